package main

import (
	"flag"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the document anew")

// golden is the document as it stands in the repository, for whoever makes a client of it
// and to be read in a diff.
const golden = "openapi.json"

func TestTheDocumentIsCurrent(t *testing.T) {
	_, served := start(t).get(t, "/openapi.json")
	if *update {
		require.NoError(t, os.WriteFile(golden, []byte(served), 0o644))
	}
	kept, err := os.ReadFile(golden)
	require.NoError(t, err)
	require.Equal(t, string(kept), served, "go generate ./walletbackend writes it anew")
}
