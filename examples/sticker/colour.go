package sticker

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Colour is an opaque colour of sRGB. The zero Colour is black.
type Colour struct{ R, G, B uint8 }

// The colours of a [Style] that names none.
var (
	black = Colour{}
	white = Colour{255, 255, 255}
	navy  = Colour{0x14, 0x2B, 0x5C}
)

// String is the colour as #rrggbb.
func (c Colour) String() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// MarshalText implements [encoding.TextMarshaler].
func (c Colour) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText takes a colour as #rrggbb, so that a flag can be one.
func (c *Colour) UnmarshalText(text []byte) error {
	digits, hashed := strings.CutPrefix(string(text), "#")
	n, err := strconv.ParseUint(digits, 16, 24)
	if !hashed || len(digits) != 6 || err != nil {
		return fmt.Errorf("sticker: found colour %q, expected six hexadecimal digits such as #003366", text)
	}
	*c = Colour{uint8(n >> 16), uint8(n >> 8), uint8(n)}
	return nil
}

// luminance is how light a colour is to the eye, 0 to 1 (WCAG 2.2, relative
// luminance).
func (c Colour) luminance() float64 {
	linear := func(channel uint8) float64 {
		v := float64(channel) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// Contrast is the ratio of WCAG 2.2 between two colours, from 1 for the same to 21
// for black and white.
func Contrast(a, b Colour) float64 {
	light, dark := a.luminance(), b.luminance()
	if light < dark {
		light, dark = dark, light
	}
	return (light + 0.05) / (dark + 0.05)
}

// The least ratios. A symbol needs more than text: a camera sees it from afar, in
// poor light, printed by a worn printer. WCAG's ratios for text are 4.5 (level AA)
// and 7 (level AAA).
const (
	leastOfSymbol = 7.0
	leastOfText   = 4.5
)

// checkContrast refuses what scanners or people could miss.
func (s *look) checkContrast() error {
	if s.ink.luminance() > s.paper.luminance() {
		return fmt.Errorf("sticker: the ink %v is lighter than the paper %v; many scanners miss light symbols on a dark ground", s.ink, s.paper)
	}
	if got := Contrast(s.ink, s.paper); got < leastOfSymbol {
		return fmt.Errorf("sticker: the ink %v on the paper %v has a contrast of %.1f to 1, scanners need %.0f; take a darker ink or a lighter paper",
			s.ink, s.paper, got, leastOfSymbol)
	}
	if got := Contrast(s.band, s.paper); got < leastOfText {
		return fmt.Errorf("sticker: letters in the paper's colour %v on the band %v have a contrast of %.1f to 1, people need %.1f; take a darker band",
			s.paper, s.band, got, leastOfText)
	}
	return nil
}
