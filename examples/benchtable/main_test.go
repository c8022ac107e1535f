package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// What go test prints for two runs, in short.
const firstRun = `goos: linux
BenchmarkChecksum/250B/sigurn-2   	  188851	       600.0 ns/op	       261.0 bytes	         1.000 codes	       0 B/op	       0 allocs/op
BenchmarkChecksum/250B/crc-2      	 3435062	        60.5 ns/op	       261.0 bytes	         1.000 codes	       0 B/op	       0 allocs/op
BenchmarkParse/250B-2             	 1647048	       120.0 ns/op	       261.0 bytes	         1.000 codes	       0 B/op	       0 allocs/op
PASS
`

const secondRun = `BenchmarkParse/250B-2 1647048 240.0 ns/op 261.0 bytes 1.000 codes 0 B/op 3 allocs/op
BenchmarkChecksum/250B/crc-2 3435062 60.0 ns/op 261.0 bytes 1.000 codes 0 B/op 0 allocs/op
`

func TestTheFastestRunCounts(t *testing.T) {
	fastest := results{}
	fastest.add(suite{room: "emvqr"}, []byte(firstRun))
	fastest.add(suite{room: "emvqr"}, []byte(secondRun))
	var table strings.Builder
	printReport(&table, fastest)
	require.Contains(t, table.String(), "| checksum alone, ours | – | 0.10 (60 ns) | –")
	require.Contains(t, table.String(), "| `Parse`, checksum verified | – | 0.20 (120 ns) | –")
	require.Contains(t, table.String(), "| the same without assembly | – | – | –", "no run had the tag")
}

func TestAMachineIsQuietWhenPureGoIsAsFastAsItCanBe(t *testing.T) {
	for crc, want := range map[string]string{"96.0": "quiet: ", "97.0": "busy: "} {
		fastest := results{}
		fastest.add(suite{room: "emvqr", tags: pureGo}, []byte(strings.Replace(firstRun, "60.5", crc, 1)))
		require.Contains(t, quietness(fastest), want)
	}
	require.Equal(t, "not looked at", quietness(results{}))
}
