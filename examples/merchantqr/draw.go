package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

func newDraw() *cobra.Command {
	out := output{picture: toTerminal, alone: true}
	command := &cobra.Command{
		Use:   "draw [payload]",
		Short: "Draw a code as a picture, or on the terminal",
		Long: `Draw makes the QR symbol of a payload, as EMVCo asks: in byte mode, with the
lowest error correction unless --level is given, and a quiet zone around it.

The payload is an argument or the one line of standard input. A code that cannot
be paid, because its checksum is wrong or it breaks off, is not drawn. Links and
other forms are drawn as they are.`,
		Example: `  # On the terminal.
  merchantqr draw '000201021640001234567890125204525153038405402105802US5911ABC Hammers6008New York6304F2C6'

  # Sturdy, for a sticker that will get dirty.
  merchantqr draw --level H --out terminal < code.txt`,
		Args: cobra.MaximumNArgs(1),
	}
	command.RunE = func(command *cobra.Command, args []string) error {
		text, err := onePayload(command, args)
		if err != nil {
			return err
		}
		if err := drawable(command, text); err != nil {
			return err
		}
		return out.write(command, text)
	}
	out.addFlags(command)
	return command
}

// drawable refuses a code that cannot be paid, and warns of one that is no good.
func drawable(command *cobra.Command, text string) error {
	seen := profiles.Examine(text)
	defer seen.Close()
	scan, err := seen.Scan(), seen.Err()
	reading, _ := seen.Decoded()
	switch {
	case scan.Err() != nil:
		return inputError{fmt.Errorf("this is not drawn: %w", err)}
	case scan.Kind == network.MPM && !seen.OK():
		return inputError{fmt.Errorf("this code is not drawn: %w; merchantqr inspect shows where", withoutPrefix(err))}
	case firstError(reading.Findings) != nil:
		fmt.Fprintf(command.ErrOrStderr(), "merchantqr: warning: %s; it is drawn as it is\n", firstError(reading.Findings))
	case scan.Kind == network.UnknownKind:
		fmt.Fprintln(command.ErrOrStderr(), "merchantqr: warning: this is no payment code known here; it is drawn as it is")
	}
	return nil
}

// firstError is the first of the findings that is an error, nil for none.
func firstError(findings []emvqr.Finding) error {
	for _, f := range findings {
		if f.Severity == emvqr.Error {
			return profiles.FindingError{Finding: f}
		}
	}
	return nil
}
