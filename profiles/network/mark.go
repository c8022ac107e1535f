package network

import (
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// Mark is one way to recognise an object. The strongest mark of all networks has
// the object: a GUID, then a look of its own, then its place beside another object,
// then its place alone. Marks of two networks that are equally strong give it to
// neither.
type Mark struct {
	// At is where it is looked for; nil for where the object is written.
	At []Range
	// GUIDs are what may be in 00, in any ASCII letter case. An object below 26, which
	// is text for EMVCo, is a template where At has its id and it has one of these.
	GUIDs []string
	// GUIDStarts is how 00 begins, in any ASCII letter case, where what follows is not
	// always the same.
	GUIDStarts string
	// Like recognises such a GUID where that is not enough: of those that begin so, or
	// of every GUID that no table has. It must not allocate.
	Like func(guid string) bool
	// Has is what the object looks like, as data.
	Has []Look
	// Is is what it looks like where only code can tell; it sees the object alone.
	Is func(o emvqr.Object) bool
	// Weak: the look only parts the objects of one place in the network, and is no
	// sign of the network. It is as strong as a place alone.
	Weak bool
	// Says is the sentence for Like and Is: "00 is a name, @ and a bank".
	Says string
	// When are conditions on the rest of the code.
	When []Cond
	// Beside are the keys of objects of the network without one of which it is
	// nobody's.
	Beside []string
}

// Look is what a value looks like.
type Look struct {
	// At is the value: inside the object, or [Value].
	At Place
	// Starts is how it begins.
	Starts string
	// Format is what its characters are, nil for anything.
	Format *Format
	// Len is how many bytes it has, 0 for any number.
	Len int
}

func (l *Look) holds(value string) bool {
	return (l.Len == 0 || len(value) == l.Len) && strings.HasPrefix(value, l.Starts) &&
		(l.Format == nil || l.Format.Holds(value))
}

// Cond is a condition on another value, made by [Is].
type Cond struct {
	place  Place
	values []string
	not    bool
}

// Is holds where the value at a place is one of these, or where there is one at all
// if no values are named.
func Is(at Place, values ...string) Cond { return Cond{place: at, values: values} }

// Not is the opposite condition.
func (c Cond) Not() Cond { c.not = !c.not; return c }

// At is the place that the condition is about.
func (c Cond) At() Place { return c.place }

// String says the condition in words: "58 is TH".
func (c Cond) String() string {
	verb := " is "
	if c.not {
		verb = " is not "
	}
	what := "there"
	if len(c.values) > 0 {
		what = strings.Join(c.values, " or ")
	}
	return c.place.String() + verb + what
}

// Holds reports whether the condition holds in a code; owner is the object around an
// inner place.
func (c Cond) Holds(code emvqr.Code, owner emvqr.Path) bool {
	value, ok := code.Get(c.place.path(owner))
	if c.place.IsPiece() {
		from, to := c.place.bounds(len(value))
		value = value[from:to]
	}
	if ok && len(c.values) > 0 {
		ok = contains(c.values, value)
	}
	return ok != c.not
}

// country is the country that the condition asks for, "" where it asks for another
// thing.
func (c *Cond) country() string {
	if c.place.kind == sharedPlace && c.place.depth == 1 && c.place.ids[0] == 58 && len(c.values) == 1 && !c.not {
		return c.values[0]
	}
	return ""
}
