package erip_test

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/erip"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

func TestTable(t *testing.T) { networktest.Check(t, erip.Network) }

// The golden file shows every sample decoded and judged, for people to read against
// the notes.
func TestSamplesDecodedAndJudged(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, samples.Named(erip.Slug))
	samples.Golden(t, "testdata/samples.golden", samples.Decoded(t, erip.Network, rows))
}

// Two codes of production, and what they say.
var production = map[string]erip.Account{
	"https://pay.raschet.by/#00020132360010by.raschet0107154342410011120211520458125303933540115802BY5913UNC_4913389876007Belarus630444D0": {
		Location: network.LocationOf(32), Service: "1543424", Number: "1", Editable: erip.AnyAmount,
	},
	"https://pay.raschet.by/#00020132250010by.raschet01074665791520411115802BY5913UNP_6913219276007Belarus53039336304A27D": {
		Location: network.LocationOf(32), Service: "4665791",
	},
}

func TestACodeOfProductionIsReadAndItsDigestHolds(t *testing.T) {
	t.Parallel()
	for text, want := range production {
		scan := profiles.Recognize(text)
		assert.Equal(t, "erip", scan.Format, text)
		assert.Equal(t, erip.Slug, scan.Network, text)
		reading, ok := scan.Read()
		require.True(t, ok)
		assert.True(t, reading.Sound, text)
		assert.Empty(t, reading.Findings)
		assert.Equal(t, want, reading.Account)

		for _, damaged := range []string{strings.Replace(text, "Belarus", "Belarys", 1), text[:len(text)-1] + "0"} {
			reading, _ := profiles.Recognize(damaged).Read()
			if damaged == text {
				continue
			}
			assert.False(t, reading.Sound, damaged)
			require.Len(t, reading.Findings, 1, damaged)
			assert.Equal(t, "ERIP-DIGEST", reading.Findings[0].Rule)
		}
	}
}

func compose(t *testing.T, name string) emvqr.Code {
	t.Helper()
	code, err := profiles.Compose(
		emvqr.Merchant{Name: name, City: "Minsk", MCC: "5812", Amount: emvqr.MustAmount("10.50")},
		erip.Account{Service: "4665791", Number: "100200", Editable: erip.FixedAmount, Provider: "by.epos.artpay", Order: "10-20-3"},
	)
	require.NoError(t, err)
	return code
}

func TestALinkIsReadAsItWasWritten(t *testing.T) {
	t.Parallel()
	code := compose(t, "CAFE 50% OFF")
	link, err := erip.Link("https://pay.raschet.by/", code)
	require.NoError(t, err)
	assert.NotContains(t, link, " ", "what is no part of a link is encoded, and the digest is over the text before that")
	reading, ok := profiles.Recognize(link).Read()
	require.True(t, ok)
	assert.True(t, reading.Sound)
	a := reading.Account.(erip.Account)
	assert.Equal(t, erip.Account{Location: network.LocationOf(32, 33), Service: "4665791", Number: "100200", Editable: erip.FixedAmount, Provider: "by.epos.artpay", Order: "10-20-3"}, a)
	amount, _ := reading.Field("amount")
	assert.Equal(t, "10.50", amount)

	for _, page := range []string{"", "http://pay.raschet.by/", "https://pay.raschet.by/#", "pay.raschet.by"} {
		_, err := erip.Link(page, code)
		assert.Error(t, err, page)
	}
	other := samples.Of(t, samples.Named("pix"))[0].Code()
	_, err = erip.Link("https://pay.raschet.by/", other)
	assert.Error(t, err, "it is no bill")
}

// One program writes a CRC, in a link or without one. It is a code like any other, and
// that is said.
func TestACodeWithACRCIsSaidToHaveOne(t *testing.T) {
	t.Parallel()
	code := compose(t, "CAFE")
	scan := profiles.Recognize("https://pay.raschet.by/#" + code.String())
	assert.Equal(t, network.MPM, scan.Kind)
	assert.Equal(t, code.String(), scan.Text)
	assert.Contains(t, networktest.Rules(erip.Network, code), "ERIP-CRC")
	assert.Equal(t, profiles.NotEstablished, profiles.Route(code, profiles.Wallet{erip.Slug}).Answer)
}

func TestALinkOfAnotherNetworkIsNotTaken(t *testing.T) {
	t.Parallel()
	scan := profiles.Recognize("https://qr.finik.kg/#00020101021232810011qr.finik.kg0114averspay-items10328606240d690d42e4b036d3dba9d0371a120212130212520448295303417540712412005908Finik-QR6304b127")
	assert.Equal(t, "elqr", scan.Format)
}

// sealedLink is a link with a digest that holds.
func sealedLink(objects string) string {
	sum := sha256.Sum256([]byte("000201" + objects))
	return fmt.Sprintf("https://pay.raschet.by/#000201%s6304%X", objects, sum[len(sum)-2:])
}

// 32 and 33 are anybody's: what another network has there is no bill of ERIP's.
func TestATemplateOfAnotherNetworkInALinkIsNotRead(t *testing.T) {
	t.Parallel()
	order := networktest.TLV("00", "by.epos.artpay", "03", "10-20-3")
	bill := networktest.TLV("00", erip.GUID, "01", "4665791", "10", "100200")
	other := networktest.TLV("00", "com.example", "01", "1234567", "03", "9", "10", "5")
	for objects, want := range map[string]erip.Account{
		networktest.TLV("32", other, "33", order): {Location: network.LocationOf(33), Provider: "by.epos.artpay", Order: "10-20-3"},
		networktest.TLV("32", bill, "33", other):  {Location: network.LocationOf(32), Service: "4665791", Number: "100200"},
	} {
		reading, ok := profiles.Recognize(sealedLink(objects)).Read()
		require.True(t, ok)
		assert.Equal(t, want, reading.Account)
		assert.Empty(t, reading.Findings)
	}
}

func TestALinkWithNoBillOrWithTwoIsInDoubt(t *testing.T) {
	t.Parallel()
	bill := networktest.TLV("00", erip.GUID, "01", "4665791", "10", "100200")
	for _, objects := range []string{
		networktest.TLV("32", networktest.TLV("00", erip.GUID, "10", "100200")),
		networktest.TLV("33", networktest.TLV("00", "by.epos.artpay")),
		networktest.TLV("32", bill, "34", strings.Replace(bill, "4665791", "1543424", 1)),
	} {
		reading, ok := profiles.Recognize(sealedLink(objects)).Read()
		require.True(t, ok)
		require.Len(t, reading.Findings, 1, objects)
		assert.Equal(t, "ERIP-ONE-BILL", reading.Findings[0].Rule)
		assert.Equal(t, emvqr.Doubt, reading.Findings[0].Effect)
	}
}

// RFC 3986 §3.1 and §3.2.2: a scheme and a host are the same in capitals.
func TestALinkWithItsHostInCapitalsIsTheSame(t *testing.T) {
	const link = "://pay.raschet.by/"
	const fragment = "#00020132360010by.raschet0107154342410011120211520458125303933540115802BY5913UNC_4913389876007Belarus630444D0"
	scan := profiles.Recognize(strings.ToUpper("https"+link) + fragment)
	require.Equal(t, "erip", scan.Format)
	reading, ok := scan.Read()
	require.True(t, ok)
	require.True(t, reading.Sound)
}
