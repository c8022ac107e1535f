package network

import (
	"fmt"
	"slices"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// Several is what it means that a code holds several accounts of one network that
// name different payees. Two that hold the same are one payee.
type Several struct {
	// Reason says why several may be there, for a network whose table gives it more
	// than one object. The first one in the code is taken, and it is an info.
	Reason string
	// Only says why there is but one, for a network whose table gives a payee one
	// object: another is an error. It stands for Reason.
	Only string
	// OnePayee tells of a code that all its accounts of the network are one payee's
	// after all; nil where Reason holds for every code.
	OnePayee func(c *Case) bool
	// Fact is that of Reason or Only.
	Fact
}

// severalID is the id of the rule about several accounts of the network.
func (n *Network) severalID() string {
	return strings.ToUpper(strings.ReplaceAll(n.Slug, "_", "-")) + "-TWO-ACCOUNTS"
}

// several is the fact of the rule, and why; onePayee tells that the reason holds.
// That the first account counts is what this library does, not what anybody wrote
// down.
func (n *Network) several(onePayee bool) (fact Fact, why string) {
	s := &n.Several
	fact = s.Fact.within(n.Fact)
	switch {
	case s.Only != "":
		fact.Severity, fact.Effect = emvqr.Error, emvqr.Refuses
		return fact, s.Only
	case s.Reason != "" && onePayee:
		fact.Severity, fact.Effect = emvqr.Info, emvqr.BySeverity
		return fact, s.Reason
	}
	if s.Reason == "" {
		fact.Source, fact.Confidence = "what is known of the network does not say which one its readers take", emvqr.ConfidenceD
	}
	fact.Severity, fact.Effect = emvqr.Warning, emvqr.Doubt
	return fact, "it is not established which one a reader takes"
}

func (c *catalogue) several(n *Network) {
	if !slices.ContainsFunc(n.Kinds, func(k *Kind) bool { return k.Role == Payable }) {
		return
	}
	fact, why := n.several(n.Several.OnePayee == nil)
	sentence := fmt.Sprintf("A code holds one account of %s: %s.", n.Name, why)
	if n.Several.Reason != "" {
		sentence = fmt.Sprintf("Of several accounts of %s the first counts; %s.", n.Name, n.Several.Reason)
	}
	c.add(n.severalID(), sentence, fact)
}

// judgeSeveral names the accounts that compete with one before them.
func (c *Case) judgeSeveral(yield func(emvqr.Finding) bool) bool {
	for i := 1; i < len(c.claims); i++ { // the first has no rival before it
		first := c.rival(i)
		if first < 0 {
			continue
		}
		n := c.network.network
		fact, why := n.several(n.Several.OnePayee == nil || n.Several.OnePayee(c))
		d := &c.claims[i]
		at := emvqr.P(c.claims[first].id)
		if !yield(c.finding(n.severalID(), fact, emvqr.P(d.id), int(d.at),
			fmt.Sprintf("another account of %s, after the one in %s; the one in %s is taken because it comes first, and %s", n.Name, at, at, why))) {
			return false
		}
	}
	return true
}

// rival is the first account that the i-th claim begins another beside, by the place
// of its claim; -1 for none.
func (c *Case) rival(i int) int {
	d := &c.claims[i]
	if !d.counts() || c.planOf(d).network != c.network || c.planOf(d).kind.kind.Role != Payable || !c.begins(i) {
		return -1
	}
	for j := range i {
		if e := &c.claims[j]; e.counts() && c.planOf(e).network == c.network && c.begins(j) && c.compete(j, i) {
			return j
		}
	}
	return -1
}

// compete reports whether the accounts that two claims begin name two payees.
func (c *Case) compete(i, j int) bool {
	k, l := c.planOf(&c.claims[i]).kind.kind, c.planOf(&c.claims[j]).kind.kind
	switch {
	case k.Role != Payable:
		return false
	case k != l:
		return !k.Beside && !l.Beside
	}
	_, first := c.account(i).Table()
	_, second := c.account(j).Table()
	return !slices.Equal(first, second)
}
