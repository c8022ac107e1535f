package main

import (
	"errors"
	"io"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"github.com/openmerchantqr/emvqr/fuzz/runner"
	"github.com/openmerchantqr/emvqr/fuzz/vectors"
)

func newConform() *cobra.Command {
	var (
		list, verbose  bool
		cases          string
		json, markdown string
		memory         int64
		o              runner.Options
	)
	command := &cobra.Command{
		Use:   "conform -- adapter [argument…]",
		Short: "Face another parser with the conformance corpus",
		Long: `Conform starts a program, asks it every case of the conformance corpus that it
claims to read, and prints a scorecard: what it passed, wrongly accepted, wrongly
refused, and where it crashed, hung or disagreed.

The program is an adapter of about thirty lines around any parser in any language;
fuzz/runner/PROTOCOL.md says what it has to do.

Exit status: 0 when cases passed and none failed; 1 when one failed, all were
skipped, or the run was broken off or its scorecard not written; 2 when nothing
could be asked, and for wrong usage.`,
		Example: `  # How does that parser do?
  merchantqr conform -- ./their-adapter

  # What is it that fails in case 375 (exit status 1)?
  merchantqr conform --case 375 -- ./their-adapter

  # What can an adapter claim?
  merchantqr conform --list`,
		Args: func(command *cobra.Command, args []string) error {
			if list {
				return cobra.NoArgs(command, args)
			}
			return cobra.MinimumNArgs(1)(command, args)
		},
		RunE: func(command *cobra.Command, args []string) error {
			if list {
				return listClaims(command.OutOrStdout())
			}
			ids, err := runner.ParseCases(cases)
			if err != nil {
				return err
			}
			stderr := command.ErrOrStderr()
			if verbose || len(ids) > 0 {
				o.Stderr = stderr
			}
			bar := newConformBar(stderr)
			o.Command, o.Cases, o.Memory = args, ids, memory<<20
			o.Observe = func(v runner.Verdict) {
				if len(ids) > 0 || verbose && v.Outcome.Failed() {
					bar.Clear()
					v.WriteText(stderr)
				}
				bar.ChangeMax(v.Of)
				bar.Set(v.Number)
			}
			ctx, stop := runner.UntilSignaled(command.Context())
			defer stop()
			card, err := runner.Run(ctx, o)
			bar.Finish()
			if card.Total.Asked() == 0 && err != nil {
				return err
			}
			if card.Total.Asked() > 0 { // also of a run that was broken off
				err = errors.Join(err, card.WriteText(command.OutOrStdout()), card.WriteFiles(json, markdown))
			}
			switch {
			case err != nil:
				return inputError{err}
			case !card.Clean():
				return errNotOK
			}
			return nil
		},
	}
	flags := command.Flags()
	flags.BoolVar(&list, "list", false, "list the topics and networks that an adapter can claim")
	flags.StringVar(&cases, "case", "", "`tcIds` to ask, such as 12,13, whatever the adapter claims; shows each in full")
	flags.BoolVarP(&verbose, "verbose", "v", false, "show each case that failed in full, and the adapter's standard error")
	flags.DurationVar(&o.CaseTimeout, "time", runner.DefaultCaseTimeout, "time for one answer")
	flags.Int64Var(&memory, "memory", runner.DefaultMemory>>20, "`MiB` of data memory for the adapter, on Linux; -1 for no limit")
	flags.StringVar(&json, "json", "", "`file` to write the scorecard to, as JSON, with the payload of each case that failed")
	flags.StringVar(&markdown, "markdown", "", "`file` to write the scorecard to, as Markdown")
	return command
}

// newConformBar shows how many cases have been asked, on a terminal only.
func newConformBar(stderr io.Writer) *progressbar.ProgressBar {
	var to io.Writer = io.Discard
	if isTerminal(stderr) {
		to = &lateWriter{stderr, time.Now().Add(patience)}
	}
	return progressbar.NewOptions(1,
		progressbar.OptionSetWriter(to),
		progressbar.OptionSetDescription("cases"),
		progressbar.OptionShowCount(),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
	)
}

func listClaims(w io.Writer) error {
	c, err := runner.Load(vectors.Files)
	if err != nil {
		return err
	}
	return c.WriteNames(w)
}
