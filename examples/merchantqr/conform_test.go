package main

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestConformFacesAProgramWithTheCorpus(t *testing.T) {
	adapter := filepath.Join(t.TempDir(), "adapter")
	build := exec.Command("go", "build", "-o", adapter, "github.com/openmerchantqr/emvqr/fuzz/conform/cmd/emvqr-adapter")
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

	require.Equal(t, exitNotOK, run([]string{"conform", "--", "/nowhere/adapter"}, nil, &stdout, &stderr))
	require.Equal(t, exitUsage, run([]string{"conform"}, nil, &stdout, &stderr))
}
