package emvqr

import (
	"strings"
)

// isGUID reports whether value has one of the three forms of EMVCo §4.7.11.2: an
// AID of ISO 7816-4, 5 to 16 bytes in hexadecimal; a UUID, which without hyphens
// is one of 16; or a reverse domain name, labels of letters, digits, hyphens and
// underscores with full stops between. A UUID with hyphens is longer than 32.
func isGUID(value string) bool {
	if len(value) < 1 || len(value) > 32 {
		return false
	}
	// One pass without a branch serves all forms: a GUID is short, and which
	// form it has cannot be guessed.
	var kinds, adjacent byteKind
	last := fullStop // so that one at the start counts as two in a row
	for i := 0; i < len(value); i++ {
		kind := guidBytes[value[i]]
		kinds |= kind
		adjacent |= kind & last
		last = kind
	}
	if kinds == hexDigit {
		return len(value) >= 10 && len(value)%2 == 0
	}
	return kinds&otherByte == 0 && kinds&fullStop != 0 && (adjacent|last)&fullStop == 0
}

// isGUIDLength is the part of the rule that all templates share: 1 to 32
// characters from space to tilde.
func isGUIDLength(value string) bool {
	return len(value) >= 1 && len(value) <= 32 && notAnsAt(value) < 0
}

// byteKind is a set of what bytes may be in a GUID.
type byteKind uint8

const (
	hexDigit  byteKind = 1 << iota // stands in a label, too
	labelByte                      // stands in a label of a domain name only
	fullStop
	otherByte
)

// guidBytes tells what each byte is in a GUID.
var guidBytes = func() (kinds [256]byteKind) {
	for c := range kinds {
		switch {
		case strings.IndexByte("0123456789ABCDEFabcdef", byte(c)) >= 0:
			kinds[c] = hexDigit
		case c|0x20 >= 'a' && c|0x20 <= 'z', c == '-', c == '_':
			kinds[c] = labelByte
		case c == '.':
			kinds[c] = fullStop
		default:
			kinds[c] = otherByte
		}
	}
	return kinds
}()
