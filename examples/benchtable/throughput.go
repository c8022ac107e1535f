package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// commands are the commands of merchantqr that are given many lines.
var commands = []string{"inspect --json", "validate"}

// load is lines in a file that the commands are given.
type load struct {
	title, file string
	lines       int
}

// cost is what a process took.
type cost struct {
	elapsed, cpu time.Duration
	peak         int64 // bytes of memory, 0 where the system does not say
}

// throughput runs merchantqr as a whole process over many lines and prints how many it
// took a second, and with how much of processor and memory. With an earlier commit, the
// merchantqr of that commit takes its turns with it.
func throughput(w io.Writer, rounds, lines int, commit string) error {
	folder, err := os.MkdirTemp("", "throughput")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	programs, err := buildPrograms(folder, commit)
	if err != nil {
		return err
	}
	t, err := readTraffic(filepath.Join("..", "testdata"))
	if err != nil {
		return err
	}
	loads, err := writeLoads(folder, t, lines)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "Of a thousand lines: %s. %s, %d processors.\n", t, runtime.Version(), runtime.GOMAXPROCS(0))
	for _, command := range commands {
		for _, l := range loads {
			costs, err := l.measure(rounds, programs, command)
			if err != nil {
				return err
			}
			fmt.Fprintf(w, "%-14s %-26s %6d lines: %s\n", command, l.title, l.lines, l.report(costs))
		}
	}
	return nil
}

// writeLoads writes all lines, a tenth of them, which shows whether memory grows with the
// input, and as many of each part alone.
func writeLoads(folder string, t traffic, lines int) (loads []load, err error) {
	add := func(title string, t traffic, lines int) {
		l := load{title, filepath.Join(folder, fmt.Sprint(len(loads), ".txt")), lines}
		err = errors.Join(err, l.write(t))
		loads = append(loads, l)
	}
	add("all", t, lines)
	add("a tenth of all", t, lines/10)
	for p := range t {
		add("only "+t[p].name, t.only(p), lines/10)
	}
	return loads, err
}

func (l load) write(t traffic) error {
	file, err := os.Create(l.file)
	if err != nil {
		return err
	}
	return errors.Join(t.write(file, l.lines), file.Close())
}

// buildPrograms builds merchantqr as it is here and, before it, as it was at a commit.
func buildPrograms(folder, commit string) (programs []string, err error) {
	if commit != "" {
		earlier, remove, err := checkOut(commit)
		if err != nil {
			return nil, err
		}
		defer remove()
		programs = append(programs, filepath.Join(folder, "earlier"))
		if err := build(filepath.Join(earlier, "examples"), programs[0]); err != nil {
			return nil, err
		}
	}
	now := filepath.Join(folder, "now")
	return append(programs, now), build(".", now)
}

func build(examples, program string) error {
	out, err := exec.Command("go", "-C", examples, "build", "-o", program, "./merchantqr").CombinedOutput()
	if err != nil {
		return fmt.Errorf("go build: %w: %s", err, out)
	}
	return nil
}

// measure gives the lines to the programs by turns and keeps the fastest run of each.
func (l load) measure(rounds int, programs []string, command string) ([]cost, error) {
	fastest := make([]cost, len(programs))
	for round := range rounds {
		for i, program := range programs {
			c, err := l.run(program, command)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", command, err)
			}
			if round == 0 {
				fastest[i] = c
			}
			f := &fastest[i]
			f.elapsed, f.cpu, f.peak = min(f.elapsed, c.elapsed), min(f.cpu, c.cpu), max(f.peak, c.peak)
		}
	}
	return fastest, nil
}

// run runs a command whose output nobody reads.
func (l load) run(program, command string) (cost, error) {
	input, err := os.Open(l.file)
	if err != nil {
		return cost{}, err
	}
	defer input.Close()
	c := exec.Command(program, strings.Fields(command)...)
	c.Stdin = input
	start := time.Now()
	err = c.Run()
	elapsed := time.Since(start)
	if err != nil && c.ProcessState.ExitCode() != notAllSound {
		return cost{}, err
	}
	return cost{elapsed, c.ProcessState.UserTime() + c.ProcessState.SystemTime(), peakMemory(c.ProcessState)}, nil
}

// notAllSound is the exit status for lines of which some have errors.
const notAllSound = 1

// report says what the last of the programs took, and what that is of what the first did.
func (l load) report(costs []cost) string {
	now := costs[len(costs)-1]
	text := fmt.Sprintf("%8.0f a second, %6.2f µs of a processor each, %d MB", l.perSecond(now), l.each(now), now.peak>>20)
	if len(costs) > 1 {
		was := costs[0]
		text += fmt.Sprintf("; was %.0f, %.2f µs, %d MB: %.2f times as fast, %.2f of the processor",
			l.perSecond(was), l.each(was), was.peak>>20, l.perSecond(now)/l.perSecond(was), l.each(now)/l.each(was))
	}
	return text
}

func (l load) perSecond(c cost) float64 { return float64(l.lines) / c.elapsed.Seconds() }

// each is the time of a processor that a line takes, in microseconds.
func (l load) each(c cost) float64 {
	return float64(c.cpu.Nanoseconds()) / 1e3 / float64(l.lines)
}
