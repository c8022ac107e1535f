package khqr_test

import (
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/khqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

func TestTable(t *testing.T) { networktest.Check(t, khqr.Network) }

func rules(code emvqr.Code) []string { return networktest.Rules(khqr.Network, code) }

// The sample of the bank's own document.
func TestAnAccountIsReadWithItsTimes(t *testing.T) {
	t.Parallel()
	for _, r := range samples.Of(t, func(r samples.Row) bool { return r.Ends("FD7B") }) {
		a := accountOf(t, r.Code())
		assert.Equal(t, khqr.Account{
			Location: network.LocationOf(29, 99), Account: "john_smith@devb", ID: "85512233455", Bank: "Dev Bank",
			Created: "1745915488053", Expires: "4101354327000",
		}, a)
		assert.Equal(t, map[string]string{
			"account": "john_smith@devb", "account_id": "85512233455", "bank": "Dev Bank", "created": "1745915488053", "expires": "4101354327000",
		}, maps.Collect(network.Fields(a)))
	}
}

func TestEverySampleNamedKHQRIsRecognisedAndNoOther(t *testing.T) {
	t.Parallel()
	for _, r := range samples.All(t) {
		want := samples.Named("khqr")(r)
		found := slices.Collect(khqr.Network.Accounts(r.Code()))
		assert.Equal(t, want, len(found) > 0, "line %d: %s", r.Line, r.Payload)
	}
}

func TestAnAtSignMakesTheTemplate(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]bool{
		"noodle@devb": true, "a@b@c": true, "abaakhppxxx@abaa": true,
		"noodle": false, "com.example": false, "@": false, "@devb": false, "noodle@": false, "A000000677010111": false,
	} {
		for _, id := range []string{"29", "30"} {
			code := emvqr.MustParse(static("29", absent, id, tlv("00", value)))
			assert.Equal(t, want, len(slices.Collect(khqr.Network.Accounts(code))) == 1, "%s in %s", value, id)
		}
		other := emvqr.MustParse(static("29", absent, "31", tlv("00", value)))
		assert.Empty(t, slices.Collect(khqr.Network.Accounts(other)), "31 is not looked at")
	}
}

func TestOfAPersonAndAMerchantTheMerchantIsPaid(t *testing.T) {
	t.Parallel()
	code := emvqr.MustParse(static("30", tlv("00", "noodle_house@devb", "01", "012345678", "02", "Dev Bank"), "99", tlv("00", "1767225600000")))
	a := accountOf(t, code)
	assert.True(t, a.Merchant)
	assert.Equal(t, "noodle_house@devb", a.Account)
	assert.Equal(t, "1767225600000", a.Created, "the times are the merchant's")
	assert.Equal(t, []string{"khqr"}, profiles.Slugs(code))
	assert.Empty(t, rules(code))

	swapped := emvqr.MustParse(seal("000201010211" + tlv("30", tlv("00", "noodle_house@devb"), "29", tlv("00", person), "52", "5812", "53", "116", "58", "KH", "59", "A", "60", "B")))
	assert.Equal(t, []string{"KHQR-ORDER"}, rules(swapped))
}

func TestACodeExpiresWhenItSays(t *testing.T) {
	t.Parallel()
	made, expiry := time.UnixMilli(1767225600000), time.UnixMilli(1767225660000)
	code := emvqr.MustParse(static("01", "12", "54", "5000", "99", tlv("00", "1767225600000", "01", "1767225660000")))
	judged := func(now time.Time) (found []emvqr.Finding) {
		return slices.Collect(network.MustSet(khqr.Network).At(now).ValidateNetworks(code))
	}
	untold := judged(time.Time{})
	require.Len(t, untold, 1)
	assert.Equal(t, "KHQR-EXPIRES-EXPIRED", untold[0].Rule)
	assert.Equal(t, emvqr.Info, untold[0].Severity)
	assert.Equal(t, "the code expires at 2026-01-01T00:01:00Z; nobody said what time it is", untold[0].Message)
	assert.Empty(t, judged(made))
	assert.Empty(t, judged(expiry.Add(-time.Millisecond)))
	for _, now := range []time.Time{expiry, expiry.Add(time.Hour)} {
		dead := judged(now)
		require.Len(t, dead, 1)
		assert.Equal(t, emvqr.Error, dead[0].Severity)
		assert.Equal(t, "the code expired at 2026-01-01T00:01:00Z", dead[0].Message)
		assert.Equal(t, emvqr.P(99, 1), dead[0].Path)
	}
}

func TestNothingExpiresInAStaticCode(t *testing.T) {
	t.Parallel()
	times := tlv("00", "1612345678901", "01", "1612345678900")
	code := emvqr.MustParse(static("99", times))
	assert.Equal(t, "1612345678900", accountOf(t, code).Expires, "it is shown all the same")
	assert.Empty(t, slices.Collect(network.MustSet(khqr.Network).At(today).ValidateNetworks(code)))
}

func TestTimesOfOtherForms(t *testing.T) {
	t.Parallel()
	dynamic := func(times string) emvqr.Code { return emvqr.MustParse(static("01", "12", "54", "5000", "99", times)) }
	for name, c := range map[string]struct {
		code emvqr.Code
		want []string
	}{
		"ABA's hexadecimal digits":          {emvqr.MustParse(static("99", tlv("00", "39CA026411FDA", "68", "mmp"))), []string{"KHQR-CREATED-FORMAT"}},
		"an expiry alone":                   {emvqr.MustParse(static("99", tlv("01", "1687316821609", "02", "TTT"))), nil},
		"an expiry of fourteen digits":      {dynamic(tlv("00", "1767225600000", "01", "41013543270000")), []string{"KHQR-EXPIRES-FORMAT"}},
		"an expiry before the code is made": {dynamic(tlv("00", "4101354327000", "01", "4101354326999")), []string{"KHQR-EXPIRES-EXPIRED", "KHQR-EXPIRES-EARLY"}},
		"no expiry":                         {dynamic(tlv("00", "1767225600000")), []string{"KHQR-DYNAMIC-EXPIRY-MISSING"}},
		"no 99":                             {dynamic(absent), []string{"KHQR-DYNAMIC-EXPIRY-MISSING"}},
		"another network's 99":              {emvqr.MustParse(static("99", tlv("00", "com.example", "01", "X"))), nil},
	} {
		assert.Equal(t, c.want, rules(c.code), name)
	}
}

func TestAnAccountOfWrittenValues(t *testing.T) {
	t.Parallel()
	merchant, err := khqr.Network.NewAccount(
		network.FieldValue{Key: "account", Value: "noodle_house@devb"}, network.FieldValue{Key: "merchant_id", Value: "012345678"},
		network.FieldValue{Key: "bank", Value: "Dev Bank"})
	require.NoError(t, err)
	assert.Equal(t, khqr.Account{Account: "noodle_house@devb", ID: "012345678", Bank: "Dev Bank", Merchant: true}, merchant)
	individual, err := khqr.Network.NewAccount(
		network.FieldValue{Key: "account", Value: person}, network.FieldValue{Key: "account_id", Value: "012345678"})
	require.NoError(t, err)
	assert.Equal(t, khqr.Account{Account: person, ID: "012345678"}, individual)

	shop := emvqr.Merchant{Name: "NOODLE HOUSE", City: "PHNOM PENH", MCC: "5812"}
	for _, a := range []network.Account{merchant, individual} {
		code, err := profiles.Compose(shop, a)
		require.NoError(t, err)
		got := accountOf(t, code)
		got.Location = network.Location{}
		assert.Equal(t, a, got)
		assert.Equal(t, "116", code.CurrencyCode())
		assert.Equal(t, "KH", code.CountryCode())
		yes, why := answer(code, today)
		assert.Equal(t, profiles.Yes, yes, "%q", why)
	}
	_, err = profiles.Compose(shop, khqr.Account{Account: "noodle_house@devb", Merchant: true})
	assert.ErrorContains(t, err, "a merchant has an id at its bank and the name of the bank")
	_, err = profiles.Compose(shop, khqr.Account{Account: "noodle"})
	assert.ErrorContains(t, err, "Bakong account is not a name, @ and a bank")

	shop.Amount = emvqr.MustAmount("5000")
	code, err := profiles.Compose(shop, khqr.Account{Account: person, Created: "1767225600000", Expires: "4101354327000"})
	require.NoError(t, err)
	assert.Equal(t, emvqr.Dynamic, code.Initiation())
	yes, why := answer(code, today)
	assert.Equal(t, profiles.Yes, yes, "%q", why)
}

func TestAnAccountAloneIsAPersons(t *testing.T) {
	a, err := khqr.Network.NewAccount(network.FieldValue{Key: "account", Value: "noodle_house@devb"})
	require.NoError(t, err)
	kind, _ := a.Table()
	require.Equal(t, khqr.Individual, kind, "a merchant would need an id and a bank")
}
