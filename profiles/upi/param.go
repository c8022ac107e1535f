package upi

import (
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network/query"
)

// Param is one parameter of a link as it stands there.
type Param struct {
	// Name is the name as written but for percent-encoding. Names are compared
	// without regard to case.
	Name string
	// Raw is the value as written, Value the value decoded.
	Raw, Value string
	// Offset is where the parameter begins, in bytes from the start of the link.
	Offset int
}

// IsAbsent reports whether the parameter says nothing: its value is empty or the
// word null.
func (p Param) IsAbsent() bool { return isAbsent(p.Raw) }

func isAbsent(raw string) bool { return raw == "" || raw == "null" }

// Params walks the parameters in the order of the link, absent ones among them.
func (l Link) Params() iter.Seq[Param] {
	return func(yield func(Param) bool) {
		for at, raw := range l.pairs() {
			name, value, _ := strings.Cut(raw, "=")
			name = query.Decode(name, false)
			if !yield(Param{Name: name, Raw: value, Value: decodeValue(name, value), Offset: at}) {
				return
			}
		}
	}
}

// pairs walks the parameters as they are written, with their offsets.
func (l Link) pairs() iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for from := l.query.from; from < l.query.to; {
			to := l.query.to
			if n := strings.IndexByte(l.text[from:to], '&'); n >= 0 {
				to = from + n
			}
			if from < to && !yield(from, l.text[from:to]) {
				return
			}
			from = to + 1
		}
	}
}

// param finds the first parameter of that name that says something.
func (l Link) param(name string) (p Param, ok bool) {
	for at, raw := range l.pairs() {
		written, value, _ := strings.Cut(raw, "=")
		if written = query.Decode(written, false); sameName(written, name) && !isAbsent(value) {
			return Param{Name: written, Raw: value, Value: decodeValue(name, value), Offset: at}, true
		}
	}
	return Param{}, false
}

func (l Link) has(name string) bool {
	_, ok := l.param(name)
	return ok
}

// Get returns the decoded value of the first parameter of that name. It is not
// ok where there is none, or its value is empty or null.
func (l Link) Get(name string) (value string, ok bool) {
	p, ok := l.param(name)
	return p.Value, ok
}

func (l Link) get(name string) string {
	value, _ := l.Get(name)
	return value
}

func (l Link) amount(name string) (emvqr.Amount, bool) {
	amount, err := emvqr.ParseAmount(l.get(name))
	return amount, err == nil
}

// freeText are the parameters in which every app reads a + as a blank. In all
// others it is itself, as in the base64 of a signature or the offset of a time.
var freeText = [...]string{"pn", "tn", "invoiceName"}

func decodeValue(name, raw string) string {
	for _, free := range freeText {
		if sameName(free, name) {
			return query.Decode(raw, true)
		}
	}
	return query.Decode(raw, false)
}

// encode writes a value so that every reader decodes it to the same: everything
// but letters, digits and a few marks that links of all apps leave as they are
// becomes percent-encoded, a blank %20.
func encode(dst *strings.Builder, value string) {
	const hex = "0123456789ABCDEF"
	for i := range len(value) {
		c := value[i]
		if isPlain(c) {
			dst.WriteByte(c)
			continue
		}
		dst.WriteByte('%')
		dst.WriteByte(hex[c>>4])
		dst.WriteByte(hex[c&15])
	}
}

func isPlain(c byte) bool {
	return c < utf8.RuneSelf && (c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || strings.IndexByte("-._~@:/,", c) >= 0)
}
