package profiles_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/argentina"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// TestANetworkMoreLeavesTheAccountsOfTheOthersAsTheyWere: whose an object is may not
// hang on which other networks are looked for, nor on the order in which they are
// given. Every network is added to sets of others, and every sample is read with both.
func TestANetworkMoreLeavesTheAccountsOfTheOthersAsTheyWere(t *testing.T) {
	codes := readableSamples(t)
	perNetwork := 8
	if testing.Short() {
		codes, perNetwork = everyNth(codes, 5), 2
	}
	codes = append(codes, mixed(t)...)
	all := slices.Collect(profiles.Networks())
	compared := 0
	for i, added := range all {
		r := rand.New(rand.NewPCG(uint64(i), 2026))
		others := slices.DeleteFunc(slices.Clone(all), func(n *network.Network) bool { return n == added })
		for k := range perNetwork {
			set := someOf(r, others, k)
			small := setOf(t, set...)
			big := setOf(t, shuffled(r, append(slices.Clone(set), added))...)
			mixed := setOf(t, shuffled(r, set)...)
			for _, code := range codes {
				want := accountsOf(small, code, set)
				require.True(t, reflect.DeepEqual(want, accountsOf(mixed, code, set)),
					"%s in another order: %s", slugs(set), code)
				require.True(t, reflect.DeepEqual(want, accountsOf(big, code, set)),
					"%s and then %s:\n%+v\n%+v\n%s", slugs(set), added.Slug, want, accountsOf(big, code, set), code)
				compared += len(want)
			}
		}
	}
	require.Greater(t, compared, 10*len(all), "accounts were compared at all")
}

// No sample has an object of which two networks have equally good marks; such an object
// would be nobody's in the larger set.
func TestNoSampleIsTornBetweenTwoNetworks(t *testing.T) {
	for _, code := range append(readableSamples(t), mixed(t)...) {
		for claim := range profiles.Claims(code) {
			require.False(t, claim.Torn(), "%s of %s: %v", claim.Path, code, claim.Rivals)
		}
	}
}

// readableSamples are the samples that can be read at all, sound or not.
func readableSamples(t *testing.T) (codes []emvqr.Code) {
	for _, row := range samples(t) {
		report := emvqr.Diagnose(row.payload)
		if code, _ := report.Code(); !code.IsZero() { // unverified ones as well
			codes = append(codes, code)
		}
	}
	require.Greater(t, len(codes), 500)
	return codes
}

// mixed are codes of several networks, as merchants ask for them.
func mixed(t *testing.T) (codes []emvqr.Code) {
	for _, c := range []struct {
		city     string
		accounts []network.Account
	}{
		{"Kuala Lumpur", []network.Account{malaysian, visa, unionPay, alipay}},
		{"Phnom Penh", append(links(4), cambodian, unionPay, visa, mastercard)},
		{"Ha Noi", []network.Account{vietnamese, unionPay, alipay}},
		{"Sao Paulo", []network.Account{brazilian, visa, mastercard, alipay}},
		{"Singapore", []network.Account{singaporean, hawkerStall, visa, alipay}},
		{"CABA", []network.Account{argentinian, alipay, visa}},
		{"Bangkok", []network.Account{thaiBill, alipay, unionPay, visa}},
	} {
		code, err := profiles.Compose(shop(c.city), c.accounts...)
		require.NoError(t, err)
		codes = append(codes, code)
	}
	return codes
}

// someOf is all of the networks the first time, one of them the second, and then some.
func someOf(r *rand.Rand, networks []*network.Network, k int) []*network.Network {
	networks = shuffled(r, networks)
	switch k {
	case 0:
		return networks
	case 1:
		return networks[:1]
	}
	return networks[:1+r.IntN(len(networks))]
}

func shuffled(r *rand.Rand, networks []*network.Network) []*network.Network {
	networks = slices.Clone(networks)
	r.Shuffle(len(networks), func(i, j int) { networks[i], networks[j] = networks[j], networks[i] })
	return networks
}

func everyNth(codes []emvqr.Code, n int) (some []emvqr.Code) {
	for i := 0; i < len(codes); i += n {
		some = append(some, codes[i])
	}
	return some
}

// accountsOf are the accounts that a set finds, of these of its networks: the places of
// their objects and all that they hold.
func accountsOf(s *profiles.Set, code emvqr.Code, of []*network.Network) (found []network.Account) {
	for a := range s.Accounts(code) {
		if slices.ContainsFunc(of, func(n *network.Network) bool { return n.Slug == network.Slug(a) }) {
			found = append(found, a)
		}
	}
	return found
}

func slugs(networks []*network.Network) string {
	names := make([]string, len(networks))
	for i, n := range networks {
		names[i] = n.Slug
	}
	return fmt.Sprint(names)
}

// A set of one network does not take the objects of the others for its own, and says
// whose they are.
func TestASetKnowsTheObjectsOfNetworksThatItDoesNotHave(t *testing.T) {
	code, err := profiles.Compose(shop("CABA"), argentinian, alipay)
	require.NoError(t, err)
	n, _ := profiles.Lookup("argentina")
	var told []string
	for a := range setOf(t, n).Accounts(code) {
		if u, ok := a.(network.Unknown); ok {
			told = append(told, u.Network+", "+u.Name)
			continue
		}
		told = append(told, a.(argentina.Account).Acceptor)
	}
	require.Equal(t, []string{"alipayplus, Alipay / Alipay+", "ar.com.example"}, told)
}

// A private table with the GUID of a network of the library stands in its place.
func TestATableOfOnesOwnStandsInThePlaceOfTheLibrarys(t *testing.T) {
	for _, guid := range []string{"A0000006150001", "vn.airpay.www"} { // DuitNow's is decoded, ShopeePay of Viet Nam is known by name alone
		private := numbered("private", guid)
		code := emvqr.MustParse(sealed("000201" + template(26, guid, "01011") + "520458125303458" + "5802MY5901N6001C"))
		require.Equal(t, []string{"private"}, setOf(t, private).Slugs(code))
	}
}

func template(id int, guid, rest string) string {
	value := fmt.Sprintf("00%02d%s%s", len(guid), guid, rest)
	return fmt.Sprintf("%02d%02d%s", id, len(value), value)
}
