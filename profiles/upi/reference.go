package upi

import (
	"fmt"
	"unicode/utf8"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/plural"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// reference is template 27. It is meant for dynamic codes; static codes of some
// acquirers carry it too.
var reference = &network.Template{
	Name: "UPI reference", Key: "ref",
	Places: []network.Range{network.At(27)},
	GUIDs:  []string{RID, AIDRuPay},
	Match:  is(referenceRole), Beside: true,
	Fields: []network.Field{
		{ID: 1, Key: "reference", Name: "Transaction reference", Mandatory: true, Check: &network.Check{
			Name: "LEN", Sentence: "A transaction reference has 4 to 35 characters.",
			Fault: referenceFault, Severity: emvqr.Warning, Source: tagNotes, Confidence: emvqr.ConfidenceC,
		}},
		{
			ID: 2, Key: "reference_url", Name: "Reference URL", Max: 26,
			Source: tagNotes, Confidence: emvqr.ConfidenceC,
		},
	},
	Make: read,
	New: func(v network.Values) (network.Account, error) {
		return Account{Reference: v[0], ReferenceURL: v[1]}, nil
	},
}

// referenceFault judges the length of a reference, in codes and in links.
func referenceFault(value string) string {
	if n := utf8.RuneCountInString(value); n < 4 || n > 35 {
		return fmt.Sprintf("reference has %s, expected 4 to 35", plural.Of(n, "character"))
	}
	return ""
}

var referenceForm = valueRule("REF-REFERENCE-ALPHANUMERIC", "A transaction reference is letters and digits.",
	referenceRole, 1, tagNotes, emvqr.ConfidenceC, func(value string) string {
		if !network.Alphanumeric.Holds(value) {
			return "transaction reference is not letters and digits"
		}
		return ""
	})

var dynamicReference = network.Rule{
	Name: "DYNAMIC-REFERENCE", Sentence: "A dynamic code with a UPI payee has a transaction reference in 27.",
	Severity: emvqr.Warning, Source: tagNotes, Confidence: emvqr.ConfidenceC,
	Judge: func(code emvqr.Code, broken func(emvqr.Object, string)) {
		if initiation, _ := code.Get(emvqr.P(1)); !isDynamic(initiation) {
			return
		}
		for range templatesOf(code, referenceRole) {
			return
		}
		broken(code.Place(emvqr.P(27)), "the code is dynamic and 27 is missing")
	},
}
