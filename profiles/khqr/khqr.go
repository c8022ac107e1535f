// Package khqr knows KHQR, the payment code of Cambodia, which the National Bank's
// Bakong system runs. The facts are those of the bank's own reader, which was read
// and run.
//
// Start here: [Network] is the table, [Account] what is paid.
package khqr

import (
	"errors"
	"log/slog"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network.
const Slug = "khqr"

// Network is KHQR's table.
var Network = &network.Network{
	Slug: Slug, Name: "KHQR (Bakong)", Countries: []string{"KH"}, AsOf: "2026-11", Fact: reader,
	Kinds:    []*network.Kind{Merchant, Individual},
	Reserves: network.Between(29, 30), // the reader takes every 29 and 30 for its own
	Unit:     emvqr.UTF16,
	Shared: []network.Row{
		{At: network.Root(0), ID: "KHQR-VERSION", Min: 2, Max: 2},
		{At: network.Root(53), ID: "KHQR-CURRENCY", OneOf: []string{"116", "840"}, Presence: network.Mandatory, Default: "116"},
		{At: network.Root(53), ID: "KHQR-UNIONPAY-CURRENCY", OneOf: []string{"116"}, When: []network.Cond{network.Is(network.Root(15))}, Fact: unwritten},
		{At: network.Root(58), ID: "KHQR-COUNTRY", OneOf: []string{"KH"}, Default: "KH", Fact: reader.Warning()},
		{At: network.Root(58), ID: "KHQR-COUNTRY", Max: 3},
		{At: network.Root(54), ID: "KHQR-RIEL", Format: network.Whole, When: []network.Cond{network.Is(network.Root(53), "116")}, Fact: unwritten},
		{At: network.Root(54), ID: "KHQR-AMOUNT", Format: unsigned, Fact: refused},
		{At: network.Root(54), ID: "KHQR-DYNAMIC-AMOUNT", Presence: network.Mandatory, When: dynamic, Fact: refused},
		{At: network.Root(99, 1), Name: "Expiry", ID: "KHQR-DYNAMIC-EXPIRY", Presence: network.Mandatory, When: dynamic, Fact: refused},
		{At: network.Root(99), Name: "Time stamps", ID: "KHQR-AMOUNT-TIMES", Presence: network.Mandatory, When: []network.Cond{network.Is(network.Root(54)), dynamic[0].Not()}, Fact: refused},
		{At: network.Root(64, 0), ID: "KHQR-LANGUAGE", Max: 2, Presence: network.Mandatory, When: []network.Cond{network.Is(network.Root(64, 1))}},
		{At: network.Root(64, 1), ID: "KHQR-LANGUAGE-NAME", Presence: network.Mandatory, When: []network.Cond{network.Is(network.Root(64, 0))}},
	},
	Lowered: []network.Lowered{
		{Rule: "MPM-4.7.1.1-PFI", At: network.Root(0), To: emvqr.Warning, Source: "the reader takes any two characters, and so the 02 of a code of DuitNow"},
		{Rule: "MPM-4.5.2.1-ANS", At: network.Root(59), To: emvqr.Warning, Source: takesAny},
		{Rule: "MPM-4.5.2.1-ANS", At: network.Root(60), To: emvqr.Warning, Source: takesAny},
		{Rule: "MPM-4.5.2.1-ANS", At: network.Root(62), To: emvqr.Warning, Source: takesAny},
		{Rule: "MPM-4.9.1.1-LANGM", At: network.Root(64), To: emvqr.Info, Source: "the reader takes, and its own generator writes, a city alone"},
	},
	Enforces: []network.Enforced{
		{Rule: "MPM-4.2.1.1-ROOTM"}, {Rule: "MPM-4.7.2.1-POI"}, {Rule: "MPM-4.7.12.1-MCC"}, {Rule: "MPM-4.7.14.1-NAME"}, {Rule: "MPM-4.7.15.1-CITY"},
		{Rule: "MPM-T3.6-LEN", At: looked}, {Rule: "MPM-T3.7-LEN", At: looked}, {Rule: "MPM-T3.8-LEN"},
	},
	Rules: []network.Rule{expiresLater, merchantLast, notEmpty, template, lengths},
}

const takesAny = "the reader counts and takes any character there; it was run on Khmer, Chinese and emoji"

var (
	reader = network.Fact{Source: "NBC's bakong-khqr 1.0.20, source read and run", Confidence: emvqr.ConfidenceA}
	// unwritten is what NBC's own generator refuses and its reader takes.
	unwritten = network.Fact{Severity: emvqr.Warning, Source: reader.Source, Confidence: emvqr.ConfidenceA}
	// Many dynamic codes are older than the rules on expiry and amount, by which
	// today's reader refuses them.
	refused = network.Fact{Severity: emvqr.Warning, Effect: emvqr.Refuses, Source: reader.Source, Confidence: emvqr.ConfidenceA}
	dynamic = []network.Cond{network.Is(network.Root(1), "12")}
)

// Account is a merchant or an individual who is paid through Bakong.
type Account struct {
	network.Location
	// Account is the Bakong account, name@bank.
	Account string
	// ID is the merchant's id at its bank; an individual's account or phone there.
	ID string
	// Bank is the name of the acquiring bank.
	Bank string
	// Created and Expires are points in time, in milliseconds since 1970 UTC. A
	// dynamic code needs both.
	Created, Expires string
	// Merchant: the account is in 30 and not in 29.
	Merchant bool
}

const (
	account = iota
	id
	bank
	created
	expires
)

// The kinds of account. In a code that has both the reader takes the merchant's.
var (
	Merchant   = bakong("merchant", "KHQR merchant", 30, "merchant_id", "individual")
	Individual = bakong("individual", "KHQR individual", 29, "account_id")
)

func bakong(key, name string, root uint8, idKey string, before ...string) *network.Kind {
	stem := "KHQR-" + strings.ToUpper(key)
	return &network.Kind{
		Network: Slug, Key: key, Name: name, Before: before,
		Objects: []*network.Object{{
			Key: key, Name: name, At: network.At(root), By: []network.Mark{{Is: isBakong, Says: "00 is a name, @ and a bank"}},
			Rows: []network.Row{
				{At: network.In(0), Key: "account", Name: "Bakong account", ID: stem + "-ACCOUNT", Means: network.Payee, Payee: network.PayeeVPA, Format: nameAtBank, Max: 32, Presence: network.Mandatory, InsteadOf: "MPM-4.7.11.2-GUID"},
				{At: network.In(1), Key: idKey, Name: "ID at the bank", ID: stem + "-ID", Means: network.MerchantID, Max: 32},
				{At: network.In(2), Key: "bank", Name: "Acquiring bank", ID: stem + "-BANK", Means: network.PayeeBank, Max: 32},
			},
		}, {
			Key: key + "_times", Name: "KHQR times", At: network.At(99), Joins: key,
			By: []network.Mark{
				{Has: []network.Look{{At: network.In(0), Format: network.Hex, Len: 13}}, Beside: []string{key}},
				{Has: []network.Look{{At: network.In(1), Format: network.Digits, Len: 13}}, Beside: []string{key}},
				{Is: emvqr.Object.IsTemplate, Says: "the value is a template", When: dynamic, Beside: []string{key}},
			},
			Rows: []network.Row{
				// The reader does not look at it, and ABA has other 13 characters here.
				{At: network.In(0), Key: "created", Name: "Created", ID: "KHQR-CREATED", Means: network.Made, Format: network.Milliseconds, InsteadOf: "MPM-4.11.1.2-GUID", Fact: reader.Info()},
				{At: network.In(1), Key: "expires", Name: "Expires", ID: "KHQR-EXPIRES", Means: network.Expiry, Format: network.Milliseconds, When: dynamic},
				// In a static code nothing expires.
				{At: network.In(1), Key: "expires", Name: "Expires", When: []network.Cond{network.Is(network.Root(1), "12").Not()}},
			},
		}},
		Keys: []string{account: "account", id: idKey, bank: "bank", created: "created", expires: "expires"},
		Make: make,
		Examples: []network.Example{
			{Values: []string{account: "noodle_house@devb", id: "012345678", bank: "Dev Bank"}},
			{
				Values: []string{account: "noodle_house@devb", id: "012345678", bank: "Dev Bank", created: "1745915488053", expires: "4101354327000"},
				Beside: []network.Setting{
					{At: network.Root(1), Value: "12"}, {At: network.Root(15), Value: "1974011600520446ACLB10002312081"}, {At: network.Root(54), Value: "5000"},
					{At: network.Root(64, 0), Value: "km"}, {At: network.Root(64, 1), Value: "ហាង"},
				},
			},
			{Values: []string{account: "noodle_house@devb", created: "1745915488053"}, Beside: []network.Setting{{At: network.Root(54), Value: "5000"}}},
		},
	}
}

func make(k *network.Kind, at network.Location, v *network.Values) network.Account {
	return Account{at, v.At(account), v.At(id), v.At(bank), v.At(created), v.At(expires), k.Key == "merchant"}
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	k := Individual
	if a.Merchant {
		k = Merchant
	}
	return k, []string{account: a.Account, id: a.ID, bank: a.Bank, created: a.Created, expires: a.Expires}
}

// Check implements [network.Checker]: the bank's own generator makes no merchant's code
// without these, though its reader takes one.
func (a Account) Check() error {
	if a.Merchant && a.Anchor().IsZero() && (a.ID == "" || a.Bank == "") {
		return errors.New("khqr: a merchant has an id at its bank and the name of the bank, expected both")
	}
	return nil
}

var nameAtBank = network.FormatOf("a name, @ and a bank", func(v string) bool {
	name, bank, ok := strings.Cut(v, "@")
	return ok && name != "" && bank != ""
})

// unsigned is all that the reader asks of an amount beside its length; the rest is
// EMVCo's.
var unsigned = network.FormatOf("an amount without a minus sign", func(v string) bool { return !strings.Contains(v, "-") })

func isBakong(o emvqr.Object) bool { v, _ := o.GUID(); return nameAtBank.Holds(v) }
