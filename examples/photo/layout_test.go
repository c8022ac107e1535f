package photo

import (
	"math"
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
		l, values, trust := levels(t, text, symbol.L)
		require.Equal(t, s.Size(), l.size)
		for i, purpose := range l.purpose {
			if sign := signOf(purpose); sign != 0 {
				require.Equal(t, sign, values[i], "version %d, module %d", s.Version, i)
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

// levels are the modules of a symbol of a text, as if they were seen without
// fault.
func levels(t *testing.T, text string, level symbol.Level) (l *layout, values, trust []float64) {
	t.Helper()
	s, err := symbol.Encode(text, level)
	require.NoError(t, err)
	l, err = newLayout(s.Version)
	require.NoError(t, err)
	values, trust = make([]float64, l.size*l.size), make([]float64, l.size*l.size)
	for i := range values {
		values[i], trust[i] = 1, 1
		if s.Black(i%l.size, i/l.size) {
			values[i] = -1
		}
	}
	return l, values, trust
}

// Where it is known what is hidden, twice as much may be.
func TestWhatIsKnownToBeHiddenIsTakenForLost(t *testing.T) {
	l, values, trust := levels(t, strings.Repeat("payment ", 12), symbol.M) // four blocks with 16 of parity
	order := l.order()
	hidden := order[8*40 : 8*(40+48)]
	for _, at := range hidden {
		values[at] = 1 // white, as under a lamp
	}
	_, err := l.read(values, trust)
	require.ErrorIs(t, err, errDamaged)
	for _, at := range hidden {
		trust[at] = 0
	}
	c, err := l.read(values, trust)
	require.NoError(t, err)
	require.Equal(t, strings.Repeat("payment ", 12), c.text)
}

func TestATextIsBelievedByItsChecksumOrItsSymbol(t *testing.T) {
	for _, c := range []struct {
		text     string
		chance   float64
		credible bool
	}{
		{annexB7, -48, true},
		{annexB7, -5.1, true},
		{annexB7, -4.9, false},
		{annexB7[:100], -48, true},
		{annexB7[:100], -8.9, false},
		{"https://example.com/pay/17", -9.1, true},
		{"https://example.com/pay/17", -8.9, false},
	} {
		require.Equal(t, c.credible, content{c.text, c.chance}.isCredible(), c)
	}
}

func TestTheChanceIsTheShareOfBlocksAroundCodewords(t *testing.T) {
	require.InDelta(t, -20*math.Log10(256), luck(100, 20, 0, 0), 1e-9)
	require.InDelta(t, math.Log10(100*255)-20*math.Log10(256), luck(100, 20, 1, 0), 1e-9)
	require.InDelta(t, math.Log10(90*89/2.0*255*255)-10*math.Log10(256), luck(100, 20, 2, 10), 1e-9)
}

func TestEveryLevelAndMaskIsRead(t *testing.T) {
	seen := map[string]bool{}
	rnd := rand.New(rand.NewPCG(5, 6))
	for range 150 {
		text := strconv.FormatUint(rnd.Uint64(), 36) + strconv.FormatUint(rnd.Uint64(), 36)
		for _, level := range []symbol.Level{symbol.L, symbol.M, symbol.Q, symbol.H} {
			s, err := symbol.Encode(text, level)
			require.NoError(t, err)
			l, values, trust := levels(t, text, level)
			c, err := l.read(values, trust)
			require.NoError(t, err)
			require.Equal(t, text, c.text)
			seen[level.String()+string(rune('0'+s.Mask))] = true
		}
	}
	require.Len(t, seen, 32)
}
