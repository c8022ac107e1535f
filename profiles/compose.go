package profiles

import (
	"errors"
	"fmt"
	"slices"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Compose writes one code for several networks. It gives every account an id
// that its network allows, fills in what the networks ask of the shared objects
// (currency, country and the like) where the merchant leaves them empty, and
// judges the result by the rules of all of them. An object among the merchant's
// own accounts that a network recognises is an account of that network, with all
// that the network asks and permits.
//
// Where the merchant's Initiation is [emvqr.Unspecified], object 01 is 12 in a
// code with an amount and 11 in one without, unless the codes of a network in it
// keep another; [emvqr.Omitted] leaves it out.
//
// An account is written from its own fields. What an object of it held beside them, where
// it was read from another code, is not written.
//
// The code is read again before it is handed out: every account is found in it
// once, with the fields it was given, and no other. Compose returns such a code
// without an error finding, or a [ConflictError] that names every conflict at
// once. Where an account is not sound in itself, that alone is told: the rest
// may only follow from it. What is no more than a warning is written, for
// [Validate] to find, such as a code above 512 bytes; see [Set.ComposeStrict].
func Compose(m emvqr.Merchant, accounts ...network.Account) (emvqr.Code, error) {
	return known.Compose(m, accounts...)
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
	c := newComposition(s, accounts, m.Amount != (emvqr.Amount{}))
	defer c.close()
	if c.refuse(); len(c.conflicts) > 0 {
		return emvqr.Code{}, c.err()
	}
	c.merchant, c.asked = m, m
	c.merchant.Accounts = slices.Clone(m.Accounts)
	c.merchant.Unreserved = slices.Clone(m.Unreserved)
	c.take(m.Accounts)
	c.take(m.Unreserved)

	c.closeReserved(nil)
	ids := c.assign()
	c.shareRootsOfAll()
	c.shareWants()
	if len(c.conflicts) > 0 {
		return emvqr.Code{}, c.cause(ids, c.err())
	}
	code, err := c.written(ids)
	for lead := 1; lead < c.given && errors.Is(err, ErrReadBack); lead++ {
		// Which of several accounts comes first in the code may decide whose a
		// shared object is.
		other := c.led(lead)
		if otherIDs, ok := assignment(other.parts, other.taken); ok {
			if code, err := other.written(otherIDs); err == nil {
				return code, nil
			}
		}
	}
	if err != nil {
		return emvqr.Code{}, c.cause(ids, err)
	}
	return code, nil
}

// written is the code with the parts at those ids, as it was read back. The
// composition stays as it is.
func (c *composition) written(ids []uint8) (emvqr.Code, error) {
	merchant, conflicts := c.merchant, slices.Clip(c.conflicts)
	defer func() { c.merchant, c.conflicts = merchant, conflicts }()
	c.merchant.Unreserved = slices.Clone(merchant.Unreserved)
	c.place(ids)
	c.initiate()
	code, err := c.write()
	if err == nil {
		code, err = c.sealed(code, ids)
	}
	if err == nil {
		err = c.set.judged(code)
	}
	if err == nil {
		err = c.readBack(code)
	}
	if err != nil {
		return emvqr.Code{}, err
	}
	return code, nil
}

// led is the composition with the parts of one account before those of the
// others.
func (c composition) led(account int) composition {
	var first, rest []placedPart
	for _, p := range c.parts {
		if p.account == account {
			first = append(first, p)
		} else {
			rest = append(rest, p)
		}
	}
	c.parts = append(first, rest...)
	return c
}

// place puts the parts at their ids among the merchant's objects.
func (c *composition) place(ids []uint8) {
	c.objects = append(c.objects[:0], c.merchant.Accounts...)
	for i, p := range c.parts {
		if p.part.Seal != nil {
			continue // see sealed
		}
		data := p.part.Data
		data.ID = ids[i]
		if data.ID >= 80 {
			c.merchant.Unreserved = append(c.merchant.Unreserved, data)
			continue
		}
		c.objects = append(c.objects, data)
	}
	c.merchant.Accounts = c.objects
	slices.SortStableFunc(c.merchant.Accounts, func(a, b emvqr.Data) int { return int(a.ID) - int(b.ID) })
}

// initiate says in 01 whether the code is static or dynamic, unless the merchant does:
// as an account asks by what is in it, as its table asks, or else by whether there is
// an amount.
func (c *composition) initiate() {
	if c.merchant.Initiation != emvqr.Unspecified {
		return
	}
	for i := range c.accounts {
		if initiator, ok := c.withType(i).(network.Initiator); ok {
			if c.merchant.Initiation = initiator.Initiation(); c.merchant.Initiation != emvqr.Unspecified {
				return
			}
		}
	}
	c.merchant.Initiation = emvqr.Static
	if c.merchant.Amount != (emvqr.Amount{}) {
		c.merchant.Initiation = emvqr.Dynamic
	}
	c.askedPaths() // the accounts may be others than when the roots were shared
	for _, a := range c.asking(emvqr.P(1)) {
		switch a.supplied {
		case "11":
			c.merchant.Initiation = emvqr.Static
		case "12":
			c.merchant.Initiation = emvqr.Dynamic
		}
	}
}

// write encodes the merchant and judges the code by the networks' own rules. What a
// network may lower is not the writer's to refuse: who owns what is known of a whole
// code alone.
func (c *composition) write() (emvqr.Code, error) {
	code, err := c.merchant.EncodeFor(c.lenient)
	if err != nil {
		var rules *emvqr.RuleError
		if errors.As(err, &rules) {
			return emvqr.Code{}, &ConflictError{Findings: rules.Findings}
		}
		return emvqr.Code{}, err
	}
	return code, nil
}

// lenient leaves to [Set.Validate] what a network of the code, or its country, may
// lower. An account of nobody known may be of any network of the engine.
func (c *composition) lenient(f emvqr.Finding) emvqr.Severity {
	if f.Effect == emvqr.Refuses {
		return f.Severity
	}
	lowered := slices.ContainsFunc(habits, func(h habit) bool { return h.Rule == f.Rule && h.country == c.merchant.Country })
	for _, n := range c.networks {
		lowers := c.set.lowerable
		if n != nil {
			lowers = lowerable([]*network.Network{n})
		}
		lowered = lowered || slices.Contains(lowers, f.Rule)
	}
	if lowered {
		return min(f.Severity, emvqr.Info)
	}
	return f.Severity
}

// judged is the error for a code that breaks rules.
func (s *Set) judged(code emvqr.Code) error {
	if broken := s.errorsOf(code); len(broken) > 0 {
		return &ConflictError{Findings: broken}
	}
	return nil
}

// checksumID is the object that comes last, whatever the ids before it.
const checksumID = 63

// sealed puts in the parts that are written last, each made from all that is before
// it in the code.
func (c *composition) sealed(code emvqr.Code, ids []uint8) (emvqr.Code, error) {
	for i, p := range c.parts {
		if p.part.Seal == nil {
			continue
		}
		end := 0
		for o := range code.Objects() {
			if id := o.Path.Root(); id < ids[i] && id != checksumID {
				end = o.End()
			}
		}
		var err error
		if code, err = code.With(emvqr.Set(emvqr.P(ids[i]), p.part.Seal(code.String()[:end]))); err != nil {
			return emvqr.Code{}, fmt.Errorf("profiles: sealing the account of %s: %w", network.Slug(c.accounts[p.account]), err)
		}
	}
	return code, nil
}

// forbids reports whether a code with the finding is not written: an error, or what a
// network's readers refuse.
func forbids(f emvqr.Finding) bool { return f.Severity == emvqr.Error || f.Effect == emvqr.Refuses }

// errorsOf are the findings for which a code is not written.
func (s *Set) errorsOf(code emvqr.Code) (broken []emvqr.Finding) {
	for f := range s.Validate(code) {
		if forbids(f) {
			broken = append(broken, f)
		}
	}
	return broken
}
