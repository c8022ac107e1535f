package emvqr

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/openmerchantqr/emvqr/crc"
)

// registers holds the register of the checksum at every byte of a text, twice: as
// it is there, and as it must be there for the rest of the text to end on the
// checksum at its end. A change of a few bytes anywhere is right where it leads
// from the one to the other, which is one look for each place instead of a
// checksum for each change.
type registers struct {
	text   string // without the last four characters, the value of the checksum
	before []uint16
	needed []uint16
}

// registersOf is not ok for a text that does not end on four hexadecimal digits.
func registersOf(text string) (r registers, ok bool) {
	n := len(text) - 4
	if n <= 0 || len(text) > MaxBytes {
		return registers{}, false
	}
	sum, ok := hexValue(text[n:])
	if !ok {
		return registers{}, false
	}
	r = registers{text[:n], make([]uint16, n+1), make([]uint16, n+1)}
	r.before[0], r.needed[n] = crc.Initial, sum
	for i := range n {
		r.before[i+1] = crc.Update(r.before[i], text[i:i+1])
		r.needed[n-1-i] = crc.Rewind(r.needed[n-i], text[n-1-i:n-i])
	}
	return r, true
}

// fits reports whether the checksum is right with other in the place of the bytes
// from start to end.
func (r *registers) fits(start, end int, other string) bool {
	return crc.Update(r.before[start], other) == r.needed[end]
}

// character is the ASCII character with which the checksum is right in the place
// of the bytes from start to end.
func (r *registers) character(start, end int) (c byte, ok bool) {
	c, ok = crc.Between(r.before[start], r.needed[end])
	return c, ok && isAnsByte(c)
}

var (
	kindChanged     = repairKind{"character-changed", "one character was read or typed as another"}
	kindLost        = repairKind{"character-lost", "one character was lost"}
	kindAdded       = repairKind{"character-added", "one character is there that was not"}
	kindExchanged   = repairKind{"characters-exchanged", "two characters next to each other changed places"}
	kindLetterDigit = repairKind{"letter-for-digit", "a letter that looks like a digit is where a digit belongs"}
)

// mended collects repairs of one text.
type mended struct {
	text     string
	fault    fault
	headers  int // root objects that can be read, and the one that cannot
	repairs  []Repair
	registry registers
}

// oneCharacter finds every change of one character, or of two neighbors, with
// which the text is sound. The time is linear in the text: whether a change fits
// the checksum is one look, and only what fits is parsed.
func oneCharacter(text string, f fault) []Repair {
	m := mended{text: text, fault: f}
	m.countHeaders()
	m.checksumItself()
	m.atTheSeam()
	r, ok := registersOf(text)
	if !ok {
		return m.repairs
	}
	m.registry = r
	for start := 0; start < len(r.text); {
		_, size := utf8.DecodeRuneInString(r.text[start:])
		m.at(start, start+size)
		start += size
	}
	m.lost(len(r.text))
	return m.repairs
}

func (m *mended) countHeaders() {
	s := scanner{text: m.text, ruler: m.fault.ruler}
	for m.headers = 1; s.next(); m.headers++ {
	}
}

// at tries what may have happened to the character from start to end.
func (m *mended) at(start, end int) {
	r := &m.registry
	m.lost(start)
	if r.fits(start, end, "") {
		m.add(kindAdded, start, end, "")
	}
	if c, ok := r.character(start, end); ok && r.text[start:end] != string(rune(c)) {
		m.add(kindChanged, start, end, string(rune(c)))
	}
	if end < len(r.text) {
		_, size := utf8.DecodeRuneInString(r.text[end:])
		first, second := r.text[start:end], r.text[end:end+size]
		if exchanged := second + first; first != second && r.fits(start, end+size, exchanged) {
			m.add(kindExchanged, start, end+size, exchanged)
		}
	}
}

func (m *mended) lost(at int) {
	if c, ok := m.registry.character(at, at); ok {
		m.add(kindLost, at, at, string(rune(c)))
	}
}

// add takes a repair if the repaired text is sound.
func (m *mended) add(kind repairKind, start, end int, other string) {
	code, f := read(m.text[:start] + other + m.text[end:])
	if f.err != nil {
		return
	}
	place := placeIn(code, start)
	r := Repair{
		Kind: kind.name, Path: place.path, Offset: start, Text: code.text,
		Tried: m.tried(kind), Certainty: OnlyCandidate, cost: costOf(code) + strangeness(m.text[start:end], other),
	}
	switch {
	case kind == kindChanged && place.digits && lookalike(m.text[start:end]) == other:
		r.Kind, r.Tried = kindLetterDigit.name, m.lookalikes()
		r.Message = fmt.Sprintf("%s is at byte %d, in %s, where the digit %s belongs", glyph(m.text[start:end]), start, place.words(), other)
	case kind == kindChanged:
		r.Message = fmt.Sprintf("the checksum is right with another character at byte %d, in %s", start, place.words())
	case kind == kindLost:
		r.Message = fmt.Sprintf("the checksum is right with one more character at byte %d, in %s", start, place.words())
	case kind == kindAdded && isDouble(m.text, start, end):
		r.Message = fmt.Sprintf("the checksum is right without the character at byte %d, in %s, which is there twice", start, place.words())
	case kind == kindAdded:
		r.Message = fmt.Sprintf("the checksum is right without the character at byte %d, in %s", start, place.words())
	default:
		r.Message = fmt.Sprintf("the checksum is right with the characters at bytes %d and %d exchanged, in %s", start, end-1, place.words())
	}
	if r.Tried <= provable {
		r.Certainty = Proven
	}
	m.repairs = append(m.repairs, r)
}

// tried is how many changes of a kind leave a text whose root objects close, at
// most: any change of a value does if the text closes as it is, and otherwise only
// one of a header, or in the one object that is too short or too long.
func (m *mended) tried(kind repairKind) int {
	const characters, longest = 94, 99 + headerLength
	closed := m.fault.err == ErrChecksum || m.fault.err == nil
	switch {
	case kind == kindLost:
		return characters * min(longest, len(m.text))
	case kind == kindAdded:
		return min(longest, len(m.text))
	case kind == kindExchanged && closed:
		return len(m.text)
	case kind == kindExchanged:
		return m.headers * headerLength
	case closed:
		return characters * len(m.text)
	}
	return m.headers * headerLength * 9
}

// lookalikes is how many letters of the text look like digits, which is all that may
// stand for one.
func (m *mended) lookalikes() (n int) {
	for _, c := range m.text {
		if char := string(c); lookalike(char) != char {
			n++
		}
	}
	return n
}

// checksumItself tries what may have happened to the four digits at the end, which
// vouch for all others and for which nothing vouches.
func (m *mended) checksumItself() {
	for n := 3; n <= 5; n++ {
		cut := len(m.text) - headerLength - n
		if cut < 0 || m.text[cut:cut+headerLength] != "6304" {
			continue
		}
		at, got, want := cut+headerLength, strings.ToUpper(m.text[cut+headerLength:]), wantedChecksum(m.text[:cut])
		kind, place, ok := digitsDiffer(got, want)
		if !ok {
			continue
		}
		code, f := read(m.text[:at] + want)
		if f.err != nil {
			continue
		}
		m.repairs = append(m.repairs, Repair{
			Kind: kind.name, Path: P(idChecksum), Offset: at + place, Text: code.text, Certainty: Proven, Tried: 61,
			Message: fmt.Sprintf("the checksum itself is damaged: %s fits the text and differs in one place", want), cost: costOf(code),
		})
	}
}

// atTheSeam tries the last character before the checksum exchanged with its first
// digit: one vouches for the other.
func (m *mended) atTheSeam() {
	if at := len(m.text) - 5; at >= 0 && m.text[at] < utf8.RuneSelf && m.text[at+1] < utf8.RuneSelf {
		m.add(kindExchanged, at, at+2, m.text[at+1:at+2]+m.text[at:at+1])
	}
}

// digitsDiffer tells what one thing makes got of want, and where.
func digitsDiffer(got, want string) (kind repairKind, at int, ok bool) {
	for at < len(got) && at < len(want) && got[at] == want[at] {
		at++
	}
	switch a, b := got[min(at, len(got)):], want[min(at, len(want)):]; {
	case a == b:
		return kind, 0, false
	case len(a) == len(b)-1 && a == b[1:]:
		return kindLost, at, true
	case len(a)-1 == len(b) && a[1:] == b:
		return kindAdded, at, true
	case len(a) == len(b) && a[1:] == b[1:]:
		return kindChanged, at, true
	case len(a) == len(b) && len(a) > 1 && a[0] == b[1] && a[1] == b[0] && a[2:] == b[2:]:
		return kindExchanged, at, true
	}
	return kind, 0, false
}

// codePlace is where in a code a byte is.
type codePlace struct {
	path   Path
	header bool // in the id or length, not in the value
	digits bool // among digits only
}

// placeIn is the innermost object around a byte of a code.
func placeIn(code Code, at int) (p codePlace) {
	for o := range code.All() {
		if o.Offset > at {
			return p
		}
		if at < o.Offset+headerLength+len(o.Value) {
			header := at < o.Offset+headerLength
			p = codePlace{o.Path, header, header || allDigits(o.Value)}
		}
	}
	return p
}

func (p codePlace) words() string {
	if p.header {
		return "the header of " + p.path.place()
	}
	return p.path.place()
}

func isDouble(text string, start, end int) bool {
	return strings.HasSuffix(text[:start], text[start:end]) || strings.HasPrefix(text[end:], text[start:end])
}

// digitsByLook are the letters that people and machines take for digits.
var digitsByLook = strings.NewReplacer(
	"O", "0", "o", "0", "Q", "0", "D", "0", "О", "0", "о", "0", "Ο", "0",
	"l", "1", "I", "1", "i", "1", "|", "1", "!", "1", "Z", "2", "z", "2", "E", "3", "A", "4",
	"S", "5", "s", "5", "b", "6", "G", "6", "T", "7", "B", "8", "g", "9", "q", "9",
)

func lookalike(char string) string { return digitsByLook.Replace(char) }

// glyph names a character for a message.
func glyph(char string) string {
	c, _ := utf8.DecodeRuneInString(char)
	if c < utf8.RuneSelf && (c|0x20) >= 'a' && (c|0x20) <= 'z' {
		return "a letter " + char
	}
	return fmt.Sprintf("the character %U", c)
}

// costOf is how much speaks against a code, so that one that breaks rules comes
// after one that breaks none.
func costOf(code Code) int {
	var findings []Finding
	for f := range code.Validate() {
		findings = append(findings, f)
	}
	return costOfFindings(findings)
}

func costOfFindings(findings []Finding) (cost int) {
	for i := range findings {
		switch findings[i].Severity {
		case Error:
			cost += 100
		case Warning:
			cost += 20
		}
	}
	return cost
}

// strangeness is how unlikely it is that one character became another.
func strangeness(was, is string) int {
	if len(was) != 1 || len(is) != 1 {
		return 0
	}
	a, b := was[0], is[0]
	switch {
	case isDigit(a) && isDigit(b), lookalike(was) == is, lookalike(is) == was, a|0x20 == b|0x20:
		return 0
	case isLetter(a) && isLetter(b):
		return 4
	}
	return 8
}

func isLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }
