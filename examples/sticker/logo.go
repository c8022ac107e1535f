package sticker

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	_ "image/jpeg" // a logo may be one
	_ "image/png"
	"io"
)

// What a logo may be at most.
const (
	maxLogoBytes = 8 << 20
	maxLogoSide  = 4096 // pixels
)

// ReadLogo reads a picture, PNG or JPEG, of at most 8 MiB and 4096 pixels a side.
func ReadLogo(from io.Reader) (image.Image, error) {
	data, err := io.ReadAll(io.LimitReader(from, maxLogoBytes+1))
	if err != nil {
		return nil, fmt.Errorf("sticker: the logo cannot be read: %w", err)
	}
	if len(data) > maxLogoBytes {
		return nil, fmt.Errorf("sticker: the logo has more than %d bytes", maxLogoBytes)
	}
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("sticker: the logo is neither PNG nor JPEG: %w", err)
	}
	if config.Width > maxLogoSide || config.Height > maxLogoSide || config.Width < 1 || config.Height < 1 {
		return nil, fmt.Errorf("sticker: the logo has %d × %d pixels, expected 1 to %d a side", config.Width, config.Height, maxLogoSide)
	}
	logo, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("sticker: the logo cannot be read: %w", err)
	}
	return logo, nil
}

// turned is a picture upside down.
type turned struct{ of image.Image }

func (t turned) ColorModel() color.Model { return t.of.ColorModel() }
func (t turned) Bounds() image.Rectangle { return t.of.Bounds() }
func (t turned) At(x, y int) color.Color {
	b := t.of.Bounds()
	return t.of.At(b.Min.X+b.Max.X-1-x, b.Min.Y+b.Max.Y-1-y)
}

// plain is a picture with eight bits a colour, which every format takes.
func plain(picture image.Image) image.Image {
	onto := image.NewNRGBA(image.Rect(0, 0, picture.Bounds().Dx(), picture.Bounds().Dy()))
	draw.Draw(onto, onto.Rect, picture, picture.Bounds().Min, draw.Src)
	return onto
}
