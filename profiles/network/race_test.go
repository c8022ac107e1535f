//go:build race

package network_test

// raceEnabled says whether the race detector is on, which makes everything some
// ten times as slow.
const raceEnabled = true
