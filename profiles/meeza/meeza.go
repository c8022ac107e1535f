// Package meeza knows the QR code of Meeza, the national payment scheme of Egypt. It is
// known from the documentation of one gateway, so all that is said of it here is a
// warning at most, and nothing is written.
//
// Start here: [Network] is the table, [Account] what is paid.
package meeza

import (
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network, AID its template.
const (
	Slug = "meeza"
	AID  = "A000000732100001"
)

// Network is Meeza's table.
var Network = &network.Network{
	Slug: Slug, Name: "Meeza", Countries: []string{"EG"}, AsOf: "2026-11",
	Fact:   network.Fact{Source: "a gateway's documentation", Confidence: emvqr.ConfidenceC},
	Kinds:  []*network.Kind{Merchant},
	Shared: network.National("MEEZA", "818", "EG"),
}

// Account is a merchant of Meeza.
type Account struct {
	network.Location
	// MerchantID is nine digits.
	MerchantID string
}

// Merchant is the account's table.
var Merchant = &network.Kind{
	Network: Slug, Key: "merchant", Name: "Meeza template", ReadOnly: true,
	Objects: []*network.Object{{
		Key: "merchant", Name: "Meeza template", ID: "MEEZA-MERCHANT",
		At: network.At(26), By: []network.Mark{{At: network.Anywhere, GUIDs: []string{AID}}},
		Rows: []network.Row{
			{At: network.In(1), Key: "merchant_id", Name: "Merchant ID", ID: "MEEZA-MERCHANT-ID", Means: network.Payee, Format: network.Digits, Min: 9, Max: 9, Presence: network.Mandatory},
		},
	}},
	Keys: []string{"merchant_id"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(0)}
	},
	Examples: []network.Example{{Values: []string{"100000001"}}},
}

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) { return Merchant, []string{a.MerchantID} }

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }
