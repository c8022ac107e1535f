package paynow

import (
	"fmt"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// A UEN is 8 digits and a letter for a business, a year, 5 digits and a letter for a
// company, and T14LL1234C and the like for others. In PayNow three characters more
// may follow it.
var uenSuffix = &network.Check{
	Name: "SUFFIX", Sentence: "A UEN has 9 or 10 characters, and 12 or 13 with a suffix.",
	Fault: func(v string) string {
		if len(v) == 11 {
			return "11 characters, expected 9 or 10, or 12 or 13 with a suffix of three"
		}
		return ""
	},
	Breaks: "201403121W1",
}

var uenLetter = &network.Check{
	Name: "LETTER", Sentence: "A UEN ends in its check letter.",
	Fault: func(v string) string {
		number := v
		if len(v) > 10 {
			number = v[:len(v)-3]
		}
		want, ok := uenCheck(number)
		if ok && number[len(number)-1] != want {
			return fmt.Sprintf("check letter should be %c", want)
		}
		return ""
	},
	Breaks: "201403121X",
	Fact:   network.Fact{Severity: emvqr.Warning, Source: "independent libraries, recomputed on nine numbers", Confidence: emvqr.ConfidenceD},
}

// uenCheck is the check letter of a UEN. It is not ok for what has none of its forms.
func uenCheck(number string) (letter byte, ok bool) {
	digits := func(s string) bool { return s != "" && network.Digits.Holds(s) }
	switch {
	case len(number) == 9 && digits(number[:8]):
		return weighed(number[:8], []int{10, 4, 9, 3, 8, 2, 7, 1}, "XMKECAWLJDB"), true
	case len(number) == 10 && digits(number[:9]):
		return weighed(number[:9], []int{10, 8, 6, 4, 9, 7, 5, 3, 1}, "ZKCMDNERGWH"), true
	case len(number) == 10 && strings.IndexByte("RST", number[0]) >= 0 && digits(number[1:3]):
		const alphabet = "ABCDEFGHJKLMNPQRSTUVWX0123456789"
		weights := [...]int{4, 3, 5, 3, 10, 2, 2, 5, 7}
		sum := 0
		for i, w := range weights {
			value := strings.IndexByte(alphabet, number[i])
			if value < 0 {
				return 0, false
			}
			sum += w * value
		}
		return alphabet[(sum+6)%11], true
	}
	return 0, false
}

func weighed(digits string, weights []int, letters string) byte {
	sum := 0
	for i := range len(digits) {
		sum += int(digits[i]-'0') * weights[i]
	}
	return letters[sum%11]
}
