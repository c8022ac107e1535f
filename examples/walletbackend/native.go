package main

import (
	"fmt"
	"slices"
	"time"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// form says which fields of a native form are what a payment has. A form that
// has no row says nothing of amounts itself: its network is asked about it.
type form struct {
	format string
	// The keys of the fields.
	amount, minimum, currency string
	name, country, mcc        string
	reference, expires        string
	// home is the currency where the form does not say.
	home string
}

var forms = []form{
	{
		format: "upi", amount: "am", minimum: "mam", currency: "cu", home: "INR",
		name: "pn", mcc: "mc", reference: "tr", expires: "QRexpire",
	},
	{
		format: "upi-global", amount: "am", minimum: "mam", currency: "cu",
		name: "pn", country: "cc", mcc: "mc", reference: "tr", expires: "QRexpire",
	},
	{format: "bot-barcode", amount: "amount", home: "THB", reference: "ref1"},
}

// noPayments says of forms that are known what they are instead of a request for
// payment.
var noPayments = map[string]string{
	"thai-slip": "this is the slip of a transfer that has been made; no one can pay by it",
}

// native answers for anything but an EMV code.
func (r *response) native(scan profiles.Scan, wallet profiles.Wallet) {
	reading, known := scan.Read()
	r.OK = known && reading.Sound
	r.Findings = append(r.Findings, reading.Findings...)
	for _, f := range reading.Findings {
		r.weigh(f)
		if f.Effect == emvqr.Doubt {
			r.ask(reason(f))
		}
	}
	if scan.Network != "" {
		r.Networks = append(r.Networks, scan.Network)
	}
	r.keep(reading)
	r.typed(scan.Format, reading)
	switch {
	case reading.Account == nil || !known:
		r.refuse(noPayment(scan))
		for _, f := range reading.Findings {
			if f.Severity == emvqr.Warning {
				r.refuse(reason(f)) // here it is why
			}
		}
	case !reading.Sound:
		r.refuse("its own checksum is not right")
	case !slices.Contains(wallet, scan.Network):
		r.refuse("the wallet cannot pay " + scan.Network)
	default:
		r.Account = payTo(reading.Account)
	}
}

// noPayment says why there is no one to pay.
func noPayment(scan profiles.Scan) string {
	what, named := noPayments[scan.Format]
	switch {
	case named:
		return what
	case scan.Kind == network.CPM:
		return "this is a payer's code: a till reads it, and no wallet pays it"
	case scan.Kind == network.UnknownKind:
		return "this is no payment code that is known here"
	}
	return fmt.Sprintf("there is no payee in it that is known here (%s)", scan.Format)
}

// keep puts the fields of the form into the answer, the first of each key.
func (r *response) keep(reading network.Decoded) {
	if len(reading.Fields) == 0 {
		return
	}
	r.Fields = make(map[string]string, len(reading.Fields))
	for _, f := range reading.Fields {
		if _, dup := r.Fields[f.Key]; !dup {
			r.Fields[f.Key] = f.Value
		}
	}
}

// typed fills in what the row of the form names.
func (r *response) typed(format string, reading network.Decoded) {
	i := slices.IndexFunc(forms, func(f form) bool { return f.format == format })
	if i < 0 {
		r.Amount = unknown("it is not in the text; the network tells it")
		return
	}
	f := forms[i]
	r.Merchant = &merchant{Name: r.Fields[f.name], Country: r.Fields[f.country], MCC: r.Fields[f.mcc]}
	r.Reference = r.Fields[f.reference]
	r.expiry(r.Fields[f.expires], reading.Expires)
	for _, key := range []string{f.amount, f.minimum, f.currency} {
		if key != "" && count(reading.Fields, key) > 1 {
			r.unreadable(key + " comes more than once, and readers take different ones")
			return
		}
	}
	a := asked{amount: r.Fields[f.amount], minimum: r.Fields[f.minimum]}
	letters := r.Fields[f.currency]
	if letters == "" {
		letters = f.home
	}
	a.currency, a.currencyKnown = currencyOf(letters)
	if hasError(reading.Findings) && a.amount == "" {
		// What is broken may be what would have said the amount.
		r.Amount = unknown("the text has errors, and says no amount that can be read")
		return
	}
	r.money(a)
}

func count(fields []network.FieldValue, key string) (n int) {
	for _, f := range fields {
		if f.Key == key {
			n++
		}
	}
	return n
}

func hasError(findings []emvqr.Finding) bool {
	return slices.ContainsFunc(findings, func(f emvqr.Finding) bool { return f.Severity == emvqr.Error })
}

// expiry keeps when the payment ends. That it has ended is a finding.
func (r *response) expiry(text string, end time.Time) {
	switch {
	case !end.IsZero():
		r.Expires = &end
	case text != "":
		r.ask("it ends at a time that cannot be read")
	}
}
