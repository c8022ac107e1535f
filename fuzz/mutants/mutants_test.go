package mutants_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// parts are what of the module the corpus and its test need.
var parts = []string{"go.mod", "go.sum", "crc", "emvqr", "profiles", "fuzz/corpus"}

// agreement is the test that asks the library each case of the corpus.
const agreement = "^TestTheLibraryGivesEveryAnswer$"

func TestTheCorpusCatchesEveryBrokenParser(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds the module once for each broken parser")
	}
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("patches are applied with git apply: ", err)
	}
	patches, err := filepath.Glob("*.patch")
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(patches), 10)
	module := copyModule(t)

	failed, output := ask(t, module)
	require.False(t, failed, "the library itself does not give every answer:\n%s", output)
	for _, patch := range patches {
		t.Run(strings.TrimSuffix(patch, ".patch"), func(t *testing.T) {
			text, err := filepath.Abs(patch)
			require.NoError(t, err)
			apply(t, module, text)
			defer apply(t, module, text, "--reverse")

			failed, output := ask(t, module)
			require.NotContains(t, output, "[build failed]", output)
			caught := caseNumber.FindAllStringSubmatch(output, -1)
			require.True(t, failed && len(caught) > 0, "no case catches it:\n%s", output)
			var first []string
			for _, c := range caught[:min(3, len(caught))] {
				first = append(first, c[1])
			}
			t.Logf("caught by %d cases, the first %s", len(caught), strings.Join(first, ", "))
		})
	}
}

// caseNumber finds the cases that disagree in the output of the test.
var caseNumber = regexp.MustCompile(`case (\d+ \([^)]*\)):`)

// copyModule copies what is needed of the module to a directory of its own.
func copyModule(t *testing.T) string {
	module := t.TempDir()
	for _, part := range parts {
		from, to := filepath.Join("..", "..", part), filepath.Join(module, part)
		info, err := os.Stat(from)
		require.NoError(t, err)
		if info.IsDir() {
			require.NoError(t, os.CopyFS(to, os.DirFS(from)))
			continue
		}
		text, err := os.ReadFile(from)
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(to, text, 0o644))
	}
	return module
}

func apply(t *testing.T, module, patch string, flags ...string) {
	t.Helper()
	command := exec.Command("git", append(append([]string{"apply", "--recount"}, flags...), patch)...)
	command.Dir = module
	// The copy is no repository, and must not take one around it for its own.
	command.Env = append(os.Environ(), "GIT_CEILING_DIRECTORIES="+filepath.Dir(module))
	output, err := command.CombinedOutput()
	require.NoError(t, err, "%s no longer applies, see the package comment:\n%s", filepath.Base(patch), output)
}

// ask runs the corpus against the module, without its paths in the build, so that
// what was built before is used again.
func ask(t *testing.T, module string) (failed bool, output string) {
	t.Helper()
	command := exec.Command("go", "test", "-trimpath", "-vet=off", "-count=1", "-run", agreement, "./fuzz/corpus")
	command.Dir = module
	out, err := command.CombinedOutput()
	if err != nil {
		require.ErrorAs(t, err, new(*exec.ExitError), string(out))
	}
	return err != nil, string(out)
}
