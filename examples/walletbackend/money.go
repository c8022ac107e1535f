package main

import (
	"errors"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// money is an amount. Where the payer enters it and nothing bounds it, there is
// none: the answer has null.
type money struct {
	// Kind is what the payer may do about it.
	Kind amountKind `json:"kind"`
	// Value is the amount as text in major units, as it was written, and Minor
	// the same in the smallest unit of the currency, where JSON's numbers hold it
	// exactly.
	Value    string  `json:"value,omitempty"`
	Currency string  `json:"currency,omitempty"`
	Minor    *uint64 `json:"minor,omitempty"`
	// Minimum is the least that the payer may change it to, "" where nothing bounds
	// it.
	Minimum string `json:"minimum,omitempty"`
	// Why says why it is unknown.
	Why string `json:"why,omitempty"`
}

// amountKind is what is known of an amount.
type amountKind string

const (
	// fixed: the payer pays this and may not change it.
	fixed amountKind = "fixed"
	// changeable: the payer may change it, down to Minimum.
	changeable amountKind = "changeable"
	// open: the payer enters it, and no less than Minimum.
	open amountKind = "open"
	// unknown: it is not in the text or cannot be read, which is not to say that
	// the payer enters it.
	unknownAmount amountKind = "unknown"
)

func unknown(why string) *money { return &money{Kind: unknownAmount, Why: why} }

// asked is what a text says of an amount, as it is written there.
type asked struct {
	amount, minimum string
	// editable: the payer may change it, whatever the minimum.
	editable bool
	currency emvqr.Currency
	// currencyKnown is false where the text names none, or one that is none of
	// ISO 4217.
	currencyKnown bool
}

// codeMoney reads the amount of an EMV code.
func (r *response) codeMoney(code emvqr.Code) {
	var a asked
	a.currency, a.currencyKnown = code.Currency()
	value, present := code.Get(emvqr.P(54))
	if present && value == "" {
		r.unreadable("the amount is there and empty")
		return
	}
	// An amount of zero is an error but where all networks in the code write one for
	// an amount that the payer enters.
	if zero, err := emvqr.ParseAmount(value); err != nil || !zero.IsZero() || r.Decision == refuse {
		a.amount = value
	}
	if r.payee != nil {
		a.minimum, _ = meant(r.code, r.payee, network.AmountMin)
		editable, _ := meant(r.code, r.payee, network.AmountEditable)
		a.editable = editable == "1"
	}
	if r.money(a); r.payee != nil && r.Decision != refuse {
		r.fetched()
	}
}

// fetched: where the payment is fetched from a link in the code, what the code says
// of the amount is not the last word.
func (r *response) fetched() {
	if _, row := meant(r.code, r.payee, network.Link); row == nil {
		return
	}
	if r.Amount == nil {
		r.Amount = unknown("it is not in the code; the network tells it for the link")
		return
	}
	r.Amount.Kind, r.Amount.Why = unknownAmount, "this is what the code says, and the network has the last word for the link"
}

// unreadable: there is an amount, and no one can say which.
func (r *response) unreadable(why string) {
	r.Amount = unknown(why)
	r.refuse(why)
}

// money types what a text says of an amount. What cannot be read is never taken
// for an amount that the payer enters.
func (r *response) money(a asked) {
	if a.currencyKnown {
		r.Currency = a.currency.Alpha
	}
	if a.amount == "" && a.minimum == "" {
		return // null: the payer enters it
	}
	if !a.currencyKnown {
		r.unreadable("there is an amount, and no currency that is known")
		return
	}
	amount, fault := inMinor(a.amount, a.currency)
	minimum, minimumFault := inMinor(a.minimum, a.currency)
	switch {
	case fault != "":
		r.unreadable("the amount " + fault)
		return
	case minimumFault != "":
		r.unreadable("the minimum amount " + minimumFault)
		return
	case a.amount != "" && minimum > amount:
		r.unreadable("the minimum amount is above the amount")
		return
	}
	r.Amount = &money{Kind: a.kind(), Value: a.amount, Currency: r.Currency, Minimum: a.minimum}
	const exact = 1<<53 - 1 // of a number in JavaScript and most readers of JSON
	if a.amount != "" && amount <= exact {
		r.Amount.Minor = &amount
	}
}

func (a asked) kind() amountKind {
	switch {
	case a.amount == "":
		return open
	case a.minimum == "" && !a.editable:
		return fixed
	}
	return changeable
}

// inMinor is an amount in the smallest unit of its currency; 0 for none.
func inMinor(text string, currency emvqr.Currency) (minor uint64, fault string) {
	if text == "" {
		return 0, ""
	}
	amount, err := emvqr.ParseAmount(text)
	if err != nil {
		return 0, "cannot be read"
	}
	minor, err = amount.MinorUnits(currency.Exponent)
	switch {
	case errors.Is(err, emvqr.ErrPrecision):
		return 0, "has more decimals than its currency"
	case err != nil:
		return 0, "is larger than any that is paid"
	}
	return minor, ""
}

// currencyOf finds a currency by its letters, in either case.
func currencyOf(letters string) (emvqr.Currency, bool) {
	if len(letters) != 3 {
		return emvqr.Currency{}, false
	}
	currency, ok := emvqr.LookupCurrency(strings.ToUpper(letters))
	return currency, ok && currency.Alpha == strings.ToUpper(letters)
}
