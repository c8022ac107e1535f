package profiles_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// shopNetwork is a network of one primitive account at 05, whose one rule is that the
// value is not "odd".
func shopNetwork(severity emvqr.Severity, effect emvqr.Effect) *network.Network {
	return oneRow("shop", network.Mark{}, network.At(5), network.Row{
		At: network.Value(), Key: "host", Name: "Host", ID: "SHOP-HOST", Means: network.Payee, Checks: []*network.Check{{
			Name: "ODD", Sentence: "The value is even.", Fact: network.Fact{Severity: severity, Effect: effect},
			Fault: func(value string) string {
				if value == "odd" {
					return "it is odd"
				}
				return ""
			},
		}},
	})
}

// oneRow is a network whose accounts have one value.
func oneRow(slug string, mark network.Mark, at []network.Range, row network.Row) *network.Network {
	return &network.Network{
		Slug: slug, Name: slug, Fact: network.Fact{Source: "a test", Confidence: emvqr.ConfidenceA},
		Kinds: []*network.Kind{{
			Network: slug, Key: "account", Name: slug, Keys: []string{row.Key},
			Objects: []*network.Object{{Key: "account", Name: slug, At: at, By: []network.Mark{mark}, Rows: []network.Row{row}}},
			Make: func(k *network.Kind, at network.Location, v *network.Values) network.Account {
				return rowAccount{at, k, v.At(0)}
			},
		}},
	}
}

// rowAccount is an account of [oneRow].
type rowAccount struct {
	network.Location
	kind  *network.Kind
	value string
}

func (a rowAccount) Table() (*network.Kind, []string) { return a.kind, []string{a.value} }

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
		require.Equal(t, c.want != profiles.Yes, slices.Contains(r.Why, "05: Host: it is odd (SHOP-HOST-ODD)"), "%v", r.Why)
		for rule := range n.Catalogue() {
			if rule.ID == "SHOP-HOST-ODD" {
				require.Equal(t, c.effect, rule.Effect)
			}
		}
	}
}

// A shop of Argentina's may be told by its tax number alone, where the acceptor's
// template beside it says where the money goes. Who is paid is not known here.
func TestAnAccountThatNamesNoPayeeIsNotEstablished(t *testing.T) {
	code := emvqr.MustParse(sealed("000201010211" + "43280016com.mercadolibre0104ABCD" + "5015" + "0011" + "30500010912" + "520458125303032" + "5802AR5904SHOP6005ROSAR"))
	for r := range profiles.Readable(code) {
		if r.Network == "argentina" {
			require.Equal(t, profiles.NotEstablished, r.Answer)
			require.Equal(t, []string{"the account of Transferencias 3.0 names no payee"}, r.Why[:1])
		}
	}
	require.Equal(t, profiles.NotEstablished, profiles.Route(code, profiles.Wallet{"argentina"}).Answer)
}

// Whoever keeps an id to itself takes what stands there for its own, whoever's it is.
func TestWhatStandsAtAnIDThatANetworkKeepsIsTold(t *testing.T) {
	for object, want := range map[string]string{
		"29150011com.unknown":                       "29 is of nobody known here, and readers of KHQR (Bakong) take 29-30 for their own",
		"29370016A00000067701011101130066000000000": "29 is another network's, and readers of KHQR (Bakong) take 29-30 for their own",
	} {
		code := emvqr.MustParse(sealed("000201010211" + object + "3051" + "0017noodle_house@devb" + "0109012345678" + "0213Dev Bank Plc." +
			"5204581253038405802KH5906NOODLE6010PHNOM PENH"))
		for r := range profiles.Readable(code) {
			if r.Network == "khqr" {
				require.Equal(t, profiles.No, r.Answer)
				require.Contains(t, r.Why, want)
			}
		}
	}
}
