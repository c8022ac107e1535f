package main

import (
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/examples/symbol"
)

// drawn is a picture file with a code of each text, side by side.
func drawn(t *testing.T, texts ...string) (name string) {
	t.Helper()
	const scale, room = 4, 900
	canvas := image.NewGray(image.Rect(0, 0, room*len(texts), room))
	draw.Draw(canvas, canvas.Bounds(), image.White, image.Point{}, draw.Src)
	for i, text := range texts {
		s, err := symbol.Encode(text, symbol.M)
		require.NoError(t, err)
		for y := range s.Size() * scale {
			for x := range s.Size() * scale {
				if s.Black(x/scale, y/scale) {
					canvas.Set(room*i+40+x, 40+y, color.Black)
				}
			}
		}
	}
	name = filepath.Join(t.TempDir(), "stickers.dat") // what it is the content tells, and no name
	file, err := os.Create(name)
	require.NoError(t, err)
	require.NoError(t, png.Encode(file, canvas))
	require.NoError(t, file.Close())
	return name
}

const epcText = "BCD\n002\n1\nSCT\n\nSample Charity\nFR1420041010050500013M02606\nEUR12.3\n\n\nInvoice"

func TestAPictureIsReadByWhatIsInTheFile(t *testing.T) {
	one := drawn(t, abcHammers)
	for _, arguments := range [][]string{{"validate"}, {"inspect", "--color", "never"}, {"readable"}, {"route", "--wallet", "visa"}, {"draw"}, {"convert", "dynamic", "--amount", "5"}} {
		byText := callWith("", append(arguments, abcHammers)...)
		byFile := callWith("", append(arguments, one)...)
		require.Equal(t, byText.out, byFile.out, "%v", arguments)
		require.Equal(t, byText.status, byFile.status, "%v %s", arguments, byFile.err)
		content, err := os.ReadFile(one)
		require.NoError(t, err)
		require.Equal(t, byText.out, callWith(string(content), append(arguments, "-")...).out, "%v", arguments)
	}
}

func TestSeveralCodesOfAPictureAreReadEachForItself(t *testing.T) {
	two := drawn(t, abcHammers, epcText)
	got := callWith("", "inspect", "--json", two)
	require.Equal(t, 2, strings.Count(got.out, "\n"), got.out)
	require.Contains(t, got.out, `"format":"epc069"`)
	require.Contains(t, got.out, `EUR12.3\u000A`) // line breaks and all
	got = callWith("", "readable", two)
	require.NotZero(t, got.status)
	require.Contains(t, got.err, "there are 2 codes in")
}

func TestWhatIsNoPictureIsSaidInWords(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) string {
		name = filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(name, []byte(content), 0o600))
		return name
	}
	for name, c := range map[string]struct{ argument, says string }{
		"a file that is not there": {filepath.Join(dir, "gone.png"), "there is no file"},
		"a PDF":                    {write("sheet.pdf", "%PDF-1.7\n"), "this is a PDF, not a picture"},
		"a picture cut off":        {write("cut.png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), "PNG"},
	} {
		got := callWith("", "inspect", c.argument)
		require.NotZero(t, got.status, name)
		require.Empty(t, got.out, name)
		require.Contains(t, got.err, c.says, name)
	}
	// A file with a text in it is none of a payload's business: the argument is the text.
	got := callWith("", "validate", write("code.txt", abcHammers))
	require.Contains(t, got.out, "FORM-NO-PAYMENT")
}
