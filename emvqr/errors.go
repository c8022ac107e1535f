package emvqr

import (
	"errors"
	"strconv"
)

// The reasons for which [Parse] refuses a text. They arrive inside a
// [SyntaxError]; ask with errors.Is. Their own texts are short because the
// SyntaxError around them tells the rest.
var (
	// ErrTooLong: the text is longer than any QR symbol can hold ([MaxBytes]),
	// or a value to be written is longer than two digits can say (99).
	ErrTooLong = errors.New("too long")
	// ErrEncoding: the text is not UTF-8.
	ErrEncoding = errors.New("text is not UTF-8")
	// ErrNotEMV: the text does not begin with a data object, so it is no
	// merchant-presented code at all.
	ErrNotEMV = errors.New("text does not begin with a data object")
	// ErrID: where an id must stand there are not two ASCII digits.
	ErrID = errors.New("id is not two digits")
	// ErrLength: a length is not two ASCII digits, or ends inside a character,
	// or is not 04 for object 63.
	ErrLength = errors.New("length is wrong")
	// ErrTruncated: the text ends inside an object.
	ErrTruncated = errors.New("value runs past the end")
	// ErrNoChecksum: object 63 is missing.
	ErrNoChecksum = errors.New("no checksum object")
	// ErrTrailing: something stands behind object 63, which must be the last.
	ErrTrailing = errors.New("text after the checksum object")
	// ErrChecksum: the value of object 63 is not the checksum of the text.
	ErrChecksum = errors.New("checksum is wrong")
)

// SyntaxError is the error of [Parse]: what was wrong and where.
type SyntaxError struct {
	// Offset is where the object in question begins, in bytes from the start of
	// the text. Where the object is missing, it is the length of the text.
	Offset int
	// Path names the object in question; it is zero where no object could be
	// told, as with a broken id.
	Path Path
	// Err is one of the sentinels of this package, such as [ErrTruncated].
	Err error

	detail string
}

// Error says where, what and, if it helps, what was found and expected.
func (e *SyntaxError) Error() string {
	return "emvqr: " + e.place() + ": " + e.Message()
}

// place is where it was.
func (e *SyntaxError) place() string {
	place := "at byte " + strconv.Itoa(e.Offset)
	if e.Path.IsZero() {
		return place
	}
	return e.Path.place() + " " + place
}

// Message is the text of the error without its place.
func (e *SyntaxError) Message() string {
	if e.detail == "" {
		return e.Err.Error()
	}
	return e.Err.Error() + ": " + e.detail
}

// Unwrap returns Err, for errors.Is.
func (e *SyntaxError) Unwrap() error { return e.Err }
