package vnpayqr_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
	"github.com/openmerchantqr/emvqr/profiles/vnpayqr"
)

func TestTable(t *testing.T) { networktest.Check(t, vnpayqr.Network) }

// The golden file shows every sample decoded and judged, for people to read against
// the notes.
func TestSamplesDecodedAndJudged(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, samples.Named("vnpayqr"))
	samples.Golden(t, "testdata/samples.golden", samples.Decoded(t, vnpayqr.Network, rows))
}

func TestACodeWithoutCategoryAndCity(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, func(r samples.Row) bool { return samples.Named("vnpayqr")(r) && r.Ends("DF44") })
	require.Len(t, rows, 1)
	code := rows[0].Code()
	assert.Equal(t, vnpayqr.Account{Location: network.LocationOf(26), MerchantCode: "0102154778"},
		networktest.OnlyAccount[vnpayqr.Account](t, vnpayqr.Network, code))
	for f := range network.MustSet(vnpayqr.Network).Validate(code) {
		assert.LessOrEqual(t, f.Severity, emvqr.Info, "%s", f)
	}
	for reading := range profiles.Readable(code) {
		if reading.Network == vnpayqr.Slug {
			assert.Equal(t, profiles.Yes, reading.Answer, "%q", reading.Why)
		}
	}
}
