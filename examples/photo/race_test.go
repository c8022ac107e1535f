//go:build race

package photo

// underRace says that the race detector is on.
const underRace = true
