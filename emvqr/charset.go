package emvqr

import (
	"golang.org/x/text/unicode/norm"
)

// isAns reports whether text keeps to the Common Character Set, space to tilde.
func isAns[T string | []byte](text T) bool {
	const step = 16
	last := len(text) - step
	if last < 0 {
		return notAnsAt(text) < 0
	}
	for at := 0; at < last; at += step {
		if s := text[at : at+step]; outsideAns(load8(s), load8(s[8:])) {
			return false
		}
	}
	return !outsideAns(load8(text[last:]), load8(text[last+8:]))
}

// outsideAns reports whether one of sixteen bytes is not ans.
func outsideAns(x, y uint64) bool {
	const ones = 0x0101010101010101
	// The high bit of a byte comes up where the byte is above tilde, or where
	// taking a space away borrows.
	return ((x+ones)|(x-' '*ones)|(y+ones)|(y-' '*ones))&(0x80*ones) != 0
}

func isAnsByte(b byte) bool { return b-' ' <= '~'-' ' }

// notAnsAt is where the first character stands that is not ans, -1 for none.
func notAnsAt[T string | []byte](text T) int {
	for i := 0; i < len(text); i++ {
		if !isAnsByte(text[i]) {
			return i
		}
	}
	return -1
}

// isPrecomposed reports whether text is in NFC. The quick span, which is all of
// most texts, allocates nothing.
func isPrecomposed(text string) bool {
	return norm.NFC.QuickSpanString(text) == len(text) || norm.NFC.IsNormalString(text)
}
