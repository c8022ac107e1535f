package emvqr

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
