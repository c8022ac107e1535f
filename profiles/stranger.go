package profiles

import (
	"slices"

	"github.com/openmerchantqr/emvqr/profiles/network"
)

// strangers are the networks that the library knows and a set does not have, by their
// marks alone: nothing is read of their objects, and no network of the set takes one
// for its own because it does not know whose it is. So what a network finds in a code
// does not hang on the other networks of the set. A network of the set with the slug or
// a GUID of one stands in its place.
func strangers(set []*network.Network) (others []*network.Network) {
	for _, n := range library {
		others = append(others, stranger(n))
	}
	for i := range registry {
		others = append(others, registry[i].table())
	}
	return slices.DeleteFunc(others, func(n *network.Network) bool {
		return slices.ContainsFunc(set, func(o *network.Network) bool { return o != nil && (o.Slug == n.Slug || shareGUID(o, n)) })
	})
}

// stranger is a network without rows.
func stranger(n *network.Network) *network.Network {
	s := &network.Network{
		Slug: n.Slug, Name: n.Name, Countries: n.Countries, Home: n.Home, AsOf: n.AsOf, Fact: n.Fact,
		Lowered: n.Lowered, Unit: n.Unit,
	}
	for _, k := range n.Kinds {
		kind := &network.Kind{Network: k.Network, Key: k.Key, Name: k.Name, Role: network.Foreign, Fact: k.Fact}
		for _, o := range k.Objects {
			kind.Objects = append(kind.Objects, &network.Object{Key: o.Key, Name: o.Name, At: o.At, By: o.By, Fact: o.Fact})
		}
		s.Kinds = append(s.Kinds, kind)
	}
	return s
}

// shareGUID reports whether two networks have marks with one GUID.
func shareGUID(a, b *network.Network) bool {
	for guid := range guidsOf(a) {
		for other := range guidsOf(b) {
			if network.EqualGUID(guid, other) {
				return true
			}
		}
	}
	return false
}

// guidsOf walks the GUIDs of a network's marks. A table that [NewSet] refuses may have
// holes.
func guidsOf(n *network.Network) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for _, k := range n.Kinds {
			if k == nil {
				continue
			}
			for _, o := range k.Objects {
				if o == nil {
					continue
				}
				for i := range o.By {
					for _, guid := range o.By[i].GUIDs {
						if !yield(guid) {
							return
						}
					}
				}
			}
		}
	}
}
