package host

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"github.com/openmerchantqr/emvqr/emvqr"
)

var (
	guard = emvqr.Rule{ID: "TEST-HOST"}
	table = NewTable(
		Host{Name: "qr.alipay.com", Domain: "alipay.com", Word: "alipay", Rule: guard},
		Host{Name: "qr.95516.com", Domain: "95516.com", Word: "95516", Rule: guard},
		Host{Name: "qr.nspk.ru", Domain: "nspk.ru", Rule: guard},
		Host{Name: "wx.tenpay.com", Domain: "tenpay.com", Rule: guard},
		Host{Name: "app.partner.example", Domain: "partner.example"},
	)
)

func TestAHostOfTheListIsThatHost(t *testing.T) {
	for _, text := range []string{
		"https://qr.alipay.com/fkx0", "HTTPS://QR.ALIPAY.COM/FKX0", "https://Qr.AliPay.Com", "https://qr.alipay.com?x=1",
		"https://qr.alipay.com#x", "https://qr.alipay.com/@evil.example", `https://qr.alipay.com/\@evil.example`,
		"https://qr.95516.com/00010000/1", "https://app.partner.example/x", "https://qr.alipay.com/?a=b@c",
	} {
		require.Equal(t, Exact, table.Judge(text).Verdict, text)
	}
}

func TestAnotherHostOfTheOwnersIsNotAccused(t *testing.T) {
	for _, text := range []string{
		"https://global.alipay.com/x", "https://qra.95516.com/pay/gateway", "https://www.qr.95516.com/x", "http://render.alipay.com/p",
		"https://xqr.95516.com/", "https://alipay.com",
	} {
		j := table.Judge(text)
		require.Equal(t, Owned, j.Verdict, text)
		require.NotEmpty(t, j.Host.Name)
	}
}

// lookalikes are texts that a person or a reader takes for a link to a host of the
// list, by the host.
var lookalikes = map[string][]string{
	"qr.alipay.com": {
		"https://qr.alİpay.com/fkx000000000000000000",   // a capital i with a dot
		"https://qr.xn--alpay-o4a.com/28100004abcdefgh", // the dotless i in Punycode
		"https://qr.XN--ALPAY-O4A.com/28100004abcdefgh", // in capitals
		"https://qr.xn--alipay-.com/x",                  // Punycode of nothing but ASCII
		"https://qr.ālipay.com/", "https://qr.ạlipay.com/", "https://qr.alįpay.com/", "https://qr.alipạy.com/",
		"https://qr.aļipay.com/", "https://qr.alipaү.com/", "https://qr.alıpay.com/", "https://qr.aƖipay.com/",
		"https://qr.аlipay.com/", "https://qr.аӏірау.com/", "https://qr.αlipay.com/", "https://qr.ɑlipay.com/", // other scripts
		"https://qr.ａｌｉｐａｙ.com/", "https://qr.ⓐⓛⓘⓟⓐⓨ.com/", "https://qr.𝐚𝐥𝐢𝐩𝐚𝐲.com/", "https://qr.ᴀʟɪᴘᴀʏ.com/", "https://🅠🅡.alipay.com/",
		"https://ｑｒ．ａｌｉｐａｙ．ｃｏｍ/", "https://qr。alipay。com/", "https://qr｡alipay｡com/", "https://qr.alipay․com/",
		"https://qr.ali\u00ADpay.com/", "https://qr.ali\u200Bpay.com/", "https://qr.ali\u0301pay.com/", "https://qr.ali\u034Fpay.com/",
		"https://qr.a\u2060lipay.com/", "https://qr.ali\uFE0Fpay.com/", "https://qr.ali\u3164pay.com/", "https://qr.ali\u202Epay.com/",
		"https://qr.ᎪᏞᎥᏢᎪᎩ.com/", "https://qr.ałipay.com/", "https://qr.aliƿay.com/", "https://qr.aliраy.com/",
		"https://qr.a1ipay.com/", "https://qr.aIipay.com/", "https://qr.ali-pay.com/", "https://qr.a|ipay.com/",
		"https://qr.alipay.com.evil.example/", "https://qr.alipay.com@evil.example/", "https://qr.alipay.com:pw@evil.example/",
		`https://qr.alipay.com\@evil.example/`, "https://qr.alipay.com#@evil.example/", "https://qr.alipay.com?@evil.example/",
		`https://qr.alipay.com\.evil.example/`, "https://evil.example@qr.alipay.com/", "https://evil.example?@qr.alipay.com/",
		`https://evil.example\@qr.alipay.com/`, "https://evil.example#@qr.alipay.com/",
		"https://evil.example/qr.alipay.com/fkx0", "https://evil.example/x/qr.alipay.com/1", "https://evil.example;qr.alipay.com/", "https://evil.example/https://qr.alipay.com/fkx0", "https://evil.example//qr.alipay.com",
		"https://evil.example/qr%2Ealipay.com/x", "https://evil.example/https:%2F%2Fqr.alipay.com/x",
		"https://qr-alipay.com/", "https://qralipay.com/", "https://qr.alipay.com-pay.example/", "https://qr_alipay.com/",
		"https://qr.allpay.com/", "https://qr.alipay.co/", "https://qr.aliapy.com/", "https://qr.alipay.con/", "https://qr.alipayy.com/",
		"https://qr.alipay.cn/", "https://alipay.example/", "https://my-alipay.example/", "https://qr.aiipay.net/",
		"https://qr.alipay.com:8443/", "https://qr.alipay.com:443/", "https://qr.alipay.com./", "https://qr..alipay.com/", "https://.qr.alipay.com/",
		"https://qr.%61lipay.com/", "https://qr%2Ealipay%2Ecom/", "https://%71r.alipay.com/", "https://qr.alipay.com%2Fx@evil.example/",
		"https://qr.alipay.com%00.evil.example/", "https://qr.%2561lipay.com/",
		"https://[qr.alipay.com]/", "https:///qr.alipay.com/", "https:////qr.alipay.com", "https:qr.alipay.com/x", `https:\\qr.alipay.com\x`, "https:/qr.alipay.com/x",
		"http://qr.alipay.com/x", "ftp://qr.alipay.com/x", "//qr.alipay.com/x", "qr.alipay.com/x", "httpſ://qr.alipay.com/x", "ｈttps://qr.alipay.com/x", "https：//qr.alipay.com/x",
		" https://qr.alipay.com/x", "\ufeffhttps://qr.alipay.com/x", "https://qr.ali\tpay.com/x", "https://qr.alipay.com\n/x", "ht\ntps://qr.alipay.com/x",
		"https://qr.alipay.com⁄x.evil.example/", "https://qr.alipay.com／x.evil.example/", "https://qr.alipay.com\u2215x.evil.example",
		`https:\/\/qr.a1ipay.com\/x`, "https%3A%2F%2Fqr.a1ipay.com%2Fx",
	},
	"qr.95516.com": {
		"https://qr.955l6.com/00010000/1", "https://qr.95516.com@evil.example/1", "https://qr.95516.com.evil.example/1",
		"https://qr.9551б.com/", "https://qr.９５５１６.com/", "https://qr.95s16.com/", "https://qr.9551 6.com/", "https://95516.example/",
		"https://qr.955166.com/", "https://qr.٩٥٥١٦.com/", "https://qr.৯৫৫১৬.com/", "https://qr.९५५१६.com/", "https://qr.9556.com/", "https://qr-95516.com/x", "https://gr.95516.co/", "upwallet://qr.95516.com/x",
	},
	"qr.nspk.ru": {
		"https://qr.nſpk.ru/", "https://qr.nspK.ru:80/", "https://qr.nsp\u212A.ru/", "https://qr.пspk.ru/", "https://qr.nspk.com/", "https://qrnspk.ru/", "https://qr-nspk.example/",
		"https://qr.nspк.ru/",
	},
	"wx.tenpay.com": {"https://vvx.tenpay.com.cn/", "https://wx.tenpay.example/", "https://wx.tempay.com/", "https://vvx-tenpay.com/"},
}

func TestLookalikesAreAccused(t *testing.T) {
	for name, texts := range lookalikes {
		for _, text := range texts {
			j := table.Judge(text)
			if !assert.Equal(t, Lookalike, j.Verdict, "%+q", text) {
				continue
			}
			require.Equal(t, name, j.Host.Name, "%+q", text)
			require.Contains(t, j.Message, name, "%+q", text)
			require.True(t, isASCII(j.Message), j.Message)
		}
	}
}

func TestOtherHostsAreNotAccused(t *testing.T) {
	for _, text := range []string{
		"", " ", "https://", "https:///", "https://@", "https://:443", "https://[::1]/", "https://192.0.2.1/", "hello", "qr", "a.b", "https://evil.example/pay",
		"https://evil.example/28100004abcdefgh", "https://shop.example/?u=https://qr.alipay.com/x", "https://shop.example/pay?via=alipay",
		"https://allpay.example/", "https://www.allpay.example/alipay", "https://qr.95511.com/", "https://qr.95561.com/", "https://qr.95588.com/",
		"https://qr.nsk.ru/", "https://qr.napk.ru/", "https://ekoplay.example/", "https://partner.example/", "https://app.partner.example.net/",
		"upi://pay?pa=alipay@icici&pn=A", "upi://pay?pa=qr.alipay.com@icici", "mailto:pay@alipay.com", "00020101021226580010com.alipay0140https://qr.alipay.com/ocx0000000000000000",
		"https://pay.example.org/q/00020101021226580010com.alipay0140https://qr.alipay.com/ocx0000000000000000", "weixin://wxpay/bizpayurl?pr=x", "tel:95516", "95516", "alipay",
		"|099400000000000\r1\r2\r0", "WIFI:S:qr.alipay.com;;", "SPD*1.0*ACC:CZ", `https:\/\/qr.alipay.com\/x`, "https%3A%2F%2Fqr.alipay.com%2Fx",
		"https://xn--bcher-kva.example/", "https://xn--80ak6aa92e.example/", "https://xn--99999.example/", "https://qr.example.org/AS1000",
		"https://" + strings.Repeat("a.", 4000) + "example/",
	} {
		j := table.Judge(text)
		require.NotEqual(t, Lookalike, j.Verdict, "%+q: %s", text, j.Message)
		require.NotEqual(t, Exact, j.Verdict, "%+q", text)
	}
}

func TestMessagesShowTheHostEscapedAndDecoded(t *testing.T) {
	for text, want := range map[string]string{
		"https://qr.alİpay.com/x":             `the host "qr.al\u0130pay.com" looks like qr.alipay.com and is not that host; do not pay by this link`,
		"https://qr.xn--alpay-o4a.com/x":      `the host "qr.xn--alpay-o4a.com", which is shown as "qr.al\u0131pay.com", looks like qr.alipay.com and is not that host; do not pay by this link`,
		"https://qr.95516.com@evil.example/x": `the link names qr.95516.com and leads to the host "evil.example", which is not that host; do not pay by this link`,
		"http://qr.nspk.ru/x":                 `the link names the host qr.nspk.ru in a form that readers do not agree about, expected https://qr.nspk.ru/ and nothing before, between or in place of these characters`,
	} {
		require.Equal(t, want, table.Judge(text).Message)
	}
}

func TestAHostThatCannotBeGuardedIsRefused(t *testing.T) {
	require.NoError(t, (&Host{Name: "qr.alipay.com", Domain: "alipay.com", Word: "alipay"}).Check())
	require.NoError(t, (&Host{Name: "payme.hsbc", Domain: "payme.hsbc"}).Check())
	for _, h := range []Host{
		{}, {Name: "QR.alipay.com", Domain: "alipay.com"}, {Name: "qr.alİpay.com", Domain: "alipay.com"}, {Name: "qr..alipay.com", Domain: "alipay.com"},
		{Name: "https://qr.alipay.com", Domain: "alipay.com"}, {Name: "qr.alipay.com", Domain: "com"}, {Name: "qr.alipay.com", Domain: "pay.com"},
		{Name: "qr.alipay.com", Domain: "alipay.com", Word: "Alipay"}, {Name: "qr.alipay.com.", Domain: "alipay.com."},
	} {
		require.Error(t, h.Check(), h.Name)
	}
}

func TestAnExactHostCostsNoAllocation(t *testing.T) {
	for _, text := range []string{"https://qr.alipay.com/ocx00000000000000000000", "https://app.partner.example/x", "00020101021126"} {
		require.Zero(t, testing.AllocsPerRun(100, func() { table.Exact(text) }), text)
	}
	require.Zero(t, testing.AllocsPerRun(100, func() { table.Judge("https://qr.95516.com/00010000/1") }))
}

func FuzzJudge(f *testing.F) {
	for _, texts := range lookalikes {
		for _, text := range texts {
			f.Add(text)
		}
	}
	f.Add("https://qr.alipay.com/x")
	f.Fuzz(func(t *testing.T, text string) {
		j := table.Judge(text)
		h, exact := table.Exact(text)
		require.Equal(t, exact, j.Verdict == Exact)
		switch j.Verdict {
		case Exact:
			require.Equal(t, h.Name, j.Host.Name)
			require.Empty(t, j.Message)
			require.Equal(t, "https://"+h.Name, strings.ToLower(text[:len("https://")+len(h.Name)]))
			require.True(t, isASCII(text[:len("https://")+len(h.Name)]))
		case Lookalike:
			require.NotEmpty(t, j.Message)
			require.True(t, isASCII(j.Message))
			require.Less(t, len(j.Message), 1600)
		case Owned:
			require.NotNil(t, j.Host)
		case Unknown:
			require.Nil(t, j.Host)
		}
	})
}

// Whatever character stands for one of the host, by UTS #39 or by compatibility,
// which browsers map when they look a host up.
func TestEveryCharacterThatLooksLikeAnotherMakesALookalike(t *testing.T) {
	const name = "qr.alipay.com"
	tried := 0
	try := func(r rune, ascii string) {
		for at := 0; ascii != "" && at+len(ascii) <= len(name); at++ {
			if name[at:at+len(ascii)] != ascii {
				continue
			}
			text := "https://" + name[:at] + string(r) + name[at+len(ascii):] + "/x"
			require.Equal(t, Lookalike, table.Judge(text).Verdict, "%+q", text)
			tried++
		}
	}
	for r := rune(0x80); r < 0x20000; r++ { // no letters beyond
		try(r, confusable(r))
		if means := strings.ToLower(norm.NFKC.String(string(unicode.ToLower(r)))); isASCII(means) {
			try(r, means)
		}
		if base := norm.NFD.String(string(r)); base[0] < utf8.RuneSelf && strings.IndexFunc(base[1:], func(m rune) bool { return !unseen(m) }) < 0 {
			try(r, strings.ToLower(base[:1])) // a letter with marks
		}
	}
	require.Greater(t, tried, 1500)
}

// Marks and characters that are not seen change nothing of what is seen.
func TestWhatIsNotSeenMakesALookalike(t *testing.T) {
	for r := rune(0x80); r <= unicode.MaxRune; r++ {
		if !unseen(r) || unicode.Is(unicode.Cs, r) {
			continue
		}
		for _, text := range []string{"https://qr.ali" + string(r) + "pay.com/x", "https://qr.alipay.com" + string(r) + "/x", "https://" + string(r) + "qr.alipay.com/x"} {
			require.Equal(t, Lookalike, table.Judge(text).Verdict, "%+q", text)
		}
	}
}
