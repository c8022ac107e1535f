// Package sgqr knows the identity of an SGQR label, the code of Singapore that many
// networks share. It is nothing to pay: the networks of the label are accounts of
// their own, in 26 to 50 and below.
//
// Start here: [Network] is the table, [Identity] who the label is of.
package sgqr

import (
	"log/slog"
	"time"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network, GUID its template.
const (
	Slug = "sgqr"
	GUID = "SG.SGQR"
)

// Network is SGQR's table.
var Network = &network.Network{
	Slug: Slug, Name: "SGQR", Countries: []string{"SG"}, AsOf: "2026-11",
	Fact:     network.Fact{Source: "SGQR Specifications v1.7", Confidence: emvqr.ConfidenceA},
	Kinds:    []*network.Kind{Label},
	Reserves: network.At(51),
	Shared: append(network.National("SGQR", "702", "SG"),
		network.Row{At: network.Root(52), Default: "0000"},
		network.Row{At: network.Root(60), Default: "Singapore"},
	),
}

// Identity is the identity of a label, which the central repository gives out.
type Identity struct {
	network.Location
	// ID is six digits of the day of creation and six hexadecimal digits. It never
	// changes.
	ID string
	// Version is that of the specification and of the label, as in 01.0001.
	Version string
	// PostalCode, Level and Unit are where the label hangs; Miscellaneous is a
	// counter or a terminal.
	PostalCode, Level, Unit, Miscellaneous string
	// VersionDate is the day of the version, YYYYMMDD.
	VersionDate string
}

const (
	id = iota
	version
	postalCode
	level
	unit
	miscellaneous
	versionDate
)

// Label is the identity's table.
var Label = &network.Kind{
	Network: Slug, Key: "label", Name: "SGQR identity", Role: network.Identity,
	Objects: []*network.Object{{
		Key: "label", Name: "SGQR identity", ID: "SGQR-LABEL",
		At: network.At(51), By: []network.Mark{{At: network.Anywhere, GUIDs: []string{GUID}}},
		Rows: []network.Row{
			{At: network.In(1), Key: "id", Name: "SGQR ID", ID: "SGQR-ID", Format: network.Alphanumeric, Min: 12, Max: 12, Presence: network.Mandatory, Checks: []*network.Check{dayAndHex}},
			{At: network.In(2), Key: "version", Name: "Version", ID: "SGQR-VERSION", Format: versionForm, Presence: network.Mandatory},
			{At: network.In(3), Key: "postal_code", Name: "Postal code", ID: "SGQR-POSTAL-CODE", Format: network.Digits, Min: 6, Max: 10, Presence: network.Mandatory},
			{At: network.In(4), Key: "level", Name: "Level", ID: "SGQR-LEVEL", Format: network.Ans, Min: 2, Max: 3, Presence: network.Mandatory},
			{At: network.In(5), Key: "unit", Name: "Unit", ID: "SGQR-UNIT", Format: network.Ans, Max: 5, Presence: network.Mandatory},
			{At: network.In(6), Key: "miscellaneous", Name: "Counter or terminal", ID: "SGQR-MISCELLANEOUS", Format: network.Ans, Max: 10, Presence: network.Mandatory},
			{At: network.In(7), Key: "version_date", Name: "Version date", ID: "SGQR-VERSION-DATE", Format: network.Digits, Min: 8, Max: 8, Presence: network.Mandatory, Checks: []*network.Check{date}},
		},
	}},
	Keys: []string{id: "id", version: "version", postalCode: "postal_code", level: "level", unit: "unit", miscellaneous: "miscellaneous", versionDate: "version_date"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Identity{at, v.At(id), v.At(version), v.At(postalCode), v.At(level), v.At(unit), v.At(miscellaneous), v.At(versionDate)}
	},
	Examples: []network.Example{{Values: []string{
		id: "180307510317", version: "01.0003", postalCode: "081006", level: "02", unit: "138", miscellaneous: "Counter01", versionDate: "20180407",
	}}},
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (i Identity) LogValue() slog.Value { return network.LogAccount(i) }

// Table implements [network.Account].
func (i Identity) Table() (*network.Kind, []string) {
	return Label, []string{
		id: i.ID, version: i.Version, postalCode: i.PostalCode, level: i.Level, unit: i.Unit,
		miscellaneous: i.Miscellaneous, versionDate: i.VersionDate,
	}
}

var versionForm = network.FormatOf("two digits, a full stop and four digits", func(v string) bool {
	return len(v) == 7 && v[2] == '.' && network.Digits.Holds(v[:2]) && network.Digits.Holds(v[3:])
})

var dayAndHex = &network.Check{
	Name: "FORM", Sentence: "An SGQR ID is the day of creation, YYMMDD, and six hexadecimal digits.", Breaks: "181331510317",
	Fault: func(v string) string {
		if len(v) != 12 {
			return ""
		}
		if _, err := time.Parse("060102", v[:6]); err != nil || !network.Hex.Holds(v[6:]) {
			return "expected a day YYMMDD and six hexadecimal digits"
		}
		return ""
	},
}

var date = &network.Check{
	Name: "DAY", Sentence: "The version date is a day, YYYYMMDD.", Breaks: "20181331",
	Fault: func(v string) string {
		if _, err := time.Parse("20060102", v); err != nil {
			return "expected a day YYYYMMDD"
		}
		return ""
	},
}
