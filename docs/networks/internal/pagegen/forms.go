package pagegen

import (
	"fmt"
	"slices"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/native"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/page"
)

// FormsPage is where the page of the forms is, from the root of the repository.
const FormsPage = "docs/forms.md"

// forms is the page that lists the payment texts that are no codes: all of them, then one
// after the other with its fields.
func formsPage() string {
	var b strings.Builder
	b.WriteString("# Forms beside merchant-presented codes\n\n" +
		"What is scanned at the same till as merchant-presented EMV codes, is none, and is told apart. This page is\n" +
		"written from the tables in `profiles` by `go generate ./docs/networks`; to change it, change a table.\n\n" +
		"A form is named and its fields are shown. Somebody is paid by it only where it belongs to a network, and that\n" +
		"network knows whom; for all others the payee is not established, or for the app to say whose form it is.\n\n" +
		"Confidence says how sure the source is:\n\n")
	for _, c := range []emvqr.Confidence{emvqr.ConfidenceA, emvqr.ConfidenceB, emvqr.ConfidenceC, emvqr.ConfidenceD} {
		fmt.Fprintf(&b, "- %s: %s\n", c, page.Confidences[c])
	}
	b.WriteString("\n| format | what it is | network | country | kind | confidence |\n|---|---|---|---|---|---|\n")
	for f := range profiles.Forms() {
		fmt.Fprintf(&b, "| [`%s`](#%s) | %s | %s | %s | %s | %s |\n", f.Format, anchor(&f), page.Cell(f.Name), networkLink(f.Network), homes(f.Countries), f.Kind, f.Confidence)
	}
	b.WriteString("\n## Not payments at all\n\nThese are said to be what they are, so that no one looks for the fault in a code that is none:\n\n" +
		"| format | what it is |\n|---|---|\n")
	for _, f := range native.Everyday() {
		fmt.Fprintf(&b, "| `%s` | %s |\n", f.Format, page.Cell(f.Name))
	}
	b.WriteString("\n## The forms\n")
	for f := range profiles.Forms() {
		formSection(&b, &f)
	}
	return b.String()
}

// anchor is what a heading is found by: of two forms with one format the second is the
// one of no network.
func anchor(f *profiles.Form) string { return strings.Trim(heading(f), "`") }

func heading(f *profiles.Form) string {
	if f.Format == "cpm" && f.Network != "" {
		return f.Format + "-of-" + f.Network
	}
	return f.Format
}

func networkLink(slug string) string {
	if slug == "" {
		return "–"
	}
	return fmt.Sprintf("[`%s`](networks/%s.md)", slug, slug)
}

func homes(countries []string) string {
	if len(countries) == 0 {
		return "any"
	}
	return strings.Join(countries, " ")
}

func formSection(b *strings.Builder, f *profiles.Form) {
	fmt.Fprintf(b, "\n### %s\n\n%s\n\n| | |\n|---|---|\n", heading(f), page.Cell(strings.ToUpper(f.Name[:1])+f.Name[1:]+"."))
	for _, line := range [][2]string{
		{"format", "`" + f.Format + "`"}, {"run by", page.Cell(f.RunBy)}, {"opened by", page.Cell(strings.Join(f.OpenedBy, ", "))},
		{"begins", beginnings(f.Starts)}, {"sealed by", page.Cell(f.Checksum)},
		{"source", page.Cell(f.Source)}, {"confidence", f.Confidence.String()}, {"not established", page.Cell(f.NotEstablished)},
	} {
		if line[1] != "" {
			fmt.Fprintf(b, "| %s | %s |\n", line[0], line[1])
		}
	}
	if len(f.Fields) == 0 {
		return
	}
	b.WriteString("\n| field | where | what it is | needed | private |\n|---|---|---|---|---|\n")
	for _, field := range f.Fields {
		fmt.Fprintf(b, "| `%s` | %s | %s | %s | %s |\n", field.Key, where(field), page.Cell(field.Name), yes(field.Needed), yes(field.Private))
	}
}

// where is the place of a field in words.
func where(f network.FormField) string {
	switch {
	case f.From == "":
		return "–"
	case f.From == "//":
		return "host"
	case f.From == "/last":
		return "end of the path"
	case f.From[0] == '/':
		return "path, " + f.From[1:]
	}
	return "`" + f.From + "`"
}

// beginnings are how texts begin, each once.
func beginnings(starts []network.Start) string {
	var all []string
	for _, s := range starts {
		text := "`" + strings.NewReplacer("\n", "⏎", "|", `\|`).Replace(s.String()) + "`"
		if !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	return strings.Join(all, ", ")
}
