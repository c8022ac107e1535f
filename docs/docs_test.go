package docs_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/docs/internal/walletpage"
	"github.com/openmerchantqr/emvqr/profiles/wallet"
)

func TestThePageOfTheWalletsIsUpToDate(t *testing.T) {
	page, err := os.ReadFile("wallets.md")
	require.NoError(t, err)
	// Not Equal: nobody wants to read a difference of whole pages.
	require.True(t, walletpage.Markdown(wallet.Known()) == string(page), "wallets.md is not up to date: run go generate ./docs")
}

// Every row of the table is on the page, with its source.
func TestThePageSaysWhatTheTableSays(t *testing.T) {
	page := walletpage.Markdown(wallet.Known())
	facts := wallet.Known().Facts()
	var sources []string
	for _, w := range facts.Wallets {
		assert.Contains(t, page, "| "+w.Name+" |")
		sources = append(sources, w.Source)
	}
	for _, r := range facts.Homes {
		sources = append(sources, r.Source)
	}
	for _, r := range facts.Links {
		sources = append(sources, r.Source)
	}
	for _, r := range facts.Quirks {
		sources = append(sources, r.Source)
		assert.Contains(t, page, r.Says)
	}
	for _, r := range facts.Uses {
		sources = append(sources, r.Source)
	}
	for _, r := range facts.Openings {
		sources = append(sources, r.Source)
		assert.Contains(t, page, r.Prefix)
	}
	for _, source := range sources {
		assert.Contains(t, page, source)
	}
}
