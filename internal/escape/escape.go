// Package escape makes text of a payload fit to be shown. A code is written by whoever
// printed the sticker: its text could hold the sequences that steer a terminal, or the
// controls that make one name look like another. Such characters are written as \u202E
// and the like, bytes that are not UTF-8 as \xFF.
package escape

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// IsShown reports whether c can be written as it is: whether it is seen, and is
// not taken for something else. What is not a letter, mark, number, punctuation,
// symbol or blank is a control (Cc), a format character (Cf), a line or paragraph
// separator, or has no meaning that all terminals agree on (private use,
// unassigned). Of the blanks only those that people type are left: a no-break space
// looks as they do and is another character.
func IsShown(c rune) bool {
	const blank, ideographicSpace = ' ', '\u3000'
	if unicode.Is(unicode.Zs, c) {
		return c == blank || c == ideographicSpace
	}
	return unicode.IsGraphic(c) && !emvqr.IsHidden(c)
}

// Write writes the character c, which a text has at a byte offset, unless it is not to be
// shown, and then what stands for it. A byte that is not UTF-8 is never shown.
func Write(b *strings.Builder, text string, at int, c rune, show bool) {
	switch {
	case c == utf8.RuneError && !strings.HasPrefix(text[at:], "\uFFFD"):
		fmt.Fprintf(b, `\x%02X`, text[at])
	case show:
		b.WriteRune(c)
	case c > 0xFFFF:
		fmt.Fprintf(b, `\U%08X`, c)
	default:
		fmt.Fprintf(b, `\u%04X`, c)
	}
}
