package profiles_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/growth"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/upi"
)

const abcHammers = "000201021640001234567890125204525153038405402105802US5911ABC Hammers6008New York6304F2C6"

// codeOf is a sound code of a UnionPay merchant.
func codeOf(merchant string) string {
	return sealed("000201153147640764" + "47640764" + merchant + "5204581253037645802TH5912Noodle House6007Bangkok")
}

// twoReadings are links that readers read as different payments.
var twoReadings = map[string]string{
	"another payee when decoded":           "https://pay.example/q?code=00020180870019com.example.oyfyqsr0160%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41%41153147640764476407641234567890123458136Z153199999999999999999999999999999995204581253037645802TH5912Noodle House6007Bangkok6304BEE0",
	"two values":                           "https://pay.example/?a=" + codeOf("123456789012345") + "&b=" + codeOf("999999999999999"),
	"query and fragment":                   "https://pay.example/?a=" + codeOf("123456789012345") + "#" + codeOf("999999999999999"),
	"path and query":                       "https://pay.example/" + codeOf("123456789012345") + "?a=" + codeOf("999999999999999"),
	"one of them encoded":                  "https://pay.example/?a=" + codeOf("123456789012345") + "&b=" + percent(codeOf("999999999999999")),
	"one encoded twice":                    "https://pay.example/?a=" + codeOf("123456789012345") + "&b=" + percent(percent(codeOf("999999999999999"))),
	"a link and a code":                    "https://pay.example/?a=" + codeOf("123456789012345") + "&b=upi://pay?pa=a@b",
	"two links":                            "https://pay.example/?a=upi%3A%2F%2Fpay%3Fpa%3Da%40bank&b=upi%3A%2F%2Fpay%3Fpa%3Dc%40bank",
	"an amount that the query may cut off": "https://pay.example/?data=upi://pay?pa=a@bank&am=999",
	"two of the same with other amounts":   "https://pay.example/?data=upi%3A%2F%2Fpay%3Fpa%3Da%40bank&x=upi%3A%2F%2Fpay%3Fpa%3Da%40bank%26am%3D5",
	"a link inside and a code inside that": "https://a.example/?u=" + percent("https://b.example/?u="+percent("upi://pay?pa=a@bank")+"&q="+codeOf("123456789012345")),
	"a payment that carries another":       "upi://pay?pa=a@bank&q=" + codeOf("123456789012345"),
	"one encoded in a payment":             "https://qr.alipay.com/fkx000000000000000000?q=" + percent(codeOf("123456789012345")),
	"a code that begins inside a word":     "https://pay.example/?a=x" + codeOf("999999999999999") + "&b=" + codeOf("123456789012345"),
	"a code that ends inside a word":       "https://pay.example/?a=" + codeOf("999999999999999") + "x&b=" + codeOf("123456789012345"),
	"two in one value":                     "https://pay.example/?a=" + codeOf("999999999999999") + "|" + codeOf("123456789012345"),
	"two in one value, joined by a letter": "https://pay.example/?a=" + codeOf("999999999999999") + "_" + codeOf("123456789012345"),
	"one encoded three times":              "https://pay.example/?a=" + codeOf("123456789012345") + "&b=" + percent(percent(percent(codeOf("999999999999999")))),
	"a word in a payment that is a code":   "upi://pay?pa=a@bank&tn=x" + codeOf("123456789012345"),
	"a payment that carries a link":        "upi://pay?pa=a@bank&url=upi%3A%2F%2Fpay%3Fpa%3Dc%40bank",
	"a link of another network in one":     "https://qr.alipay.com/fkx000000000000000000?u=upi%3A%2F%2Fpay%3Fpa%3Dc%40bank",
	"two links of one network in one":      "https://qr.alipay.com/fkx000000000000000000?u=https%3A%2F%2Fqr.alipay.com%2Ffkx000000000000000001",
	"where an intent falls back to":        "intent://pay?pa=a@bank#Intent;scheme=upi;S.browser_fallback_url=upi%3A%2F%2Fpay%3Fpa%3Dc%40bank;end",
	"too many beginnings":                  "https://pay.example/?" + strings.Repeat("a=000201&", 20),
}

// percent percent-encodes all but letters.
func percent(text string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(text) {
		if c := text[i]; c|0x20 >= 'a' && c|0x20 <= 'z' {
			b.WriteByte(c)
		} else {
			b.WriteString("%" + string(hex[c>>4]) + string(hex[c&15]))
		}
	}
	return b.String()
}

func TestALinkThatCarriesTwoPaymentsPaysNoOne(t *testing.T) {
	for name, text := range twoReadings {
		t.Run(name, func(t *testing.T) {
			scan := profiles.Recognize(text)
			require.Len(t, scan.Findings, 1)
			require.Equal(t, "WRAPPED-TWO-READINGS", scan.Findings[0].Rule)
			require.Equal(t, emvqr.Error, scan.Findings[0].Severity)
			require.Equal(t, text, scan.Text, "all of it")
			require.Empty(t, scan.WrappedIn)
			_, err := emvqr.Parse(scan.Text)
			require.Error(t, err, "who looks at the text alone pays no one either")
			reading, ok := scan.Read()
			require.False(t, ok)
			require.Nil(t, reading.Account)
			require.False(t, reading.Sound)
		})
	}
}

func TestOnePaymentReadInManyWaysIsOne(t *testing.T) {
	one := codeOf("123456789012345")
	for name, text := range map[string]string{
		"twice the same":               "https://pay.example/?a=" + one + "&b=" + one,
		"encoded, and not":             "https://pay.example/?a=" + one + "&b=" + percent(one),
		"followed by something":        "https://pay.example/?a=" + one + "&lang=th#top",
		"followed by something else":   "https://pay.example/" + one + "/print?x=1",
		"encoded twice":                "https://pay.example/?a=" + percent(percent(one)),
		"beside one that is not sound": "https://pay.example/?a=" + one + "&b=" + one[:60],
		"a link of links":              "https://a.example/?u=" + percent("https://b.example/?u="+percent("https://c.example/?q="+percent(one))),
	} {
		t.Run(name, func(t *testing.T) {
			scan := profiles.Recognize(text)
			require.Empty(t, scan.Findings)
			require.Equal(t, network.MPM, scan.Kind)
			require.Equal(t, one, scan.Text)
			require.True(t, strings.HasPrefix(text, scan.WrappedIn))
		})
	}
}

func TestAPaymentMayCarryALinkToAPage(t *testing.T) {
	for _, text := range []string{
		"upi://pay?pa=a@bank&url=https%3A%2F%2Fshop.example%2Forder%3Fid%3D1", "upi://pay?pa=a@bank&url=https://shop.example/order/1",
		"upi://pay?pa=a@bank&tn=000201", "https://qr.alipay.com/fkx000000000000000000?u=https%3A%2F%2Fwww.alipay.com%2F",
	} {
		scan := profiles.Recognize(text)
		require.Empty(t, scan.Findings, text)
		reading, ok := scan.Read()
		require.True(t, ok, text)
		require.NotNil(t, reading.Account, text)
	}
}

func TestACodeStraightAfterTheMarkOfTheQueryIsTakenOut(t *testing.T) {
	encoded := strings.ReplaceAll(abcHammers, " ", "%20")
	for _, link := range []string{
		"https://example.org/?", "https://example.org/?=", "https://example.org/?a=1&", "https://example.org/?a=1;", "https://example.org?",
		"https://example.org/#", "https://example.org/pay:", "https://example.org/?q=%3F", "HTTPS://EXAMPLE.ORG/?",
	} {
		scan := profiles.Recognize(link + encoded)
		require.Equal(t, network.MPM, scan.Kind, link)
		require.Equal(t, abcHammers, scan.Text, link)
		require.Equal(t, link, scan.WrappedIn)
		require.Empty(t, scan.Findings)
	}
}

func TestAPaymentLinkInsideALinkIsTakenOut(t *testing.T) {
	const pay = "upi://pay?pa=shop@bank&pn=Shop&am=5.00&cu=INR"
	const alipay = "https://qr.alipay.com/fkx000000000000000000"
	for text, c := range map[string]struct{ format, text, link string }{
		"https://api.qrserver.com/v1/create-qr-code/?size=300x300&data=upi%3A%2F%2Fpay%3Fpa%3Dshop%40bank%26pn%3DShop%26am%3D5.00%26cu%3DINR": {
			"upi", pay, "https://api.qrserver.com/v1/create-qr-code/?size=300x300&data="},
		"https://api.qrserver.com/v1/create-qr-code/?data=" + percent(percent(pay)) + "&size=9": {
			"upi", pay, "https://api.qrserver.com/v1/create-qr-code/?data="},
		"alipays://platformapi/startapp?saId=10000007&qrcode=https%3A%2F%2Fqr.alipay.com%2Ffkx000000000000000000": {
			"alipay-url", alipay, "alipays://platformapi/startapp?saId=10000007&qrcode="},
		"https://pages.example/landing?qrcode=" + alipay + "&lang=en":                    {"alipay-url", alipay, "https://pages.example/landing?qrcode="},
		"https://pages.example/#tez%3A%2F%2Fupi%2Fpay%3Fpa%3Da%40bank":                   {"upi", "tez://upi/pay?pa=a@bank", "https://pages.example/#"},
		"https://a.example/?u=https%3A%2F%2Fb.example%2F%3Fu%3D" + percent(percent(pay)): {"upi", pay, "https://a.example/?u="},
		"https://a.example/upi://pay?pa=shop@bank":                                       {"upi", "upi://pay?pa=shop@bank", "https://a.example/"},
		"https://a.example/?data=upi://pay?pa=shop@bank&size=200":                        {"upi", "upi://pay?pa=shop@bank", "https://a.example/?data="},
	} {
		scan := profiles.Recognize(text)
		require.Empty(t, scan.Findings, text)
		require.Equal(t, c.format, scan.Format, text)
		require.Equal(t, c.text, scan.Text, text)
		require.Equal(t, c.link, scan.WrappedIn, text)
		reading, ok := scan.Read()
		require.True(t, ok)
		require.NotNil(t, reading.Account)
	}
}

func TestALinkThatWasEncodedAsAWholeIsReadAndSaid(t *testing.T) {
	for text, want := range map[string]string{
		"upi%3A%2F%2Fpay%3Fpa%3Dshop%40bank%26am%3D5":               "upi://pay?pa=shop@bank&am=5",
		"upi:%2F%2Fpay%3Fpa%3Dshop%40bank":                          "upi://pay?pa=shop@bank",
		"upi:%2f%2fpay?pa=shop@bank":                                "upi://pay?pa=shop@bank",
		"upi%3A//pay?pa=shop@bank":                                  "upi://pay?pa=shop@bank",
		"upi%253A%252F%252Fpay%253Fpa%253Dshop%2540bank":            "upi://pay?pa=shop@bank",
		`https:\/\/qr.alipay.com\/fkx000000000000000000`:            "https://qr.alipay.com/fkx000000000000000000",
		`upi:\/\/pay?pa=shop@bank\u0026am=5`:                        "upi://pay?pa=shop@bank&am=5",
		"https%3A%2F%2Fexample.org%2F%3Fq%3D" + percent(abcHammers): abcHammers,
	} {
		scan := profiles.Recognize(text)
		require.Equal(t, want, scan.Text, text)
		require.Len(t, scan.Findings, 1, text)
		require.Equal(t, "WRAPPED-ENCODED", scan.Findings[0].Rule)
		require.Equal(t, emvqr.Info, scan.Findings[0].Severity)
	}
	scan := profiles.Recognize(percent("upi://pay?pa=shop@bank&am=5"))
	reading, ok := scan.Read()
	require.True(t, ok)
	require.Equal(t, "shop@bank", reading.Account.(upi.Account).VPA)
	// Encoded as a whole and read as two payments.
	scan = profiles.Recognize(percent(twoReadings["two values"]))
	require.Equal(t, "WRAPPED-TWO-READINGS", scan.Findings[0].Rule)
	for _, text := range []string{"example%3A%2F%2F", "50%25", `https:\/\/example.org\/`, "upi%3A", "%3A%2F%2F"} {
		scan := profiles.Recognize(text)
		require.Equal(t, []any{network.UnknownKind, "text", text, ""}, []any{scan.Kind, scan.Format, scan.Text, scan.WrappedIn})
		require.Empty(t, scan.Findings, text)
	}
}

func TestACodeInALinkThatIsNotSoundIsStillShown(t *testing.T) {
	broken := abcHammers[:len(abcHammers)-1] + "7"
	scan := profiles.Recognize("https://example.org/?q=" + strings.ReplaceAll(broken, " ", "%20") + "&x=1")
	require.Equal(t, network.MPM, scan.Kind)
	require.Equal(t, broken, scan.Text, "the reading that fails by its checksum alone")
	require.Equal(t, "https://example.org/?q=", scan.WrappedIn)
}

func TestEveryRuleThatBelongsToNoNetworkIsBrokenByATest(t *testing.T) {
	var ids []string
	for r := range profiles.Rules() {
		require.NotEmpty(t, r.Sentence)
		require.NotEmpty(t, r.Citation)
		ids = append(ids, r.ID)
	}
	require.Equal(t, []string{
		"NETWORK-NONE-KNOWN", "NETWORK-ONE-SOURCE", "NETWORK-TWO-CLAIMS", "LINK-ONE-READING", "FORM-KEY-TWICE", "FORM-FIELD-MISSING", "FORM-REST", "FORM-CHECKSUM", "FORM-IBAN",
		"FORM-ACCOUNT", "FORM-REFERENCE", "FORM-SWISS-QR-IBAN", "SPAYD-COLLECTION", "SPAYD-STANDING", "WECHAT-URL-TOKEN", "BITCOIN-REQUIRED", "FORM-NO-PAYMENT", "WRAPPED-TWO-READINGS", "WRAPPED-ENCODED",
		"FORM-EXPIRED", "LINK-HOST-LOOKALIKE",
	}, ids) // those of forms are broken by the tests of the package native
}

func TestLinksInLinksAreBoundedWork(t *testing.T) {
	for _, piece := range []string{
		"?u=https://a", "&u=https%3A%2F%2Fa%3Fu%3D", "/000201", "/" + codeOf("123456789012345"), "%2F000201", "?upi://pay?", "#https://b?x=y&", "%25", "6304AAAA&",
	} {
		text := "https://a.example/" + strings.Repeat(piece, 8000/len(piece))
		growth.Require(t, len(text), func() {
			scan := profiles.Recognize(text)
			scan.Read()
		})
	}
}

// At every place where a link may begin its beginning alone is looked at, or a text of
// such places would be decoded once for each of them.
func TestLookingForLinksTakesNoLongerThanTheTextIs(t *testing.T) {
	for _, again := range []string{"/a%2f", "=a:%2f", "&a%253a", "?a%25252f", "/"} {
		text := "https://a.example/" + strings.Repeat(again, 8000/len(again))
		growth.Require(t, len(text)/4, func() { profiles.Recognize(text) }) // its limits are wide
	}
}
