//go:build amd64 && !purego

package crc

import "unsafe"

// A text is a polynomial over the field of two elements, and its checksum the
// remainder of a division by x^16 + x^12 + x^5 + 1. A block of sixteen bytes that is
// followed by sixteen more counts x^128 times as much, and x^128 may be replaced by its
// own remainder: multiplied so, a block is added to the next one, and of any number of
// blocks one is left. Processors since 2010 have the multiplication without carries,
// PCLMULQDQ.

// foldBlocks folds the bytes at text into one block of sixteen that leaves the same
// register behind, begun at 0, as they do begun at crc. There are at least sixteen of
// them, and not one more than a multiple of sixteen: the first block is what is over,
// and has to have room for the register. high is not 0 where a byte is outside ASCII. It
// reads nothing beyond the text.
//
//go:noescape
func foldBlocks(text *byte, length int, crc uint16, powers *[2]uint64, folded *[16]byte) (high uint16)

// features is ECX of CPUID leaf 1.
func features() (ecx uint32)

// folds: the processor has PCLMULQDQ (bit 1) and PSHUFB (SSSE3, bit 9).
var folds = features()&(1<<1|1<<9) == 1<<1|1<<9

// powers are x^128 and x^192 as remainders, for the lower and the upper half of a block.
var powers = [2]uint64{remainder(128), remainder(192)}

// remainder is that of x^n.
func remainder(n int) uint64 {
	r := uint64(1)
	for range n {
		if r <<= 1; r>>16 != 0 {
			r ^= 0x1_1021
		}
	}
	return r
}

// fold is the register after a text. What is shorter than two blocks is faster by
// tables.
func fold[T ~string | ~[]byte](crc uint16, text T) (register uint16, ascii, ok bool) {
	if len(text) < 32 || !folds {
		return 0, false, false
	}
	high := uint16(0)
	if len(text)&15 == 1 {
		// A first block of one byte has no room for the register.
		high = uint16(text[0] & 0x80)
		crc = crc<<8 ^ afterZeros[0][byte(crc>>8)^text[0]]
		text = text[1:]
	}
	var folded [16]byte
	// The first word of a string and of a slice is where its bytes are: unsafe has a
	// function for each and none for both.
	first := *(**byte)(unsafe.Pointer(&text))
	high |= foldBlocks(first, len(text), crc, &powers, &folded)
	return sixteen(0, folded[:]), high == 0, true
}
