package promptpay

import (
	"errors"
	"iter"
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Innovation is template 31. It comes in two shapes, told apart by the AID: the
// one of the guideline, which no real code has been seen with, and the one that
// KBank K SHOP codes carry beside their bill payment. An account has the fields
// of one shape.
type Innovation struct {
	network.Location

	// APIID and TransactionRef belong to the guideline's shape. APIID is three
	// digits, "001" for the verification of transactions; TransactionRef has up
	// to 25 characters.
	APIID, TransactionRef string

	// InPractice marks the shape that K SHOP codes have. The fields below are
	// its own, and setting one of them implies it.
	InPractice bool
	// Acquirer is three digits, 004 for KBank.
	Acquirer string
	// MerchantRef and OrderRef repeat references 1 and 2 of the bill payment
	// beside it in every KBank code met.
	MerchantRef, OrderRef string
	// AcquirerData is object 03. A test payload of mPAY holds data objects here.
	AcquirerData string
	// Other05 is object 05, seen once with 17 characters. What it means is not
	// known.
	Other05 string
}

const (
	fieldNotes  = "field notes of the Rust crate eqr 1.9"
	kshopCodes  = "real K SHOP codes"
	mpayPayload = "one test payload of mPAY"
)

var innovation = &network.Template{
	Name: "Thai payment innovation", Key: "innovation",
	Places: []network.Range{network.At(31)},
	GUIDs:  []string{AIDInnovation}, Beside: true,
	Fields: []network.Field{
		{ID: 1, Key: "api_id", Name: "API ID", Format: network.Digits, Min: 3, Max: 3, Source: fieldNotes, Confidence: emvqr.ConfidenceC},
		{ID: 3, Key: "transaction_ref", Name: "Transaction reference", Format: network.Ans, Min: 1, Max: 25, Source: fieldNotes, Confidence: emvqr.ConfidenceC},
	},
	Make: func(_ emvqr.Code, o emvqr.Object, v network.Values) (network.Account, bool) {
		return Innovation{Location: network.LocationOf(o.Path.Root()), APIID: v[0], TransactionRef: v[1]}, true
	},
	New: func(v network.Values) (network.Account, error) {
		return Innovation{APIID: v[0], TransactionRef: v[1]}, nil
	},
}

// No document describes this shape, so breaking a row is a warning whatever the
// number of codes that keep it.
var innovationInPractice = &network.Template{
	Name: "Thai payment innovation as K SHOP writes it", Key: "kshop",
	Places: []network.Range{network.At(31)},
	GUIDs:  []string{AIDInnovationInPractice}, Beside: true,
	Source: kshopCodes,
	Fields: []network.Field{
		{ID: 1, Key: "acquirer", Name: "Acquirer code", Format: network.Digits, Min: 3, Max: 3, Mandatory: true, Severity: emvqr.Warning},
		{ID: 2, Key: "merchant_ref", Name: "Merchant reference", Format: network.Ans, Severity: emvqr.Warning},
		{ID: 3, Key: "acquirer_data", Name: "Acquirer data", Format: network.Ans, Source: mpayPayload, Confidence: emvqr.ConfidenceC},
		{ID: 4, Key: "order_ref", Name: "Order reference", Format: network.Ans, Severity: emvqr.Warning},
		{ID: 5, Key: "other_05", Name: "Object 05", Format: network.Ans, Confidence: emvqr.ConfidenceC},
	},
	Make: func(_ emvqr.Code, o emvqr.Object, v network.Values) (network.Account, bool) {
		a := innovationOf(v)
		a.Location = network.LocationOf(o.Path.Root())
		return a, true
	},
	New: func(v network.Values) (network.Account, error) { return innovationOf(v), nil },
}

func innovationOf(v network.Values) Innovation {
	return Innovation{
		InPractice: true, Acquirer: v[0], MerchantRef: v[1], AcquirerData: v[2], OrderRef: v[3], Other05: v[4],
	}
}

// Network implements [network.Account].
func (Innovation) Network() string { return "promptpay" }

// Fields implements [network.Account].
func (a Innovation) Fields() iter.Seq2[string, string] {
	shape, values := a.shape()
	return shape.Walk(values)
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Innovation) LogValue() slog.Value { return network.LogAccount(a) }

// Parts implements [network.Account].
func (a Innovation) Parts() []network.Part {
	shape, values := a.shape()
	return []network.Part{shape.Part(values)}
}

// Check implements [network.Checker]: the fields are those of one shape.
func (a Innovation) Check() error {
	if shape, _ := a.shape(); shape == innovationInPractice && a.APIID+a.TransactionRef != "" {
		return errors.New("promptpay: API id and transaction reference belong to the guideline's shape of template 31, " +
			"and the other fields to that of K SHOP; expected those of one")
	}
	return nil
}

// Initiation implements [network.Initiator]: K SHOP's codes are static with an
// amount, too, and its bank's app is said to refuse others.
func (a Innovation) Initiation() emvqr.Initiation {
	if shape, _ := a.shape(); shape == innovationInPractice {
		return emvqr.Static
	}
	return emvqr.Unspecified
}

func (a Innovation) shape() (*network.Template, network.Values) {
	if a.InPractice || a.Acquirer+a.MerchantRef+a.AcquirerData+a.OrderRef+a.Other05 != "" {
		return innovationInPractice, network.ValuesOf(a.Acquirer, a.MerchantRef, a.AcquirerData, a.OrderRef, a.Other05)
	}
	return innovation, network.ValuesOf(a.APIID, a.TransactionRef)
}

// kbank is the bank code of KBank.
const kbank = "004"

// sameReferences guards the edit that changes a reference in one of the two
// templates and forgets the other.
var sameReferences = network.Rule{
	Name:     "KSHOP-REFS",
	Sentence: "A KBank template 31 repeats the references of the bill payment beside it.",
	Severity: emvqr.Warning, Source: "every KBank code met", Confidence: emvqr.ConfidenceB,
	Judge: func(code emvqr.Code, broken func(emvqr.Object, string)) {
		beside, ok := code.Object(emvqr.P(30))
		if !ok || !bill.Recognises(code, beside) {
			return
		}
		for o := range code.MerchantAccounts() {
			if acquirer, _ := o.Get(1); acquirer != kbank || !innovationInPractice.Recognises(code, o) {
				continue
			}
			if !sameIn(o, 2, beside, 2) {
				broken(o, "the merchant reference in 02 is not reference 1 of the bill payment in 30")
			}
			if !sameIn(o, 4, beside, 3) {
				broken(o, "the order reference in 04 is not reference 2 of the bill payment in 30")
			}
		}
	},
}

// sameIn compares an object of one template with one of another; an object that
// is absent from either is no difference.
func sameIn(a emvqr.Object, inA uint8, b emvqr.Object, inB uint8) bool {
	x, okX := a.Get(inA)
	y, okY := b.Get(inB)
	return !okX || !okY || x == y
}
