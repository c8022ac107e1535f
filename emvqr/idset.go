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

// lacks reports whether an id of other is not in the set.
func (s *idSet) lacks(other idSet) bool { return other[0]&^s[0]|other[1]&^s[1] != 0 }

// idRange is the set of the ids from first to last.
func idRange(first, last uint8) (s idSet) {
	for id := first; id <= last; id++ {
		s.add(id)
	}
	return s
}

// Sets of root ids that are walked.
var (
	allIDs        = idRange(0, 99)
	accountIDs    = idRange(2, 51)
	unreservedIDs = idRange(idUnreserved, 99)
	ownedIDs      = idSet{accountIDs[0] | unreservedIDs[0], accountIDs[1] | unreservedIDs[1]}
)
