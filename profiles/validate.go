package profiles

import (
	"iter"
	"slices"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Validate judges the code by EMVCo's rules, lowered as the networks in it lower
// them, and by the rules of those networks. A finding of EMVCo's about an object
// that all share is lowered only where every network present lowers it: a code may
// lack a merchant name for PromptPay, but not for PromptPay and Visa. Inside an
// object its owner alone decides. What a national standard allocates is no error
// in a code of its country.
func Validate(code emvqr.Code) iter.Seq[emvqr.Finding] { return known.Validate(code) }

// Validate is [Validate] with the networks of the set.
func (s *Set) Validate(code emvqr.Code) iter.Seq[emvqr.Finding] {
	return func(yield func(emvqr.Finding) bool) {
		var room [8]claim
		in := s.claimed(code, room[:0])
		for f := range code.Validate() {
			f.Severity = s.severityIn(code, &in, f)
			if !yield(f) {
				return
			}
		}
		s.judge(code, &in, yield)
	}
}

// judge judges by the rules of the networks in the code, and by those about all
// networks. It reports whether yield wants more.
func (s *Set) judge(code emvqr.Code, in *claimed, yield func(emvqr.Finding) bool) bool {
	var room [8]network.Found
	for i, n := range s.networks {
		if !in.present.has(i) {
			continue
		}
		found := room[:0]
		for k := range in.claims {
			if c := &in.claims[k]; c.by != nil && c.owner == i {
				found = append(found, network.Found{Template: c.by.template, Object: c.object})
			}
		}
		if !n.Judge(code, found, yield) {
			return false
		}
	}
	return s.judgeClaims(in, yield) && s.judgeHosts(code, in, yield)
}

// severityIn is the severity of a finding of EMVCo's in a code.
func (s *Set) severityIn(code emvqr.Code, in *claimed, f emvqr.Finding) emvqr.Severity {
	if f.Effect == emvqr.Refuses {
		return f.Severity // whose reading it is is what is not known
	}
	f.Severity = lowerByHabit(code, f)
	c := in.at(f.Path, f.Offset)
	if c == nil || c.by == nil {
		return s.lowered(f, &in.present)
	}
	severity := min(f.Severity, lowerBy(s.lowers(c.owner), f), lowerInside(c.by.template.Lowered, f))
	if c.owner >= len(s.networks) {
		return min(severity, emvqr.Warning) // whoever decodes it knows better
	}
	return severity
}

// lowered is the severity of a finding of EMVCo's about what these networks share:
// the highest that one of them leaves it.
func (s *Set) lowered(f emvqr.Finding, present *presence) emvqr.Severity {
	if present.none() {
		return f.Severity
	}
	highest := emvqr.Severity(0)
	for i := range len(s.networks) + len(s.undecoded) {
		if present.has(i) {
			highest = max(highest, lowerBy(s.lowers(i), f))
		}
	}
	return highest
}

// lowers are the rows of the network at a place.
func (s *Set) lowers(place int) []network.Lowered {
	if place < len(s.networks) {
		return s.networks[place].Lowered
	}
	return s.named(place).lowered
}

// lowerBy is the severity that the rows leave a finding.
func lowerBy(rows []network.Lowered, f emvqr.Finding) emvqr.Severity {
	to := f.Severity
	for i := range rows {
		if row := &rows[i]; row.Rule == f.Rule && f.Path.Within(row.Within) {
			to = min(to, row.To)
		}
	}
	return to
}

// lowerInside is lowerBy for rows about the object that the finding is in.
func lowerInside(rows []network.Lowered, f emvqr.Finding) emvqr.Severity {
	to := f.Severity
	for i := range rows {
		if rows[i].Rule == f.Rule {
			to = min(to, rows[i].To)
		}
	}
	return to
}

func lowerByHabit(code emvqr.Code, f emvqr.Finding) emvqr.Severity {
	country, to := "", f.Severity
	for i := range habits {
		h := &habits[i]
		if h.Rule != f.Rule || !f.Path.Within(h.Within) {
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
// [Repairs]. A finding of a network that is there only because of what the best
// repair mends is left out.
func Diagnose(text string) emvqr.Report { return known.Diagnose(text) }

// Diagnose is [Diagnose] with the networks of the set.
func (s *Set) Diagnose(text string) emvqr.Report {
	report := emvqr.Diagnose(text)
	if len(report.Repairs) > 0 && s.isAnotherForm(text) {
		report.Repairs = nil // it is whole, and never was a code
	}
	code, _ := report.Code()
	if code.IsZero() {
		if len(report.Repairs) == 0 {
			report.Repairs = s.Repairs(text)
		}
		return report
	}
	in := s.claimed(code, nil)
	for i := range report.Findings {
		f := &report.Findings[i]
		if i > 0 || report.Err() == nil {
			// The first finding of a refused text is its structure: no network
			// lowers that.
			f.Severity = s.severityIn(code, &in, *f)
		}
	}
	remains := func(emvqr.Finding) bool { return true }
	if report.Err() != nil {
		remains = s.remaining(report.Repairs)
	}
	s.judge(code, &in, func(f emvqr.Finding) bool {
		if remains(f) {
			report.Findings = append(report.Findings, f)
		}
		return true
	})
	return report
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
