package sentences

import (
	"strings"

	"github.com/openmerchantqr/emvqr/internal/escape"
)

// The quotation marks around text of a payload, in all languages.
const (
	openQuote  = "“"
	closeQuote = "”"
)

// quotes are what could be taken for the end of a quotation.
const quotes = `"“”„‟«»＂〝〞〟`

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
		if c == '\\' {
			b.WriteString(`\\`)
			continue
		}
		escape.Write(&b, text, i, c, escape.IsShown(c) && !strings.ContainsRune(quotes, c))
	}
	return b.String()
}
