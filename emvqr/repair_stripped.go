package emvqr

import (
	"fmt"
	"slices"
	"strings"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/internal/plural"
)

// strippedSigns are what programs take out of texts, all of them at once: those
// that trim blanks, chats that read * and _ as bold and italic, forms that keep
// letters and digits only.
var strippedSigns = [...]struct {
	sign byte
	kind repairKind
	name string
}{
	{' ', repairKind{"blanks-stripped", "the blanks of a text were taken out and its lengths kept"}, "blank"},
	{'*', repairKind{"asterisks-stripped", "the asterisks of a text were taken out and its lengths kept"}, "asterisk"},
	{'_', repairKind{"underscores-stripped", "the underscores of a text were taken out and its lengths kept"}, "underscore"},
	{'-', repairKind{"dashes-stripped", "the dashes of a text were taken out and its lengths kept"}, "dash"},
}

// Limits of the search for the places of signs.
const (
	maxStripped  = 9       // of one object
	maxTogether  = 1 << 15 // ways to put them into all values of a text
	maxSolutions = 4
)

// short is a value that has fewer characters than its length says.
type short struct {
	start, end int
	missing    int
	path       Path
}

// stripped puts back the signs that were taken out of a text: its lengths say how
// many are missing in which value, and its checksum says where.
func stripped(text string) (found []Repair) {
	if len(text) > MaxBytes {
		return nil
	}
	for _, s := range strippedSigns {
		if strings.IndexByte(text, s.sign) >= 0 {
			continue
		}
		for _, ruler := range rulersFor(text) {
			values, _, ok := shorts(text, ruler, Path{}, 0, len(text))
			if !ok || len(values) == 0 {
				continue
			}
			f := filling{text: text, values: values, sign: s.sign}
			for _, filled := range f.search() {
				code, fault := read(filled)
				if fault.err != nil {
					continue
				}
				r := Repair{
					Kind: s.kind.name, Path: values[0].path, Offset: values[0].start, Text: code.text,
					Message:   fmt.Sprintf("the checksum is right with the %ss back that were taken out: %s", s.name, f.message(s.name)),
					Certainty: OnlyCandidate, Tried: f.tried, cost: costOf(code) + f.strangeness(code.text),
				}
				if f.tried <= provable {
					r.Certainty = Proven
				}
				found = append(found, r)
			}
			break
		}
	}
	return found
}

// shorts are the values of a line that are too short, with the fewest characters
// missing in all with which the line closes, and how many those are.
func shorts(text string, r ruler, path Path, lo, hi int) (values []short, missing int, ok bool) {
	l := &line{text: text, ruler: r, path: path, lo: lo, hi: hi}
	if r == byCodePoints || r == byUTF16 {
		l.measure()
	}
	const none = 1 << 20
	if lo == hi {
		return nil, 0, false
	}
	fewest, choice := make([]int32, hi-lo+1), make([]int8, hi-lo+1)
	for i := range fewest {
		fewest[i] = none
	}
	if path.IsZero() {
		if at := hi - checksumLength; at > lo && text[at:at+headerLength] == "6304" {
			fewest[at-lo] = 0
		}
	} else {
		fewest[hi-lo] = 0
	}
	for at := hi - headerLength; at >= lo; at-- {
		header := load4(text[at:])
		if !fourDigits(header) || path.IsZero() && headerID(header) == idChecksum {
			continue
		}
		most := maxStripped
		if path.IsZero() && !mayHoldSigns.has(headerID(header)) {
			most = 0
		}
		for b := range most + 1 {
			n := headerSpan(header) - b
			if n < 0 {
				break
			}
			end, ok := l.span(at+headerLength, n)
			if !ok || fewest[end-lo] == none {
				continue
			}
			cost := fewest[end-lo] + int32(b)
			if end < hi && headerID(header) >= headerID(load4(text[end:])) {
				cost += outOfOrder
			}
			if cost < fewest[at-lo] {
				fewest[at-lo], choice[at-lo] = cost, int8(b)
			}
		}
	}
	if fewest[0] == none {
		return nil, 0, false
	}
	for at := lo; at < hi && !(path.IsZero() && at == hi-checksumLength); {
		header := load4(text[at:])
		b := int(choice[at-lo])
		start := at + headerLength
		end, _ := l.span(start, headerSpan(header)-b)
		missing += b
		if b > 0 {
			v := short{start, end, b, path.Child(headerID(header))}
			if inner, n, ok := shorts(text, r, v.path, start, end); isTemplateID(v.path) && ok && n == b {
				values = append(values, inner...)
			} else {
				values = append(values, v)
			}
		}
		at = end
	}
	return values, missing, true
}

// outOfOrder is how many missing characters an id out of the usual order counts for.
const outOfOrder = 4

// mayHoldSigns are the root objects that hold more than digits and letters.
var mayHoldSigns = func() idSet {
	s := idRange(26, 51)
	for id := uint8(59); id <= 99; id++ {
		if id != idChecksum {
			s.add(id)
		}
	}
	return s
}()

// filling is a search for the places of the missing signs.
type filling struct {
	text   string
	values []short
	sign   byte
	tried  int
	found  []string

	places [][]int // by value
	needed uint16  // the checksum's register after the last value
	chosen []int   // so far
}

// gaps are where in a value signs are tried.
type gaps uint8

const (
	wordGaps  gaps = iota // where words seem to begin, if there are enough such places
	innerGaps             // anywhere inside
	allGaps               // at the ends too, and several together
)

// search tries the places where words seem to begin, then those inside the values,
// then all, as long as these are not too many.
func (f *filling) search() []string {
	sum, ok := hexValue(f.text[len(f.text)-4:])
	if !ok {
		return nil
	}
	last := f.values[len(f.values)-1]
	f.needed = crc.Rewind(sum, f.text[last.end:len(f.text)-4])
	first := wordGaps
	if f.sign != ' ' {
		first = allGaps
	}
	for where := first; where <= allGaps && len(f.found) == 0; where++ {
		most := maxTogether
		if f.sign != ' ' {
			most /= 16 // blanks are what is stripped mostly
		}
		if ways := f.lay(where); ways > 0 && ways <= most {
			f.tried += ways
			f.fill(0, 0, f.values[0].missing, f.values[0].start, crc.Update(crc.Initial, f.text[:f.values[0].start]), where == allGaps)
		}
	}
	return f.found
}

// lay finds the places of every value and returns in how many ways the signs can be
// put there.
func (f *filling) lay(where gaps) (ways int) {
	f.places, ways = f.places[:0], 1
	for _, v := range f.values {
		value := f.text[v.start:v.end]
		places := placesIn(value, where)
		if where == wordGaps && len(places) < v.missing {
			places = placesIn(value, innerGaps)
		}
		f.places = append(f.places, places)
		n := len(places)
		if where == allGaps {
			n += v.missing - 1
		}
		if ways *= choose(n, v.missing); ways > maxTogether || ways == 0 {
			return 0
		}
	}
	return ways
}

// choose is how many ways there are to choose k of n, or a number above the limit.
func choose(n, k int) int {
	ways := 1
	for i := range k {
		if ways = ways * (n - i) / (i + 1); ways > maxTogether {
			return maxTogether + 1
		}
	}
	return max(ways, 0)
}

// fill puts the signs that are left into value i, from its place k on. register is
// the checksum's after everything up to at and the signs chosen so far.
func (f *filling) fill(i, k, left, at int, register uint16, again bool) {
	v := f.values[i]
	if left == 0 {
		register = crc.Update(register, f.text[at:v.end])
		switch {
		case i+1 < len(f.values):
			next := f.values[i+1]
			f.fill(i+1, 0, next.missing, next.start, crc.Update(register, f.text[v.end:next.start]), again)
		case register == f.needed && len(f.found) < maxSolutions:
			f.found = append(f.found, f.with(f.chosen))
		}
		return
	}
	for ; k < len(f.places[i]); k++ {
		place := v.start + f.places[i][k]
		next := k + 1
		if again {
			next = k
		}
		f.chosen = append(f.chosen, place)
		register = crc.Update(register, f.text[at:place])
		at = place
		f.fill(i, next, left-1, at, crc.Update(register, string(f.sign)), again)
		f.chosen = f.chosen[:len(f.chosen)-1]
	}
}

// with is the text with signs at the places chosen.
func (f *filling) with(places []int) string {
	var b strings.Builder
	from := 0
	for _, at := range places {
		b.WriteString(f.text[from:at])
		b.WriteByte(f.sign)
		from = at
	}
	b.WriteString(f.text[from:])
	return b.String()
}

func placesIn(value string, where gaps) (places []int) {
	for i := range value {
		if where == allGaps || i > 0 && (where == innerGaps || beginsWord(value[i-1], value[i])) {
			places = append(places, i)
		}
	}
	if where == allGaps {
		places = append(places, len(value))
	}
	return places
}

// beginsWord tells by capitals, digits and punctuation.
func beginsWord(before, c byte) bool {
	isUpper := func(b byte) bool { return isLetter(b) && b < 'a' }
	switch {
	case isUpper(c):
		return !isUpper(before)
	case isDigit(c):
		return !isDigit(before) && before != '#'
	}
	return !isLetter(before) || !isLetter(c)
}

// message says how many are missing where.
func (f *filling) message(name string) string {
	var parts []string
	for _, v := range f.values {
		parts = append(parts, fmt.Sprintf("%s in %s", plural.Of(v.missing, name), v.path.place()))
	}
	return strings.Join(slices.Compact(parts), ", ")
}

// strangeness counts the signs that are not where words begin, as far as capitals
// and digits tell.
func (f *filling) strangeness(text string) (n int) {
	for i := 1; i+1 < len(text); i++ {
		if text[i] != f.sign {
			continue
		}
		before, after := text[i-1], text[i+1]
		if isLetter(before) && before >= 'a' && after >= 'a' && isLetter(after) {
			n += 2
		}
	}
	return n
}
