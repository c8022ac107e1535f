// Command benchtable runs the codec's benchmarks and prints the table that stands
// in the README: every time as a ratio to the checksum that sigurn/crc16 takes on
// the same bytes in the same run, because absolute times belong to a machine.
//
//	go -C examples run ./benchtable
package main

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"strconv"
)

func main() {
	count := flag.Int("count", 6, "runs of each benchmark, of which the fastest counts")
	flag.Parse()
	fastest, err := measure(*count)
	if err != nil {
		fmt.Fprintln(os.Stderr, "benchtable:", err)
		os.Exit(1)
	}
	print(fastest)
}

// result is the fastest run of a benchmark.
type result struct {
	nanoseconds float64
	allocations string
}

// line is one line of what go test prints for a benchmark.
var line = regexp.MustCompile(`^Benchmark(\S+?)(?:-\d+)?\s+\d+\s+([\d.]+) ns/op\s+\d+ B/op\s+(\d+) allocs/op`)

// measure runs the benchmarks of the codec, interleaved, and keeps the fastest
// run of each: on a shared machine the slower ones measure the neighbours.
func measure(count int) (map[string]result, error) {
	fastest := map[string]result{}
	for range count {
		command := exec.Command("go", "test", "-run", "^$", "-bench", ".", "-benchtime", "200ms", "github.com/openmerchantqr/emvqr/emvqr")
		command.Stderr = os.Stderr
		out, err := command.Output()
		if err != nil {
			return nil, fmt.Errorf("go test: %w", err)
		}
		for lines := bufio.NewScanner(bytes.NewReader(out)); lines.Scan(); {
			m := line.FindStringSubmatch(lines.Text())
			if m == nil {
				continue
			}
			ns, err := strconv.ParseFloat(m[2], 64)
			if err != nil {
				return nil, err
			}
			if best, ok := fastest[m[1]]; !ok || ns < best.nanoseconds {
				fastest[m[1]] = result{ns, m[3]}
			}
		}
	}
	return fastest, nil
}

func print(fastest map[string]result) {
	sizes := []string{"80B", "250B", "500B"}
	fmt.Printf("| %s, ratio to sigurn's checksum | 80 bytes | 250 bytes | 500 bytes | allocations |\n|---|---|---|---|---|\n", runtime.Version())
	for _, row := range []struct{ title, benchmark, suffix string }{
		{"checksum alone, sigurn/crc16", "Checksum", "/sigurn"},
		{"checksum alone, ours", "Checksum", "/crc"},
		{"`Parse`, checksum verified", "Parse", ""},
		{"`Validate`, a clean code", "Validate", ""},
		{"`AppendTo`, with all its checks", "Append", ""},
		{"`With`, one edit", "With", ""},
	} {
		fmt.Printf("| %s ", row.title)
		allocations := "0"
		for _, size := range sizes {
			base := fastest["Checksum/"+size+"/sigurn"].nanoseconds
			r, ok := fastest[row.benchmark+"/"+size+row.suffix]
			if !ok || base == 0 {
				fmt.Print("| – ")
				continue
			}
			if r.allocations != "0" {
				allocations = r.allocations
			}
			fmt.Printf("| %.2f (%.0f ns) ", r.nanoseconds/base, r.nanoseconds)
		}
		fmt.Printf("| %s |\n", allocations)
	}
}
