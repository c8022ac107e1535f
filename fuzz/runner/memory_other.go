//go:build !linux

package runner

// MemoryLimited says whether Options.Memory works on this system.
const MemoryLimited = false

// limitMemory does nothing: only Linux holds a program to a limit of data
// memory. Elsewhere the limit of time ends what would eat memory without end;
// run the adapter in a container to have both.
func limitMemory(argv []string, _ int64) []string { return argv }
