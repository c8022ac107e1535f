//go:build race

package runner

// raceEnabled says whether the race detector is on: it sets aside more memory
// than any limit that would show something.
const raceEnabled = true
