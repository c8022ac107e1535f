package sentences

import "github.com/openmerchantqr/emvqr/emvqr"

// mishaps are what probably happened to a text, by the kind of the repair that makes it
// sound. All others happened on its way from the code to here: see [repairUnderway].
var mishaps = map[string]key{
	"character-changed": repairCharacter, "character-lost": repairCharacter, "character-added": repairCharacter,
	"characters-exchanged": repairCharacter, "letter-for-digit": repairCharacter, "letters-for-digits": repairCharacter,
	"first-character-lost": repairCharacter,

	"cut-off": repairCut, "beginning-lost": repairCut,

	"as-sealed": repairMaker, "wrong-length": repairMaker, "length-of-whole-units": repairMaker, "length-in-other-unit": repairMaker,
	"one-digit-length": repairMaker, "three-digit-length": repairMaker,

	"leading-zeros-dropped": repairMakersSum, "without-6304": repairMakersSum, "without-000201": repairMakersSum,
	"lower-case": repairMakersSum, "upper-case": repairMakersSum, "utf-16-low-bytes": repairMakersSum, "question-mark": repairMakersSum,
	"latin-1": repairMakersSum, "initial-0000": repairMakersSum, "bytes-swapped": repairMakersSum, "checksum-never-computed": repairMakersSum,
}

// mishap is what probably happened to the text, "" where that cannot be told: the one
// repair that fits. Some of them fit by accident, so that it is said to be probable, and
// nobody is told to mend it.
func (t *teller) mishap() key {
	if len(t.Explanation.Repairs) == 0 {
		return ""
	}
	r := &t.Explanation.Repairs[0]
	if r.Certainty < emvqr.OnlyCandidate {
		return "" // one of several
	}
	if what, ok := mishaps[r.Kind]; ok {
		return what
	}
	return repairUnderway
}
