package main

import (
	"github.com/spf13/cobra"

	"github.com/openmerchantqr/emvqr/profiles/explain"
)

func newInspect() *cobra.Command {
	asJSON, wallets, colour, judgedAt := false, false, colourAuto, clock{}
	command := &cobra.Command{
		Use:   "inspect [payload…]",
		Short: "Show what codes say and what is wrong with them",
		Long: `Inspect shows every data object of a code with its name, its value and where it
stands, whether the checksum is right, whose accounts are in it, and everything
that is wrong, each with the rule and where that is written. A code that cannot
be read is shown as far as it goes, with a mark where it breaks.

What is scanned at the same till and is no such code, such as a UPI link, a
UnionPay link or a Thai transfer slip, is named, and its fields are shown. A
code inside a link is taken out of it.

An argument may name a file with a picture, PNG, JPEG, GIF, WebP, BMP or TIFF, of
a sticker or a screen; standard input may be one. Each code in it is shown.

Payloads are arguments or, where there are none, lines of standard input, of
which nothing but the line break is taken off; empty lines and a byte order mark
at the start are passed over. No payload at all is wrong usage. Quote a payload for the shell:
it may hold blanks, * and &.

Control, bidirectional and other invisible characters in a payload are shown
escaped, as in \u202E, so a hostile code cannot steer the terminal.

A code that says when it ends has an error once that is over, by the computer's
clock or by --at.

With --json each code becomes one line with one JSON object, in input order. A
program may keep one process open and ask it line by line. The members, and
programs in Python and JavaScript, are in docs/other-languages.md.`,
		Example: `  # A sound code.
  merchantqr inspect '000201021640001234567890125204525153038405402105802US5911ABC Hammers6008New York6304F2C6'

  # A photo of a sticker.
  merchantqr inspect sticker.png

  # A code that breaks off (exit status 1).
  merchantqr inspect '000201021640001234567890125204525153038405402105802US5911ABC Hamm'

  # Whose wallets can pay this Thai code?
  merchantqr inspect --wallets '00020129370016A0000006770101110113006681234567853037645802TH5901A6001B63042BFD'

  # A UPI link is no code, and is shown all the same.
  merchantqr inspect 'upi://pay?pa=shop@ybl&pn=Shop&am=10.00&cu=INR'

  # When does it end? Whether that is over is not judged.
  merchantqr inspect --at none '00020101021126490009SG.PAYNOW010120210201403121W030110408203012315204581253037025802SG5912Noodle House6009Singapore630479E9'

  # Many codes for a program.
  merchantqr inspect --json < codes.txt

  # The amounts in a file of codes.
  merchantqr inspect --json < codes.txt | grep -o '"path":"54","offset":[0-9]*,"value":"[^"]*"'`,
		RunE: func(command *cobra.Command, args []string) error {
			show := page{
				palette:  newPalette(colour.applies(isTerminal(command.OutOrStdout()))),
				numbered: len(args) != 1,
				wallets:  wallets,
			}.append
			if asJSON {
				show = func(dst []byte, _ input, e *explain.Explanation) []byte { return append(e.AppendJSON(dst), '\n') }
			}
			sum, err := forEachPayload(command, args, func() work {
				networks := judgedAt.networks()
				return func(dst []byte, in input, t *tally) []byte {
					e := explain.Text(networks, in.text)
					t.count(e.OK, e.Findings, false)
					return show(dst, in, &e)
				}
			})
			return outcome(sum, err)
		},
	}
	command.Flags().BoolVar(&asJSON, "json", false, "write one JSON object a line")
	command.Flags().BoolVar(&wallets, "wallets", false, "show which networks' readers take the code, too")
	judgedAt.addFlag(command.Flags())
	addColourFlag(command, &colour)
	return command
}

// outcome is what a command that looked at payloads ends with.
func outcome(sum tally, err error) error {
	if err == nil && sum.failed > 0 {
		return errNotOK
	}
	return err
}

func addColourFlag(command *cobra.Command, colour *colourChoice) {
	command.Flags().Var(colour, "color", "colour the output: auto (on a terminal, unless NO_COLOR is set), always or never")
	choices := []cobra.Completion{string(colourAuto), string(colourAlways), string(colourNever)}
	if err := command.RegisterFlagCompletionFunc("color", cobra.FixedCompletions(choices, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err) // only for a flag that does not exist, or twice
	}
}
