package network

import (
	"slices"
	"strings"
)

// looks are signs that no GUID tells, in the order of the tables. Those that say how a
// value begins are found by it, so that a code pays for the signs that it may have and
// not for all that there are.
type looks struct {
	all      []uint16
	rest     []uint16 // those that say nothing of how a value begins
	siblings []uint16 // those that need another object beside theirs
	starts   []starts
}

// starts are signs by how a value begins, for the values of one place.
type starts struct {
	at    Place
	first [4]uint64 // the bytes that any of them begins with
	list  []start   // sorted
}

// start is one beginning, and the signs that ask for it.
type start struct {
	text   string
	signs  []uint16
	within int // place+1 of the longest other beginning that this one begins with
}

func (l *looks) add(signs []sign, i uint16) {
	g := &signs[i]
	l.all = append(l.all, i)
	if g.level == bySibling {
		l.siblings = append(l.siblings, i)
	}
	look := g.begins()
	if look == nil {
		l.rest = append(l.rest, i)
		return
	}
	k := slices.IndexFunc(l.starts, func(s starts) bool { return s.at == look.At })
	if k < 0 {
		k = len(l.starts)
		l.starts = append(l.starts, starts{at: look.At})
	}
	l.starts[k].add(look.Starts, i)
}

// begins is the look of a mark that says how a value begins, nil for none.
func (g *sign) begins() *Look {
	for i := range g.has {
		l := &g.has[i]
		if l.Starts != "" && (l.At.kind == valuePlace || l.At.kind == insidePlace && l.At.depth == 1) {
			return l
		}
	}
	return nil
}

func (s *starts) add(text string, sign uint16) {
	at, found := slices.BinarySearchFunc(s.list, text, func(e start, text string) int { return strings.Compare(e.text, text) })
	if !found {
		s.list = slices.Insert(s.list, at, start{text: text})
	}
	s.list[at].signs = append(s.list[at].signs, sign)
	s.first[text[0]>>6] |= 1 << (text[0] & 63)
}

// fewLooks are asked one after the other sooner than found.
const fewLooks = 6

// link notes of each beginning which other one it begins with.
func (l *looks) link() {
	if len(l.all) <= fewLooks {
		l.rest, l.starts = l.all, nil
	}
	for k := range l.starts {
		list := l.starts[k].list
		for i := range list {
			for j := range i { // a shorter one comes before it
				if strings.HasPrefix(list[i].text, list[j].text) {
					list[i].within = j + 1
				}
			}
		}
	}
}

// of are the signs that an object may have, in the order of the tables.
func (l *looks) of(s *scan, c *claim) []uint16 {
	found := s.room[:0]
	for i := range l.starts {
		if value, ok := s.inside(c, &l.starts[i].at); ok && value != "" {
			found = l.starts[i].of(value, found)
		}
	}
	switch {
	case len(found) == 0:
		return l.rest
	case len(found)+len(l.rest) > len(s.room):
		return l.all
	}
	found = append(found, l.rest...)
	slices.Sort(found)
	return found
}

// of appends the signs whose beginning a value has, as far as there is room. What a
// value begins with is the last beginning that does not come after it, or one that
// this one begins with.
func (s *starts) of(value string, found []uint16) []uint16 {
	if s.first[value[0]>>6]&(1<<(value[0]&63)) == 0 {
		return found
	}
	low, high := 0, len(s.list)
	for low < high {
		if middle := (low + high) / 2; s.list[middle].text <= value {
			low = middle + 1
		} else {
			high = middle
		}
	}
	for low > 0 {
		e := &s.list[low-1]
		if strings.HasPrefix(value, e.text) {
			found = append(found, e.signs...)
		}
		low = e.within
	}
	return found
}
