package simulate

import (
	"image"
	"image/color"
	"math"
	"math/rand/v2"
)

// shoot takes the picture.
func (s *scene) shoot(rnd *rand.Rand) image.Image {
	f := newFilm(s.width, s.height)
	s.expose(f, rnd)
	module := s.stickers[0].pose.focal / s.stickers[0].pose.distance // pixels
	f.blur(math.Hypot(0.6, s.blur*module))
	if s.motion > 0 {
		f.smear(s.motion*module, s.motionAngle)
	}
	return s.develop(f, rnd)
}

// film is light, pixel by pixel, each colour from 0 to 255.
type film struct {
	width, height int
	pixels        []rgb
}

func newFilm(width, height int) *film { return &film{width, height, make([]rgb, width*height)} }

// expose renders the scene, four rays a pixel where a sticker is.
func (s *scene) expose(f *film, rnd *rand.Rand) {
	wall := newWall(rnd)
	light := s.newLighting(rnd)
	for y := range f.height {
		for x := range f.width {
			f.pixels[y*f.width+x] = light.on(float64(x), float64(y), s.look(wall, float64(x), float64(y)))
		}
	}
}

// look is the colour of what a pixel shows.
func (s *scene) look(wall wall, x, y float64) rgb {
	for _, st := range s.stickers {
		if u, v, hit := st.pose.at(x, y); !hit || !st.near(u, v) {
			continue
		}
		var sum rgb
		for i := range 4 {
			dx, dy := float64(i%2)/2-0.25, float64(i/2)/2-0.25
			var c rgb
			if u, v, hit := st.pose.at(x+dx, y+dy); hit && st.has(u, v) {
				c = st.at(u, v)
			} else {
				c = wall.at(x+dx, y+dy)
			}
			for k := range sum {
				sum[k] += c[k] / 4
			}
		}
		return sum
	}
	return wall.at(x, y)
}

// The sticker is larger than the symbol by its quiet zone and two modules.
const edge = 6

func (st *sticker) near(u, v float64) bool {
	return min(u, v) > -edge-2 && max(u, v) < st.pose.size+edge+2
}

func (st *sticker) has(u, v float64) bool {
	return min(u, v) > -edge && max(u, v) < st.pose.size+edge
}

// at is the sticker's colour at a place.
func (st *sticker) at(u, v float64) rgb {
	size := st.pose.size
	if st.covered > 0 && math.Hypot(u-size*1.05, v-size*1.05) < st.covered*size*1.2 {
		return rgb{205, 150, 125} // a finger
	}
	if r := max(math.Abs(u-size/2), math.Abs(v-size/2)); r < st.logo*size/2 {
		if r > st.logo*size/2-1 {
			return st.paper
		}
		return rgb{200, 40, 60}
	}
	if st.code.Black(int(math.Floor(u)), int(math.Floor(v))) {
		return st.ink
	}
	return st.paper
}

// wall is what is behind the stickers: bands of light and dark.
type wall struct {
	base             rgb
	sin, cos         float64 // of the bands' direction
	pitch            float64 // pixels a radian
	bands, fineBands float64
}

func newWall(rnd *rand.Rand) wall {
	tint := func() float64 { return between(rnd, 60, 190) }
	w := wall{base: rgb{tint(), tint(), tint()}, pitch: between(rnd, 15, 60), bands: between(rnd, 0, 30), fineBands: between(rnd, 0, 15)}
	w.sin, w.cos = math.Sincos(between(rnd, 0, math.Pi))
	return w
}

func (w wall) at(x, y float64) rgb {
	along := x*w.cos + y*w.sin
	d := w.bands*math.Sin(along/w.pitch) + w.fineBands*math.Sin(along/w.pitch*7.3+y/190)
	return rgb{w.base[0] + d, w.base[1] + d, w.base[2] + d}
}

// lighting is where the light comes from.
type lighting struct {
	s            *scene
	sin, cos     float64
	lampX, lampY float64 // pixels
	lamp         float64 // radius in pixels, 0 for none
	stripes      [2]wall
	reach        float64 // pixels from the middle to a corner
}

func (s *scene) newLighting(rnd *rand.Rand) lighting {
	st := s.stickers[0].pose
	side := st.focal / st.distance * st.size
	l := lighting{s: s, reach: math.Hypot(float64(s.width), float64(s.height)) / 2, lamp: s.glare * side}
	l.sin, l.cos = math.Sincos(s.lightAngle)
	l.lampX, l.lampY = st.centreX+between(rnd, -0.25, 0.25)*side, st.centreY+between(rnd, -0.25, 0.25)*side
	for i := range l.stripes {
		l.stripes[i].pitch = between(rnd, 1.2, 7)
		l.stripes[i].sin, l.stripes[i].cos = math.Sincos(between(rnd, 0, math.Pi))
	}
	return l
}

// on is a colour as it is lit at a pixel.
func (l *lighting) on(x, y float64, c rgb) rgb {
	across := ((x-float64(l.s.width)/2)*l.cos + (y-float64(l.s.height)/2)*l.sin) / l.reach
	lit := 1 - l.s.falloff*(across+1)/2
	if l.s.shadow > 0 && across > 0.08 {
		lit *= l.s.shadow
	}
	var stripes float64
	if l.s.moire > 0 {
		for _, w := range l.stripes {
			stripes += l.s.moire / 2 * math.Sin((x*w.cos+y*w.sin)/w.pitch)
		}
	}
	var glare float64
	if l.lamp > 0 {
		d := math.Hypot(x-l.lampX, y-l.lampY) / l.lamp
		glare = 400 * math.Exp(-d*d*d*1.5)
	}
	for i := range c {
		c[i] = c[i]*lit + stripes + glare
	}
	return c
}

// blur spreads the light as a lens out of focus does; the deviation is in
// pixels.
func (f *film) blur(deviation float64) {
	n := int(math.Ceil(3 * deviation))
	weights := make([]float64, n+1)
	var sum float64
	for i := range weights {
		weights[i] = math.Exp(-float64(i*i) / (2 * deviation * deviation))
		sum += weights[i]
		if i > 0 {
			sum += weights[i]
		}
	}
	for i := range weights {
		weights[i] /= sum
	}
	f.along(1, 0, weights)
	f.along(0, 1, weights)
}

// along is one pass of blur, with the weights to both sides.
func (f *film) along(dx, dy int, weights []float64) {
	out := make([]rgb, len(f.pixels))
	step, reach := dy*f.width+dx, len(weights)-1
	for y := range f.height {
		for x := range f.width {
			i := y*f.width + x
			c := f.pixels[i]
			sum := rgb{c[0] * weights[0], c[1] * weights[0], c[2] * weights[0]}
			inside := x >= reach*dx && x < f.width-reach*dx && y >= reach*dy && y < f.height-reach*dy
			for k, w := range weights[1:] {
				k++
				var a, b *rgb
				if inside {
					a, b = &f.pixels[i+k*step], &f.pixels[i-k*step]
				} else {
					a, b = f.at(x+k*dx, y+k*dy), f.at(x-k*dx, y-k*dy)
				}
				sum[0] += w * (a[0] + b[0])
				sum[1] += w * (a[1] + b[1])
				sum[2] += w * (a[2] + b[2])
			}
			out[i] = sum
		}
	}
	f.pixels = out
}

// at is the pixel, or the nearest one where there is none.
func (f *film) at(x, y int) *rgb {
	return &f.pixels[min(max(y, 0), f.height-1)*f.width+min(max(x, 0), f.width-1)]
}

// smear spreads the light as a camera that moves does.
func (f *film) smear(length, angle float64) {
	sin, cos := math.Sincos(angle)
	n := 2*int(length/2+1) + 1
	out := make([]rgb, len(f.pixels))
	for y := range f.height {
		for x := range f.width {
			var sum rgb
			for i := range n {
				way := length * (float64(i)/float64(n-1) - 0.5)
				c := f.between(float64(x)+way*cos, float64(y)+way*sin)
				for k := range sum {
					sum[k] += c[k] / float64(n)
				}
			}
			out[y*f.width+x] = sum
		}
	}
	f.pixels = out
}

// between is the light between four pixels.
func (f *film) between(x, y float64) rgb {
	x0, y0 := math.Floor(x), math.Floor(y)
	i, j := int(x0), int(y0)
	return mix(mix(*f.at(i, j), *f.at(i+1, j), x-x0), mix(*f.at(i, j+1), *f.at(i+1, j+1), x-x0), y-y0)
}

// develop adds the sensor's noise and clips.
func (s *scene) develop(f *film, rnd *rand.Rand) image.Image {
	picture := image.NewRGBA(image.Rect(0, 0, f.width, f.height))
	for i, c := range f.pixels {
		common := rnd.NormFloat64() * s.noise * 0.8
		var out [3]uint8
		for k := range out {
			out[k] = uint8(min(max(math.Round(c[k]+common+rnd.NormFloat64()*s.noise*0.6), 0), 255))
		}
		picture.SetRGBA(i%f.width, i/f.width, color.RGBA{out[0], out[1], out[2], 255})
	}
	return picture
}
