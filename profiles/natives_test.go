package profiles_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// labels tells how the labels of testdata/native.tsv are to be recognised. The notes of
// newer rows begin with the format; these are for the package native to test.
var labels = []struct {
	label  string // its beginning
	kind   network.FormKind
	format string
	owner  string
}{
	{"UnionPay URL", network.URI, "unionpay-url", "unionpay"},
	{"UnionPay CPM", network.CPM, "cpm", "unionpay"},
	{"Alipay URL", network.URI, "alipay-url", "alipayplus"},
	{"Alipay+", network.URI, "alipayplus-url", "alipayplus"},
	{"WeChat", network.URI, "wechat-url", ""},
	{"aggregator URL", network.URI, "wepayez", ""},
	{"PayMe", network.URI, "payme", ""},
	{"Kakao Pay", network.URI, "kakaopay", ""},
	{"TWQR", network.URI, "twqrp", ""},
	{"qPay web link", network.MPM, "", ""},
	{"QPay deep link", network.MPM, "", ""},
	{"UPI Global", network.URI, "upi-global", "upi"},
	{"UPI", network.URI, "upi", "upi"},
	{"Raast", network.Other, "raast-p2p", ""},
	{"ELQR", network.Other, "elqr", ""},
	{"SBP", network.URI, "sbp", ""},
}

func TestEveryNativeFormIsRecognisedAsItsLabelSays(t *testing.T) {
	for line, row := range tsv(t, "../testdata/native.tsv") {
		if line >= firstNamed {
			break
		}
		scan := profiles.Recognize(row[1])
		found := false
		for _, want := range labels {
			if !strings.HasPrefix(row[0], want.label) {
				continue
			}
			found = true
			require.Equal(t, want.kind, scan.Kind, "line %d: %s %s", line, row[0], row[1])
			require.Equal(t, want.format, scan.Format, "line %d: %s %s", line, row[0], row[1])
			require.Equal(t, want.owner, scan.Network, "line %d: %s %s", line, row[0], row[1])
			break
		}
		require.True(t, found, "line %d: label %q is in no row of the test", line, row[0])
	}
}

// firstNamed is the first line whose note begins with a format.
const firstNamed = 78

func TestAFormsOwnChecksumIsVerified(t *testing.T) {
	verified := map[string]int{}
	for line, row := range tsv(t, "../testdata/native.tsv") {
		scan := profiles.Recognize(row[1])
		switch scan.Format {
		case "sbp", "elqr", "raast-p2p":
		default:
			continue
		}
		reading, ok := scan.Read()
		require.True(t, ok)
		require.True(t, reading.Sound, "line %d: %s", line, row[1])
		if !strings.Contains(row[3], "no crc") {
			damaged := strings.Replace(row[1], "00", "01", 1)
			if at := strings.LastIndexAny(row[1], "0123456789abcdefABCDEF"); damaged != row[1] {
				damaged = row[1][:at] + flip(row[1][at:])
			}
			reading, _ = profiles.Recognize(damaged).Read()
			require.False(t, reading.Sound, "line %d damaged: %s", line, damaged)
		}
		verified[scan.Format]++
	}
	require.Len(t, verified, 3)
}

func flip(tail string) string {
	if tail[0] == '0' {
		return "1" + tail[1:]
	}
	return "0" + tail[1:]
}

func TestAPayloadInALinkIsTakenOutOfIt(t *testing.T) {
	payload := sealed("00020101021229370016A000000677010111011300660000000005802TH5303764")
	payloadWithBlank := sealed("000201010211021640000012345678995204581253038405802US5910SHOP & SON6008New York")
	for name, c := range map[string]struct{ link, rest, payload string }{
		"end of a path":     {"https://app.paynet.uz/qr-online/", payload, payload},
		"value of a query":  {"https://qpay.mn/q/?q=", payload, payload},
		"more of a query":   {"khanbank://q?qPay_QRcode=", payload + "&lang=mn", payload},
		"percent-encoded":   {"https://example.com/?q=", strings.NewReplacer(" ", "%20", "&", "%26").Replace(payloadWithBlank), payloadWithBlank},
		"blanks as plus":    {"https://example.com/?q=", strings.NewReplacer(" ", "+", "&", "%26").Replace(payloadWithBlank), payloadWithBlank},
		"ampersand inside":  {"https://example.com/#", payloadWithBlank, payloadWithBlank},
		"broken all around": {"https://example.com/", payload[:40], payload[:40]},
	} {
		t.Run(name, func(t *testing.T) {
			scan := profiles.Recognize(c.link + c.rest)
			require.Equal(t, network.MPM, scan.Kind)
			require.Equal(t, c.link, scan.WrappedIn)
			require.Equal(t, c.payload, scan.Text)
		})
	}
}

func TestWhatIsNotKnownIsUnknown(t *testing.T) {
	for _, text := range []string{
		"", " ", "hello", "https://example.com/", "https://qr.nspk.ru.example.com/AS1", "http://qr.kaspi.kz/1",
		"123", "0000", "00", "\x00\x01", "https://", "://000201", "1234567890123456789012345",
		strings.Repeat("0", 10<<20), "7502", "wxp://other", "upi:", "|",
	} {
		require.Equal(t, network.UnknownKind, profiles.Recognize(text).Kind, "%.40q", text)
	}
}

func TestCodesThatDoNotBeginAsUsualAreStillCodes(t *testing.T) {
	for name, text := range map[string]string{
		"another version":      "00020201021126",
		"first character lost": "0020101021129370016A000000677010111",
		"another object first": "3906MPV002000201010211",
		"63 alone at the end":  "0102115204000063041234",
		"lengths in bytes":     "5905Café63043E59",
	} {
		require.Equal(t, network.MPM, profiles.Recognize(text).Kind, name)
	}
}

func TestWhatIsNoPaymentIsSaidToBeWhatItIs(t *testing.T) {
	for text, format := range map[string]string{
		"https://example.com/": "link", "https://shop.example/?u=1": "link", "http://localhost:8080/x": "link", "ftp://x.example/y": "link",
		"WIFI:T:WPA;S:Cafe;P:secret;;": "wifi", "BEGIN:VCARD\nVERSION:3.0\nEND:VCARD": "contact", "MECARD:N:Doe;;": "contact",
		"tel:+15550100": "phone", "smsto:+15550100:hi": "sms", "mailto:shop@example.com": "mail", "geo:1,2": "place",
		"BEGIN:VEVENT\nEND:VEVENT": "event", "8784599487": "number", "1": "number", "hello": "text", "Guten Tag, wie geht es?": "text",
		"BCD": "text", "HCT": "text", "C123": "text", "SPC\n0200": "text", "K:PR": "text", "SPD*": "text", "ST00012": "text", "lnbc1": "text",
		"": "", " ": "", "\x00\x01": "",
	} {
		scan := profiles.Recognize(text)
		require.Equal(t, network.UnknownKind, scan.Kind, text)
		require.Equal(t, format, scan.Format, text)
		require.Empty(t, scan.Network, text)
		reading, ok := scan.Read()
		require.Equal(t, format != "", ok, text)
		require.False(t, reading.Sound, text)
		require.Nil(t, reading.Account, text)
		if ok {
			require.Equal(t, "FORM-NO-PAYMENT", reading.Findings[0].Rule, text)
		}
	}
	reading, _ := profiles.Recognize("https://Shop.Example/pay?id=1").Read()
	host, _ := reading.Field("host")
	require.Equal(t, "shop.example", host)
}

// A link that readers take to another host than it seems to lead to is never of the form.
func TestAHostileVariantOfALinkIsNotOfItsForm(t *testing.T) {
	for f := range profiles.Forms() {
		for _, s := range f.Starts {
			if s.Host == "" || f.Network != "" {
				continue
			}
			host, rest := strings.TrimPrefix(s.Host, "."), s.Path+"AAAAAAAAAAAA"
			for _, text := range []string{
				"https://" + host + ".evil.example" + rest, "https://" + host + "@evil.example" + rest, "https://user@" + host + rest,
				"https://" + host + ":8443" + rest, "https://" + host + `\@evil.example` + rest, "https://evil.example/" + host + rest,
				"https://" + host + "." + rest, "https://" + host[:3] + "\t" + host[3:] + rest, "https://" + host + "\n" + rest,
				"https://xn--" + host + rest, "https://" + strings.Replace(host, "a", "а", 1) + "х" + rest, "http://" + host + rest,
				"//" + host + rest, host + rest, " https://" + host + rest, "httpſ://" + host + rest, "https:/" + host + rest, "https:///" + host + rest,
				"https://evil" + host + rest, "https://" + host + "#@evil.example" + rest, "https://" + host + "?@evil.example" + rest,
			} {
				require.NotEqual(t, f.Format, profiles.Recognize(text).Format, "%s: %q", f.Format, text)
			}
		}
	}
}

func TestTheSchemeAndHostOfALinkMayBeInCapitals(t *testing.T) {
	for text, format := range map[string]string{
		"HTTPS://QR.NSPK.RU/AS10001234567890?type=02": "sbp", "HTTPS://PAYCONIQ.COM/PAY/2/5BDB1685B93D1C000BDE96F2": "payconiq",
		"BITCOIN:175tWpb8K1S7NmH4Zx6rewF9WQrcZv245W": "bitcoin", "Https://Go.Twint.ch/1/e/tw?tw=acq.A.": "twint",
	} {
		require.Equal(t, format, profiles.Recognize(text).Format, text)
	}
}

func TestEveryFormSaysWhatItIsAndWhereItIsFrom(t *testing.T) {
	seen := map[string]bool{}
	for f := range profiles.Forms() {
		require.NotEmpty(t, f.Name, f.Format)
		require.NotEmpty(t, f.Source, f.Format)
		require.NotZero(t, f.Confidence, f.Format)
		require.NotZero(t, f.Kind, f.Format)
		require.True(t, !seen[f.Format] || f.Format == "cpm", f.Format)
		seen[f.Format] = true
		for _, field := range f.Fields {
			require.NotEmpty(t, field.Key, f.Format)
			require.NotEmpty(t, field.Name, "%s: %s", f.Format, field.Key)
		}
	}
}

// None of the forms of nobody's pays anybody: what is known of them does not say whom.
func TestAFormOfNoNetworkHasNoAccount(t *testing.T) {
	for _, row := range tsv(t, "../testdata/native.tsv") {
		scan := profiles.Recognize(lineBreaks.Replace(row[1]))
		if reading, _ := scan.Read(); scan.Network == "" {
			require.Nil(t, reading.Account, row[1])
		}
	}
}

func TestFindingAFormAllocatesNothing(t *testing.T) {
	for _, text := range []string{
		"https://qr.nspk.ru/AS10001234567890?type=02&bank=100000000001", "BCD\n002\n1\nSCT\n\nShop\n", "SPD*1.0*ACC:CZ5855000000001265098001*AM:100.00*CC:CZK",
		"https://go.twint.ch/1/e/tw?tw=acq.A.", "2|99|0900000000|SAMPLE SHOP||0|0|50000|", "https://qr.95516.com/00010000/62028489073949969691921655610979",
		"C1237856901;100,00;12229445;0", "6200000000000000001",
	} {
		require.NotEmpty(t, profiles.Recognize(text).Format, text)
		require.Zero(t, testing.AllocsPerRun(100, func() { profiles.Recognize(text) }), text)
	}
}
