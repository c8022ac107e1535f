package photo

import "math"

// homography takes a place in a symbol, in modules from its corner, to one in
// the picture, as a flat symbol in front of a camera is seen.
type homography [9]float64

func (h *homography) at(u, v float64) (x, y float64) {
	w := h[6]*u + h[7]*v + h[8]
	return (h[0]*u + h[1]*v + h[2]) / w, (h[3]*u + h[4]*v + h[5]) / w
}

// pair is a place in a symbol that was found in the picture.
type pair struct {
	u, v, x, y float64
	weight     float64
}

// fit is the homography that comes nearest to the pairs, of which there are at
// least four, weighted.
func fit(pairs []pair) (homography, bool) {
	// Places are counted from the middle in units of the size, or the equations
	// are ill-conditioned.
	mu, mv, su := spread(pairs, func(p pair) (float64, float64) { return p.u, p.v })
	mx, my, sx := spread(pairs, func(p pair) (float64, float64) { return p.x, p.y })
	if su == 0 || sx == 0 {
		return homography{}, false
	}
	eq := newEquations(8)
	for _, p := range pairs {
		u, v, x, y := (p.u-mu)/su, (p.v-mv)/su, (p.x-mx)/sx, (p.y-my)/sx
		eq.add([]float64{u, v, 1, 0, 0, 0, -u * x, -v * x}, x, p.weight)
		eq.add([]float64{0, 0, 0, u, v, 1, -u * y, -v * y}, y, p.weight)
	}
	s, ok := eq.solve(1e-9)
	if !ok {
		return homography{}, false
	}
	// x = mx + sx × (…)/w with u = (U - mu)/su.
	inner := [9]float64{s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7], 1}
	var h homography
	for row := range 3 {
		a, b, c := inner[3*row]/su, inner[3*row+1]/su, inner[3*row+2]
		h[3*row], h[3*row+1], h[3*row+2] = a, b, c-a*mu-b*mv
	}
	for i := range 3 {
		h[i] = h[i]*sx + h[6+i]*mx
		h[3+i] = h[3+i]*sx + h[6+i]*my
	}
	return h, true
}

func spread(pairs []pair, of func(pair) (float64, float64)) (a, b, size float64) {
	for _, p := range pairs {
		x, y := of(p)
		a += x
		b += y
	}
	n := float64(len(pairs))
	a, b = a/n, b/n
	for _, p := range pairs {
		x, y := of(p)
		size += math.Hypot(x-a, y-b) / n
	}
	return a, b, size
}

// equations are linear ones, more than unknowns, for the least sum of squares.
type equations struct {
	n int
	a []float64 // n × n
	b []float64
	// band is how far from the diagonal the outermost value is that is not 0.
	band int
}

func newEquations(n int) *equations {
	return &equations{n, make([]float64, n*n), make([]float64, n), n}
}

func (e *equations) add(row []float64, value, weight float64) {
	for i, x := range row {
		if x == 0 {
			continue
		}
		e.b[i] += weight * x * value
		for j := i; j < e.n; j++ {
			e.a[i*e.n+j] += weight * x * row[j]
		}
	}
}

// solve is Cholesky's method; ridge, a part of the mean of the diagonal, is
// added to it.
func (e *equations) solve(ridge float64) ([]float64, bool) {
	n := e.n
	var trace float64
	for i := range n {
		trace += e.a[i*n+i] / float64(n)
	}
	l := make([]float64, n*n)
	for j := range n {
		for i := j; i < min(n, j+e.band+1); i++ {
			sum := e.a[j*n+i]
			if i == j {
				sum += ridge * trace
			}
			for k := max(0, i-e.band); k < j; k++ {
				sum -= l[i*n+k] * l[j*n+k]
			}
			if i > j {
				l[i*n+j] = sum / l[j*n+j]
				continue
			}
			if sum <= 1e-12*trace {
				return nil, false
			}
			l[j*n+j] = math.Sqrt(sum)
		}
	}
	x := append([]float64(nil), e.b...)
	for i := range n {
		for k := max(0, i-e.band); k < i; k++ {
			x[i] -= l[i*n+k] * x[k]
		}
		x[i] /= l[i*n+i]
	}
	for i := n - 1; i >= 0; i-- {
		for k := i + 1; k < min(n, i+e.band+1); k++ {
			x[i] -= l[k*n+i] * x[k]
		}
		x[i] /= l[i*n+i]
	}
	return x, true
}
