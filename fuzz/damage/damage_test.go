package main

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
)

func samples(t *testing.T) []emvqr.Code {
	t.Helper()
	file, err := os.Open("../../testdata/mpm.tsv")
	require.NoError(t, err)
	codes, err := soundCodes(file)
	require.NoError(t, err)
	require.Greater(t, len(codes), 450)
	return codes
}

// least is the share that every kind has to reach, in percent. Some samples break
// rules themselves, so that what a length should be cannot be told by what must be
// there.
var least = map[string]float64{
	"wrong length written, one too long":   93,
	"wrong length written, three too long": 93,
	"length in three digits":               88,
	"blanks stripped":                      90,
}

func TestTheCauseOfDamageIsFound(t *testing.T) {
	codes := samples(t)
	var all share
	for _, k := range kinds {
		n := 1 // one in so many places is looked at
		for measured := places(codes, k); measured/n > 700; n++ {
		}
		s := measure(codes, k, n, nil)
		all.found, all.places = all.found+s.found, all.places+s.places
		want, named := least[k.name]
		if !named {
			want = 95
		}
		require.GreaterOrEqual(t, s.percent(), want, "%s: %d of %d", k.name, s.found, s.places)
	}
	require.GreaterOrEqual(t, all.percent(), 98.0)
	require.Greater(t, all.places, 5000)
}

// places is at how many places damage of a kind is tried.
func places(codes []emvqr.Code, k kind) (n int) {
	for _, code := range codes {
		for range k.at(code) {
			n++
		}
	}
	return n
}

func TestTheMeasureCountsWhatIsNotFound(t *testing.T) {
	codes := samples(t)[:20]
	lost := kind{"everything lost", whole(func(string) string { return "0002" }), nil}
	var missed []miss
	s := measure(codes, lost, 1, func(m miss) { missed = append(missed, m) })
	require.Equal(t, share{0, 20}, s)
	require.Len(t, missed, 20)
	sound := kind{"nothing", whole(func(text string) string { return text }), nil}
	require.Zero(t, measure(codes, sound, 1, nil).places)
}
