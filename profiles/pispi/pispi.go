// Package pispi knows PI-SPI, the instant payments of the eight countries of the West
// African monetary union, which its central bank, the BCEAO, runs.
//
// Start here: [Network] is the table, [Account] what is paid.
package pispi

import (
	"errors"
	"log/slog"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network, GUID its template.
const (
	Slug = "pispi"
	GUID = "int.bceao.pi"
)

// What 62-11 says of a code. BCEAO's own worked example has 500.
const (
	StaticChannel  emvqr.Channel = "000"
	DynamicChannel emvqr.Channel = "400"
)

var (
	sdk = network.Fact{Source: "BCEAO, pi-spi/qrcode-java 0.1.2", Confidence: emvqr.ConfidenceA}
	// unread is what the generator of the SDK writes and its reader does not look at.
	unread = sdk.Warning()
	met    = network.Fact{Source: sdk.Source + "; an example of BCEAO's", Confidence: emvqr.ConfidenceC}
)

// Network is PI-SPI's table.
var Network = &network.Network{
	Slug: Slug, Name: "PI-SPI", Countries: countries, AsOf: "2026-11", Fact: sdk,
	Kinds: []*network.Kind{Alias},
	Shared: []network.Row{
		// The SDK writes no class of merchant, no name and no city; a code that
		// others share has them.
		{At: network.Root(52), Default: "0000"},
		{At: network.Root(59), Default: "X"},
		{At: network.Root(60), Default: "X"},
		{At: network.Root(53), ID: "PISPI-CURRENCY", OneOf: []string{"952"}, Presence: network.Mandatory, Default: "952"},
		{At: network.Root(54), ID: "PISPI-AMOUNT", Format: network.Digits, Max: 13, Fact: unread},
		{At: network.Root(58), ID: "PISPI-COUNTRY", OneOf: countries, Presence: network.Mandatory},
		{At: network.Root(62, 11), ID: "PISPI-CHANNEL", Format: network.Digits, Min: 3, Max: 3, Presence: network.Mandatory, Default: string(StaticChannel)},
		{At: network.Root(62, 11), ID: "PISPI-CHANNEL", OneOf: []string{string(StaticChannel), string(DynamicChannel), "500"}, Fact: met},
	},
}

var countries = []string{"BJ", "BF", "CI", "GW", "ML", "NE", "SN", "TG"}

// Account is a payee of PI-SPI.
type Account struct {
	network.Location
	// Alias is the payee's alias, a UUID of version 4 with hyphens.
	Alias string
	// Reference is what the payee calls the payment, up to 25 characters.
	Reference string
}

const (
	alias = iota
	reference
)

// Alias is the account's table.
var Alias = &network.Kind{
	Network: Slug, Key: "alias", Name: "PI-SPI template",
	Objects: []*network.Object{{
		Key: "alias", Name: "PI-SPI template", ID: "PISPI-ALIAS",
		At: network.At(36), By: []network.Mark{{At: network.Anywhere, GUIDs: []string{GUID}}},
		Rows: []network.Row{
			{At: network.In(1), Key: "alias", Name: "Alias", ID: "PISPI-ALIAS", Means: network.Payee, Format: uuid, Presence: network.Mandatory, Checks: []*network.Check{version4}},
		},
	}},
	Rows: []network.Row{
		{At: network.Root(62, 5), Key: "reference", Name: "Reference", ID: "PISPI-REFERENCE", Means: network.Reference, Max: 25, Presence: network.Mandatory, Fact: unread},
	},
	Keys: []string{alias: "alias", reference: "reference"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(alias), v.At(reference)}
	},
	Examples: []network.Example{
		{Values: []string{alias: "123e4567-e12b-42d1-a456-426655440000", reference: "INV7"}},
		{Values: []string{alias: "123e4567-e12b-42d1-a456-426655440000", reference: "INV7"},
			Beside: []network.Setting{{At: network.Root(54), Value: "1000"}, {At: network.Root(62, 11), Value: string(DynamicChannel)}}},
	},
}

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return Alias, []string{alias: a.Alias, reference: a.Reference}
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

// Check implements [network.Checker]: the SDK generates no code without a reference,
// though its reader takes one.
func (a Account) Check() error {
	if a.Anchor().IsZero() && a.Reference == "" {
		return errors.New("pispi: an account has a reference of up to 25 characters, found none")
	}
	return nil
}

var uuid = network.UUID.Cleaned(strings.TrimSpace)

var version4 = &network.Check{
	Name: "V4", Sentence: "An alias is a UUID of version 4.",
	Fault: func(v string) string {
		if !network.UUID.Holds(v) || v[14] != '4' || !strings.ContainsRune("89abAB", rune(v[19])) {
			return "expected a UUID of version 4, whose third group begins with 4 and the fourth with 8, 9, a or b"
		}
		return ""
	},
	Breaks: "123e4567-e12b-12d1-a456-426655440000",
	Fact:   unread,
}
