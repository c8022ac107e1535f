package alipayplus_test

import (
	"bufio"
	"encoding/base64"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/alipayplus"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// sealed puts a checksum behind root objects.
func sealed(objects string) emvqr.Code {
	report := emvqr.Diagnose(objects)
	_, want, _ := report.Checksum()
	return emvqr.MustParse(objects + "6304" + want)
}

// with is a code with one more root object, whose value is made of data.
func with(t *testing.T, id uint8, data ...emvqr.Data) emvqr.Code {
	code, err := sealed("000201021640001234567890125204525153038405802US5910ABC Hammer6008New York").With(emvqr.SetTemplate(emvqr.P(id), data...))
	require.NoError(t, err)
	return code
}

func accounts(code emvqr.Code) []network.Account {
	return slices.Collect(alipayplus.Network.Accounts(code))
}

func rules(code emvqr.Code) (ids []string) {
	for f := range alipayplus.Network.Validate(code) {
		ids = append(ids, f.Rule)
	}
	return ids
}

func TestTheThreeTemplatesAreToldApart(t *testing.T) {
	link := with(t, 27, emvqr.Data{ID: 0, Value: "COM.Alipay"}, emvqr.Data{ID: 1, Value: "https://qr.alipay.com/ocx00000000000000000000"})
	require.Equal(t, "https://qr.alipay.com/ocx00000000000000000000", accounts(link)[0].(alipayplus.Account).URL)
	require.Empty(t, rules(link))

	unreserved := with(t, 80, emvqr.Data{ID: 0, Value: "com.alipay"}, emvqr.Data{ID: 1, Value: "https://payqr.gcash.com/281010050000000000000000"})
	require.Equal(t, emvqr.P(80), accounts(unreserved)[0].Anchor())

	openAPI := with(t, 29, emvqr.Data{ID: 0, Value: "com.alipay.openapi"}, emvqr.Data{ID: 1, Value: "0000000001"}, emvqr.Data{ID: 2, Value: "0001"}, emvqr.Data{ID: 99, Value: "01"})
	a := accounts(openAPI)[0].(alipayplus.OpenAPI)
	require.Equal(t, []string{"0000000001", "0001", "", "01"}, []string{a.MerchantID, a.TerminalID, a.Object03, a.Object99})

	marker := with(t, 33, emvqr.Data{ID: 0, Value: "A000000000000000.alipayplus.v20250513"})
	m := accounts(marker)[0].(alipayplus.Marker)
	require.Equal(t, "A000000000000000", m.Participant)
	require.Equal(t, "v20250513", m.Version)

	for _, other := range []string{"com.alipayx", "alipay", ".alipayplus.v1", "x.alipayplus", "com.example"} {
		require.Empty(t, accounts(with(t, 30, emvqr.Data{ID: 0, Value: other})), other)
	}
}

func TestWhatIsReadIsWrittenAgain(t *testing.T) {
	for _, data := range [][]emvqr.Data{
		{{ID: 0, Value: "com.alipay"}, {ID: 1, Value: "https://qr.alipay.com/ocx00000000000000000000"}},
		{{ID: 0, Value: "COM.ALIPAY.OPENAPI"}, {ID: 1, Value: "1"}, {ID: 2, Value: "2"}, {ID: 3, Value: "3"}, {ID: 4, Value: "4"}, {ID: 99, Value: "5"}},
		{{ID: 0, Value: "A000000000000000.alipayplus.v20250513"}},
	} {
		code := with(t, 26, data...)
		require.Equal(t, data, network.Parts(accounts(code)[0])[0].Data.Template)
	}
}

func TestTheLinkInACodeIsJudged(t *testing.T) {
	const lookalike, unknown, noLink = "ALIPAYPLUS-LINK-HOST-LOOKALIKE", "ALIPAYPLUS-LINK-HOST-UNKNOWN", "ALIPAYPLUS-LINK-URL"
	severity := map[string]emvqr.Severity{lookalike: emvqr.Error, unknown: emvqr.Info, noLink: emvqr.Warning}
	for value, broken := range map[string]string{ // the first rule that is broken
		"https://qr.alipay.com/ocx00000000000000000000":               "",
		"HTTPS://QR.ALIPAY.COM/FKX00000000000000000000":               "",
		"https://app.wepayez.com/spay/scanQr?qrcodeId=0000000000---B": "",
		"https://payqr.gcash.com/281010050000000000000000":            "",
		"https://render.alipay.com/p":                                 "",
		"Y":                                                           noLink,
		"http://shop.example/x":                                       noLink,
		"https://shop.example:8443/x":                                 noLink,
		"http://qr.alipay.com/ocx0":                                   lookalike,
		"https://qr.alipay.com.evil.net/":                             lookalike,
		"https://qr-alipay.com/x":                                     lookalike,
		"https://qr.a1ipay.com/x":                                     lookalike,
		"https://qr.alipay.com@evil.net/":                             lookalike,
		"https://qr.xn--alpay-o4a.com/28100004abcdefgh":               lookalike,
		"https://evil.example/pay":                                    unknown,
		"https://evil.net/?alipay":                                    unknown,
	} {
		code := with(t, 27, emvqr.Data{ID: 0, Value: "com.alipay"}, emvqr.Data{ID: 1, Value: value})
		got := ""
		for f := range alipayplus.Network.Validate(code) {
			if got == noLink && f.Rule == unknown {
				continue // a page of http is both
			}
			require.Empty(t, got, value)
			got = f.Rule
			require.Equal(t, severity[f.Rule], f.Severity)
			require.Equal(t, emvqr.P(27, 1), f.Path)
		}
		require.Equal(t, broken, got, value)
	}
	require.Equal(t, []string{"ALIPAYPLUS-LINK-URL-MISSING"}, rules(with(t, 27, emvqr.Data{ID: 0, Value: "com.alipay"})))
	require.Equal(t, []string{"ALIPAYPLUS-OPENAPI-MERCHANT-ID-MISSING"}, rules(with(t, 27, emvqr.Data{ID: 0, Value: "com.alipay.openapi"})))
}

// Every object with the template's GUID is judged, wherever it is in the code.
func TestTheLinkOfEveryTemplateIsJudged(t *testing.T) {
	code := with(t, 27, emvqr.Data{ID: 0, Value: "com.alipay"}, emvqr.Data{ID: 1, Value: "https://qr.alipay.com/ocx00000000000000000000"})
	code, err := code.With(emvqr.SetTemplate(emvqr.P(80), emvqr.Data{ID: 0, Value: "COM.ALIPAY"}, emvqr.Data{ID: 1, Value: "https://qr.aliapy.com/ocx0"}))
	require.NoError(t, err)
	require.Equal(t, []string{"ALIPAYPLUS-LINK-HOST-LOOKALIKE", "ALIPAYPLUS-TWO-ACCOUNTS"}, rules(code))
}

// native finds the form that recognises a text.
func native(text string) (format string, reading network.Decoded) {
	for _, n := range alipayplus.Network.Natives {
		if n.Match(text) {
			return n.Format, n.Read(text)
		}
	}
	return "", network.Decoded{}
}

func TestLinksAreToldApart(t *testing.T) {
	for text, want := range map[string]string{
		"https://qr.alipay.com/ocx00000000000000000000":            "alipay-url",
		"HTTPS://QR.ALIPAY.COM/FKX00000000000000000000":            "alipay-url",
		"https://global.alipay.com/28100204000000000000000":        "alipayplus-url",
		"https://payqr.gcash.com/281010050000000000000000":         "alipayplus-url",
		"https://global.alipay.com/merchant/order/showQrImage.htm": "alipayplus-url",
		"https://example.com/28":                                   "",
		"https://example.com/281x":                                 "",
		"https://example.com/?u=https://qr.alipay.com/ocx":         "",
		"ftp://qr.alipay.com/x":                                    "",
		"":                                                         "",
		"https://":                                                 "",
		"https://qr.alipay.com/" + strings.Repeat("x", 1000):       "",
	} {
		format, _ := native(text)
		require.Equal(t, want, format, text)
	}
}

func TestALookalikeIsNoneOfTheForms(t *testing.T) {
	for _, text := range []string{
		"https://qr.alİpay.com/fkx000000000000000000",
		"https://qr.xn--alpay-o4a.com/28100004abcdefgh",
		"https://qr.alipay.com.evil.net/ocx0000000000000000",
		"https://qr.alipay.com@evil.net/ocx0000000000000000",
		"https://qr.alipay.com.evil.net/28100004abcdefgh",
		"https://qr.alipay.com:8443/ocx0000000000000000",
		"https://qr-alipay.com/28100004abcdefgh",
		"http://qr.alipay.com/ocx0000000000000000",
		"https://qr.alipay.com#@evil.net/ocx0000000000000000",
	} {
		format, _ := native(text)
		require.Empty(t, format, text)
	}
}

func TestACodedLinkToAnUnknownHostIsSaidToBe(t *testing.T) {
	format, reading := native("https://evil.example/28100004abcdefgh")
	require.Equal(t, "alipayplus-url", format)
	require.Len(t, reading.Findings, 1)
	require.Equal(t, "ALIPAYPLUS-LINK-HOST-UNKNOWN", reading.Findings[0].Rule)
	require.Equal(t, emvqr.Info, reading.Findings[0].Severity)
	require.Equal(t, emvqr.Doubt, reading.Findings[0].Effect)

	for _, known := range []string{"https://global.alipay.com/28100204000000000000000", "https://qr.alipay.hk/2810040101AAAAAAAAAAAAAAAA", "https://payqr.gcash.com/281010050000000000000000"} {
		_, reading := native(known)
		require.Empty(t, reading.Findings, known)
	}
}

func TestPayloadsOfTheThirdVersionAreDecoded(t *testing.T) {
	_, reading := native("HTTPS://QR.SAMPLEDOMAIN.COM/MPM/3/R1BMRDA5NVBMVlMwMDIwMUNEU0QwMzMwMTE0U0FNUExFUExBVEZPUk0wMjExU0FNUExFTUVSSURDSVJEMDM5MDExMlNBTVBMRUlTU1VFUjAyMDIxMjAzMTNNSU5JUFJPR1JBTUlE")
	for key, want := range map[string]string{
		"plvs": "01", "cdsd_01": "SAMPLEPLATFORM", "cdsd_02": "SAMPLEMERID",
		"cird_01": "SAMPLEISSUER", "cird_02": "12", "cird_03": "MINIPROGRAMID", "action": "NOT_ESTABLISHED",
	} {
		got, _ := reading.Field(key)
		require.Equal(t, want, got, key)
	}
	require.True(t, reading.Sound)

	for _, broken := range []string{
		"", "GPLD", "GPLD000", "GPLD006PLVS-1", "GPLD009PLVS00301", "GPLD007PLVS+01", "XXXX009PLVS00201", "GPLD009PLVS00201x",
		"GPLD018PLVS00201CDSD00201", "GPLD022PLVS00201CDSD0060105AB",
	} {
		_, err := alipayplus.ParseGeneralPayload(base64.StdEncoding.EncodeToString([]byte(broken)))
		require.ErrorIs(t, err, alipayplus.ErrPayload, broken)
	}
	_, err := alipayplus.ParseGeneralPayload("%%%")
	require.ErrorIs(t, err, alipayplus.ErrPayload)
	_, reading = native("https://example.com/MPM/3/AAAA")
	require.False(t, reading.Sound)
}

func TestTheDecisionGoesAsFarAsThePublicRules(t *testing.T) {
	for text, want := range map[string]alipayplus.Action{
		"https://global.alipay.com/28100204000000000000000": alipayplus.Decode,
		"https://payqr.gcash.com/281010050000000000000000":  alipayplus.NotEstablished,
		"https://qr.alipay.com/ocx00000000000000000000":     alipayplus.NotEstablished,
	} {
		l, ok := alipayplus.ParseLink(text)
		require.True(t, ok)
		require.Equal(t, want, l.Action(), text)
	}
	require.Equal(t, "OPEN_URL", alipayplus.OpenURL.String())
}

func TestAPageIsNoCodeAndItsCodeIsShown(t *testing.T) {
	_, reading := native("https://global.alipay.com/merchant/order/showQrImage.htm?code=https%3A%2F%2Fglobal.alipay.com%2F28100204")
	require.Equal(t, "ALIPAYPLUS-LINK-PAGE", reading.Findings[0].Rule)
	require.Nil(t, reading.Account)
	code, _ := reading.Field("code")
	require.Equal(t, "https://global.alipay.com/28100204", code)
}

func TestEverySampleIsDecoded(t *testing.T) {
	f, err := os.Open("../../testdata/mpm.tsv")
	require.NoError(t, err)
	defer f.Close()
	lines, found := bufio.NewScanner(f), 0
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		row := strings.Split(lines.Text(), "\t")
		if !strings.Contains(row[1], "alipayplus") {
			continue
		}
		code, err := emvqr.Parse(row[3])
		require.NoError(t, err)
		require.Len(t, accounts(code), 1, row[3])
		for f := range alipayplus.Network.Validate(code) {
			require.NotEqual(t, emvqr.Error, f.Severity, "%s: %s", row[6], f)
		}
		found++
	}
	require.Equal(t, 3, found)
}

func TestPartnerWalletsAreNamed(t *testing.T) {
	names := []string{}
	for w := range alipayplus.Wallets {
		names = append(names, w.Name)
	}
	require.Contains(t, names, "GCash")
	require.Contains(t, names, "AlipayHK")
}
