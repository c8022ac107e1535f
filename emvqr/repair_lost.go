package emvqr

import (
	"fmt"
	"strings"
)

// lostForGood are what happens to texts that nothing can take back: the text does
// not say any more what it was. The cause is told all the same, with what to do.
var lostForGood = [...]struct {
	repairKind
	// message is "" where it did not happen.
	message func(text string, f fault) string
}{
	{repairKind{"spreadsheet-number", "a spreadsheet took the text for a number and kept its first digits only"}, spreadsheetNumber},
	{repairKind{"letters-lost", "a program that did not know letters put U+FFFD in their place"}, lettersLost},
	{repairKind{"cut-off", "the end of the text is missing"}, cutOff},
}

// kindNeverComputed is told alone: a checksum that never was one says nothing of what
// comes before it.
var kindNeverComputed = repairKind{"checksum-never-computed", "a sign four times over, such as 0000, is in the place of the checksum"}

// neverComputed knows what makers of texts put where a checksum will be. One in four
// thousand real checksums is such a sign.
func neverComputed(text string, f fault) []Repair {
	sum := text[max(0, len(text)-4):]
	if f.err != ErrChecksum || len(sum) != 4 || strings.Count(sum, sum[:1]) != 4 {
		return nil
	}
	return []Repair{{
		Kind: kindNeverComputed.name, Path: P(idChecksum), Offset: f.offset, Certainty: OnlyCandidate, Of: 1,
		Message: fmt.Sprintf("%+q is where the checksum belongs: whoever made the text has not computed one; ask the issuer for the code", sum),
	}}
}

// gone tells the first of them that happened.
func gone(text string, f fault) []Repair {
	for i := range lostForGood {
		if message := lostForGood[i].message(text, f); message != "" {
			return []Repair{{
				Kind: lostForGood[i].name, Path: f.path, Offset: min(f.offset, len(text)), Message: message,
				Certainty: OnlyCandidate, Of: 1,
			}}
		}
	}
	return nil
}

// spreadsheetNumber knows numbers such as 2.02E+14.
func spreadsheetNumber(text string, _ fault) string {
	mantissa, exponent, found := strings.Cut(strings.ToUpper(text), "E+")
	digits := strings.NewReplacer(".", "", ",", "").Replace(mantissa)
	if !found || !allDigits(digits) || !allDigits(exponent) || len(exponent) > 4 {
		return ""
	}
	return "a spreadsheet took the text for a number and kept its first digits only; the rest is lost: make the cells text, and export them again"
}

func lettersLost(text string, _ fault) string {
	if !strings.Contains(text, "\uFFFD") {
		return ""
	}
	return "a program put U+FFFD in the place of letters that it did not know; which they were is lost: scan the symbol again, and read it as UTF-8"
}

// cutOff knows a text that begins as codes do and ends without a checksum, inside an
// object or after one.
func cutOff(text string, f fault) string {
	if !strings.HasPrefix(text, "0002") || len(text) > MaxBytes {
		return ""
	}
	if at := len(text) - checksumLength; at > 0 && text[at:at+headerLength] == "6304" {
		return ""
	}
	switch {
	case f.err == ErrNoChecksum:
		return "the text ends before its checksum, which is missing: scan the symbol again"
	case f.err == ErrTruncated && !f.path.IsZero():
		return fmt.Sprintf("the text ends inside %s, and what comes after is missing: scan the symbol again", f.path.place())
	case f.err == ErrTruncated:
		return "the text ends inside an object, and what comes after is missing: scan the symbol again"
	}
	return ""
}
