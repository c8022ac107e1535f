package native

import (
	"iter"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Codes of mainland China. An aggregated code is a link of a bank or a collecting
// company: whichever wallet opens it, a page behind it makes the payment. It names hardly
// ever a shop or an amount, and none says by which wallets it is
// opened. The codes under UnionPay's own host are UnionPay's, in the package unionpay.

const (
	aggregated = "an aggregated code of "
	// page is what is not known of any aggregated code.
	page = "who is paid, which the page tells"
)

var (
	weChat    = []string{"WeChat Pay"}
	weChatAli = []string{"WeChat Pay", "Alipay"}
	browser   = []string{"the browser of a wallet"}
)

var chinese = []form{
	{
		format: "wechat-url", name: "a link of WeChat Pay", countries: "CN", kind: network.URI, runBy: "Tencent", openedBy: weChat,
		starts: anyOf(prefix(
			"weixin://wxpay/bizpayurl", "weixin://wxpay/s/", "weixin://pay.weixin.qq.com/bizpayurl", "weixin://pay.wechatpay.cn/bizpayurl", "wxp://f2f", "wxp://wbf2f"),
			leadsTo("wx.tenpay.com", "/f2f"),
			leadsTo("payapp.weixin.qq.com", "/qr/", "/sjt/qr/", "/materialqr/entry/home?id="),
			leadsTo("payapp.wechatpay.cn", "/qr/", "/sjt/qr/")),
		cut: layout{pieces: weChatPieces, isLink: true}, judge: []judge{{weChatToken, weChatTokenFault}},
		fields: []network.FormField{
			{From: "/f2f", Key: "payee", Name: "Payee, 20 or more characters, of a receiving code", Private: true, Means: network.Token},
			{From: "pr", Key: "order", Name: "Order", Private: true, Means: network.Token},
			{From: "product_id", Key: "product", Name: "Product, of the older static codes"},
			{From: "mch_id", Key: "merchant", Name: "Merchant, of the older static codes", Means: network.MerchantID},
			{From: "appid", Key: "appid", Name: "App, of the older static codes"},
			{From: "sign", Key: "sign", Name: "Signature, of the older static codes", Private: true},
		},
		source: "WeChat Pay's manual and its app", sure: emvqr.ConfidenceB, open: page,
	},
	{
		format: "ecny", name: "a code of the digital yuan (e-CNY)", countries: "CN", kind: network.URI,
		starts: leadsTo("qr.pbcdci.cn", "/"), shape: after("/", func(rest string) bool { return isDigits(rest, 39, 39) }),
		runBy: "Digital Currency Institute of the People's Bank of China", openedBy: []string{"e-CNY"},
		cut: layout{pieces: cutAt(len("https://qr.pbcdci.cn/"), 3, 2, 34)},
		fields: []network.FormField{
			{From: "1", Key: "operator", Name: "Operating bank, 3 digits (an inference)"},
			{From: "2", Key: "type", Name: "03 for a shop's plate, 04 for an order (an inference)"},
			{From: "3", Key: "token", Name: "34 digits; of a plate the merchant twice and a counter", Private: true, Means: network.Token},
		},
		source: "documentation of collecting companies; two codes in four places", sure: emvqr.ConfidenceB, open: "which other wallets open it; an amount is not in it",
	},
	{
		format: "shouqianba", name: aggregated + "Shouqianba", countries: "CN", kind: network.URI, runBy: "Shouqianba (Wosai)", openedBy: weChatAli,
		starts: leadsTo("qr.shouqianba.com", "/"), shape: after("/", func(rest string) bool { return isDigits(rest, 20, 20) }), cut: link,
		fields: []network.FormField{{From: "/1", Key: "plate", Name: "Plate, 20 digits", Means: network.Token}},
		source: "screens in a published article and a dump of plates", sure: emvqr.ConfidenceB, open: page,
	},
	{
		format: "shouqianba-order", name: "an order page of Shouqianba", countries: "CN", kind: network.URI, runBy: "Shouqianba (Wosai)", openedBy: browser,
		starts: anyOf(leadsTo("qr.shouqianba.com", "/gateway?"), leadsTo("m.wosai.cn", "/qr/gateway?")), cut: link,
		fields: []network.FormField{
			{From: "terminal_sn", Key: "terminal", Name: "Terminal", Means: network.Terminal},
			{From: "client_sn", Key: "order", Name: "Order", Private: true, Means: network.Reference},
			{From: "total_amount", Key: "amount_cents", Name: "Amount in cents", Means: network.Amount, Sum: &network.Sum{Currency: "CNY", Minor: 2}},
			{From: "subject", Key: "subject", Name: "What is paid for", Private: true, Means: network.Note},
			{From: "sign", Key: "sign", Name: "Signature", Private: true, Means: network.Signature},
		},
		source: "Shouqianba's manual of its WAP interface", sure: emvqr.ConfidenceB, open: "the signature cannot be verified without a key",
	},
	{
		format: "chinaums", name: aggregated + "UnionPay Merchant Services (older form)", countries: "CN", kind: network.URI, runBy: "UnionPay Merchant Services (chinaums)",
		starts: leadsTo("qr.chinaums.com", "/bills/qrCode.do?id="), cut: link,
		fields: []network.FormField{{From: "id", Key: "bill", Name: "Bill: sender 4, date yyMMdd, 16 digits", Private: true, Needed: true, Means: network.Token}},
		source: "published codes", sure: emvqr.ConfidenceB, open: page,
	},
	{
		format: "chinaums-order", name: "an order page of UnionPay Merchant Services", countries: "CN", kind: network.URI, runBy: "UnionPay Merchant Services (chinaums)", openedBy: browser,
		starts: leadsTo("qr.chinaums.com", "/netpay-portal/webpay/pay.do?"), cut: link,
		fields: []network.FormField{
			{From: "mid", Key: "merchant", Name: "Merchant", Means: network.MerchantID},
			{From: "tid", Key: "terminal", Name: "Terminal", Means: network.Terminal},
			{From: "merOrderId", Key: "order", Name: "Order", Private: true, Means: network.Reference},
			{From: "totalAmount", Key: "amount_cents", Name: "Amount in cents", Means: network.Amount, Sum: &network.Sum{Currency: "CNY", Minor: 2}},
			{From: "sign", Key: "sign", Name: "Signature", Private: true, Means: network.Signature},
		},
		source: "published integrations", sure: emvqr.ConfidenceB, open: "the signature cannot be verified without a key",
	},
	{
		format: "icbc", name: aggregated + "ICBC", countries: "CN", kind: network.URI, runBy: "Industrial and Commercial Bank of China",
		starts: leadsTo("b2c.icbc.com.cn", "/servlet/wcqr?f=ICBCqr&"), cut: link,
		fields: []network.FormField{{From: "L", Key: "shop", Name: "The shop, encrypted (an inference)", Private: true, Means: network.Token}},
		source: "a list of shops and three other places", sure: emvqr.ConfidenceB, open: page + "; X, T, P, I and N, of which the last two are the same for every shop",
	},
	{
		format: "ccb", name: "an aggregated order code of China Construction Bank", countries: "CN", kind: network.URI, runBy: "China Construction Bank",
		starts: leadsTo("ibsbjstar.ccb.com.cn", "/CCBIS/QR?QRCODE=CCB"), cut: link,
		fields: []network.FormField{{From: "QRCODE", Key: "order", Name: "Order: CCB998 and 19 digits", Private: true, Needed: true, Means: network.Token}},
		source: "programs of shops", sure: emvqr.ConfidenceB, open: page,
	},
	{
		format: "allinpay", name: "an aggregated order code of Allinpay", countries: "CN", kind: network.URI, runBy: "Allinpay",
		starts: leadsTo("syb.allinpay.com", "/apiweb/h5unionpay/native?key=", "/apiweb/h5unionpay/unionorder?", "/sappweb/usertrans/cuspay?"), cut: link,
		fields: []network.FormField{
			{From: "key", Key: "order", Name: "Order, 24 characters", Private: true, Means: network.Token},
			{From: "c", Key: "store", Name: "Store", Means: network.MerchantID},
			{From: "oid", Key: "order", Name: "Order", Private: true, Means: network.Reference},
			{From: "amt", Key: "amount", Name: "Amount", Means: network.Amount},
			{From: "sign", Key: "sign", Name: "Signature", Private: true, Means: network.Signature},
		},
		source: "published codes and a development kit", sure: emvqr.ConfidenceB, open: page,
	},
	{
		format: "duolabao", name: "an aggregated order code of Duolabao", countries: "CN", kind: network.URI, runBy: "Duolabao (JD)", openedBy: weChatAli,
		starts: leadsTo("order.duolabao.com", "/active/c?state="), cut: layout{pieces: duolabaoParts},
		judge: []judge{once("state")},
		fields: []network.FormField{
			{From: "1", Key: "order", Name: "Order", Private: true, Means: network.Reference},
			{From: "2", Key: "merchant", Name: "Merchant, 23 digits", Needed: true, Means: network.MerchantID},
			{From: "3", Key: "amount", Name: "Amount in yuan, with two decimals", Means: network.Amount, Sum: &network.Sum{Currency: "CNY"}},
			{From: "4", Key: "shop", Name: "Shop", Means: network.MerchantID},
			{From: "5", Key: "source", Name: "API"},
		},
		source: "programs of shops", sure: emvqr.ConfidenceB,
	},
	{
		format: "qfpay", name: aggregated + "QFPay", countries: "CN", kind: network.URI, runBy: "QFPay",
		starts: leadsTo("o2.qfpay.com", "/q/pay?h=", "/q/direct?"), cut: link,
		fields: []network.FormField{
			{From: "h", Key: "shop", Name: "Shop, a short hash", Private: true, Means: network.Token},
			{From: "mchntnm", Key: "name", Name: "Shop's name, of an order", Means: network.PayeeName},
			{From: "txamt", Key: "amount_cents", Name: "Amount of an order in cents", Means: network.Amount, Sum: &network.Sum{Currency: "CNY", Minor: 2}},
			{From: "goods_name", Key: "subject", Name: "What is paid for", Private: true, Means: network.Note},
			{From: "sign", Key: "sign", Name: "Signature", Private: true, Means: network.Signature},
		},
		source: "published codes; QFPay's documentation of orders", sure: emvqr.ConfidenceB, open: page,
	},
	{
		format: "yeepay", name: "an order code of Yeepay", countries: "CN", kind: network.URI, runBy: "Yeepay", openedBy: weChat,
		starts: leadsTo("qr.yeepay.com", "/oc/"), cut: link,
		fields: []network.FormField{{From: "/2", Key: "order", Name: "Order", Private: true, Needed: true, Means: network.Token}},
		source: "Yeepay's table, which has other codes for Alipay and UnionPay", sure: emvqr.ConfidenceC, open: page,
	},
	{
		format: "lakala-test", name: "a test code of Lakala", countries: "CN", kind: network.URI, runBy: "Lakala",
		starts: anyOf(leadsTo("pay.wsmsd.cn", "/r/0000?"), leadsTo("test.wsmsd.cn", "/r/0000?")),
		source: "Lakala's development kits", sure: emvqr.ConfidenceB, open: "the host of codes that are not tests",
	},
	{
		format: "wepayez", name: aggregated + "SwiftPass abroad (Wallyt)", countries: "ID", kind: network.URI, runBy: "SwiftPass", openedBy: []string{"Alipay"},
		starts: leadsTo("app.wepayez.com", "/spay/scanQr?qrcodeId="), cut: link,
		fields: []network.FormField{{From: "qrcodeId", Key: "plate", Name: "Plate, 32 hexadecimal digits, three hyphens and a letter", Needed: true, Means: network.Token}},
		source: "a code of Indonesia", sure: emvqr.ConfidenceC, open: page,
	},
	{
		format: "lcsw", name: "a code of a table or shop of Saobei", countries: "CN", kind: network.URI, runBy: "Saobei (lcsw) and Qimai",
		starts: leadsTo("qm.lcsw.cn", "/"), cut: link,
		fields: []network.FormField{{From: "/2", Key: "plate", Name: "Plate, 12 characters", Means: network.Token}},
		source: "one published code", sure: emvqr.ConfidenceC, open: "whether it is for paying: it may be a menu",
	},
	{
		format: "huijingcai", name: "an aggregated code of an owner that is not known", countries: "CN", kind: network.URI,
		starts: leadsTo("q.huijingcai.cn", "/"), shape: after("/", func(rest string) bool { return isDigits(rest, 18, 18) }), cut: link,
		fields: []network.FormField{{From: "/1", Key: "plate", Name: "Plate, 18 digits", Means: network.Token}},
		source: "published codes; a large app allows the host", sure: emvqr.ConfidenceB, open: "who runs it; " + page,
	},
	{
		format: "jd-transfer", name: "a JD code for a transfer between persons", countries: "CN", kind: network.URI, runBy: "JD", openedBy: []string{"JD"},
		starts: leadsTo("h5pay.jd.com", "/c2cIndex?t="), cut: link,
		fields: []network.FormField{{From: "t", Key: "payee", Name: "Payee, 64 or 96 hexadecimal digits", Private: true, Needed: true, Means: network.Token}},
		source: codeForms, sure: emvqr.ConfidenceB,
	},
	{
		format: "qq-pay", name: "a code of QQ's wallet", countries: "CN", kind: network.URI, runBy: "Tencent", openedBy: []string{"QQ"},
		starts: anyOf(leadsTo("myun.tenpay.com", "/mqq/pay/qrcode.html?"), leadsTo("i.qianbao.qq.com", "/wallet/sqrcode.htm?")), cut: link,
		fields: []network.FormField{
			{From: "t", Key: "order", Name: "Order", Private: true, Means: network.Token},
			{From: "u", Key: "payee", Name: "Payee's QQ number", Private: true, Means: network.Payee},
			{From: "n", Key: "name", Name: "Payee's nickname", Private: true, Means: network.PayeeName},
		},
		source: codeForms, sure: emvqr.ConfidenceB,
	},
	{
		format: "collector-page", name: "a page of a collecting company of China, possibly an aggregated code", countries: "CN", kind: network.URI,
		starts: collectorStarts(), special: readCollector,
		fields: []network.FormField{{From: "//", Key: "run_by", Name: "Whose host it is"}},
		source: collectorList, sure: emvqr.ConfidenceC, open: "whether it is a code at all, and all that is in it: no path of these is known",
	},
	{
		format: "cpm", name: "a consumer-presented code, as a payer's phone shows it to a till", kind: network.CPM,
		starts: prefix("hQVDUFY"),
		source: "EMVCo Consumer-Presented Mode 1.1", sure: emvqr.ConfidenceA, open: "what is inside is the payer's; UnionPay's are told by their application",
	},
	{
		format: "jpqr-cpm", name: "a consumer-presented code of Japan's JPQR", countries: "JP", kind: network.CPM,
		starts: prefix("hQVKUFFS"),
		source: "one open implementation", sure: emvqr.ConfidenceC, open: "what is inside",
	},
	{
		format: "payer-code", name: "possibly a payer's code, as a wallet of China shows it to a till", countries: "CN", kind: network.CPM,
		starts: prefix("10", "11", "12", "13", "14", "15", "25", "26", "27", "28", "29", "30", "62", "01", "51"),
		shape:  func(text string) bool { return payerCodeOf(text) != nil }, special: readPayerCode,
		fields: []network.FormField{{From: "", Key: "wallet", Name: "Wallet whose codes begin so"}},
		source: "manuals of WeChat Pay, Alipay and collecting companies, each for some of the beginnings", sure: emvqr.ConfidenceB,
		open: "any number can look like one: 62 begins cards, too, and 18 digits may be an identity card",
	},
}

// collectorList is where the hosts of collectors are from.
const collectorList = "the list of what a large app opens after a scan"

// collectors are companies whose hosts are known and whose codes are not.
var collectors = [...]struct{ host, name string }{
	{"crs-app-web.vbill.cn", "Suixingpay"}, {"hsyls.leshuazf.com", "Leshua (Yeahka)"}, {"mcsp.cloudpnr.com", "Huifu"}, {"csp.cloudpnr.com", "Huifu"},
	{"kepler.cloudpnr.com", "Huifu"}, {"upos.ysepay.com", "Ysepay"}, {"wxpos.ysepay.com", "Ysepay"}, {"mpos.ysepay.com", "Ysepay"},
	{"jhsqr.99bill.com", "99Bill"}, {"yyfweb.postar.cn", "Postar"}, {"wechatpay.worthtech.net", "Easypay (WorthTech)"}, {"sh.51youdian.com", "Fubei"},
	{"smart-qrcode.iboxpay.com", "iBoxPay"}, {"zgate.chinagpay.com", "Chinagpay"}, {"cashier-desk.chinagpay.com", "Chinagpay"}, {"pay.sc.189.cn", "BestPay (China Telecom Sichuan)"},
}

func collectorStarts() (starts []network.Start) {
	for _, c := range collectors {
		starts = append(starts, network.Start{Host: c.host})
	}
	return starts
}

func readCollector(_ *form, text string) (r network.Decoded) {
	for _, c := range collectors {
		if hostOf(text) == c.host {
			r.Sound = true
			r.Fields = []network.FieldValue{{Key: "run_by", Value: c.name}}
		}
	}
	return r
}

// weChatPieces are those of a link; of a receiving code what is after its beginning.
func weChatPieces(text string) iter.Seq[piece] {
	for _, begin := range weChatReceiving {
		if begins(text, begin) {
			return func(yield func(piece) bool) { yield(piece{"/f2f", text[len(begin):], len(begin)}) }
		}
	}
	return linkOf(text)
}

var weChatReceiving = [...]string{"wxp://f2f", "wxp://wbf2f", "https://wx.tenpay.com/f2f"}

var weChatToken = emvqr.Rule{
	ID: "WECHAT-URL-TOKEN", Layer: emvqr.Checked, Severity: emvqr.Warning,
	Sentence: "A receiving code of WeChat Pay has 20 or more letters, digits, hyphens, underscores and equals signs after its beginning.",
	Citation: "inferred from published codes", Confidence: emvqr.ConfidenceD,
}

func weChatTokenFault(v *values) (at int, message string) {
	if token, ok := v.get("payee"); ok && !isToken(token.value, 20, 100, "_=-") {
		return token.offset, "what names the payee is shorter than that of any code met, or has other characters: it may be a placeholder"
	}
	return 0, ""
}

// cutAt are pieces of these lengths after a beginning, numbered from 1.
func cutAt(begin int, lengths ...int) func(string) iter.Seq[piece] {
	return func(text string) iter.Seq[piece] {
		return func(yield func(piece) bool) {
			at := begin
			for i, n := range lengths {
				if at+n > len(text) || !yield(piece{string(rune('1' + i)), text[at : at+n], at}) {
					return
				}
				at += n
			}
		}
	}
}

// duolabaoParts are what bars separate in the one parameter.
func duolabaoParts(text string) iter.Seq[piece] {
	return func(yield func(piece) bool) {
		for p := range linkOf(text) {
			if p.name != "state" {
				continue
			}
			for part := range partsOf(p.value, 0, "|") {
				part.offset = p.offset
				if !yield(part) {
					return
				}
			}
			return
		}
	}
}

// payerCode is a beginning of payers' codes.
type payerCode struct {
	first, last       string // of the beginning
	shortest, longest int
	wallet            string
	sure              emvqr.Confidence
}

// payerCodes are told by the longest beginning first.
var payerCodes = [...]payerCode{
	{"10", "15", 18, 18, "WeChat Pay", emvqr.ConfidenceA},
	{"25", "30", 16, 24, "Alipay", emvqr.ConfidenceA},
	{"62", "62", 19, 19, "UnionPay, or a wallet or bank that uses its codes", emvqr.ConfidenceA},
	{"01", "01", 19, 19, "e-CNY", emvqr.ConfidenceB},
	{"51", "51", 18, 18, "BestPay", emvqr.ConfidenceC},
}

// payerCodeOf is the row of payerCodes that a text is of, nil for none.
func payerCodeOf(text string) *payerCode {
	if !isDigits(text, 16, 24) {
		return nil
	}
	for i := range payerCodes {
		if p := &payerCodes[i]; text[:2] >= p.first && text[:2] <= p.last && len(text) >= p.shortest && len(text) <= p.longest {
			return p
		}
	}
	return nil
}

// ccb is where and what tells the codes of China Construction Bank among those that
// begin with 62.
const ccb = "0105"

func readPayerCode(_ *form, text string) network.Decoded {
	p := payerCodeOf(text)
	if p == nil {
		return network.Decoded{}
	}
	wallet := p.wallet
	if p.first == "62" && strings.HasPrefix(text[3:], ccb) {
		wallet = "CCB (LongPay)"
	}
	return network.Decoded{Sound: true, Fields: []network.FieldValue{{Key: "wallet", Value: wallet}}}
}
