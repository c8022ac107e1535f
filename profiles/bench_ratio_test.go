package profiles_test

import (
	"slices"
	"testing"
	"time"

	"github.com/sigurn/crc16"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// ratio reports how long a takes as a multiple of b, which is called name. Both are
// timed by turns, and the best turn of each counts: what else the machine does only
// ever makes a turn slower.
func ratio(bench *testing.B, a, b func(), name string) {
	const turn = 100
	best := [2]time.Duration{1 << 62, 1 << 62}
	for bench.Loop() {
		for i, f := range [...]func(){a, b} {
			began := time.Now()
			for range turn {
				f()
			}
			best[i] = min(best[i], time.Since(began))
		}
	}
	bench.ReportMetric(float64(best[0])/turn, "ns/op") // and not that of both turns
	bench.ReportMetric(float64(best[1])/turn, "ns/"+name)
	bench.ReportMetric(float64(best[0])/float64(best[1]), "of-"+name)
}

var ccittFalse = crc16.MakeTable(crc16.CRC16_CCITT_FALSE)

// checksumOf is the yardstick: what a reader cannot do without, by the library that
// most Go programs have it from.
func checksumOf(text string) func() {
	data := []byte(text[:len(text)-4])
	return func() { checksum = crc16.Checksum(data, ccittFalse) }
}

var checksum uint16

// BenchmarkOneWalk is a scanned text to its accounts, as a multiple of its checksum.
func BenchmarkOneWalk(b *testing.B) {
	text := qrisCode(b).String()
	ratio(b, func() {
		scan := profiles.Recognize(text)
		profiles.ParseAccounts(scan.Text, keep)
	}, checksumOf(text), "checksum")
}

func keep(a network.Account) bool { sink = a; return true }

func TestOneWalkAllocatesOnceAnAccount(t *testing.T) {
	for _, code := range []emvqr.Code{qrisCode(t), thaiCode(t)} {
		text, n := code.String(), 0
		count := func(network.Account) bool { n++; return true }
		_, err := profiles.ParseAccounts(profiles.Recognize(text).Text, count)
		require.NoError(t, err)
		require.NotZero(t, n)
		require.LessOrEqual(t, int(testing.AllocsPerRun(100, func() {
			profiles.ParseAccounts(profiles.Recognize(text).Text, keep)
		})), n, text)
	}
}

func TestValidateOfACleanCodeAllocatesNothing(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector drops what a pool keeps")
	}
	for _, code := range []emvqr.Code{qrisCode(t), thaiCode(t)} {
		for f := range profiles.Validate(code) {
			require.Less(t, f.Severity, emvqr.Warning, f.String())
		}
	}
	clean := qrisCode(t)
	require.Empty(t, slices.Collect(profiles.Validate(clean)))
	require.Zero(t, testing.AllocsPerRun(100, func() {
		for range profiles.Validate(clean) {
		}
	}))
}

// mostOfCompose is what composing five accounts may allocate: it may become less.
const mostOfCompose = 16

func TestComposeAsksEachAccountOnce(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector drops what a pool keeps")
	}
	allocs := testing.AllocsPerRun(100, func() {
		profiles.Compose(noodleHouse, thaiBill, unionPay, visa, mastercard, alipay)
	})
	require.LessOrEqual(t, int(allocs), mostOfCompose)
}

// BenchmarkValidateClean is all rules of a code that keeps them, as a multiple of its
// checksum.
func BenchmarkValidateClean(b *testing.B) {
	code := qrisCode(b)
	for f := range profiles.Validate(code) {
		b.Fatal(f)
	}
	ratio(b, func() {
		for range profiles.Validate(code) {
		}
	}, checksumOf(code.String()), "checksum")
}
