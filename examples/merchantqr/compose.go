package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
)

func newCompose() *cobra.Command {
	return withGeneration(&cobra.Command{
		Use:   "compose",
		Short: "Write one code for the wallets of several networks",
		Long: `Compose writes one code with an account for each of several networks, so that
the wallets of all of them can pay it. It is generate with accounts that are
given by their network:

  --account network:field=value,field=value

merchantqr networks lists the networks, merchantqr networks promptpay the fields
of one. Where the accounts go, and what the networks ask of currency and country,
is seen to. A comma inside a value is written \, and a backslash \\. The kind of
account follows from its fields, or is given: khqr:individual:account=name@bank.

From a file, with flags that override it:

  name: Noodle House
  city: Bangkok
  mcc: 5812
  accounts:
    - network: promptpay
      biller_id: 010753600031501
      ref1: TABLE12
    - network: visa
      number: 4000123456789017

Accounts that cannot stand in one code are refused: all reasons are told, with
the smallest set of accounts that cannot stand together.`,
		Example: `  # One code for five networks, on the terminal.
  merchantqr compose --name 'Noodle House' --city Bangkok --mcc 5812 \
    --account promptpay:biller_id=010753600031501,ref1=TABLE12 \
    --account unionpay:acquirer_iin=47640764,forwarding_iin=47640764,merchant_id=123456789012345 \
    --account visa:number=4000123456789017 --account mastercard:number=541234567890123 \
    --account alipayplus:url=https://qr.alipay.com/fkx000000000000000000 --out terminal

  # A bill for somebody's PromptPay mobile number.
  merchantqr compose --name 'Noodle House' --city Bangkok --amount 125 --account promptpay:mobile=081-234-5678

  # Somebody's own account in Cambodia, not a merchant's.
  merchantqr compose --name 'Sok' --city 'Phnom Penh' --mcc 5999 --account khqr:individual:account=sok@devb,bank='Dev Bank'

  # The shop's file, and which networks' readers take the code.
  merchantqr compose --file noodle-house.yaml | merchantqr readable

  # A code cannot be for Thailand and for Indonesia (exit status 1).
  merchantqr compose --name 'Noodle House' --city Bangkok --mcc 5812 --account promptpay:mobile=0812345678 \
    --account qris:guid=COM.EXAMPLE.WWW,pan=936000140000000000,merchant_id=1,criteria=UMI,nmid=ID1020000000001`,
	})
}

// encode writes the draft, or notes why that cannot be done.
func (g *generation) encode(strict bool) emvqr.Code {
	d := &g.draft
	var code emvqr.Code
	var err error
	if strict {
		code, err = g.known.ComposeStrict(d.merchant, d.accounts...)
	} else {
		code, err = g.known.Compose(d.merchant, d.accounts...)
	}
	var broken *emvqr.RuleError
	var conflict *profiles.ConflictError
	switch {
	case err == nil:
		g.networkErrors(code)
	case errors.As(err, &conflict):
		g.conflicts(conflict)
	case errors.As(err, &broken):
		g.findings(broken.Findings)
	default:
		g.problems = append(g.problems, problem{message: withoutPrefix(err).Error()})
	}
	if err != nil && len(g.problems) == 0 { // an error is told, whatever it is
		g.problems = append(g.problems, problem{message: strings.TrimPrefix(err.Error(), "profiles: ")})
	}
	return code
}

// conflicts tells why the accounts cannot stand in one code. Of accounts that
// were not understood the others may lack some, so they are left in peace.
func (g *generation) conflicts(e *profiles.ConflictError) {
	g.findings(e.Findings)
	for _, sentence := range conflictSentences(e, accountNames(g.draft.accounts)) {
		g.problems = append(g.problems, problem{field: accountField, message: sentence})
	}
}

// networkErrors notes what raw accounts break of their network's rules.
func (g *generation) networkErrors(code emvqr.Code) {
	for f := range g.known.Validate(code) {
		if f.Severity == emvqr.Error {
			g.findings([]emvqr.Finding{f})
		}
	}
}
