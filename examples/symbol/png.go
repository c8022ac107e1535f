package symbol

import (
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
)

// MaxScale is the largest scale of [Symbol.WritePNG]: what is to be larger is
// better an SVG.
const MaxScale = 100

// WritePNG writes the symbol with its quiet zone as a picture in black and
// white, scale pixels a module, 1 to [MaxScale].
func (s Symbol) WritePNG(w io.Writer, scale int) error {
	if scale < 1 || scale > MaxScale {
		return fmt.Errorf("symbol: scale is from 1 to %d pixels a module, not %d", MaxScale, scale)
	}
	if err := png.Encode(w, picture{s, scale}); err != nil {
		return fmt.Errorf("symbol: %w", err)
	}
	return nil
}

// picture is a symbol as an image of two colours, made up pixel by pixel.
type picture struct {
	symbol Symbol
	scale  int
}

var inks = color.Palette{color.White, color.Black}

func (p picture) ColorModel() color.Model { return inks }

func (p picture) Bounds() image.Rectangle {
	side := (p.symbol.Size() + 2*quietZone) * p.scale
	return image.Rect(0, 0, side, side)
}

func (p picture) At(x, y int) color.Color { return inks[p.ColorIndexAt(x, y)] }

// ColorIndexAt makes it an [image.PalettedImage], which is written with one bit
// a pixel.
func (p picture) ColorIndexAt(x, y int) uint8 {
	if p.symbol.Black(x/p.scale-quietZone, y/p.scale-quietZone) {
		return 1
	}
	return 0
}
