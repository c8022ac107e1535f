// Package bhutanqr knows Bhutan QR, the payment code of Bhutan's Royal Monetary
// Authority. Its text is not public; the table follows the constants in a bank's core
// and two codes, which show a shop's phone and are not collected here.
//
// Start here: [Network] is the table, [Account] what is paid.
package bhutanqr

import (
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network, Prefix is how its merchant numbers begin.
const (
	Slug   = "bhutanqr"
	Prefix = "9400"
)

var codes = network.Fact{Severity: emvqr.Error, Source: "constants of a bank's core, and two codes", Confidence: emvqr.ConfidenceB}

// Network is Bhutan QR's table. Its merchants are in an id that EMVCo gives Discover, so
// they are its own in a code of Bhutan alone.
var Network = &network.Network{
	Slug: Slug, Name: "Bhutan QR", Countries: []string{"BT"}, Home: "BT", AsOf: "2026-11", Fact: codes,
	Kinds:  []*network.Kind{Merchant},
	Shared: network.National("BHUTANQR", "064", "BT"),
}

// Account is a merchant of Bhutan QR.
type Account struct {
	network.Location
	// MerchantID is 16 digits that begin with 9400. The last is a check digit in the
	// codes met.
	MerchantID string
}

const merchantID = 0

// Merchant is the account's table.
var Merchant = &network.Kind{
	Network: Slug, Key: "merchant", Name: "Bhutan QR merchant",
	Objects: []*network.Object{{
		Key: "merchant", Name: "Bhutan QR merchant", At: network.At(9),
		By: []network.Mark{{Has: []network.Look{{At: network.Value(), Starts: Prefix, Format: network.Digits, Len: 16}}}},
		Rows: []network.Row{
			{At: network.Value(), Key: "merchant_id", Name: "Merchant ID", ID: "BHUTANQR-MERCHANT-ID", Means: network.Payee, Format: network.Digits, Min: 16, Max: 16,
				Checks: []*network.Check{{Name: "LUHN", Sentence: "The last digit of a merchant ID is its check digit by ISO/IEC 7812-1.", Fault: network.LuhnFault, Fact: codes.Warning()}}},
		},
	}},
	Keys: []string{merchantID: "merchant_id"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(merchantID)}
	},
	Examples: []network.Example{{Values: []string{merchantID: "9400000000001237"}}},
}

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return Merchant, []string{merchantID: a.MerchantID}
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }
