package symbol

import (
	"bytes"
	"encoding/xml"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the golden files anew")

func writePNG(t *testing.T, s Symbol, scale int) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, s.WritePNG(&b, scale))
	return b.Bytes()
}

// requireDrawn checks a picture, given by module from the corner of the quiet
// zone: the symbol, and four light modules on each side.
func requireDrawn(t *testing.T, s Symbol, isDark func(x, y int) bool) {
	t.Helper()
	for y := range s.Size() + 8 {
		for x := range s.Size() + 8 {
			if isDark(x, y) != s.Black(x-4, y-4) {
				t.Fatalf("module %d, %d is not as it should be", x-4, y-4)
			}
		}
	}
}

func TestPNGHasEveryModuleAndFourOfQuietZone(t *testing.T) {
	for _, scale := range []int{1, 3, 8} {
		for _, n := range []int{20, 260, 2900} {
			s, err := Encode(latinText(n), L)
			require.NoError(t, err)
			picture, err := png.Decode(bytes.NewReader(writePNG(t, s, scale)))
			require.NoError(t, err)
			side := (s.Size() + 8) * scale
			require.Equal(t, image.Rect(0, 0, side, side), picture.Bounds())
			require.Equal(t, color.Palette{color.RGBA{255, 255, 255, 255}, color.RGBA{0, 0, 0, 255}}, picture.ColorModel())
			indexes := picture.(image.PalettedImage)
			for dy := range scale {
				for dx := range scale {
					requireDrawn(t, s, func(x, y int) bool { return indexes.ColorIndexAt(x*scale+dx, y*scale+dy) == 1 })
				}
			}
		}
	}
}

func TestPNGIsOfOneBitAPixel(t *testing.T) {
	s, err := Encode(annexB7, L)
	require.NoError(t, err)
	const bitDepth = 24 // signature, length and type of IHDR, width, height
	require.EqualValues(t, 1, writePNG(t, s, 10)[bitDepth])
}

func TestPNGScaleIsBounded(t *testing.T) {
	s, err := Encode("0002", L)
	require.NoError(t, err)
	for _, scale := range []int{-1, 0, 101} {
		var b bytes.Buffer
		require.EqualError(t, s.WritePNG(&b, scale), fmt.Sprintf("symbol: scale is from 1 to 100 pixels a module, not %d", scale))
		require.Zero(t, b.Len())
	}
	require.NotEmpty(t, writePNG(t, s, 100))
}

// svg is all that one of our SVG elements may hold.
type svg struct {
	XMLName   xml.Name
	ViewBox   string `xml:"viewBox,attr"`
	Role      string `xml:"role,attr"`
	Rendering string `xml:"shape-rendering,attr"`
	Title     string `xml:"title"`
	Rect      []struct {
		Width  string `xml:"width,attr"`
		Height string `xml:"height,attr"`
		Fill   string `xml:"fill,attr"`
	} `xml:"rect"`
	Path []struct {
		D string `xml:"d,attr"`
	} `xml:"path"`
	Other []struct{ XMLName xml.Name } `xml:",any"`
}

func readSVG(t *testing.T, s Symbol, title string) svg {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, s.WriteSVG(&b, title))
	var parsed svg
	require.NoError(t, xml.Unmarshal(b.Bytes(), &parsed), b.String())
	return parsed
}

func TestSVGHasEveryModuleAndFourOfQuietZone(t *testing.T) {
	for _, n := range []int{5, 20, 260, 1000, 2900} {
		s, err := Encode(latinText(n), L)
		require.NoError(t, err)
		got := readSVG(t, s, "")
		side := strconv.Itoa(s.Size() + 8)
		require.Equal(t, xml.Name{Space: "http://www.w3.org/2000/svg", Local: "svg"}, got.XMLName)
		require.Equal(t, "0 0 "+side+" "+side, got.ViewBox)
		require.Equal(t, "img", got.Role)
		require.Equal(t, "crispEdges", got.Rendering)
		require.Len(t, got.Rect, 1)
		require.Equal(t, side+" × "+side+" #fff", got.Rect[0].Width+" × "+got.Rect[0].Height+" "+got.Rect[0].Fill)
		require.Len(t, got.Path, 1)
		require.Empty(t, got.Other)
		dark := pathModules(t, got.Path[0].D)
		requireDrawn(t, s, func(x, y int) bool { return dark[image.Pt(x, y)] })
	}
}

var pathRun = regexp.MustCompile(`M(\d+) (\d+)h(\d+)v1h-(\d+)z`)

// pathModules are the modules inside a path of rectangles one module high.
func pathModules(t *testing.T, d string) map[image.Point]bool {
	t.Helper()
	require.Empty(t, pathRun.ReplaceAllString(d, ""))
	dark := map[image.Point]bool{}
	for _, run := range pathRun.FindAllStringSubmatch(d, -1) {
		require.Equal(t, run[3], run[4], "there and back")
		var x, y, n int
		for i, v := range []*int{&x, &y, &n} {
			var err error
			*v, err = strconv.Atoi(run[i+1])
			require.NoError(t, err)
		}
		for i := range n {
			require.False(t, dark[image.Pt(x+i, y)], "drawn once")
			dark[image.Pt(x+i, y)] = true
		}
	}
	return dark
}

func TestSVGTitleIsEscaped(t *testing.T) {
	s, err := Encode("0002", L)
	require.NoError(t, err)
	for title, want := range map[string]string{
		"":                 "QR code",
		"Pay Noodle House": "Pay Noodle House",
		"ร้านก๋วยเตี๋ยว":                  "ร้านก๋วยเตี๋ยว",
		`</title><script>x&y</script>`:    `</title><script>x&y</script>`,
		`"a" 'b' ]]> <!-- & &amp; &#0;`:   `"a" 'b' ]]> <!-- & &amp; &#0;`,
		"control \x00 and broken \xff ok": "control \ufffd and broken \ufffd ok",
	} {
		got := readSVG(t, s, title)
		require.Equal(t, want, got.Title)
		require.Empty(t, got.Other)
	}
}

var inksByName = map[string]Ink{"colours": Colours, "light-ink": LightInk, "dark-ink": DarkInk}

func writeTerminal(t *testing.T, s Symbol, ink Ink) string {
	t.Helper()
	var b strings.Builder
	require.NoError(t, s.WriteTerminal(&b, ink))
	return b.String()
}

// The golden files are for the eye; that they can be read is for other tests.
func TestTerminalGolden(t *testing.T) {
	s, err := Encode("https://example.com/pay/17", L)
	require.NoError(t, err)
	for name, ink := range inksByName {
		file := "testdata/terminal-" + name + ".golden"
		got := writeTerminal(t, s, ink)
		if *update {
			require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
		}
		want, err := os.ReadFile(file)
		require.NoError(t, err, "go test -update writes golden files")
		require.Equal(t, string(want), got)
	}
}

func TestTerminalHasEveryModuleAndFourOfQuietZone(t *testing.T) {
	for _, n := range []int{5, 20, 260, 2900} {
		s, err := Encode(latinText(n), L)
		require.NoError(t, err)
		for name, ink := range inksByName {
			t.Run(fmt.Sprint(n, " bytes, ", name), func(t *testing.T) {
				shown := onScreen(t, writeTerminal(t, s, ink), ink)
				require.Len(t, shown, s.Size()+9, "an even number of rows")
				for _, row := range shown {
					require.Len(t, row, s.Size()+8)
				}
				requireDrawn(t, s, func(x, y int) bool { return shown[y][x] })
				require.NotContains(t, shown[s.Size()+8], true)
			})
		}
	}
}

// onScreen is which half characters are dark on the screen that an ink is for.
func onScreen(t *testing.T, text string, ink Ink) (dark [][]bool) {
	t.Helper()
	require.True(t, strings.HasSuffix(text, "\n"))
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if ink == Colours {
			require.True(t, strings.HasPrefix(line, "\x1b[38;5;16;48;5;231m") && strings.HasSuffix(line, "\x1b[0m"), "colours end with the line")
			line = strings.TrimSuffix(strings.TrimPrefix(line, "\x1b[38;5;16;48;5;231m"), "\x1b[0m")
		}
		var upper, lower []bool
		for _, c := range line {
			require.Contains(t, " ▀▄█", string(c))
			upper = append(upper, strings.ContainsRune("▀█", c) != (ink == LightInk))
			lower = append(lower, strings.ContainsRune("▄█", c) != (ink == LightInk))
		}
		dark = append(dark, upper, lower)
	}
	return dark
}

func TestInkThatThereIsNotIsRefused(t *testing.T) {
	s, err := Encode("0002", L)
	require.NoError(t, err)
	for _, ink := range []Ink{-1, 3} {
		var b bytes.Buffer
		require.EqualError(t, s.WriteTerminal(&b, ink), fmt.Sprintf("symbol: there is no ink %d", int(ink)))
		require.Zero(t, b.Len())
	}
}
