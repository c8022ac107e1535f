package fuzz_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/fuzz/conform"
	"github.com/openmerchantqr/emvqr/fuzz/corpus"
)

// The committed scorecards of other implementations are over the corpus beside
// them; fuzz/peers/run makes them anew.
func TestScorecardsAreOfThisCorpus(t *testing.T) {
	c, err := conform.Load(corpus.Files)
	require.NoError(t, err)
	page, err := os.ReadFile("README.md")
	require.NoError(t, err)
	files, err := filepath.Glob("peers/scorecards/*.json")
	require.NoError(t, err)
	require.Len(t, files, 3)
	for _, name := range files {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		var card conform.Scorecard
		require.NoError(t, json.Unmarshal(data, &card))
		require.Equal(t, c.Digest, card.Corpus.Digest, "%s is of another corpus; run fuzz/peers/run", name)
		require.Contains(t, string(page), "### "+card.Adapter.Name+" "+card.Adapter.Version+"\n")
	}
	require.Contains(t, string(page), c.Digest)
}
