package profiles

import (
	"slices"
	"strconv"
	"time"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/jsonwriter"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// MarshalJSON writes the payment as one JSON object:
//
//	{"decision":"pay","reasons":[{"code":"…","text":"…","path":"54","offset":87}],
//	 "kind":"mpm","format":"","wrapped_in":"","network":"promptpay","note":"",
//	 "account":{"network":"promptpay","path":"30","values":[{"key":"biller_id","label":"Biller ID","value":"…"}]},
//	 "payee":{"type":"biller","key":"biller_id","label":"Biller ID","value":"…","masked":"…","bank":"","also":[]},
//	 "merchant":{"name":"…","city":"…","local_name":"","local_city":"","language":"","country":"TH","category":"5812"},
//	 "amount":{"state":"fixed","value":"125.00","minor":12500,"minimum":"","maximum":"","why":""},
//	 "currency":"THB","tip":{"kind":"none","fee":"","percent":""},
//	 "reference":"…","reference2":"","bill":"","purpose":"","terminal":"","message":"","link":"",
//	 "initiation":"dynamic","expires":null,"signed":"unsigned",
//	 "passed":[{"network":"visa","answer":"no","why":["…"]}],
//	 "others":[{"network":"unionpay","name":"UnionPay QR","path":"15","why":"…"}],
//	 "fields":[{"key":"pa","value":"…"}],"findings":[…]}
//
// Every member is always there: "" or an empty array where there is nothing, null for an
// account, a payee, a merchant's amount or a time that is not there. "minor" is the amount
// in the smallest unit of its currency, null where there is none or JSON's numbers do not
// hold it. "expires" is in RFC 3339.
func (p Payment) MarshalJSON() ([]byte, error) { return p.AppendJSON(nil), nil }

// AppendJSON appends what [Payment.MarshalJSON] returns to dst, without reflection.
func (p *Payment) AppendJSON(dst []byte) []byte {
	w := jsonwriter.On(dst)
	w.Open()
	w.Text("decision", p.Decision.String())
	w.Array("reasons", len(p.Reasons), func(i int) { w.Raw(p.Reasons[i].AppendJSON) })
	w.Text("kind", p.Kind.String())
	w.Text("format", p.Format)
	w.Text("wrapped_in", p.WrappedIn)
	w.Text("network", p.Network)
	w.Text("note", p.Note)
	w.Key("account")
	appendAccount(&w, p.Account)
	p.appendPayee(&w)
	p.appendMerchant(&w)
	p.appendMoney(&w)
	for _, m := range [...]struct{ key, value string }{
		{"reference", p.Reference}, {"reference2", p.Reference2}, {"bill", p.Bill}, {"purpose", p.Purpose},
		{"terminal", p.Terminal}, {"message", p.Message}, {"link", p.Link},
		{"initiation", initiationWord(p.Initiation)},
	} {
		w.Text(m.key, m.value)
	}
	w.Key("expires")
	if p.Expires.IsZero() {
		w.Null()
	} else {
		w.Value(p.Expires.UTC().Format(time.RFC3339))
	}
	w.Text("signed", p.Signed.String())
	w.Array("passed", len(p.Passed), func(i int) { w.Raw(p.Passed[i].AppendJSON) })
	w.Array("others", len(p.Others), func(i int) { p.Others[i].append(&w) })
	w.Array("fields", len(p.Fields), func(i int) {
		w.Open()
		w.Text("key", p.Fields[i].Key)
		w.Text("value", p.Fields[i].Value)
		w.Close()
	})
	w.Array("findings", len(p.Findings), func(i int) { w.Raw(p.Findings[i].AppendJSON) })
	w.Close()
	return w.Bytes()
}

// AppendJSON appends the reason as a JSON object; see [Payment.MarshalJSON].
func (r *Reason) AppendJSON(dst []byte) []byte {
	w := jsonwriter.On(dst)
	w.Open()
	w.Text("code", r.Code)
	w.Text("text", r.Text)
	w.Text("path", r.Finding.Path.String())
	w.Number("offset", int64(r.Finding.Offset))
	w.Close()
	return w.Bytes()
}

func initiationWord(i emvqr.Initiation) string {
	if i == emvqr.Unspecified {
		return ""
	}
	return i.String()
}

// AppendJSON appends the answer of a network as a JSON object: network, answer, why.
func (a *Acceptance) AppendJSON(dst []byte) []byte {
	w := jsonwriter.On(dst)
	w.Open()
	w.Text("network", a.Network)
	w.Text("answer", a.Answer.String())
	w.Array("why", len(a.Why), func(i int) { w.Value(a.Why[i]) })
	w.Close()
	return w.Bytes()
}

func (o *Other) append(w *jsonwriter.Writer) {
	w.Open()
	w.Text("network", o.Network)
	w.Text("name", o.Name)
	w.Text("path", o.Path.String())
	w.Text("why", o.Why)
	w.Close()
}

// appendAccount writes an account as a JSON object, null for none: its network, the root
// object that it begins at, and its values in the order of its table.
func appendAccount(w *jsonwriter.Writer, a network.Account) {
	if a == nil {
		w.Null()
		return
	}
	w.Open()
	w.Text("network", network.Slug(a))
	w.Text("path", a.Anchor().String())
	labels := slices.Collect(network.Labels(a))
	w.Array("values", len(labels), func(i int) { appendLabel(w, labels[i]) })
	w.Close()
}

func appendLabel(w *jsonwriter.Writer, l network.Label) {
	w.Open()
	w.Text("key", l.Key)
	w.Text("label", l.Name)
	w.Text("value", l.Value)
	w.Close()
}

func (p *Payment) appendPayee(w *jsonwriter.Writer) {
	w.Key("payee")
	if p.Payee.Value == "" {
		w.Null()
		return
	}
	w.Open()
	w.Text("type", string(p.Payee.Type))
	w.Text("key", p.Payee.Key)
	w.Text("label", p.Payee.Label)
	w.Text("value", p.Payee.Value)
	w.Text("masked", p.Payee.Masked())
	w.Text("bank", p.Payee.Bank)
	w.Array("also", len(p.Payee.Also), func(i int) { appendLabel(w, p.Payee.Also[i]) })
	w.Close()
}

func (p *Payment) appendMerchant(w *jsonwriter.Writer) {
	m := &p.Merchant
	w.Key("merchant")
	w.Open()
	w.Text("name", m.Name)
	w.Text("city", m.City)
	w.Text("local_name", m.LocalName)
	w.Text("local_city", m.LocalCity)
	w.Text("language", m.Language)
	w.Text("country", m.Country)
	w.Text("category", m.Category)
	w.Close()
}

// exactInJSON is the largest number that readers of JSON hold exactly.
const exactInJSON = 1<<53 - 1

func (p *Payment) appendMoney(w *jsonwriter.Writer) {
	a := &p.Amount
	w.Key("amount")
	w.Open()
	w.Text("state", a.State.String())
	w.Text("value", a.Value.String())
	w.Key("minor")
	if minor, ok := p.Minor(); ok && minor <= exactInJSON {
		w.Raw(func(dst []byte) []byte { return strconv.AppendUint(dst, minor, 10) })
	} else {
		w.Null()
	}
	w.Text("minimum", a.Minimum.String())
	w.Text("maximum", a.Maximum.String())
	w.Text("why", a.Why)
	w.Close()
	w.Text("currency", p.Currency.Alpha)
	w.Key("tip")
	w.Open()
	w.Text("kind", p.Tip.Kind.String())
	w.Text("fee", p.Tip.Fee.String())
	w.Text("percent", p.Tip.Percent.String())
	w.Close()
}

// Minor is the amount in the smallest unit of its currency, as payment messages carry it.
// It is not ok where there is no amount.
func (p *Payment) Minor() (units uint64, ok bool) {
	if !p.Amount.Value.IsPresent() || p.Currency.Alpha == "" {
		return 0, false
	}
	units, err := p.Amount.Value.MinorUnits(p.Currency.Exponent)
	return units, err == nil
}
