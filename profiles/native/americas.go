package native

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"iter"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/query"
)

// Forms of the Americas.
var american = []form{
	{
		format: "zelle", name: "a link of Zelle", countries: "US", kind: network.URI,
		starts: leadsTo("enroll.zellepay.com", "/qr-codes?data=", "/qr-codes/?data="), cut: layout{pieces: zellePieces},
		judge: []judge{once("data")},
		fields: []network.FormField{
			{From: "name", Key: "name", Name: "Payee's name", Private: true, Means: network.PayeeName},
			{From: "token", Key: "token", Name: "Payee's phone number or e-mail address", Private: true, Means: network.Payee},
			{From: "action", Key: "action", Name: "payment", Means: network.Action},
			{From: "amount", Key: "amount", Name: "Amount in USD", Means: network.Amount, Sum: &network.Sum{Currency: "USD"}},
		},
		source: codeForms, sure: emvqr.ConfidenceB,
	},
	{
		format: "venmo", name: "a link of Venmo", countries: "US", kind: network.URI,
		starts: leadsTo("venmo.com", "/code?user_id=", "/u/"), cut: link,
		fields: []network.FormField{
			{From: "/2", Key: "user", Name: "Payee's user name", Private: true, Means: network.Payee},
			{From: "user_id", Key: "user_id", Name: "Payee, 19 digits", Private: true, Means: network.Payee},
			{From: "created", Key: "created", Name: "When it was made, in seconds since 1970"},
		},
		source: codeForms, sure: emvqr.ConfidenceB,
	},
	{
		format: "cashapp", name: "a link of Cash App", countries: "US", kind: network.URI,
		starts: leadsTo("cash.app", "/$"), cut: link,
		fields: []network.FormField{{From: "/1", Key: "payee", Name: "Payee's cashtag", Private: true, Needed: true, Means: network.Payee}},
		source: codeForms, sure: emvqr.ConfidenceB,
	},
	{
		format: "transfermovil", name: "a code of Cuba's Transfermóvil", countries: "CU", kind: network.Other,
		starts: prefix("TRANSFERMOVIL_ETECSA,"), cut: parts(0, ","),
		fields: []network.FormField{
			{From: "2", Key: "action", Name: "TRANSFERENCIA or PAGO", Means: network.Action},
			{From: "3", Key: "card", Name: "Payee's card", Private: true, Means: network.Payee},
			{From: "4", Key: "phone", Name: "Payee's phone", Private: true},
			{From: "5", Key: "amount", Name: "Amount", Means: network.Amount},
		},
		source: "one open implementation", sure: emvqr.ConfidenceC,
	},
	{
		format: "codi", name: "a code of Mexico's CoDi", countries: "MX", kind: network.Other,
		starts: prefix(`{"TYP":20,"v":{"DEV":"`),
		source: "the beginning of one text in a wallet's documentation", sure: emvqr.ConfidenceC, open: "all after its beginning",
	},
	{
		format: "dapp", name: "a link of Mexico's Dapp", countries: "MX", kind: network.URI,
		starts: leadsTo("dapp.mx", "/c/"), cut: link,
		fields: []network.FormField{{From: "/2", Key: "token", Name: "Token", Private: true, Means: network.Token}},
		source: "one open implementation", sure: emvqr.ConfidenceC,
	},
	{
		format: "deuna", name: "a link of Ecuador's DeUna", countries: "EC", kind: network.URI,
		starts: leadsTo("pagar.deuna.app", "/"), cut: link,
		fields: []network.FormField{
			{From: "/1", Key: "shop", Name: "Short name of the shop"},
			{From: "id", Key: "id", Name: "Payee, 40 hexadecimal digits", Private: true, Means: network.Payee},
		},
		source: codeForms, sure: emvqr.ConfidenceB,
	},
	{
		format: "yappy", name: "a link of Panama's Yappy", countries: "PA", kind: network.URI,
		starts: leadsTo("link.yappy.com.pa", "/stc/"), cut: link,
		fields: []network.FormField{{From: "/2", Key: "token", Name: "Token, base64 of 32 bytes", Private: true, Means: network.Token}},
		source: codeForms, sure: emvqr.ConfidenceB,
	},
	{
		format: "mercadopago-url", name: "a link of Mercado Pago", countries: "AR", kind: network.URI,
		starts: leadsTo("mpago.la", "/"), cut: link,
		fields: []network.FormField{{From: "/1", Key: "token", Name: "Token, or pos and a number", Private: true, Means: network.Token}},
		source: codeForms + "; the same links are in EMV codes", sure: emvqr.ConfidenceB,
	},
}

// zellePieces are the members of the JSON that a link carries in base64.
func zellePieces(text string) iter.Seq[piece] {
	return func(yield func(piece) bool) {
		data, _, _ := strings.Cut(strings.TrimPrefix(parametersOf(text), "data="), "&")
		plain, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(query.Percent(data, false), "="))
		if err != nil {
			return
		}
		for name, value := range members(plain) {
			if !yield(piece{name, value, 0}) {
				return
			}
		}
	}
}

// members walks the members of a JSON object whose values are strings or numbers, each as
// often as it is there: which of two counts, readers decide in their own way. There are
// none in what is not one object to its end.
func members(text []byte) iter.Seq2[string, string] {
	return func(yield func(name, value string) bool) {
		if !json.Valid(text) {
			return
		}
		d := json.NewDecoder(bytes.NewReader(text))
		if begin, err := d.Token(); err != nil || begin != json.Delim('{') {
			return
		}
		for d.More() {
			name, err := d.Token()
			var value jsonText
			if err != nil || d.Decode(&value) != nil || !yield(name.(string), string(value)) {
				return
			}
		}
	}
}

// jsonText is a string or a number of JSON as it is written.
type jsonText string

// UnmarshalJSON implements [json.Unmarshaler].
func (t *jsonText) UnmarshalJSON(data []byte) error {
	var s string
	if json.Unmarshal(data, &s) == nil {
		*t = jsonText(s)
		return nil
	}
	*t = jsonText(data)
	return nil
}
