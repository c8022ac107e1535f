// Package networktest proves a network's table from the table itself: every kind has
// a sound account as data, and every row is broken on it. What it asks of a network
// costs the network nothing but its examples.
package networktest

import (
	"fmt"
	"slices"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Account is the account of one of a kind's examples.
func Account(k *network.Kind, e *network.Example) network.Account {
	values := slices.Clone(e.Values)
	for len(values) < len(k.Keys) {
		values = append(values, "")
	}
	v := network.ValuesOf(values...)
	return k.Make(k, network.Location{}, &v)
}

// Sound is a code with an example of a kind in it: an ordinary merchant, what the
// kind and its network write into shared objects, and what the example adds.
func Sound(s *network.Set, k *network.Kind, e *network.Example) (emvqr.Code, error) {
	n, ok := s.Lookup(k.Network)
	if !ok {
		return emvqr.Code{}, fmt.Errorf("networktest: %s is not in the set", k.Network)
	}
	account := Account(k, e)
	tree := []node{{id: 0, value: "01"}, {id: 1, value: "11"}}
	taken := map[uint8]bool{}
	for _, part := range network.Parts(account) {
		id, ok := free(part.Places, taken)
		if !ok {
			return emvqr.Code{}, fmt.Errorf("networktest: %s:%s has no id for an object", k.Network, k.Key)
		}
		taken[id] = true
		tree = place(tree, dataNode(id, part.Data))
	}
	country := "TH"
	if len(n.Countries) > 0 {
		country = n.Countries[0]
	}
	for _, f := range [...]struct {
		id    uint8
		value string
	}{{52, "5812"}, {53, "764"}, {58, country}, {59, "NOODLE HOUSE"}, {60, "CITY"}} {
		tree = with(tree, f.value, f.id)
	}
	for d := range s.Demands(account) {
		if d.Default != "" {
			tree = with(tree, d.Default, ids(d.Path)...)
		}
	}
	for w := range network.Wants(account) {
		tree = with(tree, w.Value, ids(w.Path)...)
	}
	for _, b := range e.Beside {
		tree = with(tree, b.Value, b.At.IDs()...)
	}
	text, ok := write(tree)
	if !ok {
		return emvqr.Code{}, fmt.Errorf("networktest: the example of %s:%s does not fit", k.Network, k.Key)
	}
	return emvqr.Parse(text)
}

func free(places []network.Range, taken map[uint8]bool) (uint8, bool) {
	for _, r := range places {
		for id := r.First; id <= r.Last; id++ {
			if !taken[id] {
				return id, true
			}
		}
	}
	return 0, false
}

func dataNode(id uint8, d emvqr.Data) node {
	n := node{id: id, value: d.Value}
	for _, inner := range d.Template {
		n.nodes = append(n.nodes, dataNode(inner.ID, inner))
	}
	return n
}

// place puts an object after the last smaller id.
func place(tree []node, n node) []node {
	at := len(tree)
	for i := range tree {
		if tree[i].id > n.id {
			at = i
			break
		}
	}
	return slices.Insert(tree, at, n)
}

func ids(p emvqr.Path) (ids []uint8) {
	for ; !p.IsZero(); p = p.Parent() {
		ids = append([]uint8{p.ID()}, ids...)
	}
	return ids
}
