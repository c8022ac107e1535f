package profiles

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTheHostsOfFormsWithoutANetworkCanBeGuarded(t *testing.T) {
	for i := range foreignHosts {
		require.NoError(t, foreignHosts[i].Check())
		require.Equal(t, foreignLookalike.ID, foreignHosts[i].Rule.ID)
		require.NotEmpty(t, foreignHosts[i].Source)
	}
}
