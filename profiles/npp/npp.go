// Package npp knows the template of NPP, the instant payments of Australia, whose
// addresses are called PayID. That standards exist is public and their text is not: the
// layout is that of one program, and no real code was seen, so nothing is written here.
//
// Start here: [Network] is the table, [Account] what is paid.
package npp

import (
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network, GUID its template.
const (
	Slug = "npp"
	GUID = "au.com.nppa"
)

var oneProgram = network.Fact{Source: "one program, which cites NPP QR Code Standard v1.1", Confidence: emvqr.ConfidenceC}

// Network is the table.
var Network = &network.Network{
	Slug: Slug, Name: "NPP / PayID", Countries: []string{"AU"}, AsOf: "2026-11", Fact: oneProgram,
	Kinds:  []*network.Kind{Payee},
	Shared: network.National("NPP", "036", "AU"),
}

// Account is a payee in Australia.
type Account struct {
	network.Location
	// Name is the name of the account; Number its bank, BSB, and the account there.
	Name, Number string
	// PayID is the payee's address, Kind what it is: see the constants.
	PayID, Kind string
}

// The kinds of PayID.
const (
	Phone        = "1"
	Email        = "2"
	ABN          = "3" // 11 digits
	Organisation = "4"
)

const (
	name = iota
	number
	payID
	kind
)

var isABN = []network.Cond{network.Is(network.In(4), ABN)}

// Payee is the account's table.
var Payee = &network.Kind{
	Network: Slug, Key: "payee", Name: "NPP template", ReadOnly: true,
	Objects: []*network.Object{{
		Key: "payee", Name: "NPP template", ID: "NPP-PAYEE",
		At: network.At(26), By: []network.Mark{{At: network.Anywhere, GUIDs: []string{GUID}}},
		Rows: []network.Row{
			{At: network.In(1), Key: "name", Name: "Account name", Means: network.PayeeName},
			{At: network.In(2), Key: "number", Name: "BSB and account number", ID: "NPP-NUMBER", Means: network.Payee, Payee: network.PayeeAccount, Format: network.Digits},
			{At: network.In(3), Key: "pay_id", Name: "PayID", Means: network.Payee},
			{At: network.In(3), Name: "PayID", ID: "NPP-PAY-ID", Format: network.Digits, Min: 11, Max: 11, When: isABN},
			{At: network.In(4), Key: "kind", Name: "Kind of PayID", ID: "NPP-KIND", Means: network.PayeeKind, OneOf: []string{Phone, Email, ABN, Organisation}},
		},
	}},
	Keys: []string{name: "name", number: "number", payID: "pay_id", kind: "kind"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(name), v.At(number), v.At(payID), v.At(kind)}
	},
	Examples: []network.Example{{Values: []string{name: "Sample Shop", number: "062000000000003", payID: "12345678901", kind: ABN}}},
}

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return Payee, []string{name: a.Name, number: a.Number, payID: a.PayID, kind: a.Kind}
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }
