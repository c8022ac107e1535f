// Package tnbank knows the codes of the wallets of two Tunisian banks. Two demonstration
// programs show them and no code with a right checksum was met, so all that is said of
// them here is a warning at most, and nothing is written.
//
// Start here: [Network] is the table, [Account] what is paid.
package tnbank

import (
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network. Each wallet has a GUID of its own, tn, the bank and the
// wallet: tn.stb.digicarte, tn.atw.atwallet. A national one was not found.
const Slug = "tn-bank"

// Network is the table.
var Network = &network.Network{
	Slug: Slug, Name: "Tunisian bank wallets", Countries: []string{"TN"}, AsOf: "2026-11",
	Fact:   network.Fact{Source: "two programs", Confidence: emvqr.ConfidenceC},
	Kinds:  []*network.Kind{Merchant},
	Shared: network.National("TN-BANK", "788", "TN"),
}

// Account is a merchant's account at a Tunisian bank.
type Account struct {
	network.Location
	// Wallet is the GUID of the bank's wallet.
	Wallet string
	// RIB is the account, 20 digits.
	RIB string
}

const (
	wallet = iota
	rib
)

// Merchant is the account's table.
var Merchant = &network.Kind{
	Network: Slug, Key: "merchant", Name: "Tunisian bank wallet", ReadOnly: true,
	Objects: []*network.Object{{
		Key: "merchant", Name: "Tunisian bank wallet", ID: "TN-BANK-WALLET",
		At: network.At(26), By: []network.Mark{{At: network.Anywhere, GUIDStarts: "tn.stb."}, {At: network.Anywhere, GUIDStarts: "tn.atw."}},
		Rows: []network.Row{
			{At: network.In(0), Key: "wallet", Name: "Wallet"},
			{At: network.In(1), Key: "rib", Name: "RIB", ID: "TN-BANK-RIB", Means: network.Payee, Format: network.Digits, Min: 20, Max: 20, Presence: network.Mandatory},
		},
	}},
	Keys: []string{wallet: "wallet", rib: "rib"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(wallet), v.At(rib)}
	},
	Examples: []network.Example{{Values: []string{wallet: "tn.stb.digicarte", rib: "00000000000000000001"}}},
}

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return Merchant, []string{wallet: a.Wallet, rib: a.RIB}
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }
