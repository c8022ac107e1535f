package promptpay

import (
	"fmt"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// mobilePrefix is how a code writes the country code of Thailand.
const mobilePrefix = "0066"

// phone is a mobile number: 13 digits in a code, international form for people.
var phone = func() *network.Format {
	f := network.Digits.Shown(internationalMobile)
	f.Typed = "ten digits, such as 0812345678, or +66812345678"
	f.Parse = func(text string) (string, error) {
		mobile, err := ParseMobile(text)
		return wireMobile(mobile), err
	}
	return f
}()

var mobileForm = &network.Check{
	Name: "PREFIX", Sentence: "A mobile number is 0066 and the number without its leading 0.",
	Fault: func(value string) string {
		switch {
		case !strings.HasPrefix(value, mobilePrefix):
			return "expected 0066 at the start"
		case isNationalForm(value[len(mobilePrefix):]):
			return "0066 is followed by the 0 that belongs to national form only"
		}
		return ""
	},
	Fact: guideline.Warning(),
}

// mobileRange is a warning: numbering plans change, and a number that cannot be paid
// to is refused by the bank.
var mobileRange = &network.Check{
	Name: "RANGE", Sentence: "A mobile number begins with 06, 08 or 09 in national form.",
	Fault: func(value string) string {
		if first := value[min(len(mobilePrefix), len(value)):]; first != "" && !strings.ContainsAny(first[:1], "0689") {
			return fmt.Sprintf("the number begins with 0%c in national form, Thai mobile numbers begin with 06, 08 or 09", first[0])
		}
		return ""
	},
	Breaks: "0066212345678",
	Fact:   network.Fact{Severity: emvqr.Warning, Source: "numbering plan of Thailand; not in the guideline", Confidence: emvqr.ConfidenceC},
}

// ParseMobile brings a Thai mobile number as people write it into international
// form, "+66812345678". It takes national form (081-234-5678), international
// form with +66, 66 or 0066, and blanks, hyphens and brackets between digits. A
// 0 behind the country code, a common slip, is dropped. It returns an error for
// anything that does not come out at nine digits behind +66, and for a landline,
// whose nine digits begin with the 0 of national form. The number with all digits
// zero, which test codes use, is let through.
func ParseMobile(text string) (string, error) {
	if text == "" {
		return "", nil
	}
	digits := digitsOf(text)
	national := strings.TrimPrefix(digits, mobilePrefix)
	if national == digits && len(digits) >= 11 {
		national = strings.TrimPrefix(digits, "66")
	}
	if len(national) == 10 {
		national = strings.TrimPrefix(national, "0")
	}
	if len(national) != 9 || isNationalForm(national) || strings.Trim(text, "+0123456789 -().") != "" {
		return "", fmt.Errorf("promptpay: %+q is not a Thai mobile number, such as 081-234-5678 or +66 81 234 5678", text)
	}
	return "+66" + national, nil
}

// isNationalForm reports whether a number begins with the 0 that only national
// form has. A number of zeros alone is a test value.
func isNationalForm(number string) bool {
	return strings.HasPrefix(number, "0") && strings.Trim(number, "0") != ""
}

// internationalMobile turns the 13 digits of a code into international form.
// What has another form is left as it is.
func internationalMobile(wire string) string {
	if rest, ok := strings.CutPrefix(wire, mobilePrefix); ok && len(wire) == 13 {
		return "+66" + rest
	}
	return wire
}

// wireMobile is the inverse of internationalMobile.
func wireMobile(mobile string) string {
	if rest, ok := strings.CutPrefix(mobile, "+66"); ok {
		return mobilePrefix + rest
	}
	return mobile
}

func digitsOf(text string) string {
	return strings.Map(func(c rune) rune {
		if c < '0' || c > '9' {
			return -1
		}
		return c
	}, text)
}
