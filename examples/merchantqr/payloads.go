package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"
)

// forEachPayload does the work on every payload: the arguments or, where there
// are none, the lines of standard input.
func forEachPayload(command *cobra.Command, args []string, do work) (tally, error) {
	if len(args) > 0 {
		return eachArgument(command.OutOrStdout(), args, do)
	}
	return eachLine(command, do)
}

func eachArgument(to io.Writer, args []string, do work) (sum tally, err error) {
	var out []byte
	for i, text := range args {
		out = do(out[:0], input{i + 1, text}, &sum)
		if _, err := to.Write(out); err != nil {
			return sum, inputError{err}
		}
	}
	return sum, nil
}

func eachLine(command *cobra.Command, do work) (tally, error) {
	from, to, messages := command.InOrStdin(), command.OutOrStdout(), command.ErrOrStderr()
	if isTerminal(from) {
		fmt.Fprintln(messages, "Paste payloads, one a line; end with Ctrl-D (on Windows with Ctrl-Z and Enter).")
	}
	p := pipeline{work: do, tooLong: func(number int) {
		fmt.Fprintf(messages, "merchantqr: line %d is longer than %d bytes and was not read to its end\n", number, longestLine)
	}}
	if isTerminal(messages) && !isTerminal(to) {
		bar := newProgress(messages, patience)
		defer bar.finish()
		p.wrote = bar.add
	}
	if err := p.run(from, to); err != nil {
		return p.sum, inputError{err}
	}
	return p.sum, nil
}
