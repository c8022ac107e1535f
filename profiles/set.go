package profiles

import (
	"fmt"
	"iter"
	"slices"

	"github.com/openmerchantqr/emvqr/profiles/native"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/host"
)

// Set is a number of networks that are looked for together. It is derived from its
// networks once and never changes, so it may be shared.
type Set struct {
	// engine looks for the networks, and for all others by their marks alone.
	engine *network.Set
	// networks are those of the call.
	networks []*network.Network
	// lowerable are the ids of EMVCo's rules that some network of the engine lowers
	// or judges by a row of its own.
	lowerable []string
	// natives are the forms of the networks, then those that no network owns; owners are
	// the slugs of the networks, and forms finds one by how a text begins.
	natives []network.Native
	owners  []string
	forms   *native.Index
	// verify is the caller's, nil for none.
	verify Verifier
	// hosts are those of the links of all forms, and lookalike is the form of a link
	// to a host that looks like one of them.
	hosts     *host.Table
	lookalike network.Native
}

// NewSet makes a set. The order of the networks decides nothing about a code: where
// two of them have equally good marks of one object, neither has it, and [Validate]
// says so. All other networks that the library knows are looked for as well, by their
// marks alone, so that none of the given ones takes an object of theirs for its own;
// but for those of which a given network has the slug or a GUID. The error names every
// table that cannot be used, with network, kind and row; it is [network.ErrTable].
func NewSet(networks ...*network.Network) (*Set, error) {
	all := append(slices.Clone(networks), strangers(networks)...)
	engine, err := network.NewSet(all...)
	if err != nil {
		return nil, fmt.Errorf("profiles: %w", err)
	}
	s := &Set{engine: engine, networks: slices.Clone(networks)}
	for _, n := range s.networks {
		s.natives = append(s.natives, n.Natives...)
		s.owners = append(s.owners, slices.Repeat([]string{n.Slug}, len(n.Natives))...)
	}
	s.natives = append(s.natives, native.Forms()...)
	s.owners = append(s.owners, make([]string, len(native.Forms()))...)
	s.forms = native.NewIndex(s.natives)
	s.lowerable = lowerable(all)
	s.guardHosts()
	return s, nil
}

// mustSet is NewSet for the library's own tables, which tests know to be right.
func mustSet(networks ...*network.Network) *Set {
	s, err := NewSet(networks...)
	if err != nil {
		panic(err)
	}
	return s
}

// lowerable lists the EMVCo rules that networks lower or stand in for.
func lowerable(networks []*network.Network) (rules []string) {
	rows := func(rows []network.Row) {
		for i := range rows {
			if id := rows[i].InsteadOf; id != "" {
				rules = append(rules, id)
			}
		}
	}
	for _, n := range networks {
		for _, l := range n.Lowered {
			rules = append(rules, l.Rule)
		}
		rows(n.Shared)
		for _, k := range n.Kinds {
			rows(k.Rows)
			for _, o := range k.Objects {
				rows(o.Rows)
			}
		}
	}
	return rules
}

// Networks walks the networks of the set in the order they were given in.
func (s *Set) Networks() iter.Seq[*network.Network] { return slices.Values(s.networks) }

// Lookup returns the network of the set with that slug.
func (s *Set) Lookup(slug string) (n *network.Network, ok bool) {
	for _, n := range s.networks {
		if n.Slug == slug {
			return n, true
		}
	}
	return nil, false
}
