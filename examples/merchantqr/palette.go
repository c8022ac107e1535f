package main

import (
	"fmt"

	"os"

	"github.com/fatih/color"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// palette is the styles of the output for people.
type palette struct {
	good, bad, caution, strong, quiet style
}

// style appends text in a colour or, where there is to be none, as it is.
type style struct {
	colour *color.Color
	on     bool
}

func newPalette(coloured bool) palette {
	make := func(attributes ...color.Attribute) style {
		c := color.New(attributes...)
		c.EnableColor() // whether to is decided here, not by the package
		return style{c, coloured}
	}
	return palette{
		good:    make(color.FgGreen),
		bad:     make(color.FgRed, color.Bold),
		caution: make(color.FgYellow),
		strong:  make(color.Bold),
		quiet:   make(color.Faint),
	}
}

func (s style) append(dst []byte, text string) []byte {
	if !s.on {
		return append(dst, text...)
	}
	return append(dst, s.colour.Sprint(text)...)
}

func (p palette) severity(s emvqr.Severity) style {
	switch s {
	case emvqr.Error:
		return p.bad
	case emvqr.Warning:
		return p.caution
	}
	return p.strong
}

// state is the style of what is good unless it is bad.
func (p palette) state(s emvqr.Severity) style {
	if s == emvqr.Info {
		return p.good
	}
	return p.severity(s)
}

// colourChoice is the value of --color.
type colourChoice string

const (
	colourAuto   colourChoice = "auto"
	colourAlways colourChoice = "always"
	colourNever  colourChoice = "never"
)

func (c *colourChoice) String() string { return string(*c) }
func (c *colourChoice) Type() string   { return "when" }

// Set implements pflag.Value.
func (c *colourChoice) Set(text string) error {
	switch choice := colourChoice(text); choice {
	case colourAuto, colourAlways, colourNever:
		*c = choice
		return nil
	}
	return fmt.Errorf("expected auto, always or never")
}

// applies decides about colour. A flag is a wish for this one run, so it wins
// over the environment; see https://no-color.org.
func (c colourChoice) applies(terminal bool) bool {
	switch c {
	case colourAlways:
		return true
	case colourNever:
		return false
	}
	return terminal && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}
