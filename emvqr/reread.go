package emvqr

import "golang.org/x/text/unicode/norm"

// What is written is read again, and must hold every value it was given, in its
// place, and nothing else.
//
// For a code that a quick judge found nothing in this is so by the way it is put
// together, and costs nothing: all text is ASCII, so that readers agree on every
// length; every value is at most 99 long; no id came twice at the root or in a
// template; and a value and a template are never given together. So a reader who
// follows the lengths meets the same objects that were appended one after the
// other. All other codes are read here.

// rereader holds the objects of a code against those it was written from.
type rereader struct {
	scanner scanner
	parent  Path
}

// differs returns the first object that does not read back, the zero Path for none.
func differs(c Code, m *Merchant) Path {
	r := rereader{scanner: scanner{text: c.text, ruler: c.ruler}}
	return r.line(append(m.objects(), Data{ID: idChecksum, Value: c.text[len(c.text)-4:]}))
}

// line reads a line of objects that holds those objects and no others.
func (r *rereader) line(objects []Data) Path {
	for i := range objects {
		if path := r.object(&objects[i]); !path.IsZero() {
			return path
		}
	}
	if r.scanner.next() {
		return r.parent.Child(r.scanner.id)
	}
	return Path{}
}

func (r *rereader) object(want *Data) Path {
	at := r.parent.Child(want.ID)
	if !r.scanner.next() || r.scanner.id != want.ID {
		return at
	}
	if len(want.Template) > 0 {
		o := r.scanner.object(r.parent)
		inner := rereader{o.scan(), at}
		if kindAt(at) == noTemplate || !o.IsTemplate() {
			return at
		}
		return inner.line(want.Template)
	}
	if !sameText(at, r.scanner.value, want.Value) {
		return at
	}
	return Path{}
}

// sameText reports whether a value says what was asked for, in precomposed form.
// The lengths in a template follow its texts.
func sameText(at Path, got, want string) bool {
	if got == want {
		return true
	}
	text, err := composer{ruler: byCodePoints, astral: true}.precomposed(at, want)
	return err == nil && got == text && norm.NFC.IsNormalString(got)
}

// objects are the root objects of m in the order in which they are written.
func (m *Merchant) objects() []Data {
	var line []Data
	add := func(id uint8, value string) {
		if value != "" {
			line = append(line, Data{ID: id, Value: value})
		}
	}
	format := m.FormatIndicator
	if format == "" {
		format = "01"
	}
	currency, decimals := m.currency()
	add(idFormat, format)
	add(idInitiation, m.Initiation.value())
	line = append(line, m.Accounts...)
	add(idMCC, m.MCC)
	add(idCurrency, currency)
	add(idAmount, m.Amount.padded(decimals).String())
	add(idTip, m.Tip.Kind.Indicator())
	add(idFixedFee, m.Tip.Fee.padded(decimals).String())
	add(idPercentFee, m.Tip.Percent.String())
	add(idCountry, m.Country)
	add(idName, m.Name)
	add(idCity, m.City)
	add(idPostalCode, m.PostalCode)
	for _, template := range []Data{{ID: idAdditional, Template: m.Additional.objects()}, {ID: idLanguage, Template: m.Language.objects()}} {
		if len(template.Template) > 0 {
			line = append(line, template)
		}
	}
	return append(line, m.Unreserved...)
}

// objects are the objects of 62.
func (d *AdditionalData) objects() (inside []Data) {
	for id := uint8(1); id <= 11; id++ {
		if value := d.get(id); value != "" {
			inside = append(inside, Data{ID: id, Value: value})
		}
	}
	return append(inside, d.Systems...)
}

// objects are the objects of 64.
func (t *LanguageTemplate) objects() (inside []Data) {
	for id, value := range [...]string{t.Language, t.Name, t.City} {
		if value != "" {
			inside = append(inside, Data{ID: uint8(id), Value: value})
		}
	}
	return inside
}
