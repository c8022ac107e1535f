package profiles

import (
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// claim is an object of a code and whose it is. All that this package says of a
// code, from [Accounts] to [Route], is said of the same claims.
type claim struct {
	object emvqr.Object
	// owner is the network, by its place in the set; [noOne] for an object that
	// is nobody's.
	owner int
	// by is how the owner recognises it, nil where there is none.
	by *candidate
	// rival is another network whose sign is as good as the owner's would be, so
	// that neither has it; [noOne] for none.
	rival int
}

// noOne is the owner of an object that no network recognises.
const noOne = -1

// holds reports whether the object at a path and an offset is this one or inside
// it. What is missing from a template is where the template ends.
func (c *claim) holds(path emvqr.Path, offset int) bool {
	start := c.object.Offset
	if path == c.object.Path {
		return offset == start
	}
	return start < offset && offset <= start+headerLength+len(c.object.Value)
}

// headerLength is the bytes of id and length in front of a value.
const headerLength = 4

// claimOf finds the owner of a root object whose GUID is known.
//
// A GUID is a better sign than a look, and a network whose accounts the library
// decodes is asked before one whose name alone it knows. Where two networks have
// equally good signs neither has the object: whoever is taken might be the wrong
// one.
func (s *Set) claimOf(code *emvqr.Code, o emvqr.Object, guid string) claim {
	c := claim{object: o, owner: noOne, rival: noOne}
	if guid != "" {
		c.ask(s, code, guid, s.byGUID[guidBit(guid)])
	}
	if c.by == nil && c.rival == noOne {
		c.ask(s, code, guid, s.byLook[o.Path.Root()])
	}
	return c
}

// ask asks candidates that have equally good signs.
func (c *claim) ask(s *Set, code *emvqr.Code, guid string, candidates []candidate) {
	for i := range candidates {
		asked := &candidates[i]
		if asked.network == c.owner || c.by != nil && asked.network >= len(s.networks) || !asked.recognises(code, &c.object, guid) {
			continue
		}
		if c.by != nil {
			c.rival, c.by = asked.network, nil // owner stays, to name both
			return
		}
		c.owner, c.by = asked.network, asked
	}
}

// claims walks the owned objects of a code in wire order, each with its owner. A
// second object with an id is nobody's: readers see the first, the last or refuse,
// and EMVCo's rule about it is what there is to say.
func (s *Set) claims(code *emvqr.Code, yield func(claim) bool) {
	var wholes [2]*network.Template // met so far, for their parts
	s.firstClaims(code, func(c claim) bool {
		switch {
		case c.by == nil:
		case c.by.hasParts:
			wholes[0], wholes[1] = c.by.template, wholes[0]
		case c.by.partOf != nil && c.by.partOf != wholes[0] && c.by.partOf != wholes[1] && s.isOrphan(code, &c):
			c.by, c.owner = nil, noOne
		}
		return yield(c)
	})
}

// firstClaims is claims before anybody asks whether a part belongs to anything.
func (s *Set) firstClaims(code *emvqr.Code, yield func(claim) bool) {
	var seen [2]uint64
	code.OwnedObjects()(func(o emvqr.Object) bool {
		id := o.Path.Root()
		word, bit := &seen[id>>6], uint64(1)<<(id&63)
		if *word&bit != 0 {
			return true
		}
		*word |= bit
		guid := settle(&o)
		return yield(s.claimOf(code, o, guid))
	})
}

// isOrphan reports whether an object that is a part of another's account is no
// account by itself and nobody has the other: its network takes an object for it
// that has a better owner.
func (s *Set) isOrphan(code *emvqr.Code, part *claim) bool {
	if _, ok := part.by.read(*code, part.object); ok {
		return false
	}
	orphan := true
	s.firstClaims(code, func(c claim) bool {
		orphan = c.by == nil || c.by.template != part.by.partOf
		return orphan
	})
	return orphan
}

// settle makes an owned object ready to be read several times and returns its
// GUID, "" for a primitive account and where there is none.
func settle(o *emvqr.Object) (guid string) {
	if o.Path.Root() >= 26 {
		guid, _ = o.Settle()
	}
	return guid
}

// claimed are the claims of one code and the networks that are in it.
type claimed struct {
	claims  []claim
	present presence
}

// claimed appends the claims of the code to room.
func (s *Set) claimed(code emvqr.Code, room []claim) claimed {
	in := claimed{claims: room}
	s.claims(&code, func(c claim) bool {
		in.claims = append(in.claims, c)
		if c.by != nil && (c.by.read == nil || len(c.by.template.Fields) > 0) {
			in.present.add(c.owner) // what has no fields is a part of an account
		}
		return true
	})
	return in
}

// at is the claim of the object that a path and an offset lie in, nil for a
// shared object.
func (in *claimed) at(path emvqr.Path, offset int) *claim {
	if path.IsZero() {
		return nil
	}
	for i := range in.claims {
		if c := &in.claims[i]; c.object.Path.Root() == path.Root() && c.holds(path, offset) {
			return c
		}
	}
	return nil
}

// presence is a set of networks by their places in a Set.
type presence struct {
	low  [4]uint64
	high []uint64 // those past the 256th, which few sets have
}

func (p *presence) add(i int) {
	word, bit := i>>6, uint64(1)<<(i&63)
	if word < len(p.low) {
		p.low[word] |= bit
		return
	}
	for len(p.high) <= word-len(p.low) {
		p.high = append(p.high, 0)
	}
	p.high[word-len(p.low)] |= bit
}

func (p *presence) has(i int) bool {
	word, bit := i>>6, uint64(1)<<(i&63)
	if word < len(p.low) {
		return p.low[word]&bit != 0
	}
	word -= len(p.low)
	return word < len(p.high) && p.high[word]&bit != 0
}

func (p *presence) none() bool { return p.low == [4]uint64{} && len(p.high) == 0 }
