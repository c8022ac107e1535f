package native

import (
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/host"
)

const codeForms = "the form of links in public source code"

// Links and short texts of Europe's wallets.
var europeanLinks = []form{
	{
		format: "paymesk", name: "a link of Slovakia's Payment Link Standard", countries: "SK", kind: network.URI,
		starts: leadsTo("payme.sk", "/?V=1&", "/2/m/", "/2/q/", "/2/e/", "/2/p/"), cut: formLink,
		fields: []network.FormField{
			{From: "/2", Key: "context", Name: "m till, q code, e web shop, p person"},
			{From: "IBAN", Key: "iban", Name: "Payee's IBAN", Private: true, Needed: true, Means: network.Payee},
			{From: "AM", Key: "amount", Name: "Amount", Means: network.Amount, Sum: &network.Sum{}},
			{From: "CC", Key: "currency", Name: "EUR", Means: network.Currency},
			{From: "DT", Key: "date", Name: "Pay until, yyyyMMdd"},
			{From: "PI", Key: "reference", Name: "Number of the payment", Private: true, Means: network.Reference},
			{From: "MSG", Key: "message", Name: "Message", Private: true, Means: network.Note},
			{From: "CN", Key: "name", Name: "Payee's name", Private: true, Means: network.PayeeName},
		},
		checks: []check{{"iban", ibanDigits, ibanFault}},
		source: "Payment Link Standard 1 and 2 of Slovakia, as quoted in public source code", sure: emvqr.ConfidenceA,
	},
	{
		format: "mia", name: "a link of Moldova's MIA", countries: "MD", kind: network.URI,
		starts: leadsTo("mia-qr.bnm.md", "/1/"), cut: link, runBy: "National Bank of Moldova",
		fields: []network.FormField{
			{From: "/2", Key: "context", Name: "m till, and the other letters of EN 18184"},
			{From: "/4", Key: "token", Name: "Token: 3 letters and 32 hexadecimal digits", Private: true, Means: network.Token},
		},
		source: codeForms, sure: emvqr.ConfidenceB, open: "what the network answers for the token",
	},
	{
		format: "en18184", name: "a link in the form of EN 18184 to a provider that is not known here", kind: network.URI,
		starts: schemes(scheme), shape: isEN18184, cut: link,
		fields: []network.FormField{
			{From: "//", Key: "host", Name: "Host that it leads to"},
			{From: "/2", Key: "context", Name: "m till, e web shop, i invoice, p person, w web view"},
			{From: "/3", Key: "provider", Name: "Provider, 3 letters or digits"},
		},
		source: "EPC024-22 version 2.10, which EN 18184 took over", sure: emvqr.ConfidenceD,
		open: "whose the host is, and the names of the parameters, which the standard does not fix",
	},
	{
		format: "twint", name: "a link of TWINT", countries: "CH", kind: network.URI,
		starts: leadsTo("go.twint.ch", "/"), cut: link,
		fields: []network.FormField{{From: "tw", Key: "token", Name: "Token", Private: true, Means: network.Token}},
		source: codeForms, sure: emvqr.ConfidenceB, open: "payee and amount, which TWINT tells",
	},
	{
		format: "swish", name: "a Swish code", countries: "SE", kind: network.Other,
		starts: prefix("C"), shape: isSwish, cut: parts(1, ";"),
		fields: []network.FormField{
			{From: "1", Key: "payee", Name: "Payee's Swish number", Private: true, Needed: true, Means: network.Payee, Payee: network.PayeeAlias},
			{From: "2", Key: "amount", Name: "Amount in SEK, with a decimal comma", Means: network.Amount, Sum: &network.Sum{Currency: "SEK", Comma: true}},
			{From: "3", Key: "message", Name: "Message, percent-encoded", Private: true, Means: network.Note},
			{From: "4", Key: "editable", Name: "Sum of what may be edited: 1 payee, 2 amount, 4 message", Means: network.AmountEditable},
		},
		source: "developer.getswish.se, guide to the QR API", sure: emvqr.ConfidenceA,
	},
	{
		format: "swish-url", name: "a link of Swish", countries: "SE", kind: network.URI,
		starts: leadsTo("app.swish.nu", "/1/p/sw/"), cut: link,
		fields: []network.FormField{
			{From: "sw", Key: "payee", Name: "Payee's Swish number", Private: true, Needed: true, Means: network.Payee, Payee: network.PayeeAlias},
			{From: "amt", Key: "amount", Name: "Amount", Means: network.Amount, Sum: &network.Sum{Currency: "SEK"}},
			{From: "cur", Key: "currency", Name: "SEK", Means: network.Currency},
			{From: "msg", Key: "message", Name: "Message", Private: true, Means: network.Note},
			{From: "edit", Key: "editable", Name: "What may be edited, such as amt,msg", Means: network.AmountEditable},
			{From: "src", Key: "source", Name: "Where the link is from"},
		},
		source: codeForms, sure: emvqr.ConfidenceB,
	},
	{
		format: "vipps", name: "a link of Vipps", countries: "NO", kind: network.URI,
		starts: leadsTo("qr.vipps.no", "/"), cut: link, runBy: "Vipps MobilePay", openedBy: []string{"Vipps"},
		fields: []network.FormField{{From: "/1", Key: "type", Name: "What the link is for: 28, box, donations or p"}},
		source: "vippsas/vipps-qr-api", sure: emvqr.ConfidenceA, open: "what the paths hold, which is from links in public source code",
	},
	{
		format: "mobilepay", name: "a link of MobilePay", countries: "DK FI", kind: network.URI,
		starts: anyOf(leadsTo("qr.mobilepay.dk", "/"), leadsTo("qr.mobilepay.fi", "/"), leadsTo("mobilepay.dk", "/box")), cut: link,
		runBy: "Vipps MobilePay", openedBy: []string{"MobilePay"},
		fields: []network.FormField{
			{From: "/1", Key: "type", Name: "box or p"},
			{From: "/2", Key: "box", Name: "Box, or token", Private: true, Means: network.Token},
			{From: "amount", Key: "amount_cents", Name: "Amount in hundredths", Means: network.Amount},
		},
		source: codeForms, sure: emvqr.ConfidenceB,
	},
	{
		format: "wero", name: "a link of Wero", kind: network.URI,
		starts: leadsTo("share.weropay.eu", "/p/1/c/"), cut: link, runBy: "European Payments Initiative",
		fields: []network.FormField{{From: "/4", Key: "token", Name: "Token, 10 characters", Private: true, Means: network.Token}},
		source: codeForms, sure: emvqr.ConfidenceB,
	},
	{
		format: "payconiq", name: "a link of Payconiq or Bancontact", countries: "BE LU", kind: network.URI,
		starts: schemes("https://payconiq.com/pay/2/", "https://payconiq.com/t/1/", "https://payconiq.com/l/1/"), cut: link,
		openedBy: []string{"Payconiq", "Bancontact"},
		fields: []network.FormField{
			{From: "/1", Key: "type", Name: "pay for an order, t for an invoice or receipt, l for a sticker"},
			{From: "/3", Key: "token", Name: "Order or profile", Private: true, Means: network.Token},
			{From: "/4", Key: "terminal", Name: "Till", Means: network.Terminal},
			{From: "A", Key: "amount_cents", Name: "Amount in cents", Means: network.Amount, Sum: &network.Sum{Currency: "EUR", Minor: 2}},
			{From: "D", Key: "description", Name: "Description", Private: true, Means: network.Note},
			{From: "R", Key: "reference", Name: "Reference", Private: true, Means: network.Reference},
		},
		source: "client libraries of Payconiq", sure: emvqr.ConfidenceB,
	},
	{
		format: "satispay", name: "a link of Satispay", countries: "IT", kind: network.URI,
		starts: leadsTo("www.satispay.com", "/app/match/link/"), cut: link,
		fields: []network.FormField{
			{From: "/5", Key: "payee", Name: "Payee's id", Private: true, Means: network.Payee},
			{From: "amount", Key: "amount_cents", Name: "Amount in cents", Means: network.Amount, Sum: &network.Sum{Minor: 2}},
			{From: "currency", Key: "currency", Name: "EUR", Means: network.Currency},
		},
		source: codeForms, sure: emvqr.ConfidenceB,
	},
	{
		format: "revolut", name: "a link of Revolut", kind: network.URI,
		starts: leadsTo("revolut.me", "/"), cut: link,
		fields: []network.FormField{
			{From: "/1", Key: "payee", Name: "Payee's user name", Private: true, Needed: true, Means: network.Payee},
			{From: "amount", Key: "amount_minor", Name: "Amount in minor units", Means: network.Amount, Sum: &network.Sum{Minor: network.OfCurrency}},
			{From: "currency", Key: "currency", Name: "Currency", Means: network.Currency},
		},
		source: codeForms, sure: emvqr.ConfidenceB,
	},
	{
		format: "paypal", name: "a link of PayPal", kind: network.URI,
		starts: anyOf(leadsTo("paypal.me", "/"), leadsTo("www.paypal.me", "/")), cut: link,
		fields: []network.FormField{
			{From: "/1", Key: "payee", Name: "Payee's name", Private: true, Needed: true, Means: network.Payee},
			{From: "/2", Key: "amount", Name: "Amount, and a currency", Means: network.Amount},
		},
		source: codeForms, sure: emvqr.ConfidenceB,
	},
	{
		format: "paypal-code", name: "a link of a code that PayPal manages", kind: network.URI,
		starts: leadsTo("www.paypal.com", "/qrcodes/"), cut: lastLink,
		fields: []network.FormField{{From: "/last", Key: "token", Name: "Id of the code", Private: true, Means: network.Token}},
		source: codeForms, sure: emvqr.ConfidenceB,
	},
}

// isEN18184 reports whether a link has version 1, one of the contexts and a provider in
// its path, and parameters after that.
func isEN18184(text string) bool {
	_, rest, ok := host.Split(text)
	path, _, parameters := strings.Cut(rest, "?")
	path = strings.TrimSuffix(path, "/")
	return ok && parameters && len(path) == len("/1/m/AB1") && path[:3] == "/1/" &&
		strings.IndexByte("meipw", small(path[3])) >= 0 && path[4] == '/' && isToken(path[5:], 3, 3, "")
}

// isSwish: C, digits of a number, and three more parts.
func isSwish(text string) bool {
	number, rest, found := strings.Cut(text[1:], ";")
	return found && isDigits(number, 1, 15) && strings.Count(rest, ";") <= 2
}
