package emvqr

import (
	"fmt"
	"strconv"
)

// Finding is one thing that is wrong, or worth knowing, in a code.
type Finding struct {
	// Rule is the id of the rule, as in [Rules].
	Rule string
	// Severity is the rule's, or lower where a network in the code lowers it.
	Severity Severity
	// Path is the object in question, the zero Path for the code as a whole. For
	// a missing object it is where the object would be.
	Path Path
	// Offset is where that object begins, in bytes from the start of the
	// payload. For a missing object it is where the template ends that lacks it,
	// and for text that does not read as objects, where it stops to.
	Offset int
	// Message says what was found and what was expected. It quotes no private
	// data and is plain ASCII but for the typography.
	Message string
	// Citation is where the rule is written.
	Citation string
	// Network is the slug of the network whose rule it is, "" for EMVCo's.
	Network string
	// Confidence is how sure the source of the rule is.
	Confidence Confidence
	// Effect is what it does to the answer whether the code can be paid, beyond
	// what the severity says; the rule's.
	Effect Effect
}

// String is one line: severity, rule, place, message, citation.
func (f Finding) String() string {
	place := f.Path.String()
	if place == "" {
		place = "code"
	}
	return fmt.Sprintf("%-8s %s  %s @%s  %s  (%s)", f.Severity, f.Rule, place, strconv.Itoa(f.Offset), f.Message, f.Citation)
}
