// Package mmqr knows MMQR, the national payment code of Myanmar. Its specification was
// read in others' words; the table follows those and codes.
//
// Start here: [Network] is the table, [Account] what is paid.
package mmqr

import (
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network, GUID its template. A picture in the specification has another
// GUID, MM.COM.MMQR, which no real code has been seen with.
const (
	Slug = "mmqr"
	GUID = "com.mmqrpay.www"
)

// DefaultTerminal stands for no terminal.
const DefaultTerminal = "000000"

var (
	codes = network.Fact{Severity: emvqr.Error, Source: "Odoo's l10n_mm, after the specification of May 2023, and real codes", Confidence: emvqr.ConfidenceB}
	odoo  = network.Fact{Source: "Odoo's l10n_mm", Confidence: emvqr.ConfidenceC}
)

// Network is MMQR's table.
var Network = &network.Network{
	Slug: Slug, Name: "MMQR", Countries: []string{"MM"}, AsOf: "2026-11", Fact: codes,
	Kinds: []*network.Kind{Merchant},
	Shared: append(network.National("MMQR", "104", "MM"),
		network.Row{At: network.Root(52), Default: "0000"},
		network.Row{At: network.Root(64), Name: "Name in Burmese", ID: "MMQR-LANGUAGE", Presence: network.Mandatory, Fact: codes.Warning()},
	),
}

// Account is a merchant of MMQR.
type Account struct {
	network.Location
	// MerchantID is 15 digits, the first of the 16 that a bank gives.
	MerchantID string
	// TerminalID is up to 25 characters; [DefaultTerminal] where nothing else is said.
	TerminalID string
}

const (
	merchantID = iota
	terminalID
)

// Merchant is the account's table.
var Merchant = &network.Kind{
	Network: Slug, Key: "merchant", Name: "MMQR template",
	Objects: []*network.Object{{
		Key: "merchant", Name: "MMQR template", ID: "MMQR-MERCHANT", For: []string{"merchant_id"},
		At: network.At(26), By: []network.Mark{{At: network.Anywhere, GUIDs: []string{GUID}}}, Fact: codes.Warning(),
		Rows: []network.Row{
			{At: network.In(1), Key: "merchant_id", Name: "Merchant ID", ID: "MMQR-MERCHANT-ID", Means: network.Payee, Format: network.Digits, Min: 15, Max: 15, Presence: network.Mandatory, Fact: codes},
			{At: network.In(2), Key: "terminal_id", Name: "Terminal ID", ID: "MMQR-TERMINAL-ID", Means: network.Terminal, Format: network.Ans, Max: 25, Fact: codes},
			{At: network.In(2), Name: "Terminal ID", ID: "MMQR-TERMINAL-ID", Presence: network.Mandatory, Fact: odoo},
		},
	}},
	Keys: []string{merchantID: "merchant_id", terminalID: "terminal_id"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(merchantID), v.At(terminalID)}
	},
	Examples: []network.Example{{
		Values: []string{merchantID: "100000000000001", terminalID: DefaultTerminal},
		Beside: []network.Setting{{At: network.Root(64, 0), Value: "MY"}, {At: network.Root(64, 1), Value: "ကုမ္ပဏီ"}},
	}},
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	if a.Anchor().IsZero() && a.TerminalID == "" {
		a.TerminalID = DefaultTerminal
	}
	return Merchant, []string{merchantID: a.MerchantID, terminalID: a.TerminalID}
}
