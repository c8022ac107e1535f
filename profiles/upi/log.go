package upi

import (
	"log/slog"
	"slices"
	"strings"

	"github.com/openmerchantqr/emvqr/profiles/network"
)

// hidden stands in a log where text is not shown at all.
const hidden = "***"

// open are the parameters that tell nothing of payer, payee or bill.
var open = [...]string{"ver", "mode", "purpose", "orgid", "mc", "cu", "cc", "qrMedium"}

// longestOpen is the characters of the longest value that an open parameter has:
// six, of orgid. A longer one is something else in its place.
const longestOpen = 6

// LogValue implements [slog.LogValuer]: the parameters with their values masked,
// except those that tell nothing of payer, payee or bill.
func (l Link) LogValue() slog.Value {
	var b strings.Builder
	action := l.action
	if !l.knownAction() {
		action = hidden
	}
	b.WriteString(l.scheme + "://" + action)
	mark := byte('?')
	for p := range l.Params() {
		b.WriteByte(mark)
		mark = '&'
		b.WriteString(p.masked())
	}
	return slog.StringValue(b.String())
}

// LogValue implements [slog.LogValuer]: as the parameter stands in the log of its
// link.
func (p Param) LogValue() slog.Value { return slog.StringValue(p.masked()) }

func (p Param) masked() string {
	name := canonicalName(p.Name)
	if !isKnown(name) {
		name = hidden // hostile text can be a name
	}
	if slices.Contains(open[:], name) && len(p.Raw) <= longestOpen && network.Alphanumeric.Holds(p.Raw) {
		return name + "=" + p.Raw
	}
	return name + "=" + strings.Repeat("*", len(p.Raw))
}

// LogValue implements [slog.LogValuer]: as the link that asks for it is logged.
func (r Request) LogValue() slog.Value {
	text, err := r.write()
	if err != nil {
		return slog.StringValue("upi://" + hidden) // an amount that cannot be written
	}
	l, _ := readHead(text)
	return l.LogValue()
}
