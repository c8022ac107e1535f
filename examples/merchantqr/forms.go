package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

func newForms() *cobra.Command {
	asJSON := false
	command := &cobra.Command{
		Use:   "forms [format…]",
		Short: "List the payment texts that are no merchant-presented codes and are known",
		Long: `Forms lists what is scanned at the same till as merchant-presented codes, is none,
and is told apart: links of wallets, lines of a credit transfer, aggregated codes
of China, payers' codes, slips. Inspect names them by the format in the first
column. How sure the source of it all is: A is the owner's or a standard's own
text, B is agreed by independent implementations and real texts, C and D are
weaker.

With formats it shows how the texts of these forms begin, which fields they have,
what seals them, where it is known from, and what is not established. Nobody is
paid by a form of which that is said.`,
		Example: `  # All of them.
  merchantqr forms

  # What is in a Swiss QR-bill?
  merchantqr forms swissqr

  # For programs, one JSON object a line.
  merchantqr forms --json`,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return formats(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(command *cobra.Command, args []string) error {
			found, err := knownForms(args)
			if err != nil {
				return inputError{err}
			}
			switch {
			case asJSON:
				return writeFormsJSON(command.OutOrStdout(), found)
			case len(args) > 0:
				return writeFormDetails(command.OutOrStdout(), found)
			}
			return writeForms(command.OutOrStdout(), found)
		},
	}
	command.Flags().BoolVar(&asJSON, "json", false, "write one JSON object a line")
	return command
}

func formats() (formats []string) {
	for form := range profiles.Forms() {
		formats = append(formats, form.Format)
	}
	return formats
}

// knownForms returns the forms with these formats, or all for none.
func knownForms(wanted []string) ([]profiles.Form, error) {
	all := slices.Collect(profiles.Forms())
	if len(wanted) == 0 {
		return all, nil
	}
	var found []profiles.Form
	for _, format := range wanted {
		before := len(found)
		for _, form := range all {
			if form.Format == format {
				found = append(found, form)
			}
		}
		if len(found) == before {
			return nil, fmt.Errorf("there is no form %q; merchantqr forms lists them", format)
		}
	}
	return found, nil
}

func writeForms(to io.Writer, forms []profiles.Form) error {
	table := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "FORMAT\tCOUNTRIES\tKIND\tSURE\tWHAT IT IS\tSOURCE")
	for _, f := range forms {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\t%s\n", f.Format, countriesText(f), f.Kind, f.Confidence, f.Name, f.Source)
	}
	return table.Flush()
}

func countriesText(f profiles.Form) string {
	if len(f.Countries) == 0 {
		return "any"
	}
	return strings.Join(f.Countries, " ")
}

func writeFormDetails(to io.Writer, forms []profiles.Form) error {
	for i, f := range forms {
		if i > 0 {
			fmt.Fprintln(to)
		}
		fmt.Fprintf(to, "%s: %s\n\n", f.Format, f.Name)
		table := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
		for _, line := range [][2]string{
			{"kind", f.Kind.String()}, {"network", f.Network}, {"countries", countriesText(f)}, {"run by", f.RunBy},
			{"opened by", strings.Join(f.OpenedBy, ", ")}, {"begins", beginningsText(f.Starts)}, {"sealed by", f.Checksum},
			{"source", f.Source + " (" + f.Confidence.String() + ")"}, {"not known", f.NotEstablished},
		} {
			if line[1] != "" {
				fmt.Fprintf(table, "  %s\t%s\n", line[0], line[1])
			}
		}
		if len(f.Fields) > 0 {
			fmt.Fprintln(table)
		}
		for _, field := range f.Fields {
			fmt.Fprintf(table, "  %s\t%s%s\n", field.Key, field.Name, formFieldMarks(field))
		}
		if err := table.Flush(); err != nil {
			return err
		}
	}
	return nil
}

// formFieldMarks says what else there is to know of a field: " (needed, private)".
func formFieldMarks(f network.FormField) string {
	var marks []string
	if f.Needed {
		marks = append(marks, "needed")
	}
	if f.Private {
		marks = append(marks, "private")
	}
	if marks == nil {
		return ""
	}
	return " (" + strings.Join(marks, ", ") + ")"
}

// beginningsText lists how texts begin, line breaks escaped.
func beginningsText(starts []network.Start) string {
	var all []string
	for _, s := range starts {
		all = append(all, escape(s.String()))
	}
	return strings.Join(all, "  ")
}

// aboutForm is a form as --json writes it.
type aboutForm struct {
	Format         string      `json:"format"`
	Name           string      `json:"name"`
	Kind           string      `json:"kind"`
	Network        string      `json:"network,omitempty"`
	Countries      []string    `json:"countries"`
	RunBy          string      `json:"run_by,omitempty"`
	OpenedBy       []string    `json:"opened_by,omitempty"`
	Begins         []string    `json:"begins,omitempty"`
	Fields         []formField `json:"fields"`
	Checksum       string      `json:"checksum,omitempty"`
	Source         string      `json:"source"`
	Confidence     string      `json:"confidence"`
	NotEstablished string      `json:"not_established,omitempty"`
}

type formField struct {
	Key     string `json:"key"`
	Name    string `json:"name"`
	From    string `json:"from,omitempty"`
	Needed  bool   `json:"needed,omitempty"`
	Private bool   `json:"private,omitempty"`
	Means   string `json:"means,omitempty"`
}

// meanings are those of fields that are told to programs.
var meanings = map[network.Meaning]string{
	network.Payee: "payee", network.PayeeBank: "payee_bank", network.PayeeKind: "payee_kind", network.PayeeName: "payee_name",
	network.MerchantID: "merchant_id", network.Reference: "reference", network.Reference2: "reference", network.Bill: "bill",
	network.Terminal: "terminal", network.Link: "link", network.Note: "note", network.Made: "made", network.Expiry: "expiry",
	network.Token: "token", network.AmountEditable: "amount_editable", network.AmountMin: "amount_min", network.AmountMax: "amount_max",
	network.Action: "action", network.Amount: "amount", network.Currency: "currency", network.Purpose: "purpose",
	network.Category: "category", network.City: "city", network.Country: "country", network.Signature: "signature",
}

func writeFormsJSON(to io.Writer, forms []profiles.Form) error {
	lines := json.NewEncoder(to)
	lines.SetEscapeHTML(false)
	for _, f := range forms {
		line := aboutForm{
			Format: f.Format, Name: f.Name, Kind: f.Kind.String(), Network: f.Network, Countries: append([]string{}, f.Countries...),
			RunBy: f.RunBy, OpenedBy: f.OpenedBy, Fields: []formField{}, Checksum: f.Checksum,
			Source: f.Source, Confidence: f.Confidence.String(), NotEstablished: f.NotEstablished,
		}
		for _, s := range f.Starts {
			line.Begins = append(line.Begins, s.String())
		}
		for _, field := range f.Fields {
			line.Fields = append(line.Fields, formField{field.Key, field.Name, field.From, field.Needed, field.Private, meanings[field.Means]})
		}
		if err := lines.Encode(line); err != nil {
			return err
		}
	}
	return nil
}
