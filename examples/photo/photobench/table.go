package main

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/openmerchantqr/emvqr/examples/photo/internal/simulate"
)

// table writes the results as Markdown.
func (b *bench) table(w *strings.Builder, results [][]result) {
	fmt.Fprintf(w, "Simulated photos, two severities of each kind, seeds %d to %d; read means every code in the photo, byte for byte (gozxing looks for one only). Times hold beside each other in one run.\n\n", b.from, b.to)
	row := func(first string, cell func(i int) string) {
		fmt.Fprintf(w, "| %s |", first)
		for i := range b.readers {
			fmt.Fprintf(w, " %s |", cell(i))
		}
		w.WriteByte('\n')
	}
	row("kind", func(i int) string { return b.readers[i].name })
	fmt.Fprintf(w, "|---|%s\n", strings.Repeat("--:|", len(b.readers)))
	for _, kind := range simulate.Kinds() {
		row(kind.String(), func(i int) string {
			return share(results[i], func(r result) bool { return r.kind == kind })
		})
	}
	row("**all**", func(i int) string { return "**" + share(results[i], func(result) bool { return true }) + "**" })
	row("read wrong", func(i int) string { return fmt.Sprint(count(results[i], func(r result) bool { return r.wrong })) })
	row("time, median", func(i int) string { return quantile(results[i], 0.5) })
	row("time, 95 %", func(i int) string { return quantile(results[i], 0.95) })
}

// share is how many of some photos were read.
func share(all []result, of func(result) bool) string {
	n := count(all, of)
	return fmt.Sprintf("%d of %d", count(all, func(r result) bool { return of(r) && r.read }), n)
}

func count(all []result, is func(result) bool) (n int) {
	for _, r := range all {
		if is(r) {
			n++
		}
	}
	return n
}

// quantile is the time that a part of the photos took at most.
func quantile(all []result, part float64) string {
	var took []time.Duration
	for _, r := range all {
		took = append(took, r.took)
	}
	slices.Sort(took)
	return fmt.Sprintf("%d ms", took[min(int(part*float64(len(took))), len(took)-1)].Milliseconds())
}

// The table stands between these in a file.
const (
	beginMark = "<!-- photobench: begin -->\n"
	endMark   = "<!-- photobench: end -->\n"
)

// replaceTable puts the table into a file, between its marks.
func replaceTable(name, table string) error {
	file, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	before, rest, begins := bytes.Cut(file, []byte(beginMark))
	_, after, ends := bytes.Cut(rest, []byte(endMark))
	if !begins || !ends {
		return fmt.Errorf("%s has no lines %q and %q", name, strings.TrimSpace(beginMark), strings.TrimSpace(endMark))
	}
	return os.WriteFile(name, slices.Concat(before, []byte(beginMark), []byte(table), []byte(endMark), after), 0o644)
}
