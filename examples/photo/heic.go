//go:build heic && nodynamic

package photo

import "github.com/gen2brain/heic"

// heicPixels is what one picture of an iPhone has, with a margin: the decoder
// takes some 30 bytes and 0.3 µs a pixel.
const heicPixels = 16_000_000

func heicFormat(begins func([]byte) bool) fileFormat {
	return fileFormat{name: "HEIC", begins: begins, config: heic.DecodeConfig, decode: heic.Decode, pixels: heicPixels}
}
