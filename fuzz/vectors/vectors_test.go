package vectors_test

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/fuzz/vectors"
	"github.com/openmerchantqr/emvqr/fuzz/vectors/internal/gen"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

func TestFilesAreUpToDate(t *testing.T) {
	want, err := gen.Build("../..")
	require.NoError(t, err)
	for name, text := range want {
		got, err := os.ReadFile(name)
		require.NoError(t, err, "run go generate ./fuzz/vectors")
		// Not Equal: nobody wants to read a difference of a megabyte.
		require.True(t, string(text) == string(got), "%s is not up to date: run go generate ./fuzz/vectors", name)
	}
	for _, file := range load(t) {
		require.Contains(t, want, file.Name, "a file that is not generated")
	}
	again, err := gen.Build("../..")
	require.NoError(t, err)
	for name := range want {
		require.True(t, string(want[name]) == string(again[name]), "%s differs from one run to the next", name)
	}
}

func TestFilesKeepTheSchema(t *testing.T) {
	schema := readSchema(t)
	for _, file := range load(t) {
		text, err := vectors.Files.ReadFile(file.Name)
		require.NoError(t, err)
		var document any
		require.NoError(t, json.Unmarshal(text, &document))
		require.Empty(t, schema.faults(document), file.Name)
	}
}

func TestCasesAreNumberedOnceAndExplained(t *testing.T) {
	seen := map[int]string{}
	count := map[vectors.Result]int{}
	for _, file := range load(t) {
		require.Equal(t, file.Name, file.Topic+".json")
		used := map[string]bool{}
		for _, c := range file.Tests {
			require.Empty(t, seen[c.ID], "case %d is in %s as well", c.ID, file.Name)
			seen[c.ID] = file.Name
			count[c.Result]++
			for _, flag := range c.Flags {
				require.Contains(t, file.Notes, flag)
				used[flag] = true
			}
			if c.Result == vectors.Valid && len(c.Rules) > 0 {
				code, err := emvqr.Parse(c.Payload)
				require.NoError(t, err)
				for _, rule := range c.Rules {
					require.True(t, isReplaced(code, rule), "case %d breaks %s", c.ID, rule)
				}
			}
		}
		require.Len(t, used, len(file.Notes), "%s explains a flag that no case has", file.Name)
	}
	require.GreaterOrEqual(t, len(seen), 1000)
	for _, result := range []vectors.Result{vectors.Valid, vectors.Invalid, vectors.Acceptable} {
		require.Greater(t, count[result], 200, result)
	}
}

// Every rule that can be broken by a text is: alone, where it is one of those
// that Validate looks for. Of a network's rules those are that a row of its table
// says; a rule that no row can say has tests beside the table.
func TestEveryRuleIsBrokenAlone(t *testing.T) {
	alone, named := map[string]bool{}, map[string]bool{}
	for _, file := range load(t) {
		for _, c := range file.Tests {
			for _, rule := range c.Rules {
				named[rule] = true
				if len(c.Rules) == 1 {
					alone[rule] = true
				}
			}
		}
	}
	require.NotEmpty(t, alone)
	for rule := range emvqr.Rules() {
		if rule.Layer != emvqr.Advisory {
			assert.True(t, alone[rule.ID], "no case breaks %s alone", rule.ID)
		}
	}
	rows := 0
	for n := range profiles.Networks() {
		set := network.MustSet(n)
		for b := range networktest.Broken(set, n) {
			if gen.CanBeTold(set, n, &b) {
				rows++
				// Some are broken only beside the general rule that they lower.
				assert.True(t, named[b.Rule], "no case breaks %s: run go generate ./fuzz/vectors", b.Rule)
			}
		}
	}
	require.Greater(t, rows, 300)
}

// A rule that a case names is one that is known, so that none is left behind when a
// table changes its name.
func TestEveryRuleThatIsNamedIsKnown(t *testing.T) {
	known := map[string]bool{}
	for rule := range emvqr.Rules() {
		known[rule.ID] = true
	}
	for rule := range profiles.Rules() {
		known[rule.ID] = true
	}
	for n := range profiles.Networks() {
		for rule := range n.Catalogue() {
			known[rule.ID] = true
		}
	}
	for _, file := range load(t) {
		for _, c := range file.Tests {
			for _, rule := range c.Rules {
				require.True(t, known[rule], "case %d breaks %s, which no table has", c.ID, rule)
			}
		}
	}
}

// noSoundCode are the networks of which no sound code is known that could be broken.
var noSoundCode = []string{"mpcss"}

// neverPlain are the networks whose every code breaks a rule, be it one that only notes
// how the network differs, so that no reader has to take one.
var neverPlain = []string{"erip", "peru"}

// ownRules are the networks whose every code breaks a rule of EMVCo's, so that none is
// more than acceptable: AZQR has primitives where templates belong.
var ownRules = []string{"azqr"}

// A reader that takes everything, or nothing, must not pass by claiming a network.
func TestEveryNetworkHasCodesToTake(t *testing.T) {
	taken := map[string]bool{}
	for _, file := range load(t) {
		for _, c := range file.Tests {
			takes := c.Result == vectors.Valid || c.Result == vectors.Acceptable && slices.Contains(ownRules, file.Topic)
			taken[file.Topic] = taken[file.Topic] || takes
		}
	}
	for n := range profiles.Networks() {
		require.NotEqual(t, slices.Contains(neverPlain, n.Slug), taken[n.Slug], n.Slug)
	}
}

func TestEveryNetworkHasCodesToRefuse(t *testing.T) {
	networks := map[string]bool{}
	for _, file := range load(t) {
		for _, c := range file.Tests {
			for _, slug := range c.Networks {
				networks[slug] = true
			}
		}
	}
	checked := 0
	for _, file := range load(t) {
		if !networks[file.Topic] || slices.Contains(noSoundCode, file.Topic) {
			continue
		}
		checked++
		refused := 0
		for _, c := range file.Tests {
			if c.Result == vectors.Invalid {
				refused++
			}
		}
		require.GreaterOrEqual(t, refused, 50, file.Topic)
	}
	require.NotZero(t, checked)
}
