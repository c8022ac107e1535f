package host

import (
	"slices"
	"unicode"
)

//go:generate go run ./internal/confusablegen/cmd

// confusable returns what a character outside ASCII looks like in ASCII, in lower
// case; "" for nothing. Where only the letter's other case is in the data (the
// Cyrillic к of К), that counts.
func confusable(r rune) string {
	for _, c := range [...]rune{r, unicode.ToUpper(r), unicode.ToLower(r)} {
		if i, ok := slices.BinarySearch(singles[:], uint32(c)<<8); ok || i < len(singles) && singles[i]>>8 == uint32(c) {
			return asciiText[singles[i]&0x7F : singles[i]&0x7F+1]
		}
	}
	for _, g := range groups {
		if g.r == r {
			return g.ascii
		}
	}
	return ""
}

// asciiText is all ASCII characters in order, so that one of them is a piece of it.
const asciiText = "\x00\x01\x02\x03\x04\x05\x06\x07\b\t\n\v\f\r\x0e\x0f" +
	"\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f" +
	" !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\x7f"

// unseen reports whether a character takes no room on a screen or none of its own:
// marks, controls, formats, fillers, blanks.
func unseen(r rune) bool {
	switch r {
	case '\u115F', '\u1160', '\u3164', '\uFFA0', '\u2800', '\u034F', '\u17B4', '\u17B5':
		return true
	}
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc, unicode.Cf, unicode.Cc, unicode.Zs, unicode.Zl, unicode.Zp)
}
