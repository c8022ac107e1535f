package photo

import "math"

// samples is how light each module of a symbol is, row after row.
type samples struct {
	size  int
	light []float64
}

// sample looks at nine places of each module.
func (p *plane) sample(c *chart, size int) *samples {
	s := &samples{size, make([]float64, size*size)}
	for j := range size {
		for i := range size {
			var sum float64
			for k := range 9 {
				x, y := c.at(float64(i)+0.5+float64(k%3-1)*0.25, float64(j)+0.5+float64(k/3-1)*0.25)
				sum += p.at(x, y)
			}
			s.light[j*size+i] = sum / 9
		}
	}
	return s
}

// levelled is the samples about the mean of the square of modules around each,
// which reaches radius to every side, in units of the deviation there; trust is
// how large that deviation is beside the whole symbol's, at most 1: where
// everything is the same, a lamp shines or a thumb lies.
func (s *samples) levelled(radius int) (level, trust []float64) {
	n := s.size
	level, trust = make([]float64, n*n), make([]float64, n*n)
	sum, squares := s.integrals()
	whole := 0.0
	for j := range n {
		for i := range n {
			x0, y0, x1, y1 := max(i-radius, 0), max(j-radius, 0), min(i+radius+1, n), min(j+radius+1, n)
			area := float64((x1 - x0) * (y1 - y0))
			in := func(t []float64) float64 {
				w := n + 1
				return (t[y1*w+x1] - t[y0*w+x1] - t[y1*w+x0] + t[y0*w+x0]) / area
			}
			mean := in(sum)
			deviation := math.Sqrt(max(in(squares)-mean*mean, 0))
			level[j*n+i] = (s.light[j*n+i] - mean) / max(deviation, 0.5)
			trust[j*n+i] = deviation
			whole += deviation
		}
	}
	whole /= float64(n * n)
	for i := range trust {
		trust[i] = min(trust[i]/max(whole*0.7, 0.5), 1)
	}
	return level, trust
}

// integrals are sums over all samples above and left of each, and of their
// squares.
func (s *samples) integrals() (sum, squares []float64) {
	w := s.size + 1
	sum, squares = make([]float64, w*w), make([]float64, w*w)
	for j := range s.size {
		var row, rowSquares float64
		for i := range s.size {
			v := s.light[j*s.size+i]
			row += v
			rowSquares += v * v
			sum[(j+1)*w+i+1] = sum[j*w+i+1] + row
			squares[(j+1)*w+i+1] = squares[j*w+i+1] + rowSquares
		}
	}
	return sum, squares
}

// agreement is how well what is known of the layout's patterns is seen in the
// levels, from -1 to 1; by chance it is about 0.
func (l *layout) agreement(level []float64) float64 {
	var product, power, n float64
	for i, purpose := range l.purpose {
		if sign := signOf(purpose); sign != 0 && !l.inFinder(i) {
			v := min(max(level[i], -1.5), 1.5)
			product += sign * v
			power += v * v
			n++
		}
	}
	if power == 0 {
		return 0
	}
	return product / math.Sqrt(power*n)
}

// inFinder reports whether a module belongs to a finder pattern, where any map
// agrees.
func (l *layout) inFinder(i int) bool {
	x, y := i%l.size, i/l.size
	return x < 8 && y < 8 || x >= l.size-8 && y < 8 || x < 8 && y >= l.size-8
}

// signOf is 1 for what is always light, -1 for always dark, 0 for the rest.
func signOf(purpose uint8) float64 {
	switch purpose {
	case light:
		return 1
	case dark:
		return -1
	}
	return 0
}
