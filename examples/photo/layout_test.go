package photo

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/examples/symbol"
)

// Symbols drawn by package symbol, which knows nothing of this one, have the
// patterns of the layout, and its order of bits reads them.
func TestTheLayoutIsThatOfDrawnSymbols(t *testing.T) {
	seen := map[int]bool{}
	for n := 10; n < 2900; n += 17 {
		text := strings.Repeat("payment ", n/8+1)[:n]
		s, err := symbol.Encode(text, symbol.L)
		require.NoError(t, err)
		if seen[s.Version] {
			continue
		}
		seen[s.Version] = true
		l, err := newLayout(s.Version)
		require.NoError(t, err)
		require.Equal(t, s.Size(), l.size)
		values, trust := make([]float64, l.size*l.size), make([]float64, l.size*l.size)
		for i := range values {
			values[i], trust[i] = 1, 1
			isDark := s.Black(i%l.size, i/l.size)
			if isDark {
				values[i] = -1
			}
			switch l.purpose[i] {
			case light:
				require.False(t, isDark, "version %d, module %d", s.Version, i)
			case dark:
				require.True(t, isDark, "version %d, module %d", s.Version, i)
			}
		}
		require.InDelta(t, 1, l.agreement(values), 1e-9)
		c, err := l.read(values, trust)
		require.NoError(t, err, "version %d", s.Version)
		require.Equal(t, text, c.text)
		require.Less(t, c.chance, -15.0)
	}
	require.Greater(t, len(seen), 35, "versions")
}

func TestEveryLevelAndMaskIsRead(t *testing.T) {
	seen := map[string]bool{}
	rnd := rand.New(rand.NewPCG(5, 6))
	for range 150 {
		text := strconv.FormatUint(rnd.Uint64(), 36) + strconv.FormatUint(rnd.Uint64(), 36)
		for _, level := range []symbol.Level{symbol.L, symbol.M, symbol.Q, symbol.H} {
			s, err := symbol.Encode(text, level)
			require.NoError(t, err)
			l, err := newLayout(s.Version)
			require.NoError(t, err)
			values, trust := make([]float64, l.size*l.size), make([]float64, l.size*l.size)
			for i := range values {
				values[i], trust[i] = 1, 1
				if s.Black(i%l.size, i/l.size) {
					values[i] = -1
				}
			}
			c, err := l.read(values, trust)
			require.NoError(t, err)
			require.Equal(t, text, c.text)
			seen[level.String()+string(rune('0'+s.Mask))] = true
		}
	}
	require.Len(t, seen, 32)
}
