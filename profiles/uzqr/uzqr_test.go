package uzqr_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
	"github.com/openmerchantqr/emvqr/profiles/uzqr"
)

func TestTable(t *testing.T) { networktest.Check(t, uzqr.Network) }

// The golden file shows every sample decoded and judged, for people to read against
// the notes.
func TestSamplesDecodedAndJudged(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, samples.Named("uzqr"))
	samples.Golden(t, "testdata/samples.golden", samples.Decoded(t, uzqr.Network, rows))
}

// Paynet hands its codes out inside a link, which is taken off.
func TestTheCodeInALinkOfPaynetIsFound(t *testing.T) {
	t.Parallel()
	for _, r := range samples.Of(t, samples.Named("uzqr")) {
		scan := profiles.Recognize("https://app.paynet.uz/qr-online/" + r.Payload)
		assert.Equal(t, network.MPM, scan.Kind)
		assert.Equal(t, r.Payload, scan.Text)
		assert.Empty(t, scan.Findings)
	}
}

// Both templates have the same GUID: it is the place that tells them apart.
func TestTheTemplatesAreOneAccount(t *testing.T) {
	t.Parallel()
	code, err := profiles.Compose(emvqr.Merchant{Name: "CHOYXONA", City: "Toshkent", MCC: "5812"}, uzqr.Account{
		ID: "0a1B2c3D4e5F6g7H8i", Value02: "11", OperatorPhone: "710000000",
	})
	require.NoError(t, err)
	a := networktest.OnlyAccount[uzqr.Account](t, uzqr.Network, code)
	assert.Equal(t, network.LocationOf(40, 80), a.Location)
	assert.Equal(t, "710000000", a.OperatorPhone)
	assert.Contains(t, code.String(), "5303860")

	text := strings.Replace(code.String(), "4044", "3144", 1)
	found := networktest.Rules(uzqr.Network, samples.Row{Payload: text}.Code())
	assert.Equal(t, []string{"UZQR-MERCHANT-PLACE"}, found)
}

// What no one has written down is a warning: a code with another 02 is taken.
func TestWhatIsOnlyUsualIsNoError(t *testing.T) {
	t.Parallel()
	code, err := profiles.Compose(emvqr.Merchant{Name: "CHOYXONA", City: "Toshkent", MCC: "5812"}, uzqr.Account{ID: "1234", Value02: "12"})
	require.NoError(t, err)
	assert.Equal(t, []string{"UZQR-ID-LEN", "UZQR-VALUE-02"}, networktest.Rules(uzqr.Network, code))
	assert.Equal(t, profiles.Yes, profiles.Route(code, profiles.Wallet{"uzqr"}).Answer)
}
