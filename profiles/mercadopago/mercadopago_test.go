package mercadopago_test

import (
	"testing"

	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles/mercadopago"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

func TestTable(t *testing.T) { networktest.Check(t, mercadopago.Network) }

// The golden file shows every sample decoded and judged, for people to read against
// the notes.
func TestSamplesDecodedAndJudged(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, samples.Named(mercadopago.Slug))
	samples.Golden(t, "testdata/samples.golden", samples.Decoded(t, mercadopago.Network, rows))
}
