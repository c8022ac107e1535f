package bccard_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles/bccard"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

func TestTable(t *testing.T) { networktest.Check(t, bccard.Network) }

// The golden file shows every sample decoded and judged, for people to read against
// the notes.
func TestSamplesDecodedAndJudged(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, samples.Named("bccard"))
	samples.Golden(t, "testdata/samples.golden", samples.Decoded(t, bccard.Network, rows))
}

func sample(t *testing.T, checksum string) emvqr.Code {
	rows := samples.Of(t, func(r samples.Row) bool { return samples.Named("bccard")(r) && r.Ends(checksum) })
	require.Len(t, rows, 1)
	return rows[0].Code()
}

func TestACodeOfTheGateway(t *testing.T) {
	t.Parallel()
	code := sample(t, "5C76")
	a := networktest.OnlyAccount[bccard.Account](t, bccard.Network, code)
	assert.Equal(t, bccard.Account{
		Location: network.LocationOf(26), MerchantNumber: "100005408", Store: "100005408", Reference: "MQ2022000127033", Member: "10004452",
	}, a)
	assert.Empty(t, networktest.Rules(bccard.Network, code))
}

// What a reader needs to find the merchant is an error; what the gateway merely writes
// is a warning.
func TestACodeThatTheGatewayWouldNotMake(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		edit     emvqr.Edit
		rule     string
		severity emvqr.Severity
	}{
		"no account of UnionPay": {emvqr.Remove(emvqr.P(15)), "BCCARD-UNIONPAY-MISSING", emvqr.Warning},
		"another store":          {emvqr.Set(emvqr.P(62, 3), "100005409"), "BCCARD-STORE-SAME", emvqr.Warning},
		"no reference":           {emvqr.Remove(emvqr.P(62, 5)), "BCCARD-REFERENCE-MISSING", emvqr.Error},
		"a reference of others":  {emvqr.Set(emvqr.P(62, 5), "INV7"), "BCCARD-REFERENCE-FORMAT", emvqr.Error},
		"another country":        {emvqr.Set(emvqr.P(58), "JP"), "BCCARD-COUNTRY", emvqr.Error},
		"yen":                    {emvqr.Set(emvqr.P(53), "392"), "BCCARD-CURRENCY", emvqr.Error},
	} {
		broken, err := sample(t, "5C76").With(c.edit)
		require.NoError(t, err, name)
		found := slices.Collect(bccard.Network.Validate(broken))
		require.Len(t, found, 1, name)
		assert.Equal(t, c.rule, found[0].Rule, name)
		assert.Equal(t, c.severity, found[0].Severity, name)
	}
	for _, currency := range []string{"410", "840", "156"} {
		code, err := sample(t, "1331").With(emvqr.Set(emvqr.P(53), currency))
		require.NoError(t, err)
		assert.Empty(t, networktest.Rules(bccard.Network, code), currency)
	}
}
