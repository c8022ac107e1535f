package photo

import (
	"math"
	"slices"
)

// finder is a finder pattern: the square of 7 × 7 modules at three corners of a
// symbol.
type finder struct {
	x, y float64
	// hits is how many rows of the picture showed it.
	hits int
	// outline is how far, in pixels, its edge is from its centre in each of
	// directions directions, counted from that of x towards that of y.
	outline [directions]float64
}

const directions = 32

// reach is how far the edge is in the direction of dx, dy.
func (f *finder) reach(dx, dy float64) float64 {
	a := math.Atan2(dy, dx) / (2 * math.Pi) * directions
	if a < 0 {
		a += directions
	}
	i := int(a)
	part := a - float64(i)
	return f.outline[i%directions]*(1-part) + f.outline[(i+1)%directions]*part
}

// module is how long a module is in pixels, in the direction of dx, dy and the
// opposite one together.
func (f *finder) module(dx, dy float64) float64 {
	return (f.reach(dx, dy) + f.reach(-dx, -dy)) / 7
}

// size is the mean length of a module.
func (f *finder) size() float64 {
	var sum float64
	for _, r := range f.outline {
		sum += r
	}
	return sum / directions / 3.9 // the mean reach of a square 3.5 to each side
}

// maxFinders bounds how many of the likely patterns are looked at further.
const maxFinders = 48

// finders looks for finder patterns: rows whose runs of dark and light pixels
// are as 1:1:3:1:1, and, from the middle of such a row, the same to all sides.
// The likeliest come first.
func (b *bitmap) finders() []finder {
	seen := b.sightings()
	var found []finder
	for _, s := range seen.likeliest(4 * maxFinders) {
		if f, ok := b.outlined(s); ok && !isDouble(found, f) {
			found = append(found, f)
			if len(found) == maxFinders {
				break
			}
		}
	}
	return found
}

// sightings are the places with the ratio along a row and a column.
func (b *bitmap) sightings() *sightings {
	seen := &sightings{cells: map[[2]int][]int{}}
	edges := make([]int, 0, b.width+2)
	for y := range b.height {
		edges = b.runs(y, edges[:0])
		for i := 0; i+5 < len(edges); i += 2 {
			if !isFinderRatio(edges[i : i+6]) {
				continue
			}
			x := float64(edges[i+2]+edges[i+3]-1) / 2
			wide := edges[i+5] - edges[i]
			if cy, tall, ok := b.across(int(x), y, 2*wide); ok && wide < 3*tall {
				seen.add(x, cy, float64(wide+tall)/14)
			}
		}
	}
	return seen
}

// isDouble reports whether a pattern is one of those found.
func isDouble(found []finder, f finder) bool {
	return slices.ContainsFunc(found, func(g finder) bool {
		return math.Hypot(g.x-f.x, g.y-f.y) < 3*g.size()
	})
}

// runs appends where the runs of a row begin, a dark one first, and where the
// last dark one ends.
func (b *bitmap) runs(y int, edges []int) []int {
	last := uint8(0)
	row := b.row(y)
	for x, v := range row {
		if v != last {
			edges = append(edges, x)
			last = v
		}
	}
	if last == 1 {
		edges = append(edges, len(row))
	}
	return edges
}

// isFinderRatio reports whether the five runs between six edges are about as
// 1:1:3:1:1.
func isFinderRatio(edges []int) bool {
	total := edges[5] - edges[0]
	if total < 7 {
		return false
	}
	module := float64(total) / 7
	for i := range 5 {
		want, slack := module, 0.65*module
		if i == 2 {
			want, slack = 3*module, 1.3*module
		}
		if math.Abs(float64(edges[i+1]-edges[i])-want) > slack {
			return false
		}
	}
	return true
}

// across looks up and down from a dark pixel, reach pixels at most, for the same
// ratio and returns the middle and the height.
func (b *bitmap) across(x, y, reach int) (middle float64, tall int, ok bool) {
	top, bottom := max(y-reach, -1), min(y+reach, b.height)
	var edges [6]int
	up, down := y, y
	for i, dark := range [...]bool{true, false, true} {
		for up > top && b.at(x, up) == dark {
			up--
		}
		for down < bottom && b.at(x, down) == dark {
			down++
		}
		edges[2-i], edges[3+i] = up+1, down
	}
	return float64(edges[2]+edges[3]-1) / 2, edges[5] - edges[0], isFinderRatio(edges[:])
}

// outlined looks to all sides of a likely pattern. Three sides of 32 may be
// spoilt.
func (b *bitmap) outlined(s sighting) (finder, bool) {
	f := finder{x: s.x, y: s.y, hits: s.hits}
	spoilt := 0
	for i := range directions {
		sin, cos := math.Sincos(float64(i) / directions * 2 * math.Pi)
		r, ok := b.ray(s, cos, sin)
		if !ok {
			r = 0
			if spoilt++; spoilt > 5 {
				return finder{}, false
			}
		}
		f.outline[i] = r
	}
	// A spoilt side is as far away as the opposite one.
	for i, r := range f.outline {
		if r == 0 {
			f.outline[i] = f.outline[(i+directions/2)%directions]
		}
		if f.outline[i] == 0 {
			return finder{}, false
		}
	}
	f.centre()
	return f, true
}

// centre moves the pattern to the middle of its outline.
func (f *finder) centre() {
	var dx, dy float64
	for i := range directions / 2 {
		sin, cos := math.Sincos(float64(i) / directions * 2 * math.Pi)
		d := (f.outline[i] - f.outline[i+directions/2]) / 2
		dx += d * cos
		dy += d * sin
	}
	const n = directions / 2
	f.x += dx * 2 / n
	f.y += dy * 2 / n
}

// ray is how far the edge of the pattern is in a direction: dark, light, dark,
// light, as 3:2:2 from the middle.
func (b *bitmap) ray(s sighting, dx, dy float64) (float64, bool) {
	const step = 0.5
	limit := 9 * s.module
	var turns [3]float64
	n, dark := 0, true
	for r := 0.0; r < limit; r += step {
		if b.at(int(math.Round(s.x+r*dx)), int(math.Round(s.y+r*dy))) == dark {
			continue
		}
		turns[n] = r - step/2
		if n++; n == 3 {
			break
		}
		dark = !dark
	}
	if n < 3 {
		return 0, false
	}
	outer := turns[2]
	inner, middle := turns[0]/outer, turns[1]/outer
	return outer, inner > 0.2 && inner < 0.62 && middle > 0.5 && middle < 0.92
}

// sighting is a place that rows of the picture took for a finder pattern.
type sighting struct {
	x, y, module float64
	hits         int
}

// sightings are gathered by place.
type sightings struct {
	all   []sighting
	cells map[[2]int][]int // index by cell of cellSize pixels
}

const cellSize = 16

// add counts a sighting to one nearby of about the same size, or as a new one.
func (s *sightings) add(x, y, module float64) {
	cx, cy := int(x)/cellSize, int(y)/cellSize
	reach := 1 + int(module)/cellSize
	for j := cy - reach; j <= cy+reach; j++ {
		for i := cx - reach; i <= cx+reach; i++ {
			for _, k := range s.cells[[2]int{i, j}] {
				a := &s.all[k]
				if math.Hypot(a.x-x, a.y-y) > 1.2*module || math.Abs(a.module-module) > 0.5*module {
					continue
				}
				n := float64(a.hits)
				a.x, a.y, a.module = (a.x*n+x)/(n+1), (a.y*n+y)/(n+1), (a.module*n+module)/(n+1)
				a.hits++
				return
			}
		}
	}
	s.cells[[2]int{cx, cy}] = append(s.cells[[2]int{cx, cy}], len(s.all))
	s.all = append(s.all, sighting{x, y, module, 1})
}

// likeliest are the n with the most hits for their size.
func (s *sightings) likeliest(n int) []sighting {
	weight := func(a sighting) float64 { return min(float64(a.hits)/a.module, 3) * math.Sqrt(float64(a.hits)) }
	slices.SortStableFunc(s.all, func(a, b sighting) int {
		switch wa, wb := weight(a), weight(b); {
		case wa > wb:
			return -1
		case wa < wb:
			return 1
		}
		return 0
	})
	return s.all[:min(n, len(s.all))]
}
