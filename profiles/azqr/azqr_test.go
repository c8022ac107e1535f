package azqr_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/azqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

func TestTable(t *testing.T) { networktest.Check(t, azqr.Network) }

func collected(t *testing.T) []samples.Row {
	return samples.Of(t, func(r samples.Row) bool { return strings.HasPrefix(r.Payload, "3906"+azqr.Version) })
}

// The golden file shows every sample decoded and judged, for people to read against
// the notes.
func TestSamplesDecodedAndJudged(t *testing.T) {
	t.Parallel()
	samples.Golden(t, "testdata/samples.golden", samples.Decoded(t, azqr.Network, collected(t)))
}

// What one source says refuses no code, and makes no yes.
func TestNothingIsMoreThanAWarning(t *testing.T) {
	t.Parallel()
	for rule := range azqr.Network.Catalogue() {
		assert.LessOrEqual(t, rule.Severity, emvqr.Warning, rule.ID)
	}
	for _, r := range collected(t) {
		if r.Sealed {
			assert.Equal(t, profiles.NotEstablished, profiles.Route(r.Code(), profiles.Wallet{"azqr"}).Answer, "line %d", r.Line)
		}
	}
}

func TestItIsNotWritten(t *testing.T) {
	t.Parallel()
	_, err := profiles.Compose(emvqr.Merchant{Name: "KAFE", City: "BAKI", MCC: "5812"}, networktest.Account(azqr.Merchant, &azqr.Merchant.Examples[0]))
	require.ErrorContains(t, err, "only one that was read from a code")
	_, err = azqr.Network.NewAccount(network.FieldValue{Key: "alias", Value: "1234567890"})
	require.Error(t, err)
}

// Another network's template is its own, beside 39 as elsewhere.
func TestAGUIDIsABetterSignThan39(t *testing.T) {
	t.Parallel()
	text := "3906MPV00200020127" + "19" + networktest.TLV("00", "com.alipay", "01", "x") + "52045812530394458" + "02AZ5904KAFE6004BAKI63040000"
	for c := range profiles.Claims(samples.Row{Payload: text}.Code()) {
		require.NotNil(t, c.Network, c.Path)
		assert.Equal(t, map[uint8]string{39: "azqr", 27: "alipayplus"}[c.Path.Root()], c.Network.Slug)
	}
}
