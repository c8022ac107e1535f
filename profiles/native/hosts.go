package native

import (
	"cmp"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network/host"
)

// Lookalike is broken by look-alikes of the hosts of these forms.
var Lookalike = emvqr.Rule{
	ID: "LINK-HOST-LOOKALIKE", Layer: emvqr.Checked, Severity: emvqr.Error,
	Sentence: "A link whose host looks like that of a payment form leads to that host.",
	Citation: "a link pays whoever owns its host", Confidence: emvqr.ConfidenceB, Effect: emvqr.Refuses,
}

// domain is a host of the forms: what is below the domain that its owner registered, the
// domain, and the word in it that is so much the owner's own that no one else has it.
type domain struct {
	below, name, word string
	// source and sure stand for those of the form, where they are others.
	source string
	sure   emvqr.Confidence
}

// elqrHosts is where it was learned which hosts codes of Kyrgyzstan lead to.
const elqrHosts = "an open library of ELQR 1.3.1"

// guarded are hosts of which no other one may look like them.
var guarded = []domain{
	{below: "qr.", name: "nspk.ru"}, {below: "qr.", name: "kaspi.kz"}, {below: "pay.", name: "kaspi.kz"}, {below: "qr.", name: "kakaopay.com", word: "kakaopay"},
	{below: "qr.payme.", name: "hsbc.com.hk"}, {name: "payme.hsbc", sure: emvqr.ConfidenceC},
	{below: "wx.", name: "tenpay.com", word: "tenpay"}, {below: "payapp.weixin.", name: "qq.com"}, {below: "payapp.", name: "wechatpay.cn"},
	{below: "mia-qr.", name: "bnm.md"}, {below: "go.", name: "twint.ch"},
	{below: "share.", name: "weropay.eu"}, {name: "payconiq.com"}, {below: "enroll.", name: "zellepay.com"}, {below: "pagar.", name: "deuna.app"},
	{below: "qr.", name: "paypay.ne.jp"},
	{below: "payment.", name: "tngdigital.com.my"}, {below: "pos.", name: "snapscan.io"}, {below: "paynow.", name: "netcash.co.za"},
	{below: "qr.", name: "pbcdci.cn"}, {below: "qr.", name: "shouqianba.com"}, {below: "qr.", name: "chinaums.com"}, {below: "syb.", name: "allinpay.com"},
	{below: "order.", name: "duolabao.com"}, {below: "ibsbjstar.", name: "ccb.com.cn"}, {below: "b2c.", name: "icbc.com.cn"}, {below: "o2.", name: "qfpay.com"},
}

// listed are hosts that are known and not guarded: so short or made of such common words
// that much looks like them, of an owner with the same name under many domains, or known
// from one source.
var listed = []domain{
	{name: "bank.gov.ua"}, {below: "qr.", name: "bank.gov.ua"}, {below: "app.", name: "swish.nu"}, {below: "link.", name: "yappy.com.pa"},
	{below: "pay.", name: "wave.com"}, {below: "link.", name: "dana.id"},
	{name: "payme.sk"}, {below: "qr.", name: "vipps.no"}, {below: "qr.", name: "mobilepay.dk"}, {below: "qr.", name: "mobilepay.fi"}, {name: "mobilepay.dk"},
	{below: "www.", name: "satispay.com"}, {name: "revolut.me"}, {name: "paypal.me"}, {below: "www.", name: "paypal.me"}, {below: "www.", name: "paypal.com"},
	{name: "venmo.com"}, {name: "cash.app"}, {name: "dapp.mx"}, {name: "mpago.la"},
	{below: "app.", name: "scantopay.io"}, {name: "scantopay.io"}, {below: "za.", name: "wigroup.co"}, {name: "yoyogroup.co"}, {name: "payat.io"},
	{below: "paynow.", name: "sagepay.co.za"}, {name: "transactionjunction.co.za"},
	{name: "ipn.eg"}, {below: "qrcode.", name: "orange.sn"}, {below: "qrcode.", name: "orange.ci"},
	{below: "qr.", name: "dana.id"}, {below: "wsa.wallet.", name: "airpay.co.id"}, {below: "qcgateway.", name: "zalopay.vn"}, {name: "line.me"}, {below: "new-m.pay.", name: "naver.com"},
	{below: "qr.", name: "shouqinaba.com", source: "the list of a large app, which lets its scans open it: it is no form, and looks like one", sure: emvqr.ConfidenceC},
	{below: "pay.", name: "payqr.kg", source: elqrHosts, sure: emvqr.ConfidenceB}, {below: "qr.", name: "finik.kg", source: elqrHosts, sure: emvqr.ConfidenceB},
	{below: "app.", name: "mbank.kg", source: elqrHosts, sure: emvqr.ConfidenceB}, {below: "api.dengi.", name: "o.kg", source: elqrHosts, sure: emvqr.ConfidenceB},
	{name: "bakai.app", source: elqrHosts, sure: emvqr.ConfidenceB}, {below: "pay.", name: "raschet.by", source: "codes of ERIP in production", sure: emvqr.ConfidenceB},
	{below: "m.", name: "wosai.cn"}, {below: "qr.", name: "yeepay.com"}, {below: "pay.", name: "wsmsd.cn"}, {below: "test.", name: "wsmsd.cn"}, {below: "app.", name: "wepayez.com"},
	{below: "qm.", name: "lcsw.cn"}, {below: "q.", name: "huijingcai.cn"}, {below: "h5pay.", name: "jd.com"}, {below: "myun.", name: "tenpay.com"}, {below: "i.qianbao.", name: "qq.com"},
}

// Hosts are the hosts that the links of the forms lead to. Those that are guarded have the
// rule [Lookalike].
func Hosts() (hosts []host.Host) {
	for _, d := range guarded {
		h := d.host()
		h.Rule = Lookalike
		hosts = append(hosts, h)
	}
	for _, d := range listed {
		hosts = append(hosts, d.host())
	}
	for _, c := range collectors {
		hosts = append(hosts, host.Host{Name: c.host, Domain: c.host, Source: collectorList, Confidence: emvqr.ConfidenceC})
	}
	return hosts
}

// host has source and confidence of the first form whose links lead there.
func (d domain) host() host.Host {
	h := host.Host{Name: d.below + d.name, Domain: d.name, Word: d.word}
	for _, f := range rows() {
		for _, s := range f.starts {
			name := strings.TrimPrefix(s.Host, ".")
			if s.Fold && strings.HasPrefix(s.Text, scheme) {
				name, _, _ = host.Split(s.Text)
			}
			if name == h.Name {
				h.Source, h.Confidence = cmp.Or(d.source, f.source), cmp.Or(d.sure, f.sure)
				return h
			}
		}
	}
	h.Source, h.Confidence = d.source, d.sure
	return h
}
