package emvqr

import "strings"

// wholeCases are what happens to all letters of a text at once.
var wholeCases = [...]struct {
	repairKind
	explainedBy string // the way of computing a checksum that explains it as well
	done, back  func(string) string
	undone      string
}{
	{
		repairKind{"small-letters", "the whole text was put in small letters"},
		"upper-case", strings.ToLower, strings.ToUpper, "it is in capitals again",
	},
	{
		repairKind{"capitals", "the whole text was put in capitals"},
		"lower-case", strings.ToUpper, strings.ToLower, "it is in small letters again",
	},
}

// orAnotherCase adds the text in the other case to a repair of the checksum that says
// it was computed over that: of a text that is all in one case, no one can tell whether
// its maker or somebody after him changed the letters. The case of its checksum is a
// sign.
func orAnotherCase(found []Repair, text string) []Repair {
	for i := range wholeCases {
		c := &wholeCases[i]
		if found[0].Kind != c.explainedBy || c.done(text[:len(text)-4]) != text[:len(text)-4] {
			continue
		}
		was := c.back(text[:len(text)-4]) + strings.ToUpper(text[len(text)-4:])
		if _, f := read(was); f.err != nil {
			continue
		}
		r := Repair{
			Kind: c.name, Offset: firstDifference(text, was), Text: was, Tried: 1, Certainty: Proven,
			Message: c.sentence + ": the code is sound once " + c.undone, cost: -1,
		}
		if sum := text[len(text)-4:]; c.done(sum) != sum {
			r.cost = 1
		}
		return append(found, r)
	}
	return found
}
