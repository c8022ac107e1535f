// Package qrph knows QR Ph, the national payment code of the Philippines: payments to a
// person and to a merchant. The specification of the former is public, that of the
// latter is not, and its table follows codes.
//
// Start here: [Network] is the table, [ToMerchant] and [ToPerson] what is paid.
package qrph

import (
	"log/slog"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network. The GUIDs are those of a payment to a person, to a merchant,
// to a small merchant, and of the templates beside a merchant's.
const (
	Slug         = "qrph"
	GUIDPerson   = "com.p2pqrpay"
	GUIDMerchant = "ph.ppmi.p2m"
	GUIDMicro    = "ph.ppmi.p2micro"
	GUIDBeside   = "ph.ppmi.qrph"
)

// InstaPay is the type of a payment to a person. Some texts have another.
const InstaPay = "99964403"

var (
	paymaya = network.Fact{Severity: emvqr.Error, Source: "PayMaya EMV merchant-presented specification v1.1.1", Confidence: emvqr.ConfidenceA}
	codes   = network.Fact{Severity: emvqr.Error, Source: "codes of a dozen acquirers", Confidence: emvqr.ConfidenceB}
	oneCode = network.Fact{Source: "one code", Confidence: emvqr.ConfidenceC}
)

// Network is QR Ph's table.
var Network = &network.Network{
	Slug: Slug, Name: "QR Ph", Countries: []string{"PH"}, AsOf: "2026-11", Fact: codes,
	Kinds: []*network.Kind{Merchant, Person},
	// The specification keeps them for the country's own networks; Alipay+ has been
	// seen beside them in 80.
	Reserves: network.Between(26, 51),
	Shared:   network.National("QRPH", "608", "PH"),
	Lowered: []network.Lowered{
		{Rule: "MPM-4.8.1.4-ALLOC", At: network.Root(62, 0), To: emvqr.Info, Source: "codes of most acquirers have a GUID in 62-00, to which EMVCo gives no meaning"},
	},
}

// ToMerchant is a merchant who is paid through QR Ph.
type ToMerchant struct {
	network.Location
	// Acquirer is the BIC of the merchant's bank or wallet, 11 characters.
	Acquirer string
	// MerchantID is up to 25 characters that the acquirer gives; CreditAccount is a
	// number that some add.
	MerchantID, CreditAccount string
	// Object05 is three digits, the same for all merchants of an acquirer. What they
	// mean is not published.
	Object05 string
	// Micro is a merchant whose template has [GUIDMicro].
	Micro bool
	// AcquirerData is what the acquirer wants back, in 88. Object8001 and Object8002 are
	// the values of 80, which no text explains.
	AcquirerData, Object8001, Object8002 string
}

// ToPerson is a person who is paid through InstaPay.
type ToPerson struct {
	network.Location
	// Acquirer is the BIC of the person's bank or wallet, 11 characters.
	Acquirer string
	// PaymentType is eight digits, [InstaPay] where nothing else is said.
	PaymentType string
	// MerchantID is up to 15 characters; GCash gives all persons the same.
	MerchantID string
	// CreditAccount is an account, a token or an alias of up to 19 characters.
	CreditAccount string
	// Mobile is a phone number with + and country code.
	Mobile string
}

const (
	guid = iota
	acquirer
	merchantID
	creditAccount
	object05
	acquirerData
	object8001
	object8002
)

// Merchant is the table of a merchant, with the templates beside it.
var Merchant = &network.Kind{
	Network: Slug, Key: "p2m", Name: "QR Ph merchant",
	Objects: []*network.Object{{
		Key: "p2m", Name: "QR Ph merchant", ID: "QRPH-P2M", At: network.At(28), Fact: codes.Warning(),
		For: []string{"acquirer", "merchant_id", "credit_account", "object_05"},
		By:  []network.Mark{{At: network.Anywhere, GUIDs: []string{GUIDMerchant, GUIDMicro}}},
		Rows: []network.Row{
			{At: network.In(0), Key: "guid", Name: "GUID", Hidden: true},
			{At: network.In(1), Key: "acquirer", Name: "Acquirer's BIC", ID: "QRPH-P2M-ACQUIRER", Means: network.PayeeBank, Format: network.CapitalsAndDigits, Min: 11, Max: 11, Presence: network.Mandatory, Fact: codes},
			{At: network.In(3), Key: "merchant_id", Name: "Merchant ID", ID: "QRPH-P2M-MERCHANT-ID", Means: network.Payee, Format: network.Ans, Max: 25, Presence: network.Mandatory, Fact: codes},
			{At: network.In(4), Key: "credit_account", Name: "Credit account", ID: "QRPH-P2M-CREDIT-ACCOUNT", Format: network.Ans, Max: 19},
			{At: network.In(5), Key: "object_05", Name: "Object 05", ID: "QRPH-P2M-OBJECT-05", Format: network.Digits, Min: 3, Max: 3},
		},
	}, {
		Key: "acquirer_data", Name: "QR Ph acquirer's data", At: network.At(88), Joins: "p2m",
		By: []network.Mark{{GUIDs: []string{GUIDBeside}, Beside: []string{"p2m"}}},
		Rows: []network.Row{
			{At: network.In(1), Key: "acquirer_data", Name: "Acquirer's data"},
		},
	}, {
		Key: "object_80", Name: "QR Ph template 80", At: network.At(80), Joins: "p2m", Fact: oneCode,
		By: []network.Mark{{GUIDs: []string{GUIDBeside}, Beside: []string{"p2m"}}},
		Rows: []network.Row{
			{At: network.In(1), Key: "object_80_01", Name: "Object 80-01"},
			{At: network.In(2), Key: "object_80_02", Name: "Object 80-02"},
		},
	}},
	Keys: []string{
		guid: "guid", acquirer: "acquirer", merchantID: "merchant_id", creditAccount: "credit_account", object05: "object_05",
		acquirerData: "acquirer_data", object8001: "object_80_01", object8002: "object_80_02",
	},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return ToMerchant{
			at, v.At(acquirer), v.At(merchantID), v.At(creditAccount), v.At(object05), network.EqualGUID(v.At(guid), GUIDMicro),
			v.At(acquirerData), v.At(object8001), v.At(object8002),
		}
	},
	Examples: []network.Example{
		{Values: []string{guid: GUIDMerchant, acquirer: "GXCHPHM2XXX", merchantID: "217020000000000000001", object05: "000"}},
		{Values: []string{
			guid: GUIDMicro, acquirer: "GXCHPHM2XXX", merchantID: "217020000000000000001", creditAccount: "0010000001", object05: "000",
			acquirerData: "217020000000000000001", object8001: "123", object8002: "7103",
		}},
	},
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a ToMerchant) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account].
func (a ToMerchant) Table() (*network.Kind, []string) {
	values := []string{
		guid: GUIDMerchant, acquirer: a.Acquirer, merchantID: a.MerchantID, creditAccount: a.CreditAccount, object05: a.Object05,
		acquirerData: a.AcquirerData, object8001: a.Object8001, object8002: a.Object8002,
	}
	if a.Micro {
		values[guid] = GUIDMicro
	}
	return Merchant, values
}

const (
	personAcquirer = iota
	paymentType
	personMerchantID
	personAccount
	mobile
)

// Person is the table of a person.
var Person = &network.Kind{
	Network: Slug, Key: "p2p", Name: "QR Ph person", Fact: paymaya,
	Objects: []*network.Object{{
		Key: "p2p", Name: "QR Ph person", ID: "QRPH-P2P", At: network.At(27), Fact: paymaya.Warning(),
		For: []string{"acquirer", "merchant_id", "credit_account", "mobile"},
		By:  []network.Mark{{At: network.Anywhere, GUIDs: []string{GUIDPerson}}},
		Rows: []network.Row{
			{At: network.In(1), Key: "acquirer", Name: "Acquirer's BIC", ID: "QRPH-P2P-ACQUIRER", Means: network.PayeeBank, Format: network.CapitalsAndDigits, Min: 11, Max: 11, Presence: network.Mandatory, Fact: paymaya},
			{At: network.In(2), Key: "payment_type", Name: "Payment type", ID: "QRPH-P2P-PAYMENT-TYPE", Format: network.Digits, Min: 8, Max: 8, Presence: network.Mandatory, Fact: paymaya},
			{At: network.In(2), Name: "Payment type", ID: "QRPH-P2P-PAYMENT-TYPE", OneOf: []string{InstaPay, "99960300"}},
			{At: network.In(3), Key: "merchant_id", Name: "Merchant ID", ID: "QRPH-P2P-MERCHANT-ID", Means: network.MerchantID, Format: network.Ans, Max: 15, Fact: paymaya},
			{At: network.In(4), Key: "credit_account", Name: "Credit account", ID: "QRPH-P2P-CREDIT-ACCOUNT", Means: network.Payee, Format: network.Ans, Max: 19, Presence: network.Mandatory, Fact: paymaya},
			{At: network.In(5), Key: "mobile", Name: "Mobile number", ID: "QRPH-P2P-MOBILE", Format: phone, Max: 15, Fact: paymaya},
		},
	}},
	Rows: []network.Row{
		// A shop's own category is what the other networks of its code ask for.
		{At: network.Root(52), ID: "QRPH-P2P-CATEGORY", OneOf: []string{"6016"}, Default: "6016", Fact: paymaya.Warning()},
	},
	Keys: []string{personAcquirer: "acquirer", paymentType: "payment_type", personMerchantID: "merchant_id", personAccount: "credit_account", mobile: "mobile"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return ToPerson{at, v.At(personAcquirer), v.At(paymentType), v.At(personMerchantID), v.At(personAccount), v.At(mobile)}
	},
	Examples: []network.Example{
		{Values: []string{personAcquirer: "GXCHPHM2XXX", paymentType: InstaPay, personMerchantID: "217020000000656", personAccount: "DWQM4TK3000000001"}},
		// All five at their longest are more than a template holds.
		{Values: []string{personAcquirer: "PAPHPHM1XXX", paymentType: InstaPay, personAccount: "09170000001", mobile: "+639170000001"}},
	},
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a ToPerson) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account].
func (a ToPerson) Table() (*network.Kind, []string) {
	if a.Anchor().IsZero() && a.PaymentType == "" {
		a.PaymentType = InstaPay
	}
	return Person, []string{
		personAcquirer: a.Acquirer, paymentType: a.PaymentType, personMerchantID: a.MerchantID, personAccount: a.CreditAccount, mobile: a.Mobile,
	}
}

// phone has hyphens in the documentation of PayMongo.
var phone = network.FormatOf("+ and the digits of a phone number", func(v string) bool {
	digits, ok := strings.CutPrefix(v, "+")
	return ok && digits != "" && network.Digits.Holds(strings.ReplaceAll(digits, "-", ""))
})
