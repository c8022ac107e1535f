package simulate

import (
	"math"
	"math/rand/v2"
)

// rgb is a colour, each part from 0 to 255.
type rgb [3]float64

func grey(v float64) rgb { return rgb{v, v, v} }

// mix is a and b, with b's share from 0 to 1.
func mix(a, b rgb, share float64) rgb {
	for i := range a {
		a[i] += (b[i] - a[i]) * share
	}
	return a
}

// sticker is a printed code. Lengths are in parts of the side of the symbol.
type sticker struct {
	code       code
	ink, paper rgb
	// logo is the side of the square in the middle, 0 for none.
	logo float64
	// covered is the side of the square at the corner without a finder pattern,
	// which a finger hides.
	covered float64

	// pose is where it stands in front of the camera.
	pose pose
}

func newSticker(c code) *sticker { return &sticker{code: c, ink: grey(35), paper: grey(225)} }

// scene is what is in front of the camera and how the camera takes it.
type scene struct {
	stickers      []*sticker
	width, height int // pixels

	// side is the symbol's side as a part of the smaller side of the picture;
	// modulePixels, if not 0, says instead how large a module is.
	side, modulePixels float64
	// away says that the sticker is not in the middle of the picture.
	away bool
	// turn, tiltX and tiltY are radians.
	turn, tiltX, tiltY float64
	// radius is that of the bottle the sticker is on, in sides of the symbol, 0
	// for a wall; upright says that the bottle stands as the symbol does.
	radius  float64
	upright bool

	// falloff is the share of light lost across the picture, shadow what a
	// shadow with an edge leaves (0 for none), from lightAngle.
	falloff, shadow, lightAngle float64
	// glare is the radius of a lamp's reflection, in sides of the symbol.
	glare float64
	// moire is how far the stripes of a screen go, of 255.
	moire float64

	// blur is the deviation of the lens's blur in modules, motion the way the
	// camera moved meanwhile.
	blur, motion, motionAngle float64
	// noise is the deviation of the sensor's noise, of 255.
	noise float64
	// quality is that of JPEG, 1 to 100.
	quality int
}

// ordinary is a photo that somebody took with care.
func ordinary(rnd *rand.Rand) scene {
	return scene{
		width: 1200, height: 900,
		side:    between(rnd, 0.55, 0.7),
		turn:    between(rnd, -4, 4) * degree,
		tiltX:   between(rnd, -4, 4) * degree,
		tiltY:   between(rnd, -4, 4) * degree,
		noise:   2,
		quality: 90,
	}
}

// place puts the stickers into the picture.
func (s *scene) place(rnd *rand.Rand) {
	for i, st := range s.stickers {
		size := float64(st.code.Size())
		side := s.side * float64(min(s.width, s.height))
		if s.modulePixels > 0 {
			side = s.modulePixels * size
		}
		p := pose{
			size: size, focal: 2.2 * side, distance: 2.2 * size,
			centreX: float64(s.width)/2 + between(rnd, -30, 30), centreY: float64(s.height)/2 + between(rnd, -30, 30),
			radius: s.radius * size, upright: s.upright,
		}
		p.turn(s.turn, s.tiltX, s.tiltY)
		switch {
		case s.away:
			p.centreX, p.centreY = between(rnd, side, float64(s.width)-side), between(rnd, side, float64(s.height)-side)
		case len(s.stickers) == 2:
			p.focal *= between(rnd, 0.75, 0.95)
			p.centreX = float64(s.width) * (0.26 + 0.48*float64(i))
		}
		st.pose = p
	}
}

// pose is where a sticker stands in front of a pinhole camera. Lengths are in
// modules, with the middle of the symbol as the origin.
type pose struct {
	size             float64 // modules a side
	axes             [3][3]float64
	focal            float64 // pixels × modules / module
	distance         float64
	centreX, centreY float64 // pixels
	radius           float64 // of the bottle, 0 for none
	upright          bool
}

// turn sets the axes: turned in its plane, then leant about x, then about y.
func (p *pose) turn(turn, tiltX, tiltY float64) {
	st, ct := math.Sincos(turn)
	sx, cx := math.Sincos(tiltX)
	sy, cy := math.Sincos(tiltY)
	p.axes = product([3][3]float64{{cy, 0, sy}, {0, 1, 0}, {-sy, 0, cy}},
		product([3][3]float64{{1, 0, 0}, {0, cx, -sx}, {0, sx, cx}}, [3][3]float64{{ct, -st, 0}, {st, ct, 0}, {0, 0, 1}}))
}

func product(a, b [3][3]float64) (c [3][3]float64) {
	for i := range 3 {
		for j := range 3 {
			for k := range 3 {
				c[i][j] += a[i][k] * b[k][j]
			}
		}
	}
	return c
}

// at is the place on the sticker that a pixel shows, in modules from the corner
// of the symbol.
func (p *pose) at(x, y float64) (u, v float64, hit bool) {
	// The ray from the camera, in the sticker's axes.
	ray := [3]float64{(x - p.centreX) / p.focal, (y - p.centreY) / p.focal, 1}
	var from, to [3]float64
	for i := range 3 {
		from[i] = -p.axes[2][i] * p.distance
		for k := range 3 {
			to[i] += p.axes[k][i] * ray[k]
		}
	}
	if p.radius == 0 {
		if to[2] == 0 {
			return 0, 0, false
		}
		t := -from[2] / to[2]
		return from[0] + t*to[0] + p.size/2, from[1] + t*to[1] + p.size/2, t > 0
	}
	across, along := 0, 1
	if !p.upright {
		across, along = 1, 0
	}
	// The bottle touches the plane of the flat sticker and lies behind it.
	fz := from[2] - p.radius
	a := to[across]*to[across] + to[2]*to[2]
	b := from[across]*to[across] + fz*to[2]
	c := from[across]*from[across] + fz*fz - p.radius*p.radius
	root := b*b - a*c
	if root < 0 {
		return 0, 0, false
	}
	t := (-b - math.Sqrt(root)) / a
	var place [2]float64
	place[across] = p.radius*math.Atan2(from[across]+t*to[across], -(fz+t*to[2])) + p.size/2
	place[along] = from[along] + t*to[along] + p.size/2
	return place[0], place[1], t > 0
}
