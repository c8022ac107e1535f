package emvqr

import (
	"fmt"
	"strings"

	"github.com/openmerchantqr/emvqr/crc"
)

// Merchant is everything a code says, in the order of the root objects, ready to
// be written. An empty field is left out. Encode and AppendTo judge it by the
// rules of [Code.Validate] while they write, report all problems together, and
// write nothing that has an error finding.
type Merchant struct {
	// FormatIndicator is object 00; "" stands for "01".
	FormatIndicator string
	// Initiation is object 01.
	Initiation Initiation
	// Accounts are the objects 02-51, written in this order. See the packages
	// under profiles for accounts with real field names.
	Accounts []Data
	// MCC is object 52, four digits of ISO 18245.
	MCC string
	// Currency is object 53, as three digits or three capital letters of
	// ISO 4217.
	Currency string
	// Amount is object 54. It is written with exactly the decimals of the
	// currency; one with more of them is an error.
	Amount Amount
	// Tip is the objects 55-57.
	Tip Tip
	// Country is object 58, two capital letters of ISO 3166-1.
	Country string
	// Name, City and PostalCode are the objects 59-61, in the characters from
	// space to tilde. For names with other letters see [Merchant.SetLocalText].
	Name, City, PostalCode string
	// Additional is object 62.
	Additional AdditionalData
	// Language is object 64.
	Language LanguageTemplate
	// Unreserved are the templates 80-99, written in this order.
	Unreserved []Data

	// WholeAmounts writes amounts without decimals whatever the currency, for
	// networks that ask for whole units.
	WholeAmounts bool
	// AllowAstral permits characters beyond U+FFFF, such as emoji. Readers
	// disagree on what they count for in a length, so by default they are a
	// problem like any other.
	AllowAstral bool
}

// Data is a data object to be written. It is a primitive with a Value or, where
// Template is not empty, a template.
type Data struct {
	ID       uint8
	Value    string
	Template []Data
}

// RuleError is returned where writing would break rules. It holds every problem
// found, warnings included; [Finding.Offset] is where the object would have
// stood.
type RuleError struct {
	Findings []Finding
}

// Error lists the findings that are errors.
func (e *RuleError) Error() string {
	var b strings.Builder
	n := 0
	for _, f := range e.Findings {
		if f.Severity < Error {
			continue
		}
		if n++; n > 1 {
			b.WriteString("; ")
		}
		if !f.Path.IsZero() {
			b.WriteString(f.Path.String() + " ")
		}
		fmt.Fprintf(&b, "%s (%s)", f.Message, f.Rule)
	}
	return "emvqr: the code would break " + plural(n, "rule") + ": " + b.String()
}

// Encode writes the code. The error is a [RuleError].
func (m *Merchant) Encode() (Code, error) { return m.EncodeFor(nil) }

// EncodeFor is Encode for networks that lower some rules: severity is asked
// about every finding, and what it does not call an [Error] is written. The
// Severity 0 drops a finding. A nil severity keeps them as they are.
func (m *Merchant) EncodeFor(severity func(Finding) Severity) (Code, error) {
	text, err := m.appendTo(nil, severity)
	if err != nil {
		return Code{}, err
	}
	code := Code{text: string(text)}
	code.ruler = rulerOf(code.text, CodePoints)
	return code, nil
}

// AppendTo appends the payload to dst. It allocates nothing where dst has room
// and all text is in ASCII. On an error, a [RuleError], it returns dst as it
// was.
func (m *Merchant) AppendTo(dst []byte) ([]byte, error) { return m.appendTo(dst, nil) }

// AppendText implements [encoding.TextAppender]; it is AppendTo.
func (m *Merchant) AppendText(dst []byte) ([]byte, error) { return m.appendTo(dst, nil) }

func (m *Merchant) appendTo(dst []byte, severity func(Finding) Severity) ([]byte, error) {
	w := writer{dst: dst, start: len(dst), astral: m.AllowAstral, judge: judge{plain: true, severity: severity}}
	w.merchant(m)
	if !isAns(w.dst[w.start:]) {
		// Most codes are plain, so that is tried first: it spares looking
		// through every value on its own.
		w = writer{dst: dst, start: len(dst), astral: m.AllowAstral, judge: judge{severity: severity}}
		w.merchant(m)
	}
	if w.judge.failed {
		return dst, &RuleError{w.judge.kept}
	}
	return w.dst, nil
}

// writer appends a code to dst and hands every value to the judge on the way.
type writer struct {
	dst    []byte
	start  int // where the code begins in dst
	astral bool
	judge  judge
}

func (w *writer) merchant(m *Merchant) {
	format := m.FormatIndicator
	if format == "" {
		format = "01"
	}
	w.root(idFormat, format)
	w.root(idInitiation, m.Initiation.value())
	for i := range m.Accounts {
		w.owned(&m.Accounts[i], 2, 51, ruleAccount)
	}
	w.root(idMCC, m.MCC)
	decimals := w.currency(m)
	w.amount(idAmount, ruleAmountZero, m.Amount, decimals)
	w.tip(m.Tip, decimals)
	w.root(idCountry, m.Country)
	w.root(idName, m.Name)
	w.root(idCity, m.City)
	w.root(idPostalCode, m.PostalCode)
	w.additional(&m.Additional)
	w.language(m.Language)
	for i := range m.Unreserved {
		w.owned(&m.Unreserved[i], idUnreserved, 99, ruleUnreserved)
	}
	w.judge.whole(w.offset())
	w.seal()
}

func (w *writer) offset() int { return len(w.dst) - w.start }

// root writes a primitive root object unless it is empty.
func (w *writer) root(id uint8, value string) {
	if value != "" {
		at := spot{id: id, offset: w.offset()}
		if w.judge.enter(at, value) {
			w.primitive(at, value, &rootObjects[id])
		}
	}
}

// primitive judges and writes one object.
func (w *writer) primitive(at spot, value string, row *dataObject) {
	value = w.text(at, value, row)
	w.judge.value(at, value, row)
	w.put(at.id, value)
}

// text is value as it is written, and tells the judge how to measure it.
func (w *writer) text(at spot, value string, row *dataObject) string {
	w.judge.ruler = byASCII
	if w.judge.plain {
		return value
	}
	return w.checked(at, value, row)
}

func (w *writer) put(id uint8, value string) {
	n := len(value)
	if !w.judge.plain {
		n = w.judge.ruler.count(value)
	}
	dst := append(w.dst, '0'+id/10, '0'+id%10, '0'+uint8(n/10), '0'+uint8(n%10))
	w.dst = append(dst, value...)
}

// open writes the header of a template; the length follows when it is closed.
func (w *writer) open(id uint8) (content int) {
	w.dst = append(w.dst, '0'+id/10, '0'+id%10, '0', '0')
	return len(w.dst)
}

func (w *writer) close(at spot, content int) {
	n := len(w.dst) - content
	if !w.judge.plain {
		n = rulerOf(string(w.dst[content:]), CodePoints).count(string(w.dst[content:]))
	}
	if n > 99 {
		w.judge.find(ruleTemplate99, at, "%s would hold %d characters, at most 99 fit", ObjectName(at.path()), n)
		n = 99
	}
	appendTwoDigits(w.dst[:content-2], n)
}

// owned writes an object whose meaning is its owner's: an account or an
// unreserved template.
func (w *writer) owned(d *Data, first, last uint8, rule ruleIndex) {
	at := spot{id: d.ID, offset: w.offset()}
	if d.ID < first || d.ID > last {
		w.judge.report(rule, Error, at.path(), at.offset, "id %d is not from %02d to %02d", d.ID, first, last)
		return
	}
	if !w.judge.enter(at, d.Value) {
		return
	}
	if len(d.Template) == 0 {
		w.opaque(at, d.Value)
		return
	}
	w.template(at, rootTemplates[d.ID], d.Template)
}

// opaque writes a ready-made value: a primitive account, or a template whose
// content the caller has put together.
func (w *writer) opaque(at spot, value string) {
	if kind := rootTemplates[at.id]; kind != noTemplate {
		value = w.text(at, value, &inOwnersTemplate)
		w.judge.template(kind, at, value)
		if n := w.judge.ruler.count(value); n > 99 {
			w.judge.find(ruleTemplate99, at, "%s would hold %d characters, at most 99 fit", ObjectName(at.path()), n)
		}
		w.put(at.id, value)
		return
	}
	w.primitive(at, value, &rootObjects[at.id])
}

// template writes a template; kind is noTemplate for one inside an account, of
// which only the owner knows the rules.
func (w *writer) template(at spot, kind templateKind, objects []Data) {
	t := templateJudge{kind: kind, path: at.path()}
	content := w.open(at.id)
	for i := range objects {
		d := &objects[i]
		inner := spot{t.path, d.ID, w.offset()}
		if d.ID > 99 {
			w.judge.report(ruleID, Error, t.path, inner.offset, "id %d is above 99", d.ID)
			continue
		}
		if len(d.Template) > 0 {
			t.seenAgain(&w.judge, inner)
			w.template(inner, noTemplate, d.Template)
			continue
		}
		value := w.text(inner, d.Value, &inOwnersTemplate)
		t.object(&w.judge, inner, value)
		w.put(d.ID, value)
	}
	t.leave(&w.judge, w.offset())
	w.close(at, content)
}

// currency writes object 53 and returns how many decimals amounts get, -1 for as
// many as they have.
func (w *writer) currency(m *Merchant) (decimals int) {
	numeric := m.Currency
	if len(numeric) == 3 && !isDigit(numeric[0]) {
		if c, ok := LookupCurrency(numeric); ok {
			numeric = c.Numeric
		}
	}
	w.root(idCurrency, numeric)
	if m.WholeAmounts {
		return 0
	}
	exponent, ok := currencyExponent(numeric)
	if !ok {
		return -1
	}
	return max(exponent, 0)
}

// amount writes an amount with that many decimals; zero is the rule that says it
// must not be zero.
func (w *writer) amount(id uint8, zero ruleIndex, a Amount, decimals int) {
	if !a.present {
		return
	}
	at := spot{id: id, offset: w.offset()}
	if decimals >= 0 {
		exact, err := a.WithDecimals(decimals)
		if err != nil {
			w.judge.report(ruleAmountExponent, Error, at.path(), at.offset, "%s is %s, its currency has %s", rootObjects[id].name, a, plural(decimals, "decimal"))
			exact = a
		}
		a = exact
	}
	if a.IsZero() {
		w.judge.find(zero, at, "%s is zero", rootObjects[id].name)
	}
	w.number(at, a)
}

func (w *writer) number(at spot, a Amount) {
	w.judge.enter(at, "")
	content := w.open(at.id)
	w.dst = a.append(w.dst)
	n := len(w.dst) - content
	if row := &rootObjects[at.id]; n > row.max {
		w.judge.find(row.length, at, "%s has %s, expected %s", row.name, plural(n, "character"), row.lengths())
	}
	appendTwoDigits(w.dst[:content-2], n)
}

func (w *writer) tip(t Tip, decimals int) {
	w.root(idTip, t.Kind.indicator())
	w.amount(idFixedFee, ruleFixedFee, t.Fee, decimals)
	if !t.Percent.present {
		return
	}
	at := spot{id: idPercentFee, offset: w.offset()}
	if !isPercentage(t.Percent) {
		w.judge.find(rulePercentFee, at, "%s is %s, expected a number from 0.01 to 99.99", rootObjects[idPercentFee].name, t.Percent)
	}
	w.number(at, t.Percent)
}

func (w *writer) additional(d *AdditionalData) {
	at := spot{id: idAdditional, offset: w.offset()}
	t := templateJudge{kind: additionalTemplate, path: at.path()}
	content := w.open(idAdditional)
	for i, label := range d.labels() {
		w.inner(&t, uint8(i+1), *label)
	}
	w.inner(&t, 9, string(d.ConsumerData))
	w.inner(&t, 10, d.MerchantTaxID)
	w.inner(&t, 11, string(d.Channel))
	for i := range d.Systems {
		w.system(&t, &d.Systems[i])
	}
	w.closeUnlessEmpty(at, &t, content)
}

// system writes one of 62-50 to 62-99.
func (w *writer) system(t *templateJudge, d *Data) {
	at := spot{t.path, d.ID, w.offset()}
	switch {
	case d.ID < 50 || d.ID > 99:
		w.judge.report(ruleAdditionalIDs, Error, t.path, at.offset, "id %d is not from 50 to 99", d.ID)
	case len(d.Template) == 0:
		value := w.text(at, d.Value, &inOwnersTemplate)
		t.object(&w.judge, at, value)
		w.put(d.ID, value)
	default:
		t.seenAgain(&w.judge, at)
		w.template(at, systemTemplate, d.Template)
	}
}

func (w *writer) language(l LanguageTemplate) {
	at := spot{id: idLanguage, offset: w.offset()}
	t := templateJudge{kind: languageTemplate, path: at.path()}
	content := w.open(idLanguage)
	w.inner(&t, 0, l.Language)
	w.inner(&t, 1, l.Name)
	w.inner(&t, 2, l.City)
	w.closeUnlessEmpty(at, &t, content)
}

// inner writes an object of a template that EMVCo defines, unless it is empty.
func (w *writer) inner(t *templateJudge, id uint8, value string) {
	if value == "" {
		return
	}
	at := spot{t.path, id, w.offset()}
	value = w.text(at, value, &templates[t.kind].rows[id])
	t.object(&w.judge, at, value)
	w.put(id, value)
}

// closeUnlessEmpty ends a template, or takes its header back if nothing came
// into it.
func (w *writer) closeUnlessEmpty(at spot, t *templateJudge, content int) {
	if len(w.dst) == content {
		w.dst = w.dst[:content-headerLength]
		return
	}
	w.judge.enter(at, "")
	t.leave(&w.judge, w.offset())
	w.close(at, content)
}

// seal writes object 63 and judges the length of the whole.
func (w *writer) seal() {
	w.dst = append(w.dst, "6304"...)
	w.dst = appendHex(w.dst, crc.Checksum(w.dst[w.start:]))
	switch n := w.offset(); {
	case n > MaxBytes:
		w.judge.report(ruleCapacity, Error, Path{}, 0, "the code would be %d bytes long, a QR symbol holds at most %d", n, MaxBytes)
	case n > recommendedBytes:
		w.judge.report(ruleMaxLen, Warning, Path{}, 0, "the code is %d bytes long, expected at most %d", n, recommendedBytes)
	}
}

// appendHex writes a checksum as EMVCo asks: four digits in upper case.
func appendHex(dst []byte, value uint16) []byte {
	const digits = "0123456789ABCDEF"
	return append(dst, digits[value>>12], digits[value>>8&15], digits[value>>4&15], digits[value&15])
}
