package symbol

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	zxing "github.com/makiuchi-d/gozxing/qrcode/encoder"
	"github.com/stretchr/testify/require"
	"rsc.io/qr/coding"
)

// byZXing is the penalty of another implementation.
func byZXing(g grid) int {
	m := zxing.NewByteMatrix(g.size(), g.size())
	for y := range g.size() {
		for x := range g.size() {
			m.SetBool(x, y, g.at(x, y))
		}
	}
	return zxing.MaskUtil_applyMaskPenaltyRule1(m) + zxing.MaskUtil_applyMaskPenaltyRule2(m) +
		zxing.MaskUtil_applyMaskPenaltyRule3(m) + zxing.MaskUtil_applyMaskPenaltyRule4(m)
}

func TestTheMaskIsTheFirstWithTheLeastPenalty(t *testing.T) {
	chosen := map[int]bool{}
	for _, level := range levels() {
		for n := 1; n < 400; n += 37 {
			for _, text := range []string{latinText(n), thaiText(n), strings.Repeat("0", n)} {
				s, err := Encode(text, level)
				require.NoError(t, err)
				content, _ := segments(text)
				placed, err := place(content, coding.Version(s.Version), level)
				require.NoError(t, err)
				drawn, want, least := newGrid(s.Size()), 0, 0
				for mask := range masks {
					placed.draw(drawn, mask)
					points := byZXing(drawn)
					require.Equal(t, points, drawn.penalty(), "%d bytes, level %v, mask %d", n, level, mask)
					if mask == 0 || points < least {
						want, least = mask, points
					}
					if mask == s.Mask {
						require.Equal(t, drawn, s.modules)
					}
				}
				require.Equal(t, want, s.Mask)
				chosen[s.Mask] = true
			}
		}
	}
	require.Len(t, chosen, 8, "every mask is best for something")
}

func TestOfEqualMasksTheFirstIsTaken(t *testing.T) {
	ties := 0
	for n := range 300 {
		content, _ := segments(fmt.Sprintf("Shop %d", n))
		placed, err := place(content, 1, L)
		require.NoError(t, err)
		drawn := newGrid(placed.modules.size())
		var points []int
		for mask := range masks {
			placed.draw(drawn, mask)
			points = append(points, drawn.penalty())
		}
		least := slices.Min(points)
		mask, _ := placed.best()
		require.Equal(t, slices.Index(points, least), mask)
		if slices.Contains(points[mask+1:], least) {
			ties++
		}
	}
	require.NotZero(t, ties)
}

func TestPenaltyOfSquaresThatNoMaskMakes(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		// The darker half of them is far from half dark, which symbols never are.
		g, share := newGrid(11+random.IntN(30)), random.IntN(101)
		for i := range g.size() * g.size() {
			g.put(i%g.size(), i/g.size(), random.IntN(100) < share)
		}
		require.Equal(t, byZXing(g), g.penalty())
	}
}

// drawnLine reads one line of modules: # is dark.
func drawnLine(drawing string) (l line) {
	for i := range drawing {
		l.put(i, drawing[i] == '#')
	}
	return l
}

func TestRunPoints(t *testing.T) {
	for drawing, want := range map[string]int{
		"":                 0,
		"####":             0,
		"#####":            3,
		"######":           4,
		".....":            3,
		"#####.":           3,
		".#####.#":         3,
		"#####.....":       6,
		"#.#.#######":      5,
		"####....####....": 0,
	} {
		require.Equal(t, want, drawnLine(drawing).runPoints(firstModules(len(drawing)-1)), drawing)
	}
}

func TestFinderPoints(t *testing.T) {
	for drawing, want := range map[string]int{
		"#.###.#":             40, // the quiet zone is light
		"#.###.#....":         40,
		"#.###.##":            40,
		"##.###.##":           0,
		"##.###.#....#":       40,
		"##.###.#...#":        0,
		"#....#.###.##":       40,
		"#...#.###.##":        0,
		"#....#.###.#....#":   40, // once, with light on both sides
		"#.#.###.#.#":         0,
		"#.###.#....#.###.#":  80,
		"#.###.#.###.#":       80,
		"##..######..##":      0, // twice as wide is no likeness
		"###.###.###.###.###": 0,
	} {
		require.Equal(t, want, drawnLine(drawing).finderPoints(), drawing)
	}
}

// square reads rows of modules.
func square(rows ...string) grid {
	g := newGrid(len(rows))
	for y, row := range rows {
		for x := range row {
			g.put(x, y, row[x] == '#')
		}
	}
	return g
}

func TestBlockPoints(t *testing.T) {
	require.Equal(t, 0, square("#.", ".#").blockPoints())
	require.Equal(t, 0, square("##", "#.").blockPoints())
	require.Equal(t, 3, square("##", "##").blockPoints())
	require.Equal(t, 3, square("..", "..").blockPoints())
	require.Equal(t, 12, square("###", "###", "###").blockPoints())
	require.Equal(t, 6, square("###", "###", "#..").blockPoints())
}

func TestSharePoints(t *testing.T) {
	for dark, want := range map[int]int{0: 100, 1: 90, 43: 10, 44: 10, 45: 10, 46: 0, 50: 0, 54: 0, 55: 10, 59: 10, 60: 20, 100: 100} {
		g := newGrid(10)
		for i := range dark {
			g.put(i%10, i/10, true)
		}
		require.Equal(t, want, g.sharePoints(), "%d %% dark", dark)
	}
}
