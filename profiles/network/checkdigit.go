package network

import "fmt"

// LuhnDigit is the check digit that belongs behind digits by ISO/IEC 7812-1. It
// is not ok where a character is no digit.
func LuhnDigit(digits string) (check byte, ok bool) {
	sum := 0
	for i := range len(digits) {
		if !isDigit(digits[i]) {
			return 0, false
		}
		d := int(digits[i] - '0')
		if (len(digits)-i)%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return '0' + byte((10-sum%10)%10), digits != ""
}

// LuhnFault judges the last digit of digits, for [Check.Fault].
func LuhnFault(digits string) string {
	if len(digits) < 2 {
		return "too short for a check digit"
	}
	last := len(digits) - 1
	want, ok := LuhnDigit(digits[:last])
	switch {
	case !ok || !isDigit(digits[last]):
		return "not all digits"
	case digits[last] != want:
		return fmt.Sprintf("check digit should be %c", want)
	}
	return ""
}

// IBANFault judges the check digits of an account number in the form of ISO 13616, two
// letters, two digits and the rest, for [Check.Fault].
func IBANFault(iban string) string {
	if len(iban) < 5 || !CapitalsAndDigits.Holds(iban) {
		return "not an IBAN"
	}
	want := 98 - mod97(mod97(mod97(0, iban[4:]), iban[:2]), "00")
	if iban[2] != '0'+byte(want/10) || iban[3] != '0'+byte(want%10) {
		return fmt.Sprintf("check digits should be %02d", want)
	}
	return ""
}

// Mod97 is the rest modulo 97 of a number of digits, in which A to Z stand for 10 to 35
// (ISO/IEC 7064). Other characters have no meaning.
func Mod97(text string) int { return mod97(0, text) }

// mod97 is the rest modulo 97 of a number that goes on with text, of which A to Z
// stand for 10 to 35.
func mod97(rest int, text string) int {
	for i := range len(text) {
		if c := text[i]; isDigit(c) {
			rest = (rest*10 + int(c-'0')) % 97
		} else {
			rest = (rest*100 + int(c-'A') + 10) % 97
		}
	}
	return rest
}
