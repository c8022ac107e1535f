package readback

import (
	"image"
	"image/draw"
)

// greyOf is a picture in shades of grey, on white where it is transparent. It is the
// picture itself where that is grey already.
func greyOf(picture image.Image) *image.Gray {
	bounds := picture.Bounds()
	if plain, ok := picture.(*image.Gray); ok && bounds.Min == (image.Point{}) {
		return plain
	}
	grey := image.NewGray(image.Rect(0, 0, bounds.Dx(), bounds.Dy()))
	if indexed, ok := picture.(*image.Paletted); ok {
		greyOfIndexed(grey, indexed)
		return grey
	}
	for i := range grey.Pix {
		grey.Pix[i] = 255
	}
	draw.Draw(grey, grey.Bounds(), picture, bounds.Min, draw.Over)
	return grey
}

// greyOfIndexed looks every colour of a palette up once.
func greyOfIndexed(grey *image.Gray, indexed *image.Paletted) {
	var shades [256]uint8
	for i, c := range indexed.Palette {
		r, g, b, a := c.RGBA()
		// Weights of ITU-R BT.601, as image/color takes them; what is not opaque
		// lets white through.
		shades[i] = uint8((19595*(r+0xffff-a) + 38470*(g+0xffff-a) + 7471*(b+0xffff-a) + 1<<15) >> 24)
	}
	for y := range grey.Rect.Dy() {
		from, to := indexed.Pix[y*indexed.Stride:], grey.Pix[y*grey.Stride:][:grey.Rect.Dx()]
		for x := range to {
			to[x] = shades[from[x]]
		}
	}
}
