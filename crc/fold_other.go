//go:build !amd64 || purego

package crc

// fold is for processors whose multiplication without carries is made use of.
func fold[T ~string | ~[]byte](crc uint16, text T) (register uint16, rest T, ascii, ok bool) {
	return crc, text, false, false
}
