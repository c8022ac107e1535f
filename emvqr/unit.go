package emvqr

import (
	"math/bits"
	"unicode/utf16"
	"unicode/utf8"
)

// LengthUnit is what the two digits of a length count. For text in ASCII all
// units agree. EMVCo counts characters (§4.4.1.1); the other two are what
// programs in the field write instead, and [Parse] takes them only where they
// alone make the whole code close on a right checksum.
type LengthUnit uint8

const (
	// CodePoints counts Unicode code points, the reading of EMVCo's
	// "characters". It is also the unit of a code that is all ASCII.
	CodePoints LengthUnit = iota
	// UTF16 counts UTF-16 code units, as programs in JavaScript, Java, C# and
	// Dart do. It differs from CodePoints only for characters beyond U+FFFF.
	UTF16
	// Bytes counts the bytes of the UTF-8 encoding.
	Bytes
)

// String is "code-points", "utf-16" or "bytes".
func (u LengthUnit) String() string {
	switch u {
	case UTF16:
		return "utf-16"
	case Bytes:
		return "bytes"
	}
	return "code-points"
}

// Count is the length of text in this unit.
func (u LengthUnit) Count(text string) int { return rulerOf(text, u).count(text) }

// ruler measures values. It is a [LengthUnit] that also knows when a unit is
// simply a byte, which makes reading ASCII fast.
type ruler uint8

const (
	byASCII ruler = iota // every character is one byte, all units agree
	byCodePoints
	byUTF16
	byBytes
)

func rulerOf(text string, u LengthUnit) ruler {
	if isASCII(text) {
		return byASCII
	}
	return byCodePoints + ruler(u)
}

func (r ruler) unit() LengthUnit {
	if r == byASCII {
		return CodePoints
	}
	return LengthUnit(r - byCodePoints)
}

// span returns how many bytes n units take at the start of text. The fault is
// [ErrTruncated] where text is shorter, [ErrLength] where the n-th unit ends
// inside a character.
func (r ruler) span(text string, n int) (bytes int, fault error) {
	switch {
	case r == byASCII && n <= len(text):
		return n, nil
	case r == byBytes && n < len(text) && !utf8.RuneStart(text[n]):
		return 0, ErrLength
	case r == byBytes && n <= len(text):
		return n, nil
	case r == byASCII || r == byBytes:
		return 0, ErrTruncated
	}
	for n > 0 && bytes < len(text) {
		if len(text)-bytes >= 8 {
			if ascii := min(asciiOfEight(text[bytes:]), n); ascii > 0 {
				bytes, n = bytes+ascii, n-ascii
				continue
			}
		}
		char, size := utf8.DecodeRuneInString(text[bytes:])
		bytes += size
		n -= r.width(char)
	}
	switch {
	case n > 0:
		return 0, ErrTruncated
	case n < 0:
		return 0, ErrLength
	}
	return bytes, nil
}

func (r ruler) count(text string) int {
	switch r {
	case byASCII, byBytes:
		return len(text)
	case byCodePoints:
		return utf8.RuneCountInString(text)
	}
	n := 0
	for _, char := range text {
		n += r.width(char)
	}
	return n
}

// agrees reports whether r and other measure text and its parts alike.
func (r ruler) agrees(other ruler, text string) bool {
	return r == other || r == byASCII || r != byBytes && other != byBytes && firstAstral(text) == 0
}

// width is how many units one character takes.
func (r ruler) width(char rune) int {
	if r == byUTF16 {
		return utf16.RuneLen(char)
	}
	return 1
}

func isASCII(text string) bool {
	const high = 0x8080808080808080
	for len(text) >= 16 {
		if (load8(text)|load8(text[8:]))&high != 0 {
			return false
		}
		text = text[16:]
	}
	for i := 0; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// asciiOfEight is how many of the first eight bytes stand before the first that is not
// ASCII.
func asciiOfEight(text string) int {
	const high = 0x8080808080808080
	return bits.TrailingZeros64(load8(text)&high) / 8
}

// load8 is the first eight bytes of text in one number; the compiler makes it
// one load.
func load8[T string | []byte](text T) uint64 {
	_ = text[7]
	return uint64(text[0]) | uint64(text[1])<<8 | uint64(text[2])<<16 | uint64(text[3])<<24 |
		uint64(text[4])<<32 | uint64(text[5])<<40 | uint64(text[6])<<48 | uint64(text[7])<<56
}
