package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

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
