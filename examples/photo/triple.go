package photo

import (
	"math"
	"slices"
)

// triple is three finder patterns that may be those of one symbol.
type triple struct {
	corner, right, below finder
	// modules is how many modules, about, the middles are apart, the mean of both
	// arms; a symbol has 7 more a side.
	modules, across, down float64
	// wRight and wBelow are how much further away from the camera the ends of the
	// arms are than the corner, as a ratio.
	wRight, wBelow float64
	// doubt is the smaller the better the three fit together.
	doubt float64
}

// maxTriples bounds how many are tried on one bitmap.
const maxTriples = 14

// triples are the likeliest ones among the patterns, the likeliest first.
func triples(found []finder) []triple {
	var all []triple
	for c := range found {
		for r := range found {
			for b := range found {
				if c == r || c == b || r == b {
					continue
				}
				if t, ok := newTriple(found[c], found[r], found[b]); ok {
					all = append(all, t)
				}
			}
		}
	}
	slices.SortStableFunc(all, func(a, b triple) int {
		switch {
		case a.doubt < b.doubt:
			return -1
		case a.doubt > b.doubt:
			return 1
		}
		return 0
	})
	return all[:min(maxTriples, len(all))]
}

// newTriple reports false if three patterns in these roles cannot be a symbol's
// that is seen from its front.
func newTriple(corner, right, below finder) (triple, bool) {
	t := triple{corner: corner, right: right, below: below}
	rx, ry := right.x-corner.x, right.y-corner.y
	bx, by := below.x-corner.x, below.y-corner.y
	sine := (rx*by - ry*bx) / (math.Hypot(rx, ry) * math.Hypot(bx, by))
	if sine < 0.35 {
		return t, false
	}
	var ratioR, ratioB float64
	t.across, ratioR = arm(corner, right)
	t.down, ratioB = arm(corner, below)
	t.modules = (t.across + t.down) / 2
	t.wRight, t.wBelow = math.Sqrt(ratioR), math.Sqrt(ratioB)
	uneven := math.Abs(t.across-t.down) / t.modules
	if t.modules < 11 || t.modules > 200 || uneven > 0.45 || max(ratioR, 1/ratioR, ratioB, 1/ratioB) > 2.6 {
		return t, false
	}
	// Sides of three sizes are seldom one symbol's, and few symbols are far from
	// square.
	t.doubt = uneven + 0.3*math.Abs(math.Log(ratioR)) + 0.3*math.Abs(math.Log(ratioB)) + 0.5*(1-sine) + t.modules/600
	return t, true
}

// arm is how many modules two patterns are apart and the ratio of the lengths of
// their modules on the line between them. Along a line that is seen at a slant
// the number is the distance over the geometric mean of the two lengths.
func arm(from, to finder) (modules, ratio float64) {
	dx, dy := to.x-from.x, to.y-from.y
	a, b := from.module(dx, dy), to.module(dx, dy)
	return math.Hypot(dx, dy) / math.Sqrt(a*b), a / b
}

// module is the mean length of a module in pixels.
func (t *triple) module() float64 {
	return (t.corner.size() + t.right.size() + t.below.size()) / 3
}

// homography is the first guess for a symbol of a size in modules, from the
// three middles and how the lengths of modules differ.
func (t *triple) homography(size int) (homography, bool) {
	near, far := 3.5, float64(size)-3.5
	w := t.wRight + t.wBelow - 1
	if w < 0.2 {
		return homography{}, false
	}
	return fit([]pair{
		{near, near, t.corner.x, t.corner.y, 1},
		{far, near, t.right.x, t.right.y, 1},
		{near, far, t.below.x, t.below.y, 1},
		{far, far,
			(t.right.x*t.wRight + t.below.x*t.wBelow - t.corner.x) / w,
			(t.right.y*t.wRight + t.below.y*t.wBelow - t.corner.y) / w, 1},
	})
}

// versions are those the symbol may be of if it is flat, the likeliest first.
func (t *triple) versions() []int {
	guess := (t.modules - 10) / 4
	var all []int
	for d := 0.0; d <= 1+t.modules/40; d++ {
		for _, v := range []int{int(math.Round(guess + d)), int(math.Round(guess - d))} {
			if v >= 1 && v <= 40 && !slices.Contains(all, v) {
				all = append(all, v)
			}
		}
	}
	return all
}

// bentVersions are those it may be of on a bottle, where modules at the ends of
// an arm look narrower than those between them.
func (t *triple) bentVersions() (all []int) {
	from, to := (0.5*min(t.across, t.down)-10)/4, (1.1*max(t.across, t.down)-10)/4
	for v := max(int(from), 1); v <= min(int(to), 40); v++ {
		all = append(all, v)
	}
	return all
}
