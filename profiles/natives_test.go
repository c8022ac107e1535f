package profiles_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// labels tells how the labels of testdata/native.tsv are to be recognised.
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
	{"aggregator URL", network.UnknownKind, "", ""},
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
