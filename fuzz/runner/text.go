package runner

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"unicode"
)

// outcomes are all outcomes in the order of the tables' columns.
var outcomes = []Outcome{
	Passed, WronglyAccepted, WronglyRefused, Crashed, Hung, Unreadable, WrongNetworks, WrongFields, Skipped,
}

// String is the outcome in words.
func (o Outcome) String() string { return strings.ReplaceAll(string(o), "_", " ") }

// rows are the tables' rows: a heading, the total, and the flags. An outcome
// that did not occur has no column.
func (s Scorecard) rows() [][]string {
	var shown []Outcome
	heading := []string{"flag"}
	for _, o := range outcomes {
		if o == Passed || *s.Total.of(o) > 0 {
			shown = append(shown, o)
			heading = append(heading, o.String())
		}
	}
	rows := [][]string{heading, tallyRow("all cases", s.Total, shown)}
	for _, f := range s.Flags {
		rows = append(rows, tallyRow(f.Flag, f.Tally, shown))
	}
	return rows
}

func tallyRow(name string, t Tally, shown []Outcome) []string {
	row := []string{printable(name)}
	for _, o := range shown {
		row = append(row, strconv.Itoa(*t.of(o)))
	}
	return row
}

// title is who was asked what, when.
func (s Scorecard) title() string {
	name := strings.TrimSpace(s.Adapter.Name + " " + s.Adapter.Version)
	if s.Adapter.Language != "" {
		name += " (" + s.Adapter.Language + ")"
	}
	return fmt.Sprintf("%s, %s: %d of %d cases asked, %d passed, %d failed, %d skipped",
		printable(name), s.Date, s.Total.Asked(), s.Corpus.Cases, s.Total.Passed, s.Total.Failed(), s.Total.Skipped)
}

// aside is what the title leaves out: how many cases have one right answer, what
// was made of the others, and whether the program had to be started anew.
func (s Scorecard) aside() string {
	text := fmt.Sprintf("Of these, %d must be taken and %d refused; of those that may be either, it took %d and refused %d.",
		s.ToTake, s.ToRefuse, s.Either.Taken, s.Either.Refused)
	switch {
	case s.Restarts == 1:
		text += " The program was started anew once."
	case s.Restarts > 1:
		text += fmt.Sprintf(" The program was started anew %d times.", s.Restarts)
	}
	return text
}

// scope is what the implementation claims, in words.
func (s Scorecard) scope() string {
	c := s.Adapter.Claims
	if c.everything() {
		return "everything"
	}
	var parts []string
	if len(c.Networks) > 0 {
		parts = append(parts, "networks "+strings.Join(c.Networks, " "))
	}
	if len(c.Topics) > 0 {
		parts = append(parts, "topics "+strings.Join(c.Topics, " "))
	}
	return printable(strings.Join(parts, ", "))
}

// WriteText writes the scorecard for a terminal: a table by flag, and every
// case that failed.
func (s Scorecard) WriteText(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\nclaims %s; corpus %s\n%s\n\n", s.title(), s.scope(), s.Corpus.Digest, s.aside())
	table := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, row := range s.rows() {
		fmt.Fprintln(table, strings.Join(row, "\t")+"\t")
	}
	table.Flush()
	for i, f := range s.Failures {
		if i == 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintln(&b, f)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// WriteFiles writes the scorecard to a file as JSON and to one as Markdown, each
// where it is named.
func (s Scorecard) WriteFiles(jsonFile, markdownFile string) error {
	return errors.Join(writeFile(jsonFile, s.WriteJSON), writeFile(markdownFile, s.WriteMarkdown))
}

func writeFile(name string, write func(io.Writer) error) (err error) {
	if name == "" {
		return nil
	}
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return write(f)
}

// WriteNames lists the topics and networks that an adapter can claim.
func (c Corpus) WriteNames(w io.Writer) error {
	_, err := fmt.Fprintf(w, "topics:   %s\nnetworks: %s\n", strings.Join(c.Topics(), " "), strings.Join(c.Networks(), " "))
	return err
}

// String is the failure in one line.
func (f Failure) String() string {
	line := fmt.Sprintf("case %d (%s) %s: %s", f.ID, strings.Join(f.Flags, " "), f.Outcome, f.Comment)
	if f.Detail != "" {
		line += ": " + f.Detail
	}
	return printable(line)
}

// fault is what failures of one flag and outcome have in common.
type fault struct {
	flag    FlagScore
	outcome Outcome
	count   int
	// shown is the case with the lowest tcId among them.
	shown Failure
}

// faults gathers the failures by their first flag and outcome.
func (s Scorecard) faults() []fault {
	var faults []fault
	for _, f := range s.Failures {
		name := ""
		if len(f.Flags) > 0 {
			name = f.Flags[0]
		}
		at := slices.IndexFunc(faults, func(x fault) bool { return x.flag.Flag == name && x.outcome == f.Outcome })
		if at < 0 {
			at = len(faults)
			faults = append(faults, fault{flag: FlagScore{Flag: name, Note: s.notes[name]}, outcome: f.Outcome, shown: f})
		}
		faults[at].count++
	}
	slices.SortStableFunc(faults, func(a, b fault) int { return cmp.Compare(a.flag.Flag, b.flag.Flag) })
	return faults
}

// WriteMarkdown writes the scorecard as a section of a Markdown page: a table by
// flag, and a table of what went wrong with one case that shows it.
func (s Scorecard) WriteMarkdown(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "### %s\n\n%s. It was asked about %s. %s Corpus %s.\n",
		cell(strings.TrimSpace(s.Adapter.Name+" "+s.Adapter.Version)), cell(s.title()), cell(s.scope()), s.aside(), s.Corpus.Digest)
	for i, row := range s.rows() {
		if i == 0 {
			b.WriteByte('\n')
		}
		markdownRow(&b, row...)
		if i == 0 {
			b.WriteString("|---|" + strings.Repeat("--:|", len(row)-1) + "\n")
		}
	}
	faults := s.faults()
	if len(faults) > 0 {
		b.WriteString("\n| flag | outcome | cases | for example |\n|---|---|--:|---|\n")
	}
	for _, f := range faults {
		example := fmt.Sprintf("%d: %s", f.shown.ID, f.shown.Comment)
		if f.shown.Detail != "" {
			example += " (" + f.shown.Detail + ")"
		}
		markdownRow(&b, f.flag.Flag, f.outcome.String(), strconv.Itoa(f.count), example)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func markdownRow(b *strings.Builder, cells ...string) {
	for _, c := range cells {
		b.WriteString("| " + cell(c) + " ")
	}
	b.WriteString("|\n")
}

// cell is text that stays inside a cell of a Markdown table, and text in it.
func cell(text string) string {
	return strings.NewReplacer(`\`, `\\`, "|", `\|`, "<", "&lt;", "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`).Replace(printable(text))
}

// printable is text with everything that a terminal might act on written out.
// Comments, names and values come from files and programs that are not ours.
func printable(text string) string {
	var b strings.Builder
	for _, r := range text {
		if unicode.IsPrint(r) {
			b.WriteRune(r)
			continue
		}
		b.WriteString(strings.Trim(strconv.QuoteRune(r), "'"))
	}
	return b.String()
}
