package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/explain"
)

// tree is the objects of a code as rows: where each begins, its path, its name
// and its value, the contents of a template indented below it.
type tree struct {
	rows []row
}

// row is one object. Its texts are ready to be shown.
type row struct {
	offset  int
	path    string
	name    string
	value   string
	meaning string // what the value means, "" where it speaks for itself
	broken  bool   // the object could not be read; meaning says why
}

// indents are for the levels of templates: EMVCo defines three.
var indents = [...]string{"", "  ", "    "}

func newTree(e *explain.Explanation) tree {
	var t tree
	for i := range e.Objects {
		o := &e.Objects[i]
		r := row{
			offset:  o.Offset,
			path:    o.Path.String(),
			name:    indents[min(o.Path.Depth(), len(indents))-1] + o.Name,
			meaning: o.Meaning,
		}
		hasContents := i+1 < len(e.Objects) && e.Objects[i+1].Path.Parent() == o.Path
		// Of a template its contents say it all, if they can all be read.
		if !hasContents || !o.IsTemplate() {
			r.value = shownValue(o.Value)
		}
		t.rows = append(t.rows, r)
	}
	if fault := e.Break(); fault != nil {
		t.rows = append(t.rows, row{
			offset: fault.Offset, path: fault.Path.String(), name: emvqr.ObjectName(fault.Path),
			meaning: fault.Message(), broken: true,
		})
	}
	return t
}

// shownValue makes a value fit to be shown. One that is empty or has a blank at
// an end stands in quotation marks, as that could not be seen.
func shownValue(value string) string {
	if value != strings.TrimSpace(value) || value == "" {
		return `"` + escape(value) + `"`
	}
	return escape(value)
}

// append draws the tree. The columns in front of the value are as wide as the
// widest cell; the value comes last because only it can hold characters whose
// width is the terminal's choice.
func (t tree) append(dst []byte, p palette) []byte {
	paths, names := len("object"), 0
	for i := range t.rows {
		paths, names = max(paths, len(t.rows[i].path)), max(names, len(t.rows[i].name))
	}
	header := fmt.Sprintf("  %6s  %-*s  %-*s  value", "byte", paths, "object", names, "")
	dst = append(p.quiet.append(dst, header), '\n')
	for i := range t.rows {
		dst = append(t.rows[i].append(dst, p, paths, names), '\n')
	}
	return dst
}

func (r *row) append(dst []byte, p palette, paths, names int) []byte {
	offset := strconv.Itoa(r.offset)
	dst = p.quiet.append(appendBlanks(dst, 2+6-len(offset)), offset)
	dst = appendPadded(append(dst, "  "...), r.path, paths)
	dst = append(append(dst, "  "...), r.name...)
	if r.value == "" && r.meaning == "" {
		return dst
	}
	dst = appendBlanks(dst, names-len(r.name))
	if r.value != "" {
		dst = p.strong.append(append(dst, "  "...), r.value)
	}
	switch {
	case r.broken:
		dst = p.bad.append(append(dst, "  "...), r.meaning)
	case r.meaning != "":
		dst = p.quiet.append(append(dst, "  "...), "= "+r.meaning)
	}
	return dst
}

func appendPadded(dst []byte, text string, width int) []byte {
	return appendBlanks(append(dst, text...), width-len(text))
}

func appendBlanks(dst []byte, n int) []byte {
	for range n {
		dst = append(dst, ' ')
	}
	return dst
}
