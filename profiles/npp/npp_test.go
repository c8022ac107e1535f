package npp_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
	"github.com/openmerchantqr/emvqr/profiles/npp"
)

func TestTable(t *testing.T) { networktest.Check(t, npp.Network) }

// The golden file shows every sample decoded and judged, for people to read against
// the notes.
func TestSamplesDecodedAndJudged(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, samples.Named(npp.Slug))
	samples.Golden(t, "testdata/samples.golden", samples.Decoded(t, npp.Network, rows))
}

func TestThatReadersTakeACodeIsNotEstablished(t *testing.T) {
	t.Parallel()
	code := samples.Of(t, samples.Named(npp.Slug))[0].Code()
	assert.Equal(t, profiles.NotEstablished, profiles.Route(code, profiles.Wallet{npp.Slug}).Answer)
}

func TestNothingIsWritten(t *testing.T) {
	t.Parallel()
	_, err := profiles.Compose(emvqr.Merchant{Name: "Sample Shop", City: "Sydney", MCC: "5812"}, npp.Account{Number: "062000000000003"})
	assert.ErrorContains(t, err, "is not established")
}
