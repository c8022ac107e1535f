// Package vnpayqr knows VNPAYQR, the code of a payment company of Viet Nam, which many
// banks' apps read. Its specification is not public; the table follows codes.
//
// Start here: [Network] is the table, [Account] what is paid.
package vnpayqr

import (
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network, AID its template.
const (
	Slug = "vnpayqr"
	AID  = "A000000775"
)

var codes = network.Fact{Severity: emvqr.Error, Source: "five codes, and libraries that write and read them", Confidence: emvqr.ConfidenceB}

// Network is VNPAYQR's table.
var Network = &network.Network{
	Slug: Slug, Name: "VNPAYQR", Countries: []string{"VN"}, AsOf: "2026-11", Fact: codes,
	Kinds:  []*network.Kind{Merchant},
	Shared: network.National("VNPAYQR", "704", "VN"),
	Lowered: []network.Lowered{
		{Rule: "MPM-4.2.1.1-ROOTM", At: network.Root(52), To: emvqr.Info, Source: some},
		{Rule: "MPM-4.2.1.1-ROOTM", At: network.Root(60), To: emvqr.Info, Source: some},
		{Rule: "MPM-4.7.15.1-CITY", At: network.Root(60), To: emvqr.Info, Source: some},
	},
}

const some = "some codes have none, and Viet Nam's national format asks for none"

// Account is a merchant of VNPAYQR.
type Account struct {
	network.Location
	// MerchantCode is ten digits, or digits and capital letters, in every code met.
	MerchantCode string
}

const merchantCode = iota

// Merchant is the account's table.
var Merchant = &network.Kind{
	Network: Slug, Key: "merchant", Name: "VNPAYQR template",
	Objects: []*network.Object{{
		Key: "merchant", Name: "VNPAYQR template", ID: "VNPAYQR-MERCHANT",
		At: network.At(26), By: []network.Mark{{At: network.Anywhere, GUIDs: []string{AID}}}, Fact: codes.Warning(),
		Rows: []network.Row{
			{At: network.In(1), Key: "merchant_code", Name: "Merchant code", ID: "VNPAYQR-MERCHANT-CODE", Means: network.Payee, Presence: network.Mandatory, Fact: codes},
			{At: network.In(1), Name: "Merchant code", ID: "VNPAYQR-MERCHANT-CODE", Format: network.CapitalsAndDigits, Min: 10, Max: 10},
		},
	}},
	Keys: []string{merchantCode: "merchant_code"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(merchantCode)}
	},
	Examples: []network.Example{{Values: []string{merchantCode: "0100000001"}}},
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return Merchant, []string{merchantCode: a.MerchantCode}
}
