package main

import (
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/explain"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

func newValidate() *cobra.Command {
	strict, verbose, colour, judgedAt := false, false, colourAuto, clock{}
	command := &cobra.Command{
		Use:   "validate [payload…]",
		Short: "List what is wrong with codes, one line a finding",
		Long: `Validate writes one line for everything that is wrong with a code, by EMVCo's
rules and by those of the networks that have an account in it, and nothing for a
code that is as it should be:

  number: severity rule place message (citation)

The number is that of the argument or, where payloads are read from standard
input, of the line; a place is the path of an object and the byte where it
begins. Empty lines are passed over; no code at all is wrong usage. For more than one code a summary goes to standard error.

What is no merchant-presented code and is known all the same, such as a UPI link
or a Thai transfer slip, has a line that says what it is, whether it is sound or
not:

  number: form name what it is

A warning is a recommendation that was not followed, and does not fail a code
unless --strict is given.

A code that says when it ends has an error once that is over, by the computer's
clock or by --at.`,
		Example: `  # A warning, for the card number has a wrong check digit.
  merchantqr validate '000201021640001234567890125204525153038405402105802US5911ABC Hammers6008New York6304F2C6'

  # A file of codes, with a line for the sound ones too.
  merchantqr validate --verbose < codes.txt

  # A transfer slip proves a payment and cannot be paid.
  merchantqr validate '004000060000010103002021900021231231212000115102TH91049C30'

  # A code that is over by then (exit status 1).
  merchantqr validate --at 2031-01-01T00:00:00+08:00 '00020101021126490009SG.PAYNOW010120210201403121W030110408203012315204581253037025802SG5912Noodle House6009Singapore630479E9'

  # An amount of zero and no city (exit status 1).
  merchantqr validate '00020102164000123456789012520452515303840540105802US5911ABC Hammers630456AB'`,
		RunE: func(command *cobra.Command, args []string) error {
			list := listing{newPalette(colour.applies(isTerminal(command.OutOrStdout()))), verbose}
			sum, err := forEachPayload(command, args, func() work {
				networks := judgedAt.networks()
				return func(dst []byte, in input, t *tally) []byte {
					return list.judge(dst, in, networks, t, strict)
				}
			})
			if sum.payloads > 1 {
				fmt.Fprintln(command.ErrOrStderr(), sum)
			}
			return outcome(sum, err)
		},
	}
	command.Flags().BoolVar(&strict, "strict", false, "let a warning fail a code as an error does")
	command.Flags().BoolVarP(&verbose, "verbose", "v", false, "write ok for every code that is")
	judgedAt.addFlag(command.Flags())
	addColourFlag(command, &colour)
	return command
}

// brokenForm is the finding about a form whose checksum is wrong, where its reader
// has none.
var brokenForm = emvqr.Finding{
	Rule: "FORM-CHECKSUM", Severity: emvqr.Error, Message: "its own checksum is wrong", Citation: "the form's own rule",
}

// listing writes findings one a line.
type listing struct {
	palette palette
	verbose bool
}

// judge appends what there is to say of a payload, and counts it.
func (l listing) judge(dst []byte, in input, networks *profiles.Set, t *tally, strict bool) []byte {
	seen := networks.Examine(in.text)
	defer seen.Close()
	errorsBefore, findings := t.errors, seen.Findings()
	failed := t.count(seen.OK(), findings, strict)
	if !seen.OK() && t.errors == errorsBefore {
		findings = append(findings, brokenForm)
	}
	dst = l.appendForm(dst, in.number, seen.Scan())
	return l.append(dst, in.number, findings, failed)
}

// appendForm says what a text is that is no merchant-presented code, so that a slip
// is taken for no payment because nothing is wrong with it.
func (l listing) appendForm(dst []byte, number int, s profiles.Scan) []byte {
	if s.Kind == network.MPM || s.Format == "" {
		return dst
	}
	dst = l.palette.caution.append(appendNumber(dst, number), "form")
	return fmt.Appendf(dst, "    %s %s\n", s.Format, explain.What(&s))
}

func (l listing) append(dst []byte, number int, findings []emvqr.Finding, failed bool) []byte {
	for i := range findings {
		dst = l.appendFinding(dst, number, &findings[i])
	}
	if l.verbose && !failed {
		dst = append(l.palette.good.append(appendNumber(dst, number), "ok"), '\n')
	}
	return dst
}

func (l listing) appendFinding(dst []byte, number int, f *emvqr.Finding) []byte {
	severity := f.Severity.String()
	dst = l.palette.severity(f.Severity).append(appendNumber(dst, number), severity)
	dst = appendBlanks(dst, len("warning ")-len(severity))
	dst = append(append(dst, f.Rule...), ' ')
	if f.Path.IsZero() {
		dst = append(dst, "code"...)
	} else {
		dst, _ = f.Path.AppendText(dst) // never fails
	}
	dst = strconv.AppendInt(append(dst, '@'), int64(f.Offset), 10)
	dst = append(append(dst, ' '), escapeMessage(f.Message)...)
	dst = append(append(dst, " ("...), f.Citation...)
	return append(dst, ")\n"...)
}

func appendNumber(dst []byte, number int) []byte {
	return append(strconv.AppendInt(dst, int64(number), 10), ": "...)
}

// String sums up: "500 codes: 498 ok, 2 not; 3 errors, 10 warnings".
func (t tally) String() string {
	return fmt.Sprintf("%s: %d ok, %d not; %s, %s",
		plural(t.payloads, "code"), t.payloads-t.failed, t.failed, plural(t.errors, "error"), plural(t.warnings, "warning"))
}
