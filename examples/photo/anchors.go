package photo

import "math"

// surveyor finds where each module of one symbol is in a picture.
type surveyor struct {
	picture *plane
	layout  *layout
	anchors []pair // what is known, the finder patterns first
	guess   homography
	triple  *triple
}

// alignment is the sign of each module of an alignment pattern, light counted
// positive, with a mean of 0.
var alignment = func() (a [25]float64) {
	for i := range a {
		dx, dy := i%5-2, i/5-2
		if max(dx, -dx, dy, -dy) == 1 {
			a[i] = 17.0 / 25
		} else {
			a[i] = -8.0 / 25
		}
	}
	return a
}()

// newSurveyor begins with the finder patterns.
func newSurveyor(picture *plane, l *layout, t *triple) (*surveyor, bool) {
	h, ok := t.homography(l.size)
	if !ok {
		return nil, false
	}
	near, far := 3.5, float64(l.size)-3.5
	return &surveyor{picture: picture, layout: l, guess: h, triple: t, anchors: []pair{
		{near, near, t.corner.x, t.corner.y, 1},
		{far, near, t.right.x, t.right.y, 1},
		{near, far, t.below.x, t.below.y, 1},
	}}, true
}

// anchor looks for the alignment patterns, always next for the one that is
// nearest to what is known, as that is where it is known best where to look.
func (s *surveyor) anchor() {
	left := append([][2]int(nil), s.layout.alignments...)
	for len(left) > 0 {
		best, distance := 0, math.Inf(1)
		for i, a := range left {
			if d := s.nearest(float64(a[0])+0.5, float64(a[1])+0.5); d < distance {
				best, distance = i, d
			}
		}
		u, v := float64(left[best][0])+0.5, float64(left[best][1])+0.5
		left[best] = left[len(left)-1]
		left = left[:len(left)-1]
		h := s.homography()
		rx, ry := s.residual(&h, u, v)
		if x, y, likeness := s.search(&h, rx, ry, u, v, min(1+0.13*distance, 4.5)); likeness > 0.62 {
			s.anchors = append(s.anchors, pair{u, v, x, y, 1})
		}
	}
}

func (s *surveyor) nearest(u, v float64) float64 {
	d := math.Inf(1)
	for _, a := range s.anchors {
		d = min(d, math.Hypot(a.u-u, a.v-v))
	}
	return d
}

// homography is what fits the anchors; as long as they are few, the first guess
// of the fourth corner counts a little.
func (s *surveyor) homography() homography {
	pairs := s.anchors
	if len(pairs) < 8 {
		far := float64(s.layout.size) - 3.5
		x, y := s.guess.at(far, far)
		weight := 0.02
		if len(pairs) == 3 {
			weight = 1
		}
		pairs = append(append([]pair(nil), pairs...), pair{far, far, x, y, weight})
	}
	h, ok := fit(pairs)
	if !ok {
		return s.guess
	}
	return h
}

// residual is how far the anchors near a place are from where a homography has
// them.
func (s *surveyor) residual(h *homography, u, v float64) (dx, dy float64) {
	var sum float64
	for _, a := range s.anchors {
		x, y := h.at(a.u, a.v)
		d := math.Hypot(a.u-u, a.v-v) + 1
		w := 1 / (d * d * d)
		dx += w * (a.x - x)
		dy += w * (a.y - y)
		sum += w
	}
	return dx / sum, dy / sum
}

// search is where, up to reach modules from a place, the picture is most like an
// alignment pattern, and how like, 1 for entirely.
func (s *surveyor) search(h surface, rx, ry, u, v, reach float64) (x, y, likeness float64) {
	likeness = -1
	var bu, bv float64
	try := func(du, dv float64) {
		if l := s.likeness(h, rx, ry, u+du, v+dv); l > likeness {
			likeness, bu, bv = l, du, dv
		}
	}
	const step = 0.5
	n := int(reach / step)
	for j := -n; j <= n; j++ {
		for i := -n; i <= n; i++ {
			try(float64(i)*step, float64(j)*step)
		}
	}
	for fine := step / 2; fine >= 0.1; fine /= 2 {
		cu, cv := bu, bv
		for k := range 9 {
			try(cu+float64(k%3-1)*fine, cv+float64(k/3-1)*fine)
		}
	}
	x, y = h.at(u+bu, v+bv)
	return x + rx, y + ry, likeness
}

// likeness is the correlation of what is around a place with an alignment
// pattern.
func (s *surveyor) likeness(h surface, rx, ry, u, v float64) float64 {
	var samples [25]float64
	var mean float64
	for i := range samples {
		x, y := h.at(u+float64(i%5-2), v+float64(i/5-2))
		samples[i] = s.picture.at(x+rx, y+ry)
		mean += samples[i] / 25
	}
	var product, power, want float64
	for i, v := range samples {
		product += (v - mean) * alignment[i]
		power += (v - mean) * (v - mean)
		want += alignment[i] * alignment[i]
	}
	if power < 1 {
		return 0
	}
	return product / math.Sqrt(power*want)
}

// chart is the map that the anchors give.
func (s *surveyor) chart() *chart {
	h := s.homography()
	c := newChart(&h, s.layout.size)
	if len(s.anchors) > 4 && !c.relax(s.anchors, 0.3) {
		return newChart(&h, s.layout.size)
	}
	return c
}
