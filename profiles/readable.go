package profiles

import (
	"fmt"
	"iter"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Answer says whether readers of a network take a code.
type Answer uint8

const (
	// No: they do not, or they may pay somebody else.
	No Answer = iota
	// NotEstablished: what is known of the network does not say.
	NotEstablished
	// Yes: they do.
	Yes
)

// String is "no", "not established" or "yes".
func (a Answer) String() string {
	switch a {
	case Yes:
		return "yes"
	case NotEstablished:
		return "not established"
	}
	return "no"
}

// Reading is whether the readers of one network take a code.
type Reading struct {
	// Network is the slug of the network.
	Network string
	// Answer is whether they do, as far as is known.
	Answer Answer
	// Why are the reasons for an answer other than Yes.
	Why []string
}

// Readable tells for every network whether its readers would take the code.
//
// Yes means that the code holds an account of theirs and that [Validate] finds no
// error in it and nothing that casts doubt on them; it is no promise about a
// wallet's own limits. No means that there is no account of theirs, that it breaks
// one of their own rules, or that readers may see another payee or amount.
// Everything between is not established: EMVCo's rules and other networks' parts
// of the code may stop a strict reader, and no one has said that they do.
func Readable(code emvqr.Code) iter.Seq[Reading] { return known.Readable(code) }

// Readable is [Readable] with the networks of the set.
func (s *Set) Readable(code emvqr.Code) iter.Seq[Reading] {
	return func(yield func(Reading) bool) {
		v := s.verdict(code)
		for i := range s.networks {
			if !yield(v.reading(i)) {
				return
			}
		}
	}
}

// verdict is everything that is known of a code, computed once: [Readable] and
// [Route] take their answers from it and so from the claims that [Accounts] reads
// and the findings that [Validate] yields.
type verdict struct {
	claimed
	set      *Set
	code     emvqr.Code
	findings []emvqr.Finding // those that decide about an answer
}

func (s *Set) verdict(code emvqr.Code) *verdict {
	v := &verdict{claimed: s.claimed(code, nil), set: s, code: code}
	weigh := func(f emvqr.Finding) bool {
		if f.Severity == emvqr.Error || f.Effect != emvqr.BySeverity {
			v.findings = append(v.findings, f)
		}
		return true
	}
	for f := range code.Validate() {
		f.Severity = s.severityIn(code, &v.claimed, f)
		weigh(f)
	}
	s.judge(code, &v.claimed, weigh)
	return v
}

// reading is the answer for the network at a place in the set.
func (v *verdict) reading(place int) Reading {
	n := v.set.networks[place]
	r := Reading{Network: n.Slug, Answer: Yes}
	switch {
	case !v.code.Verified():
		r.weigh(No, "the checksum is not right")
	case !v.present.has(place):
		r.weigh(No, fmt.Sprintf("there is no account of %s in it", n.Name))
	default:
		for i := range v.findings {
			f := &v.findings[i]
			r.weigh(v.answer(place, f), reason(f))
		}
	}
	return r
}

// answer is the best answer that a finding leaves a network.
func (v *verdict) answer(place int, f *emvqr.Finding) Answer {
	own := f.Network == v.set.networks[place].Slug
	switch {
	case f.Effect == emvqr.Refuses && (own || f.Network == "" && v.concerns(place, f)), own && f.Severity == emvqr.Error:
		return No
	case f.Severity == emvqr.Error, f.Effect != emvqr.BySeverity && (own || f.Network == ""):
		return NotEstablished
	}
	return Yes
}

// twoReadings is the rule about a text whose objects are others in another unit of
// length. It is about all of the text, wherever it says that readings part.
const twoReadings = "TEXT-TWO-READINGS"

// concerns reports whether what keeps two readings apart matters to a network: what
// is in an object that has an owner matters to the owner alone.
func (v *verdict) concerns(place int, f *emvqr.Finding) bool {
	if f.Rule == twoReadings || f.Path.IsZero() || !isOwned(f.Path.Root()) {
		return true
	}
	for i := range v.claims {
		c := &v.claims[i]
		if c.object.Path.Root() == f.Path.Root() {
			return c.owner == place || c.rival == place
		}
	}
	return false
}

// account is the first account of the network at a place, nil where there is none.
func (v *verdict) account(place int) (account network.Account) {
	r := accountReader{set: v.set}
	for i := range v.claims {
		if a, ok := r.read(v.code, &v.claims[i]); ok && a.Network() == v.set.networks[place].Slug {
			return a
		}
	}
	return nil
}

// weigh takes a reason into the answer. Reasons for doubt are dropped where the
// answer is no.
func (r *Reading) weigh(to Answer, why string) {
	if to == Yes || to > r.Answer {
		return
	}
	if to < r.Answer {
		r.Answer, r.Why = to, nil
	}
	r.Why = append(r.Why, why)
}

func reason(f *emvqr.Finding) string {
	if f.Path.IsZero() {
		return fmt.Sprintf("%s (%s)", f.Message, f.Rule)
	}
	return fmt.Sprintf("%s: %s (%s)", f.Path, f.Message, f.Rule)
}
