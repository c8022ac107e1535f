package network_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Each case spoils the table of the toy network in one way.
func TestATableThatContradictsItselfIsRefused(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(n *network.Network)
		says  string
	}{
		"no source":             {func(n *network.Network) { n.Source = "" }, "toy does not say where its table comes from"},
		"a kind of another":     {func(n *network.Network) { n.Kinds[0].Network = "other" }, `toy:shop says that it is of "other"`},
		"two kinds of one key":  {func(n *network.Network) { n.Kinds[1].Key = "shop" }, `toy has two kinds with the key "shop"`},
		"a row without a place": {func(n *network.Network) { n.Kinds[0].Objects[0].Rows[0].At = network.Place{} }, "toy:shop: row TOY-BANK is at"},
		"a row without an id":   {func(n *network.Network) { n.Kinds[0].Objects[0].Rows[0].ID = "" }, `row "bank" at 01-00 can be broken and has no ID`},
		"an id of another":      {func(n *network.Network) { n.Shared[0].ID = "OTHER-CURRENCY" }, `the id "OTHER-CURRENCY" does not begin with TOY-`},
		"an id that stutters":   {func(n *network.Network) { n.Shared[0].ID = "TOY-URL-URL" }, `"TOY-URL-URL" stutters`},
		"a key without a row":   {func(n *network.Network) { n.Kinds[0].Keys = append(n.Kinds[0].Keys, "more") }, `toy:shop has the key "more" and no row with it`},
		"a row without a key":   {func(n *network.Network) { n.Kinds[0].Keys = n.Kinds[0].Keys[:3] }, `a row "note" that is not in its keys`},
		"too many rows": {func(n *network.Network) {
			n.Kinds[0].Objects[0].Rows = make([]network.Row, 65)
		}, "toy:shop has 65 rows, at most 64 fit"},
		"too many values": {func(n *network.Network) { n.Kinds[0].Keys = make([]string, 41) }, "toy:shop has 41 values, at most 40 fit"},
		"a root that is no account": {func(n *network.Network) {
			n.Kinds[0].Objects[0].At = network.At(62)
		}, "toy:shop is written at 62, which is not within 02-51 or 80-99"},
		"nothing to pay": {func(n *network.Network) { n.Kinds[0].Objects[0].Rows[1].Means = network.NoMeaning }, "neither a payee nor a link nor a token"},
		"no account":     {func(n *network.Network) { n.Kinds[0].Make = nil }, "toy:shop cannot make an account"},
		"no mark":        {func(n *network.Network) { n.Kinds[0].Objects[0].By = nil }, "toy:shop has no mark"},
		"beside nothing": {func(n *network.Network) { n.Kinds[0].Objects[1].By[0].Beside = []string{"moon"} }, `toy:clock is beside "moon"`},
		"joins nothing":  {func(n *network.Network) { n.Kinds[0].Objects[1].Joins = "moon" }, `toy:clock joins "moon"`},
		"before nothing": {func(n *network.Network) { n.Kinds[0].Before = []string{"moon"} }, `toy:shop comes before "moon"`},
		"no sentence":    {func(n *network.Network) { n.Kinds[0].Objects[2].By[0].Says = "" }, "no sentence that says it"},
		"a rule of nobody": {func(n *network.Network) {
			n.Lowered = []network.Lowered{{Rule: "MPM-NONE", Source: "x"}}
		}, "names the rule MPM-NONE"},
		"lengths the wrong way": {func(n *network.Network) { n.Kinds[0].Objects[0].Rows[0].Min = 9 }, "has lengths from 9 to 3"},
		"a nil kind":            {func(n *network.Network) { n.Kinds = append(n.Kinds, nil) }, "is nil, or an object of it"},
		"an id above 99":        {func(n *network.Network) { n.Kinds[0].Objects[0].Rows[0].At = network.In(100) }, "has an id above 99"},
		"a value and a template": {func(n *network.Network) {
			n.Kinds[0].Objects[0].Rows[0].At = network.Value()
		}, "mixes rows of the value with rows inside a template"},
		"a check that stutters": {func(n *network.Network) {
			n.Kinds[0].Objects[0].Rows[0].Checks = []*network.Check{{Name: "BANK", Sentence: "It is one.", Fault: func(string) string { return "" }}}
		}, `the id "TOY-BANK-BANK" stutters`},
		"a check without words": {func(n *network.Network) {
			n.Kinds[0].Objects[0].Rows[0].Checks = []*network.Check{{Name: "SUM"}}
		}, "has a check without a judgement or a sentence"},
		"a rule without a judge": {func(n *network.Network) {
			n.Rules = append(n.Rules, network.Rule{ID: "TOY-NOBODY", Sentence: "Nobody judges it."})
		}, "rule TOY-NOBODY has no Judge"},
		"lowered without a word": {func(n *network.Network) {
			n.Lowered = []network.Lowered{{Rule: "MPM-4.3.1.1-ID"}}
		}, "lowers MPM-4.3.1.1-ID and does not say why"},
		"a default it refuses": {func(n *network.Network) { n.Shared[0].Default = "360" }, `writes "360", which it does not take`},
	} {
		t.Run(name, func(t *testing.T) {
			n := toy()
			c.spoil(n)
			_, err := network.NewSet(n)
			require.ErrorIs(t, err, network.ErrTable)
			require.ErrorContains(t, err, c.says)
		})
	}
}

func TestTablesThatContradictEachOtherAreRefused(t *testing.T) {
	_, err := network.NewSet(toy(), toy())
	require.ErrorContains(t, err, `two networks are called "toy"`)
	other := toy()
	other.Slug = "other"
	_, err = network.NewSet(toy(), other)
	require.ErrorContains(t, err, "both have the GUID toy.example")
	_, err = network.NewSet(nil)
	require.ErrorIs(t, err, network.ErrTable)
}

// synthetic is a network with nothing but a GUID or, every fourth, a country.
func synthetic(i int) *network.Network {
	slug := fmt.Sprintf("synthetic%d", i)
	mark := network.Mark{GUIDs: []string{fmt.Sprintf("org.example.n%d", i)}}
	if i%4 == 0 {
		mark = network.Mark{
			Has:  []network.Look{{At: network.In(0), Starts: fmt.Sprintf("N%d", i)}},
			When: []network.Cond{network.Is(network.Root(58), fmt.Sprintf("%c%c", 'A'+i/26%26, 'A'+i%26))},
		}
	}
	return &network.Network{
		Slug: slug, Name: slug, Fact: network.Fact{Source: "made up", Confidence: emvqr.ConfidenceA},
		Kinds: []*network.Kind{{
			Network: slug, Key: "k", Name: slug, Keys: []string{"id"},
			Objects: []*network.Object{{Key: "k", Name: slug, By: []network.Mark{mark}, Rows: []network.Row{
				{At: network.In(1), Key: "id", Name: "ID", Means: network.Payee},
			}}},
			Make: func(k *network.Kind, at network.Location, v *network.Values) network.Account {
				return plain{at, k, v.At(0)}
			},
		}},
	}
}

type plain struct {
	network.Location
	kind *network.Kind
	id   string
}

func (p plain) Table() (*network.Kind, []string) { return p.kind, []string{p.id} }

func TestMoreThan256NetworksAreToldApart(t *testing.T) {
	var networks []*network.Network
	for i := range 600 {
		networks = append(networks, synthetic(i))
	}
	s, err := network.NewSet(networks...)
	require.NoError(t, err)
	for _, i := range []int{3, 255, 257, 259, 511, 513, 599} {
		c := code(t, with(tlv(26, tlv(0, fmt.Sprintf("ORG.example.n%d", i)), tlv(1, "7")))...)
		require.Equal(t, []string{fmt.Sprintf("synthetic%d", i)}, s.Slugs(c))
	}
}
