// Package cliq knows CliQ, the instant payments of Jordan, and the mark of the national
// code, JOQR. All that is known of the layout is one code, so codes are read and none is
// written.
//
// Start here: [Network] is the table, [Account] what is paid.
package cliq

import (
	"log/slog"
	"time"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network, GUID its template; JOQR is that of the national code.
const (
	Slug = "cliq"
	GUID = "CliQ"
	JOQR = "JOQR"
)

// Network is CliQ's table.
var Network = &network.Network{
	Slug: Slug, Name: "CliQ (JOQR)", Countries: []string{"JO"}, AsOf: "2026-11",
	Fact:   network.Fact{Source: "one code in a program", Confidence: emvqr.ConfidenceC},
	Kinds:  []*network.Kind{Merchant},
	Shared: network.National("CLIQ", "400", "JO"),
}

// Account is a merchant at a participant of CliQ.
type Account struct {
	network.Location
	// Participant is eight characters, as a BIC has; MerchantID is four digits.
	Participant, MerchantID string
	// Created is a point in time, yyyy-mm-ddThh:mm:ss, that stands beside the account.
	// Whose clock that is is not established.
	Created string
}

const (
	participant = iota
	merchantID
	created
)

// Merchant is the account's table.
var Merchant = &network.Kind{
	Network: Slug, Key: "merchant", Name: "CliQ template", ReadOnly: true,
	Objects: []*network.Object{{
		Key: "merchant", Name: "CliQ template", ID: "CLIQ-MERCHANT",
		At: network.At(28), By: []network.Mark{{At: network.Anywhere, GUIDs: []string{GUID}}},
		Rows: []network.Row{
			{At: network.In(0), Name: "GUID", InsteadOf: "MPM-4.7.11.2-GUID"}, // a word and no domain
			{At: network.In(1), Key: "participant", Name: "Participant", ID: "CLIQ-PARTICIPANT", Means: network.PayeeBank, Format: network.CapitalsAndDigits, Min: 8, Max: 8, Presence: network.Mandatory},
			{At: network.In(2), Key: "merchant_id", Name: "Merchant ID", ID: "CLIQ-MERCHANT-ID", Means: network.Payee, Format: network.Digits, Min: 4, Max: 4, Presence: network.Mandatory},
		},
	}, {
		Key: "time", Name: "JOQR time", Joins: "merchant",
		At: network.At(80), By: []network.Mark{{At: network.Between(80, 99), GUIDs: []string{JOQR}}}, GUID: JOQR,
		Rows: []network.Row{
			{At: network.In(0), Name: "GUID", InsteadOf: "MPM-4.11.1.2-GUID"},
			{At: network.In(1), Key: "created", Name: "Created", ID: "CLIQ-CREATED", Means: network.Made, Format: moment},
		},
	}},
	Keys: []string{participant: "participant", merchantID: "merchant_id", created: "created"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(participant), v.At(merchantID), v.At(created)}
	},
	Examples: []network.Example{{Values: []string{participant: "TESTJOA0", merchantID: "0001", created: "2021-04-05T10:44:59"}}},
}

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return Merchant, []string{participant: a.Participant, merchantID: a.MerchantID, created: a.Created}
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

var moment = network.FormatOf("a moment yyyy-mm-ddThh:mm:ss", func(v string) bool {
	_, err := time.Parse("2006-01-02T15:04:05", v)
	return err == nil
})
