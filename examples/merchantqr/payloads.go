package main

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"
)

// errNoPayload is wrong usage: a script that has lost its input must not be told
// that all is well.
var errNoPayload = errors.New("there is no payload: give one as an argument, or as a line of standard input")

// forEachPayload does the work on every payload: the arguments, or the codes in the
// pictures that they name; where there are none, the lines of standard input that are
// not empty, or the codes in the picture that is there.
func forEachPayload(command *cobra.Command, args []string, begin shift) (tally, error) {
	if len(args) > 0 && !slices.Equal(args, []string{"-"}) {
		var payloads []string
		for _, argument := range args {
			texts, err := payloadsOf(command, argument)
			if err != nil {
				return tally{}, err
			}
			payloads = append(payloads, texts...)
		}
		return eachArgument(command.OutOrStdout(), payloads, begin())
	}
	from := command.InOrStdin()
	if !isTerminal(from) {
		whole, isPicture := peeked(from)
		if isPicture {
			texts, err := textsIn(command, "standard input", whole)
			if err != nil {
				return tally{}, err
			}
			return eachArgument(command.OutOrStdout(), texts, begin())
		}
		from = whole
	}
	sum, err := eachLine(command, from, begin)
	if err == nil && sum.payloads == 0 {
		err = errNoPayload
	}
	return sum, err
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

// onText is the work without empty lines: they are the file's business, not codes.
func (do work) onText() work {
	return func(dst []byte, in input, t *tally) []byte {
		if in.text == "" {
			return dst
		}
		return do(dst, in, t)
	}
}

func eachLine(command *cobra.Command, from io.Reader, begin shift) (tally, error) {
	to, messages := command.OutOrStdout(), command.ErrOrStderr()
	if isTerminal(from) {
		fmt.Fprintln(messages, "Paste payloads, one a line; end with Ctrl-D (on Windows with Ctrl-Z and Enter).")
	}
	p := pipeline{begin: func() work { return begin().onText() }, tooLong: func(number int) {
		fmt.Fprintf(messages, "merchantqr: line %d is longer than %d bytes and was not read to its end\n", number, longestLine)
	}}
	if isTerminal(messages) && !isTerminal(to) {
		bar := newProgress(messages, patience)
		defer bar.finish()
		p.wrote = bar.add
	}
	if err := p.run(decoded(from), to); err != nil {
		return p.sum, inputError{err}
	}
	return p.sum, nil
}
