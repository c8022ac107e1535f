package mutants_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/fuzz/runner"
)

// parts are what of the module the adapter is built from. The runner and the
// corpus are not among them: they judge, and stay as they are.
var parts = []string{"go.mod", "go.sum", "crc", "emvqr", "internal", "profiles", adapterPackage}

const adapterPackage = "fuzz/runner/cmd/emvqr-adapter"

func TestTheCorpusCatchesEveryBrokenParser(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds the adapter once for each broken parser, two minutes in all")
	}
	if raceEnabled {
		t.Skip("the programs that are faced are built without the race detector, and faced in a run without it")
	}
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("patches are applied with git apply: ", err)
	}
	patches, err := filepath.Glob("*.patch")
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(patches), 16)
	module := copyModule(t)

	card, err := face(t, build(t, module))
	require.NoError(t, err)
	require.Empty(t, card.Failures, "the library itself does not pass every case")
	require.Equal(t, card.Corpus.Cases, card.Total.Passed, "cases were skipped or not asked")
	for _, patch := range patches {
		t.Run(strings.TrimSuffix(patch, ".patch"), func(t *testing.T) {
			text, err := filepath.Abs(patch)
			require.NoError(t, err)
			apply(t, module, text)
			defer apply(t, module, text, "--reverse")

			// An error may come with failures: of a program that hangs no more
			// than that is asked. Without any, it says why nothing was asked.
			card, err := face(t, build(t, module))
			require.NotEmpty(t, card.Failures, "no case catches it; %d passed, error: %v", card.Total.Passed, err)
			t.Logf("caught by %d cases (%s), the first %s", len(card.Failures), outcomes(card), firstCases(card))
		})
	}
}

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

// build builds the adapter from the module, without its paths in the build, so
// that what was built before is used again, and without what only a debugger
// needs, because it takes time to write.
func build(t *testing.T, module string) (adapter string) {
	t.Helper()
	adapter = filepath.Join(module, "adapter.exe") // the suffix is for Windows, and harmless elsewhere
	command := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", adapter, "./"+adapterPackage)
	command.Dir = module
	output, err := command.CombinedOutput()
	require.NoError(t, err, "the adapter does not build:\n%s", output)
	return adapter
}

// face has the runner face an adapter with the corpus, as anybody's is faced. The
// first case that hangs ends the run, for a hang takes the limit twice and there
// may be many; the limit itself is long so that none is blamed on a busy machine.
func face(t *testing.T, adapter string) (runner.Scorecard, error) {
	ctx, stop := context.WithTimeout(t.Context(), 5*time.Minute)
	defer stop()
	return runner.Run(ctx, runner.Options{
		Command:     []string{adapter},
		CaseTimeout: 20 * time.Second,
		Observe: func(v runner.Verdict) {
			if v.Outcome == runner.Hung {
				stop()
			}
		},
	})
}

// outcomes counts in words how the cases failed.
func outcomes(card runner.Scorecard) string {
	counts := map[runner.Outcome]int{}
	for _, f := range card.Failures {
		counts[f.Outcome]++
	}
	var words []string
	for outcome, n := range counts {
		words = append(words, fmt.Sprintf("%s %d", outcome, n))
	}
	slices.Sort(words)
	return strings.Join(words, ", ")
}

// firstCases names the first three cases that failed.
func firstCases(card runner.Scorecard) string {
	var names []string
	for _, f := range card.Failures[:min(3, len(card.Failures))] {
		names = append(names, fmt.Sprintf("%d (%s)", f.ID, f.Topic))
	}
	return strings.Join(names, ", ")
}
