package network_test

import (
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// toy is a network that has every feature of a table once.
func toy() *network.Network {
	fact := network.Fact{Source: "made up for these tests", Confidence: emvqr.ConfidenceA}
	shop := &network.Kind{
		Network: "toy", Key: "shop", Name: "Toy shop",
		Objects: []*network.Object{{
			Key: "shop", Name: "Toy template", ID: "TOY-SHOP", At: network.Between(30, 31),
			By: []network.Mark{{At: network.Anywhere, GUIDs: []string{"toy.example"}}},
			Rows: []network.Row{
				{At: network.In(1, 0), Key: "bank", Name: "Bank", ID: "TOY-BANK", Means: network.PayeeBank, Format: network.Digits, Min: 3, Max: 3, Presence: network.Mandatory},
				{At: network.In(1, 1), Key: "number", Name: "Number", ID: "TOY-NUMBER", Means: network.Payee, Format: network.Grouped, Max: 12, Presence: network.Mandatory},
				{At: network.In(2), Key: "class", Name: "Class", ID: "TOY-CLASS", OneOf: []string{"A", "B"}, Fact: fact.Warning()},
				{At: network.In(3), Key: "note", Name: "Note", ID: "TOY-NOTE", Max: 20, When: []network.Cond{network.Is(network.In(2), "A")}},
			},
		}, {
			Key: "clock", Name: "Toy clock", At: network.At(90), Joins: "shop",
			By: []network.Mark{{Has: []network.Look{{At: network.In(0), Format: network.Digits, Len: 13}}, Beside: []string{"shop"}}},
			Rows: []network.Row{
				{At: network.In(0), Key: "expires", Name: "Expires", ID: "TOY-EXPIRES", Means: network.Expiry, Format: network.Milliseconds, InsteadOf: "MPM-4.11.1.2-GUID"},
			},
		}, {
			Key: "digest", Name: "Toy digest", At: network.At(91), Joins: "shop", Seal: func(before string) string { return strings.ToUpper(before[:4]) },
			By:   []network.Mark{{Is: func(o emvqr.Object) bool { return len(o.Value) == 4 }, Says: "four characters", Beside: []string{"shop"}}},
			Rows: []network.Row{{At: network.Value(), Key: "digest", Name: "Digest"}},
		}},
		Rows: []network.Row{
			{At: network.Root(62, 5), Key: "reference", Name: "Reference", ID: "TOY-REFERENCE", Means: network.Reference, Max: 10, Presence: network.Mandatory, Void: "***"},
		},
		Keys: []string{"bank", "number", "class", "note", "expires", "digest", "reference"},
		Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
			return Shop{at, v.At(0), v.At(1), v.At(2), v.At(3), v.At(4), v.At(5), v.At(6)}
		},
		Examples: []network.Example{{Values: []string{"123", "456789", "A", "hello", "4101354327000", "", "INV7"}}},
	}
	shopKind = shop
	return &network.Network{
		Slug: "toy", Name: "Toy", Countries: []string{"TH"}, Fact: fact,
		Kinds: []*network.Kind{shop, {
			Network: "toy", Key: "tax", Name: "Toy tax block", Role: network.Data,
			Objects: []*network.Object{{Key: "tax", Name: "Toy tax block", At: network.At(80), By: []network.Mark{{Has: []network.Look{{At: network.In(0), Starts: "TAX"}}}}}},
		}},
		Shared: network.National("TOY", "764", "TH"),
		Rules: []network.Rule{{
			ID: "TOY-SAME", Sentence: "The reference is not the number.", Of: "shop",
			Judge: func(c *network.Case, broken func(emvqr.Object, string)) {
				for o := range c.Objects("shop") {
					inner, _ := c.Code().Get(o.Path.Child(1).Child(1))
					if ref, ok := c.Shared(62, 5); ok && ref == inner {
						broken(o, "the reference is the number")
					}
				}
			},
		}},
	}
}

var shopKind *network.Kind

// Shop is the account of the toy network.
type Shop struct {
	network.Location
	Bank, Number, Class, Note, Expires, Digest, Reference string
}

func (s Shop) Table() (*network.Kind, []string) {
	return shopKind, []string{s.Bank, s.Number, s.Class, s.Note, s.Expires, s.Digest, s.Reference}
}
