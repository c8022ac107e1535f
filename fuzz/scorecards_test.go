package fuzz_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/fuzz/runner"
)

// The page shows the scorecard of every peer, and each says which corpus it is of:
// the one beside it or, since a foreign parser need not be asked again for every new
// case, an older one.
func TestThePageShowsEveryScorecard(t *testing.T) {
	page, err := os.ReadFile("README.md")
	require.NoError(t, err)
	files, err := filepath.Glob("peers/scorecards/*.json")
	require.NoError(t, err)
	require.Len(t, files, 3)
	for _, name := range files {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		var card runner.Scorecard
		require.NoError(t, json.Unmarshal(data, &card))
		require.NotEmpty(t, card.Corpus.Digest, name)
		require.Contains(t, string(page), "### "+card.Adapter.Name+" "+card.Adapter.Version+"\n")
		require.Contains(t, string(page), "Corpus "+card.Corpus.Digest[:12]+".", "run fuzz/peers/run")
	}
}
