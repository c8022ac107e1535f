package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// What one record of a CSV may be at most. A cell may go over several lines; where a
// quotation mark is missing, the rest of the file would be one cell.
const (
	mostRecordBytes = longestLine
	mostRecordLines = 16
)

// csvRecords reads records one by one, in bounded memory, and goes on after a broken
// one: of those, only the line on which it begins is lost.
type csvRecords struct {
	*numberedLines
	delimiter rune
	columns   int // how many cells a record has, 0 while that is not known
}

// numberedLines are lines that can be put back.
type numberedLines struct {
	from   *lineReader
	number int        // of the last line read
	ahead  []textLine // read, and not used yet
}

// textLine is a line with its number.
type textLine struct {
	number int
	text   string
	cut    bool // its end is missing
}

func (l *numberedLines) nextLine() (textLine, error) {
	if len(l.ahead) > 0 {
		line := l.ahead[0]
		l.ahead = l.ahead[1:]
		return line, nil
	}
	text, cut, err := l.from.next()
	if err != nil {
		return textLine{}, err
	}
	l.number++
	return textLine{l.number, string(text), cut}, nil
}

func (l *numberedLines) putBack(lines ...textLine) {
	l.ahead = append(slices.Clone(lines), l.ahead...)
}

// isBlank reports whether there is nothing on a line but blanks and other characters
// that mean nothing.
func (l textLine) isBlank(nothing string) bool {
	return !l.cut && strings.Trim(l.text, " \t"+nothing) == ""
}

// fault is why a line is not looked at.
func (l textLine) fault() (rule, message string) {
	switch {
	case l.cut:
		return ruleTooLong, fmt.Sprintf("the line is longer than %d bytes, no code has so much", longestLine)
	case !utf8.ValidString(l.text):
		return ruleNotUTF8, "the line is not UTF-8; save the table as “CSV UTF-8”"
	}
	return "", ""
}

// csvRecord is the cells of a record or what is wrong with it.
type csvRecord struct {
	line  int
	cells []string
	rule  string
	fault string
}

// next is the next record. Empty lines are none. The error comes after the last one.
func (c *csvRecords) next() (csvRecord, error) {
	for {
		lines, err := c.whole()
		if err != nil {
			return csvRecord{}, err
		}
		if len(lines) == 1 && lines[0].isBlank(string(c.delimiter)) {
			continue
		}
		record := c.parse(lines)
		if record.rule != "" && record.rule != ruleLineBreak && len(lines) > 1 {
			// The lines after it were taken for its own.
			c.putBack(lines[1:]...)
			record.rule, record.fault = ruleQuote, "a quotation mark opens a cell on this line and none closes it"
		}
		return record, nil
	}
}

// whole is the lines of a record: as many as it takes for every quotation mark to
// have its second.
func (c *csvRecords) whole() (lines []textLine, err error) {
	marks, bytes := 0, 0
	for {
		line, err := c.nextLine()
		if err != nil && len(lines) == 0 {
			return nil, err
		}
		if err != nil {
			return lines, nil
		}
		lines = append(lines, line)
		marks, bytes = marks+strings.Count(line.text, `"`), bytes+len(line.text)
		if marks%2 == 0 || line.cut || bytes > mostRecordBytes || len(lines) == mostRecordLines {
			return lines, nil
		}
	}
}

func (c *csvRecords) parse(lines []textLine) csvRecord {
	record := csvRecord{line: lines[0].number}
	var text strings.Builder
	for i, line := range lines {
		if record.rule, record.fault = line.fault(); record.rule != "" {
			return record
		}
		if i > 0 {
			text.WriteByte('\n')
		}
		text.WriteString(line.text)
	}
	reader := csv.NewReader(strings.NewReader(text.String()))
	reader.Comma = c.delimiter
	reader.FieldsPerRecord = -1
	cells, err := reader.Read()
	if err == nil {
		if _, more := reader.Read(); more != io.EOF {
			err = csv.ErrQuote
		}
	}
	switch {
	case err != nil:
		record.rule, record.fault = ruleQuote, quoteFault(err)
	case c.columns > 0 && len(cells) != c.columns:
		record.rule, record.fault = ruleCells, fmt.Sprintf("found %s, expected %d as there are columns", plural(len(cells), "cell"), c.columns)
	case slices.ContainsFunc(cells, func(cell string) bool { return strings.ContainsAny(cell, "\r\n") }):
		record.rule, record.fault = ruleLineBreak, "a cell goes over several lines, and no field of a code does"
	default:
		record.cells = cells
	}
	return record
}

func quoteFault(err error) string {
	if errors.Is(err, csv.ErrBareQuote) {
		return `a quotation mark stands amid a cell; write the cell in quotation marks, and that one twice`
	}
	return `the quotation marks do not fit; a cell begins and ends with one, and one within it is written twice`
}

// delimiters are what stands between cells, the likeliest first: a spreadsheet in much
// of Europe takes the semicolon.
var delimiters = []rune{',', ';', '\t'}

// delimiterOf is the one that a header has most of.
func delimiterOf(header string) rune {
	best := delimiters[0]
	for _, d := range delimiters {
		if strings.Count(header, string(d)) > strings.Count(header, string(best)) {
			best = d
		}
	}
	return best
}
