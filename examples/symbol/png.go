package symbol

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"sync"
)

// MaxScale is the largest scale of [Symbol.WritePNG]: what is to be larger is
// better an SVG.
const MaxScale = 100

// What of the PNG specification (Third Edition, W3C 2025) a picture of two
// colours needs.
const (
	pngSignature = "\x89PNG\r\n\x1a\n"
	pngPalette   = "\xff\xff\xff\x00\x00\x00" // 0 is white, 1 is black
	// pngFormat is a bit a pixel, by palette, with the one compression and the one
	// family of filters there are, not interlaced.
	pngFormat = "\x01\x03\x00\x00\x00"

	filterNone = 0
	filterUp   = 2 // a byte is the difference from the one above it
)

// WritePNG writes the symbol with its quiet zone as a picture in black and
// white, scale pixels a module, 1 to [MaxScale].
//
// It does not go through image/png, which asks for every pixel and compresses
// every row: of a module, all rows are the first one over again.
func (s Symbol) WritePNG(w io.Writer, scale int) error {
	if scale < 1 || scale > MaxScale {
		return fmt.Errorf("symbol: scale is from 1 to %d pixels a module, not %d", MaxScale, scale)
	}
	pixels, err := s.compressedRows(scale)
	if err != nil {
		return fmt.Errorf("symbol: %w", err)
	}
	side := uint32(s.Size()+2*quietZone) * uint32(scale)
	header := binary.BigEndian.AppendUint32(nil, side)
	header = binary.BigEndian.AppendUint32(header, side)

	picture := []byte(pngSignature)
	picture = appendChunk(picture, "IHDR", append(header, pngFormat...))
	picture = appendChunk(picture, "PLTE", []byte(pngPalette))
	picture = appendChunk(picture, "IDAT", pixels)
	picture = appendChunk(picture, "IEND", nil)
	if _, err := w.Write(picture); err != nil {
		return fmt.Errorf("symbol: %w", err)
	}
	return nil
}

// appendChunk appends a chunk: its length, its kind, the data, and the checksum
// of kind and data.
func appendChunk(dst []byte, kind string, data []byte) []byte {
	dst = binary.BigEndian.AppendUint32(dst, uint32(len(data)))
	start := len(dst)
	dst = append(append(dst, kind...), data...)
	return binary.BigEndian.AppendUint32(dst, crc32.ChecksumIEEE(dst[start:]))
}

// compressors are kept, for making one takes several times as long as a picture.
var compressors = sync.Pool{New: func() any {
	z, _ := zlib.NewWriterLevel(nil, zlib.BestSpeed) // an error is only of a level that there is not
	return z
}}

// compressedRows are the rows of pixels, each after the number of its filter. The
// first of a module is written out; those below it differ from it in nothing.
func (s Symbol) compressedRows(scale int) ([]byte, error) {
	side := s.Size() + 2*quietZone
	row := make([]byte, 1+(side*scale+7)/8)
	rowsBelow := make([]byte, len(row)*(scale-1))
	for i := 0; i < len(rowsBelow); i += len(row) {
		rowsBelow[i] = filterUp
	}

	z := compressors.Get().(*zlib.Writer)
	defer compressors.Put(z)
	var compressed bytes.Buffer
	z.Reset(&compressed)
	for y := range side {
		s.drawRow(row[1:], y-quietZone, scale)
		// A buffer takes everything, so that the error of Close is that of all.
		z.Write(row)
		z.Write(rowsBelow)
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return compressed.Bytes(), nil
}

// drawRow sets the bit of every dark pixel, the leftmost the highest, in a row
// through the modules of row y.
func (s Symbol) drawRow(pixels []byte, y, scale int) {
	clear(pixels)
	if y < 0 || y >= s.Size() {
		return
	}
	for x := range s.Size() {
		if !s.Black(x, y) {
			continue
		}
		for at := (x + quietZone) * scale; at < (x+quietZone+1)*scale; at++ {
			pixels[at>>3] |= 0x80 >> (at & 7)
		}
	}
}
