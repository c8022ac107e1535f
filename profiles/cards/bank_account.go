package cards

import (
	"errors"
	"log/slog"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// BankAccount is a merchant's bank account in a Bharat QR code, object 08, where no
// UPI account beside it has it as a field.
type BankAccount struct {
	network.Location
	// IFSC is the Indian Financial System Code of the branch, the first 11
	// characters: four letters of the bank, a zero, six of the branch. It is ""
	// where the value is too short to hold one.
	IFSC string
	// Account is the account number after it; without an IFSC, all of the value.
	Account string
}

const (
	ifsc = iota
	account
)

// withoutUPI: beside a template of UPI's, 26 to 28 with its GUID, the bank account in
// 08 is part of the UPI account, which has it as a field.
var withoutUPI = []network.Cond{
	network.Is(network.Root(26, 0), upiGUIDs...).Not(),
	network.Is(network.Root(27, 0), upiGUIDs...).Not(),
	network.Is(network.Root(28, 0), upiGUIDs...).Not(),
}

var upiGUIDs = []string{"A000000524", "A0000005241010"}

// bankAccount is an object 08 that begins with an IFSC; bareAccount any other. What
// parts the IFSC from the account is its length alone, so it is an error to write
// another.
var (
	bankAccount = &network.Kind{
		Network: "rupay", Key: "bank", Name: "Bharat QR bank account", Beside: true,
		Objects: []*network.Object{{
			Key: "bank", Name: "Bharat QR bank account", At: network.At(8),
			By: []network.Mark{{When: withoutUPI, Is: beginsWithIFSC, Weak: true, Says: "the value is as long as an IFSC and begins with eleven ASCII characters"}},
			Rows: []network.Row{
				{At: network.Piece(0, ifscLength), Key: "ifsc", Name: "IFSC", ID: "RUPAY-BANK-IFSC", Means: network.PayeeBank, Format: ifscForm, Presence: network.Mandatory, Fact: bharat.Warning()},
				{At: network.Piece(ifscLength, 0), Key: "account", Name: "Account number", ID: "RUPAY-BANK-ACCOUNT", Means: network.Payee, Format: network.Alphanumeric.Cleaned(network.Ungrouped), Max: 26, Presence: network.Mandatory,
					Fact: network.Fact{Source: "a developer's table of Bharat QR 4.0.1; 11 to 16 characters in real codes", Confidence: emvqr.ConfidenceC}},
			},
		}},
		Keys: []string{ifsc: "ifsc", account: "account"},
		Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
			return BankAccount{at, v.At(ifsc), v.At(account)}
		},
		Examples: []network.Example{{Values: []string{ifsc: "ABCD0123456", account: "123456789012"}}},
	}
	bareAccount = &network.Kind{
		Network: "rupay", Key: "bare_bank", Name: "Bharat QR bank account without an IFSC", ReadOnly: true, Beside: true,
		Objects: []*network.Object{{
			Key: "bare_bank", Name: "Bharat QR bank account", At: network.At(8), By: []network.Mark{{When: withoutUPI}},
			Rows: []network.Row{
				{At: network.Value(), Key: "account", Name: "Account number", Means: network.Payee},
				{At: network.Value(), Name: "IFSC", ID: "RUPAY-BANK-IFSC", Checks: noIFSC},
			},
		}},
		Keys: []string{"account"},
		Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
			return BankAccount{Location: at, Account: v.At(0)}
		},
		Examples: []network.Example{{Values: []string{"12345"}}},
	}
)

var noIFSC = []*network.Check{{
	Name: "MISSING", Sentence: "IFSC is there.", Fact: bharat.Warning(),
	Fault: func(string) string { return "the value is too short to begin with one" },
}}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a BankAccount) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account].
func (a BankAccount) Table() (*network.Kind, []string) {
	if a.IFSC == "" && !a.Anchor().IsZero() {
		return bareAccount, []string{a.Account}
	}
	return bankAccount, []string{ifsc: a.IFSC, account: a.Account}
}

// Check implements [network.Checker]: nothing but its length parts the IFSC from the
// account number, so both must be there and the IFSC have no other characters. A value
// that was read and is too short for an IFSC is all account number.
func (a BankAccount) Check() error {
	switch {
	case a.IFSC == "" && !a.Anchor().IsZero():
		return nil
	case a.IFSC == "":
		return errors.New("cards: IFSC is missing, expected 11 characters before the account number")
	case !network.Alphanumeric.Holds(a.IFSC):
		return errors.New("cards: IFSC is not letters and digits")
	case a.Account == "":
		return errors.New("cards: there is an IFSC and no account number")
	}
	return nil
}

// ifscLength is the characters of an IFSC.
const ifscLength = 11

// beginsWithIFSC leaves out values that are too short, and those where the cut might
// go through a character.
func beginsWithIFSC(o emvqr.Object) bool {
	return len(o.Value) >= ifscLength && network.Ans.Holds(o.Value[:ifscLength])
}

var ifscForm = network.FormatOf("four capital letters, 0 and six letters or digits", func(v string) bool {
	if len(v) != ifscLength || v[4] != '0' {
		return false
	}
	for i := range 4 {
		if v[i]-'A' > 'Z'-'A' {
			return false
		}
	}
	return network.CapitalsAndDigits.Holds(v[5:])
}).Cleaned(func(text string) string { return strings.ToUpper(network.Ungrouped(text)) })
