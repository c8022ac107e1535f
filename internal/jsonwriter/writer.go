// Package jsonwriter writes JSON objects member by member, without reflection and with
// every hidden character escaped, for answers that are written by the million.
package jsonwriter

import (
	"strconv"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// Writer appends JSON to a slice of bytes. It puts the commas; that what is opened is
// closed is the caller's business.
type Writer struct {
	dst  []byte
	next bool // something before it on the same level wants a comma
}

// On begins to write at the end of dst.
func On(dst []byte) Writer { return Writer{dst: dst} }

// Bytes is all that was written, after what On was given.
func (w *Writer) Bytes() []byte { return w.dst }

// Open begins an object, Close ends it.
func (w *Writer) Open() {
	w.comma()
	w.dst, w.next = append(w.dst, '{'), false
}

// Close ends an object.
func (w *Writer) Close() { w.dst, w.next = append(w.dst, '}'), true }

// Key begins a member, whose value is written next.
func (w *Writer) Key(key string) {
	w.comma()
	w.dst = append(append(append(w.dst, '"'), key...), '"', ':')
	w.next = false
}

// Text is a member with a string.
func (w *Writer) Text(key, value string) {
	w.Key(key)
	w.Value(value)
}

// Entry is a member with a string whose key is a text from outside, too.
func (w *Writer) Entry(key, value string) {
	w.comma()
	w.dst = append(emvqr.AppendJSONString(w.dst, key), ':')
	w.next = false
	w.Value(value)
}

// Path is a member with the path of an object, "" for the zero Path.
func (w *Writer) Path(key string, path emvqr.Path) {
	w.Key(key)
	w.dst, _ = path.AppendText(append(w.dst, '"')) // never fails
	w.dst, w.next = append(w.dst, '"'), true
}

// Bool is a member with a truth value.
func (w *Writer) Bool(key string, value bool) {
	w.Key(key)
	w.dst, w.next = strconv.AppendBool(w.dst, value), true
}

// Number is a member with a number.
func (w *Writer) Number(key string, value int64) {
	w.Key(key)
	w.dst, w.next = strconv.AppendInt(w.dst, value, 10), true
}

// Value is a string on its own: the value of a member or an element.
func (w *Writer) Value(value string) {
	w.comma()
	w.dst, w.next = emvqr.AppendJSONString(w.dst, value), true
}

// Null is null on its own.
func (w *Writer) Null() {
	w.comma()
	w.dst, w.next = append(w.dst, "null"...), true
}

// Raw is a value that a function appends.
func (w *Writer) Raw(value func(dst []byte) []byte) {
	w.comma()
	w.dst, w.next = value(w.dst), true
}

// Array is a member with n elements, each of which a function writes.
func (w *Writer) Array(key string, n int, element func(i int)) {
	w.Key(key)
	w.dst = append(w.dst, '[')
	for i := range n {
		w.next = i > 0
		element(i)
	}
	w.dst, w.next = append(w.dst, ']'), true
}

func (w *Writer) comma() {
	if w.next {
		w.dst = append(w.dst, ',')
	}
}
