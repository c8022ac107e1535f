// Package numo knows NUMO, the national payment code of Libya, also called LYPay. Its
// data are plain values in ids where EMVCo has templates. The central bank's text was not
// at hand; the table follows an implementation and codes of a bank's portal.
//
// Start here: [Network] is the table, [Account] what is paid.
package numo

import (
	"log/slog"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network. No GUID does.
const Slug = "numo"

// The schemes of an account.
const (
	IBAN  = "IBAN"
	Alias = "Alias"
)

var vectors = network.Fact{Severity: emvqr.Error, Source: "MElkmeshi/odoo-apps, with codes of a bank's portal", Confidence: emvqr.ConfidenceB}

// aTemplate is EMVCo's rule that NUMO's plain values stand in for.
const aTemplate = "MPM-4.7.11.1-TMPL"

// Network is NUMO's table.
var Network = &network.Network{
	Slug: Slug, Name: "NUMO (LYPay)", Countries: []string{"LY"}, AsOf: "2026-11", Home: "LY", Fact: vectors,
	Kinds:    []*network.Kind{Payee},
	Reserves: []network.Range{{First: 2, Last: 2}, {First: 27, Last: 31}, {First: 51, Last: 51}},
	Shared: append(network.National("NUMO", "434", "LY"),
		network.Row{At: network.Root(52), Default: "9999"},
		network.Row{At: network.Root(54), ID: "NUMO-AMOUNT", Format: threeDecimals, Fact: vectors.Warning()},
	),
	Lowered: []network.Lowered{
		{Rule: "MPM-4.7.11.2-GUID", To: emvqr.Info, Source: "digits of an alias can read as a template by chance"},
		{Rule: aTemplate, To: emvqr.Info, Source: "three digits of a bank read as the beginning of an object"},
		{Rule: "MPM-4.2.1.1-ROOTM", At: network.Root(52), To: emvqr.Warning, Source: "absent once"},
	},
}

// Account is a payee of NUMO.
type Account struct {
	network.Location
	// Name is that of the account.
	Name string
	// Scheme is what Account is, [IBAN] or [Alias]: an IBAN of Libya has 25 characters.
	Scheme, Account string
	// Bank is three digits.
	Bank string
	// BankName is the bank's name, which the portal and older codes have, in a template
	// with the bank's number.
	BankName string
	// MerchantAccount, Transaction and Reference are optional: the merchant's account, an
	// identifier of the payment, and what the merchant calls it.
	MerchantAccount, Transaction, Reference string
}

const (
	name = iota
	scheme
	account
	bank
	bankName
	merchantAccount
	transaction
	reference
)

// Payee is the account's table: all of the objects are one account.
var Payee = &network.Kind{
	Network: Slug, Key: "payee", Name: "NUMO account", Single: true,
	Objects: []*network.Object{{
		Key: "scheme", Name: "Account scheme", At: network.At(28),
		By: []network.Mark{
			{Has: []network.Look{{At: network.Value(), Starts: IBAN, Len: len(IBAN)}}},
			{Has: []network.Look{{At: network.Value(), Starts: Alias, Len: len(Alias)}}},
		},
		Rows: []network.Row{{At: network.Value(), Key: "scheme", Name: "Account scheme", Means: network.PayeeKind, InsteadOf: aTemplate}},
	}, plain("name", 27, network.Row{Name: "Account name", Means: network.PayeeName}),
		plain("account", 29,
			network.Row{Name: "Account", ID: "NUMO-ACCOUNT", Means: network.Payee, Format: network.Ans.Cleaned(compact)},
			network.Row{Name: "Account", ID: "NUMO-ACCOUNT", Format: libyan, Min: 25, Max: 25, Checks: checkDigits, When: []network.Cond{network.Is(network.Root(28), IBAN)}},
		),
		{
			// It comes before the plain one, which would write the number as well.
			Key: "named_bank", Name: "Bank", At: network.At(30), For: []string{"bank_name"},
			By: []network.Mark{{Is: emvqr.Object.IsTemplate, Says: "the value is a template", Beside: []string{"scheme"}}},
			Rows: []network.Row{
				{At: network.In(1), Key: "bank", Name: "Bank", ID: "NUMO-BANK", Means: network.PayeeBank, Format: network.Digits, Min: 3, Max: 3, Presence: network.Mandatory},
				{At: network.In(2), Key: "bank_name", Name: "Bank's name"},
				{At: network.In(0), Name: "No identifier", InsteadOf: "MPM-4.7.11.2-GUID"},
			},
		},
		plain("bank", 30, network.Row{Name: "Bank", ID: "NUMO-BANK", Means: network.PayeeBank, Format: network.Digits, Min: 3, Max: 3}),
		plain("merchant_account", 2, network.Row{Name: "Merchant account", Means: network.MerchantID}),
		plain("transaction", 31, network.Row{Name: "Transaction identifier"}),
		plain("reference", 51, network.Row{Name: "Merchant reference", Means: network.Reference}),
	},
	Rows: []network.Row{
		{At: network.Root(27), Name: "Account name", ID: "NUMO-NAME", Presence: network.Mandatory},
		{At: network.Root(29), Name: "Account", ID: "NUMO-ACCOUNT", Presence: network.Mandatory},
		{At: network.Root(30), Name: "Bank", ID: "NUMO-BANK", Presence: network.Mandatory},
	},
	Keys: []string{
		name: "name", scheme: "scheme", account: "account", bank: "bank", bankName: "bank_name",
		merchantAccount: "merchant_account", transaction: "transaction", reference: "reference",
	},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{
			at, v.At(name), v.At(scheme), v.At(account), v.At(bank), v.At(bankName),
			v.At(merchantAccount), v.At(transaction), v.At(reference),
		}
	},
	Examples: []network.Example{
		{Values: []string{name: "NOODLE HOUSE", scheme: IBAN, account: "LY83002048000020100120361", bank: "024", bankName: "EXAMPLE BANK"}},
		{Values: []string{name: "NOODLE HOUSE", scheme: IBAN, account: "LY83002048000020100120361", bank: "024"}, Beside: []network.Setting{{At: network.Root(54), Value: "100.500"}}},
		{Values: []string{
			name: "NOODLE HOUSE", scheme: Alias, account: "noodles", bank: "024",
			merchantAccount: "0001", transaction: "0123456789abcdef", reference: "INV7",
		}},
	},
}

// plain is an object that is one value. Beside the scheme it is NUMO's, 02 included,
// which in other countries is Visa's.
func plain(key string, at uint8, rows ...network.Row) *network.Object {
	o := &network.Object{Key: key, Name: rows[0].Name, At: network.At(at), By: []network.Mark{{Beside: []string{"scheme"}}}, Rows: rows}
	for i := range rows {
		rows[i].At = network.Value()
	}
	rows[0].Key, rows[0].InsteadOf = key, aTemplate
	return o
}

var libyan = network.FormatOf("LY, capital letters and digits", func(v string) bool {
	return strings.HasPrefix(v, "LY") && network.CapitalsAndDigits.Holds(v)
})

// checkDigits doubt an account that a slip of the pen may have changed.
var checkDigits = []*network.Check{{
	Name: "MOD97", Sentence: "The check digits of an IBAN are those of ISO 13616.", Fault: network.IBANFault,
	Fact: network.Fact{Severity: emvqr.Warning, Effect: emvqr.Doubt, Source: "ISO 13616; both numbers of the portal keep them", Confidence: emvqr.ConfidenceB},
}}

// compact takes out the blanks that people put into an IBAN.
func compact(text string) string { return strings.ReplaceAll(text, " ", "") }

var threeDecimals = network.FormatOf("an amount with three decimals", func(v string) bool {
	_, decimals, _ := strings.Cut(v, ".")
	return len(decimals) == 3
})

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return Payee, []string{
		name: a.Name, scheme: a.Scheme, account: a.Account, bank: a.Bank, bankName: a.BankName,
		merchantAccount: a.MerchantAccount, transaction: a.Transaction, reference: a.Reference,
	}
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }
