package profiles_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/profiles"
)

// today is the clock of tests that read payments.
var today = time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)

// BenchmarkRead is a scanned text to the one answer for a wallet, as a multiple of its
// checksum.
func BenchmarkRead(b *testing.B) {
	text, wallet := qrisCode(b).String(), profiles.Wallet{"qris"}
	b.Run("250B", func(b *testing.B) {
		read := func() { payment = profiles.Read(text, wallet, today) }
		ratio(b, read, checksumOf(text), "sigurn")
		b.ReportMetric(testing.AllocsPerRun(100, read), "allocs/op") // and not of a turn
	})
}

var payment profiles.Payment

// mostOfRead is what reading a payment that nothing is wrong with may allocate.
const mostOfRead = 3

func TestReadAllocatesTheAccount(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector drops what a pool keeps")
	}
	text, wallet := qrisCode(t).String(), profiles.Wallet{"qris"}
	require.Equal(t, profiles.Pay, profiles.Read(text, wallet, today).Decision)
	require.LessOrEqual(t, int(testing.AllocsPerRun(100, func() { payment = profiles.Read(text, wallet, today) })), mostOfRead)
}
