package profiles_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// setOf is a set of networks whose tables are in order.
func setOf(t testing.TB, networks ...*network.Network) *profiles.Set {
	set, err := profiles.NewSet(networks...)
	require.NoError(t, err)
	return set
}

func TestTheTablesOfTheLibraryAreInOrder(t *testing.T) {
	setOf(t, slices.Collect(profiles.Networks())...)
}

// Tables are judged by the package network, which has a case for each fault; a set
// says whose fault it is.
func TestATableThatCannotBeUsedIsRefusedByName(t *testing.T) {
	visa, _ := profiles.Lookup("visa")
	for message, spoil := range map[string]func(*network.Network) *network.Network{
		"private:account cannot make an account": func(n *network.Network) *network.Network {
			n.Kinds[0].Make = nil
			return n
		},
		"private: kind 2 is nil": func(n *network.Network) *network.Network {
			n.Kinds = append(n.Kinds, nil)
			return n
		},
		`private: rule R has no Judge`: func(n *network.Network) *network.Network {
			n.Rules = []network.Rule{{ID: "R"}}
			return n
		},
		`private: form "f" has no Match`: func(n *network.Network) *network.Network {
			n.Natives = []network.Native{{Format: "f"}}
			return n
		},
		"network 1 of the list is nil": func(*network.Network) *network.Network { return nil },
		`two networks are called "visa"`: func(n *network.Network) *network.Network {
			n.Slug = "visa"
			return n
		},
	} {
		_, err := profiles.NewSet(visa, spoil(numbered("private", "ORG.EXAMPLE.PRIVATE")))
		require.ErrorIs(t, err, network.ErrTable)
		require.ErrorContains(t, err, "profiles: ")
		require.ErrorContains(t, err, message)
	}
}

func TestANetworkWithABrokenTableDoesNotPanicWhereItIsUsedAlone(t *testing.T) {
	code := emvqr.MustParse(sealed("00020126280019ORG.EXAMPLE.PRIVATE01011" + "520458125303764" + "5802TH5901N6001C"))
	n := numbered("private", "ORG.EXAMPLE.PRIVATE")
	n.Kinds[0].Objects[0].Rows = make([]network.Row, 65)
	for range n.Accounts(code) {
		t.Error("an account of a table that is refused")
	}
	for range n.Validate(code) {
		t.Error("a finding of a table that is refused")
	}
	_, err := n.NewAccount(network.FieldValue{Key: "f13", Value: "1"})
	require.ErrorContains(t, err, `there is no field "f13"`)
}
