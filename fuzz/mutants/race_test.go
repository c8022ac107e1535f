//go:build race

package mutants_test

// raceEnabled says whether the race detector is on. The programs that are faced here are
// built without it, so it would only cost time.
const raceEnabled = true
