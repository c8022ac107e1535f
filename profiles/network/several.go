package network

import (
	"fmt"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// Several is what it means that a code holds several accounts of one network that
// name different payees. Two objects that hold the same are one payee, and a
// template that is [Template.Beside] another names none.
type Several struct {
	// Reason says why several may be there, for a network whose table gives it
	// more than one object. The first one in the code is taken, and it is an info.
	Reason string
	// Only says why there is but one, for a network whose table gives a payee one
	// object: another is an error. It stands for Reason.
	Only string
	// OnePayee tells of a code that all its accounts of the network are one
	// payee's after all; nil where Reason holds for every code.
	OnePayee func(emvqr.Code) bool
	// Source and Confidence are those of Reason or Only.
	Source     string
	Confidence emvqr.Confidence
}

// twoAccounts is the word that ends the rule's id.
const twoAccounts = "TWO-ACCOUNTS"

// outcome is the severity and the effect of the rule in a code, and why; its most
// severe for no code.
func (s *Several) outcome(code emvqr.Code) (emvqr.Severity, emvqr.Effect, string) {
	switch {
	case s.Only != "":
		return emvqr.Error, emvqr.Refuses, s.Only
	case s.Reason != "" && (s.OnePayee == nil || !code.IsZero() && s.OnePayee(code)):
		return emvqr.Info, emvqr.BySeverity, s.Reason
	}
	return emvqr.Warning, emvqr.Doubt, "it is not established which one a reader takes"
}

// severalFacts are the source and the confidence of the rule. That the first
// account counts is what this library does, not what anybody wrote down.
func (n *Network) severalFacts() (source string, c emvqr.Confidence) {
	if n.Several.Reason+n.Several.Only == "" {
		return "what is known of the network does not say which one its readers take", emvqr.ConfidenceD
	}
	return either(n.Several.Source, n.Source), either(n.Several.Confidence, n.Confidence)
}

func (n *Network) severalRule(add func(id string, s emvqr.Severity, sentence, source string, c emvqr.Confidence, e emvqr.Effect)) {
	severity, effect, why := n.Several.outcome(emvqr.Code{})
	source, c := n.severalFacts()
	sentence := fmt.Sprintf("A code holds one account of %s: %s.", n.Name, why)
	if n.Several.Reason != "" {
		sentence = fmt.Sprintf("Of several accounts of %s the first counts; %s.", n.Name, n.Several.Reason)
	}
	add(n.id(twoAccounts), severity, sentence, source, c, effect)
}

// rivalOf is the first of found that competes with g, nil for none.
func rivalOf(found []Found, g *Found) *Found {
	for i := range found {
		if found[i].competes(g) {
			return &found[i]
		}
	}
	return nil
}

// competes reports whether two objects name two payees.
func (f *Found) competes(g *Found) bool {
	t, u := f.Template, g.Template
	switch {
	case f.Object.Path == g.Object.Path:
		return false // an id twice, which EMVCo has a rule about
	case t == u:
		return t.Values(f.Object) != t.Values(g.Object)
	}
	return !t.Beside && !u.Beside && t.PartOf == "" && u.PartOf == ""
}

func (j *judge) rival(first, other *Found) {
	said, effect, why := j.network.Several.outcome(j.code)
	source, c := j.network.severalFacts()
	j.find(j.network.id(twoAccounts), severity(said, c), other.Object,
		fmt.Sprintf("another account of %s, after the one in %s; the one in %s is taken because it comes first, and %s",
			j.network.Name, first.Object.Path, first.Object.Path, why), source, c, effect)
}
