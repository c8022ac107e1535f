// Conform faces a parser of merchant-presented codes, in any language, with the
// conformance corpus:
//
//	go run ./fuzz/conform/cmd/conform -- ./adapter
//
// What the adapter has to say is in fuzz/conform/PROTOCOL.md. The exit status is
// 0 where every case asked passed, 1 where one failed, 2 where nothing could be
// asked.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"sync"

	"github.com/openmerchantqr/emvqr/fuzz/conform"
)

const (
	exitClean = iota
	exitFailed
	exitUsage
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	status := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("conform", flag.ContinueOnError)
	flags.SetOutput(stderr)
	var (
		dir      = flags.String("corpus", "", "folder of a corpus to use instead of the built-in one")
		cases    = flags.String("case", "", "tcIds to ask, with commas; asks these only and shows the adapter's standard error")
		limit    = flags.Duration("time", conform.DefaultCaseTimeout, "time for one answer")
		memory   = flags.Int64("memory", conform.DefaultMemory>>20, "MiB of data memory for the adapter, on Linux; -1 for no limit")
		jsonFile = flags.String("json", "", "file to write the scorecard to, as JSON")
		markdown = flags.String("markdown", "", "file to write the scorecard to, as Markdown")
		verbose  = flags.Bool("v", false, "show each case, and the adapter's standard error")
	)
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: conform [flags] -- adapter [arguments]")
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		return exitUsage
	}
	ids, err := parseIDs(*cases)
	if err != nil || flags.NArg() == 0 {
		flags.Usage()
		return exitUsage
	}
	o := conform.Options{Command: flags.Args(), Cases: ids, CaseTimeout: *limit, Memory: *memory << 20}
	if *dir != "" {
		o.Corpus = os.DirFS(*dir)
	}
	stderr = &sharedWriter{w: stderr}
	if *verbose {
		o.Observe = func(v conform.Verdict) {
			fmt.Fprintf(stderr, "case %d: %s\n", v.Case.ID, v.Outcome)
		}
	}
	if *verbose || len(ids) > 0 {
		o.Stderr = stderr
	}
	card, err := conform.Run(ctx, o)
	if err == nil {
		err = errors.Join(
			card.WriteText(stdout),
			writeFile(*jsonFile, card.WriteJSON),
			writeFile(*markdown, card.WriteMarkdown))
	}
	switch {
	case err != nil:
		fmt.Fprintln(stderr, err)
		return exitUsage
	case !card.Clean():
		return exitFailed
	}
	return exitClean
}

// sharedWriter takes what the adapter writes beside what we write.
type sharedWriter struct {
	mu sync.Mutex
	w  io.Writer
}

func (s *sharedWriter) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.w.Write(p)
}

// parseIDs reads a list of tcIds.
func parseIDs(list string) (ids []int, err error) {
	if list == "" {
		return nil, nil
	}
	for _, word := range strings.Split(list, ",") {
		id, err := strconv.Atoi(strings.TrimSpace(word))
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// writeFile writes a file, if one is named.
func writeFile(name string, write func(io.Writer) error) (err error) {
	if name == "" {
		return nil
	}
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return write(f)
}
