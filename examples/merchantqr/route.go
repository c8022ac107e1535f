package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

func newRoute() *cobra.Command {
	var listed []string
	asJSON, judgedAt := false, clock{}
	command := &cobra.Command{
		Use:   "route --wallet slug,…|name [payload]",
		Short: "Tell which account of a code a wallet should pay",
		Long: `Route takes the networks that a wallet can pay, the preferred one first, and
shows the account it should pay: the first one of the first network whose readers
take the code, which is the network that merchantqr readable says yes of. It says
why the networks before that were passed over.

A wallet may be given by its name instead, as merchantqr wallets lists them. Then
what is known of that wallet decides, as in merchantqr readable --wallet, and
abroad most answers are to ask: no code shows whether a hub has enrolled the shop.
Of several wallets the one with the best answer is taken. What is the slug of a
network is taken for the network: mercadopago is one, "Mercado Pago" a wallet.

Where no network says yes and one is not established, it says "ask" and not
"pay", with the reasons: somebody should look at the code before it is paid.

The payload is an argument or the one line of standard input. The exit status is 0
where there is an account to pay, and 1 where there is none or only one to ask
about.

With --json it writes an object with "decision" (pay, ask or refuse), the account
in "pay" or in "ask", "reasons", a "note" where a network has several accounts,
and the networks that were passed over. For a wallet by name there are "wallet",
"answer", "network" and "path" too, and "ask" is null for a network that is known
by name alone.`,
		Example: `  # A wallet that would rather pay by UnionPay than by Visa.
  merchantqr route --wallet unionpay,visa '000201021640001234567890125204525153038405402105802US5911ABC Hammers6008New York6304F2C6'

  # A code without the name and the city of its shop: ask (exit status 1).
  merchantqr route --wallet unionpay '00020115314764076447640764123456789012345520458125303764540510.005802TH630453EF'

  # Which account does GoPay take?
  merchantqr route --wallet gopay '00020101021126570011ID.DANA.WWW011893600915000000000002090000000000303UMI51440014ID.CO.QRIS.WWW0215ID10200000000000303UMI5204581253033605802ID5912NOODLE HOUSE6007JAKARTA6105103106304C3BF'

  # For programs, one JSON object.
  merchantqr route --wallet visa --json < code.txt`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(command *cobra.Command, args []string) error {
			slugs := namedOnce(listed)
			if len(slugs) == 0 {
				return errors.New("--wallet names no network, as in --wallet promptpay,visa, and no wallet")
			}
			if apps, err := walletsAmong(slugs); err != nil {
				return err
			} else if len(apps) > 0 {
				return routeByWallets(command, args, apps, &judgedAt, asJSON)
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
	command.Flags().StringSliceVar(&listed, walletFlag, nil, "the `networks` that the wallet can pay, the preferred one first, or the name of a wallet")
	command.Flags().BoolVar(&asJSON, "json", false, "write one JSON object")
	judgedAt.addFlag(command.Flags())
	must(command.MarkFlagRequired(walletFlag))
	must(command.RegisterFlagCompletionFunc(walletFlag, cobra.FixedCompletions(append(slugs(), walletNames()...), cobra.ShellCompDirectiveNoFileComp)))
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
