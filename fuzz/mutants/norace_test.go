//go:build !race

package mutants_test

// raceEnabled says whether the race detector is on.
const raceEnabled = false
