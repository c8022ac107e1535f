// Package simulate makes photos of payment codes that nobody took: from a seed,
// a kind of trouble and a severity it renders a sticker in front of a camera,
// with perspective, light, lens, sensor and compression. They tell readers
// apart; what share of real photos a reader reads they do not tell.
package simulate

import (
	"bytes"
	"fmt"
	"image/jpeg"
	"math/rand/v2"

	"github.com/openmerchantqr/emvqr/examples/symbol"
)

// Photo is a simulated photo.
type Photo struct {
	Kind Kind
	// Severity is 1 or 2.
	Severity int
	Seed     uint64
	// JPEG is the file.
	JPEG []byte
	// Texts are what its codes say, and Versions and Levels how they are drawn.
	Texts    []string
	Versions []int
	Levels   []symbol.Level
}

// Name says which photo it is, in words that a file can be called by.
func (p Photo) Name() string { return fmt.Sprintf("%s-%d-%d", p.Kind.slug(), p.Severity, p.Seed) }

// Make takes a photo of codes chosen from texts: the same one for the same
// arguments.
func Make(texts []string, kind Kind, severity int, seed uint64) (Photo, error) {
	if severity != 1 && severity != 2 {
		return Photo{}, fmt.Errorf("simulate: severity is 1 or 2, not %d", severity)
	}
	t := trouble[kind]
	rnd := rand.New(rand.NewPCG(seed, uint64(kind)<<8|uint64(severity)))
	s := ordinary(rnd)
	for range t.codes() {
		code, err := choose(texts, rnd)
		if err != nil {
			return Photo{}, err
		}
		s.stickers = append(s.stickers, newSticker(code))
	}
	t.set(&s, severity, rnd)
	s.place(rnd)

	photo := Photo{Kind: kind, Severity: severity, Seed: seed}
	for _, st := range s.stickers {
		photo.Texts = append(photo.Texts, st.code.text)
		photo.Versions = append(photo.Versions, st.code.Version)
		photo.Levels = append(photo.Levels, st.code.Level)
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, s.shoot(rnd), &jpeg.Options{Quality: s.quality}); err != nil {
		return Photo{}, fmt.Errorf("simulate: %w", err)
	}
	photo.JPEG = b.Bytes()
	return photo, nil
}
