package runner

import (
	"context"
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

// assertExact runs an example around a parser that reads rightly over the whole
// corpus: whatever fails then is the fault of the example.
func assertExact(t *testing.T, command ...string) {
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	card, err := Run(ctx, Options{Command: command, CaseTimeout: 20 * time.Second, Memory: -1})
	require.NoError(t, err)
	for _, f := range card.Failures {
		t.Error(f)
	}
	assert.True(t, card.Clean())
	assert.Greater(t, card.Total.Passed, 700)
}

// python is the interpreter, or the test is skipped.
func python(t *testing.T) string {
	name, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no Python here")
	}
	return name
}

// rightParser reads codes as the corpus asks, in Python.
const rightParser = `import re

class ParseError(Exception): pass

class Code:
    def __init__(self, objects):
        self.merchant_name, self.amount_text = objects.get("59"), objects.get("54")

def checksum(data):
    crc = 0xFFFF
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ (0x1021 if crc & 0x8000 else 0)) & 0xFFFF
    return "%04X" % crc

def read(text, width):
    objects, at = [], 0
    while at < len(text):
        if not re.fullmatch("[0-9]{4}", text[at:at + 4]): raise ParseError("no id and length")
        end, left = at + 4, int(text[at + 2:at + 4])
        while left > 0:
            if end == len(text): raise ParseError("the value runs past the end")
            left -= width(text[end])
            end += 1
        if left < 0: raise ParseError("the value ends inside a character")
        objects.append((text[at:at + 2], text[at + 4:end]))
        at = end
    if not objects or [i for i, (id, _) in enumerate(objects) if id == "63"] != [len(objects) - 1]:
        raise ParseError("63 is not last")
    sealed = text[:-len(objects[-1][1])].encode() if objects[-1][1] else text.encode()
    if objects[-1][1].upper() != checksum(sealed): raise ParseError("wrong checksum")
    return dict(reversed(objects))

WIDTHS = lambda c: 1, lambda c: 1 + (ord(c) > 0xFFFF), lambda c: len(c.encode())

def parse(text):
    for width in WIDTHS:
        try:
            return Code(read(text, width))
        except ParseError as error:
            failed = error
    raise failed
`

func TestPythonExampleOfTheProtocolWorks(t *testing.T) {
	python := python(t)
	t.Parallel()
	dir := write(t, map[string]string{
		"adapter.py": example(t, "python"),
		"my_parser.py": "class ParseError(Exception): pass\n" +
			"class Code: merchant_name, amount_text = 'NOODLE HOUSE', None\n" +
			"def parse(payload): return Code\n",
	})
	assertWorks(t, python, filepath.Join(dir, "adapter.py"))
}

func TestPythonExampleOfTheProtocolAddsNoFailureOfItsOwn(t *testing.T) {
	python := python(t)
	t.Parallel()
	dir := write(t, map[string]string{"adapter.py": example(t, "python"), "my_parser.py": rightParser})
	assertExact(t, python, filepath.Join(dir, "adapter.py"))
}

// buildExample builds the adapter in Go of the page around a parser.
func buildExample(t *testing.T, parser string) (command string) {
	root, err := filepath.Abs("../..")
	require.NoError(t, err)
	library := "\n\nrequire github.com/openmerchantqr/emvqr v0.0.0\n\nreplace github.com/openmerchantqr/emvqr => " + root + "\n"
	sums, err := os.ReadFile("../../go.sum")
	require.NoError(t, err)
	dir := write(t, map[string]string{
		"go.mod":           "module adapter\n\ngo 1.26\n\nrequire example.com/myparser v0.0.0\n\nreplace example.com/myparser => ./parser" + library,
		"go.sum":           string(sums),
		"main.go":          example(t, "go"),
		"parser/go.mod":    "module example.com/myparser\n\ngo 1.26" + library,
		"parser/parser.go": parser,
	})
	build := exec.Command("go", "build", "-mod=mod", "-o", "adapter.exe", ".")
	build.Dir = dir
	out, err := build.CombinedOutput()
	require.NoError(t, err, string(out))
	return filepath.Join(dir, "adapter.exe")
}

func TestGoExampleOfTheProtocolWorks(t *testing.T) {
	t.Parallel()
	assertWorks(t, buildExample(t, "package myparser\n\ntype Code struct{}\n\n"+
		"func (Code) MerchantName() string { return \"NOODLE HOUSE\" }\n\nfunc Parse(string) (Code, error) { return Code{}, nil }\n"))
}

func TestGoExampleOfTheProtocolAddsNoFailureOfItsOwn(t *testing.T) {
	t.Parallel()
	assertExact(t, buildExample(t, "package myparser\n\nimport \"github.com/openmerchantqr/emvqr/emvqr\"\n\n"+
		"func Parse(text string) (emvqr.Code, error) { return emvqr.Parse(text) }\n"))
}
