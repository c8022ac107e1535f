package sentences

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// The quotation marks around text of a payload, in all languages.
const (
	openQuote  = "“"
	closeQuote = "”"
)

// mostShown is how many characters of a value a sentence shows. A code holds 99 at most
// in one object; other forms can hold thousands.
const mostShown = 60

// shown makes text of a payload fit for a sentence. It is written by whoever printed the
// sticker, and could hold a quotation mark and a sentence of its own, such as "verified by
// the bank", or the controls that make one name look like another. All of those are
// escaped, and so is the backslash, so that no escape can be faked.
func shown(text string) string {
	var b strings.Builder
	n := 0
	for i, c := range text {
		if n++; n > mostShown {
			b.WriteString("…")
			break
		}
		switch {
		case c == utf8.RuneError && !strings.HasPrefix(text[i:], "\uFFFD"):
			fmt.Fprintf(&b, `\x%02X`, text[i])
		case c == '\\':
			b.WriteString(`\\`)
		case isShown(c):
			b.WriteRune(c)
		case c > 0xFFFF:
			fmt.Fprintf(&b, `\U%08X`, c)
		default:
			fmt.Fprintf(&b, `\u%04X`, c)
		}
	}
	return b.String()
}

// isShown reports whether a character is seen, and taken for nothing else: neither for
// another blank nor for a mark that ends a quotation.
func isShown(c rune) bool {
	switch {
	case c == ' ' || c == '\u3000':
		return true
	case unicode.Is(unicode.Zs, c), strings.ContainsRune(`"“”„‟«»＂〝〞〟`, c):
		return false
	}
	return unicode.IsGraphic(c) && !emvqr.IsHidden(c)
}
