package fps_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/fps"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

func TestTable(t *testing.T) { networktest.Check(t, fps.Network) }

// The golden file shows every sample decoded and judged, for people to read against
// the notes.
func TestSamplesDecodedAndJudged(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, samples.Named("fps"))
	samples.Golden(t, "testdata/samples.golden", samples.Decoded(t, fps.Network, rows))
}

var shop = emvqr.Merchant{Name: "NOODLE HOUSE", City: "Hong Kong", MCC: "5812"}

// made is a code whose FPS template has these ids and values.
func made(t *testing.T, pairs ...string) emvqr.Code {
	t.Helper()
	code, err := profiles.Compose(shop, fps.Account{FPSID: "1234567"})
	require.NoError(t, err)
	code, err = code.With(emvqr.Set(emvqr.P(26), networktest.TLV(append([]string{"00", fps.GUID}, pairs...)...)))
	require.NoError(t, err)
	return code
}

func TestThePayeeIsOneOfThree(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		pairs  []string
		want   fps.Account
		rules  []string
		answer profiles.Answer
	}{
		"an identifier":              {[]string{"02", "1234567"}, fps.Account{FPSID: "1234567"}, nil, profiles.Yes},
		"one of nine digits":         {[]string{"02", "166000000"}, fps.Account{FPSID: "166000000"}, nil, profiles.Yes},
		"one of ten, as may come":    {[]string{"02", "1660000000"}, fps.Account{FPSID: "1660000000"}, []string{"FPS-ID-LEN"}, profiles.Yes},
		"a mobile number":            {[]string{"03", "+852-90000000"}, fps.Account{Mobile: "+852-90000000"}, nil, profiles.Yes},
		"a mobile number at a bank":  {[]string{"01", "004", "03", "+852-90000000"}, fps.Account{ClearingCode: "004", Mobile: "+852-90000000"}, nil, profiles.Yes},
		"one without its hyphen":     {[]string{"03", "+85290000000"}, fps.Account{Mobile: "+85290000000"}, []string{"FPS-MOBILE-FORMAT"}, profiles.No},
		"an e-mail address":          {[]string{"01", "949", "04", "shop@example.com"}, fps.Account{ClearingCode: "949", Email: "shop@example.com"}, nil, profiles.Yes},
		"nobody":                     {[]string{"01", "004"}, fps.Account{ClearingCode: "004"}, []string{"FPS-PAYEE-NONE"}, profiles.No},
		"two":                        {[]string{"02", "1234567", "04", "shop@example.com"}, fps.Account{FPSID: "1234567", Email: "shop@example.com"}, []string{"FPS-PAYEE-SEVERAL"}, profiles.NotEstablished},
		"the layout of PayNow":       {[]string{"01", "0", "02", "+85290000000"}, fps.Account{ClearingCode: "0", FPSID: "+85290000000"}, []string{"FPS-CLEARING-CODE-LEN", "FPS-ID-FORMAT", "FPS-ID-LEN"}, profiles.No},
		"an amount that may change":  {[]string{"02", "1234567", "06", "1"}, fps.Account{FPSID: "1234567", Editable: "1"}, nil, profiles.Yes},
		"an expiry that is no time":  {[]string{"02", "1234567", "05", "261332235959"}, fps.Account{FPSID: "1234567", Expires: "261332235959"}, []string{"FPS-EXPIRES-FORMAT"}, profiles.No},
		"the expiry of PayNow's day": {[]string{"02", "1234567", "05", "20991231"}, fps.Account{FPSID: "1234567", Expires: "20991231"}, []string{"FPS-EXPIRES-FORMAT"}, profiles.No},
	} {
		code := made(t, c.pairs...)
		a := networktest.OnlyAccount[fps.Account](t, fps.Network, code)
		c.want.Location = network.LocationOf(26)
		assert.Equal(t, c.want, a, name)
		assert.Equal(t, c.rules, networktest.Rules(fps.Network, code), name)
		for r := range profiles.Readable(code) {
			if r.Network == fps.Slug {
				assert.Equal(t, c.answer, r.Answer, "%s: %v", name, r.Why)
			}
		}
	}
}

func TestOnePayeeIsWritten(t *testing.T) {
	t.Parallel()
	for name, a := range map[string]fps.Account{
		"two":    {FPSID: "1234567", Mobile: "+852-90000000"},
		"nobody": {ClearingCode: "004"},
	} {
		_, err := profiles.Compose(shop, a)
		assert.ErrorContains(t, err, "expected one of FPS identifier, mobile number and e-mail address", name)
	}
}

func TestAMobileNumberAsPeopleWriteIt(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"+852-90000000": "+852-90000000", "+852 9000 0000": "+852-90000000", "+85290000000": "+852-90000000", "9000 0000": "+852-90000000",
		// Whoever is in another country, or writes one digit less, is not guessed at.
		"+86 13800000000": "+86 13800000000", "900 0000": "900 0000",
	} {
		a, err := fps.Network.NewAccount(network.FieldValue{Key: "mobile", Value: text})
		require.NoError(t, err)
		assert.Equal(t, want, a.(fps.Account).Mobile)
	}
	_, err := profiles.Compose(shop, fps.Account{Mobile: "+86 13800000000"})
	assert.ErrorContains(t, err, "+852- and eight digits")
}

// The specification does not say whose midnight it is, so the code is dead when it is
// dead in Hong Kong and in UTC.
func TestACodeIsExpiredWhenItIsInHongKongAndInUTC(t *testing.T) {
	t.Parallel()
	code := made(t, "02", "1234567", "05", "291231235959")
	for at, want := range map[string][]string{
		"2029-12-31T15:59:58Z": nil, // one second before it in Hong Kong
		"2029-12-31T15:59:59Z": nil,
		"2029-12-31T23:59:58Z": nil,
		"2029-12-31T23:59:59Z": {"FPS-EXPIRES-EXPIRED"},
	} {
		now, err := time.Parse(time.RFC3339, at)
		require.NoError(t, err)
		var found []string
		for f := range network.MustSet(fps.Network).At(now).ValidateNetworks(code) {
			found = append(found, f.Rule)
			assert.Equal(t, emvqr.Error, f.Severity)
		}
		assert.Equal(t, want, found, at)
	}
}

func TestAPayerOfHongKongPaysInDollarsOrRenminbi(t *testing.T) {
	t.Parallel()
	for currency, ok := range map[string]bool{"": true, "344": true, "CNY": true, "USD": false} {
		m := shop
		m.Currency = currency
		code, err := profiles.Compose(m, fps.Account{FPSID: "1234567"})
		if assert.Equal(t, ok, err == nil, "%s: %v", currency, err) && currency == "" {
			assert.Equal(t, "344", code.CurrencyCode())
			assert.Equal(t, "HK", code.CountryCode())
		}
	}
}
