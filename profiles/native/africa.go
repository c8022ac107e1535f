package native

import (
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

const moneyBadger = "the recognisers of an open wallet for South Africa and their tests"

// Forms of Africa and the Middle East.
var african = []form{
	{
		format: "scantopay", name: "a code of ScanToPay (Masterpass)", countries: "ZA", kind: network.URI,
		starts: anyOf(leadsTo("app.scantopay.io", "/qr?qrcode="), leadsTo(".scantopay.io", "/pluto/public/qr/")), cut: link,
		fields: []network.FormField{
			{From: "qrcode", Key: "code", Name: "Code, 10 digits", Means: network.Token},
			{From: "/4", Key: "code", Name: "Code, 10 digits", Means: network.Token},
		},
		source: moneyBadger, sure: emvqr.ConfidenceB, open: "the code stands for an order that the network knows",
	},
	{
		format: "snapscan", name: "a link of SnapScan", countries: "ZA", kind: network.URI,
		starts: leadsTo("pos.snapscan.io", "/qr/"), cut: link,
		fields: []network.FormField{{From: "/2", Key: "code", Name: "Code of the shop", Means: network.Token}},
		source: moneyBadger, sure: emvqr.ConfidenceB,
	},
	{
		format: "zapper", name: "a code of Zapper", countries: "ZA", kind: network.URI,
		starts: schemes("http://pay.zapper.com?t=", "http://"), shape: isZapper,
		source: moneyBadger, sure: emvqr.ConfidenceB, open: "the parts of i, which are no valid URI",
	},
	{
		format: "wigroup", name: "a link of Yoyo (wiGroup)", countries: "ZA", kind: network.URI,
		starts: anyOf(leadsTo("za.wigroup.co", "/bill/"), leadsTo(".yoyogroup.co")), cut: link,
		fields: []network.FormField{{From: "/2", Key: "bill", Name: "Bill, 9 digits", Means: network.Bill}},
		source: moneyBadger, sure: emvqr.ConfidenceB,
	},
	{
		format: "payat", name: "a link of Pay@", countries: "ZA", kind: network.URI,
		starts: leadsTo(".payat.io"), cut: link,
		fields: []network.FormField{{From: "id", Key: "bill", Name: "Bill", Means: network.Bill}},
		source: moneyBadger, sure: emvqr.ConfidenceB, open: "its short texts with two slashes, which are too plain to be told",
	},
	{
		format: "netcash", name: "a link of Netcash or Sage Pay", countries: "ZA", kind: network.URI,
		starts: anyOf(leadsTo("paynow.netcash.co.za"), leadsTo("paynow.sagepay.co.za")), cut: link,
		fields: []network.FormField{{From: "/2", Key: "code", Name: "Code", Means: network.Token}},
		source: moneyBadger, sure: emvqr.ConfidenceB,
	},
	{
		format: "standardbank-sk", name: "a code of Standard Bank", countries: "ZA", kind: network.Other,
		starts: prefix("SK-"), cut: parts(0, "-"),
		shape: func(text string) bool {
			middle, last, found := strings.Cut(text[len("SK-"):], "-")
			return found && isDigits(middle, 1, 12) && isDigits(last, 23, 23)
		},
		fields: []network.FormField{{From: "3", Key: "code", Name: "Code, 23 digits", Means: network.Token}},
		source: moneyBadger, sure: emvqr.ConfidenceB,
	},
	{
		format: "servest", name: "a parking ticket of Servest that is paid by its code", countries: "ZA", kind: network.Other,
		starts: prefix("CRSTPC-"),
		shape: func(text string) bool {
			rest := text[len("CRSTPC-"):]
			return strings.Count(rest, "-") == 4 && !strings.Contains("-"+rest+"-", "--") && isToken(rest, 9, 80, "-") && isDigits(strings.ReplaceAll(rest, "-", ""), 5, 76)
		},
		source: moneyBadger, sure: emvqr.ConfidenceB, open: "its five numbers",
	},
	{
		format: "transactionjunction", name: "a link of Transaction Junction", countries: "ZA", kind: network.URI,
		starts: leadsTo(".transactionjunction.co.za"),
		source: moneyBadger, sure: emvqr.ConfidenceB, open: "all but its host",
	},
	{
		format: "fnb-umpqr", name: "a code of South Africa's FNB", countries: "ZA", kind: network.Other,
		starts: prefix("0005UMPQR"), objects: wholeText,
		fields: []network.FormField{
			{From: "52", Key: "mcc", Name: "Merchant category code", Means: network.Category},
			{From: "53", Key: "currency", Name: "Currency, 710", Means: network.Currency},
			{From: "54", Key: "amount", Name: "Amount", Means: network.Amount, Sum: &network.Sum{}},
			{From: "58", Key: "country", Name: "Country", Means: network.Country},
			{From: "59", Key: "name", Name: "Shop", Means: network.PayeeName},
			{From: "60", Key: "city", Name: "City", Means: network.City},
		},
		source: moneyBadger, sure: emvqr.ConfidenceB, open: "who is paid: it is inside 62, whose parts are not told; nothing seals it",
	},
	{
		format: "instapay", name: "a link of Egypt's InstaPay", countries: "EG", kind: network.URI,
		starts: leadsTo("ipn.eg", "/S/"), cut: link,
		shape: after("/S/", func(rest string) bool { return strings.Contains(rest, "/instapay/") }),
		fields: []network.FormField{
			{From: "/2", Key: "payee", Name: "Payee's handle", Private: true, Needed: true, Means: network.Payee},
			{From: "/4", Key: "token", Name: "Token, 6 characters", Private: true, Means: network.Token},
		},
		source: codeForms, sure: emvqr.ConfidenceB,
	},
	{
		format: "vodafone-cash", name: "a link of Vodafone Cash", countries: "EG", kind: network.URI,
		starts: prefix("http://vf.eg/vfcash?id=mt&qrId="), shape: isPlain, cut: link,
		fields: []network.FormField{{From: "qrId", Key: "token", Name: "Token", Private: true, Needed: true, Means: network.Token}},
		source: codeForms, sure: emvqr.ConfidenceB,
	},
	{
		format: "wave", name: "a link of Wave", countries: "SN CI", kind: network.URI,
		starts: leadsTo("pay.wave.com", "/m/M_"), cut: link,
		fields: []network.FormField{
			{From: "/2", Key: "payee", Name: "Merchant: M, country, 12 characters", Private: true, Needed: true, Means: network.Payee},
			{From: "/4", Key: "country", Name: "Country"},
			{From: "amount", Key: "amount", Name: "Amount", Means: network.Amount, Sum: &network.Sum{Currency: "XOF"}},
		},
		source: codeForms, sure: emvqr.ConfidenceB,
	},
	{
		format: "orangemoney", name: "a link of Orange Money", countries: "SN CI", kind: network.URI,
		starts: anyOf(leadsTo("qrcode.orange.sn", "/"), leadsTo("qrcode.orange.ci", "/"), prefix("orangemoney://qrcode.orange.sn/mp/", "orangemoney://qrcode.orange.ci/mp/")), cut: lastLink,
		fields: []network.FormField{
			{From: "a", Key: "amount", Name: "Amount", Means: network.Amount, Sum: &network.Sum{}},
			{From: "c", Key: "currency", Name: "XOF", Means: network.Currency},
			{From: "m", Key: "message", Name: "Text", Private: true, Means: network.Note},
			{From: "/last", Key: "token", Name: "Token", Private: true, Means: network.Token},
		},
		source: codeForms, sure: emvqr.ConfidenceB,
	},
}

// isZapper: pay.zapper.com or a number below zap.pe, by http, and type and id. Its other
// characters are what it likes.
func isZapper(text string) bool {
	rest := text[len("http://"):]
	name, parameters, found := strings.Cut(rest, "?t=")
	number, isZap := strings.CutSuffix(name, ".zap.pe")
	return found && isPlain(text) && strings.Contains(parameters, "&i=") &&
		(name == "pay.zapper.com" || isZap && isDigits(number, 1, 3))
}
