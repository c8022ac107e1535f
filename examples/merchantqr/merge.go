package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

func newMerge() *cobra.Command {
	var order []string
	out := output{}
	command := &cobra.Command{
		Use:   "merge code code…",
		Short: "Make one code of several codes of one merchant",
		Long: `Merge takes the codes that a shop has from several networks and writes one with all
their accounts, so that one sticker can stand on the counter. Codes are arguments, or
one a line on standard input.

Accounts are written in the order of the codes, or of the networks that --order names.
What the codes say of the merchant has to be the same in all that say it; where they
differ, the flag of that field says what is right. What no network known here owns is
not carried over: a code with such an object is refused. Accounts that cannot stand in
one code are refused with all reasons.`,
		Example: `  # Two codes of one shop, Visa's account first.
  merchantqr merge --order visa,promptpay \
    '00020101021130500016A00000067701011201150107536000315010207TABLE125204581253037645802TH5912Noodle House6007Bangkok6304A979' \
    '000201010211021640001234567890175204581253037645802TH5912Noodle House6007Bangkok63043112'`,
		RunE: func(command *cobra.Command, args []string) error {
			m, err := readMerged(command, args)
			if err != nil {
				return err
			}
			settings, err := gather(command, "")
			if err != nil {
				return inputError{err}
			}
			return m.write(command, &out, settings, order)
		},
	}
	addFieldFlags(command.Flags())
	command.Flags().StringSliceVar(&order, "order", nil, "`networks` with commas between them, in the order of their accounts; others come after")
	out.addFlags(command)
	completeFields(command)
	completeAccounts(command)
	complete(command, "order", func() []cobra.Completion { return slugs() }, cobra.ShellCompDirectiveNoFileComp)
	return command
}

// mostMerged is how many codes are taken: more than one code has room for.
const mostMerged = 50

// merged is what several codes say.
type merged struct {
	codes    []emvqr.Code
	accounts []network.Account
	said     map[string][]saying // by the name of the field
	problems []string
}

// saying is what one of the codes says of a field.
type saying struct {
	code  int // from 1
	value string
}

func readMerged(command *cobra.Command, args []string) (*merged, error) {
	texts, err := somePayloads(command, args, mostMerged)
	if err != nil {
		return nil, err
	}
	if len(texts) < 2 {
		return nil, errors.New("merge takes several codes, and there is one")
	}
	if len(texts) > mostMerged {
		return nil, fmt.Errorf("there are %d codes, merge takes at most %d", len(texts), mostMerged)
	}
	m := &merged{said: make(map[string][]saying)}
	for i, text := range texts {
		code, err := oneCode(command, []string{text})
		if err != nil {
			return nil, inputError{fmt.Errorf("code %d: %w", i+1, err)}
		}
		m.add(i+1, code)
	}
	return m, nil
}

// add takes in a code: its accounts, and what it says of the merchant.
func (m *merged) add(number int, code emvqr.Code) {
	m.codes = append(m.codes, code)
	for f := range profiles.Validate(code) {
		if f.Severity == emvqr.Error {
			m.problems = append(m.problems, fmt.Sprintf("code %d is not sound, %s: %s (%s)", number, place(&f, len(code.String())), f.Message, f.Rule))
		}
	}
	owned := make(map[emvqr.Path]bool)
	for account := range profiles.Accounts(code) {
		if _, isUnknown := account.(network.Unknown); isUnknown {
			continue // nobody can say whether it is the same elsewhere
		}
		for path := range account.Paths() {
			owned[path] = true
		}
		if !slices.ContainsFunc(m.accounts, func(a network.Account) bool { return isSameAccount(a, account) }) {
			m.accounts = append(m.accounts, account)
		}
	}
	for o := range code.Objects() {
		id := o.Path.Root()
		isOwners := o.Path.Depth() == 1 && (id >= 2 && id <= 51 || id >= 65)
		if isOwners && !owned[o.Path] {
			m.problems = append(m.problems, fmt.Sprintf("code %d has %s (%s), which is of no account known here and would be lost", number, o.Path, emvqr.ObjectName(o.Path)))
		}
	}
	for _, f := range fields {
		if value, ok := fieldValue(code, f); ok {
			m.said[f.name] = append(m.said[f.name], saying{number, value})
		}
	}
}

// isSameAccount reports whether two accounts are one, wherever it stands.
func isSameAccount(a, b network.Account) bool {
	return network.Slug(a) == network.Slug(b) && maps.Equal(maps.Collect(network.Fields(a)), maps.Collect(network.Fields(b)))
}

// fieldValue is what a code says of a field, as its flag takes it.
func fieldValue(code emvqr.Code, f field) (value string, ok bool) {
	switch f.name {
	case "account", "system", "unreserved":
		return "", false
	case "initiation":
		value, ok = code.Get(emvqr.P(1))
		for _, i := range []emvqr.Initiation{emvqr.Static, emvqr.Dynamic} {
			if value == map[emvqr.Initiation]string{emvqr.Static: "11", emvqr.Dynamic: "12"}[i] {
				return i.String(), ok
			}
		}
		return value, ok
	case "tip":
		return tipValue(code)
	}
	if len(f.paths) == 0 {
		return "", false
	}
	return code.Get(f.paths[len(f.paths)-1])
}

func tipValue(code emvqr.Code) (value string, ok bool) {
	kind, ok := code.Get(emvqr.P(55))
	fee, _ := code.Get(emvqr.P(56))
	percent, _ := code.Get(emvqr.P(57))
	switch kind {
	case "01":
		return "prompt", ok
	case "02":
		return "fixed=" + fee, ok
	case "03":
		return "percent=" + percent, ok
	}
	return kind, ok
}

// settings are what all codes agree on, with what was given to settle the rest.
func (m *merged) settings(given []setting) (settings []setting) {
	for _, f := range fields {
		said := m.said[f.name]
		if slices.ContainsFunc(given, func(s setting) bool { return s.name == f.name }) || len(said) == 0 {
			continue
		}
		for _, s := range said[1:] {
			if s.value != said[0].value {
				m.problems = append(m.problems, fmt.Sprintf("code %d says %s is %+q, code %d %+q; --%[2]s says what is right",
					said[0].code, f.name, said[0].value, s.code, s.value))
				break
			}
		}
		settings = append(settings, setting{name: f.name, values: []string{said[0].value}})
	}
	return append(settings, given...)
}

// ordered are the accounts in the order of networks that was asked for.
func (m *merged) ordered(order []string) ([]network.Account, error) {
	for _, slug := range order {
		if _, known := profiles.Lookup(slug); !known {
			return nil, noNetwork(slug)
		}
	}
	rank := func(a network.Account) int {
		if i := slices.Index(order, network.Slug(a)); i >= 0 {
			return i
		}
		return len(order)
	}
	accounts := slices.Clone(m.accounts)
	slices.SortStableFunc(accounts, func(a, b network.Account) int { return rank(a) - rank(b) })
	return accounts, nil
}

func (m *merged) write(command *cobra.Command, out *output, given []setting, order []string) error {
	accounts, err := m.ordered(order)
	if err != nil {
		return fmt.Errorf("--order: %w", err)
	}
	settings := m.settings(given)
	if len(m.problems) > 0 {
		return cannotBeWritten(m.problems)
	}
	g := newGeneration()
	g.apply(settings)
	g.draft.accounts = append(accounts, g.draft.accounts...)
	g.localise()
	code := g.encode(false)
	if len(g.problems) > 0 {
		return cannotBeWritten(g.told())
	}
	if missing := missingAccounts(code, accounts); len(missing) > 0 {
		return cannotBeWritten([]string{"the accounts of " + strings.Join(missing, ", ") + " would not be read from the result as they were"})
	}
	if lost := m.lost(code, given); len(lost) > 0 {
		return cannotBeWritten(lost)
	}
	return writeCode(command, out, emvqr.Code{}, code)
}

// lost tells what the codes say within 62 and 64 and the result does not, but for fields
// that were given.
func (m *merged) lost(code emvqr.Code, given []setting) (problems []string) {
	for i, before := range m.codes {
		opened := make(map[uint8]bool)
		for o := range before.All() {
			root := o.Path.Root()
			if root != 62 && root != 64 || o.Path.Depth() > 2 {
				continue
			}
			opened[root] = o.Path.Depth() == 2
			if now, _ := code.Get(o.Path); o.Path.Depth() == 2 && now != o.Value && !isGiven(o.Path, given) {
				problems = append(problems, lostObject(i, o.Path))
			}
		}
		for _, root := range []uint8{62, 64} {
			if isOpen, there := opened[root]; there && !isOpen { // it is no template inside
				problems = append(problems, lostObject(i, emvqr.P(root)))
			}
		}
	}
	return problems
}

func lostObject(code int, path emvqr.Path) string {
	return fmt.Sprintf("code %d has %s (%s), which would be lost", code+1, path, emvqr.ObjectName(path))
}

func isGiven(path emvqr.Path, given []setting) bool {
	return slices.ContainsFunc(given, func(s setting) bool {
		f, _ := findField(s.name)
		return slices.Contains(f.paths, path)
	})
}

// missingAccounts are the networks of accounts that are not in a code as they were.
func missingAccounts(code emvqr.Code, accounts []network.Account) (slugs []string) {
	read := slices.Collect(profiles.Accounts(code))
	for _, a := range accounts {
		if !slices.ContainsFunc(read, func(b network.Account) bool { return isSameAccount(a, b) }) {
			slugs = append(slugs, network.Slug(a))
		}
	}
	return slugs
}
