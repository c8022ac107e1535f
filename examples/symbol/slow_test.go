package symbol

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
	"rsc.io/qr/coding"
)

// This is how symbols were drawn first: every mask by a plan of its own, penalties
// counted module by module, pictures made up pixel by pixel. It is plainer
// to read and many times slower, and what is drawn now has to be the same.

// Every version, level and mask; texts as long as the version holds, and shorter.
func TestSymbolsAreModuleForModuleThoseOfTheSlowWay(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for version := coding.Version(coding.MinVersion); version <= coding.MaxVersion; version++ {
		for _, level := range levels() {
			most := standardCapacity(t, int(version), level, false)
			write := []func(int) string{latinText, thaiText}[random.IntN(2)]
			content, _ := segments(write(most - random.IntN(most)/2))
			placed, err := place(content, version, level)
			require.NoError(t, err)
			drawn := newGrid(placed.modules.size())
			for mask := range masks {
				slow, err := slowDraw(content, version, level, mask)
				require.NoError(t, err)
				placed.draw(drawn, mask)
				require.Equal(t, slow.lines(), drawn, "%d-%v, mask %d", version, level, mask)
				require.Equal(t, slow.penalty(), drawn.penalty(), "%d-%v, mask %d", version, level, mask)
			}
			wantMask, want, err := slowBestMask(content, version, level)
			require.NoError(t, err)
			mask, modules := placed.best()
			require.Equal(t, wantMask, mask)
			require.Equal(t, want.lines(), modules)
		}
	}
}

func TestPenaltyOfAnySquareIsThatOfTheSlowWay(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for size := 1; size <= 177; size++ {
		for share := range 11 {
			slow := newSlowGrid(size)
			for i := range slow.dark {
				slow.dark[i] = random.IntN(10) < share
			}
			require.Equal(t, slow.penalty(), slow.lines().penalty(), "%d modules, %d0 %% dark", size, share)
		}
	}
}

func TestPicturesArePixelForPixelThoseOfTheSlowWay(t *testing.T) {
	for scale := 1; scale <= 17; scale++ {
		for _, level := range levels() {
			s, err := Encode(latinText(scale*70), level)
			require.NoError(t, err)
			requireSamePicture(t, s, scale)
		}
	}
	s, err := Encode(latinText(20), L)
	require.NoError(t, err)
	requireSamePicture(t, s, MaxScale)
	requireSamePicture(t, Symbol{}, 3)
}

func requireSamePicture(t *testing.T, s Symbol, scale int) {
	t.Helper()
	var slow bytes.Buffer
	require.NoError(t, png.Encode(&slow, picture{slowly(s), scale}))
	want, err := png.Decode(&slow)
	require.NoError(t, err)
	got, err := png.Decode(bytes.NewReader(writePNG(t, s, scale)))
	require.NoError(t, err)
	require.True(t, got.(*image.Paletted).Opaque())
	require.Equal(t, want, got, "%d-%v, scale %d", s.Version, s.Level, scale)
}

// slowly is a symbol module by module.
func slowly(s Symbol) slowGrid {
	g := newSlowGrid(s.Size())
	for i := range g.dark {
		g.dark[i] = s.Black(i%g.size, i/g.size)
	}
	return g
}

// lines are the same modules as bits.
func (g slowGrid) lines() grid {
	lines := newGrid(g.size)
	for y := range g.size {
		for x := range g.size {
			lines.put(x, y, g.at(x, y))
		}
	}
	return lines
}

// slowBestMask draws the symbol with each of the masks and takes the first with the
// fewest penalty points.
func slowBestMask(content []coding.Encoding, version coding.Version, level Level) (mask int, modules slowGrid, err error) {
	least := 0
	for m := range 8 {
		drawn, err := slowDraw(content, version, level, m)
		if err != nil {
			return 0, slowGrid{}, err
		}
		if points := drawn.penalty(); m == 0 || points < least {
			mask, modules, least = m, drawn, points
		}
	}
	return mask, modules, nil
}

// slowDraw makes the symbol with a mask, good or bad.
func slowDraw(content []coding.Encoding, version coding.Version, level Level, mask int) (slowGrid, error) {
	plan, err := coding.NewPlan(version, level.coding(), coding.Mask(mask))
	if err != nil {
		return slowGrid{}, err
	}
	code, err := plan.Encode(content...)
	if err != nil {
		return slowGrid{}, err
	}
	modules := newSlowGrid(code.Size)
	for y := range code.Size {
		for x := range code.Size {
			modules.dark[y*code.Size+x] = code.Black(x, y)
		}
	}
	return modules, nil
}

// slowGrid is a square of modules.
type slowGrid struct {
	size int
	dark []bool // row after row
}

func newSlowGrid(size int) slowGrid { return slowGrid{size, make([]bool, size*size)} }

func (g slowGrid) row(y int) []bool { return g.dark[y*g.size : (y+1)*g.size] }

// at reports whether a module is dark; outside the square none is.
func (g slowGrid) at(x, y int) bool {
	return 0 <= x && x < g.size && 0 <= y && y < g.size && g.dark[y*g.size+x]
}

// penalty is how hard to read a symbol is likely to be, by the rules of ISO/IEC
// 18004:2015, table 11, over the whole symbol. The less, the better.
//
// Where the standard leaves room, this reads it as most implementations do: the
// quiet zone counts as light, a likeness of a finder pattern has the one-module
// width of the real one, and counts once even with light on both sides.
func (g slowGrid) penalty() int {
	points := g.blockPoints() + g.sharePoints()
	column := make([]bool, g.size)
	for i := range g.size {
		for y := range column {
			column[y] = g.dark[y*g.size+i]
		}
		points += slowRunPoints(g.row(i)) + slowFinderPoints(g.row(i))
		points += slowRunPoints(column) + slowFinderPoints(column)
	}
	return points
}

// slowRunPoints is for five or more modules of one colour in a line.
func slowRunPoints(line []bool) (points int) {
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

// slowFinderPoints is for what looks like a cut through a finder pattern: dark,
// light, dark, light and dark as 1:1:3:1:1, with four light modules before or
// behind it.
func slowFinderPoints(line []bool) (points int) {
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
func (g slowGrid) blockPoints() (points int) {
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
func (g slowGrid) sharePoints() int {
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

// picture is a symbol as an image of two colours, made up pixel by pixel.
type picture struct {
	modules slowGrid
	scale   int
}

var inks = color.Palette{color.White, color.Black}

func (p picture) ColorModel() color.Model { return inks }

func (p picture) Bounds() image.Rectangle {
	side := (p.modules.size + 2*quietZone) * p.scale
	return image.Rect(0, 0, side, side)
}

func (p picture) At(x, y int) color.Color { return inks[p.ColorIndexAt(x, y)] }

// ColorIndexAt makes it an [image.PalettedImage], which is written with one bit
// a pixel.
func (p picture) ColorIndexAt(x, y int) uint8 {
	if p.modules.at(x/p.scale-quietZone, y/p.scale-quietZone) {
		return 1
	}
	return 0
}
