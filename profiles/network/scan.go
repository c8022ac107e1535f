package network

import "github.com/openmerchantqr/emvqr/emvqr"

// scan is a code with an index of its root and of what is inside its owned objects.
// Text in ASCII is walked here by itself, because a walk through [emvqr.Object]
// makes a path for each object; all other text goes through emvqr.
type scan struct {
	code    emvqr.Code
	text    string
	ascii   bool
	country uint16 // the letters of 58
	layout  emvqr.Layout
	kids    [128]kid
	n       uint8      // of them
	room    [64]uint16 // for the signs that a value may have, see looks
}

// kid is an object inside an owned one.
type kid struct {
	at, end uint16
	id      uint8
}

// roots lists the owned objects of the code and fills the index.
func (s *scan) roots(claims []claim) []claim {
	s.layout.First = [100]uint16{}
	if !s.ascii {
		for o := range s.code.Objects() {
			claims = s.root(claims, o.Path.Root(), o.Offset, o.Offset+headerLength+len(o.Value))
		}
		return claims
	}
	text := s.text
	for at := 0; len(text)-at >= headerLength; {
		h := load4(text[at:])
		end := at + headerLength + headerSpan(h)
		if !fourDigits(h) || end > len(text) {
			break
		}
		claims = s.root(claims, headerID(h), at, end)
		at = end
	}
	return claims
}

func (s *scan) root(claims []claim, id uint8, at, end int) []claim {
	again := s.layout.First[id%100] != 0
	if !again {
		s.layout.First[id%100] = uint16(at + 1)
	}
	if id-2 < 50 || id >= 80 {
		claims = append(claims, claim{at: uint16(at), end: uint16(end), id: id, level: unclaimed, again: again})
	}
	return claims
}

// laid is roots for a code whose layout is there already.
func (s *scan) laid(claims []claim) []claim {
	for i := range s.layout.Owned[:s.layout.N] {
		o := &s.layout.Owned[i]
		claims = append(claims, claim{at: o.At, end: o.End, id: o.ID, level: unclaimed, again: o.Again})
	}
	return claims
}

// settle finds the GUID of an object and whether it is a template.
func (s *scan) settle(c *claim) {
	if !s.ascii {
		s.settleAny(c)
		return
	}
	text := s.text[:c.end]
	at := int(c.at) + headerLength
	var guid span
	n := s.n
	for len(text)-at >= headerLength {
		h := load4(text[at:])
		end := at + headerLength + headerSpan(h)
		if !fourDigits(h) || end > len(text) {
			return
		}
		id := headerID(h)
		if id == 0 && guid.to == 0 {
			guid = span{uint16(at + headerLength), uint16(end)}
		}
		if int(n) < len(s.kids) {
			s.kids[n] = kid{uint16(at), uint16(end), id}
			n++
		} else {
			c.many = true
		}
		at = end
	}
	if at == len(text) && at > int(c.at)+headerLength {
		c.template, c.guid = true, guid
		c.kids, c.kidsEnd, s.n = s.n, n, n
	}
}

// settleAny is settle for text outside ASCII.
func (s *scan) settleAny(c *claim) {
	o := s.object(c)
	if c.template = o.IsTemplate(); !c.template {
		return
	}
	for inner := range o.Objects() {
		if inner.Path.ID() == 0 {
			c.guid = spanOf(inner)
			return
		}
	}
}

// spanOf is where the value of an object is.
func spanOf(o emvqr.Object) span {
	return span{uint16(o.Offset + headerLength), uint16(o.Offset + headerLength + len(o.Value))}
}

// object is an owned object as emvqr has it.
func (s *scan) object(c *claim) emvqr.Object {
	return s.code.ObjectAt(emvqr.P(c.id), int(c.at), int(c.end))
}

// child is the value of the first object id inside an owned one.
func (s *scan) child(c *claim, id uint8) (value string, ok bool) {
	if !c.template {
		return "", false
	}
	if c.many || !s.ascii {
		return s.object(c).Get(id)
	}
	for i := range s.kids[c.kids:c.kidsEnd] {
		if k := &s.kids[int(c.kids)+i]; k.id == id {
			return s.text[k.at+headerLength : k.end], true
		}
	}
	return "", false
}

// readCountry reads the letters of object 58.
func (s *scan) readCountry() {
	at := int(s.layout.First[58])
	s.country = 0
	if at > 0 && len(s.text) >= at+5 && s.text[at+1:at+3] == "02" {
		s.country = uint16(s.text[at+3])<<8 | uint16(s.text[at+4])
	}
}

// shared is where the value of a shared object is.
func (s *scan) shared(p *Place) (at span, ok bool) {
	first := int(s.layout.First[p.ids[0]]) - 1
	if first < 0 {
		return span{}, false
	}
	if !s.ascii {
		o, ok := s.code.Object(p.path(emvqr.Path{}))
		return p.of(spanOf(o)), ok
	}
	end := first + headerLength + headerSpan(load4(s.text[first:]))
	for level := 1; level < int(p.depth); level++ {
		if first, end = seek(s.text, first+headerLength, end, p.ids[level]); first < 0 {
			return span{}, false
		}
	}
	return p.of(span{uint16(first + headerLength), uint16(end)}), true
}

// inside is where a value inside an owned object is.
func (s *scan) inside(c *claim, p *Place) (value string, ok bool) {
	switch {
	case p.kind == valuePlace:
		from, to := p.bounds(int(c.end) - int(c.at) - headerLength)
		base := int(c.at) + headerLength
		return s.text[base+from : base+to], true
	case !c.template:
		return "", false
	case p.depth == 1:
		value, ok = s.child(c, p.ids[0])
	default:
		var o emvqr.Object
		o, ok = s.code.Object(p.path(emvqr.P(c.id)))
		value, ok = o.Value, ok && !c.again
	}
	from, to := p.bounds(len(value))
	return value[from:to], ok
}

// holds judges a condition; c is the object around an inner place, nil for none.
func (s *scan) holds(c *claim, cond *Cond) bool {
	value, ok := "", false
	if cond.place.kind == sharedPlace {
		var at span
		if at, ok = s.shared(&cond.place); ok {
			value = s.text[at.from:at.to]
		}
	} else if c != nil {
		value, ok = s.inside(c, &cond.place)
	}
	if ok && len(cond.values) > 0 {
		ok = false
		for _, v := range cond.values {
			ok = ok || v == value
		}
	}
	return ok != cond.not
}

// allHold reports whether a row or a mark is asked at all.
func (s *scan) allHold(c *claim, when []Cond) bool {
	for i := range when {
		if !s.holds(c, &when[i]) {
			return false
		}
	}
	return true
}

// seek finds object id in the template text[at:end], which must close. found is
// where the object begins, -1 for nowhere.
func seek(text string, at, end int, id uint8) (found, foundEnd int) {
	found = -1
	text = text[:end]
	for end-at >= headerLength {
		h := load4(text[at:])
		next := at + headerLength + headerSpan(h)
		if !fourDigits(h) || next > end {
			return -1, 0
		}
		if found < 0 && headerID(h) == id {
			found, foundEnd = at, next
		}
		at = next
	}
	if at != end {
		return -1, 0
	}
	return found, foundEnd
}

// headerLength is the bytes of id and length before a value. A header is read as
// one number of four bytes, the first in the lowest.
const headerLength = 4

func load4(text string) uint32 {
	_ = text[3]
	return uint32(text[0]) | uint32(text[1])<<8 | uint32(text[2])<<16 | uint32(text[3])<<24
}

// fourDigits reports whether each byte of x is an ASCII digit.
func fourDigits(x uint32) bool {
	return x&0xF0F0F0F0 == 0x30303030 && (x+0x06060606)&0xF0F0F0F0 == 0x30303030
}

func headerID(h uint32) uint8 { return uint8(h&0xF*10 + h>>8&0xF) }
func headerSpan(h uint32) int { return int(h>>16&0xFF*10+h>>24) - 11*'0' }
