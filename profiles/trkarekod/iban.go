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
	Name: "MOD97", Sentence: "The two digits after the country of an IBAN are its check digits.", Fault: ibanFault,
	Fact: network.Fact{Severity: emvqr.Error, Source: "ISO 13616, ISO/IEC 7064 MOD 97-10", Confidence: emvqr.ConfidenceA},
}}

// ibanFault takes the number with its first four characters at the end and letters as
// 10 to 35: it leaves 1 when it is divided by 97.
func ibanFault(iban string) string {
	if len(iban) < 4 {
		return "expected TR and 24 digits"
	}
	rest := 0
	for _, c := range []byte(iban[4:] + iban[:4]) {
		if c >= 'A' {
			rest = (rest*100 + int(c-'A') + 10) % 97
			continue
		}
		rest = (rest*10 + int(c-'0')) % 97
	}
	if rest != 1 {
		return "the check digits are not right"
	}
	return ""
}
