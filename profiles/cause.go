package profiles

import (
	"cmp"
	"slices"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// cause is the error for a code that cannot be written: err, unless accounts are
// not sound in themselves. Then it is what is wrong with those, and nothing that
// may only follow from it. The ids are those of the parts, none where they could
// not all be placed.
func (c *composition) cause(ids []uint8, err error) error {
	e := &ConflictError{}
	for i := range c.given {
		findings, conflicts := c.ownFaults(i, ids)
		if len(findings)+len(conflicts) == 0 {
			continue
		}
		e.Findings = append(e.Findings, findings...)
		if len(findings) == 0 {
			e.Conflicts = append(e.Conflicts, conflicts...)
		}
		if e.Smallest == nil {
			e.Smallest = []int{i}
		}
	}
	if e.Smallest == nil {
		return err
	}
	return e
}

// ownFaults is what is wrong with an account whatever stands beside it. It is
// judged by the rows of its tables, and in a code of its own with a merchant
// that nothing is wrong with.
func (c *composition) ownFaults(i int, ids []uint8) (findings []emvqr.Finding, conflicts []Conflict) {
	n := c.networks[i]
	if n == nil {
		return nil, nil
	}
	alone := newComposition(c.set, c.typed[i:i+1], c.amount)
	defer alone.close()
	alone.pin(c.idsOf(i, ids))
	ids = alone.assign()
	if len(alone.conflicts) > 0 {
		return nil, nil
	}
	for _, f := range alone.faultsIn(n, ids) {
		findings = addError(findings, f)
	}
	for f := range c.set.engine.Faults(c.accounts[i]) {
		findings = addError(findings, f)
	}
	for k := range alone.conflicts {
		if alone.conflicts[k].Accounts != nil {
			alone.conflicts[k].Accounts = []int{i}
		}
	}
	return findings, alone.conflicts
}

// addError adds an error, unless the same was found where it is in a code.
func addError(findings []emvqr.Finding, f emvqr.Finding) []emvqr.Finding {
	same := func(g emvqr.Finding) bool { return g.Rule == f.Rule && (g.Path == f.Path || f.Path.IsZero()) }
	if !forbids(f) || slices.ContainsFunc(findings, same) {
		return findings
	}
	return append(findings, f)
}

// idsOf are the ids of an account's parts.
func (c *composition) idsOf(i int, ids []uint8) (own []uint8) {
	for k := range ids {
		if c.parts[k].account == i {
			own = append(own, ids[k])
		}
	}
	return own
}

// pin lets the parts stand nowhere else than at the ids, if there are any.
func (c *composition) pin(ids []uint8) {
	for k := range ids {
		c.parts[k].part.Places = network.At(ids[k])
	}
}

// faultsIn writes the one account into a code with a merchant that nothing is
// wrong with and judges it there. What is read back otherwise is noted.
func (c *composition) faultsIn(n *network.Network, ids []uint8) (findings []emvqr.Finding) {
	c.merchant = emvqr.Merchant{Name: "N", City: "C", PostalCode: "10110"}
	c.shareRoots()
	c.shareWants()
	c.merchant.MCC = cmp.Or(c.merchant.MCC, "5812")
	c.merchant.Currency = cmp.Or(c.merchant.Currency, "840")
	c.merchant.Country = cmp.Or(c.merchant.Country, "US")
	if len(c.conflicts) > 0 {
		return nil
	}
	c.place(ids)
	c.initiate()
	code, err := c.merchant.EncodeFor(func(emvqr.Finding) emvqr.Severity { return 0 })
	if err != nil {
		return nil
	}
	for f := range c.set.Validate(code) {
		if slices.Contains(ids, f.Path.Root()) || f.Network == n.Slug && !asksAt(n, f.Path) {
			findings = append(findings, f)
		}
	}
	if err := c.readBack(code); err == nil {
		c.conflicts = nil
	}
	return findings
}

// asksAt reports whether a network asks something of a shared object.
func asksAt(n *network.Network, path emvqr.Path) bool {
	at := func(r network.Row) bool { return r.At.IsShared() && r.At.Path(emvqr.Path{}) == path }
	return slices.ContainsFunc(n.Shared, at) || slices.ContainsFunc(n.Kinds, func(k *network.Kind) bool {
		return slices.ContainsFunc(k.Rows, func(r network.Row) bool { return r.Key == "" && at(r) })
	})
}
