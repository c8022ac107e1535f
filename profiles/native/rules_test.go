package native_test

import (
	"encoding/base64"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/growth"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/native"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// broken are texts that break one rule alone, and whether they are sound all the same.
var broken = []struct {
	about, text, rule string
	sound             bool
}{
	{"another amount in capitals", "https://revolut.me/shop?amount=1050&AMOUNT=1", "LINK-ONE-READING", false},
	{"an order twice", "https://syb.allinpay.com/apiweb/h5unionpay/native?key=A&key=B", "LINK-ONE-READING", false},
	{"a state twice", "https://order.duolabao.com/active/c?state=T%7C1%7C0.01%7C%7CAPI&state=T%7C2%7C9%7C%7CAPI", "LINK-ONE-READING", false},
	{"an account twice", "SPD*1.0*ACC:CZ5855000000001265098001*ACC:CZ3301000000000002970297", "FORM-KEY-TWICE", false},
	{"an amount in small letters", "SPD*1.0*ACC:CZ5855000000001265098001*am:450.00*CC:CZK", "FORM-KEY-TWICE", false},
	{"a second amount behind a blank", "SPD*1.0*ACC:CZ5855000000001265098001*AM:450.00*CC:CZK*AM :999", "FORM-KEY-TWICE", false},
	{"an amount twice", "ST00012|Name=A|PersonalAcc=40702810138250123017|BankName=B|BIC=044525225|CorrespAcc=30101810965770000413|Sum=1|Sum=100", "FORM-KEY-TWICE", false},
	{"no account", "ST00012|Name=A|BankName=B|BIC=044525225|CorrespAcc=30101810965770000413", "FORM-FIELD-MISSING", true},
	{"no name", "BCD\n002\n1\nSCT\n\n\nFR1420041010050500013M02606", "FORM-FIELD-MISSING", true},
	{"another sum", "UPNQR\n\n\n\n\n\n\n\n\n\n\n\n\n\nSI56020360253863406\n\nShop\n\n\n999\n", "FORM-CHECKSUM", false},
	{"another CRC-32", "SPD*1.0*ACC:CZ5855000000001265098001*AM:200.00*CC:CZK*CRC32:AAD80227", "FORM-CHECKSUM", false},
	{"another letter of an invoice", "lnurl1dp68gurn8ghj7um9wfmxjcm99e3k7mf0v9cxj0m385ekvcenxc6r2c35xvukxefcv5mkvv34x5ekzd3ev56nyd3hxqurzepexejxxepnxscrvwfnv9nxzcn9xq6xyefhvgcxxcmyxymnserxfq5fnt", "FORM-CHECKSUM", false},
	{"another check digit", "BCD\n002\n1\nSCT\n\nShop\nFR1520041010050500013M02606", "FORM-IBAN", true},
	{"no IBAN", "BCD\n002\n1\nSCT\n\nShop\nFR14", "FORM-IBAN", true},
	{"a wrong account", "K:PR|V:01|C:1|R:160000000123456778|N:SHOP", "FORM-ACCOUNT", true},
	{"a wrong Polish account", "|PL|92124012340001567890123457|001200|Shop|Title|||", "FORM-ACCOUNT", true},
	{"a wrong creditor reference", "BCD\n002\n1\nSCT\n\nShop\nFR1420041010050500013M02606\n\n\nRF19539007547034", "FORM-REFERENCE", true},
	{"a wrong QR reference", swiss("CH2430043000000789012", "QRR", "990005000000000320071012304"), "FORM-REFERENCE", true},
	{"a reference where there is none", swiss("CH5604835012345678009", "NON", "1"), "FORM-REFERENCE", true},
	{"a QR reference with an IBAN", swiss("CH5604835012345678009", "QRR", "990005000000000320071012303"), "FORM-SWISS-QR-IBAN", true},
	{"a QR-IBAN without its reference", swiss("CH2430043000000789012", "NON", ""), "FORM-SWISS-QR-IBAN", true},
	{"a direct debit", "SCD*1.0*ACC:CZ5855000000001265098001*AM:450.00*CC:CZK", "SPAYD-COLLECTION", true},
	{"a standing order", "SPD*1.0*ACC:CZ5855000000001265098001*AM:450.00*CC:CZK*FRQ:1M", "SPAYD-STANDING", true},
	{"a placeholder", "wxp://f2f9?o=6", "WECHAT-URL-TOKEN", true},
	{"something that is not known", "bitcoin:175tWpb8K1S7NmH4Zx6rewF9WQrcZv245W?req-somethingyoudontunderstand=50", "BITCOIN-REQUIRED", true},
	{"another code behind it", "BCD\n002\n1\nSCT\n\nShop\nFR1420041010050500013M02606\nEUR1\n\n\n\n\nBCD\n002", "FORM-REST", false},
	{"another Polish code behind it", "|PL|92124012340001567890123456|001200|Shop|Title||||PL|1", "FORM-REST", false},
	{"more of a Swiss bill", swiss("CH5604835012345678009", "NON", "") + "\n\n\n\nSPC", "FORM-REST", false},
	{"no payment", "WIFI:S:Cafe;;", "FORM-NO-PAYMENT", false},
}

func swiss(iban, kind, reference string) string {
	return "SPC\n0200\n1\n" + iban + "\nS\nShop\nStreet\n1\n8000\nTown\nCH\n\n\n\n\n\n\n\n1.00\nCHF\n\n\n\n\n\n\n\n" + kind + "\n" + reference + "\n\nEPD"
}

func TestEachRuleIsBrokenAlone(t *testing.T) {
	unbroken := map[string]bool{}
	for r := range native.Rules() {
		unbroken[r.ID] = true
	}
	for _, c := range broken {
		reading, ok := profiles.Recognize(c.text).Read()
		require.True(t, ok, c.about)
		require.Len(t, reading.Findings, 1, "%s: %v", c.about, reading.Findings)
		require.Equal(t, c.rule, reading.Findings[0].Rule, c.about)
		require.Equal(t, c.sound, reading.Sound, c.about)
		delete(unbroken, c.rule)
	}
	require.Empty(t, unbroken, "rules without a text that breaks them")
}

func TestSoundTextsBreakNoRule(t *testing.T) {
	for _, text := range []string{
		"BCD\r\n001\r\n1\r\nSCT\r\nBHBLDEHHXXX\r\nShop\r\nFR14 2004 1010 0505 0001 3M02 606\r\nEUR1.00\r\n\r\nRF18539007547034",
		swiss("CH2430043000000789012", "QRR", "990005000000000320071012303"), swiss("CH5604835012345678009", "NON", ""), swiss("CH5604835012345678009", "SCOR", "RF18539007547034"),
		"SPD*1.0*CC:CZK*AM:100.00*ACC:CZ5855000000001265098001*CRC32:aad80227*", "ST00011~Name=A~PersonalAcc=40702810138250123017~BankName=B~BIC=044525225~CorrespAcc=30101810965770000413",
		"lnurl1dp68gurn8ghj7um9wfmxjcm99e3k7mf0v9cxj0m385ekvcenxc6r2c35xvukxefcv5mkvv34x5ekzd3ev56nyd3hxqurzepexejxxepnxscrvwfnv9nxzcn9xq6xyefhvgcxxcmyxymnserxfq5fns",
		"lnurlp:shop.example/pay", "https://enroll.zellepay.com/qr-codes?data=eyJuYW1lIjoiUyIsInRva2VuIjoiYUBiLmMiLCJhbW91bnQiOjUuMH0=",
	} {
		reading, ok := profiles.Recognize(text).Read()
		require.True(t, ok, text)
		require.Empty(t, reading.Findings, text)
		require.True(t, reading.Sound, text)
	}
}

// What is known from one source is never an error.
func TestAFormOfConfidenceCIsNeverAnError(t *testing.T) {
	reading, ok := profiles.Recognize("https://qr.yeepay.com/oc/").Read()
	require.True(t, ok)
	require.Len(t, reading.Findings, 1)
	require.Equal(t, emvqr.Warning, reading.Findings[0].Severity)
}

// A hostile text costs no more than its length.
func TestReadingAFormIsBoundedWork(t *testing.T) {
	for form := range profiles.Forms() {
		if form.Network != "" || len(form.Starts) == 0 {
			continue
		}
		for _, piece := range []string{"&a=b", "|a=b", "*A:b", "\n", "/", ";", ",", "%2A", "?amount=1", "0101A"} {
			text := form.Starts[0].String() + strings.Repeat(piece, 8000/len(piece))
			growth.Require(t, len(text), func() {
				scan := profiles.Recognize(text)
				scan.Read()
				if form.Read != nil && native.Takes(&form.Native, text) {
					form.Read(text)
				}
			})
		}
	}
}

func FuzzForms(f *testing.F) {
	for _, s := range samples(f) {
		f.Add(s.text)
	}
	for _, c := range broken {
		f.Add(c.text)
	}
	forms := native.Forms()
	index := native.NewIndex(forms)
	f.Fuzz(func(t *testing.T, text string) {
		i := index.Find(text)
		if i < 0 {
			return
		}
		require.True(t, native.Takes(&forms[i], text))
		if name, rest, found := strings.Cut(text, "://"); found && forms[i].Kind == network.URI {
			require.Equal(t, i, index.Find(strings.ToUpper(name)+"://"+rest), "a scheme has no case: %q", text)
		}
		if read := forms[i].Read; read != nil {
			var reading network.Decoded
			growth.Require(t, len(text), func() { reading = read(text) })
			require.Nil(t, reading.Account, "nothing here names a payee")
			for _, finding := range reading.Findings {
				require.LessOrEqual(t, finding.Offset, len(text))
			}
		}
	})
}

// Readers of JSON take the first of two members or the last, with letter case or without.
func TestAMemberOfZellesThatComesTwiceIsNotSound(t *testing.T) {
	for _, second := range []string{`"token":"c@d.e"`, `"TOKEN":"c@d.e"`, `"tok\u0065n":"c@d.e"`, `"token":null`, `"amount":1,"amount":"2"`} {
		plain := `{"name":"S","token":"a@b.c",` + second + `}`
		reading, ok := profiles.Recognize("https://enroll.zellepay.com/qr-codes?data=" + base64.StdEncoding.EncodeToString([]byte(plain))).Read()
		require.True(t, ok)
		require.False(t, reading.Sound, plain)
		require.Len(t, reading.Findings, 1, plain)
		require.Equal(t, native.KeyTwice.ID, reading.Findings[0].Rule, plain)
	}
}

// RFC 3986 §3.1 and §3.2.2: a scheme and a host are the same in capitals.
func TestASchemeAndAHostInCapitalsAreTheSame(t *testing.T) {
	for _, c := range []struct{ text, format, key, value string }{
		{"WEIXIN://wxpay/bizpayurl?pr=gZAFE9q", "wechat-url", "order", "gZAFE9q"},
		{"WXP://f2f9", "wechat-url", "payee", "9"},
		{"HTTPS://WX.TENPAY.COM/f2f9", "wechat-url", "payee", "9"},
		{"HTTP://vf.eg/vfcash?id=mt&qrId=AbC123", "vodafone-cash", "token", "AbC123"},
		{"LINE://pay/payment/AbC=", "linepay", "token", "AbC="},
	} {
		scan := profiles.Recognize(c.text)
		require.Equal(t, c.format, scan.Format, c.text)
		reading, ok := scan.Read()
		require.True(t, ok)
		require.Contains(t, reading.Fields, network.FieldValue{Key: c.key, Value: c.value}, c.text)
	}
}

// Whoever puts the checksum of an SBP link first does not get round it.
func TestAChecksumOfSBPsThatComesFirstIsWrong(t *testing.T) {
	reading, ok := profiles.Recognize("https://qr.nspk.ru/AS1000?crc=0000&type=01&sum=9999&cur=RUB").Read()
	require.True(t, ok)
	require.False(t, reading.Sound)
}

func TestASolanaLinkShowsWhereItLeads(t *testing.T) {
	reading, ok := profiles.Recognize("solana:https://shop.example/pay?order=1").Read()
	require.True(t, ok)
	require.Equal(t, []network.FieldValue{{Key: "recipient", Value: "https://shop.example/pay?order=1"}}, reading.Fields)
}

// A Belarusian code with its GUID in capitals, which ERIP does not write, is not one of
// Kyrgyzstan's.
func TestABelarusianGUIDInCapitalsIsNotKyrgyz(t *testing.T) {
	scan := profiles.Recognize("https://pay.raschet.by/#00020132250010BY.RASCHET01074665791520411115802BY5913UNP_6913219276007Belarus53039336304A27D")
	require.NotEqual(t, "elqr", scan.Format)
}
