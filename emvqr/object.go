package emvqr

import (
	"iter"
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
	if o.ruler == byASCII {
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
	if o.ruler == byASCII {
		return o.Value != "" && closes(o.Value)
	}
	s := o.scan()
	for s.next() {
	}
	return s.fault == nil && o.Value != ""
}

// Get returns the value of the first object id inside o. It is not ok where
// there is none or o is opaque.
func (o Object) Get(id uint8) (value string, ok bool) {
	if o.ruler != byASCII {
		child, ok := o.find(id)
		return child.Value, ok
	}
	at, _ := closesWith(o.Value, id)
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

// findIn returns the first object id in a line of objects whose first begins at
// base in the payload.
func findIn(text string, r ruler, parent Path, base int, id uint8) (o Object, ok bool) {
	if r == byASCII {
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
