package bcelonepay_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/bcelonepay"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

func TestTable(t *testing.T) { networktest.Check(t, bcelonepay.Network) }

// The golden file shows every sample decoded and judged, for people to read against
// the notes.
func TestSamplesDecodedAndJudged(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, samples.Named("bcelonepay"))
	samples.Golden(t, "testdata/samples.golden", samples.Decoded(t, bcelonepay.Network, rows))
}

func TestTheNameOfAMerchantIsNotAskedFor(t *testing.T) {
	t.Parallel()
	shop := emvqr.Merchant{City: "VTE", MCC: "5812"}
	code, err := profiles.Compose(shop, bcelonepay.Account{MerchantID: "mch0123456789abc"})
	require.NoError(t, err)
	assert.Equal(t, bcelonepay.Account{Location: network.LocationOf(33), MerchantID: "mch0123456789abc"},
		networktest.OnlyAccount[bcelonepay.Account](t, bcelonepay.Network, code))
	value, _ := code.Get(emvqr.P(33, 1))
	assert.Equal(t, bcelonepay.Brand, value)
	_, err = profiles.Compose(shop, bcelonepay.Account{CloseMode: "CLOSEWHENDONE"})
	assert.Error(t, err, "nobody is paid")
}

func TestAnotherBrandOfTheBankIsInDoubt(t *testing.T) {
	t.Parallel()
	for brand, want := range map[string]profiles.Answer{bcelonepay.Brand: profiles.Yes, "ONECARE": profiles.NotEstablished} {
		text := networktest.TLV("00", "01", "01", "11", "33", networktest.TLV("00", bcelonepay.GUID, "01", brand, "02", "mch0123456789abc"),
			"52", "5812", "53", "418", "58", "LA", "60", "VTE") + "6304"
		code := emvqr.MustParse(fmt.Sprintf("%s%04X", text, crc.Checksum(text)))
		assert.Equal(t, want, profiles.Route(code, profiles.Wallet{bcelonepay.Slug}).Answer, brand)
	}
}

// The one code with an expiry is of a gateway's documentation, so it is no more than a
// doubt that it has come.
func TestAnExpiryIsTheTimeOfLaos(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, func(r samples.Row) bool { return r.Ends("40FF") })
	require.Len(t, rows, 1)
	account := networktest.OnlyAccount[bcelonepay.Account](t, bcelonepay.Network, rows[0].Code())
	assert.Equal(t, "20240327190959", account.Expires)
	code, err := profiles.Compose(emvqr.Merchant{City: "VTE", MCC: "5812"}, account)
	require.NoError(t, err)
	death := time.Date(2024, 3, 27, 12, 9, 59, 0, time.UTC)
	for now, want := range map[time.Time]profiles.Answer{death.Add(-time.Second): profiles.Yes, death: profiles.NotEstablished} {
		for reading := range profiles.Known().At(now).Readable(code) {
			if reading.Network == bcelonepay.Slug {
				assert.Equal(t, want, reading.Answer, "%s: %q", now, reading.Why)
			}
		}
	}
}
