package main

import (
	"math/rand/v2"
	"time"
)

// figure is several panels over one kind of size.
type figure struct {
	axis    string    // what is along the horizontal axis
	unit    string    // one of it
	marks   []float64 // on the axis
	columns int
	panels  []*panel
}

// panel is one kind of work on things of more and more size.
type panel struct {
	title string
	dots  []dot
}

type dot struct {
	size float64
	work func()
	took float64 // the fastest run, in nanoseconds
}

// a run repeats work for about so long, that the clock can tell.
const atLeast = 20_000 // nanoseconds

// measure takes the time of all dots by turns, in another order each round.
func (f figure) measure(rounds int) {
	type run struct {
		*dot
		times int
	}
	var runs []run
	for _, p := range f.panels {
		for i := range p.dots {
			d := &p.dots[i]
			d.took = elapsed(d.work, 1)
			once := max(elapsed(d.work, 10), 1)
			runs = append(runs, run{d, 1 + int(atLeast/once)})
		}
	}
	for range rounds {
		rand.Shuffle(len(runs), func(i, k int) { runs[i], runs[k] = runs[k], runs[i] })
		for _, r := range runs {
			r.took = min(r.took, elapsed(r.work, r.times))
		}
	}
}

// elapsed is how many nanoseconds work takes, on average of some times.
func elapsed(work func(), times int) float64 {
	began := time.Now()
	for range times {
		work()
	}
	return float64(time.Since(began)) / float64(times)
}
