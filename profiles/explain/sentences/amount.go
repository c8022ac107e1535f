package sentences

import (
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
)

// amount says how much is paid.
func (t *teller) amount() string {
	p := t.payment()
	a := &p.Amount
	switch {
	case t.isTwofold(), !t.isPayment():
		return ""
	case p.Decision == profiles.Refuse && a.Value.IsPresent():
		return t.sentence(t.say(amountAsks, t.money(a.Value)))
	case p.Decision == profiles.Refuse:
		return ""
	}
	return t.sentence(t.amountHead(p), t.bounds(a), t.tip(p.Tip))
}

func (t *teller) amountHead(p *profiles.Payment) string {
	a := &p.Amount
	switch {
	case a.State == profiles.OpenAmount && p.Currency.Alpha != "":
		return t.say(amountOpenIn, p.Currency.Alpha)
	case a.State == profiles.UnknownAmount && a.Value.IsPresent():
		return t.say(amountSays, t.money(a.Value), t.nameOf(p.Network))
	case a.State == profiles.UnknownAmount && !t.doubts(profiles.BadAmount):
		return t.say(amountFetched, t.nameOf(p.Network))
	}
	return t.say(amountIn(a.State), t.money(a.Value))
}

// doubts reports whether that is a reason not simply to pay.
func (t *teller) doubts(code string) bool {
	for _, r := range t.payment().Reasons {
		if r.Code == code {
			return true
		}
	}
	return false
}

// bounds are what the payer may enter.
func (t *teller) bounds(a *profiles.Money) string {
	switch {
	case a.Minimum.IsPresent() && a.Maximum.IsPresent():
		return t.say(amountBetween, t.money(a.Minimum), t.money(a.Maximum))
	case a.Minimum.IsPresent():
		return t.say(amountFrom, t.money(a.Minimum))
	case a.Maximum.IsPresent():
		return t.say(amountUpTo, t.money(a.Maximum))
	}
	return ""
}

// tip is what is asked for on top.
func (t *teller) tip(tip emvqr.Tip) string {
	switch tip.Kind {
	case emvqr.TipPrompt:
		return t.say(tipPrompt)
	case emvqr.FixedFee:
		return t.say(tipFee, t.money(tip.Fee))
	case emvqr.PercentFee:
		return t.say(tipPercent, tip.Percent.String())
	}
	return ""
}

// money is an amount as it was typed, with the letters of its currency: what a language
// does to numbers, such as a comma for the full stop, must not make another amount of it.
func (t *teller) money(a emvqr.Amount) string {
	currency := t.payment().Currency.Alpha
	if currency == "" {
		return a.String()
	}
	return a.String() + " " + currency
}
