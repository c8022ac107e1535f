package profiles

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Add puts one more account into a code and leaves every other byte as it is. The
// account's own objects come in, and what it has in object 62, each in a place
// that was free, so that [Remove] can take out again what Add put in.
//
// The currency, the country and the other objects that every code has are the
// code's own: the account's network must find them as it needs them, and Add
// neither sets nor changes one. A code without a currency may be meant for any;
// set it first, with [emvqr.Code.With].
//
// The result is read again: the account is in it with the fields it was given,
// and the accounts that were there are as they were. Add returns a
// [ConflictError] where that cannot be.
func Add(code emvqr.Code, account network.Account) (emvqr.Code, error) {
	return known.Add(code, account)
}

// Add is [Add] with the networks of the set.
func (s *Set) Add(code emvqr.Code, account network.Account) (emvqr.Code, error) {
	if !code.Verified() {
		return emvqr.Code{}, fmt.Errorf("profiles: %w", emvqr.ErrUnverified)
	}
	c := newComposition(s, []network.Account{account}, hasAmount(code))
	defer c.close()
	if c.refuse(); len(c.conflicts) > 0 {
		return emvqr.Code{}, c.err()
	}
	for o := range code.Objects() {
		c.taken[o.Path.Root()] = true
	}
	c.closeReserved(c.present(code))
	ids := c.assign()
	c.demand(code)
	edits := c.wanted(code)
	if len(c.conflicts) > 0 {
		return emvqr.Code{}, c.cause(ids, c.err())
	}
	added, err := c.added(code, edits, ids)
	for tried, ok := ids, true; errors.Is(err, ErrReadBack) && ok; {
		// Before an account that is there the new one may get what is that one's;
		// after it, it does not.
		c.taken[tried[0]] = true
		if tried, ok = assignment(c.parts, c.taken); ok {
			if added, err := c.added(code, edits, tried); err == nil {
				return added, nil
			}
		}
	}
	if err != nil {
		return emvqr.Code{}, c.cause(ids, err)
	}
	return added, nil
}

// added is the code with the edits and with the parts at those ids, as it was
// read back. The composition stays as it is.
func (c composition) added(code emvqr.Code, edits []emvqr.Edit, ids []uint8) (emvqr.Code, error) {
	edits = slices.Clone(edits)
	for i, p := range c.parts {
		if p.part.Seal != nil {
			continue
		}
		at := emvqr.P(ids[i])
		if len(p.part.Data.Template) > 0 {
			edits = append(edits, emvqr.SetTemplate(at, p.part.Data.Template...))
			continue
		}
		edits = append(edits, emvqr.Set(at, p.part.Data.Value))
	}
	added, err := code.With(edits...)
	if err != nil {
		return emvqr.Code{}, fmt.Errorf("profiles: adding an account of %s: %w", network.Slug(c.accounts[0]), err)
	}
	if added, err = c.sealed(added, ids); err != nil {
		return emvqr.Code{}, err
	}
	if broken := c.set.newErrors(code, added); len(broken) > 0 {
		return emvqr.Code{}, &ConflictError{Smallest: []int{0}, Findings: broken}
	}
	if err := c.readBackBeside(code, added); err != nil {
		return emvqr.Code{}, err
	}
	return added, nil
}

// readBackBeside compares what is read of the code with the account and what was
// read of it before.
func (c *composition) readBackBeside(before, after emvqr.Code) error {
	for a := range c.set.Accounts(before) {
		c.join(a)
	}
	return c.readBackExactly(after)
}

// present are the networks of the objects that the code has. An id that one of them
// has and the account's network keeps to itself is noted.
func (c *composition) present(code emvqr.Code) (networks []*network.Network) {
	own := c.networks[0]
	for claim := range c.set.Claims(code) {
		if own != nil && claim.Network != own && inRanges(own.Reserves, claim.Path.Root()) {
			c.conflict(claim.Path, []int{0}, "%s keeps %s to itself, and the code has another network's object there", own.Slug, network.Ranges(own.Reserves))
		}
		if claim.Network != nil && !slices.Contains(networks, claim.Network) {
			networks = append(networks, claim.Network)
		}
	}
	return networks
}

// demand notes what the account's network needs of the shared objects and the code does
// not have.
func (c *composition) demand(code emvqr.Code) {
	slug := network.Slug(c.accounts[0])
	for _, path := range c.askedPaths() {
		askers := c.asking(path)
		given, present := code.Get(path)
		firm := slices.IndexFunc(askers, func(a asked) bool { return a.firm && a.supplied != "" })
		if !present && firm >= 0 {
			c.conflict(path, []int{0}, "%s needs %s in %s, which the code lacks; set it first, if the code is for that",
				slug, strings.Join(askers[firm].oneOf, " or "), path)
			continue
		}
		c.agree(path, askers, given)
	}
}

// wanted are the edits for what the account has in shared objects. Those in 62 are put
// into free places; root objects must be there, and so must a value that only says
// that there is none.
func (c *composition) wanted(code emvqr.Code) (edits []emvqr.Edit) {
	slug := network.Slug(c.accounts[0])
	for want := range network.Wants(c.accounts[0]) {
		given, present := code.Get(want.Path)
		switch {
		case want.Void && present, want.Path.Depth() == 1 && given == want.Value:
		case want.Void:
			c.conflict(want.Path, []int{0}, "%s needs a value in %s, which the code lacks; set it first, to %s for none", slug, want.Path, want.Value)
		case want.Path.Depth() == 1 && !present:
			c.conflict(want.Path, []int{0}, "%s wants %+q in %s, which the code lacks; set it first, if the code is for that", slug, want.Value, want.Path)
		case want.Path.Depth() == 1:
			c.conflict(want.Path, []int{0}, "%s wants %+q in %s, where another value is already", slug, want.Value, want.Path)
		case present:
			c.conflict(want.Path, []int{0}, "%s wants %s for itself, and the code has a value there already", slug, want.Path)
		default:
			edits = append(edits, emvqr.Set(want.Path, want.Value))
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
