// Package uzqr knows QR-online, the payment code of Uzbekistan's central bank. The
// format of UzQR, which shops must show from July 2026, is not established.
//
// Start here: [Network] is the table, [Account] what is paid.
package uzqr

import (
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network, GUID its two templates.
const (
	Slug = "uzqr"
	GUID = "qr-online.uz"
)

var (
	codes = network.Fact{Severity: emvqr.Error, Source: "five codes of Paynet", Confidence: emvqr.ConfidenceB}
	// usual is what all of them have and nobody has written down.
	usual = codes.Warning()
)

// Network is QR-online's table.
var Network = &network.Network{
	Slug: Slug, Name: "QR-online", Countries: []string{"UZ"}, AsOf: "2026-11", Fact: codes,
	Kinds:  []*network.Kind{Merchant},
	Shared: network.National("UZQR", "860", "UZ"),
}

// Account is a merchant of QR-online.
type Account struct {
	network.Location
	// ID is the merchant's, 18 letters and digits without a meaning of their own.
	ID string
	// Value02 is object 02 of the template. What it means is not established; all
	// codes met have 11 there.
	Value02 string
	// OperatorPhone and OperatorEmail are those of the payment operator, to be asked
	// when something goes wrong. The phone has nine digits in the codes met.
	OperatorPhone, OperatorEmail string
}

const (
	id = iota
	value02
	operatorPhone
	operatorEmail
)

// Merchant is the account's table.
var Merchant = &network.Kind{
	Network: Slug, Key: "merchant", Name: "QR-online merchant",
	Objects: []*network.Object{{
		Key: "merchant", Name: "QR-online template", ID: "UZQR-MERCHANT", Fact: usual,
		At: network.At(40), By: []network.Mark{{At: network.Anywhere, GUIDs: []string{GUID}}},
		Rows: []network.Row{
			{At: network.In(1), Key: "id", Name: "Merchant ID", ID: "UZQR-ID", Means: network.Payee, Presence: network.Mandatory, Fact: codes},
			{At: network.In(1), Name: "Merchant ID", ID: "UZQR-ID", Format: network.Alphanumeric, Min: 18, Max: 18},
			{At: network.In(2), Key: "value_02", Name: "Value of 02", ID: "UZQR-VALUE-02", OneOf: []string{"11"}, Presence: network.Mandatory},
		},
	}, {
		Key: "operator", Name: "QR-online operator", At: network.At(80), Joins: "merchant", Fact: usual,
		By: []network.Mark{{At: network.Between(80, 99), GUIDs: []string{GUID}}},
		Rows: []network.Row{
			{At: network.In(3), Key: "operator_phone", Name: "Operator's phone", ID: "UZQR-OPERATOR-PHONE", Format: network.Digits, Min: 9, Max: 9},
			{At: network.In(4), Key: "operator_email", Name: "Operator's e-mail"},
		},
	}},
	Keys: []string{id: "id", value02: "value_02", operatorPhone: "operator_phone", operatorEmail: "operator_email"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(id), v.At(value02), v.At(operatorPhone), v.At(operatorEmail)}
	},
	Examples: []network.Example{
		{Values: []string{id: "0a1B2c3D4e5F6g7H8i", value02: "11", operatorPhone: "710000000", operatorEmail: "help@example.uz"}},
	},
}

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return Merchant, []string{id: a.ID, value02: a.Value02, operatorPhone: a.OperatorPhone, operatorEmail: a.OperatorEmail}
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }
