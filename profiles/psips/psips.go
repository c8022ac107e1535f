// Package psips knows the instant payments of Palestine, which the Palestine Monetary
// Authority (PMA) runs. What is known comes from two programs, of which one makes codes,
// so codes are read and none is written.
//
// Start here: [Network] is the table, [Account] what is paid.
package psips

import (
	"log/slog"
	"time"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network, GUID its templates.
const (
	Slug = "psips"
	GUID = "ps.pma.ips"
)

// Network is the table.
var Network = &network.Network{
	Slug: Slug, Name: "PMA instant payments", Countries: []string{"PS"}, AsOf: "2026-11",
	Fact:   network.Fact{Source: "one program that makes codes; tests of another", Confidence: emvqr.ConfidenceC},
	Kinds:  []*network.Kind{Payee},
	Shared: network.National("PSIPS", "376", "PS"),
}

// Account is a person or a merchant. A person's code has 4444 in 52.
type Account struct {
	network.Location
	// Participant is the BIC of the bank or wallet that keeps the account, 8 or 11
	// characters; Phone is the payee's number there, ten digits.
	Participant, Phone string
	// Service is a word, EPAY in the codes met. What it means is not established.
	Service string
	// Created is a point in time, yyyy-mm-dd hh:mm:ss, by the clock of whoever made the
	// code.
	Created string
}

const (
	participant = iota
	phone
	service
	created
)

// Payee is the account's table.
var Payee = &network.Kind{
	Network: Slug, Key: "payee", Name: "PMA template", ReadOnly: true,
	Objects: []*network.Object{{
		Key: "payee", Name: "PMA template",
		// One program has it in 26, one in 29.
		By: []network.Mark{{GUIDs: []string{GUID}}},
		Rows: []network.Row{
			{At: network.In(1), Key: "participant", Name: "Participant", ID: "PSIPS-PARTICIPANT", Means: network.PayeeBank, Format: network.CapitalsAndDigits, Min: 8, Max: 11, Presence: network.Mandatory},
			{At: network.In(4), Key: "phone", Name: "Phone", ID: "PSIPS-PHONE", Means: network.Payee, Format: network.Grouped, Min: 10, Max: 10},
			{At: network.In(10), Key: "service", Name: "Service"},
		},
	}, {
		Key: "time", Name: "PMA time", Joins: "payee",
		At: network.At(80), By: []network.Mark{{At: network.Between(80, 99), GUIDs: []string{GUID}}},
		Rows: []network.Row{
			{At: network.In(1), Key: "created", Name: "Created", ID: "PSIPS-CREATED", Means: network.Made, Format: moment},
		},
	}},
	Keys: []string{participant: "participant", phone: "phone", service: "service", created: "created"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(participant), v.At(phone), v.At(service), v.At(created)}
	},
	Examples: []network.Example{{Values: []string{participant: "JPAYPS22", phone: "0590000000", service: "EPAY", created: "2026-01-01 12:00:00"}}},
}

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return Payee, []string{participant: a.Participant, phone: a.Phone, service: a.Service, created: a.Created}
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

var moment = network.FormatOf("a moment yyyy-mm-dd hh:mm:ss", func(v string) bool {
	_, err := time.Parse("2006-01-02 15:04:05", v)
	return err == nil
})
