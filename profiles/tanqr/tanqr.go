// Package tanqr knows TANQR, the national payment code of Tanzania.
//
// Start here: [Network] is the table, [Account] what is paid.
package tanqr

import (
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network, GUID its template.
const (
	Slug = "tanqr"
	GUID = "tz.go.bot.tips"
)

var (
	codes = network.Fact{Severity: emvqr.Error, Source: "three unrelated programs; a live sticker", Confidence: emvqr.ConfidenceB}
	// Whether readers look for the template elsewhere is not established.
	placed   = network.Fact{Severity: emvqr.Warning, Effect: emvqr.Doubt, Source: codes.Source, Confidence: emvqr.ConfidenceB}
	oneMaker = network.Fact{Severity: emvqr.Warning, Source: "one program that makes codes", Confidence: emvqr.ConfidenceC}
)

// Network is TANQR's table.
var Network = &network.Network{
	Slug: Slug, Name: "TANQR", Countries: []string{"TZ"}, AsOf: "2026-11", Fact: codes,
	Kinds: []*network.Kind{Merchant},
	Shared: append(network.National("TANQR", "834", "TZ"),
		network.Row{At: network.Root(54), ID: "TANQR-AMOUNT", Presence: network.Mandatory, When: []network.Cond{network.Is(network.Root(1), "12")}, Fact: oneMaker}),
}

// Account is a merchant of TANQR.
type Account struct {
	network.Location
	// Acquirer is five digits; MerchantID is up to 15 digits that the acquirer gives.
	Acquirer, MerchantID string
}

const (
	acquirer = iota
	merchantID
)

// Merchant is the account's table.
var Merchant = &network.Kind{
	Network: Slug, Key: "merchant", Name: "TANQR template",
	Objects: []*network.Object{{
		Key: "merchant", Name: "TANQR template", ID: "TANQR-MERCHANT",
		At: network.At(26), By: []network.Mark{{At: network.Anywhere, GUIDs: []string{GUID}}}, Fact: placed,
		Rows: []network.Row{
			{At: network.In(1), Key: "acquirer", Name: "Acquirer ID", ID: "TANQR-ACQUIRER", Means: network.PayeeBank, Format: network.Digits, Min: 5, Max: 5, Presence: network.Mandatory, Fact: codes},
			{At: network.In(2), Key: "merchant_id", Name: "Merchant ID", ID: "TANQR-MERCHANT-ID", Means: network.Payee, Format: network.Digits, Min: 1, Max: 15, Presence: network.Mandatory, Fact: codes},
		},
	}},
	Keys: []string{acquirer: "acquirer", merchantID: "merchant_id"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(acquirer), v.At(merchantID)}
	},
	Examples: []network.Example{
		{Values: []string{acquirer: "01001", merchantID: "12345678"}},
		{Values: []string{acquirer: "01001", merchantID: "12345678"}, Beside: []network.Setting{{At: network.Root(1), Value: "12"}, {At: network.Root(54), Value: "1000"}}},
	},
}

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return Merchant, []string{acquirer: a.Acquirer, merchantID: a.MerchantID}
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }
