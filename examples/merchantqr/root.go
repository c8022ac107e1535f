package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"
)

// The exit statuses, which scripts rely on.
const (
	exitOK    = 0 // every input is ok and no finding is an error
	exitNotOK = 1 // some input is not
	exitUsage = 2 // the command was not understood
)

// errNotOK ends a command with [exitNotOK] when its output has said why already.
var errNotOK = errors.New("some input is not ok")

// inputError is a reason for [exitNotOK] that has not been told yet. What is
// neither this nor errNotOK is wrong usage, which is how cobra's own errors
// arrive.
type inputError struct{ error }

// run is the program without the process around it, so that tests can call it.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := newRoot()
	out := &sink{to: stdout}
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(out)
	root.SetErr(stderr)
	command, err := root.ExecuteC()
	var input inputError
	switch {
	case out.err != nil:
		complain(stderr, fmt.Errorf("the output could not be written: %w", out.err))
		return exitNotOK
	case err == nil:
		return exitOK
	case errors.Is(err, errNotOK):
		return exitNotOK
	case errors.As(err, &input):
		complain(stderr, err)
		return exitNotOK
	}
	complain(stderr, err)
	fmt.Fprintf(stderr, "Run '%s --help' for how to use it.\n", command.CommandPath())
	return exitUsage
}

// complain writes an error. It may quote a payload, so it is escaped.
func complain(stderr io.Writer, err error) {
	fmt.Fprintf(stderr, "merchantqr: %s\n", escapeMessage(err.Error()))
}

// The groups of the commands in the help.
const (
	reads  = "reads"
	writes = "writes"
	tells  = "tells"
)

func addCommands(root *cobra.Command, group string, commands ...*cobra.Command) {
	for _, command := range commands {
		command.GroupID = group
		root.AddCommand(command)
	}
}

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "merchantqr",
		Short: "Look into merchant-presented payment QR codes, judge them, write them",
		Long: `merchantqr works on the text of EMVCo merchant-presented payment QR codes, the
ones a shop shows and a payer scans. It takes what a scanner hands over, not
pictures.

Exit status: 0 when every code is ok and has no error finding, 1 when some is
not, 2 for wrong usage.`,
		Example: `  # What does this code say, and is it sound?
  merchantqr inspect '000201021640001234567890125204525153038405402105802US5911ABC Hammers6008New York6304F2C6'

  # Which codes of a file are not sound?
  merchantqr validate < codes.txt

  # Write a code that PromptPay's and Visa's apps can pay, and draw it.
  merchantqr compose --name 'Noodle House' --city Bangkok --mcc 5812 \
    --account promptpay:biller_id=010753600031501,ref1=TABLE12 --account visa:number=4000123456789017 --out terminal

  # Will this wallet take it?
  merchantqr readable --wallet tng '000201010211021640000012345678991531250003440001034400000000000012326410014A0000006150001010650166402091234567895204581253034585802MY5912NOODLE HOUSE6012Kuala Lumpur6304D1DD'

  # Which networks are there, and what goes into their accounts?
  merchantqr networks`,
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetVersionTemplate("{{.Version}}\n")
	root.AddGroup(
		&cobra.Group{ID: reads, Title: "Look into codes:"},
		&cobra.Group{ID: writes, Title: "Write codes:"},
		&cobra.Group{ID: tells, Title: "Look things up:"})
	addCommands(root, reads, newInspect(), newExplain(), newValidate(), newReadable(), newRoute(), newVerify())
	addCommands(root, writes, newCompose(), newGenerate(), newAdd(), newRemove(), newConvert(), newDraw())
	addCommands(root, writes, newSticker(), newBatch(), newMerge())
	addCommands(root, tells, newNetworks(), newForms(), newWallets(), newRules(), newConform(), newVersion())
	return root
}

// must is for what fails only for a flag that does not exist, or twice.
func must(err error) {
	if err != nil {
		panic(err)
	}
}
