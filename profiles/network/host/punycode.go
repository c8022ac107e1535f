package host

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// The parameters of Punycode (RFC 3492, 5).
const (
	punyBase         = 36
	punyTMin         = 1
	punyTMax         = 26
	punySkew         = 38
	punyDamp         = 700
	punyInitialBias  = 72
	punyInitialPoint = 128
)

// maxLabel is four times what DNS allows a label, 63 bytes. Nothing longer is
// decoded, so that decoding stays linear in the text.
const maxLabel = 255

// decodePunycode decodes a label without its "xn--" (RFC 3492, 6.2). It is not ok
// for one that is malformed, is longer than any label, or says a code point that
// is no character.
func decodePunycode(label string) (decoded string, ok bool) {
	if len(label) > maxLabel {
		return "", false
	}
	var out []rune
	if end := strings.LastIndexByte(label, '-'); end > 0 {
		out, label = []rune(label[:end]), label[end+1:]
	}
	point, at, bias, first := punyInitialPoint, 0, punyInitialBias, true
	for label != "" {
		delta, rest, ok := punycodeDelta(label, bias)
		if !ok || delta > math.MaxInt32-at {
			return "", false
		}
		room := len(out) + 1
		bias = adaptBias(delta, room, first)
		point += (at + delta) / room
		at = (at + delta) % room
		if point > utf8.MaxRune || !utf8.ValidRune(rune(point)) {
			return "", false
		}
		out = slices.Insert(out, at, rune(point))
		at, label, first = at+1, rest, false
	}
	return string(out), true
}

// punycodeDelta reads one number of a label and returns what is after it. It is
// not ok where the label ends inside the number, the number does not fit 31 bits,
// or a character is no digit.
func punycodeDelta(label string, bias int) (delta int, rest string, ok bool) {
	weight := 1
	for k := punyBase; label != ""; k += punyBase {
		digit, isDigit := punycodeDigit(label[0])
		if !isDigit || digit > (math.MaxInt32-delta)/weight {
			return 0, "", false
		}
		delta, label = delta+digit*weight, label[1:]
		threshold := min(max(k-bias, punyTMin), punyTMax)
		if digit < threshold {
			return delta, label, true
		}
		if weight > math.MaxInt32/(punyBase-threshold) {
			return 0, "", false
		}
		weight *= punyBase - threshold
	}
	return 0, "", false
}

func punycodeDigit(c byte) (digit int, ok bool) {
	switch {
	case 'a' <= c && c <= 'z':
		return int(c - 'a'), true
	case 'A' <= c && c <= 'Z':
		return int(c - 'A'), true
	case '0' <= c && c <= '9':
		return int(c-'0') + 26, true
	}
	return 0, false
}

// adaptBias is the function adapt of RFC 3492, 6.1.
func adaptBias(delta, points int, first bool) int {
	if first {
		delta /= punyDamp
	} else {
		delta /= 2
	}
	delta += delta / points
	k := 0
	for ; delta > (punyBase-punyTMin)*punyTMax/2; k += punyBase {
		delta /= punyBase - punyTMin
	}
	return k + (punyBase-punyTMin+1)*delta/(delta+punySkew)
}
