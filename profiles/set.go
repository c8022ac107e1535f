package profiles

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/host"
)

// Set is a number of networks that are looked for together. It is derived from
// its networks once and never changes, so it may be shared.
type Set struct {
	networks []*network.Network
	// undecoded are the networks that are known by name alone. Their places follow
	// those of networks.
	undecoded []*undecoded
	// byGUID lists the templates that are recognised by a GUID, by the bit of their
	// GUIDs; see [guidBit]. It is long enough that most lists hold one or two.
	byGUID [64][]candidate
	// byLook lists for each root id the templates that are recognised there by
	// something else.
	byLook [100][]candidate
	// natives are the forms of the networks, then those that no network owns.
	natives []native
	// hosts are those of the links of all forms, and lookalike is the form of a
	// link to a host that looks like one of them.
	hosts     *host.Table
	lookalike network.Native
}

// candidate is a template that may be recognised, and its network's place in the
// set.
type candidate struct {
	network  int
	template *network.Template
	found    [2]uint64 // the root ids it is recognised at
	// read is the template's own Read, or else its Decode; nil where the network
	// is known by name alone.
	read func(emvqr.Code, emvqr.Object) (network.Account, bool)
	// partOf is the template that this one is part of, nil for most; see
	// [network.Template].
	partOf *network.Template
	// hasParts: another template is part of this one.
	hasParts bool
}

func newCandidate(place int, t *network.Template) candidate {
	c := candidate{network: place, template: t}
	for id := range uint8(100) {
		if t.FoundAt(id) {
			c.found[id>>6] |= 1 << (id & 63)
		}
	}
	return c
}

// of fills in what a template of a network that is decoded has beyond its signs.
func (c candidate) of(n *network.Network) candidate {
	t := c.template
	if c.read = t.Read; c.read == nil {
		c.read = t.Decode
	}
	for _, other := range n.Templates {
		if t.PartOf != "" && other.Key == t.PartOf {
			c.partOf = other
		}
		c.hasParts = c.hasParts || other.PartOf != "" && other.PartOf == t.Key
	}
	return c
}

// recognises is [network.Template.RecognisesGUID], spelt out because it is asked
// about every object for every template.
func (c *candidate) recognises(code *emvqr.Code, o *emvqr.Object, guid string) bool {
	t, id := c.template, o.Path.Root()
	if c.found[id>>6]&(1<<(id&63)) == 0 ||
		len(t.GUIDs) > 0 && !t.HasGUID(guid) || t.GUIDLike != nil && !t.GUIDLike(guid) {
		return false
	}
	return t.Match == nil || t.Match(*code, *o)
}

// add puts a candidate where its signs are looked for.
func (s *Set) add(c candidate) {
	t := c.template
	if len(t.GUIDs) == 0 {
		for id := range s.byLook {
			if t.FoundAt(uint8(id)) {
				s.byLook[id] = append(s.byLook[id], c)
			}
		}
		return
	}
	var bits uint64
	for _, guid := range t.GUIDs {
		bits |= 1 << guidBit(guid)
		for i := range len(guid) {
			if guid[i] >= utf8.RuneSelf {
				bits = ^uint64(0) // letter case outside ASCII is not in a bit
			}
		}
	}
	for bit := range s.byGUID {
		if bits&(1<<bit) != 0 {
			s.byGUID[bit] = append(s.byGUID[bit], c)
		}
	}
}

// guidBit is a number below 64, made of what a GUID and its equal in another
// letter case share. Two GUIDs with different numbers are not equal; most that
// differ have different ones.
func guidBit(guid string) int {
	if guid == "" {
		return 0
	}
	first, last := guid[0]|0x20, guid[len(guid)-1]|0x20
	return (len(guid) + 5*int(first) + 3*int(last)) & 63
}

// native is a form, and the slug of the network it belongs to, "" for none.
type native struct {
	network.Native
	owner string
}

// NewSet makes a set. The order of the networks decides nothing about a code:
// where two of them have equally good signs for one object, neither has it, and
// [Validate] says so. The networks that the library knows by name alone are looked
// for as well, but for those that are among the networks given. The error names a
// network whose table cannot be used, and the template and row that are at fault;
// see [network.Network.Check].
func NewSet(networks ...*network.Network) (*Set, error) {
	var slugs []string
	for i, n := range networks {
		if n == nil {
			return nil, fmt.Errorf("profiles: network %d of the set is nil", i+1)
		}
		if err := n.Check(); err != nil {
			return nil, fmt.Errorf("profiles: %w", err)
		}
		if slices.Contains(slugs, n.Slug) {
			return nil, fmt.Errorf("profiles: two networks of the set have the slug %+q", n.Slug)
		}
		slugs = append(slugs, n.Slug)
	}
	return newSet(networks), nil
}

// newSet is NewSet for tables that are known to be in order.
func newSet(networks []*network.Network) *Set {
	s := &Set{networks: slices.Clone(networks)}
	for i, n := range s.networks {
		for _, t := range n.Templates {
			s.add(newCandidate(i, t).of(n))
		}
		for _, form := range n.Natives {
			s.natives = append(s.natives, native{form, n.Slug})
		}
	}
	for _, form := range foreignForms {
		s.natives = append(s.natives, native{form, ""})
	}
	s.guardHosts()
	for i := range registry {
		u := &registry[i]
		if _, decoded := s.place(u.slug); decoded {
			continue
		}
		s.undecoded = append(s.undecoded, u)
		for k := range u.signs {
			s.add(newCandidate(len(s.networks)+len(s.undecoded)-1, &u.signs[k]))
		}
	}
	return s
}

// place is the place in the set of the network with that slug. It is not ok where
// the set has none.
func (s *Set) place(slug string) (i int, ok bool) {
	i = slices.IndexFunc(s.networks, func(n *network.Network) bool { return n.Slug == slug })
	return i, i >= 0
}

// named is the row of a network that is known by name alone, by its place.
func (s *Set) named(place int) *undecoded { return s.undecoded[place-len(s.networks)] }
