package qris

import (
	"strings"

	"github.com/openmerchantqr/emvqr/profiles/network"
)

// compact takes out what people put into numbers to read them, and writes letters in
// upper case, as all of QRIS's own codes are.
func compact(text string) string {
	return strings.ToUpper(strings.NewReplacer(" ", "", "-", "", ".", "").Replace(text))
}

var (
	number     = network.Digits.Cleaned(compact)
	trimmed    = network.Ans.Cleaned(strings.TrimSpace)
	anyTrimmed = (&network.Format{}).Cleaned(strings.TrimSpace)
	class      = (&network.Format{}).Cleaned(compact)

	// domain is the form that EMVCo gives a reverse domain name: labels with full
	// stops between.
	domain = network.FormatOf("a reverse domain name, such as ID.CO.BANK.WWW", isDomain).Cleaned(strings.TrimSpace)

	domainOrDefault = network.FormatOf("a reverse domain name, such as ID.CO.BANK.WWW, or 00",
		func(value string) bool { return value == DefaultGUID || isDomain(value) }).Cleaned(strings.TrimSpace)

	nmidFormat = network.FormatOf("ID and 13 digits", func(value string) bool {
		digits, ok := strings.CutPrefix(value, nmidPrefix)
		return ok && network.Digits.Holds(digits)
	}).Cleaned(compact)
)

// isDomain reports whether a value is labels of letters, digits, - and _ with full
// stops between, two at least.
func isDomain(value string) bool {
	stops, empty := 0, true
	for i := range len(value) {
		switch c := value[i]; {
		case c == '.':
			if empty {
				return false
			}
			stops, empty = stops+1, true
		case c-'0' <= 9, (c|0x20)-'a' < 26, c == '-', c == '_':
			empty = false
		default:
			return false
		}
	}
	return stops > 0 && !empty
}
