package sticker

// All lengths are millimetres, counted from the upper left corner to the right and
// down.

type point struct{ x, y float64 }

// segment is a part of an outline: where to move, to draw a line or a curve to. Its
// last point is where it ends.
type segment struct {
	op     segmentOp
	points [3]point
}

type segmentOp uint8

const (
	moveTo segmentOp = iota
	lineTo
	quadTo
	cubeTo
	closed
)

// count is how many points a segment has.
func (op segmentOp) count() int {
	return [...]int{moveTo: 1, lineTo: 1, quadTo: 2, cubeTo: 3, closed: 0}[op]
}

// outline is filled where it winds around (nonzero), as the outlines of letters are.
type outline []segment

func (o outline) moveTo(p point) outline { return append(o, segment{moveTo, [3]point{p}}) }
func (o outline) lineTo(p point) outline { return append(o, segment{lineTo, [3]point{p}}) }
func (o outline) close() outline         { return append(o, segment{op: closed}) }

// rect adds a rectangle.
func (o outline) rect(b box) outline {
	return o.moveTo(point{b.x, b.y}).lineTo(point{b.x + b.w, b.y}).
		lineTo(point{b.x + b.w, b.y + b.h}).lineTo(point{b.x, b.y + b.h}).close()
}

type box struct{ x, y, w, h float64 }

// grown is the box with so much more on each side.
func (b box) grown(by float64) box { return box{b.x - by, b.y - by, b.w + 2*by, b.h + 2*by} }

// bounds is the smallest box around all points.
func (o outline) bounds() box {
	first := true
	var low, high point
	for _, s := range o {
		for _, p := range s.points[:s.op.count()] {
			if first {
				low, high, first = p, p, false
			}
			low = point{min(low.x, p.x), min(low.y, p.y)}
			high = point{max(high.x, p.x), max(high.y, p.y)}
		}
	}
	return box{low.x, low.y, high.x - low.x, high.y - low.y}
}

// placement puts what was drawn elsewhere: moved, or turned upside down about its
// corner and moved.
type placement struct {
	to     point
	turned bool
}

func (p placement) point(at point) point {
	if p.turned {
		return point{p.to.x - at.x, p.to.y - at.y}
	}
	return point{p.to.x + at.x, p.to.y + at.y}
}

func (p placement) outline(o outline) outline {
	placed := make(outline, len(o))
	for i, s := range o {
		placed[i].op = s.op
		for j, at := range s.points[:s.op.count()] {
			placed[i].points[j] = p.point(at)
		}
	}
	return placed
}

func (p placement) box(b box) box {
	at := p.point(point{b.x, b.y})
	if p.turned {
		return box{at.x - b.w, at.y - b.h, b.w, b.h}
	}
	return box{at.x, at.y, b.w, b.h}
}
