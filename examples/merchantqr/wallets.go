package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

func newReadable() *cobra.Command {
	asJSON, judgedAt := false, clock{}
	command := &cobra.Command{
		Use:   "readable [payload]",
		Short: "Tell which networks' readers take a code, and why the others do not",
		Long: `Readable tells for every network whether its readers take the code.

"yes" means that there is an account of theirs in it, no error, and nothing that
casts doubt on them; it is no promise about a wallet's own limits. "no" means that
there is no account of theirs, that it breaks one of their own rules, or that
readers may see another payee or amount. "not established" is all between: a rule
of EMVCo's or of another network in the code is broken, and no one has said
whether these readers mind.

No reader takes a code that is over, by the computer's clock or by --at.

The payload is an argument or the one line of standard input. The exit status is
that of merchantqr validate: 1 for a code that is not ok or has an error finding.`,
		Example: `  # A code for Visa alone.
  merchantqr readable '000201021640001234567890125204525153038405402105802US5911ABC Hammers6008New York6304F2C6'

  # For programs, one JSON object a network.
  merchantqr readable --json < code.txt`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(command *cobra.Command, args []string) error {
			readings, sum, err := readingsOf(command, args, &judgedAt)
			if err != nil {
				return err
			}
			if asJSON {
				err = writeReadingsJSON(command.OutOrStdout(), readings)
			} else {
				err = writeReadings(command.OutOrStdout(), readings)
			}
			return outcome(sum, err)
		},
	}
	command.Flags().BoolVar(&asJSON, "json", false, "write one JSON object a line")
	judgedAt.addFlag(command.Flags())
	return command
}

func readingsOf(command *cobra.Command, args []string, judgedAt *clock) (readings []profiles.Reading, sum tally, err error) {
	text, err := onePayload(command, args)
	if err != nil {
		return nil, sum, err
	}
	s := diagnose(text, judgedAt.networks())
	if err := inDoubt(s.Scan); err != nil {
		return nil, sum, inputError{err}
	}
	if s.Kind != network.MPM {
		return nil, sum, inputError{notMPM(s.Scan)}
	}
	code, err := s.report.Code()
	if code.IsZero() {
		return nil, sum, inputError{fmt.Errorf("%w; merchantqr inspect shows where", withoutPrefix(err))}
	}
	tellWrapped(command, s.Scan)
	sum.count(&s, false)
	return slices.Collect(s.known.Readable(code)), sum, nil
}

// writeReadings puts those who take the code first. Of the others, which have no
// account in it, there will be more and more, so they are not listed.
func writeReadings(to io.Writer, readings []profiles.Reading) error {
	slices.SortStableFunc(readings, func(a, b profiles.Reading) int { return int(b.Answer) - int(a.Answer) })
	table := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "NETWORK\tTAKES IT\tWHY NOT")
	absent := 0
	for _, r := range readings {
		if len(r.Why) == 1 && strings.HasPrefix(r.Why[0], "there is no account of ") {
			absent++
			continue
		}
		fmt.Fprintf(table, "%s\t%s\t%s\n", r.Network, r.Answer, escapeMessage(strings.Join(r.Why, "; ")))
	}
	if err := table.Flush(); err != nil || absent == 0 {
		return err
	}
	others := "any other"
	if absent == len(readings) {
		others = "any"
	}
	_, err := fmt.Fprintf(to, "no account of %s network known here (merchantqr networks lists them)\n", others)
	return err
}

func writeReadingsJSON(to io.Writer, readings []profiles.Reading) error {
	var dst []byte
	for _, r := range readings {
		dst = emvqr.AppendJSONString(append(dst, `{"network":`...), r.Network)
		dst = appendMember(dst, "answer", r.Answer.String())
		dst = append(appendTexts(append(dst, `,"why":`...), r.Why), '}', '\n')
	}
	_, err := to.Write(dst)
	return err
}

func appendTexts(dst []byte, texts []string) []byte {
	dst = append(dst, '[')
	for i, text := range texts {
		dst = emvqr.AppendJSONString(appendComma(dst, i), text)
	}
	return append(dst, ']')
}

func newRoute() *cobra.Command {
	var wallet []string
	asJSON, judgedAt := false, clock{}
	command := &cobra.Command{
		Use:   "route --wallet slug,… [payload]",
		Short: "Tell which account of a code a wallet should pay",
		Long: `Route takes the networks that a wallet can pay, the preferred one first, and
shows the account it should pay: the first one of the first network whose readers
take the code, which is the network that merchantqr readable says yes of. It says
why the networks before that were passed over.

Where no network says yes and one is not established, it says "ask" and not
"pay", with the reasons: somebody should look at the code before it is paid.

The payload is an argument or the one line of standard input. The exit status is 0
where there is an account to pay, and 1 where there is none or only one to ask
about.

With --json it writes an object with "decision" (pay, ask or refuse), the account
in "pay" or in "ask", "reasons", a "note" where a network has several accounts,
and the networks that were passed over.`,
		Example: `  # A wallet that would rather pay by UnionPay than by Visa.
  merchantqr route --wallet unionpay,visa '000201021640001234567890125204525153038405402105802US5911ABC Hammers6008New York6304F2C6'

  # A code without the name and the city of its shop: ask (exit status 1).
  merchantqr route --wallet unionpay '00020115314764076447640764123456789012345520458125303764540510.005802TH630453EF'

  # For programs, one JSON object.
  merchantqr route --wallet visa --json < code.txt`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(command *cobra.Command, args []string) error {
			slugs := namedOnce(wallet)
			if len(slugs) == 0 {
				return errors.New("--wallet names no network, as in --wallet promptpay,visa")
			}
			code, err := oneCode(command, args)
			if err != nil {
				return err
			}
			r := judgedAt.networks().Route(code, slugs)
			if asJSON {
				err = writeRouteJSON(command.OutOrStdout(), r)
			} else {
				err = writeRoute(command.OutOrStdout(), r)
			}
			if err == nil && r.Answer != profiles.Yes {
				return errNotOK
			}
			return err
		},
	}
	command.Flags().StringSliceVar(&wallet, "wallet", nil, "the `networks` that the wallet can pay, the preferred one first")
	command.Flags().BoolVar(&asJSON, "json", false, "write one JSON object")
	judgedAt.addFlag(command.Flags())
	must(command.MarkFlagRequired("wallet"))
	must(command.RegisterFlagCompletionFunc("wallet", cobra.FixedCompletions(slugs(), cobra.ShellCompDirectiveNoFileComp)))
	return command
}

// namedOnce are the networks that somebody listed, without blanks and repetitions.
func namedOnce(listed []string) (slugs profiles.Wallet) {
	for _, slug := range listed {
		if slug = strings.TrimSpace(slug); slug != "" && !slices.Contains(slugs, slug) {
			slugs = append(slugs, slug)
		}
	}
	return slugs
}

// must is for what fails only for a flag that does not exist, or twice.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

// The decisions about a code, in the words of the program and of its JSON.
const (
	decidedPay    = "pay"
	decidedAsk    = "ask"
	decidedRefuse = "refuse"
)

// decision is what a wallet should do. To pay is said for a yes alone.
func decision(r profiles.Routing) string {
	switch {
	case r.Account == nil:
		return decidedRefuse
	case r.Answer == profiles.Yes:
		return decidedPay
	}
	return decidedAsk
}

func writeRoute(to io.Writer, r profiles.Routing) error {
	var dst []byte
	switch decision(r) {
	case decidedRefuse:
		dst = append(dst, "there is nothing in this code that the wallet can pay\n"...)
	case decidedPay:
		dst = appendPayee(append(dst, "pay "...), r.Account)
	case decidedAsk:
		dst = appendPayee(append(dst, "ask before you pay "...), r.Account)
	}
	for _, why := range r.Why {
		dst = fmt.Appendf(dst, "because %s\n", escapeMessage(why))
	}
	if r.Note != "" {
		dst = fmt.Appendf(dst, "note: %s\n", escapeMessage(r.Note))
	}
	for _, p := range r.Passed {
		dst = fmt.Appendf(dst, "passed over %s: %s%s\n", escape(p.Network), escapeMessage(strings.Join(p.Why, "; ")), meantSlug(p.Network))
	}
	_, err := to.Write(dst)
	return err
}

func appendPayee(dst []byte, account network.Account) []byte {
	dst = fmt.Appendf(dst, "%s, object %s\n", network.Slug(account), placesOf(account))
	for key, value := range network.Fields(account) {
		dst = fmt.Appendf(dst, "  %s = %s\n", key, shownValue(value))
	}
	return dst
}

// meantSlug is the end of a message about a network in a wallet. One that is not
// known here is no mistake unless it looks like one that is.
func meantSlug(slug string) string {
	if n, ok := meantNetwork(slug); ok && n.Slug != slug {
		return "; did you mean " + n.Slug + "?"
	}
	return ""
}

func writeRouteJSON(to io.Writer, r profiles.Routing) error {
	decided := decision(r)
	dst := append(append([]byte(`{"decision":"`), decided...), '"')
	for _, key := range []string{decidedPay, decidedAsk} {
		dst = append(append(append(dst, `,"`...), key...), `":`...)
		if decided == key {
			dst = appendAccount(dst, r.Account)
		} else {
			dst = append(dst, "null"...)
		}
	}
	dst = appendTexts(append(dst, `,"reasons":`...), r.Why)
	if r.Note != "" {
		dst = appendMember(dst, "note", r.Note)
	}
	dst = append(dst, `,"passed":[`...)
	for i, p := range r.Passed {
		dst = emvqr.AppendJSONString(append(appendComma(dst, i), `{"network":`...), p.Network)
		dst = appendMember(dst, "answer", p.Answer.String())
		dst = append(appendTexts(append(dst, `,"why":`...), p.Why), '}')
	}
	_, err := to.Write(append(dst, "]}\n"...))
	return err
}
