// Package network says what a payment network is: a table. A network's package
// fills in the table and the types of its accounts; the engine here recognises,
// decodes, judges and writes them by walking it. Only check digits and shapes
// that no table can express are code.
//
// To see a network written down, read the package promptpay; to add one, follow
// the recipe at the top of the package profiles.
package network

import (
	"fmt"
	"iter"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network/host"
)

// Network is one payment network as its specification, or what is known of it,
// describes it. A Network is a table that is filled in once and never written
// again.
type Network struct {
	// Slug names the network in code, output and flags: "promptpay".
	Slug string
	// Name is what the network calls itself.
	Name string
	// Countries are the countries it is at home in, ISO 3166-1 alpha-2; none for
	// a network that is met everywhere.
	Countries []string
	// Source is where the facts come from, Confidence how sure they are.
	Source     string
	Confidence emvqr.Confidence

	// Templates are the shapes its accounts have in a code.
	Templates []*Template
	// Root is what it asks of the objects it shares with every other network.
	Root []RootRule
	// Lowered are the EMVCo rules that its codes break as a matter of course.
	Lowered []Lowered
	// Rules are the rules that no row can express.
	Rules []Rule
	// Several is what it means that a code holds more than one account of the
	// network. Where it is zero nothing is known, so that [Network.Validate] warns
	// of it and no reader is said to take the code.
	Several Several
	// Natives are its forms that are not merchant-presented EMV codes.
	Natives []Native
	// Hosts are the hosts that its links lead to. A look-alike of one that has a
	// rule breaks it.
	Hosts []host.Host
}

// Accounts walks the accounts of this network in the code, in wire order.
func (n *Network) Accounts(code emvqr.Code) iter.Seq[Account] {
	return func(yield func(Account) bool) {
		for o := range Owned(code) {
			for _, t := range n.Templates {
				if !t.Recognises(code, o) {
					continue
				}
				if account, ok := t.Decode(code, o); ok && !yield(account) {
					return
				}
				break
			}
		}
	}
}

// Owned walks the objects of a code that can have an owner, in wire order: those of
// [emvqr.Code.OwnedObjects] but for a second one with an id, which is nobody's.
func Owned(code emvqr.Code) iter.Seq[emvqr.Object] {
	return func(yield func(emvqr.Object) bool) {
		var seen [2]uint64
		for o := range code.OwnedObjects() {
			word, bit := &seen[o.Path.Root()>>6], uint64(1)<<(o.Path.Root()&63)
			if *word&bit == 0 && !yield(o) {
				return
			}
			*word |= bit
		}
	}
}

// Account is the place of one payee in one network. Each network has types of
// its own, with real field names; a type switch tells them apart.
type Account interface {
	// Network is the slug of the network.
	Network() string
	// Anchor is the root object by which the account was found, the zero Path
	// for an account that was put together by hand.
	Anchor() emvqr.Path
	// Paths walks all root objects that belong to the account, the anchor first.
	Paths() iter.Seq[emvqr.Path]
	// Fields walks the fields that have a value, by the keys of the table.
	Fields() iter.Seq2[string, string]
	// Parts are the objects that the account puts into a code.
	Parts() []Part
}

// Wanter is an account that also wants something of the objects that all
// networks share, such as a reference in 62-07. What it has inside 62 is its own:
// it is put in with the account and taken out with it. A root object is the
// code's, and only has to have the value.
type Wanter interface {
	Wants() []Want
}

// Checker is an account that tells why it cannot be written, where no code could
// show it any more: a part of a joined value that has another length, fields of
// which only some would be written, a form that its own reader takes for another.
// Constructors ask it, and so does whoever writes a code, because a struct
// literal goes round a constructor. The error names the field, what was found and
// what was expected, and shows no value.
type Checker interface {
	Check() error
}

// Initiator is an account of a kind whose codes have one point of initiation
// method, whether there is an amount or not. [emvqr.Unspecified] stands for
// either.
type Initiator interface {
	Initiation() emvqr.Initiation
}

// Want is a value that a shared object must have.
type Want struct {
	Path  emvqr.Path
	Value string
}

// Part is one object that an account puts into a code, and where it may stand.
type Part struct {
	// Places are the root ids it may take, the preferred first.
	Places []Range
	// Data is the object; its ID is given when the code is composed.
	Data emvqr.Data

	table *Template // by which it was made, nil for one made by hand
}

// Range is the ids from First to Last.
type Range struct{ First, Last uint8 }

// At is the range of a single id.
func At(id uint8) Range { return Range{id, id} }

// Has reports whether id lies in the range.
func (r Range) Has(id uint8) bool { return r.First <= id && id <= r.Last }

// Anywhere is where a template may stand whose network does not say: 26 to 51.
var Anywhere = []Range{{26, 51}}

// Location tells where in a code an account was found. Account types embed it;
// the zero Location is that of an account put together by hand.
type Location struct {
	roots [4]uint8 // id+1 each, the anchor first; 0 behind the last
}

// LocationOf is the location of an account made of these root objects, the
// anchor first. At most four are kept.
func LocationOf(roots ...uint8) (l Location) {
	for _, id := range roots {
		l = l.With(id)
	}
	return l
}

// With adds a root object to the location. One whose id is in it already, as
// where an id stands twice in a code, has the same path and is not added.
func (l Location) With(id uint8) Location {
	for i := range l.roots {
		switch l.roots[i] {
		case id + 1:
			return l
		case 0:
			l.roots[i] = id + 1
			return l
		}
	}
	return l
}

// Anchor implements [Account].
func (l Location) Anchor() emvqr.Path {
	if l.roots[0] == 0 {
		return emvqr.Path{}
	}
	return emvqr.P(l.roots[0] - 1)
}

// Paths implements [Account].
func (l Location) Paths() iter.Seq[emvqr.Path] {
	return func(yield func(emvqr.Path) bool) {
		for _, id := range l.roots {
			if id == 0 || !yield(emvqr.P(id-1)) {
				return
			}
		}
	}
}

// NewAccount makes an account of this network from values that people wrote, by
// the keys of the table: of the first template that has all the keys.
func (n *Network) NewAccount(values ...FieldValue) (Account, error) {
	var tried error
	for _, t := range n.Templates {
		if t.New == nil {
			continue
		}
		v, err := t.valuesByKey(values)
		if err == nil {
			return t.New(v)
		}
		if tried == nil {
			tried = err
		}
	}
	if tried == nil {
		return nil, fmt.Errorf("%s: its accounts can be read and not written", n.Slug)
	}
	return nil, fmt.Errorf("%s: %w; known are %s", n.Slug, tried, n.keys())
}

func (t *Template) valuesByKey(values []FieldValue) (v Values, err error) {
	for _, given := range values {
		i, ok := t.FieldAt(given.Key)
		if !ok {
			return v, fmt.Errorf("there is no field %q", given.Key)
		}
		v[i] = given.Value
	}
	return v, nil
}

// keys lists the fields of each template, for messages.
func (n *Network) keys() string {
	var kinds []string
	for _, t := range n.Templates {
		if len(t.Fields) == 0 || t.New == nil {
			continue // a part of another template's account, or one to be read only
		}
		var keys []string
		for i := range t.Fields {
			keys = append(keys, t.Fields[i].Key)
		}
		kinds = append(kinds, fmt.Sprintf("%s (%s)", t.Key, strings.Join(keys, ", ")))
	}
	return strings.Join(kinds, "; ")
}

// Unknown is an account that no one here decodes: a primitive whose id is
// nobody's, or a template with a GUID that is in no table.
type Unknown struct {
	Location
	// GUID is object 00 of the template, "" for a primitive or opaque account.
	GUID string
	// Value is the content of the object as it stands.
	Value string
	// Name is what the network is called and where it is at home, as in "VietQR,
	// Viet Nam", if it is one that the library knows and does not decode.
	Name string
}

// Network is "" for an unknown account.
func (Unknown) Network() string { return "" }

// Fields implements [Account] with the GUID, if there is one.
func (u Unknown) Fields() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		if u.GUID != "" {
			yield("guid", u.GUID)
		}
	}
}

// Parts implements [Account] with the object as it was found.
func (u Unknown) Parts() []Part {
	return []Part{{Places: []Range{At(u.Anchor().Root())}, Data: emvqr.Data{Value: u.Value}}}
}

// EqualGUID compares two GUIDs as networks do, without regard to letter case.
func EqualGUID(a, b string) bool {
	return len(a) == len(b) && (a == b || strings.EqualFold(a, b))
}
