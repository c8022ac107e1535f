package profiles

import (
	"cmp"
	"fmt"
	"slices"

	"golang.org/x/text/unicode/norm"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/plural"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// readBack reads a composed code as anybody would and compares: every account
// is in it once, with the fields it was given, and no other account is.
func (c *composition) readBack(code emvqr.Code) error {
	r := rereading{composition: c, read: c.read(code), given: merchantAlone}
	r.expect(c.accounts)
	r.surplus(func(a network.Account) bool { return c.isOwn(a.Anchor().Root()) })
	return c.together()
}

// readBackExactly is readBack for a code that holds the accounts of the
// composition and nothing that anybody else put there.
func (c *composition) readBackExactly(code emvqr.Code) error {
	r := rereading{composition: c, read: c.read(code), given: nobody}
	r.expect(c.accounts)
	r.surplus(func(network.Account) bool { return false })
	return c.err()
}

// read are the accounts in a code, until the next is read.
func (c *composition) read(code emvqr.Code) []network.Account {
	c.found = c.room.AppendAccounts(c.found[:0], c.set.engine, code)
	return c.found
}

// isOwn reports whether the merchant's own objects have the id.
func (c *composition) isOwn(id uint8) bool {
	has := func(d emvqr.Data) bool { return d.ID == id }
	return slices.ContainsFunc(c.asked.Accounts, has) || slices.ContainsFunc(c.asked.Unreserved, has)
}

// wasGiven reports whether the merchant itself has this value in a shared
// object, so that an account that reads it there reads what was asked for.
func (c *composition) wasGiven(want network.Want) bool {
	if value := field(&c.asked, want.Path); value != nil {
		return norm.NFC.String(*value) == want.Value
	}
	return want.Path.Parent() == emvqr.P(62) && slices.ContainsFunc(c.asked.Additional.Systems, func(d emvqr.Data) bool {
		return d.ID == want.Path.ID()
	})
}

// rereading compares the accounts that were asked for with those that a reader
// finds. It notes differences as conflicts of the composition.
type rereading struct {
	*composition
	// read are the accounts found, nil where one is accounted for.
	read []network.Account
	// given is who may have asked for a value in a shared object beside the accounts.
	given asker
}

// asker is somebody who asks for values in shared objects.
type asker uint8

const (
	nobody asker = iota
	merchantAlone
	anybody
)

// gave reports whether the value of a shared object was asked for beside the accounts.
func (r *rereading) gave(want network.Want) bool {
	return r.given == anybody || r.given == merchantAlone && r.wasGiven(want)
}

// expect looks for each of the accounts, which are the first of the
// composition's or all of them.
func (r *rereading) expect(accounts []network.Account) {
	var missing []int
	for i, asked := range accounts {
		k := slices.IndexFunc(r.read, func(read network.Account) bool {
			if read == nil || network.Slug(read) != network.Slug(asked) {
				return false
			}
			_, message := r.difference(i, asked, read)
			return message == ""
		})
		if k < 0 {
			missing = append(missing, i)
			continue
		}
		r.read[k] = nil
	}
	for _, i := range missing {
		r.miss(i, accounts[i])
	}
}

// miss notes what became of an account that is not found as it was asked for.
func (r *rereading) miss(i int, asked network.Account) {
	name := cmp.Or(network.Slug(asked), "an account of an unknown network")
	k := slices.IndexFunc(r.read, func(read network.Account) bool {
		return read != nil && network.Slug(read) == network.Slug(asked)
	})
	if k < 0 {
		r.conflict(emvqr.Path{}, []int{i}, "%s: the account would not be found again in the code by its own reader", name).Err = ErrReadBack
		return
	}
	key, message := r.difference(i, asked, r.read[k])
	conflict := r.conflict(r.read[k].Anchor(), []int{i}, "%s: %s", name, message)
	conflict.Err, conflict.Field = ErrReadBack, key
	r.read[k] = nil
}

// surplus notes the accounts found that nobody asked for.
func (r *rereading) surplus(asked func(network.Account) bool) {
	for _, a := range r.read {
		if a == nil || asked(a) {
			continue
		}
		name := cmp.Or(network.Slug(a), "an unknown network")
		conflict := r.conflict(a.Anchor(), nil, "%s would be read as an account of %s, which nobody asked for", a.Anchor(), name)
		conflict.Err, conflict.Networks = ErrReadBack, []string{network.Slug(a)}
	}
}

// difference tells in which field two accounts differ, by its key, and how: ""
// for not at all. Values are not shown, because accounts are private.
func (r *rereading) difference(i int, asked, read network.Account) (key, message string) {
	if sameValues(asked, read) && r.sameParts(i, asked, read) {
		return "", ""
	}
	extra := r.extraWants(asked, read)
	unasked := slices.IndexFunc(extra, func(want network.Want) bool { return !r.gave(want) })
	have := appendFields(nil, read)
	for key, value := range network.Fields(asked) {
		value = norm.NFC.String(value)
		at := slices.IndexFunc(have, func(f network.FieldValue) bool { return f.Key == key })
		if at < 0 {
			return key, fmt.Sprintf("%s was given and would not be read back", fieldName(asked, key))
		}
		if got := have[at].Value; got != value && !isSealed(asked, key) {
			return key, fmt.Sprintf("%s was given with %s, and would be read with %s",
				fieldName(asked, key), characters(value), otherThan(value, got))
		}
		have = slices.Delete(have, at, at+1)
	}
	for _, f := range have {
		if unasked >= 0 || len(extra) == 0 || !isShared(read, f.Key) {
			return f.Key, fmt.Sprintf("%s was not given, and %s would be read", fieldName(read, f.Key), characters(f.Value))
		}
	}
	if unasked >= 0 {
		return "", fmt.Sprintf("%s would be read as a part of the account, which it was not given", extra[unasked].Path)
	}
	if !r.sameParts(i, asked, read) {
		return "", "its objects would be read otherwise than they were given"
	}
	return "", ""
}

// sameValues reports whether two accounts are of one kind and have the same values.
func sameValues(asked, read network.Account) bool {
	k, values := asked.Table()
	l, others := read.Table()
	return k != nil && k == l && slices.EqualFunc(values, others, func(a, b string) bool { return a == b || norm.NFC.String(a) == b })
}

// sameParts reports whether two accounts, of which one was asked for as the i-th, are
// written into the same objects.
func (r *rereading) sameParts(i int, asked, read network.Account) bool {
	r.partsRoom = r.room.AppendParts(r.partsRoom[:0], read)
	left := r.partsRoom
	next := func(part network.Part) bool {
		if len(left) == 0 || part.Seal == nil && !equalData(part.Data, left[0].Data) {
			return false
		}
		left = left[1:]
		return true
	}
	if i >= r.composition.given {
		for _, part := range network.Parts(asked) {
			if !next(part) {
				return false
			}
		}
		return len(left) == 0
	}
	for k := range r.parts {
		if r.parts[k].account == i && !next(r.parts[k].part) {
			return false
		}
	}
	return len(left) == 0
}

// extraWants is what an account that was read has in shared objects beyond what
// the one that was asked for has.
func (r *rereading) extraWants(asked, read network.Account) (extra []network.Want) {
	for want := range network.Wants(read) {
		known := false
		for w := range network.Wants(asked) {
			known = known || w.Path == want.Path && norm.NFC.String(w.Value) == want.Value
		}
		if !known {
			extra = append(extra, want)
		}
	}
	return extra
}

func appendFields(fields []network.FieldValue, a network.Account) []network.FieldValue {
	for key, value := range network.Fields(a) {
		fields = append(fields, network.FieldValue{Key: key, Value: value})
	}
	return fields
}

// fieldName is what people call the field of an account.
func fieldName(a network.Account, key string) string {
	for l := range network.Labels(a) {
		if l.Key == key {
			return l.Name
		}
	}
	return key
}

// isShared reports whether a field is kept in a shared object.
func isShared(a network.Account, key string) bool {
	k, _ := a.Table()
	return k != nil && k.Row(key) != nil && k.Row(key).At.IsShared()
}

// isSealed reports whether a field is written from what is before it, so that what was
// given only asks for it.
func isSealed(a network.Account, key string) bool {
	k, _ := a.Table()
	return k != nil && slices.ContainsFunc(k.Objects, func(o *network.Object) bool {
		return o.Seal != nil && slices.ContainsFunc(o.Rows, func(r network.Row) bool { return r.Key == key })
	})
}

// equalData compares an object as it was asked for with one as it was read.
func equalData(asked, read emvqr.Data) bool {
	return norm.NFC.String(asked.Value) == read.Value &&
		slices.EqualFunc(asked.Template, read.Template, func(a, b emvqr.Data) bool { return a.ID == b.ID && equalData(a, b) })
}

func characters(value string) string {
	return plural.Of(emvqr.CodePoints.Count(value), "character")
}

// otherThan describes a value beside one that it is not.
func otherThan(asked, read string) string {
	if emvqr.CodePoints.Count(asked) != emvqr.CodePoints.Count(read) {
		return characters(read)
	}
	return "others"
}
