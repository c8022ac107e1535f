package symbol

// grid is a square of modules, line by line, both ways: every module stands in
// a row and in a column, so that what is true of rows can be asked of columns.
type grid struct {
	rows, columns []line
}

func newGrid(size int) grid {
	lines := make([]line, 2*size)
	return grid{lines[:size:size], lines[size:]}
}

func (g grid) size() int { return len(g.rows) }

// at reports whether a module is dark; outside the square none is.
func (g grid) at(x, y int) bool {
	return 0 <= x && x < g.size() && 0 <= y && y < g.size() && g.rows[y].at(x)
}

func (g grid) put(x, y int, dark bool) {
	g.rows[y].put(x, dark)
	g.columns[x].put(y, dark)
}
