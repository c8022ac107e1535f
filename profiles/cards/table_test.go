package cards_test

import (
	"testing"

	"github.com/openmerchantqr/emvqr/profiles/cards"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

func TestTables(t *testing.T) {
	for _, n := range cards.Networks {
		t.Run(n.Slug, func(t *testing.T) { networktest.Check(t, n) })
	}
}
