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
)

func newRules() *cobra.Command {
	asJSON := false
	command := &cobra.Command{
		Use:   "rules [id…]",
		Short: "List the rules that codes are judged by",
		Long: `Rules lists what a code is judged by: first EMVCo's, then those of links that
carry a code, then those of the networks, which hold for codes with an account of
theirs. Of a rule with a given id, such as a finding names, it shows all that is
known: whose it is, where it is written and how sure that is, where in a code it
looks, and of one of EMVCo's what networks make of it.

The layer says who can tell that a rule is broken: structural rules make a code
unreadable, checked rules are findings, and advisory rules are for people to
see to, since the text of a code does not show them.`,
		Example: `  # All of them.
  merchantqr rules

  # What is that rule in a finding?
  merchantqr rules MPM-4.7.4.1-NZ

  # For programs, one JSON object a line.
  merchantqr rules --json`,
		ValidArgsFunction: completeRules,
		RunE: func(command *cobra.Command, ids []string) error {
			rules, err := rulesWith(ids)
			if err != nil {
				return inputError{err}
			}
			switch {
			case asJSON:
				return writeRulesJSON(command.OutOrStdout(), rules)
			case len(ids) > 0:
				return writeRuleDetails(command.OutOrStdout(), rules)
			}
			return writeRules(command.OutOrStdout(), rules)
		},
	}
	command.Flags().BoolVar(&asJSON, "json", false, "write one JSON object a line")
	return command
}

// networkRules are the rules of all networks.
func networkRules() (rules []emvqr.Rule) {
	for n := range profiles.Networks() {
		rules = slices.AppendSeq(rules, n.Catalogue())
	}
	return rules
}

// rulesWith returns the rules with these ids, or all for none.
func rulesWith(ids []string) ([]emvqr.Rule, error) {
	all := slices.Concat(slices.Collect(emvqr.Rules()), slices.Collect(profiles.Rules()), networkRules())
	if len(ids) == 0 {
		return all, nil
	}
	var found []emvqr.Rule
	for _, id := range ids {
		i := slices.IndexFunc(all, func(r emvqr.Rule) bool { return strings.EqualFold(r.ID, id) })
		if i < 0 {
			return nil, fmt.Errorf("there is no rule %+q; merchantqr rules lists them all", id)
		}
		found = append(found, all[i])
	}
	return found, nil
}

func completeRules(_ *cobra.Command, _ []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var ids []cobra.Completion
	all, _ := rulesWith(nil)
	for _, r := range all {
		ids = append(ids, cobra.CompletionWithDesc(r.ID, r.Sentence))
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}

// writeRules writes a table. The sentence comes last, as it is long and wraps.
func writeRules(to io.Writer, rules []emvqr.Rule) error {
	table := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "ID\tLAYER\tSEVERITY\tCITATION\tSENTENCE")
	for _, r := range rules {
		sentence := r.Sentence
		if r.Reason != "" {
			sentence += " Not checked: " + r.Reason
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", r.ID, r.Layer, r.Severity, r.Citation, sentence)
	}
	return table.Flush()
}

// ruleLine is a rule as --json writes it.
type ruleLine struct {
	ID         string   `json:"id"`
	Layer      string   `json:"layer"`
	Severity   string   `json:"severity"`
	Sentence   string   `json:"sentence"`
	Citation   string   `json:"citation"`
	Reason     string   `json:"reason,omitempty"`
	Network    string   `json:"network,omitempty"`
	LooksAt    []string `json:"looks_at,omitempty"`
	Confidence string   `json:"confidence"`
}

func writeRulesJSON(to io.Writer, rules []emvqr.Rule) error {
	lines := json.NewEncoder(to)
	lines.SetEscapeHTML(false)
	for _, r := range rules {
		err := lines.Encode(ruleLine{
			r.ID, r.Layer.String(), r.Severity.String(), r.Sentence, r.Citation, r.Reason, r.Network, looksAt(r), r.Confidence.String(),
		})
		if err != nil {
			return err
		}
	}
	return nil
}
