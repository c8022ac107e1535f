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
	hasNext := firstModules(g.size() - 1)
	for i := range g.rows {
		points += g.rows[i].runPoints(hasNext) + g.rows[i].finderPoints()
		points += g.columns[i].runPoints(hasNext) + g.columns[i].finderPoints()
	}
	return points
}

// runPoints is for five or more modules of one colour in a line: three for five,
// and one for each that follows. hasNext are all modules of the line but its last.
func (l line) runPoints(hasNext line) int {
	same := hasNext.andNot(l.xor(l.ahead(1))) // as the next
	begins := same.and(same.ahead(1))         // as the next two
	begins = begins.and(begins.ahead(2))      // as the next four: five of a colour begin here
	first := begins.andNot(begins.back(1))    // of its run
	return begins.dark() + (pointsRun-1)*first.dark()
}

// finderPoints is for what looks like a cut through a finder pattern: dark,
// light, dark, light and dark as 1:1:3:1:1, with four light modules before or
// behind it.
func (l line) finderPoints() int {
	begins := l.andNot(l.ahead(1)).and(l.ahead(2)).and(l.ahead(3)).and(l.ahead(4)).andNot(l.ahead(5)).and(l.ahead(6))
	before := l.back(1).or(l.back(2)).or(l.back(3)).or(l.back(4))
	behind := l.ahead(7).or(l.ahead(8)).or(l.ahead(9)).or(l.ahead(10))
	return pointsFinder * begins.andNot(before.and(behind)).dark()
}

// blockPoints is for areas of one colour. The standard gives a block of m × n
// modules (m-1) × (n-1) times the weight, which is once for each square of two
// by two in it.
func (g grid) blockPoints() (points int) {
	hasNext := firstModules(g.size() - 1)
	for y := range g.size() - 1 {
		upper, lower := g.rows[y], g.rows[y+1]
		differ := upper.xor(lower).or(upper.xor(upper.ahead(1))).or(lower.xor(lower.ahead(1)))
		points += pointsBlock * hasNext.andNot(differ).dark()
	}
	return points
}

// sharePoints is for every full 5 % that the share of dark modules is away from
// half.
func (g grid) sharePoints() int {
	dark := 0
	for _, row := range g.rows {
		dark += row.dark()
	}
	// |dark/all - 1/2| in steps of 1/20.
	all := g.size() * g.size()
	away := max(2*dark-all, all-2*dark)
	return away * 10 / all * pointsShare
}
