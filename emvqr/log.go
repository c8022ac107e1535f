package emvqr

import (
	"log/slog"
	"strconv"

	"github.com/openmerchantqr/emvqr/internal/plural"
)

// Every type that can hold account data masks itself in a log line: it implements
// [slog.LogValuer], and shows the networks and the shop and not the account. A
// slice of them, or a type around them that knows nothing of this, does not: log
// the elements.

// LogValue implements [slog.LogValuer]: the payload with every private value
// masked, so that a code in a log line tells the networks and the shop and not
// the account. Shown are 00, 01, 52-61, 63, 64 and GUIDs; a mask is as long as
// what it hides, in the length unit of the code, so the text still reads as a
// code.
func (c Code) LogValue() slog.Value { return slog.StringValue(c.Masked()) }

// Masked is the text that [Code.LogValue] logs. Its checksum is that of the
// code, so it does not parse.
func (c Code) Masked() string {
	m := masker{text: c.text}
	for o := range c.Objects() {
		m.mask(o)
	}
	return string(append(m.masked, c.text[m.done:]...))
}

// LogValue implements [slog.LogValuer]: path, offset and the masked value.
func (o Object) LogValue() slog.Value {
	return slog.GroupValue(slog.String("path", o.Path.String()), slog.Int("offset", o.Offset), slog.String("value", o.masked()))
}

// LogValue implements [slog.LogValuer]: the masked payload, or only its length
// where the text cannot be read as objects to its end; why it is refused; and the
// rules that are broken, with their places.
func (r Report) LogValue() slog.Value {
	payload := r.code.Masked()
	if r.code.IsZero() {
		payload = "*** (" + plural.Of(len(r.text), "byte") + ")"
	}
	attrs := []slog.Attr{slog.String("payload", payload)}
	if r.err != nil {
		attrs = append(attrs, slog.String("error", r.err.place()+": "+r.err.Err.Error()))
	}
	rules := make([]string, len(r.Findings))
	for i, f := range r.Findings {
		rules[i] = f.Rule
		if !f.Path.IsZero() {
			rules[i] += " " + f.Path.String()
		}
	}
	return slog.GroupValue(append(attrs, slog.Any("findings", rules))...)
}

// LogValue implements [slog.LogValuer] with the form of String.
func (f Finding) LogValue() slog.Value { return slog.StringValue(f.String()) }

// LogValue implements [slog.LogValuer]: the objects to be written, masked as
// those of a code are: 26(00=com.example 01=***) 52=5812.
func (m Merchant) LogValue() slog.Value { return slog.StringValue(maskedLine(Path{}, m.objects())) }

// LogValue implements [slog.LogValuer]: everything is masked but GUIDs.
func (d AdditionalData) LogValue() slog.Value {
	return slog.StringValue(maskedLine(P(idAdditional), d.objects()))
}

// LogValue implements [slog.LogValuer]: everything is masked but a GUID in 00 of a
// template. Where the object will stand is not known, so it may be an account.
func (d Data) LogValue() slog.Value {
	return slog.StringValue(string(appendMasked(nil, Path{}, P(firstAccountTemplate), &d)))
}

const firstAccountTemplate = 26

// maskedLine shows the objects inside around, or all root objects.
func maskedLine(around Path, line []Data) string {
	var dst []byte
	for i := range line {
		if i > 0 {
			dst = append(dst, ' ')
		}
		at := around.Child(line[i].ID)
		dst = appendMasked(dst, at, at, &line[i])
	}
	return string(dst)
}

// appendMasked shows d as the object at that path, or as a template whose objects
// lie inside.
func appendMasked(dst []byte, at, inside Path, d *Data) []byte {
	if d.ID < 10 {
		dst = append(dst, '0')
	}
	dst = strconv.AppendUint(dst, uint64(d.ID), 10)
	if d.Value != "" {
		o := Object{Path: at, Value: d.Value, ruler: rulerOf(d.Value, CodePoints)}
		dst = append(append(dst, '='), o.masked()...)
	}
	if len(d.Template) > 0 {
		dst = append(append(dst, '('), maskedLine(inside, d.Template)...)
		dst = append(dst, ')')
	}
	return dst
}

// masker copies a payload and puts a mask in the place of what is private.
type masker struct {
	text   string
	done   int // so many bytes of text are copied or masked
	masked []byte
}

// mask hides what is private in o.
func (m *masker) mask(o Object) {
	switch {
	case isPublic(o):
	case isTemplateID(o.Path) && o.IsTemplate():
		for inner := range o.Objects() {
			m.mask(inner)
		}
	default:
		m.hide(o)
	}
}

// masked is the value of o with what is private in it masked.
func (o Object) masked() string {
	o.Offset = 0
	m := masker{text: "0000" + o.Value} // whatever its header is
	m.mask(o)
	return string(append(m.masked, m.text[m.done:]...))[headerLength:]
}

// publicIDs are the root objects whose values are for everybody: what a payer sees
// of the shop, the names in 64 among them, and how the code is made.
var publicIDs = func() (ids idSet) {
	ids = idRange(idMCC, idPostalCode)
	for _, id := range [...]uint8{idFormat, idInitiation, idChecksum, idLanguage} {
		ids.add(id)
	}
	return ids
}()

// isPublic reports whether a value may be logged as it is.
func isPublic(o Object) bool {
	around := o.Path.Parent()
	switch {
	case o.Path.IsZero():
		return false
	case around.IsZero(), o.Path.Root() == idLanguage:
		return publicIDs.has(o.Path.Root())
	case o.Path.ID() == 0 && around != P(idAdditional) && isTemplateID(around):
		return NamesNetwork(o.Value) // and not an account
	}
	return false
}

// NamesNetwork reports whether the object 00 of a template is a GUID in form, and
// so may be shown in a log. Some schemes put an account there instead, as in
// name@bank or a row of digits.
func NamesNetwork(value string) bool { return isGUID(value) && !allDigits(value) }

func (m *masker) hide(o Object) {
	start := o.Offset + headerLength
	m.masked = append(m.masked, m.text[m.done:start]...)
	for range o.ruler.count(o.Value) {
		m.masked = append(m.masked, '*')
	}
	m.done = start + len(o.Value)
}
