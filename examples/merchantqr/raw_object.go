package main

import (
	"fmt"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// parseRawObject reads the way in which objects that only their owner knows are
// given on the command line: 02=4000123456789012 for a value, and
// 29:00=D15600000000,05=A93FO3230Q for a template. A comma inside a value of a
// template has a backslash in front, and so has a backslash. The id must be from
// first to last.
func parseRawObject(text string, first, last uint8) (emvqr.Data, error) {
	id, rest, err := cutID(text)
	if err != nil {
		return emvqr.Data{}, err
	}
	if id < first || id > last {
		return emvqr.Data{}, fmt.Errorf("id %02d is not from %02d to %02d", id, first, last)
	}
	if value, ok := strings.CutPrefix(rest, "="); ok {
		return emvqr.Data{ID: id, Value: value}, nil
	}
	contents, ok := strings.CutPrefix(rest, ":")
	if !ok {
		return emvqr.Data{}, rawFormError(text)
	}
	d := emvqr.Data{ID: id}
	for _, part := range splitAtCommas(contents) {
		id, value, err := cutID(part)
		if err != nil || !strings.HasPrefix(value, "=") {
			return emvqr.Data{}, rawFormError(part)
		}
		d.Template = append(d.Template, emvqr.Data{ID: id, Value: value[1:]})
	}
	return d, nil
}

// cutID takes the two digits off that an object begins with.
func cutID(text string) (id uint8, rest string, err error) {
	if len(text) < 2 || !isDigit(text[0]) || !isDigit(text[1]) {
		return 0, "", rawFormError(text)
	}
	return (text[0]-'0')*10 + text[1] - '0', text[2:], nil
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

func rawFormError(found string) error {
	return fmt.Errorf("found %+q, expected two digits and a value, as in 02=4000123456789012, or a template, as in 29:00=D15600000000,05=A93FO3230Q", found)
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
