// Package ghqr knows GhQR, the national payment code of Ghana, which GhIPSS runs. It is
// known from one code of a merchant, so all that is said of it here is a warning at most,
// and nothing is written.
//
// Start here: [Network] is the table, [Account] what is paid.
package ghqr

import (
	"log/slog"
	"time"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network, GUID its template.
const (
	Slug = "ghqr"
	GUID = "GH.NET.GHIPSS.GHQR"
)

// expired is no error, for it is one code's, and no silent yes either.
var expired = network.Fact{Effect: emvqr.Doubt, Source: "one code of a merchant", Confidence: emvqr.ConfidenceC}

// Network is GhQR's table.
var Network = &network.Network{
	Slug: Slug, Name: "GhQR", Countries: []string{"GH"}, AsOf: "2026-11",
	Fact:   network.Fact{Source: "one code of a merchant", Confidence: emvqr.ConfidenceC},
	Kinds:  []*network.Kind{Merchant},
	Shared: network.National("GHQR", "936", "GH"),
}

// Account is a merchant of GhQR.
type Account struct {
	network.Location
	// Merchant is the number of the merchant, 16 digits.
	Merchant string
	// Field2 and Field3 are six and three digits whose meaning is not established.
	Field2, Field3 string
	// Expires is when the code dies, in Ghana's time: EyyyymmddThhmmss.
	Expires string
}

const (
	merchant = iota
	field2
	field3
	expires
)

// Merchant is the account's table.
var Merchant = &network.Kind{
	Network: Slug, Key: "merchant", Name: "GhQR template", ReadOnly: true,
	Objects: []*network.Object{{
		Key: "merchant", Name: "GhQR template", ID: "GHQR-MERCHANT",
		At: network.At(32), By: []network.Mark{{At: network.Anywhere, GUIDs: []string{GUID}}},
		Rows: []network.Row{
			{At: network.In(1), Key: "merchant", Name: "Merchant number", ID: "GHQR-MERCHANT-NUMBER", Means: network.Payee, Format: network.Digits, Min: 16, Max: 16, Presence: network.Mandatory},
			{At: network.In(2), Key: "field2", Name: "Field 02", ID: "GHQR-FIELD2", Format: network.Digits, Min: 6, Max: 6},
			{At: network.In(3), Key: "field3", Name: "Field 03", ID: "GHQR-FIELD3", Format: network.Digits, Min: 3, Max: 3},
			{At: network.In(4), Key: "expires", Name: "Expires", ID: "GHQR-EXPIRES", Means: network.Expiry, Format: moment, Fact: expired},
		},
	}},
	Keys: []string{merchant: "merchant", field2: "field2", field3: "field3", expires: "expires"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(merchant), v.At(field2), v.At(field3), v.At(expires)}
	},
	Examples: []network.Example{
		{Values: []string{merchant: "0000000000000001", field2: "010000", field3: "001", expires: "E20991231T120000"}},
	},
}

// moment is a point in time in Ghana, which keeps UTC all year.
var moment = func() *network.Format {
	f := network.FormatOf("EyyyymmddThhmmss", func(v string) bool { _, ok := readMoment(v); return ok })
	f.Time = readMoment
	return f
}()

func readMoment(v string) (time.Time, bool) {
	at, err := time.Parse("E20060102T150405", v)
	return at, err == nil
}

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return Merchant, []string{merchant: a.Merchant, field2: a.Field2, field3: a.Field3, expires: a.Expires}
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }
