package profiles

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// field returns the merchant's own field for a shared object, nil for an object
// that is not a plain text of the merchant's.
func field(m *emvqr.Merchant, path emvqr.Path) *string {
	a := &m.Additional
	switch path {
	case emvqr.P(0):
		return &m.FormatIndicator
	case emvqr.P(52):
		return &m.MCC
	case emvqr.P(53):
		return &m.Currency
	case emvqr.P(58):
		return &m.Country
	case emvqr.P(59):
		return &m.Name
	case emvqr.P(60):
		return &m.City
	case emvqr.P(61):
		return &m.PostalCode
	case emvqr.P(62, 1):
		return &a.BillNumber
	case emvqr.P(62, 2):
		return &a.MobileNumber
	case emvqr.P(62, 3):
		return &a.StoreLabel
	case emvqr.P(62, 4):
		return &a.LoyaltyNumber
	case emvqr.P(62, 5):
		return &a.ReferenceLabel
	case emvqr.P(62, 6):
		return &a.CustomerLabel
	case emvqr.P(62, 7):
		return &a.TerminalLabel
	case emvqr.P(62, 8):
		return &a.Purpose
	case emvqr.P(62, 10):
		return &a.MerchantTaxID
	case emvqr.P(62, 11):
		return (*string)(&a.Channel)
	}
	return nil
}

// asked is what one account asks of a shared object: one of these values, any where
// there are none.
type asked struct {
	account  int
	oneOf    []string
	supplied string // what is written where nobody says otherwise, "" for nothing
	firm     bool   // another value is refused
}

// takes reports whether a value is one of those asked for.
func (a asked) takes(value string) bool { return len(a.oneOf) == 0 || slices.Contains(a.oneOf, value) }

// shareRoots gives the shared objects a value that every network in the code takes, or
// names those that cannot agree.
func (c *composition) shareRoots() {
	for _, path := range c.askedPaths() {
		value := field(&c.merchant, path)
		if value == nil {
			continue
		}
		given := *value
		if path == emvqr.P(53) {
			if currency, ok := emvqr.LookupCurrency(given); ok {
				given = currency.Numeric
			}
		}
		if agreed, ok := c.agree(path, c.asking(path), given); ok && *value == "" {
			*value = agreed
		}
	}
}

// demanded is what an account's network asks of a shared object.
type demanded struct {
	account int
	network.Demand
}

// askedPaths are the objects of which an account in the code asks something. The
// demands are noted for [composition.asking].
func (c *composition) askedPaths() []emvqr.Path {
	c.demands, c.paths = c.demands[:0], c.paths[:0]
	for i, a := range c.accounts {
		for d := range c.set.engine.Demands(a) {
			c.demands = append(c.demands, demanded{i, d})
			if !slices.Contains(c.paths, d.Path) {
				c.paths = append(c.paths, d.Path)
			}
		}
	}
	return c.paths
}

// formatIndicator is the object of which EMVCo itself asks for one value, wherever a
// network does not ask for another.
var (
	formatIndicator = emvqr.P(0)
	emvcoFormat     = []string{"01"}
)

// asking is what the accounts ask of one of the asked paths, until the next is asked
// about.
func (c *composition) asking(path emvqr.Path) []asked {
	c.askers = c.askers[:0]
	left := c.demands
	for i := range c.accounts {
		asks := false
		for ; len(left) > 0 && left[0].account == i; left = left[1:] {
			if d := &left[0]; d.Path == path && c.networks[i] != nil {
				c.askers = append(c.askers, asked{i, d.OneOf, d.Default, d.Firm})
				asks = true
			}
		}
		if path == formatIndicator && !asks && c.networks[i] != nil {
			c.askers = append(c.askers, asked{i, emvcoFormat, "", true})
		}
	}
	return c.askers
}

// agree finds the value for an object: the given one if there is one, or else the
// first that all askers take. It is not ok where they cannot agree, which is noted, or
// where nobody supplies a value.
func (c *composition) agree(path emvqr.Path, askers []asked, given string) (value string, ok bool) {
	if given != "" {
		for _, a := range askers {
			if a.firm && !a.takes(given) {
				c.conflict(path, []int{a.account}, "%s needs %s in %s, the code is for %s",
					network.Slug(c.accounts[a.account]), strings.Join(a.oneOf, " or "), path, given)
			}
		}
		return given, false
	}
	for i, a := range askers {
		for _, b := range askers[i+1:] {
			if a.firm && b.firm && !overlap(a.oneOf, b.oneOf) {
				c.conflict(path, []int{a.account, b.account}, "%s needs %s in %s, %s needs %s",
					network.Slug(c.accounts[a.account]), strings.Join(a.oneOf, " or "), path,
					network.Slug(c.accounts[b.account]), strings.Join(b.oneOf, " or "))
			}
		}
	}
	return agreed(askers)
}

// agreed is the first value that somebody supplies and all take, or else all take who
// refuse another.
func agreed(askers []asked) (value string, ok bool) {
	for _, all := range [...]bool{true, false} {
		for _, a := range askers {
			if a.supplied == "" {
				continue
			}
			for i := -1; i < len(a.oneOf); i++ {
				candidate := a.supplied
				if i >= 0 {
					candidate = a.oneOf[i]
				}
				refused := func(b asked) bool { return (all || b.firm) && !b.takes(candidate) }
				if !slices.ContainsFunc(askers, refused) {
					return candidate, true
				}
			}
		}
	}
	return "", false
}

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(v string) bool { return slices.Contains(b, v) })
}

// shareWants puts the values of accounts that are kept in shared objects there.
func (c *composition) shareWants() {
	type wanted struct {
		account int
		want    network.Want
	}
	var before []wanted
	for i, a := range c.accounts {
		for want := range network.Wants(a) {
			if i >= c.given && want.Path.Depth() > 1 {
				continue // it was read where the merchant has it
			}
			value := field(&c.merchant, want.Path)
			if value == nil {
				c.wantSystem(i, want)
				continue
			}
			if *value == "" || *value == want.Value || want.Void {
				*value = cmp.Or(*value, want.Value)
				before = append(before, wanted{i, want})
				continue
			}
			rivals := []int{i}
			for _, b := range before {
				if b.want.Path == want.Path {
					rivals = []int{b.account, i}
				}
			}
			c.conflict(want.Path, rivals, "%s wants %s in %s, where %s is already",
				network.Slug(a), shown("a value", want.Path, want.Value), want.Path, shown("another", want.Path, *value))
		}
	}
}

// shown is a value of a shared object for a message. Those of 62, such as references
// and phone numbers, are private and are told by their length.
func shown(name string, path emvqr.Path, value string) string {
	if path.Root() == 62 {
		return name + " of " + characters(value)
	}
	return fmt.Sprintf("%+q", value)
}

// wantSystem puts a value into one of 62-50 to 62-99, or into a template there.
func (c *composition) wantSystem(account int, want network.Want) {
	slug, ids := network.Slug(c.accounts[account]), idsIn(want.Path)
	if len(ids) < 2 || ids[0] != 62 || ids[1] < 50 {
		c.conflict(want.Path, []int{account}, "%s wants a value in %s, which cannot be shared", slug, want.Path)
		return
	}
	systems := slices.Clone(c.merchant.Additional.Systems)
	var ok bool
	if systems, ok = putSystem(systems, ids[1:], want.Value); !ok {
		if !want.Void {
			c.conflict(want.Path, []int{account}, "%s wants %s, which is taken", slug, want.Path)
		}
		return
	}
	c.merchant.Additional.Systems = systems
}

// putSystem puts a value at a path of ids. It is not ok where there is one already.
func putSystem(data []emvqr.Data, ids []uint8, value string) ([]emvqr.Data, bool) {
	i := slices.IndexFunc(data, func(d emvqr.Data) bool { return d.ID == ids[0] })
	switch {
	case i < 0 && len(ids) == 1:
		return append(data, emvqr.Data{ID: ids[0], Value: value}), true
	case i < 0:
		inner, ok := putSystem(nil, ids[1:], value)
		return append(data, emvqr.Data{ID: ids[0], Template: inner}), ok
	case len(ids) == 1 || data[i].Value != "":
		return data, len(ids) == 1 && data[i].Value == value
	}
	inner, ok := putSystem(slices.Clone(data[i].Template), ids[1:], value)
	data[i].Template = inner
	return data, ok
}

func idsIn(path emvqr.Path) (ids []uint8) {
	for ; !path.IsZero(); path = path.Parent() {
		ids = append(ids, path.ID())
	}
	slices.Reverse(ids)
	return ids
}
