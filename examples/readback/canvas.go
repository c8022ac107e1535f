package readback

import (
	"errors"
	"image"
	"image/draw"
	"math"

	"golang.org/x/image/vector"
)

// canvas is a grey picture that outlines are filled on, with scale pixels a unit.
type canvas struct {
	grey   *image.Gray
	scale  float64
	raster vector.Rasterizer
	mask   image.Alpha
	filled int // pixels so far
}

// mostLayers is how often a whole canvas may be painted over, so that a file of many
// large outlines ends.
const mostLayers = 12

// fill fills an outline with a shade. Only the part that is on the canvas is drawn.
func (c *canvas) fill(path outline, shade uint8) error {
	box := c.box(path)
	if box.Empty() {
		return nil
	}
	if c.filled += box.Dx() * box.Dy(); c.filled > mostLayers*len(c.grey.Pix) {
		return errors.New("too much is painted over")
	}
	c.raster.Reset(box.Dx(), box.Dy())
	c.raster.DrawOp = draw.Src
	at := func(x, y float64) (float32, float32) {
		return float32(x*c.scale - float64(box.Min.X)), float32(y*c.scale - float64(box.Min.Y))
	}
	for _, s := range path {
		ax, ay := at(s.to[0], s.to[1])
		bx, by := at(s.to[2], s.to[3])
		cx, cy := at(s.to[4], s.to[5])
		switch s.op {
		case 'M':
			c.raster.MoveTo(ax, ay)
		case 'L':
			c.raster.LineTo(ax, ay)
		case 'Q':
			c.raster.QuadTo(ax, ay, bx, by)
		case 'C':
			c.raster.CubeTo(ax, ay, bx, by, cx, cy)
		case 'Z':
			c.raster.ClosePath()
		}
	}
	if n := box.Dx() * box.Dy(); cap(c.mask.Pix) < n {
		c.mask.Pix = make([]uint8, n)
	}
	c.mask = image.Alpha{Pix: c.mask.Pix[:box.Dx()*box.Dy()], Stride: box.Dx(), Rect: image.Rect(0, 0, box.Dx(), box.Dy())}
	c.raster.Draw(&c.mask, c.mask.Rect, image.Opaque, image.Point{})
	c.blend(box, shade)
	return nil
}

// blend puts a shade on a box of the canvas where the mask says so.
func (c *canvas) blend(box image.Rectangle, shade uint8) {
	for y := range box.Dy() {
		from := c.mask.Pix[y*c.mask.Stride:][:box.Dx()]
		to := c.grey.Pix[(box.Min.Y+y)*c.grey.Stride+box.Min.X:][:box.Dx()]
		for x, cover := range from {
			if cover > 0 {
				to[x] = uint8((int(to[x])*(255-int(cover)) + int(shade)*int(cover) + 127) / 255)
			}
		}
	}
}

// box is the pixels that an outline may touch.
func (c *canvas) box(path outline) image.Rectangle {
	minX, minY, maxX, maxY := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, s := range path {
		for i := 0; i < pointsOf(s.op); i++ {
			x, y := s.to[2*i], s.to[2*i+1]
			minX, minY, maxX, maxY = min(minX, x), min(minY, y), max(maxX, x), max(maxY, y)
		}
	}
	if minX > maxX {
		return image.Rectangle{}
	}
	pixel := func(n float64) int { return int(math.Floor(n * c.scale)) }
	return image.Rect(pixel(minX), pixel(minY), pixel(maxX)+1, pixel(maxY)+1).Intersect(c.grey.Rect)
}

// pointsOf is how many points an operator of an outline has.
func pointsOf(op byte) int {
	switch op {
	case 'Q':
		return 2
	case 'C':
		return 3
	case 'Z':
		return 0
	}
	return 1
}
