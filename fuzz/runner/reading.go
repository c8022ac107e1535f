package runner

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// The units that a length can count.
const (
	codePoints = "code-points"
	utf16Units = "utf-16"
	byteUnits  = "bytes"
)

// object is a data object as it stands in a text.
type object struct{ id, value string }

// read splits a text into data objects. It is not ok where the text does not
// close: this is for texts that the corpus calls readable, not a parser.
func read(text, unit string) (objects []object, ok bool) {
	for text != "" {
		if len(text) < 4 || !digits(text[:4]) {
			return nil, false
		}
		count := int(text[2]-'0')*10 + int(text[3]-'0')
		end, ok := measure(text[4:], count, unit)
		if !ok {
			return nil, false
		}
		objects = append(objects, object{text[:2], text[4 : 4+end]})
		text = text[4+end:]
	}
	return objects, true
}

// measure returns how many bytes of text make up count units. It is not ok where
// there are fewer, or where the last one ends inside a character.
func measure(text string, count int, unit string) (end int, ok bool) {
	for count > 0 {
		r, size := utf8.DecodeRuneInString(text[end:])
		if size == 0 {
			return 0, false
		}
		count -= units(r, size, unit)
		end += size
	}
	return end, count == 0
}

// units is how many units a character counts.
func units(r rune, size int, unit string) int {
	switch {
	case unit == byteUnits:
		return size
	case unit == utf16Units && r > 0xFFFF:
		return 2
	}
	return 1
}

func digits(text string) bool {
	return strings.Trim(text, "0123456789") == ""
}

// place says what there is at a path.
type place uint8

const (
	absent  place = iota
	present       // a value
	unclear       // it would be inside an object that does not close
)

// isPath reports whether a text is ids of two digits with full stops between.
func isPath(path string) bool {
	return !slices.ContainsFunc(strings.Split(path, "."), func(id string) bool { return len(id) != 2 || !digits(id) })
}

// value returns what stands at a path such as "59" or "62.05", the first where
// an id occurs twice.
func value(text, unit, path string) (found string, at place) {
	ids := strings.Split(path, ".")
	for i, id := range ids {
		if i > 0 && !isTemplate(ids[:i]) {
			return "", absent
		}
		objects, ok := read(text, unit)
		if !ok {
			return "", unclear
		}
		first := slices.IndexFunc(objects, func(o object) bool { return o.id == id })
		if first < 0 {
			return "", absent
		}
		text = objects[first].value
	}
	return text, present
}

// isTemplate reports whether EMVCo puts objects into the object at a path: 26 to
// 51, 62, 64 and 80 to 99 (EMVCo Table 3.6), and in 62 those from 50 on (Table 4.3).
func isTemplate(ids []string) bool {
	root, depth := ids[0], len(ids)
	return depth == 1 && (root >= "26" && root <= "51" || root == "62" || root == "64" || root >= "80") ||
		depth == 2 && root == "62" && ids[1] >= "50"
}
