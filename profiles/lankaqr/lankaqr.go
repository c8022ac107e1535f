// Package lankaqr knows LankaQR, the payment code of Sri Lanka. Its specification is
// not public; the layout is what a generator of the Bank of Ceylon writes, and real
// codes bear it out. A reading by which the 28 digits are the template itself,
// without an object 00, no code met follows.
//
// Start here: [Network] is the table, [Account] what is paid.
package lankaqr

import (
	"log/slog"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network.
const Slug = "lankaqr"

var (
	codes = network.Fact{Severity: emvqr.Error, Source: "a generator of the Bank of Ceylon, and six codes", Confidence: emvqr.ConfidenceB}
	notes = network.Fact{Source: "notes of others on the Central Bank's specification V1.3", Confidence: emvqr.ConfidenceC}
)

// Network is LankaQR's table.
var Network = &network.Network{
	Slug: Slug, Name: "LankaQR", Countries: []string{"LK"}, Home: "LK", AsOf: "2026-11", Fact: codes,
	Kinds: []*network.Kind{Merchant},
	Shared: append(network.National("LANKAQR", "144", "LK"),
		network.Row{At: network.Root(1), ID: "LANKAQR-INITIATION", OneOf: []string{"11", "12"}, Presence: network.Mandatory, Fact: notes},
		network.Row{At: network.Root(62, 5), ID: "LANKAQR-REFERENCE", Presence: network.Mandatory, Fact: notes},
	),
	Lowered: []network.Lowered{
		{Rule: "MPM-4.8.1.4-ALLOC", At: network.Root(62, 0), To: emvqr.Warning, Source: "two codes of Upay have an id there"},
	},
}

// Account is a merchant of LankaQR: 28 digits that stand where others have a GUID.
type Account struct {
	network.Location
	// NetworkType is one digit; 1 is what all codes met have.
	NetworkType string
	// Bank is the acquirer's bank code, 4 digits; SubAcquirer is 3 digits of an
	// institution behind it, 000 in most codes.
	Bank, SubAcquirer string
	// MerchantID is what the acquirer calls the merchant, 16 digits with zeros in
	// front.
	MerchantID string
	// Terminal is the last four digits of the terminal, of which 62-07 may have all.
	Terminal string
}

const (
	networkType = iota
	bank
	subAcquirer
	merchantID
	terminal
)

// Merchant is the account's table.
var Merchant = &network.Kind{
	Network: Slug, Key: "merchant", Name: "LankaQR template",
	Objects: []*network.Object{{
		Key: "merchant", Name: "LankaQR template",
		At: network.Between(26, 27), By: []network.Mark{{Has: []network.Look{{At: network.In(0), Format: network.Digits, Len: 28}}}},
		Rows: []network.Row{
			{At: network.In(0).Piece(0, 1), Key: "network_type", Name: "Network type", ID: "LANKAQR-NETWORK-TYPE", Format: network.Digits, Presence: network.Mandatory, InsteadOf: "MPM-4.7.11.2-GUID"},
			{At: network.In(0).Piece(1, 5), Key: "bank", Name: "Acquirer's bank code", ID: "LANKAQR-BANK", Means: network.PayeeBank, Format: network.Digits, Presence: network.Mandatory},
			{At: network.In(0).Piece(5, 8), Key: "sub_acquirer", Name: "Sub-acquirer", ID: "LANKAQR-SUB-ACQUIRER", Format: network.Digits, Presence: network.Mandatory},
			{At: network.In(0).Piece(8, 24), Key: "merchant_id", Name: "Merchant ID", ID: "LANKAQR-MERCHANT-ID", Means: network.Payee, Format: padded, Presence: network.Mandatory},
			{At: network.In(0).Piece(24, 28), Key: "terminal", Name: "End of the terminal", ID: "LANKAQR-TERMINAL", Means: network.Terminal, Format: network.Digits, Presence: network.Mandatory},
		},
	}},
	Keys: []string{networkType: "network_type", bank: "bank", subAcquirer: "sub_acquirer", merchantID: "merchant_id", terminal: "terminal"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(networkType), v.At(bank), v.At(subAcquirer), v.At(merchantID), v.At(terminal)}
	},
	Examples: []network.Example{{
		Values: []string{networkType: "1", bank: "6999", subAcquirer: "000", merchantID: "0000000000123456", terminal: "0001"},
		Beside: []network.Setting{{At: network.Root(62, 5), Value: "INV0001"}},
	}},
}

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return Merchant, []string{networkType: a.NetworkType, bank: a.Bank, subAcquirer: a.SubAcquirer, merchantID: a.MerchantID, terminal: a.Terminal}
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

// padded are the digits of a merchant, which people write without the zeros in front.
var padded = network.Digits.Cleaned(func(text string) string {
	return strings.Repeat("0", max(0, 16-len(text))) + text
})
