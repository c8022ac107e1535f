// Package qpay knows the national template of Mongolia, which the codes of QPay and of
// HiPay have beside the accounts of other networks.
//
// Start here: [Network] is the table, [Account] what is paid.
package qpay

import (
	"fmt"
	"log/slog"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network, AID its template.
const (
	Slug = "qpay"
	AID  = "A0000008430001"
)

var (
	codes = network.Fact{Severity: emvqr.Error, Source: "codes of QPay and HiPay", Confidence: emvqr.ConfidenceB}
	// half: no code has one of bank and account alone, and no one of them is a payee.
	half  = network.Fact{Severity: emvqr.Warning, Effect: emvqr.Doubt, Source: codes.Source, Confidence: emvqr.ConfidenceB}
	hiPay = network.Fact{Severity: emvqr.Warning, Source: "a real code of HiPay", Confidence: emvqr.ConfidenceC}
)

// Network is the table. QPay's codes have 71, 78 and 79 as well, and 80 without a
// template; what those mean is not established.
var Network = &network.Network{
	Slug: Slug, Name: "QPay and HiPay, national code", Countries: []string{"MN"}, AsOf: "2026-11", Fact: codes,
	Kinds: []*network.Kind{Merchant, mark},
	Shared: append(network.National("QPAY", "496", "MN"),
		network.Row{At: network.Root(54), ID: "QPAY-AMOUNT", Format: network.Whole, Fact: network.Fact{Severity: emvqr.Info, Source: "every code of QPay; that of HiPay has decimals", Confidence: emvqr.ConfidenceB}}),
	Lowered: []network.Lowered{
		{Rule: "MPM-4.5.4.1-RFU", At: network.Root(71), To: emvqr.Info, Source: "codes of QPay have QPP_QR there"},
		{Rule: "MPM-4.5.4.1-RFU", At: network.Root(78), To: emvqr.Info, Source: "every code of QPay has digits there"},
		{Rule: "MPM-4.5.4.1-RFU", At: network.Root(79), To: emvqr.Info, Source: "every code of QPay has digits there"},
		{Rule: "MPM-4.11.1.1-UNRES", To: emvqr.Info, Source: "80 is 01 in every code of QPay that has the template"},
		{Rule: "MPM-4.11.1.2-GUID", To: emvqr.Info, Source: "80 is 01 in every code of QPay that has the template"},
		{Rule: "MPM-4.8.1.5-PSS", At: network.Root(62), To: emvqr.Info, Source: "62-52 is 1 in the code of HiPay"},
	},
}

// Account is an account at a bank or wallet of Mongolia. Some codes of QPay have nothing
// in the template but its identifier: what they pay is known to QPay by its own name of
// the payment in 62-07, where other codes have the terminal.
type Account struct {
	network.Location
	// Bank is the BIC of the bank or wallet, 8 letters and digits: TDBMMNUB.
	Bank string
	// Account is the payee there. HiPay writes an IBAN; QPay the bank's own number, in
	// some codes with zeros before it, and in others what 62-07 has.
	Account string
}

const (
	bank = iota
	account
)

// Merchant is the account's table.
var Merchant = &network.Kind{
	Network: Slug, Key: "merchant", Name: "National template",
	Objects: []*network.Object{{
		Key: "merchant", Name: "National template", ID: "QPAY-MERCHANT",
		// QPay has it in 27, HiPay in 26.
		At: []network.Range{{First: 27, Last: 27}, {First: 26, Last: 26}}, By: []network.Mark{{At: network.Anywhere, GUIDs: []string{AID}}}, Fact: codes.Warning(),
		Rows: []network.Row{
			{At: network.In(1), Key: "bank", Name: "Bank", ID: "QPAY-BANK", Means: network.PayeeBank, Format: network.CapitalsAndDigits, Min: 8, Max: 8},
			{At: network.In(2), Key: "account", Name: "Account", ID: "QPAY-ACCOUNT", Means: network.Payee, Format: network.Ans, Checks: []*network.Check{iban}},
			{At: network.In(1), Name: "Bank", ID: "QPAY-BANK", Presence: network.Mandatory, When: []network.Cond{network.Is(network.In(2))}, Fact: half},
			{At: network.In(2), Name: "Account", ID: "QPAY-ACCOUNT", Presence: network.Mandatory, When: []network.Cond{network.Is(network.In(1))}, Fact: half},
		},
	}},
	Keys: []string{bank: "bank", account: "account"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(bank), v.At(account)}
	},
	Examples: []network.Example{
		{Values: []string{bank: "TDBMMNUB", account: "123456789"},
			Beside: []network.Setting{{At: network.Root(1), Value: "12"}, {At: network.Root(54), Value: "12500"}}},
		{Values: []string{bank: "HPSMMNUB", account: "MN100050000000000001"}},
	},
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return Merchant, []string{bank: a.Bank, account: a.Account}
}

// mark is 80: 01 in QPay's codes, and 01 in a template of the network in HiPay's. It
// pays nobody, and what it means is not established.
var mark = &network.Kind{
	Network: Slug, Key: "mark", Name: "Mark of the national code", Role: network.Data,
	Objects: []*network.Object{{
		Key: "mark", Name: "Mark of the national code", At: network.At(80),
		By: []network.Mark{
			{GUIDs: []string{AID}},
			{Has: []network.Look{{At: network.Value(), Format: network.Digits, Len: 2}}, Beside: []string{"merchant"}},
		},
	}},
}

// iban judges what has the length and the letters of an IBAN of Mongolia.
var iban = &network.Check{
	Name: "IBAN", Sentence: "An account that is an IBAN of Mongolia has the right check digits, modulo 97.",
	Fault: func(v string) string {
		if len(v) != 20 || !strings.HasPrefix(v, "MN") || !network.Digits.Holds(v[2:]) {
			return ""
		}
		// M is 22 and N is 23; they and the check digits go last.
		if want := 98 - remainder(v[4:]+"222300"); v[2:4] != fmt.Sprintf("%02d", want) {
			return fmt.Sprintf("check digits should be %02d", want)
		}
		return ""
	},
	Breaks: "MN590050000000000001",
	Fact:   hiPay,
}

// remainder is that of a division by 97.
func remainder(digits string) (rest int) {
	for i := range len(digits) {
		rest = (10*rest + int(digits[i]-'0')) % 97
	}
	return rest
}
