package emvqr

import (
	"iter"
	"slices"
)

// Report is what [Diagnose] found out about a text.
type Report struct {
	// Findings are the reason why [Parse] refuses the text, if it does, and then
	// every broken rule as far as the text can be read.
	Findings []Finding
	// Repairs are the small changes after which the text would be sound, the
	// likeliest first: what probably happened to it. There are none for a sound
	// code. Nothing is repaired; see [Repair].
	Repairs []Repair

	text  string
	code  Code         // zero where the root objects cannot all be read
	err   *SyntaxError // nil for a code that Parse accepts
	ruler ruler        // in which the text was read, as far as it was
}

// Diagnose reads a text for people. It never fails: it shows the tree as far as
// it goes, lists all findings, and says which small change would make a broken text
// sound. Programs that pay use [Parse].
func Diagnose(text string) Report {
	r := Report{text: text}
	code, fault := read(text)
	r.ruler = fault.ruler
	if fault.err == nil {
		r.code, r.ruler = code, code.ruler
		for f := range code.Validate() {
			r.Findings = append(r.Findings, f)
		}
		if len(r.Findings) > 0 {
			r.Repairs = slipsIn(code, r.Findings)
		}
		return r
	}
	r.err = fault.syntaxError(text)
	if !r.unread() {
		r.code = unverifiedCode(text, fault.ruler)
	}
	r.Repairs = repairsOf(text, fault)
	r.Findings = r.findings()
	return r.withoutWhatFollows()
}

// Report is a code that [Parse] accepts as [Diagnose] shows it, with its objects and its
// checksum, and with neither findings nor repairs, which take longer to find.
func (c Code) Report() Report {
	if !c.Verified() {
		return Diagnose(c.text)
	}
	return Report{text: c.text, code: c, ruler: c.ruler}
}

// withoutWhatFollows leaves out the findings that are there only because of what
// the best repair mends: of those behind the first broken place, which is the
// cause, the ones that the repaired code has too are all there is to say.
func (r Report) withoutWhatFollows() Report {
	if len(r.Repairs) == 0 || !r.Repairs[0].Likely() {
		return r
	}
	best := &r.Repairs[0]
	repaired, _ := read(best.Text)
	var own []Finding
	for f := range repaired.Validate() {
		own = append(own, f)
	}
	follows := func(f Finding) bool {
		return !slices.ContainsFunc(own, func(o Finding) bool { return o.Rule == f.Rule && o.Path == f.Path })
	}
	kept := r.Findings[:0]
	for i, f := range r.Findings {
		if i == 0 || f.Path.Within(best.Path) && !best.Path.IsZero() || !follows(f) {
			kept = append(kept, f)
		}
	}
	r.Findings = kept
	return r
}

// unverifiedCode is the code of a text whose root objects can all be read, the
// zero Code for others.
func unverifiedCode(text string, r ruler) Code {
	s := scanner{text: text, ruler: r}
	for s.next() {
	}
	if text == "" || s.fault != nil {
		return Code{}
	}
	return Code{text: text, ruler: r, unverified: true}
}

// structuralRule is the rule that a text breaks for which Parse returns err.
func structuralRule(err error) ruleIndex {
	switch err {
	case ErrTooLong:
		return ruleCapacity
	case ErrEncoding:
		return ruleUTF8
	case ErrID:
		return ruleID
	case ErrNoChecksum, ErrTrailing:
		return ruleLast
	case ErrChecksum:
		return ruleChecksum
	}
	return ruleTLV
}

// findings names the structural rule that is broken and judges what can be read.
func (r *Report) findings() []Finding {
	rule := &catalogue[structuralRule(r.err.Err)]
	message := r.err.Message()
	if because := r.cause(); because != "" {
		message += "; " + because
	}
	findings := []Finding{{
		Rule: rule.ID, Severity: rule.Severity, Path: r.err.Path, Offset: r.err.Offset,
		Message: message, Citation: rule.Citation, Confidence: ConfidenceA, Effect: rule.Effect,
	}}
	if r.unread() || r.err.Err == ErrNotEMV {
		return findings
	}
	j := judge{ruler: r.ruler, kept: findings}
	s := scanner{text: r.text, ruler: r.ruler}
	for s.next() {
		j.root(spot{id: s.id, offset: s.at}, s.value)
	}
	if !r.code.IsZero() {
		// What is missing can only be told of a root that was read to its end.
		j.whole(len(r.text))
		j.written(r.code)
	}
	return j.kept
}

// cause is the sentence that explains why the text is refused, "" where none is
// sure.
func (r *Report) cause() string {
	if len(r.Repairs) == 0 {
		return ""
	}
	switch best := &r.Repairs[0]; {
	case best.Certainty == Proven, best.Certainty == OnlyCandidate && sealedAsItIs(r.text):
		return best.Message
	case sealedAsItIs(r.text):
		return asSealed
	}
	return ""
}

// Text is the text that was diagnosed.
func (r *Report) Text() string { return r.text }

// Err is the error that [Parse] returns for the text, a [SyntaxError], or nil.
func (r *Report) Err() error {
	if r.err == nil {
		return nil
	}
	return r.err
}

// Code returns the code, so that people can look into it. Where Parse refuses
// the text the error says why and the code, if the root objects can be read at
// all, is unverified: see [Code.Verified]. Nobody should pay by it.
func (r *Report) Code() (Code, error) { return r.code, r.Err() }

// LengthUnit is what the lengths count, as far as the text could be read.
func (r *Report) LengthUnit() LengthUnit { return r.ruler.unit() }

// Checksum returns the value of object 63 as found, "" where there is none, and
// the value that would be right: that of the text up to 6304, or of the text
// with 6304 behind it. It is not ok where the text cannot be read up to 63 or its
// end.
func (r *Report) Checksum() (got, want string, ok bool) {
	if r.unread() {
		return "", "", false
	}
	s := scanner{text: r.text, ruler: r.ruler}
	for s.next() {
		if s.id == idChecksum {
			return s.value, wantedChecksum(r.text[:s.at]), true
		}
	}
	if r.code.IsZero() {
		return "", "", false
	}
	return "", wantedChecksum(r.text), true
}

// unread reports whether the text was refused before its first object.
func (r *Report) unread() bool {
	return r.err != nil && (r.err.Err == ErrTooLong || r.err.Err == ErrEncoding)
}

// Objects walks every object that can be read, a template before its contents:
// the root up to the first object that is broken, and a template up to the first
// broken one inside it.
func (r *Report) Objects() iter.Seq[Object] {
	return func(yield func(Object) bool) {
		if r.unread() {
			return
		}
		s := scanner{text: r.text, ruler: r.ruler}
		yieldReadable(&s, Path{}, yield)
	}
}

func yieldReadable(s *scanner, parent Path, yield func(Object) bool) bool {
	for s.next() {
		o := s.object(parent)
		if !yield(o) {
			return false
		}
		if isTemplateID(o.Path) {
			inner := o.scan()
			if !yieldReadable(&inner, o.Path, yield) {
				return false
			}
		}
	}
	return true
}
