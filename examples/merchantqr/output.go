package main

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/examples/symbol"
)

// output is where the picture of a code goes besides its text.
type output struct {
	picture string // a file, "terminal", or "" for none
	level   symbol.Level
	scale   int
	alone   bool // write the picture only, and not the text
}

const toTerminal = "terminal"

func (o *output) addFlags(command *cobra.Command) {
	flags := command.Flags()
	flags.StringVarP(&o.picture, "out", "o", o.picture, "draw the code, too: into a `file` .png or .svg, or on the terminal")
	flags.TextVar(&o.level, "level", symbol.L, "how much damage the picture bears: `L` (7 %), M (15 %), Q (25 %) or H (30 %)")
	flags.IntVar(&o.scale, "scale", 8, "`pixels` a module of a PNG, 1 to 100")
	for name, values := range map[string][]cobra.Completion{"level": {"L", "M", "Q", "H"}, "out": {toTerminal}} {
		directive := cobra.ShellCompDirectiveNoFileComp
		if name == "out" {
			directive = cobra.ShellCompDirectiveDefault
		}
		if err := command.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(values, directive)); err != nil {
			panic(err) // only for a flag that does not exist, or twice
		}
	}
	command.PreRunE = func(*cobra.Command, []string) error { return o.check() }
}

// check finds wrong usage before any work is done.
func (o *output) check() error {
	if o.scale < 1 || o.scale > symbol.MaxScale {
		return fmt.Errorf("--scale is from 1 to %d, not %d; an SVG fits any size", symbol.MaxScale, o.scale)
	}
	switch {
	case o.picture == "", o.picture == toTerminal, o.extension() == ".png", o.extension() == ".svg":
		return nil
	}
	return fmt.Errorf("--out is a file that ends in .png or .svg, or terminal, not %+q", o.picture)
}

func (o *output) extension() string { return strings.ToLower(filepath.Ext(o.picture)) }

// write puts the picture of a code where it is to go, and its text on standard
// output. The text comes last: whoever reads it may take the picture for drawn.
func (o *output) write(command *cobra.Command, text string) error {
	to := command.OutOrStdout()
	drawn, err := o.draw(text, to)
	if err != nil {
		return inputError{err}
	}
	said := ""
	if !o.alone {
		said = text + "\n"
	}
	if o.picture == toTerminal {
		said += string(drawn)
	} else if o.picture != "" {
		if err := writeWhole(o.picture, drawn); err != nil {
			return inputError{fmt.Errorf("the picture could not be written: %w", err)}
		}
	}
	if _, err := io.WriteString(to, said); err != nil {
		return inputError{err}
	}
	return nil
}

// draw makes the picture as a whole, so that no half of one is left behind.
func (o *output) draw(text string, terminal io.Writer) ([]byte, error) {
	if o.picture == "" {
		return nil, nil
	}
	drawn, err := symbol.Encode(text, o.level)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	switch {
	case o.picture == toTerminal:
		err = drawn.WriteTerminal(&b, inkFor(terminal))
	case o.extension() == ".svg":
		err = drawn.WriteSVG(&b, pictureTitle(text))
	default:
		err = drawn.WritePNG(&b, o.scale)
	}
	return b.Bytes(), err
}

// inkFor is black on white on a terminal; what goes into a file or through a
// pipe is plain text, to be shown dark on light.
func inkFor(to io.Writer) symbol.Ink {
	if isTerminal(to) {
		return symbol.Colours
	}
	return symbol.DarkInk
}

// pictureTitle is what those hear who cannot see the picture.
func pictureTitle(text string) string {
	code, err := emvqr.Parse(text)
	if err != nil || code.MerchantName() == "" {
		return ""
	}
	return "Pay " + escape(code.MerchantName())
}
