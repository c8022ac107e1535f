package profiles_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// What a network's specification keeps for later is the last that others take, and no
// reason to refuse them: neither when a code is full nor when one is read.
func TestSparedIDsAreTakenLast(t *testing.T) {
	n := *mustLookup(t, "tanqr")
	n.Spares = network.Between(27, 31)
	set := setOf(t, &n, mustLookup(t, "alipayplus"))
	own := accountOfExample(t, &n)
	m := shop("Dodoma")

	code, err := set.Compose(m, links(2)[0], own, links(2)[1])
	require.NoError(t, err)
	require.Equal(t, []uint8{26, 32, 33}, anchors(set, code))

	// An account that is added keeps off them as well.
	code, err = set.Compose(m, own)
	require.NoError(t, err)
	code, err = set.Add(code, alipay)
	require.NoError(t, err)
	require.Equal(t, []uint8{26, 32}, anchors(set, code))

	for id := uint8(32); id <= 99; id++ {
		if id == 52 {
			id = 80
		}
		d := emvqr.Data{ID: id, Template: []emvqr.Data{{ID: 0, Value: "com.example"}}}
		if id < 80 {
			m.Accounts = append(m.Accounts, d)
		} else {
			m.Unreserved = append(m.Unreserved, d)
		}
	}
	code, err = set.Compose(m, alipay, own)
	require.NoError(t, err)
	require.Contains(t, anchors(set, code), uint8(27), "there is no other id left")
	for r := range set.Readable(code) {
		require.Equal(t, profiles.Yes, r.Answer, "%s: %v", r.Network, r.Why)
	}
}

func mustLookup(t *testing.T, slug string) *network.Network {
	n, ok := profiles.Lookup(slug)
	require.True(t, ok)
	return n
}

// accountOfExample is the account of the first example of a network's first kind.
func accountOfExample(t *testing.T, n *network.Network) network.Account {
	k := n.Kinds[0]
	v := network.ValuesOf(k.Examples[0].Values...)
	return k.Make(k, network.Location{}, &v)
}

// anchors are the root ids at which accounts of networks of the set begin.
func anchors(set *profiles.Set, code emvqr.Code) (at []uint8) {
	for a := range set.Accounts(code) {
		if network.Slug(a) != "" {
			at = append(at, a.Anchor().Root())
		}
	}
	return at
}
