package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// firstTemplate is the first id of the root whose content is objects. Those in
// front of it, from 02, are the plain values of card schemes.
const firstTemplate = "26"

// parseRawObject reads the way in which objects that only their owner knows are
// given on the command line: 02=4000123456789012 for a value, and
// 29:00=D15600000000,05=A93FO3230Q for a template. A comma inside a value of a
// template has a backslash in front, and so has a backslash. The id must be from
// first to last.
//
// What an id can hold is known, and what else is given is a slip of the pen.
func parseRawObject(text string, first, last uint8) (emvqr.Data, error) {
	id, rest, ok := cutID(text)
	switch {
	case !ok:
		return emvqr.Data{}, rawFormError(text)
	case id < first || id > last:
		return emvqr.Data{}, fmt.Errorf("id %02d is not from %02d to %02d", id, first, last)
	}
	isTemplate := text[:2] >= firstTemplate
	value, isValue := strings.CutPrefix(rest, "=")
	contents, isContents := strings.CutPrefix(rest, ":")
	switch {
	case isValue && value == "":
		return emvqr.Data{}, fmt.Errorf("%02d is empty; leave it out instead", id)
	case isValue && isTemplate && !isObjects(value):
		return emvqr.Data{}, fmt.Errorf("%02d is a template, and what is given is no data objects%s", id, orElse(didYouMean(text), rawExample))
	case isContents && !isTemplate && !looksLikeFields(contents):
		return emvqr.Data{}, rawFormError(text)
	case isValue && looksLikeFields(value), isContents && !isTemplate:
		return emvqr.Data{}, fmt.Errorf("%02d is a plain value and no template, as in 02=4000123456789012", id)
	case isValue:
		return emvqr.Data{ID: id, Value: value}, nil
	case isContents:
		return parseTemplate(text, id, contents)
	}
	return emvqr.Data{}, rawFormError(text)
}

func parseTemplate(text string, root uint8, contents string) (emvqr.Data, error) {
	d := emvqr.Data{ID: root}
	for _, part := range splitAtCommas(contents) {
		id, value, ok := cutID(part)
		switch {
		case !ok || !strings.HasPrefix(value, "="):
			return emvqr.Data{}, rawFormError(text)
		case holdsField(value, isID):
			return emvqr.Data{}, rawFormError(text)
		case value == "=":
			return emvqr.Data{}, fmt.Errorf("%02d.%02d is empty; leave it out instead", root, id)
		case slices.ContainsFunc(d.Template, func(o emvqr.Data) bool { return o.ID == id }):
			return emvqr.Data{}, fmt.Errorf("%02d.%02d is there twice", root, id)
		}
		d.Template = append(d.Template, emvqr.Data{ID: id, Value: value[1:]})
	}
	return d, nil
}

// isObjects reports whether a value is data objects from its start to its end: two
// digits, two digits of length, and so many characters. What is too long for any
// object the writer refuses with that reason.
func isObjects(value string) bool {
	if utf8.RuneCountInString(value) > 99 {
		return true
	}
	for value != "" {
		_, rest, ok := cutID(value)
		if !ok {
			return false
		}
		length, rest, ok := cutID(rest)
		if !ok || utf8.RuneCountInString(rest) < int(length) {
			return false
		}
		value = string([]rune(rest)[length:])
	}
	return true
}

// looksLikeFields reports whether a value is fields of a template by its look:
// "00:A000000727,01:…".
func looksLikeFields(value string) bool {
	_, rest, ok := cutID(value)
	return ok && rest != "" && (rest[0] == ':' || rest[0] == '=')
}

// cutID takes the two digits off that an object begins with.
func cutID(text string) (id uint8, rest string, ok bool) {
	if len(text) < 2 || !isDigit(text[0]) || !isDigit(text[1]) {
		return 0, "", false
	}
	return (text[0]-'0')*10 + text[1] - '0', text[2:], true
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

const rawExample = ", expected two digits and a value, as in 02=4000123456789012, or a template, as in 29:00=D15600000000,05=A93FO3230Q"

// rawFormError says what an object looks like, or the one that was meant.
func rawFormError(found string) error {
	if meant := didYouMean(found); meant != "" {
		return fmt.Errorf("this is not how an object is given%s", meant)
	}
	return fmt.Errorf("found %+q%s", firstWord(found), rawExample)
}

func orElse(text, other string) string {
	if text == "" {
		return other
	}
	return text
}

// firstWord is what a text begins with, without what may be a value.
func firstWord(text string) string {
	i := strings.IndexAny(text, ":=, ")
	if i < 0 {
		i = len(text)
	}
	return text[:min(i+1, len(text))]
}

// splitAtCommas splits at commas without a backslash in front, and takes the
// backslashes off.
func splitAtCommas(text string) []string {
	parts := []string{""}
	for i := 0; i < len(text); i++ {
		last := &parts[len(parts)-1]
		switch {
		case text[i] == '\\' && i+1 < len(text) && (text[i+1] == ',' || text[i+1] == '\\'):
			i++
			*last += text[i : i+1]
		case text[i] == ',':
			parts = append(parts, "")
		default:
			*last += text[i : i+1]
		}
	}
	return parts
}
