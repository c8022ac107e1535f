package pagegen

import (
	"fmt"
	"slices"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/page"
)

// index is the page that lists the pages, and the networks that have none.
func index() string {
	var b strings.Builder
	b.WriteString("# Networks\n\n" +
		"The payment networks that the library knows. This page and those of the networks are written from the\n" +
		"tables in `profiles` by `go generate ./docs/networks`; to change one, change the table.\n\n" +
		"Confidence says how sure the source of a table or a rule is:\n\n")
	for _, c := range []emvqr.Confidence{emvqr.ConfidenceA, emvqr.ConfidenceB, emvqr.ConfidenceC, emvqr.ConfidenceD} {
		fmt.Fprintf(&b, "- %s: %s\n", c, page.Confidences[c])
	}
	b.WriteString("\nBreaking a rule of confidence C or D is a warning at most.\n\n## Decoded\n\n" +
		"Accounts of these networks are read and judged. *Paid*: the network has accounts that money can be sent\n" +
		"to (*ask*: no second source confirms how its codes are read); the others are shown and never routed. *Composed*: its accounts can be written.\n\n" +
		"| slug | name | at home in | decoded | other forms | paid | composed | confidence |\n" +
		"|---|---|---|---|---|---|---|---|\n")
	for n := range profiles.Networks() {
		fmt.Fprintf(&b, "| [`%s`](%s.md) | %s | %s | %s | %s | %s | %s | %s |\n",
			n.Slug, n.Slug, page.Cell(n.Name), home(n), decoded(n), forms(n), page.PaidInWords(n), yes(page.Composed(n)), n.Confidence)
	}
	b.WriteString("\n## Known by name alone\n\n" +
		"Objects of these networks are named, so that no other network takes them for its own. Nothing is read\n" +
		"from them, and they are never paid.\n\n" +
		"| slug | name | country | mark | source | confidence |\n" +
		"|---|---|---|---|---|---|\n")
	for u := range profiles.UndecodedNetworks() {
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s | %s |\n",
			u.Slug, page.Cell(u.Name), u.Country, page.Cell(marks(u.Marks)), page.Cell(u.Source), u.Confidence)
	}
	b.WriteString("\nTheir codes break rules of EMVCo's as a matter of course, which are then lowered:\n\n" +
		"| slug | rule | where | at most | why |\n" +
		"|---|---|---|---|---|\n")
	for u := range profiles.UndecodedNetworks() {
		for _, l := range u.Lowered {
			fmt.Fprintf(&b, "| `%s` | `%s` | %s | %s | %s |\n", u.Slug, l.Rule, l.At, l.To, page.Cell(l.Source))
		}
	}
	return b.String()
}

// summary is the list in the README of the repository.
func summary() string {
	var b strings.Builder
	b.WriteString("\nThese networks are recognised, decoded and judged:\n\n| Network | Slug | At home in | Decoded | Other forms | Paid | Composed | Sure |\n" +
		"|---|---|---|---|---|---|---|---|\n")
	for n := range profiles.Networks() {
		fmt.Fprintf(&b, "| [%s](%s/%s.md) | `%s` | %s | %s | %s | %s | %s | %s |\n",
			page.Cell(n.Name), folder, n.Slug, n.Slug, home(n), decoded(n), forms(n), page.PaidInWords(n), yes(page.Composed(n)), n.Confidence)
	}
	var names []string
	for u := range profiles.UndecodedNetworks() {
		names = append(names, u.Name)
	}
	fmt.Fprintf(&b, "\n%d more are [known by name alone](%s/README.md#known-by-name-alone), so that no other network\n"+
		"takes their objects for its own:\n%s\n\n", len(names), folder, wrap(strings.Join(names, "; ")+"."))
	return b.String()
}

// wrap breaks a text into lines of at most 90 bytes.
func wrap(text string) string {
	var b strings.Builder
	column := 0
	for _, word := range strings.Fields(text) {
		switch {
		case column == 0:
		case column+1+len(word) > 90:
			b.WriteByte('\n')
			column = 0
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += len(word)
	}
	return b.String()
}

func home(n *network.Network) string {
	if text := page.Countries(n); text != "" {
		return text
	}
	return "any"
}

// marks are the ways to recognise an object, each once: some are at several places.
func marks(all []network.Mark) string {
	var words []string
	for i := range all {
		if text := page.Mark(nil, &all[i]); !slices.Contains(words, text) {
			words = append(words, text)
		}
	}
	return strings.Join(words, "; or ")
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
