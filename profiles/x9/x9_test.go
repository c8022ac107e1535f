package x9_test

import (
	"testing"

	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
	"github.com/openmerchantqr/emvqr/profiles/x9"
)

func TestTable(t *testing.T) { networktest.Check(t, x9.Network) }

// The golden file shows every sample decoded and judged, for people to read against
// the notes.
func TestSamplesDecodedAndJudged(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, samples.Named(x9.Slug))
	samples.Golden(t, "testdata/samples.golden", samples.Decoded(t, x9.Network, rows))
}
