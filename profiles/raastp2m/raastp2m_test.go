package raastp2m_test

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
	"github.com/openmerchantqr/emvqr/profiles/raastp2m"
)

func TestTable(t *testing.T) { networktest.Check(t, raastp2m.Network) }

// The golden file shows every sample decoded and judged, for people to read against
// the notes.
func TestSamplesDecodedAndJudged(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, samples.Named("raast-p2m"))
	samples.Golden(t, "testdata/samples.golden", samples.Decoded(t, raastp2m.Network, rows))
}

var merchant = raastp2m.Account{GUID: "0123456789abcdef0123456789abcdef", Participant: "TESTPKKA", IBAN: "PK81DEMO0000001123456702"}

func TestNoAccountWithAWrongDigitIsWritten(t *testing.T) {
	t.Parallel()
	shop := emvqr.Merchant{Name: "DUKAAN", City: "Karachi", MCC: "5812"}
	code, err := profiles.Compose(shop, merchant)
	require.NoError(t, err)
	assert.Equal(t, merchant.IBAN, networktest.OnlyAccount[raastp2m.Account](t, raastp2m.Network, code).IBAN)
	wrong := merchant
	wrong.IBAN = strings.Replace(wrong.IBAN, "67", "76", 1)
	_, err = profiles.Compose(shop, wrong)
	require.ErrorContains(t, err, "RAAST-P2M-IBAN-MOD97")
}

func TestAnIBANIsTypedAsItIsPrinted(t *testing.T) {
	t.Parallel()
	a, err := raastp2m.Network.NewAccount(
		network.FieldValue{Key: "guid", Value: merchant.GUID}, network.FieldValue{Key: "participant", Value: merchant.Participant},
		network.FieldValue{Key: "iban", Value: "pk81 DEMO 0000 0011 2345 6702"},
	)
	require.NoError(t, err)
	assert.Equal(t, merchant, a)
}

// The shape says nothing outside Pakistan: Ethiopia's is the same but for the account.
func TestTheShapeIsOfPakistanAlone(t *testing.T) {
	t.Parallel()
	for country, want := range map[string][]string{"PK": {"raast-p2m"}, "AE": nil} {
		inner := networktest.TLV("00", merchant.GUID, "01", merchant.Participant, "02", merchant.IBAN)
		text := "000201010211" + networktest.TLV("28", inner, "52", "5812", "53", "586", "58", country, "59", "DUKAAN", "60", "CITY") + "63040000"
		assert.Equal(t, want, profiles.Slugs(samples.Row{Payload: text}.Code()), country)
	}
}
