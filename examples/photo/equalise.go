package photo

// An equaliser undoes blur. What a blurred module shows is a sum of itself and
// its neighbours; which sum is learnt from the modules that every symbol of the
// version has alike, and then from what all the others seem to be.

const (
	tapSide = 5
	taps    = tapSide*tapSide + 1 // and a constant
)

// equalised is the levels with neighbours subtracted so that the known patterns
// come out as they should: about 1 for light, -1 for dark. rounds is how often
// it is learnt again from what was made out.
func (l *layout) equalised(level []float64, rounds int) []float64 {
	want := make([]float64, len(level))
	for i, purpose := range l.purpose {
		want[i] = signOf(purpose)
	}
	out := level
	for round := range rounds + 1 {
		eq := newEquations(taps)
		row := make([]float64, taps)
		for i, w := range want {
			if w != 0 {
				l.neighbours(level, i, row)
				eq.add(row, w, 1)
			}
		}
		weights, ok := eq.solve(0.02)
		if !ok {
			return out
		}
		out = l.filtered(level, weights)
		if round == rounds {
			break
		}
		for i, purpose := range l.purpose {
			if known := signOf(purpose); known != 0 {
				continue
			}
			switch v := out[i]; {
			case v > 0.25:
				want[i] = 1
			case v < -0.25:
				want[i] = -1
			default:
				want[i] = 0
			}
		}
	}
	return out
}

// neighbours puts a module's neighbourhood into row; what lies outside the
// symbol is light.
func (l *layout) neighbours(level []float64, i int, row []float64) {
	x, y := i%l.size, i/l.size
	k := 0
	for dy := -tapSide / 2; dy <= tapSide/2; dy++ {
		for dx := -tapSide / 2; dx <= tapSide/2; dx++ {
			row[k] = 1
			if u, v := x+dx, y+dy; 0 <= u && u < l.size && 0 <= v && v < l.size {
				row[k] = level[v*l.size+u]
			}
			k++
		}
	}
	row[k] = 1
}

func (l *layout) filtered(level, weights []float64) []float64 {
	out := make([]float64, len(level))
	row := make([]float64, taps)
	for i := range out {
		l.neighbours(level, i, row)
		for k, w := range weights {
			out[i] += w * row[k]
		}
	}
	return out
}
