package main

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/openmerchantqr/emvqr/emvqr"
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
		switch {
		case c == utf8.RuneError && !strings.HasPrefix(text[i:], "\uFFFD"):
			fmt.Fprintf(&b, `\x%02X`, text[i])
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

// isShown reports whether c can be written as it is: whether it is seen, and is
// not taken for something else. What is not a letter, mark, number, punctuation,
// symbol or blank is a control (Cc), a format character (Cf), a line or paragraph
// separator, or has no meaning that all terminals agree on (private use,
// unassigned). Of the blanks only those that people type are left: a no-break space
// looks as they do and is another character.
func isShown(c rune) bool {
	const blank, ideographicSpace = ' ', '\u3000'
	if unicode.Is(unicode.Zs, c) {
		return c == blank || c == ideographicSpace
	}
	return unicode.IsGraphic(c) && !emvqr.IsHidden(c)
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
