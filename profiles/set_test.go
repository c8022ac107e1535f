package profiles_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// setOf is a set of networks whose tables are in order.
func setOf(t *testing.T, networks ...*network.Network) *profiles.Set {
	set, err := profiles.NewSet(networks...)
	require.NoError(t, err)
	return set
}

func TestTheTablesOfTheLibraryAreInOrder(t *testing.T) {
	setOf(t, slices.Collect(profiles.Networks())...)
}

// private is a network of one template with that many fields, its keys f01, f02
// and so on.
func private(fields int) *network.Network {
	t := &network.Template{
		Key: "account", Name: "Private account", GUIDs: []string{"ORG.EXAMPLE.PRIVATE"},
		Make: func(_ emvqr.Code, o emvqr.Object, _ network.Values) (network.Account, bool) {
			return network.Unknown{Location: network.LocationOf(o.Path.Root())}, true
		},
		New: func(network.Values) (network.Account, error) { return network.Unknown{}, nil },
	}
	for i := range fields {
		t.Fields = append(t.Fields, network.Field{ID: uint8(i + 1), Key: fmt.Sprintf("f%02d", i+1), Name: "Field"})
	}
	return &network.Network{Slug: "private", Name: "Private", Templates: []*network.Template{t}}
}

func TestATableThatCannotBeUsedIsRefusedByName(t *testing.T) {
	for message, spoil := range map[string]func(*network.Network) *network.Network{
		`private: template "account": row "f13" is its number 13, a template has at most 12`: func(*network.Network) *network.Network {
			return private(13)
		},
		`private: template "account": it has neither Make nor Read`: func(n *network.Network) *network.Network {
			n.Templates[0].Make = nil
			return n
		},
		`private: template "account": row "f01" is there twice`: func(n *network.Network) *network.Network {
			n.Templates[0].Fields[1].Key = "f01"
			return n
		},
		`private: template "account": row 2 has no Key`: func(n *network.Network) *network.Network {
			n.Templates[0].Fields[1].Key = ""
			return n
		},
		`private: template "": it has no Key`: func(n *network.Network) *network.Network {
			n.Templates[0].Key = ""
			return n
		},
		`private: template "account": row "f01" has a Format without Holds`: func(n *network.Network) *network.Network {
			n.Templates[0].Fields[0].Format = &network.Format{}
			return n
		},
		`private: template "account": row "f01" has a Check without Fault`: func(n *network.Network) *network.Network {
			n.Templates[0].Fields[0].Check = &network.Check{}
			return n
		},
		`private: rule "R" has no Judge`: func(n *network.Network) *network.Network {
			n.Rules = []network.Rule{{Name: "R"}}
			return n
		},
		`private: form "f" has no Match`: func(n *network.Network) *network.Network {
			n.Natives = []network.Native{{Format: "f"}}
			return n
		},
		"private: template 2 is nil": func(n *network.Network) *network.Network {
			n.Templates = append(n.Templates, nil)
			return n
		},
		"a network has no slug":       func(*network.Network) *network.Network { return &network.Network{} },
		"network 2 of the set is nil": func(*network.Network) *network.Network { return nil },
		`two networks of the set have the slug "visa"`: func(n *network.Network) *network.Network {
			n.Slug = "visa"
			return n
		},
	} {
		visa, _ := profiles.Lookup("visa")
		_, err := profiles.NewSet(visa, spoil(private(2)))
		require.ErrorContains(t, err, "profiles: ")
		require.ErrorContains(t, err, message)
	}
	setOf(t, private(12))
}

func TestANetworkWithABrokenTableDoesNotPanicWhereItIsUsedAlone(t *testing.T) {
	code := emvqr.MustParse(sealed("00020126280019ORG.EXAMPLE.PRIVATE01011" + "520458125303764" + "5802TH5901N6001C"))
	n := private(13)
	for range n.Accounts(code) {
	}
	for range n.Validate(code) {
	}
	_, err := n.NewAccount(network.FieldValue{Key: "f13", Value: "1"})
	require.ErrorContains(t, err, `there is no field "f13"`)
	n.Templates[0].New = nil
	_, err = n.NewAccount(network.FieldValue{Key: "f01", Value: "1"})
	require.ErrorContains(t, err, "private: its accounts can be read and not written")
}
