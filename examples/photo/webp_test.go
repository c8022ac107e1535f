package photo

import (
	"bytes"
	"encoding/binary"
	"image"
)

// lossless is a picture in black and white as WebP, which the libraries at hand
// only read: "subtract green", and five prefix codes, of which only that of
// green has two symbols, of one bit each. See RFC 9649, section 3.
func lossless(picture image.Image) []byte {
	b := picture.Bounds()
	var w bits
	w.put(0x2f, 8)
	w.put(uint32(b.Dx()-1), 14)
	w.put(uint32(b.Dy()-1), 14)
	w.put(0, 1+3)      // no transparency, version 0
	w.put(1|2<<1, 1+2) // a transform: subtract green
	w.put(0, 1+1+1)    // no other, no cache of colours, one group of codes
	w.put(1|1<<1|1<<2, 3)
	w.put(0|255<<8, 16)                           // green is 0 or 255
	for _, only := range []uint32{0, 0, 255, 0} { // red and blue less green, alpha, distance
		w.put(1|0<<1|1<<2, 3)
		w.put(only, 8)
	}
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			w.put(uint32(onWhite(picture.At(x, y)))>>7, 1)
		}
	}
	data := w.bytes()
	if len(data)%2 == 1 {
		data = append(data, 0)
	}
	var file bytes.Buffer
	file.WriteString("RIFF")
	file.Write(binary.LittleEndian.AppendUint32(nil, uint32(4+8+len(data))))
	file.WriteString("WEBPVP8L")
	file.Write(binary.LittleEndian.AppendUint32(nil, uint32(len(data))))
	file.Write(data)
	return file.Bytes()
}

// bits are written the lowest first.
type bits struct {
	out  []byte
	last uint32
	n    int
}

func (b *bits) put(v uint32, n int) {
	for i := range n {
		b.last |= v >> i & 1 << b.n
		if b.n++; b.n == 8 {
			b.out, b.last, b.n = append(b.out, byte(b.last)), 0, 0
		}
	}
}

func (b *bits) bytes() []byte {
	if b.n > 0 {
		return append(b.out, byte(b.last))
	}
	return b.out
}
