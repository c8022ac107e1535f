package photo

import (
	"bytes"
	"image"
	"testing"
	"time"

	"github.com/openmerchantqr/emvqr/examples/symbol"
)

// FuzzOpen gives files that are no pictures, or hardly, to every decoder.
func FuzzOpen(f *testing.F) {
	for _, file := range files(f) {
		f.Add(file)
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		readings, err := Limits{Pixels: 20_000}.Open(bytes.NewReader(file))
		if err == nil && len(readings) == 0 {
			t.Fatal("neither a reading nor an error")
		}
	})
}

// FuzzRead changes the pixels of a symbol, so that readers meet patterns that
// belong to nothing and texts that nobody wrote.
func FuzzRead(f *testing.F) {
	s, err := symbol.Encode(annexB7[:120], symbol.L)
	if err != nil {
		f.Fatal(err)
	}
	side := s.Size() + 8
	f.Add([]byte{}, uint8(3))
	f.Add([]byte{0, 0, 255, 9, 40, 200, 7, 90, 0}, uint8(2))
	f.Add(bytes.Repeat([]byte{10, 100, 0}, 40), uint8(1))
	f.Fuzz(func(t *testing.T, changes []byte, scale uint8) {
		k := int(scale%4) + 1
		p := image.NewGray(image.Rect(0, 0, side*k, side*k))
		for i := range p.Pix {
			if !s.Black(i%p.Stride/k-4, i/p.Stride/k-4) {
				p.Pix[i] = 255
			}
		}
		for ; len(changes) >= 3; changes = changes[3:] {
			// A square of a brightness at a place.
			x, y := int(changes[0])*p.Rect.Dx()/256, int(changes[1])*p.Rect.Dy()/256
			for j := y; j < min(y+3*k, p.Rect.Dy()); j++ {
				for i := x; i < min(x+3*k, p.Rect.Dx()); i++ {
					p.Pix[j*p.Stride+i] = changes[2]
				}
			}
		}
		begun := time.Now()
		for _, r := range (All{}).Read(p) {
			if r.Text != annexB7[:120] {
				t.Fatalf("read %q", r.Text)
			}
		}
		if took := time.Since(begun); took > 20*time.Second {
			t.Fatalf("took %v", took)
		}
	})
}
