package lankaqr_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/lankaqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

func TestTable(t *testing.T) { networktest.Check(t, lankaqr.Network) }

// The golden file shows every sample decoded and judged, for people to read against
// the notes.
func TestSamplesDecodedAndJudged(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, samples.Named("lankaqr"))
	samples.Golden(t, "testdata/samples.golden", samples.Decoded(t, lankaqr.Network, rows))
}

func TestEverySampleIsTaken(t *testing.T) {
	t.Parallel()
	for _, r := range samples.Of(t, samples.Named("lankaqr")) {
		assert.Equal(t, profiles.Yes, profiles.Route(r.Code(), profiles.Wallet{"lankaqr"}).Answer, "line %d", r.Line)
	}
}

// Twenty-eight digits are LankaQR's in a code of Sri Lanka alone, and in 26 or 27.
func TestTheDigitsAloneAreNoSign(t *testing.T) {
	t.Parallel()
	digits := networktest.TLV("00", "1699900000000000001234560001")
	coded := func(root, country string) emvqr.Code {
		return samples.Row{Payload: "000201010211" + networktest.TLV(root, digits, "52", "5812", "53", "144", "58", country, "59", "SHOP", "60", "CITY") + "63040000"}.Code()
	}
	for _, c := range []struct {
		root, country string
		want          []string
	}{{"26", "LK", []string{"lankaqr"}}, {"27", "LK", []string{"lankaqr"}}, {"28", "LK", nil}, {"26", "NP", nil}} {
		assert.Equal(t, c.want, profiles.Slugs(coded(c.root, c.country)), "%s in %s", c.root, c.country)
	}
}

func TestTheMerchantIsWrittenWithZerosInFront(t *testing.T) {
	t.Parallel()
	a, err := lankaqr.Network.NewAccount(
		network.FieldValue{Key: "network_type", Value: "1"}, network.FieldValue{Key: "bank", Value: "6999"},
		network.FieldValue{Key: "sub_acquirer", Value: "000"}, network.FieldValue{Key: "merchant_id", Value: "123456"},
		network.FieldValue{Key: "terminal", Value: "0001"},
	)
	require.NoError(t, err)
	assert.Equal(t, "0000000000123456", a.(lankaqr.Account).MerchantID)
	_, err = profiles.Compose(emvqr.Merchant{Name: "KADE", City: "Colombo", MCC: "5812"}, lankaqr.Account{
		NetworkType: "1", Bank: "6999", SubAcquirer: "000", MerchantID: "123456", Terminal: "0001",
	})
	require.ErrorContains(t, err, "LANKAQR-MERCHANT-ID-CUT", "a struct literal is taken as it is")
}
