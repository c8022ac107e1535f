package network_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

// Bench is an account whose bank and number are one value, behind four letters.
type Bench struct {
	network.Location
	Bank, Number string
}

// bench is a network that has them in 00 of its template.
func bench() *network.Network {
	benchKind = &network.Kind{
		Network: "bench", Key: "seat", Name: "Bench",
		Objects: []*network.Object{{
			Key: "seat", Name: "Bench template", At: network.At(29),
			By: []network.Mark{{Has: []network.Look{{At: network.In(0), Starts: "SEAT", Format: network.Alphanumeric}}}},
			Rows: []network.Row{
				{At: network.In(0).Piece(0, 4), Key: "word", Name: "The word SEAT", ID: "BENCH-WORD", Presence: network.Mandatory, Void: "SEAT", Hidden: true, InsteadOf: "MPM-4.7.11.2-GUID"},
				{At: network.In(0).Piece(4, 7), Key: "bank", Name: "Bank", ID: "BENCH-BANK", Means: network.PayeeBank, Format: network.Digits, Presence: network.Mandatory},
				{At: network.In(0).Piece(7, 0), Key: "number", Name: "Number", ID: "BENCH-NUMBER", Means: network.Payee, Max: 6, Presence: network.Mandatory},
			},
		}},
		Keys: []string{"word", "bank", "number"},
		Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
			return Bench{at, v.At(1), v.At(2)}
		},
		Examples: []network.Example{{Values: []string{"", "123", "A7"}}},
	}
	return &network.Network{
		Slug: "bench", Name: "Bench", Fact: network.Fact{Source: "made up for these tests", Confidence: emvqr.ConfidenceA},
		Kinds: []*network.Kind{benchKind},
	}
}

var benchKind *network.Kind

func (b Bench) Table() (*network.Kind, []string) { return benchKind, []string{"", b.Bank, b.Number} }

func TestAValueInsideIsCutIntoPieces(t *testing.T) {
	n := bench()
	networktest.Check(t, n)
	s := network.MustSet(n)
	for _, city := range []string{"CITY", "Đà Nẵng"} { // two ways to walk a code
		objects := []string{tlv(29, tlv(0, "SEAT123A7")), tlv(52, "5812"), tlv(53, "764"), tlv(58, "TH"), tlv(59, "SHOP"), tlv(60, city)}
		accounts := slices.Collect(s.Accounts(code(t, objects...)))
		require.Equal(t, []network.Account{Bench{network.LocationOf(29), "123", "A7"}}, accounts)
		parts := network.Parts(accounts[0])
		require.Len(t, parts, 1)
		require.Equal(t, []emvqr.Data{{ID: 0, Value: "SEAT123A7"}}, parts[0].Data.Template)

		objects[0] = tlv(29, tlv(0, "SEAT12XA7"))
		var found []emvqr.Finding
		for f := range s.ValidateNetworks(code(t, objects...)) {
			found = append(found, f)
		}
		require.Len(t, found, 1)
		require.Equal(t, "BENCH-BANK-FORMAT", found[0].Rule)
		require.Equal(t, emvqr.P(29, 0), found[0].Path)
		require.Equal(t, 10, found[0].Offset, "the object that holds it")

		objects[0] = tlv(29, tlv(0, "SEAT12"))
		require.Equal(t, []string{"BENCH-NUMBER-MISSING"}, rules(s.ValidateNetworks(code(t, objects...))), "what follows a short piece is not there")
	}
}

func TestAPieceOfAnotherLengthIsNotWritten(t *testing.T) {
	var ids []string
	for f := range network.MustSet(bench()).Faults(Bench{Bank: "12", Number: "A7"}) {
		ids = append(ids, f.Rule)
	}
	require.Equal(t, []string{"BENCH-BANK-CUT"}, ids)
}

func TestAPieceIsNamedByItsPlace(t *testing.T) {
	for want, at := range map[string]network.Place{
		"00[4:7]": network.In(0).Piece(4, 7), "01-00[7:]": network.In(1, 0).Piece(7, 0), "value[0:8]": network.Piece(0, 8), "value": network.Value(),
	} {
		require.Equal(t, want, at.String())
	}
	require.True(t, network.Is(network.Root(62, 5).Piece(0, 3), "INV").Holds(code(t, with(tlv(62, tlv(5, "INV7")))...), emvqr.Path{}))
}
