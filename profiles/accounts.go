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
	var whole *network.Template // the last one met that others are part of
	code.OwnedObjects()(func(o emvqr.Object) bool {
		guid := settle(&o)
		c := s.claim(&code, &o, guid)
		switch {
		case c == nil:
			id := o.Path.Root()
			return id < 2 || id > 51 || yield(unknown(o, guid))
		case c.hasParts:
			whole = c.template
		case c.partOf != nil && c.partOf == whole:
			return true
		}
		account, ok := c.read(code, o)
		return !ok || yield(account)
	})
}

// settle makes an owned object ready to be read several times and returns its
// GUID, "" for a primitive account and where there is none.
func settle(o *emvqr.Object) (guid string) {
	if o.Path.Root() >= 26 {
		guid, _ = o.Settle()
	}
	return guid
}

// claim finds the template, and so the network, that recognises a root object;
// nil where there is none.
func (s *Set) claim(code *emvqr.Code, o *emvqr.Object, guid string) *candidate {
	mark := guidMark(guid)
	candidates := s.at[o.Path.Root()].of(mark)
	for i := range candidates {
		if c := &candidates[i]; c.marks&mark != 0 && c.recognises(code, o, guid) {
			return c
		}
	}
	return nil
}

func unknown(o emvqr.Object, guid string) network.Account {
	return network.Unknown{Location: network.LocationOf(o.Path.Root()), GUID: guid, Value: o.Value}
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
func (s *Set) present(code emvqr.Code) (p presence) {
	for o := range code.OwnedObjects() {
		guid := settle(&o)
		if c := s.claim(&code, &o, guid); c != nil {
			p.add(c.network)
		}
	}
	return p
}

// claimed is an object that a network recognises, by the network's place in the
// set.
type claimed struct {
	network int
	found   network.Found
}

// claims appends to claims what every network recognises in the code, in wire
// order, and tells which networks are present. An object has one owner, the
// first; where others recognise it as well, and are present by another object,
// it is judged by their tables too.
func (s *Set) claims(code emvqr.Code, claims []claimed) ([]claimed, presence) {
	var present presence
	for o := range code.OwnedObjects() {
		guid := settle(&o)
		mark := guidMark(guid)
		candidates := s.at[o.Path.Root()].of(mark)
		owner, last := -1, -1
		for i := range candidates {
			c := &candidates[i]
			if c.network == last || c.marks&mark == 0 || !c.recognises(&code, &o, guid) {
				continue
			}
			if last = c.network; owner < 0 {
				owner = last
				present.add(owner)
			}
			claims = append(claims, claimed{last, network.Found{Template: c.template, Object: o}})
		}
	}
	return claims, present
}

// judge judges what the networks that are present recognise by their rules. It
// reports whether yield wants more.
func (s *Set) judge(code emvqr.Code, claims []claimed, present *presence, yield func(emvqr.Finding) bool) bool {
	var room [8]network.Found
	for i, n := range s.networks {
		if !present.has(i) {
			continue
		}
		found := room[:0]
		for k := range claims {
			if claims[k].network == i {
				found = append(found, claims[k].found)
			}
		}
		if !n.Judge(code, found, yield) {
			return false
		}
	}
	return s.judgeHosts(code, claims, yield)
}
