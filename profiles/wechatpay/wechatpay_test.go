package wechatpay_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
	"github.com/openmerchantqr/emvqr/profiles/wechatpay"
)

func TestTable(t *testing.T) { networktest.Check(t, wechatpay.Network) }

// The golden file shows every sample decoded and judged, for people to read against
// the notes.
func TestSamplesDecodedAndJudged(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, samples.Named("wechatpay"))
	samples.Golden(t, "testdata/samples.golden", samples.Decoded(t, wechatpay.Network, rows))
}

// HiPay writes the template where EMVCo has text. It is read, and written in 26 to 51.
func TestATemplateIn17IsReadAndNeverWrittenThere(t *testing.T) {
	t.Parallel()
	hiPay := samples.Of(t, func(r samples.Row) bool { return samples.Named("wechatpay")(r) && r.Kind == "real" })
	require.Len(t, hiPay, 1)
	a := networktest.OnlyAccount[wechatpay.Account](t, wechatpay.Network, hiPay[0].Code())
	assert.Equal(t, wechatpay.Account{
		Location: network.LocationOf(17), MerchantID: "136788809", TerminalID: "NT", URL: "weixin://wxpay/bizpayurl?pr=siTObRFz1",
	}, a)
	assert.Equal(t, []string{"WECHATPAY-MERCHANT-PLACE"}, networktest.Rules(wechatpay.Network, hiPay[0].Code()))
	assert.Equal(t, network.Anywhere, network.Parts(a)[0].Places)
}

// A wallet may follow the link, so one that leads elsewhere makes the code doubtful.
func TestALinkThatIsNotWeChatPays(t *testing.T) {
	t.Parallel()
	hiPay := samples.Of(t, func(r samples.Row) bool { return samples.Named("wechatpay")(r) && r.Kind == "real" })[0].Code()
	for _, link := range []string{"https://wxpay.example/x", "WEIXIN://wxpay/bizpayurl?pr=1", "weixin://wxpay.example/"} {
		forged, err := hiPay.With(emvqr.Set(emvqr.P(17), networktest.TLV("00", strings.ToLower(wechatpay.GUID), "01", "136788809", "05", link)))
		require.NoError(t, err)
		var found []emvqr.Finding
		for f := range wechatpay.Network.Validate(forged) {
			if f.Rule == "WECHATPAY-URL-SCHEME" {
				found = append(found, f)
			}
		}
		require.Len(t, found, 1, link)
		assert.Equal(t, emvqr.Warning, found[0].Severity)
		assert.Equal(t, emvqr.Doubt, found[0].Effect)
	}
}
