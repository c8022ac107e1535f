package upi

import (
	"errors"
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Account is the payee of a UPI payment. In a code it is spread over up to four root
// objects: the templates 26, 27 and 28 and the primitive 08. It is anchored at the
// first of the templates; 08 alone is no UPI account.
type Account struct {
	network.Location
	// VPA is the virtual payment address, "shop@bank".
	VPA string
	// MinimumAmount is the least the payer may change the amount to, in rupees with
	// at most two decimals. It is for dynamic codes.
	MinimumAmount string
	// Reference is the merchant's reference for the payment, 4 to 35 letters and
	// digits, and ReferenceURL a link about it, up to 26 characters.
	Reference, ReferenceURL string
	// Aadhaar is a national id of 12 digits.
	Aadhaar string
	// IFSC is the 11 characters that name a bank branch, and BankAccount an account
	// there, up to 26 characters. Where 08 does not begin with an IFSC all of it is
	// BankAccount.
	IFSC, BankAccount string
}

const (
	vpa = iota
	minimumAmount
	referenceID
	referenceURL
	aadhaar
	ifsc
	bankAccount
)

// payee is the table of a UPI account. The place says what a template is for; of one
// outside 26 to 28 the content does.
var payee = &network.Kind{
	Network: Slug, Key: "payee", Name: "UPI payee", Single: true,
	Objects: []*network.Object{{
		Key: "payee", Name: "UPI payee", ID: "UPI-PAYEE", At: network.At(26),
		By: templates(26, network.Look{At: network.In(1), Format: hasAt}),
		Rows: []network.Row{
			{At: network.In(1), Key: "vpa", Name: "Payee VPA", ID: "UPI-PAYEE-VPA", Means: network.Payee, Format: trimmed, Presence: network.Mandatory},
			{At: network.In(1), Name: "Payee VPA", ID: "UPI-PAYEE-VPA", Checks: vpaLength},
			{At: network.In(1), Name: "Payee VPA", ID: "UPI-VPA", Checks: vpaSides},
			{At: network.In(1), Name: "Payee VPA", ID: "UPI-VPA", Checks: vpaForm},
			{At: network.In(1), Name: "Payee VPA", ID: "UPI-VPA", Checks: vpaASCII},
			{At: network.In(2), Key: "minimum_amount", Name: "Minimum amount", ID: "UPI-PAYEE-MINIMUM-AMOUNT", Means: network.AmountMin, Format: rupees, Fact: tagNotes},
			{At: network.In(2), Name: "Minimum amount", ID: "UPI-MINIMUM", Checks: minimumZero},
			aidRow,
		},
	}, {
		// No code with it has been met.
		Key: "id", Name: "UPI Aadhaar payee", ID: "UPI-ID", At: network.At(28), Fact: tagNotes,
		By: templates(28, network.Look{At: network.In(1), Format: network.Digits, Len: 12}),
		Rows: []network.Row{
			{At: network.In(1), Key: "aadhaar", Name: "Aadhaar number", ID: "UPI-ID-AADHAAR", Means: network.Payee, Format: network.Grouped, Min: 12, Max: 12, Presence: network.Mandatory, Checks: verhoeff},
			aidRow,
		},
	}, {
		// It is meant for dynamic codes; static codes of some acquirers carry it too.
		Key: "ref", Name: "UPI reference", ID: "UPI-REF", At: network.At(27),
		By: templates(27),
		Rows: []network.Row{
			{At: network.In(1), Key: "reference", Name: "Transaction reference", ID: "UPI-REF-REFERENCE", Means: network.Reference, Presence: network.Mandatory, Checks: referenceLength},
			{At: network.In(1), Name: "Transaction reference", ID: "UPI-REF-REFERENCE", Checks: referenceForm},
			{At: network.In(2), Key: "reference_url", Name: "Reference URL", ID: "UPI-REF-REFERENCE-URL", Max: 26, Fact: tagNotes},
			aidRow,
		},
	}, {
		// Where there is no template of UPI's beside it, 08 is RuPay's.
		Key: "bank", Name: "UPI bank account", At: network.At(bankID),
		By: []network.Mark{{Is: beginsWithIFSC, Says: "the value begins with eleven letters and digits, and more follows", Beside: withTemplate}},
		Rows: []network.Row{
			{At: network.Piece(0, ifscLength), Key: "ifsc", Name: "IFSC", ID: "UPI-BANK-IFSC", Means: network.PayeeBank, Format: upper},
			{At: network.Piece(ifscLength, 0), Key: "bank_account", Name: "Bank account", Means: network.MerchantID, Format: ungrouped},
			{At: network.Value(), Name: "Bank account", ID: "UPI-IFSC", Checks: bankForm},
		},
	}, {
		Key: "bare_bank", Name: "UPI bank account", At: network.At(bankID),
		By: []network.Mark{{Beside: withTemplate}},
		Rows: []network.Row{
			{At: network.Value(), Key: "bank_account", Name: "Bank account", Means: network.MerchantID, Format: ungrouped},
			{At: network.Value(), Name: "Bank account", ID: "UPI-IFSC", Checks: bankForm},
		},
	}},
	Keys: []string{
		vpa: "vpa", minimumAmount: "minimum_amount", referenceID: "reference", referenceURL: "reference_url",
		aadhaar: "aadhaar", ifsc: "ifsc", bankAccount: "bank_account",
	},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(vpa), v.At(minimumAmount), v.At(referenceID), v.At(referenceURL), v.At(aadhaar), v.At(ifsc), v.At(bankAccount)}
	},
	Examples: []network.Example{
		{
			Values: []string{vpa: "shop@bank", referenceID: "ORDER0001", ifsc: "SBIN0001234", bankAccount: "123456789012"},
			Beside: []network.Setting{{At: network.Root(61), Value: "560001"}},
		},
		{
			Values: []string{vpa: "shop@bank", minimumAmount: "10.00", referenceID: "ORDER0001", referenceURL: "https://shop.example/1", aadhaar: "123456789010", ifsc: "SBIN0001234", bankAccount: "123456789012"},
			Beside: []network.Setting{{At: network.Root(1), Value: "12"}, {At: network.Root(54), Value: "25.00"}, {At: network.Root(61), Value: "560001"}},
		},
	},
}

// withTemplate are UPI's templates, beside one of which 08 is UPI's.
var withTemplate = []string{"payee", "id", "ref"}

// templates are the marks of one of UPI's templates: at its place, and elsewhere by
// what it holds. Elsewhere the one without a look is what the others are not.
func templates(id uint8, looks ...network.Look) []network.Mark {
	elsewhere := network.Mark{At: network.Between(29, 51), GUIDs: []string{RID, AIDRuPay}, Has: looks}
	return []network.Mark{{GUIDs: []string{RID, AIDRuPay}}, elsewhere}
}

// aidRow asks every template for the identifier that is written.
var aidRow = network.Row{
	At: network.In(0), Name: "GUID", ID: "UPI-AID", Checks: []*network.Check{{
		Sentence: "The GUID of UPI's templates is " + RID + ", not the full identifier of RuPay.", Breaks: AIDRuPay,
		Fault: func(value string) string {
			if network.EqualGUID(value, AIDRuPay) {
				return "expected " + RID + ", not the full identifier of RuPay"
			}
			return ""
		},
		Fact: network.Fact{Severity: emvqr.Warning, Source: realCodes.Source + "; the full identifier in one test vector", Confidence: emvqr.ConfidenceC},
	}},
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return payee, []string{
		vpa: a.VPA, minimumAmount: a.MinimumAmount, referenceID: a.Reference, referenceURL: a.ReferenceURL,
		aadhaar: a.Aadhaar, ifsc: a.IFSC, bankAccount: a.BankAccount,
	}
}

// Check implements [network.Checker]. In object 08 nothing but the length of the IFSC
// parts it from the account after it, and 08 is UPI's only beside a template.
func (a Account) Check() error {
	switch {
	case a.IFSC+a.BankAccount == "" || a.IFSC == "" && !a.Anchor().IsZero():
		return nil
	case a.IFSC == "":
		return errors.New("upi: there is a bank account without an IFSC, expected one of 11 characters")
	case !network.Alphanumeric.Holds(a.IFSC):
		return errors.New("upi: IFSC is not letters and digits")
	case a.BankAccount == "":
		return errors.New("upi: there is an IFSC without a bank account, expected both or neither")
	case a.VPA+a.MinimumAmount+a.Reference+a.ReferenceURL+a.Aadhaar == "":
		return errors.New("upi: a bank account alone is no UPI account, expected a VPA beside it; " +
			"without one it is an account of RuPay")
	}
	return nil
}

// Initiation implements [network.Initiator]: a minimum amount is for dynamic codes.
func (a Account) Initiation() emvqr.Initiation {
	if a.MinimumAmount != "" {
		return emvqr.Dynamic
	}
	return emvqr.Unspecified
}

var somePayee = network.Rule{
	ID: "UPI-PAYEE", Sentence: "The UPI part of a code names a payee: 26, 28 or 08.", Of: "ref",
	Fact: network.Fact{Severity: emvqr.Warning, Source: "inferred from " + tagNotes.Source, Confidence: emvqr.ConfidenceD},
	Judge: func(c *network.Case, broken func(emvqr.Object, string)) {
		for _, key := range [...]string{"payee", "id", "bank", "bare_bank"} {
			for range c.Objects(key) {
				return
			}
		}
		for o := range c.Objects("ref") {
			broken(o, "there is a reference and no payee in 26, 28 or 08")
			return
		}
	},
}

var rupayOrBank = network.Rule{
	ID: "UPI-RUPAY", Sentence: "A Bharat QR code holds 06, a RuPay merchant, or 08, a bank account.",
	Fact: network.Fact{Severity: emvqr.Warning, Source: tagNotes.Source + "; holds for every code met", Confidence: emvqr.ConfidenceC},
	Judge: func(c *network.Case, broken func(emvqr.Object, string)) {
		_, rupay := c.Shared(6)
		if _, bank := c.Shared(bankID); !rupay && !bank {
			broken(c.Code().Place(emvqr.P(6)), "neither 06 nor 08 is there")
		}
	},
}

var shortName = []*network.Check{{
	Sentence: "The merchant name has at most 23 characters.", Breaks: "NOODLE HOUSE BANGALORE 24",
	Fault: func(name string) string {
		if emvqr.CodePoints.Count(name) > 23 {
			return "more than 23 characters"
		}
		return ""
	},
	Fact: network.Fact{Severity: emvqr.Info, Source: tagNotes.Source + "; real codes reach 25", Confidence: emvqr.ConfidenceC},
}}
