package mpcss_test

import (
	"testing"

	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles/mpcss"
)

// The golden file shows every sample decoded and judged, for people to read against
// the notes.
func TestSamplesDecodedAndJudged(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, samples.Named("mpcss"))
	samples.Golden(t, "testdata/samples.golden", samples.Decoded(t, mpcss.Network, rows))
}
