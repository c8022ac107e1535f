//go:build !amd64 || purego

package crc

// fold is for processors whose multiplication without carries is made use of.
func fold[T ~string | ~[]byte](uint16, T) (register uint16, ascii, ok bool) {
	return 0, false, false
}
