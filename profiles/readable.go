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
	// No: they do not.
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

// Readable tells for every network whether its readers would take the code. Yes
// means that the code holds an account of theirs and breaks no rule that is
// known to matter to them; it is no promise about a wallet's own limits.
func Readable(code emvqr.Code) iter.Seq[Reading] { return known.Readable(code) }

// Readable is [Readable] with the networks of the set.
func (s *Set) Readable(code emvqr.Code) iter.Seq[Reading] {
	return func(yield func(Reading) bool) {
		present := s.present(code)
		for i, n := range s.networks {
			if !yield(s.reading(code, n, present.has(i))) {
				return
			}
		}
	}
}

func (s *Set) reading(code emvqr.Code, n *network.Network, present bool) Reading {
	r := Reading{Network: n.Slug}
	if !code.Verified() {
		r.Why = []string{"the checksum is not right"}
		return r
	}
	if !present {
		r.Why = []string{fmt.Sprintf("there is no account of %s in it", n.Name)}
		return r
	}
	r.Answer = Yes
	for f := range n.Validate(code) {
		r.weigh(f)
	}
	if r.Answer == No {
		return r
	}
	var only presence
	only.add(s.place(n))
	for f := range code.Validate() {
		f.Severity = s.lowered(f, &only)
		r.weigh(f)
	}
	return r
}

// weigh takes a finding into the answer, with its reason. Reasons for doubt are
// dropped where the answer is no.
func (r *Reading) weigh(f emvqr.Finding) {
	to := answerOf(f)
	if to == Yes || to > r.Answer {
		return
	}
	if to < r.Answer {
		r.Answer = to
		r.Why = nil
	}
	r.Why = append(r.Why, reason(f))
}

// answerOf is the best answer that a finding leaves. What EMVCo forbids and the
// network's own codes do not do as a matter of course may stop a strict reader,
// and no one has said that it does.
func answerOf(f emvqr.Finding) Answer {
	switch {
	case f.Effect == emvqr.Refuses, f.Severity == emvqr.Error && f.Network != "":
		return No
	case f.Effect == emvqr.Doubt, f.Severity == emvqr.Error:
		return NotEstablished
	}
	return Yes
}

func (s *Set) place(n *network.Network) int {
	for i := range s.networks {
		if s.networks[i] == n {
			return i
		}
	}
	return 0
}

func reason(f emvqr.Finding) string {
	if f.Path.IsZero() {
		return fmt.Sprintf("%s (%s)", f.Message, f.Rule)
	}
	return fmt.Sprintf("%s: %s (%s)", f.Path, f.Message, f.Rule)
}
