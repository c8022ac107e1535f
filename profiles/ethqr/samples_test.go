package ethqr_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles/ethqr"
)

// The golden file shows every sample decoded and judged, for people to read against
// the notes.
func TestSamplesDecodedAndJudged(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, samples.Named("ethqr"))
	samples.Golden(t, "testdata/samples.golden", samples.Decoded(t, ethqr.Network, rows))
}

func TestEverySampleOfTheNetworkIsRecognisedAndNoOther(t *testing.T) {
	t.Parallel()
	for _, r := range samples.All(t) {
		want := samples.Named("ethqr")(r)
		assert.Equal(t, want, len(slices.Collect(ethqr.Network.Accounts(r.Code()))) > 0, "line %d: %s", r.Line, r.Payload)
	}
}
