// Command benchtable runs benchmarks of the library and prints the tables that stand
// in the README: every time as a ratio to what another took by turns with it, because
// absolute times belong to a machine.
//
//	go -C examples run ./benchtable
//	go -C examples run ./benchtable -before HEAD~1
//	go -C examples run ./benchtable -throughput -count 3
//	go -C examples run ./benchtable -throughput -before HEAD~1
//
// With -throughput it measures whole processes instead: how many lines a second merchantqr
// inspects and validates. The lines are the collected texts, mixed as they come at tills.
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
	whole := flag.Bool("throughput", false, "measure merchantqr over many lines, in place of the tables")
	lines := flag.Int("lines", 500_000, "so many lines, for -throughput")
	flag.Parse()
	err := error(nil)
	if *whole {
		err = throughput(os.Stdout, *rounds, *lines, *before)
	} else {
		err = run(os.Stdout, *rounds, *before)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "benchtable:", err)
		os.Exit(1)
	}
}

// run prints the tables or, since a commit, what has changed in them.
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
