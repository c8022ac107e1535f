package corpus_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/fuzz/corpus"
	"github.com/openmerchantqr/emvqr/fuzz/corpus/internal/corpusgen"
	"github.com/openmerchantqr/emvqr/profiles"
)

func TestFilesAreUpToDate(t *testing.T) {
	want, err := corpusgen.Build("../..")
	require.NoError(t, err)
	for name, text := range want {
		got, err := os.ReadFile(name)
		require.NoError(t, err, "run go generate ./fuzz/corpus")
		// Not Equal: nobody wants to read a difference of a megabyte.
		require.True(t, string(text) == string(got), "%s is not up to date: run go generate ./fuzz/corpus", name)
	}
	for _, file := range load(t) {
		require.Contains(t, want, file.Name, "a file that is not generated")
	}
	again, err := corpusgen.Build("../..")
	require.NoError(t, err)
	for name := range want {
		require.True(t, string(want[name]) == string(again[name]), "%s differs from one run to the next", name)
	}
}

func TestFilesKeepTheSchema(t *testing.T) {
	schema := readSchema(t)
	for _, file := range load(t) {
		text, err := corpus.Files.ReadFile(file.Name)
		require.NoError(t, err)
		var document any
		require.NoError(t, json.Unmarshal(text, &document))
		require.Empty(t, schema.faults(document), file.Name)
	}
}

func TestCasesAreNumberedOnceAndExplained(t *testing.T) {
	seen := map[int]string{}
	count := map[corpus.Result]int{}
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
			if c.Result == corpus.Valid {
				require.Empty(t, c.Rules)
			}
		}
		require.Len(t, used, len(file.Notes), "%s explains a flag that no case has", file.Name)
	}
	require.GreaterOrEqual(t, len(seen), 1000)
	for _, result := range []corpus.Result{corpus.Valid, corpus.Invalid, corpus.Acceptable} {
		require.Greater(t, count[result], 200, result)
	}
}

// Every rule that can be broken by a text is: alone, where it is one of those
// that Validate looks for.
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
	for n := range profiles.Networks() {
		for rule := range n.Catalogue() {
			if reason := untold[rule.ID]; reason == "" && !isNative(rule.ID) {
				// Some are broken only beside the general rule that they lower.
				assert.True(t, named[rule.ID], "no case breaks %s", rule.ID)
			}
		}
	}
}

// untold are rules of networks that no merchant-presented code can break alone.
var untold = map[string]string{
	"MASTERCARD-MAID-PLACE":          "it may stand wherever it is looked for",
	"RUPAY-COUNTRY":                  "in another country the account is nobody's",
	"ALIPAYPLUS-LINK-PLACE":          "it may stand wherever it is looked for",
	"ALIPAYPLUS-OPENAPI-PLACE":       "it may stand wherever it is looked for",
	"ALIPAYPLUS-LINK-URL-LEN":        "a template leaves no room for more",
	"ALIPAYPLUS-MARKER-GUID-MISSING": "without it there is no marker",
	"UNIONPAY-URL-HOST-LOOKALIKE":    aboutOthers,
	"UNIONPAY-URL-PAYMENT":           aboutOthers,
	"UNIONPAY-URL-SHAPE":             aboutOthers,
	"UNIONPAY-CPM-TLV":               aboutOthers,
}

const aboutOthers = "it is about links or payers' codes, which are no merchant-presented codes"

// isNative reports whether a rule is about forms that are no merchant-presented
// codes.
func isNative(rule string) bool {
	for _, part := range []string{"-LINK-", "-SLIP-", "-BARCODE-"} {
		if strings.Contains(rule, part) && !strings.HasPrefix(rule, "ALIPAYPLUS-LINK-URL") && !strings.HasPrefix(rule, "ALIPAYPLUS-LINK-HOST") {
			return true
		}
	}
	return false
}

// noSoundCode are the networks of which no sound code is known that could be broken.
var noSoundCode = []string{"colombia"}

// A reader that takes everything, or nothing, must not pass by claiming a network.
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
			if c.Result == corpus.Invalid {
				refused++
			}
		}
		require.GreaterOrEqual(t, refused, 50, file.Topic)
	}
	require.NotZero(t, checked)
}
