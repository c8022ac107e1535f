package argentina_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles/argentina"
)

// The golden file shows every sample decoded and judged, for people to read against
// the notes.
func TestSamplesDecodedAndJudged(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, func(r samples.Row) bool {
		return strings.Contains(r.Payload, "5802AR") || slices.Contains(r.Networks, "argentina")
	})
	samples.Golden(t, "testdata/samples.golden", samples.Decoded(t, argentina.Network, rows))
}
