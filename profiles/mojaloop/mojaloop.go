// Package mojaloop knows the merchant's code of Mojaloop, free software for payment
// switches. It is known from one program, so all that is said of it here is a warning at
// most, and nothing is written.
//
// Start here: [Network] is the table, [Account] what is paid.
package mojaloop

import (
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network, GUID its template.
const (
	Slug = "mojaloop"
	GUID = "org.mojaloop"
)

// Network is Mojaloop's table. It is at home in no country.
var Network = &network.Network{
	Slug: Slug, Name: "Mojaloop", AsOf: "2026-11",
	Fact:  network.Fact{Source: "one program", Confidence: emvqr.ConfidenceC},
	Kinds: []*network.Kind{Merchant},
}

// Account is a merchant of a Mojaloop switch.
type Account struct {
	network.Location
	// Scheme is what Account is: ALIAS. Account is eight digits.
	Scheme, Account string
	// Field3 is 32 hexadecimal digits whose meaning is not established.
	Field3 string
}

const (
	scheme = iota
	account
	field3
)

// Merchant is the account's table.
var Merchant = &network.Kind{
	Network: Slug, Key: "merchant", Name: "Mojaloop template", ReadOnly: true,
	Objects: []*network.Object{{
		Key: "merchant", Name: "Mojaloop template", ID: "MOJALOOP-MERCHANT",
		At: network.At(28), By: []network.Mark{{At: network.Anywhere, GUIDs: []string{GUID}}},
		Rows: []network.Row{
			{At: network.In(1), Key: "scheme", Name: "Scheme", ID: "MOJALOOP-SCHEME", Means: network.PayeeKind, OneOf: []string{"ALIAS"}, Presence: network.Mandatory},
			{At: network.In(2), Key: "account", Name: "Account", ID: "MOJALOOP-ACCOUNT", Means: network.Payee, Format: network.Digits, Min: 8, Max: 8, Presence: network.Mandatory},
			{At: network.In(3), Key: "field3", Name: "Field 03", ID: "MOJALOOP-FIELD3", Format: network.Hex, Min: 32, Max: 32},
		},
	}},
	Keys: []string{scheme: "scheme", account: "account", field3: "field3"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(scheme), v.At(account), v.At(field3)}
	},
	Examples: []network.Example{{Values: []string{scheme: "ALIAS", account: "00000001", field3: "0123456789abcdef0123456789abcdef"}}},
}

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return Merchant, []string{scheme: a.Scheme, account: a.Account, field3: a.Field3}
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }
