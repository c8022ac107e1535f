package emvqr

import (
	"cmp"
	"fmt"
)

// SetAmount sets object 54 to an amount in major units, such as "125.00". It is
// written with exactly the decimals of the currency in 53; more of them are an
// [ErrPrecision], and zero is an [ErrAmount], because a code whose payer enters
// the amount has no object 54. Set(P(54), …) writes any text.
func SetAmount(amount string) Edit {
	return Edit{func(e *editor) error { return e.setAmount(amount) }}
}

// SetTip sets the objects 55, 56 and 57, and removes those that the tip does not
// need. The zero Tip removes all three. A fixed fee is written with exactly the
// decimals of the currency, as by [SetAmount]. A tip that contradicts itself is an
// [ErrTip].
func SetTip(t Tip) Edit {
	return Edit{func(e *editor) error { return e.setTip(t) }}
}

func (e *editor) setAmount(text string) error {
	amount, err := parseAmount(text)
	if err == nil && amount.IsZero() {
		err = ErrAmount
	}
	if err != nil {
		return &EditError{Path: P(idAmount), Err: err, detail: fmt.Sprintf("found %s, expected digits above zero, such as 125.00", excerpt(text, 24))}
	}
	return e.setExact(P(idAmount), amount)
}

// setExact writes an amount with the decimals of the currency in 53.
func (e *editor) setExact(path Path, amount Amount) error {
	currency, _ := Code{text: e.objects, ruler: e.ruler}.Get(P(idCurrency))
	if exponent, ok := currencyExponent(currency); ok {
		exact, err := amount.WithDecimals(exponent)
		if err != nil {
			return &EditError{Path: path, Err: ErrPrecision, detail: fmt.Sprintf("%s, currency %s has %s", amount, currency, plural(max(exponent, 0), "decimal"))}
		}
		amount = exact
	}
	return e.setNumber(path, amount)
}

// setNumber writes a number as it is, or takes the object out where there is none.
func (e *editor) setNumber(path Path, number Amount) error {
	written, most := number.String(), rootObjects[path.Root()].max
	switch {
	case written == "":
		return e.remove(path)
	case len(written) > most:
		return &EditError{Path: path, Err: ErrTooLong, detail: fmt.Sprintf("%s has more than %d characters", written, most)}
	}
	return e.set(path, written)
}

func (e *editor) setTip(t Tip) error {
	if path := t.contradiction(); !path.IsZero() {
		return &EditError{Path: path, Err: ErrTip, detail: fmt.Sprintf("kind %s, fee %s, percentage %s", t.Kind, orNone(t.Fee), orNone(t.Percent))}
	}
	if err := setOrRemove(P(idTip), t.Kind.Indicator()).apply(e); err != nil {
		return err
	}
	if err := e.setExact(P(idFixedFee), t.Fee); err != nil {
		return err
	}
	return e.setNumber(P(idPercentFee), t.Percent)
}

func orNone(a Amount) string { return cmp.Or(a.String(), "none") }
