package networktest

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
)

// node is a data object that may be written whatever is wrong with it. A template
// has nodes and no value.
type node struct {
	id    uint8
	value string
	nodes []node
}

// treeOf takes a code apart, as far as objects read as templates.
func treeOf(code emvqr.Code) (nodes []node) {
	for o := range code.Objects() {
		if o.Path.Root() != 63 {
			nodes = append(nodes, nodeOf(o))
		}
	}
	return nodes
}

func nodeOf(o emvqr.Object) node {
	n := node{id: o.Path.ID(), value: o.Value}
	root := o.Path.Root()
	template := root >= 26 && root <= 51 || root == 62 || root == 64 || root >= 80
	if !template || !o.IsTemplate() || o.Path.Depth() > 3 {
		return n
	}
	for inner := range o.Objects() {
		n.nodes = append(n.nodes, nodeOf(inner))
	}
	if o.Path.Depth() > 1 && !looksLikeTemplate(n.nodes) {
		n.nodes = nil
	}
	return n
}

// looksLikeTemplate keeps a row of digits that reads as objects by chance whole.
func looksLikeTemplate(nodes []node) bool {
	for i := 1; i < len(nodes); i++ {
		if nodes[i].id <= nodes[i-1].id {
			return false
		}
	}
	return len(nodes) > 0 && nodes[0].id <= 1
}

// find is the first object at a path of ids, nil where there is none.
func find(nodes []node, ids ...uint8) *node {
	for i := range nodes {
		if nodes[i].id != ids[0] {
			continue
		}
		if len(ids) == 1 {
			return &nodes[i]
		}
		return find(nodes[i].nodes, ids[1:]...)
	}
	return nil
}

// with is the tree with a value at a path of ids, put there if need be.
func with(nodes []node, value string, ids ...uint8) []node {
	nodes = slices.Clone(nodes)
	for i := range nodes {
		if nodes[i].id != ids[0] {
			continue
		}
		if len(ids) == 1 {
			nodes[i] = node{id: ids[0], value: value}
		} else {
			nodes[i].nodes = with(nodes[i].nodes, value, ids[1:]...)
		}
		return nodes
	}
	n := node{id: ids[0], value: value}
	if len(ids) > 1 {
		n = node{id: ids[0], nodes: with(nil, value, ids[1:]...)}
	}
	at := len(nodes)
	for i := range nodes {
		if nodes[i].id > ids[0] {
			at = i
			break
		}
	}
	return slices.Insert(nodes, at, n)
}

// without is the tree without the object at a path of ids, and without what becomes
// empty.
func without(nodes []node, ids ...uint8) []node {
	var kept []node
	for _, n := range nodes {
		if n.id == ids[0] {
			if len(ids) == 1 {
				continue
			}
			if n.nodes = without(n.nodes, ids[1:]...); len(n.nodes) == 0 {
				continue
			}
		}
		kept = append(kept, n)
	}
	return kept
}

// write writes the tree and seals it. It is not ok where a length does not fit.
func write(nodes []node) (text string, ok bool) {
	text, ok = content(nodes)
	text += "6304"
	return fmt.Sprintf("%s%04X", text, crc.Checksum(text)), ok
}

func content(nodes []node) (text string, ok bool) {
	for _, n := range nodes {
		value := n.value
		if n.nodes != nil {
			if value, ok = content(n.nodes); !ok {
				return "", false
			}
		}
		length := utf8.RuneCountInString(value)
		if length > 99 {
			return "", false
		}
		text += fmt.Sprintf("%02d%02d%s", n.id, length, value)
	}
	return text, true
}
