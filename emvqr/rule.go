package emvqr

import (
	"fmt"
	"iter"
)

// Severity is how bad it is to break a rule. EMVCo's "shall" is an error, its
// "should" a warning.
type Severity uint8

const (
	// Info is worth knowing and breaks nothing.
	Info Severity = iota + 1
	// Warning: a recommendation is not followed, or a fact is not sure enough
	// to call it an error.
	Warning
	// Error: a reader may refuse the code or misread it.
	Error
)

// String is "info", "warning" or "error".
func (s Severity) String() string {
	switch s {
	case Info:
		return "info"
	case Warning:
		return "warning"
	case Error:
		return "error"
	}
	return fmt.Sprintf("Severity(%d)", uint8(s))
}

// MarshalText implements [encoding.TextMarshaler] with the form of String.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Layer is who can tell that a rule is broken.
type Layer uint8

const (
	// Structural rules are seen by [Parse], which refuses the code, and named by
	// [Diagnose].
	Structural Layer = iota + 1
	// Checked rules are what [Code.Validate] looks for.
	Checked
	// Advisory rules cannot be told from the text; a human must see to them.
	Advisory
)

// String is "structural", "checked" or "advisory".
func (l Layer) String() string {
	switch l {
	case Structural:
		return "structural"
	case Checked:
		return "checked"
	case Advisory:
		return "advisory"
	}
	return fmt.Sprintf("Layer(%d)", uint8(l))
}

// Confidence is how well the fact behind a rule is established. A rule of
// confidence C or D is a warning at most.
type Confidence byte

const (
	// ConfidenceA: read in a primary source.
	ConfidenceA Confidence = 'A'
	// ConfidenceB: several independent sources or real codes agree.
	ConfidenceB Confidence = 'B'
	// ConfidenceC: one source says so.
	ConfidenceC Confidence = 'C'
	// ConfidenceD: inferred.
	ConfidenceD Confidence = 'D'
)

// String is the letter, "" for the zero Confidence.
func (c Confidence) String() string {
	if c == 0 {
		return ""
	}
	return string(rune(c))
}

// Rule is one rule that a code can keep or break.
type Rule struct {
	// ID names the rule for good, as in "MPM-4.7.4.1-NZ": the document, the
	// section, a word.
	ID string
	// Layer is who can tell.
	Layer Layer
	// Severity is that of a finding, unless a network lowers it.
	Severity Severity
	// Sentence states the rule.
	Sentence string
	// Citation is where it is written.
	Citation string
	// Reason is, for an advisory rule, why no check is possible.
	Reason string
	// Network is the slug of the network whose rule it is, "" for EMVCo's.
	Network string
	// Confidence is how sure the source is.
	Confidence Confidence
	// Effect is what breaking it does to the answer whether a code can be paid,
	// beyond what the severity says.
	Effect Effect
}

// Rules walks the catalogue of EMVCo rules that bind whoever generates or
// validates a code, in the order of the specification's sections. What the
// specification asks of paying apps only is not among them.
func Rules() iter.Seq[Rule] {
	return func(yield func(Rule) bool) {
		for _, rule := range catalogue {
			rule.Confidence = ConfidenceA
			if !yield(rule) {
				return
			}
		}
	}
}
