package main

import (
	"fmt"
	"slices"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/qris"
)

var (
	coffeeHouse = emvqr.Merchant{Name: "WARUNG KOPI SENJA", City: "JAKARTA", PostalCode: "12345", MCC: "5812"}
	account     = qris.Merchant{GUID: "COM.EXAMPLE.WWW", PAN: "936005030000087914", MerchantID: "214521728082908", Criteria: "UMI", NationalGUID: "ID.CO.QRIS.WWW", NMID: "ID1025411584630", NationalCriteria: "UMI"}
)

// byNetworks is work on a code of one network, in sets of more and more networks.
func byNetworks() (figure, error) {
	f := figure{axis: "networks in the set", unit: "network", marks: []float64{0, 25, 50, 75, 100}, columns: 2}
	accounts, judge := f.add("Set.Accounts"), f.add("Set.Validate")
	route, compose := f.add("Set.Route"), f.add("Set.Compose")
	for n := ofLibrary; n <= 100; n++ {
		set, err := setOf(n)
		if err != nil {
			return figure{}, err
		}
		code, err := set.Compose(coffeeHouse, account)
		if err != nil {
			return figure{}, err
		}
		size, wallet := float64(n), profiles.Wallet{"qris"}
		accounts.at(size, func() { drain(set.Accounts(code)) })
		judge.at(size, func() { drain(set.Validate(code)) })
		route.at(size, func() { set.Route(code, wallet) })
		compose.at(size, func() { set.Compose(coffeeHouse, account) })
	}
	return f, nil
}

// ofLibrary are how many networks of the library are in each set.
const ofLibrary = 11

// setOf is a set of n networks: QRIS, others of the library, and made-up ones.
func setOf(n int) (*profiles.Set, error) {
	networks := []*network.Network{qris.Network}
	for _, other := range slices.Collect(profiles.Networks()) {
		if other != qris.Network && len(networks) < ofLibrary {
			networks = append(networks, other)
		}
	}
	for i := len(networks); i < n; i++ {
		networks = append(networks, madeUp(i))
	}
	return profiles.NewSet(networks...)
}

// madeUp is the i-th made-up network. By turns they are told by a GUID, by how a value
// begins, and by a shape in the codes of a country, as the real ones are.
func madeUp(i int) *network.Network {
	slug := fmt.Sprintf("net%d", i)
	payee := network.Row{
		At: network.In(1), Key: "payee", Name: "Payee", ID: fmt.Sprintf("NET%d-PAYEE", i),
		Means: network.Payee, Min: 1, Max: 20, Presence: network.Mandatory,
	}
	object := &network.Object{Key: "account", Name: "Account", Rows: []network.Row{payee}}
	n := &network.Network{
		Slug: slug, Name: slug,
		Fact:  network.Fact{Source: "made up", Confidence: emvqr.ConfidenceA},
		Kinds: []*network.Kind{{Network: slug, Key: "account", Name: slug, Objects: []*network.Object{object}, Keys: []string{"payee"}, Make: makePayee}},
	}
	switch i % 3 {
	case 0:
		object.By = []network.Mark{{GUIDs: []string{fmt.Sprintf("org.example.net%d", i)}}}
	case 1:
		object.By = []network.Mark{{Has: []network.Look{{At: network.In(0), Starts: fmt.Sprintf("NET%03d", i)}}}}
	case 2:
		n.Home = string([]byte{'A' + byte(i/26), 'A' + byte(i%26)})
		object.By = []network.Mark{{Has: []network.Look{{At: network.In(0), Format: network.Digits, Len: 12}}}}
	}
	return n
}

// payeeAccount is an account of a made-up network.
type payeeAccount struct {
	network.Location
	kind  *network.Kind
	payee string
}

func makePayee(k *network.Kind, at network.Location, v *network.Values) network.Account {
	return payeeAccount{at, k, v.At(0)}
}

func (a payeeAccount) Table() (*network.Kind, []string) { return a.kind, []string{a.payee} }
