package profiles_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
)

// Text in ASCII is walked and judged in a quick way, all other text in the way that
// every text can go. One object that no network looks at, with a letter outside ASCII,
// makes the difference, and no other finding.
func TestTheQuickWayFindsWhatTheSlowWayFinds(t *testing.T) {
	slips := 20
	if testing.Short() {
		slips = 3
	}
	random := rand.New(rand.NewPCG(7, 7))
	compared, found := 0, 0
	compare := func(body string) {
		quick, err := emvqr.Parse(withChecksum(body + "6602ee")) // as many bytes
		if err != nil || !quick.IsASCII() {
			return
		}
		slow, err := emvqr.Parse(withChecksum(body + "6601\u00e9"))
		if _, whole := slow.Get(emvqr.P(66)); err != nil || !whole {
			return // a slip in a length swallowed the object
		}
		compared++
		for n := range profiles.Networks() {
			want := slices.Collect(n.Validate(slow))
			require.Equal(t, want, slices.Collect(n.Validate(quick)), "%s: %s", n.Slug, quick)
			found += len(want)
		}
	}
	for _, row := range samples(t) {
		if len(row.payload) <= len("6304FFFF") {
			continue
		}
		body := row.payload[:len(row.payload)-len("6304FFFF")]
		compare(body)
		for range slips {
			text := []byte(body)
			text[random.IntN(len(text))] = "0123456789|A.x "[random.IntN(15)]
			compare(string(text))
		}
	}
	require.Greater(t, compared, 700)
	require.Greater(t, found, 700)
}

// withChecksum is the body of a code with its checksum.
func withChecksum(body string) string {
	body += "6304"
	return fmt.Sprintf("%s%04X", body, crc.Checksum(body))
}
