package network

import (
	"time"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// Fact is how a statement of a table is known: what it says of severity, where it is
// written and how sure that is travel together. What a row leaves out it takes from
// its object, then its kind, then its network.
type Fact struct {
	// Severity is what breaking the rule is. Zero stands for an error where the
	// confidence is A or B, and a warning below; no fact of confidence C or D is
	// ever an error, whatever it says.
	Severity emvqr.Severity
	// Effect is what breaking the rule does to the answer whether a code can be
	// paid, whatever its severity: [emvqr.Doubt] where readers are known not to
	// agree. Unlike the rest it is not taken over from around.
	Effect emvqr.Effect
	// Source is where it is written, or where it was seen.
	Source string
	// Confidence is how sure the source is.
	Confidence emvqr.Confidence
	// Since and Until bound the time in which the rule holds, the zero time for no
	// bound. A rule with bounds is asked only where the caller says what time it is.
	Since, Until time.Time
}

// Warning is the fact with the severity of a warning.
func (f Fact) Warning() Fact { f.Severity = emvqr.Warning; return f }

// Info is the fact with the severity of a note.
func (f Fact) Info() Fact { f.Severity = emvqr.Info; return f }

// ofExpiry is the fact of a code that has expired: where it is not sure enough to be an
// error, it is not established that the code can still be paid.
func (f Fact) ofExpiry() Fact {
	if f.severity() != emvqr.Error && f.Effect == emvqr.BySeverity {
		f.Effect = emvqr.Doubt
	}
	return f
}

// within is the fact as it stands inside another that says what it leaves out.
func (f Fact) within(around Fact) Fact {
	if f.Severity == 0 {
		f.Severity = around.Severity
	}
	if f.Source == "" {
		f.Source = around.Source
	}
	if f.Confidence == 0 {
		f.Confidence = around.Confidence
	}
	return f
}

// severity is that of breaking a rule: what the fact says, but an error only where
// it is sure enough.
func (f Fact) severity() emvqr.Severity {
	if f.Confidence >= emvqr.ConfidenceC && (f.Severity == 0 || f.Severity > emvqr.Warning) {
		return emvqr.Warning
	}
	if f.Severity == 0 {
		return emvqr.Error
	}
	return f.Severity
}

// holdsAt reports whether the rule is in force. A rule that came or goes with a date
// is not asked of somebody who does not say what time it is.
func (f *Fact) holdsAt(now time.Time) bool {
	if f.Since.IsZero() && f.Until.IsZero() {
		return true
	}
	return !now.IsZero() && !now.Before(f.Since) && (f.Until.IsZero() || now.Before(f.Until))
}

// noTime is the time of a caller who does not say what time it is.
var noTime time.Time
