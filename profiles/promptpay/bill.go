package promptpay

import (
	"fmt"
	"iter"
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// BillPayment is a payment to a biller, template 30. Most shops that are
// customers of a bank are billers.
type BillPayment struct {
	network.Location
	// BillerID is 15 digits: a tax or national id of 13 and a suffix of 2.
	BillerID string
	// Ref1 and Ref2 are the biller's references, up to 20 characters; some banks
	// take capital letters and digits only.
	Ref1, Ref2 string
	// Ref3 is what stands in 62-07: the third reference of SCB and other banks,
	// the terminal of others. The code does not tell which.
	Ref3 string
	// CrossBorder marks the biller as one for foreign wallets, by its AID.
	CrossBorder bool
}

var bill = &network.Template{
	Name: "PromptPay bill payment", Key: "bill",
	Places: []network.Range{network.At(30)},
	GUIDs:  []string{AIDBill, AIDBillCrossBorder},
	Source: guideline, Confidence: emvqr.ConfidenceB,
	Fields: []network.Field{
		{ID: 1, Key: "biller_id", Name: "Biller ID", Format: network.Digits, Min: 15, Max: 15, Mandatory: true, Check: billerCheck},
		{ID: 2, Key: "ref1", Name: "Reference 1", Format: network.Ans, Min: 1, Max: 20, Mandatory: true, Check: capitals},
		{ID: 3, Key: "ref2", Name: "Reference 2", Format: network.Ans, Min: 1, Max: 20, Check: capitals},
		// 62-07 is the terminal of other billers, so nothing is asked of it here.
		{ID: network.Outside, Key: "ref3", Name: "Reference 3"},
	},
	Make: func(code emvqr.Code, o emvqr.Object, v network.Values) (network.Account, bool) {
		guid, _ := o.GUID()
		ref3, _ := code.Get(emvqr.P(62, 7))
		return BillPayment{
			Location: network.LocationOf(o.Path.Root()), BillerID: v[0], Ref1: v[1], Ref2: v[2], Ref3: ref3,
			CrossBorder: network.EqualGUID(guid, AIDBillCrossBorder),
		}, true
	},
	New: func(v network.Values) (network.Account, error) {
		return BillPayment{BillerID: ungrouped(v[0]), Ref1: v[1], Ref2: v[2], Ref3: v[3]}, nil
	},
}

// Network implements [network.Account].
func (BillPayment) Network() string { return "promptpay" }

// Fields implements [network.Account].
func (a BillPayment) Fields() iter.Seq2[string, string] {
	return bill.Walk(network.ValuesOf(a.BillerID, a.Ref1, a.Ref2, a.Ref3))
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a BillPayment) LogValue() slog.Value { return network.LogAccount(a) }

// Parts implements [network.Account].
func (a BillPayment) Parts() []network.Part {
	guid := AIDBill
	if a.CrossBorder {
		guid = AIDBillCrossBorder
	}
	return []network.Part{bill.PartWith(guid, network.ValuesOf(a.BillerID, a.Ref1, a.Ref2))}
}

// Wants implements [network.Wanter]: reference 3 stands in 62-07.
func (a BillPayment) Wants() []network.Want {
	if a.Ref3 == "" {
		return nil
	}
	return []network.Want{{Path: emvqr.P(62, 7), Value: a.Ref3}}
}

// mod11 is the check digit of Thai national and tax ids: the twelve digits in
// front, weighted 13 down to 2.
var mod11 = &network.Check{
	Name: "MOD11", Sentence: "The last digit of a Thai national or tax id is its mod-11 check digit.",
	Fault: mod11Fault, Severity: emvqr.Warning, Source: "holds for every real company id met", Confidence: emvqr.ConfidenceB,
}

var billerCheck = &network.Check{
	Name: "MOD11", Sentence: "The first 13 digits of a biller id are a Thai tax or national id with its mod-11 check digit.",
	Fault:    func(value string) string { return mod11Fault(value[:min(13, len(value))]) },
	Severity: emvqr.Warning, Source: "holds for 12 of 12 real billers met", Confidence: emvqr.ConfidenceB,
}

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

// capitals is one bank's rule, and a code of that very bank has been seen to
// break it.
var capitals = &network.Check{
	Name: "CAPITALS", Sentence: "References are capital letters and digits.",
	Fault: func(value string) string {
		if network.CapitalsAndDigits.Holds(value) {
			return ""
		}
		return "some banks take only capital letters and digits"
	},
	Severity: emvqr.Warning, Source: "SCB developer pages; not all real codes keep it", Confidence: emvqr.ConfidenceA,
}
