package photo

import "github.com/makiuchi-d/gozxing/qrcode/decoder"

// What a module is for.
const (
	data  = iota // or its error correction
	light        // always light
	dark         // always dark
	apart        // format or version: neither data nor always the same
)

// layout is what ISO/IEC 18004 says of the symbols of a version: which modules
// are patterns, and where the data are.
type layout struct {
	version *decoder.Version
	size    int
	purpose []uint8 // of each module, row after row
	// alignments are the middles of the alignment patterns, as indices of modules.
	alignments [][2]int
}

// newLayout is that of a version from 1 to 40.
func newLayout(number int) (*layout, error) {
	version, err := decoder.Version_GetVersionForNumber(number)
	if err != nil {
		return nil, err
	}
	l := &layout{version: version, size: version.GetDimensionForVersion()}
	l.purpose = make([]uint8, l.size*l.size)
	far := l.size - 7
	for _, corner := range [][2]int{{0, 0}, {far, 0}, {0, far}} {
		l.finder(corner[0], corner[1])
	}
	for i := 8; i < l.size-8; i++ {
		l.put(i, 6, i%2 == 0)
		l.put(6, i, i%2 == 0)
	}
	centres := version.GetAlignmentPatternCenters()
	for _, y := range centres {
		for _, x := range centres {
			if first, last := centres[0], centres[len(centres)-1]; x == first && y == first || x == first && y == last || x == last && y == first {
				continue // a finder pattern is there
			}
			l.alignments = append(l.alignments, [2]int{x, y})
			for i := range 25 {
				dx, dy := i%5-2, i/5-2
				l.put(x+dx, y+dy, max(dx, -dx, dy, -dy) != 1)
			}
		}
	}
	for i := range 9 { // format
		l.setApart(i, 8)
		l.setApart(8, i)
	}
	for i := l.size - 8; i < l.size; i++ {
		l.setApart(i, 8)
		l.setApart(8, i)
	}
	l.purpose[(l.size-8)*l.size+8] = dark
	if number >= 7 {
		for i := range 18 {
			l.setApart(l.size-11+i%3, i/3)
			l.setApart(i/3, l.size-11+i%3)
		}
	}
	return l, nil
}

func (l *layout) put(x, y int, isDark bool) {
	l.purpose[y*l.size+x] = light
	if isDark {
		l.purpose[y*l.size+x] = dark
	}
}

func (l *layout) setApart(x, y int) {
	if l.purpose[y*l.size+x] == data {
		l.purpose[y*l.size+x] = apart
	}
}

// finder puts a finder pattern and the light modules around it.
func (l *layout) finder(left, top int) {
	for y := top - 1; y < top+8; y++ {
		for x := left - 1; x < left+8; x++ {
			if x < 0 || y < 0 || x >= l.size || y >= l.size {
				continue
			}
			ring := max(x-left-3, left+3-x, y-top-3, top+3-y)
			l.put(x, y, ring != 2 && ring != 4)
		}
	}
}

// order is the modules of the data in the order of their bits: in pairs of
// columns from the right, up and down by turns.
func (l *layout) order() []int {
	var order []int
	up := true
	for right := l.size - 1; right > 0; right -= 2 {
		if right == 6 {
			right-- // the column of the timing pattern
		}
		for i := range l.size {
			y := i
			if up {
				y = l.size - 1 - i
			}
			for _, x := range [2]int{right, right - 1} {
				if l.purpose[y*l.size+x] == data {
					order = append(order, y*l.size+x)
				}
			}
		}
		up = !up
	}
	return order
}
