package mutants_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
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
		t.Skip("it builds the adapter and faces it once for each broken parser, half a minute in all")
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
	weavePatches(t, module, patches)
	adapter := build(t, module)

	card, err := face(t, adapter, 0, nil)
	require.NoError(t, err)
	require.Empty(t, card.Failures, "the library itself does not pass every case")
	require.Equal(t, card.Corpus.Cases, card.Total.Passed, "cases were skipped or not asked")
	for i, patch := range patches {
		t.Run(strings.TrimSuffix(patch, ".patch"), func(t *testing.T) {
			t.Parallel()
			// One case is enough. Who watches is told how many there are, and all
			// are asked unless one hangs, which takes the limit twice.
			enough := func(v runner.Verdict) bool {
				return v.Outcome == runner.Hung || !testing.Verbose() && v.Outcome.Failed()
			}
			// An error may come with failures, of a run that was ended once there was
			// enough. Without any, it says why nothing was asked.
			card, err := face(t, adapter, i+1, enough)
			require.NotEmpty(t, card.Failures, "no case catches it; %d passed, error: %v", card.Total.Passed, err)
			t.Logf("caught by %d cases (%s), the first %s", len(card.Failures), outcomes(card), firstCases(card))
		})
	}
}

// weavePatches puts all patches into the module, the first as mistake 1.
func weavePatches(t *testing.T, module string, patches []string) {
	weaves := map[string]*weave{}
	for i, patch := range patches {
		for _, name := range patchedFiles(t, patch) {
			file := filepath.Join(module, filepath.FromSlash(name))
			if weaves[name] == nil {
				w, err := newWeave(name, read(t, file))
				require.NoError(t, err)
				weaves[name] = w
			}
			apply(t, module, patch)
			err := weaves[name].add(i+1, read(t, file))
			require.NoError(t, err, patch)
			apply(t, module, patch, "--reverse")
		}
	}
	for name, w := range weaves {
		file := filepath.Join(module, filepath.FromSlash(name))
		write(t, file, w.text())
		write(t, filepath.Join(filepath.Dir(file), "woven.go"), wovenFile(w.whole.pkg))
	}
}

var patchedFile = regexp.MustCompile(`(?m)^\+\+\+ b/(\S+)`)

// patchedFiles are the files that a patch changes, by their paths in the module.
func patchedFiles(t *testing.T, patch string) (names []string) {
	for _, header := range patchedFile.FindAllStringSubmatch(read(t, patch), -1) {
		names = append(names, header[1])
	}
	require.NotEmpty(t, names, "%s changes no file", patch)
	return names
}

func read(t *testing.T, file string) string {
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	return string(text)
}

func write(t *testing.T, file, text string) {
	require.NoError(t, os.WriteFile(file, []byte(text), 0o644))
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
		write(t, to, read(t, from))
	}
	return module
}

func apply(t *testing.T, module, patch string, flags ...string) {
	t.Helper()
	patch, err := filepath.Abs(patch)
	require.NoError(t, err)
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

// face has the runner face the adapter, which makes a mistake, with the corpus, as
// anybody's is faced, until there is enough. The time for a case is long so that
// none is blamed on a busy machine.
func face(t *testing.T, adapter string, mistake int, enough func(runner.Verdict) bool) (runner.Scorecard, error) {
	ctx, stop := context.WithTimeout(t.Context(), 5*time.Minute)
	defer stop()
	return runner.Run(ctx, runner.Options{
		Command:     []string{adapter, strconv.Itoa(mistake)},
		CaseTimeout: 20 * time.Second,
		Observe: func(v runner.Verdict) {
			if enough != nil && enough(v) {
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
