package profiles

import (
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// readForm answers for anything but a merchant-presented code.
func (s *Set) readForm(p *Payment, scan *Scan, reading *network.Decoded, wallet Wallet) {
	p.Amount.Why = "it is not in the text; the network tells it"
	form, named := scan.Form()
	if !named || scan.Kind == network.UnknownKind {
		p.nothing(form, named)
	}
	p.Fields, p.Expires = reading.Fields, reading.Expires
	for _, f := range reading.Findings {
		p.find(f)
		if f.Effect == emvqr.Doubt {
			p.weigh(Ask, Reason{Code: f.Rule, Text: reason(&f), Finding: f})
		}
	}
	if !named {
		return
	}
	p.Network = form.Network
	if p.Network == "" {
		p.Network = form.Format
	}
	switch {
	case form.NoPayment:
		p.refuse(NotPayment, "this is "+form.Name)
	case scan.Kind == network.CPM:
		p.refuse(NotPayment, "this is a payer's code: a till reads it, and no wallet pays it")
	}
	p.refuseGarbled()
	v := formValues{form: &form, reading: reading}
	p.fillForm(&v)
	p.formMoney(&v)
	if _, signature := v.get(network.Signature); signature != nil {
		p.sign(s.verify, form.Format)
	}
	if p.Decision == Refuse {
		return
	}
	p.judgeForm(&v, wallet)
}

// refuseGarbled refuses a form with a value that is not UTF-8, such as %FF in a link: what
// is shown of it is not what would be paid.
func (p *Payment) refuseGarbled() {
	for _, f := range p.Fields {
		if !utf8.ValidString(f.Value) {
			p.refuse(Unreadable, fmt.Sprintf("the value of %+q is not UTF-8, so that nobody can say what it is", f.Key))
			return
		}
	}
}

// nothing is the answer for a text that is no payment, or none that is known.
func (p *Payment) nothing(form Form, named bool) {
	switch {
	case len(p.Text) > emvqr.MaxBytes:
		p.refuse(UnknownText, fmt.Sprintf("the text has %d bytes, and no QR symbol holds more than %d", len(p.Text), emvqr.MaxBytes))
	case named && form.Format == Lookalike:
		p.refuse(NotPayment, "this only looks like a link to pay by: it leads elsewhere")
	case named && form.Name != "":
		p.refuse(NotPayment, "this is "+form.Name+", and no payment code that is known here")
	default:
		p.refuse(UnknownText, "this is no payment code that is known here")
	}
}

// judgeForm says whether the wallet may pay by a form that nothing is wrong with.
func (p *Payment) judgeForm(v *formValues, wallet Wallet) {
	form := v.form
	switch {
	case v.reading.Account == nil && (form.Network != "" || p.Payee.Value == ""):
		p.refuse(NoPayee, fmt.Sprintf("there is no payee in it that is known here (%s)", form.Format))
		for i := range p.Findings {
			if f := &p.Findings[i]; f.Severity == emvqr.Warning { // here it is why
				p.weigh(Refuse, Reason{Code: f.Rule, Text: reason(f), Finding: *f})
			}
		}
		return
	case !v.reading.Sound:
		p.refuse(OwnChecksum, "its own checksum is not right")
		return
	case !slices.Contains(wallet, form.Network) && !slices.Contains(wallet, form.Format):
		p.refuse(NoNetwork, "the wallet cannot pay "+p.Network)
		return
	}
	p.Account = v.reading.Account
	// A form that no network here types is paid where its owner has published all of it.
	switch {
	case form.Confidence >= emvqr.ConfidenceC:
		p.ask(NotKnownWell, "how this form is read is confirmed by no second source")
	case form.Network == "" && form.NotEstablished != "":
		p.ask(NotKnownWell, "not established of it: "+form.NotEstablished)
	case form.Network == "" && form.Confidence > emvqr.ConfidenceA:
		p.ask(NotKnownWell, "how this form is read is not its owner's word: it is known from "+form.Source)
	}
}

// formValues are the values of a form, by what its table says that they mean.
type formValues struct {
	form    *Form
	reading *network.Decoded
}

// get is the first value with a meaning that the form's table names, and its row; nil for
// none.
func (v *formValues) get(means network.Meaning) (value string, field *network.FormField) {
	for i := range v.form.Fields {
		f := &v.form.Fields[i]
		if f.Means != means {
			continue
		}
		if value, ok := v.reading.Field(f.Key); ok && value != "" {
			return value, f
		}
	}
	return "", nil
}

// also are the values that name the payee beside the first.
func (v *formValues) also(first *network.FormField) (labels []network.Label) {
	for i := range v.form.Fields {
		f := &v.form.Fields[i]
		if f.Means != network.Payee || f.Key == first.Key {
			continue
		}
		if value, ok := v.reading.Field(f.Key); ok && value != "" {
			labels = append(labels, network.Label{Key: f.Key, Name: f.Name, Value: value})
		}
	}
	return labels
}

// text is the value alone.
func (v *formValues) text(means network.Meaning) string {
	value, _ := v.get(means)
	return value
}

// twice reports whether a key of the form comes more than once.
func (v *formValues) twice(key string) bool {
	n := 0
	for _, f := range v.reading.Fields {
		if f.Key == key {
			n++
		}
	}
	return n > 1
}

func (p *Payment) fillForm(v *formValues) {
	for _, means := range [...]network.Meaning{network.Payee, network.Link, network.Token} {
		if value, f := v.get(means); f != nil {
			p.Payee = Payee{
				Type: f.PayeeType(), Key: f.Key, Label: f.Name, Value: value,
				Bank: v.text(network.PayeeBank), Also: v.also(f),
			}
			break
		}
	}
	p.Merchant = Merchant{
		Name: v.text(network.PayeeName), City: v.text(network.City), Country: v.text(network.Country), Category: v.text(network.Category),
	}
	p.Reference, p.Reference2 = v.text(network.Reference), v.text(network.Reference2)
	p.Bill, p.Terminal, p.Purpose = v.text(network.Bill), v.text(network.Terminal), v.text(network.Purpose)
	p.Message, p.Link = v.text(network.Note), v.text(network.Link)
	if text := v.text(network.Expiry); text != "" && p.Expires.IsZero() {
		p.ask(Expiry, "it ends at a time that cannot be read")
	}
}

// formMoney reads the amount of a form, as far as its table says how it is written. What
// cannot be read is never taken for an amount that the payer enters.
func (p *Payment) formMoney(v *formValues) {
	if named, f := v.get(network.Currency); named != "" {
		if v.twice(f.Key) {
			p.unreadableAmount(f.Key + " comes more than once, and readers take different ones")
			return
		}
		if c, ok := emvqr.LookupCurrency(named); ok && isMoney(c) {
			p.Currency = c
		}
	}
	known := false // the table says where an amount would be
	bounds := [...]*emvqr.Amount{&p.Amount.Value, &p.Amount.Minimum, &p.Amount.Maximum}
	for i, means := range [...]network.Meaning{network.Amount, network.AmountMin, network.AmountMax} {
		for j := range v.form.Fields {
			if f := &v.form.Fields[j]; f.Means == means {
				known = known || means == network.Amount && f.Sum != nil
				if !p.bound(v, f, bounds[i]) {
					return
				}
			}
		}
	}
	switch {
	case !known:
		return
	case p.Decision == Refuse && !p.Amount.Value.IsPresent():
		// What is broken may be what would have said the amount.
		p.Amount.Why = "the text has errors, and says no amount that can be read"
		return
	}
	editable, f := v.get(network.AmountEditable)
	p.Amount.Why = ""
	p.settle(f != nil && f.Says != "" && editable == f.Says)
	if p.Link != "" && p.Decision != Refuse && v.reading.Account == nil {
		p.fetched()
	}
}

// bound reads one amount of a form. It reports whether there is nothing wrong with it.
func (p *Payment) bound(v *formValues, f *network.FormField, into *emvqr.Amount) bool {
	text, ok := v.reading.Field(f.Key)
	switch {
	case !ok || text == "" || into.IsPresent():
		if f.Sum != nil && p.Currency.Alpha == "" {
			_, p.Currency, _ = f.Sum.Read("", "")
		}
		return true
	case v.twice(f.Key):
		p.unreadableAmount(f.Key + " comes more than once, and readers take different ones")
		return false
	case f.Sum == nil:
		p.Amount.Why = "there is an amount, and how it is written is not established"
		p.ask(BadAmount, p.Amount.Why)
		return false
	}
	amount, currency, err := f.Sum.Read(text, v.text(network.Currency))
	switch {
	case err == nil && amount.IsPresent() && amount.IsZero() && f.Means == network.Amount:
		p.Amount.Why = "the amount is zero; whether the payer enters one is not established"
		p.ask(BadAmount, p.Amount.Why)
		return false
	case errors.Is(err, network.ErrCurrency):
		p.Amount.Why = "there is an amount, and no currency that is known"
		p.ask(BadAmount, p.Amount.Why)
		return false
	case err != nil:
		p.unreadableAmount("the amount " + faultOf(err))
		return false
	}
	*into, p.Currency = amount, currency
	return true
}
