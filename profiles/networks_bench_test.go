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

// BenchmarkNetworks is the work on a code of one network in sets of more and more
// networks, beside the same work in the smallest of them, whose cost it should not
// leave.
func BenchmarkNetworks(b *testing.B) {
	few := worksOn(b, setAmong(b, realNetworks))
	for _, n := range []int{realNetworks, 25, 50, 100} {
		for i, w := range worksOn(b, setAmong(b, n)) {
			b.Run(fmt.Sprintf("%d/%s", n, w.name), func(b *testing.B) { ratio(b, w.do, few[i].do, "few") })
		}
	}
}

// work is one of the things that are done with a code.
type work struct {
	name string
	do   func()
}

func worksOn(t testing.TB, set *profiles.Set) []work {
	code := qrisCode(t)
	wallet := profiles.Wallet{"qris"}
	return []work{
		{"Accounts", func() {
			for a := range set.Accounts(code) {
				sink = a
			}
		}},
		{"Validate", func() {
			for range set.Validate(code) {
			}
		}},
		{"Route", func() { set.Route(code, wallet) }},
		{"Compose", func() {
			if _, err := set.Compose(coffeeHouse, indonesian); err != nil {
				panic(err)
			}
		}},
	}
}

// realNetworks are how many networks of the library are in each set of setAmong.
const realNetworks = 11

// setAmong is a set of n networks: some of the library's, QRIS among them, and made-up
// ones.
func setAmong(t testing.TB, n int) *profiles.Set {
	networks := slices.Collect(profiles.Networks())[:realNetworks]
	for i := len(networks); i < n; i++ {
		networks = append(networks, madeUp(i))
	}
	set, err := profiles.NewSet(networks...)
	require.NoError(t, err)
	return set
}

// madeUp is the i-th made-up network. By turns they are told by a GUID, by a GUID
// that is only looked at from outside, by how a value begins, and by a shape in the
// codes of a country.
func madeUp(i int) *network.Network {
	slug, id := fmt.Sprintf("net%d", i), fmt.Sprintf("NET%d-PAYEE", i)
	object := &network.Object{
		Key: "account", Name: "Account",
		Rows: []network.Row{{At: network.In(1), Key: "payee", Name: "Payee", ID: id, Means: network.Payee, Min: 1, Max: 20, Presence: network.Mandatory}},
	}
	n := &network.Network{
		Slug: slug, Name: slug,
		Fact:  network.Fact{Source: "made up", Confidence: emvqr.ConfidenceA},
		Kinds: []*network.Kind{{Network: slug, Key: "account", Name: slug, Objects: []*network.Object{object}, Keys: []string{"payee"}, Make: makeMadeUp}},
	}
	switch i % 4 {
	case 0:
		object.By = []network.Mark{{GUIDs: []string{fmt.Sprintf("org.example.net%d", i)}}}
	case 1:
		object.By = []network.Mark{{At: network.Anywhere, GUIDs: []string{fmt.Sprintf("A%015d", i)}}}
	case 2:
		object.By = []network.Mark{{Has: []network.Look{{At: network.In(0), Starts: fmt.Sprintf("NET%03d", i)}}}}
	case 3:
		n.Home = string([]byte{'A' + byte(i/26), 'A' + byte(i%26)})
		object.By = []network.Mark{{Has: []network.Look{{At: network.In(0), Format: network.Digits, Len: 12}}}}
	}
	return n
}

func makeMadeUp(k *network.Kind, at network.Location, v *network.Values) network.Account {
	return madeUpAccount{at, k, v.At(0)}
}

type madeUpAccount struct {
	network.Location
	kind  *network.Kind
	payee string
}

func (a madeUpAccount) Table() (*network.Kind, []string) { return a.kind, []string{a.payee} }

var coffeeHouse = emvqr.Merchant{Name: "WARUNG KOPI SENJA", City: "JAKARTA", PostalCode: "12345", MCC: "5812"}
