package main

import (
	"fmt"
	"path"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	hidden "github.com/openmerchantqr/emvqr/internal/escape"
)

// filePattern is how the files of a batch are named: {store}.png, with the columns of
// the table, or {row}, in braces.
type filePattern struct {
	text  string
	parts []patternPart
}

// patternPart is a text, or a column.
type patternPart struct {
	text     string
	isColumn bool
}

// rowColumn is the number of the row, which no table has to have.
const rowColumn = "row"

func parsePattern(text string) (filePattern, error) {
	p := filePattern{text: text}
	for rest := text; rest != ""; {
		before, after, found := strings.Cut(rest, "{")
		if before != "" {
			p.parts = append(p.parts, patternPart{text: before})
		}
		if !found {
			break
		}
		name, beyond, closed := strings.Cut(after, "}")
		if !closed || name == "" {
			return p, fmt.Errorf("%+q: expected the name of a column in braces, as in {store}.png", text)
		}
		p.parts = append(p.parts, patternPart{name, true})
		rest = beyond
	}
	literal := p.fill(func(string) string { return "x" })
	if path.IsAbs(literal) || path.Clean(literal) != literal || strings.HasPrefix(literal, "..") || strings.Contains(literal, `\`) {
		return p, fmt.Errorf("%+q: expected a name within the folder, with / between folders", text)
	}
	return p, nil
}

// columns are those that a name is made of.
func (p filePattern) columns() (names []string) {
	for _, part := range p.parts {
		if part.isColumn && part.text != rowColumn {
			names = append(names, part.text)
		}
	}
	return names
}

func (p filePattern) fill(value func(column string) string) string {
	var b strings.Builder
	for _, part := range p.parts {
		if part.isColumn {
			b.WriteString(value(part.text))
		} else {
			b.WriteString(part.text)
		}
	}
	return b.String()
}

// name is the name of a row's file, in the composed form of Unicode, or the column
// because of which there is none and why.
func (p filePattern) name(r *merchantRow) (name, column, fault string) {
	name = norm.NFC.String(p.fill(func(of string) string {
		value := r.named[of]
		if of == rowColumn {
			value = strconv.Itoa(r.number)
		}
		if fault == "" {
			if fault = nameFault(value); fault != "" {
				column = of
			}
		}
		return value
	}))
	if fault != "" {
		return "", column, fault
	}
	for _, part := range strings.Split(name, "/") {
		if fault = partFault(part); fault != "" {
			return "", "", fmt.Sprintf("%.60q: %s", name, fault)
		}
	}
	return name, "", ""
}

// nameFault is why a value is not made part of a file's name: what could lead out of
// the folder, what a system takes for something else, what nobody sees.
func nameFault(value string) string {
	switch {
	case value == "":
		return "is empty, and the name of the file is made of it"
	case !utf8.ValidString(value):
		return "is not UTF-8"
	case strings.ContainsAny(value, `/\`), value == ".", strings.Contains(value, ".."):
		return fmt.Sprintf("found %.60q; a file is not named so, since that leads to another folder", value)
	}
	for _, c := range value {
		if strings.ContainsRune(`<>:"|?*`, c) || !hidden.IsShown(c) || unicode.Is(unicode.Co, c) {
			return fmt.Sprintf("found %.60q, with %+q, which is in no file's name on some systems", value, c)
		}
	}
	return ""
}

// longestName is what most systems take, in bytes, less what a name has while its file
// is written.
const longestName = 200

// deviceNames mean something else on Windows, whatever follows the first full stop.
var deviceNames = strings.Fields("con prn aux nul com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9")

// partFault is why a file or a folder cannot be named so.
func partFault(part string) string {
	stem, _, _ := strings.Cut(strings.ToLower(part), ".")
	switch {
	case len(part) > longestName:
		return fmt.Sprintf("is longer than %d bytes", longestName)
	case strings.HasPrefix(part, "."), strings.HasPrefix(part, "-"):
		return "begins with a full stop or a dash"
	case strings.HasSuffix(part, "."), strings.TrimSpace(part) != part:
		return "begins or ends with a blank or a full stop"
	}
	for _, device := range deviceNames {
		if stem == device {
			return "is the name of a device on Windows"
		}
	}
	return ""
}

// sameFile is one text for all names that some system takes for one: that does not
// tell capital letters from small ones.
func sameFile(name string) string { return cases.Fold().String(norm.NFC.String(name)) }
