package emvqr

import (
	"slices"
	"strings"

	"github.com/openmerchantqr/emvqr/internal/undo"
)

// wholeText is what happens to the text as a whole: what only a reader of codes can
// tell, and what happens to any text.
var wholeText = slices.Concat(
	[]undo.Step{
		{Name: "two-codes", Undone: "it is taken alone: it came together with another code", Back: twoCodes},
		{Name: textAfter, Undone: "what comes after its checksum is taken off", Back: upToChecksum},
	},
	undo.Around,
	[]undo.Step{
		{Name: "text-in-front", Undone: "what comes before 000201 is taken off", Back: fromBeginning},
		{Name: "first-character-lost", Undone: "a lost 0 is put back at the beginning of the text", Back: firstZero, Last: true},
		{Name: "beginning-lost", Undone: "the beginning that was cut off is put back", Back: cutBeginning, Last: true},
	},
	undo.Inside,
)

const textAfter = "text-after"

// beginnings are those of nearly all codes.
var beginnings = [...]string{"000201010211", "000201010212", "000201"}

func firstZero(text string) []string {
	if !strings.HasPrefix(text, "0") {
		return nil
	}
	return []string{"0" + text}
}

// cutBeginning puts back what may have been in front: leading zeros that a
// spreadsheet dropped, or the first objects.
func cutBeginning(text string) (texts []string) {
	if len(text) < checksumLength || !isDigit(text[0]) {
		return nil
	}
	for cut := 2; cut <= 6; cut++ {
		texts = append(texts, beginnings[2][:cut]+text)
	}
	for cut := 7; cut <= 12; cut++ {
		texts = append(texts, beginnings[0][:cut]+text, beginnings[1][:cut]+text)
	}
	return texts
}

// upToChecksum cuts the text after the object 63 that it reads up to.
func upToChecksum(text string) []string {
	for _, r := range rulersFor(text) {
		s := scanner{text: text, ruler: r}
		for s.next() {
			if s.id == idChecksum && len(s.value) == 4 && s.end < len(text) {
				if strings.HasSuffix(text[s.end:], text[:s.end]) {
					return nil // it was sent twice
				}
				return []string{text[:s.end]}
			}
		}
	}
	return nil
}

// twoCodes are the two of a text that holds one after another.
func twoCodes(text string) []string {
	first := upToChecksum(text)
	if len(first) == 0 {
		return nil
	}
	at := strings.Index(text[len(first[0]):], "0002")
	if at < 0 {
		return nil
	}
	second := text[len(first[0])+at:]
	if _, f := read(second); f.err != nil {
		return nil
	}
	return []string{first[0], second}
}

// fromBeginning cuts what is in front of the places where a code may begin.
func fromBeginning(text string) (texts []string) {
	for at := 1; len(texts) < 3; {
		next := strings.Index(text[min(at, len(text)):], "0002")
		if next < 0 {
			return texts
		}
		at += next
		texts = append(texts, text[at:])
		at++
	}
	return texts
}

// repairKinds are all rows of the table.
func repairKinds() (kinds []repairKind) {
	for i := range miscomputed {
		kinds = append(kinds, miscomputed[i].repairKind)
	}
	for i := range wholeText {
		kinds = append(kinds, repairKind{wholeText[i].Name, "the code is sound once " + wholeText[i].Undone})
	}
	for i := range lostForGood {
		kinds = append(kinds, lostForGood[i].repairKind)
	}
	for i := range wholeCases {
		kinds = append(kinds, wholeCases[i].repairKind)
	}
	for i := range strippedSigns {
		kinds = append(kinds, strippedSigns[i].kind)
	}
	return append(kinds, kindAsSealed, kindNeverComputed, kindLength, kindWholeUnits, kindByteLength, kindOneDigit, kindThreeDigits,
		kindLetterDigit, kindLettersDigits, kindChanged, kindLost, kindAdded, kindExchanged)
}
