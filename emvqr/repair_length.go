package emvqr

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

var (
	kindLength      = repairKind{"wrong-length", "a length is not that of its value"}
	kindWholeUnits  = repairKind{"length-of-whole-units", "the length of an amount counts its whole units only"}
	kindByteLength  = repairKind{"length-in-other-unit", "one length counts bytes or UTF-16 units and the others characters"}
	kindOneDigit    = repairKind{"one-digit-length", "a length has one digit, expected two"}
	kindThreeDigits = repairKind{"three-digit-length", "a length has three digits, expected two"}
)

// line is a line of data objects that does not close: the root, or the value of a
// template. Its arrays tell of every byte what is known of the objects from there
// to the end, so that every change of every length is one look.
type line struct {
	text   string // the whole payload
	ruler  ruler
	path   Path
	lo, hi int
	unitAt []int32 // units before each byte from lo on, -1 inside a character; nil where a unit is a byte
	byteAt []int32 // and the byte at which each unit begins
	tail   []tail  // for each byte from lo to hi
}

// tail is what the objects from a place to the end of a line are.
type tail struct {
	closes bool
	first  uint8 // id of the first of them
	odd    uint8 // how many come again, or after a higher id
	ids    idSet
}

// slip is one wrong header, and what it should be.
type slip struct {
	kind       repairKind
	at         int    // where the header begins
	value, end int    // of the value
	id         uint8  // of the object
	length     int    // in units, what two digits should say
	said       string // what is there instead
	cost       int
}

// header is what the header should be; length is 99 at most.
func (s slip) header() string {
	return string(appendTwoDigits(appendTwoDigits(make([]byte, 0, headerLength), int(s.id)), s.length))
}

func newLine(text string, r ruler, path Path, lo, hi int) *line {
	l := &line{text: text, ruler: r, path: path, lo: lo, hi: hi}
	if r == byCodePoints || r == byUTF16 {
		l.measure()
	}
	l.fillTails()
	return l
}

// measure lays the units of the ruler along the line.
func (l *line) measure() {
	l.unitAt = make([]int32, l.hi-l.lo+1)
	for i := range l.unitAt {
		l.unitAt[i] = -1
	}
	units := int32(0)
	for i, c := range l.text[l.lo:l.hi] {
		l.unitAt[i] = units
		for range l.ruler.width(c) {
			l.byteAt = append(l.byteAt, int32(i))
			units++
		}
	}
	l.unitAt[l.hi-l.lo] = units
	l.byteAt = append(l.byteAt, int32(l.hi-l.lo))
}

// span is where n units end that begin at from. It is not ok where they run past the
// end, or begin or end inside a character.
func (l *line) span(from, n int) (end int, ok bool) {
	if l.unitAt == nil {
		end = from + n
		return end, end <= l.hi && l.begins(from) && l.begins(end)
	}
	if from > l.hi || l.unitAt[from-l.lo] < 0 {
		return 0, false
	}
	u := int(l.unitAt[from-l.lo]) + n
	if u >= len(l.byteAt) || u > 0 && n > 0 && l.byteAt[u] == l.byteAt[u-1] {
		return 0, false
	}
	return l.lo + int(l.byteAt[u]), true
}

// begins reports whether a character begins at a place, or the line ends.
func (l *line) begins(at int) bool {
	return l.ruler == byASCII || at == l.hi || utf8.RuneStart(l.text[at])
}

func (l *line) isRoot() bool { return l.path.IsZero() }

// fillTails goes from the end to the beginning.
func (l *line) fillTails() {
	l.tail = make([]tail, l.hi-l.lo+1)
	if !l.isRoot() {
		l.tail[l.hi-l.lo].closes = true
	}
	for at := l.hi - headerLength; at >= l.lo; at-- {
		header := load4(l.text[at:])
		if !fourDigits(header) {
			continue
		}
		id := headerID(header)
		if l.isRoot() && id == idChecksum {
			if _, ok := hexValue(l.text[at+headerLength : l.hi]); ok && l.hi-at == checksumLength && l.text[at+2:at+4] == "04" {
				l.tail[at-l.lo] = tail{closes: true, first: id}
				l.tail[at-l.lo].ids.add(id)
			}
			continue
		}
		if end, ok := l.span(at+headerLength, headerSpan(header)); ok && l.tail[end-l.lo].closes {
			t := l.tail[end-l.lo]
			if (t.ids.add(id) || id > t.first && end < l.hi) && t.odd < 255 {
				t.odd++
			}
			t.first = id
			l.tail[at-l.lo] = t
		}
	}
}

// head is the objects before a place.
type head struct {
	ids  idSet
	last uint8
	odd  int // as in a tail
}

func (h *head) add(id uint8) {
	if h.ids.add(id) || id < h.last {
		h.odd++
	}
	h.last = id
}

// slips are every header that is the only wrong one, the likeliest first.
func (l *line) slips() []slip {
	found := l.everySlip()
	order := make([]int, len(found)) // costs with places: quicker to sort than slips
	for i := range found {
		order[i] = found[i].cost<<32 | i
	}
	slices.Sort(order)
	sorted := make([]slip, len(found))
	for i, place := range order {
		sorted[i] = found[place&(1<<32-1)]
	}
	return sorted
}

// everySlip finds every header that is the only wrong one: all before it reads, and
// with another length all after it does. They are not in order: of a hostile text
// there are a hundred for each of its objects.
func (l *line) everySlip() []slip {
	var found []slip
	s := scanner{text: l.text[l.lo:l.hi], ruler: l.ruler}
	var h head
	for more := true; more; {
		more = s.next()
		at := l.lo + s.at
		if at+headerLength > l.hi || !isDigit(l.text[at]) || !isDigit(l.text[at+1]) {
			break
		}
		found = l.slipsAt(found, at, h)
		h.add(s.id)
		if l.isRoot() && s.id == idChecksum {
			break
		}
	}
	return found
}

// slipsAt appends what may be wrong with the header at a place.
func (l *line) slipsAt(found []slip, at int, h head) []slip {
	id, said := twoDigits(l.text[at], l.text[at+1]), l.text[at+2:at+headerLength]
	declared := -1
	if allDigits(said) {
		declared = int(twoDigits(said[0], said[1]))
	}
	for n := range 100 {
		end, ok := l.span(at+headerLength, n)
		if !ok || n == declared || !l.tail[end-l.lo].closes {
			continue
		}
		found = append(found, l.judged(slip{kindLength, at, at + headerLength, end, id, n, said, 0}, h, 6+min(9, distance(n, declared))/2))
	}
	if isDigit(said[0]) {
		if end, ok := l.span(at+3, int(said[0]-'0')); ok && l.tail[end-l.lo].closes {
			found = append(found, l.judged(slip{kindOneDigit, at, at + 3, end, id, int(said[0] - '0'), said[:1], 0}, h, 1))
		}
	}
	if at+5 <= l.hi && allDigits(l.text[at+2:at+5]) && utf8.ValidString(l.text[at+4:at+5]) {
		n := int(said[0]-'0')*100 + int(twoDigits(said[1], l.text[at+4]))
		if end, ok := l.span(at+5, n); ok && l.tail[end-l.lo].closes {
			found = append(found, l.judged(slip{kindThreeDigits, at, at + 5, end, id, n, l.text[at+2 : at+5], 0}, h, 1))
		}
	}
	return found
}

func distance(a, b int) int { return max(a-b, b-a) }

// judged gives a slip its cost and the kind that tells most.
func (l *line) judged(s slip, h head, strange int) slip {
	t := l.tail[s.end-l.lo]
	h.add(s.id)
	odd := h.odd + int(t.odd)
	if s.end < l.hi && t.first < s.id {
		odd++
	}
	// Nearly everybody writes each object once and in the order of the ids.
	s.cost = strange + 12*odd
	if both := (idSet{h.ids[0] & t.ids[0], h.ids[1] & t.ids[1]}); both != (idSet{}) {
		s.cost += 20
	}
	ids := idSet{h.ids[0] | t.ids[0], h.ids[1] | t.ids[1]}
	if l.isRoot() {
		s.cost += 30 * lacking(ids)
		if row := &rootObjects[s.id]; rootTemplates[s.id] == noTemplate && !row.fits(s.length) {
			s.cost += 30
		}
	} else if !ids.has(0) && templates[rootTemplates[l.path.Root()]].isGUID != nil {
		s.cost += 30
	}
	if s.kind == kindLength {
		s.kind = l.kindOf(s)
		if s.kind != kindLength {
			s.cost = max(0, s.cost-strange)
		}
		if s.kind == kindLetterDigit {
			s.said = l.text[s.at:s.value]
		}
	}
	return s
}

// lacking is how many of the mandatory root objects are not among ids.
func lacking(ids idSet) (n int) {
	for i := range mandatory {
		if !ids.has(mandatory[i].id) {
			n++
		}
	}
	return n
}

func (l *line) kindOf(s slip) repairKind {
	value := l.text[s.value:s.end]
	whole, _, decimals := strings.Cut(value, ".")
	switch said := s.said; {
	case lookalike(said) == s.header()[2:]:
		return kindLetterDigit
	case !allDigits(said):
	case l.isRoot() && (s.id == idAmount || s.id == idFixedFee) && decimals && isAmount(value) && int(twoDigits(said[0], said[1])) == len(whole):
		return kindWholeUnits
	case !isASCII(value):
		n := int(twoDigits(said[0], said[1]))
		for other := byCodePoints; other <= byBytes; other++ {
			if other != l.ruler && other.count(value) == n {
				return kindByteLength
			}
		}
	}
	return kindLength
}

// letters finds the headers of a line that have letters where digits belong. It is
// not ok where the line does not close with the digits that they look like.
func (l *line) letters() (found []slip, ok bool) {
	for at := l.lo; at < l.hi; {
		if at+headerLength > l.hi {
			return nil, false
		}
		said := l.text[at : at+headerLength]
		header := lookalike(said)
		if len(header) != headerLength || !allDigits(header) {
			return nil, false
		}
		s := slip{kind: kindLetterDigit, at: at, value: at + headerLength, id: twoDigits(header[0], header[1]),
			length: int(twoDigits(header[2], header[3])), said: said}
		end, fits := l.span(s.value, s.length)
		if !fits {
			return nil, false
		}
		if header != said {
			found = append(found, s)
		}
		if l.isRoot() && s.id == idChecksum && end != l.hi {
			return nil, false
		}
		at = end
	}
	return found, len(found) > 0
}

func (l *line) message(s slip) string {
	where, end := l.path.Child(s.id).place(), "everything reads to the end"
	if !l.isRoot() {
		end = l.path.place() + " reads to its end"
	}
	switch s.kind {
	case kindLetterDigit:
		return fmt.Sprintf("the header of %s is %q, with letters where digits belong, expected %s", where, s.said, s.header())
	case kindOneDigit:
		return fmt.Sprintf("the length of %s has one digit, %s, expected %02d", where, s.said, s.length)
	case kindThreeDigits:
		if s.length > 99 {
			return fmt.Sprintf("the length of %s has three digits, %s; two digits can say 99 at most, so what is in it must be made shorter", where, s.said)
		}
		return fmt.Sprintf("the length of %s has three digits, %s, expected %02d", where, s.said, s.length)
	case kindWholeUnits:
		return fmt.Sprintf("the length of %s says %s, which counts the whole units of the amount only; with %02d %s", where, s.said, s.length, end)
	case kindByteLength:
		return fmt.Sprintf("the length of %s says %s, which counts in another unit than the other lengths; with %02d %s", where, s.said, s.length, end)
	}
	if !allDigits(s.said) {
		return fmt.Sprintf("the length of %s is not two digits; with %02d %s", where, s.length, end)
	}
	return fmt.Sprintf("the length of %s says %s; with %02d %s", where, s.said, s.length, end)
}

// rulersFor are the units in which lengths may count in a text.
func rulersFor(text string) []ruler {
	switch {
	case isASCII(text):
		return []ruler{byASCII}
	case firstAstral(text) == 0:
		return []ruler{byCodePoints, byBytes}
	}
	return []ruler{byCodePoints, byUTF16, byBytes}
}
