package photo

// bitmap says of each pixel whether it is dark: 1 for yes.
type bitmap struct {
	width, height int
	dark          []uint8
}

func (b *bitmap) row(y int) []uint8 { return b.dark[y*b.width : (y+1)*b.width] }

// at reports whether a pixel is dark; outside none is.
func (b *bitmap) at(x, y int) bool {
	return 0 <= x && x < b.width && 0 <= y && y < b.height && b.dark[y*b.width+x] == 1
}

// adaptive calls a pixel dark that is darker, by the margin, than the mean of
// the square of pixels around it, which reaches radius to every side. It takes
// memory for one row of sums, however large the picture.
func (p *plane) adaptive(radius, margin int) *bitmap {
	b := &bitmap{p.width, p.height, make([]uint8, len(p.pixels))}
	columns := make([]int, p.width) // the sum of each column, over the rows in reach
	rows := 0
	add := func(y, sign int) {
		if y < 0 || y >= p.height {
			return
		}
		rows += sign
		for x, v := range p.row(y) {
			columns[x] += sign * int(v)
		}
	}
	for y := range radius {
		add(y, 1)
	}
	for y := range p.height {
		add(y+radius, 1)
		add(y-radius-1, -1)
		sum, width := 0, 0
		for x := range min(radius, p.width) {
			sum += columns[x]
			width++
		}
		in, out := p.row(y), b.row(y)
		for x, v := range in {
			if x+radius < p.width {
				sum += columns[x+radius]
				width++
			}
			if x-radius-1 >= 0 {
				sum -= columns[x-radius-1]
				width--
			}
			if (int(v)+margin)*rows*width < sum {
				out[x] = 1
			}
		}
	}
	return b
}
