package main

import (
	"errors"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/openmerchantqr/emvqr/fuzz/conform"
)

func newConform() *cobra.Command {
	var (
		timeout  time.Duration
		json     string
		markdown string
	)
	command := &cobra.Command{
		Use:   "conform -- adapter [argument…]",
		Short: "Face another parser with the conformance corpus",
		Long: `Conform starts a program, asks it every case of the conformance corpus that it
claims to read, and prints a scorecard: what it passed, wrongly accepted, wrongly
refused, and where it crashed, hung or disagreed.

The program is an adapter of about thirty lines around any parser in any language;
fuzz/conform/PROTOCOL.md says what it has to do.

Exit status: 0 when every case asked passed, 1 when one failed.`,
		Example: `  # How does that parser do?
  merchantqr conform -- ./their-adapter`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(command *cobra.Command, args []string) error {
			card, err := conform.Run(command.Context(), conform.Options{Command: args, CaseTimeout: timeout})
			if err != nil {
				return inputError{err}
			}
			err = errors.Join(
				card.WriteText(command.OutOrStdout()),
				writeScorecard(json, card.WriteJSON),
				writeScorecard(markdown, card.WriteMarkdown))
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
	flags.DurationVar(&timeout, "time", conform.DefaultCaseTimeout, "time for one answer")
	flags.StringVar(&json, "json", "", "file to write the scorecard to, as JSON")
	flags.StringVar(&markdown, "markdown", "", "file to write the scorecard to, as Markdown")
	return command
}

// writeScorecard writes a file, if one is named.
func writeScorecard(name string, write func(io.Writer) error) error {
	if name == "" {
		return nil
	}
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}
