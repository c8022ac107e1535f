package photo

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
	"golang.org/x/image/webp"
)

// fileFormat is a kind of picture file.
type fileFormat struct {
	name string
	// begins reports whether a file that begins so is of the format.
	begins func(head []byte) bool
	config func(io.Reader) (image.Config, error)
	decode func(io.Reader) (image.Image, error)
	// refusal is why such a file is not read, nil if it is.
	refusal error
	// pixels is the format's own limit, 0 for none.
	pixels int
}

// sniffed is how many bytes at the beginning tell the format.
const sniffed = 64

// fileFormats are told by their beginnings, as names of files say little.
func fileFormats() []fileFormat {
	return []fileFormat{
		{name: "PNG", begins: prefix("\x89PNG\r\n\x1a\n"), config: png.DecodeConfig, decode: png.Decode},
		{name: "JPEG", begins: prefix("\xff\xd8\xff"), config: jpeg.DecodeConfig, decode: jpeg.Decode},
		{name: "GIF", begins: prefix("GIF87a", "GIF89a"), config: gif.DecodeConfig, decode: gif.Decode},
		{name: "WebP", begins: isWebP, config: webp.DecodeConfig, decode: webp.Decode},
		{name: "BMP", begins: isBMP, config: bmp.DecodeConfig, decode: bmp.Decode},
		{name: "TIFF", begins: prefix("II*\x00", "MM\x00*"), config: tiff.DecodeConfig, decode: tiff.Decode},
		heicFormat(isHEIF("heic", "heix", "heim", "heis", "hevc", "mif1", "msf1")),
		{name: "AVIF", begins: isHEIF("avif", "avis"), refusal: errors.New("photo: AVIF is not read; save the picture as PNG or JPEG")},
		{name: "PDF", begins: prefix("%PDF-"), refusal: errors.New("photo: this is a PDF, not a picture; make a picture of its page first (pdftoppm -r 200 -png FILE.pdf page)")},
	}
}

// IsPicture reports whether a file that begins so is for [Open] and not for a
// reader of texts: a picture, or one of the files that are given for pictures,
// as PDF, which Open refuses by name. The first 64 bytes tell.
func IsPicture(beginning []byte) bool {
	_, ok := formatOf(beginning)
	return ok
}

func formatOf(head []byte) (fileFormat, bool) {
	for _, f := range fileFormats() {
		if f.begins(head) {
			return f, true
		}
	}
	return fileFormat{}, false
}

func prefix(marks ...string) func([]byte) bool {
	return func(head []byte) bool {
		for _, m := range marks {
			if bytes.HasPrefix(head, []byte(m)) {
				return true
			}
		}
		return false
	}
}

func isWebP(head []byte) bool {
	return len(head) >= 12 && string(head[:4]) == "RIFF" && string(head[8:12]) == "WEBP"
}

// isBMP looks further than the two letters, with which a text may begin: at the
// length of the second header.
func isBMP(head []byte) bool {
	if len(head) < 18 || string(head[:2]) != "BM" {
		return false
	}
	switch binary.LittleEndian.Uint32(head[14:]) {
	case 12, 40, 52, 56, 64, 108, 124:
		return true
	}
	return false
}

// isHEIF is for the formats in boxes of ISO/IEC 14496-12, told by the first of
// their brands.
func isHEIF(brands ...string) func([]byte) bool {
	return func(head []byte) bool {
		if len(head) < 12 || string(head[4:8]) != "ftyp" {
			return false
		}
		return prefix(brands...)(head[8:])
	}
}
