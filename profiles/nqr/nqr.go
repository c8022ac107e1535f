// Package nqr knows NQR, the payment code of Nigeria, which NIBSS runs. No text of
// NIBSS was at hand; the table is what real codes show.
//
// Start here: [Network] is the table, [Account] what is paid.
package nqr

import (
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network. GUID is that of its template, HyphenGUID another spelling
// that codes have.
const (
	Slug       = "nqr"
	GUID       = "NG.COM.NIBSSPLC.QR"
	HyphenGUID = "NG.COM.NIBSS-PLC.QR"
)

// codes are real ones, of which no two programs are of one maker.
var (
	codes = network.Fact{Severity: emvqr.Error, Source: "real codes", Confidence: emvqr.ConfidenceB}
	// A merchant that is not NIBSS's, such as one of UnionPay proper in the same id, is
	// one that a reader would take for the payee.
	elsewhere = network.Fact{Severity: emvqr.Warning, Effect: emvqr.Doubt, Source: codes.Source, Confidence: emvqr.ConfidenceB}
)

// Network is NQR's table. The merchant of a code of NQR is in 15, where UnionPay's
// accounts are, and is read as one of those: two institutions, filled with * where they
// have six digits, and M and ten digits for the merchant.
var Network = &network.Network{
	Slug: Slug, Name: "NQR", Countries: []string{"NG"}, AsOf: "2026-11", Fact: codes,
	Kinds: []*network.Kind{SubMerchant},
	Shared: append(network.National("NQR", "566", "NG"),
		network.Row{At: network.Root(52), Default: "0000"},
		network.Row{At: network.Root(15), Name: "Merchant", ID: "NQR-MERCHANT", Presence: network.Mandatory, Fact: elsewhere},
		network.Row{At: network.Root(15), Name: "Merchant", ID: "NQR-MERCHANT", Format: ofNIBSS, Fact: elsewhere},
	),
}

// Account is a sub-merchant of NQR, the shop within the merchant in 15.
type Account struct {
	network.Location
	// SubMerchant is S and ten digits.
	SubMerchant string
	// Order is the number of a payment, 30 digits, which dynamic codes have.
	Order string
	// GUID is the spelling of the identifier in a code that was read, "" for [GUID].
	GUID string
}

const (
	subMerchant = iota
	order
	guid
)

// SubMerchant is the account's table.
var SubMerchant = &network.Kind{
	Network: Slug, Key: "sub_merchant", Name: "NQR template",
	Objects: []*network.Object{{
		Key: "sub_merchant", Name: "NQR template", ID: "NQR-TEMPLATE", Fact: codes.Warning(),
		At: network.At(26), By: []network.Mark{{At: network.Anywhere, GUIDs: []string{GUID, HyphenGUID}}},
		Rows: []network.Row{
			{At: network.In(0), Key: "guid", Name: "GUID", Hidden: true},
			{At: network.In(1), Key: "sub_merchant", Name: "Sub-merchant number", ID: "NQR-SUB-MERCHANT", Means: network.Payee, Format: sAndDigits, Min: 11, Max: 11, Presence: network.Mandatory, Fact: codes},
			{At: network.In(2), Key: "order", Name: "Order number", ID: "NQR-ORDER", Means: network.Reference, Format: network.Digits, Min: 30, Max: 30},
			{At: network.In(2), Name: "Order number", ID: "NQR-ORDER", Presence: network.Mandatory, When: []network.Cond{network.Is(network.Root(1), "12")}},
		},
	}},
	Keys: []string{subMerchant: "sub_merchant", order: "order", guid: "guid"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(subMerchant), v.At(order), v.At(guid)}
	},
	Examples: []network.Example{
		{
			Values: []string{subMerchant: "S0000000001", guid: GUID},
			Beside: []network.Setting{{At: network.Root(15), Value: "**999166**999166****M0000000001"}},
		},
		{
			Values: []string{subMerchant: "S0000000001", order: "999166200521092252016378356101", guid: HyphenGUID},
			Beside: []network.Setting{
				{At: network.Root(1), Value: "12"}, {At: network.Root(15), Value: "**999166**999166****M0000000001"}, {At: network.Root(54), Value: "1000"},
			},
		},
	},
}

// ofNIBSS is an institution of six digits filled to eight, twice, and a merchant of M
// and ten digits filled to fifteen.
var ofNIBSS = network.FormatOf("** and six digits, twice, and **** with M and ten digits", func(v string) bool {
	return len(v) == 31 && v[:2] == "**" && network.Digits.Holds(v[2:8]) && v[8:10] == "**" && network.Digits.Holds(v[10:16]) &&
		v[16:21] == "****M" && network.Digits.Holds(v[21:])
})

var sAndDigits = network.FormatOf("S and digits", func(v string) bool {
	return v != "" && v[0] == 'S' && network.Digits.Holds(v[1:])
})

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	values := []string{subMerchant: a.SubMerchant, order: a.Order, guid: a.GUID}
	if a.SubMerchant != "" && a.GUID == "" {
		values[guid] = GUID
	}
	return SubMerchant, values
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }
