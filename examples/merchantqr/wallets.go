package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/wallet"
)

func newWallets() *cobra.Command {
	asJSON := false
	command := &cobra.Command{
		Use:   "wallets [name…]",
		Short: "List the wallets that are known, what they read and where they pay",
		Long: `Wallets lists the wallets and bank apps: what each reads in its own country, and
in which countries it pays abroad by a hub or a link; ? is one that is announced.
Which shops take part no list says.

With names it tells all that is known of these wallets, each fact with its date, its
source and how sure that is: A is the text of an operator or a central bank, B is
agreed by several sources, C is one source, D is inferred. Names are found without
case, blanks, apostrophes and accents; one that several wallets have is refused.

merchantqr readable --wallet tells whether a wallet takes a code.`,
		Example: `  # All of them.
  merchantqr wallets

  # All that is known of one.
  merchantqr wallets "Touch 'n Go"

  # Which of them is meant? (exit status 1)
  merchantqr wallets grabpay

  # For programs, one JSON object a line.
  merchantqr wallets --json 'K PLUS' gcash`,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return walletNames(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(command *cobra.Command, args []string) error {
			found, err := walletsNamed(args)
			if err != nil {
				return inputError{err}
			}
			if len(args) == 0 {
				found = slices.Collect(wallet.Known().Wallets())
			}
			switch {
			case asJSON:
				return writeWalletsJSON(command.OutOrStdout(), found)
			case len(args) > 0:
				return writeWalletDetails(command.OutOrStdout(), found)
			}
			return writeWallets(command.OutOrStdout(), found)
		},
	}
	command.Flags().BoolVar(&asJSON, "json", false, "write one JSON object a line")
	return command
}

func writeWallets(to io.Writer, found []wallet.Wallet) error {
	known := wallet.Known()
	table := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "WALLET\tOF\tREADS\tABROAD")
	for _, w := range found {
		countries := strings.Join(w.Countries, " ")
		if countries == "" {
			countries = "any"
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", w.Name, countries, strings.Join(known.Slugs(w), ", "), strings.Join(known.Abroad(w), " "))
	}
	return table.Flush()
}

func writeWalletDetails(to io.Writer, found []wallet.Wallet) error {
	var dst []byte
	for i, w := range found {
		if i > 0 {
			dst = append(dst, '\n')
		}
		dst = appendWalletDetails(dst, wallet.Known(), w)
	}
	_, err := to.Write(dst)
	return err
}

func appendWalletDetails(dst []byte, known *wallet.Table, w wallet.Wallet) []byte {
	dst = append(append(dst, w.String()...), '\n')
	if len(w.Also) > 0 {
		dst = fmt.Appendf(dst, "  also called %s\n", strings.Join(w.Also, ", "))
	}
	if w.Class {
		dst = append(dst, "  all of a kind, of which not each has been looked at\n"...)
	}
	if w.Of != "" {
		dst = fmt.Appendf(dst, "  one of: %s\n", w.Of)
	}
	section := func(title string, facts []wallet.Reason) {
		for i, f := range facts {
			if i == 0 {
				dst = fmt.Appendf(dst, "  %s:\n", title)
			}
			dst = fmt.Appendf(dst, "    %s\n", f)
		}
	}
	section("at home", known.HomeFacts(w))
	section("abroad", known.LinkFacts(w))
	section("its reader", known.QuirkFacts(w))
	return dst
}

func writeWalletsJSON(to io.Writer, found []wallet.Wallet) error {
	known := wallet.Known()
	var dst []byte
	for _, w := range found {
		dst = emvqr.AppendJSONString(append(dst, `{"wallet":`...), w.Name)
		dst = appendTexts(append(dst, `,"also":`...), w.Also)
		dst = appendTexts(append(dst, `,"countries":`...), w.Countries)
		if w.Class {
			dst = append(dst, `,"class":true`...)
		}
		if w.Of != "" {
			dst = appendMember(dst, "of", w.Of)
		}
		dst = appendTexts(append(dst, `,"networks":`...), known.Slugs(w))
		dst = appendReasons(append(dst, `,"home":`...), known.HomeFacts(w))
		dst = appendReasons(append(dst, `,"abroad":`...), known.LinkFacts(w))
		dst = appendReasons(append(dst, `,"quirks":`...), known.QuirkFacts(w))
		dst = append(appendFact(dst, &w.Fact), "}\n"...)
	}
	_, err := to.Write(dst)
	return err
}
