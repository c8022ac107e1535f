package numo_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/cards"
	"github.com/openmerchantqr/emvqr/profiles/khqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
	"github.com/openmerchantqr/emvqr/profiles/numo"
)

func TestTable(t *testing.T) { networktest.Check(t, numo.Network) }

// Both are codes of the portal, as the implementation's tests have them.
const (
	static  = "0002010102112706kjhkhj2804IBAN2925LY1902400701011851902070130030245204999953034345802LY5906kjhkhj600116304572E"
	dynamic = "0002010102122706kjhkhj2804IBAN2925LY1902400701011851902070130030245204999953034345407100.5005802LY5906kjhkhj600116304E0B9"
)

func TestTheCodesOfThePortalAreReadAndComposedAgain(t *testing.T) {
	t.Parallel()
	for text, amount := range map[string]emvqr.Amount{static: {}, dynamic: emvqr.MustAmount("100.500")} {
		code := emvqr.MustParse(text)
		a := networktest.OnlyAccount[numo.Account](t, numo.Network, code)
		assert.Equal(t, numo.Account{
			Location: network.LocationOf(27, 28, 29, 30), Name: "kjhkhj", Scheme: numo.IBAN, Account: "LY19024007010118519020701", Bank: "024",
		}, a)
		for f := range profiles.Validate(code) {
			assert.Less(t, f.Severity, emvqr.Warning, "%s", f)
		}
		a.Location = network.Location{}
		again, err := profiles.Compose(emvqr.Merchant{Name: "kjhkhj", City: "1", Amount: amount}, a)
		require.NoError(t, err)
		assert.Equal(t, text, again.String())
	}
}

// The number in 02 is the merchant's account and no card's, so a card goes to 03.
func TestACardBesideNUMO(t *testing.T) {
	t.Parallel()
	shop := emvqr.Merchant{Name: "NOODLE HOUSE", City: "Tripoli"}
	a := numo.Account{Name: "NOODLE HOUSE", Scheme: numo.Alias, Account: "noodles", Bank: "024", MerchantAccount: "4000001234567899"}
	code, err := profiles.Compose(shop, a, cards.Account{Scheme: "visa", Number: "4000001234567899"})
	require.NoError(t, err)
	assert.Equal(t, []string{"numo", "visa"}, profiles.Slugs(code))
	assert.Equal(t, "4000001234567899", networktest.OnlyAccount[numo.Account](t, numo.Network, code).MerchantAccount)
	_, there := code.Get(emvqr.P(3))
	assert.True(t, there)

	_, err = profiles.Compose(shop, a, khqr.Account{Account: "noodle_house@devb"})
	assert.Error(t, err)
}

func TestAnIBANWithASlipIsInDoubt(t *testing.T) {
	t.Parallel()
	text := strings.Replace(static, "18519020701", "18519020710", 1)
	text = text[:len(text)-4]
	code := emvqr.MustParse(fmt.Sprintf("%s%04X", text, crc.Checksum(text)))
	assert.Equal(t, []string{"NUMO-ACCOUNT-MOD97"}, networktest.Rules(numo.Network, code))
	assert.Equal(t, profiles.NotEstablished, profiles.Route(code, profiles.Wallet{numo.Slug}).Answer)
}

// The account is a number at the bank, so without the bank nobody is named.
func TestATemplateWithoutTheBanksNumberNamesNoPayee(t *testing.T) {
	t.Parallel()
	text := networktest.TLV("00", "01", "01", "11", "27", "NOODLES", "28", "Alias", "29", "noodles", "30", networktest.TLV("02", "EXAMPLE BANK"),
		"52", "9999", "53", "434", "58", "LY", "59", "NOODLES", "60", "TRIPOLI") + "6304"
	code := emvqr.MustParse(fmt.Sprintf("%s%04X", text, crc.Checksum(text)))
	assert.Equal(t, []string{"NUMO-BANK-MISSING"}, networktest.Rules(numo.Network, code))
	assert.NotEqual(t, profiles.Yes, profiles.Route(code, profiles.Wallet{numo.Slug}).Answer)
}

// What the portal writes by itself has the bank's number and name in a template.
func TestABankWithItsName(t *testing.T) {
	t.Parallel()
	want := numo.Account{Name: "NOODLE HOUSE", Scheme: numo.IBAN, Account: "LY83002048000020100120361", Bank: "024", BankName: "EXAMPLE BANK"}
	code, err := profiles.Compose(emvqr.Merchant{Name: "NOODLE HOUSE", City: "Tripoli"}, want)
	require.NoError(t, err)
	value, _ := code.Get(emvqr.P(30))
	assert.Equal(t, networktest.TLV("01", "024", "02", "EXAMPLE BANK"), value)
	want.Location = network.LocationOf(27, 28, 29, 30)
	assert.Equal(t, want, networktest.OnlyAccount[numo.Account](t, numo.Network, code))
}
