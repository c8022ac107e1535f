package promptpay

import (
	"errors"
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Innovation is template 31. It comes in two shapes, told apart by the AID: the one of
// the guideline, which no real code has been seen with, and the one that KBank K SHOP
// codes carry beside their bill payment. An account has the fields of one shape. What
// is paid is the bill payment beside it.
type Innovation struct {
	network.Location

	// APIID and TransactionRef belong to the guideline's shape. APIID is three
	// digits, "001" for the verification of transactions; TransactionRef has up to 25
	// characters.
	APIID, TransactionRef string

	// InPractice marks the shape that K SHOP codes have. The fields below are its own,
	// and setting one of them implies it.
	InPractice bool
	// Acquirer is three digits, 004 for KBank.
	Acquirer string
	// MerchantRef and OrderRef repeat references 1 and 2 of the bill payment beside
	// it in every KBank code met.
	MerchantRef, OrderRef string
	// AcquirerData is object 03. A test payload of mPAY holds data objects here.
	AcquirerData string
	// Other05 is object 05, seen once with 17 characters. What it means is not known.
	Other05 string
}

const (
	apiID = iota
	transactionRef
	innovationAID
)

const (
	acquirer = iota
	merchantRef
	acquirerData
	orderRef
	other05
	kshopAID
)

var (
	fieldNotes = network.Fact{Source: "field notes of the Rust crate eqr 1.9", Confidence: emvqr.ConfidenceC}
	// No document describes the shape of K SHOP, so breaking a row is a warning
	// whatever the number of codes that keep it.
	kshopCodes = network.Fact{Severity: emvqr.Warning, Source: "real K SHOP codes", Confidence: emvqr.ConfidenceB}
)

var innovation = &network.Kind{
	Network: Slug, Key: "innovation", Name: "Thai payment innovation", Role: network.Identity,
	Objects: []*network.Object{{
		Key: "innovation", Name: "Thai payment innovation", ID: "PROMPTPAY-INNOVATION", At: network.At(31), By: byAID(AIDInnovation),
		Rows: []network.Row{
			{At: network.In(0), Key: "aid", Name: "AID", Hidden: true},
			{At: network.In(1), Key: "api_id", Name: "API ID", ID: "PROMPTPAY-INNOVATION-API-ID", Format: network.Digits, Min: 3, Max: 3, Fact: fieldNotes},
			{At: network.In(3), Key: "transaction_ref", Name: "Transaction reference", ID: "PROMPTPAY-INNOVATION-TRANSACTION-REF", Means: network.Reference, Format: network.Ans, Min: 1, Max: 25, Fact: fieldNotes},
		},
	}},
	Keys: []string{apiID: "api_id", transactionRef: "transaction_ref", innovationAID: "aid"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Innovation{Location: at, APIID: v.At(apiID), TransactionRef: v.At(transactionRef)}
	},
	Examples: []network.Example{{Values: []string{apiID: "001", transactionRef: "INV7", innovationAID: AIDInnovation}}},
}

var innovationInPractice = &network.Kind{
	Network: Slug, Key: "kshop", Name: "Thai payment innovation as K SHOP writes it", Role: network.Identity,
	Objects: []*network.Object{{
		Key: "kshop", Name: "Thai payment innovation as K SHOP writes it", ID: "PROMPTPAY-KSHOP", At: network.At(31), By: byAID(AIDInnovationInPractice),
		Fact: network.Fact{Source: kshopCodes.Source, Confidence: emvqr.ConfidenceB},
		Rows: []network.Row{
			{At: network.In(0), Key: "aid", Name: "AID", Hidden: true},
			{At: network.In(1), Key: "acquirer", Name: "Acquirer code", ID: "PROMPTPAY-KSHOP-ACQUIRER", Format: network.Digits, Min: 3, Max: 3, Presence: network.Mandatory, Fact: kshopCodes},
			{At: network.In(2), Key: "merchant_ref", Name: "Merchant reference", ID: "PROMPTPAY-KSHOP-MERCHANT-REF", Means: network.Reference, Format: network.Ans, Fact: kshopCodes},
			{At: network.In(3), Key: "acquirer_data", Name: "Acquirer data", ID: "PROMPTPAY-KSHOP-ACQUIRER-DATA", Format: network.Ans, Fact: network.Fact{Source: "one test payload of mPAY", Confidence: emvqr.ConfidenceC}},
			{At: network.In(4), Key: "order_ref", Name: "Order reference", ID: "PROMPTPAY-KSHOP-ORDER-REF", Means: network.Reference2, Format: network.Ans, Fact: kshopCodes},
			{At: network.In(5), Key: "other_05", Name: "Object 05", ID: "PROMPTPAY-KSHOP-OTHER-05", Format: network.Ans, Fact: network.Fact{Confidence: emvqr.ConfidenceC}},
		},
	}},
	Rows: []network.Row{
		// K SHOP's codes are static with an amount, too, and its bank's app is said to
		// refuse others.
		{At: network.Root(1), Default: "11"},
	},
	Keys: []string{acquirer: "acquirer", merchantRef: "merchant_ref", acquirerData: "acquirer_data", orderRef: "order_ref", other05: "other_05", kshopAID: "aid"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Innovation{
			Location: at, InPractice: true, Acquirer: v.At(acquirer), MerchantRef: v.At(merchantRef),
			AcquirerData: v.At(acquirerData), OrderRef: v.At(orderRef), Other05: v.At(other05),
		}
	},
	Examples: []network.Example{{Values: []string{acquirer: kbank, merchantRef: "TABLE12", acquirerData: "A", orderRef: "INV7", other05: "B", kshopAID: AIDInnovationInPractice}}},
}

// kbank is the bank code of KBank.
const kbank = "004"

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Innovation) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account].
func (a Innovation) Table() (*network.Kind, []string) {
	if a.isInPractice() {
		return innovationInPractice, []string{
			acquirer: a.Acquirer, merchantRef: a.MerchantRef, acquirerData: a.AcquirerData, orderRef: a.OrderRef, other05: a.Other05,
			kshopAID: AIDInnovationInPractice,
		}
	}
	return innovation, []string{apiID: a.APIID, transactionRef: a.TransactionRef, innovationAID: AIDInnovation}
}

func (a Innovation) isInPractice() bool {
	return a.InPractice || a.Acquirer+a.MerchantRef+a.AcquirerData+a.OrderRef+a.Other05 != ""
}

// Check implements [network.Checker]: the fields are those of one shape.
func (a Innovation) Check() error {
	if a.isInPractice() && a.APIID+a.TransactionRef != "" {
		return errors.New("promptpay: API id and transaction reference belong to the guideline's shape of template 31, " +
			"and the other fields to that of K SHOP; expected those of one")
	}
	return nil
}

// sameReferences is KBank's own habit. It finds codes in which somebody changed one
// of the two templates and forgot the other.
var sameReferences = network.Rule{
	ID: "PROMPTPAY-KSHOP-REFS", Sentence: "A KBank template 31 repeats the references of the bill payment beside it.", Of: "kshop",
	Fact: network.Fact{Severity: emvqr.Warning, Source: "every KBank code met", Confidence: emvqr.ConfidenceB},
	Judge: func(c *network.Case, broken func(emvqr.Object, string)) {
		for o := range c.Objects("kshop") {
			if acquirer, _ := o.Get(1); acquirer != kbank {
				continue
			}
			for beside := range c.Objects("bill") {
				if beside.Path != emvqr.P(30) {
					continue
				}
				if !sameIn(o, 2, beside, 2) {
					broken(o, "the merchant reference in 02 is not reference 1 of the bill payment in 30")
				}
				if !sameIn(o, 4, beside, 3) {
					broken(o, "the order reference in 04 is not reference 2 of the bill payment in 30")
				}
			}
		}
	},
}

// sameIn compares an object of one template with one of another; an object that is
// absent from either is no difference.
func sameIn(a emvqr.Object, inA uint8, b emvqr.Object, inB uint8) bool {
	x, okX := a.Get(inA)
	y, okY := b.Get(inB)
	return !okX || !okY || x == y
}
