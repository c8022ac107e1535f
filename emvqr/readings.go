package emvqr

import (
	"fmt"
	"iter"
	"strings"
)

// Readings yields the code as each kind of reader sees it: first as it is, then
// in every other length unit in which the same text also closes, whole, on an
// object 63 with a right checksum. Nearly every code has one reading. A second
// one always holds other objects: it may name another amount or another payee,
// the rule TEXT-TWO-READINGS says so, and no one should pay by either.
//
// A reading in another unit is for looking: [Parse] of its text returns the first.
func (c Code) Readings() iter.Seq[Code] {
	return func(yield func(Code) bool) {
		if c.IsZero() || !yield(c) || c.ruler == byASCII {
			return
		}
		for r := byCodePoints; r <= byBytes; r++ {
			if c.closesIn(r) && !yield(Code{text: c.text, ruler: r}) {
				return
			}
		}
	}
}

// closesIn reports whether the code has a second reading, in the unit of r.
//
// Where two units measure some text differently, the first object that holds
// such text ends at two places. So the two readings differ at the root already.
func (c Code) closesIn(r ruler) bool {
	return c.Verified() && !c.ruler.agrees(r, c.text) && closeRoot(c.text, r).err == nil
}

// A fork is a place from which readers that count in two units see different
// objects: the root, or a template, for programs that measure what is inside a
// template in another unit than what is around it.
type fork struct {
	inside     Path // the template; the zero Path for the root
	one, other scanner
}

// forks yields where readers of different units part. What is inside the templates
// only matters where all read the same root. Text in ASCII, which all units measure
// alike, has no fork, and is not looked at.
func (c Code) forks(yield func(fork) bool) {
	if c.ruler == byASCII || !c.Verified() {
		return
	}
	forked := false
	for r := byCodePoints; r <= byBytes; r++ {
		if c.closesIn(r) {
			forked = true
			if !yield(fork{one: scanner{text: c.text, ruler: c.ruler}, other: scanner{text: c.text, ruler: r}}) {
				return
			}
		}
	}
	for o := range c.Objects() {
		if forked {
			return
		}
		if !isASCII(o.Value) && !yieldTree(o, func(o Object) bool { return o.forks(yield) }) {
			return
		}
	}
}

// forks yields the units in which a template closes, too, on other objects.
func (o Object) forks(yield func(fork) bool) bool {
	if !isTemplateID(o.Path) || isASCII(o.Value) || !o.IsTemplate() {
		return true
	}
	for r := byCodePoints; r <= byBytes; r++ {
		other := o
		other.ruler = r
		if !o.ruler.agrees(r, o.Value) && other.IsTemplate() && !yield(fork{o.Path, o.scan(), other.scan()}) {
			return false
		}
	}
	return true
}

// readings reports where readers of different units part. No network lowers it.
func (j *judge) readings(c Code) {
	if c.ruler == byASCII {
		return // forks would find none, and this keeps j off the heap
	}
	for f := range c.forks {
		j.always(ruleTwoReadings, f.inside, f.offset(), "%s", f.message())
	}
}

// offset is where the first object begins that ends at two places.
func (f fork) offset() int {
	for f.one.next() && f.other.next() && f.one.end == f.other.end {
	}
	return f.one.base + f.one.at
}

// message says which objects readers of the other unit see. It quotes no value.
func (f fork) message() string {
	what := "the code reads in two ways, both with a right checksum"
	if !f.inside.IsZero() {
		what = f.inside.place() + " reads in two ways"
	}
	return fmt.Sprintf("%s: readers that count %s see its objects as shown here, readers that count %s see %s; make the code anew without what looks like data objects in its text",
		what, f.one.ruler.unit().counted(), f.other.ruler.unit().counted(), f.difference())
}

// difference names the objects that the other readers see, and those they do not.
func (f fork) difference() string {
	var mine, its [100]string // what stands there, in wire order
	collectTexts(&mine, f.one)
	collectTexts(&its, f.other)
	var more, changed, less []string
	for id := range mine {
		path := f.inside.Child(uint8(id)).String()
		switch {
		case mine[id] == its[id]:
		case mine[id] == "":
			more = append(more, path)
		case its[id] == "":
			less = append(less, path)
		default:
			changed = append(changed, path)
		}
	}
	var sees []string
	for _, part := range []struct {
		word  string
		paths []string
	}{{"also", more}, {"another", changed}, {"no", less}} {
		if len(part.paths) > 0 {
			sees = append(sees, part.word+" "+strings.Join(part.paths, ", "))
		}
	}
	return strings.Join(sees, "; ")
}

// collectTexts puts the objects of each id together, headers included.
func collectTexts(texts *[100]string, s scanner) {
	for s.next() {
		texts[s.id] += s.text[s.at:s.end]
	}
}

// counted is what a unit counts, for messages.
func (u LengthUnit) counted() string {
	switch u {
	case UTF16:
		return "UTF-16 units"
	case Bytes:
		return "bytes"
	}
	return "characters"
}
