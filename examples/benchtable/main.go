// Command benchtable runs benchmarks of the library and prints the tables that stand
// in the README: every time as a ratio to what another took in the same run, because
// absolute times belong to a machine.
//
//	go -C examples run ./benchtable
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
)

func main() {
	count := flag.Int("count", 10, "rounds, of which the fastest of each benchmark counts")
	flag.Parse()
	fastest, err := measure(suites, *count)
	if err != nil {
		fmt.Fprintln(os.Stderr, "benchtable:", err)
		os.Exit(1)
	}
	printReport(os.Stdout, fastest)
}

// suites are the benchmarks that the tables are made of, run by turns.
var suites = []suite{
	{room: "emvqr", benchmarks: "^Benchmark(Checksum|Parse|Validate|Append|With)$"},
	{room: "emvqr", benchmarks: "^Benchmark(Checksum|Parse)$", tags: pureGo},
	{room: "profiles", benchmarks: "^BenchmarkNetworks$/^(11|50|100)$"},
}

// pureGo is the build tag that leaves assembly out.
const pureGo = "purego"

// columns are the codes of the table: one that is read over and over or, in the last,
// many in turn.
var columns = []struct{ codes, note string }{
	{"80B", ""}, {"250B", ""}, {"500B", ""}, {"ThaiName", ", a name in Thai"}, {"Thai", ", in Thai"}, {"Collected", " on average"},
}

// rows are what is done with them: benchmarks of a room, which have a part for each of
// the columns or for some.
var rows = []struct{ title, room, benchmark, part, tags string }{
	{"checksum alone, sigurn/crc16", "emvqr", "Checksum", "/sigurn", ""},
	{"checksum alone, ours", "emvqr", "Checksum", "/crc", ""},
	{"the same without assembly", "emvqr", "Checksum", "/crc", pureGo},
	{"`Parse`, checksum verified", "emvqr", "Parse", "", ""},
	{"the same without assembly", "emvqr", "Parse", "", pureGo},
	{"`Validate`, a clean code", "emvqr", "Validate", "", ""},
	{"`AppendTo`, with all its checks", "emvqr", "Append", "", ""},
	{"`With`, one edit", "emvqr", "With", "", ""},
}

// yardstick is sigurn's checksum over the codes of a column, in the run that had the
// tags.
func yardstick(fastest results, codes, tags string) metrics {
	return fastest[key{"emvqr", tags, "Checksum/" + codes + "/sigurn"}]
}

// mostOfQuiet is the most that our checksum in pure Go takes of sigurn's on a processor
// with nothing else to do. Ours waits for the processor's units and sigurn's for the
// step before, so a neighbour on the same core slows ours alone.
const mostOfQuiet = 0.16

func printReport(w io.Writer, fastest results) {
	printCodec(w, fastest)
	fmt.Fprintln(w)
	printNetworks(w, fastest)
	fmt.Fprintf(w, "\nThe machine was %s.\n", quietness(fastest))
}

func printCodec(w io.Writer, fastest results) {
	fmt.Fprintf(w, "| %s, ratio to sigurn's checksum ", runtime.Version())
	for _, c := range columns {
		of := yardstick(fastest, c.codes, "")
		heading := fmt.Sprintf("%.0f bytes%s", of["bytes"], c.note)
		if n := of["codes"]; n > 1 {
			heading = fmt.Sprintf("%.0f collected codes in turn, %s", n, heading)
		}
		fmt.Fprintf(w, "| %s ", heading)
	}
	fmt.Fprintf(w, "| allocations |\n|%s\n", strings.Repeat("---|", len(columns)+2))
	for _, row := range rows {
		fmt.Fprintf(w, "| %s ", row.title)
		allocations := 0.0
		for _, c := range columns {
			took, ok := fastest[key{row.room, row.tags, row.benchmark + "/" + c.codes + row.part}]
			if !ok {
				fmt.Fprint(w, "| – ")
				continue
			}
			allocations = max(allocations, took["allocs/op"])
			fmt.Fprintf(w, "| %.2f (%.0f ns) ", took["ns/op"]/yardstick(fastest, c.codes, row.tags)["ns/op"], took["ns/op"])
		}
		fmt.Fprintf(w, "| %.0f |\n", allocations)
	}
}

// printNetworks is the work on a code of one network in larger and larger sets.
func printNetworks(w io.Writer, fastest results) {
	fmt.Fprint(w, "| a code of one network, ratio to a set of 11 | 11 networks | 50 | 100 |\n|---|---|---|---|\n")
	for _, work := range []string{"Accounts", "Validate", "Route", "Compose"} {
		fmt.Fprintf(w, "| `%s` ", work)
		for _, n := range []int{11, 50, 100} {
			took := fastest[key{"profiles", "", fmt.Sprintf("Networks/%d/%s", n, work)}]
			fmt.Fprintf(w, "| %.2f (%.0f ns) ", took["of-few"], took["ns/op"])
		}
		fmt.Fprintln(w, "|")
	}
}

// quietness says whether the figures can be held against those of another run.
func quietness(fastest results) string {
	ours, sigurn := fastest[key{"emvqr", pureGo, "Checksum/250B/crc"}]["ns/op"], yardstick(fastest, "250B", pureGo)["ns/op"]
	if ours == 0 || sigurn == 0 {
		return "not looked at"
	}
	word := "busy"
	if ours <= mostOfQuiet*sigurn {
		word = "quiet"
	}
	return fmt.Sprintf("%s: without assembly our checksum took %.2f of sigurn's, where at most %.2f is quiet", word, ours/sigurn, mostOfQuiet)
}
