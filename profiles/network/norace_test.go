//go:build !race

package network_test

// raceEnabled says whether the race detector is on.
const raceEnabled = false
