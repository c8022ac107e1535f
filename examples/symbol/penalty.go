package symbol

// The weights of ISO/IEC 18004:2015, 7.8.3.1.
const (
	pointsRun    = 3  // N1
	pointsBlock  = 3  // N2
	pointsFinder = 40 // N3
	pointsShare  = 10 // N4
)

// penalty is how hard to read a symbol is likely to be, by the rules of ISO/IEC
// 18004:2015, table 11, over the whole symbol. The less, the better.
//
// Where the standard leaves room, this reads it as most implementations do: the
// quiet zone counts as light, a likeness of a finder pattern has the one-module
// width of the real one, and counts once even with light on both sides.
func (g grid) penalty() int {
	points := g.blockPoints() + g.sharePoints()
	column := make([]bool, g.size)
	for i := range g.size {
		for y := range column {
			column[y] = g.dark[y*g.size+i]
		}
		points += runPoints(g.row(i)) + finderPoints(g.row(i))
		points += runPoints(column) + finderPoints(column)
	}
	return points
}

// runPoints is for five or more modules of one colour in a line.
func runPoints(line []bool) (points int) {
	for start := 0; start < len(line); {
		end := start + 1
		for end < len(line) && line[end] == line[start] {
			end++
		}
		if n := end - start; n >= 5 {
			points += pointsRun + n - 5
		}
		start = end
	}
	return points
}

// finderPoints is for what looks like a cut through a finder pattern: dark,
// light, dark, light and dark as 1:1:3:1:1, with four light modules before or
// behind it.
func finderPoints(line []bool) (points int) {
	const (
		side    = 4
		pattern = 0b1011101
		width   = 7
		light   = 1<<side - 1
	)
	// The last side + width + side modules, dark as 1, the latest lowest.
	window := 0
	for i := range len(line) + side {
		window = window << 1 & (1<<(side+width+side) - 1)
		if i < len(line) && line[i] {
			window |= 1
		}
		looksSo := window>>side&(1<<width-1) == pattern
		if looksSo && (window>>(side+width) == 0 || window&light == 0) {
			points += pointsFinder
		}
	}
	return points
}

// blockPoints is for areas of one colour. The standard gives a block of m × n
// modules (m-1) × (n-1) times the weight, which is once for each square of two
// by two in it.
func (g grid) blockPoints() (points int) {
	for y := range g.size - 1 {
		upper, lower := g.row(y), g.row(y+1)
		for x := range g.size - 1 {
			c := upper[x]
			if c == upper[x+1] && c == lower[x] && c == lower[x+1] {
				points += pointsBlock
			}
		}
	}
	return points
}

// sharePoints is for every full 5 % that the share of dark modules is away from
// half.
func (g grid) sharePoints() int {
	dark := 0
	for _, d := range g.dark {
		if d {
			dark++
		}
	}
	// |dark/all - 1/2| in steps of 1/20.
	all := len(g.dark)
	away := max(2*dark-all, all-2*dark)
	return away * 10 / all * pointsShare
}
