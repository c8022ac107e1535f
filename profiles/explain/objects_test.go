package explain

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Nothing with a row of its own is left with EMVCo's name for what it leaves to others.
func TestEveryFieldOfATableNamesItsObject(t *testing.T) {
	named := 0
	for _, sample := range samples.All(t) {
		seen := profiles.Examine(sample.Payload)
		owners := ownersOf(seen)
		for o := range owners.walk(seen.Objects()) {
			claim := owners.around(&o)
			if claim == nil || claim.Object == nil || o.Path == claim.Path {
				continue
			}
			isRow := slices.ContainsFunc(claim.Object.Rows, func(r network.Row) bool {
				return r.Key != "" && !r.Hidden && r.When == nil && !r.At.IsPiece() && r.At.Path(claim.Path) == o.Path
			})
			if isRow {
				named++
				require.NotEqual(t, openMeaning, owners.name(&o), "%s of %s", o.Path, sample.Payload)
			}
		}
		seen.Close()
	}
	require.Greater(t, named, 500)
}
