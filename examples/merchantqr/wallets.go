package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

func newReadable() *cobra.Command {
	asJSON := false
	command := &cobra.Command{
		Use:   "readable [payload]",
		Short: "Tell which networks' readers take a code, and why the others do not",
		Long: `Readable tells for every network whether its readers take the code. "yes" means
that there is an account of theirs in it and that it breaks no rule that is known
to matter to them; it is no promise about a wallet's own limits. "not
established" means that the code breaks a rule of EMVCo's, and nobody has said
whether these readers mind.

The payload is an argument or the one line of standard input.`,
		Example: `  # A code for Visa alone.
  merchantqr readable '000201021640001234567890125204525153038405402105802US5911ABC Hammers6008New York6304F2C6'

  # For programs, one JSON object a network.
  merchantqr readable --json < code.txt`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(command *cobra.Command, args []string) error {
			readings, err := readingsOf(command, args)
			if err != nil {
				return err
			}
			if asJSON {
				return writeReadingsJSON(command.OutOrStdout(), readings)
			}
			return writeReadings(command.OutOrStdout(), readings)
		},
	}
	command.Flags().BoolVar(&asJSON, "json", false, "write one JSON object a line")
	return command
}

func readingsOf(command *cobra.Command, args []string) ([]profiles.Reading, error) {
	text, err := onePayload(command, args)
	if err != nil {
		return nil, err
	}
	s := diagnose(text)
	if err := inDoubt(s.Scan); err != nil {
		return nil, inputError{err}
	}
	if s.Kind != network.MPM {
		return nil, inputError{notMPM(s.Scan)}
	}
	code, err := s.report.Code()
	if code.IsZero() {
		return nil, inputError{fmt.Errorf("%w; merchantqr inspect shows where", withoutPrefix(err))}
	}
	return slices.Collect(profiles.Readable(code)), nil
}

// writeReadings puts those who take the code first. Of the others, which have no
// account in it, there will be more and more, so they are not listed.
func writeReadings(to io.Writer, readings []profiles.Reading) error {
	slices.SortStableFunc(readings, func(a, b profiles.Reading) int { return int(b.Answer) - int(a.Answer) })
	table := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "NETWORK\tTAKES IT\tWHY NOT")
	absent := 0
	for _, r := range readings {
		if len(r.Why) == 1 && strings.HasPrefix(r.Why[0], "there is no account of ") {
			absent++
			continue
		}
		fmt.Fprintf(table, "%s\t%s\t%s\n", r.Network, r.Answer, escapeMessage(strings.Join(r.Why, "; ")))
	}
	if err := table.Flush(); err != nil || absent == 0 {
		return err
	}
	others := "any other"
	if absent == len(readings) {
		others = "any"
	}
	_, err := fmt.Fprintf(to, "no account of %s network known here (merchantqr networks lists them)\n", others)
	return err
}

func writeReadingsJSON(to io.Writer, readings []profiles.Reading) error {
	var dst []byte
	for _, r := range readings {
		dst = emvqr.AppendJSONString(append(dst, `{"network":`...), r.Network)
		dst = appendMember(dst, "answer", r.Answer.String())
		dst = append(appendTexts(append(dst, `,"why":`...), r.Why), '}', '\n')
	}
	_, err := to.Write(dst)
	return err
}

func appendTexts(dst []byte, texts []string) []byte {
	dst = append(dst, '[')
	for i, text := range texts {
		dst = emvqr.AppendJSONString(appendComma(dst, i), text)
	}
	return append(dst, ']')
}

func newRoute() *cobra.Command {
	var wallet []string
	asJSON := false
	command := &cobra.Command{
		Use:   "route --wallet slug,… [payload]",
		Short: "Tell which account of a code a wallet should pay",
		Long: `Route takes the networks that a wallet can pay, the preferred one first, and
shows the account it should pay: the first one of the first network whose readers
take the code. It says why the networks in front of that were passed over.

The payload is an argument or the one line of standard input. The exit status is
1 where the wallet can pay none of the accounts.`,
		Example: `  # A wallet that would rather pay by UnionPay than by Visa.
  merchantqr route --wallet unionpay,visa '000201021640001234567890125204525153038405402105802US5911ABC Hammers6008New York6304F2C6'

  # For programs, one JSON object.
  merchantqr route --wallet visa --json < code.txt`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(command *cobra.Command, args []string) error {
			code, err := oneCode(command, args)
			if err != nil {
				return err
			}
			routing := profiles.Route(code, wallet)
			if asJSON {
				err = writeRouteJSON(command.OutOrStdout(), routing.Account, routing.Passed)
			} else {
				err = writeRoute(command.OutOrStdout(), routing.Account, routing.Passed)
			}
			if err == nil && routing.Account == nil {
				return errNotOK
			}
			return err
		},
	}
	command.Flags().StringSliceVar(&wallet, "wallet", nil, "the `networks` that the wallet can pay, the preferred one first")
	command.Flags().BoolVar(&asJSON, "json", false, "write one JSON object")
	must(command.MarkFlagRequired("wallet"))
	must(command.RegisterFlagCompletionFunc("wallet", cobra.FixedCompletions(slugs(), cobra.ShellCompDirectiveNoFileComp)))
	return command
}

// must is for what fails only for a flag that does not exist, or twice.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

func writeRoute(to io.Writer, account network.Account, passed []profiles.Passed) error {
	var problem error
	write := func(format string, args ...any) {
		if _, err := fmt.Fprintf(to, format, args...); err != nil {
			problem = errors.Join(problem, err)
		}
	}
	if account == nil {
		write("there is nothing in this code that the wallet can pay\n")
	} else {
		write("pay %s, object %s\n", account.Network(), placesOf(account))
		for key, value := range account.Fields() {
			write("  %s = %s\n", key, shownValue(value))
		}
	}
	for _, p := range passed {
		write("passed over %s: %s\n", escape(p.Network), escapeMessage(strings.Join(p.Why, "; "))+meantSlug(p.Network))
	}
	return problem
}

// meantSlug is the end of a message about a network in a wallet. One that nobody
// here knows is no mistake unless it looks like one that is known.
func meantSlug(slug string) string {
	if n, ok := meantNetwork(slug); ok && n.Slug != slug {
		return "; did you mean " + n.Slug + "?"
	}
	return ""
}

func writeRouteJSON(to io.Writer, account network.Account, passed []profiles.Passed) error {
	dst := []byte(`{"pay":`)
	if account == nil {
		dst = append(dst, "null"...)
	} else {
		dst = appendAccount(dst, account)
	}
	dst = append(dst, `,"passed":[`...)
	for i, p := range passed {
		dst = emvqr.AppendJSONString(append(appendComma(dst, i), `{"network":`...), p.Network)
		dst = append(appendTexts(append(dst, `,"why":`...), p.Why), '}')
	}
	_, err := to.Write(append(dst, "]}\n"...))
	return err
}
