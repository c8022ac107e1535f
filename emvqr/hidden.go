package emvqr

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/rangetable"
)

// IsHidden reports whether c is not seen itself or steers how others are seen:
// controls (category Cc), format characters such as the bidirectional controls
// and zero-width joiners (Cf), line and paragraph separators, whatever else
// Unicode lets a program show nothing for, and what is drawn as a blank and is
// none. Such a character is shown escaped, and in text for people it is the
// finding TEXT-HIDDEN, except where a script or an emoji is spelled with it.
func IsHidden(c rune) bool {
	return c < ' ' || c > '~' && unicode.Is(hidden, c)
}

// hidden is one table, since a character that is seen would be looked up in all of them.
var hidden = rangetable.Merge(unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp,
	// With Cf, these are the property Default_Ignorable_Code_Point (Unicode
	// §5.21): Hangul fillers, the grapheme joiner, variation selectors and more.
	unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector,
	drawnAsBlank)

// drawnAsBlank are the characters that Unicode's names list calls blank or a
// filler, and that have no property that says so.
var drawnAsBlank = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x2800, Hi: 0x2800, Stride: 1}, // braille pattern blank
	},
	R32: []unicode.Range32{
		{Lo: 0x16FE4, Hi: 0x16FE4, Stride: 1}, // Khitan small script filler
		{Lo: 0x1D159, Hi: 0x1D159, Stride: 1}, // musical symbol null notehead
	},
}

// hiddenCharacter returns the first character of text that is hidden, except for
// a joiner or a variation selector where text is spelled with it. Anywhere else,
// it makes a name that only looks the same.
func hiddenCharacter(text string) (char rune, found bool) {
	var before rune
	for i, c := range text {
		if IsHidden(c) && !spelled(before, c, text[i+utf8.RuneLen(c):]) {
			return c, true
		}
		before = c
	}
	return 0, false
}

// spelled reports whether the hidden character c belongs between before and rest.
func spelled(before, c rune, rest string) bool {
	switch {
	case isJoiner(c):
		return joins(before, c, rest)
	case unicode.Is(unicode.Variation_Selector, c):
		return selects(before, c, rest)
	}
	return false
}

const (
	textStyle, emojiStyle = '\ufe0e', '\ufe0f'
	keycap                = '\u20e3'
)

// selects reports whether a variation selector chooses between forms that the
// character before it has: text or emoji of a symbol, the forms of an ideograph or
// of a Mongolian letter (Unicode's emoji-variation-sequences.txt,
// StandardizedVariants.txt and the Ideographic Variation Database).
func selects(before, c rune, rest string) bool {
	switch {
	case c == textStyle, c == emojiStyle:
		return unicode.In(before, unicode.So, unicode.Sm) || strings.ContainsRune("‼⁉ℹ〰", before) ||
			strings.ContainsRune("0123456789#*", before) && strings.HasPrefix(rest, string(keycap))
	case unicode.Is(unicode.Mongolian, c):
		return unicode.Is(unicode.Mongolian, before) && unicode.IsLetter(before)
	}
	return unicode.Is(unicode.Han, before)
}

const nonJoiner, joiner = '\u200c', '\u200d'

func isJoiner(c rune) bool { return c == nonJoiner || c == joiner }

// joins reports whether a joiner changes how the letters around it are written
// (Unicode UAX #31 §2.3): behind a virama, as in Sinhala and Hindi, or, the
// non-joiner alone, between two letters of Arabic or Syriac of which the first
// would join the second, as in Persian.
func joins(before, c rune, rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	switch {
	case unicode.Is(viramas, before):
		return c == joiner || unicode.IsLetter(next)
	case c == nonJoiner && unicode.IsLetter(before) && unicode.In(before, unicode.Arabic, unicode.Syriac):
		return !unicode.Is(joinsNothingBehind, before) && unicode.IsLetter(next) && unicode.In(next, unicode.Arabic, unicode.Syriac)
	}
	return false
}

// viramas take the vowel from the letter in front of them (canonical combining
// class 9), in the scripts in which a joiner behind one has a meaning.
var viramas = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x094D, Hi: 0x094D, Stride: 1}, {Lo: 0x09CD, Hi: 0x09CD, Stride: 1}, {Lo: 0x0A4D, Hi: 0x0A4D, Stride: 1},
	{Lo: 0x0ACD, Hi: 0x0ACD, Stride: 1}, {Lo: 0x0B4D, Hi: 0x0B4D, Stride: 1}, {Lo: 0x0BCD, Hi: 0x0BCD, Stride: 1},
	{Lo: 0x0C4D, Hi: 0x0C4D, Stride: 1}, {Lo: 0x0CCD, Hi: 0x0CCD, Stride: 1}, {Lo: 0x0D4D, Hi: 0x0D4D, Stride: 1},
	{Lo: 0x0DCA, Hi: 0x0DCA, Stride: 1},
}}

// joinsNothingBehind are the letters of Arabic script that join the one in front
// of them only, or none (joining types R and U of Unicode's ArabicShaping.txt), as
// far as languages in use today have them.
var joinsNothingBehind = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x0621, Hi: 0x0625, Stride: 1}, {Lo: 0x0627, Hi: 0x0627, Stride: 1}, {Lo: 0x0629, Hi: 0x0629, Stride: 1},
	{Lo: 0x062F, Hi: 0x0632, Stride: 1}, {Lo: 0x0648, Hi: 0x0648, Stride: 1}, {Lo: 0x0671, Hi: 0x0677, Stride: 1},
	{Lo: 0x0688, Hi: 0x0699, Stride: 1}, {Lo: 0x06C0, Hi: 0x06C0, Stride: 1}, {Lo: 0x06C3, Hi: 0x06CB, Stride: 1},
	{Lo: 0x06CD, Hi: 0x06CD, Stride: 1}, {Lo: 0x06CF, Hi: 0x06CF, Stride: 1}, {Lo: 0x06D2, Hi: 0x06D3, Stride: 1},
	{Lo: 0x06D5, Hi: 0x06D5, Stride: 1}, {Lo: 0x06EE, Hi: 0x06EF, Stride: 1},
}}
