package photo

import (
	"math"
	"slices"
	"time"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// look is one way of telling dark from light, to find finder patterns by.
type look struct {
	name   string
	halves int // how often the picture is halved first
	smooth bool
	radius int // of the threshold, in pixels of the halved picture
	margin int // how much darker than around it is dark, of 255
	invert bool
}

var looks = []look{
	{name: "ours", smooth: true, radius: 25, margin: 3},
	{name: "ours at half size", halves: 1, smooth: true, radius: 12, margin: 3},
	{name: "ours inverted", smooth: true, radius: 25, margin: 3, invert: true},
	{name: "ours for small codes", radius: 16, margin: 4},
	{name: "ours at half size, far", halves: 1, smooth: true, radius: 50, margin: 2},
	{name: "ours at a quarter of the size", halves: 2, smooth: true, radius: 20, margin: 2},
	{name: "ours inverted at half size", halves: 1, smooth: true, radius: 16, margin: 2, invert: true},
}

// maxGrown bounds how many surfaces are followed for three patterns.
const maxGrown = 3

// maxTried bounds how many threes of patterns are tried in one picture.
const maxTried = 40

// detector reads the codes of one picture by its own means.
type detector struct {
	levels   []*plane // the picture, halved and halved again
	inverted []*plane
	readings []Reading
	tried    []triple
	failed   []failure
	patterns int // the most that one look found outside of what was read
	until    time.Time
}

// failure is three patterns that were not read.
type failure struct {
	corner            Point
	agreement, module float64
}

func newDetector(p *plane, until time.Time) *detector {
	return &detector{levels: []*plane{p}, until: until}
}

// level is the picture halved n times.
func (d *detector) level(n int) *plane {
	for len(d.levels) <= n {
		d.levels = append(d.levels, d.levels[len(d.levels)-1].halved())
	}
	return d.levels[n]
}

// inverse is the picture halved n times and inverted.
func (d *detector) inverse(n int) *plane {
	for len(d.inverted) <= n {
		d.inverted = append(d.inverted, d.level(len(d.inverted)).inverted())
	}
	return d.inverted[n]
}

func (d *detector) picture(halves int, invert bool) *plane {
	if invert {
		return d.inverse(halves)
	}
	return d.level(halves)
}

// look adds what one look reads. more says that it saw other patterns that may
// be those of a symbol.
func (d *detector) look(l look) (more bool) {
	p := d.picture(l.halves, l.invert)
	if min(p.width, p.height) < minSide {
		return false
	}
	if l.smooth {
		p = p.smoothed()
	}
	var free []finder
	for _, f := range p.adaptive(l.radius, l.margin).finders() {
		if f = f.scaled(float64(int(1) << l.halves)); !d.isRead(f.x, f.y) {
			free = append(free, f)
		}
	}
	for _, t := range triples(free) {
		if d.isDone(&t) || time.Now().After(d.until) {
			continue
		}
		d.tried = append(d.tried, t)
		r, agreement, ok := d.try(&t, l.invert)
		if ok {
			r.Pass = l.name
			d.readings = append(d.readings, r)
			continue
		}
		d.failed = append(d.failed, failure{Point{t.corner.x, t.corner.y}, agreement, t.module()})
	}
	left := slices.DeleteFunc(free, func(f finder) bool { return d.isRead(f.x, f.y) })
	d.patterns = max(d.patterns, len(left))
	return len(triples(left)) > 0
}

// isDone reports whether three patterns need not be tried: one of them is in a
// code that was read, or they have been, or enough has.
func (d *detector) isDone(t *triple) bool {
	return len(d.tried) >= maxTried || d.wasTried(t) ||
		d.isRead(t.corner.x, t.corner.y) || d.isRead(t.right.x, t.right.y) || d.isRead(t.below.x, t.below.y)
}

// unread is what was seen and not read.
func (d *detector) unread() Seen {
	s := Seen{Patterns: d.patterns}
	for _, f := range d.failed {
		if !d.isRead(f.corner.X, f.corner.Y) {
			s.note(f.agreement, f.module)
		}
	}
	return s
}

// scaled is the pattern in a picture larger by a factor.
func (f finder) scaled(factor float64) finder {
	f.x, f.y = (f.x+0.5)*factor-0.5, (f.y+0.5)*factor-0.5
	for i := range f.outline {
		f.outline[i] *= factor
	}
	return f
}

// isRead reports whether a place is in a code that was read.
func (d *detector) isRead(x, y float64) bool {
	for _, r := range d.readings {
		if r.has(x, y) {
			return true
		}
	}
	return false
}

// wasTried reports whether another look has seen the same three patterns at the
// same places.
func (d *detector) wasTried(t *triple) bool {
	near := func(a, b finder) bool { return math.Hypot(a.x-b.x, a.y-b.y) < 0.15*a.size() }
	for i := range d.tried {
		o := &d.tried[i]
		if near(o.corner, t.corner) && near(o.right, t.right) && near(o.below, t.below) {
			return true
		}
	}
	return false
}

// try reads the symbol that three patterns belong to. agreement is how well, at
// best, they are those of one.
func (d *detector) try(t *triple, invert bool) (r Reading, agreement float64, ok bool) {
	// The picture is halved until a module has few pixels: that takes the noise
	// out, and the work does not grow with the picture.
	halves, module := 0, t.module()
	for ; module >= 5.2 && halves < 6; halves++ {
		module /= 2
	}
	if module < 1.2 {
		return Reading{}, 0, false
	}
	p := d.picture(halves, invert)
	scale := float64(int(1) << halves)
	small := *t
	small.corner, small.right, small.below = t.corner.scaled(1/scale), t.right.scaled(1/scale), t.below.scaled(1/scale)
	for _, s := range surveyors(p, t.versions(), &small) {
		s.anchor()
		r, agrees, ok := s.read(s.chart(), scale)
		if agreement = max(agreement, agrees); ok {
			return r, agreement, true
		}
	}
	for i, g := range bottles(surveyors(p, t.bentVersions(), &small)) {
		if i == maxGrown || g.agreement < 0.25 {
			break
		}
		r, agrees, ok := g.read(g.grow(g.bottle, g.seeds), scale)
		if agreement = max(agreement, agrees); ok {
			return r, agreement, true
		}
	}
	return Reading{}, agreement, false
}

// surveyors are one for each version.
func surveyors(p *plane, versions []int, t *triple) (all []*surveyor) {
	for _, v := range versions {
		l, err := newLayout(v)
		if err != nil {
			continue
		}
		if s, ok := newSurveyor(p, l, t); ok {
			all = append(all, s)
		}
	}
	return all
}

// read reads the symbol by a map, if its patterns are where the map has them.
func (s *surveyor) read(c *chart, scale float64) (r Reading, agreement float64, ok bool) {
	level, trust := s.picture.sample(c, s.layout.size).levelled(4)
	agreement = s.layout.agreement(level)
	if agreement < 0.4 {
		return Reading{}, agreement, false
	}
	text, ok := s.layout.decode(level, trust)
	return Reading{Text: text.text, Corners: c.corners(scale), Sound: IsSound(text.text)}, agreement, ok
}

// decode tries the levels as they are, then with blur undone, then as seen in a
// mirror. A text without a checksum must come from a symbol that noise is not
// taken for, one with a checksum has that to vouch for it.
func (l *layout) decode(level, trust []float64) (content, bool) {
	for rounds := range 4 {
		values := level
		if rounds > 0 {
			values = l.equalised(level, rounds-1)
		}
		if c, err := l.read(values, trust); err == nil && c.isCredible() {
			return c, true
		}
	}
	c, err := l.read(l.mirrored(level), l.mirrored(trust))
	return c, err == nil && c.isCredible()
}

func (c content) isCredible() bool {
	limit := -9.0
	if _, err := emvqr.Parse(c.text); err == nil {
		limit = -5 // and the checksum is right by chance once in 65,536 times
	}
	return c.chance < limit
}

// mirrored is the modules with rows and columns exchanged.
func (l *layout) mirrored(values []float64) []float64 {
	out := make([]float64, len(values))
	for y := range l.size {
		for x := range l.size {
			out[x*l.size+y] = values[y*l.size+x]
		}
	}
	return out
}

// corners are those of the symbol in the picture, from the one of three finder
// patterns on, clockwise as the symbol is read.
func (c *chart) corners(scale float64) (corners [4]Point) {
	for i, uv := range [4][2]float64{{0, 0}, {c.size, 0}, {c.size, c.size}, {0, c.size}} {
		x, y := c.at(uv[0], uv[1])
		corners[i] = Point{(x+0.5)*scale - 0.5, (y+0.5)*scale - 0.5}
	}
	return corners
}
