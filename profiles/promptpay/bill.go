package promptpay

import (
	"fmt"
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// BillPayment is a payment to a biller, template 30. Most shops that are customers of
// a bank are billers.
type BillPayment struct {
	network.Location
	// BillerID is 15 digits: a tax or national id of 13 and a suffix of 2.
	BillerID string
	// Ref1 and Ref2 are the biller's references, up to 20 characters; some banks take
	// capital letters and digits only.
	Ref1, Ref2 string
	// Ref3 is what is in 62-07: the third reference of SCB and other banks, the
	// terminal of others. The code does not tell which.
	Ref3 string
	// CrossBorder marks the biller as one for foreign wallets, by its AID.
	CrossBorder bool
}

const (
	billerID = iota
	ref1
	ref2
	ref3
	billAID
)

// billRows are those of a biller, in a code and on a barcode.
var billRows = []network.Row{
	{At: network.In(1), Key: "biller_id", Name: "Biller ID", ID: "PROMPTPAY-BILL-BILLER-ID", Means: network.Payee, Format: network.Grouped, Min: 15, Max: 15, Presence: network.Mandatory, Checks: []*network.Check{billerCheck}},
	{At: network.In(2), Key: "ref1", Name: "Reference 1", ID: "PROMPTPAY-BILL-REF1", Means: network.Reference, Format: network.Ans, Min: 1, Max: 20, Presence: network.Mandatory, Checks: []*network.Check{capitals}},
	{At: network.In(3), Key: "ref2", Name: "Reference 2", ID: "PROMPTPAY-BILL-REF2", Means: network.Reference2, Format: network.Ans, Min: 1, Max: 20, Checks: []*network.Check{capitals}},
}

var bill = &network.Kind{
	Network: Slug, Key: "bill", Name: "PromptPay bill payment",
	Objects: []*network.Object{{
		Key: "bill", Name: "PromptPay bill payment", ID: "PROMPTPAY-BILL", At: network.At(30), By: byAID(AIDBill, AIDBillCrossBorder),
		For:  []string{"biller_id", "ref1", "ref2"},
		Rows: append([]network.Row{{At: network.In(0), Key: "aid", Name: "AID", Hidden: true}}, billRows...),
	}},
	Rows: []network.Row{
		// 62-07 is the terminal of other billers, so nothing is asked of it here.
		{At: network.Root(62, 7), Key: "ref3", Name: "Reference 3"},
	},
	Keys: []string{billerID: "biller_id", ref1: "ref1", ref2: "ref2", ref3: "ref3", billAID: "aid"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return BillPayment{at, v.At(billerID), v.At(ref1), v.At(ref2), v.At(ref3), network.EqualGUID(v.At(billAID), AIDBillCrossBorder)}
	},
	Examples: []network.Example{
		{Values: []string{billerID: "010753600031508", ref1: "TABLE12", ref2: "INV7", billAID: AIDBill}},
		{Values: []string{billerID: "010753600031508", ref1: "TABLE12", ref3: "TILL3", billAID: AIDBillCrossBorder}},
	},
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a BillPayment) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account].
func (a BillPayment) Table() (*network.Kind, []string) {
	aid := AIDBill
	if a.CrossBorder {
		aid = AIDBillCrossBorder
	}
	return bill, []string{billerID: a.BillerID, ref1: a.Ref1, ref2: a.Ref2, ref3: a.Ref3, billAID: aid}
}

var billerCheck = &network.Check{
	Name: "MOD11", Sentence: "The first 13 digits of a biller id are a Thai tax or national id with its mod-11 check digit.",
	Fault: func(value string) string { return mod11Fault(value[:min(13, len(value))]) },
	Fact:  network.Fact{Severity: emvqr.Warning, Source: "holds for 12 of 12 real billers met", Confidence: emvqr.ConfidenceB},
}

// mod11Fault judges a Thai id: twelve digits, weighted 13 down to 2, and their check
// digit.
func mod11Fault(id string) string {
	if len(id) != 13 || !network.Digits.Holds(id) {
		return "expected 13 digits"
	}
	sum := 0
	for i := range 12 {
		sum += int(id[i]-'0') * (13 - i)
	}
	want := '0' + byte((11-sum%11)%10)
	if id[12] == want {
		return ""
	}
	return fmt.Sprintf("check digit should be %c", want)
}

// capitals is one bank's rule, and a code of that very bank has been seen to break it.
var capitals = &network.Check{
	Name: "CAPITALS", Sentence: "References are capital letters and digits.",
	Fault: func(value string) string {
		if network.CapitalsAndDigits.Holds(value) {
			return ""
		}
		return "some banks take only capital letters and digits"
	},
	Breaks: "table-12",
	Fact:   network.Fact{Severity: emvqr.Warning, Source: "SCB developer pages; not all real codes keep it", Confidence: emvqr.ConfidenceA},
}
