// Package bccard knows the code of BC Card of Korea, which its gateway makes together
// with an account of UnionPay in 15.
//
// Start here: [Network] is the table, [Account] what is paid.
package bccard

import (
	"log/slog"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network, AID its template; 410 in it is Korea.
const (
	Slug = "bccard"
	AID  = "D4100000014010"
)

var (
	api     = network.Fact{Source: "BC Card, documentation of its MPM interface", Confidence: emvqr.ConfidenceA}
	program = network.Fact{Severity: emvqr.Error, Source: "a program for BC Card's interface, and codes", Confidence: emvqr.ConfidenceB}
	habit   = network.Fact{Severity: emvqr.Warning, Source: program.Source, Confidence: emvqr.ConfidenceB}
	lump    = network.Fact{Severity: emvqr.Warning, Source: "the program alone; no code has it", Confidence: emvqr.ConfidenceC}
)

// Network is BC Card's table.
var Network = &network.Network{
	Slug: Slug, Name: "BC Card", Countries: []string{"KR"}, AsOf: "2026-11", Fact: program,
	Kinds: []*network.Kind{Merchant},
	Shared: []network.Row{
		{At: network.Root(15), Name: "UnionPay account", ID: "BCCARD-UNIONPAY", Presence: network.Mandatory, Fact: habit},
		{At: network.Root(53), ID: "BCCARD-CURRENCY", OneOf: []string{"410", "840", "156"}, Presence: network.Mandatory, Default: "410", Fact: api},
		{At: network.Root(58), ID: "BCCARD-COUNTRY", OneOf: []string{"KR"}, Presence: network.Mandatory, Default: "KR"},
		{At: network.Root(61), ID: "BCCARD-POSTAL-CODE", Format: network.Digits, Min: 5, Max: 5, Fact: habit},
		{At: network.Root(62, 7), ID: "BCCARD-TERMINAL", Format: network.Digits, Min: 8, Max: 8, Presence: network.Mandatory, Default: "00000001", Fact: habit},
		{At: network.Root(62, 50, 0), Name: "Identifier of the instalments", ID: "BCCARD-INSTALLMENT-AID", OneOf: []string{AID}, Presence: network.Mandatory, When: []network.Cond{network.Is(network.Root(62, 50, 1))}, Fact: lump},
		{At: network.Root(62, 50, 1), Name: "Months of instalment", ID: "BCCARD-INSTALLMENT", Format: network.Digits, Min: 2, Max: 2, Fact: lump},
		{At: network.Root(64, 0), ID: "BCCARD-LANGUAGE", Presence: network.Mandatory, Fact: habit},
		{At: network.Root(64, 1), ID: "BCCARD-LANGUAGE-NAME", Presence: network.Mandatory, Fact: habit},
		{At: network.Root(64, 2), ID: "BCCARD-LANGUAGE-CITY", Presence: network.Mandatory, Fact: habit},
	},
	Rules: []network.Rule{oneNumber},
}

// oneNumber: the program writes the number twice.
var oneNumber = network.Rule{
	ID: "BCCARD-STORE-SAME", Sentence: "The store in 62-03 is the merchant number.", Of: "merchant", Fact: habit,
	Judge: func(c *network.Case, broken func(emvqr.Object, string)) {
		store, ok := c.Shared(62, 3)
		for o := range c.Objects("merchant") {
			if number, _ := o.Get(5); ok && store != number {
				broken(c.Code().Place(emvqr.P(62, 3)), "another number than that of the merchant in "+o.Path.Child(5).String())
			}
		}
	},
}

// Account is a merchant of BC Card.
type Account struct {
	network.Location
	// MerchantNumber is nine digits, with zeros before a shorter number.
	MerchantNumber string
	// Store is the number once more, in 62-03; of an account to be written, "" stands for
	// that.
	Store string
	// Reference is BC Card's name of the code, which its interface gives out and by which
	// it knows a code of its own: MQ, a year and nine digits.
	Reference string
	// Member is eight digits of the member in 62-06.
	Member string
}

const (
	merchantNumber = iota
	storeNumber
	reference
	member
)

// Merchant is the account's table.
var Merchant = &network.Kind{
	Network: Slug, Key: "merchant", Name: "BC Card template",
	Objects: []*network.Object{{
		Key: "merchant", Name: "BC Card template", ID: "BCCARD-MERCHANT",
		At: network.At(26), By: []network.Mark{{At: network.Anywhere, GUIDs: []string{AID}}}, Fact: habit,
		Rows: []network.Row{
			{At: network.In(5), Key: "merchant_number", Name: "Merchant number", ID: "BCCARD-MERCHANT-NUMBER", Means: network.Payee, Format: network.Digits, Min: 9, Max: 9, Presence: network.Mandatory, Fact: program},
		},
	}},
	Rows: []network.Row{
		{At: network.Root(62, 3), Key: "store", ID: "BCCARD-STORE", Format: network.Digits, Min: 9, Max: 9, Presence: network.Mandatory, Fact: habit},
		{At: network.Root(62, 5), Key: "reference", ID: "BCCARD-REFERENCE", Means: network.Reference, Format: issued, Presence: network.Mandatory},
		{At: network.Root(62, 6), Key: "member", Name: "Member ID", ID: "BCCARD-MEMBER", Format: network.Digits, Min: 8, Max: 8, Presence: network.Mandatory, Fact: habit},
	},
	Keys: []string{merchantNumber: "merchant_number", storeNumber: "store", reference: "reference", member: "member"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(merchantNumber), v.At(storeNumber), v.At(reference), v.At(member)}
	},
	Examples: []network.Example{
		{Values: []string{merchantNumber: "100000001", storeNumber: "100000001", reference: "MQ2026000000001", member: "10000001"}, Beside: beside},
		{Values: []string{merchantNumber: "100000001", storeNumber: "100000001", reference: "MQ2026000000001", member: "10000001"},
			Beside: append([]network.Setting{{At: network.Root(61), Value: "04508"}, {At: network.Root(62, 50, 0), Value: AID}, {At: network.Root(62, 50, 1), Value: "03"}}, beside...)},
	},
}

// beside is what else the gateway writes.
var beside = []network.Setting{
	{At: network.Root(15), Value: "2600041026000410100000001000000"},
	{At: network.Root(64, 0), Value: "ko"}, {At: network.Root(64, 1), Value: "국수집"}, {At: network.Root(64, 2), Value: "서울"},
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	if a.Store == "" && a.Anchor().IsZero() {
		a.Store = a.MerchantNumber
	}
	return Merchant, []string{merchantNumber: a.MerchantNumber, storeNumber: a.Store, reference: a.Reference, member: a.Member}
}

var issued = network.FormatOf("MQ, a year and nine digits", func(v string) bool {
	digits, ok := strings.CutPrefix(v, "MQ")
	return ok && len(digits) == 13 && network.Digits.Holds(digits)
})
