// Package fonepay knows Fonepay, a payment network of Nepal. Nothing of it is
// published; the table follows real codes.
//
// Start here: [Network] is the table, [Account] what is paid.
package fonepay

import (
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network, GUID its template.
const (
	Slug = "fonepay"
	GUID = "fonepay.com"
)

var (
	codes = network.Fact{Severity: emvqr.Error, Source: "four real codes", Confidence: emvqr.ConfidenceB}
	usual = codes.Warning()
)

// Network is Fonepay's table.
var Network = &network.Network{
	Slug: Slug, Name: "Fonepay", Countries: []string{"NP"}, AsOf: "2026-11", Fact: codes,
	Kinds:  []*network.Kind{Merchant},
	Shared: network.National("FONEPAY", "524", "NP"),
}

// Account is a merchant of Fonepay.
type Account struct {
	network.Location
	// MerchantPAN is the merchant's number, 16 digits of which the last is a check
	// digit.
	MerchantPAN string
	// Value11 is object 11 of the template. What it means is not established; one
	// code has 1 there.
	Value11 string
}

const (
	merchantPAN = iota
	value11
)

// Merchant is the account's table. A made-up code has a number in 01, which no real
// one does, so it is not read.
var Merchant = &network.Kind{
	Network: Slug, Key: "merchant", Name: "Fonepay template",
	Objects: []*network.Object{{
		Key: "merchant", Name: "Fonepay template", ID: "FONEPAY-MERCHANT", Fact: usual,
		At: network.At(26), By: []network.Mark{{At: network.Anywhere, GUIDs: []string{GUID}}},
		Rows: []network.Row{
			{At: network.In(7), Key: "merchant_pan", Name: "Merchant PAN", ID: "FONEPAY-MERCHANT-PAN", Means: network.Payee, Format: network.Digits, Min: 16, Max: 16, Presence: network.Mandatory, Fact: codes,
				Checks: []*network.Check{{Name: "LUHN", Sentence: "The last digit of a merchant PAN is its check digit by ISO/IEC 7812-1.", Fault: network.LuhnFault, Fact: usual}}},
			{At: network.In(11), Key: "value_11", Name: "Value of 11"},
		},
	}},
	Keys: []string{merchantPAN: "merchant_pan", value11: "value_11"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(merchantPAN), v.At(value11)}
	},
	Examples: []network.Example{{Values: []string{merchantPAN: "2222000000000008", value11: "1"}}},
}

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return Merchant, []string{merchantPAN: a.MerchantPAN, value11: a.Value11}
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }
