package profiles

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// ErrTooLong is the reason of a conflict over length.
var ErrTooLong = emvqr.ErrTooLong

// ErrReadBack is the reason of a conflict where the code would be read otherwise
// than it was asked for.
var ErrReadBack = errors.New("the code is read otherwise than it was asked for")

// Conflict is a reason why accounts cannot stand in one code.
type Conflict struct {
	// Accounts are the accounts that cannot stand together, by their places in
	// the call; one alone where it cannot stand at all, none where it is the
	// merchant's own data.
	Accounts []int
	// Networks are their slugs, and those of accounts among the merchant's own
	// objects.
	Networks []string
	// Path is the object they conflict over, the zero Path for the whole code.
	Path emvqr.Path
	// Field is the key of the account's field that is at fault, "" where it is
	// not one field.
	Field string
	// Message says what each of them needs.
	Message string
	// Err is a sentinel where there is one, such as [ErrTooLong].
	Err error
}

// ConflictError is the error of [Compose], [Add] and [Remove].
type ConflictError struct {
	// Conflicts are all reasons found.
	Conflicts []Conflict
	// Smallest is the smallest set of accounts that cannot stand together, by
	// their places in the call; empty where the fault is the merchant's data.
	Smallest []int
	// Findings are the rules that the code would break, for which no account
	// alone is to blame; or, where accounts are not sound in themselves, the
	// rules that they break.
	Findings []emvqr.Finding
}

// Error lists the conflicts and the broken rules.
func (e *ConflictError) Error() string {
	var reasons []string
	for _, c := range e.Conflicts {
		reasons = append(reasons, c.Message)
	}
	for _, f := range e.Findings {
		if forbids(f) {
			reasons = append(reasons, strings.TrimSpace(fmt.Sprintf("%s %s (%s)", f.Path, f.Message, f.Rule)))
		}
	}
	what := "the code cannot be written"
	if len(e.Smallest) > 1 {
		what = "these accounts cannot stand in one code"
	}
	return "profiles: " + what + ": " + strings.Join(reasons, "; ")
}

// Is reports whether one of the conflicts has that reason.
func (e *ConflictError) Is(target error) bool {
	return slices.ContainsFunc(e.Conflicts, func(c Conflict) bool { return c.Err != nil && errors.Is(c.Err, target) })
}

// conflict notes a conflict between accounts. Those that the caller did not give
// have no place in the call; only their networks are named.
func (c *composition) conflict(path emvqr.Path, accounts []int, format string, args ...any) *Conflict {
	conflict := Conflict{Path: path, Message: fmt.Sprintf(format, args...)}
	for _, i := range accounts {
		conflict.Networks = append(conflict.Networks, network.Slug(c.accounts[i]))
		if i < c.given {
			conflict.Accounts = append(conflict.Accounts, i)
		}
	}
	c.conflicts = append(c.conflicts, conflict)
	return &c.conflicts[len(c.conflicts)-1]
}

// err is the error for what has been noted, nil for nothing.
func (c *composition) err() error {
	if len(c.conflicts) == 0 {
		return nil
	}
	return &ConflictError{Conflicts: c.conflicts, Smallest: smallest(c.conflicts)}
}

// together is err for accounts that are sound alone and not together: all that are
// named are the set.
func (c *composition) together() error {
	if len(c.conflicts) == 0 {
		return nil
	}
	var set []int
	for _, conflict := range c.conflicts {
		set = append(set, conflict.Accounts...)
	}
	slices.Sort(set)
	return &ConflictError{Conflicts: c.conflicts, Smallest: slices.Compact(set)}
}

func smallest(conflicts []Conflict) (set []int) {
	for _, conflict := range conflicts {
		if n := len(conflict.Accounts); n > 0 && (len(set) == 0 || n < len(set)) {
			set = conflict.Accounts
		}
	}
	return set
}

func all(n int) []int {
	places := make([]int, n)
	for i := range places {
		places[i] = i
	}
	return places
}
