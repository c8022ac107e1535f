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
