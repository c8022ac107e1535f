package conform

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// example is the last block in that language in PROTOCOL.md.
func example(t *testing.T, language string) string {
	page, err := os.ReadFile("PROTOCOL.md")
	require.NoError(t, err)
	blocks := strings.Split(string(page), "```"+language+"\n")
	require.Greater(t, len(blocks), 1)
	code, _, ok := strings.Cut(blocks[len(blocks)-1], "```")
	require.True(t, ok)
	return code
}

// write puts files into a new folder.
func write(t *testing.T, files map[string]string) string {
	dir := t.TempDir()
	for name, data := range files {
		name = filepath.Join(dir, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o700))
		require.NoError(t, os.WriteFile(name, []byte(data), 0o600))
	}
	return dir
}

// assertWorks runs an example around a parser that takes everything: it must
// talk with the runner, and be found out.
func assertWorks(t *testing.T, command ...string) {
	o := options(command)
	o.CaseTimeout = 20 * time.Second
	verdicts, card := runOver(t, o)
	assert.Equal(t, Passed, verdicts[unknownObject].Outcome, verdicts[unknownObject].Detail)
	assert.Equal(t, WronglyAccepted, verdicts[signedLength].Outcome)
	assert.Equal(t, testCases-3, card.Total.Asked(), "the topics checksum and tlv")
	assert.Zero(t, card.Restarts)
}

func TestPythonExampleOfTheProtocolWorks(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no Python here")
	}
	t.Parallel()
	dir := write(t, map[string]string{
		"adapter.py": example(t, "python"),
		"my_parser.py": "class ParseError(Exception): pass\n" +
			"class Code: merchant_name, amount_text = 'NOODLE HOUSE', ''\n" +
			"def parse(payload): return Code\n",
	})
	assertWorks(t, python, filepath.Join(dir, "adapter.py"))
}

func TestGoExampleOfTheProtocolWorks(t *testing.T) {
	t.Parallel()
	dir := write(t, map[string]string{
		"go.mod":           "module adapter\n\ngo 1.26\n\nrequire example.com/myparser v0.0.0\n\nreplace example.com/myparser => ./parser\n",
		"main.go":          example(t, "go"),
		"parser/go.mod":    "module example.com/myparser\n\ngo 1.26\n",
		"parser/parser.go": "package myparser\n\ntype Code struct{}\n\nfunc (Code) MerchantName() string { return \"NOODLE HOUSE\" }\n\nfunc Parse(string) (Code, error) { return Code{}, nil }\n",
	})
	build := exec.Command("go", "build", "-o", "adapter.exe", ".")
	build.Dir = dir
	out, err := build.CombinedOutput()
	require.NoError(t, err, string(out))
	assertWorks(t, filepath.Join(dir, "adapter.exe"))
}
