package photo

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
	"time"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode/decoder"
	"github.com/makiuchi-d/gozxing/qrcode/encoder"
	"github.com/stretchr/testify/require"
	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
	"rsc.io/qr/coding"

	"github.com/openmerchantqr/emvqr/examples/symbol"
)

// annexB7 is the example of the EMV specification, annex B.
const annexB7 = "00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678520441115802CN5914BEST TRANSPORT6007BEIJING64200002ZH0104最佳运输0202北京540523.7253031565502016233030412340603***0708A60086670902ME91320016A0112233449988770708123456786304A13A"

// drawn is the symbol of a text, some pixels a module.
func drawn(t *testing.T, text string, scale int) image.Image {
	t.Helper()
	s, err := symbol.Encode(text, symbol.M)
	require.NoError(t, err)
	var b bytes.Buffer
	require.NoError(t, s.WritePNG(&b, scale))
	picture, err := png.Decode(&b)
	require.NoError(t, err)
	return picture
}

// requireTexts checks what is read in a picture.
func requireTexts(t *testing.T, picture image.Image, want ...string) []Reading {
	t.Helper()
	readings, err := Limits{Time: time.Minute}.ReadImage(picture)
	require.NoError(t, err)
	var texts []string
	for _, r := range readings {
		texts = append(texts, r.Text)
	}
	require.Equal(t, want, texts)
	return readings
}

func TestAnyScaleIsRead(t *testing.T) {
	for _, scale := range []int{1, 2, 3, 4, 7, 12, 20, 40} {
		r := requireTexts(t, drawn(t, annexB7, scale), annexB7)
		require.True(t, r[0].Sound)
	}
}

// changed is a picture made from another, pixel by pixel.
func changed(p image.Image, at func(x, y int) color.Color) image.Image {
	out := image.NewNRGBA(p.Bounds())
	for y := range p.Bounds().Dy() {
		for x := range p.Bounds().Dx() {
			out.Set(x, y, at(x, y))
		}
	}
	return out
}

func TestWhatPeopleDoToCodesIsRead(t *testing.T) {
	p := drawn(t, annexB7, 6)
	w, h := p.Bounds().Dx(), p.Bounds().Dy()
	isDark := func(x, y int) bool { return onWhite(p.At(x, y)) < 128 }
	pick := func(dark, light color.Color) func(x, y int) color.Color {
		return func(x, y int) color.Color {
			if isDark(x, y) {
				return dark
			}
			return light
		}
	}
	for name, at := range map[string]func(x, y int) color.Color{
		"as in a mirror":        func(x, y int) color.Color { return p.At(w-1-x, y) },
		"upside down":           func(x, y int) color.Color { return p.At(w-1-x, h-1-y) },
		"on its side":           func(x, y int) color.Color { return p.At(y, w-1-x) },
		"light on dark":         pick(color.White, color.Black),
		"on nothing":            pick(color.Black, color.NRGBA{0, 0, 0, 0}),
		"red on green":          pick(color.NRGBA{200, 0, 0, 255}, color.NRGBA{0, 102, 0, 255}),
		"hardly darker at all":  pick(color.Gray{120}, color.Gray{128}),
		"light on dark, mirror": func(x, y int) color.Color { return pick(color.White, color.Black)(w-1-x, y) },
	} {
		t.Run(name, func(t *testing.T) {
			readings := requireTexts(t, changed(p, at), annexB7)
			require.NotContains(t, readings[0].Pass, "gozxing")
		})
	}
}

func TestSeveralCodesAreReadFromTheTopLeftOn(t *testing.T) {
	texts := []string{annexB7, "https://example.com/pay/17", "00020101021230190015john_smith@devb520459995304840054035005802KH5910John Smith6010Phnom Penh62460111Invoice#0690314Coffee Khlaing0709Counter 299170013161406568381963043695"}
	page := image.NewGray(image.Rect(0, 0, 1200, 500))
	draw.Draw(page, page.Bounds(), image.White, image.Point{}, draw.Src)
	for i, text := range texts {
		draw.Draw(page, image.Rect(400*i, 0, 400*i+400, 500), drawn(t, text, 5), image.Point{}, draw.Src)
	}
	readings := requireTexts(t, page, texts...)
	require.InDelta(t, 20, readings[0].Corners[0].X, 2)
	require.InDelta(t, 20, readings[0].Corners[0].Y, 2)
	require.InDelta(t, 420, readings[1].Corners[0].X, 2)
}

func TestALightCodeBesideADarkOneIsNotMissed(t *testing.T) {
	texts := []string{annexB7, "https://example.com/pay/17"}
	dark, light := drawn(t, texts[0], 5), drawn(t, texts[1], 5)
	page := image.NewGray(image.Rect(0, 0, 800, 500))
	draw.Draw(page, page.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(page, image.Rect(0, 0, 400, 500), dark, image.Point{}, draw.Src)
	draw.Draw(page, image.Rect(400, 0, 800, 500), changed(light, func(x, y int) color.Color {
		return color.Gray{255 - onWhite(light.At(x, y))}
	}), image.Point{}, draw.Src)
	requireTexts(t, page, texts...)
}

// spoilt is a symbol with a third of its data scribbled over, but none of its
// patterns.
func spoilt(t *testing.T) image.Image {
	t.Helper()
	p := image.NewGray(drawn(t, annexB7, 5).Bounds())
	draw.Draw(p, p.Bounds(), drawn(t, annexB7, 5), image.Point{}, draw.Src)
	for y := 75; y < 250; y++ {
		for x := 70; x < 290; x++ {
			p.SetGray(x, y, color.Gray{uint8((x/5*7 + y/5*13) % 11 / 6 * 255)})
		}
	}
	return p
}

func TestACodeBesideTheOneReadThatCannotBeReadIsSaid(t *testing.T) {
	page := image.NewGray(image.Rect(0, 0, 800, 500))
	draw.Draw(page, page.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(page, image.Rect(0, 0, 400, 500), drawn(t, annexB7, 5), image.Point{}, draw.Src)
	draw.Draw(page, image.Rect(400, 0, 800, 500), spoilt(t), image.Point{}, draw.Src)
	readings, err := ReadImage(page)
	require.Len(t, readings, 1)
	require.EqualError(t, err, "photo: another code is in the picture that cannot be read (1 read); take a picture of each code alone")
	var unread *UnreadError
	require.ErrorAs(t, err, &unread)
	require.True(t, unread.IsSymbol())
}

func TestWhatWasSeenIsSaid(t *testing.T) {
	blank := image.NewGray(image.Rect(0, 0, 300, 300))
	corner := image.NewGray(image.Rect(0, 0, 300, 300))
	draw.Draw(corner, corner.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(corner, image.Rect(0, 0, 70, 70), drawn(t, annexB7, 5), image.Point{}, draw.Src)
	for name, c := range map[string]struct {
		picture image.Image
		want    string
	}{
		"nothing":    {blank, "photo: no QR code is in the picture: none of the squares in its corners was found"},
		"one square": {corner, "photo: of the three squares in the corners of a QR code 1 can be seen; take it again, whole and sharp"},
		"damage":     {spoilt(t), "photo: a code is in the picture, but more of it is damaged, hidden or blurred than its error correction bears; take it again, sharp and without reflections"},
	} {
		readings, err := ReadImage(c.picture)
		require.Empty(t, readings, name)
		require.EqualError(t, err, c.want, name)
	}
}

// Every format gives the same text.
func TestFormatsAreToldByContent(t *testing.T) {
	p := drawn(t, annexB7, 4)
	for name, write := range map[string]func(b *bytes.Buffer) error{
		"PNG":  func(b *bytes.Buffer) error { return png.Encode(b, p) },
		"JPEG": func(b *bytes.Buffer) error { return jpeg.Encode(b, p, nil) },
		"GIF":  func(b *bytes.Buffer) error { return gif.Encode(b, p, nil) },
		"BMP":  func(b *bytes.Buffer) error { return bmp.Encode(b, p) },
		"TIFF": func(b *bytes.Buffer) error { return tiff.Encode(b, p, &tiff.Options{Compression: tiff.Deflate}) },
		"WebP": func(b *bytes.Buffer) error {
			b.Write(lossless(p))
			return nil
		},
	} {
		var b bytes.Buffer
		require.NoError(t, write(&b))
		require.True(t, IsPicture(b.Bytes()[:64]), name)
		readings, err := Open(&b)
		require.NoError(t, err, name)
		require.Len(t, readings, 1, name)
		require.Equal(t, annexB7, readings[0].Text, name)
	}
}

func TestTextsAreNoPictures(t *testing.T) {
	for _, text := range []string{"", annexB7, "BM shop", "BMW cars are paid for here", "GIF", "https://example.com", "II", "RIFF", "{}", "\xff\xfe0\x000\x00"} {
		require.False(t, IsPicture([]byte(text)), text)
		if text != "" {
			_, err := Open(strings.NewReader(text))
			require.ErrorIs(t, err, ErrNotPicture, text)
		}
	}
}

// named is a picture of a text whose character set a designator names.
func named(t *testing.T, text, set string) image.Image {
	t.Helper()
	code, err := encoder.Encoder_encode(text, decoder.ErrorCorrectionLevel_M, map[gozxing.EncodeHintType]any{gozxing.EncodeHintType_CHARACTER_SET: set})
	require.NoError(t, err)
	m := code.GetMatrix()
	return modules(m.GetWidth(), func(x, y int) bool { return m.Get(x, y) == 1 })
}

// unnamed is a picture of bytes as they are.
func unnamed(t *testing.T, bytes string) image.Image {
	t.Helper()
	plan, err := coding.NewPlan(5, coding.M, 2)
	require.NoError(t, err)
	code, err := plan.Encode(coding.String(bytes))
	require.NoError(t, err)
	return modules(code.Size, code.Black)
}

func modules(size int, isDark func(x, y int) bool) image.Image {
	const scale, quiet = 4, 4
	side := (size + 2*quiet) * scale
	p := image.NewGray(image.Rect(0, 0, side, side))
	for i := range p.Pix {
		x, y := i%side/scale-quiet, i/side/scale-quiet
		if x < 0 || y < 0 || x >= size || y >= size || !isDark(x, y) {
			p.Pix[i] = 255
		}
	}
	return p
}

func TestTextComesBackByteForByte(t *testing.T) {
	epc := "BCD\n002\n1\nSCT\n\nRotes Kreuz Österreich\nAT611904300234573201\nEUR12.50\n\n\nDanke schön\n"
	swiss := "SPC\r\n0200\r\n1\r\nCH4431999123000889012\r\nS\r\nMax Muster & Söhne\r\nMusterstrasse\r\n123\r\n8000\r\nSeldwyla\r\nCH\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n50.00\r\nCHF\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\nNON\r\n\r\n\r\nEPD"
	for name, c := range map[string]struct {
		picture image.Image
		want    string
	}{
		"EPC with line feeds":               {drawn(t, epc, 4), epc},
		"Swiss with both ends of lines":     {drawn(t, swiss, 4), swiss},
		"UTF-8 that nothing names":          {unnamed(t, "café 最佳 ร้าน pay"), "café 最佳 ร้าน pay"},
		"short UTF-8 that nothing names":    {unnamed(t, "été"), "été"},
		"UTF-8 that a designator names":     {named(t, "Österreich 最", "UTF-8"), "Österreich 最"},
		"Latin-1 that nothing names":        {unnamed(t, "M\xfcller & S\xf6hne, pay at the till"), "Müller & Söhne, pay at the till"},
		"Latin-1 that a designator names":   {named(t, "Müller & Söhne, pay at the till", "ISO-8859-1"), "Müller & Söhne, pay at the till"},
		"Shift JIS that a designator names": {named(t, "東京の店", "Shift_JIS"), "東京の店"},
		"blanks at both ends and a tab":     {drawn(t, " \ta text \n", 4), " \ta text \n"},
	} {
		t.Run(name, func(t *testing.T) { requireTexts(t, c.picture, c.want) })
	}
}

func TestReadersOfPicturesDoNotFailOnNothing(t *testing.T) {
	for _, r := range []Reader{All{}, ZXing{}} {
		require.Empty(t, r.Read(image.NewGray(image.Rect(0, 0, 0, 0))))
		require.Empty(t, r.Read(image.NewGray(image.Rect(0, 0, 1, 1))))
		require.Empty(t, r.Read(image.NewGray(image.Rect(0, 0, 1, 5000))))
		require.Empty(t, r.Read(image.NewGray(image.Rect(0, 0, 30, 30))))
	}
}

func TestAPartOfAPictureIsRead(t *testing.T) {
	page := image.NewGray(image.Rect(0, 0, 800, 500))
	draw.Draw(page, page.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(page, image.Rect(100, 50, 500, 500), drawn(t, annexB7, 5), image.Point{}, draw.Src)
	part := page.SubImage(image.Rect(90, 40, 450, 400)).(*image.Gray)
	for _, p := range []image.Image{part, image.Image(part)} {
		r := requireTexts(t, p, annexB7)
		require.InDelta(t, 30, r[0].Corners[0].X, 2, "from the corner of the part")
	}
	require.Len(t, All{}.Read(part), 1)
}

var errBroken = errors.New("broken pipe")

type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { return 0, errBroken }

func TestErrorsOfTheFileAreHandedOn(t *testing.T) {
	_, err := Open(brokenReader{})
	require.ErrorIs(t, err, errBroken)
}
