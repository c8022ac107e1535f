package photo

import (
	"bytes"
	"os"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/examples/photo/internal/simulate"
)

// One photo of each kind and severity, of a seed that is neither tuned on nor
// reported. The floor is a little below what is read today; what is read wrong
// has none.
func TestSimulatedPhotosAreReadAndNoneWrongly(t *testing.T) {
	if underRace {
		t.Skip("the race detector makes the photos ten times slower, and nothing here runs at once")
	}
	const seed, floor = 50, 32
	file, err := os.Open("../../testdata/mpm.tsv")
	require.NoError(t, err)
	defer file.Close()
	texts, err := simulate.Sound(file)
	require.NoError(t, err)
	var mu sync.Mutex
	read, all := 0, 0
	t.Run("photos", func(t *testing.T) {
		for _, kind := range simulate.Kinds() {
			for _, severity := range []int{1, 2} {
				t.Run(kind.String(), func(t *testing.T) {
					t.Parallel()
					p, err := simulate.Make(texts, kind, severity, seed)
					require.NoError(t, err)
					readings, err := Limits{Time: time.Minute}.Open(bytes.NewReader(p.JPEG))
					mu.Lock()
					defer mu.Unlock()
					all++
					for _, r := range readings {
						require.Contains(t, p.Texts, r.Text, "read wrong")
						require.True(t, r.Sound)
					}
					if isRead(readings, p.Texts) {
						read++
					} else {
						t.Logf("severity %d, version %v: %v", severity, p.Versions, err)
					}
				})
			}
		}
	})
	t.Logf("%d of %d", read, all)
	require.GreaterOrEqual(t, read, floor)
}

func isRead(readings []Reading, texts []string) bool {
	for _, text := range texts {
		if !slices.ContainsFunc(readings, func(r Reading) bool { return r.Text == text }) {
			return false
		}
	}
	return true
}

func TestTheSameSeedIsTheSamePhoto(t *testing.T) {
	texts := []string{"00020101021230190015john_smith@devb520459995304840054035005802KH5910John Smith6010Phnom Penh62460111Invoice#0690314Coffee Khlaing0709Counter 299170013161406568381963043695"}
	a, err := simulate.Make(texts, simulate.Everything, 2, 7)
	require.NoError(t, err)
	b, err := simulate.Make(texts, simulate.Everything, 2, 7)
	require.NoError(t, err)
	require.Equal(t, a, b)
	c, err := simulate.Make(texts, simulate.Everything, 2, 8)
	require.NoError(t, err)
	require.NotEqual(t, a.JPEG, c.JPEG)
}
