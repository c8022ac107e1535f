package banglaqr_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/banglaqr"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

func TestTable(t *testing.T) { networktest.Check(t, banglaqr.Network) }

// The golden file shows every sample decoded and judged, for people to read against
// the notes.
func TestSamplesDecodedAndJudged(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, samples.Named("banglaqr"))
	samples.Golden(t, "testdata/samples.golden", samples.Decoded(t, banglaqr.Network, rows))
}

var shop = emvqr.Merchant{Name: "DOKAN", City: "Dhaka", MCC: "5812"}

func TestAMerchantOfAnotherAcquirerIsTold(t *testing.T) {
	t.Parallel()
	for merchant, want := range map[string][]string{"9016000000000001": nil, "9017500000000001": {"BANGLAQR-MERCHANT-ACQUIRER"}} {
		code, err := profiles.Compose(shop, banglaqr.Account{Acquirer: "com.examplebank", AcquirerType: "01", AcquirerID: "0160", MerchantID: merchant})
		require.NoError(t, err)
		assert.Equal(t, want, networktest.Rules(banglaqr.Network, code), merchant)
	}
}

// A template with a name alone names no merchant: it is nobody's.
func TestAnAcquirerAloneIsNoAccount(t *testing.T) {
	t.Parallel()
	for _, r := range samples.Of(t, func(r samples.Row) bool { return r.Label == "Bangla QR" && !samples.Named("banglaqr")(r) }) {
		assert.NotContains(t, profiles.Slugs(r.Code()), "banglaqr", "line %d", r.Line)
	}
}
