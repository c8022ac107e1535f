package networks_test

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/docs/networks/internal/pagegen"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

const root = "../.."

func TestFilesAreUpToDate(t *testing.T) {
	want, err := pagegen.Build(root)
	require.NoError(t, err)
	for name, text := range want {
		got, err := os.ReadFile(filepath.Join(root, name))
		require.NoError(t, err, "run go generate ./docs/networks")
		// Not Equal: nobody wants to read a difference of whole pages.
		require.True(t, text == string(got), "%s is not up to date: run go generate ./docs/networks", name)
	}
	pages, err := filepath.Glob("*.md")
	require.NoError(t, err)
	for _, name := range pages {
		require.Contains(t, want, "docs/networks/"+name, "a page that is not generated")
	}
	again, err := pagegen.Build(root)
	require.NoError(t, err)
	require.True(t, maps.Equal(want, again), "the pages differ from one run to the next")
}

// The page of the forms has each of them with its source, and what is not known of it.
func TestThePageOfTheFormsSaysWhatTheTableSays(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, pagegen.FormsPage))
	require.NoError(t, err)
	want, err := pagegen.Build(root)
	require.NoError(t, err)
	require.True(t, want[pagegen.FormsPage] == string(text), "%s is not up to date: run go generate ./docs/networks", pagegen.FormsPage)
	for f := range profiles.Forms() {
		require.Contains(t, string(text), "`"+f.Format+"`")
		require.Contains(t, string(text), f.Source)
		require.Contains(t, string(text), f.NotEstablished)
	}
}

// What a page shows as an example can be scanned: it is read as the network's, and
// breaks no rule so that it would be refused. One of each network breaks none at all.
func TestExamplesParseAndValidate(t *testing.T) {
	for n := range profiles.Networks() {
		examples, err := pagegen.Examples(n)
		require.NoError(t, err)
		clean := 0
		for _, e := range examples {
			code, err := emvqr.Parse(e.Payload)
			require.NoError(t, err, "%s: %s", n.Slug, e.Of)
			own := 0
			for account := range profiles.Accounts(code) {
				if network.Slug(account) == n.Slug {
					own++
					continue
				}
				// What the example asks to have beside it.
				assert.Less(t, account.Anchor().Root(), uint8(26), "%s: %s has the account of another network", e.Of, account.Anchor())
			}
			assert.Equal(t, 1, own, e.Of)
			for f := range profiles.Validate(code) {
				assert.Less(t, f.Severity, emvqr.Error, "%s: %s: %v", n.Slug, e.Of, f)
			}
			if len(e.Breaks) == 0 {
				clean++
			}
		}
		assert.NotZero(t, clean, "%s has no example that breaks no rule", n.Slug)
	}
}

// A page has every field, rule and source of its network's table, and an example.
func TestPagesSayWhatTheTablesSay(t *testing.T) {
	for n := range profiles.Networks() {
		text, err := os.ReadFile(n.Slug + ".md")
		require.NoError(t, err)
		page := string(text)
		require.Contains(t, page, n.Source, n.Slug)
		require.Contains(t, page, "\n## Examples\n", n.Slug)
		for _, k := range n.Kinds {
			for _, o := range k.Objects {
				require.Contains(t, page, "\n### "+o.Name+", at "+network.Ranges(o.Places())+"\n", n.Slug)
			}
			for _, key := range k.Keys {
				if row := k.Row(key); row != nil && !row.Hidden {
					require.Contains(t, page, "| "+row.At.String()+" | `"+key+"` |", n.Slug)
				}
			}
		}
		for rule := range n.Catalogue() {
			require.Contains(t, page, "\n| `"+rule.ID+"` | "+rule.Severity.String()+" |", n.Slug)
		}
	}
}

// Rows are in the order of a code, so that a place is found by going down the page.
func TestRowsAreInTheOrderOfPlaces(t *testing.T) {
	pages, err := filepath.Glob("*.md")
	require.NoError(t, err)
	tables := 0
	for _, name := range pages {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		inTable, last := false, ""
		for line := range strings.Lines(string(text)) {
			switch {
			case strings.HasPrefix(line, "| at | field |"):
				inTable, last = true, ""
				tables++
			case !strings.HasPrefix(line, "|"):
				inTable = false
			case inTable && !strings.HasPrefix(line, "|---"):
				at := strings.TrimSpace(strings.SplitN(line, "|", 3)[1])
				if !strings.Contains(at, "[") && !strings.HasPrefix(at, "value") { // pieces of a value are told by numbers
					require.LessOrEqual(t, last, at, "%s: %s", name, line)
				}
				last = at
			}
		}
	}
	require.Greater(t, tables, 40)
}

// The networks that are known by name alone have a name, a mark and a source each, and
// none of them is decoded.
func TestUndecodedNetworksAreToldWhole(t *testing.T) {
	for u := range profiles.UndecodedNetworks() {
		_, decoded := profiles.Lookup(u.Slug)
		assert.False(t, decoded, u.Slug)
		assert.NotEmpty(t, u.Name, u.Slug)
		assert.NotEmpty(t, u.Country, u.Slug)
		assert.NotEmpty(t, u.Marks, u.Slug)
		assert.NotEmpty(t, u.Source, u.Slug)
		assert.NotZero(t, u.Confidence, u.Slug)
	}
}
