package profiles_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

// TestAnAccountThatIsOnlyReadIsWrittenOnlyWhereItWasRead: what is typed in as an account
// of a kind too little known to make one is in no code, and one out of a code is
// written back.
func TestAnAccountThatIsOnlyReadIsWrittenOnlyWhereItWasRead(t *testing.T) {
	t.Parallel()
	kinds := 0
	for n := range profiles.Networks() {
		for _, k := range n.Kinds {
			if k.Make == nil || !k.ReadOnly {
				continue
			}
			kinds++
			t.Run(n.Slug+":"+k.Key, func(t *testing.T) {
				set := setOf(t, n)
				engine := network.MustSet(n)
				for i := range k.Examples {
					example := &k.Examples[i]
					values := append(slices.Clone(example.Values), make([]string, len(k.Keys)-len(example.Values))...)
					typed := network.Bare{Kind: k, Values: values}
					_, err := set.Compose(merchantOf(n), typed)
					var conflict *profiles.ConflictError
					require.ErrorAs(t, err, &conflict)
					require.Len(t, conflict.Conflicts, 1)
					assert.Contains(t, conflict.Conflicts[0].Message, k.Name)
					assert.ErrorContains(t, err, "only one that was read from a code can be written")

					read, err := networktest.Sound(engine, k, example)
					require.NoError(t, err)
					_, err = set.Add(read, typed)
					require.ErrorContains(t, err, "only one that was read from a code can be written")

					account := onlyAccountOf(t, set, read)
					left, err := set.Remove(read, account)
					require.NoError(t, err)
					back, err := set.Add(left, account)
					require.NoError(t, err)
					assert.Equal(t, account, onlyAccountOf(t, set, back))
				}
			})
		}
	}
	require.Greater(t, kinds, 7)
}

func onlyAccountOf(t *testing.T, set *profiles.Set, code emvqr.Code) network.Account {
	t.Helper()
	found := slices.Collect(set.Accounts(code))
	require.Len(t, found, 1, "%s", code)
	return found[0]
}
