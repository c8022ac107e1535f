package readback

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"math"
	"strconv"
	"strings"

	"golang.org/x/image/draw"
)

// The size in which an SVG is drawn to be read. A bare symbol has whole units, so a
// few pixels for each are enough; in others a module is a small part of a millimetre.
const (
	crispScale  = 3
	pixelsASide = 3000
)

// SVG reads every symbol of an SVG that is made of filled rectangles, filled paths
// and PNG pictures within it. Any other element is an error: what it would put over
// a symbol is not known here.
func SVG(data []byte) (texts []string, err error) {
	drawn, err := RasterSVG(data)
	if err != nil {
		return nil, err
	}
	return Image(drawn)
}

// RasterSVG draws such an SVG in shades of grey, for those who know where in it the
// symbols are.
func RasterSVG(data []byte) (*image.Gray, error) {
	if len(data) > MaxBytes {
		return nil, tooLong(len(data))
	}
	drawn, err := rasterSVG(data)
	if err != nil {
		return nil, fmt.Errorf("readback: the SVG cannot be read: %w", err)
	}
	return drawn, nil
}

func rasterSVG(data []byte) (*image.Gray, error) {
	tokens := xml.NewDecoder(bytes.NewReader(data))
	tokens.Strict = true
	var onto *canvas
	for {
		token, err := tokens.Token()
		switch {
		case errors.Is(err, io.EOF) && onto == nil:
			return nil, errors.New("found no svg element")
		case errors.Is(err, io.EOF):
			return onto.grey, nil
		case err != nil:
			return nil, err
		}
		element, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if onto == nil {
			if onto, err = newCanvas(element); err != nil {
				return nil, err
			}
			continue
		}
		if err := onto.add(element); err != nil {
			return nil, fmt.Errorf("%s: %w", element.Name.Local, err)
		}
	}
}

func attribute(element xml.StartElement, name string) string {
	for _, a := range element.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// numbers are several attributes that each are a number, 0 where there is none.
func numbers(element xml.StartElement, names ...string) (all []float64, err error) {
	for _, name := range names {
		text, n := attribute(element, name), 0.0
		if text != "" {
			if n, err = coordinate(text); err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
		}
		all = append(all, n)
	}
	return all, nil
}

// farthest is how far from its corner a picture may go, in its own units.
const farthest = 5000

func coordinate(text string) (float64, error) {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(n) || math.Abs(n) > farthest {
		return 0, fmt.Errorf("found %.20q, expected a number from -%d to %d", text, farthest, farthest)
	}
	return n, nil
}

// newCanvas is white paper of the size of an svg element.
func newCanvas(element xml.StartElement) (*canvas, error) {
	if element.Name.Local != "svg" {
		return nil, fmt.Errorf("found element %.20q, expected svg", element.Name.Local)
	}
	var corner [4]float64
	fields := strings.Fields(attribute(element, "viewBox"))
	if len(fields) != len(corner) {
		return nil, errors.New("expected a viewBox of four numbers")
	}
	for i, field := range fields {
		n, err := coordinate(field)
		if err != nil {
			return nil, err
		}
		corner[i] = n
	}
	width, height := corner[2], corner[3]
	if corner[0] != 0 || corner[1] != 0 || width <= 0 || height <= 0 {
		return nil, errors.New("expected a viewBox that begins at 0 0 and has a size")
	}
	scale := pixelsASide / max(width, height)
	if attribute(element, "shape-rendering") == "crispEdges" {
		scale = crispScale
	}
	if width*height*scale*scale > MaxPixels {
		return nil, fmt.Errorf("%g × %g units are too many", width, height)
	}
	grey := image.NewGray(image.Rect(0, 0, int(math.Ceil(width*scale)), int(math.Ceil(height*scale))))
	for i := range grey.Pix {
		grey.Pix[i] = 255
	}
	return &canvas{grey: grey, scale: scale}, nil
}

func (c *canvas) add(element xml.StartElement) error {
	switch element.Name.Local {
	case "title", "desc":
		return nil
	case "rect":
		return c.addRect(element)
	case "path":
		return c.addPath(element)
	case "image":
		return c.addImage(element)
	}
	return errors.New("found an element that is not read, expected title, desc, rect, path or image")
}

func (c *canvas) addRect(element xml.StartElement) error {
	shade, err := shadeOf(attribute(element, "fill"))
	if err != nil {
		return err
	}
	n, err := numbers(element, "x", "y", "width", "height")
	if err != nil {
		return err
	}
	return c.fill(outline{
		{'M', [6]float64{n[0], n[1]}}, {'L', [6]float64{n[0] + n[2], n[1]}},
		{'L', [6]float64{n[0] + n[2], n[1] + n[3]}}, {'L', [6]float64{n[0], n[1] + n[3]}}, {op: 'Z'},
	}, shade)
}

func (c *canvas) addPath(element xml.StartElement) error {
	shade, err := shadeOf(attribute(element, "fill"))
	if err != nil {
		return err
	}
	path, err := parsePath(attribute(element, "d"))
	if err != nil {
		return err
	}
	return c.fill(path, shade)
}

// shadeOf is the grey of a colour as #rgb or #rrggbb. None is black.
func shadeOf(text string) (shade uint8, err error) {
	digits, hashed := strings.CutPrefix(text, "#")
	if len(digits) == 3 {
		digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
	}
	n, err := strconv.ParseUint(digits, 16, 24)
	switch {
	case text == "":
		return 0, nil
	case !hashed || len(digits) != 6 || err != nil:
		return 0, fmt.Errorf("found colour %.20q, expected one such as #003366", text)
	}
	return color.GrayModel.Convert(color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 255}).(color.Gray).Y, nil
}

// addImage draws a PNG that stands in the file itself.
func (c *canvas) addImage(element xml.StartElement) error {
	n, err := numbers(element, "x", "y", "width", "height")
	if err != nil {
		return err
	}
	encoded, ok := strings.CutPrefix(attribute(element, "href"), "data:image/png;base64,")
	if !ok {
		return errors.New("found a picture that does not stand in the file, expected data:image/png;base64,…")
	}
	data, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil {
		return err
	}
	config, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return err
	}
	if config.Width > MaxPixels/max(config.Height, 1) {
		return errors.New("the picture has too many pixels")
	}
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return err
	}
	at := func(n float64) int { return int(math.Round(n * c.scale)) }
	box := image.Rect(at(n[0]), at(n[1]), at(n[0]+n[2]), at(n[1]+n[3]))
	draw.ApproxBiLinear.Scale(c.grey, box, picture, picture.Bounds(), draw.Over, nil)
	return nil
}
