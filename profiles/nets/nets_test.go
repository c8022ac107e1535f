package nets_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/nets"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

func TestTable(t *testing.T) { networktest.Check(t, nets.Network) }

// The golden file shows every sample decoded and judged, for people to read against
// the notes.
func TestSamplesDecodedAndJudged(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, samples.Named("nets"))
	samples.Golden(t, "testdata/samples.golden", samples.Decoded(t, nets.Network, rows))
}

func sample(t *testing.T, checksum string) emvqr.Code {
	t.Helper()
	rows := samples.Of(t, func(r samples.Row) bool { return samples.Named("nets")(r) && r.Ends(checksum) })
	require.Len(t, rows, 1)
	return rows[0].Code()
}

func TestARealLabel(t *testing.T) {
	t.Parallel()
	assert.Equal(t, nets.Account{
		Location: network.LocationOf(26), Metadata: "1198500065G991231235900", MerchantID: "11190861600", TerminalID: "90861601",
		Type: "2", Signature: "91A66868",
	}, networktest.OnlyAccount[nets.Account](t, nets.Network, sample(t, "0AEB")))
}

// The annex's own sample ends with 311288235900, which is the last day of 1988 read
// one way, and no day the other. It is not said to have expired.
func TestAnExpiryIsReadWithTheYearFirst(t *testing.T) {
	t.Parallel()
	rules := func(code emvqr.Code, year int) (ids []string) {
		for f := range network.MustSet(nets.Network).At(time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)).ValidateNetworks(code) {
			ids = append(ids, f.Rule)
		}
		return ids
	}
	assert.Empty(t, rules(sample(t, "317F"), 2200))
	assert.Empty(t, rules(sample(t, "57B3"), 2099))
	assert.Equal(t, []string{"NETS-EXPIRY-EXPIRED"}, rules(sample(t, "57B3"), 2100))
}

// Nobody knows what a reader does with a code that NETS did not sign.
func TestACodeWithoutASignatureIsInDoubt(t *testing.T) {
	t.Parallel()
	text := networktest.TLV("00", "01", "01", "11", "26", networktest.TLV("00", nets.GUID, "01", "1198500065G991231235900", "02", "11100000000", "03", "10000001"),
		"52", "5812", "53", "702", "58", "SG", "59", "NOODLE HOUSE", "60", "SINGAPORE") + "6304"
	code := emvqr.MustParse(fmt.Sprintf("%s%04X", text, crc.Checksum(text)))
	assert.Equal(t, profiles.NotEstablished, profiles.Route(code, profiles.Wallet{nets.Slug}).Answer)
}

func TestAnAccountIsCopiedAndNeverMadeUp(t *testing.T) {
	t.Parallel()
	shop := emvqr.Merchant{Name: "NOODLE HOUSE", City: "Singapore"}
	account := networktest.OnlyAccount[nets.Account](t, nets.Network, sample(t, "57B3"))
	code, err := profiles.Compose(shop, account)
	require.NoError(t, err)
	assert.Equal(t, account, networktest.OnlyAccount[nets.Account](t, nets.Network, code))
	account.Signature = ""
	_, err = profiles.Compose(shop, account)
	assert.ErrorContains(t, err, "no signature")
}
