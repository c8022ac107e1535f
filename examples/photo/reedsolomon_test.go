package photo

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/makiuchi-d/gozxing/common/reedsolomon"
	"github.com/stretchr/testify/require"
)

// encoded is a block of random data with its parity, by gozxing's encoder.
func encoded(t *testing.T, rnd *rand.Rand, length, parity int) []uint8 {
	t.Helper()
	ints := make([]int, length)
	for i := range length - parity {
		ints[i] = rnd.IntN(256)
	}
	require.NoError(t, reedsolomon.NewReedSolomonEncoder(reedsolomon.GenericGF_QR_CODE_FIELD_256).Encode(ints, parity))
	block := make([]uint8, length)
	for i, v := range ints {
		block[i] = uint8(v)
	}
	return block
}

// damaged is a block with errors in some places and wrong values in others, that
// are told.
func damaged(block []uint8, rnd *rand.Rand, errors, erasures int) (out []uint8, erased []int) {
	out = slices.Clone(block)
	places := rnd.Perm(len(block))
	for _, p := range places[:errors+erasures] {
		out[p] ^= uint8(1 + rnd.IntN(255))
	}
	return out, places[errors : errors+erasures]
}

func TestTwiceTheErrorsAndTheErasuresAreRepairedUpToTheParity(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 400 {
		parity := 7 + rnd.IntN(24)
		block := encoded(t, rnd, parity+1+rnd.IntN(100), parity)
		errors := rnd.IntN(parity/2 + 1)
		erasures := min(rnd.IntN(parity-2*errors+1), len(block)-errors)
		got, erased := damaged(block, rnd, errors, erasures)
		n, ok := correct(got, parity, erased)
		require.True(t, ok, "%d errors, %d erasures, %d parity", errors, erasures, parity)
		require.Equal(t, block, got)
		require.Equal(t, errors, n)
	}
}

func TestWhatCannotBeRepairedStaysAsItIs(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	mistaken := 0
	for range 300 {
		block := encoded(t, rnd, 80, 20)
		got, erased := damaged(block, rnd, 9, 8)
		before := slices.Clone(got)
		if _, ok := correct(got, 20, erased); ok {
			mistaken++ // for another codeword, which must be rare
			continue
		}
		require.Equal(t, before, got)
	}
	require.LessOrEqual(t, mistaken, 1)
}

func TestMoreErasuresThanParityAreRefused(t *testing.T) {
	_, ok := correct(make([]uint8, 20), 3, []int{1, 2, 3, 4})
	require.False(t, ok)
}
