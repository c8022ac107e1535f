// Package laoqr knows LaoQR, the national payment code of the Lao PDR, which LAPNet
// runs. Its specification is not public; the table follows codes of several banks.
//
// Start here: [Network] is the table, [Account] what is paid.
package laoqr

import (
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network, AID its template.
const (
	Slug = "laoqr"
	AID  = "A005266284662577"
)

// The types of payment. 003 has been seen as well, and what it means is not known.
const (
	ToPerson   = "001"
	ToMerchant = "002"
)

var codes = network.Fact{Severity: emvqr.Error, Source: "codes of several banks", Confidence: emvqr.ConfidenceB}

// Network is LaoQR's table.
var Network = &network.Network{
	Slug: Slug, Name: "LaoQR", Countries: []string{"LA"}, AsOf: "2026-11", Fact: codes,
	Kinds: []*network.Kind{Receiver},
	Shared: append(network.National("LAOQR", "418", "LA"),
		network.Row{At: network.Root(54), ID: "LAOQR-KIP", Format: network.Whole, When: []network.Cond{network.Is(network.Root(53), "418")}, Fact: codes.Warning()},
	),
	Lowered: []network.Lowered{
		{Rule: "MPM-4.2.1.1-ROOTM", At: network.Root(52), To: emvqr.Info, Source: personal},
		{Rule: "MPM-4.7.14.1-NAME", At: network.Root(59), To: emvqr.Info, Source: personal},
		{Rule: "MPM-4.2.1.1-ROOTM", At: network.Root(59), To: emvqr.Info, Source: personal},
		{Rule: "MPM-4.7.15.1-CITY", At: network.Root(60), To: emvqr.Info, Source: personal},
		{Rule: "MPM-4.2.1.1-ROOTM", At: network.Root(60), To: emvqr.Info, Source: personal},
		{Rule: "MPM-4.8.1.3-ACDR", At: network.Root(62, 9), To: emvqr.Warning, Source: "JDB fills every label with 0"},
	},
}

const personal = "codes of persons have none"

// Account is a person or a merchant who is paid through LaoQR.
type Account struct {
	network.Location
	// Institution is the bank's number. It is eight digits, the last of them 0418, in
	// every code met; the central bank's decision is said to speak of six.
	Institution string
	// Type is what is paid: [ToPerson] or [ToMerchant].
	Type string
	// Receiver is what the bank calls the payee, up to 25 letters and digits.
	Receiver string
}

const (
	institution = iota
	paymentType
	receiver
)

// Receiver is the account's table.
var Receiver = &network.Kind{
	Network: Slug, Key: "receiver", Name: "LaoQR template",
	Objects: []*network.Object{{
		Key: "receiver", Name: "LaoQR template", ID: "LAOQR-RECEIVER",
		At: network.At(38), By: []network.Mark{{At: network.Anywhere, GUIDs: []string{AID}}}, Fact: codes.Warning(),
		Rows: []network.Row{
			{At: network.In(1), Key: "institution", Name: "Institution ID", ID: "LAOQR-INSTITUTION", Means: network.PayeeBank, Format: network.Digits, Min: 6, Max: 8, Presence: network.Mandatory, Fact: codes},
			{At: network.In(2), Key: "type", Name: "Payment type", ID: "LAOQR-TYPE", Means: network.PayeeKind, Format: network.Digits, Min: 3, Max: 3, Presence: network.Mandatory, Fact: codes},
			{At: network.In(2), Name: "Payment type", ID: "LAOQR-TYPE", OneOf: []string{ToPerson, ToMerchant, "003"}},
			{At: network.In(3), Key: "receiver", Name: "Receiver", ID: "LAOQR-RECEIVER-ID", Means: network.Payee, Format: network.Ans, Max: 25, Presence: network.Mandatory, Fact: codes},
			{At: network.In(3), Name: "Receiver", ID: "LAOQR-RECEIVER-ID", Format: network.Alphanumeric},
		},
	}},
	Keys: []string{institution: "institution", paymentType: "type", receiver: "receiver"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(institution), v.At(paymentType), v.At(receiver)}
	},
	Examples: []network.Example{
		{Values: []string{institution: "27710418", paymentType: ToMerchant, receiver: "mch0000000000000000000001"}, Beside: []network.Setting{{At: network.Root(54), Value: "20000"}}},
	},
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return Receiver, []string{institution: a.Institution, paymentType: a.Type, receiver: a.Receiver}
}
