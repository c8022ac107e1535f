package jpqr_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/jpqr"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

func TestTable(t *testing.T) { networktest.Check(t, jpqr.Network) }

// The golden file shows every sample decoded and judged, for people to read against
// the notes.
func TestSamplesDecodedAndJudged(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, samples.Named("jpqr"))
	samples.Golden(t, "testdata/samples.golden", samples.Decoded(t, jpqr.Network, rows))
}

// What one reader refuses alone is no more than a warning.
func TestWhatAReaderAsksOfTheRestOfTheCode(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, func(r samples.Row) bool { return samples.Named("jpqr")(r) && r.Ends("DEE9") })
	for name, c := range map[string]struct {
		edit     emvqr.Edit
		rule     string
		severity emvqr.Severity
	}{
		"no postal code":           {emvqr.Remove(emvqr.P(61)), "JPQR-POSTAL-CODE-MISSING", emvqr.Error},
		"a short postal code":      {emvqr.Set(emvqr.P(61), "10661"), "JPQR-POSTAL-CODE-LEN", emvqr.Error},
		"no Japanese":              {emvqr.Remove(emvqr.P(64)), "JPQR-LANGUAGE-MISSING", emvqr.Error},
		"another language":         {emvqr.Set(emvqr.P(64, 0), "ZH"), "JPQR-LANGUAGE-CODE", emvqr.Warning},
		"a city in Japanese":       {emvqr.Set(emvqr.P(64, 2), "東京"), "JPQR-LANGUAGE-CITY-FORBIDDEN", emvqr.Warning},
		"dollars":                  {emvqr.Set(emvqr.P(53), "840"), "JPQR-CURRENCY", emvqr.Error},
		"another country":          {emvqr.Set(emvqr.P(58), "KR"), "JPQR-COUNTRY", emvqr.Error},
		"three levels of the code": {emvqr.Remove(emvqr.P(26, 4)), "JPQR-LEVEL4-MISSING", emvqr.Error},
		"a dynamic code":           {emvqr.Set(emvqr.P(1), "12"), "JPQR-STATIC", emvqr.Warning},
		"an amount":                {emvqr.Set(emvqr.P(54), "1000"), "JPQR-AMOUNT-FORBIDDEN", emvqr.Warning},
		"a short company":          {emvqr.Set(emvqr.P(26, 1), "000000000001"), "JPQR-LEVEL1-LEN", emvqr.Error},
	} {
		broken, err := rows[0].Code().With(c.edit)
		require.NoError(t, err, name)
		found := slices.Collect(jpqr.Network.Validate(broken))
		require.Len(t, found, 1, name)
		assert.Equal(t, c.rule, found[0].Rule, name)
		assert.Equal(t, c.severity, found[0].Severity, name)
	}
}

// Of dynamic codes nothing is known, so one is composed and never a yes.
func TestADynamicCodeIsDoubtful(t *testing.T) {
	t.Parallel()
	shop := emvqr.Merchant{Name: "UDON HOUSE", City: "TOKYO", MCC: "5812", PostalCode: "1000001"}
	shop.Language = emvqr.LanguageTemplate{Language: "JA", Name: "うどん屋"}
	for amount, want := range map[string]profiles.Answer{"": profiles.Yes, "1000": profiles.NotEstablished} {
		if amount != "" {
			shop.Amount = emvqr.MustAmount(amount)
		} else {
			shop.Amount = emvqr.Amount{}
		}
		code, err := profiles.Compose(shop, jpqr.Account{Level1: "0000000000001", Level2: "0001", Level3: "000001", Level4: "000001"})
		require.NoError(t, err)
		assert.Equal(t, want, profiles.Route(code, profiles.Wallet{jpqr.Slug}).Answer, "%q", amount)
	}
}
