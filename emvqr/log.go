package emvqr

import "log/slog"

// LogValue implements [slog.LogValuer]: the payload with every private value
// masked, so that a code in a log line tells the networks and the shop and not
// the account. Masked are the values in 02-51, 62 and 80-99, except GUIDs; a
// mask is as long as what it hides, in the length unit of the code, so the text
// still reads as a code.
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

// masker copies a payload and puts a mask in the place of what is private.
type masker struct {
	text   string
	done   int // so many bytes of text are copied or masked
	masked []byte
}

// mask hides what is private in o.
func (m *masker) mask(o Object) {
	id := o.Path.Root()
	if private := id >= 2 && id <= 51 || id == idAdditional || id >= idUnreserved; !private {
		return
	}
	if !isTemplateID(o.Path) || !o.IsTemplate() {
		m.hide(o)
		return
	}
	for inner := range o.Objects() {
		switch {
		case isTemplateID(inner.Path):
			m.mask(inner)
		case inner.Path.ID() == 0 && o.Path != P(idAdditional) && NamesNetwork(inner.Value):
			// A GUID names a network, not an account.
		default:
			m.hide(inner)
		}
	}
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
