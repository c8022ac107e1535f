package profiles

import (
	"fmt"
	"reflect"
	"slices"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

var amountPath = emvqr.P(54)

// hasAmount reports whether a code has 54.
func hasAmount(code emvqr.Code) bool {
	_, ok := code.Get(amountPath)
	return ok
}

// refuse notes the accounts that cannot be written whatever stands beside them:
// those that say so themselves, and those that have nothing to write or too much.
func (c *composition) refuse() {
	if len(c.conflicts) > 0 {
		return // an account is nil
	}
	for i, a := range c.accounts {
		if checker, ok := c.withType(i).(network.Checker); ok {
			if err := checker.Check(); err != nil {
				c.conflict(emvqr.Path{}, []int{i}, "%s", err).Err = err
				continue
			}
		}
		if adapter, ok := c.withType(i).(network.Adapter); ok {
			if _, err := adapter.Adapt(c.amount); err != nil {
				c.conflict(amountPath, []int{i}, "%s", err).Err = err
				continue
			}
		}
		if message := unmade(c.accounts[i]); message != "" {
			c.conflict(emvqr.Path{}, []int{i}, "%s", message)
			continue
		}
		if c.networks[i] == nil && network.Slug(a) != "" {
			c.conflict(emvqr.Path{}, []int{i}, "there is no network %+q in the set, so nothing here could read its account", network.Slug(a))
			continue
		}
		c.fits(i)
	}
}

// unmade is why an account is not written whose kind is too little known to make one,
// "" for any other. One that was read from a code may be written into another.
func unmade(a network.Account) string {
	k, _ := a.Table()
	if k == nil || !k.ReadOnly || !a.Anchor().IsZero() {
		return ""
	}
	return fmt.Sprintf("%s: how a new %s is made is not established, so only one that was read from a code can be written", k.Network, k.Name)
}

// fits looks whether an account has something to write, and not too much.
func (c *composition) fits(i int) {
	slug := network.Slug(c.accounts[i])
	if !slices.ContainsFunc(c.parts, func(p placedPart) bool { return p.account == i }) {
		c.conflict(emvqr.Path{}, []int{i}, "the account of %q has nothing that a code can hold", slug)
	}
	for _, p := range c.parts {
		if p.account != i {
			continue
		}
		if n := length(p.part.Data); n > 99 {
			c.conflict(emvqr.Path{}, []int{i}, "the account of %s takes %d characters, a template holds 99", slug, n).Err = ErrTooLong
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

// isNil reports whether there is no account, or a pointer to none.
func isNil(a network.Account) bool {
	if a == nil {
		return true
	}
	v := reflect.ValueOf(a)
	return v.Kind() == reflect.Pointer && v.IsNil()
}
