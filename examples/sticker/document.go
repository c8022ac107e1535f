package sticker

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"math"

	"github.com/openmerchantqr/emvqr/examples/readback"
)

// Document is what [Draw] drew, ready to be written. Every symbol in a file is read
// before the file is handed out: of a PNG and an SVG the bytes that it is made of, of
// a PDF the same outlines as a picture.
type Document struct {
	pages []*page
	title string
}

// Pages is how many pages there are. Only a PDF can hold several.
func (d *Document) Pages() int { return len(d.pages) }

// The dots an inch of a PNG.
const (
	LeastDPI = 72
	MostDPI  = 600
)

const millimetresAnInch = 25.4

var errSeveralPages = errors.New("sticker: there are several pages, which only a PDF can hold")

// PNG is the one page as a picture with so many dots an inch.
func (d *Document) PNG(dpi int) ([]byte, error) {
	if dpi < LeastDPI || dpi > MostDPI {
		return nil, fmt.Errorf("sticker: found %d dots an inch, expected %d to %d", dpi, LeastDPI, MostDPI)
	}
	if len(d.pages) != 1 {
		return nil, errSeveralPages
	}
	p := d.pages[0]
	var b bytes.Buffer
	if err := png.Encode(&b, p.picture(float64(dpi)/millimetresAnInch)); err != nil {
		return nil, fmt.Errorf("sticker: %w", err)
	}
	file := withDPI(b.Bytes(), dpi)
	read, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("sticker: %w", err)
	}
	return file, p.readBack(read)
}

// SVG is the one page as vectors.
func (d *Document) SVG() ([]byte, error) {
	if len(d.pages) != 1 {
		return nil, errSeveralPages
	}
	file := d.pages[0].svg(d.title)
	read, err := readback.RasterSVG(file)
	if err != nil {
		return nil, fmt.Errorf("sticker: %w", err)
	}
	return file, d.pages[0].readBack(read)
}

// PDF is all pages as vectors, in their true size, with the boxes that a printer's
// shop asks for. It holds no date: the same stickers are the same bytes.
func (d *Document) PDF() ([]byte, error) {
	for _, p := range d.pages {
		if err := p.readBack(p.picture(p.scaleToRead())); err != nil {
			return nil, err
		}
	}
	return writePDF(d.pages, d.title)
}

// pixelsAModule is how fine a page is drawn to be read.
const pixelsAModule = 5

func (p *page) scaleToRead() float64 {
	scale := 0.0
	for _, s := range p.symbols {
		scale = max(scale, pixelsAModule*float64(s.modules)/s.at.w)
	}
	return min(scale, math.Sqrt(readback.MaxPixels/(p.width*p.height)))
}

// readBack reads every symbol of a picture of the page, each for itself.
func (p *page) readBack(picture image.Image) error {
	scale := float64(picture.Bounds().Dx()) / p.width
	for _, s := range p.symbols {
		at := func(n float64) int { return int(math.Round(n * scale)) }
		around := image.Rect(at(s.at.x), at(s.at.y), at(s.at.x+s.at.w), at(s.at.y+s.at.h))
		alone := image.NewRGBA(image.Rect(0, 0, around.Dx(), around.Dy()))
		draw.Draw(alone, alone.Rect, picture, around.Min, draw.Src)
		switch text, err := readback.One(alone); {
		case err != nil:
			return fmt.Errorf("sticker: the symbol was not read back; make it larger, take black on white, or leave the logo out: %w", err)
		case text != s.text:
			return errors.New("sticker: the symbol was read back as something else; nothing is written")
		}
	}
	return nil
}
