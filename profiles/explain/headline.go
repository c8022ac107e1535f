package explain

import (
	"errors"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/plural"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Headline says in a line what was scanned and how it is: "a link of Kaspi, no errors".
// The severity is how bad that is: an error for what nobody should pay by, a warning for
// what has warnings or is known by name alone, else an info.
func (e *Explanation) Headline() (text string, severity emvqr.Severity) {
	text = e.What
	isCode, failed, worst := e.Kind == network.MPM, !e.OK, e.Worst()
	switch {
	case e.TwoReadings(), e.Kind == network.UnknownKind:
		return text, emvqr.Error
	case isCode && e.Err != nil:
		return text + ", " + refusal(e.Err), emvqr.Error
	case failed && worst < emvqr.Error:
		return text + ", but its own checksum is wrong", emvqr.Error
	case failed, worst == emvqr.Error:
		return with(text, e.found()), emvqr.Error
	case worst == emvqr.Warning:
		return with(text, e.found()), emvqr.Warning
	case isCode, e.decoded:
		return text + ", no errors", emvqr.Info
	}
	return text, emvqr.Warning
}

// TwoReadings reports whether readers take different payments out of the text, so that
// nothing more is said of it than the findings.
func (e *Explanation) TwoReadings() bool { return e.What == twoReadings }

// Worst is the highest severity of the findings, 0 for none.
func (e *Explanation) Worst() (worst emvqr.Severity) {
	for i := range e.Findings {
		worst = max(worst, e.Findings[i].Severity)
	}
	return worst
}

// with joins what something is and what was found in it. A name that has a comma
// already ends in a clause of its own: "a slip, which cannot be paid, with 1 error".
func with(what, found string) string {
	if strings.Contains(what, ",") {
		return what + ", with " + found
	}
	return what + " with " + found
}

// refusal is why nobody should pay by a code, as the end of a headline.
func refusal(err error) string {
	switch {
	case errors.Is(err, emvqr.ErrChecksum):
		return "but its checksum is wrong"
	case errors.Is(err, emvqr.ErrNoChecksum):
		return "but it has no checksum"
	case errors.Is(err, emvqr.ErrTrailing):
		return "but something stands behind its checksum"
	}
	return "but it cannot be read to its end"
}

// found is "2 errors, 1 warning", leaving out what there is none of.
func (e *Explanation) found() string {
	counts := map[emvqr.Severity]int{}
	for i := range e.Findings {
		counts[e.Findings[i].Severity]++
	}
	var parts []string
	for _, of := range []struct {
		severity emvqr.Severity
		unit     string
	}{{emvqr.Error, "error"}, {emvqr.Warning, "warning"}} {
		if n := counts[of.severity]; n > 0 {
			parts = append(parts, plural.Of(n, of.unit))
		}
	}
	return strings.Join(parts, ", ")
}
