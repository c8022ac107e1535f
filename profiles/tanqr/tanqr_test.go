package tanqr_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
	"github.com/openmerchantqr/emvqr/profiles/tanqr"
)

func TestTable(t *testing.T) { networktest.Check(t, tanqr.Network) }

// The network fixes 26, and nobody says that readers look elsewhere.
func TestATemplateElsewhereIsDoubtful(t *testing.T) {
	t.Parallel()
	code, err := profiles.Compose(emvqr.Merchant{Name: "DUKA", City: "DODOMA", MCC: "5812"}, tanqr.Account{Acquirer: "01001", MerchantID: "12345678"})
	require.NoError(t, err)
	require.Empty(t, networktest.Rules(tanqr.Network, code))
	template, _ := code.Get(emvqr.P(26))
	moved, err := code.With(emvqr.Remove(emvqr.P(26)), emvqr.Set(emvqr.P(30), template))
	require.NoError(t, err)
	require.Equal(t, []string{"TANQR-MERCHANT-PLACE"}, networktest.Rules(tanqr.Network, moved))
	require.Equal(t, profiles.NotEstablished, profiles.Route(moved, profiles.Wallet{tanqr.Slug}).Answer)
}
