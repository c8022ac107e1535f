package photo

import (
	"image"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/makiuchi-d/gozxing"
	"github.com/stretchr/testify/require"
)

// Pictures that give a reader as much to do as they can: each takes some seconds
// at most.
func TestHostilePicturesAreDoneInBoundedTime(t *testing.T) {
	if underRace {
		t.Skip("the race detector makes it ten times slower, and nothing here runs at once")
	}
	rnd := rand.New(rand.NewPCG(9, 9))
	for name, at := range map[string]func(x, y int) uint8{
		"a wall of finder patterns":       func(x, y int) uint8 { return finderPixel(x/2%9, y/2%9) },
		"a wall of large finder patterns": func(x, y int) uint8 { return finderPixel(x/9%12, y/9%12) },
		"noise":                           func(int, int) uint8 { return uint8(rnd.Uint32()) },
		"black and white noise":           func(int, int) uint8 { return uint8(rnd.Uint32()%2) * 255 },
		"noise of modules":                func(x, y int) uint8 { return uint8((x/4*7919+y/4*104729+(x/4)*(y/4)*31)%97%2) * 255 },
		"a checkerboard":                  func(x, y int) uint8 { return uint8((x+y)%2) * 255 },
		"stripes":                         func(x, _ int) uint8 { return finderPixel(x/3%9, 3) },
	} {
		t.Run(name, func(t *testing.T) {
			p := image.NewGray(image.Rect(0, 0, 800, 600))
			for i := range p.Pix {
				p.Pix[i] = at(i%800, i/800)
			}
			begun := time.Now()
			readings, err := ReadImage(p)
			t.Log(time.Since(begun), err)
			require.Empty(t, readings)
			require.Error(t, err)
			require.Less(t, time.Since(begun), 20*time.Second)
		})
	}
}

// gozxing tries each three of what it takes for patterns.
func TestGozxingIsNotGivenAWallOfPatterns(t *testing.T) {
	wall := image.NewGray(image.Rect(0, 0, 800, 600))
	for i := range wall.Pix {
		wall.Pix[i] = finderPixel(i%800/2%9, i/800/2%9)
	}
	for picture, want := range map[image.Image]bool{wall: true, drawn(t, annexB7, 5): false} {
		bitmap, err := gozxing.NewBinaryBitmapFromImage(picture)
		require.NoError(t, err)
		matrix, err := bitmap.GetBlackMatrix()
		require.NoError(t, err)
		require.Equal(t, want, isCrowded(matrix))
	}
}

// finderPixel is a finder pattern with light around it, by module.
func finderPixel(x, y int) uint8 {
	if r := max(x-4, 4-x, y-4, 4-y); r == 2 || r > 3 {
		return 255
	}
	return 0
}
