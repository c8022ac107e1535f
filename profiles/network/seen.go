package network

import (
	"iter"
	"time"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// Seen is all that the networks of a set know of one code, found in one walk of
// it: whose its objects are, the accounts, what is wrong, and what the values of an
// account mean. It is lent by [Set.Examine] or [Set.Open]; [Seen.Close] gives it
// back, and nothing of it is used after that.
type Seen struct{ c *Case }

// Examine parses a text and claims its objects, at a point in time. The error is that of
// [emvqr.Parse], and then there is nothing to give back.
func (s *Set) Examine(text string, now time.Time) (Seen, error) {
	c, err := s.parse(text)
	if err != nil {
		return Seen{}, err
	}
	c.now = now
	c.listPresent()
	return Seen{c}, nil
}

// Open is [Set.Examine] for a code that was parsed before, at the time of the set.
func (s *Set) Open(code emvqr.Code) Seen {
	c := s.open(code)
	c.listPresent()
	return Seen{c}
}

// Close gives the examination back.
func (e Seen) Close() { e.c.close() }

// Code is the code that is examined.
func (e Seen) Code() emvqr.Code { return e.c.scan.code }

// Now is the time of the examination, the zero time for none.
func (e Seen) Now() time.Time { return e.c.now }

// Entry is an account of an examination that is not made yet. Network and Kind are the
// tables it is of, nil where no table here decodes it.
type Entry struct {
	Network *Network
	Kind    *Kind
	claim   int
}

// Entries walks the accounts of the code in wire order, as [Set.Accounts] does, and
// makes none of them.
func (e Seen) Entries() iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		c := e.c
		for i := range c.claims {
			d := &c.claims[i]
			entry := Entry{claim: i}
			switch {
			case !c.decodes(d):
				if d.id > 51 {
					continue
				}
			case !c.begins(i):
				continue
			default:
				p := c.planOf(d)
				entry.Network, entry.Kind = p.network.network, p.kind.kind
			}
			if !yield(entry) {
				return
			}
		}
	}
}

// Path is the root object that an account begins at.
func (e Seen) Path(entry Entry) emvqr.Path { return emvqr.P(e.c.claims[entry.claim].id) }

// Account makes an account.
func (e Seen) Account(entry Entry) Account {
	if entry.Kind == nil {
		return e.c.undecoded(&e.c.claims[entry.claim])
	}
	return e.c.account(entry.claim)
}

// Claims walks the owned objects of the code in wire order, each with its owner.
func (e Seen) Claims() iter.Seq[Claim] { return e.c.eachClaim }

// Lower gives findings of EMVCo's about the code, such as those of [emvqr.Diagnose], the
// severity that the networks in it leave them. Zero drops a finding.
func (e Seen) Lower(findings []emvqr.Finding) {
	for i := range findings {
		findings[i].Severity = e.c.lowered(&findings[i], e.c.present)
	}
}

// Networks walks what [Set.ValidateNetworks] finds.
func (e Seen) Networks() iter.Seq[emvqr.Finding] {
	return func(yield func(emvqr.Finding) bool) {
		if e.c.judgeNetworks(yield) {
			e.c.judgeTogether(yield)
		}
	}
}

// Findings walks what [Set.Validate] finds.
func (e Seen) Findings() iter.Seq[emvqr.Finding] {
	return func(yield func(emvqr.Finding) bool) { e.c.validate(yield) }
}
