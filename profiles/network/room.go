package network

import (
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// Bare is an account as its table has it: kind and values, without the type of its
// network's.
type Bare struct {
	Location
	Kind *Kind
	// Values are those of Kind.Keys, as [Account.Table] gives them.
	Values []string
}

// Table implements [Account].
func (b Bare) Table() (*Kind, []string) { return b.Kind, b.Values }

// LogValue implements [slog.LogValuer], masked; see [LogAccount].
func (b Bare) LogValue() slog.Value { return LogAccount(b) }

// Room is where accounts are laid out while a code is put together and read back: an
// account is asked for its table once, and what is read needs no types. The zero Room
// is ready. What comes out of it is good until Reset.
type Room struct {
	bares  []Bare
	values []string
	data   []emvqr.Data
	pieces []string // of a value that is put together
}

// Reset empties the room and keeps its space.
func (r *Room) Reset() {
	clear(r.bares)
	clear(r.values)
	clear(r.data)
	clear(r.pieces)
	r.bares, r.values, r.data = r.bares[:0], r.values[:0], r.data[:0]
}

// Lay is the account with its table at hand; one that no table decodes stays as it is.
func (r *Room) Lay(a Account) Account {
	if _, done := a.(*Bare); done {
		return a
	}
	k, values := a.Table()
	if k == nil {
		return a
	}
	return r.bare(k, a.location(), values)
}

func (r *Room) bare(k *Kind, at Location, values []string) *Bare {
	r.bares = append(r.bares, Bare{at, k, values})
	return &r.bares[len(r.bares)-1]
}

// AppendAccounts appends the accounts of a code, as [Set.Accounts] finds them, and
// each that a table decodes as a [Bare].
func (r *Room) AppendAccounts(to []Account, s *Set, code emvqr.Code) []Account {
	c := s.open(code)
	for i := range c.claims {
		d := &c.claims[i]
		if !c.decodes(d) {
			if d.id <= 51 {
				to = append(to, c.undecoded(d))
			}
			continue
		}
		if !c.begins(i) {
			continue
		}
		k, at := c.readAt(i)
		from := len(r.values)
		for j := range k.Keys {
			r.values = append(r.values, c.values.At(j))
		}
		to = append(to, r.bare(k, at, r.values[from:len(r.values):len(r.values)]))
	}
	c.close()
	return to
}

// LogValue implements [slog.LogValuer]: a room is not looked into.
func (r Room) LogValue() slog.Value { return slog.StringValue("accounts") }

// AppendParts appends the objects that an account puts into a code, as [Parts] lists
// them.
func (r *Room) AppendParts(to []Part, a Account) []Part { return appendParts(to, r, a) }

// template is room for so many objects.
func (r *Room) template(n int) []emvqr.Data {
	from := len(r.data)
	for range n {
		r.data = append(r.data, emvqr.Data{})
	}
	return r.data[from:from:len(r.data)]
}
