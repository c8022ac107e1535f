package readback

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/examples/symbol"
)

const abcHammers = "000201021640001234567890125204525153038405402105802US5911ABC Hammers6008New York6304F2C6"

func encode(t testing.TB, text string, level symbol.Level) symbol.Symbol {
	t.Helper()
	s, err := symbol.Encode(text, level)
	require.NoError(t, err)
	return s
}

func pngOf(t testing.TB, s symbol.Symbol, scale int) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, s.WritePNG(&b, scale))
	return b.Bytes()
}

func svgOf(t testing.TB, s symbol.Symbol) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, s.WriteSVG(&b, "Pay <somebody>"))
	return b.Bytes()
}

func TestBareSymbolsAreReadModuleByModule(t *testing.T) {
	for name, text := range map[string]string{
		"short": "0002", "a code": abcHammers, "Thai": strings.Repeat("ร้านก๋วยเตี๋ยว", 9),
		"long": strings.Repeat("0123456789abcdef", 100), "digits": strings.Repeat("7", 300),
	} {
		for level := symbol.L; level <= symbol.H; level++ {
			s, err := symbol.Encode(text, level)
			if err != nil {
				continue
			}
			for _, scale := range []int{1, 2, 8} {
				picture, err := png.Decode(bytes.NewReader(pngOf(t, s, scale)))
				require.NoError(t, err)
				got, ok := pure(greyOf(picture))
				require.True(t, ok, "%s %v %d", name, level, scale)
				require.Equal(t, text, got)
			}
			texts, err := File(svgOf(t, s))
			require.NoError(t, err)
			require.Equal(t, []string{text}, texts)
		}
	}
}

// A module that is wrong somewhere is what a reader on a phone would correct: here
// the picture is not one of a symbol alone any more.
func TestAPictureThatIsNotUniformIsNoBareSymbol(t *testing.T) {
	picture, err := png.Decode(bytes.NewReader(pngOf(t, encode(t, abcHammers, symbol.L), 8)))
	require.NoError(t, err)
	grey := greyOf(picture)
	for _, at := range []image.Point{{4*8 + 1, 4*8 + 1}, {15 * 8, 15*8 + 3}, {20*8 + 7, 20 * 8}} {
		spoilt := *grey
		spoilt.Pix = bytes.Clone(grey.Pix)
		spoilt.SetGray(at.X, at.Y, color.Gray{255 - spoilt.GrayAt(at.X, at.Y).Y})
		_, ok := pure(&spoilt)
		assert.False(t, ok, at)
	}
}

func TestADamagedSymbolIsNotReadAsAnotherText(t *testing.T) {
	s := encode(t, abcHammers, symbol.L)
	picture, err := png.Decode(bytes.NewReader(pngOf(t, s, 8)))
	require.NoError(t, err)
	spoilt := image.NewGray(picture.Bounds())
	draw.Draw(spoilt, spoilt.Rect, picture, image.Point{}, draw.Src)
	draw.Draw(spoilt, image.Rect(100, 100, 220, 220), image.White, image.Point{}, draw.Src)
	_, err = Image(spoilt)
	require.ErrorIs(t, err, ErrNothing)
}

func TestSeveralSymbolsAmongOtherThings(t *testing.T) {
	page := image.NewRGBA(image.Rect(0, 0, 900, 500))
	draw.Draw(page, page.Rect, image.NewUniform(color.RGBA{255, 250, 230, 255}), image.Point{}, draw.Src)
	for i, text := range []string{abcHammers, "second"} {
		picture, err := png.Decode(bytes.NewReader(pngOf(t, encode(t, text, symbol.M), 8)))
		require.NoError(t, err)
		draw.Draw(page, picture.Bounds().Add(image.Pt(30+430*i, 60)), picture, image.Point{}, draw.Src)
	}
	texts, err := Image(page)
	require.NoError(t, err)
	require.Equal(t, []string{abcHammers, "second"}, texts)
}

func TestTransparentPaperIsWhite(t *testing.T) {
	s := encode(t, abcHammers, symbol.L)
	indexed := image.NewPaletted(image.Rect(0, 0, s.Size()*4, s.Size()*4), color.Palette{color.RGBA{}, color.Black})
	plain := image.NewNRGBA(indexed.Rect)
	for y := range indexed.Rect.Dy() {
		for x := range indexed.Rect.Dx() {
			if s.Black(x/4, y/4) {
				indexed.SetColorIndex(x, y, 1)
				plain.Set(x, y, color.Black)
			}
		}
	}
	for _, picture := range []image.Image{indexed, plain} {
		texts, err := Image(picture)
		require.NoError(t, err)
		require.Equal(t, []string{abcHammers}, texts)
	}
}

func TestFilesThatAreRefused(t *testing.T) {
	bomb := pngOf(t, encode(t, "0002", symbol.L), 1)
	copy(bomb[16:], "\x00\x00\x4e\x20\x00\x00\x4e\x20") // 20,000 × 20,000
	svg := func(content string) string { return `<svg viewBox="0 0 100 100">` + content + `</svg>` }
	for name, test := range map[string]struct{ data, want string }{
		"a PDF":               {"%PDF-1.4", "found neither PNG nor SVG"},
		"nothing":             {"", "found neither PNG nor SVG"},
		"a broken PNG":        {"\x89PNG\r\n\x1a\n", "unexpected EOF"},
		"a cut PNG":           {string(pngOf(t, encode(t, "0002", symbol.L), 8)[:120]), "not enough pixel data"},
		"a wrong checksum":    {string(bomb), "png"},
		"no svg":              {"<html></html>", "expected svg"},
		"half an svg":         {"<svg", "unexpected EOF"},
		"no viewBox":          {"<svg/>", "expected a viewBox"},
		"a huge viewBox":      {`<svg viewBox="0 0 5000 5000" shape-rendering="crispEdges"/>`, "are too many"},
		"an endless viewBox":  {`<svg viewBox="0 0 1e300 5"/>`, "expected a number"},
		"text in it":          {svg("<text>0002</text>"), "an element that is not read"},
		"a link to elsewhere": {svg(`<image href="https://example.org/a.png"/>`), "does not stand in the file"},
		"a colour by name":    {svg(`<rect fill="red"/>`), "expected one such as #003366"},
		"an arc":              {svg(`<path d="M0 0A1 1 0 0 0 2 2"/>`), "expected one of M L H V Q C Z"},
		"no number":           {svg(`<path d="M0"/>`), "expected a number"},
		"a path without M":    {svg(`<path d="L0 0"/>`), "begin with M"},
		"painted over":        {svg(strings.Repeat(`<rect width="100" height="100"/>`, 13)), "too much is painted over"},
		"blank paper":         {svg(""), "no QR symbol was read"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := File([]byte(test.data))
			require.Error(t, err)
			assert.Contains(t, err.Error(), test.want)
			assert.True(t, strings.HasPrefix(err.Error(), "readback: "), err)
		})
	}
	_, err := File(append([]byte("<"), make([]byte, MaxBytes)...))
	require.ErrorContains(t, err, "expected at most")
}

func TestPathsInSmallAndLargeLetters(t *testing.T) {
	small, err := parsePath("m1 2l3-4h5v6q1 1 2 2c1 1 2 2 3 3zm1,1")
	require.NoError(t, err)
	large, err := parsePath("M 1 2 L 4 -2 H 9 V 4 Q 10 5 11 6 C 12 7 13 8 14 9 Z M 2 3")
	require.NoError(t, err)
	assert.Equal(t, fmt.Sprint(large), fmt.Sprint(small))
}

func FuzzFile(f *testing.F) {
	s := encode(f, "0002", symbol.L)
	f.Add(pngOf(f, s, 1))
	f.Add(svgOf(f, s))
	f.Fuzz(func(t *testing.T, data []byte) {
		texts, err := File(data)
		if (err == nil) != (len(texts) > 0) {
			t.Fatalf("%q and %v", texts, err)
		}
	})
}

func BenchmarkFile(b *testing.B) {
	s := encode(b, strings.Repeat(abcHammers, 3), symbol.L)
	for name, data := range map[string][]byte{"PNG": pngOf(b, s, 8), "SVG": svgOf(b, s)} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := File(data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
