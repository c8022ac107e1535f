package emvqr

// Place is the object at p or, where there is none, the place where it would be:
// an object without a value at the end of the template that lacks it. That is the
// end of the innermost template on the way that is there, and for a root object
// the end of the code. A template that is opaque counts as one.
//
// It is what a finding about a missing object points at; see [Finding.Offset].
func (c Code) Place(p Path) Object {
	if o, ok := c.Object(p); ok {
		return o
	}
	end := len(c.text)
	for around := p.Parent(); !around.IsZero(); around = around.Parent() {
		if o, ok := c.Object(around); ok {
			end = o.End()
			break
		}
	}
	return Object{Path: p, Offset: end, ruler: c.ruler}
}

// Place is the object id inside a template or, where there is none, the place where
// it would be, at the template's end.
func (o Object) Place(id uint8) Object {
	if child, ok := o.find(id); ok {
		return child
	}
	return Object{Path: o.Path.Child(id), Offset: o.End(), ruler: o.ruler}
}

// End is where the object ends, in bytes from the start of the payload.
func (o Object) End() int { return o.Offset + headerLength + len(o.Value) }
