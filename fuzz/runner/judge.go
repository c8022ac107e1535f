package runner

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Outcome is what became of a case.
type Outcome string

const (
	// Passed: the answer is right, or either is.
	Passed Outcome = "passed"
	// WronglyAccepted: a text that must be refused was taken.
	WronglyAccepted Outcome = "wrongly_accepted"
	// WronglyRefused: a text that must be taken was refused.
	WronglyRefused Outcome = "wrongly_refused"
	// Crashed: the program ended instead of answering.
	Crashed Outcome = "crashed"
	// Hung: there was no answer in time.
	Hung Outcome = "hung"
	// Unreadable: what came was no answer to the question. The adapter is
	// broken, or the implementation writes to its standard output.
	Unreadable Outcome = "unreadable"
	// WrongNetworks: the text was rightly taken, for other networks' code.
	WrongNetworks Outcome = "wrong_networks"
	// WrongFields: the text was rightly taken and something else read in it: a
	// value or the unit of the lengths.
	WrongFields Outcome = "wrong_fields"
	// Skipped: the implementation does not claim to read the text.
	Skipped Outcome = "skipped"
)

// Failed reports whether the outcome is held against the implementation.
func (o Outcome) Failed() bool { return o != Passed && o != Skipped }

// judge holds an answer against the case. detail says where it is wrong.
func judge(test Case, a answer, claims Claims) (o Outcome, detail string) {
	switch {
	case a.Skip:
		return Skipped, ""
	case a.Result == Valid && test.Result == Invalid:
		return WronglyAccepted, ""
	case a.Result == Invalid && test.Result == Valid:
		return WronglyRefused, ""
	case a.Result == Invalid:
		return Passed, ""
	}
	if detail = judgeNetworks(test, a, claims); detail != "" {
		return WrongNetworks, detail
	}
	if detail = judgeFields(test, a, claims); detail != "" {
		return WrongFields, detail
	}
	return Passed, ""
}

// judgeNetworks compares the networks, as far as the implementation claims any.
func judgeNetworks(test Case, a answer, claims Claims) string {
	if a.Networks == nil || test.Networks == nil {
		return ""
	}
	got, want := claimed(a.Networks, claims), claimed(test.Networks, claims)
	if slices.Equal(got, want) {
		return ""
	}
	return fmt.Sprintf("networks: expected [%s], found [%s]", strings.Join(want, " "), strings.Join(got, " "))
}

// claimed returns the claimed ones among networks, sorted.
func claimed(networks []string, claims Claims) []string {
	networks = slices.DeleteFunc(slices.Clone(networks), func(n string) bool {
		return len(claims.Networks) > 0 && !slices.Contains(claims.Networks, n)
	})
	slices.Sort(networks)
	return slices.Compact(networks)
}

// judgeFields compares the unit and the values with what stands in the text.
func judgeFields(test Case, a answer, claims Claims) string {
	unit := test.LengthUnit
	if unit == "" {
		unit = codePoints
	}
	objects, ok := read(test.Text, unit)
	if !ok {
		return "" // an acceptable text that does not close has nothing to compare
	}
	if detail := judgeUnit(test, a.LengthUnit, objects); detail != "" {
		return detail
	}
	if a.Fields == nil {
		return ""
	}
	for _, path := range slices.Sorted(maps.Keys(a.Fields)) {
		if !isPath(path) {
			return fmt.Sprintf("%q is no path such as 59 or 62.05", path)
		}
		want, place := value(test.Text, unit, path)
		got, expected := "none", "none"
		if a.Fields[path] != nil {
			got = strconv.Quote(*a.Fields[path])
		}
		if place == present {
			expected = strconv.Quote(want)
		}
		// What stands inside a template that does not close, nobody can say; of
		// such a code either result passes, and so does either reading.
		if got != expected && (place != unclear || test.Result == Valid) {
			return fmt.Sprintf("%s: expected %s, found %s", path, expected, got)
		}
	}
	if claims.Fields == allFields {
		for _, o := range objects {
			if _, given := a.Fields[o.id]; !given {
				return fmt.Sprintf("%s: expected %q, found it left out", o.id, o.value)
			}
		}
	}
	return ""
}

// judgeUnit compares the unit of the lengths. Units that read the text alike,
// as all do where it is ASCII, are equally right.
func judgeUnit(test Case, got string, want []object) string {
	if got == "" || test.LengthUnit == "" {
		return ""
	}
	switch got {
	case codePoints, utf16Units, byteUnits:
		if objects, ok := read(test.Text, got); ok && slices.Equal(objects, want) {
			return ""
		}
	default:
		return fmt.Sprintf("length_unit: %q is none of %s, %s, %s", got, codePoints, utf16Units, byteUnits)
	}
	return fmt.Sprintf("length_unit: expected %s, found %q", test.LengthUnit, got)
}
