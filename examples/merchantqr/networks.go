package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	networkpage "github.com/openmerchantqr/emvqr/profiles/network/page"
)

func newNetworks() *cobra.Command {
	asJSON, asMarkdown := false, false
	command := &cobra.Command{
		Use:   "networks [slug…]",
		Short: "List the payment networks that are known, and the fields of their accounts",
		Long: `Networks lists the payment networks: where their accounts are in a code, which
other forms of theirs are read, and how sure the source of it all is: A is the
network's or EMVCo's own text, B is agreed by independent implementations and
real codes, C and D are weaker and never more than a warning.

With slugs it shows the kinds of account that these networks have, and their
fields, as --account of compose, generate and add takes them. A star marks what
must be there. With --markdown it writes all that a network's table has: every
row, how its objects are recognised, what it asks of the rest of a code, and its
rules.`,
		Example: `  # All of them.
  merchantqr networks

  # What goes into a PromptPay account?
  merchantqr networks promptpay

  # All that is known of it, as a page.
  merchantqr networks --markdown promptpay

  # For programs, one JSON object a line.
  merchantqr networks --json`,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return slugs(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(command *cobra.Command, args []string) error {
			found, err := networksWith(args)
			if err != nil {
				return inputError{err}
			}
			switch {
			case asJSON:
				return writeNetworksJSON(command.OutOrStdout(), found)
			case asMarkdown:
				return writeNetworkPages(command.OutOrStdout(), found)
			case len(args) > 0:
				return writeNetworkDetails(command.OutOrStdout(), found)
			}
			if err := writeNetworks(command.OutOrStdout(), found); err != nil {
				return err
			}
			return writeUndecoded(command.OutOrStdout())
		},
	}
	command.Flags().BoolVar(&asJSON, "json", false, "write one JSON object a line")
	command.Flags().BoolVar(&asMarkdown, "markdown", false, "write a page a network, all that its table has")
	command.MarkFlagsMutuallyExclusive("json", "markdown")
	return command
}

// networksWith returns the networks with these slugs, or all for none.
func networksWith(wanted []string) ([]*network.Network, error) {
	if len(wanted) == 0 {
		return slices.Collect(profiles.Networks()), nil
	}
	var found []*network.Network
	for _, slug := range wanted {
		n, ok := profiles.Lookup(slug)
		if !ok {
			return nil, noNetwork(slug)
		}
		found = append(found, n)
	}
	return found, nil
}

func writeNetworks(to io.Writer, networks []*network.Network) error {
	table := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "SLUG\tNAME\tCOUNTRIES\tACCOUNTS IN A CODE\tOTHER FORMS READ\tSURE\tSOURCE")
	for _, n := range networks {
		countries := strings.Join(n.Countries, " ")
		if countries == "" {
			countries = "any"
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n",
			n.Slug, n.Name, countries, strings.Join(kindsOf(n), ", "), strings.Join(formatsOf(n), ", "), n.Confidence, n.Source)
	}
	return table.Flush()
}

// lineWidth is how long the lines of a list of words are.
const lineWidth = 100

// writeUndecoded names the networks that are known by name alone.
func writeUndecoded(to io.Writer) error {
	var slugs []string
	for u := range profiles.UndecodedNetworks() {
		slugs = append(slugs, u.Slug)
	}
	slices.Sort(slugs)
	line := fmt.Sprintf("\n%d more are known by name alone, so that no one takes their objects for another's:", len(slugs))
	for i, slug := range slugs {
		if i < len(slugs)-1 {
			slug += ","
		}
		if i == 0 || len(line)+1+len(slug) > lineWidth {
			if _, err := fmt.Fprintln(to, line); err != nil {
				return err
			}
			line = " "
		}
		line += " " + slug
	}
	_, err := fmt.Fprintln(to, line)
	return err
}

// kindsOf is the kinds of account and where they are written: "bill at 30". One that
// is made of several objects names them all: "merchant at 26 + 82".
func kindsOf(n *network.Network) (kinds []string) {
	for _, k := range n.Kinds {
		if k.Make == nil {
			continue // it is no account
		}
		var places []string
		for _, o := range k.Objects {
			if place := rangesText(o.Places()); !slices.Contains(places, place) {
				places = append(places, place)
			}
		}
		kinds = append(kinds, k.Key+" at "+strings.Join(places, " + "))
	}
	return kinds
}

func formatsOf(n *network.Network) (formats []string) {
	for _, form := range n.Natives {
		formats = append(formats, form.Format)
	}
	return formats
}

// rangesText is network.Ranges for a narrow column: "26-39/41-45".
func rangesText(ranges []network.Range) string {
	var words []string
	for _, r := range ranges {
		words = append(words, r.String())
	}
	return strings.Join(words, "/")
}

func writeNetworkPages(to io.Writer, networks []*network.Network) error {
	for i, n := range networks {
		text := networkpage.Markdown(n)
		if i > 0 {
			text = "\n" + text
		}
		if _, err := io.WriteString(to, text); err != nil {
			return err
		}
	}
	return nil
}
