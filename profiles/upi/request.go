package upi

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Request is what a link asks for, ready to be written. An empty field is left
// out.
type Request struct {
	// Global makes it a link of UPI abroad, upiGlobal://, with the amount in the
	// currency of the shop.
	Global bool

	VPA  string // pa, the payee; it must be there
	Name string // pn, the payee's name
	MCC  string // mc, four digits of ISO 18245

	// Amount is am, in major units, written with the decimals of the currency.
	// Without it the payer types the amount; with it and without a
	// MinimumAmount, mam, the payer may not change it.
	Amount, MinimumAmount emvqr.Amount
	// Currency is cu, three letters of ISO 4217. "" stands for INR, except in a
	// link of UPI abroad, which has to say.
	Currency string
	Country  string // cc, two letters of ISO 3166-1, for links of UPI abroad

	Reference     string // tr, 4 to 35 characters
	TransactionID string // tid
	Note          string // tn
	URL           string // url, a page about this transaction
	Category      string // category

	Mode    string // mode, two digits, see [ModeName]
	Purpose string // purpose, two digits, see [PurposeName]
	OrgID   string // orgid, six digits; "000000" where the merchant made the link
	Version string // ver, "01"

	MerchantID, StoreID, TerminalID string // mid, msid, mtid, up to 20 characters

	Medium                                  string // qrMedium, two digits
	InvoiceNumber, InvoiceDate, InvoiceName string // the date in ISO 8601 with offset
	IssuedAt, ExpiresAt                     string // QRts, QRexpire, ISO 8601 with offset
	PINCode, Tier, GSTIN, GSTBreakup        string

	// Extra are other parameters, written behind these as they are given, but
	// percent-encoded.
	Extra []network.FieldValue
}

// parameter is a row of the table of parameters: its name as it is written, and
// the field of a request that holds it.
type parameter struct {
	name   string
	text   func(*Request) *string
	amount func(*Request) *emvqr.Amount
}

// parameters are in the order in which they are written, that of NPCI's example
// for signed links, with those it does not have beside their kin.
var parameters = [...]parameter{
	{name: "ver", text: func(r *Request) *string { return &r.Version }},
	{name: "mode", text: func(r *Request) *string { return &r.Mode }},
	{name: "purpose", text: func(r *Request) *string { return &r.Purpose }},
	{name: "orgid", text: func(r *Request) *string { return &r.OrgID }},
	{name: "tid", text: func(r *Request) *string { return &r.TransactionID }},
	{name: "tr", text: func(r *Request) *string { return &r.Reference }},
	{name: "tn", text: func(r *Request) *string { return &r.Note }},
	{name: "category", text: func(r *Request) *string { return &r.Category }},
	{name: "url", text: func(r *Request) *string { return &r.URL }},
	{name: "pa", text: func(r *Request) *string { return &r.VPA }},
	{name: "pn", text: func(r *Request) *string { return &r.Name }},
	{name: "mc", text: func(r *Request) *string { return &r.MCC }},
	{name: "am", amount: func(r *Request) *emvqr.Amount { return &r.Amount }},
	{name: "mam", amount: func(r *Request) *emvqr.Amount { return &r.MinimumAmount }},
	{name: "cc", text: func(r *Request) *string { return &r.Country }},
	{name: "cu", text: func(r *Request) *string { return &r.Currency }},
	{name: "mid", text: func(r *Request) *string { return &r.MerchantID }},
	{name: "msid", text: func(r *Request) *string { return &r.StoreID }},
	{name: "mtid", text: func(r *Request) *string { return &r.TerminalID }},
	{name: "gstBrkUp", text: func(r *Request) *string { return &r.GSTBreakup }},
	{name: "qrMedium", text: func(r *Request) *string { return &r.Medium }},
	{name: "invoiceNo", text: func(r *Request) *string { return &r.InvoiceNumber }},
	{name: "invoiceDate", text: func(r *Request) *string { return &r.InvoiceDate }},
	{name: "invoiceName", text: func(r *Request) *string { return &r.InvoiceName }},
	{name: "QRexpire", text: func(r *Request) *string { return &r.ExpiresAt }},
	{name: "QRts", text: func(r *Request) *string { return &r.IssuedAt }},
	{name: "pinCode", text: func(r *Request) *string { return &r.PINCode }},
	{name: "tier", text: func(r *Request) *string { return &r.Tier }},
	{name: "gstIn", text: func(r *Request) *string { return &r.GSTIN }},
}

// reserved are names that a request writes elsewhere or not at all.
var reserved = [...]string{"sign", "refUrl"}

func parameterOf(name string) *parameter {
	for i := range parameters {
		if sameName(parameters[i].name, name) {
			return &parameters[i]
		}
	}
	return nil
}

// canonicalName is the name as links write it most: "orgid" for "orgId".
func canonicalName(name string) string {
	if p := parameterOf(name); p != nil {
		return p.name
	}
	for _, r := range reserved {
		if sameName(r, name) {
			return r
		}
	}
	return name
}

// isKnown reports whether a canonical name is that of a parameter here.
func isKnown(name string) bool {
	return parameterOf(name) != nil || slices.Contains(reserved[:], name)
}

// RequestError lists what keeps a request from being written.
type RequestError struct{ Findings []emvqr.Finding }

// Error lists the problems.
func (e *RequestError) Error() string {
	var messages []string
	for _, f := range e.Findings {
		messages = append(messages, f.Rule+": "+f.Message)
	}
	return "upi: the link cannot be written: " + strings.Join(messages, "; ")
}

// Encode writes the link: percent-encoded throughout, in one fixed order, without
// a signature; [Sign] adds one. It writes nothing that breaks a rule of links for
// sure, nor what would pay somebody else than it seems. The error is a
// [*RequestError] with every rule broken, an [ErrName], an [emvqr.ErrPrecision] for an amount finer
// than its currency, or an [emvqr.ErrTooLong].
func (r Request) Encode() (Link, error) {
	text, err := r.write()
	if err != nil {
		return Link{}, err
	}
	l, err := ParseLink(text)
	if err != nil {
		return Link{}, err
	}
	err = r.misnamed()
	if problems := l.unwritten(); len(problems) > 0 {
		err = errors.Join(&RequestError{problems}, err)
	}
	if err != nil {
		return Link{}, err
	}
	return l, nil
}

func (r *Request) write() (string, error) {
	written, currency := *r, r.Currency
	if currency == "" && !r.Global {
		currency = "INR"
	}
	written.Currency = currency
	var b strings.Builder
	b.WriteString("upi")
	if r.Global {
		b.WriteString("Global")
	}
	b.WriteString("://" + ActionPay)
	mark := byte('?')
	add := func(name, value string) {
		if value != "" {
			b.WriteByte(mark)
			b.WriteString(name + "=")
			encode(&b, value)
			mark = '&'
		}
	}
	for i := range parameters {
		value, err := parameters[i].value(&written)
		if err != nil {
			return "", err
		}
		add(parameters[i].name, value)
	}
	for _, extra := range r.Extra {
		add(extra.Key, extra.Value)
	}
	return b.String(), nil
}

// value is the text of a parameter before percent-encoding.
func (p *parameter) value(r *Request) (string, error) {
	if p.text != nil {
		return *p.text(r), nil
	}
	amount := *p.amount(r)
	currency, ok := emvqr.LookupCurrency(r.Currency)
	if !ok || !amount.IsPresent() {
		return amount.String(), nil
	}
	exact, err := amount.In(currency)
	if err != nil {
		return "", fmt.Errorf("upi: %s: %w", p.name, err)
	}
	return exact.String(), nil
}

// unwritten collects what must not be written.
func (l Link) unwritten() (problems []emvqr.Finding) {
	for i := range linkRules {
		r := &linkRules[i]
		if r.severity < emvqr.Error && !r.unwritten {
			continue
		}
		rule := r.rule()
		r.broken(l, func(offset int, message string) {
			problem := network.NewFinding(rule, offset, message)
			problem.Severity = emvqr.Error
			problems = append(problems, problem)
		})
	}
	return problems
}

// ErrName: an extra parameter cannot be written under its name.
var ErrName = errors.New("name of an extra parameter")

// misnamed finds extra parameters whose name is that of a field, or no name.
func (r *Request) misnamed() (err error) {
	for _, extra := range r.Extra {
		name := canonicalName(extra.Key)
		switch {
		case isKnown(name):
			err = errors.Join(err, fmt.Errorf("upi: %w: %+q has a place of its own", ErrName, clip(name)))
		case name == "" || strings.Trim(name, nameCharacters) != "":
			err = errors.Join(err, fmt.Errorf("upi: %w: %+q, expected letters and digits", ErrName, clip(name)))
		}
	}
	return err
}

// ErrNotPayment: the link is not for a payment, or does not say one payee and
// one amount.
var ErrNotPayment = errors.New("link is not one payment to one payee")

// Request is what the link asks for, to be changed and written anew. A link that
// is written anew is another text, so a signature does not go along: lost says
// so. Names that have no field of their own are in Extra.
func (l Link) Request() (r Request, lost []string, err error) {
	if why := l.doubt(); why != "" {
		return Request{}, nil, fmt.Errorf("upi: %w: %s", ErrNotPayment, why)
	}
	if _, ok := l.Account(); !ok {
		return Request{}, nil, fmt.Errorf("upi: %w", ErrNotPayment)
	}
	r.Global = l.IsGlobal()
	for p := range l.Params() {
		if p.IsAbsent() {
			continue
		}
		switch name := canonicalName(p.Name); {
		case name == "sign":
			lost = append(lost, "sign")
		case name == "refUrl":
			r.URL = l.URL()
		case parameterOf(name) != nil:
			if err := parameterOf(name).set(&r, p.Value); err != nil {
				return Request{}, nil, err
			}
		default:
			r.Extra = append(r.Extra, network.FieldValue{Key: p.Name, Value: p.Value})
		}
	}
	return r, lost, nil
}

// set gives a field of a request its value; the first of several counts.
func (p *parameter) set(r *Request, value string) error {
	if p.text != nil {
		if field := p.text(r); *field == "" {
			*field = value
		}
		return nil
	}
	amount, err := emvqr.ParseAmount(value)
	if err != nil {
		return fmt.Errorf("upi: %s: %w", p.name, err)
	}
	if field := p.amount(r); !field.IsPresent() {
		*field = amount
	}
	return nil
}
