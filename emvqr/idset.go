package emvqr

// idSet is a set of ids, 0 to 99.
type idSet [2]uint64

// add puts id into the set and reports whether it was there before.
func (s *idSet) add(id uint8) (before bool) {
	before = s.has(id)
	s[id>>6&1] |= 1 << (id & 63)
	return before
}

func (s *idSet) has(id uint8) bool { return s[id>>6&1]&(1<<(id&63)) != 0 }
