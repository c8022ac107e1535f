package pispi_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
	"github.com/openmerchantqr/emvqr/profiles/pispi"
)

func TestTable(t *testing.T) { networktest.Check(t, pispi.Network) }

// The golden file shows every sample decoded and judged, for people to read against
// the notes.
func TestSamplesDecodedAndJudged(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, samples.Named(pispi.Slug))
	samples.Golden(t, "testdata/samples.golden", samples.Decoded(t, pispi.Network, rows))
}

func TestACodeIsStaticUnlessTheMerchantSaysOtherwise(t *testing.T) {
	t.Parallel()
	shop := emvqr.Merchant{Country: "SN"}
	code, err := profiles.Compose(shop, pispi.Account{Alias: "123e4567-e12b-42d1-a456-426655440000", Reference: "CAISSE1"})
	require.NoError(t, err)
	for path, want := range map[emvqr.Path]string{emvqr.P(62, 11): "000", emvqr.P(59): "X", emvqr.P(60): "X", emvqr.P(52): "0000", emvqr.P(53): "952"} {
		got, _ := code.Get(path)
		assert.Equal(t, want, got, path)
	}
	_, err = profiles.Compose(shop, pispi.Account{Alias: "123e4567-e12b-42d1-a456-426655440000"})
	assert.ErrorContains(t, err, "an account has a reference")
}
