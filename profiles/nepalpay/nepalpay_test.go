package nepalpay_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/nepalpay"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

func TestTable(t *testing.T) { networktest.Check(t, nepalpay.Network) }

// The golden file shows every sample decoded and judged, for people to read against
// the notes.
func TestSamplesDecodedAndJudged(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, samples.Named("nepalpay"))
	samples.Golden(t, "testdata/samples.golden", samples.Decoded(t, nepalpay.Network, rows))
}

func coded(objects ...string) emvqr.Code {
	return samples.Row{Payload: "000201010211" + networktest.TLV(objects...) + "52045812530352463040000"}.Code()
}

// 56 without 55 is NCHL's way to say that there is no fee. An amount there is none.
func TestAFeeWithoutItsIndicatorIsNothing(t *testing.T) {
	t.Parallel()
	for fee, want := range map[string]emvqr.Severity{"0.00": 0, "0": 0, "5.00": emvqr.Error} {
		worst := emvqr.Severity(0)
		for f := range profiles.Validate(coded("29", networktest.TLV("00", "NCHL000025012501ABCDEFG"), "56", fee, "58", "NP", "59", "PASAL", "60", "Kathmandu")) {
			worst = max(worst, f.Severity)
		}
		assert.Equal(t, want, worst, fee)
	}
}

var (
	shop     = emvqr.Merchant{Name: "PASAL", City: "Kathmandu", MCC: "5812"}
	merchant = nepalpay.Account{Acquirer: "00002501", Merchant: "2501ABCDEFG", TraceID: "2503280000000001ABC"}
)

func TestTheTraceIsWrittenWhereNCHLHasIt(t *testing.T) {
	t.Parallel()
	code, err := profiles.Compose(shop, merchant)
	require.NoError(t, err)
	value, _ := code.Get(emvqr.P(62, 51, 0))
	assert.Equal(t, merchant.TraceID, value)
	value, _ = code.Get(emvqr.P(29, 0))
	assert.Equal(t, "NCHL000025012501ABCDEFG", value)
	a := networktest.OnlyAccount[nepalpay.Account](t, nepalpay.Network, code)
	a.Location = network.Location{}
	assert.Equal(t, merchant, a)
}

func TestATemplateTooShortForAMerchantNamesNobody(t *testing.T) {
	t.Parallel()
	code := coded("29", networktest.TLV("00", "NCHL00002501"), "58", "NP", "59", "PASAL", "60", "Kathmandu")
	assert.Equal(t, []string{"NEPALPAY-MERCHANT-CODE-MISSING"}, networktest.Rules(nepalpay.Network, code))
	assert.NotEqual(t, profiles.Yes, profiles.Route(code, profiles.Wallet{"nepalpay"}).Answer)
}
