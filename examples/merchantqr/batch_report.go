package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// The report of a batch has one JSON object a line: a head, one for each row, a sum.
// It is how verify knows what the files are to say.
type (
	reportHead struct {
		Report string `json:"report"` // "merchantqr batch"
		Format int    `json:"format"` // 1
		From   string `json:"from"`
	}

	// reportRow is a row: its code and its files, or why it is refused.
	reportRow struct {
		Row      int          `json:"row"`
		Line     int          `json:"line"`
		OK       bool         `json:"ok"`
		Code     string       `json:"code,omitempty"`
		Files    []reportFile `json:"files,omitempty"`
		Notes    []rowProblem `json:"notes,omitempty"`    // warnings
		Problems []rowProblem `json:"problems,omitempty"` // why it is refused
	}

	reportFile struct {
		Name   string `json:"name"`
		SHA256 string `json:"sha256"`
		kept   bool
	}

	reportSum struct {
		Rows    int `json:"rows"`
		Written int `json:"written"`
		Refused int `json:"refused"`
	}
)

const (
	reportKind   = "merchantqr batch"
	reportFormat = 1
	reportName   = "report.jsonl"
)

// isReport reports whether a file begins as a report does.
func isReport(start []byte) bool {
	line, _, _ := bytes.Cut(start, []byte("\n"))
	var head reportHead
	return json.Unmarshal(line, &head) == nil && head.Report == reportKind
}

// reportReader reads a report row by row.
type reportReader struct {
	lines *lineReader
	rows  int
	ended bool
}

func newReportReader(from io.Reader) (*reportReader, error) {
	r := &reportReader{lines: newLineReader(from)}
	line, _, err := r.lines.next()
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if !isReport(line) {
		return nil, errors.New("is no report of merchantqr batch")
	}
	return r, nil
}

// next is the next row; io.EOF comes after the last one, and another error where the
// report breaks off.
func (r *reportReader) next() (*reportRow, error) {
	line, cut, err := r.lines.next()
	switch {
	case errors.Is(err, io.EOF) && !r.ended:
		return nil, fmt.Errorf("the report breaks off after row %d; run the batch again", r.rows)
	case err != nil:
		return nil, err
	case r.ended:
		return nil, errors.New("there is something after the end of the report")
	case cut:
		return nil, fmt.Errorf("a line of the report is longer than %d bytes", longestLine)
	}
	var row struct {
		reportRow
		Rows *int `json:"rows"`
	}
	if err := json.Unmarshal(line, &row); err != nil {
		return nil, fmt.Errorf("row %d of the report: %w", r.rows+1, err)
	}
	if row.Rows != nil {
		if r.ended = true; *row.Rows != r.rows {
			return nil, fmt.Errorf("the report has %d rows and says %d", r.rows, *row.Rows)
		}
		return r.next()
	}
	r.rows++
	return &row.reportRow, nil
}
