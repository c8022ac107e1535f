package trkarekod

import (
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

var ibanForm = network.FormatOf("TR and 24 digits", func(v string) bool {
	digits, ok := strings.CutPrefix(v, "TR")
	return ok && network.Digits.Holds(digits)
}).Cleaned(func(text string) string { return strings.ToUpper(network.Ungrouped(text)) })

var ibanDigits = []*network.Check{{
	Name: "MOD97", Sentence: "The two digits after the country of an IBAN are its check digits.", Fault: network.IBANFault,
	Fact: network.Fact{Severity: emvqr.Error, Source: "ISO 13616, ISO/IEC 7064 MOD 97-10", Confidence: emvqr.ConfidenceA},
}}
