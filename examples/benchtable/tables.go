package main

import (
	"fmt"
	"io"
	"runtime"
	"strings"
)

// suites are the benchmarks that the tables are made of.
var suites = []suite{
	{room: "emvqr", benchmarks: "^Benchmark(Checksum|Parse|Validate|Append|With)$"},
	{room: "emvqr", benchmarks: "^Benchmark(Checksum|Parse)$", tags: pureGo},
	{room: "profiles", benchmarks: "^BenchmarkNetworks$/^(11|50|100)$"},
	{room: "profiles", benchmarks: "^BenchmarkRead$"},
	{room: "examples/symbol", benchmarks: "^Benchmark(Slow)?PNG$"},
}

// pureGo is the build tag that leaves assembly out.
const pureGo = "purego"

// columns are the codes of the first table: one that is read over and over or, in the
// last, many in turn.
var columns = []struct{ codes, note string }{
	{"80B", ""}, {"250B", ""}, {"500B", ""}, {"ThaiName", ", a name in Thai"}, {"Thai", ", in Thai"}, {"Collected", " on average"},
}

// row is what is done with codes: a benchmark of a room, which has a part for each of the
// columns or for some, and times itself by turns with sigurn's checksum.
type row struct{ title, room, benchmark, tags string }

var rows = []row{
	{"checksum alone", "emvqr", "Checksum", ""},
	{"the same without assembly", "emvqr", "Checksum", pureGo},
	{"`Parse`, checksum verified", "emvqr", "Parse", ""},
	{"the same without assembly", "emvqr", "Parse", pureGo},
	{"`Validate`, a clean code", "emvqr", "Validate", ""},
	{"`AppendTo`, with all its checks", "emvqr", "Append", ""},
	{"`With`, one edit", "emvqr", "With", ""},
	{"`profiles.Read`, the one answer for a wallet", "profiles", "Read", ""},
}

func (r row) of(codes string) key { return key{r.room, r.tags, r.benchmark + "/" + codes} }

// The work on a code of one network, and the sets in which it is done.
var (
	networkWorks  = []string{"Accounts", "Validate", "Route", "Compose"}
	networkCounts = []int{11, 50, 100}
)

func networksKey(n int, work string) key {
	return key{"profiles", "", fmt.Sprintf("Networks/%d/%s", n, work)}
}

func printTables(w io.Writer, fastest results) {
	printCodec(w, fastest)
	fmt.Fprintln(w)
	printNetworks(w, fastest)
	printPicture(w, fastest)
	fmt.Fprintf(w, "\nThe machine was %s.\n", quietness(fastest))
}

func printCodec(w io.Writer, fastest results) {
	fmt.Fprintf(w, "| %s, ratio to sigurn's checksum ", runtime.Version())
	sigurn := "| sigurn/crc16's checksum "
	for _, c := range columns {
		of := fastest[key{"emvqr", "", "Checksum/" + c.codes}]
		heading := fmt.Sprintf("%.0f bytes%s", of["bytes"], c.note)
		if n := of["codes"]; n > 1 {
			heading = fmt.Sprintf("%.0f collected codes in turn, %s", n, heading)
		}
		fmt.Fprintf(w, "| %s ", heading)
		sigurn += fmt.Sprintf("| 1.00 (%.0f ns) ", of["ns/sigurn"])
	}
	fmt.Fprintf(w, "| allocations |\n|%s\n%s| 0 |\n", strings.Repeat("---|", len(columns)+2), sigurn)
	for _, row := range rows {
		fmt.Fprintf(w, "| %s ", row.title)
		allocations := 0.0
		for _, c := range columns {
			took, ok := fastest[row.of(c.codes)]
			allocations = max(allocations, took["allocs/op"])
			fmt.Fprintf(w, "| %s ", cell(took, ok, "ns/sigurn"))
		}
		fmt.Fprintf(w, "| %.0f |\n", allocations)
	}
}

// printNetworks is how the work on a code of one network grows with the networks.
func printNetworks(w io.Writer, fastest results) {
	fmt.Fprintf(w, "| a code of one network, ratio to a set of %d ", networkCounts[0])
	for _, n := range networkCounts {
		fmt.Fprintf(w, "| %d networks ", n)
	}
	fmt.Fprintf(w, "|\n|%s\n", strings.Repeat("---|", len(networkCounts)+1))
	for _, work := range networkWorks {
		fmt.Fprintf(w, "| `%s` ", work)
		for _, n := range networkCounts {
			took, ok := fastest[networksKey(n, work)]
			fmt.Fprintf(w, "| %s ", cell(took, ok, "ns/few"))
		}
		fmt.Fprintln(w, "|")
	}
}

// printPicture is the time from a text to its picture, and that of the plain way: every
// mask drawn and judged, every pixel asked for.
func printPicture(w io.Writer, fastest results) {
	took, plain := fastest[key{"examples/symbol", "", "PNG"}]["ns/op"], fastest[key{"examples/symbol", "", "SlowPNG"}]["ns/op"]
	if took == 0 || plain == 0 {
		return
	}
	fmt.Fprintf(w, "\nA PNG of a code of 245 bytes, encoded, with the best mask, at scale 8: %.2f ms, %.2f of the plain way.\n", took/1e6, took/plain)
}

// cell is a ratio to the yardstick of that unit.
func cell(took metrics, ok bool, yardstick string) string {
	if !ok {
		return "–"
	}
	return fmt.Sprintf("%.2f (%.0f ns)", took["ns/op"]/took[yardstick], took["ns/op"])
}

// mostOfQuiet is the most that our checksum in pure Go takes of sigurn's on a processor
// with nothing else to do. Ours waits for the processor's units and sigurn's for the
// step before, so a neighbour on the same core slows ours alone.
const mostOfQuiet = 0.16

// quietness says whether the figures can be held against those of another run.
func quietness(fastest results) string {
	took, ok := fastest[key{"emvqr", pureGo, "Checksum/250B"}]
	ratio := took["ns/op"] / took["ns/sigurn"]
	switch {
	case !ok:
		return "not looked at"
	case ratio > mostOfQuiet:
		return fmt.Sprintf("busy: without assembly our checksum took %.2f of sigurn's, more than %.2f", ratio, mostOfQuiet)
	}
	return fmt.Sprintf("quiet: without assembly our checksum took %.2f of sigurn's, at most %.2f", ratio, mostOfQuiet)
}
