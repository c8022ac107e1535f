// Package crc computes the checksum of EMVCo merchant-presented QR codes:
// CRC-16/CCITT-FALSE, that is polynomial 0x1021, initial value 0xFFFF, no
// reflection and no final XOR (EMV QRCPS Merchant-Presented Mode 1.1, §4.7.3).
//
// The parameters and the base table come from [github.com/sigurn/crc16]; this
// package adds a kernel that takes sixteen bytes a step by tables, and on amd64 one
// that folds them by multiplication without carries, because in a parser that does
// little else the checksum is most of the time spent. The build tag purego leaves the
// assembly out.
//
// The checksum guards against misread symbols. It is no protection against
// tampering: whoever changes a code can compute it anew.
//
// Start here: [Checksum].
package crc

import "github.com/sigurn/crc16"

// Initial is the value of the register before the first byte. Pass it to
// [Update] to begin a checksum that is computed in pieces.
const Initial uint16 = 0xFFFF

// Checksum returns the checksum of the UTF-8 bytes of text. For a payload, text
// is everything up to and including the id and length of the checksum object,
// "6304". The check value of "123456789" is 0x29B1.
func Checksum[T ~string | ~[]byte](text T) uint16 {
	return Update(Initial, text)
}

// Update returns the checksum that continues from crc over the bytes of text:
// Update(Update(Initial, a), b) is the checksum of a followed by b.
func Update[T ~string | ~[]byte](crc uint16, text T) uint16 {
	if register, _, ok := fold(crc, text); ok {
		return register
	}
	return byTables(crc, text)
}

// ChecksumASCII is [Checksum] that also tells whether all of text is ASCII, found on the
// same way.
func ChecksumASCII(text string) (sum uint16, ascii bool) {
	if sum, ascii, ok := fold(Initial, text); ok {
		return sum, ascii
	}
	return byTables(Initial, text), isASCII(text)
}

func isASCII(text string) bool {
	const high = 0x8080808080808080
	for ; len(text) >= 16; text = text[16:] {
		if (load8(text)|load8(text[8:]))&high != 0 {
			return false
		}
	}
	for i := range len(text) {
		if text[i] >= 0x80 {
			return false
		}
	}
	return true
}

// load8 is the first eight bytes of text in one number; the compiler makes it one load.
func load8(text string) uint64 {
	_ = text[7]
	return uint64(text[0]) | uint64(text[1])<<8 | uint64(text[2])<<16 | uint64(text[3])<<24 |
		uint64(text[4])<<32 | uint64(text[5])<<40 | uint64(text[6])<<48 | uint64(text[7])<<56
}

func byTables[T ~string | ~[]byte](crc uint16, text T) uint16 {
	// A string and a byte slice index alike, so one body serves both without a
	// conversion that would copy.
	for ; len(text) >= 16; text = text[16:] {
		crc = sixteen(crc, text[:16])
	}
	for len(text) >= 4 {
		s := text[:4]
		crc = afterZeros[3][byte(crc>>8)^s[0]] ^ afterZeros[2][byte(crc)^s[1]] ^
			afterZeros[1][s[2]] ^ afterZeros[0][s[3]]
		text = text[4:]
	}
	for i := 0; i < len(text); i++ {
		crc = crc<<8 ^ afterZeros[0][byte(crc>>8)^text[i]]
	}
	return crc
}

// sixteen is the register after sixteen bytes.
func sixteen[T ~string | ~[]byte](crc uint16, s T) uint16 {
	_ = s[15]
	// Only the first two bytes meet the register; all others can be looked up before
	// the previous step is done, so they stand apart.
	ahead := afterZeros[13][s[2]] ^ afterZeros[12][s[3]] ^
		afterZeros[11][s[4]] ^ afterZeros[10][s[5]] ^
		afterZeros[9][s[6]] ^ afterZeros[8][s[7]] ^
		afterZeros[7][s[8]] ^ afterZeros[6][s[9]] ^
		afterZeros[5][s[10]] ^ afterZeros[4][s[11]] ^
		afterZeros[3][s[12]] ^ afterZeros[2][s[13]] ^
		afterZeros[1][s[14]] ^ afterZeros[0][s[15]]
	return ahead ^ (afterZeros[15][byte(crc>>8)^s[0]] ^ afterZeros[14][byte(crc)^s[1]])
}

// Rewind is the way back of [Update]: it returns the register before text, given
// the one after it, so that Rewind(Update(r, text), text) is r. With it and Update
// a change anywhere in a text is tried without reading the text again.
func Rewind[T ~string | ~[]byte](crc uint16, text T) uint16 {
	for i := len(text) - 1; i >= 0; i-- {
		top := ofLow[byte(crc)]
		crc = uint16(top^text[i])<<8 | (crc^afterZeros[0][top])>>8
	}
	return crc
}

// Between returns the one byte that takes the register from before to after. It
// is not ok where no single byte does, as for 255 of 256 pairs of registers.
func Between(before, after uint16) (b byte, ok bool) {
	top := ofLow[byte(after)]
	return top ^ byte(before>>8), before<<8^afterZeros[0][top] == after
}

// ofLow[afterZeros[0][b]&0xFF] is b: a register's low byte tells which byte was
// looked up last, since the polynomial ends in 1.
var ofLow = func() (inverse [256]byte) {
	for b, register := range afterZeros[0] {
		inverse[byte(register)] = byte(b)
	}
	return inverse
}()

// afterZeros[n][b] is the register that byte b leaves behind when n zero bytes
// follow it. The remainder is linear, so the register after sixteen bytes is
// the XOR of what each leaves behind on its own, and the sixteen look-ups do
// not wait for one another.
var afterZeros = deriveTables(crc16.MakeTable(crc16.CRC16_CCITT_FALSE))

func deriveTables(base *crc16.Table) (tables [16][256]uint16) {
	for b := range 256 {
		register := crc16.Update(0, []byte{byte(b)}, base)
		for n := range tables {
			tables[n][b] = register
			register = crc16.Update(register, []byte{0}, base)
		}
	}
	return tables
}
