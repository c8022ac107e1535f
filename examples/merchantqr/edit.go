package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

func newAdd() *cobra.Command {
	var texts []string
	out := output{}
	command := &cobra.Command{
		Use:   "add --account network:… [payload]",
		Short: "Put further accounts into a code",
		Long: `Add puts an account, or several, into a code. Every other byte stays as it is:
the account's objects come in, each in a place that was free. The currency and the
country are the code's own and have to be there as the network needs them, so that
merchantqr remove can take out again what came in. An account that cannot stand beside those in the code is
refused.

The payload is an argument or the one line of standard input. Accounts are given
as in merchantqr compose.`,
		Example: `  # Let UnionPay's apps pay a Visa code, too.
  merchantqr add --account unionpay:acquirer_iin=26000840,forwarding_iin=26000840,merchant_id=123456789012345 \
    '000201021640001234567890125204525153038405402105802US5911ABC Hammers6008New York6304F2C6'

  # A code for dollars cannot become one of PromptPay's (exit status 1).
  merchantqr add --account promptpay:mobile=0812345678 \
    '000201021640001234567890125204525153038405402105802US5911ABC Hammers6008New York6304F2C6'`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(command *cobra.Command, args []string) error {
			before, err := oneCode(command, args)
			if err != nil {
				return err
			}
			after, err := addAll(before, texts)
			if err != nil {
				return err
			}
			return writeCode(command, &out, before, after)
		},
	}
	command.Flags().StringArrayVar(&texts, "account", nil, "`account` to add, as network:field=value,field=value; once for each")
	must(command.MarkFlagRequired("account"))
	completeAccounts(command)
	out.addFlags(command)
	return command
}

func addAll(code emvqr.Code, texts []string) (emvqr.Code, error) {
	var problems []string
	for _, text := range texts {
		if id, _ := cutWord(text); isID(id) {
			problems = append(problems, fmt.Sprintf("an account to add is given by its network, not by its id %s, as in promptpay:mobile=…", id))
			continue
		}
		account, err := parseNetworkAccount(text)
		if err != nil {
			problems = append(problems, err.Error())
			continue
		}
		added, err := profiles.Add(code, account)
		if err != nil {
			problems = append(problems, addProblems(account, err)...)
			continue
		}
		code = added
	}
	if len(problems) > 0 {
		return emvqr.Code{}, cannotBeWritten(problems)
	}
	return code, nil
}

func addProblems(account network.Account, err error) (problems []string) {
	var conflict *profiles.ConflictError
	if !errors.As(err, &conflict) {
		return []string{strings.TrimPrefix(err.Error(), "profiles: ")}
	}
	problems = conflictSentences(conflict, []string{network.Slug(account)})
	for _, f := range conflict.Findings {
		problems = append(problems, fmt.Sprintf("%s: %s: %s (%s)", network.Slug(account), place(&f, unwritten), f.Message, f.Rule))
	}
	return problems
}

func newRemove() *cobra.Command {
	slug, path := "", ""
	out := output{}
	command := &cobra.Command{
		Use:   "remove --network slug [payload]",
		Short: "Take the accounts of a network out of a code",
		Long: `Remove takes all accounts of a network out of a code, or with --path the one that
stands there. Every other byte stays as it is. The last account of a code cannot
be taken out.

The payload is an argument or the one line of standard input.`,
		Example: `  # No longer for Visa.
  merchantqr remove --network visa < two-accounts.txt

  # Visa's is the only account here (exit status 1).
  merchantqr remove --network visa '000201021640001234567890125204525153038405402105802US5911ABC Hammers6008New York6304F2C6'`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(command *cobra.Command, args []string) error {
			before, err := oneCode(command, args)
			if err != nil {
				return err
			}
			after, err := removeAccounts(before, slug, path)
			if err != nil {
				return inputError{err}
			}
			return writeCode(command, &out, before, after)
		},
	}
	command.Flags().StringVar(&slug, "network", "", "the `slug` of the network, such as unionpay")
	command.Flags().StringVar(&path, "path", "", "only the account with this `object`, such as 26")
	must(command.MarkFlagRequired("network"))
	must(command.RegisterFlagCompletionFunc("network", cobra.FixedCompletions(slugs(), cobra.ShellCompDirectiveNoFileComp)))
	out.addFlags(command)
	return command
}

// removeAccounts takes out the accounts of a network, with a path only the one
// that has this object.
func removeAccounts(code emvqr.Code, slug, path string) (emvqr.Code, error) {
	if _, ok := profiles.Lookup(slug); !ok {
		return emvqr.Code{}, noNetwork(slug)
	}
	removed := false
	for account := range profiles.Accounts(code) {
		if network.Slug(account) != slug || path != "" && !standsAt(account, path) {
			continue
		}
		// Taking one out moves no id of another, so what was found stays true.
		left, err := profiles.Remove(code, account)
		if err != nil {
			return emvqr.Code{}, withoutPrefix(err)
		}
		code, removed = left, true
	}
	if !removed {
		return emvqr.Code{}, fmt.Errorf("there is no account of %s to remove; the code has %s", atPath(slug, path), accountsIn(code))
	}
	return code, nil
}

func standsAt(account network.Account, path string) bool {
	return slices.ContainsFunc(slices.Collect(account.Paths()), func(p emvqr.Path) bool { return p.String() == path })
}

func atPath(slug, path string) string {
	if path == "" {
		return slug
	}
	return slug + " at " + path
}

// accountsIn lists the accounts of a code: "visa (02), qris (26, 51)".
func accountsIn(code emvqr.Code) string {
	var found []string
	for account := range profiles.Accounts(code) {
		slug := network.Slug(account)
		if slug == "" {
			slug = "unknown"
		}
		found = append(found, slug+" ("+placesOf(account)+")")
	}
	if found == nil {
		return "none"
	}
	return strings.Join(found, ", ")
}
