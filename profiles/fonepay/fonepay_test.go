package fonepay_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/fonepay"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

func TestTable(t *testing.T) { networktest.Check(t, fonepay.Network) }

// The golden file shows every sample decoded and judged, for people to read against
// the notes.
func TestSamplesDecodedAndJudged(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, samples.Named("fonepay"))
	samples.Golden(t, "testdata/samples.golden", samples.Decoded(t, fonepay.Network, rows))
}

// The name of a shop may end in a blank. A copy that lost it has lengths that are
// wrong, and pays no one, whatever its checksum says.
func TestACopyThatLostABlankIsNoCode(t *testing.T) {
	t.Parallel()
	trimmed := samples.Of(t, func(r samples.Row) bool { return r.Label == "Fonepay" && strings.HasPrefix(r.Note, "NEGATIVE") })
	require.Len(t, trimmed, 2)
	for _, r := range trimmed {
		_, err := emvqr.Parse(r.Payload)
		assert.Error(t, err, "line %d", r.Line)
	}
}

// The number in 01 of a made-up code is no merchant's, so no one is paid by it.
func TestANumberIn01IsNoMerchant(t *testing.T) {
	t.Parallel()
	for _, r := range samples.Of(t, samples.Named("fonepay")) {
		want := profiles.Yes
		if r.Kind == "sdk-test" {
			want = profiles.No
		}
		assert.Equal(t, want, profiles.Route(r.Code(), profiles.Wallet{"fonepay"}).Answer, "line %d", r.Line)
	}
}
