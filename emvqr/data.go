package emvqr

import "fmt"

// Data is a data object to be written. It is a primitive with a Value or, where
// Template is not empty, a template; never both. A Value may also be the whole
// content of a template that has been put together elsewhere.
type Data struct {
	ID       uint8
	Value    string
	Template []Data
}

// composer puts values together as they are written: in one length unit, in
// precomposed form.
type composer struct {
	ruler  ruler
	astral bool // characters beyond U+FFFF are allowed
}

// render writes the content of the template at path.
func (c composer) render(path Path, objects []Data) (string, error) {
	if !path.IsZero() && kindAt(path) == noTemplate {
		return "", &EditError{Path: path, Err: ErrOpaque, detail: primitiveOnly}
	}
	var dst []byte
	var seen idSet
	for i := range objects {
		d, at := &objects[i], path.Child(objects[i].ID)
		switch {
		case at.IsZero():
			return "", &EditError{Path: path, Err: ErrPath, detail: fmt.Sprintf("id %d", d.ID)}
		case seen.add(d.ID):
			return "", &EditError{Path: at, Err: ErrDuplicate}
		}
		value, err := c.content(at, d)
		if err != nil {
			return "", err
		}
		n := c.ruler.count(value)
		if n > 99 {
			return "", c.tooLong(at, n)
		}
		dst = append(appendTwoDigits(appendTwoDigits(dst, int(d.ID)), n), value...)
	}
	return string(dst), nil
}

// primitiveOnly says why nothing is written inside an object.
const primitiveOnly = "it holds text, whatever that looks like"

// content is what d is written with.
func (c composer) content(at Path, d *Data) (string, error) {
	switch {
	case len(d.Template) > 0 && d.Value != "":
		return "", &EditError{Path: at, Err: ErrValueAndTemplate}
	case len(d.Template) > 0:
		return c.render(at, d.Template)
	case d.Value == "":
		return "", &EditError{Path: at, Err: ErrEmpty}
	}
	return c.precomposed(at, d.Value)
}

func (c composer) tooLong(path Path, n int) *EditError {
	return &EditError{Path: path, Err: ErrTooLong, detail: fmt.Sprintf("%d %s, at most 99 fit", n, c.ruler.unit())}
}

// precomposed is a value as it is written. In a template the lengths follow the
// objects, which may have become shorter. What lies inside an owner's template is
// not taken apart, so there a value that would read otherwise is refused.
func (c composer) precomposed(path Path, value string) (string, error) {
	text, err := normalised(value, c.astral)
	if err != nil {
		return "", &EditError{Path: path, Err: err}
	}
	o := Object{Path: path, Value: value, ruler: c.ruler}
	if text == value || kindAt(path) == noTemplate || !o.IsTemplate() {
		return text, nil
	}
	if kindAt(path) == ownersTemplate {
		return "", &EditError{Path: path, Err: ErrOpaque, detail: "its lengths would be wrong once it is in precomposed form (NFC); write it object by object"}
	}
	var dst []byte
	for inner := range o.Objects() {
		written, err := c.precomposed(inner.Path, inner.Value)
		if err != nil {
			return "", err
		}
		// Precomposed text is never longer, see normalised.
		dst = append(appendTwoDigits(appendTwoDigits(dst, int(inner.Path.ID())), c.ruler.count(written)), written...)
	}
	return string(dst), nil
}
