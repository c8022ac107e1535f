package emvqr

import (
	"slices"
	"strings"

	"github.com/openmerchantqr/emvqr/internal/undo"
)

// damagedTwice is for a text of which a character was changed and that was quoted,
// wrapped or encoded, too. No checksum says that it is clean before the character
// is right, so what leaves a trace is taken back as far as it goes.
func damagedTwice(text string) []Repair {
	clean, undone := cleaned(text)
	if clean == text || !endsLikeACode(clean) || len(clean) > MaxBytes {
		return nil
	}
	after := "once " + strings.Join(undone, ", then ") + ", "
	_, f := read(clean)
	switch {
	case f.err == nil: // it has more traces than are searched for
		return []Repair{{
			Kind: wholeText[0].Name, Offset: firstDifference(text, clean), Text: clean, Certainty: Proven, Tried: 1,
			Message: "the code is sound " + strings.TrimSuffix(after, ", "),
		}}
	case f.err == ErrEncoding:
		return nil
	}
	found := resealed(clean, f)
	switch {
	case len(found) > 0:
	case sealedAsItIs(clean):
		found = makersSlips(clean)
	default:
		found = onTheWay(clean, f)
	}
	for i := range found {
		found[i].Message = after + found[i].Message
		found[i].Offset = firstDifference(text, clean)
	}
	return found
}

// cleaned takes back everything that left a trace, and says what.
func cleaned(text string) (clean string, undone []string) {
	for clean = text; len(undone) < maxCleaned; {
		step, next := nextTrace(clean)
		if step == nil {
			return clean, undone
		}
		clean, undone = next, append(undone, step.Undone)
	}
	return clean, undone
}

// maxCleaned is how many things at most happened to a text.
const maxCleaned = 5

// tracesInCodes are the steps whose traces sound codes have, too.
var tracesInCodes = [...]string{"text-in-front", "double-blanks", "plus-encoded", "quoted-printable", "keyboard-layout"}

// nextTrace is the first step that left a trace in the text, and the text before it.
// What the text begins and ends with if it is a code must not go.
func nextTrace(text string) (*undo.Step, string) {
	begins, ends, form := beginsLikeACode(text), endsLikeACode(text), isForm(text)
	for i := range wholeText {
		step := &wholeText[i]
		if step.Last || begins && slices.Contains(tracesInCodes[:], step.Name) && !(form && step.Name == "plus-encoded") ||
			form && step.Name == "percent-encoded" {
			continue
		}
		for _, back := range step.Back(text) {
			if back != text && (!begins || beginsLikeACode(back)) && (!ends || endsLikeACode(back)) {
				return step, back
			}
		}
	}
	return nil, text
}

// isForm reports whether a text is encoded as forms are, with a plus for a blank.
func isForm(text string) bool {
	at := strings.IndexByte(text, '+')
	if at <= 0 || at == len(text)-1 || strings.Contains(text, "%20") || strings.Contains(text, " ") {
		return false
	}
	return strings.Contains(text, "%") || isLetter(text[at-1]) && isLetter(text[at+1])
}

func beginsLikeACode(text string) bool {
	return len(text) > headerLength && lookalike(text[:headerLength]) == "0002"
}

// endsLikeACode allows for a character more or less in the checksum.
func endsLikeACode(text string) bool {
	for n := 3; n <= 5; n++ {
		if at := len(text) - headerLength - n; at > 0 && lookalike(text[at:at+headerLength]) == "6304" {
			return true
		}
	}
	return false
}
