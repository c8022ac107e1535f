package symbol

import (
	"fmt"
	"io"
)

// Ink is what a terminal draws a symbol with. A symbol is dark on light and few
// readers take it the other way round, so it matters which of the two the blank
// is.
type Ink int

const (
	// Colours asks for black on white by ANSI sequences, which looks the same on
	// every terminal that knows them.
	Colours Ink = iota
	// LightInk is plain text for a terminal that writes light on dark.
	LightInk
	// DarkInk is plain text for a terminal that writes dark on light, or paper.
	DarkInk
)

// The colours are those of the cube of 256, which themes leave alone.
const (
	ansiBlackOnWhite = "\x1b[38;5;16;48;5;231m"
	ansiReset        = "\x1b[0m"
)

// WriteTerminal writes the symbol with its quiet zone as text in which one
// character is two modules, one above the other. Rows are odd in number, so the
// quiet zone is one module higher at the bottom.
func (s Symbol) WriteTerminal(w io.Writer, ink Ink) error {
	if ink < Colours || ink > DarkInk {
		return fmt.Errorf("symbol: there is no ink %d", int(ink))
	}
	var text []byte
	for y := -quietZone; y < s.Size()+quietZone; y += 2 {
		if ink == Colours {
			text = append(text, ansiBlackOnWhite...)
		}
		for x := -quietZone; x < s.Size()+quietZone; x++ {
			upper, lower := s.Black(x, y), s.Black(x, y+1)
			if ink == LightInk {
				upper, lower = !upper, !lower
			}
			text = append(text, halfBlocks(upper, lower)...)
		}
		if ink == Colours {
			text = append(text, ansiReset...)
		}
		text = append(text, '\n')
	}
	if _, err := w.Write(text); err != nil {
		return fmt.Errorf("symbol: %w", err)
	}
	return nil
}

// halfBlocks is the character with ink in its upper half, its lower half, both
// or none.
func halfBlocks(upper, lower bool) string {
	switch {
	case upper && lower:
		return "█"
	case upper:
		return "▀"
	case lower:
		return "▄"
	}
	return " "
}
