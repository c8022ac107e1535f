package laoqr_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/laoqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

func TestTable(t *testing.T) { networktest.Check(t, laoqr.Network) }

// The golden file shows every sample decoded and judged, for people to read against
// the notes.
func TestSamplesDecodedAndJudged(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, samples.Named("laoqr"))
	samples.Golden(t, "testdata/samples.golden", samples.Decoded(t, laoqr.Network, rows))
}

// Row 3F88 is an acquirer's own code, with UnionPay beside.
func TestAMerchantOfJDB(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, func(r samples.Row) bool { return r.Ends("3F88") })
	require.Len(t, rows, 1)
	code := rows[0].Code()
	assert.Equal(t, laoqr.Account{
		Location: network.LocationOf(38), Institution: "32170418", Type: laoqr.ToMerchant, Receiver: "mchVKyozC3MbjS51h67qal4Os",
	}, networktest.OnlyAccount[laoqr.Account](t, laoqr.Network, code))
	assert.Equal(t, []string{"laoqr", "unionpay"}, profiles.Slugs(code))
}

func TestACodeOfAPersonHasNoName(t *testing.T) {
	t.Parallel()
	code, err := profiles.Compose(emvqr.Merchant{}, laoqr.Account{Institution: "27710418", Type: laoqr.ToPerson, Receiver: "00000000000000000000000A"})
	require.NoError(t, err)
	for _, id := range []uint8{52, 59, 60} {
		_, there := code.Get(emvqr.P(id))
		assert.False(t, there, id)
	}
	assert.Equal(t, "LA", code.CountryCode())
	for reading := range profiles.Readable(code) {
		if reading.Network == laoqr.Slug {
			assert.Equal(t, profiles.Yes, reading.Answer, "%q", reading.Why)
		}
	}
}

// The decision is said to have six digits, codes have eight: neither is called wrong.
func TestAnInstitutionOfSixDigitsIsNoError(t *testing.T) {
	t.Parallel()
	for institution, want := range map[string][]string{"277104": nil, "27710418": nil, "27710": {"LAOQR-INSTITUTION-LEN"}, "2771041A": {"LAOQR-INSTITUTION-FORMAT"}} {
		template := networktest.TLV("00", laoqr.AID, "01", institution, "02", laoqr.ToPerson, "03", "A1")
		text := networktest.TLV("00", "01", "01", "11", "38", template, "53", "418", "58", "LA") + "6304"
		code := emvqr.MustParse(fmt.Sprintf("%s%04X", text, crc.Checksum(text)))
		assert.Equal(t, want, networktest.Rules(laoqr.Network, code), institution)
	}
}
