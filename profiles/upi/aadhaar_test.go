package upi

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// The usual worked examples of Verhoeff's scheme.
func TestVerhoeffDigitOfKnownNumbers(t *testing.T) {
	for digits, want := range map[string]byte{"236": '3', "12345": '1', "142857": '0'} {
		require.Equal(t, string(want), string(verhoeffDigit(digits)), digits)
	}
}

func TestVerhoeffNoticesEverySlipOfOneDigitAndEverySwap(t *testing.T) {
	const good = "123456789010"
	require.Empty(t, verhoeff[0].Fault(good))
	for i := range len(good) {
		for d := byte('0'); d <= '9'; d++ {
			if wrong := good[:i] + string(d) + good[i+1:]; wrong != good {
				require.NotEmpty(t, verhoeff[0].Fault(wrong), wrong)
			}
		}
		if i > 0 && good[i] != good[i-1] {
			swapped := good[:i-1] + good[i:i+1] + good[i-1:i] + good[i+1:]
			require.NotEmpty(t, verhoeff[0].Fault(swapped), swapped)
		}
	}
}
