package emvqr

import (
	"errors"
	"iter"
)

// Code is a payload whose structure is sound and whose checksum is right, as
// [Parse] returns it. It is immutable, small and comparable with ==: two codes
// are equal when their texts are. The zero Code holds nothing. (The other
// readings of [Code.Readings] are the one exception.)
//
// One source of codes is different: [Report.Code] lets people look into a code
// whose checksum is missing or wrong. [Code.Verified] tells the two apart.
type Code struct {
	text       string
	ruler      ruler
	unverified bool
}

// ErrUnverified is returned where a code without a right checksum is asked to
// be edited or written: sealing it anew would make a damaged code look sound.
var ErrUnverified = errors.New("emvqr: the checksum of this code was not right")

// IsZero reports whether c is the zero Code.
func (c Code) IsZero() bool { return c.text == "" }

// String returns the payload, byte for byte as it was read.
func (c Code) String() string { return c.text }

// Verified reports whether the checksum was right. It is false for the zero
// Code and for some that [Report.Code] returns.
func (c Code) Verified() bool { return c.text != "" && !c.unverified }

// LengthUnit is what the lengths of this code count.
func (c Code) LengthUnit() LengthUnit { return c.ruler.unit() }

// AppendText implements [encoding.TextAppender].
func (c Code) AppendText(dst []byte) ([]byte, error) { return append(dst, c.text...), nil }

// MarshalText implements [encoding.TextMarshaler] with the payload.
func (c Code) MarshalText() ([]byte, error) { return []byte(c.text), nil }

// UnmarshalText implements [encoding.TextUnmarshaler]; it is [Parse].
func (c *Code) UnmarshalText(text []byte) error {
	parsed, err := Parse(string(text))
	if err == nil {
		*c = parsed
	}
	return err
}

// Objects walks the root objects in wire order, 63 included. It copies nothing.
func (c Code) Objects() iter.Seq[Object] {
	return func(yield func(Object) bool) { c.walkRoot(yield) }
}

func (c Code) walkRoot(yield func(Object) bool) { c.walkIDs(&allIDs, yield) }

// walkIDs walks the root objects whose ids are wanted.
func (c Code) walkIDs(wanted *idSet, yield func(Object) bool) {
	if c.ruler == byASCII {
		walkASCII(c.text, Path{}, 0, wanted, yield)
		return
	}
	s := scanner{text: c.text, ruler: c.ruler}
	for s.next() {
		if wanted.has(s.id) && !yield(s.object(Path{})) {
			return
		}
	}
}

// All walks every object in wire order, a template before its contents, as far
// as EMVCo says what is a template: 26-51, 62, 64 and 80-99, and inside 62 the
// ids 50-99. An opaque template has no contents.
func (c Code) All() iter.Seq[Object] {
	return func(yield func(Object) bool) {
		for o := range c.Objects() {
			if !yieldTree(o, yield) {
				return
			}
		}
	}
}

// yieldTree yields o and what is inside it. Templates nest three deep at the
// most, see kindAt.
func yieldTree(o Object, yield func(Object) bool) bool {
	if !yield(o) {
		return false
	}
	if !isTemplateID(o.Path) {
		return true
	}
	for inner := range o.Objects() {
		if !yieldTree(inner, yield) {
			return false
		}
	}
	return true
}

// Get returns the value of the object at path, the first where several have the
// same id. It is not ok where there is none, or where something on the way to it
// is opaque or a primitive.
func (c Code) Get(path Path) (value string, ok bool) {
	if c.ruler == byASCII && path.Depth() == 1 {
		at := seekASCII(c.text, path.Root())
		if at < 0 {
			return "", false
		}
		return valueAt(c.text, at), true
	}
	o, ok := c.Object(path)
	return o.Value, ok
}

// Object is [Code.Get] that also tells where the object stands.
func (c Code) Object(path Path) (o Object, ok bool) {
	depth := path.Depth()
	if depth == 1 && c.ruler == byASCII {
		at := seekASCII(c.text, path.Root())
		if at < 0 {
			return Object{}, false
		}
		return Object{Path: path, Offset: at, Value: valueAt(c.text, at)}, true
	}
	if depth == 0 || depth > 1 && kindAt(path.Parent()) == noTemplate {
		return Object{}, false
	}
	o, ok = findIn(c.text, c.ruler, Path{}, 0, path.Root())
	for level := 1; ok && level < depth; level++ {
		o, ok = o.find(path.level(level))
	}
	if !ok {
		return Object{}, false
	}
	return o, true
}
