package promptpay

import (
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// VAT is the tax block of a Thai code, object 80, which lets the payer's bank
// hand the tax on to an electronic receipt. It belongs to the code and not to one
// of its accounts.
type VAT struct {
	// Branch is the seller's tax branch, 4 characters.
	Branch string
	// Rate is the percentage, such as 7.00; it may be absent.
	Rate emvqr.Amount
	// Amount is the tax in baht.
	Amount emvqr.Amount
}

// vatID is the root object of the tax block.
const vatID = 80

const (
	vatBranch = iota
	vatRate
	vatAmount
)

var vatRows = []network.Row{
	vatBranch: {At: network.In(0), Key: "branch", Name: "Seller tax branch ID", ID: "PROMPTPAY-VAT-BRANCH", Format: network.Ans, Min: 4, Max: 4, Presence: network.Mandatory},
	vatRate:   {At: network.In(1), Key: "rate", Name: "VAT rate", ID: "PROMPTPAY-VAT-RATE", Min: 1, Max: 5, Checks: decimalNumber},
	vatAmount: {At: network.In(2), Key: "amount", Name: "VAT amount", ID: "PROMPTPAY-VAT-AMOUNT", Min: 1, Max: 13, Presence: network.Mandatory, Checks: decimalNumber},
}

// vat is object 80, which is anybody's; what others put there starts with a GUID. The
// branch number is in its place, and no GUID is as short as one, even one with a
// digit too many.
var vat = &network.Kind{
	Network: Slug, Key: "vat", Name: "VAT block", Role: network.Data,
	Fact: network.Fact{Severity: emvqr.Warning, Source: "independent libraries agree, no real code seen", Confidence: emvqr.ConfidenceB},
	Keys: []string{vatBranch: "branch", vatRate: "rate", vatAmount: "amount"},
	Objects: []*network.Object{{
		Key: "vat", Name: "VAT block", At: network.At(vatID), Rows: vatRows,
		By: []network.Mark{{Is: isVAT, Says: "00 has at most five characters", When: []network.Cond{network.Is(network.Root(58), "TH")}}},
	}},
}

func isVAT(o emvqr.Object) bool {
	branch, _ := o.GUID()
	return branch != "" && len(branch) <= 5
}

var decimalNumber = []*network.Check{{
	Name: "NUMBER", Sentence: "VAT rate and amount are digits with at most one full stop.", Breaks: "7,0",
	Fault: func(value string) string {
		if _, err := emvqr.ParseAmount(value); err != nil {
			return "expected digits with at most one full stop, such as 7.00"
		}
		return ""
	},
}}

// VATOf returns the tax block of a Thai code. It is not ok where there is none.
// A number that cannot be read is absent from the result; Network.Validate says
// so.
func VATOf(code emvqr.Code) (block VAT, ok bool) {
	o, ok := vatObject(code)
	if !ok {
		return VAT{}, false
	}
	block.Branch, _ = o.Get(0)
	rate, _ := o.Get(1)
	amount, _ := o.Get(2)
	block.Rate, _ = emvqr.ParseAmount(rate)
	block.Amount, _ = emvqr.ParseAmount(amount)
	return block, true
}

// vatObject finds the tax block.
func vatObject(code emvqr.Code) (o emvqr.Object, ok bool) {
	o, ok = code.Object(emvqr.P(vatID))
	return o, ok && code.CountryCode() == "TH" && isVAT(o)
}

// Data is the block as an object to be written, for [emvqr.Merchant.Unreserved]
// or, with its Template, for [emvqr.SetTemplate]. Numbers keep the decimals they
// have. Network.Validate judges what comes out.
func (b VAT) Data() emvqr.Data {
	data := emvqr.Data{ID: vatID}
	for i, value := range []string{vatBranch: b.Branch, vatRate: b.Rate.String(), vatAmount: b.Amount.String()} {
		if value != "" {
			data.Template = append(data.Template, emvqr.Data{ID: uint8(i), Value: value})
		}
	}
	return data
}
