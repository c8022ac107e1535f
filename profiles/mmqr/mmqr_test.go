package mmqr_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/mmqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

func TestTable(t *testing.T) { networktest.Check(t, mmqr.Network) }

// The golden file shows every sample decoded and judged, for people to read against
// the notes.
func TestSamplesDecodedAndJudged(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, samples.Named("mmqr"))
	samples.Golden(t, "testdata/samples.golden", samples.Decoded(t, mmqr.Network, rows))
}

func TestANameInBurmeseCountsCharacters(t *testing.T) {
	t.Parallel()
	shop := emvqr.Merchant{Name: "company_1_data", City: "Yangon", Amount: emvqr.MustAmount("1000.00")}
	shop.Additional.ReferenceLabel = "INV/TEST/0001"
	shop.Language = emvqr.LanguageTemplate{Language: "MY", Name: "ကုမ္ပဏီ", City: "ရန်ကုန်"}
	code, err := profiles.Compose(shop, mmqr.Account{MerchantID: "123456789012345"})
	require.NoError(t, err)
	assert.Equal(t, mmqr.Account{Location: network.LocationOf(26), MerchantID: "123456789012345", TerminalID: mmqr.DefaultTerminal},
		networktest.OnlyAccount[mmqr.Account](t, mmqr.Network, code))

	rows := samples.Of(t, samples.Named("mmqr"))
	require.Len(t, rows, 1)
	for _, id := range []uint8{26, 52, 53, 58, 59, 60, 62, 64} {
		want, _ := rows[0].Code().Get(emvqr.P(id))
		got, _ := code.Get(emvqr.P(id))
		assert.Equal(t, want, got, id)
	}
}

// The specification is said to ask for it; that a reader refuses a code without is not
// known.
func TestACodeWithoutANameInBurmeseIsWarnedOf(t *testing.T) {
	t.Parallel()
	code, err := profiles.Compose(emvqr.Merchant{Name: "NOODLE HOUSE", City: "Yangon"}, mmqr.Account{MerchantID: "123456789012345"})
	require.NoError(t, err)
	assert.Equal(t, []string{"MMQR-LANGUAGE-MISSING"}, networktest.Rules(mmqr.Network, code))
	for reading := range profiles.Readable(code) {
		if reading.Network == mmqr.Slug {
			assert.Equal(t, profiles.Yes, reading.Answer, "%q", reading.Why)
		}
	}
}
