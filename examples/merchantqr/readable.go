package main

import (
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
	var apps []string
	asJSON, judgedAt := false, clock{}
	command := &cobra.Command{
		Use:   "readable [payload]",
		Short: "Tell which networks' readers or which wallets take a code, and why the others do not",
		Long: `Readable tells for every network whether its readers take the code.

"yes" means that there is an account of theirs in it, no error, and nothing that
casts doubt on them; it is no promise about a wallet's own limits. "no" means that
there is no account of theirs, that it breaks one of their own rules, or that
readers may see another payee or amount. "not established" is all between: a rule
of EMVCo's or of another network in the code is broken, and no one has said
whether these readers mind.

With --wallet it tells whether these wallets take the code in the country that the
code names: yes; likely, where something that no code shows decides, such as
whether a hub has enrolled the shop; announced; not established; or no. Each
answer has its reasons, with direction, date, source and confidence. Links and
other forms are answered too. merchantqr wallets lists the wallets.

No reader takes a code that is over, by the computer's clock or by --at.

The payload is an argument or the one line of standard input. The exit status is
that of merchantqr validate: 1 for a code that is not ok or has an error finding.`,
		Example: `  # A code for Visa alone.
  merchantqr readable '000201021640001234567890125204525153038405402105802US5911ABC Hammers6008New York6304F2C6'

  # Can a traveler from Malaysia pay at this shop in Cambodia?
  merchantqr readable --wallet "Touch 'n Go" --wallet gcash '00020101021130460017noodle_house@devb01090123456780208Dev Bank5204581253031165802KH5912NOODLE HOUSE6010Phnom Penh63043A4F'

  # For programs, one JSON object a network, or a wallet.
  merchantqr readable --json < code.txt`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(command *cobra.Command, args []string) error {
			if command.Flags().Changed(walletFlag) {
				return readableByWallets(command, args, apps, &judgedAt, asJSON)
			}
			readings, sum, err := readingsOf(command, args, &judgedAt)
			if err != nil {
				return err
			}
			if asJSON {
				err = writeReadingsJSON(command.OutOrStdout(), readings)
			} else {
				err = writeReadings(command.OutOrStdout(), readings)
			}
			return outcome(sum, err)
		},
	}
	command.Flags().BoolVar(&asJSON, "json", false, "write one JSON object a line")
	command.Flags().StringSliceVar(&apps, walletFlag, nil, "answer for these `wallets`, by name")
	must(command.RegisterFlagCompletionFunc(walletFlag, cobra.FixedCompletions(walletNames(), cobra.ShellCompDirectiveNoFileComp)))
	judgedAt.addFlag(command.Flags())
	return command
}

func readingsOf(command *cobra.Command, args []string, judgedAt *clock) (readings []profiles.Acceptance, sum tally, err error) {
	text, err := onePayload(command, args)
	if err != nil {
		return nil, sum, err
	}
	known := judgedAt.networks()
	seen := known.Examine(text)
	defer seen.Close()
	scan := seen.Scan()
	if err := scan.Err(); err != nil {
		return nil, sum, inputError{err}
	}
	if scan.Kind != network.MPM {
		return nil, sum, inputError{notMPM(scan)}
	}
	if seen.Code().IsZero() {
		return nil, sum, inputError{fmt.Errorf("%w; merchantqr inspect shows where", withoutPrefix(seen.Err()))}
	}
	tellWrapped(command, scan)
	sum.count(seen.OK(), seen.Findings(), false)
	return slices.Collect(seen.Readable()), sum, nil
}

// writeReadings puts those who take the code first. Of the others, which have no
// account in it, there will be more and more, so they are not listed.
func writeReadings(to io.Writer, readings []profiles.Acceptance) error {
	slices.SortStableFunc(readings, func(a, b profiles.Acceptance) int { return int(b.Answer) - int(a.Answer) })
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

func writeReadingsJSON(to io.Writer, readings []profiles.Acceptance) error {
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
