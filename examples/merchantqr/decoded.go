package main

import (
	"io"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// decoded takes off what some editors and shells put at the start of a file to say
// how it is encoded, and makes UTF-8 of UTF-16, which Windows' shell writes. A file
// without such a mark passes as it is.
func decoded(file io.Reader) io.Reader {
	return transform.NewReader(file, unicode.BOMOverride(transform.Nop))
}
