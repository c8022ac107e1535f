package photo

import (
	"cmp"
	"image"
	"slices"
	"time"
)

// attempt is the work on one picture.
type attempt struct {
	picture  *plane
	own      *detector
	readings []Reading
	until    time.Time
	// doubtful are texts that one way of reading read and nothing vouches for.
	doubtful map[string]bool
	// others are the detectors of the picture enlarged or in one colour.
	others []*detector
}

func newAttempt(picture *image.Gray, patience time.Duration) *attempt {
	a := &attempt{picture: newPlane(picture), until: time.Now().Add(patience)}
	a.own = newDetector(a.picture, a.until)
	return a
}

func (a *attempt) isOver() bool { return time.Now().After(a.until) }

// always is how many looks a picture gets even if the first shows a code and
// nothing else: another code may be light on dark.
const always = 3

// run goes through the ways of reading until all that is seen was read.
func (a *attempt) run() {
	if min(a.picture.width, a.picture.height) < minSide {
		return
	}
	for i, l := range looks {
		if a.isOver() {
			break
		}
		more := a.own.look(l)
		a.readings = a.own.readings
		if len(a.readings) > 0 && !more && i >= always-1 {
			return
		}
	}
	if len(a.readings) > 0 {
		return
	}
	a.enlarged()
	for _, w := range ways {
		if len(a.readings) > 0 || a.isOver() {
			return
		}
		a.byZXing(w)
	}
}

// maxEnlarged is how many pixels a picture may have once it is enlarged.
const maxEnlarged = 5_000_000

// enlarged tries symbols whose modules are too small to be told apart: those of
// one or two pixels.
func (a *attempt) enlarged() {
	pixels := a.picture.width * a.picture.height
	factor := 4
	for factor > 1 && pixels*factor*factor > maxEnlarged {
		factor--
	}
	if factor == 1 {
		return
	}
	d := newDetector(a.picture.scaled(float64(factor)), a.until)
	for _, l := range looks[:3] {
		d.look(look{"enlarged, " + l.name, l.halves, l.smooth, l.radius, l.margin, l.invert})
		if len(d.readings) > 0 || a.isOver() {
			break
		}
	}
	for i := range d.failed {
		d.failed[i].module /= float64(factor)
	}
	a.others = append(a.others, d)
	for _, r := range d.readings {
		for i, c := range r.Corners {
			r.Corners[i] = Point{(c.X+0.5)/float64(factor) - 0.5, (c.Y+0.5)/float64(factor) - 0.5}
		}
		a.readings = append(a.readings, r)
	}
}

// colour tries one part of the colours of a picture whose grey showed nothing.
func (a *attempt) colour(channel *image.Gray) {
	if a.isOver() {
		return
	}
	d := newDetector(newPlane(channel), a.until)
	for _, l := range looks[:3] {
		d.look(look{"one colour, " + l.name, l.halves, l.smooth, l.radius, l.margin, l.invert})
	}
	a.others = append(a.others, d)
	a.readings = d.readings
}

// result is what was read, from the top left on, and what was not.
func (a *attempt) result() ([]Reading, error) {
	slices.SortStableFunc(a.readings, func(r, s Reading) int {
		return cmp.Compare(r.Corners[0].X+r.Corners[0].Y, s.Corners[0].X+s.Corners[0].Y)
	})
	var seen Seen
	for _, d := range append(a.others, a.own) {
		seen.add(d.unread())
	}
	if len(a.readings) == 0 || seen.IsSymbol() && len(a.others) == 0 {
		return a.readings, &UnreadError{Seen: seen, Read: len(a.readings)}
	}
	return a.readings, nil
}
