package native

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/openmerchantqr/emvqr/profiles/network"
)

// The lengths of an IBAN.
const shortestIBAN, longestIBAN = 15, 34

// ibanFault judges an IBAN. The blanks that people group it by are passed over; a BIC
// after a plus, as SPAYD has it, is not looked at.
func ibanFault(value string) string {
	iban, _, _ := strings.Cut(strings.ReplaceAll(value, " ", ""), "+")
	if len(iban) < shortestIBAN || len(iban) > longestIBAN || !network.CapitalsAndDigits.Holds(iban) || !network.Digits.Holds(iban[2:4]) {
		return "not an IBAN: expected a country, two check digits and the account"
	}
	if fault := network.IBANFault(iban); fault != "" {
		return "IBAN: " + fault
	}
	return ""
}

// accountFault judges an account number whose last two digits are check digits.
func accountFault(length int) func(string) string {
	return func(value string) string {
		if len(value) != length || !network.Digits.Holds(value) {
			return fmt.Sprintf("expected %d digits", length)
		}
		if network.Mod97(value) != 1 {
			return "the check digits of the account are wrong"
		}
		return ""
	}
}

// polishFault judges a Polish account number, which is an IBAN without its country.
func polishFault(value string) string {
	if len(value) != 26 || !network.Digits.Holds(value) {
		return "expected 26 digits"
	}
	return ibanFault("PL" + value)
}

// creditorReferenceFault judges a reference of ISO 11649, and leaves others alone.
func creditorReferenceFault(value string) string {
	reference := strings.ReplaceAll(value, " ", "")
	if !strings.HasPrefix(reference, "RF") {
		return ""
	}
	if len(reference) < 5 || len(reference) > 25 {
		return "a creditor reference has 5 to 25 characters"
	}
	if turned := strings.ToUpper(reference[4:] + reference[:4]); !network.CapitalsAndDigits.Holds(turned) || network.Mod97(turned) != 1 {
		return "the check digits of the creditor reference are wrong"
	}
	return ""
}

// carries is the table of the check digit of a Swiss QR reference, modulo 10 recursive.
var carries = [10]int{0, 9, 4, 6, 8, 2, 7, 1, 3, 5}

// qrReferenceFault judges the 27 digits of a Swiss QR reference.
func qrReferenceFault(value string) string {
	if len(value) != 27 || !network.Digits.Holds(value) {
		return "a QR reference has 27 digits"
	}
	carry := 0
	for i := range 26 {
		carry = carries[(carry+int(value[i]-'0'))%10]
	}
	if (10-carry)%10 != int(value[26]-'0') {
		return "the check digit of the QR reference is wrong"
	}
	return ""
}

// lengthSum is the sum that closes a UPN: the characters of its first 19 lines, and a
// line feed after each.
func lengthSum(v *values) (sum int, written string) {
	for i, p := range v.found {
		switch {
		case i < 19:
			sum += utf8.RuneCountInString(p.value) + 1
		case i == 19:
			written = p.value
		}
	}
	return sum, written
}
