package native

import (
	"iter"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/query"
)

// Forms of Asia but for mainland China, whose are in china.go.
var asian = []form{
	{
		format: "kaspi", name: "a link of Kaspi", countries: "KZ", kind: network.URI,
		starts: anyOf(leadsTo("qr.kaspi.kz"), leadsTo("pay.kaspi.kz")), cut: lastLink,
		fields: []network.FormField{{From: "/last", Key: "token", Name: "Token, or digits", Private: true, Means: network.Token}},
		source: "published links", sure: emvqr.ConfidenceB,
	},
	{
		format: "kakaopay", name: "a link of Kakao Pay", countries: "KR", kind: network.URI,
		starts: leadsTo("qr.kakaopay.com"), cut: link,
		fields: []network.FormField{{From: "/1", Key: "token", Name: "Payee, 9 characters, and sometimes the amount", Private: true, Means: network.Token}},
		source: "three published links", sure: emvqr.ConfidenceC, open: "how the amount is written behind the payee: one source says in units of 2 to the -19",
	},
	{
		format: "payme", name: "a link of PayMe", countries: "HK", kind: network.URI,
		starts: anyOf(leadsTo("qr.payme.hsbc.com.hk"), leadsTo("payme.hsbc")), cut: link, runBy: "HSBC",
		fields: []network.FormField{{From: "/2", Key: "token", Name: "Order", Private: true, Means: network.Token}},
		source: "a published link", sure: emvqr.ConfidenceB,
	},
	{
		format: "twqrp", name: "a link of Taiwan's TWQRP", countries: "TW", kind: network.URI,
		starts: schemes("twqrp://", "twqrp%3a%2f%2f"), cut: layout{pieces: twqrpPieces},
		fields: []network.FormField{
			{From: "/1", Key: "name", Name: "Payee's name", Private: true, Means: network.PayeeName},
			{From: "/2", Key: "country", Name: "Country, 158"},
			{From: "/3", Key: "type", Name: "01 purchase, 02 transfer, 03 bill", Means: network.Action},
			{From: "/4", Key: "version", Name: "V1"},
			{From: "D1", Key: "amount_cents", Name: "Amount in hundredths", Means: network.Amount, Sum: &network.Sum{Minor: 2}},
			{From: "D2", Key: "order", Name: "Order", Means: network.Reference},
			{From: "D3", Key: "verification", Name: "Verification code, 12 characters", Private: true},
			{From: "D4", Key: "due_date", Name: "Pay until, yyyyMMdd"},
			{From: "D5", Key: "bank", Name: "Payee's bank, 3 digits", Means: network.PayeeBank},
			{From: "D6", Key: "account", Name: "Payee's account, 16 digits", Private: true, Means: network.Payee},
			{From: "D7", Key: "bill", Name: "Number of the bill", Private: true, Means: network.Bill},
			{From: "D9", Key: "memo", Name: "Memo", Private: true, Means: network.Note},
			{From: "D10", Key: "currency", Name: "Currency, 901", Means: network.Currency},
			{From: "D11", Key: "acquirers", Name: "Acquirers and merchants", Private: true},
			{From: "D12", Key: "expires", Name: "Valid until, yyyyMMddHHmmss", Means: network.Expiry},
		},
		source: "open implementations of the links of Taiwan's banks", sure: emvqr.ConfidenceB,
		open: "one bank's app takes D1 for whole dollars; D8 and D14 to D20 are shown by their names",
	},
	{
		format: "dana", name: "a link of DANA", countries: "ID", kind: network.URI,
		starts: anyOf(leadsTo("qr.dana.id", "/v1/281012"), leadsTo("link.dana.id", "/qr/", "/minta?")), cut: link,
		fields: []network.FormField{{From: "/2", Key: "token", Name: "Code", Private: true, Means: network.Token}},
		source: codeForms, sure: emvqr.ConfidenceB, open: "the digits, which begin as those of Alipay+ do",
	},
	{
		format: "shopeepay", name: "a link of ShopeePay", countries: "ID", kind: network.URI,
		starts: leadsTo("wsa.wallet.airpay.co.id", "/qr/"), cut: link,
		fields: []network.FormField{{From: "/2", Key: "token", Name: "Code, hexadecimal digits", Private: true, Means: network.Token}},
		source: "one link in public source code", sure: emvqr.ConfidenceC,
	},
	{
		format: "tng", name: "a link of Touch 'n Go", countries: "MY", kind: network.URI,
		starts: leadsTo("payment.tngdigital.com.my", "/sc/"), cut: link,
		fields: []network.FormField{{From: "/2", Key: "token", Name: "Code, 10 characters", Private: true, Means: network.Token}},
		source: codeForms, sure: emvqr.ConfidenceB,
	},
	{
		format: "momo", name: "a code of MoMo", countries: "VN", kind: network.Other,
		starts: prefix("2|99|"), shape: func(text string) bool { return strings.Count(text, "|") >= 7 }, cut: parts(0, "|"),
		fields: []network.FormField{
			{From: "3", Key: "phone", Name: "Payee's phone", Private: true, Needed: true, Means: network.Payee},
			{From: "4", Key: "name", Name: "Payee's name", Private: true, Means: network.PayeeName},
			{From: "5", Key: "email", Name: "Payee's e-mail address", Private: true},
			{From: "8", Key: "amount", Name: "Amount in VND, 0 for an open one", Means: network.Amount, Sum: &network.Sum{Currency: "VND", Open: "0"}},
			{From: "9", Key: "note", Name: "Note", Private: true, Means: network.Note},
			{From: "10", Key: "action", Name: "transfer_myqr", Means: network.Action},
			{From: "11", Key: "id", Name: "Id"},
		},
		source: codeForms, sure: emvqr.ConfidenceB,
	},
	{
		format: "viettelpay", name: "a code of ViettelPay", countries: "VN", kind: network.Other,
		starts: prefix(`{"bankCode":"VTT"`),
		source: "one open implementation", sure: emvqr.ConfidenceC, open: "its other members",
	},
	{
		format: "zalopay", name: "a link of ZaloPay", countries: "VN", kind: network.URI,
		starts: leadsTo("qcgateway.zalopay.vn", "/openinapp?order="), cut: link,
		fields: []network.FormField{{From: "order", Key: "order", Name: "Order, base64 of JSON", Private: true, Needed: true, Means: network.Token}},
		source: "one open implementation", sure: emvqr.ConfidenceC,
	},
	{
		format: "paypay", name: "a link of PayPay", countries: "JP", kind: network.URI,
		starts: leadsTo("qr.paypay.ne.jp", "/"), cut: link,
		fields: []network.FormField{{From: "/1", Key: "token", Name: "Code, 16 characters, after p2p01_ between persons", Private: true, Means: network.Token}},
		source: codeForms, sure: emvqr.ConfidenceB,
	},
	{
		format: "linepay", name: "a link of LINE Pay", countries: "JP", kind: network.URI,
		starts: anyOf(leadsTo("line.me", "/R/pay/payment/"), prefix("line://pay/payment/")), cut: layout{pieces: afterPayment},
		fields: []network.FormField{{From: "last", Key: "token", Name: "Token in base64", Private: true, Needed: true, Means: network.Token}},
		source: codeForms, sure: emvqr.ConfidenceB,
	},
	{
		format: "toss", name: "a link of Toss", countries: "KR", kind: network.URI,
		starts: schemes("supertoss://send?"), cut: link,
		fields: []network.FormField{
			{From: "amount", Key: "amount", Name: "Amount in KRW", Means: network.Amount, Sum: &network.Sum{Currency: "KRW"}},
			{From: "bank", Key: "bank", Name: "Payee's bank", Means: network.PayeeBank},
			{From: "accountNo", Key: "account", Name: "Payee's account", Private: true, Means: network.Payee},
			{From: "origin", Key: "origin", Name: "Where it is from, qr"},
		},
		source: codeForms, sure: emvqr.ConfidenceB,
	},
	{
		format: "naverpay", name: "a link of Naver Pay", countries: "KR", kind: network.URI,
		starts: leadsTo("new-m.pay.naver.com", "/"),
		source: "one link in public source code", sure: emvqr.ConfidenceC, open: "all but its host",
	},
}

// twqrpPieces cuts a link that is often percent-encoded as a whole.
func twqrpPieces(text string) iter.Seq[piece] {
	if !strings.Contains(text, "://") {
		text = query.Percent(text, false)
	}
	return linkOf(text)
}

// afterPayment is what follows "payment": base64, which may have slashes.
func afterPayment(text string) iter.Seq[piece] {
	return func(yield func(piece) bool) {
		const word = "/payment/"
		if at := strings.Index(text, word); at >= 0 {
			yield(piece{"last", text[at+len(word):], at + len(word)})
		}
	}
}
