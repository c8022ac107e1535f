package wallet

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// NameError is a name that no wallet has, or that several have.
type NameError struct {
	Name string
	// Candidates are the wallets that may be meant: several, or, where Unknown, those
	// whose name is near; there may be none.
	Candidates []Wallet
	Unknown    bool
}

// Error lists the candidates.
func (e *NameError) Error() string {
	var names []string
	for _, w := range e.Candidates {
		names = append(names, w.String())
	}
	list := strings.Join(names, ", ")
	switch {
	case !e.Unknown:
		return fmt.Sprintf("wallet: %+q may be any of: %s", e.Name, list)
	case list != "":
		return fmt.Sprintf("wallet: there is no wallet %+q; did you mean %s?", e.Name, list)
	}
	return fmt.Sprintf("wallet: there is no wallet %+q", e.Name)
}

// String is the name, and the countries of the wallet.
func (w Wallet) String() string {
	if len(w.Countries) == 0 {
		return w.Name
	}
	return fmt.Sprintf("%s (%s)", w.Name, strings.Join(w.Countries, " "))
}

// Lookup returns the wallet with that name, or with one that it is also called by, in
// any letter case, with or without blanks, apostrophes and accents. Where there is none,
// the beginning of one name will do. A name that several wallets have is refused: the
// error is a [*NameError] with the candidates.
func (t *Table) Lookup(name string) (Wallet, error) {
	wanted := folded(name)
	if wanted == "" {
		return Wallet{}, &NameError{Name: name, Unknown: true}
	}
	for _, matches := range [...]func(own string) bool{
		func(own string) bool { return own == wanted },
		func(own string) bool { return strings.HasPrefix(own, wanted) && len(wanted) > 2 },
	} {
		found := t.named(matches)
		if len(found) == 1 {
			return found[0], nil
		}
		if len(found) > 1 {
			return Wallet{}, &NameError{Name: name, Candidates: found}
		}
	}
	return Wallet{}, &NameError{Name: name, Unknown: true, Candidates: t.named(func(own string) bool {
		return len(wanted) > 2 && (strings.Contains(own, wanted) || len(own) > 2 && strings.Contains(wanted, own) || isTypo(own, wanted))
	})}
}

func (t *Table) named(matches func(own string) bool) (found []Wallet) {
	for _, w := range t.facts.Wallets {
		if matches(folded(w.Name)) || slices.ContainsFunc(w.Also, func(also string) bool { return matches(folded(also)) }) {
			found = append(found, w)
		}
	}
	return found
}

// folded is a name by its letters and digits alone, without case and accents. A plus
// stays: Alipay is not Alipay+.
func folded(name string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) || c == '+' {
			return unicode.ToLower(c)
		}
		return -1
	}, norm.NFKD.String(name))
}

// isTypo reports whether two names of some length differ by one letter: another one, one
// more, or one less.
func isTypo(a, b string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(b) < 4 || len(a)-len(b) > 1 {
		return false
	}
	i := 0
	for i < len(b) && a[i] == b[i] {
		i++
	}
	if len(a) > len(b) {
		return a[i+1:] == b[i:]
	}
	return i == len(a) || a[i+1:] == b[i+1:]
}
