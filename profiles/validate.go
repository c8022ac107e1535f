package profiles

import (
	"iter"
	"slices"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// Validate judges the code by EMVCo's rules, lowered as the networks in it lower
// them, and by the rules of those networks. A finding of EMVCo's is lowered only
// where every network present lowers it: a code may lack a merchant name for
// PromptPay, but not for PromptPay and Visa.
func Validate(code emvqr.Code) iter.Seq[emvqr.Finding] { return known.Validate(code) }

// Validate is [Validate] with the networks of the set.
func (s *Set) Validate(code emvqr.Code) iter.Seq[emvqr.Finding] {
	return func(yield func(emvqr.Finding) bool) {
		var room [8]claimed
		claims, present := s.claims(code, room[:0])
		for f := range code.Validate() {
			f.Severity = s.lowered(f, &present)
			if !yield(f) {
				return
			}
		}
		s.judge(code, claims, &present, yield)
	}
}

// lowered is the severity of a finding of EMVCo's in a code of these networks:
// the highest that one of them leaves it.
func (s *Set) lowered(f emvqr.Finding, present *presence) emvqr.Severity {
	if present.none() {
		return f.Severity
	}
	highest := emvqr.Severity(0)
	for i, n := range s.networks {
		if !present.has(i) {
			continue
		}
		to := f.Severity
		for j := range n.Lowered {
			if row := &n.Lowered[j]; row.Rule == f.Rule && f.Path.Within(row.Within) {
				to = min(to, row.To)
			}
		}
		highest = max(highest, to)
	}
	return highest
}

// Diagnose is [emvqr.Diagnose] with the findings of [Validate] and the repairs of
// [Repairs]. A finding of a network that is there only because of what the best
// repair mends is left out.
func Diagnose(text string) emvqr.Report { return known.Diagnose(text) }

// Diagnose is [Diagnose] with the networks of the set.
func (s *Set) Diagnose(text string) emvqr.Report {
	report := emvqr.Diagnose(text)
	code, _ := report.Code()
	if code.IsZero() {
		if len(report.Repairs) == 0 {
			report.Repairs = s.Repairs(text)
		}
		return report
	}
	claims, present := s.claims(code, nil)
	for i := range report.Findings {
		f := &report.Findings[i]
		if i > 0 || report.Err() == nil {
			// The first finding of a refused text is its structure: no network
			// lowers that.
			f.Severity = s.lowered(*f, &present)
		}
	}
	remains := func(emvqr.Finding) bool { return true }
	if report.Err() != nil {
		remains = s.remaining(report.Repairs)
	}
	s.judge(code, claims, &present, func(f emvqr.Finding) bool {
		if remains(f) {
			report.Findings = append(report.Findings, f)
		}
		return true
	})
	return report
}

// remaining tells the findings that are there for a reason of their own from those
// that only follow from what the best repair mends, which are gone in the repaired
// text.
func (s *Set) remaining(repairs []emvqr.Repair) func(emvqr.Finding) bool {
	if len(repairs) == 0 || !repairs[0].Likely() {
		return func(emvqr.Finding) bool { return true }
	}
	best := &repairs[0]
	var own []emvqr.Finding
	if repaired, err := emvqr.Parse(best.Text); err == nil {
		own = slices.Collect(s.Validate(repaired))
	}
	return func(f emvqr.Finding) bool {
		return slices.ContainsFunc(own, func(o emvqr.Finding) bool { return o.Rule == f.Rule && o.Path == f.Path })
	}
}
