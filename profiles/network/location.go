package network

import (
	"iter"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// Location is the root objects that an account was read from. Account types embed
// it. It is comparable; the zero Location is that of an account put together by
// hand.
type Location struct {
	roots  idSet
	anchor uint8 // id + 1
}

// idSet is a set of root ids.
type idSet [2]uint64

func (s *idSet) add(id uint8)      { s[id>>6&1] |= 1 << (id & 63) }
func (s *idSet) has(id uint8) bool { return s[id>>6&1]&(1<<(id&63)) != 0 }

// meets reports whether the two sets have an id in common.
func (s *idSet) meets(o *idSet) bool { return s[0]&o[0]|s[1]&o[1] != 0 }

func idsOf(ranges []Range) (s idSet) {
	for _, r := range ranges {
		for id := r.First; id <= r.Last && id < 100; id++ {
			s.add(id)
		}
	}
	return s
}

// LocationOf is the location of an account made of these root objects, the anchor
// first.
func LocationOf(roots ...uint8) (l Location) {
	for _, id := range roots {
		l.add(id)
	}
	return l
}

func (l *Location) add(id uint8) {
	if l.anchor == 0 {
		l.anchor = id + 1
	}
	l.roots.add(id)
}

// Anchor implements [Account].
func (l Location) Anchor() emvqr.Path {
	if l.anchor == 0 {
		return emvqr.Path{}
	}
	return emvqr.P(l.anchor - 1)
}

// Paths implements [Account].
func (l Location) Paths() iter.Seq[emvqr.Path] {
	return func(yield func(emvqr.Path) bool) {
		if l.anchor == 0 || !yield(l.Anchor()) {
			return
		}
		for id := range uint8(100) {
			if l.roots.has(id) && id != l.anchor-1 && !yield(emvqr.P(id)) {
				return
			}
		}
	}
}

func (l Location) location() Location { return l }
