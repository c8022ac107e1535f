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

// isDark is the middle between black and white.
func isDark(shade uint8) bool { return shade < 128 }

// pure reads a picture that is one symbol and nothing else. It is strict: every
// pixel has to be of its module's colour, or the picture is not for it.
func pure(grey *image.Gray) (text string, ok bool) {
	box, ok := darkBox(grey)
	if !ok || box.Dx() != box.Dy() {
		return "", false
	}
	scale := firstRun(grey, box) / finderSide
	if scale < 1 || box.Dx()%scale != 0 {
		return "", false
	}
	side := box.Dx() / scale
	if side < smallestSide || side > largestSide || side%4 != 1 || !isUniform(grey, box, scale) {
		return "", false
	}
	modules, err := gozxing.NewSquareBitMatrix(side)
	if err != nil {
		return "", false
	}
	for y := range side {
		row := grey.Pix[(box.Min.Y+y*scale)*grey.Stride:]
		for x := range side {
			if isDark(row[box.Min.X+x*scale]) {
				modules.Set(x, y)
			}
		}
	}
	return decode(modules)
}

// darkBox is the smallest rectangle around all that is dark. The finder patterns
// of a symbol touch its upper, left and lower side, and the upper right corner.
func darkBox(grey *image.Gray) (box image.Rectangle, found bool) {
	width, height := grey.Rect.Dx(), grey.Rect.Dy()
	box.Min = image.Pt(width, height)
	for y := range height {
		row := grey.Pix[y*grey.Stride:][:width]
		first := 0
		for first < width && !isDark(row[first]) {
			first++
		}
		if first == width {
			continue
		}
		last := width - 1
		for !isDark(row[last]) {
			last--
		}
		box.Min.X, box.Max.X = min(box.Min.X, first), max(box.Max.X, last+1)
		box.Min.Y, box.Max.Y = min(box.Min.Y, y), y+1
	}
	return box, !box.Empty()
}

// firstRun is how many dark pixels the upper left corner begins with.
func firstRun(grey *image.Gray, box image.Rectangle) (n int) {
	row := grey.Pix[box.Min.Y*grey.Stride:]
	for x := box.Min.X; x < box.Max.X && isDark(row[x]); x++ {
		n++
	}
	return n
}

// isUniform reports whether every module is of one colour: within the first row of
// pixels of each row of modules, and because the other rows are the same.
func isUniform(grey *image.Gray, box image.Rectangle, scale int) bool {
	for y := box.Min.Y; y < box.Max.Y; y += scale {
		first := grey.Pix[y*grey.Stride+box.Min.X:][:box.Dx()]
		for x := 0; x < len(first); x += scale {
			for _, shade := range first[x+1 : x+scale] {
				if isDark(shade) != isDark(first[x]) {
					return false
				}
			}
		}
		for dy := 1; dy < scale; dy++ {
			if !bytes.Equal(first, grey.Pix[(y+dy)*grey.Stride+box.Min.X:][:box.Dx()]) {
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
