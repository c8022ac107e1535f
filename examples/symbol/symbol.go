// Package symbol draws the QR symbol of a payment code as section 4.12 of the
// EMV QR Code Specification for Payment Systems, Merchant-Presented Mode,
// version 1.1 (November 2020) asks: all data in byte mode, never in one of the
// denser modes that most QR libraries choose by themselves, and a designator
// that says UTF-8 in front of it when a character outside ASCII occurs.
//
// What EMVCo leaves open follows ISO/IEC 18004: the smallest version that fits,
// the mask with the fewest penalty points, a quiet zone of four modules.
//
//	s, err := symbol.Encode(code.String(), symbol.L)
//	...
//	err = s.WriteSVG(w, "Pay Noodle House")
package symbol

import (
	"errors"
	"fmt"
	"unicode/utf8"
)

// quietZone is how many light modules surround a symbol.
const quietZone = 4

// Symbol is a QR symbol: a square of dark and light modules. It never changes
// once [Encode] has made it. The zero Symbol has no modules.
type Symbol struct {
	// Version is the size class, 1 to 40: a side has 17 + 4 × Version modules.
	Version int
	// Level is how much damage the symbol bears.
	Level Level
	// Mask is which of the patterns 0 to 7 is laid over the data.
	Mask int
	// ECI says that a designator names the text as UTF-8.
	ECI bool

	modules grid
}

// Encode makes the smallest symbol of a level that holds a text. Of the levels,
// [L] gives the smallest. If the text is too long for any symbol of the level,
// the error is a [TooLongError].
func Encode(text string, level Level) (Symbol, error) {
	switch {
	case !level.isKnown():
		return Symbol{}, fmt.Errorf("symbol: %v is no error correction level", level)
	case text == "":
		return Symbol{}, errors.New("symbol: text is empty")
	case !utf8.ValidString(text):
		return Symbol{}, errors.New("symbol: text is not UTF-8")
	}
	content, eci := segments(text)
	version, fits := smallestVersion(content, level)
	if !fits {
		return Symbol{}, &TooLongError{Bytes: len(text), Max: capacity(level, eci), Level: level}
	}
	placed, err := place(content, version, level)
	if err != nil {
		return Symbol{}, fmt.Errorf("symbol: %w", err)
	}
	mask, modules := placed.best()
	return Symbol{Version: int(version), Level: level, Mask: mask, ECI: eci, modules: modules}, nil
}

// Size is how many modules a side has, without the quiet zone.
func (s Symbol) Size() int { return s.modules.size() }

// Black reports whether the module in column x of row y, both counted from 0 at
// the top left, is dark. Everything around the symbol is light.
func (s Symbol) Black(x, y int) bool { return s.modules.at(x, y) }
