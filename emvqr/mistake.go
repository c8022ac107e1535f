package emvqr

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/openmerchantqr/emvqr/crc"
)

// Mistake is a way in which programs get a checksum wrong.
type Mistake struct {
	// ID is a word for the mistake, such as "without-6304".
	ID string
	// Sentence says under which mistake the checksum would be right.
	Sentence string
}

// Mistake returns the known mistake that explains a wrong checksum. It is not ok
// where the checksum is right or nothing known explains it.
func (r *Report) Mistake() (m Mistake, ok bool) {
	if r.mistake == 0 {
		return Mistake{}, false
	}
	return mistakes[r.mistake-1].Mistake, true
}

// suspect is a text that Parse refuses, and its checksum as far as it has one.
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

// mistakes are those seen in the field, the most telling first.
var mistakes = [...]struct {
	Mistake
	explains func(*suspect) bool
}{
	{
		Mistake{"first-character-lost", "the checksum is right if a lost 0 is put back in front of the text"},
		firstCharacterLost,
	},
	{
		Mistake{"leading-zeros-dropped", "the checksum is right but for leading zeros that were dropped"},
		leadingZerosDropped,
	},
	{
		Mistake{"without-6304", "the checksum is right if computed without 6304"},
		func(s *suspect) bool { return s.hasValue && s.sumOf(s.before[:len(s.before)-headerLength]) },
	},
	{
		Mistake{"without-000201", "the checksum is right if computed without the leading 000201"},
		func(s *suspect) bool { return s.sumOf(strings.TrimPrefix(s.before, "000201")) },
	},
	{
		Mistake{"lower-case", "the checksum is right if computed over the text in lower case"},
		func(s *suspect) bool { return s.sumOf(strings.ToLower(s.before)) },
	},
	{
		Mistake{"upper-case", "the checksum is right if computed over the text in upper case"},
		func(s *suspect) bool { return s.sumOf(strings.ToUpper(s.before)) },
	},
	{
		Mistake{"utf-16-low-bytes", "the checksum is right if computed over the low bytes of UTF-16 units, as charCodeAt does"},
		func(s *suspect) bool { return s.sumOf(utf16LowBytes(s.before)) },
	},
	{
		Mistake{"question-mark", "the checksum is right if computed with a ? for every character outside ASCII"},
		func(s *suspect) bool { return s.sumOf(questionMarks(s.before, utf8.RuneSelf)) },
	},
	{
		Mistake{"latin-1", "the checksum is right if computed in Latin-1, with a ? for what that has no letter for"},
		func(s *suspect) bool { return s.sumOf(utf16LowBytes(questionMarks(s.before, 0x100))) },
	},
	{
		Mistake{"percent-encoded", "the checksum is right once percent and plus signs are decoded: the text was copied out of a URL"},
		percentEncoded,
	},
	{
		Mistake{"initial-0000", "the checksum is right if computed from 0000 instead of FFFF, as CRC-16/XMODEM is"},
		func(s *suspect) bool { return s.hasValue && crc.Update(0, s.before) == s.value },
	},
	{
		Mistake{"bytes-swapped", "the checksum is right if its two bytes are swapped"},
		func(s *suspect) bool { return s.hasValue && crc.Checksum(s.before) == s.value<<8|s.value>>8 },
	},
}

// explain returns the index of the mistake that explains a suspect, -1 for none.
func explain(s suspect) int {
	for i := range mistakes {
		if mistakes[i].explains(&s) {
			return i
		}
	}
	return -1
}

func firstCharacterLost(s *suspect) bool {
	if !strings.HasPrefix(s.text, "0") {
		return false
	}
	_, again := read("0" + s.text)
	return again.err == nil
}

// percentEncoded reads the text again as it was before it went into a URL. The
// signs make values longer, so mostly it is the structure that breaks.
func percentEncoded(s *suspect) bool {
	for _, decode := range [...]func(string) (string, error){url.PathUnescape, url.QueryUnescape} {
		if text, err := decode(s.text); err == nil && text != s.text {
			if _, again := read(text); again.err == nil {
				return true
			}
		}
	}
	return false
}

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
