package main

import (
	"fmt"
	"iter"
	"slices"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// scan is all there is to know of a scanned text.
type scan struct {
	profiles.Scan
	// report is about a merchant-presented code, or says why a text that nobody
	// knows is none.
	report emvqr.Report
	// reading is what any other form says, read whether it could be decoded.
	reading network.Decoded
	read    bool

	// known are the networks it was looked at with, at the time of the clock.
	known *profiles.Set

	networks []string          // slugs, sorted
	accounts []network.Account // of known networks, in wire order
}

// diagnose finds out all there is to know about a text.
func diagnose(text string, known *profiles.Set) scan {
	s := scan{Scan: known.Recognize(text), known: known}
	switch {
	case s.isInDoubt():
		return s
	case s.Kind == network.MPM:
		s.report = known.Diagnose(s.Text)
		s.findAccounts()
		return s
	case s.Kind == network.UnknownKind:
		s.report = known.Diagnose(s.Text)
		if len(s.report.Repairs) > 0 && s.Format != profiles.Lookalike {
			s.Format = "" // it is a code that was damaged, whatever else it looks like
			return s
		}
	case s.Network != "":
		s.networks = []string{s.Network}
	}
	if s.reading, s.read = s.Read(); s.reading.Account != nil {
		s.accounts = []network.Account{s.reading.Account}
	}
	return s
}

// isInDoubt reports whether readers would take different payments out of the text.
func (s *scan) isInDoubt() bool { return inDoubt(s.Scan) != nil }

// inDoubt is why readers would take different payments out of a text, nil where
// they would not.
func inDoubt(s profiles.Scan) error {
	return firstError(s.Findings)
}

// findingError is a finding for which a text is not read.
type findingError struct{ emvqr.Finding }

func (e findingError) Error() string { return fmt.Sprintf("%s (%s)", e.Message, e.Rule) }

// firstError is the first of the findings that is an error, nil for none.
func firstError(findings []emvqr.Finding) error {
	for _, f := range findings {
		if f.Severity == emvqr.Error {
			return findingError{f}
		}
	}
	return nil
}

// findAccounts looks into a code even if its checksum is wrong: people want to
// know whose it was meant to be.
func (s *scan) findAccounts() {
	code, _ := s.report.Code()
	if code.IsZero() {
		return
	}
	s.networks = s.known.Slugs(code)
	if len(s.networks) == 0 {
		return
	}
	for account := range s.known.Accounts(code) {
		if network.Slug(account) != "" {
			s.accounts = append(s.accounts, account)
		}
	}
}

// ok reports whether the text is whole: a code that parses, or another form
// whose own checksum, if it has one, is right.
func (s *scan) ok() bool {
	switch {
	case s.Kind == network.UnknownKind, s.isInDoubt():
		return false
	case s.Kind == network.MPM:
		return s.report.Err() == nil
	}
	return s.reading.Sound
}

// err is why the text cannot be read, nil for one that can.
func (s *scan) err() error {
	if err := inDoubt(s.Scan); err != nil {
		return err
	}
	switch {
	case s.Kind == network.MPM:
		return s.report.Err()
	case s.Kind != network.UnknownKind:
		return nil
	}
	if err := firstError(s.reading.Findings); err != nil {
		return err // it is known what it is, and that says more than that it is no code
	}
	return s.report.Err()
}

// findings are everything that is wrong, with how a payload is wrapped first. Of a
// form that is known only to warn of it, what it is matters, and not that it is no
// code.
func (s *scan) findings() []emvqr.Finding {
	if s.isInDoubt() {
		return s.Findings
	}
	return append(slices.Clip(s.Findings), s.contentFindings()...)
}

// contentFindings are those about the payload itself.
func (s *scan) contentFindings() []emvqr.Finding {
	if s.Kind == network.MPM || len(s.reading.Findings) == 0 && s.Kind == network.UnknownKind {
		return s.report.Findings
	}
	return s.reading.Findings
}

// repairs are the small changes after which the text would be sound. There are none
// for a text in doubt: which of its payments was meant nobody can tell.
func (s *scan) repairs() []emvqr.Repair {
	switch {
	case s.isInDoubt():
		return nil
	case s.Kind == network.MPM, s.Kind == network.UnknownKind:
		return s.report.Repairs
	}
	return s.known.Repairs(s.Text)
}

// objects walks the data objects of a merchant-presented code.
func (s *scan) objects() iter.Seq[emvqr.Object] {
	if s.Kind != network.MPM || s.isInDoubt() {
		return func(func(emvqr.Object) bool) {}
	}
	return s.report.Objects()
}
