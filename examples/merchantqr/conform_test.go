package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestConformFacesAProgramWithTheCorpus(t *testing.T) {
	adapter := filepath.Join(t.TempDir(), "adapter")
	build := exec.Command("go", "build", "-o", adapter, "github.com/openmerchantqr/emvqr/fuzz/runner/cmd/emvqr-adapter")
	out, err := build.CombinedOutput()
	require.NoError(t, err, string(out))

	var stdout, stderr bytes.Buffer
	card := filepath.Join(t.TempDir(), "card.md")
	require.Equal(t, exitOK, run([]string{"conform", "--markdown", card, "--", adapter}, nil, &stdout, &stderr), stderr.String())
	require.Contains(t, stdout.String(), "emvqr")
	require.FileExists(t, card)

	stdout.Reset()
	require.Equal(t, exitOK, run([]string{"conform", "--case", "1,2", "--", adapter}, nil, &stdout, &stderr), stderr.String())
	require.Contains(t, stdout.String(), "2 of ")
	require.Contains(t, stderr.String(), "case 2 (")
	require.Contains(t, stderr.String(), "  answer    {")

	stdout.Reset()
	require.Equal(t, exitOK, run([]string{"conform", "--list"}, nil, &stdout, &stderr))
	require.Contains(t, stdout.String(), " promptpay ")

	require.Equal(t, exitUsage, run([]string{"conform"}, nil, &stdout, &stderr))
}

func TestConformWithNothingToAskExitsAsItsPageSays(t *testing.T) {
	for name, args := range map[string][]string{
		"a program that is not there":  {"/nowhere/adapter"},
		"one that says nothing":        {"true"},
		"one that says something else": {"echo", "hello"},
	} {
		got := callWith("", append([]string{"conform", "--"}, args...)...)
		assert.Equal(t, exitUsage, got.status, "%s: %s", name, got.err)
	}
	page, err := os.ReadFile("../../fuzz/runner/PROTOCOL.md")
	require.NoError(t, err)
	assert.Contains(t, strings.Join(strings.Fields(string(page)), " "), "| 2 | nothing could be asked: wrong usage, no such adapter, no greeting,")
}
