package sticker

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/examples/readback"
	"github.com/openmerchantqr/emvqr/examples/symbol"
)

const (
	abcHammers = "000201021640001234567890125204525153038405402105802US5911ABC Hammers6008New York6304F2C6"
	fiveNames  = "0002010102110216400012345678901704155412345678901231531476407644764076412345678901234526610010com.alipay0143" +
		"https://qr.alipay.com/fkx00000000000000000030500016A00000067701011201150107536000315010207TABLE12" +
		"5204581253037645802TH5912Noodle House6007Bangkok6304D37E"
)

func face() Face { return OfCode(emvqr.MustParse(fiveNames)) }

func drawn(t *testing.T, style Style, template Template, faces ...Face) *Document {
	t.Helper()
	d, err := Draw(style, template, faces...)
	require.NoError(t, err)
	return d
}

// dot is somebody's logo.
func dot() image.Image {
	logo := image.NewNRGBA(image.Rect(0, 0, 120, 120))
	for y := range 120 {
		for x := range 120 {
			if math.Hypot(float64(x)-59.5, float64(y)-59.5) < 58 {
				logo.Set(x, y, color.NRGBA{200, 30, 30, 255})
			}
		}
	}
	return logo
}

func TestAFaceIsOfItsCode(t *testing.T) {
	assert.Equal(t, Face{
		Payload: fiveNames, Shop: "Noodle House", Invite: "Scan to pay",
		Networks: []string{"Alipay / Alipay+", "Mastercard", "PromptPay / Thai QR Payment", "UnionPay QR", "Visa"},
	}, face())
	assert.Equal(t, "USD\u00a010", OfCode(emvqr.MustParse(abcHammers)).Amount)
	local, err := (&emvqr.Merchant{
		Name: "BEST TRANSPORT", City: "BEIJING", Country: "CN", MCC: "4111", Currency: "156",
		Accounts: []emvqr.Data{{ID: 2, Value: "4000123456789017"}},
		Language: emvqr.LanguageTemplate{Language: "ZH", Name: "最佳运输", City: "北京"},
	}).Encode()
	require.NoError(t, err)
	assert.Equal(t, "最佳运输", OfCode(local).Shop)
}

// symbolsOn is how many symbols a page of each template has.
var symbolsOn = map[Template]int{Single: 1, Tent: 4, Sheet: 9}

// A PNG and an SVG are read back where they are made, symbol by symbol, and so is what
// a PDF is made of. Here a PDF is read as it is printed.
func TestEveryTemplateIsReadFromEveryFile(t *testing.T) {
	for _, test := range []struct {
		template Template
		style    Style
	}{
		{Single, Style{}}, {Single, Style{Bleed: 3, Level: symbol.Q}}, {Single, Style{Logo: dot()}},
		{Tent, Style{Logo: dot()}}, {Sheet, Style{Bleed: 3}},
		{Single, Style{Ink: &Colour{0x20, 0x1a, 0x1a}, Paper: &Colour{0xff, 0xfd, 0xf6}, Band: &Colour{0x7a, 0x1f, 0x2b}}},
	} {
		t.Run(fmt.Sprintf("%v bleed %g logo %t", test.template, test.style.Bleed, test.style.Logo != nil), func(t *testing.T) {
			d := drawn(t, test.style, test.template, face())
			require.Equal(t, 1, d.Pages())
			require.Len(t, d.pages[0].symbols, symbolsOn[test.template])
			for name, write := range map[string]func() ([]byte, error){"PNG": func() ([]byte, error) { return d.PNG(150) }, "SVG": d.SVG} {
				_, err := write()
				require.NoError(t, err, name)
			}
			pdf, err := d.PDF()
			require.NoError(t, err)
			if picture := printed(t, pdf); picture != nil {
				texts, err := readback.File(picture)
				require.NoError(t, err)
				require.Equal(t, []string{fiveNames}, texts)
			}
		})
	}
}

// printed is the first page of a PDF as pdftoppm of Debian's poppler-utils prints it,
// nil where that is missing.
func printed(t *testing.T, file []byte) []byte {
	t.Helper()
	if _, err := exec.LookPath("pdftoppm"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("pdftoppm is missing (Debian's poppler-utils): %v", err)
		}
		t.Logf("without pdftoppm (Debian's poppler-utils): %v", err)
		return nil
	}
	command := exec.Command("pdftoppm", "-r", "150", "-gray", "-png", "-singlefile", "-")
	command.Stdin = bytes.NewReader(file)
	out, err := command.Output()
	require.NoError(t, err)
	require.NotEmpty(t, out)
	return out
}

func TestALogoMakesTheSymbolSturdy(t *testing.T) {
	modulesOf := func(style Style) int { return drawn(t, style, Single, face()).pages[0].symbols[0].modules }
	assert.Equal(t, modulesOf(Style{Level: symbol.H}), modulesOf(Style{Logo: dot()}))
	assert.Less(t, modulesOf(Style{}), modulesOf(Style{Logo: dot()}))
}

func TestWhatIsNotReadBackIsNotWritten(t *testing.T) {
	covered := drawn(t, Style{}, Single, face())
	p := covered.pages[0]
	p.fill(white, outline(nil).rect(box{30, 40, 20, 20}))
	other := drawn(t, Style{}, Single, face())
	other.pages[0].symbols[0].text = abcHammers
	for name, d := range map[string]*Document{"covered": covered, "another code": other} {
		for kind, write := range map[string]func() ([]byte, error){
			"PNG": func() ([]byte, error) { return d.PNG(120) }, "SVG": d.SVG, "PDF": d.PDF,
		} {
			_, err := write()
			assert.ErrorContains(t, err, "read back", "%s %s", name, kind)
		}
	}
}

func TestSeveralFacesOnASheet(t *testing.T) {
	second := face()
	second.Payload, second.Shop = abcHammers, "ABC Hammers"
	faces := []Face{face(), second}
	for len(faces) < 11 {
		faces = append(faces, second)
	}
	d := drawn(t, Style{}, Sheet, faces...)
	require.Equal(t, 2, d.Pages())
	require.Len(t, d.pages[0].symbols, 9)
	require.Len(t, d.pages[1].symbols, 2)
	require.Equal(t, fiveNames, d.pages[0].symbols[0].text)
	require.Equal(t, abcHammers, d.pages[1].symbols[1].text)
	_, err := d.PNG(150)
	require.ErrorIs(t, err, errSeveralPages)
	_, err = d.SVG()
	require.ErrorIs(t, err, errSeveralPages)
	file, err := d.PDF()
	require.NoError(t, err)
	require.Equal(t, 2, bytes.Count(file, []byte("/Type /Page\n")))
	if picture := printed(t, file); picture != nil {
		texts, err := readback.File(picture)
		require.NoError(t, err)
		require.ElementsMatch(t, []string{fiveNames, abcHammers}, texts)
	}
}

func TestTheSidesOfATentAreUpsideDownToEachOther(t *testing.T) {
	p := drawn(t, Style{}, Tent, face()).pages[0]
	require.Equal(t, box{0, 0, 210, 297}, p.trim)
	front, back := p.symbols[0].at, p.symbols[1].at
	assert.InDelta(t, front.x, back.x, 1e-9, "in the middle of the same half")
	assert.InDelta(t, front.y-tentHeight, tentHeight-(back.y+back.h), 1e-9, "as far from the fold")
}

func TestCropMarksAndBleedAreForThePrintersShop(t *testing.T) {
	plain, bleeding := drawn(t, Style{}, Single, face()), drawn(t, Style{Bleed: 3}, Single, face())
	assert.Equal(t, box{0, 0, 80, 80 * math.Sqrt2}, plain.pages[0].trim)
	p := bleeding.pages[0]
	assert.Equal(t, 9.0, p.trim.x)
	assert.Equal(t, 98.0, p.width)
	assert.Equal(t, p.trim.grown(3), p.bleed)
	file, err := bleeding.PDF()
	require.NoError(t, err)
	assert.Contains(t, string(file), "/TrimBox [25.51 25.51 252.28 346.22]") // 9 mm are 25.51 points
	picture := p.picture(10)
	assert.Equal(t, color.RGBA{0x14, 0x2b, 0x5c, 255}, picture.RGBAAt(65, 65), "the band goes on beyond the cut")
	assert.Equal(t, color.RGBA{255, 255, 255, 255}, picture.RGBAAt(55, 65), "and ends 3 mm after it")
}

func TestTheSameStickerIsTheSameBytes(t *testing.T) {
	for name, write := range map[string]func(d *Document) ([]byte, error){
		"PNG": func(d *Document) ([]byte, error) { return d.PNG(150) }, "SVG": (*Document).SVG, "PDF": (*Document).PDF,
	} {
		first, err := write(drawn(t, Style{Logo: dot()}, Single, face()))
		require.NoError(t, err)
		for range 4 { // what is left to chance is the same by chance
			again, err := write(drawn(t, Style{Logo: dot()}, Single, face()))
			require.NoError(t, err)
			assert.True(t, bytes.Equal(first, again), name)
		}
	}
}

func TestAPNGSaysHowLargeItIs(t *testing.T) {
	file, err := drawn(t, Style{}, Single, face()).PNG(300)
	require.NoError(t, err)
	config, err := png.DecodeConfig(bytes.NewReader(file))
	require.NoError(t, err)
	assert.Equal(t, 945, config.Width, "80 mm at 300 dots an inch")
	assert.Contains(t, string(file), "pHYs\x00\x00\x2e\x23\x00\x00\x2e\x23\x01", "11,811 dots a metre")
}

func TestContrastIsThatOfWCAG(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want float64
	}{{"#000000", "#ffffff", 21}, {"#ffffff", "#ffffff", 1}, {"#777777", "#ffffff", 4.48}, {"#ff0000", "#ffffff", 4.00}, {"#ffffff", "#0000ff", 8.59}} {
		assert.InDelta(t, test.want, Contrast(*colour(t, test.a), *colour(t, test.b)), 0.005, test)
	}
}

func colour(t *testing.T, text string) *Colour {
	t.Helper()
	var c Colour
	require.NoError(t, c.UnmarshalText([]byte(text)))
	return &c
}

func TestRefusals(t *testing.T) {
	with := func(change func(*Face)) Face { f := face(); change(&f); return f }
	for name, test := range map[string]struct {
		style    Style
		template Template
		face     Face
		want     string
	}{
		"grey ink":            {Style{Ink: colour(t, "#777777")}, Single, face(), "a contrast of 4.5 to 1, scanners need 7"},
		"light on dark":       {Style{Ink: colour(t, "#ffffff"), Paper: colour(t, "#000000")}, Single, face(), "is lighter than the paper"},
		"a pale band":         {Style{Band: colour(t, "#ffcc00")}, Single, face(), "take a darker band"},
		"yellow paper":        {Style{Paper: colour(t, "#555500")}, Single, face(), "scanners need 7"},
		"too narrow":          {Style{Width: 24}, Single, face(), "expected 25 to 190"},
		"no number":           {Style{Width: math.NaN()}, Single, face(), "expected 25 to 190"},
		"too small a module":  {Style{Width: 25, Level: symbol.H}, Single, Face{Payload: fiveNames}, "a module of the symbol would be 0.23 mm wide, printers and cameras need 0.35; take a width of 38 mm"},
		"too much bleed":      {Style{Bleed: 11}, Single, face(), "bleed 11 mm, expected 0 to 10"},
		"a width for a tent":  {Style{Width: 80}, Tent, face(), "a tent is 105 mm wide"},
		"no such template":    {Style{}, Template(7), face(), "there is no template 7"},
		"no payload":          {Style{}, Single, Face{}, "text is empty"},
		"too long a payload":  {Style{Level: symbol.H}, Single, Face{Payload: strings.Repeat("7", 2000)}, "holds at most"},
		"too long a title":    {Style{}, Single, with(func(f *Face) { f.Title = strings.Repeat("w", 100) }), "is too long for"},
		"endless text":        {Style{}, Single, with(func(f *Face) { f.Shop = strings.Repeat("w", 1e6) }), "expected at most 500"},
		"a letter not there":  {Style{}, Single, with(func(f *Face) { f.Shop = "ร้าน" }), `no font has a letter for "ร้"`},
		"an emoji":            {Style{}, Single, with(func(f *Face) { f.Shop = "Café ☕" }), `no font has a letter for "☕"`},
		"text turned round":   {Style{}, Single, with(func(f *Face) { f.Shop = "a\u202eb" }), "holds U+202E, which nobody sees"},
		"a line break":        {Style{}, Single, with(func(f *Face) { f.Shop = "a\nb" }), "holds U+000A"},
		"a joiner among a, b": {Style{}, Single, with(func(f *Face) { f.Shop = "a\u200db" }), "holds U+200D"},
		"too many networks":   {Style{}, Single, with(func(f *Face) { f.Networks = strings.Split(strings.Repeat("Networks,", 40), ",") }), "is too long for 70 mm"},
		"too large a sticker": {Style{Width: 190, Bleed: 10}, Sheet, face(), "too large for a sheet"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Draw(test.style, test.template, test.face)
			require.ErrorContains(t, err, test.want)
			assert.True(t, strings.HasPrefix(err.Error(), "sticker: "), err)
			assert.NotRegexp(t, `\.$`, err.Error())
		})
	}
	_, err := Draw(Style{}, Single)
	require.ErrorContains(t, err, "nothing to draw")
	for _, dpi := range []int{0, 71, 601} {
		_, err = drawn(t, Style{}, Single, face()).PNG(dpi)
		require.ErrorContains(t, err, "expected 72 to 600")
	}
	for _, text := range []string{"", "red", "#12345", "#1234567", "123456", "#12345g"} {
		var c Colour
		require.ErrorContains(t, c.UnmarshalText([]byte(text)), "six hexadecimal digits")
	}
}

func TestLogosFromElsewhere(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, png.Encode(&b, dot()))
	logo, err := ReadLogo(bytes.NewReader(b.Bytes()))
	require.NoError(t, err)
	require.Equal(t, 120, logo.Bounds().Dx())
	bomb := bytes.Clone(b.Bytes())
	copy(bomb[16:], "\x00\x00\x4e\x20\x00\x00\x4e\x20")
	for name, data := range map[string][]byte{
		"text": []byte("logo"), "nothing": nil, "a PDF": []byte("%PDF-1.4"), "half": b.Bytes()[:200], "20,000 × 20,000": bomb,
		"endless": bytes.Repeat([]byte{'x'}, maxLogoBytes+1),
	} {
		_, err := ReadLogo(bytes.NewReader(data))
		require.ErrorContains(t, err, "sticker: the logo", name)
	}
}

func TestTemplatesByName(t *testing.T) {
	for i, name := range Templates() {
		var got Template
		require.NoError(t, got.UnmarshalText([]byte(name)))
		assert.Equal(t, Template(i), got)
		text, err := got.MarshalText()
		require.NoError(t, err)
		assert.Equal(t, name, string(text))
	}
	var got Template
	require.EqualError(t, got.UnmarshalText([]byte("flyer")), `sticker: found template "flyer", expected one of single, tent, sheet`)
}

func TestFontFilesThatAreRefused(t *testing.T) {
	dir := t.TempDir()
	noFont := filepath.Join(dir, "font.ttf")
	require.NoError(t, os.WriteFile(noFont, []byte("\x00\x01\x00\x00\x00\x01aaaabbbbccccdddd"), 0o600))
	for _, name := range []string{filepath.Join(dir, "none.ttf"), dir, noFont} {
		_, err := FontFiles(name)
		require.ErrorContains(t, err, "sticker: font "+name)
	}
	_, err := FontFiles()
	require.ErrorContains(t, err, "no font file")
}

func TestALogoStandsOnPaperAndTurnsWithItsSide(t *testing.T) {
	logo := image.NewNRGBA(image.Rect(0, 0, 10, 20)) // red above, nothing below
	for y := range 10 {
		for x := range 10 {
			logo.Set(x, y, color.NRGBA{200, 30, 30, 255})
		}
	}
	p := drawn(t, Style{Logo: logo}, Tent, face()).pages[0]
	picture := p.picture(10)
	red, paper := color.RGBA{200, 30, 30, 255}, color.RGBA{255, 255, 255, 255}
	for i, isBack := range []bool{false, true} {
		at := p.symbols[i].at
		middleX, middleY := int(10*(at.x+at.w/2)), int(10*(at.y+at.h/2))
		above, below := picture.RGBAAt(middleX, middleY-20), picture.RGBAAt(middleX, middleY+20)
		if isBack {
			above, below = below, above
		}
		assert.Equal(t, red, above, "back: %t", isBack)
		assert.Equal(t, paper, below, "back: %t", isBack)
		for _, beside := range []int{-60, 60} { // within the hole, beside the narrow logo
			assert.Equal(t, paper, picture.RGBAAt(middleX+beside, middleY))
		}
	}
}
