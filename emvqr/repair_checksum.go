package emvqr

import (
	"strings"
	"unicode/utf8"

	"github.com/openmerchantqr/emvqr/crc"
)

// suspect is a text of which only the checksum is wrong, or whose end is missing.
type suspect struct {
	text     string
	fault    fault
	before   string // everything before the value of object 63
	value    uint16 // of object 63
	hasValue bool   // object 63 is whole and holds four hexadecimal digits
}

func newSuspect(text string, f fault) suspect {
	s := suspect{text: text, fault: f}
	if f.err == ErrChecksum {
		s.before = text[:f.offset+headerLength]
		s.value, s.hasValue = hexValue(text[f.offset+headerLength:])
	}
	return s
}

// sumOf reports whether the value of object 63 is the checksum of another text
// than the one it stands behind.
func (s *suspect) sumOf(other string) bool {
	return s.hasValue && other != s.before && crc.Checksum(other) == s.value
}

// miscomputed are the ways seen in the field in which programs get a checksum
// wrong, the most telling first. The text itself is whole: it needs a new seal.
var miscomputed = [...]struct {
	repairKind
	explains func(*suspect) bool
}{
	{
		repairKind{"leading-zeros-dropped", "the checksum is right but for leading zeros that were dropped"},
		leadingZerosDropped,
	},
	{
		repairKind{"without-6304", "the checksum is right if computed without 6304"},
		func(s *suspect) bool { return s.hasValue && s.sumOf(s.before[:len(s.before)-headerLength]) },
	},
	{
		repairKind{"without-000201", "the checksum is right if computed without the leading 000201"},
		func(s *suspect) bool { return s.sumOf(strings.TrimPrefix(s.before, "000201")) },
	},
	{
		repairKind{"lower-case", "the checksum is right if computed over the text in lower case"},
		func(s *suspect) bool { return s.sumOf(strings.ToLower(s.before)) },
	},
	{
		repairKind{"upper-case", "the checksum is right if computed over the text in upper case"},
		func(s *suspect) bool { return s.sumOf(strings.ToUpper(s.before)) },
	},
	{
		repairKind{"utf-16-low-bytes", "the checksum is right if computed over the low bytes of UTF-16 units, as charCodeAt does"},
		func(s *suspect) bool { return s.sumOf(utf16LowBytes(s.before)) },
	},
	{
		repairKind{"question-mark", "the checksum is right if computed with a ? for every character outside ASCII"},
		func(s *suspect) bool { return s.sumOf(questionMarks(s.before, utf8.RuneSelf)) },
	},
	{
		repairKind{"latin-1", "the checksum is right if computed in Latin-1, with a ? for what that has no letter for"},
		func(s *suspect) bool { return s.sumOf(utf16LowBytes(questionMarks(s.before, 0x100))) },
	},
	{
		repairKind{"initial-0000", "the checksum is right if computed from 0000 instead of FFFF, as CRC-16/XMODEM is"},
		func(s *suspect) bool { return s.hasValue && crc.Update(0, s.before) == s.value },
	},
	{
		repairKind{"bytes-swapped", "the checksum is right if its two bytes are swapped"},
		func(s *suspect) bool { return s.hasValue && crc.Checksum(s.before) == s.value<<8|s.value>>8 },
	},
}

// resealed finds the ways of computing that explain the checksum, and writes it
// as it should be.
func resealed(text string, f fault) []Repair {
	s := newSuspect(text, f)
	if f.path != P(idChecksum) {
		return nil
	}
	for i := range miscomputed {
		if !miscomputed[i].explains(&s) {
			continue
		}
		return []Repair{{
			Kind: miscomputed[i].name, Path: P(idChecksum), Offset: f.offset, Message: miscomputed[i].sentence,
			Text: seal(text[:f.offset]), Certainty: Proven, Tried: len(miscomputed),
		}}
	}
	return nil
}

// seal puts object 63 at the end of root objects.
func seal(objects string) string { return objects + "6304" + wantedChecksum(objects) }

// leadingZerosDropped looks at a last object 63 of fewer than four digits,
// whether its length still says 04 or was adapted.
func leadingZerosDropped(s *suspect) bool {
	f := s.fault
	if f.path != P(idChecksum) || f.err != ErrTruncated && f.err != ErrLength || len(s.text)-f.offset >= checksumLength {
		return false
	}
	value, ok := hexValue(s.text[min(f.offset+headerLength, len(s.text)):])
	return ok && value == crc.Update(crc.Checksum(s.text[:f.offset]), "6304")
}

// utf16LowBytes keeps the low byte of every UTF-16 unit.
func utf16LowBytes(text string) string {
	low := make([]byte, 0, len(text))
	for _, c := range text {
		if c > 0xFFFF {
			c -= 0x10000
			low = append(low, byte(c>>10))
		}
		low = append(low, byte(c))
	}
	return string(low)
}

// questionMarks puts a ? in the place of every character from first on.
func questionMarks(text string, first rune) string {
	return strings.Map(func(c rune) rune {
		if c >= first {
			return '?'
		}
		return c
	}, text)
}

// sealedAsItIs reports whether the last eight characters of a text are an object
// 63 with the right checksum of all before it. Then nothing happened to the text
// since its maker sealed it.
func sealedAsItIs(text string) bool {
	cut := len(text) - checksumLength
	return cut > 0 && len(text) <= MaxBytes && text[cut:cut+headerLength] == "6304" && checksumHolds(text)
}

const asSealed = "the text is as its maker sealed it: the checksum at its end is right, so nothing was damaged on the way; ask the issuer for a new code"

// asItsMakerSealedIt is the one thing to be said of such a text when all else fails.
func asItsMakerSealedIt(f fault) Repair {
	return Repair{Kind: kindAsSealed.name, Path: f.path, Offset: f.offset, Message: asSealed, Certainty: Proven, Of: 1, Tried: 1}
}

var kindAsSealed = repairKind{"as-sealed", "the checksum is right for the text as it is and the text does not read: its maker wrote it so"}
