package photo

import "math"

// chart takes a place in a symbol to one in the picture: as a flat symbol is
// seen and, on top, displacements at the nodes of a lattice, for paper that is
// bent.
type chart struct {
	base    surface
	size    float64 // modules a side of the symbol
	nodes   int     // of the lattice, a side
	spacing float64 // of the nodes, in modules
	dx, dy  []float64
}

// surface takes a place in a symbol, in modules from its corner, to one in the
// picture, in pixels.
type surface interface {
	at(u, v float64) (x, y float64)
}

const latticeSpacing = 5 // modules, about

func newChart(base surface, size int) *chart {
	nodes := max(4, int(math.Round(float64(size)/latticeSpacing))+1)
	return &chart{base, float64(size), nodes, float64(size) / float64(nodes-1), make([]float64, nodes*nodes), make([]float64, nodes*nodes)}
}

// share is the four nodes around a place and how much each counts.
func (c *chart) share(u, v float64) (at [4]int, weight [4]float64) {
	a, b := u/c.spacing, v/c.spacing
	i := min(max(int(a), 0), c.nodes-2)
	j := min(max(int(b), 0), c.nodes-2)
	fa, fb := a-float64(i), b-float64(j)
	first := j*c.nodes + i
	return [4]int{first, first + 1, first + c.nodes, first + c.nodes + 1},
		[4]float64{(1 - fa) * (1 - fb), fa * (1 - fb), (1 - fa) * fb, fa * fb}
}

// bend is the displacement at a place, in pixels.
func (c *chart) bend(u, v float64) (dx, dy float64) {
	at, weight := c.share(u, v)
	for k, n := range at {
		dx += weight[k] * c.dx[n]
		dy += weight[k] * c.dy[n]
	}
	return dx, dy
}

func (c *chart) at(u, v float64) (x, y float64) {
	x, y = c.base.at(u, v)
	dx, dy := c.bend(u, v)
	return x + dx, y + dy
}

// relax sets the displacements so that the chart passes near the pairs and bends
// as little as it can; stiff says how much the second counts.
func (c *chart) relax(pairs []pair, stiff float64) bool {
	n := c.nodes * c.nodes
	ex, ey := newEquations(n), newEquations(n)
	ex.band, ey.band = 2*c.nodes, 2*c.nodes // an equation reaches two rows of nodes
	row := make([]float64, n)
	add := func(at []int, weight []float64, x, y, w float64) {
		for k, i := range at {
			row[i] += weight[k]
		}
		for _, i := range at {
			ex.b[i] += w * row[i] * x
			ey.b[i] += w * row[i] * y
			for _, j := range at {
				if j >= i {
					ex.a[i*n+j] += w * row[i] * row[j]
				}
			}
		}
		for _, i := range at {
			row[i] = 0
		}
	}
	for _, p := range pairs {
		x, y := c.base.at(p.u, p.v)
		at, weight := c.share(p.u, p.v)
		add(at[:], weight[:], p.x-x, p.y-y, p.weight)
	}
	straight := []float64{1, -2, 1}
	for j := range c.nodes {
		for i := range c.nodes {
			k := j*c.nodes + i
			if i > 0 && i < c.nodes-1 {
				add([]int{k - 1, k, k + 1}, straight, 0, 0, stiff)
			}
			if j > 0 && j < c.nodes-1 {
				add([]int{k - c.nodes, k, k + c.nodes}, straight, 0, 0, stiff)
			}
			if i < c.nodes-1 && j < c.nodes-1 {
				add([]int{k, k + 1, k + c.nodes, k + c.nodes + 1}, []float64{1, -1, -1, 1}, 0, 0, stiff)
			}
		}
	}
	copy(ey.a, ex.a)
	dx, ok := ex.solve(1e-7)
	if !ok {
		return false
	}
	dy, ok := ey.solve(1e-7)
	if !ok {
		return false
	}
	c.dx, c.dy = dx, dy
	return true
}
