package main

import (
	"encoding/csv"
	"io"
	"slices"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// share is how often the cause of a kind of damage was found.
type share struct{ found, places int }

func (s share) percent() float64 {
	if s.places == 0 {
		return 100
	}
	return 100 * float64(s.found) / float64(s.places)
}

// amongFirst is how many repairs somebody reads.
const amongFirst = 3

// miss is a damaged text whose cause was not found.
type miss struct{ damaged, was string }

// measure damages the codes at every n-th place where a kind can happen. A text
// that is sound in spite of it is no damage and is not counted.
func measure(codes []emvqr.Code, k kind, n int, missed func(miss)) (s share) {
	place := 0
	for _, code := range codes {
		for text := range k.at(code) {
			if place++; place%n != 0 {
				continue
			}
			if isSound(text, code) {
				continue
			}
			s.places++
			if k.isFound(text, code.String()) {
				s.found++
			} else if missed != nil {
				missed(miss{text, code.String()})
			}
		}
	}
	return s
}

// isSound reports whether a text is no worse than the code it was.
func isSound(text string, code emvqr.Code) bool {
	if _, err := emvqr.Parse(text); err != nil {
		return false
	}
	return len(emvqr.Diagnose(text).Findings) <= len(emvqr.Diagnose(code.String()).Findings)
}

// isFound reports whether the text as it was, or the cause at its place, is among
// the first repairs.
func (k kind) isFound(damaged, was string) bool {
	repairs := emvqr.Diagnose(damaged).Repairs
	return slices.ContainsFunc(repairs[:min(len(repairs), amongFirst)], func(r emvqr.Repair) bool {
		return r.Text == was || slices.Contains(k.causes, r.Kind) && isAt(r, damaged, was)
	})
}

// isAt reports whether a repair begins at the object in whose header two texts
// begin to differ.
func isAt(r emvqr.Repair, damaged, was string) bool {
	at := 0
	for at < len(was) && at < len(damaged) && was[at] == damaged[at] {
		at++
	}
	return r.Offset <= at && at < r.Offset+4
}

// soundCodes are the codes of the samples that Parse takes.
func soundCodes(samples io.Reader) (codes []emvqr.Code, err error) {
	r := csv.NewReader(samples)
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = '\t', true, -1
	rows, err := r.ReadAll()
	if err != nil {
		return nil, err
	}
	payload := slices.Index(rows[0], "payload")
	for _, row := range rows[1:] {
		if code, err := emvqr.Parse(row[payload]); err == nil {
			codes = append(codes, code)
		}
	}
	return codes, nil
}
