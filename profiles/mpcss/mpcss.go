// Package mpcss knows the codes of Oman's mobile payments, whose clearing system is the
// MPCSS. A merchant's and a person's code have been met, one of each, so codes are read
// and none is written.
//
// Start here: [Network] is the table, [Merchant] and [Person] what is paid.
package mpcss

import (
	"log/slog"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network.
const Slug = "mpcss"

var (
	inOman = []network.Cond{network.Is(network.Root(58), "OM")}
	// A person's code leaves the country out.
	nowhere   = []network.Cond{network.Is(network.Root(58)).Not()}
	merchants = network.Fact{Source: "one merchant's code", Confidence: emvqr.ConfidenceC}
	persons   = network.Fact{Source: "one person's code", Confidence: emvqr.ConfidenceC}
)

// Network is the table.
var Network = &network.Network{
	Slug: Slug, Name: "MPCSS", Countries: []string{"OM"}, AsOf: "2026-11", Fact: merchants,
	Kinds: []*network.Kind{ByAccount, ByAlias},
	Lowered: []network.Lowered{
		{Rule: "MPM-4.2.1.1-ROOTM", At: network.Root(52), To: emvqr.Warning, Source: persons.Source},
		{Rule: "MPM-4.2.1.1-ROOTM", At: network.Root(53), To: emvqr.Warning, Source: persons.Source},
		{Rule: "MPM-4.2.1.1-ROOTM", At: network.Root(58), To: emvqr.Warning, Source: persons.Source},
		{Rule: "MPM-4.7.15.1-CITY", At: network.Root(60), To: emvqr.Warning, Source: persons.Source},
		{Rule: "MPM-4.8.1.4-ALLOC", At: network.Root(62, 0), To: emvqr.Warning, Source: "one merchant's code has a number of 16 digits in 62-00"},
	},
}

// Merchant is a merchant's account.
type Merchant struct {
	network.Location
	// Account is the BIC of the bank, a hyphen and the account there. It stands in 08,
	// which other countries leave to RuPay.
	Account string
	// Number is 15 digits, those of the account in the code met; Alias is a name; Third
	// is 30 digits. What they are for is not established.
	Number, Alias, Third string
}

// Person is somebody who is paid by an alias.
type Person struct {
	network.Location
	// Phone is eight digits, Alias a name, @ and a bank.
	Phone, Alias string
	// Name is the person's.
	Name string
}

// noGUID: its templates have none.
var noGUID = network.Row{At: network.In(0), Name: "GUID", InsteadOf: "MPM-4.7.11.2-GUID"}

const says = "there is no GUID, 01 is eight digits, and 02 a name, @ and a bank in capital letters"

const (
	account = iota
	number
	merchantAlias
	third
)

const (
	phone = iota
	alias
	name
)

// ByAccount and ByAlias are the tables of the accounts.
var (
	ByAccount = &network.Kind{
		Network: Slug, Key: "merchant", Name: "MPCSS merchant", ReadOnly: true,
		Objects: []*network.Object{{
			Key: "merchant", Name: "Merchant's account",
			At: network.At(8), By: []network.Mark{{Is: isAccount, Says: "the value is a BIC, a hyphen and digits", When: inOman}},
			Rows: []network.Row{
				{At: network.Value(), Key: "account", Name: "Account", Means: network.Payee},
			},
		}, {
			Key: "merchant_alias", Name: "Merchant's alias", Joins: "merchant",
			At: network.At(26), By: []network.Mark{{Has: []network.Look{{At: network.In(1), Format: network.Digits, Len: 15}}, Beside: []string{"merchant"}}},
			Rows: []network.Row{
				noGUID,
				{At: network.In(1), Key: "number", Name: "Number", ID: "MPCSS-NUMBER", Format: network.Digits, Min: 15, Max: 15},
				{At: network.In(2), Key: "alias", Name: "Alias"},
				{At: network.In(3), Key: "third", Name: "03, not known further", ID: "MPCSS-THIRD", Format: network.Digits, Min: 30, Max: 30},
			},
		}},
		Rows: network.National("MPCSS", "512", "OM"),
		Keys: []string{account: "account", number: "number", merchantAlias: "alias", third: "third"},
		Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
			return Merchant{at, v.At(account), v.At(number), v.At(merchantAlias), v.At(third)}
		},
		Examples: []network.Example{{Values: []string{account: "BMUSOMRX-123456789012345", number: "123456789012345", merchantAlias: "NOODLEHOUSE", third: "012345678901234567890123456789"}}},
	}
	ByAlias = &network.Kind{
		Network: Slug, Key: "person", Name: "MPCSS person", ReadOnly: true, Fact: persons,
		Objects: []*network.Object{{
			Key: "person", Name: "Person's alias",
			At: network.At(27), By: []network.Mark{{Is: isAlias, Says: says, When: inOman}, {Is: isAlias, Says: says, When: nowhere}},
			Rows: []network.Row{
				noGUID,
				{At: network.In(1), Key: "phone", Name: "Phone"},
				{At: network.In(2), Key: "alias", Name: "Alias", Means: network.Payee},
				{At: network.In(4), Key: "name", Name: "Name", Means: network.PayeeName},
			},
		}},
		Keys: []string{phone: "phone", alias: "alias", name: "name"},
		Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
			return Person{at, v.At(phone), v.At(alias), v.At(name)}
		},
		Examples: []network.Example{{Values: []string{phone: "90000000", alias: "noodle@BMCT", name: "NOODLE"}, Beside: []network.Setting{{At: network.Root(53), Value: "512"}}}},
	}
)

// Table implements [network.Account].
func (m Merchant) Table() (*network.Kind, []string) {
	return ByAccount, []string{account: m.Account, number: m.Number, merchantAlias: m.Alias, third: m.Third}
}

// Table implements [network.Account].
func (p Person) Table() (*network.Kind, []string) {
	return ByAlias, []string{phone: p.Phone, alias: p.Alias, name: p.Name}
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (m Merchant) LogValue() slog.Value { return network.LogAccount(m) }

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (p Person) LogValue() slog.Value { return network.LogAccount(p) }

// isAccount leaves the length of the BIC open: the one that was met, of a bank's head
// office, has an X more than a BIC has.
func isAccount(o emvqr.Object) bool {
	bic, account, ok := strings.Cut(o.Value, "-")
	return ok && len(bic) >= 8 && len(bic) <= 12 && network.CapitalsAndDigits.Holds(bic) && account != "" && network.Digits.Holds(account)
}

// isAlias: without a country nothing else tells a person's code, so all of it must fit.
func isAlias(o emvqr.Object) bool {
	if _, there := o.Get(0); there {
		return false
	}
	phone, _ := o.Get(1)
	alias, _ := o.Get(2)
	name, bank, ok := strings.Cut(alias, "@")
	return len(phone) == 8 && network.Digits.Holds(phone) && ok && name != "" && bank != "" && network.CapitalsAndDigits.Holds(bank)
}
