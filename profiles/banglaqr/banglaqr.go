// Package banglaqr knows Bangla QR, the payment code of Bangladesh's national switch
// NPSB. The central bank's text could not be read; the table follows two wallets that
// read such codes, and three real ones.
//
// Start here: [Network] is the table, [Account] what is paid.
package banglaqr

import (
	"log/slog"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network. Its template has no GUID in common: each acquirer writes its
// own.
const Slug = "banglaqr"

var codes = network.Fact{Severity: emvqr.Error, Source: "two wallets that read the codes, and three codes", Confidence: emvqr.ConfidenceB}

// Network is Bangla QR's table.
var Network = &network.Network{
	Slug: Slug, Name: "Bangla QR", Countries: []string{"BD"}, Home: "BD", AsOf: "2026-11", Fact: codes,
	Kinds:  []*network.Kind{Merchant},
	Shared: network.National("BANGLAQR", "050", "BD"),
	Rules:  []network.Rule{ofAcquirer},
}

// Account is a merchant of Bangla QR.
type Account struct {
	network.Location
	// Acquirer is what the acquirer calls itself, often its domain from the back:
	// com.examplebank.
	Acquirer string
	// AcquirerType is two digits: 01 is a bank, 03 a payment service provider, and 02
	// probably a mobile wallet. One bank writes 00.
	AcquirerType string
	// AcquirerID is four digits.
	AcquirerID string
	// MerchantID is 16 to 19 digits: 9, the acquirer's id, and what the acquirer adds.
	// Whether the last is a check digit is not established.
	MerchantID string
}

const (
	acquirer = iota
	acquirerType
	acquirerID
	merchantID
)

// Merchant is the account's table.
var Merchant = &network.Kind{
	Network: Slug, Key: "merchant", Name: "Bangla QR template",
	Objects: []*network.Object{{
		Key: "merchant", Name: "Bangla QR template", At: network.Between(26, 27),
		By: []network.Mark{{Has: []network.Look{
			{At: network.In(1), Format: network.Digits, Len: 2}, {At: network.In(2), Format: network.Digits, Len: 4}, {At: network.In(3)},
		}}},
		Rows: []network.Row{
			{At: network.In(0), Key: "acquirer", Name: "Acquirer", ID: "BANGLAQR-ACQUIRER", Format: name, Max: 32, Presence: network.Mandatory, InsteadOf: "MPM-4.7.11.2-GUID", Fact: codes.Warning()},
			{At: network.In(1), Key: "acquirer_type", Name: "Type of acquirer", ID: "BANGLAQR-ACQUIRER-TYPE", Format: network.Digits, Min: 2, Max: 2, Presence: network.Mandatory},
			{At: network.In(2), Key: "acquirer_id", Name: "Acquirer ID", ID: "BANGLAQR-ACQUIRER-ID", Means: network.PayeeBank, Format: network.Digits, Min: 4, Max: 4, Presence: network.Mandatory},
			{At: network.In(3), Key: "merchant_id", Name: "Merchant ID", ID: "BANGLAQR-MERCHANT-ID", Means: network.Payee, Format: network.Digits, Min: 16, Max: 19, Presence: network.Mandatory},
		},
	}},
	Keys: []string{acquirer: "acquirer", acquirerType: "acquirer_type", acquirerID: "acquirer_id", merchantID: "merchant_id"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(acquirer), v.At(acquirerType), v.At(acquirerID), v.At(merchantID)}
	},
	Examples: []network.Example{{Values: []string{acquirer: "com.examplebank", acquirerType: "01", acquirerID: "0160", merchantID: "9016000000000001"}}},
}

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return Merchant, []string{acquirer: a.Acquirer, acquirerType: a.AcquirerType, acquirerID: a.AcquirerID, merchantID: a.MerchantID}
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

// name has no room for a link, which some readers would follow.
var name = network.FormatOf("a name or a domain", func(v string) bool {
	return network.Alphanumeric.Holds(strings.Map(func(r rune) rune {
		if strings.ContainsRune(". -_&", r) {
			return 'x'
		}
		return r
	}, v))
})

// ofAcquirer compares two values of one template, which no row can.
var ofAcquirer = network.Rule{
	ID: "BANGLAQR-MERCHANT-ACQUIRER", Sentence: "A merchant ID begins with 9 and the acquirer ID beside it.", Of: "merchant", Fact: codes.Warning(),
	Judge: func(c *network.Case, broken func(emvqr.Object, string)) {
		for o := range c.Objects("merchant") {
			acquirer, _ := o.Get(2)
			if merchant, _ := o.Get(3); merchant != "" && !strings.HasPrefix(merchant, "9"+acquirer) {
				broken(c.Code().Place(o.Path.Child(3)), "it does not begin with 9 and the acquirer ID "+acquirer)
			}
		}
	},
}
