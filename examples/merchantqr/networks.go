package main

import (
	"encoding/json"
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

func newNetworks() *cobra.Command {
	asJSON := false
	command := &cobra.Command{
		Use:   "networks [slug…]",
		Short: "List the payment networks that are known, and the fields of their accounts",
		Long: `Networks lists the payment networks: where their accounts stand in a code, which
other forms of theirs are read, and how sure the source of it all is: A is
EMVCo's own text, B is agreed by independent implementations and real codes, C
and D are weaker and never more than a warning.

With slugs it shows the fields of these networks' accounts, as --account of
compose, generate and add takes them. A star marks what must be there.`,
		Example: `  # All of them.
  merchantqr networks

  # What goes into a PromptPay account?
  merchantqr networks promptpay

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
			case len(args) > 0:
				return writeNetworkDetails(command.OutOrStdout(), found)
			}
			return writeNetworks(command.OutOrStdout(), found)
		},
	}
	command.Flags().BoolVar(&asJSON, "json", false, "write one JSON object a line")
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
	fmt.Fprintln(table, "SLUG\tNAME\tCOUNTRIES\tACCOUNTS IN A CODE\tOTHER FORMS READ\tSURE")
	for _, n := range networks {
		countries := strings.Join(n.Countries, " ")
		if countries == "" {
			countries = "any"
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\t%s\n",
			n.Slug, n.Name, countries, strings.Join(shapesOf(n), ", "), strings.Join(formatsOf(n), ", "), n.Confidence)
	}
	return table.Flush()
}

// shapesOf is the kinds of account and where they are written: "bill at 30".
func shapesOf(n *network.Network) (shapes []string) {
	for _, t := range n.Templates {
		shapes = append(shapes, t.Key+" at "+rangesText(t.Places))
	}
	return shapes
}

func formatsOf(n *network.Network) (formats []string) {
	for _, form := range n.Natives {
		formats = append(formats, form.Format)
	}
	return formats
}

func rangesText(ranges []network.Range) string {
	if ranges == nil {
		ranges = network.Anywhere
	}
	var words []string
	for _, r := range ranges {
		word := fmt.Sprintf("%02d", r.First)
		if r.Last > r.First {
			word += fmt.Sprintf("-%02d", r.Last)
		}
		words = append(words, word)
	}
	return strings.Join(words, "/")
}

func writeNetworkDetails(to io.Writer, networks []*network.Network) error {
	for i, n := range networks {
		if i > 0 {
			fmt.Fprintln(to)
		}
		fmt.Fprintf(to, "%s: %s\n", n.Slug, n.Name)
		table := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
		for _, t := range n.Templates {
			fmt.Fprintf(table, "\n  %s, at %s\n", t.Name, rangesText(t.Places))
			for j := range t.Fields {
				fmt.Fprintf(table, "    %s\t%s\t%s\n", starred(&t.Fields[j]), t.Fields[j].Name, typedAndWritten(&t.Fields[j]))
			}
		}
		if err := table.Flush(); err != nil {
			return err
		}
		for _, form := range n.Natives {
			fmt.Fprintf(to, "\n  also read: %s (%s)\n", formName(form.Format), form.Format)
		}
		fmt.Fprintf(to, "\n  source: %s (%s)\n", n.Source, n.Confidence)
	}
	return nil
}

func starred(f *network.Field) string {
	if f.Mandatory {
		return f.Key + " *"
	}
	return f.Key
}

// typedAndWritten is what people give for a field and, where that is something else,
// what a code holds.
func typedAndWritten(f *network.Field) string {
	if f.Typed == "" {
		return shapeOf(f)
	}
	return f.Typed + "; written as " + shapeOf(f)
}

// shapeOf is what a field may hold: "15 digits".
func shapeOf(f *network.Field) string {
	what := "characters"
	if f.Format != nil {
		what = f.Format.Name
	}
	switch {
	case f.Max == 0:
		if f.Format == nil {
			return ""
		}
		return what
	case f.Min == f.Max && f.Max == 1:
		return "1 " + strings.TrimSuffix(what, "s")
	case f.Min == f.Max:
		return fmt.Sprintf("%d %s", f.Max, what)
	case f.Min <= 1:
		return fmt.Sprintf("up to %d %s", f.Max, what)
	}
	return fmt.Sprintf("%d to %d %s", f.Min, f.Max, what)
}

// networkLine is a network as --json writes it.
type networkLine struct {
	Slug       string         `json:"slug"`
	Name       string         `json:"name"`
	Countries  []string       `json:"countries"`
	Accounts   []templateLine `json:"accounts"`
	Forms      []formLine     `json:"forms"`
	Source     string         `json:"source"`
	Confidence string         `json:"confidence"`
}

type templateLine struct {
	Key    string      `json:"key"`
	Name   string      `json:"name"`
	Ids    string      `json:"ids"`
	GUIDs  []string    `json:"guids,omitempty"`
	Fields []fieldLine `json:"fields"`
}

type fieldLine struct {
	Key       string `json:"key"`
	Name      string `json:"name"`
	Mandatory bool   `json:"mandatory"`
	Min       int    `json:"min,omitempty"`
	Max       int    `json:"max,omitempty"`
	Format    string `json:"format,omitempty"`
	Typed     string `json:"typed,omitempty"`
}

type formLine struct {
	Format string `json:"format"`
	Kind   string `json:"kind"`
}

func writeNetworksJSON(to io.Writer, networks []*network.Network) error {
	lines := json.NewEncoder(to)
	lines.SetEscapeHTML(false)
	for _, n := range networks {
		if err := lines.Encode(lineOf(n)); err != nil {
			return err
		}
	}
	return nil
}

func lineOf(n *network.Network) networkLine {
	line := networkLine{
		Slug: n.Slug, Name: n.Name, Countries: append([]string{}, n.Countries...), Accounts: []templateLine{}, Forms: []formLine{},
		Source: n.Source, Confidence: n.Confidence.String(),
	}
	for _, t := range n.Templates {
		kind := templateLine{Key: t.Key, Name: t.Name, Ids: rangesText(t.Places), GUIDs: t.GUIDs}
		for i := range t.Fields {
			f := &t.Fields[i]
			row := fieldLine{Key: f.Key, Name: f.Name, Mandatory: f.Mandatory, Min: f.Min, Max: f.Max, Typed: f.Typed}
			if f.Format != nil {
				row.Format = f.Format.Name
			}
			kind.Fields = append(kind.Fields, row)
		}
		line.Accounts = append(line.Accounts, kind)
	}
	for _, form := range n.Natives {
		line.Forms = append(line.Forms, formLine{form.Format, form.Kind.String()})
	}
	return line
}

// networkRules are the rules of all networks.
func networkRules() (rules []emvqr.Rule) {
	for n := range profiles.Networks() {
		rules = slices.AppendSeq(rules, n.Catalogue())
	}
	return rules
}
