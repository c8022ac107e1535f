package cards_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/cards"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// sample is a row of the collected codes.
type sample struct {
	line     int
	networks []string
	code     emvqr.Code
}

// samples are the collected codes with one of the networks.
func samples(t *testing.T, slugs ...string) (found []sample) {
	t.Helper()
	text, err := os.ReadFile("../../testdata/mpm.tsv")
	require.NoError(t, err)
	for i, line := range strings.Split(string(text), "\n") {
		column := strings.Split(line, "\t")
		if i == 0 || len(column) < 7 {
			continue
		}
		networks := strings.Split(column[1], ",")
		if !slices.ContainsFunc(networks, func(n string) bool { return slices.Contains(slugs, n) }) {
			continue
		}
		code, err := emvqr.Parse(column[3])
		if column[2] == "yes" {
			require.NoError(t, err, "line %d", i+1)
		} else {
			require.Error(t, err, "line %d", i+1)
			report := emvqr.Diagnose(column[3])
			code, _ = report.Code()
			require.False(t, code.IsZero(), "line %d", i+1)
		}
		found = append(found, sample{i + 1, networks, code})
	}
	require.NotEmpty(t, found)
	return found
}

// withAccounts is a code of a country with these accounts, and otherwise sound.
func withAccounts(country, accounts string) emvqr.Code {
	text := "000201" + accounts + "5204000053033565802" + country + "5904SHOP6004CITY"
	return emvqr.MustParse(text + "6304" + fmt.Sprintf("%04X", crc.Checksum(text+"6304")))
}

func object(id int, value string) string { return fmt.Sprintf("%02d%02d%s", id, len(value), value) }

func accountsOf(n *network.Network, code emvqr.Code) []network.Account {
	return slices.Collect(n.Accounts(code))
}

func rulesBroken(n *network.Network, code emvqr.Code) (rules []string) {
	for f := range n.Validate(code) {
		rules = append(rules, f.Rule)
	}
	return rules
}

func TestEachSchemeIsFoundAtItsIDsWhateverTheValueIs(t *testing.T) {
	for id := 2; id <= 25; id++ {
		for _, value := range []string{"577", "0012py.com.bepsa0107ABCDEFG", "x", "4111111111111111"} {
			for _, country := range []string{"IN", "PE"} {
				code := withAccounts(country, object(id, value))
				var slugs []string
				for _, n := range cards.Networks {
					for a := range n.Accounts(code) {
						slugs = append(slugs, network.Slug(a))
						assert.Equal(t, emvqr.P(uint8(id)), a.Anchor())
					}
				}
				assert.Equal(t, owner(id, country), slugs, "%02d %s %s", id, value, country)
			}
		}
	}
}

// owner is EMVCo's Table 4.1, and India's use of 06 to 08.
func owner(id int, country string) []string {
	switch {
	case id <= 3:
		return []string{"visa"}
	case id <= 5:
		return []string{"mastercard"}
	case id <= 8 && country == "IN":
		return []string{"rupay"}
	case id == 9 || id == 10:
		return []string{"discover"}
	case id == 11 || id == 12:
		return []string{"amex"}
	case id == 13 || id == 14:
		return []string{"jcb"}
	}
	return nil
}

func TestNetworksAreInTheOrderOfTheirIDs(t *testing.T) {
	var slugs []string
	for _, n := range cards.Networks {
		slugs = append(slugs, n.Slug)
	}
	assert.Equal(t, []string{"visa", "mastercard", "rupay", "discover", "amex", "jcb"}, slugs)
}

func TestSamplesHoldTheNetworksTheyAreSaidToHold(t *testing.T) {
	for _, n := range cards.Networks {
		if n == cards.Discover {
			continue // no collected code has it
		}
		for _, s := range samples(t, n.Slug) {
			accounts := accountsOf(n, s.code)
			assert.NotEmpty(t, accounts, "line %d lacks %s", s.line, n.Slug)
			for _, a := range accounts {
				assert.Equal(t, n.Slug, network.Slug(a))
			}
		}
	}
}

func TestSampleAccounts(t *testing.T) {
	// What is found in the codes collected, by scheme and object; the value is the
	// rest of a broken rule's id, "" for none.
	want := map[string]string{
		"visa 03 5555555555555555":     "LUHN", // made up for a document
		"visa 02 4000123456789012":     "LUHN", // EMVCo's own example
		"visa 02 4761360000000*17":     "FORMAT",
		"visa 02 0004hoge0104abcd":     "FORMAT",
		"visa 02 0004":                 "LEN",
		"visa 03 0002IT0103abc0203def": "FORMAT",
		"visa 02 4403847000746908":     "",
		"visa 02 4403848202165608":     "",
		"visa 02 4403849933195906":     "",
		"visa 02 4599240004198322":     "",
		"visa 02 4604901073700511":     "",
		"visa 02 4392630000000085":     "",
		"visa 02 4403847800202706":     "",
		"visa 02 4003960061120113":     "",
		"visa 02 4003960061001040":     "",
		"visa 02 4081150006222886":     "",
		"visa 02 4127780000000098":     "",
		"visa 02 4787720002454720":     "",
		"visa 02 4787720003533209":     "",
		"visa 02 4787720004269381":     "",
		"visa 02 4325511220026799":     "",
		"visa 03 4325511220026799":     "",
		"visa 02 4131832027443":        "", // Nigeria and Ghana write 12, 13 and 15 digits
		"visa 02 403753155353":         "",
		"visa 02 4077131215677":        "",
		"visa 02 4045871737852":        "",
		"visa 02 4045875687459":        "",
		"visa 02 4045877935278":        "",
		"visa 02 438287108561933":      "",

		"mastercard 04 12345678901234":       "LEN", // Pix manuals and tests
		"mastercard 05 9998887777":           "LEN", // masked
		"mastercard 04 0002IT0103abc0203def": "FORMAT",
		"mastercard 04 MASTER1234567890":     "FORMAT",
		"mastercard 04 999999999999999":      "",
		"mastercard 04 522024070007469":      "",
		"mastercard 04 522024082021656":      "",
		"mastercard 04 522024099331959":      "",
		"mastercard 04 545927000419832":      "",
		"mastercard 04 512260007370050":      "",
		"mastercard 04 540461000000008":      "",
		"mastercard 04 522024078002027":      "",
		"mastercard 04 539594006112011":      "",
		"mastercard 04 539594006100104":      "",
		"mastercard 04 539199000000190":      "",
		"mastercard 04 512345678912345":      "",
		"mastercard 04 530392000245499":      "",
		"mastercard 04 530392000353346":      "",
		"mastercard 04 530392000426964":      "",
		"mastercard 04 532631101061981":      "",
		"mastercard 04 532631115550994":      "",
		"mastercard 04 532631101949403":      "",
		"mastercard 04 5183528880000060":     "",
		"mastercard 04 2227132220026797":     "",
		"mastercard 05 2227132220026797":     "",
		"mastercard 05 04736a2f41a3-c54c-fce8-32d2-0324e1c32e22*3440e5bf-81ca-4c5f-a1b2-cf989f09a039": "",
		"mastercard 51 416971 12345678901": "",

		"rupay 06 6100030700074696":        "",
		"rupay 06 6100030820216565":        "",
		"rupay 06 6100030993319592":        "",
		"rupay 06 6100050004198322":        "",
		"rupay 06 6100020073700522":        "",
		"rupay 06 6100590000000089":        "",
		"rupay 06 6100030780020270":        "",
		"rupay 08 CITI0100000 CITIHDF1111": "",

		"visa 02 407662009999999":        "",
		"visa 02 4111111111111111":       "",
		"mastercard 04 508999888888888":  "",
		"mastercard 04 5555555555554444": "",

		"amex 11 1234567890":      "",
		"amex 12 312345678901234": "ACCOUNTS", // SGQR's own example has both

		"jcb 13 JCB1234567890":    "",
		"jcb 13 3158050061120118": "",
		"jcb 13 3158050061001045": "",
	}
	got := map[string]string{}
	for _, n := range cards.Networks {
		if n == cards.Discover {
			continue
		}
		for _, s := range samples(t, n.Slug) {
			faults := map[emvqr.Path]string{}
			for f := range n.Validate(s.code) {
				assert.LessOrEqual(t, f.Severity, emvqr.Warning, "line %d: %s", s.line, f)
				faults[f.Path] += f.Rule[strings.LastIndexByte(f.Rule, '-')+1:]
			}
			for _, a := range accountsOf(n, s.code) {
				got[describe(a)] = faults[a.Anchor()]
			}
		}
	}
	assert.Equal(t, want, got)
}

// describe is network, place and field values.
func describe(a network.Account) string {
	words := []string{network.Slug(a), a.Anchor().String()}
	for _, value := range network.Fields(a) {
		words = append(words, value)
	}
	return strings.Join(words, " ")
}

func TestAccountsAreBuiltAgainAsTheyWere(t *testing.T) {
	for _, n := range cards.Networks {
		if n == cards.Discover {
			continue
		}
		for _, s := range samples(t, n.Slug) {
			for _, a := range accountsOf(n, s.code) {
				assertRebuilt(t, n, s.code, a)
			}
		}
	}
	code := withAccounts("PE", object(9, "6011000990139424"))
	for _, a := range accountsOf(cards.Discover, code) {
		assertRebuilt(t, cards.Discover, code, a)
	}
}

// assertRebuilt writes the account where it was found and expects the same code,
// and makes it again from its fields as if a person had written them.
func assertRebuilt(t *testing.T, n *network.Network, code emvqr.Code, a network.Account) {
	t.Helper()
	parts := network.Parts(a)
	require.Len(t, parts, 1)
	at := a.Anchor()
	assert.True(t, slices.ContainsFunc(parts[0].Places, func(r network.Range) bool { return r.Has(at.Root()) }))
	value, _ := code.Get(at)
	assert.Equal(t, value, written(parts[0].Data))

	var values []network.FieldValue
	for k, v := range network.Fields(a) {
		values = append(values, network.FieldValue{Key: k, Value: v})
	}
	again, err := n.NewAccount(values...)
	require.NoError(t, err, describe(a))
	assert.Equal(t, parts, network.Parts(again), describe(a))
}

func written(d emvqr.Data) string {
	if len(d.Template) == 0 {
		return d.Value
	}
	text := ""
	for _, inner := range d.Template {
		text += object(int(inner.ID), written(inner))
	}
	return text
}

func TestTypedAccounts(t *testing.T) {
	code := withAccounts("IN", object(2, "4403847800202706")+object(4, "522024078002027")+
		object(6, "6100030780020270")+object(8, "CITI0100000CITIHDF1111")+object(51, object(0, "a0000000041010")+object(1, "416971")))
	assert.Equal(t, []network.Account{cards.Account{
		Location: network.LocationOf(2), Scheme: "visa", Number: "4403847800202706"}}, accountsOf(cards.Visa, code))
	assert.Equal(t, []network.Account{
		cards.Account{Location: network.LocationOf(4), Scheme: "mastercard", Number: "522024078002027"},
		cards.MerchantAccountID{Location: network.LocationOf(51), MAID: "416971"},
	}, accountsOf(cards.Mastercard, code))
	assert.Equal(t, []network.Account{
		cards.Account{Location: network.LocationOf(6), Scheme: "rupay", Number: "6100030780020270"},
		cards.BankAccount{Location: network.LocationOf(8), IFSC: "CITI0100000", Account: "CITIHDF1111"},
	}, accountsOf(cards.RuPay, code))
}

func TestAnAccountCostsAtMostOneAllocation(t *testing.T) {
	code := withAccounts("IN", object(2, "4403847800202706")+object(8, "CITI0100000CITIHDF1111"))
	for _, n := range []*network.Network{cards.Visa, cards.RuPay} {
		assert.LessOrEqual(t, testing.AllocsPerRun(100, func() {
			for range n.Accounts(code) {
			}
		}), 1.0, n.Slug)
	}
}

func TestHostileValuesNeverPanic(t *testing.T) {
	values := []string{
		"", "0", "*", "é", strings.Repeat("9", 99), strings.Repeat("é", 33), strings.Repeat("\u0000", 15), "HDFC000000é5",
		"0473" + strings.Repeat("*", 73), "0473" + strings.Repeat("é", 36) + "*", "0473", "0014A0000000041010", "HDFC0000001",
	}
	for _, n := range cards.Networks {
		for _, kind := range n.Kinds {
			for _, v := range values {
				assert.NotPanics(t, func() {
					texts := network.ValuesOf(slices.Repeat([]string{v}, len(kind.Keys))...)
					account := kind.Make(kind, network.LocationOf(8), &texts)
					network.Parts(account)
					for range network.Fields(account) {
						_ = v
					}
				}, "%q", v)
			}
		}
		for id := 2; id <= 14; id++ {
			for _, v := range values[1:] {
				report := emvqr.Diagnose("000201" + fmt.Sprintf("%02d%02d", id, len([]rune(v))) + v + "5802IN6304FFFF")
				code, _ := report.Code()
				assert.NotPanics(t, func() { rulesBroken(n, code); accountsOf(n, code) })
			}
		}
	}
	for _, a := range []cards.Account{{}, {Scheme: "none", Number: "1"}} {
		assert.Empty(t, network.Parts(a))
		for k := range network.Fields(a) {
			assert.Fail(t, k)
		}
	}
}
