package sentences

import (
	"log/slog"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/message"
)

// Sentence is one sentence, or a sentence and a half, about a part of a case. What comes
// from the scanned text stands in the quotation marks “ and ”, which it cannot hold itself,
// has at most sixty characters, and is free of characters that cannot be seen or that steer
// others: they are written as \u202E.
type Sentence struct {
	// Part is what it is about.
	Part Part
	// Text ends with the full stop of its language.
	Text string
}

// LogValue implements [slog.LogValuer]: what it is about. The text may hold a name.
func (s Sentence) LogValue() slog.Value { return slog.StringValue(string(s.Part)) }

// Part is what a sentence is about.
type Part string

// The parts, in their order.
const (
	// What is what the text is; Payee who would be paid; Amount how much.
	What   Part = "what"
	Payee  Part = "payee"
	Amount Part = "amount"
	// Soundness is whether it may be paid, and why not.
	Soundness Part = "soundness"
	// Wallet is whether the wallet takes it, and why.
	Wallet Part = "wallet"
	// Advice is what to do, and whom to ask.
	Advice Part = "advice"
)

// In tells the case in a language: in three to six sentences. One that is none of
// [Languages] is told in English.
func (c *Case) In(in Language) []Sentence {
	t := &teller{c, in.words(), printers()[in.words().language]}
	told := make([]Sentence, 0, 6)
	for _, s := range [...]struct {
		part Part
		tell func() string
	}{{What, t.what}, {Payee, t.payee}, {Amount, t.amount}, {Soundness, t.soundness}, {Wallet, t.wallet}, {Advice, t.advice}} {
		if text := s.tell(); text != "" {
			told = append(told, Sentence{s.part, text})
		}
	}
	return told
}

// teller tells a case in one language.
type teller struct {
	*Case
	words   *words
	printer *message.Printer
}

// say is what stands under a key, with its arguments.
func (t *teller) say(k key, args ...any) string {
	return t.printer.Sprintf(message.Key(string(k), string(k)), args...)
}

// sentence is a head and clauses that follow it, those that are there.
func (t *teller) sentence(head string, clauses ...string) string {
	var b strings.Builder
	b.WriteString(head)
	for _, clause := range clauses {
		if clause != "" {
			b.WriteString(t.say(semicolon) + clause)
		}
	}
	b.WriteString(t.say(stop))
	if t.words.closesUp {
		return closeUp(b.String())
	}
	return b.String()
}

// closeUp takes out the blanks between two characters of which neither is ASCII. Chinese
// has a blank only on the side of a Latin word, and the words that are put in may be either.
// What is in quotation marks stays as it is.
func closeUp(text string) string {
	var b strings.Builder
	inside, last := false, ' '
	for i, c := range text {
		next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(c):])
		if c == ' ' && !inside && last >= utf8.RuneSelf && next >= utf8.RuneSelf {
			continue
		}
		inside = strings.HasPrefix(text[i:], openQuote) || inside && !strings.HasPrefix(text[i:], closeQuote)
		b.WriteRune(c)
		last = c
	}
	return b.String()
}

// mostListed is how many things a sentence lists.
const mostListed = 3

// list joins words: "a, b and c", or "a, b, c and 2 more".
func (t *teller) list(all []string) string {
	last := len(all) - 1
	switch {
	case last < 1:
		return strings.Join(all, "")
	case len(all) > mostListed:
		return t.say(andMore, len(all)-mostListed, strings.Join(all[:mostListed], t.say(comma)))
	}
	return strings.Join(all[:last], t.say(comma)) + t.say(and) + all[last]
}

// quoted is text of the payload in quotation marks.
func (t *teller) quoted(text string) string { return openQuote + shown(text) + closeQuote }
