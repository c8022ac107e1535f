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

var vat = &network.Template{
	Name: "VAT block", Key: "vat", Confidence: emvqr.ConfidenceB,
	Source: "independent libraries agree, no real code seen",
	Fields: []network.Field{
		{ID: 0, Key: "branch", Name: "Seller tax branch ID", Format: network.Ans, Min: 4, Max: 4, Mandatory: true},
		{ID: 1, Key: "rate", Name: "VAT rate", Min: 1, Max: 5, Check: decimalNumber},
		{ID: 2, Key: "amount", Name: "VAT amount", Min: 1, Max: 13, Mandatory: true, Check: decimalNumber},
	},
}

var decimalNumber = &network.Check{
	Name: "NUMBER", Sentence: "VAT rate and amount are digits with at most one full stop.",
	Fault: func(value string) string {
		if _, err := emvqr.ParseAmount(value); err != nil {
			return "expected digits with at most one full stop, such as 7.00"
		}
		return ""
	},
}

// VATOf returns the tax block of a Thai code. It is not ok where there is none.
// A number that cannot be read is absent from the result; Network.Validate says
// so.
func VATOf(code emvqr.Code) (block VAT, ok bool) {
	o, ok := vatObject(code)
	if !ok {
		return VAT{}, false
	}
	v := vat.Values(o)
	block.Branch = v[0]
	block.Rate, _ = emvqr.ParseAmount(v[1])
	block.Amount, _ = emvqr.ParseAmount(v[2])
	return block, true
}

// vatObject finds the tax block. Object 80 is anybody's, and what others put
// there starts with a GUID. The branch number stands in its place, and no GUID is
// as short as one, even one with a digit too many.
func vatObject(code emvqr.Code) (o emvqr.Object, ok bool) {
	o, ok = code.Object(emvqr.P(vatID))
	branch, _ := o.GUID()
	return o, ok && code.CountryCode() == "TH" && branch != "" && len(branch) <= 5
}

// Data is the block as an object to be written, for [emvqr.Merchant.Unreserved]
// or, with its Template, for [emvqr.SetTemplate]. Numbers keep the decimals they
// have. Network.Validate judges what comes out.
func (b VAT) Data() emvqr.Data {
	data := emvqr.Data{ID: vatID}
	values := network.ValuesOf(b.Branch, b.Rate.String(), b.Amount.String())
	for i := range vat.Fields {
		if values[i] != "" {
			data.Template = append(data.Template, emvqr.Data{ID: vat.Fields[i].ID, Value: values[i]})
		}
	}
	return data
}

var vatBlock = network.Rule{
	Name: "VAT", Sentence: "A VAT block holds a branch of 4 characters, a rate of up to 5 if any, and an amount of up to 13.",
	Severity: emvqr.Warning, Source: vat.Source, Confidence: vat.Confidence,
	Judge: func(code emvqr.Code, broken func(emvqr.Object, string)) {
		o, ok := vatObject(code)
		if !ok {
			return
		}
		for row, f := range vat.Judge("promptpay", vat.Values(o)) {
			broken(o.Place(vat.Fields[row].ID), f.Message)
		}
	},
}
