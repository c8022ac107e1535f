package twqr_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
	"github.com/openmerchantqr/emvqr/profiles/twqr"
)

func TestTable(t *testing.T) { networktest.Check(t, twqr.Network) }

// The golden file shows every sample decoded and judged, for people to read against
// the notes.
func TestSamplesDecodedAndJudged(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, samples.Named("twqr"))
	samples.Golden(t, "testdata/samples.golden", samples.Decoded(t, twqr.Network, rows))
}

func TestWhatAPayloadSeemsToSay(t *testing.T) {
	t.Parallel()
	a := networktest.OnlyAccount[twqr.Account](t, twqr.Network, samples.Of(t, samples.Named("twqr"))[0].Code())
	c, ok := a.Content()
	require.True(t, ok)
	assert.Equal(t, twqr.Content{Verification: "Ac5CJ9NjpN1W", Acquirers: []twqr.Acquirer{
		{Kind: "00", Bank: "006", Merchant: "006263098001001", Terminal: "90010002"},
		{Kind: "02", Bank: "006", Merchant: "006263098001001", Terminal: "90010002"},
	}}, c)
	for _, payload := range []string{
		"", "V1", "V1158Ac5CJ9NjpN1", "V1158Ac5CJ9NjpN1W", "V2158Ac5CJ9NjpN1W00,00600626309800100190010002",
		"V1158Ac5CJ9NjpN1W00,00600626309800100190010002;", "V1158Ac5CJ9NjpN1W00,0060062630980010019001000", "V1158Ac5CJ9NjpN1W0,00600626309800100190010002",
	} {
		_, ok := twqr.Account{Payload: payload}.Content()
		assert.False(t, ok, payload)
	}
}

// No payload is made; one that was read goes into another code as it is.
func TestAPayloadIsReadAndNeverMade(t *testing.T) {
	t.Parallel()
	shop := emvqr.Merchant{Name: "NOODLE HOUSE", City: "TAIPEI", MCC: "5812"}
	a := networktest.OnlyAccount[twqr.Account](t, twqr.Network, samples.Of(t, samples.Named("twqr"))[0].Code())
	_, err := profiles.Compose(shop, twqr.Account{Payload: a.Payload})
	assert.ErrorContains(t, err, "only one that was read from a code")
	_, err = twqr.Network.NewAccount(network.FieldValue{Key: "payload", Value: a.Payload})
	assert.Error(t, err)

	code, err := profiles.Compose(shop, a)
	require.NoError(t, err)
	assert.Equal(t, a, networktest.OnlyAccount[twqr.Account](t, twqr.Network, code))
	assert.Equal(t, "TW", code.CountryCode())
	assert.Equal(t, "901", code.CurrencyCode())
}

// Most of it one app says, so nothing of it is an error.
func TestNothingIsMoreThanAWarning(t *testing.T) {
	t.Parallel()
	for rule := range twqr.Network.Catalogue() {
		assert.LessOrEqual(t, rule.Severity, emvqr.Warning, rule.ID)
		assert.NotEqual(t, emvqr.Refuses, rule.Effect, rule.ID)
	}
}
