package photo

import (
	"image"
	"image/color"
	"image/draw"
)

// Grey is a picture without its colours, on white where it is transparent, as
// many QR codes are drawn.
func Grey(picture image.Image) *image.Gray {
	b := picture.Bounds()
	out := image.NewGray(image.Rect(0, 0, b.Dx(), b.Dy()))
	row := rowOf(picture)
	for y := range b.Dy() {
		row(b.Min.Y+y, out.Pix[y*out.Stride:][:b.Dx()])
	}
	return out
}

// rowOf is the way to put a row of a picture, in grey, into memory: a fast one
// for what cameras and drawing programs write.
func rowOf(picture image.Image) func(y int, out []uint8) {
	left := picture.Bounds().Min.X
	switch p := picture.(type) {
	case *image.YCbCr:
		return func(y int, out []uint8) { copy(out, p.Y[p.YOffset(left, y):]) }
	case *image.Gray:
		return func(y int, out []uint8) { copy(out, p.Pix[p.PixOffset(left, y):]) }
	case *image.Paletted:
		var greys [256]uint8 // an index past the palette is black
		for i, c := range p.Palette {
			greys[i&255] = onWhite(c)
		}
		return func(y int, out []uint8) {
			in := p.Pix[p.PixOffset(left, y):]
			for x := range out {
				out[x] = greys[in[x]]
			}
		}
	case *image.NRGBA:
		return func(y int, out []uint8) {
			in := p.Pix[p.PixOffset(left, y):]
			for x := range out {
				r, g, b, a := uint32(in[4*x]), uint32(in[4*x+1]), uint32(in[4*x+2]), uint32(in[4*x+3])
				out[x] = uint8((luma(r, g, b)*a + 255*(255-a) + 127) / 255)
			}
		}
	}
	return func(y int, out []uint8) {
		for x := range out {
			out[x] = onWhite(picture.At(left+x, y))
		}
	}
}

// luma is the brightness that ITU-R BT.601 gives a colour of three bytes.
func luma(r, g, b uint32) uint32 { return (299*r + 587*g + 114*b + 500) / 1000 }

func onWhite(c color.Color) uint8 {
	r, g, b, a := c.RGBA() // 16 bits each, times a
	return uint8((luma(r, g, b) + 0xffff - a) >> 8)
}

// channels are the parts of a picture whose colours differ more than their
// brightness may show: red, green and blue, each as a grey picture. There are
// none of a picture that is grey anyway.
func channels(picture image.Image) []*image.Gray {
	switch picture.(type) {
	case *image.Gray, *image.Gray16:
		return nil
	}
	b := picture.Bounds()
	size := image.Rect(0, 0, b.Dx(), b.Dy())
	rgba := image.NewRGBA(size)
	draw.Draw(rgba, size, image.White, image.Point{}, draw.Src)
	draw.Draw(rgba, size, picture, b.Min, draw.Over)
	all := make([]*image.Gray, 3)
	coloured := false
	for k := range all {
		all[k] = image.NewGray(size)
		for i := range all[k].Pix {
			all[k].Pix[i] = rgba.Pix[4*i+k]
			if d := int(rgba.Pix[4*i]) - int(rgba.Pix[4*i+k]); d > 40 || d < -40 {
				coloured = true
			}
		}
	}
	if !coloured {
		return nil
	}
	return all
}
