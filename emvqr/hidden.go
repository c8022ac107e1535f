package emvqr

import "unicode"

// isHidden reports whether c is not seen itself or steers how others are seen:
// controls (category Cc) and the bidirectional controls, zero-width joiners and
// tags of category Cf.
func isHidden(c rune) bool { return unicode.In(c, unicode.Cc, unicode.Cf) }

// hiddenCharacter returns the first character of text that is hidden, except for
// a joiner behind a letter of a script that is spelled with them, such as the
// Persian one. Behind any other, a joiner makes a name that only looks the same.
func hiddenCharacter(text string) (char rune, found bool) {
	var before rune
	for _, c := range text {
		isJoiner := c == '\u200c' || c == '\u200d'
		if isHidden(c) && !(isJoiner && unicode.In(before, joined...)) {
			return c, true
		}
		before = c
	}
	return 0, false
}

// joined are the scripts in whose spelling a zero width joiner or non-joiner has
// a meaning (Unicode UAX #31 §2.3).
var joined = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Mongolian,
	unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya,
	unicode.Tamil, unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala,
	unicode.Khmer, unicode.Myanmar,
}
