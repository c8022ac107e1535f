package profiles

import (
	"iter"
	"slices"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Accounts walks the accounts in the code in wire order, typed by their network;
// see [network.Account]. An account of a network that nobody here knows is a
// [network.Unknown]. At most one allocation an account is made.
func Accounts(code emvqr.Code) iter.Seq[network.Account] { return known.Accounts(code) }

// Accounts is [Accounts] with the networks of the set.
func (s *Set) Accounts(code emvqr.Code) iter.Seq[network.Account] {
	return func(yield func(network.Account) bool) {
		r := accountReader{set: s}
		s.claims(&code, func(c claim) bool {
			account, ok := r.read(code, &c)
			return !ok || yield(account)
		})
	}
}

// accountReader makes accounts of the claims of one code, in wire order.
type accountReader struct {
	set   *Set
	whole *network.Template // the last one met that others are part of
}

// read makes the account that begins at an object. It is not ok where none does.
func (r *accountReader) read(code emvqr.Code, c *claim) (account network.Account, ok bool) {
	switch {
	case c.by == nil || c.by.read == nil:
		return r.set.unknown(c)
	case c.by.hasParts:
		r.whole = c.by.template
	case c.by.partOf != nil && c.by.partOf == r.whole:
		return nil, false
	}
	return c.by.read(code, c.object)
}

// unknown is the account of an object that is nobody's, or of a network that is
// known by name alone. Unreserved templates are no accounts of their own.
func (s *Set) unknown(c *claim) (account network.Account, ok bool) {
	id := c.object.Path.Root()
	if id > 51 {
		return nil, false
	}
	u := network.Unknown{Location: network.LocationOf(id), Value: c.object.Value}
	if id >= 26 {
		u.GUID, _ = c.object.GUID()
	}
	if c.by != nil {
		u.Name = s.named(c.owner).title()
	}
	return u, true
}

// Slugs returns the sorted slugs of the networks that have an account in the
// code.
func Slugs(code emvqr.Code) []string { return known.Slugs(code) }

// Slugs is [Slugs] with the networks of the set.
func (s *Set) Slugs(code emvqr.Code) []string {
	var room [8]claim
	in := s.claimed(code, room[:0])
	var slugs []string
	for i, n := range s.networks {
		if in.present.has(i) {
			slugs = append(slugs, n.Slug)
		}
	}
	slices.Sort(slugs)
	return slugs
}
