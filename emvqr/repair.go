package emvqr

import (
	"fmt"
	"iter"
	"log/slog"
	"slices"
)

// Repair is a small change after which a text that is not sound would be: its
// lengths close, its checksum is right, nothing that must be there is missing. It
// tells people the cause, and nothing is ever repaired by itself. A repaired text
// is a guess until somebody who knows the code confirms it: nobody pays by it.
type Repair struct {
	// Kind is a word for what happened to the text, one of [RepairKinds].
	Kind string
	// Path is the object in question, the zero Path for the text as a whole.
	Path Path
	// Offset is where the change begins, in bytes from the start of the text as
	// it was given. For a length it is where its object begins.
	Offset int
	// Message says what was found and what would make it right. It quotes no
	// private data.
	Message string
	// Text is the repaired text, which [Parse] accepts. It is "" where no text can
	// be given, because what is lost cannot be told or only its issuer may change it.
	Text string
	// Certainty is how sure it is that this is what happened.
	Certainty Certainty
	// Of is how many repairs fit equally well, this one included.
	Of int
	// Tried is how many texts were tried that would have been taken if only their
	// checksum had been right. Each has a chance of one in 65,536 of that by
	// accident.
	Tried int

	cost int // among repairs that are equally sure, the lower one is likelier
}

// Certainty is how sure a [Repair] is.
type Certainty uint8

const (
	// OneOf: several repairs fit; see [Repair.Of].
	OneOf Certainty = iota + 1
	// OnlyCandidate: nothing else that was tried fits.
	OnlyCandidate
	// Proven: nothing else fits, and so few texts were tried that one fits its
	// checksum by accident less than once in a thousand times.
	Proven
)

// provable is the most texts that may be tried for a repair to be proven: 65,536
// times one in a thousand.
const provable = 65

// Likely reports whether the repair may be taken for the cause: nothing else fits, and
// one fits by accident less than once in a hundred times. What is wrong with the text
// and not with the repaired one then only follows from it.
func (r *Repair) Likely() bool {
	return r.Text != "" && r.Certainty >= OnlyCandidate && r.Tried <= 10*provable
}

// String is "one of several", "the only candidate" or "proven by the checksum".
func (c Certainty) String() string {
	switch c {
	case OneOf:
		return "one of several"
	case OnlyCandidate:
		return "the only candidate"
	case Proven:
		return "proven by the checksum"
	}
	return fmt.Sprintf("Certainty(%d)", uint8(c))
}

// word is how JSON says it.
func (c Certainty) word() string { return [...]string{"", "one-of", "only", "proven"}[c&3] }

// Sure says in words how sure the repair is: "proven by the checksum", "the only
// candidate" or "one of 3 candidates", and where many texts were tried how often
// one of so many fits by accident.
func (r Repair) Sure() string {
	sure := r.Certainty.String()
	if r.Certainty == OneOf {
		sure = fmt.Sprintf("one of %d candidates", r.Of)
	}
	switch hundredths, thousandths := (r.Tried*100+1<<15)>>16, (r.Tried*1000+1<<15)>>16; {
	case r.Tried <= provable || r.Text == "":
		return sure
	case hundredths == 0:
		return fmt.Sprintf("%s; one fits by accident in %d of 1000 such searches", sure, thousandths)
	case hundredths < 100:
		return fmt.Sprintf("%s; one fits by accident in %d of 100 such searches", sure, hundredths)
	}
	return sure + "; so many were tried that one fits by accident"
}

// LogValue implements [slog.LogValuer]: what happened, and not the text.
func (r Repair) LogValue() slog.Value {
	return slog.StringValue(fmt.Sprintf("%s at byte %d, %s", r.Kind, r.Offset, r.Sure()))
}

// RepairKinds walks the words of [Repair.Kind], each with a sentence that says what
// happened.
func RepairKinds() iter.Seq2[string, string] {
	return func(yield func(kind, sentence string) bool) {
		for _, k := range repairKinds() {
			if !yield(k.name, k.sentence) {
				return
			}
		}
	}
}

// repairKind is a row of the table of what happens to codes.
type repairKind struct{ name, sentence string }

// maxRepairs is how many repairs are worth a look.
const maxRepairs = 8

// ranked sorts repairs, the surest first, merges those that give the same text,
// and says of each how many there are.
func ranked(repairs []Repair) []Repair {
	slices.SortStableFunc(repairs, func(a, b Repair) int {
		if a.Certainty != b.Certainty {
			return int(b.Certainty) - int(a.Certainty)
		}
		return a.cost - b.cost
	})
	kept := repairs[:0]
	candidates := 0
	for _, r := range repairs {
		if r.Text != "" && slices.ContainsFunc(kept, func(k Repair) bool { return k.Text == r.Text }) {
			continue
		}
		kept = append(kept, r)
		if r.Text != "" {
			candidates++
		}
	}
	sure := 0
	for i := range kept {
		if kept[i].Text != "" && kept[i].Certainty == Proven {
			sure++
		}
	}
	for i := range kept {
		kept[i].settle(candidates, sure)
	}
	return kept[:min(len(kept), maxRepairs)]
}

// settle says how sure a repair is, beside so many candidates of which so many
// would be proven if they were alone.
func (r *Repair) settle(candidates, sure int) {
	r.Of = 1
	switch {
	case r.Text == "":
	case r.Certainty == Proven && sure > 1:
		r.Certainty, r.Of = OneOf, sure
	case r.Certainty != Proven && candidates > 1:
		r.Certainty, r.Of = OneOf, candidates
	}
}
