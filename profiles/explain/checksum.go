package explain

import (
	"errors"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// Sealed says in words how the checksum of a merchant-presented code is, and how bad that
// is. It quotes what is in 63 of the text, which may be hostile, through quote.
func (e *Explanation) Sealed(quote func(value string) string) (words string, severity emvqr.Severity) {
	switch {
	case e.soundUpToChecksum():
		return "right for the text before it; take off what comes after", emvqr.Warning
	case e.Checksum == nil:
		return "not known, the code cannot be read to its end", emvqr.Error
	case e.Err == nil:
		return e.Checksum.Got + " is right", emvqr.Info
	case e.Checksum.Got == "":
		return "missing, " + e.Checksum.Want + " would be right", emvqr.Error
	}
	return quote(e.Checksum.Got) + " is wrong, " + e.Checksum.Want + " would be right", emvqr.Error
}

// soundUpToChecksum reports whether a code is sound but for what comes after its
// checksum, such as a line break that a scanner was told to send.
func (e *Explanation) soundUpToChecksum() bool {
	var fault *emvqr.SyntaxError
	if !errors.As(e.Err, &fault) || !errors.Is(fault, emvqr.ErrTrailing) {
		return false
	}
	_, err := emvqr.Parse(e.Text[:fault.Offset+checksumLength])
	return err == nil
}

// checksumLength is the bytes of a whole object 63: id, length and four digits.
const checksumLength = 8

// Break is the error that keeps the root objects of a code from being read to their end;
// nil where they can be, and only what was read is wrong, as a checksum.
func (e *Explanation) Break() *emvqr.SyntaxError {
	var fault *emvqr.SyntaxError
	if !errors.As(e.Err, &fault) || e.Checksum != nil {
		return nil
	}
	for _, reason := range []error{emvqr.ErrID, emvqr.ErrLength, emvqr.ErrTruncated} {
		if errors.Is(fault, reason) {
			return fault
		}
	}
	return nil
}

// LengthsCount is what the lengths of a code count, in words.
func (e *Explanation) LengthsCount() string {
	switch e.LengthUnit {
	case emvqr.UTF16:
		return "UTF-16 code units"
	case emvqr.Bytes:
		return "bytes"
	}
	return "characters"
}

func equalHex(a, b string) bool { return strings.EqualFold(a, b) }
