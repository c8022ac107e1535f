package emvqr

import (
	"fmt"
	"strings"

	"github.com/openmerchantqr/emvqr/internal/plural"
)

var kindLettersDigits = repairKind{"letters-for-digits", "letters that look like digits are in many places where digits belong: a program or a person read them off a picture"}

// misreadLetters are the letters that programs read for digits: all of them, and, for
// texts in which the others are what they are, those of one digit.
var misreadLetters = [...]*strings.Replacer{
	strings.NewReplacer("O", "0", "o", "0", "Q", "0", "l", "1", "I", "1", "|", "1", "Z", "2", "z", "2", "S", "5", "s", "5", "B", "8"),
	strings.NewReplacer("O", "0", "o", "0", "Q", "0"),
	strings.NewReplacer("l", "1", "I", "1", "|", "1"),
	strings.NewReplacer("S", "5", "s", "5"),
	strings.NewReplacer("B", "8"),
}

// misreadValues are the values in which letters are taken for digits.
type misreadValues uint8

const (
	allDigitValues  misreadValues = iota // those that are digits then and nothing else
	besideDigits                         // in templates and accounts, letters among digits too
	anyBesideDigits                      // and in names
)

// readOffAPicture puts digits in the place of the letters that look like them, in
// headers and where a value is made of digits, if the checksum is right then.
func readOffAPicture(text string) []Repair {
	if len(text) > MaxBytes {
		return nil
	}
	tried := 0
	for where := allDigitValues; where <= anyBesideDigits; where++ {
		for _, letters := range misreadLetters {
			p := picture{ruler: rulersFor(text)[0], where: where, letters: letters}
			objects, ok := p.line(text, Path{})
			if !ok || p.changed < 2 {
				continue // one letter is found as one character
			}
			sound := seal(objects)
			sum := text[len(text)-4:]
			tried += 1 << (strings.Count(sum, "8") + strings.Count(sum, "B"))
			if all := misreadLetters[0]; all.Replace(sum) != all.Replace(sound[len(sound)-4:]) {
				continue
			}
			if _, f := read(sound); f.err != nil {
				continue
			}
			r := Repair{
				Kind: kindLettersDigits.name, Offset: firstDifference(text, sound), Text: sound, Certainty: OnlyCandidate, Tried: tried, cost: 50,
				Message: fmt.Sprintf("the checksum is right with digits in the place of %s that look like them", plural.Of(p.changed, "letter")),
			}
			if tried <= provable {
				r.Certainty = Proven
			}
			return []Repair{r}
		}
	}
	return nil
}

// picture reads objects whose digits may be letters.
type picture struct {
	ruler   ruler
	where   misreadValues
	letters *strings.Replacer
	changed int
}

// line returns the objects of a line with digits in their places: of the root those
// before 63, with which it must end. It is not ok where they do not close.
func (p *picture) line(text string, parent Path) (objects string, ok bool) {
	var b strings.Builder
	for len(text) > 0 {
		if len(text) < headerLength {
			return "", false
		}
		header := p.letters.Replace(text[:headerLength])
		if len(header) != headerLength || !allDigits(header) {
			return "", false
		}
		end, fault := p.ruler.span(text[headerLength:], int(twoDigits(header[2], header[3])))
		if fault != nil {
			return "", false
		}
		path := parent.Child(twoDigits(header[0], header[1]))
		value, rest := text[headerLength:headerLength+end], text[headerLength+end:]
		if path == P(idChecksum) {
			return b.String(), rest == "" && len(value) == 4
		}
		p.count(text[:headerLength], header)
		b.WriteString(header + p.value(value, path))
		text = rest
	}
	return b.String(), !parent.IsZero()
}

func (p *picture) count(was, is string) {
	for i := range len(was) {
		if was[i] != is[i] {
			p.changed++
		}
	}
}

func (p *picture) value(value string, path Path) string {
	if isTemplateID(path) {
		inner := *p
		if objects, ok := inner.line(value, path); ok {
			p.changed = inner.changed
			return objects
		}
	}
	is := p.letters.Replace(value)
	switch {
	case len(is) != len(value):
		return value
	case isNumber(is):
	case p.where == anyBesideDigits || p.where == besideDigits && (path.Depth() > 1 || path.Root() <= 25):
		is = digitsAmongDigits(value, is)
	default:
		return value
	}
	p.count(value, is)
	return is
}

// isNumber reports whether a value is digits, or an amount.
func isNumber(value string) bool { return allDigits(value) || isAmount(value) }

// digitsAmongDigits takes the digits of is in the runs of digits and their lookalikes
// that have a digit in value.
func digitsAmongDigits(value, is string) string {
	b := []byte(value)
	for start := 0; start < len(b); {
		end, digits := start, 0
		for ; end < len(b) && isDigit(is[end]); end++ {
			if isDigit(value[end]) {
				digits++
			}
		}
		if digits > 0 {
			copy(b[start:end], is[start:end])
		}
		start = end + 1
	}
	return string(b)
}
