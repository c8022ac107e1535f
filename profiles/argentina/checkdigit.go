package argentina

import (
	"fmt"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Both check digits were found in codes, where most numbers keep them and dummies do
// not.
var observed = network.Fact{Severity: emvqr.Warning, Source: "4 of 6 tax numbers and 3 of 4 accounts met", Confidence: emvqr.ConfidenceD}

var cuitDigit = []*network.Check{{
	Name: "MOD11", Sentence: "The last digit of a CUIT is its check digit, modulo 11.", Fault: cuitFault, Fact: observed,
}}

func cuitFault(value string) string {
	digits := strings.ReplaceAll(value, "-", "")
	if len(digits) != 11 || !network.Digits.Holds(digits) {
		return "expected 11 digits"
	}
	sum := 0
	for i := range 10 {
		sum += int(digits[i]-'0') * int("5432765432"[i]-'0')
	}
	want := (11 - sum%11) % 11
	if want == 10 {
		return "no number with these ten digits is given out"
	}
	if int(digits[10]-'0') != want {
		return fmt.Sprintf("check digit should be %d", want)
	}
	return ""
}

var cbuDigits = []*network.Check{{
	Name: "MOD10", Sentence: "The eighth and the last digit of a CBU are check digits, modulo 10.", Fault: cbuFault, Fact: observed,
}}

func cbuFault(value string) string {
	if len(value) != 22 || !network.Digits.Holds(value) {
		return "expected 22 digits"
	}
	for _, block := range [...]string{value[:8], value[8:]} {
		sum, last := 0, len(block)-1
		for i := range last {
			sum += int(block[last-1-i]-'0') * [...]int{3, 1, 7, 9}[i%4]
		}
		if want := (10 - sum%10) % 10; int(block[last]-'0') != want {
			return fmt.Sprintf("the check digit of %s… should be %d", block[:2], want)
		}
	}
	return ""
}
