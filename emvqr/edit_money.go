package emvqr

import "fmt"

// SetAmount sets object 54 to an amount in major units, such as "125.00". It is
// written with exactly the decimals of the currency in 53; more of them are an
// [ErrPrecision], see [Amount.In], and zero is an [ErrAmount], because a code whose
// payer enters the amount has no object 54. Set(P(54), …) writes the text as it is,
// and an amount with too many decimals neither.
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
		return &EditError{Path: P(idAmount), Err: err, detail: fmt.Sprintf("found %s, expected digits above zero, such as 125.00%s", excerpt(text, 24), didYouMean(meantAmount(text)))}
	}
	return e.setExact(P(idAmount), amount)
}

// setExact writes an amount with the decimals of the currency in 53.
func (e *editor) setExact(path Path, amount Amount) error {
	currency := e.code().field(idCurrency)
	if err := tooFine(path, amount, currency); err != nil {
		return err
	}
	if exponent, ok := currencyExponent(currency); ok {
		amount = amount.padded(exponent)
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
		return &EditError{Path: path, Err: ErrTip, detail: t.says()}
	}
	if err := setOrRemove(P(idTip), t.Kind.Indicator()).apply(e); err != nil {
		return err
	}
	if err := e.setExact(P(idFixedFee), t.Fee); err != nil {
		return err
	}
	return e.setNumber(P(idPercentFee), t.Percent)
}

// precision refuses a result in which an amount that was edited, or whose currency
// was, has more decimals than the currency, whatever edit has put it there.
func (e *editor) precision(before Code) error {
	now := e.code()
	for _, id := range [...]uint8{idAmount, idFixedFee} {
		value, currency := now.field(id), now.field(idCurrency)
		if value == before.field(id) && currency == before.field(idCurrency) {
			continue
		}
		if amount, err := parseAmount(value); err == nil {
			if err := tooFine(P(id), amount, currency); err != nil {
				return err
			}
		}
	}
	return nil
}

// tooFine is the error for an amount with more decimals than its currency.
func tooFine(path Path, amount Amount, currency string) error {
	exponent, ok := currencyExponent(currency)
	if exponent = max(exponent, 0); !ok || amount.Decimals() <= exponent {
		return nil
	}
	return &EditError{Path: path, Err: ErrPrecision, detail: amount.tooFine(amountWord(path.Root()), currency, exponent)}
}

// amountWord is what messages call the amount in 54 or 56.
func amountWord(id uint8) string {
	if id == idFixedFee {
		return "fixed fee"
	}
	return "amount"
}
