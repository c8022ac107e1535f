package photo

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"image"
	"io"
	"time"
)

// Limits bound what one picture may cost. The zero value of each stands for the
// default.
type Limits struct {
	// Bytes is how long the file may be: 64 MiB by default.
	Bytes int64
	// Pixels is how many pixels the picture may have: 50 million by default,
	// which is more than telephones take. A pixel costs at most 16 bytes.
	Pixels int
	// Time is how long a picture is tried, 8 seconds by default. It is looked at
	// between one try and the next, so that it may be a second or two more.
	Time time.Duration
}

func (l Limits) withDefaults() Limits {
	l.Bytes = cmp.Or(l.Bytes, 64<<20)
	l.Pixels = cmp.Or(l.Pixels, 50_000_000)
	l.Time = cmp.Or(l.Time, 8*time.Second)
	return l
}

// minSide is the side of the smallest QR symbol, in modules.
const minSide = 21

// ErrNotPicture is the error for what is of none of the known formats.
var ErrNotPicture = errors.New("photo: not a picture (PNG, JPEG, GIF, WebP, BMP, TIFF or HEIC)")

// Decode decodes a picture, whose format its content tells: PNG, JPEG, GIF (the
// first frame), WebP, BMP, TIFF and, in a build with the tags heic and
// nodynamic, HEIC. What is too large for the limits is refused by what its
// header says, before there is memory for its pixels.
func Decode(r io.Reader, limits Limits) (image.Image, error) {
	limits = limits.withDefaults()
	file, err := io.ReadAll(io.LimitReader(r, limits.Bytes+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("photo: %w", err)
	case int64(len(file)) > limits.Bytes:
		return nil, fmt.Errorf("photo: file is longer than %d bytes; make the picture smaller", limits.Bytes)
	case len(file) == 0:
		return nil, errors.New("photo: file is empty")
	}
	f, ok := formatOf(file[:min(len(file), sniffed)])
	if !ok {
		return nil, ErrNotPicture
	}
	if f.refusal != nil {
		return nil, f.refusal
	}
	return f.read(file, limits)
}

// read decodes a file of the format.
func (f fileFormat) read(file []byte, limits Limits) (picture image.Image, err error) {
	// The decoders meet files that were made to break them; a fault in one of
	// them must not end the program.
	defer func() {
		if r := recover(); r != nil {
			picture, err = nil, fmt.Errorf("photo: %s is damaged: %v", f.name, r)
		}
	}()
	config, err := f.config(bytes.NewReader(file))
	if err != nil {
		return nil, f.damaged(err)
	}
	pixels := limits.Pixels
	if f.pixels > 0 {
		pixels = min(pixels, f.pixels)
	}
	switch w, h := config.Width, config.Height; {
	case w < minSide || h < minSide:
		return nil, fmt.Errorf("photo: picture is %d × %d pixels; the smallest QR code has %d × %d modules", w, h, minSide, minSide)
	case w > pixels/h: // not w × h, which may overflow
		return nil, fmt.Errorf("photo: picture is %d × %d pixels, more than %d in all; make it smaller or cut the code out", w, h, pixels)
	}
	if picture, err = f.decode(bytes.NewReader(file)); err != nil {
		return nil, f.damaged(err)
	}
	if b := picture.Bounds(); b.Dx() < minSide || b.Dy() < minSide || b.Dx() > pixels/b.Dy() {
		return nil, fmt.Errorf("photo: %s is damaged: header and picture differ in size", f.name)
	}
	return picture, nil
}

func (f fileFormat) damaged(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return fmt.Errorf("photo: %s ends too early, as if cut short: %w", f.name, io.ErrUnexpectedEOF)
	}
	return fmt.Errorf("photo: %s is damaged or cut short: %w", f.name, err)
}
