package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
)

func newGenerate() *cobra.Command {
	return withGeneration(&cobra.Command{
		Use:   "generate",
		Short: "Write a code from its fields",
		Long: `Generate writes the payload of a code, with lengths and checksum, from flags,
from a file, or from a file with flags that override it. The file is YAML or
JSON with the names of the flags as fields:

  name: NOODLE HOUSE
  city: BANGKOK
  country: TH
  mcc: 5812
  currency: THB
  amount: 125.00
  account:
    - 29:00=D15600000000,05=A93FO3230Q
    - 02=4000123456789012

What would break a rule is not written. All problems are reported together.

Names and cities are written in plain letters. One with accents or in another
alphabet needs --language: then it is written as it is, too, for apps that show
that language. Where there is no customary way to write it in plain letters, give
those with --name and --city and the others with --local-name and --local-city.

The value *** for --bill, --mobile, --store, --loyalty, --reference, --customer,
--terminal or --purpose makes the app ask the payer for it.

An account is given by its id, as above, or by its network and the fields that
merchantqr networks lists; see merchantqr compose. In --account, --system and
--unreserved a comma inside a value is written \, and a backslash \\.`,
		Example: `  # A static code for one account.
  merchantqr generate --name 'NOODLE HOUSE' --city BANGKOK --country TH --mcc 5812 --currency THB \
    --initiation static --account 29:00=D15600000000,05=A93FO3230Q

  # A bill with two accounts, an amount and a fee.
  merchantqr generate --name 'NOODLE HOUSE' --city BANGKOK --country TH --mcc 5812 --currency 764 \
    --initiation dynamic --amount 125 --tip percent=3.5 --bill INV-7 \
    --account 02=4000123456789012 --account 29:00=D15600000000,05=A93FO3230Q

  # A name with accents.
  merchantqr generate --language pt --name 'Padaria São João' --city 'São Paulo' --country BR --mcc 5462 \
    --currency BRL --account 26:00=org.example.pay,01=chave

  # The same shop every time, another amount; and what came of it.
  merchantqr generate --file shop.yaml --amount 80.50 | merchantqr inspect`,
	})
}

// withGeneration makes a command one that writes a code from its fields.
func withGeneration(command *cobra.Command) *cobra.Command {
	file, strict, out := "", false, output{}
	command.Args = cobra.NoArgs
	command.RunE = func(command *cobra.Command, _ []string) error {
		settings, err := gather(command, file)
		if err != nil {
			return inputError{err}
		}
		return generate(command, &out, settings, strict)
	}
	addFieldFlags(command.Flags())
	command.Flags().StringVarP(&file, "file", "f", "", "read the fields from a YAML or JSON `file`, - for standard input")
	command.Flags().BoolVar(&strict, "strict", false, "refuse a code of more than 512 bytes, EMVCo's recommended maximum")
	out.addFlags(command)
	completeFields(command)
	completeAccounts(command)
	return command
}

func addFieldFlags(flags *pflag.FlagSet) {
	flags.SortFlags = false
	for _, f := range fields {
		switch f.kind {
		case manyTexts:
			flags.StringArray(f.name, nil, f.usage)
		case yesOrNo:
			flags.Bool(f.name, false, f.usage)
		default:
			flags.String(f.name, "", f.usage)
		}
	}
}

// completeFields tells the shell what values some flags take.
func completeFields(command *cobra.Command) {
	for name, values := range map[string]func() []cobra.Completion{
		"currency": currencies, "country": countries,
		"initiation": values("static", "dynamic", "none"), "tip": values("prompt", "fixed=", "percent="),
	} {
		complete(command, name, values, cobra.ShellCompDirectiveNoFileComp)
	}
}

// complete tells the shell what values a flag takes. They are listed when it asks,
// which is hardly ever.
func complete(command *cobra.Command, flag string, values func() []cobra.Completion, directive cobra.ShellCompDirective) {
	must(command.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return values(), directive
	}))
}

func values(all ...cobra.Completion) func() []cobra.Completion {
	return func() []cobra.Completion { return all }
}

func currencies() (all []cobra.Completion) {
	for c := range emvqr.Currencies() {
		if !c.Withdrawn {
			all = append(all, cobra.CompletionWithDesc(c.Alpha, c.Name))
		}
	}
	return all
}

func countries() (all []cobra.Completion) {
	for c := range emvqr.Countries() {
		all = append(all, cobra.CompletionWithDesc(c.Alpha2, c.Name))
	}
	return all
}

// gather returns what was given: the fields of the file, then the flags.
func gather(command *cobra.Command, file string) ([]setting, error) {
	var settings []setting
	if command.Flags().Changed("file") {
		fromFile, err := readCodeFile(file, command.InOrStdin())
		if err != nil {
			return nil, err
		}
		settings = fromFile
	}
	for _, f := range fields {
		if !command.Flags().Changed(f.name) {
			continue
		}
		settings = append(settings, setting{name: f.name, values: flagValues(command.Flags(), f)})
	}
	return settings, nil
}

func flagValues(flags *pflag.FlagSet, f field) []string {
	flag := flags.Lookup(f.name)
	if many, ok := flag.Value.(pflag.SliceValue); ok {
		return many.GetSlice()
	}
	return []string{flag.Value.String()}
}

// generate writes the code that the settings describe, later ones over earlier
// ones of the same name.
func generate(command *cobra.Command, out *output, settings []setting, strict bool) error {
	g := newGeneration()
	g.apply(settings)
	g.localise()
	code := g.encode(strict)
	if len(g.problems) > 0 {
		return cannotBeWritten(g.told())
	}
	if err := out.write(command, code.String()); err != nil {
		return err
	}
	for f := range g.known.Validate(code) {
		fmt.Fprintf(command.ErrOrStderr(), "merchantqr: %s: %s\n", f.Severity, escapeMessage(g.problemOf(&f).String()))
	}
	return nil
}

// generation is a code in the making and what is wrong with it.
type generation struct {
	known    *profiles.Set // at this time, so that no code is written that has expired
	draft    draft
	sources  map[string]string // where each field came from
	spoilt   map[string]bool   // fields with a problem of their own
	problems []problem
}

func newGeneration() generation {
	var now clock
	return newGenerationAmong(now.networks())
}

func newGenerationAmong(known *profiles.Set) generation {
	return generation{known: known, sources: make(map[string]string), spoilt: make(map[string]bool)}
}

// problem is a reason why a code is not written.
type problem struct {
	field   string // the one it is about, "" for none
	where   string // what messages call that place, "" for none
	message string
	rule    string // its id, "" where a value is no such value at all
	hint    string // what to do
}

// String is the problem as people are told it.
func (p problem) String() string {
	text := p.message
	if p.where != "" {
		text = p.where + ": " + text
	}
	if p.rule != "" {
		text += " (" + p.rule + ")"
	}
	return text + p.hint
}

// told are all problems as people are told them.
func (g *generation) told() (texts []string) {
	for _, p := range g.problems {
		texts = append(texts, p.String())
	}
	return texts
}

// apply sets every field once, so that a value that is overridden is not even
// looked at.
func (g *generation) apply(settings []setting) {
	last := make(map[string]setting)
	for _, s := range settings {
		if _, known := findField(s.name); !known {
			g.problems = append(g.problems, problem{field: s.name, where: s.at,
				message: fmt.Sprintf("unknown field %+q; merchantqr generate --help lists them", s.name)})
			continue
		}
		last[s.name] = s
	}
	for _, f := range fields {
		s, given := last[f.name]
		if !given {
			continue
		}
		g.sources[f.name] = s.source()
		if err := s.applyTo(&g.draft, f); err != nil {
			g.problem(f.name, err.Error())
		}
	}
}

func (s setting) applyTo(d *draft, f field) error {
	if s.err != nil || len(s.values) == 0 {
		return s.err
	}
	return f.set(d, s.values)
}

// source is what messages call a field: where it was given or, if it was not,
// the flag that would give it.
func (g *generation) source(name string) string {
	if source, ok := g.sources[name]; ok {
		return source
	}
	return "--" + name
}

func (g *generation) problem(name, text string) {
	g.spoilt[name] = true
	for line := range strings.SplitSeq(text, "\n") {
		g.problems = append(g.problems, problem{field: name, where: g.source(name), message: line})
	}
}

// localise fills the language template. Text that is not plain is never written
// there unasked: in which language it is, only the shop can tell.
func (g *generation) localise() {
	d := &g.draft
	m := &d.merchant
	switch {
	case d.language == "" && d.localName != "":
		g.problem("local-name", "needs --language, such as --language "+languageOf(d.localName, m.Country))
	case d.language == "" && d.localCity != "":
		g.problem("local-city", "needs --language, such as --language "+languageOf(d.localCity, m.Country))
	case d.language == "":
	case d.localName != "" || d.localCity != "":
		m.Language = emvqr.LanguageTemplate{Language: d.language, Name: d.localName, City: d.localCity}
	default:
		g.transliterate()
	}
}

// transliterate writes name and city as they are and in plain letters.
func (g *generation) transliterate() {
	m := &g.draft.merchant
	_, plainName, errName := emvqr.Transliterate(m.Name)
	_, plainCity, errCity := emvqr.Transliterate(m.City)
	if plainName && plainCity {
		g.problem("language", "there is nothing to write in it; give --local-name too")
		return
	}
	g.noLatin("name", errName)
	g.noLatin("city", errCity)
	if errName == nil && errCity == nil {
		if err := m.SetLocalText(g.draft.language, m.Name, m.City); err != nil {
			g.problem("language", withoutPrefix(err).Error())
		}
	}
}

func (g *generation) noLatin(name string, err error) {
	if err != nil {
		g.problem(name, fmt.Sprintf("%s; give --%s in plain letters and this as --local-%s", withoutPrefix(err), name, name))
	}
}

// findings brings what Encode found back to the fields. Of a field that has a
// problem already, what follows from that is not told; nor is what would be
// written all the same.
func (g *generation) findings(all []emvqr.Finding) {
	for i := range all {
		f := &all[i]
		if (f.Severity == emvqr.Error || f.Effect == emvqr.Refuses) && !g.follows(g.draft.fieldOf(f)) {
			g.problems = append(g.problems, g.problemOf(f))
		}
	}
}

// follows reports whether what is wrong with a field may only follow from another
// problem: one of its own or, for a field that was not given, one of an account,
// whose network would have filled it in or done without it.
func (g *generation) follows(field string) bool {
	_, given := g.sources[field]
	return g.spoilt[field] || g.spoilt["account"] && !given
}

// unwritten is the size of a code that was not written.
const unwritten = -1

// problemOf is a finding with the field it is about.
func (g *generation) problemOf(f *emvqr.Finding) problem {
	p := problem{field: g.draft.fieldOf(f), where: place(f, unwritten), message: f.Message, rule: f.Rule}
	if p.field == "" && f.Path.IsZero() && f.Network != "" {
		p.field = "account" // which could not be placed in a code at all
	}
	if p.field != "" {
		p.where = g.source(p.field)
	}
	if f.Rule != "MPM-4.5.2.1-ANS" {
		return p
	}
	switch f.Path {
	case emvqr.P(59):
		p.hint = g.plainLettersHint("name", g.draft.merchant.Name)
	case emvqr.P(60):
		p.hint = g.plainLettersHint("city", g.draft.merchant.City)
	}
	return p
}

// plainLettersHint says how a text that is not in plain letters can be written all
// the same.
func (g *generation) plainLettersHint(field, text string) string {
	if g.draft.language != "" {
		return "; with a local name given, this one has to be in plain letters"
	}
	language := languageOf(text, g.draft.merchant.Country)
	if _, _, err := emvqr.Transliterate(text); err != nil {
		return fmt.Sprintf("; give --%s in plain letters, and this as --local-%s with --language, such as --language %s", field, field, language)
	}
	return fmt.Sprintf("; with --language, such as --language %s, it is written as it is and in plain letters", language)
}
