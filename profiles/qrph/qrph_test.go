package qrph_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
	"github.com/openmerchantqr/emvqr/profiles/qrph"
)

func TestTable(t *testing.T) { networktest.Check(t, qrph.Network) }

// The golden file shows every sample decoded and judged, for people to read against
// the notes.
func TestSamplesDecodedAndJudged(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, samples.Named("qrph"))
	samples.Golden(t, "testdata/samples.golden", samples.Decoded(t, qrph.Network, rows))
}

func sample(t *testing.T, checksum string) emvqr.Code {
	t.Helper()
	rows := samples.Of(t, func(r samples.Row) bool { return samples.Named("qrph")(r) && r.Ends(checksum) })
	require.Len(t, rows, 1)
	return rows[0].Code()
}

func TestAMerchantHasItsTemplatesBesideIt(t *testing.T) {
	t.Parallel()
	for checksum, want := range map[string]qrph.ToMerchant{
		"9616": {
			Location: network.LocationOf(28, 88), Acquirer: "RCBCPHMMXXX", MerchantID: "000600788000696", Object05: "310",
			AcquirerData: "000600788000696~000600788000696~20006519~0000438638",
		},
		"CDE2": {
			Location: network.LocationOf(28, 80, 88), Acquirer: "UBPHPHMMXXX", MerchantID: "99917910", CreditAccount: "7738530110230243390", Object05: "010",
			AcquirerData: "9170000001", Object8001: "123", Object8002: "7103",
		},
	} {
		assert.Equal(t, want, networktest.OnlyAccount[qrph.ToMerchant](t, qrph.Network, sample(t, checksum)), checksum)
	}
	assert.True(t, networktest.OnlyAccount[qrph.ToMerchant](t, qrph.Network, sample(t, "11EE")).Micro)
}

func TestAPersonsTokenIsReadAndWrittenAgain(t *testing.T) {
	t.Parallel()
	account := networktest.OnlyAccount[qrph.ToPerson](t, qrph.Network, sample(t, "5D31"))
	assert.Equal(t, qrph.ToPerson{
		Location: network.LocationOf(27), Acquirer: "GXCHPHM2XXX", PaymentType: qrph.InstaPay, MerchantID: "217020000000656", CreditAccount: "DWQM4TK3JDNWF7Y0M",
	}, account)
	account.Location, account.PaymentType = network.Location{}, ""
	code, err := profiles.Compose(emvqr.Merchant{Name: "DCDELIGHTS", City: "HOLY SPIRIT"}, account)
	require.NoError(t, err)
	template, _ := code.Get(emvqr.P(27))
	want, _ := sample(t, "5D31").Get(emvqr.P(27))
	assert.Equal(t, want, template)
	category, _ := code.Get(emvqr.P(52))
	assert.Equal(t, "6016", category)
}

// 88 and 80 belong to a merchant's template, and without one to nobody.
func TestTheTemplatesBesideAreNoAccount(t *testing.T) {
	t.Parallel()
	text := networktest.TLV("00", "01", "52", "5812", "53", "608", "58", "PH", "59", "A", "60", "B",
		"88", networktest.TLV("00", qrph.GUIDBeside, "01", "217020000000000000001")) + "6304"
	code := emvqr.MustParse(fmt.Sprintf("%s%04X", text, crc.Checksum(text)))
	assert.Empty(t, slices.Collect(qrph.Network.Accounts(code)))
	assert.NotContains(t, profiles.Slugs(code), qrph.Slug)
}

func TestAGUIDThatWasTamperedWithIsNobodys(t *testing.T) {
	t.Parallel()
	for _, r := range samples.Of(t, func(r samples.Row) bool { return strings.Contains(r.Note, "tampered GUID") }) {
		assert.Empty(t, slices.Collect(qrph.Network.Accounts(r.Code())), "line %d", r.Line)
	}
}
