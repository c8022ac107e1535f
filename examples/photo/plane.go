package photo

import (
	"image"
	"math"
)

// plane is a grey picture, row after row, with the centre of the first pixel at
// 0, 0.
type plane struct {
	width, height int
	pixels        []uint8
}

// newPlane is the picture as a plane; it shares the pixels where it can.
func newPlane(picture *image.Gray) *plane {
	b := picture.Bounds()
	p := &plane{width: b.Dx(), height: b.Dy()}
	if picture.Stride == p.width && len(picture.Pix) >= p.width*p.height {
		p.pixels = picture.Pix[:p.width*p.height]
		return p
	}
	p.pixels = make([]uint8, 0, p.width*p.height)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		row := picture.Pix[picture.PixOffset(b.Min.X, y):]
		p.pixels = append(p.pixels, row[:p.width]...)
	}
	return p
}

func (p *plane) image() *image.Gray {
	return &image.Gray{Pix: p.pixels, Stride: p.width, Rect: image.Rect(0, 0, p.width, p.height)}
}

func (p *plane) row(y int) []uint8 { return p.pixels[y*p.width : (y+1)*p.width] }

// at is the brightness between four pixels; outside the picture it is that of
// the edge.
func (p *plane) at(x, y float64) float64 {
	x = min(max(x, 0), float64(p.width-1))
	y = min(max(y, 0), float64(p.height-1))
	i, j := int(x), int(y)
	fx, fy := x-float64(i), y-float64(j)
	here := p.pixels[j*p.width+i:]
	below := here
	if j+1 < p.height {
		below = p.pixels[(j+1)*p.width+i:]
	}
	right := 0
	if i+1 < p.width {
		right = 1
	}
	top := float64(here[0]) + fx*(float64(here[right])-float64(here[0]))
	bottom := float64(below[0]) + fx*(float64(below[right])-float64(below[0]))
	return top + fy*(bottom-top)
}

// has reports whether a place is in the picture.
func (p *plane) has(x, y float64) bool {
	return x >= 0 && y >= 0 && x <= float64(p.width-1) && y <= float64(p.height-1)
}

// halved is the picture with half the width and height, each pixel the mean of
// four.
func (p *plane) halved() *plane {
	h := &plane{width: p.width / 2, height: p.height / 2}
	h.pixels = make([]uint8, h.width*h.height)
	for y := range h.height {
		a, b, out := p.row(2*y), p.row(2*y+1), h.row(y)
		for x := range out {
			out[x] = uint8((int(a[2*x]) + int(a[2*x+1]) + int(b[2*x]) + int(b[2*x+1]) + 2) / 4)
		}
	}
	return h
}

// scaled is the picture times a factor, between the pixels.
func (p *plane) scaled(factor float64) *plane {
	s := &plane{width: max(1, int(float64(p.width)*factor)), height: max(1, int(float64(p.height)*factor))}
	s.pixels = make([]uint8, s.width*s.height)
	for y := range s.height {
		out := s.row(y)
		for x := range out {
			out[x] = uint8(p.at((float64(x)+0.5)/factor-0.5, (float64(y)+0.5)/factor-0.5) + 0.5)
		}
	}
	return s
}

// inverted is the picture with light and dark exchanged.
func (p *plane) inverted() *plane {
	n := &plane{p.width, p.height, make([]uint8, len(p.pixels))}
	for i, v := range p.pixels {
		n.pixels[i] = 255 - v
	}
	return n
}

// smoothed is the picture with each pixel the mean of itself and its
// neighbours.
func (p *plane) smoothed() *plane {
	s := &plane{p.width, p.height, make([]uint8, len(p.pixels))}
	columns := make([]int, p.width+2)
	for y := range p.height {
		above, here, below := p.row(max(y-1, 0)), p.row(y), p.row(min(y+1, p.height-1))
		for x := range here {
			columns[x+1] = int(above[x]) + int(here[x]) + int(below[x])
		}
		columns[0], columns[p.width+1] = columns[1], columns[p.width]
		out := s.row(y)
		for x := range out {
			out[x] = uint8((columns[x] + columns[x+1] + columns[x+2] + 4) / 9)
		}
	}
	return s
}

// turned is the picture turned by an angle in radians about its middle; what
// comes from outside is white. unturn takes a place in it back.
func (p *plane) turned(angle float64) (t *plane, unturn func(x, y float64) (float64, float64)) {
	sin, cos := math.Sincos(angle)
	w, h := float64(p.width), float64(p.height)
	t = &plane{width: int(math.Abs(w*cos) + math.Abs(h*sin)), height: int(math.Abs(w*sin) + math.Abs(h*cos))}
	t.width, t.height = max(t.width, 1), max(t.height, 1)
	t.pixels = make([]uint8, t.width*t.height)
	unturn = func(x, y float64) (float64, float64) {
		x, y = x-float64(t.width-1)/2, y-float64(t.height-1)/2
		return x*cos + y*sin + (w-1)/2, y*cos - x*sin + (h-1)/2
	}
	for y := range t.height {
		out := t.row(y)
		for x := range out {
			out[x] = 255
			if sx, sy := unturn(float64(x), float64(y)); p.has(sx, sy) {
				out[x] = uint8(p.at(sx, sy) + 0.5)
			}
		}
	}
	return t, unturn
}
