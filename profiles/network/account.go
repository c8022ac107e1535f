package network

import (
	"iter"
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// Account is the place of one payee in one network. Each network has types of its
// own, with real field names; a type switch tells them apart. A type embeds
// [Location] and has one method, Table.
type Account interface {
	// Table is the account's kind, and its values in the form of the wire by the
	// places of the kind's keys.
	Table() (*Kind, []string)
	// Anchor is the root object by which the account was found, the zero Path for
	// an account that was put together by hand.
	Anchor() emvqr.Path
	// Paths walks all root objects that belong to the account, the anchor first.
	Paths() iter.Seq[emvqr.Path]

	location() Location
}

// Slug is the slug of an account's network, "" for an unknown one.
func Slug(a Account) string {
	switch a.(type) {
	case nil:
		return ""
	case Unknown:
		return ""
	}
	if k, _ := a.Table(); k != nil {
		return k.Network
	}
	return ""
}

// Fields walks the values of an account by the keys of its table, as people read
// them.
func Fields(a Account) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for f := range Labels(a) {
			if !yield(f.Key, f.Value) {
				return
			}
		}
	}
}

// Label is a value of an account, its key, and what people call it.
type Label struct{ Key, Name, Value string }

// LogValue implements [slog.LogValuer]: the value is masked.
func (l Label) LogValue() slog.Value {
	return slog.GroupValue(slog.String(openKey(l.Key), masked(l.Key, l.Value)))
}

// Labels walks the values of an account as people read them.
func Labels(a Account) iter.Seq[Label] {
	return func(yield func(Label) bool) {
		if u, ok := a.(Unknown); ok {
			if u.GUID != "" && !yield(Label{"guid", "GUID", u.GUID}) {
				return
			}
			if u.Name != "" {
				yield(Label{"name", "Network", u.Name})
			}
			return
		}
		k, values := a.Table()
		if k == nil {
			return
		}
		for i, value := range values {
			if value == "" || i >= len(k.Keys) {
				continue
			}
			if row := k.writable(k.Keys[i]); row != nil && !yield(Label{row.Key, row.name(), row.show(value)}) {
				return
			}
		}
	}
}

// NamesPayee reports whether an account can be paid and says whom: by a value that
// means so, or a link where the payee is told. Where no row of the kind means a payee,
// every account of it does.
func NamesPayee(a Account) bool {
	k, values := a.Table()
	if k == nil || k.Role != Payable {
		return false
	}
	v := ValuesOf(values...)
	return v.namePayee(func(i int) *Row { return k.row(k.Keys[i]) }, len(k.Keys))
}

// namePayee is [NamesPayee] for values of the rows that a function gives.
func (v *Values) namePayee(row func(i int) *Row, n int) bool {
	means := false
	for i := range n {
		r := row(i)
		if r == nil || r.Means != Payee && r.Means != Link {
			continue
		}
		if means = true; v.At(i) != "" {
			return true
		}
	}
	return !means
}

// Unknown is an account that no table here decodes: a primitive whose id is
// nobody's, a template with a GUID that is in no table, or one of a network that is
// known by its mark alone.
type Unknown struct {
	Location
	// Network and Name are the slug and the name of the network, "" where nobody
	// knows it.
	Network, Name string
	// GUID is object 00 of the template, "" for a primitive or opaque account.
	GUID string
	// Value is the content of the object as it stands.
	Value string
}

// Table is nil for an unknown account.
func (Unknown) Table() (*Kind, []string) { return nil, nil }

// maxValues is how many values an account can have; [NewSet] refuses more.
const maxValues = 40

// span is a part of a text.
type span struct{ from, to uint16 }

// Values are the values of an account as they are in a code: the text, and where in
// it. They are lent to [Kind.Make] for the time of the call.
type Values struct {
	text string
	at   [maxValues]span
}

// At is the value at a place of [Kind.Keys], "" for none.
func (v *Values) At(i int) string { s := v.at[i]; return v.text[s.from:s.to] }

// ValuesOf makes Values of texts from elsewhere, such as flags.
func ValuesOf(values ...string) (v Values) {
	n := 0
	for _, text := range values {
		n += len(text)
	}
	joined := make([]byte, 0, n)
	for i, text := range values {
		if i < maxValues && len(joined)+len(text) <= 0xFFFF {
			v.at[i] = span{uint16(len(joined)), uint16(len(joined) + len(text))}
			joined = append(joined, text...)
		}
	}
	v.text = string(joined)
	return v
}

// Checker is an account that knows of faults which no row can say, so that it must
// not be written. [Set.Faults] judges the rest.
type Checker interface {
	Check() error
}

// Adapter is an account that is written otherwise into a code with an amount than into
// one without, or not at all, where no row can say so.
type Adapter interface {
	// Adapt is the account as it is written, or why it cannot be; amount is whether 54
	// is in the code.
	Adapt(amount bool) (Account, error)
}

// Initiator is an account that asks for a static or a dynamic code by what is in it,
// where a row of its table cannot.
type Initiator interface {
	Initiation() emvqr.Initiation
}
