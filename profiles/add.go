package profiles

import (
	"fmt"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Add puts one more account into a code and leaves every other byte as it is:
// only objects that are missing and that the account's network needs, such as a
// currency, come in beside it. It returns a [ConflictError] where the account
// cannot stand beside those that are there.
func Add(code emvqr.Code, account network.Account) (emvqr.Code, error) {
	return known.Add(code, account)
}

// Add is [Add] with the networks of the set.
func (s *Set) Add(code emvqr.Code, account network.Account) (emvqr.Code, error) {
	c := newComposition(s, []network.Account{account})
	for o := range code.Objects() {
		c.taken[o.Path.Root()] = true
	}
	c.fits()
	edits := c.missing(code)
	ids := c.assign()
	if len(c.conflicts) > 0 {
		return emvqr.Code{}, c.err()
	}
	for i, p := range c.parts {
		at := emvqr.P(ids[i])
		if len(p.part.Data.Template) > 0 {
			edits = append(edits, emvqr.SetTemplate(at, p.part.Data.Template...))
			continue
		}
		edits = append(edits, emvqr.Set(at, p.part.Data.Value))
	}
	added, err := code.With(edits...)
	if err != nil {
		return emvqr.Code{}, fmt.Errorf("profiles: adding an account of %s: %w", account.Network(), err)
	}
	if broken := s.newErrors(code, added); len(broken) > 0 {
		return emvqr.Code{}, &ConflictError{Smallest: []int{0}, Findings: broken}
	}
	return added, nil
}

// missing are the edits for the shared objects that the account needs and the
// code lacks. What the code has and the account cannot take is noted.
func (c *composition) missing(code emvqr.Code) (edits []emvqr.Edit) {
	for _, path := range c.askedPaths() {
		given, present := code.Get(path)
		value, ok := c.agree(path, c.asking(path), given)
		if ok && !present {
			edits = append(edits, emvqr.Set(path, value))
		}
	}
	wanter, ok := c.accounts[0].(network.Wanter)
	if !ok {
		return edits
	}
	for _, want := range wanter.Wants() {
		switch given, present := code.Get(want.Path); {
		case !present:
			edits = append(edits, emvqr.Set(want.Path, want.Value))
		case given != want.Value:
			c.conflict(want.Path, []int{0}, "%s wants %+q in %s, where another value is already", c.accounts[0].Network(), want.Value, want.Path)
		}
	}
	return edits
}

// newErrors are the error findings of after that before does not have.
func (s *Set) newErrors(before, after emvqr.Code) (broken []emvqr.Finding) {
	old := s.errorsOf(before)
	for _, f := range s.errorsOf(after) {
		if !hasFinding(old, f) {
			broken = append(broken, f)
		}
	}
	return broken
}

func hasFinding(findings []emvqr.Finding, f emvqr.Finding) bool {
	for _, g := range findings {
		if g.Rule == f.Rule && g.Path == f.Path {
			return true
		}
	}
	return false
}

// Remove takes an account, as [Accounts] found it, out of the code and leaves
// every other byte as it is.
func Remove(code emvqr.Code, account network.Account) (emvqr.Code, error) {
	if account.Anchor().IsZero() {
		return emvqr.Code{}, fmt.Errorf("profiles: the account of %q was not found in a code, so there is nothing to remove", account.Network())
	}
	var edits []emvqr.Edit
	for path := range account.Paths() {
		if path.Root() >= 2 && path.Root() <= 51 || path.Root() >= 80 {
			edits = append(edits, emvqr.Remove(path))
		}
	}
	return code.With(edits...)
}
