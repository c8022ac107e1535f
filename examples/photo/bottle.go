package photo

import (
	"cmp"
	"math"
	"slices"
)

// bottle takes a place in a symbol on a bottle to one in the picture: the place
// on the cylinder, seen by any camera. Where the symbol is on the bottle and how
// the bottle stands is part of the camera; only the radius is not linear.
type bottle struct {
	camera  [12]float64 // three rows: x × w, y × w, w
	size    float64     // modules a side of the symbol
	radius  float64     // in halves of the side
	upright bool        // the axis is that of v
}

// curved is where a place is in space, in halves of the symbol's side from its
// middle.
func (b *bottle) curved(u, v float64) [4]float64 {
	u, v = 2*u/b.size-1, 2*v/b.size-1
	if !b.upright {
		u, v = v, u
	}
	sin, cos := math.Sincos(u / b.radius)
	return [4]float64{b.radius * sin, v, b.radius * (1 - cos), 1}
}

func (b *bottle) at(u, v float64) (x, y float64) {
	p := b.curved(u, v)
	var row [3]float64
	for i := range row {
		for k, c := range p {
			row[i] += b.camera[4*i+k] * c
		}
	}
	return row[0] / row[2], row[1] / row[2]
}

// fit finds the camera.
func (b *bottle) fit(pairs []pair) bool {
	mx, my, sx := spread(pairs, func(p pair) (float64, float64) { return p.x, p.y })
	if sx == 0 {
		return false
	}
	eq := newEquations(11)
	row := make([]float64, 11)
	for _, p := range pairs {
		f := b.curved(p.u, p.v)
		for axis, value := range [2]float64{(p.x - mx) / sx, (p.y - my) / sx} {
			clear(row)
			for k := range 4 {
				row[4*axis+k] = f[k]
				if k < 3 {
					row[8+k] = -f[k] * value
				}
			}
			eq.add(row, value, p.weight)
		}
	}
	s, ok := eq.solve(1e-6)
	if !ok {
		return false
	}
	w := [4]float64{s[8], s[9], s[10], 1}
	for k := range 4 {
		b.camera[k] = s[k]*sx + w[k]*mx
		b.camera[4+k] = s[4+k]*sx + w[k]*my
		b.camera[8+k] = w[k]
	}
	return true
}

// radii are tried, in halves of the symbol's side.
var radii = []float64{1, 1.15, 1.35, 1.7, 2.3, 3.5, 8}

// guess is a surface that a symbol may be on.
type guess struct {
	*surveyor
	bottle    *bottle
	seeds     []pair
	agreement float64 // of the symbol's patterns with it
}

// bottles are the surfaces that agree best, of all radii and versions, the best
// first.
func bottles(surveyors []*surveyor) []guess {
	var all []guess
	for _, s := range surveyors {
		seeds, ok := s.triple.seeds(s.layout.size)
		if !ok {
			continue
		}
		for _, radius := range radii {
			for _, upright := range []bool{true, false} {
				b := &bottle{size: float64(s.layout.size), radius: radius, upright: upright}
				if b.fit(seeds) {
					all = append(all, guess{s, b, seeds, s.agreement(b)})
				}
			}
		}
	}
	slices.SortStableFunc(all, func(a, b guess) int { return cmp.Compare(b.agreement, a.agreement) })
	return all
}

// agreement is how well the timing and alignment patterns are seen through a
// map, without the rest of the symbol.
func (s *surveyor) agreement(m surface) float64 {
	var product, power, mean, n float64
	var light, sign []float64
	l := s.layout
	for i, purpose := range l.purpose {
		if k := signOf(purpose); k != 0 && !l.inFinder(i) {
			x, y := m.at(float64(i%l.size)+0.5, float64(i/l.size)+0.5)
			v := s.picture.at(x, y)
			light, sign = append(light, v), append(sign, k)
			mean += v
			n++
		}
	}
	if n == 0 {
		return 0
	}
	mean /= n
	for i, v := range light {
		product += sign[i] * (v - mean)
		power += (v - mean) * (v - mean)
	}
	if power == 0 {
		return 0
	}
	return product / math.Sqrt(power*n)
}

// axes are the edges of a module of a finder pattern, in pixels: from the
// outline, once it is known about which way they go.
func (f *finder) axes(ux, uy, vx, vy float64) (axes [4]float64, ok bool) {
	// The inverse takes the outline to a square of 3.5 to each side.
	mu, mv := f.module(ux, uy)/math.Hypot(ux, uy), f.module(vx, vy)/math.Hypot(vx, vy)
	a := [4]float64{ux * mu, vx * mv, uy * mu, vy * mv}
	for range 6 {
		det := a[0]*a[3] - a[1]*a[2]
		if math.Abs(det) < 1e-9 {
			return axes, false
		}
		inverse := [4]float64{a[3] / det, -a[1] / det, -a[2] / det, a[0] / det}
		eu, ev := newEquations(2), newEquations(2)
		for i, r := range f.outline {
			sin, cos := math.Sincos(float64(i) / directions * 2 * math.Pi)
			x, y := r*cos, r*sin
			u, v := inverse[0]*x+inverse[1]*y, inverse[2]*x+inverse[3]*y
			switch d := math.Abs(u) - math.Abs(v); {
			case d > 0.5:
				eu.add([]float64{x, y}, math.Copysign(3.5, u), 1)
			case d < -0.5:
				ev.add([]float64{x, y}, math.Copysign(3.5, v), 1)
			}
		}
		ru, okU := eu.solve(1e-9)
		rv, okV := ev.solve(1e-9)
		if !okU || !okV {
			return axes, false
		}
		det = ru[0]*rv[1] - ru[1]*rv[0]
		if math.Abs(det) < 1e-9 {
			return axes, false
		}
		a = [4]float64{rv[1] / det, -ru[1] / det, -rv[0] / det, ru[0] / det}
	}
	return a, true
}

// seeds are the middles of the finder patterns and places at their edges.
func (t *triple) seeds(size int) ([]pair, bool) {
	near, far := 3.5, float64(size)-3.5
	ux, uy := t.right.x-t.corner.x, t.right.y-t.corner.y
	vx, vy := t.below.x-t.corner.x, t.below.y-t.corner.y
	var seeds []pair
	for _, c := range []struct {
		f    *finder
		u, v float64
	}{{&t.corner, near, near}, {&t.right, far, near}, {&t.below, near, far}} {
		a, ok := c.f.axes(ux, uy, vx, vy)
		if !ok {
			return nil, false
		}
		for k := range 9 {
			du, dv := 3.5*float64(k%3-1), 3.5*float64(k/3-1)
			seeds = append(seeds, pair{c.u + du, c.v + dv, c.f.x + a[0]*du + a[1]*dv, c.f.y + a[2]*du + a[3]*dv, 1})
		}
	}
	return seeds, true
}
