package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// writeRuleDetails shows all that is known of rules, one after the other.
func writeRuleDetails(to io.Writer, rules []emvqr.Rule) error {
	for i, r := range rules {
		if i > 0 {
			fmt.Fprintln(to)
		}
		fmt.Fprintf(to, "%s\n  %s\n\n", r.ID, r.Sentence)
		table := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
		for _, line := range ruleFacts(r) {
			fmt.Fprintf(table, "  %s\t%s\n", line[0], line[1])
		}
		if err := table.Flush(); err != nil {
			return err
		}
	}
	return nil
}

// ruleFacts are a rule's, each with its title. A title that is the one above is left
// out.
func ruleFacts(r emvqr.Rule) (facts [][2]string) {
	add := func(title string, texts ...string) {
		for _, text := range texts {
			facts = append(facts, [2]string{title, text})
			title = ""
		}
	}
	add("layer", r.Layer.String())
	add("severity", r.Severity.String())
	if r.Reason != "" {
		add("not checked", r.Reason)
	}
	if n, ok := profiles.Lookup(r.Network); ok {
		add("network", n.Slug+", "+n.Name)
	}
	add("looks at", looksAt(r)...)
	add("source", fmt.Sprintf("%s (confidence %s)", r.Citation, r.Confidence))
	if r.Network == "" {
		add("lowered by", lowering(r.ID)...)
		add("replaced by", replacing(r.ID)...)
		add("enforced by", enforcing(r.ID)...)
	}
	return facts
}

// looksAt is where in a code the rule of a network looks; nil for one that no row has.
func looksAt(r emvqr.Rule) (places []string) {
	n, ok := profiles.Lookup(r.Network)
	if !ok {
		return nil
	}
	for _, k := range n.Kinds {
		for _, o := range k.Objects {
			object := fmt.Sprintf("%s, at %s", o.Name, network.Ranges(o.Places()))
			if r.ID == o.ID+"-PLACE" {
				places = append(places, object)
			}
			for _, row := range rowsWith(o.Rows, n.Slug, r.ID) {
				places = append(places, rowText(row)+" in "+object)
			}
			places = append(places, groupsText(o.Exactly, r.ID, object)...)
		}
		for _, row := range rowsWith(k.Rows, n.Slug, r.ID) {
			places = append(places, rowText(row)+", for "+k.Name)
		}
		places = append(places, groupsText(k.Exactly, r.ID, k.Name)...)
	}
	for _, row := range rowsWith(n.Shared, n.Slug, r.ID) {
		places = append(places, rowText(row))
	}
	for i := range n.Rules {
		if n.Rules[i].ID == r.ID {
			places = append(places, "the code as a whole")
		}
	}
	if strings.HasSuffix(r.ID, "-TWO-ACCOUNTS") {
		places = append(places, "all its accounts together")
	}
	return slices.Compact(append(places, formsWith(n, r.ID)...))
}

// rowsWith are the rows of which a rule with that id comes.
func rowsWith(rows []network.Row, slug, id string) (found []*network.Row) {
	for i := range rows {
		alone := network.Block{Network: slug, Rows: rows[i : i+1]}
		for r := range alone.Catalogue() {
			if r.ID == id {
				found = append(found, &rows[i])
				break
			}
		}
	}
	return found
}

// rowText is "01 Biller ID (biller_id)".
func rowText(r *network.Row) string {
	text := fmt.Sprintf("%s %s", r.At, r.Label())
	if isField(r) {
		text += " (" + r.Key + ")"
	}
	return text
}

func groupsText(groups []network.Exactly, id, in string) (texts []string) {
	for _, e := range groups {
		if e.ID == id {
			texts = append(texts, strings.Join(e.Keys, ", ")+" in "+in)
		}
	}
	return texts
}

// formsWith are the native forms that are judged by a rule.
func formsWith(n *network.Network, id string) (forms []string) {
	for i := range n.Natives {
		form := &n.Natives[i]
		for _, b := range form.Blocks {
			for _, row := range rowsWith(b.Rows, n.Slug, id) {
				forms = append(forms, rowText(row)+" in "+form.Name)
			}
		}
		if slices.ContainsFunc(form.Rules, func(r emvqr.Rule) bool { return r.ID == id }) {
			forms = append(forms, form.Name)
		}
	}
	return forms
}

// lowering is which networks lower one of EMVCo's rules in their codes, and why.
func lowering(id string) (texts []string) {
	for n := range profiles.Networks() {
		for _, l := range n.Lowered {
			if l.Rule != id {
				continue
			}
			where := l.At.String()
			if where == "" {
				where = "its own objects"
			}
			texts = append(texts, fmt.Sprintf("%s, to %s in %s: %s", n.Slug, l.To, where, l.Source))
		}
	}
	return texts
}

// replacing is the rows of networks that replace one of EMVCo's rules.
func replacing(id string) (texts []string) {
	for n := range profiles.Networks() {
		rows := slices.Clone(n.Shared)
		for _, k := range n.Kinds {
			rows = append(rows, k.Rows...)
			for _, o := range k.Objects {
				rows = append(rows, o.Rows...)
			}
		}
		for i := range rows {
			if text := n.Slug + ", by " + cmp.Or(rows[i].ID, rows[i].Label()); rows[i].InsteadOf == id && !slices.Contains(texts, text) {
				texts = append(texts, text)
			}
		}
	}
	return texts
}

// enforcing is the networks whose readers are known to refuse a code that breaks one
// of EMVCo's rules.
func enforcing(id string) (slugs []string) {
	for n := range profiles.Networks() {
		if slices.ContainsFunc(n.Enforces, func(e network.Enforced) bool { return e.Rule == id }) {
			slugs = append(slugs, n.Slug)
		}
	}
	return slugs
}
