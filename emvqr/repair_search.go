package emvqr

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/openmerchantqr/emvqr/internal/plural"
	"github.com/openmerchantqr/emvqr/internal/undo"
)

// repairsOf looks for what happened to a text that Parse refuses. Three witnesses
// are asked: the checksum, the lengths, and what must be there. The cheap and
// common causes come first, and where one of them is proven the others are not
// looked for.
func repairsOf(text string, f fault) []Repair {
	if len(text) > maxRepairable || text == "" {
		return nil
	}
	found := resealed(text, f)
	if len(found) > 0 {
		return ranked(orOneCharacter(found, text, f))
	}
	if found = neverComputed(text, f); len(found) > 0 {
		return found
	}
	if !sealedAsItIs(text) {
		found = undone(text)
	}
	if len(found) > 0 {
		return ranked(found)
	}
	if f.err == ErrTooLong || f.err == ErrEncoding {
		return orGone(damagedTwice(text), text, f)
	}
	if sealedAsItIs(text) {
		slips := ranked(makersSlips(text))
		return append(slips[:min(len(slips), maxRepairs-1)], asItsMakerSealedIt(f))
	}
	return orGone(slices.Concat(onTheWay(text, f), damagedTwice(text)), text, f)
}

// onTheWay finds what happened to the characters of a text after it was sealed.
func onTheWay(text string, f fault) []Repair {
	return slices.Concat(slipsOnTheWay(text), oneCharacter(text, f), stripped(text), readOffAPicture(text))
}

// orGone ranks what was found, or says what is lost.
func orGone(found []Repair, text string, f fault) []Repair {
	if len(found) == 0 {
		return gone(text, f)
	}
	return ranked(found)
}

// orOneCharacter adds the changes of one character to a repair of the checksum that
// they may be taken for: a text with one letter in the other case is, in the other
// case as a whole, the text as it was.
func orOneCharacter(found []Repair, text string, f fault) []Repair {
	if found[0].Kind != "lower-case" && found[0].Kind != "upper-case" {
		return found
	}
	if found = orAnotherCase(found, text); len(found) > 1 {
		return found
	}
	others := oneCharacter(text, f)
	if len(others) > 0 {
		found[0].Certainty = OnlyCandidate
	}
	return append(found, others...)
}

// maxRepairable is far more than any code that was encoded once or twice.
const maxRepairable = 4 * MaxBytes

// undone takes back what happened to the text as a whole.
func undone(text string) (found []Repair) {
	right := func(candidate string) bool {
		_, f := read(candidate)
		return f.err == nil
	}
	for _, u := range undo.Search(text, wholeText, right) {
		var words []string
		for _, i := range u.Steps {
			words = append(words, wholeText[i].Undone)
		}
		first := wholeText[u.Steps[0]]
		message := "the code is sound once " + strings.Join(words, ", then ")
		if len(u.Steps) == 1 && first.Name == textAfter {
			message = fmt.Sprintf("the checksum is right, with %s too many after it", plural.Of(utf8.RuneCountInString(text[len(u.Text):]), "character"))
		}
		found = append(found, Repair{
			Kind: first.Name, Offset: firstDifference(text, u.Text),
			Message: message, Text: u.Text, Certainty: Proven, Tried: u.Tried, cost: len(u.Steps),
		})
	}
	return found
}

func firstDifference(a, b string) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}
