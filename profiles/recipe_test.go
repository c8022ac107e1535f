package profiles_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestTheNetworkOfTheRecipeIsWhole builds the network in the package comment as if it
// stood in a folder of its own, and runs the test that the recipe asks for.
func TestTheNetworkOfTheRecipeIsWhole(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the go command")
	}
	doc, err := os.ReadFile("doc.go")
	require.NoError(t, err)
	recipe, _, ok := strings.Cut(string(doc), "// The steps:")
	require.True(t, ok)
	var source strings.Builder
	for line := range strings.Lines(recipe) {
		if code, isCode := strings.CutPrefix(line, "//\t"); isCode {
			source.WriteString(code)
		}
	}
	const module = "github.com/openmerchantqr/emvqr"
	network := strings.Replace(source.String(), "package examplepay\n", "package examplepay\nimport (\n"+
		"\"log/slog\"\n\""+module+"/emvqr\"\n\""+module+"/profiles/network\"\n)\n", 1)
	test := "package examplepay\nimport (\n\"testing\"\n\"" + module + "/profiles/network/networktest\"\n)\n" +
		"func TestTable(t *testing.T) { networktest.Check(t, Network) }\n"

	here, err := os.Getwd()
	require.NoError(t, err)
	replace := map[string]string{}
	for name, text := range map[string]string{"examplepay.go": network, "examplepay_test.go": test} {
		written := filepath.Join(t.TempDir(), name)
		require.NoError(t, os.WriteFile(written, []byte(text), 0o600))
		replace[filepath.Join(here, "examplepay", name)] = written
	}
	overlay, err := json.Marshal(map[string]any{"Replace": replace})
	require.NoError(t, err)
	file := filepath.Join(t.TempDir(), "overlay.json")
	require.NoError(t, os.WriteFile(file, overlay, 0o600))
	// Its folder does not exist, so it can be compiled there and not run.
	proof := filepath.Join(t.TempDir(), "proof")
	out, err := exec.Command("go", "test", "-c", "-vet=off", "-o", proof, "-overlay", file, module+"/profiles/examplepay").CombinedOutput()
	require.NoError(t, err, "%s", out)
	out, err = exec.Command(proof).CombinedOutput()
	require.NoError(t, err, "%s", out)
}
