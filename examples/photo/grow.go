package photo

import "math"

// Bent paper, a bottle above all, is followed outwards from the finder patterns:
// a little beyond what is known it is known well enough where the modules are,
// and there a small shift shows them sharpest.

const (
	ring     = 2.5 // modules that are added at a time
	mesh     = 3   // modules between the places that are measured
	windowed = 3   // modules to each side that are looked at there
)

// grow is the map that follows the paper, from a first guess of it and what is
// known around the finder patterns.
func (s *surveyor) grow(base surface, seeds []pair) *chart {
	s.anchors = s.anchors[:3]
	l := s.layout
	c := newChart(base, l.size)
	known := append([]pair(nil), seeds...)
	c.relax(known, 0.4)
	places := s.places()
	contrast := s.contrast(c)
	for distance := ring + 1; len(places) > 0; distance += ring {
		var later []place
		begun := len(known)
		for _, p := range places {
			if p.distance > distance {
				later = append(later, p)
				continue
			}
			if m, ok := s.measure(c, p, contrast); ok {
				known = append(known, m)
			}
		}
		places = later
		if len(known) > begun && !c.relax(known, 0.4) {
			return c
		}
	}
	return c
}

// place is one that is measured.
type place struct {
	u, v      float64
	distance  float64 // from the nearest finder pattern's edge, in modules
	alignment bool
}

func (s *surveyor) places() []place {
	size := float64(s.layout.size)
	var all []place
	add := func(u, v float64, alignment bool) {
		d := math.Inf(1)
		for _, a := range s.anchors {
			d = min(d, math.Hypot(a.u-u, a.v-v))
		}
		all = append(all, place{u, v, d, alignment})
	}
	n := int(size / mesh)
	for j := range n + 1 {
		for i := range n + 1 {
			add(float64(i)*size/float64(n), float64(j)*size/float64(n), false)
		}
	}
	for _, a := range s.layout.alignments {
		add(float64(a[0])+0.5, float64(a[1])+0.5, true)
	}
	return all
}

// contrast is the mean deviation of brightness in the finder patterns.
func (s *surveyor) contrast(c *chart) float64 {
	var sum float64
	for _, a := range s.anchors {
		w := s.window(c, a.u, a.v, 0, 0)
		sum += w / 3
	}
	return max(sum, 1)
}

// measure is where a place is, within half a module of where the map has it.
func (s *surveyor) measure(c *chart, p place, contrast float64) (pair, bool) {
	if p.alignment {
		dx, dy := c.bend(p.u, p.v)
		if x, y, likeness := s.search(c.base, dx, dy, p.u, p.v, 1); likeness > 0.7 {
			return pair{p.u, p.v, x, y, 4}, true
		}
		return pair{}, false
	}
	best, bu, bv := math.Inf(-1), 0.0, 0.0
	try := func(du, dv float64) {
		sharp := s.window(c, p.u, p.v, du, dv)/contrast - 0.5*(du*du+dv*dv)
		if sharp > best {
			best, bu, bv = sharp, du, dv
		}
	}
	for k := range 25 {
		try(float64(k%5-2)*0.22, float64(k/5-2)*0.22)
	}
	cu, cv := bu, bv
	for k := range 9 {
		try(cu+float64(k%3-1)*0.1, cv+float64(k/3-1)*0.1)
	}
	x, y := c.at(p.u+bu, p.v+bv)
	dx, dy := c.bend(p.u, p.v)
	ex, ey := c.bend(p.u+bu, p.v+bv)
	return pair{p.u, p.v, x + dx - ex, y + dy - ey, min(max(1.5*best-0.5, 0.05), 1)}, true
}

// window is how sharp the modules around a place are, if they are shifted: far
// from the mean to whichever side or, where it is known what they are, to that
// side.
func (s *surveyor) window(c *chart, u, v, du, dv float64) float64 {
	const side = 2*windowed + 1
	var light, sign [side * side]float64
	size := s.layout.size
	n, mean := 0, 0.0
	for j := int(v) - windowed; j <= int(v)+windowed; j++ {
		for i := int(u) - windowed; i <= int(u)+windowed; i++ {
			if i < -1 || j < -1 || i > size || j > size {
				continue
			}
			sign[n] = 1 // the quiet zone
			if i >= 0 && j >= 0 && i < size && j < size {
				sign[n] = signOf(s.layout.purpose[j*size+i])
			}
			x, y := c.at(float64(i)+0.5+du, float64(j)+0.5+dv)
			light[n] = s.picture.at(x, y)
			mean += light[n]
			n++
		}
	}
	mean /= float64(n)
	var sum float64
	for k, sign := range sign[:n] {
		d := light[k] - mean
		switch sign {
		case 0:
			sum += math.Abs(d)
		default:
			sum += 1.3 * sign * d
		}
	}
	return sum / float64(n)
}
