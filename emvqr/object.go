package emvqr

import (
	"iter"
	"slices"
)

// Object is one data object as it stands in a code (EMVCo §3.2).
type Object struct {
	// Path is the place of the object.
	Path Path
	// Offset is where its id begins, in bytes from the start of the payload.
	Offset int
	// Value is the text behind id and length, a slice of the payload.
	Value string

	ruler ruler
}

// Objects walks the data objects inside o in wire order. It yields nothing when
// the value as a whole is not a line of data objects: such a value is opaque,
// which by itself is no error. Objects does not ask whether o is meant to be a
// template; the primitive accounts 02-25 may look like one by chance.
func (o Object) Objects() iter.Seq[Object] {
	return func(yield func(Object) bool) { o.walk(yield) }
}

func (o Object) walk(yield func(Object) bool) {
	if !o.IsTemplate() {
		return
	}
	if o.isASCII() {
		walkASCII(o.Value, o.Path, o.Offset+headerLength, &allIDs, yield)
		return
	}
	s := o.scan()
	for s.next() {
		if !yield(s.object(o.Path)) {
			return
		}
	}
}

// IsTemplate reports whether the whole value reads as a line of at least one
// data object.
func (o Object) IsTemplate() bool {
	switch o.ruler {
	case settledASCII:
		return true
	case byASCII:
		return o.Value != "" && closes(o.Value)
	}
	s := o.scan()
	for s.next() {
	}
	return s.fault == nil && o.Value != ""
}

// Settle answers once whether o is a template, so that reading it does not walk
// to its end every time, and returns what [Object.GUID] does. It pays for an
// object that is read more than once. It changes nothing else, but that o is no
// longer == to what it was.
func (o *Object) Settle() (guid string, ok bool) {
	if o.ruler != byASCII {
		return o.GUID()
	}
	at, closed := closesWith(o.Value, 0)
	if closed {
		o.ruler = settledASCII
	}
	if at < 0 {
		return "", false
	}
	return valueAt(o.Value, at), true
}

// settledASCII is the ruler of an object that is ASCII, so that every character
// is one byte, and known to be a template. No code has it.
const settledASCII = byBytes + 1

func (o *Object) isASCII() bool { return o.ruler.isASCII() }

func (r ruler) isASCII() bool { return r == byASCII || r == settledASCII }

// Get returns the value of the first object id inside o. It is not ok where
// there is none or o is opaque.
func (o Object) Get(id uint8) (value string, ok bool) {
	at := -1
	switch o.ruler {
	case settledASCII:
		at = seekASCII(o.Value, id)
	case byASCII:
		at, _ = closesWith(o.Value, id)
	default:
		child, ok := o.find(id)
		return child.Value, ok
	}
	if at < 0 {
		return "", false
	}
	return valueAt(o.Value, at), true
}

func (o Object) find(id uint8) (child Object, ok bool) {
	// What does not close to its end is opaque, so there is nothing to find.
	if !o.IsTemplate() {
		return Object{}, false
	}
	return findIn(o.Value, o.ruler, o.Path, o.Offset+headerLength, id)
}

// Collect reads several objects inside o in one walk: values[i] becomes the
// value of the first object ids[i] that is not empty, and stays as it is where
// there is none. No id comes twice in ids, and values is as long as ids and comes
// in with empty texts. It is not ok, and no value is set, where o is opaque.
func (o Object) Collect(ids []uint8, values []string) (ok bool) {
	if !o.IsTemplate() {
		return false
	}
	if o.isASCII() {
		collectASCII(o.Value, ids, values)
		return true
	}
	s := o.scan()
	for expected := 0; s.next(); {
		expected = collect(s.id, s.value, ids, values, expected)
	}
	return true
}

// collectASCII is Collect for a text that is known to be a line of objects.
func collectASCII(text string, ids []uint8, values []string) {
	expected := 0
	for at := 0; len(text)-at >= headerLength; {
		header := load4(text[at:])
		start := at + headerLength
		at = start + headerSpan(header)
		expected = collect(headerID(header), text[start:at], ids, values, expected)
	}
}

// collect keeps a value if it is asked for and the first. expected is the place
// in ids to look at before all others, and the result that for the next object:
// objects are mostly asked for in the order in which they are written.
func collect(id uint8, value string, ids []uint8, values []string, expected int) (next int) {
	i := expected
	if i >= len(ids) || ids[i] != id {
		if i = slices.Index(ids, id); i < 0 {
			return expected
		}
	}
	if values[i] == "" {
		values[i] = value
	}
	return i + 1
}

// findIn returns the first object id in a line of objects whose first begins at
// base in the payload.
func findIn(text string, r ruler, parent Path, base int, id uint8) (o Object, ok bool) {
	if r.isASCII() {
		at := seekASCII(text, id)
		if at < 0 {
			return Object{}, false
		}
		return Object{Path: parent.Child(id), Offset: base + at, Value: valueAt(text, at)}, true
	}
	s := scanner{text: text, base: base, ruler: r}
	for s.next() {
		if s.id == id {
			return s.object(parent), true
		}
	}
	return Object{}, false
}

// GUID returns the globally unique identifier of a template, its object 00
// (EMVCo §4.7.11.2). It need not come first.
func (o Object) GUID() (guid string, ok bool) { return o.Get(0) }

func (o Object) scan() scanner {
	return scanner{text: o.Value, base: o.Offset + headerLength, ruler: o.ruler}
}

// headerLength is the bytes of id and length in front of a value.
const headerLength = 4

// scanner reads the data objects of text one after another. After next has
// returned false, fault says whether the text ended well.
type scanner struct {
	text  string
	base  int // offset of text in the payload
	end   int // of the object just read, in text
	ruler ruler

	// The object just read, or the one that could not be.
	at    int // where its id begins, in text
	id    uint8
	value string
	fault error // one of the sentinels, nil at the end of the text
}

func (s *scanner) next() bool {
	s.at = s.end
	rest := s.text[s.at:]
	if len(rest) < headerLength {
		if rest != "" {
			s.fault = brokenHeader(rest)
		}
		return false
	}
	header := load4(rest)
	if !fourDigits(header) {
		s.fault = brokenHeader(rest)
		return false
	}
	s.id = headerID(header)
	n := headerSpan(header)
	rest = rest[headerLength:]
	n, s.fault = s.ruler.span(rest, n)
	if s.fault != nil {
		return false
	}
	s.value = rest[:n]
	s.end = s.at + headerLength + n
	return true
}

func (s *scanner) object(parent Path) Object {
	return Object{Path: parent.Child(s.id), Offset: s.base + s.at, Value: s.value, ruler: s.ruler}
}

// seekASCII is where the first object id begins in an ASCII line of data objects,
// -1 where there is none. It does what a scanner does for the common case, and
// several times as fast because it keeps nothing but its place.
func seekASCII(text string, id uint8) int {
	wanted := idBytes(id)
	for at := 0; len(text)-at >= headerLength; {
		header := load4(text[at:])
		next := at + headerLength + headerSpan(header)
		if !fourDigits(header) || next > len(text) {
			return -1
		}
		if header&0xFFFF == wanted {
			return at
		}
		at = next
	}
	return -1
}

// closesWith is [closes] and seekASCII in one walk: whether an ASCII text is a
// line of at least one data object to its end, and where in such a line the first
// object id begins, -1 for nowhere.
func closesWith(text string, id uint8) (at int, closed bool) {
	wanted, found := idBytes(id), -1
	end := 0
	for len(text)-end >= headerLength {
		header := load4(text[end:])
		next := end + headerLength + headerSpan(header)
		if !fourDigits(header) || next > len(text) {
			return -1, false
		}
		if header&0xFFFF == wanted && found < 0 {
			found = end
		}
		end = next
	}
	if end != len(text) || end == 0 {
		return -1, false
	}
	return found, true
}

// idBytes is an id as it stands in the lower half of a header.
func idBytes(id uint8) uint32 { return uint32('0'+id/10) | uint32('0'+id%10)<<8 }

// valueAt is the value of the object that begins at at in an ASCII line.
func valueAt(text string, at int) string {
	return text[at+headerLength:][:headerSpan(load4(text[at:]))]
}

// walkASCII yields the objects of an ASCII line whose ids are wanted, as far as
// it goes.
func walkASCII(text string, parent Path, base int, wanted *idSet, yield func(Object) bool) {
	in := childrenOf(parent)
	for at := 0; len(text)-at >= headerLength; {
		header := load4(text[at:])
		start := at + headerLength
		next := start + headerSpan(header)
		if !fourDigits(header) || next > len(text) {
			return
		}
		if id := headerID(header); wanted.has(id) &&
			!yield(Object{Path: in.child(id), Offset: base + at, Value: text[start:next]}) {
			return
		}
		at = next
	}
}

// children makes the paths of the objects in one template: what [Path.Child]
// asks for each child, the depth of the parent, is asked once.
type children struct {
	packed uint64
	shift  uint
}

func childrenOf(parent Path) children {
	if d := parent.Depth(); d < maxDepth {
		return children{parent.packed, uint(56 - 8*d)}
	}
	return children{shift: 64} // too deep: every child is the zero Path
}

// child is the path of object id, from 0 to 99.
func (c children) child(id uint8) Path { return Path{c.packed | uint64(id+1)<<c.shift} }

// closes reports whether an ASCII text is a line of data objects to its end.
func closes(text string) bool {
	for len(text) >= headerLength {
		header := load4(text)
		next := headerLength + headerSpan(header)
		if !fourDigits(header) || next > len(text) {
			return false
		}
		text = text[next:]
	}
	return text == ""
}

// A header is read as one number of four bytes, the first in the lowest; that is
// several times as fast as a byte after the other.

func load4(text string) uint32 {
	_ = text[3]
	return uint32(text[0]) | uint32(text[1])<<8 | uint32(text[2])<<16 | uint32(text[3])<<24
}

// fourDigits reports whether each byte of x is an ASCII digit.
func fourDigits(x uint32) bool {
	// The high half of a digit is 3, and adding 6 to the low half must not
	// carry into it.
	return x&0xF0F0F0F0 == 0x30303030 && (x+0x06060606)&0xF0F0F0F0 == 0x30303030
}

// headerID and headerSpan are the id and the length of a header of four digits.
// Of any other they make nonsense, which may be negative.

func headerID(header uint32) uint8 { return uint8(header&0xF*10 + header>>8&0xF) }

func headerSpan(header uint32) int { return int(header>>16&0xFF*10+header>>24) - 11*'0' }

// brokenHeader says what is wrong with a header that is not four digits.
func brokenHeader(rest string) error {
	for i := 0; i < len(rest) && i < headerLength; i++ {
		if !isDigit(rest[i]) {
			if i < 2 {
				return ErrID
			}
			return ErrLength
		}
	}
	return ErrTruncated
}
