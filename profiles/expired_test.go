package profiles_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

// TestACodeThatHasExpiredIsNeverAYes: however little is known of a network, a code that
// is dead by what is known of it is none to pay without a word. It is alive before.
func TestACodeThatHasExpiredIsNeverAYes(t *testing.T) {
	t.Parallel()
	after := time.Date(2200, 1, 1, 0, 0, 0, 0, time.UTC)
	before := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	networks := 0
	for n := range profiles.Networks() {
		set, engine := setOf(t, n), network.MustSet(n)
		found := false
		for _, k := range n.Kinds {
			for i := range k.Examples {
				code, err := networktest.Sound(engine, k, &k.Examples[i])
				require.NoError(t, err)
				expires := slices.ContainsFunc(slices.Collect(engine.At(after).Validate(code)), isExpired)
				if !expires {
					continue
				}
				found = true
				assert.NotEqual(t, profiles.Yes, set.At(after).Route(code, profiles.Wallet{n.Slug}).Answer, "%s:%s", n.Slug, k.Key)
				assert.False(t, slices.ContainsFunc(slices.Collect(engine.At(before).Validate(code)), isExpired), "%s:%s", n.Slug, k.Key)
			}
		}
		if found {
			networks++
		}
	}
	require.Greater(t, networks, 5)
}

func isExpired(f emvqr.Finding) bool { return strings.HasSuffix(f.Rule, "-EXPIRED") }

// What is judged as the end of a code is told as such, whether it is a field of the
// account or a part of one.
func TestTheEndOfACodeIsTold(t *testing.T) {
	t.Parallel()
	after := time.Date(2200, 1, 1, 0, 0, 0, 0, time.UTC)
	met := map[string]bool{}
	for n := range profiles.Networks() {
		set, engine := setOf(t, n), network.MustSet(n)
		for _, k := range n.Kinds {
			for i := range k.Examples {
				code, err := networktest.Sound(engine, k, &k.Examples[i])
				require.NoError(t, err)
				p := set.At(today).Read(code.String(), profiles.Wallet{n.Slug})
				if k.Role == network.Payable && slices.ContainsFunc(slices.Collect(engine.At(after).Validate(code)), isExpired) {
					require.False(t, p.Expires.IsZero(), "%s:%s %v", n.Slug, k.Key, p.Reasons)
					met[n.Slug] = true
				}
			}
		}
	}
	require.Subset(t, slices.Collect(maps.Keys(met)), []string{"duitnow", "nets", "paynow", "khqr"})
}

// A time that may be Hong Kong's or UTC is over in one before it is in the other.
func TestACodeThatMayHaveEndedIsAskedAbout(t *testing.T) {
	text := sealed("000201010211" + "26430012hk.com.hkicl02071234567" + "0512261128120000" + "52045812530334454045.005802HK5912NOODLE HOUSE6002HK")
	for at, want := range map[time.Time]profiles.Decision{
		time.Date(2026, 11, 28, 3, 59, 0, 0, time.UTC):  profiles.Pay,
		time.Date(2026, 11, 28, 4, 0, 0, 0, time.UTC):   profiles.Ask,
		time.Date(2026, 11, 28, 11, 59, 0, 0, time.UTC): profiles.Ask,
		time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC):  profiles.Refuse,
	} {
		p := profiles.Read(text, profiles.Wallet{"fps"}, at)
		require.Equal(t, want, p.Decision, "%v %v", at, p.Reasons)
		require.Equal(t, want == profiles.Ask, len(p.Reasons) == 1 && p.Reasons[0].Code == profiles.Expiry)
	}
}
