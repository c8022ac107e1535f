package undo

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Around is what comes around texts.
var Around = []Step{
	{Name: "repeated", Undone: "what was sent twice is taken once", Back: repeated},
	{Name: "byte-order-mark", Undone: "the byte order mark in front of it is taken off", Back: each(func(t string) string { return strings.TrimPrefix(t, "\uFEFF") })},
	{Name: "blanks-around", Undone: "the blanks and line breaks around it are taken off", Back: each(strings.TrimSpace)},
	{Name: "quotes-around", Undone: "the quotes or brackets around it are taken off", Back: quotesAround},
}

// Inside is what happens to texts themselves, the harmless and common first.
var Inside = []Step{
	{Name: "line-breaks", Undone: "the line breaks in it are taken out", Back: lineBreaks},
	{Name: "quoted-lines", Undone: "the marks of a quoted message at the beginnings of its lines are taken out", Back: quotedLines},
	{Name: "no-break-blanks", Undone: "its no-break and other typographic blanks are made plain ones", Back: each(mapped(plainBlank))},
	{Name: "invisible-characters", Undone: "the invisible characters in it are taken out", Back: each(mapped(visible))},
	{Name: "control-characters", Undone: "the control characters in it are taken out", Back: each(mapped(noControl))},
	{Name: "typographic", Undone: "the dashes, quotes and dots that a word processor put in are made plain ones", Back: typographic},
	{Name: "full-width", Undone: "its full-width letters and digits are made plain ones", Back: each(mapped(halfWidth))},
	{Name: "other-digits", Undone: "the digits of another script in it are made 0 to 9", Back: each(mapped(plainDigit))},
	{Name: "double-blanks", Undone: "double blanks are made one", Back: each(singleBlanks)},
	{Name: "grouped", Undone: "the blanks or dashes between groups of characters are taken out", Back: grouped, Last: true},
	{Name: "json-escapes", Undone: "the backslash escapes of JSON are decoded", Back: jsonEscapes},
	{Name: "doubled-backslashes", Undone: "doubled backslashes are made one", Back: each(func(t string) string { return strings.ReplaceAll(t, `\\`, `\`) })},
	{Name: "markdown-escapes", Undone: "the backslashes of Markdown are taken out", Back: each(markdown)},
	{Name: "doubled-quotes", Undone: "doubled quotes are made one, as CSV asks", Back: each(func(t string) string { return strings.ReplaceAll(t, `""`, `"`) })},
	{Name: "html-tags", Undone: "its tags of HTML are taken out", Back: htmlTags},
	{Name: "markdown-links", Undone: "its links of Markdown are made plain text", Back: each(markdownLinks)},
	{Name: "html-entities", Undone: "the entities of HTML are decoded", Back: htmlEntities},
	{Name: "percent-encoded", Undone: "percent signs are decoded: it was copied out of a URL", Back: percent},
	{Name: "plus-encoded", Undone: "percent and plus signs are decoded: it was copied out of a URL", Back: plus},
	{Name: "quoted-printable", Undone: "the = signs of an email are decoded", Back: quotedPrintable},
	{Name: "utf-16", Undone: "it is read as UTF-16, which it was written in", Back: utf16Text},
	{Name: "mojibake", Undone: "its UTF-8 is read as UTF-8 and not as Windows-1252 or another code page", Back: mojibake},
	{Name: "legacy-encoding", Undone: "it is read in the code page it was written in, which is not UTF-8", Back: legacy},
	{Name: "hexadecimal", Undone: "its hexadecimal digits are decoded", Back: hexadecimal},
	{Name: "base64", Undone: "its base64 is decoded", Back: base64Text},
	{Name: "byte-list", Undone: "the list of byte values is decoded", Back: byteList},
	{Name: "decomposed", Undone: "its letters and marks are put together (NFC)", Back: normalized(norm.NFC), Last: true},
	{Name: "composed", Undone: "its letters and marks are taken apart again (NFD)", Back: normalized(norm.NFD), Last: true},
	{Name: "case-swapped", Undone: "capital and small letters are exchanged: Caps Lock was on", Back: each(swapCase), Last: true},
	{Name: "keyboard-layout", Undone: "it is typed on the keyboard that the scanner is set up for", Back: keyboard},
	{Name: "keyboard-letters", Undone: "its letters and signs are typed on the keyboard that the scanner is set up for", Back: keyboardLetters, Last: true},
	{Name: "doubled-characters", Undone: "each character, sent twice, is taken once", Back: each(halved)},
	{Name: "thousands-separators", Undone: "the commas in it are taken out", Back: each(func(t string) string { return strings.ReplaceAll(t, ",", "") }), Last: true},
	{Name: "backwards", Undone: "it is read from its end to its beginning", Back: backwards},
}

// each is a step that has one way back.
func each(back func(string) string) func(string) []string {
	return func(text string) []string {
		if was := back(text); was != text {
			return []string{was}
		}
		return nil
	}
}

// mapped replaces character by character; a negative one is left out.
func mapped(to func(rune) rune) func(string) string {
	return func(text string) string {
		if !utf8.ValidString(text) {
			return text
		}
		return strings.Map(to, text)
	}
}

// openers and closers are what people and programs put around a text.
const (
	openers = "\"'`<([{*_“‘«„‚‹「『《|=>"
	closers = "\"'`>)]}*_”’»“‘›」』》,;.:|!?"
)

func quotesAround(text string) []string {
	front := strings.TrimLeft(text, openers)
	bare := strings.TrimRight(front, closers)
	if bare == text {
		return nil
	}
	return []string{bare, front}
}

func isBreak(c rune) bool {
	return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029' || c == '\v' || c == '\f' || c == '\u0085'
}

// lineBreaks joins the lines: as they are, with what blanks an editor put around a
// break taken out too, or with one blank in its place.
func lineBreaks(text string) []string {
	if strings.IndexFunc(text, isBreak) < 0 {
		return nil
	}
	lines := strings.FieldsFunc(text, isBreak)
	trimmed := make([]string, len(lines))
	for i, line := range lines {
		trimmed[i] = strings.Trim(line, " \t")
	}
	texts := []string{strings.Join(lines, ""), strings.Join(lines, " "), strings.Join(trimmed, "")}
	for _, lines := range [][]string{trimmed, lines} {
		if joined, ok := unhyphenated(lines); ok {
			texts = append([]string{joined}, texts...)
		}
	}
	return texts
}

// unhyphenated joins lines that each end in the hyphen with which a program broke
// them.
func unhyphenated(lines []string) (joined string, ok bool) {
	var b strings.Builder
	for i, line := range lines {
		if i == len(lines)-1 {
			return b.String() + line, i > 0
		}
		whole, hyphen := strings.CutSuffix(line, "-")
		if !hyphen {
			whole, hyphen = strings.CutSuffix(line, "\u00ad")
		}
		if !hyphen {
			return "", false
		}
		b.WriteString(whole)
	}
	return "", false
}

// quotedLines joins the lines of a message that was answered or forwarded.
func quotedLines(text string) []string {
	if !strings.Contains(text, "\n>") && !strings.Contains(text, "\n|") && !strings.Contains(text, "\n#") {
		return nil
	}
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(strings.TrimLeft(strings.TrimRight(line, "\r\n"), ">|# "))
	}
	return []string{b.String()}
}

func plainBlank(c rune) rune {
	if c == '\t' || c != ' ' && unicode.Is(unicode.Zs, c) || c == '\u2800' || c == '\u3164' {
		return ' '
	}
	return c
}

// visible leaves out what is there and not seen: marks of direction, joiners, soft
// hyphens, variation selectors.
func visible(c rune) rune {
	if unicode.In(c, unicode.Cf, unicode.Variation_Selector) || c == '\u034f' || c == '\u115f' || c == '\u1160' || c == '\u3164' || c == '\uffa0' {
		return -1
	}
	return c
}

func noControl(c rune) rune {
	if unicode.IsControl(c) && !isBreak(c) {
		return -1
	}
	return c
}

// plainOf are what word processors, telephones and chats write for plain ASCII.
var plainOf = strings.NewReplacer(
	"–", "-", "—", "-", "−", "-", "‐", "-", "‑", "-", "‒", "-", "―", "-", "﹣", "-", "ー", "-",
	"‘", "'", "’", "'", "‚", "'", "‛", "'", "′", "'", "´", "'", "ʼ", "'", "`", "'",
	"“", `"`, "”", `"`, "„", `"`, "‟", `"`, "″", `"`, "«", `"`, "»", `"`,
	"…", "...", "⋯", "...", "•", "*", "·", ".", "×", "x", "∗", "*", "∶", ":", "⁄", "/", "∕", "/",
	"ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "½", "1/2", "¼", "1/4", "¾", "3/4",
	"©", "(c)", "®", "(r)", "™", "(tm)", "→", "->", "←", "<-", "º", "o", "№", "No",
)

// twoDashes and threeDashes are what some make a dash of.
var (
	twoDashes   = strings.NewReplacer("–", "--", "—", "--")
	threeDashes = strings.NewReplacer("—", "---", "©", "(C)", "®", "(R)", "™", "(TM)")
)

// typographic takes back the dashes: to one sign each or, where a dash was made of
// two, to two.
func typographic(text string) []string {
	if isASCII(text) && strings.IndexByte(text, '`') < 0 {
		return nil
	}
	plain := plainOf.Replace(text)
	if plain == text {
		return nil
	}
	return []string{plain, plainOf.Replace(twoDashes.Replace(text)), plainOf.Replace(threeDashes.Replace(text))}
}

func halfWidth(c rune) rune {
	switch {
	case c >= '！' && c <= '～':
		return c - '！' + '!'
	case c == '\u3000':
		return ' '
	}
	return c
}

// plainDigit is the ASCII digit that a digit of any script means: Unicode gives
// them out ten in a row, 0 first.
func plainDigit(c rune) rune {
	if c < utf8.RuneSelf || !unicode.Is(unicode.Nd, c) {
		return c
	}
	zero := c
	for unicode.Is(unicode.Nd, zero-1) && c-zero < 9 {
		zero--
	}
	return '0' + c - zero
}

func singleBlanks(text string) string {
	if !strings.Contains(text, "  ") {
		return text
	}
	var b strings.Builder
	before := byte(0)
	for i := range len(text) {
		if text[i] != ' ' || before != ' ' {
			b.WriteByte(text[i])
		}
		before = text[i]
	}
	return b.String()
}

// grouped takes out what people put between groups so that they can read it: what
// comes after every so many characters, or all of it.
func grouped(text string) (texts []string) {
	for _, between := range []byte{' ', '-'} {
		first := strings.IndexByte(text, between)
		if first <= 0 || first > 64 || strings.IndexByte(text[first+1:], between) < 0 {
			continue
		}
		var b strings.Builder
		for i := range len(text) {
			if i%(first+1) != first || text[i] != between {
				b.WriteByte(text[i])
			}
		}
		texts = append(texts, b.String())
	}
	if strings.IndexByte(text, ' ') >= 0 {
		texts = append(texts, strings.ReplaceAll(text, " ", ""))
	}
	return texts
}

func normalized(form norm.Form) func(string) []string {
	return func(text string) []string {
		if isASCII(text) || !utf8.ValidString(text) || norm.NFC.QuickSpan([]byte(text)) == len(text) && form == norm.NFC {
			return nil
		}
		return []string{form.String(text)}
	}
}

func swapCase(text string) string {
	return mapped(func(c rune) rune {
		switch {
		case 'a' <= c && c <= 'z':
			return c - 'a' + 'A'
		case 'A' <= c && c <= 'Z':
			return c - 'A' + 'a'
		}
		return c
	})(text)
}

// repeated is one of two halves that are the same, whatever break stands between.
func repeated(text string) []string {
	for _, between := range []int{0, 1, 2} {
		if n := (len(text) - between) / 2; n > 0 && 2*n+between == len(text) && text[:n] == text[n+between:] {
			return []string{text[:n]}
		}
	}
	return nil
}

func halved(text string) string {
	if len(text)%2 != 0 || text == "" || text[0] != text[1] {
		return text
	}
	once := make([]byte, 0, len(text)/2)
	for i := 0; i < len(text); i += 2 {
		if text[i] != text[i+1] {
			return text
		}
		once = append(once, text[i])
	}
	return string(once)
}

// backwards is for text whose last characters are the beginning of a code: a page
// written from right to left was copied as it looks.
func backwards(text string) []string {
	if !strings.HasSuffix(text, "102000") {
		return nil
	}
	runes := []rune(text)
	for i, j := 0, len(runes)-1; i < j; i, j = i+1, j-1 {
		runes[i], runes[j] = runes[j], runes[i]
	}
	return []string{string(runes)}
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
