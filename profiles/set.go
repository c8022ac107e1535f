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
	// at lists for each root id the templates that are recognised there.
	at [100]slot
	// natives are the forms of the networks, then those that no network owns.
	natives []native
	// hosts are those of the links of all forms, and lookalike is the form of a
	// link to a host that looks like one of them.
	hosts     *host.Table
	lookalike network.Native
}

// slot is a root id, and the templates that are recognised there in the order
// of their networks.
type slot struct {
	candidates []candidate
	// others are the candidates that are not recognised by a GUID. They are all
	// that is left for an object whose GUID has none of the marks of the rest,
	// which is most of them.
	others []candidate
	marks  uint64
}

func (s *slot) add(c candidate) {
	s.candidates = append(s.candidates, c)
	if c.byGUID() {
		s.marks |= c.marks
	} else {
		s.others = append(s.others, c)
	}
}

// of are the candidates for an object whose GUID has that mark.
func (s *slot) of(mark uint64) []candidate {
	if s.marks&mark == 0 {
		return s.others
	}
	return s.candidates
}

// candidate is a template that may stand at an id, and its network's place in
// the set.
type candidate struct {
	network  int
	template *network.Template
	marks    uint64 // of its GUIDs
	// read is the template's own Read, or else its Decode.
	read func(emvqr.Code, emvqr.Object) (network.Account, bool)
	// partOf is the template that this one is part of, nil for most; see
	// [network.Template].
	partOf *network.Template
	// hasParts: another template is part of this one.
	hasParts bool
}

func newCandidate(place int, n *network.Network, t *network.Template) candidate {
	c := candidate{network: place, template: t, read: t.Read}
	if c.read == nil {
		c.read = t.Decode
	}
	for _, guid := range t.GUIDs {
		c.marks |= guidMark(guid)
		for i := range len(guid) {
			if guid[i] >= utf8.RuneSelf {
				c.marks = anyGUID // letter case outside ASCII is not in a mark
			}
		}
	}
	if c.marks == 0 {
		c.marks = anyGUID
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
	t := c.template
	if len(t.GUIDs) > 0 && !t.HasGUID(guid) || t.GUIDLike != nil && !t.GUIDLike(guid) {
		return false
	}
	return t.Match == nil || t.Match(*code, *o)
}

func (c *candidate) byGUID() bool { return len(c.template.GUIDs) > 0 }

// anyGUID is the marks of a template that may have any GUID or none.
const anyGUID = ^uint64(0)

// guidMark is one of 64 bits, made of what a GUID and its equal in another letter
// case share. Two GUIDs with different marks are not equal; most that differ
// have different ones.
func guidMark(guid string) uint64 {
	if guid == "" {
		return 1
	}
	first, last := guid[0]|0x20, guid[len(guid)-1]|0x20
	return 1 << ((len(guid) + 5*int(first) + 3*int(last)) & 63)
}

// native is a form, and the slug of the network it belongs to, "" for none.
type native struct {
	network.Native
	owner string
}

// NewSet makes a set. Where two networks claim the same object, the one given
// first has it; a program puts its private networks in front. The error names a
// network whose table cannot be used, and the template and row that are at
// fault; see [network.Network.Check].
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
			c := newCandidate(i, n, t)
			for id := range s.at {
				if t.FoundAt(uint8(id)) {
					s.at[id].add(c)
				}
			}
		}
		for _, form := range n.Natives {
			s.natives = append(s.natives, native{form, n.Slug})
		}
	}
	for _, form := range foreignForms {
		s.natives = append(s.natives, native{form, ""})
	}
	s.guardHosts()
	return s
}
