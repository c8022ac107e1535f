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
	return func(yield func(network.Account) bool) { s.walk(code, yield) }
}

func (s *Set) walk(code emvqr.Code, yield func(network.Account) bool) {
	for o := range code.OwnedObjects() {
		c, ok := s.claim(code, o)
		if !ok {
			if id := o.Path.Root(); id >= 2 && id <= 51 && !yield(unknown(o)) {
				return
			}
			continue
		}
		if account, ok := c.template.Decode(code, o); ok && !yield(account) {
			return
		}
	}
}

// claim finds the network and template that recognise a root object.
func (s *Set) claim(code emvqr.Code, o emvqr.Object) (c candidate, ok bool) {
	candidates := s.at[o.Path.Root()]
	if len(candidates) == 0 {
		return candidate{}, false
	}
	guid := ""
	if o.Path.Root() >= 26 {
		guid, _ = o.GUID()
	}
	for _, c := range candidates {
		if c.template.RecognisesGUID(code, o, guid) {
			return c, true
		}
	}
	return candidate{}, false
}

func unknown(o emvqr.Object) network.Account {
	u := network.Unknown{Location: network.LocationOf(o.Path.Root()), Value: o.Value}
	if o.Path.Root() >= 26 {
		u.GUID, _ = o.GUID()
	}
	return u
}

// Slugs returns the sorted slugs of the networks that have an account in the
// code.
func Slugs(code emvqr.Code) []string { return known.Slugs(code) }

// Slugs is [Slugs] with the networks of the set.
func (s *Set) Slugs(code emvqr.Code) []string {
	var slugs []string
	present := s.present(code)
	for i, n := range s.networks {
		if present.has(i) {
			slugs = append(slugs, n.Slug)
		}
	}
	slices.Sort(slugs)
	return slugs
}

// presence is a set of networks by their places in a Set.
type presence [4]uint64

func (p *presence) add(i int)      { p[i>>6&3] |= 1 << (i & 63) }
func (p *presence) has(i int) bool { return p[i>>6&3]&(1<<(i&63)) != 0 }
func (p *presence) none() bool     { return *p == presence{} }

// present tells which networks have an account in the code.
func (s *Set) present(code emvqr.Code) *presence {
	var p presence
	for o := range code.OwnedObjects() {
		if c, ok := s.claim(code, o); ok {
			p.add(c.network)
		}
	}
	return &p
}
