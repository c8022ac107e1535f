package emvqr

import (
	"errors"

	"github.com/openmerchantqr/emvqr/crc"
)

// The reasons for which [Code.With] refuses an edit, besides [ErrTooLong],
// [ErrEncoding], [ErrAstral] and those of [ParseAmount]. They arrive inside an
// [EditError].
var (
	// ErrPath: the path names no object, or the checksum, which is never edited.
	ErrPath = errors.New("cannot be edited")
	// ErrEmpty: an object without a value is not written; remove it instead.
	ErrEmpty = errors.New("value is empty")
	// ErrDuplicate: the id occurs more than once, so it is not clear which one
	// is meant.
	ErrDuplicate = errors.New("id occurs more than once")
	// ErrOpaque: an object on the way to the path is not made of data objects,
	// or is a primitive: text, even where it looks like data objects.
	ErrOpaque = errors.New("value is not made of data objects")
	// ErrValueAndTemplate: a [Data] holds both, and only one of them can be written.
	ErrValueAndTemplate = errors.New("there is a value and a template, expected one of them")
	// ErrTwoReadings: readers that count lengths in another unit would see other
	// objects in the result; see [Code.Readings].
	ErrTwoReadings = errors.New("the result would read in two ways")
	// ErrTip: the kind of a [Tip] and its values do not say the same: a fee or a
	// percentage that is missing, zero or out of range, or one beside a kind that
	// has no use for it.
	ErrTip = errors.New("kind and value of the tip disagree")
)

// EditError is the error of [Code.With]: which object, and why.
type EditError struct {
	// Path is the object that cannot be written: the one the edit names, or a
	// template around it that would become too long.
	Path Path
	// Err is one of the sentinels of this package, such as [ErrTooLong].
	Err error

	detail string
}

// Error names the object and the cause.
func (e *EditError) Error() string {
	text := "emvqr: " + e.Path.place() + ": " + e.Err.Error()
	if e.detail != "" {
		text += ": " + e.detail
	}
	return text
}

// Unwrap returns Err, for errors.Is.
func (e *EditError) Unwrap() error { return e.Err }

// Edit is one change to a code, for [Code.With].
type Edit struct {
	apply func(*editor) error
}

// Set gives the object at path a value: it replaces the one that is there, or
// puts a new object after the last one with a smaller id beside it. Templates on
// the way that do not exist are made. The value is written in precomposed form
// (NFC); in that of a template, the lengths follow.
func Set(path Path, value string) Edit {
	return Edit{func(e *editor) error { return e.set(path, value) }}
}

// SetTemplate is [Set] with a value put together from data objects.
func SetTemplate(path Path, objects ...Data) Edit {
	return Edit{func(e *editor) error {
		if err := editable(path); err != nil {
			return err
		}
		value, err := e.render(path, objects)
		if err != nil {
			return err
		}
		return e.set(path, value)
	}}
}

// Remove takes the object at path out. A template that becomes empty goes with
// it, since no object may be empty. Where there is no such object nothing
// changes.
func Remove(path Path) Edit {
	return Edit{func(e *editor) error { return e.remove(path) }}
}

// SetInitiation sets object 01; [Unspecified] and [Omitted] remove it.
func SetInitiation(i Initiation) Edit {
	if i.value() == "" {
		return Remove(P(idInitiation))
	}
	return Set(P(idInitiation), i.value())
}

func setOrRemove(path Path, value string) Edit {
	if value == "" {
		return Remove(path)
	}
	return Set(path, value)
}

// AllowAstral permits characters beyond U+FFFF in the edits behind it; see
// [Merchant.AllowAstral].
func AllowAstral() Edit {
	return Edit{func(e *editor) error { e.astral = true; return nil }}
}

// With returns the code with the edits made, one after the other. Every object
// that no edit names keeps its bytes and its place; the lengths around an edit
// and the checksum follow. The checksum is written in upper case. The length
// unit of the code is kept. A result that has two readings is refused; a code that
// has two is fit for an edit that leaves it one. The error is an [EditError], or
// [ErrUnverified] for a code whose checksum was not right.
func (c Code) With(edits ...Edit) (Code, error) {
	if !c.Verified() {
		return Code{}, ErrUnverified
	}
	e := editor{composer: composer{ruler: c.ruler}, objects: c.text[:len(c.text)-checksumLength]}
	if e.ruler == byASCII {
		e.ruler = byCodePoints
	}
	for _, edit := range edits {
		if edit.apply == nil {
			continue
		}
		if err := edit.apply(&e); err != nil {
			return Code{}, err
		}
	}
	if err := e.precision(c); err != nil {
		return Code{}, err
	}
	return e.seal()
}

// editor holds the root objects, without 63, while edits are made.
type editor struct {
	composer
	objects string
}

// code is the code as edited so far, for looking; it has no checksum.
func (e *editor) code() Code {
	return Code{text: e.objects, ruler: rulerOf(e.objects, e.ruler.unit())}
}

// seal puts the checksum behind the objects and reads the result.
func (e *editor) seal() (Code, error) {
	text := make([]byte, 0, len(e.objects)+checksumLength)
	text = append(append(text, e.objects...), "6304"...)
	text = appendHex(text, crc.Checksum(text))
	after, fault := read(string(text))
	if fault.err != nil {
		return Code{}, &EditError{Path: fault.path, Err: fault.err, detail: fault.detail(string(text))}
	}
	// Where the first reading is not the one that was written, that is the second.
	for f := range after.forks {
		return Code{}, &EditError{Path: f.inside, Err: ErrTwoReadings, detail: f.message()}
	}
	return after, nil
}

// editable refuses a path at which nothing is ever written: the checksum, and what
// would lie inside a primitive.
func editable(path Path) error {
	if path.IsZero() || path.Root() == idChecksum {
		return &EditError{Path: path, Err: ErrPath}
	}
	if primitive := enclosingPrimitive(path); !primitive.IsZero() {
		return &EditError{Path: primitive, Err: ErrOpaque, detail: primitiveOnly}
	}
	return nil
}

func (e *editor) set(path Path, value string) error {
	if err := editable(path); err != nil {
		return err
	}
	if value == "" {
		return &EditError{Path: path, Err: ErrEmpty, detail: "remove the object instead"}
	}
	value, err := e.precomposed(path, value)
	if err != nil {
		return err
	}
	return e.change(path, func(string) string { return value })
}

func (e *editor) remove(path Path) error {
	if err := editable(path); err != nil {
		return err
	}
	return e.change(path, func(string) string { return "" })
}

// change gives the object at path the value that edit makes of its present one,
// "" where there is none; an object that gets no value is taken out.
func (e *editor) change(path Path, edit func(value string) string) error {
	changed, err := e.changeIn(e.objects, Path{}, path, edit)
	if err == nil {
		e.objects = changed
	}
	return err
}

// changeIn is change inside content, which is the value of the template at
// parent, or all root objects.
func (e *editor) changeIn(content string, parent, path Path, edit func(string) string) (string, error) {
	at := parent.Child(path.level(parent.Depth()))
	slot, err := e.find(content, at)
	if err != nil {
		return "", err
	}
	value := ""
	if at == path {
		value = edit(slot.value)
	} else if value, err = e.changeIn(slot.value, at, path, edit); err != nil || value == slot.value {
		return content, err
	}
	if value == "" {
		return content[:slot.start] + content[slot.end:], nil
	}
	n := e.ruler.count(value)
	if n > 99 {
		return "", e.tooLong(at, n)
	}
	header := appendTwoDigits(appendTwoDigits(make([]byte, 0, headerLength), int(at.ID())), n)
	return content[:slot.start] + string(header) + value + content[slot.end:], nil
}

// slot is where an object stands in a text or, with start and end alike, where
// it would.
type slot struct {
	start, end int
	value      string
}

// find looks for the object at path in content, the line of objects around it.
func (e *editor) find(content string, path Path) (slot, error) {
	var found slot
	times, after := 0, 0
	s := scanner{text: content, ruler: e.ruler}
	for s.next() {
		switch id := path.ID(); {
		case s.id == id:
			found = slot{s.at, s.end, s.value}
			times++
		case s.id < id:
			after = s.end
		}
	}
	switch {
	case s.fault != nil:
		return slot{}, &EditError{Path: path.Parent(), Err: ErrOpaque}
	case times > 1:
		return slot{}, &EditError{Path: path, Err: ErrDuplicate}
	case times == 0:
		return slot{start: after, end: after}, nil
	}
	return found, nil
}
