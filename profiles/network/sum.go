package network

import (
	"errors"
	"fmt"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// Sum says how an amount is written in a form that is no EMV code.
type Sum struct {
	// Currency is the letters of ISO 4217 that the amount is always in, and for one that is
	// Marked those that have to be there; "" where the text says so elsewhere, or not at
	// all.
	Currency string
	// Home is the currency of a text that could name one and does not.
	Home string
	// Minor is how many digits at the end are decimals, 2 for an amount in cents, or
	// [OfCurrency].
	Minor int
	// Marked: the three letters of the currency come before the number.
	Marked bool
	// Comma: a comma stands where the full stop is elsewhere.
	Comma bool
	// Open is the value that leaves the amount to the payer, "" where none does.
	Open string
}

// OfCurrency is the Minor of an amount that is counted in the smallest unit of its
// currency.
const OfCurrency = -1

// ErrCurrency: an amount is in a currency that the text does not name, or by no name of
// ISO 4217's.
var ErrCurrency = errors.New("no currency of ISO 4217 is named")

// Read is an amount and its currency, as written and as the text names it elsewhere; ""
// where it names none. An amount that the payer enters is absent and no error. The error
// is [ErrCurrency], or one of [emvqr.ParseAmount]'s; [emvqr.ErrPrecision] for one that is
// finer than its currency.
func (s *Sum) Read(text, named string) (amount emvqr.Amount, currency emvqr.Currency, err error) {
	for _, fallback := range [...]string{s.Currency, s.Home} {
		if named == "" {
			named = fallback
		}
	}
	if s.Marked && len(text) >= 3 {
		named, text = text[:3], text[3:]
		if s.Currency != "" && named != s.Currency {
			return emvqr.Amount{}, currency, fmt.Errorf("network: %w", ErrCurrency)
		}
	}
	currency, ok := emvqr.LookupCurrency(strings.ToUpper(named))
	ok = ok && currency.Exponent >= 0 // not in gold, or in what is no currency
	if text == "" || s.Open != "" && text == s.Open {
		return emvqr.Amount{}, currency, nil
	}
	if !ok {
		return emvqr.Amount{}, currency, fmt.Errorf("network: %w", ErrCurrency)
	}
	if s.Comma {
		if strings.Contains(text, ".") {
			return emvqr.Amount{}, currency, fmt.Errorf("network: %w", emvqr.ErrAmount)
		}
		text = strings.Replace(text, ",", ".", 1)
	}
	if amount, err = emvqr.ParseAmount(text); err != nil {
		return emvqr.Amount{}, currency, err
	}
	if decimals := s.decimals(currency); decimals > 0 {
		if amount.Decimals() > 0 {
			return emvqr.Amount{}, currency, fmt.Errorf("network: %w", emvqr.ErrAmount)
		}
		units, err := amount.MinorUnits(0)
		if err != nil {
			return emvqr.Amount{}, currency, err
		}
		if amount, err = emvqr.MinorAmount(units, decimals); err != nil {
			return emvqr.Amount{}, currency, err
		}
	}
	if _, err := amount.In(currency); err != nil {
		return emvqr.Amount{}, currency, err
	}
	return amount, currency, nil
}

func (s *Sum) decimals(c emvqr.Currency) int {
	if s.Minor == OfCurrency {
		return c.Exponent
	}
	return s.Minor
}
