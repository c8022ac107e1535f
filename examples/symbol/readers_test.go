package symbol

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
	"github.com/stretchr/testify/require"
)

// A reader finds a symbol in a picture, as a telephone does, and returns the
// bytes in it.
type reader func(t *testing.T, picture []byte) string

// readers are two that know nothing of each other, nor of the coding package:
// ZXing, ported to Go, and ZBar, in C.
func readers(t *testing.T) map[string]reader {
	t.Helper()
	all := map[string]reader{"ZXing": readByZXing}
	if _, err := exec.LookPath("zbarimg"); err == nil {
		all["ZBar"] = readByZBar
	} else if os.Getenv("CI") != "" {
		t.Fatalf("ZBar is missing (Debian's zbar-tools): %v", err)
	} else {
		t.Logf("without ZBar (Debian's zbar-tools): %v", err)
	}
	return all
}

func readByZXing(t *testing.T, picture []byte) string {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(picture))
	require.NoError(t, err)
	bitmap, err := gozxing.NewBinaryBitmapFromImage(img)
	require.NoError(t, err)
	// A clean picture misleads its finder at times, as the smallest likeness of a
	// finder pattern is sharp in it; what is not clean must be looked for.
	result, err := qrcode.NewQRCodeReader().Decode(bitmap, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_PURE_BARCODE: true})
	if err != nil {
		result, err = qrcode.NewQRCodeReader().Decode(bitmap, nil)
	}
	require.NoError(t, err)
	segments := result.GetResultMetadata()[gozxing.ResultMetadataType_BYTE_SEGMENTS].([][]byte)
	require.Len(t, segments, 1)
	require.Equal(t, string(segments[0]), result.GetText(), "read as UTF-8")
	return string(segments[0])
}

// readByZBar asks for the bytes: in its other ways ZBar converts character sets
// and ends lines.
func readByZBar(t *testing.T, picture []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "symbol.png")
	require.NoError(t, os.WriteFile(file, picture, 0o600))
	var stderr bytes.Buffer
	command := exec.Command("zbarimg", "-q", "--nodbus", "--raw", "-Sbinary", file)
	command.Stderr = &stderr
	out, err := command.Output()
	require.NoError(t, err, stderr.String())
	return string(out)
}

func TestPNGIsReadByteForByte(t *testing.T) {
	readers := readers(t)
	for _, level := range levels() {
		for _, n := range []int{20, 61, 163, 260, 512, 1200, 2900} {
			for kind, text := range map[string]string{"ASCII": latinText(n), "UTF-8": thaiText(n), "digits": strings.Repeat("7", n)} {
				if n > capacity(level, true) {
					continue
				}
				t.Run(fmt.Sprintf("%v/%d %s", level, n, kind), func(t *testing.T) {
					t.Parallel()
					s, err := Encode(text, level)
					require.NoError(t, err)
					requireRead(t, readers, text, writePNG(t, s, 4))
				})
			}
		}
	}
}

func requireRead(t *testing.T, readers map[string]reader, want string, picture []byte) {
	t.Helper()
	for name, read := range readers {
		require.Equal(t, want, read(t, picture), name)
	}
}

func TestTheExampleOfEMVCoIsRead(t *testing.T) {
	readers := readers(t)
	for _, level := range levels() {
		s, err := Encode(annexB7, level)
		require.NoError(t, err)
		for _, scale := range []int{2, 3, 5, 10} {
			requireRead(t, readers, annexB7, writePNG(t, s, scale))
		}
	}
}

// What a terminal shows is read from a picture of its screen, with a margin in
// the colour of the terminal, which may be dark.
func TestTerminalIsReadOnDarkAndOnLight(t *testing.T) {
	s, err := Encode(annexB7, L)
	require.NoError(t, err)
	dark, light := color.Gray{20}, color.Gray{240}
	for _, c := range []struct {
		ink    Ink
		ground color.Gray
	}{{Colours, dark}, {Colours, light}, {LightInk, dark}, {DarkInk, light}} {
		requireRead(t, readers(t), annexB7, screenshot(onScreen(t, writeTerminal(t, s, c.ink), c.ink), c.ground))
	}
}

func screenshot(shown [][]bool, ground color.Gray) []byte {
	const scale, margin = 5, 6
	picture := image.NewGray(image.Rect(0, 0, (len(shown[0])+2*margin)*scale, (len(shown)+2*margin)*scale))
	for i := range picture.Pix {
		x, y := i%picture.Stride/scale-margin, i/picture.Stride/scale-margin
		switch {
		case y < 0 || y >= len(shown) || x < 0 || x >= len(shown[y]):
			picture.Pix[i] = ground.Y
		case !shown[y][x]:
			picture.Pix[i] = 235
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, picture); err != nil {
		panic(err)
	}
	return b.Bytes()
}
