// Package ethqr knows EthQR, the national payment code of Ethiopia, whose switch is IPS
// ET. The standard's text was not at hand; the table follows a generator written after it
// and the codes of banks.
//
// Start here: [Network] is the table, [Account] and [IssuerTemplate] what is paid.
package ethqr

import (
	"errors"
	"log/slog"
	"strings"
	"time"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network. Its template has no GUID of its own: each issuer chooses one.
const Slug = "ethqr"

var codes = network.Fact{Severity: emvqr.Error, Source: "dagregi/ethqr-gen, after the Interoperable QR Standard; codes of two banks", Confidence: emvqr.ConfidenceB}

// Network is EthQR's table.
var Network = &network.Network{
	Slug: Slug, Name: "EthQR", Countries: []string{"ET"}, AsOf: "2026-11", Home: "ET", Fact: codes,
	Kinds:  []*network.Kind{Payee, Issuer, data},
	Shared: network.National("ETHQR", "230", "ET"),
	Lowered: []network.Lowered{
		{Rule: "MPM-4.8.1.5-PSS", At: network.Root(62), To: emvqr.Info, Source: "62-50 is a due date, 62-51 an amount"},
		{Rule: "MPM-4.11.1.1-UNRES", To: emvqr.Info, Source: "80 to 87 are not always templates"},
		{Rule: "MPM-4.11.1.2-GUID", To: emvqr.Info, Source: "80 to 87 are not always templates"},
		{Rule: "MPM-4.7.11.2-GUID", To: emvqr.Warning, Source: "two banks write a short name of their own"},
	},
}

// Account is a payee of IPS ET.
type Account struct {
	network.Location
	// GUID is the issuer's, 32 letters and digits.
	GUID string
	// BIC is that of the payee's bank, 8 or 11 characters; Account the account there, up
	// to 24.
	BIC, Account string
	// DueDate is DDMMYYYY, and LateAmount the amount after that day.
	DueDate, LateAmount string
}

// IssuerTemplate is 28 of a bank that writes another thing into it. Which of its values
// is the payee is not established, so it names no one.
type IssuerTemplate struct {
	network.Location
	// Issuer is what the bank writes in 00.
	Issuer string
}

const (
	guid = iota
	bic
	account
	dueDate
	lateAmount
)

// Payee is the account's table, Issuer that of banks with a form of their own.
var (
	Payee = &network.Kind{
		Network: Slug, Key: "payee", Name: "EthQR template",
		Objects: []*network.Object{{
			Key: "payee", Name: "EthQR template", At: network.At(28),
			By: []network.Mark{{Is: ofIPS, Says: "01 is a BIC, and 00 no domain"}},
			Rows: []network.Row{
				{At: network.In(0), Key: "guid", Name: "Issuer's identifier", ID: "ETHQR-GUID", Presence: network.Mandatory, InsteadOf: "MPM-4.7.11.2-GUID"},
				{At: network.In(0), Name: "Issuer's identifier", ID: "ETHQR-GUID", Format: network.Alphanumeric, Min: 32, Max: 32, Fact: codes.Warning()},
				{At: network.In(1), Key: "bic", Name: "BIC", Means: network.PayeeBank},
				{At: network.In(2), Key: "account", Name: "Account", ID: "ETHQR-ACCOUNT", Means: network.Payee, Format: network.Ans, Max: 24, Presence: network.Mandatory},
			},
		}},
		Rows: []network.Row{
			{At: network.Root(62, 50), Key: "due_date", Name: "Due date", ID: "ETHQR-DUE-DATE", Format: day},
			{At: network.Root(62, 51), Key: "late_amount", Name: "Amount after the due date", ID: "ETHQR-LATE-AMOUNT", Format: amount},
		},
		Keys: []string{guid: "guid", bic: "bic", account: "account", dueDate: "due_date", lateAmount: "late_amount"},
		Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
			return Account{at, v.At(guid), v.At(bic), v.At(account), v.At(dueDate), v.At(lateAmount)}
		},
		Examples: []network.Example{
			{Values: []string{guid: "581b314e257f41bfbbdc6384daa31d16", bic: "CBETETAA", account: "10000171234567890"}},
			{Values: []string{guid: "581b314e257f41bfbbdc6384daa31d16", bic: "CBETETAA", account: "10000171234567890", dueDate: "31122099", lateAmount: "110.00"}},
		},
	}
	Issuer = &network.Kind{
		Network: Slug, Key: "issuer", Name: "EthQR template of a bank's own form", Role: network.Identity, ReadOnly: true,
		Objects: []*network.Object{{
			Key: "issuer", Name: "EthQR template of a bank's own form", At: network.At(28),
			By:   []network.Mark{{Is: emvqr.Object.IsTemplate, Says: "the value is a template", Weak: true}},
			Rows: []network.Row{{At: network.In(0), Key: "issuer", Name: "Issuer"}},
		}},
		Keys: []string{"issuer"},
		Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
			return IssuerTemplate{at, v.At(0)}
		},
		Examples: []network.Example{{Values: []string{"EXAMPLEBANK"}}},
	}
	// data is what is told of the transaction beside a template, in forms of the banks'.
	data = &network.Kind{
		Network: Slug, Key: "data", Name: "EthQR transaction data", Role: network.Data,
		Objects: []*network.Object{{
			Key: "data", Name: "EthQR transaction data", At: network.Between(80, 87),
			By: []network.Mark{{Beside: []string{"payee", "issuer"}}},
		}},
	}
)

// ofIPS leaves a template with a domain in 00 alone: no issuer of IPS ET has one, and
// other networks have a number of eight digits in 01.
func ofIPS(o emvqr.Object) bool {
	guid, _ := o.GUID()
	v, _ := o.Get(1)
	return isBIC(v) && !strings.Contains(guid, ".")
}

// institutionAndCountry are the letters that a BIC begins with.
const institutionAndCountry = 6

// isBIC goes by length and characters alone: some banks' are not in the register.
func isBIC(v string) bool {
	return (len(v) == 8 || len(v) == 11) && network.CapitalsAndDigits.Holds(v) && !strings.ContainsAny(v[:institutionAndCountry], "0123456789")
}

var day = network.FormatOf("a day DDMMYYYY", func(v string) bool {
	_, err := time.Parse("02012006", v)
	return err == nil
})

var amount = network.FormatOf("an amount", func(v string) bool {
	_, err := emvqr.ParseAmount(v)
	return err == nil
})

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return Payee, []string{guid: a.GUID, bic: a.BIC, account: a.Account, dueDate: a.DueDate, lateAmount: a.LateAmount}
}

// Table implements [network.Account].
func (t IssuerTemplate) Table() (*network.Kind, []string) { return Issuer, []string{t.Issuer} }

// Check implements [network.Checker]: it is by its BIC that a template is found.
func (a Account) Check() error {
	if !isBIC(a.BIC) {
		return errors.New("ethqr: the BIC is not 8 or 11 capital letters and digits, six letters first")
	}
	return nil
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (t IssuerTemplate) LogValue() slog.Value { return network.LogAccount(t) }
