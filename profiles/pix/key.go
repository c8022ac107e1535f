package pix

import (
	"fmt"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// The kinds of key that the manual lists, told by their form.
const (
	cpfLength   = 11
	cnpjLength  = 14
	phoneLength = 14
	uuidLength  = 36
	phonePrefix = "+55"
)

var keyForm = &network.Check{
	Name: "FORM", Sentence: "A key is a CPF, a CNPJ, a phone number with +55, an e-mail address or a UUID.",
	Fault: func(v string) string {
		if isPerson(v) || isPhone(v) || network.UUID.Holds(v) || isEmail(v) {
			return ""
		}
		return "expected 11 or 14 digits, +55 and a phone number of 11 digits, an e-mail address, or a UUID"
	},
	Breaks: "shop",
	// Bank of examples and tests break it, so it is no error.
	Fact: manual.Warning(),
}

// isPerson is a CPF, or a CNPJ, which may have letters.
func isPerson(v string) bool {
	return len(v) == cpfLength && network.Digits.Holds(v) || len(v) == cnpjLength && network.CapitalsAndDigits.Holds(v)
}

func isPhone(v string) bool {
	digits, ok := strings.CutPrefix(v, phonePrefix)
	return ok && len(v) == phoneLength && network.Digits.Holds(digits)
}

// isEmail leaves out what an address has in quotation marks alone.
func isEmail(v string) bool {
	name, domain, ok := strings.Cut(v, "@")
	return ok && name != "" && domain != "" && !strings.ContainsAny(v, ` "(),:;<>[\]`) && !strings.Contains(domain, "@")
}

var keyDigits = &network.Check{
	Name: "MOD11", Sentence: "A CPF and a CNPJ end in two check digits, modulo 11.",
	Fault: func(v string) string {
		if !isPerson(v) {
			return ""
		}
		if want := checkDigits(v[:len(v)-2]); v[len(v)-2:] != want {
			return fmt.Sprintf("check digits should be %s", want)
		}
		return ""
	},
	Breaks: "12345678900",
	Fact:   network.Fact{Severity: emvqr.Warning, Source: "computed; one example of the manual fails", Confidence: emvqr.ConfidenceD},
}

// checkDigits are the two digits after a CPF's nine or a CNPJ's twelve characters.
func checkDigits(base string) string {
	longest := 11 // the weights of a CPF ascend to 11; those of a CNPJ begin again after 9
	if len(base) == cnpjLength-2 {
		longest = 9
	}
	text := base
	for range 2 {
		sum, weight := 0, 2
		for i := len(text) - 1; i >= 0; i-- {
			sum += int(text[i]-'0') * weight
			if weight++; weight > longest {
				weight = 2
			}
		}
		digit := 11 - sum%11
		if digit > 9 {
			digit = 0
		}
		text += string(rune('0' + digit))
	}
	return text[len(base):]
}
