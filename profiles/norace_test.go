//go:build !race

package profiles_test

// raceEnabled says whether the race detector is on.
const raceEnabled = false
