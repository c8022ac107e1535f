package simulate

import (
	"math"
	"math/rand/v2"
	"strings"
)

// Kind is what is wrong with a photo.
type Kind int

// The kinds, in the order in which they are reported.
const (
	Perspective Kind = iota
	Rotation
	Blur
	Motion
	Noise
	Compression
	LowContrast
	UnevenLight
	Glare
	Cylinder
	Covered
	Inverted
	Coloured
	Logo
	Small
	TwoCodes
	Moire
	Everything
)

// Kinds are all of them.
func Kinds() []Kind {
	kinds := make([]Kind, len(trouble))
	for i := range kinds {
		kinds[i] = Kind(i)
	}
	return kinds
}

// String is the kind's name for people.
func (k Kind) String() string { return trouble[k].name }

func (k Kind) slug() string { return strings.ReplaceAll(trouble[k].name, " ", "-") }

// troubles says how a kind changes an ordinary scene at a severity of 1 or 2.
type troubles struct {
	name string
	two  bool // two codes
	set  func(s *scene, severity int, rnd *rand.Rand)
}

func (t troubles) codes() int {
	if t.two {
		return 2
	}
	return 1
}

// pick is the first value at severity 1, the second at 2.
func pick[T any](severity int, mild, severe T) T {
	if severity == 1 {
		return mild
	}
	return severe
}

// between is a random number from low to high.
func between(rnd *rand.Rand, low, high float64) float64 { return low + (high-low)*rnd.Float64() }

// either is x or -x.
func either(rnd *rand.Rand, x float64) float64 {
	if rnd.IntN(2) == 0 {
		return -x
	}
	return x
}

const degree = math.Pi / 180

var trouble = [...]troubles{
	Perspective: {name: "perspective", set: func(s *scene, severity int, rnd *rand.Rand) {
		tilt(s, pick(severity, 38.0, 54.0), rnd)
	}},
	Rotation: {name: "rotation", set: func(s *scene, severity int, rnd *rand.Rand) {
		s.turn = between(rnd, 0, 2*math.Pi)
		s.tiltX = either(rnd, pick(severity, 8.0, 24.0)*degree)
	}},
	Blur: {name: "Gaussian blur", set: func(s *scene, severity int, _ *rand.Rand) {
		s.blur = pick(severity, 0.38, 0.56)
	}},
	Motion: {name: "motion blur", set: func(s *scene, severity int, rnd *rand.Rand) {
		s.motion = pick(severity, 0.9, 1.5)
		s.motionAngle = between(rnd, 0, math.Pi)
	}},
	Noise: {name: "noise", set: func(s *scene, severity int, _ *rand.Rand) {
		s.noise = pick(severity, 28.0, 55.0)
	}},
	Compression: {name: "JPEG", set: func(s *scene, severity int, _ *rand.Rand) {
		s.quality = pick(severity, 14, 5)
		s.side *= 0.7
	}},
	LowContrast: {name: "low contrast", set: func(s *scene, severity int, _ *rand.Rand) {
		s.stickers[0].ink, s.stickers[0].paper = grey(118), grey(pick(severity, 152.0, 133.0))
	}},
	UnevenLight: {name: "uneven light", set: func(s *scene, severity int, rnd *rand.Rand) {
		s.falloff = pick(severity, 0.75, 0.9)
		s.shadow = pick(severity, 0.5, 0.25)
		s.lightAngle = between(rnd, 0, 2*math.Pi)
	}},
	Glare: {name: "glare", set: func(s *scene, severity int, _ *rand.Rand) {
		s.glare = pick(severity, 0.13, 0.2)
	}},
	Cylinder: {name: "cylinder", set: func(s *scene, severity int, rnd *rand.Rand) {
		s.radius = pick(severity, 0.75, 0.52)
		s.upright = rnd.IntN(4) > 0
		s.turn = between(rnd, -25, 25) * degree
		s.tiltX = between(rnd, -15, 15) * degree
	}},
	Covered: {name: "partly covered", set: func(s *scene, severity int, _ *rand.Rand) {
		s.stickers[0].covered = pick(severity, 0.18, 0.27)
	}},
	Inverted: {name: "inverted", set: func(s *scene, severity int, rnd *rand.Rand) {
		s.stickers[0].ink, s.stickers[0].paper = grey(225), pick(severity, grey(30), rgb{70, 90, 110})
		s.turn = between(rnd, 0, 2*math.Pi)
		s.tiltX = pick(severity, 5.0, 25.0) * degree
	}},
	Coloured: {name: "coloured", set: func(s *scene, severity int, rnd *rand.Rand) {
		inks := pick(severity, mildInks, severeInks)
		pair := inks[rnd.IntN(len(inks))]
		s.stickers[0].ink, s.stickers[0].paper = pair[0], pair[1]
	}},
	Logo: {name: "logo", set: func(s *scene, severity int, _ *rand.Rand) {
		s.stickers[0].logo = pick(severity, 0.16, 0.23)
	}},
	Small: {name: "small in 4000 × 3000", set: func(s *scene, severity int, rnd *rand.Rand) {
		s.width, s.height = 4000, 3000
		s.modulePixels = pick(severity, between(rnd, 3, 4), between(rnd, 2.1, 2.6))
		s.turn = between(rnd, -20, 20) * degree
		s.away = true
	}},
	TwoCodes: {name: "two codes", two: true, set: func(s *scene, severity int, rnd *rand.Rand) {
		s.width, s.height = 1600, 1000
		if severity == 2 {
			s.turn = between(rnd, 0, 2*math.Pi)
			tilt(s, 28, rnd)
		}
	}},
	Moire: {name: "moiré", set: func(s *scene, severity int, rnd *rand.Rand) {
		s.moire = pick(severity, 45.0, 85.0)
		s.turn = between(rnd, -10, 10) * degree
	}},
	Everything: {name: "all at once", set: func(s *scene, severity int, rnd *rand.Rand) {
		tilt(s, pick(severity, 18.0, 30.0), rnd)
		s.blur = pick(severity, 0.25, 0.36)
		s.noise = pick(severity, 8.0, 16.0)
		s.quality = pick(severity, 45, 25)
		s.falloff = pick(severity, 0.4, 0.6)
		s.lightAngle = between(rnd, 0, 2*math.Pi)
		s.radius = pick(severity, 2.0, 1.4)
		s.upright = true
		s.stickers[0].ink, s.stickers[0].paper = grey(60), grey(190)
		s.glare = pick(severity, 0.05, 0.08)
	}},
}

// tilt leans the sticker away from the camera, about any axis.
func tilt(s *scene, degrees float64, rnd *rand.Rand) {
	about := between(rnd, 0, 2*math.Pi)
	angle := degrees * degree * between(rnd, 0.9, 1.1)
	s.tiltX, s.tiltY = angle*math.Cos(about), angle*math.Sin(about)
	s.turn += between(rnd, -30, 30) * degree
}

// Inks of shops' own colours, ink before paper: those of the first table differ
// in lightness, those of the second little.
var (
	mildInks   = [][2]rgb{{{20, 40, 140}, {250, 220, 60}}, {{170, 20, 40}, {250, 240, 235}}, {{10, 90, 50}, {210, 240, 215}}, {{90, 30, 120}, {250, 215, 225}}}
	severeInks = [][2]rgb{{{225, 60, 60}, {120, 200, 235}}, {{240, 120, 20}, {225, 235, 240}}, {{30, 150, 70}, {235, 175, 200}}, {{60, 120, 235}, {245, 165, 90}}}
)
