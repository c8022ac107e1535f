package sticker

import (
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"math"

	"golang.org/x/image/draw"
	"golang.org/x/image/vector"
)

// picture draws a page with so many pixels a millimetre.
func (p *page) picture(scale float64) *image.RGBA {
	onto := image.NewRGBA(image.Rect(0, 0, int(math.Round(p.width*scale)), int(math.Round(p.height*scale))))
	for i := range onto.Pix {
		onto.Pix[i] = 255
	}
	var raster vector.Rasterizer
	for _, m := range p.marks {
		if m.picture != nil {
			at := func(n float64) int { return int(math.Round(n * scale)) }
			b := image.Rect(at(m.at.x), at(m.at.y), at(m.at.x+m.at.w), at(m.at.y+m.at.h))
			draw.CatmullRom.Scale(onto, b, m.picture, m.picture.Bounds(), draw.Over, nil)
			continue
		}
		fill(onto, &raster, m, scale)
	}
	return onto
}

func fill(onto *image.RGBA, raster *vector.Rasterizer, m mark, scale float64) {
	b := m.outline.bounds()
	pixel := func(n float64) int { return int(math.Floor(n * scale)) }
	around := image.Rect(pixel(b.x), pixel(b.y), pixel(b.x+b.w)+1, pixel(b.y+b.h)+1).Intersect(onto.Rect)
	if around.Empty() {
		return
	}
	raster.Reset(around.Dx(), around.Dy())
	for _, s := range m.outline {
		var at [6]float32
		for i, q := range s.points[:s.op.count()] {
			at[2*i], at[2*i+1] = float32(q.x*scale-float64(around.Min.X)), float32(q.y*scale-float64(around.Min.Y))
		}
		switch s.op {
		case moveTo:
			raster.MoveTo(at[0], at[1])
		case lineTo:
			raster.LineTo(at[0], at[1])
		case quadTo:
			raster.QuadTo(at[0], at[1], at[2], at[3])
		case cubeTo:
			raster.CubeTo(at[0], at[1], at[2], at[3], at[4], at[5])
		case closed:
			raster.ClosePath()
		}
	}
	raster.Draw(onto, around, image.NewUniform(color.RGBA{m.colour.R, m.colour.G, m.colour.B, 255}), image.Point{})
}

// withDPI puts how large a PNG is to be printed into it, which the encoder does not
// know: a chunk pHYs after the first one (PNG, third edition, 11.3.4.3).
func withDPI(file []byte, dpi int) []byte {
	const afterIHDR = 8 + 4 + 4 + 13 + 4
	const metre = 1
	perMetre := uint32(math.Round(float64(dpi) / millimetresAnInch * 1000))
	chunk := []byte("\x00\x00\x00\x09pHYs")
	chunk = binary.BigEndian.AppendUint32(chunk, perMetre)
	chunk = binary.BigEndian.AppendUint32(chunk, perMetre)
	chunk = append(chunk, metre)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
	whole := make([]byte, 0, len(file)+len(chunk))
	return append(append(append(whole, file[:afterIHDR]...), chunk...), file[afterIHDR:]...)
}
