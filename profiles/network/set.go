package network

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"
)

// Set is a number of networks that are looked for together. Their order decides
// nothing. A Set is derived from its tables once and never changes, so it may be
// shared.
type Set struct {
	*tables
	now time.Time
}

// tables is what a Set has derived from its networks.
type tables struct {
	networks []*networkPlan
	kinds    map[*Kind]*kindPlan
	plans    []*objectPlan
	signs    []sign
	index    signIndex
}

// ErrTable is the reason why [NewSet] refuses a table.
var ErrTable = errors.New("network: a table contradicts itself or another")

// NewSet makes a set of networks. It refuses tables that contradict themselves or
// each other: the error lists every fault with network, kind and row, and is
// [ErrTable].
func NewSet(networks ...*Network) (*Set, error) {
	b := builder{tables: &tables{kinds: map[*Kind]*kindPlan{}}, ids: map[string]*Row{}}
	for i, n := range networks {
		if n == nil {
			b.fault("network %d of the list is nil", i)
			continue
		}
		b.network(n)
	}
	b.index.build(&b)
	if len(b.faults) > 0 {
		return nil, fmt.Errorf("%w: %s", ErrTable, strings.Join(b.faults, "; "))
	}
	return &Set{tables: b.tables}, nil
}

// MustSet is [NewSet] for tables known to be right. It panics on any other.
func MustSet(networks ...*Network) *Set {
	s, err := NewSet(networks...)
	if err != nil {
		panic(err)
	}
	return s
}

// At is the set at a point in time, for codes that expire and rules that come and
// go. Without a time an expiry is told and not judged.
func (s *Set) At(now time.Time) *Set { return &Set{s.tables, now} }

// Now is the time of the set, zero where nobody said what time it is.
func (s *Set) Now() time.Time { return s.now }

// Networks walks the networks of the set in the order in which they were given.
func (s *Set) Networks() iter.Seq[*Network] {
	return func(yield func(*Network) bool) {
		for _, n := range s.networks {
			if !yield(n.network) {
				return
			}
		}
	}
}

// Lookup finds a network of the set by its slug.
func (s *Set) Lookup(slug string) (*Network, bool) {
	i := slices.IndexFunc(s.networks, func(n *networkPlan) bool { return n.network.Slug == slug })
	if i < 0 {
		return nil, false
	}
	return s.networks[i].network, true
}

// networkPlan is a network, ready to be walked.
type networkPlan struct {
	network *Network
	place   uint16
	shared  []rowPlan
	kinds   []*kindPlan
	home    uint16 // its two letters, 0 for none
}

// kindPlan is a kind, ready to be read, judged and written.
type kindPlan struct {
	kind    *Kind
	network *networkPlan
	objects []*objectPlan
	rules   []rowPlan // all rows in shared objects
	shared  []rowPlan // those of them that have a key
	fields  []*Row    // the row of each key
	joined  bool      // an object joins another
	before  []*kindPlan
	// meant are the rows that mean something, sharedMeant the shared meanings that no
	// row is about, as places in sharedMeanings.
	meant       []meantRow
	sharedMeant []int
}

// objectPlan is an object, ready to be read.
type objectPlan struct {
	index     uint16
	kind      *kindPlan
	network   *networkPlan
	object    *Object
	fact      Fact
	joins     *objectPlan
	rows      []rowPlan
	rowOf     [100]uint8 // index+1 of the first row with that first id
	cut       bool       // its rows are cut out of the value
	hasParts  bool       // other objects join it
	mandatory uint64     // rows that must be there
	placed    idSet      // where it may be written
	forSlots  uint64     // the values for whose sake it is written, all ones for any
}

// rowPlan is a row, ready to be asked. What most values are judged by lies together.
type rowPlan struct {
	row  *Row
	slot uint8 // place of its key, noSlot for a row without one
	next uint8 // index+1 of the next row with the same first id
	// nested is the id inside a template inside the object, +1; deep is one level
	// further.
	nested, deep uint8

	min, max uint8
	whole    bool // it is all of an object inside, not nested and no part of it
	plain    bool // it is whole, and has a key and neither void nor condition
	slow     bool // it forbids, has a void, or reads a clock
	class    *[256]bool
	holds    func(string) bool
	checks   []*Check
	oneOf    []string
	fact     Fact
}

const noSlot = 255

// maxRows is how many rows an object can have.
const maxRows = 64

// plan compiles a row; around is the fact that it stands in.
func planRow(r *Row, slot uint8, around Fact) rowPlan {
	p := rowPlan{row: r, slot: slot, max: 255, whole: r.At.depth == 1 && !r.At.isPart(), checks: r.Checks, oneOf: r.OneOf, fact: r.Fact.within(around)}
	p.slow = r.Presence == Forbidden || r.Void != "" || r.Means == Expiry
	if r.hasLength() {
		p.min = uint8(r.Min)
		if r.Max > 0 {
			p.max = uint8(r.Max)
		}
	}
	if r.Format != nil {
		p.class, p.holds = r.Format.class, r.Format.holds
	}
	if r.At.depth > 1 {
		p.nested = r.At.ids[1] + 1
	}
	if r.At.depth > 2 {
		p.deep = r.At.ids[2] + 1
	}
	return p
}

// keeps is the quick answer for a value of a code that is all ASCII: true is sound,
// whether the row is asked or not, and false is for faultOf to say.
func (p *rowPlan) keeps(v string) bool {
	if p.slow || len(v) < int(p.min) || len(v) > int(p.max) {
		return false
	}
	if c := p.class; c != nil {
		for i := range len(v) {
			if !c[v[i]] {
				return false
			}
		}
	} else if p.holds != nil && !p.holds(v) {
		return false
	}
	for _, k := range p.checks {
		if k.Fault(v) != "" {
			return false
		}
	}
	return len(p.oneOf) == 0 || contains(p.oneOf, v)
}
