package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
)

// suite is a run of some benchmarks of a package.
type suite struct{ room, benchmarks, tags string }

// key names a benchmark, without the word, of a package and under build tags.
type key struct{ room, tags, benchmark string }

// metrics are the numbers of a run, by their units.
type metrics map[string]float64

// results are the fastest runs.
type results map[key]metrics

// measure runs the suites by turns and keeps the fastest run of each benchmark: on a
// shared machine the slower ones measure the neighbours.
func measure(suites []suite, rounds int) (results, error) {
	fastest := results{}
	for range rounds {
		for _, s := range suites {
			command := exec.Command("go", "test", "-run", "^$", "-tags", s.tags, "-bench", s.benchmarks, "-benchtime", "100ms",
				"github.com/openmerchantqr/emvqr/"+s.room)
			command.Stderr = os.Stderr
			out, err := command.Output()
			if err != nil {
				return nil, fmt.Errorf("go test %s: %w", s.room, err)
			}
			fastest.add(s, out)
		}
	}
	return fastest, nil
}

// name is what a line that go test prints for a benchmark begins with.
var name = regexp.MustCompile(`^Benchmark(\S+?)(?:-\d+)?\s+\d+\s`)

// add takes the lines of a run.
func (r results) add(s suite, out []byte) {
	for lines := bufio.NewScanner(bytes.NewReader(out)); lines.Scan(); {
		m := name.FindStringSubmatch(lines.Text())
		if m == nil {
			continue
		}
		took, k := metricsOf(lines.Text()[len(m[0]):]), key{s.room, s.tags, m[1]}
		if best, ok := r[k]; !ok || took["ns/op"] < best["ns/op"] {
			r[k] = took
		}
	}
}

// metricsOf reads numbers, each with its unit after it.
func metricsOf(line string) metrics {
	m := metrics{}
	for words := strings.Fields(line); len(words) > 1; words = words[2:] {
		if number, err := strconv.ParseFloat(words[0], 64); err == nil {
			m[words[1]] = number
		}
	}
	return m
}
