package vectors_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/fuzz/vectors"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// TestTheLibraryGivesEveryAnswer asks the library each case of the corpus, more
// closely than the runner can ask a program: it knows the rules that are broken, too.
func TestTheLibraryGivesEveryAnswer(t *testing.T) {
	for _, file := range load(t) {
		for i := range file.Tests {
			c := &file.Tests[i]
			if wrong := disagreement(c); wrong != "" {
				t.Errorf("case %d (%s, %s): %s\n%s: %q\n%s", c.ID, file.Topic, strings.Join(c.Flags, " "), wrong, c.Comment, text(t, c), c.Reason)
			}
		}
	}
}

func load(t testing.TB) []vectors.File {
	files, err := vectors.Load()
	require.NoError(t, err)
	return files
}

func text(t testing.TB, c *vectors.Test) string {
	text, err := c.Text()
	require.NoError(t, err)
	return text
}

// disagreement says where the library's answer to a case differs from the right
// one, "" where it does not.
func disagreement(c *vectors.Test) string {
	text, err := c.Text()
	if err != nil {
		return err.Error()
	}
	code, err := emvqr.Parse(text)
	switch {
	case c.Result == vectors.Invalid && err == nil:
		return "read, and it is invalid"
	case c.Result == vectors.Invalid, len(text) > emvqr.MaxBytes:
		return refusal(c, text) // one that is too long is acceptable to others
	case err != nil:
		return fmt.Sprintf("refused, and it is %s: %v", c.Result, err)
	case code.String() != text:
		return fmt.Sprintf("printed back as %q", code)
	case code.LengthUnit().String() != c.LengthUnit:
		return fmt.Sprintf("lengths count %s, we say %s", c.LengthUnit, code.LengthUnit())
	}
	if end := endToEnd(code); end != len(text) {
		return fmt.Sprintf("the objects end at byte %d of %d", end, len(text))
	}
	if wrong := wrongNetworks(c, code); wrong != "" {
		return wrong
	}
	if c.Result == vectors.Valid {
		for f := range profiles.Known().At(longAgo).Validate(code) {
			if f.Severity == emvqr.Error {
				return fmt.Sprintf("valid, and has an error: %s", f)
			}
		}
	}
	return wrongRules(c, code)
}

// refusal asks that a text is refused for one of the rules of the case.
func refusal(c *vectors.Test, text string) string {
	report := emvqr.Diagnose(text)
	if len(report.Findings) == 0 || !slices.Contains(c.Rules, report.Findings[0].Rule) {
		return fmt.Sprintf("refused for %v, expected one of %v", report.Err(), c.Rules)
	}
	return ""
}

// endToEnd is where the root objects of a code end, walked one behind another.
func endToEnd(code emvqr.Code) (end int) {
	for o := range code.Objects() {
		if o.Offset != end {
			return end
		}
		end += 4 + len(o.Value)
	}
	return end
}

// wrongNetworks compares the networks in a code that the library knows.
func wrongNetworks(c *vectors.Test, code emvqr.Code) string {
	want := []string{}
	for _, slug := range c.Networks {
		if _, known := profiles.Lookup(slug); known {
			want = append(want, slug)
		}
	}
	if got := profiles.Slugs(code); !slices.Equal(got, want) {
		return fmt.Sprintf("networks are %v, we say %v", want, got)
	}
	return ""
}

// wrongRules compares the rules that a code breaks: all of them for a code that
// was put together, those of EMVCo's for a collected one. Those of EMVCo's count
// whatever the networks make of them.
func wrongRules(c *vectors.Test, code emvqr.Code) string {
	broken, kept := map[string]bool{}, map[string]bool{}
	for f := range profiles.Known().At(longAgo).Validate(code) {
		kept[f.Rule] = true
		if !aboutTables[f.Rule] && !isEMVCo(f) && !isCollected(c) {
			broken[f.Rule] = true
		}
	}
	for f := range code.Validate() {
		broken[f.Rule] = true
		if !kept[f.Rule] && !isReplaced(code, f.Rule) {
			return fmt.Sprintf("%s is left out, and no row of a network in the code is there instead of it", f.Rule)
		}
	}
	if got := slices.Sorted(maps.Keys(broken)); !slices.Equal(got, c.Rules) {
		return fmt.Sprintf("breaks %v, we say %v", c.Rules, got)
	}
	return ""
}

// isEMVCo reports whether a finding is of one of EMVCo's rules.
func isEMVCo(f emvqr.Finding) bool {
	for rule := range emvqr.Rules() {
		if rule.ID == f.Rule {
			return true
		}
	}
	return false
}

// isReplaced reports whether a network in the code judges by a row of its own what a
// rule of EMVCo's is about, such as what is in the place of a GUID.
func isReplaced(code emvqr.Code, rule string) bool {
	has := func(rows []network.Row) bool {
		return slices.ContainsFunc(rows, func(r network.Row) bool { return r.InsteadOf == rule })
	}
	for claim := range profiles.Claims(code) {
		if claim.Network != nil && (has(claim.Network.Shared) || has(claim.Object.Rows)) {
			return true
		}
	}
	return false
}

// longAgo is before any code expired: those of the corpus are of any age, and time is
// not what is asked.
var longAgo = time.Date(2019, 1, 1, 0, 0, 0, 0, time.UTC)

// aboutTables are the rules about what this library knows. No case names them: they
// are no fault of a code, and another version says something else.
var aboutTables = map[string]bool{"NETWORK-NONE-KNOWN": true, "NETWORK-ONE-SOURCE": true}

// isCollected reports whether a case is a collected code, of which nobody
// computed what rules of its network it breaks.
func isCollected(c *vectors.Test) bool { return strings.HasPrefix(c.Reason, "Collected; ") }
