package profiles

import (
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
	}
	return nil
}

// asked is what one account asks of a shared object: one of these values.
type asked struct {
	account  int
	oneOf    []string
	supplied bool
}

// shareRoots gives the shared objects a value that every network in the code
// takes, or names those that cannot agree.
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

// askedPaths are the objects that a network in the code has a rule for.
func (c *composition) askedPaths() (paths []emvqr.Path) {
	for _, n := range c.networks {
		if n == nil {
			continue
		}
		for i := range n.Root {
			if r := &n.Root[i]; len(r.OneOf) > 0 && !slices.Contains(paths, r.Path) {
				paths = append(paths, r.Path)
			}
		}
	}
	return paths
}

func (c *composition) asking(path emvqr.Path) (askers []asked) {
	for i, n := range c.networks {
		if n == nil {
			continue
		}
		for j := range n.Root {
			if r := &n.Root[j]; r.Path == path && len(r.OneOf) > 0 {
				askers = append(askers, asked{i, r.OneOf, r.Supplied})
			}
		}
	}
	return askers
}

// agree finds the value for an object: the given one if there is one, or else
// the first that all askers take. It is not ok where they cannot agree, which is
// noted, or where nobody supplies a value.
func (c *composition) agree(path emvqr.Path, askers []asked, given string) (value string, ok bool) {
	if given != "" {
		for _, a := range askers {
			if !slices.Contains(a.oneOf, given) {
				c.conflict(path, []int{a.account}, "%s needs %s in %s, the code is for %s",
					c.accounts[a.account].Network(), strings.Join(a.oneOf, " or "), path, given)
			}
		}
		return given, false
	}
	for i, a := range askers {
		for _, b := range askers[i+1:] {
			if !overlap(a.oneOf, b.oneOf) {
				c.conflict(path, []int{a.account, b.account}, "%s needs %s in %s, %s needs %s",
					c.accounts[a.account].Network(), strings.Join(a.oneOf, " or "), path,
					c.accounts[b.account].Network(), strings.Join(b.oneOf, " or "))
			}
		}
	}
	for _, a := range askers {
		if !a.supplied {
			continue
		}
		for _, candidate := range a.oneOf {
			if takenByAll(askers, candidate) {
				return candidate, true
			}
		}
	}
	return "", false
}

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(v string) bool { return slices.Contains(b, v) })
}

func takenByAll(askers []asked, value string) bool {
	return !slices.ContainsFunc(askers, func(a asked) bool { return !slices.Contains(a.oneOf, value) })
}

// shareWants puts the values that accounts want into the shared objects.
func (c *composition) shareWants() {
	type wanted struct {
		account int
		want    network.Want
	}
	var before []wanted
	for i, a := range c.accounts {
		for _, want := range wantsOf(a) {
			if i >= c.given && want.Path.Depth() > 1 {
				continue // it was read where the merchant has it
			}
			value := field(&c.merchant, want.Path)
			if value == nil {
				c.wantTemplate(i, want)
				continue
			}
			if *value == "" || *value == want.Value {
				*value = want.Value
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
				a.Network(), shown("a value", want.Path, want.Value), want.Path, shown("another", want.Path, *value))
		}
	}
}

// shown is a value of a shared object for a message. Those of 62, such as
// references and phone numbers, are private and are told by their length.
func shown(name string, path emvqr.Path, value string) string {
	if path.Root() == 62 {
		return name + " of " + characters(value)
	}
	return fmt.Sprintf("%+q", value)
}

// wantTemplate puts a value into one of 62-50 to 62-99, ready-made.
func (c *composition) wantTemplate(account int, want network.Want) {
	systems := &c.merchant.Additional.Systems
	id := want.Path.ID()
	if want.Path.Parent() != emvqr.P(62) || id < 50 {
		c.conflict(want.Path, []int{account}, "%s wants a value in %s, which cannot be shared", c.accounts[account].Network(), want.Path)
		return
	}
	if slices.ContainsFunc(*systems, func(d emvqr.Data) bool { return d.ID == id }) {
		c.conflict(want.Path, []int{account}, "%s wants %s, which is taken", c.accounts[account].Network(), want.Path)
		return
	}
	*systems = append(slices.Clone(*systems), emvqr.Data{ID: id, Value: want.Value})
}
