package query

import "strings"

// Decode undoes percent-encoding. A bare %, without two hexadecimal digits
// after it, is how old examples write a blank.
func Decode(raw string, plusIsBlank bool) string {
	if !strings.Contains(raw, "%") && !(plusIsBlank && strings.Contains(raw, "+")) {
		return raw
	}
	var b strings.Builder
	b.Grow(len(raw))
	for i := 0; i < len(raw); i++ {
		switch c := raw[i]; {
		case c == '%' && IsTriplet(raw[i:]):
			b.WriteByte(unhex(raw[i+1])<<4 | unhex(raw[i+2]))
			i += 2
		case c == '%', c == '+' && plusIsBlank:
			b.WriteByte(' ')
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// Percent undoes percent-encoding where there is any, and leaves a % that is none:
// most readers do. plus: a + is a blank.
func Percent(text string, plus bool) string {
	if !strings.Contains(text, "%") && !(plus && strings.Contains(text, "+")) {
		return text
	}
	decoded := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		switch {
		case IsTriplet(text[i:]):
			decoded = append(decoded, unhex(text[i+1])<<4|unhex(text[i+2]))
			i += 2
		case plus && text[i] == '+':
			decoded = append(decoded, ' ')
		default:
			decoded = append(decoded, text[i])
		}
	}
	return string(decoded)
}

// IsTriplet reports whether text begins with % and two hexadecimal digits.
func IsTriplet(text string) bool {
	return len(text) >= 3 && text[0] == '%' && unhex(text[1]) < 16 && unhex(text[2]) < 16
}

// unhex is the value of a hexadecimal digit, or more than 15.
func unhex(c byte) byte {
	switch {
	case c >= '0' && c <= '9':
		return c - '0'
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return c | 0x20 - 'a' + 10
	}
	return 255
}
