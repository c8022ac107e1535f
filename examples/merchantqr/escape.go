package main

import (
	"strings"

	hidden "github.com/openmerchantqr/emvqr/internal/escape"
)

// escape makes text from a payload fit to be shown. A code is written by whoever
// printed the sticker: its text could hold the escape sequences that steer a
// terminal, the bidirectional controls that make one name look like another, or
// a line break that forges a line of output. All of those are written as \u202E
// and the like, bytes that are not UTF-8 as \xFF. A backslash is doubled, so
// that none of it can be faked.
func escape(text string) string {
	if isHarmless(text) {
		return text
	}
	return escapeHidden(strings.ReplaceAll(text, `\`, `\\`))
}

// escapeMessage is escape for a text of our own, of one or several lines, that
// quotes a payload here and there. A quotation doubles its backslashes itself.
func escapeMessage(text string) string {
	if isHarmless(text) {
		return text
	}
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = escapeHidden(lines[i])
	}
	return strings.Join(lines, "\n")
}

func escapeHidden(text string) string {
	if isHarmless(text) {
		return text
	}
	var b strings.Builder
	for i, c := range text {
		hidden.Write(&b, text, i, c, hidden.IsShown(c))
	}
	return b.String()
}

// isHarmless is a quick look at what nearly all text is.
func isHarmless(text string) bool {
	for i := 0; i < len(text); i++ {
		if c := text[i]; c < ' ' || c > '~' || c == '\\' {
			return false
		}
	}
	return true
}
