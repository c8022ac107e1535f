package photo

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
)

// header is a PNG that says how large it is and ends.
func header(width, height uint32) []byte {
	chunk := append([]byte("IHDR"), binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, width), height)...)
	chunk = append(chunk, 8, 0, 0, 0, 0)
	file := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), chunk...)
	return binary.BigEndian.AppendUint32(file, crc32.ChecksumIEEE(chunk))
}

// animation is a GIF whose first frame is 1 × 1 pixels.
func animation(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	palette := color.Palette{color.White, color.Black}
	require.NoError(t, gif.EncodeAll(&b, &gif.GIF{
		Image:  []*image.Paletted{image.NewPaletted(image.Rect(0, 0, 1, 1), palette), image.NewPaletted(image.Rect(0, 0, 40, 40), palette)},
		Delay:  []int{1, 1},
		Config: image.Config{Width: 40, Height: 40, ColorModel: palette},
	}))
	return b.Bytes()
}

func pngOf(t *testing.T, p image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, png.Encode(&b, p))
	return b.Bytes()
}

func TestFilesThatAreNoPicturesToReadAreRefused(t *testing.T) {
	code := drawn(t, annexB7, 4)
	var photo bytes.Buffer
	require.NoError(t, jpeg.Encode(&photo, code, nil))
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"empty":               {nil, "photo: file is empty"},
		"a text":              {[]byte("0002010102"), "photo: not a picture (PNG, JPEG, GIF, WebP, BMP, TIFF or HEIC)"},
		"a PDF":               {[]byte("%PDF-1.7\n"), "photo: this is a PDF, not a picture; make a picture of its page first (pdftoppm -r 200 -png FILE.pdf page)"},
		"AVIF":                {[]byte("\x00\x00\x00\x1cftypavif\x00\x00\x00\x00"), "photo: AVIF is not read; save the picture as PNG or JPEG"},
		"1 × 1":               {pngOf(t, image.NewGray(image.Rect(0, 0, 1, 1))), "photo: picture is 1 × 1 pixels; the smallest QR code has 21 × 21 modules"},
		"a line":              {pngOf(t, image.NewGray(image.Rect(0, 0, 5000, 1))), "photo: picture is 5000 × 1 pixels; the smallest QR code has 21 × 21 modules"},
		"20,000 × 20,000":     {header(20000, 20000), "photo: picture is 20000 × 20000 pixels, more than 50000000 in all; make it smaller or cut the code out"},
		"2^31 × 2^31":         {header(1<<31-1, 1<<31-1), "photo: PNG is damaged or cut short: png: unsupported feature: dimension overflow"},
		"PNG cut short":       {pngOf(t, code)[:200], "photo: PNG is damaged or cut short: png: invalid format: not enough pixel data"},
		"JPEG cut short":      {photo.Bytes()[:2000], "photo: JPEG is damaged or cut short: invalid JPEG format: short Huffman data"},
		"a header alone":      {header(500, 500), "photo: PNG ends too early, as if cut short: unexpected EOF"},
		"JPEG of three bytes": {[]byte("\xff\xd8\xff"), "photo: JPEG ends too early, as if cut short: unexpected EOF"},
		"a frame of a GIF":    {animation(t), "photo: GIF is damaged: header and picture differ in size"},
	} {
		t.Run(name, func(t *testing.T) {
			readings, err := Open(bytes.NewReader(c.file))
			require.EqualError(t, err, c.want)
			require.Empty(t, readings)
		})
	}
}

func TestALongFileIsRefusedBeforeItIsRead(t *testing.T) {
	endless := io.MultiReader(strings.NewReader("\x89PNG\r\n\x1a\n"), zeros{})
	_, err := Limits{Bytes: 100_000}.Open(endless)
	require.EqualError(t, err, "photo: file is longer than 100000 bytes; make the picture smaller")
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestTheLimitOfPixelsIsOneOfPixels(t *testing.T) {
	file := pngOf(t, drawn(t, annexB7, 4)) // 308 × 308
	side := drawn(t, annexB7, 4).Bounds().Dx()
	_, err := Limits{Pixels: side*side - 1}.Open(bytes.NewReader(file))
	require.ErrorContains(t, err, "more than")
	readings, err := Limits{Pixels: side * side}.Open(bytes.NewReader(file))
	require.NoError(t, err)
	require.Len(t, readings, 1)
}

// A picture that is refused costs hardly more memory than its file.
func TestRefusingTakesLittleMemory(t *testing.T) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for _, file := range [][]byte{header(20000, 20000), header(1<<30, 1<<30), header(50_000_001, 21)} {
		_, err := Open(bytes.NewReader(file))
		require.Error(t, err)
	}
	runtime.ReadMemStats(&after)
	require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(4<<20))
}

// A file of a few kilobytes that unpacks to many pixels of nothing is looked
// through, in bounded time.
func TestAnEmptyLargePictureIsSoonDone(t *testing.T) {
	begun := time.Now()
	_, err := ReadImage(image.NewGray(image.Rect(0, 0, 2000, 1500)))
	require.EqualError(t, err, "photo: no QR code is in the picture: none of the squares in its corners was found")
	require.Less(t, time.Since(begun), 20*time.Second)
}

// seeds of every format, for what changes one byte.
func files(t testing.TB) [][]byte {
	t.Helper()
	p := image.NewPaletted(image.Rect(0, 0, 30, 30), color.Palette{color.White, color.Black})
	for i := range p.Pix {
		p.Pix[i] = uint8(i / 3 % 2)
	}
	var all [][]byte
	for _, write := range []func(b *bytes.Buffer) error{
		func(b *bytes.Buffer) error { return png.Encode(b, p) },
		func(b *bytes.Buffer) error { return jpeg.Encode(b, p, nil) },
		func(b *bytes.Buffer) error { return gif.Encode(b, p, nil) },
		func(b *bytes.Buffer) error { return bmp.Encode(b, p) },
		func(b *bytes.Buffer) error { return tiff.Encode(b, p, nil) },
		func(b *bytes.Buffer) error { b.Write(lossless(p)); return nil },
	} {
		var b bytes.Buffer
		require.NoError(t, write(&b))
		all = append(all, b.Bytes())
	}
	return all
}

func TestFilesCutShortAnywhereAreRefusedOrRead(t *testing.T) {
	for _, file := range files(t) {
		for n := range len(file) {
			if n > 100 && n%7 != 0 {
				continue
			}
			if p, err := Decode(bytes.NewReader(file[:n]), Limits{}); err != nil {
				require.True(t, strings.HasPrefix(err.Error(), "photo: "), err)
				require.Nil(t, p)
			}
		}
	}
}
