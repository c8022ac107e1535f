package profiles

import (
	"slices"

	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Set is a number of networks that are looked for together. It is derived from
// its networks once and never changes, so it may be shared.
type Set struct {
	networks []*network.Network
	// at lists for each root id the templates that are recognised there.
	at [100][]candidate
	// natives are the forms of the networks, then those that no network owns.
	natives []native
}

// candidate is a template that may stand at an id, and its network's place in
// the set.
type candidate struct {
	network  int
	template *network.Template
}

// native is a form, and the slug of the network it belongs to, "" for none.
type native struct {
	network.Native
	owner string
}

// NewSet makes a set. Where two networks claim the same object, the one given
// first has it; a program puts its private networks in front.
func NewSet(networks ...*network.Network) *Set {
	s := &Set{networks: slices.Clone(networks)}
	for i, n := range s.networks {
		for _, t := range n.Templates {
			for id := range s.at {
				if t.FoundAt(uint8(id)) {
					s.at[id] = append(s.at[id], candidate{i, t})
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
	return s
}
