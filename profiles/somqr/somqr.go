// Package somqr knows SomQR, the national payment code of Somalia, in the form that is
// an EMVCo code: a merchant's. The system is SIPS; the table follows its operator's
// public programs and two independent ones. The form of persons is another text
// altogether and not read: its sources contradict each other.
//
// Start here: [Network] is the table, [Account] what is paid.
package somqr

import (
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network. GUID is how its template is written; every one that begins
// with so.somqr. is read.
const (
	Slug = "somqr"
	GUID = "so.somqr.sSIPS" // the spelling that the operator's own tests ask for
)

const beginning = "so.somqr."

var programs = network.Fact{Severity: emvqr.Error, Source: "SPS-SIPS/sips-connect, and two independent programs", Confidence: emvqr.ConfidenceB}

// Network is SomQR's table.
var Network = &network.Network{
	Slug: Slug, Name: "SomQR", Countries: []string{"SO"}, AsOf: "2026-11", Fact: programs,
	Kinds: []*network.Kind{Merchant},
	Shared: []network.Row{
		{At: network.Root(53), ID: "SOMQR-CURRENCY", OneOf: []string{"706", "840"}, Presence: network.Mandatory, Default: "706"},
		{At: network.Root(58), ID: "SOMQR-COUNTRY", OneOf: []string{"SO"}, Presence: network.Mandatory, Default: "SO"},
		{At: network.Root(59), ID: "SOMQR-NAME", Max: 40},
		{At: network.Root(60), ID: "SOMQR-CITY", Max: 30},
	},
	Lowered: []network.Lowered{
		{Rule: "MPM-T3.6-LEN", At: network.Root(59), To: emvqr.Warning, Source: "SIPS takes names of up to 40"},
		{Rule: "MPM-T3.6-LEN", At: network.Root(60), To: emvqr.Warning, Source: "SIPS takes cities of up to 30"},
		{Rule: "MPM-T3.7-LEN", At: network.Root(62), To: emvqr.Warning, Source: "SIPS takes up to 26 characters in an item of 62"},
	},
}

// Account is a merchant of SomQR.
type Account struct {
	network.Location
	// Acquirer is 01 and four digits of the acquirer; MerchantID is up to 14 characters.
	Acquirer, MerchantID string
	// GUID is the spelling of the identifier in a code that was read, "" for [GUID].
	GUID string
}

const (
	acquirer = iota
	merchantID
	guid
)

// Merchant is the account's table.
var Merchant = &network.Kind{
	Network: Slug, Key: "merchant", Name: "SomQR template",
	Objects: []*network.Object{{
		Key: "merchant", Name: "SomQR template", ID: "SOMQR-TEMPLATE", GUID: GUID, Fact: programs.Warning(),
		At: network.At(26), By: []network.Mark{{At: network.Anywhere, GUIDStarts: beginning}},
		Rows: []network.Row{
			{At: network.In(0), Key: "guid", Name: "GUID", Hidden: true},
			{At: network.In(1), Key: "acquirer", Name: "Acquirer", ID: "SOMQR-ACQUIRER", Means: network.PayeeBank, Format: network.Digits, Min: 6, Max: 6, Presence: network.Mandatory, Fact: programs},
			{At: network.In(44), Key: "merchant_id", Name: "Merchant ID", ID: "SOMQR-MERCHANT-ID", Means: network.Payee, Format: network.Ans, Max: 14, Presence: network.Mandatory, Fact: programs},
		},
	}},
	Keys: []string{acquirer: "acquirer", merchantID: "merchant_id", guid: "guid"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(acquirer), v.At(merchantID), v.At(guid)}
	},
	Examples: []network.Example{{Values: []string{acquirer: "010006", merchantID: "12345678", guid: GUID}}},
}

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	values := []string{acquirer: a.Acquirer, merchantID: a.MerchantID, guid: a.GUID}
	if a.GUID == "" && a.MerchantID != "" {
		values[guid] = GUID
	}
	return Merchant, values
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }
