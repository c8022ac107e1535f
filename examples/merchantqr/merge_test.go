package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// mastercardToo is another code of the shop of soundVisa.
const mastercardToo = "0002010102110415541234567890123520452515303840540510.005802US5911ABC Hammers6008New York63040065"

// composed is a code of the noodle house with these accounts.
func composed(t *testing.T, args ...string) string {
	t.Helper()
	shop := []string{"compose", "--name", "Noodle House", "--city", "Bangkok", "--mcc", "5812", "--country", "TH", "--currency", "THB"}
	got := callWith("", append(shop, args...)...)
	require.Equal(t, exitOK, got.status, got.err)
	return strings.TrimSpace(got.out)
}

func slugsIn(text string) (slugs []string) {
	for account := range profiles.Accounts(emvqr.MustParse(strings.TrimSpace(text))) {
		slugs = append(slugs, network.Slug(account))
	}
	return slugs
}

func TestMergedCodesHaveAllAccounts(t *testing.T) {
	thai := composed(t, "--account", "promptpay:biller_id=010753600031501,ref1=TABLE12")
	visa := composed(t, "--account", "visa:number=4000123456789017")
	links := composed(t, "--account", "alipayplus:url=https://qr.alipay.com/fkx000000000000000000", "--account", "visa:number=4000123456789017")
	for name, test := range map[string]struct {
		stdin string
		args  []string
		want  string
	}{
		"two":                         {"", []string{thai, visa}, composed(t, "--account", "visa:number=4000123456789017", "--account", "promptpay:biller_id=010753600031501,ref1=TABLE12")},
		"lines of standard input":     {thai + "\n\n" + visa + "\n", nil, composed(t, "--account", "visa:number=4000123456789017", "--account", "promptpay:biller_id=010753600031501,ref1=TABLE12")},
		"an account in both is one":   {"", []string{visa, links}, links},
		"the same code":               {"", []string{links, links}, links},
		"with a further account":      {"", []string{visa, visa, "--account", "alipayplus:url=https://qr.alipay.com/fkx000000000000000000"}, links},
		"and an amount for this time": {"", []string{visa, visa, "--amount", "5"}, composed(t, "--account", "visa:number=4000123456789017", "--amount", "5", "--initiation", "static")},
	} {
		t.Run(name, func(t *testing.T) {
			got := callWith(test.stdin, append([]string{"merge"}, test.args...)...)
			require.Equal(t, exitOK, got.status, got.err)
			assert.Equal(t, test.want+"\n", got.out)
		})
	}
}

func TestAccountsAreInTheOrderAskedFor(t *testing.T) {
	thai := composed(t, "--account", "promptpay:mobile=0812345678")
	link := composed(t, "--account", "alipayplus:url=https://qr.alipay.com/fkx000000000000000000")
	for _, test := range []struct {
		args []string
		want []string
	}{
		{[]string{"--order", "alipayplus,promptpay", thai, link}, []string{"alipayplus", "promptpay"}},
		{[]string{"--order", "alipayplus", link, thai}, []string{"alipayplus", "promptpay"}},
	} {
		got := callWith("", append([]string{"merge"}, test.args...)...)
		require.Equal(t, exitOK, got.status, got.err)
		assert.Equal(t, test.want, slugsIn(got.out), test.args)
	}
}

func TestMergingTellsWhyNot(t *testing.T) {
	visa := composed(t, "--account", "visa:number=4000123456789017")
	other := composed(t, "--name", "NOODLE HOUSE", "--account", "mastercard:number=541234567890123")
	indonesian := callWith("", "compose", "--name", "Noodle House", "--city", "Bangkok", "--mcc", "5812", "--postal-code", "10110", indonesian[5]).out
	for name, test := range map[string]struct {
		args   []string
		status int
		want   []string
	}{
		"one code":             {[]string{visa}, exitUsage, []string{"merge takes several codes"}},
		"no code":              {nil, exitUsage, []string{"there is no payload"}},
		"no network":           {[]string{"--order", "vissa", visa, visa}, exitUsage, []string{"--order: ", "visa"}},
		"a wrong checksum":     {[]string{visa, without6304}, exitNotOK, []string{"code 2: ", "checksum"}},
		"a link":               {[]string{visa, "https://example.org"}, exitNotOK, []string{"code 2: the payload is not a merchant-presented code"}},
		"another name":         {[]string{visa, other}, exitNotOK, []string{`code 1 says name is "Noodle House", code 2 "NOODLE HOUSE"; --name says what is right`}},
		"another country":      {[]string{visa, strings.TrimSpace(indonesian)}, exitNotOK, []string{`country is "TH", code 2 "ID"`, `currency is "764", code 2 "360"`}},
		"countries that clash": {[]string{composed(t, "--account", "promptpay:mobile=0812345678"), strings.TrimSpace(indonesian), "--country", "TH", "--currency", "THB"}, exitNotOK, []string{"qris needs 360 in 53, the code is for 764"}},
		"an unknown object":    {[]string{visa, bestTransport}, exitNotOK, []string{"code 2 has 29 (Merchant Account Information Template), which is of no account known here and would be lost"}},
		"an error in one":      {[]string{visa, zeroNoCity}, exitNotOK, []string{"code 2 is not sound", "MPM-4.7.4.1-NZ"}},
	} {
		t.Run(name, func(t *testing.T) {
			got := callWith("", append([]string{"merge"}, test.args...)...)
			assert.Equal(t, test.status, got.status, got.err)
			assert.Empty(t, got.out)
			for _, want := range test.want {
				assert.Contains(t, got.err, want)
			}
		})
	}
	settled := callWith("", "merge", "--name", "Noodle House", visa, other)
	require.Equal(t, exitOK, settled.status, settled.err)
	assert.ElementsMatch(t, []string{"visa", "mastercard"}, slugsIn(settled.out))
}

// Every sound code is the merge of itself with itself, account for account and
// field for field, or it is said why not.
func TestACollectedCodeMergedWithItselfIsItself(t *testing.T) {
	same, refused := 0, 0
	for _, text := range column(t, "mpm.tsv", 3) {
		if _, err := emvqr.Parse(text); err != nil {
			continue
		}
		got := callWith("", "merge", text, text)
		if got.status != exitOK {
			refused++
			assert.NotEmpty(t, got.err)
			continue
		}
		same++
		before, after := emvqr.MustParse(text), emvqr.MustParse(strings.TrimSpace(got.out))
		var was, is []network.Account
		was, is = slices.Collect(profiles.Accounts(before)), slices.Collect(profiles.Accounts(after))
		require.LessOrEqual(t, len(is), len(was), "one that is there twice is one")
		for _, a := range was {
			assert.True(t, slices.ContainsFunc(is, func(b network.Account) bool { return isSameAccount(a, b) }), text)
		}
		for _, id := range []uint8{52, 53, 58, 59, 60, 61, 62, 64} {
			value, there := before.Get(emvqr.P(id))
			now, still := after.Get(emvqr.P(id))
			if there && id < 62 {
				assert.Equal(t, value, now, "%d of %s", id, text)
				assert.True(t, still)
			}
			if there && id >= 62 {
				assert.Len(t, now, len(value), "%d of %s", id, text)
			}
		}
		amount, _ := before.Amount()
		now, _ := after.Amount()
		assert.Zero(t, amount.Cmp(now), text)
	}
	t.Logf("%d are themselves, %d are refused", same, refused)
	assert.Greater(t, same, 100)
}
