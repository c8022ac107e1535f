package network

import (
	"iter"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// claim is an owned object of a code, and whose it is.
type claim struct {
	at, end  uint16 // of the object in the text
	guid     span   // the value of its object 00
	sign     uint16 // the mark that has it, in the set
	rival    uint16 // the mark of another network that is as good, if it is torn
	plan     uint16 // the object of the table, in the set
	id       uint8
	level    strength // unclaimed: it has no owner
	template bool     // it reads as a line of objects
	again    bool     // an object before it has the same id, and that one counts
	torn     bool     // two networks have equally good marks of it
	many     bool     // it has more objects inside than there is room for
	kids     uint8    // where the objects inside begin in the scan's list
	kidsEnd  uint8
}

// owned reports whether one network, and no other, has the object.
func (c *claim) owned() bool { return c.level != unclaimed && !c.torn }

// counts reports whether the object is owned and the first with its id: another one
// begins no account, joins none and is no sibling.
func (c *claim) counts() bool { return c.owned() && !c.again }

// claim gives each of the owned objects one owner. What is beside another object is
// asked last, and only of what was claimed before it, so no order matters.
func (t *tables) claim(s *scan, claims []claim) []claim {
	s.readCountry()
	local := t.index.ofCountry(s.country)
	beside := false
	for i := range claims {
		c := &claims[i]
		if c.id >= 26 || t.index.lowGUIDs.has(c.id) {
			s.settle(c)
		}
		if c.guid.to > c.guid.from && t.claimByGUID(s, c) {
			continue
		}
		if c.id < 26 {
			c.template, c.guid = false, span{} // text that only looks like a template
		}
		if t.index.atIDs.has(c.id) {
			beside = t.claimByLook(s, c, t.index.byID[c.id].of(s, c)) || beside
		}
		if local != nil {
			beside = t.claimByLook(s, c, local.of(s, c)) || beside
		}
	}
	if beside {
		t.claimSiblings(s, claims, local)
	}
	return claims
}

func (t *tables) claimByGUID(s *scan, c *claim) bool {
	for _, i := range t.index.ofGUID(s.text[c.guid.from:c.guid.to]) {
		if g := &t.signs[i]; g.fits(c.id, s.country) && g.holds(s, c) {
			t.take(c, i, g)
		}
	}
	if c.level == byGUID || !t.index.firsts[s.text[c.guid.from]|0x20] {
		return c.level == byGUID
	}
	guid := s.text[c.guid.from:c.guid.to]
	for k := range t.index.starts {
		if e := &t.index.starts[k]; startsLike(guid, e.guid) {
			t.claimByLook(s, c, e.signs)
		}
	}
	return false
}

// claimByLook asks the marks that no GUID tells. It reports whether one of them has
// to be asked again when the siblings are known.
func (t *tables) claimByLook(s *scan, c *claim, list []uint16) (beside bool) {
	for _, i := range list {
		g := &t.signs[i]
		switch {
		case g.level > c.level || !g.fits(c.id, s.country):
		case g.level == bySibling:
			beside = true
		case g.like != nil && !g.like(s.text[c.guid.from:c.guid.to]):
		case g.holds(s, c):
			t.take(c, i, g)
		}
	}
	return beside
}

// claimSiblings gives what has no better mark to the network whose object is beside
// it.
func (t *tables) claimSiblings(s *scan, claims []claim, local *looks) {
	for i := range claims {
		c := &claims[i]
		if c.level <= bySibling {
			continue
		}
		for _, list := range [...]*looks{&t.index.byID[c.id], local} {
			if list == nil {
				continue
			}
			for _, k := range list.siblings {
				g := &t.signs[k]
				if g.fits(c.id, s.country) && g.isBeside(claims) &&
					g.hasGUID(s.text[c.guid.from:c.guid.to]) && g.holds(s, c) {
					t.take(c, k, g)
				}
			}
		}
	}
}

// isBeside reports whether one of the objects that the mark needs was claimed by a
// better mark than a sibling's.
func (g *sign) isBeside(claims []claim) bool {
	for i := range claims {
		c := &claims[i]
		if c.level >= bySibling || !c.counts() {
			continue
		}
		for _, o := range g.beside {
			if c.plan == o.index {
				return true
			}
		}
	}
	return false
}

// holds asks the look of a mark and its conditions.
func (g *sign) holds(s *scan, c *claim) bool {
	if !s.allHold(c, g.when) {
		return false
	}
	for i := range g.has {
		l := &g.has[i]
		if value, ok := s.inside(c, &l.At); !ok || !l.holds(value) {
			return false
		}
	}
	return g.is == nil || g.is(s.object(c))
}

// take gives the object to a mark unless it has a better one. Of equally good ones of
// two networks the one that is decoded has it, where the other is known by name alone;
// two that are decoded tear it. Of two names alone the first in the alphabet is taken,
// since nobody is paid by it. Of one network's the first in the table has it.
func (t *tables) take(c *claim, i uint16, g *sign) {
	switch had := &t.signs[c.sign]; {
	case g.level < c.level, g.level == c.level && had.isForeign() && !g.isForeign():
		c.sign, c.plan, c.level, c.torn = i, g.object.index, g.level, false
	case g.level != c.level || had.object.network == g.object.network || !had.isForeign() && g.isForeign():
	case !g.isForeign():
		c.torn, c.rival = true, i
	case g.object.network.network.Slug < had.object.network.network.Slug:
		c.sign, c.plan = i, g.object.index
	}
}

func (g *sign) isForeign() bool { return g.object.kind.kind.Role == Foreign }

// Torn reports whether two networks have equally good marks of the object.
func (c Claim) Torn() bool { return c.Rivals[0] != nil }

// Claim is an owned object of a code, 02 to 51 or 80 to 99, and whose it is.
type Claim struct {
	// Path and Offset are its place.
	Path   emvqr.Path
	Offset int
	// Network, Kind and Object are the tables that own it, nil for nobody's.
	Network *Network
	Kind    *Kind
	Object  *Object
	// Rivals are two networks that have equally good marks of it, so that it is
	// nobody's; nil for most.
	Rivals [2]*Network
	// Again: an object before it has the same id, and that one counts.
	Again bool
}

// Claims walks the owned objects of a code in wire order, each with its owner.
func (s *Set) Claims(code emvqr.Code) iter.Seq[Claim] {
	return func(yield func(Claim) bool) {
		c := s.open(code)
		c.eachClaim(yield)
		c.close()
	}
}

func (c *Case) eachClaim(yield func(Claim) bool) {
	for i := range c.claims {
		d := &c.claims[i]
		claim := Claim{Path: emvqr.P(d.id), Offset: int(d.at), Again: d.again}
		if d.torn {
			signs := c.set.signs
			claim.Rivals = [2]*Network{signs[d.sign].object.network.network, signs[d.rival].object.network.network}
		}
		if d.owned() {
			p := c.planOf(d)
			claim.Network, claim.Kind, claim.Object = p.network.network, p.kind.kind, p.object
		}
		if !yield(claim) {
			return
		}
	}
}
