// Package readback reads pictures of QR symbols that a program has just made, or
// made once and kept: what is to be printed is read before anyone pays by it. It
// takes the bytes of a file as they are written, PNG or SVG, and knows nothing of
// the program that drew them.
//
//	texts, err := readback.PNG(file)
//	if err != nil || texts[0] != code { … }
//
// It is no reader of photos: it looks for what is drawn straight and clean.
package readback

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"
	"slices"

	"golang.org/x/image/draw"
)

// What a picture may be at most, so that a file from elsewhere costs bounded time
// and memory.
const (
	// MaxBytes is how long a file may be.
	MaxBytes = 32 << 20
	// MaxPixels is how many pixels a picture may have: A4 in 600 dots an inch.
	MaxPixels = 40_000_000
)

// ErrNothing is the error for a picture in which no symbol was read.
var ErrNothing = errors.New("readback: no QR symbol was read in the picture")

// File reads a PNG or an SVG, told apart by how they begin; see [PNG] and [SVG].
func File(data []byte) (texts []string, err error) {
	switch {
	case bytes.HasPrefix(data, []byte("\x89PNG")):
		return PNG(data)
	case bytes.HasPrefix(bytes.TrimSpace(data[:min(len(data), 512)]), []byte("<")):
		return SVG(data)
	}
	return nil, errors.New("readback: found neither PNG nor SVG, expected one of them")
}

// PNG reads every symbol of a PNG. The texts are in no particular order, each once.
func PNG(data []byte) (texts []string, err error) {
	if len(data) > MaxBytes {
		return nil, tooLong(len(data))
	}
	config, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("readback: %w", err)
	}
	if config.Width > MaxPixels/max(config.Height, 1) {
		return nil, fmt.Errorf("readback: the picture has %d × %d pixels, expected at most %d altogether", config.Width, config.Height, MaxPixels)
	}
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("readback: %w", err)
	}
	return Image(picture)
}

func tooLong(bytes int) error {
	return fmt.Errorf("readback: the file has %d bytes, expected at most %d", bytes, MaxBytes)
}

// Image reads every symbol of a picture: one that fills it, module by module, and
// any others as a phone looks for them.
func Image(picture image.Image) (texts []string, err error) {
	grey := greyOf(picture)
	if text, ok := pure(grey); ok {
		return []string{text}, nil
	}
	if texts = found(grey, several); len(texts) == 0 {
		return nil, ErrNothing
	}
	slices.Sort(texts)
	return slices.Compact(texts), nil
}

// One reads the one symbol of a picture that has no other: as a phone finds it, then
// in twice the size, as a phone does that is held nearer, and at last module by module
// from corner to corner.
func One(picture image.Image) (text string, err error) {
	grey := greyOf(picture)
	if text, ok := pure(grey); ok {
		return text, nil
	}
	if texts := found(grey, single); len(texts) == 1 {
		return texts[0], nil
	}
	larger := image.NewGray(image.Rect(0, 0, 2*grey.Rect.Dx(), 2*grey.Rect.Dy()))
	draw.BiLinear.Scale(larger, larger.Rect, grey, grey.Rect, draw.Src, nil)
	for _, how := range []look{single, straight} {
		if texts := found(larger, how); len(texts) == 1 {
			return texts[0], nil
		}
	}
	return "", ErrNothing
}
