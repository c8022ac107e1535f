package emvqr

import (
	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/internal/plural"
)

// writer writes a code and hands every value to the judge on the way. Its
// methods append to dst and return it.
type writer struct {
	start  int // where the code begins in dst
	astral bool
	deep   bool // a template stands inside another
	judge  judge
}

func (w *writer) merchant(dst []byte, m *Merchant) []byte {
	if m.FormatIndicator == "" {
		dst = w.sure(dst, idFormat, "01")
	}
	dst = w.root(dst, idFormat, m.FormatIndicator)
	if m.Initiation > Omitted {
		w.refuse(ruleInitiation, w.place(dst, Path{}, idInitiation), "the point of initiation is number %d, expected one of the constants", m.Initiation)
	}
	dst = w.sure(dst, idInitiation, m.Initiation.value())
	for i := range m.Accounts {
		dst = w.owned(dst, &m.Accounts[i], 2, 51, ruleAccount)
	}
	dst = w.root(dst, idMCC, m.MCC)
	currency, decimals := m.currency()
	w.judge.hold(w.place(dst, Path{}, idCurrency), currency)
	dst = w.root(dst, idCurrency, currency)
	dst = w.amount(dst, idAmount, ruleAmountZero, m.Amount, decimals, m)
	dst = w.tip(dst, m, decimals)
	dst = w.root(dst, idCountry, m.Country)
	dst = w.root(dst, idName, m.Name)
	dst = w.root(dst, idCity, m.City)
	dst = w.root(dst, idPostalCode, m.PostalCode)
	dst = w.additional(dst, &m.Additional)
	dst = w.language(dst, &m.Language)
	for i := range m.Unreserved {
		dst = w.owned(dst, &m.Unreserved[i], idUnreserved, 99, ruleUnreserved)
	}
	w.judge.whole(len(dst) - w.start)
	return w.seal(dst)
}

// place is where an object is about to be written.
func (w *writer) place(dst []byte, parent Path, id uint8) spot {
	return spot{parent, id, len(dst) - w.start}
}

// root writes a primitive root object unless it is empty.
func (w *writer) root(dst []byte, id uint8, value string) []byte {
	if value == "" {
		return dst
	}
	return w.primitive(dst, id, value)
}

// primitive writes a primitive root object.
func (w *writer) primitive(dst []byte, id uint8, value string) []byte {
	row := &rootObjects[id]
	w.judge.seen.add(id)
	if w.judge.quick {
		if !row.keeps(value) {
			w.judge.doubt = true
		}
		return appendObject(dst, id, value)
	}
	at := w.place(dst, Path{}, id)
	value, length := w.checked(at, value, row)
	w.judge.value(at, value, row)
	return appendMeasured(dst, id, value, length)
}

// sure writes a primitive root object whose value cannot be wrong, unless it is
// empty.
func (w *writer) sure(dst []byte, id uint8, value string) []byte {
	if value == "" {
		return dst
	}
	w.judge.seen.add(id)
	return appendObject(dst, id, value)
}

// inner writes a primitive object of a template.
func (w *writer) inner(dst []byte, t *templateJudge, id uint8, value string) []byte {
	if w.judge.quick {
		if t.seen.add(id) || !t.keeps(id, value) {
			w.judge.doubt = true
		}
		return appendObject(dst, id, value)
	}
	at := w.place(dst, t.path, id)
	if t.seen.has(id) {
		w.again(at)
		return dst
	}
	value, length := w.checked(at, value, t.row(id))
	t.object(&w.judge, at, value)
	return appendMeasured(dst, id, value, length)
}

// appendObject writes an object whose value is ASCII and no longer than 99.
func appendObject(dst []byte, id uint8, value string) []byte {
	header := uint32(pairs[id]) | uint32(pairs[uint8(len(value))])<<16
	dst = append(dst, byte(header), byte(header>>8), byte(header>>16), byte(header>>24))
	return append(dst, value...)
}

// appendMeasured writes any object. A length above 99 is a finding; what stands
// for it is only written where that is lowered.
func appendMeasured(dst []byte, id uint8, value string, length int) []byte {
	dst = append(dst, byte(pairs[id]), byte(pairs[id]>>8))
	return append(appendTwoDigits(dst, length), value...)
}

// pairs are the numbers 0 to 99 as they are written, the first digit in the low
// byte: to look them up is faster than to divide. There is room for every byte
// so that no look-up needs a check.
var pairs = func() (table [256]uint16) {
	for n := range 100 {
		table[n] = uint16('0'+n/10) | uint16('0'+n%10)<<8
	}
	return table
}()

// appendOpen writes the header of an object whose length is not known yet.
func appendOpen(dst []byte, id uint8) []byte {
	return append(dst, byte(pairs[id]), byte(pairs[id]>>8), '0', '0')
}

// setLength completes the header in front of a content with its length, 99 at
// the most.
func setLength(dst []byte, content, length int) {
	digits := dst[content-2 : content]
	pair := pairs[uint8(length)]
	digits[0], digits[1] = byte(pair), byte(pair>>8)
}

// owned writes an object whose meaning is its owner's: an account or an
// unreserved template.
func (w *writer) owned(dst []byte, d *Data, first, last uint8, rule ruleIndex) []byte {
	at, kind := w.place(dst, Path{}, d.ID), noTemplate
	if d.ID <= 99 {
		kind = rootTemplates[d.ID]
	}
	switch {
	case d.ID < first || d.ID > last:
		w.refuse(rule, at, "id %d is not from %02d to %02d", d.ID, first, last)
	case w.judge.seen.add(d.ID):
		w.again(at)
	case len(d.Template) > 0 && w.fit(at, kind, d):
		return w.template(dst, at, kind, d)
	case len(d.Template) > 0:
	case kind == noTemplate:
		return w.primitive(dst, d.ID, d.Value)
	default:
		return w.opaque(dst, at, kind, d.Value)
	}
	return dst
}

// refuse reports what cannot be written so that it reads back as it was given. No
// network lowers it.
func (w *writer) refuse(rule ruleIndex, at spot, format string, args ...any) {
	w.judge.always(rule, at.path(), at.offset, format, args...)
}

// again refuses an id that was written before: readers take the first alone.
func (w *writer) again(at spot) {
	w.refuse(ruleUnique, at, "%s again; readers take the first alone", ObjectName(at.path()))
}

// fit reports whether a template may be written at a place of that kind.
func (w *writer) fit(at spot, kind templateKind, d *Data) bool {
	switch {
	case d.Value != "":
		w.refuse(ruleTLV, at, "%s has a value and a template, expected one of them", ObjectName(at.path()))
	case kind == noTemplate:
		w.refuse(rulePrimitive, at, "%s is a primitive and got a template, expected a value", ObjectName(at.path()))
	default:
		return true
	}
	return false
}

// opaque writes a template whose content the caller has put together.
func (w *writer) opaque(dst []byte, at spot, kind templateKind, value string) []byte {
	value, length := w.checked(at, value, &inOwnersTemplate)
	w.judge.template(kind, at, value)
	if length > 99 {
		w.tooLong(at, length)
	}
	return appendMeasured(dst, at.id, value, length)
}

func (w *writer) tooLong(at spot, length int) {
	w.refuse(ruleTemplate99, at, "%s would hold %d characters, at most 99 fit", ObjectName(at.path()), length)
}

// template writes a template.
func (w *writer) template(dst []byte, at spot, kind templateKind, d *Data) []byte {
	t := templateJudge{kind: kind, path: at.path()}
	dst = appendOpen(dst, d.ID)
	content := len(dst)
	if w.judge.quick {
		dst = w.quickly(dst, &t, d.Template)
		return w.close(dst, at, &t, content)
	}
	for i := range d.Template {
		dst = w.inside(dst, &t, &d.Template[i])
	}
	return w.close(dst, at, &t, content)
}

// quickly does what inside does, for a quick judge and as long as nothing is
// wrong. It also gives up on templates in the template, which are rare.
func (w *writer) quickly(dst []byte, t *templateJudge, objects []Data) []byte {
	for i := range objects {
		d := &objects[i]
		kept := inOwnersTemplate.fits(len(d.Value))
		if d.ID == 0 {
			kept = t.keeps(0, d.Value) // the GUID, which alone has other rules
		}
		if !kept || d.ID > 99 || len(d.Template) > 0 || t.seen.add(d.ID) {
			w.judge.doubt = true
			break
		}
		dst = appendObject(dst, d.ID, d.Value)
	}
	return dst
}

// inside writes an object of a template that has an owner.
func (w *writer) inside(dst []byte, t *templateJudge, d *Data) []byte {
	switch at := w.place(dst, t.path, d.ID); {
	case d.ID > 99:
		w.refuse(ruleID, spot{t.path.Parent(), t.path.ID(), at.offset}, "id %d is above 99", d.ID)
		return dst
	case len(d.Template) > 0:
		return w.nested(dst, t, at, ownersTemplate, d)
	}
	return w.inner(dst, t, d.ID, d.Value)
}

// nested writes a template inside a template.
func (w *writer) nested(dst []byte, t *templateJudge, at spot, kind templateKind, d *Data) []byte {
	w.deep = true
	if t.seen.add(at.id) {
		w.again(at)
		return dst
	}
	if !w.fit(at, kind, d) {
		return dst
	}
	return w.template(dst, at, kind, d)
}

// close ends a template.
func (w *writer) close(dst []byte, at spot, t *templateJudge, content int) []byte {
	t.leave(&w.judge, len(dst)-w.start)
	length := len(dst) - content
	if !w.judge.plain {
		length = CodePoints.Count(string(dst[content:]))
	}
	if length > 99 {
		w.tooLong(at, length)
		length = 99
	}
	setLength(dst, content, length)
	return dst
}

// currency is the number of object 53, and how many decimals amounts get, -1 for
// as many as they have.
func (m *Merchant) currency() (numeric string, decimals int) {
	numeric = m.Currency
	if len(numeric) == 3 && !isDigit(numeric[0]) {
		if c, ok := LookupCurrency(numeric); ok {
			numeric = c.Numeric
		}
	}
	if m.WholeAmounts {
		return numeric, 0
	}
	if exponent, ok := currencyExponent(numeric); ok {
		return numeric, max(exponent, 0)
	}
	return numeric, -1
}

// amount writes an amount with that many decimals; zero is the rule that says it
// must not be zero.
func (w *writer) amount(dst []byte, id uint8, zero ruleIndex, a Amount, decimals int, m *Merchant) []byte {
	if !a.present {
		return dst
	}
	at := w.place(dst, Path{}, id)
	if decimals >= 0 && a.Decimals() != decimals {
		a = w.exact(at, a, decimals, m)
	}
	if a.IsZero() {
		w.judge.find(zero, at, "%s is zero", rootObjects[id].name)
	}
	return w.number(dst, at, a)
}

// exact is an amount with the decimals of its currency. One with more of them is
// refused, and no network lowers that.
func (w *writer) exact(at spot, a Amount, decimals int, m *Merchant) Amount {
	currency := m.Currency
	if m.WholeAmounts {
		currency = ""
	}
	if a.Decimals() > decimals {
		w.refuse(ruleAmountExponent, at, "%s", a.tooFine(amountWord(at.id), currency, decimals))
	}
	return a.padded(decimals)
}

func (w *writer) number(dst []byte, at spot, a Amount) []byte {
	w.judge.seen.add(at.id)
	w.judge.hold(at, "")
	dst = appendOpen(dst, at.id)
	content := len(dst)
	dst = a.append(dst)
	length := len(dst) - content
	if row := &rootObjects[at.id]; length > row.max {
		w.judge.find(row.length, at, "%s has %s, expected %s", row.name, plural.Of(length, "character"), row.lengths())
	}
	setLength(dst, content, length)
	return dst
}

func (w *writer) tip(dst []byte, m *Merchant, decimals int) []byte {
	t := &m.Tip
	indicator := t.Kind.Indicator()
	if t.Kind > PercentFee {
		w.refuse(ruleTip, w.place(dst, Path{}, idTip), "the kind of the tip is %s, expected none, prompt, fixed or percentage", t.Kind)
	}
	w.judge.hold(w.place(dst, Path{}, idTip), indicator)
	dst = w.sure(dst, idTip, indicator)
	dst = w.amount(dst, idFixedFee, ruleFixedFee, t.Fee, decimals, m)
	if !t.Percent.present {
		return dst
	}
	at := w.place(dst, Path{}, idPercentFee)
	if !isPercentage(t.Percent) {
		w.judge.find(rulePercentFee, at, "%s is %s, expected a number from 0.01 to 99.99", rootObjects[idPercentFee].name, t.Percent)
	}
	return w.number(dst, at, t.Percent)
}

func (w *writer) additional(dst []byte, d *AdditionalData) []byte {
	at := w.place(dst, Path{}, idAdditional)
	t := templateJudge{kind: additionalTemplate, path: at.path()}
	dst = appendOpen(dst, idAdditional)
	content := len(dst)
	dst = w.field(dst, &t, 1, d.BillNumber)
	dst = w.field(dst, &t, 2, d.MobileNumber)
	dst = w.field(dst, &t, 3, d.StoreLabel)
	dst = w.field(dst, &t, 4, d.LoyaltyNumber)
	dst = w.field(dst, &t, 5, d.ReferenceLabel)
	dst = w.field(dst, &t, 6, d.CustomerLabel)
	dst = w.field(dst, &t, 7, d.TerminalLabel)
	dst = w.field(dst, &t, 8, d.Purpose)
	dst = w.field(dst, &t, 9, string(d.ConsumerData))
	dst = w.field(dst, &t, 10, d.MerchantTaxID)
	dst = w.field(dst, &t, 11, string(d.Channel))
	for i := range d.Systems {
		dst = w.system(dst, &t, &d.Systems[i])
	}
	return w.closeUnlessEmpty(dst, at, &t, content)
}

// system writes one of 62-50 to 62-99.
func (w *writer) system(dst []byte, t *templateJudge, d *Data) []byte {
	switch at := w.place(dst, t.path, d.ID); {
	case d.ID < 50 || d.ID > 99:
		w.refuse(ruleAdditionalIDs, spot{Path{}, idAdditional, at.offset}, "id %d is not from 50 to 99", d.ID)
		return dst
	case len(d.Template) > 0:
		return w.nested(dst, t, at, systemTemplate, d)
	}
	return w.inner(dst, t, d.ID, d.Value)
}

func (w *writer) language(dst []byte, l *LanguageTemplate) []byte {
	at := w.place(dst, Path{}, idLanguage)
	t := templateJudge{kind: languageTemplate, path: at.path()}
	dst = appendOpen(dst, idLanguage)
	content := len(dst)
	dst = w.field(dst, &t, 0, l.Language)
	dst = w.field(dst, &t, 1, l.Name)
	dst = w.field(dst, &t, 2, l.City)
	return w.closeUnlessEmpty(dst, at, &t, content)
}

// field writes an object of a template that EMVCo defines, unless it is empty.
func (w *writer) field(dst []byte, t *templateJudge, id uint8, value string) []byte {
	if value == "" {
		return dst
	}
	return w.inner(dst, t, id, value)
}

// closeUnlessEmpty ends a template, or takes its header back if nothing came
// into it.
func (w *writer) closeUnlessEmpty(dst []byte, at spot, t *templateJudge, content int) []byte {
	if len(dst) == content {
		return dst[:content-headerLength]
	}
	w.judge.seen.add(at.id)
	return w.close(dst, at, t, content)
}

// seal writes object 63 and judges the length of the whole.
func (w *writer) seal(dst []byte) []byte {
	dst = append(dst, "6304"...)
	dst = appendHex(dst, crc.Checksum(dst[w.start:]))
	switch n := len(dst) - w.start; {
	case n > MaxBytes:
		w.judge.report(ruleCapacity, Error, Path{}, 0, "the code would be %d bytes long, a QR symbol holds at most %d", n, MaxBytes)
	case n > recommendedBytes:
		w.judge.report(ruleMaxLen, Warning, Path{}, 0, "the code is %d bytes long, expected at most %d", n, recommendedBytes)
	}
	return dst
}

// appendHex writes a checksum as EMVCo asks: four digits in upper case.
func appendHex(dst []byte, value uint16) []byte {
	const digits = "0123456789ABCDEF"
	return append(dst, digits[value>>12], digits[value>>8&15], digits[value>>4&15], digits[value&15])
}
