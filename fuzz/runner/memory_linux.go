package runner

import "strconv"

// MemoryLimited says whether Options.Memory works on this system.
const MemoryLimited = true

// limitMemory wraps a command so that it and all it starts get no more than that
// much data memory each; [family.watch] holds all of them together to it. A shell
// sets the limit, because it must be there before the program's first
// instruction.
//
// The limit is RLIMIT_DATA, which counts memory that can be written. RLIMIT_AS
// counts what is merely set aside as well, and Node or Go set gigabytes aside
// when they start.
func limitMemory(argv []string, limit int64) []string {
	if limit < 0 {
		return argv
	}
	kib := strconv.FormatInt(max(limit/1024, 1), 10)
	return append([]string{"/bin/sh", "-c", `ulimit -c 0; ulimit -d "$0" && exec "$@"`, kib}, argv...)
}
