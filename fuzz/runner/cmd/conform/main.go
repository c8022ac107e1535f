// Conform faces a parser of merchant-presented codes, in any language, with the
// conformance corpus:
//
//	go run ./fuzz/runner/cmd/conform -- ./adapter
//
// What the adapter has to say is in fuzz/runner/PROTOCOL.md. The exit status is
// 0 where cases passed and none failed; 1 where one failed, all were skipped, or
// the run was broken off or its scorecard not written; 2 where nothing could be
// asked.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/openmerchantqr/emvqr/fuzz/runner"
	"github.com/openmerchantqr/emvqr/fuzz/vectors"
)

const (
	exitClean = iota
	exitFailed
	exitUsage
)

func main() {
	ctx, stop := runner.UntilSignaled(context.Background())
	status := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}

const help = `usage: conform [flags] -- adapter [arguments]
       conform -list

Conform starts the adapter, asks it every case of the corpus that it claims to
read, and prints a scorecard. How to write an adapter is in
fuzz/runner/PROTOCOL.md. Exit status: 0 when cases passed and none failed; 1 when
one failed, all were skipped, or the run was broken off or its scorecard not
written; 2 when nothing could be asked, and for wrong usage.

`

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("conform", flag.ContinueOnError)
	flags.SetOutput(stderr)
	var (
		dir      = flags.String("corpus", "", "folder of a corpus to use instead of the built-in one")
		list     = flags.Bool("list", false, "list the topics and networks that an adapter can claim")
		cases    = flags.String("case", "", "tcIds to ask, such as 12,13, whatever the adapter claims; shows each in full, and the adapter's standard error")
		limit    = flags.Duration("time", runner.DefaultCaseTimeout, "time for one answer")
		memory   = flags.Int64("memory", runner.DefaultMemory>>20, "MiB of data memory for the adapter, on Linux; -1 for no limit")
		jsonFile = flags.String("json", "", "file to write the scorecard to, as JSON, with the payload of each case that failed")
		markdown = flags.String("markdown", "", "file to write the scorecard to, as Markdown, with one case for each kind of failure")
		verbose  = flags.Bool("v", false, "show each case that failed in full, and the adapter's standard error")
	)
	flags.Usage = func() {
		fmt.Fprint(stderr, help)
		flags.PrintDefaults()
	}
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return exitClean
	case err != nil:
		return exitUsage
	}
	o := runner.Options{Command: flags.Args(), CaseTimeout: *limit, Memory: *memory << 20}
	if *dir != "" {
		o.Corpus = os.DirFS(*dir)
	}
	if *list {
		return writeList(o, stdout, stderr)
	}
	var err error
	if o.Cases, err = runner.ParseCases(*cases); err == nil && flags.NArg() == 0 {
		err = errors.New("conform: which adapter? Name it behind --")
	}
	if err != nil {
		fmt.Fprintf(stderr, "%v\nRun 'conform -h' for how to use it.\n", err)
		return exitUsage
	}
	if *verbose || len(o.Cases) > 0 {
		o.Stderr = stderr
	}
	o.Observe = observer(stderr, *verbose, len(o.Cases) > 0)
	card, err := runner.Run(ctx, o)
	asked := card.Total.Asked() > 0
	if asked { // also of a run that was broken off
		err = errors.Join(err, card.WriteText(stdout), card.WriteFiles(*jsonFile, *markdown))
	}
	if err != nil {
		fmt.Fprintln(stderr, err)
	}
	switch {
	case err != nil && !asked:
		return exitUsage
	case err != nil, !card.Clean():
		return exitFailed
	}
	return exitClean
}

// observer shows cases in full: those that failed, or all; otherwise how far a
// long run has come.
func observer(w io.Writer, failed, all bool) func(runner.Verdict) {
	shown := time.Now()
	return func(v runner.Verdict) {
		switch {
		case all || failed && v.Outcome.Failed():
			v.WriteText(w)
		case time.Since(shown) > progressEvery:
			fmt.Fprintf(w, "%d of %d cases\n", v.Number, v.Of)
		default:
			return
		}
		shown = time.Now()
	}
}

const progressEvery = 5 * time.Second

// writeList lists what an adapter can claim.
func writeList(o runner.Options, stdout, stderr io.Writer) int {
	files := o.Corpus
	if files == nil {
		files = vectors.Files
	}
	c, err := runner.Load(files)
	if err == nil {
		err = c.WriteNames(stdout)
	}
	if err != nil {
		fmt.Fprintln(stderr, err)
		return exitUsage
	}
	return exitClean
}
