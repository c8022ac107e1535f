// Command benchtable runs benchmarks of the library and prints the tables that stand
// in the README: every time as a ratio to what another took by turns with it, because
// absolute times belong to a machine.
//
//	go -C examples run ./benchtable
//	go -C examples run ./benchtable -before HEAD~1
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
)

func main() {
	rounds := flag.Int("count", 5, "rounds, of which the fastest of each benchmark counts")
	before := flag.String("before", "", "a commit: what has become faster or slower since, in place of the tables")
	flag.Parse()
	if err := run(os.Stdout, *rounds, *before); err != nil {
		fmt.Fprintln(os.Stderr, "benchtable:", err)
		os.Exit(1)
	}
}

func run(w io.Writer, rounds int, before string) error {
	if before != "" {
		return compare(w, rounds, before)
	}
	fastest, err := measure(rounds, ".")
	if err != nil {
		return err
	}
	printTables(w, fastest[0])
	return nil
}
