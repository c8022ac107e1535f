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

	require.Equal(t, exitNotOK, run([]string{"conform", "--", "/nowhere/adapter"}, nil, &stdout, &stderr))
	require.Equal(t, exitUsage, run([]string{"conform"}, nil, &stdout, &stderr))
}
