package emvqr

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/internal/plural"
)

// MaxBytes is the most a QR symbol can hold in byte mode (version 40, level L,
// ISO/IEC 18004). Longer text is refused before it is looked at. Text outside
// ASCII can be drawn up to one byte less, which the ECI designator takes.
const MaxBytes = 2953

// Ids of root objects that the structure itself depends on.
const (
	idFormat   = 0
	idChecksum = 63
)

// checksumLength is the bytes of object 63: id, length and four hex digits.
const checksumLength = headerLength + 4

// Parse reads a payload and verifies its checksum. It refuses only what cannot
// be read at the root, with a [SyntaxError]; whether the objects mean anything
// is for [Code.Validate]. It allocates nothing for text that it accepts, and
// takes time in proportion to the text.
//
// Lengths count code points. Text outside ASCII that does not close so is tried
// in UTF-16 units and then in bytes; [Code.LengthUnit] says which it was. Of a
// text that closes in several of them, on different objects, the first reading is
// returned; [Code.Validate] says so and [Code.Readings] yields them all.
func Parse(text string) (Code, error) {
	if code, ok := parsed(text); ok {
		return code, nil
	}
	code, fault := read(text)
	if fault.err != nil {
		return Code{}, fault.syntaxError(text)
	}
	return code, nil
}

// parsed is the quick answer for what most texts are: codes whose lengths count
// characters. Where it is not ok, read tells why, or that the text is a code all the same.
func parsed(text string) (code Code, ok bool) {
	ascii, ok := sealed(text)
	switch {
	case !ok:
	case ascii:
		return Code{text: text, ruler: byASCII}, closesASCII(text)
	case closesUTF8(text):
		return Code{text: text, ruler: byCodePoints}, true
	}
	return Code{}, false
}

// MustParse is [Parse] for texts known to be right, as in tests and examples.
// It panics on any other.
func MustParse(text string) Code {
	code, err := Parse(text)
	if err != nil {
		panic(err)
	}
	return code
}

// fault is a reason to refuse a text, kept small so that finding one costs
// nothing until somebody reads it.
type fault struct {
	err    error // a sentinel; nil: no fault
	offset int
	path   Path
	ruler  ruler // the unit in which the text was read this far
}

func read(text string) (Code, fault) {
	if len(text) > MaxBytes {
		return Code{}, fault{err: ErrTooLong}
	}
	if isASCII(text) {
		return Code{text: text, ruler: byASCII}, closeRoot(text, byASCII)
	}
	if !utf8.ValidString(text) {
		return Code{}, fault{err: ErrEncoding, offset: invalidAt(text)}
	}
	var closest fault
	for r := byCodePoints; r <= byBytes; r++ {
		f := closeRoot(text, r)
		if f.err == nil {
			return Code{text: text, ruler: r}, f
		}
		// A reading that closes on object 63 and only fails its checksum tells
		// more than one that does not close.
		if closest.err == nil || f.err == ErrChecksum && closest.err != ErrChecksum {
			closest = f
		}
	}
	return Code{}, closest
}

// sealed reports whether a text that is no longer than a code may be ends with a right
// checksum, wherever it has objects, and whether it is all ASCII. A processor does the
// walk over the objects, which waits for one length after the other, while this is not
// done yet; the other way round it would not get so far ahead.
func sealed(text string) (ascii, ok bool) {
	cut := len(text) - 4
	if cut < headerLength || len(text) > MaxBytes {
		return false, false
	}
	got, ok := hexValue(text[cut:])
	sum, ascii := crc.ChecksumASCII(text[:cut])
	return ascii, ok && got == sum
}

// closesASCII reports whether the root objects of a sealed text, if it is ASCII, end
// with the only object 63, which is four characters long. It is closeRoot for the
// common case, several times as fast because it keeps nothing but its place.
func closesASCII(text string) bool {
	at, last := 0, len(text)-checksumLength
	for at < last {
		header := load4(text[at:])
		// Where the next object begins is all that the next turn waits for: it is made
		// of the two bytes themselves, not of the header, and before the header is
		// known to be digits.
		at += headerLength + int(text[at+2])*10 + int(text[at+3]) - 11*'0'
		if !fourDigits(header) || header&0xFFFF == '6'|'3'<<8 {
			return false
		}
	}
	return at == last && text[at:at+headerLength] == "6304"
}

// closesUTF8 is closesASCII for a text whose lengths count characters. It finds that
// the text is UTF-8 on the way.
func closesUTF8(text string) bool {
	at, last := 0, len(text)-checksumLength
	for at < last {
		header := load4(text[at:])
		if !fourDigits(header) || header&0xFFFF == '6'|'3'<<8 {
			return false
		}
		at = afterCharacters(text, at+headerLength, headerSpan(header))
	}
	return at == last && text[at:at+headerLength] == "6304"
}

// afterCharacters is where n characters end that begin at at, and beyond the text where
// there are fewer before its last eight bytes or what stands there is not UTF-8.
func afterCharacters(text string, at, n int) int {
	for n > 0 {
		if at > len(text)-8 {
			return len(text)
		}
		if ascii := min(asciiOfEight(text[at:]), n); ascii > 0 {
			at, n = at+ascii, n-ascii
			continue
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		if size == 1 {
			return len(text)
		}
		at, n = at+size, n-1
	}
	return at
}

// closeRoot walks the root objects and asks that the last, and only the last,
// is a checksum object with the right value.
func closeRoot(text string, r ruler) fault {
	s := scanner{text: text, ruler: r}
	for s.next() {
		if s.id != idChecksum {
			continue
		}
		f := fault{offset: s.at, path: P(idChecksum), ruler: r}
		switch {
		case text[s.at+2:s.at+headerLength] != "04":
			f.err = ErrLength
		case s.end != len(text):
			f.err = ErrTrailing
		case len(s.value) != 4 || !checksumHolds(text):
			f.err = ErrChecksum
		}
		return f
	}
	return rootFault(&s)
}

// rootFault says why a walk over the root came to its end without a checksum.
func rootFault(s *scanner) fault {
	f := fault{err: s.fault, offset: s.at, ruler: s.ruler}
	switch {
	case s.text == "", s.at == 0 && s.fault == ErrID:
		f.err = ErrNotEMV
	case s.fault == nil:
		f.err, f.offset, f.path = ErrNoChecksum, len(s.text), P(idChecksum)
	case s.fault != ErrID && len(s.text)-s.at >= 2:
		f.path = P(twoDigits(s.text[s.at], s.text[s.at+1]))
	}
	return f
}

// checksumHolds compares the last four characters of text, in either letter
// case, with the checksum of everything before them.
func checksumHolds(text string) bool {
	cut := len(text) - 4
	got, ok := hexValue(text[cut:])
	return ok && got == crc.Checksum(text[:cut])
}

// hexValue reads up to four hexadecimal digits of either letter case.
func hexValue(digits string) (value uint16, ok bool) {
	if len(digits) > 4 {
		return 0, false
	}
	seen := uint8(0)
	for i := 0; i < len(digits); i++ {
		n := nibbles[digits[i]]
		seen |= n
		value = value<<4 | uint16(n)
	}
	return value, seen < 16 && digits != ""
}

// nibbles are the values of hexadecimal digits, 0xFF for what is none: whether the next
// digit is a letter is nothing that a processor could foresee.
var nibbles = func() (table [256]uint8) {
	for i := range table {
		table[i] = 0xFF
	}
	for n, digit := range []byte("0123456789ABCDEF") {
		table[digit], table[digit|0x20] = uint8(n), uint8(n)
	}
	return table
}()

func invalidAt(text string) int {
	for i, char := range text {
		if char == utf8.RuneError && !strings.HasPrefix(text[i:], "\uFFFD") {
			return i
		}
	}
	return len(text)
}

// syntaxError spells out a fault.
func (f fault) syntaxError(text string) *SyntaxError {
	return &SyntaxError{Offset: f.offset, Path: f.path, Err: f.err, detail: f.detail(text)}
}

// detail says what was found and what was expected.
func (f fault) detail(text string) string {
	if f.offset > len(text) {
		return ""
	}
	rest := text[f.offset:]
	switch f.err {
	case ErrTooLong:
		return fmt.Sprintf("%d bytes, a QR symbol holds at most %d", len(text), MaxBytes)
	case ErrEncoding:
		return fmt.Sprintf("found byte %#02x", rest[0])
	case ErrNotEMV:
		if rest == "" {
			return "the text is empty"
		}
		return fmt.Sprintf("found %s, expected two digits of id and two of length, such as 000201", excerpt(rest, 6))
	case ErrID:
		return fmt.Sprintf("found %s", excerpt(rest, 2))
	case ErrLength:
		return f.lengthDetail(rest)
	case ErrTruncated:
		if len(rest) < headerLength {
			return fmt.Sprintf("found %s, expected two digits of id and two of length", excerpt(rest, headerLength))
		}
		left := f.ruler.count(rest[headerLength:])
		return fmt.Sprintf("length says %s, %d left", rest[2:headerLength], left)
	case ErrTrailing:
		// What follows may be anything, private data too, so it is not quoted.
		after := rest[headerLength:]
		if end, err := f.ruler.span(after, 4); err == nil {
			after = after[end:]
		}
		if len(after) >= headerLength && fourDigits(load4(after)) {
			return fmt.Sprintf("%s behind it, beginning with object %s", plural.Of(len(after), "byte"), after[:2])
		}
		char, _ := utf8.DecodeRuneInString(after)
		return fmt.Sprintf("%s behind it, beginning with %U", plural.Of(len(after), "byte"), char)
	case ErrChecksum:
		got := rest[headerLength:]
		if _, ok := hexValue(got); !ok {
			return fmt.Sprintf("found %s, expected four hexadecimal digits, %s", excerpt(got, 4), wantedChecksum(text[:f.offset]))
		}
		return fmt.Sprintf("found %s, expected %s", got, wantedChecksum(text[:f.offset]))
	}
	return ""
}

func (f fault) lengthDetail(rest string) string {
	length := rest[2:min(headerLength, len(rest))]
	if !allDigits(length) {
		return fmt.Sprintf("found %s, expected two digits", excerpt(rest[2:], 2))
	}
	if f.path == P(idChecksum) {
		return fmt.Sprintf("found %s, expected 04", length)
	}
	return fmt.Sprintf("%s %s end inside a character", length, f.ruler.unit())
}

// wantedChecksum is the checksum that belongs behind root objects.
func wantedChecksum(objects string) string {
	return fmt.Sprintf("%04X", crc.Update(crc.Checksum(objects), "6304"))
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// excerpt quotes the first n characters of text in ASCII, so that hostile text
// in a message cannot steer a terminal.
func excerpt(text string, n int) string {
	for i := range text {
		if n == 0 {
			return fmt.Sprintf("%+q…", text[:i])
		}
		n--
	}
	return fmt.Sprintf("%+q", text)
}
