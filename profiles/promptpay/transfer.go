package promptpay

import (
	"errors"
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// CreditTransfer is a transfer to a PromptPay id, template 29. Exactly one of the
// proxies, from Mobile to BankAccount, is set.
type CreditTransfer struct {
	network.Location
	// Mobile is a mobile number in international form: "+66812345678". The code
	// holds it as 13 digits, "0066812345678".
	Mobile string
	// NationalID is 13 digits of a national or tax id.
	NationalID string
	// EWallet is 15 digits.
	EWallet string
	// BankAccount is a bank code of three digits and an account number.
	BankAccount string
	// OneTimeCode is the OTA of a code that the payer shows, 10 characters.
	OneTimeCode string
}

const (
	mobile = iota
	nationalID
	ewallet
	bankAccount
	oneTimeCode
	transferAID
)

var byPayer = []network.Cond{network.Is(network.In(0), AIDTransferByPayer)}

var transfer = &network.Kind{
	Network: Slug, Key: "transfer", Name: "PromptPay credit transfer",
	Objects: []*network.Object{{
		Key: "transfer", Name: "PromptPay credit transfer", ID: "PROMPTPAY-TRANSFER", At: network.At(29), By: byAID(AIDTransfer, AIDTransferByPayer),
		For: []string{"mobile", "national_id", "ewallet", "bank_account", "one_time_code"},
		Rows: []network.Row{
			{At: network.In(0), Key: "aid", Name: "AID", Hidden: true},
			{At: network.In(1), Key: "mobile", Name: "Mobile number", ID: "PROMPTPAY-TRANSFER-MOBILE", Means: network.Payee, Format: phone, Min: 13, Max: 13, Checks: []*network.Check{mobileForm, mobileRange}},
			{At: network.In(2), Key: "national_id", Name: "National or tax ID", ID: "PROMPTPAY-TRANSFER-NATIONAL-ID", Means: network.Payee, Format: network.Grouped, Min: 13, Max: 13, Checks: []*network.Check{mod11}},
			{At: network.In(3), Key: "ewallet", Name: "E-wallet ID", ID: "PROMPTPAY-TRANSFER-EWALLET", Means: network.Payee, Format: network.Grouped, Min: 15, Max: 15},
			{At: network.In(4), Key: "bank_account", Name: "Bank account", ID: "PROMPTPAY-TRANSFER-BANK-ACCOUNT", Means: network.Payee, Format: network.Ans.Cleaned(network.Ungrouped), Min: 4, Max: 43, Checks: bankAccountReaders},
			{At: network.In(5), Key: "one_time_code", Name: "One-time code", ID: "PROMPTPAY-TRANSFER-OTC", Means: network.Token, Format: network.Ans, Min: 10, Max: 10},
			{At: network.In(5), Name: "One-time code", ID: "PROMPTPAY-OTC", Presence: network.Mandatory, When: byPayer},
		},
		Exactly: []network.Exactly{{
			ID: "PROMPTPAY-ONE-PROXY", Sentence: "A credit transfer names exactly one of mobile number, national id, e-wallet and bank account.",
			Keys: []string{"mobile", "national_id", "ewallet", "bank_account"}, Min: 1, Max: 1,
		}},
	}},
	Keys: []string{
		mobile: "mobile", nationalID: "national_id", ewallet: "ewallet", bankAccount: "bank_account", oneTimeCode: "one_time_code", transferAID: "aid",
	},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return CreditTransfer{at, internationalMobile(v.At(mobile)), v.At(nationalID), v.At(ewallet), v.At(bankAccount), v.At(oneTimeCode)}
	},
	Examples: []network.Example{
		{Values: []string{mobile: "0066812345678", transferAID: AIDTransfer}},
		{Values: []string{nationalID: "1234567890121", transferAID: AIDTransfer}},
		{Values: []string{ewallet: "123456789012345", oneTimeCode: "1234567890", transferAID: AIDTransferByPayer}},
		{
			Values: []string{bankAccount: "0041234567890", transferAID: AIDTransfer}, Finds: []string{"PROMPTPAY-TRANSFER-BANK-ACCOUNT-READERS"},
			Beside: []network.Setting{
				{At: network.Root(80, 0), Value: "0001"}, {At: network.Root(80, 1), Value: "7.00"}, {At: network.Root(80, 2), Value: "35.00"},
				{At: network.Root(81), Value: "00680069"},
			},
		},
	},
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a CreditTransfer) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account].
func (a CreditTransfer) Table() (*network.Kind, []string) {
	aid := AIDTransfer
	if a.OneTimeCode != "" {
		aid = AIDTransferByPayer
	}
	return transfer, []string{
		mobile: wireMobile(a.Mobile), nationalID: a.NationalID, ewallet: a.EWallet, bankAccount: a.BankAccount,
		oneTimeCode: a.OneTimeCode, transferAID: aid,
	}
}

// Check implements [network.Checker]: a mobile number is in international form, or as a
// code holds it.
func (a CreditTransfer) Check() error {
	if wire := wireMobile(a.Mobile); a.Mobile != "" && (len(wire) != 13 || !network.Digits.Holds(wire)) {
		return errors.New("promptpay: the mobile number is not in international form, expected +66 and nine digits")
	}
	return nil
}

// bankAccountReaders is broken by every bank account: it is laid down, and not all
// readers keep to it.
var bankAccountReaders = []*network.Check{{
	Name: "READERS", Sentence: "All banks' apps take the payee, which is not established of a bank account.",
	Fault: func(string) string {
		return "the apps of two banks, KBank and Krungthai, are reported to refuse a bank account (the bank's code of three digits and the number); ask for a mobile number, national id or e-wallet"
	},
	Fact: network.Fact{Severity: emvqr.Warning, Effect: emvqr.Doubt, Source: "saladpuk/PromptPay issue 16", Confidence: emvqr.ConfidenceC},
}}

// mod11 is the check digit of Thai national and tax ids.
var mod11 = &network.Check{
	Name: "MOD11", Sentence: "The last digit of a Thai national or tax id is its mod-11 check digit.", Fault: mod11Fault,
	Fact: network.Fact{Severity: emvqr.Warning, Source: "holds for every real company id met", Confidence: emvqr.ConfidenceB},
}
