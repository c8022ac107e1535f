package pagegen

import (
	"slices"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
	"github.com/openmerchantqr/emvqr/profiles/network/page"
)

// Examples is a code a kind of account of the network, made of the first example of
// its table.
func Examples(n *network.Network) (examples []page.Example, err error) {
	for _, k := range n.Kinds {
		if k.Make == nil || len(k.Examples) == 0 {
			continue
		}
		e := &k.Examples[0]
		code, err := networktest.Sound(network.MustSet(n), k, e)
		if err != nil {
			return nil, err
		}
		examples = append(examples, page.Example{Of: k.Name, Payload: code.String(), Breaks: broken(code)})
	}
	return examples, nil
}

// broken are the ids of the rules that a code breaks. Some kinds are how codes are that
// do not keep to the book.
func broken(code emvqr.Code) (ids []string) {
	for f := range profiles.Validate(code) {
		if f.Severity >= emvqr.Warning && !slices.Contains(ids, f.Rule) {
			ids = append(ids, f.Rule)
		}
	}
	return ids
}

// decoded lists the kinds of account of the network that are decoded.
func decoded(n *network.Network) string {
	var kinds []string
	for _, k := range n.Kinds {
		if k.Make != nil {
			kinds = append(kinds, "`"+k.Key+"`")
		}
	}
	return strings.Join(kinds, ", ")
}

// forms lists the other forms of the network that are told.
func forms(n *network.Network) string {
	var names []string
	for _, f := range n.Natives {
		names = append(names, "`"+f.Format+"`")
	}
	if names == nil {
		return "–"
	}
	return strings.Join(names, ", ")
}
