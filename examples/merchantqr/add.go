package main

import (
	"errors"
	"fmt"
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
