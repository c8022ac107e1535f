package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// What go test prints for two runs, in short.
const firstRun = `goos: linux
BenchmarkChecksum/250B-2   	     877	        60.50 ns/op	       261.0 bytes	         1.000 codes	       600.0 ns/sigurn	         0.1008 of-sigurn	       0 B/op	       0 allocs/op
BenchmarkParse/250B-2      	     246	       120.0 ns/op	       261.0 bytes	         1.000 codes	       640.0 ns/sigurn	         0.1875 of-sigurn	       0 B/op	       0 allocs/op
PASS
`

const secondRun = `BenchmarkParse/250B-2 246 240.0 ns/op 261.0 bytes 1.000 codes 600.0 ns/sigurn 0.4 of-sigurn 0 B/op 0 allocs/op
BenchmarkChecksum/250B-2 877 60.0 ns/op 261.0 bytes 1.000 codes 700.0 ns/sigurn 0.1 of-sigurn 0 B/op 0 allocs/op
`

func TestTheFastestRunsCount(t *testing.T) {
	fastest := results{}
	fastest.add(suite{room: "emvqr"}, []byte(firstRun))
	fastest.add(suite{room: "emvqr"}, []byte(secondRun))
	var table strings.Builder
	printTables(&table, fastest)
	require.Contains(t, table.String(), "| sigurn/crc16's checksum | 1.00 (0 ns) | 1.00 (600 ns) |")
	require.Contains(t, table.String(), "| checksum alone | – | 0.10 (60 ns) | –")
	require.Contains(t, table.String(), "| `Parse`, checksum verified | – | 0.20 (120 ns) | –")
	require.Contains(t, table.String(), "| the same without assembly | – | – | –", "no run had the tag")
}

func TestAMachineIsQuietWhenPureGoIsAsFastAsItCanBe(t *testing.T) {
	for crc, want := range map[string]string{"95.90": "quiet: ", "97.00": "busy: "} {
		fastest := results{}
		fastest.add(suite{room: "emvqr", tags: pureGo}, []byte(strings.Replace(firstRun, "60.50", crc, 1)))
		require.Contains(t, quietness(fastest), want)
	}
	require.Equal(t, "not looked at", quietness(results{}))
}

func TestWhatIsFurtherApartThanNoiseIsAChange(t *testing.T) {
	earlier, now := results{}, results{}
	earlier.add(suite{room: "emvqr"}, []byte(firstRun))
	now.add(suite{room: "emvqr"}, []byte(strings.NewReplacer("120.0", "160.0", "60.50", "60.00").Replace(firstRun)))
	for _, c := range []struct {
		earlier, now results
		want         string
	}{
		{earlier, now, "  emvqr Parse/250B: 0.25, was 0.19: slower by 33 %\n  1 ratios are within 15 % of what they were\n"},
		{now, earlier, "  emvqr Parse/250B: 0.19, was 0.25: faster by 25 %\n  1 ratios are within 15 % of what they were\n"},
		{results{}, results{}, "  0 ratios are within 15 % of what they were\n"},
	} {
		var changes strings.Builder
		printChanges(&changes, c.earlier, c.now)
		require.Equal(t, c.want, changes.String())
	}
}
