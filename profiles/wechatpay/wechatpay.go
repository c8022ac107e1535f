// Package wechatpay knows the template of WeChat Pay, Weixin Pay in China, in the
// codes of other networks. Its own links are not merchant-presented EMV codes.
//
// Start here: [Network] is the table, [Account] what is paid.
package wechatpay

import (
	"log/slog"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network, GUID its template.
const (
	Slug = "wechatpay"
	GUID = "COM.QQ.WEIXIN.PAY"
)

var (
	sgqr = network.Fact{Severity: emvqr.Error, Source: "SGQR Specifications v1.7, annex A.2.13; real codes", Confidence: emvqr.ConfidenceA}
	// acquirer is what one acquirer of Singapore writes, hiPay one wallet of Mongolia.
	acquirer = network.Fact{Severity: emvqr.Warning, Source: "codes of one acquirer of Singapore", Confidence: emvqr.ConfidenceC}
	hiPay    = network.Fact{Severity: emvqr.Warning, Source: "a real code of HiPay, Mongolia", Confidence: emvqr.ConfidenceC}
)

// Network is WeChat Pay's table. Its template stands in codes of other networks and
// asks nothing of the shared objects.
var Network = &network.Network{
	Slug: Slug, Name: "WeChat Pay", AsOf: "2026-11", Fact: sgqr,
	Kinds: []*network.Kind{Merchant},
}

// Account is a merchant of WeChat Pay.
type Account struct {
	network.Location
	// MerchantID is what WeChat Pay calls the merchant, 9 or 10 digits in the codes met.
	MerchantID string
	// TerminalID is four digits in Singapore. HiPay has NT there, which reads like a
	// kind of trade.
	TerminalID string
	// URL is a link of WeChat Pay's own, weixin://wxpay/..., that a wallet may treat as
	// if it had scanned it.
	URL string
	// Object03, Object04 and Object99 are 4, 4 and 2 digits. What they mean is not
	// established.
	Object03, Object04, Object99 string
}

const (
	merchantID = iota
	terminalID
	url
	object03
	object04
	object99
)

// Merchant is the account's table.
var Merchant = &network.Kind{
	Network: Slug, Key: "merchant", Name: "WeChat Pay template",
	Objects: []*network.Object{{
		Key: "merchant", Name: "WeChat Pay template", ID: "WECHATPAY-MERCHANT",
		// HiPay has it in 17, where EMVCo has text.
		At: network.Anywhere, By: []network.Mark{{At: []network.Range{{First: 17, Last: 17}, {First: 26, Last: 51}}, GUIDs: []string{GUID}}}, Fact: sgqr.Warning(),
		Rows: []network.Row{
			{At: network.In(1), Key: "merchant_id", Name: "Merchant ID", ID: "WECHATPAY-MERCHANT-ID", Means: network.Payee, Format: network.Ans, Presence: network.Mandatory, Fact: sgqr},
			{At: network.In(2), Key: "terminal_id", Name: "Terminal ID", ID: "WECHATPAY-TERMINAL-ID", Means: network.Terminal, Format: network.Ans, Fact: sgqr},
			{At: network.In(3), Key: "object_03", Name: "Object 03", ID: "WECHATPAY-OBJECT-03", Format: network.Ans, Fact: acquirer},
			{At: network.In(4), Key: "object_04", Name: "Object 04", ID: "WECHATPAY-OBJECT-04", Format: network.Ans, Fact: acquirer},
			{At: network.In(5), Key: "url", Name: "Link", ID: "WECHATPAY-URL", Means: network.Link, Format: network.Ans, Checks: []*network.Check{ownLink}, Fact: hiPay},
			{At: network.In(99), Key: "object_99", Name: "Object 99", ID: "WECHATPAY-OBJECT-99", Format: network.Ans, Fact: acquirer},
		},
	}},
	Keys: []string{merchantID: "merchant_id", terminalID: "terminal_id", url: "url", object03: "object_03", object04: "object_04", object99: "object_99"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(merchantID), v.At(terminalID), v.At(url), v.At(object03), v.At(object04), v.At(object99)}
	},
	Examples: []network.Example{
		{Values: []string{merchantID: "1234567890", terminalID: "0001", object03: "0001", object04: "0000", object99: "01"}},
		{Values: []string{merchantID: "123456789", url: scheme + "bizpayurl?pr=AbCdEfGh1"}},
	},
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return Merchant, []string{merchantID: a.MerchantID, terminalID: a.TerminalID, url: a.URL, object03: a.Object03, object04: a.Object04, object99: a.Object99}
}

// scheme is how WeChat Pay's own links begin; its app compares letter by letter.
const scheme = "weixin://wxpay/"

var ownLink = &network.Check{
	Name: "SCHEME", Sentence: "The link begins with " + scheme + ".",
	Fault: func(v string) string {
		if !strings.HasPrefix(v, scheme) {
			return "leads elsewhere than to WeChat Pay, expected " + scheme
		}
		return ""
	},
	Breaks: "https://wxpay.example/x",
	Fact:   network.Fact{Severity: emvqr.Warning, Effect: emvqr.Doubt, Source: hiPay.Source, Confidence: hiPay.Confidence},
}
