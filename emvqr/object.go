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
