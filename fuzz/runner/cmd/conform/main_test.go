package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/fuzz/runner"
)

// TestMain makes the test binary a peer where it is told what to answer, and the
// runner where it is told to run.
func TestMain(m *testing.M) {
	switch {
	case len(os.Args) == 3 && os.Args[1] == "answer":
		peer(os.Args[2])
		return
	case len(os.Args) > 1 && os.Args[1] == "run":
		os.Args = slices.Delete(os.Args, 1, 2)
		main()
		return
	}
	os.Exit(m.Run())
}

func peer(rest string) {
	os.Stdout.WriteString(`{"conform":1,"name":"peer","version":"1","claims":{}}` + "\n")
	os.Stderr.WriteString("peer is up\n")
	in := json.NewDecoder(os.Stdin)
	for {
		var q struct {
			ID json.Number `json:"id"`
		}
		if in.Decode(&q) != nil {
			return
		}
		os.Stdout.WriteString(`{"id":` + q.ID.String() + `,` + rest + "}\n")
	}
}

const skipsAll, takesAll = `"skip":true`, `"result":"valid"`

func TestExitStatus(t *testing.T) {
	folder := "../../testdata/corpus"
	tests := map[string]struct {
		args []string
		want int
	}{
		"no adapter":          {nil, exitUsage},
		"unknown flag":        {[]string{"-x"}, exitUsage},
		"no such program":     {[]string{"-corpus", folder, "--", "/nonexistent/adapter"}, exitUsage},
		"no such corpus":      {[]string{"-corpus", folder + "/none", "--", os.Args[0], "answer", skipsAll}, exitUsage},
		"tcId is no number":   {[]string{"-case", "1,x", "--", os.Args[0]}, exitUsage},
		"unwritable file":     {[]string{"-memory", "-1", "-corpus", folder, "-json", "/nonexistent/x", "--", os.Args[0], "answer", skipsAll}, exitFailed},
		"no greeting":         {[]string{"-corpus", folder, "--", "true"}, exitUsage},
		"all skipped":         {[]string{"-memory", "-1", "-corpus", folder, "--", os.Args[0], "answer", skipsAll}, exitFailed},
		"list":                {[]string{"-list", "-corpus", folder}, exitClean},
		"list of none":        {[]string{"-list", "-corpus", folder + "/none"}, exitUsage},
		"one failed":          {[]string{"-memory", "-1", "-corpus", folder, "--", os.Args[0], "answer", takesAll}, exitFailed},
		"failed is not asked": {[]string{"-memory", "-1", "-corpus", folder, "-case", "1, 3", "--", os.Args[0], "answer", takesAll}, exitClean},
		"nothing was asked":   {[]string{"-memory", "-1", "-corpus", folder, "-case", "999", "--", os.Args[0], "answer", takesAll}, exitUsage},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			assert.Equal(t, tt.want, run(t.Context(), tt.args, &stdout, &stderr), stderr.String())
			assert.Equal(t, tt.want == exitUsage, stdout.Len() == 0)
		})
	}
}

func TestFilesAndVerboseOutput(t *testing.T) {
	dir := t.TempDir()
	jsonFile, markdown := filepath.Join(dir, "card.json"), filepath.Join(dir, "card.md")
	var stdout, stderr bytes.Buffer
	run(t.Context(), []string{"-v", "-memory", "-1", "-corpus", "../../testdata/corpus",
		"-json", jsonFile, "-markdown", markdown, "--", os.Args[0], "answer", takesAll}, &stdout, &stderr)

	var card runner.Scorecard
	data, err := os.ReadFile(jsonFile)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, &card))
	assert.Equal(t, "peer", card.Adapter.Name)
	assert.Equal(t, 4, card.Total.WronglyAccepted)

	page, err := os.ReadFile(markdown)
	require.NoError(t, err)
	assert.True(t, strings.HasPrefix(string(page), "### peer 1\n"))
	assert.Contains(t, stdout.String(), "case 2 (SignedLength) wrongly accepted")
	assert.Contains(t, stderr.String(), "case 2 (tlv): wrongly accepted\n  about     a length of -1\n")
	assert.NotContains(t, stderr.String(), "case 1 ", "it passed")
	assert.Contains(t, stderr.String(), "peer is up")
}

func TestWhatIsWrongIsNamed(t *testing.T) {
	for want, args := range map[string][]string{
		`conform: "x" is no tcId; expected numbers with commas, such as 12,13`: {"-case", "5,x", "--", os.Args[0]},
		"conform: which adapter? Name it behind --":                            {"-v"},
		"conform: nothing was asked: the corpus has no case 99999":             {"-memory", "-1", "-case", "99999", "--", os.Args[0], "answer", takesAll},
	} {
		var stdout, stderr bytes.Buffer
		assert.Equal(t, exitUsage, run(t.Context(), args, &stdout, &stderr))
		assert.Contains(t, stderr.String(), want)
	}
}

func TestHelpAndList(t *testing.T) {
	var stdout, stderr bytes.Buffer
	assert.Equal(t, exitClean, run(t.Context(), []string{"-h"}, &stdout, &stderr))
	assert.Contains(t, stderr.String(), "PROTOCOL.md")
	assert.Equal(t, exitClean, run(t.Context(), []string{"-list"}, &stdout, &stderr))
	assert.Contains(t, stdout.String(), " checksum ")
	assert.Contains(t, stdout.String(), " promptpay ")
}

func TestACaseIsShownInFull(t *testing.T) {
	var stdout, stderr bytes.Buffer
	assert.Equal(t, exitClean, run(t.Context(), []string{"-memory", "-1", "-corpus", "../../testdata/corpus", "-case", "1", "--", os.Args[0], "answer", takesAll}, &stdout, &stderr))
	assert.Contains(t, stderr.String(), "case 1 (tlv): passed\n")
	assert.Contains(t, stderr.String(), `  answer    {"id":1,"result":"valid"}`)
}
