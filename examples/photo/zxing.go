package photo

import (
	"image"
	"math"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
)

// way is a change of the picture after which gozxing may read what it could not
// before. back takes a place in the changed picture to the picture.
type way struct {
	name   string
	change func(p *plane) (changed *plane, back func(x, y float64) (float64, float64))
}

func same(x, y float64) (float64, float64) { return x, y }

func rescaled(factor float64) func(*plane) (*plane, func(x, y float64) (float64, float64)) {
	return func(p *plane) (*plane, func(x, y float64) (float64, float64)) {
		return p.scaled(factor), func(x, y float64) (float64, float64) {
			return (x+0.5)/factor - 0.5, (y+0.5)/factor - 0.5
		}
	}
}

// ways are in the order of what they add to those before.
var ways = []way{
	{"gozxing", func(p *plane) (*plane, func(x, y float64) (float64, float64)) { return p, same }},
	{"gozxing, smoothed", func(p *plane) (*plane, func(x, y float64) (float64, float64)) { return p.smoothed(), same }},
	{"gozxing, adaptive threshold", func(p *plane) (*plane, func(x, y float64) (float64, float64)) { return p.adaptive(80, 0).plane(), same }},
	{"gozxing, turned", func(p *plane) (*plane, func(x, y float64) (float64, float64)) { return p.turned(math.Pi / 6) }},
	{"gozxing, smaller", rescaled(0.7)},
	{"gozxing, enlarged", rescaled(2)},
	{"gozxing, inverted", func(p *plane) (*plane, func(x, y float64) (float64, float64)) { return p.inverted(), same }},
}

// plane is the bitmap in black and white.
func (b *bitmap) plane() *plane {
	p := &plane{b.width, b.height, make([]uint8, len(b.dark))}
	for i, dark := range b.dark {
		p.pixels[i] = 255 * (1 - dark)
	}
	return p
}

// maxZXing is how many pixels gozxing is given: larger pictures are halved
// first.
const maxZXing = 3_000_000

// byZXing tries one way. A text that nothing vouches for is believed when a
// second way reads it too.
func (a *attempt) byZXing(w way) {
	p, scale := a.picture, 1.0
	for p.width*p.height > maxZXing {
		p, scale = p.halved(), scale*2
	}
	changed, back := w.change(p)
	r, ok := readByZXing(changed.image())
	if !ok {
		return
	}
	if !r.Sound && !a.doubtful[r.Text] {
		if a.doubtful == nil {
			a.doubtful = map[string]bool{}
		}
		a.doubtful[r.Text] = true
		return
	}
	for i, c := range r.Corners {
		x, y := back(c.X, c.Y)
		r.Corners[i] = Point{(x+0.5)*scale - 0.5, (y+0.5)*scale - 0.5}
	}
	r.Pass = w.name
	a.readings = append(a.readings, r)
}

// readByZXing is one try of gozxing.
func readByZXing(picture *image.Gray) (r Reading, ok bool) {
	// Its detector and decoder index what they read with little checking: whatever
	// a hostile picture makes them do ends here.
	defer func() {
		if recover() != nil {
			r, ok = Reading{}, false
		}
	}()
	bitmap, err := gozxing.NewBinaryBitmapFromImage(picture)
	if err != nil {
		return Reading{}, false
	}
	matrix, err := bitmap.GetBlackMatrix()
	if err != nil || isCrowded(matrix) {
		return Reading{}, false
	}
	text, err := textOf(func(hints map[gozxing.DecodeHintType]any) (string, [][]byte, error) {
		if hints == nil {
			hints = map[gozxing.DecodeHintType]any{}
		}
		hints[gozxing.DecodeHintType_TRY_HARDER] = true
		result, err := qrcode.NewQRCodeReader().Decode(bitmap, hints)
		if err != nil {
			return "", nil, err
		}
		r.Corners = cornersOf(result.GetResultPoints())
		segments, _ := result.GetResultMetadata()[gozxing.ResultMetadataType_BYTE_SEGMENTS].([][]byte)
		return result.GetText(), segments, nil
	})
	if err != nil {
		return Reading{}, false
	}
	r.Text, r.Sound = text, IsSound(text)
	return r, true
}

// maxPatterns is how many patterns gozxing may find: it tries each three of them,
// which takes minutes where a picture is full of them.
const maxPatterns = 300

// isCrowded reports whether gozxing would find too many patterns.
func isCrowded(matrix *gozxing.BitMatrix) bool {
	b := &bitmap{width: matrix.GetWidth(), height: matrix.GetHeight()}
	b.dark = make([]uint8, b.width*b.height)
	for i := range b.dark {
		if matrix.Get(i%b.width, i/b.width) {
			b.dark[i] = 1
		}
	}
	return len(b.sightings().all) > maxPatterns
}

// cornersOf is an estimate from the middles of the finder patterns, which stand
// some tenth of the side inside the corners.
func cornersOf(points []gozxing.ResultPoint) (corners [4]Point) {
	if len(points) < 3 {
		return corners
	}
	at := func(i int) Point { return Point{points[i].GetX(), points[i].GetY()} }
	below, corner, right := at(0), at(1), at(2)
	far := Point{right.X + below.X - corner.X, right.Y + below.Y - corner.Y}
	middle := Point{(right.X + below.X) / 2, (right.Y + below.Y) / 2}
	for i, p := range [4]Point{corner, right, far, below} {
		const out = 1.16
		corners[i] = Point{middle.X + (p.X-middle.X)*out, middle.Y + (p.Y-middle.Y)*out}
	}
	return corners
}

// ZXing reads with gozxing alone: one try at the picture as it is.
type ZXing struct{}

// Read implements [Reader].
func (ZXing) Read(picture *image.Gray) []Reading {
	if r, ok := readByZXing(picture); ok {
		r.Pass = ways[0].name
		return []Reading{r}
	}
	return nil
}
