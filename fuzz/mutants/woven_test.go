package mutants_test

import (
	"go/format"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const unwoven = `package p

import "strings"

const most = 3

var ids = func() []int { return []int{1, 2} }()

func (c *Code) cut(text string) string {
	return strings.TrimSpace(text) // keeps the rest
}

func run() {}
`

func TestMistakesStandSideBySide(t *testing.T) {
	w, err := newWeave("p.go", unwoven)
	require.NoError(t, err)
	for i, mistake := range []struct{ from, to string }{
		{"{1, 2}", "{1, 3}"},
		{"strings.TrimSpace(text) // keeps the rest", "text // keeps all"},
		{"func run() {}", "func run() { more() }\n\n// more runs.\nfunc more() {}"},
		{"{1, 2}", "{2}"},
		{"TrimSpace", "ToLower"},
	} {
		require.NoError(t, w.add(i+1, replaced(t, mistake.from, mistake.to)))
	}
	got, err := format.Source([]byte(w.text()))
	require.NoError(t, err, w.text())
	require.Equal(t, `package p

import "strings"

const most = 3

var ids = wovenChoice(1, func() []int { return []int{1, 3} }(), wovenChoice(4, func() []int { return []int{2} }(), func() []int { return []int{1, 2} }()))

func (c *Code) cut(text string) string {
	if wovenMistake == 2 {
		return text // keeps all
	}

	if wovenMistake == 5 {
		return strings.ToLower(text) // keeps the rest
	}

	return strings.TrimSpace(text) // keeps the rest
}

func run() {
	if wovenMistake == 3 {
		more()
		return
	}
}

func more() {}
`, string(got))
}

func TestWhatCannotStandBesideOtherMistakesIsSaid(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"most = 3", "most = 4", "it changes more than functions and the values of variables in p.go: make the mistake in these"},
		{`import "strings"`, "import (\n\t\"slices\"\n\t\"strings\"\n)", "it changes more than functions and the values of variables in p.go: make the mistake in these"},
		{"(text string)", "(text []byte)", `it changes "func (c *Code) cut(text string) string " to "func (c *Code) cut(text []byte) string " in p.go: make the mistake inside`},
		{"func run() {}", "", "it takes run away from p.go"},
		{"func run() {}", "func run() {}\n\nfunc added() {}", "it adds added to p.go, and so does a patch before it: take another name"},
		{"func run() {}", "func run() {", "p.go, patched, is no Go file: p.go:13:14: expected '}', found 'EOF'"},
	} {
		w, err := newWeave("p.go", unwoven)
		require.NoError(t, err)
		require.NoError(t, w.add(1, replaced(t, "func run() {}", "func run() {}\n\nfunc added() {}")))
		require.EqualError(t, w.add(2, replaced(t, c.from, c.to)), c.want, c.to)
	}
}

func replaced(t *testing.T, from, to string) string {
	t.Helper()
	require.Contains(t, unwoven, from)
	return strings.Replace(unwoven, from, to, 1)
}
