package cards

import (
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// panLength is the digits of a whole merchant PAN.
const panLength = 16

// luhnOf16 judges the check digit where there is one: the shorter numbers are not
// whole, or not card numbers, and pass or fail by chance.
var luhnOf16 = []*network.Check{{
	Name: "LUHN", Sentence: "A merchant PAN of 16 digits ends in its Luhn check digit.",
	Fault: func(number string) string {
		if len(number) != panLength {
			return ""
		}
		return network.LuhnFault(number)
	},
	Fact: network.Fact{Severity: emvqr.Warning, Source: "holds for all real codes with 16 digits met", Confidence: emvqr.ConfidenceB},
}}

// Complete is the whole card number of a Mastercard account. Most acquirers
// write 15 digits and leave the Luhn digit to the payer's side, as Mastercard's
// SDK does for merchant ids; Complete puts it on. A number that is whole already
// comes back as it is. It is not ok for anything else: other schemes write whole
// numbers or numbers of another kind, and a wrong check digit is not put right.
func (a Account) Complete() (pan string, ok bool) {
	if a.Scheme != "mastercard" {
		return "", false
	}
	switch len(a.Number) {
	case panLength - 1:
		digit, ok := network.LuhnDigit(a.Number)
		if !ok {
			return "", false
		}
		return a.Number + string(digit), true
	case panLength:
		if network.LuhnFault(a.Number) == "" {
			return a.Number, true
		}
	}
	return "", false
}
