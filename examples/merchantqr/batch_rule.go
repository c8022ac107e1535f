package main

import (
	"slices"
	"strings"
)

// A row of a batch is refused by the rules of EMVCo and of the networks, under their
// own ids, and by these, which are about the table and the files.
const (
	ruleNotUTF8   = "BATCH-NOT-UTF8"   // bytes that are no UTF-8: an older encoding
	ruleQuote     = "BATCH-QUOTE"      // a quotation mark too few, or one amid a cell
	ruleTooLong   = "BATCH-TOO-LONG"   // more text than any code holds
	ruleCells     = "BATCH-CELLS"      // more or fewer cells than columns
	ruleLineBreak = "BATCH-LINE-BREAK" // a line break within a cell
	ruleFormula   = "BATCH-FORMULA"    // what a spreadsheet would run
	ruleRounded   = "BATCH-ROUNDED"    // a long number that a spreadsheet has rounded
	ruleJSON      = "BATCH-JSON"       // a line that is no JSON object
	ruleValue     = "BATCH-VALUE"      // a value that is none of its field
	ruleConflict  = "BATCH-CONFLICT"   // accounts that cannot stand in one code
	ruleFileName  = "BATCH-FILE-NAME"  // a value that cannot be part of a file's name
	ruleFileTwice = "BATCH-FILE-TWICE" // an earlier row has that file
	ruleFileThere = "BATCH-FILE-THERE" // another file is there already
	ruleFile      = "BATCH-FILE"       // the file cannot be written
	rulePicture   = "BATCH-PICTURE"    // the picture cannot be drawn
	ruleReadBack  = "BATCH-READ-BACK"  // the picture was read as something else
)

// rowProblem is why a row is refused.
type rowProblem struct {
	Column  string `json:"column,omitempty"` // as the table calls it
	Rule    string `json:"rule"`
	Message string `json:"message"`
}

// merchantRow is one merchant of a table.
type merchantRow struct {
	number int // among the rows, from 1
	line   int // of the file, on which it begins, from 1

	columns  []tableColumn
	named    map[string]string // the values that the names of files are made of
	settings []setting
	spoilt   []string // fields whose cell is refused
	problems []rowProblem
}

// refuse tells a reason once.
func (r *merchantRow) refuse(column, rule, message string) {
	if p := (rowProblem{column, rule, message}); !slices.Contains(r.problems, p) {
		r.problems = append(r.problems, p)
	}
}

// columnOf is what the table calls the field of a problem; where it has no column for
// it, the name of the field. Of several columns for accounts it is the one of the network
// that the problem begins with, or all of them.
func (r *merchantRow) columnOf(p problem) string {
	var headers []string
	for _, c := range r.columns {
		if c.field != p.field || c.unused {
			continue
		}
		if c.slug != "" && strings.HasPrefix(p.message, c.slug+":") {
			return c.header
		}
		headers = append(headers, c.header)
	}
	if len(headers) == 0 {
		return p.field
	}
	return strings.Join(headers, ", ")
}
