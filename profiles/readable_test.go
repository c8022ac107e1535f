package profiles_test

import (
	"iter"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// shopNetwork is a network of one primitive account at 05, whose one rule is that
// the value is not "odd".
func shopNetwork(severity emvqr.Severity, effect emvqr.Effect) *network.Network {
	return &network.Network{
		Slug: "shop", Name: "Shop", Source: "a test", Confidence: emvqr.ConfidenceA,
		Templates: []*network.Template{{
			Name: "Shop", Key: "shop", Found: []network.Range{network.At(5)}, Places: []network.Range{network.At(5)},
			Fields: []network.Field{{ID: network.Whole, Key: "host", Name: "Host", Check: &network.Check{
				Name: "HOST", Sentence: "The value is even.", Severity: severity, Effect: effect,
				Fault: func(value string) string {
					if value == "odd" {
						return "it is odd"
					}
					return ""
				},
			}}},
			Make: func(_ emvqr.Code, o emvqr.Object, v network.Values) (network.Account, bool) {
				return shopAccount{network.LocationOf(o.Path.Root()), v[0]}, true
			},
		}},
	}
}

// shopAccount is an account of [shopNetwork].
type shopAccount struct {
	network.Location
	host string
}

func (shopAccount) Network() string { return "shop" }
func (a shopAccount) Fields() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) { yield("host", a.host) }
}
func (shopAccount) Parts() []network.Part { return nil }

func TestAnEffectDecidesTheAnswerWhateverTheSeverity(t *testing.T) {
	code, err := emvqr.Parse(sealed("0002010503odd5204581253038405802US5904SHOP6004CITY"))
	require.NoError(t, err)
	for _, c := range []struct {
		severity emvqr.Severity
		effect   emvqr.Effect
		want     profiles.Answer
	}{
		{emvqr.Info, emvqr.BySeverity, profiles.Yes},
		{emvqr.Warning, emvqr.BySeverity, profiles.Yes},
		{emvqr.Error, emvqr.BySeverity, profiles.No},
		{emvqr.Info, emvqr.Doubt, profiles.NotEstablished},
		{emvqr.Warning, emvqr.Doubt, profiles.NotEstablished},
		{emvqr.Error, emvqr.Doubt, profiles.No},
		{emvqr.Info, emvqr.Refuses, profiles.No},
		{emvqr.Error, emvqr.Refuses, profiles.No},
	} {
		n := shopNetwork(c.severity, c.effect)
		r := slices.Collect(setOf(t, n).Readable(code))[0]
		require.Equal(t, c.want, r.Answer, "%v, %v", c.severity, c.effect)
		require.Equal(t, c.want != profiles.Yes, slices.Contains(r.Why, "05: Host: it is odd (SHOP-SHOP-HOST-HOST)"), "%v", r.Why)
		for rule := range n.Catalogue() {
			if rule.ID == "SHOP-SHOP-HOST-HOST" {
				require.Equal(t, c.effect, rule.Effect)
			}
		}
	}
}
