// Package sqcrps knows SQCRPS, the payment code of Sudan, which EBS runs. Two codes are
// known, so all that is said of it here is a warning at most, and nothing is written.
//
// Start here: [Network] is the table, [Account] what is paid.
package sqcrps

import (
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network. No GUID does: its template has a number there.
const Slug = "sqcrps"

// Network is SQCRPS's table.
var Network = &network.Network{
	Slug: Slug, Name: "SQCRPS", Countries: []string{"SD"}, AsOf: "2026-11", Home: "SD",
	Fact:   network.Fact{Source: "two codes", Confidence: emvqr.ConfidenceC},
	Kinds:  []*network.Kind{Merchant},
	Shared: network.National("SQCRPS", "938", "SD"),
}

// Account is a merchant of SQCRPS.
type Account struct {
	network.Location
	// Institution is three digits of the merchant's; Merchant is nine digits.
	Institution, Merchant string
	// Kind is 00 in both codes, Field4 seven or eight hexadecimal digits. What they mean
	// is not established.
	Kind, Field4 string
}

const (
	institution = iota
	kind
	merchant
	field4
)

// Merchant is the account's table.
var Merchant = &network.Kind{
	Network: Slug, Key: "merchant", Name: "SQCRPS template", ReadOnly: true,
	Objects: []*network.Object{{
		Key: "merchant", Name: "SQCRPS template", At: network.At(51),
		By: []network.Mark{{Has: []network.Look{
			{At: network.In(0), Format: network.Digits, Len: 3}, {At: network.In(1), Starts: "00", Len: 2},
		}}},
		Rows: []network.Row{
			{At: network.In(0), Key: "institution", Name: "Institution", Means: network.PayeeBank, InsteadOf: "MPM-4.7.11.2-GUID"},
			{At: network.In(1), Key: "kind", Name: "Kind"},
			{At: network.In(2), Key: "merchant", Name: "Merchant", ID: "SQCRPS-MERCHANT", Means: network.Payee, Format: network.Digits, Min: 9, Max: 9, Presence: network.Mandatory},
			{At: network.In(4), Key: "field4", Name: "Field 04", ID: "SQCRPS-FIELD4", Format: network.Hex, Min: 7, Max: 8},
		},
	}},
	Keys: []string{institution: "institution", kind: "kind", merchant: "merchant", field4: "field4"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(institution), v.At(merchant), v.At(kind), v.At(field4)}
	},
	Examples: []network.Example{{Values: []string{institution: "063", kind: "00", merchant: "000000044", field4: "88176843"}}},
}

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return Merchant, []string{institution: a.Institution, kind: a.Kind, merchant: a.Merchant, field4: a.Field4}
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }
