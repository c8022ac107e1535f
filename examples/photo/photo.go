// Package photo reads the QR codes in pictures: of stickers, of telephones, of
// print that is bent, blurred, badly lit or partly hidden.
//
//	readings, err := photo.Open(file)
//	for _, r := range readings {
//		scan := profiles.Recognize(r.Text)
//	}
//
// A picture is read in several ways, one after the other, until what is in it
// was read. First come ways of this package's own. They find the patterns in the
// corners of a symbol, from there all its alignment patterns, or follow the
// paper around a bottle; undo blur as far as the symbol's known patterns show
// it; take what a lamp or a finger hides for lost, which the error correction
// bears twice as much of; and leave the bits to gozxing to be read as text. Then
// gozxing, a port of ZXing, tries by itself, in the ways of a table. Which text
// is believed, see [Reading].
//
// # Words
//
// A module is one of the small squares of a symbol. A finder pattern is one of
// the large squares in three of its corners, an alignment pattern one of the
// smaller ones inside. A look is one way of telling dark from light.
package photo

import (
	"image"
	"io"
)

// Point is a place in a picture, in pixels from the middle of the first one, as
// the file has them: a camera that was held upright may say beside them that
// they are to be turned.
type Point struct{ X, Y float64 }

// Reading is one code of a picture.
//
// A text that is a merchant-presented code with the right checksum is believed
// as soon as it is read. Any other is believed if its symbol bears so little
// damage that noise would be taken for one in less than one of a thousand
// million tries, or if two ways of reading agree.
type Reading struct {
	// Text is what it says, byte for byte. Where all bytes are UTF-8 it is read as
	// that, unless the symbol names another character set.
	Text string
	// Corners are those of the symbol, without the light zone around it: first
	// the one between two finder patterns, then clockwise as the symbol is read.
	// Where gozxing read it they are an estimate.
	Corners [4]Point
	// Pass says which of the ways of reading read it.
	Pass string
	// Sound says that the text is whole: see [IsSound].
	Sound bool
}

// has reports whether a place is inside the symbol.
func (r *Reading) has(x, y float64) bool {
	inside := false
	for i, a := range r.Corners {
		b := r.Corners[(i+1)%4]
		if (a.Y > y) != (b.Y > y) && x < a.X+(y-a.Y)/(b.Y-a.Y)*(b.X-a.X) {
			inside = !inside
		}
	}
	return inside
}

// A Reader reads the codes in a grey picture, each once, in no order. It returns
// none where it can read none.
type Reader interface {
	Read(picture *image.Gray) []Reading
}

// Open reads the codes in a picture file of at most the default [Limits], from
// the top left on.
//
// If it reads none, the error says what is wrong with the file or, as an
// [*UnreadError], what was seen in the picture. If it reads some but sees
// another that it cannot read, it returns both: who is paid by the wrong one of
// two codes will want to know.
func Open(r io.Reader) ([]Reading, error) { return Limits{}.Open(r) }

// Open is [Open] with other limits.
func (l Limits) Open(r io.Reader) ([]Reading, error) {
	picture, err := Decode(r, l)
	if err != nil {
		return nil, err
	}
	return l.ReadImage(picture)
}

// ReadImage reads the codes in a picture in memory, with the default limits; see
// [Open].
func ReadImage(picture image.Image) ([]Reading, error) { return Limits{}.ReadImage(picture) }

// ReadImage is [ReadImage] with another limit of time.
func (l Limits) ReadImage(picture image.Image) ([]Reading, error) {
	a := newAttempt(Grey(picture), l.withDefaults().Time)
	a.run()
	if len(a.readings) == 0 {
		for _, channel := range channels(picture) {
			if a.colour(channel); len(a.readings) > 0 {
				break
			}
		}
	}
	return a.result()
}

// All reads in all of this package's ways, but those that need colours.
type All struct {
	// Limits bound the time.
	Limits Limits
}

// Read implements [Reader].
func (r All) Read(picture *image.Gray) []Reading {
	a := newAttempt(picture, r.Limits.withDefaults().Time)
	a.run()
	return a.readings
}
