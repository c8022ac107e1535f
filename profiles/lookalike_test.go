package profiles_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// lookalikes are links to hosts that look like those of payment links, with what a
// finding says of them.
var lookalikes = []struct {
	text, rule, like string
	severity         emvqr.Severity
}{
	{"https://qr.alİpay.com/fkx000000000000000000", "ALIPAYPLUS-LINK-HOST-LOOKALIKE", "qr.alipay.com", emvqr.Error},
	{"https://qr.xn--alpay-o4a.com/28100004abcdefgh", "ALIPAYPLUS-LINK-HOST-LOOKALIKE", "qr.alipay.com", emvqr.Error},
	{"https://qr.ālipay.com/fkx0", "ALIPAYPLUS-LINK-HOST-LOOKALIKE", "qr.alipay.com", emvqr.Error},
	{"https://global.аlipay.com/28100204000000000000000", "ALIPAYPLUS-LINK-HOST-LOOKALIKE", "global.alipay.com", emvqr.Error},
	{"https://qr.alipay.hk.evil.example/2810040101", "ALIPAYPLUS-LINK-HOST-LOOKALIKE", "qr.alipay.hk", emvqr.Error},
	{"http://qr.alipay.com/fkx0", "ALIPAYPLUS-LINK-HOST-LOOKALIKE", "qr.alipay.com", emvqr.Error},
	{"https://evil.example/qr.alipay.com/28100004abcdefgh", "ALIPAYPLUS-LINK-HOST-LOOKALIKE", "qr.alipay.com", emvqr.Error},
	{"https://qr.955l6.com/00010000/62028489073949969691921655610979", "UNIONPAY-URL-HOST-LOOKALIKE", "qr.95516.com", emvqr.Error},
	{"https://qr.95516.com@evil.example/00010000/62028489073949969691921655610979", "UNIONPAY-URL-HOST-LOOKALIKE", "qr.95516.com", emvqr.Error},
	{"https://qr.95516.com.evil.example/00010000/62028489073949969691921655610979", "UNIONPAY-URL-HOST-LOOKALIKE", "qr.95516.com", emvqr.Error},
	{"https://qr.95516.com@evil.example/28100004abcdefgh", "UNIONPAY-URL-HOST-LOOKALIKE", "qr.95516.com", emvqr.Error},
	{`https://qr.95516.com\@evil.example/1`, "UNIONPAY-URL-HOST-LOOKALIKE", "qr.95516.com", emvqr.Error},
	{"https://qr.nspк.ru/AS1?type=01&crc=0000", "LINK-HOST-LOOKALIKE", "qr.nspk.ru", emvqr.Error},
	{"https://qr.nspk.ru.evil.example/AS1", "LINK-HOST-LOOKALIKE", "qr.nspk.ru", emvqr.Error},
	{"https://qr.kаspi.kz/1", "LINK-HOST-LOOKALIKE", "qr.kaspi.kz", emvqr.Error},
	{"https://pay-kaspi.kz/1", "LINK-HOST-LOOKALIKE", "pay.kaspi.kz", emvqr.Error},
	{"https://qr.kakaopay.com@evil.example/1", "LINK-HOST-LOOKALIKE", "qr.kakaopay.com", emvqr.Warning},
	{"https://qr.payme.hsbc.com.hk.evil.example/2/1", "LINK-HOST-LOOKALIKE", "qr.payme.hsbc.com.hk", emvqr.Error},
	{"https://payme.hsbс/x", "LINK-HOST-LOOKALIKE", "payme.hsbc", emvqr.Warning},
	{"https://wx.tenpay.com.evil.example/f2f", "LINK-HOST-LOOKALIKE", "wx.tenpay.com", emvqr.Error},
	{"https://payapp.weixin.qq.com@evil.example/qr/1", "LINK-HOST-LOOKALIKE", "payapp.weixin.qq.com", emvqr.Error},
	{"https://payapp.wеchatpay.cn/qr/1", "LINK-HOST-LOOKALIKE", "payapp.wechatpay.cn", emvqr.Error},
}

func TestALinkToALookalikeOfAPaymentHostWarnsAndPaysNoOne(t *testing.T) {
	for _, c := range lookalikes {
		scan := profiles.Recognize(c.text)
		require.Equal(t, network.UnknownKind, scan.Kind, c.text)
		require.Equal(t, profiles.Lookalike, scan.Format, c.text)
		require.Empty(t, scan.Network, c.text)
		reading, ok := scan.Read()
		require.True(t, ok, c.text)
		require.False(t, reading.Sound, c.text)
		require.Nil(t, reading.Account, c.text)
		require.Len(t, reading.Findings, 1, c.text)
		require.Equal(t, c.rule, reading.Findings[0].Rule, c.text)
		require.Equal(t, c.severity, reading.Findings[0].Severity, c.text)
		require.Equal(t, emvqr.Refuses, reading.Findings[0].Effect, c.text)
		require.Contains(t, reading.Findings[0].Message, c.like, c.text)
		like, _ := reading.Field("looks_like")
		require.Equal(t, c.like, like)
	}
}

// A code inside a look-alike's link is whatever its host answers with.
func TestACodeInALookalikesLinkIsNotTakenOut(t *testing.T) {
	scan := profiles.Recognize("https://qr.955l6.com/q?code=" + sealed("00020101021229370016A000000677010111011300660000000005802TH5303764"))
	require.Equal(t, profiles.Lookalike, scan.Format)
	require.Empty(t, scan.WrappedIn)
}

// The host of a link inside another link is judged as any other.
func TestALookalikeInsideALinkIsFound(t *testing.T) {
	for _, text := range []string{
		"alipays://platformapi/startapp?saId=10000007&qrcode=https%3A%2F%2Fqr.a1ipay.com%2Ffkx000000000000000000",
		"alipays://platformapi/startapp?saId=10000007&qrcode=https%3A%2F%2Fqr.alipay.com%40evil.example%2Ffkx000000000000000000",
		"https://api.qr.example/create?data=https%3A%2F%2Fqr.955l6.com%2F00010000%2F62028489073949969691921655610979",
		`https:\/\/qr.a1ipay.com\/fkx000000000000000000`,
		"https%3A%2F%2Fqr.xn--alpay-o4a.com%2F28100004abcdefgh",
	} {
		scan := profiles.Recognize(text)
		require.Equal(t, profiles.Lookalike, scan.Format, text)
		require.Empty(t, scan.Network, text)
		reading, _ := scan.Read()
		require.Nil(t, reading.Account, text)
		require.Len(t, reading.Findings, 1, text)
		require.Equal(t, emvqr.Error, reading.Findings[0].Severity, text)
	}
	for text, format := range map[string]string{
		"alipays://platformapi/startapp?saId=10000007&qrcode=https%3A%2F%2Fqr.alipay.com%2Ffkx000000000000000000": "alipay-url",
		`https:\/\/qr.alipay.com\/fkx000000000000000000`:                                                          "alipay-url",
	} {
		require.Equal(t, format, profiles.Recognize(text).Format, text)
	}
}

func TestTheRulesOfFormsAreListed(t *testing.T) {
	ids := map[string]bool{}
	for rule := range profiles.Rules() {
		ids[rule.ID] = true
	}
	for n := range profiles.Networks() {
		for rule := range n.Catalogue() {
			require.False(t, ids[rule.ID], "%s is listed twice", rule.ID)
			ids[rule.ID] = true
		}
	}
	for _, c := range lookalikes {
		require.True(t, ids[c.rule], c.rule)
	}
}

// otherHosts are hosts met in collected codes and links, and in documentation of
// payment links and pages of many countries.
var otherHosts = strings.Fields(`
	2.zap.pe api.dengi.o.kg app.mbank.kg app.paynet.uz app.scantopay.io app.swish.nu app.wepayez.com
	b2c.icbc.com.cn bakai.app bank.gov.ua cash.app cashier.sandpay.com.cn crs-app-web.vbill.cn dapp.mx
	developers.google.com enroll.zellepay.com epos.hutkigrosh.by gateway.95516.com gateway.starpos.com.cn
	gateway.test.95516.com global.alipay.com go.twint.ch gw.chinagpay.com h5pay.helipay.com h5pay.jd.com
	hsyls.leshuazf.com i.qianbao.qq.com ibsbjstar.ccb.com.cn ipn.eg jhsqr.99bill.com line.me link.dana.id
	link.yappy.com.pa m.leyaoyao.com m.mwee.cn m.wosai.cn mia-qr.bnm.md mobilepay.dk mpago.la mpos.ysepay.com
	mv.swipe.me myfave.com myun.tenpay.com new-m.pay.naver.com npidoc.connectips.com o2.qfpay.com
	openapi.tianquetech.com order.duolabao.com pagar.deuna.app pagos.caldenoil.com pay.example.test pay.kaspi.kz
	pay.payqr.kg pay.raschet.by pay.sc.189.cn pay.swiftpass.cn pay.wave.com pay.wsmsd.cn pay.zapper.com
	payapp.wechatpay.cn payapp.weixin.qq.com payconiq.com paygate.leshuazf.com payme.hsbc payme.sk
	payment.tngdigital.com.my paynow.netcash.co.za paypal.me payqr.gcash.com paytax.nat.gov.tw pdd.bancor.com.ar
	portal.payat.io pos.snapscan.io q.huijingcai.cn qa.scantopay.io qatarpay.com qcgateway.zalopay.vn
	qcode.lakala.com qm.lcsw.cn qpay.mn qr-test2.chinaums.com qr.95516.com qr.alipay.com qr.alipay.hk
	qr.bank.gov.ua qr.bestpay.com.cn qr.chinaums.com qr.dana.id qr.example.org qr.finik.kg qr.kakaopay.com
	qr.kaspi.kz qr.lakala.com qr.mobilepay.fi qr.nspk.ru qr.nucc.com qr.payme.hsbc.com.hk qr.paypay.ne.jp
	qr.pbcdci.cn qr.qmai.cn qr.sampledomain.com qr.shouqianba.com qr.shouqinaba.com qr.tngdigital.com.my
	qr.vipps.no qr.yeepay.com qra.95516.com qrcode.orange.sn r.grab.com render.alipay.com revolut.me s.qpay.mn
	s.zjkccb.com saas-front.hkrt.cn sandpay.com.cn sh.51youdian.com share.weropay.eu smart-qrcode.iboxpay.com
	spin.cloudpnr.com syb-test.allinpay.com syb.allinpay.com test.wsmsd.cn venmo.com vf.eg vip.dccnet.com.cn
	wallet.95516.com wap.psbc.com wechatpay.worthtech.net wepay.jd.com wsa.wallet.airpay.co.id www.paypal.com
	www.prior.by www.satispay.com wx.tenpay.com xyf-server-test.postar.cn yyfweb.postar.cn za.wigroup.co
`)

func TestHostsThatWereMetAreNotAccused(t *testing.T) {
	for _, name := range otherHosts {
		for _, path := range []string{"", "/", "/pay?id=1", "/28100004abcdefgh"} {
			require.NotEqual(t, profiles.Lookalike, profiles.Recognize("https://"+name+path).Format, name)
		}
	}
	for _, file := range []string{"../testdata/native.tsv", "../testdata/mpm.tsv"} {
		for line, row := range tsv(t, file) {
			for _, text := range row {
				require.NotEqual(t, profiles.Lookalike, profiles.Recognize(text).Format, "%s line %d: %s", file, line, text)
			}
		}
	}
}

func TestTheHostsOfEveryNetworkCanBeGuarded(t *testing.T) {
	for n := range profiles.Networks() {
		_, err := network.NewSet(n)
		require.NoError(t, err)
		for _, h := range n.Hosts {
			require.NotEmpty(t, h.Source, h.Name)
			require.NotZero(t, h.Confidence, h.Name)
		}
	}
}

func alipayCode(t *testing.T, link string) emvqr.Code {
	code, err := emvqr.MustParse(sealed("000201010211520458125303702540510.005802SG5910ABC Hammer6009Singapore")).
		With(emvqr.SetTemplate(emvqr.P(27), emvqr.Data{ID: 0, Value: "com.alipay"}, emvqr.Data{ID: 1, Value: link}))
	require.NoError(t, err)
	return code
}

// What no one knows is not paid on a bare yes, and a look-alike not at all.
func TestACodeWithALinkToAnUnknownHostIsNotEstablished(t *testing.T) {
	for link, want := range map[string]profiles.Answer{
		"https://qr.alipay.com/ocx00000000000000000000": profiles.Yes,
		"https://evil.example/pay":                      profiles.NotEstablished,
		"javascript:alert(1)":                           profiles.NotEstablished,
		"upi://pay?pa=evil@bank":                        profiles.NotEstablished,
		"%68ttps://qr.alipay.com/x":                     profiles.NotEstablished,
		"alipays://platformapi/startapp":                profiles.NotEstablished,
		"Y":                                             profiles.NotEstablished,
		"https://qr.alipay.com.evil.example/pay":        profiles.No,
		"https://qr.xn--alpay-o4a.com/28100004abcdefgh": profiles.No,
	} {
		for r := range profiles.Readable(alipayCode(t, link)) {
			if r.Network != "alipayplus" {
				continue
			}
			require.Equal(t, want, r.Answer, link)
			if want != profiles.Yes {
				require.Contains(t, strings.Join(r.Why, " "), "27.01: ", link)
			}
		}
		account := profiles.Route(alipayCode(t, link), profiles.Wallet{"alipayplus"}).Account
		require.Equal(t, want == profiles.No, account == nil, link)
	}
}

// Whose template a link is in does not matter: where it leads does.
func TestALookalikeInAnyTemplateIsFound(t *testing.T) {
	shop := emvqr.MustParse(sealed("00020101021226260009com.myfav0109Shop 0001520458125303702540510.005802SG5910ABC Hammer6009Singapore"))
	for _, c := range []struct {
		path     emvqr.Path
		template []emvqr.Data
		rule     string
	}{
		{emvqr.P(27, 1), []emvqr.Data{{ID: 0, Value: "com.myfave"}, {ID: 1, Value: "https://qr.955l6.com/1"}}, "UNIONPAY-URL-HOST-LOOKALIKE"},
		{emvqr.P(81, 2), []emvqr.Data{{ID: 0, Value: "com.example"}, {ID: 2, Value: "https://qr.alipay.com@evil.example/1"}}, "ALIPAYPLUS-LINK-HOST-LOOKALIKE"},
		{emvqr.P(27, 2), []emvqr.Data{{ID: 0, Value: "A000000524"}, {ID: 1, Value: "REF0001"}, {ID: 2, Value: "https://qr.nspk.ru:8/"}}, "LINK-HOST-LOOKALIKE"},
		{emvqr.P(27, 1), []emvqr.Data{{ID: 0, Value: "com.alipay"}, {ID: 1, Value: "https://qr.aliapy.com/1"}}, "ALIPAYPLUS-LINK-HOST-LOOKALIKE"},
		{emvqr.P(27, 1), []emvqr.Data{{ID: 0, Value: "com.alipay"}, {ID: 1, Value: "https://qr.955l6.com/1"}}, "UNIONPAY-URL-HOST-LOOKALIKE"},
	} {
		code, err := shop.With(emvqr.SetTemplate(emvqr.P(c.path.Root()), c.template...))
		require.NoError(t, err)
		found := 0
		for f := range profiles.Validate(code) {
			if strings.HasSuffix(f.Rule, "-LOOKALIKE") {
				found++
				require.Equal(t, c.rule, f.Rule)
				require.Equal(t, c.path, f.Path)
				require.Equal(t, emvqr.Error, f.Severity)
			}
		}
		require.Equal(t, 1, found, c.template[0].Value)
	}
	sound, err := shop.With(emvqr.SetTemplate(emvqr.P(27), emvqr.Data{ID: 0, Value: "com.myfave"}, emvqr.Data{ID: 1, Value: "https://myfave.com/qr/1"}))
	require.NoError(t, err)
	for f := range profiles.Validate(sound) {
		require.NotContains(t, f.Rule, "HOST", f.String())
	}
}
