package emvqr

import (
	"errors"
	"fmt"
	"unicode/utf8"

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
	// ErrOpaque: an object on the way to the path is not made of data objects.
	ErrOpaque = errors.New("value is not made of data objects")
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
	e := editor{objects: c.text[:len(c.text)-checksumLength], ruler: c.ruler}
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
	return e.seal()
}

// editor holds the root objects, without 63, while edits are made.
type editor struct {
	objects string
	ruler   ruler // the unit that lengths are written in
	astral  bool
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

func (e *editor) set(path Path, value string) error {
	if path.IsZero() || path.Root() == idChecksum {
		return &EditError{Path: path, Err: ErrPath}
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

// precomposed is a value as it is written. In a template the lengths follow the
// objects, which may have become shorter.
func (e *editor) precomposed(path Path, value string) (string, error) {
	text, err := normalised(value, e.astral)
	if err != nil {
		return "", &EditError{Path: path, Err: err}
	}
	o := Object{Path: path, Value: value, ruler: e.ruler}
	if text == value || !isTemplateID(path) || !o.IsTemplate() {
		return text, nil
	}
	var objects []Data
	for inner := range o.Objects() {
		written, err := e.precomposed(inner.Path, inner.Value)
		if err != nil {
			return "", err
		}
		objects = append(objects, Data{ID: inner.Path.ID(), Value: written})
	}
	return e.render(path, objects)
}

func (e *editor) remove(path Path) error {
	if path.IsZero() || path.Root() == idChecksum {
		return &EditError{Path: path, Err: ErrPath}
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
		return "", &EditError{Path: at, Err: ErrTooLong, detail: fmt.Sprintf("%d %s, at most 99 fit", n, e.ruler.unit())}
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

// render writes data objects in the length unit of the code.
func (e *editor) render(path Path, objects []Data) (string, error) {
	var dst []byte
	for i := range objects {
		d, at := &objects[i], path.Child(objects[i].ID)
		if at.IsZero() {
			return "", &EditError{Path: path, Err: ErrPath, detail: fmt.Sprintf("id %d", d.ID)}
		}
		value := d.Value
		var err error
		if len(d.Template) > 0 {
			value, err = e.render(at, d.Template)
		} else if value == "" {
			err = &EditError{Path: at, Err: ErrEmpty}
		}
		if err != nil {
			return "", err
		}
		if value, err = normalised(value, e.astral); err != nil {
			return "", &EditError{Path: at, Err: err}
		}
		n := e.ruler.count(value)
		if n > 99 {
			return "", &EditError{Path: at, Err: ErrTooLong, detail: fmt.Sprintf("%d %s, at most 99 fit", n, e.ruler.unit())}
		}
		dst = append(appendTwoDigits(appendTwoDigits(dst, int(d.ID)), n), value...)
	}
	if !utf8.Valid(dst) {
		return "", &EditError{Path: path, Err: ErrEncoding}
	}
	return string(dst), nil
}
