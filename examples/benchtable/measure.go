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

// results are the least of each metric in all runs.
type results map[key]metrics

// measure runs the suites of several checkouts by turns and keeps the least of each
// metric: on a shared machine the slower runs measure the neighbours. A checkout is named
// by its folder examples.
func measure(rounds int, checkouts ...string) ([]results, error) {
	fastest := make([]results, len(checkouts))
	for range rounds {
		for _, s := range suites {
			for i, examples := range checkouts {
				out, err := s.run(examples)
				if err != nil {
					return nil, fmt.Errorf("go test %s: %w", s.room, err)
				}
				if fastest[i] == nil {
					fastest[i] = results{}
				}
				fastest[i].add(s, out)
			}
		}
	}
	return fastest, nil
}

func (s suite) run(examples string) (out []byte, err error) {
	command := exec.Command("go", "test", "-run", "^$", "-tags", s.tags, "-bench", s.benchmarks, "-benchtime", "100ms", "-benchmem",
		"github.com/openmerchantqr/emvqr/"+s.room)
	command.Dir, command.Stderr = examples, os.Stderr
	return command.Output()
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
		k := key{s.room, s.tags, m[1]}
		if r[k] == nil {
			r[k] = metrics{}
		}
		for unit, number := range metricsOf(lines.Text()[len(m[0]):]) {
			if least, ok := r[k][unit]; !ok || number < least {
				r[k][unit] = number
			}
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
