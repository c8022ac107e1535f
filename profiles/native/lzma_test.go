package native

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// square is the PAY by square sample of an open library.
const square = "0804Q000AEM958SPQK31JJFA00H0OBFGMH6PKV0OQSNQPQK5K2BATU8DV6PA0G2P9U05QCF640MRVMTLLI3OJ8CEGOUEP5GR3LIJ4C0A8ERUI3JHM3VTNG00"

func TestPAYBySquareIsTakenApart(t *testing.T) {
	fields, ok := openSquare(square)
	require.True(t, ok)
	require.Equal(t, "random-id\t1\t1\t100\tEUR\t\t123\t\t\t\t\t1\tSK9611000000002918599669\t\t0\t0\tJohn Doe\t\t", fields)
}

// Nothing but the checksum tells the form, so nothing that was changed is of it.
func TestAChangedPAYBySquareIsNone(t *testing.T) {
	for i := 4; i < len(square)-2; i++ { // its first characters say what it is, its last hold no bits
		for _, c := range []string{"0", "A", "V"} {
			changed := square[:i] + c + square[i+1:]
			if changed == square {
				continue
			}
			fields, ok := openSquare(changed)
			require.True(t, !ok || strings.Contains(fields, "SK9611000000002918599669"), changed)
		}
	}
	for _, text := range []string{"", "0", strings.Repeat("0", 20), strings.Repeat("V", 4296), square[:40], square + "0000"} {
		_, ok := openSquare(text)
		require.False(t, ok && !strings.HasPrefix(text, square), text)
	}
}

func FuzzUnLZMA(f *testing.F) {
	f.Add([]byte{0, 0, 0, 0, 0, 0}, 5)
	f.Fuzz(func(t *testing.T, in []byte, size int) {
		size = min(max(size, 0), longestSquare)
		out, ok := unlzma(in, size)
		require.LessOrEqual(t, len(out), size)
		require.True(t, !ok || len(out) == size)
	})
}
