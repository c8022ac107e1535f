//go:build amd64 && !purego

package crc

import "unsafe"

// A text is a polynomial over the field of two elements, and its checksum the
// remainder of a division by x^16 + x^12 + x^5 + 1. A block of sixteen bytes that is
// followed by sixteen more counts x^128 times as much, and x^128 may be replaced by its
// own remainder: multiplied so, a block is added to the next one, and of any number of
// blocks one is left. Processors since 2010 have the multiplication without carries,
// PCLMULQDQ.

// foldBlocks folds blocks of sixteen bytes, at least one, into one that leaves the same
// register behind, begun at 0, as they do begun at crc. high is not 0 where a byte is
// outside ASCII. It reads nothing beyond the blocks.
//
//go:noescape
func foldBlocks(text *byte, blocks int, crc uint16, powers *[2]uint64, folded *[16]byte) (high uint16)

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

// fold is the register after all whole blocks of a text, and the rest of it. What is
// shorter than three blocks is faster by tables.
func fold[T ~string | ~[]byte](crc uint16, text T) (register uint16, rest T, ascii, ok bool) {
	blocks := len(text) / 16
	if blocks < 3 || !folds {
		return crc, text, false, false
	}
	var folded [16]byte
	// The first word of a string and of a slice is where its bytes are: unsafe has a
	// function for each and none for both.
	first := *(**byte)(unsafe.Pointer(&text))
	high := foldBlocks(first, blocks, crc, &powers, &folded)
	return sixteen(0, folded[:]), text[16*blocks:], high == 0, true
}
