package profiles

import (
	"iter"
	"slices"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Validate judges the code by EMVCo's rules, lowered as the networks in it lower them,
// and by the rules of those networks. A finding of EMVCo's about an object that all
// share is lowered only where every network present lowers it: a code may lack a
// merchant name for PromptPay, but not for PromptPay and Visa. Inside an object its
// owner alone decides. What a national standard allocates is no error in a code of its
// country.
func Validate(code emvqr.Code) iter.Seq[emvqr.Finding] { return known.Validate(code) }

// Validate is [Validate] with the networks of the set.
func (s *Set) Validate(code emvqr.Code) iter.Seq[emvqr.Finding] {
	return func(yield func(emvqr.Finding) bool) {
		seen := s.engine.Open(code)
		s.validate(seen, yield)
		seen.Close()
	}
}

func (s *Set) validate(seen network.Seen, yield func(emvqr.Finding) bool) {
	code := seen.Code()
	for f := range seen.Findings() {
		f.Severity = lowerByHabit(code, f)
		if !yield(f) {
			return
		}
	}
	s.judgeHosts(code, yield)
}

// lowerByHabit is the severity of a finding of EMVCo's in a code of its country.
func lowerByHabit(code emvqr.Code, f emvqr.Finding) emvqr.Severity {
	if f.Severity <= emvqr.Info || f.Network != "" || f.Effect == emvqr.Refuses {
		return f.Severity
	}
	country, to := "", f.Severity
	for i := range habits {
		h := &habits[i]
		if h.Rule != f.Rule || !f.Path.Within(h.At.Path(emvqr.Path{})) {
			continue
		}
		if country == "" {
			country = code.CountryCode()
		}
		if h.country == country {
			to = min(to, h.To)
		}
	}
	return to
}

// Diagnose is [emvqr.Diagnose] with the findings of [Validate] and the repairs of
// [Repairs]. A finding of a network that is there only because of what the best repair
// mends is left out.
func Diagnose(text string) emvqr.Report { return known.Diagnose(text) }

// Diagnose is [Diagnose] with the networks of the set.
func (s *Set) Diagnose(text string) emvqr.Report {
	report := s.diagnose(text)
	if code, _ := report.Code(); !code.IsZero() {
		seen := s.engine.Open(code)
		s.complete(&report, seen)
		seen.Close()
	}
	return report
}

// diagnose is Diagnose but for what the networks in a code say.
func (s *Set) diagnose(text string) emvqr.Report {
	report := emvqr.Diagnose(text)
	if len(report.Repairs) > 0 && s.isAnotherForm(text) {
		report.Repairs = nil // it is whole, and never was a code
	}
	if code, _ := report.Code(); code.IsZero() && len(report.Repairs) == 0 {
		report.Repairs = s.Repairs(text)
	}
	return report
}

// complete adds to what EMVCo's rules say of a code what its networks say, and gives
// EMVCo's findings the severity that they leave them.
func (s *Set) complete(report *emvqr.Report, seen network.Seen) {
	code := seen.Code()
	first := 0
	if report.Err() != nil {
		first = 1 // the structure, which no network lowers
	}
	seen.Lower(report.Findings[first:])
	for i := range report.Findings[first:] {
		f := &report.Findings[first+i]
		f.Severity = lowerByHabit(code, *f)
	}
	report.Findings = slices.DeleteFunc(report.Findings, func(f emvqr.Finding) bool { return f.Severity == 0 })
	remains := func(emvqr.Finding) bool { return true }
	if report.Err() != nil {
		remains = s.remaining(report.Repairs)
	}
	keep := func(f emvqr.Finding) bool {
		if remains(f) {
			report.Findings = append(report.Findings, f)
		}
		return true
	}
	for f := range seen.Networks() {
		keep(f)
	}
	s.judgeHosts(code, keep)
	if report.Err() == nil && firstError(report.Findings) == nil {
		report.Repairs = nil // a code that is only odd is as its maker meant it
	}
}

// isAnotherForm reports whether a text is known as something else than a code.
func (s *Set) isAnotherForm(text string) bool {
	scan := s.Recognize(text)
	return scan.Format != "" && scan.Kind != network.MPM && scan.Kind != network.UnknownKind
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
