package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// table reads merchants, one a row, from CSV or from JSON lines.
type table struct {
	lines   *numberedLines
	records *csvRecords   // nil for JSON lines
	columns []tableColumn // of CSV
	mapping map[string]string
	names   []string // the columns that the names of files are made of
	rows    int
}

// newTable looks at the beginning of a file: one that begins with a brace is of JSON
// lines. The names are those of columns that need not be fields of a code, since the
// names of files are made of them.
func newTable(from io.Reader, mapping map[string]string, names []string) (*table, error) {
	lines := &numberedLines{from: newLineReader(decoded(from))}
	first, err := lines.nextLine()
	for err == nil && first.isBlank("") {
		first, err = lines.nextLine()
	}
	switch {
	case errors.Is(err, io.EOF):
		return nil, errors.New("the table is empty")
	case err != nil:
		return nil, err
	case strings.IndexByte(first.text, 0) >= 0:
		return nil, errors.New("the file is UTF-16 without a mark that says so, or no text at all; save it as “CSV UTF-8”")
	}
	lines.putBack(first)
	t := &table{lines: lines, mapping: mapping, names: names}
	if strings.HasPrefix(strings.TrimSpace(first.text), "{") {
		return t, nil
	}
	t.records = &csvRecords{numberedLines: lines, delimiter: delimiterOf(first.text)}
	return t, t.readHeader()
}

// readHeader reads the names of the columns.
func (t *table) readHeader() error {
	record, err := t.records.next()
	if err != nil {
		return err
	}
	if record.rule != "" {
		return fmt.Errorf("the line with the names of the columns cannot be read: %s", record.fault)
	}
	t.records.columns = len(record.cells)
	t.columns, err = parseColumns(record.cells, t.mapping, t.names)
	return err
}

// next is the next row, refused where it cannot be read. The error comes after the
// last one.
func (t *table) next() (*merchantRow, error) {
	if t.records == nil {
		return t.nextJSON()
	}
	record, err := t.records.next()
	if err != nil {
		return nil, err
	}
	t.rows++
	r := &merchantRow{number: t.rows, line: record.line, columns: t.columns}
	if record.rule != "" {
		r.refuse("", record.rule, record.fault)
		return r, nil
	}
	r.fill(t.columns, record.cells)
	r.name(t.names, record.cells)
	return r, nil
}

// name keeps the values that the names of files are made of.
func (r *merchantRow) name(names, cells []string) {
	r.named = make(map[string]string, len(names))
	for i, c := range r.columns {
		for _, name := range names {
			if name == c.header || name == c.field && c.slug == "" {
				r.named[name] = strings.TrimSpace(cells[i])
			}
		}
	}
}

// nextJSON is the object on the next line. Its members are as those of a file of
// compose, with accounts as objects, too.
func (t *table) nextJSON() (*merchantRow, error) {
	line, err := t.lines.nextLine()
	for err == nil && line.isBlank("") {
		line, err = t.lines.nextLine()
	}
	if err != nil {
		return nil, err
	}
	t.rows++
	r := &merchantRow{number: t.rows, line: line.number}
	if rule, message := line.fault(); rule != "" {
		r.refuse("", rule, message)
		return r, nil
	}
	err = isShallow([]byte(line.text))
	var members []setting
	if err == nil {
		members, err = jsonSettings("the row", []byte(line.text))
	}
	if err != nil {
		r.refuse("", ruleJSON, strings.TrimPrefix(err.Error(), "the row:1: "))
		return r, nil
	}
	t.fillFrom(r, members)
	return r, nil
}

// fillFrom takes the members of an object for the cells of a row.
func (t *table) fillFrom(r *merchantRow, members []setting) {
	var accounts []*accountCells
	var cells []string
	for _, m := range members {
		name, mapped := t.mapping[m.name]
		if !mapped {
			name = m.name
		}
		c, err := parseColumn(m.name, name)
		switch {
		case errors.Is(err, errNoField) && !mapped && slices.Contains(t.names, m.name):
			c.unused = true
		case err != nil:
			r.refuse(m.name, ruleValue, err.Error())
			continue
		case m.err != nil:
			r.refuse(m.name, ruleValue, m.err.Error())
			continue
		case c.slug != "" && len(m.values) == 1:
			accounts = withCell(accounts, c, m.values[0])
		case c.slug != "" && len(m.values) > 1:
			r.refuse(m.name, ruleValue, "expected one value")
		case !c.unused && len(m.values) > 0:
			r.set(c.field, m.values...)
		}
		r.columns, cells = append(r.columns, c), append(cells, strings.Join(m.values, " "))
	}
	r.setAccounts(accounts)
	r.name(t.names, cells)
}

// readMapping reads which column is which field from a YAML or JSON file: one line a
// column, as in "Shop name: name".
func readMapping(file string, stdin io.Reader) (map[string]string, error) {
	if file == "" {
		return nil, nil
	}
	settings, err := readCodeFile(file, stdin)
	if err != nil {
		return nil, err
	}
	mapping := make(map[string]string)
	for _, s := range settings {
		if s.err != nil || len(s.values) != 1 {
			return nil, fmt.Errorf("%s: expected the name of one field, such as Shop name: name", s.source())
		}
		mapping[s.name] = s.values[0]
	}
	return mapping, nil
}

// hasAll reports whether there are columns for the names of files. Objects of JSON have
// theirs each for itself.
func (t *table) hasAll(names []string) error {
	if t.records == nil {
		return nil
	}
	for _, name := range names {
		if !slices.ContainsFunc(t.columns, func(c tableColumn) bool { return c.header == name || c.field == name && c.slug == "" }) {
			return fmt.Errorf("there is no column %+q, which the names of files are made of", name)
		}
	}
	return nil
}
