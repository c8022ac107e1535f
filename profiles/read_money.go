package profiles

import (
	"errors"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// codeMoney reads the amount of a code, and what the account says of it.
func (p *Payment) codeMoney(seen network.Seen, m *network.Meant) {
	numeric, _ := seen.Shared(53)
	currency, known := emvqr.LookupCurrency(numeric)
	known = known && currency.Numeric == numeric // and not by its letters
	if known && !isMoney(currency) {
		p.unreadableAmount("its currency is none that anybody pays in")
		return
	}
	if known {
		p.Currency = currency
	}
	value, present := seen.Shared(54)
	if present && value == "" {
		p.unreadableAmount("the amount is there and empty")
		return
	}
	// An amount of zero is an error but where all networks in the code write one for an
	// amount that the payer enters.
	if zero, err := emvqr.ParseAmount(value); err == nil && zero.IsZero() && p.Decision != Refuse {
		value = ""
	}
	bounds := [...]*emvqr.Amount{&p.Amount.Value, &p.Amount.Minimum, &p.Amount.Maximum}
	for i, text := range [...]string{value, m.Get(network.AmountMin).Shown(), m.Get(network.AmountMax).Shown()} {
		if text == "" {
			continue
		}
		if !known {
			p.unreadableAmount("there is an amount, and no currency that is known")
			return
		}
		amount, err := emvqr.ParseAmount(text)
		if err == nil {
			_, err = amount.In(p.Currency)
		}
		if err != nil {
			p.unreadableAmount([...]string{"the amount ", "the minimum amount ", "the maximum amount "}[i] + faultOf(err))
			return
		}
		if i == 0 || !amount.IsZero() { // a bound of zero bounds nothing
			*bounds[i] = amount
		}
	}
	if f := p.amountDoubt(); f != nil && p.Amount.Value.IsPresent() {
		p.Amount = Money{Why: f.Message}
		return
	}
	p.settle(says(m.Get(network.AmountEditable)))
	if m.Get(network.Link).Value != "" && p.Decision != Refuse {
		p.fetched()
	}
}

// isMoney reports whether somebody can pay in a currency: not in gold, for a test, or in
// the code of ISO 4217 that says that there is none.
func isMoney(c emvqr.Currency) bool { return c.Exponent >= 0 }

// amountDoubt is why the amount in 54 may be another one to some readers, nil for most.
func (p *Payment) amountDoubt() *emvqr.Finding {
	for i := range p.Findings {
		if f := &p.Findings[i]; f.Path == amountPath && f.Effect == emvqr.Doubt {
			return f
		}
	}
	return nil
}

// says reports whether a value that means a yes or a no says yes.
func says(v network.MeantValue) bool {
	return v.Row != nil && v.Row.Says != "" && v.Value == v.Row.Says
}

// fetched: where the payment is fetched from a link in the code, what the code says of
// the amount is not the last word.
func (p *Payment) fetched() {
	p.Amount.State = UnknownAmount
	p.Amount.Why = "it is not in the code; the network tells it for the link"
	if p.Amount.Value.IsPresent() {
		p.Amount.Why = "this is what the code says, and the network has the last word for the link"
	}
}

// settle says what the payer may do about the amount.
func (p *Payment) settle(editable bool) {
	a := &p.Amount
	switch {
	case a.Minimum.IsPresent() && a.Maximum.IsPresent() && a.Minimum.Cmp(a.Maximum) > 0:
		p.unreadableAmount("the minimum amount is above the maximum")
	case !a.Value.IsPresent():
		a.State = OpenAmount
	case a.Minimum.IsPresent() && a.Minimum.Cmp(a.Value) > 0:
		p.unreadableAmount("the minimum amount is above the amount")
	case a.Maximum.IsPresent() && a.Maximum.Cmp(a.Value) < 0:
		p.unreadableAmount("the maximum amount is below the amount")
	case editable || a.Minimum.IsPresent() || a.Maximum.IsPresent():
		a.State = ChangeableAmount
	default:
		a.State = FixedAmount
	}
}

// unreadableAmount: there is an amount, and no one can say which.
func (p *Payment) unreadableAmount(why string) {
	p.Amount = Money{Why: why}
	p.refuse(BadAmount, why)
}

// faultOf is why an amount cannot be taken, as the end of a sentence.
func faultOf(err error) string {
	switch {
	case errors.Is(err, emvqr.ErrPrecision):
		return "has more decimals than its currency"
	case errors.Is(err, emvqr.ErrRange):
		return "is larger than any that is paid"
	}
	return "cannot be read"
}
