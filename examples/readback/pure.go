package readback

import (
	"bytes"
	"image"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode/decoder"
)

// The sides of QR symbols, in modules.
const (
	smallestSide = 21
	largestSide  = 177
	finderSide   = 7
)

// plane is a picture as it is stored, one byte a pixel, and which bytes are dark.
type plane struct {
	pix           []uint8
	stride        int
	width, height int
	dark          [256]bool
}

// planeOf is for pictures that are stored so.
func planeOf(picture image.Image) (p plane, ok bool) {
	var shades [256]uint8
	switch stored := picture.(type) {
	case *image.Gray:
		p = plane{pix: stored.Pix, stride: stored.Stride}
		for i := range shades {
			shades[i] = uint8(i)
		}
	case *image.Paletted:
		p = plane{pix: stored.Pix, stride: stored.Stride}
		shades = shadesOf(stored.Palette)
	default:
		return p, false
	}
	p.width, p.height = picture.Bounds().Dx(), picture.Bounds().Dy()
	for i, shade := range shades {
		p.dark[i] = shade < 128
	}
	return p, true
}

func (p *plane) row(y int) []uint8 { return p.pix[y*p.stride:][:p.width] }

// pure reads a picture that is one symbol and nothing else. It is strict: every
// pixel has to be of its module's colour, or the picture is not for it.
func pure(picture image.Image) (text string, ok bool) {
	p, ok := planeOf(picture)
	if !ok {
		return "", false
	}
	box, ok := p.darkBox()
	if !ok || box.Dx() != box.Dy() {
		return "", false
	}
	scale := p.firstRun(box) / finderSide
	if scale < 1 || box.Dx()%scale != 0 {
		return "", false
	}
	side := box.Dx() / scale
	if side < smallestSide || side > largestSide || side%4 != 1 || !p.isUniform(box, scale) {
		return "", false
	}
	modules, err := gozxing.NewSquareBitMatrix(side)
	if err != nil {
		return "", false
	}
	for y := range side {
		row := p.row(box.Min.Y + y*scale)
		for x := range side {
			if p.dark[row[box.Min.X+x*scale]] {
				modules.Set(x, y)
			}
		}
	}
	return decode(modules)
}

// darkBox is the smallest rectangle around all that is dark. The finder patterns
// of a symbol touch its upper, left and lower side, and the upper right corner.
func (p *plane) darkBox() (box image.Rectangle, found bool) {
	box.Min = image.Pt(p.width, p.height)
	for y := range p.height {
		row := p.row(y)
		first := 0
		for first < p.width && !p.dark[row[first]] {
			first++
		}
		if first == p.width {
			continue
		}
		last := p.width - 1
		for !p.dark[row[last]] {
			last--
		}
		box.Min.X, box.Max.X = min(box.Min.X, first), max(box.Max.X, last+1)
		box.Min.Y, box.Max.Y = min(box.Min.Y, y), y+1
	}
	return box, !box.Empty()
}

// firstRun is how many dark pixels the upper left corner begins with.
func (p *plane) firstRun(box image.Rectangle) (n int) {
	row := p.row(box.Min.Y)
	for x := box.Min.X; x < box.Max.X && p.dark[row[x]]; x++ {
		n++
	}
	return n
}

// isUniform reports whether every module is of one colour: within the first row of
// pixels of each row of modules, and because the other rows are the same.
func (p *plane) isUniform(box image.Rectangle, scale int) bool {
	for y := box.Min.Y; y < box.Max.Y; y += scale {
		first := p.row(y)[box.Min.X:box.Max.X]
		for x := 0; x < len(first); x += scale {
			for _, shade := range first[x+1 : x+scale] {
				if p.dark[shade] != p.dark[first[x]] {
					return false
				}
			}
		}
		for dy := 1; dy < scale; dy++ {
			if !bytes.Equal(first, p.row(y + dy)[box.Min.X:box.Max.X]) {
				return false
			}
		}
	}
	return true
}

// decode is the text in the modules of a symbol: the bytes of its segments, as they
// are. A symbol with anything in another mode is none of a payment code.
func decode(modules *gozxing.BitMatrix) (text string, ok bool) {
	defer func() {
		if recover() != nil { // the decoder is not ours, the picture may be anybody's
			text, ok = "", false
		}
	}()
	result, err := decoder.NewDecoder().DecodeWithoutHint(modules)
	if err != nil {
		return "", false
	}
	return wholeText(result.GetByteSegments(), result.GetText())
}

// wholeText is the bytes that stand in a symbol, which have to be all of it.
func wholeText(segments [][]byte, read string) (text string, ok bool) {
	text = string(bytes.Join(segments, nil))
	return text, text != "" && text == read
}
