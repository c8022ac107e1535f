package profiles

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Compose writes one code for several networks. It gives every account an id
// that its network allows, fills in what the networks ask of the shared objects
// (currency, country and the like) where the merchant leaves them empty, and
// judges the result by the rules of all of them. It returns a code without an
// error finding, or a [ConflictError] that names every conflict at once.
//
// A code above 512 bytes is written, with a warning for [Validate] to find; see
// [Set.ComposeStrict].
func Compose(m emvqr.Merchant, accounts ...network.Account) (emvqr.Code, error) {
	return known.Compose(m, accounts...)
}

// ErrTooLong is the reason of a conflict over length.
var ErrTooLong = emvqr.ErrTooLong

// Conflict is a reason why accounts cannot stand in one code.
type Conflict struct {
	// Accounts are the accounts that cannot stand together, by their places in
	// the call; one alone where it cannot stand at all, none where it is the
	// merchant's own data.
	Accounts []int
	// Networks are their slugs.
	Networks []string
	// Path is the object they conflict over, the zero Path for the whole code.
	Path emvqr.Path
	// Message says what each of them needs.
	Message string
	// Err is a sentinel where there is one, such as [ErrTooLong].
	Err error
}

// ConflictError is the error of [Compose] and [Add].
type ConflictError struct {
	// Conflicts are all reasons found.
	Conflicts []Conflict
	// Smallest is the smallest set of accounts that cannot stand together, by
	// their places in the call; empty where the fault is the merchant's data.
	Smallest []int
	// Findings are the rules that the code would break, for which no account
	// alone is to blame.
	Findings []emvqr.Finding
}

// Error lists the conflicts and the broken rules.
func (e *ConflictError) Error() string {
	var reasons []string
	for _, c := range e.Conflicts {
		reasons = append(reasons, c.Message)
	}
	for _, f := range e.Findings {
		if f.Severity == emvqr.Error {
			reasons = append(reasons, fmt.Sprintf("%s %s (%s)", f.Path, f.Message, f.Rule))
		}
	}
	return "profiles: these accounts cannot stand in one code: " + strings.Join(reasons, "; ")
}

// Is reports whether one of the conflicts has that reason.
func (e *ConflictError) Is(target error) bool {
	return slices.ContainsFunc(e.Conflicts, func(c Conflict) bool { return c.Err != nil && errors.Is(c.Err, target) })
}

// Compose is [Compose] with the networks of the set.
func (s *Set) Compose(m emvqr.Merchant, accounts ...network.Account) (emvqr.Code, error) {
	return s.compose(m, accounts)
}

// ComposeStrict is Compose that takes a code above 512 bytes, EMVCo's
// recommended maximum, for a conflict.
func (s *Set) ComposeStrict(m emvqr.Merchant, accounts ...network.Account) (emvqr.Code, error) {
	code, err := s.compose(m, accounts)
	if err != nil || len(code.String()) <= recommendedBytes {
		return code, err
	}
	return emvqr.Code{}, &ConflictError{
		Smallest: all(len(accounts)),
		Conflicts: []Conflict{{
			Accounts: all(len(accounts)), Err: ErrTooLong,
			Message: fmt.Sprintf("the code is %d bytes long, EMVCo recommends at most %d", len(code.String()), recommendedBytes),
		}},
	}
}

const recommendedBytes = 512

func (s *Set) compose(m emvqr.Merchant, accounts []network.Account) (emvqr.Code, error) {
	c := newComposition(s, accounts)
	c.merchant = m
	c.merchant.Accounts = slices.Clone(m.Accounts)
	c.merchant.Unreserved = slices.Clone(m.Unreserved)
	c.take(m.Accounts)
	c.take(m.Unreserved)

	c.fits()
	c.shareRoots()
	c.shareWants()
	ids := c.assign()
	if len(c.conflicts) > 0 {
		return emvqr.Code{}, c.err()
	}
	for i, p := range c.parts {
		data := p.part.Data
		data.ID = ids[i]
		if data.ID >= 80 {
			c.merchant.Unreserved = append(c.merchant.Unreserved, data)
			continue
		}
		c.merchant.Accounts = append(c.merchant.Accounts, data)
	}
	slices.SortStableFunc(c.merchant.Accounts, func(a, b emvqr.Data) int { return int(a.ID) - int(b.ID) })
	return c.write()
}

// composition is one code on its way.
type composition struct {
	set      *Set
	accounts []network.Account
	networks []*network.Network // of each account, nil for an unknown one
	present  presence
	parts    []placedPart
	taken    [100]bool

	merchant  emvqr.Merchant
	conflicts []Conflict
}

// placedPart is an object to be placed, and whose it is.
type placedPart struct {
	account int
	part    network.Part
}

func newComposition(s *Set, accounts []network.Account) *composition {
	c := &composition{set: s, accounts: accounts, networks: make([]*network.Network, len(accounts))}
	for i, a := range accounts {
		for j, n := range s.networks {
			if n.Slug == a.Network() {
				c.networks[i] = n
				c.present.add(j)
			}
		}
		for _, part := range a.Parts() {
			c.parts = append(c.parts, placedPart{i, part})
		}
	}
	return c
}

func (c *composition) take(data []emvqr.Data) {
	for _, d := range data {
		if int(d.ID) < len(c.taken) {
			c.taken[d.ID] = true
		}
	}
}

// write encodes the merchant and judges the code by the networks' own rules.
func (c *composition) write() (emvqr.Code, error) {
	code, err := c.merchant.EncodeFor(func(f emvqr.Finding) emvqr.Severity { return c.set.lowered(f, &c.present) })
	if err != nil {
		var rules *emvqr.RuleError
		if errors.As(err, &rules) {
			return emvqr.Code{}, &ConflictError{Findings: rules.Findings}
		}
		return emvqr.Code{}, err
	}
	if broken := c.set.errorsOf(code); len(broken) > 0 {
		return emvqr.Code{}, &ConflictError{Findings: broken}
	}
	return code, nil
}

// errorsOf are the findings of a code that are errors.
func (s *Set) errorsOf(code emvqr.Code) (broken []emvqr.Finding) {
	for f := range s.Validate(code) {
		if f.Severity == emvqr.Error {
			broken = append(broken, f)
		}
	}
	return broken
}

func (c *composition) conflict(path emvqr.Path, accounts []int, format string, args ...any) *Conflict {
	conflict := Conflict{Accounts: accounts, Path: path, Message: fmt.Sprintf(format, args...)}
	for _, i := range accounts {
		conflict.Networks = append(conflict.Networks, c.accounts[i].Network())
	}
	c.conflicts = append(c.conflicts, conflict)
	return &c.conflicts[len(c.conflicts)-1]
}

func (c *composition) err() error {
	e := &ConflictError{Conflicts: c.conflicts}
	for _, conflict := range c.conflicts {
		if n := len(conflict.Accounts); n > 0 && (len(e.Smallest) == 0 || n < len(e.Smallest)) {
			e.Smallest = conflict.Accounts
		}
	}
	return e
}

func all(n int) []int {
	places := make([]int, n)
	for i := range places {
		places[i] = i
	}
	return places
}

// fits looks for accounts that have nothing to write, or too much.
func (c *composition) fits() {
	for i, a := range c.accounts {
		if !slices.ContainsFunc(c.parts, func(p placedPart) bool { return p.account == i }) {
			c.conflict(emvqr.Path{}, []int{i}, "the account of %q has nothing that a code can hold", a.Network())
		}
	}
	for _, p := range c.parts {
		if n := length(p.part.Data); n > 99 {
			c.conflict(emvqr.Path{}, []int{p.account}, "the account of %s takes %d characters, a template holds 99",
				c.accounts[p.account].Network(), n).Err = ErrTooLong
		}
	}
}

// length is how many characters the content of an object takes.
func length(d emvqr.Data) int {
	if len(d.Template) == 0 {
		return emvqr.CodePoints.Count(d.Value)
	}
	n := 0
	for _, inner := range d.Template {
		n += 4 + length(inner)
	}
	return n
}
