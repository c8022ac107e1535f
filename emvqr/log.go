package emvqr

import "log/slog"

// LogValue implements [slog.LogValuer]: the payload with every private value
// masked, so that a code in a log line tells the networks and the shop and not
// the account. Masked are the values in 02-51, 62 and 80-99, except GUIDs; a
// mask is as long as what it hides, so the text still reads as a code.
func (c Code) LogValue() slog.Value { return slog.StringValue(c.Masked()) }

// Masked is the text that [Code.LogValue] logs. Its checksum is that of the
// code, so it does not parse.
func (c Code) Masked() string {
	masked := []byte(c.text)
	for o := range c.Objects() {
		mask(masked, o)
	}
	return string(masked)
}

// mask hides what is private in o, whose bytes stand in text.
func mask(text []byte, o Object) {
	id := o.Path.Root()
	if private := id >= 2 && id <= 51 || id == idAdditional || id >= idUnreserved; !private {
		return
	}
	if !isTemplateID(o.Path) || !o.IsTemplate() {
		hide(text, o)
		return
	}
	for inner := range o.Objects() {
		switch {
		case isTemplateID(inner.Path):
			mask(text, inner)
		case inner.Path.ID() == 0 && o.Path != P(idAdditional) && looksPublic(inner.Value):
			// A GUID names a network, not an account.
		default:
			hide(text, inner)
		}
	}
}

// looksPublic reports whether the object 00 of a template is a GUID in form. Some
// schemes put an account there instead, as in name@bank or a row of digits.
func looksPublic(value string) bool { return isGUID(value) && !allDigits(value) }

func hide(text []byte, o Object) {
	start := o.Offset + headerLength
	for i := range len(o.Value) {
		text[start+i] = '*'
	}
}
