// Package sticker draws what a shop puts on its counter: the QR symbol of a payment
// code with the shop's name, the amount and the networks' names, as a sticker, as a
// table tent to fold, or as a sheet of stickers to cut, in PNG, SVG and PDF.
//
//	fonts, err := sticker.SystemFonts()
//	…
//	face, err := sticker.OfCode(code)
//	…
//	printed, err := sticker.Draw(sticker.Style{Fonts: fonts}, sticker.Sheet, face)
//	…
//	file, err := printed.PDF()
//
// Names may be in any script that a font is there for: they are shaped, and drawn as
// outlines, so that they look the same everywhere. A letter that no font has is an
// error. Before a picture is handed out it is read back, and what was read has to be
// the code; see [Document].
//
// The names of networks are written as text. Their marks are not drawn: those belong
// to their owners, who say how they may be shown.
package sticker

import (
	"errors"
	"fmt"
	"image"
	"math"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/examples/symbol"
	"github.com/openmerchantqr/emvqr/profiles"
)

// Face is what one sticker says. Only Payload is needed.
type Face struct {
	// Payload is the text of the symbol.
	Payload string
	// Title stands on the band at the top, in at most one line. Without one Invite
	// stands there.
	Title string
	// Shop is the name above the symbol, in at most two lines.
	Shop string
	// Amount is the line under the symbol, such as "THB 125.00".
	Amount string
	// Invite says what to do; see [DefaultInvite].
	Invite string
	// Networks are the names at the bottom, in at most four lines.
	Networks []string
}

// DefaultInvite is what [OfCode] invites people to do.
const DefaultInvite = "Scan to pay"

// OfCode is the face for a code: with the merchant's name in its own language where
// the code has that, the amount, and the names of the networks.
func OfCode(code emvqr.Code) Face {
	face := Face{Payload: code.String(), Shop: code.MerchantName(), Invite: DefaultInvite}
	if local, ok := code.Get(emvqr.P(64, 1)); ok {
		face.Shop = local
	}
	if amount, ok := code.Amount(); ok {
		currency, _ := code.Currency()
		face.Amount = currency.Alpha + "\u00a0" + amount.String()
	}
	for _, slug := range profiles.Slugs(code) {
		if n, ok := profiles.Lookup(slug); ok {
			face.Networks = append(face.Networks, n.Name)
		}
	}
	return face
}

// Style is how stickers look. The zero Style is dark blue and black on white.
type Style struct {
	// Fonts are where letters come from; nil are the [GoFonts].
	Fonts *Fonts
	// Ink is the symbol and the letters, Paper what is around them, Band what is
	// behind the title. Nil colours are black, white and dark blue. Colours that a
	// scanner could miss are refused.
	Ink, Paper, Band *Colour
	// Level is how much damage the symbol bears. With a logo it is [symbol.H].
	Level symbol.Level
	// Logo is put into the middle of the symbol, nil for none. See [ReadLogo].
	Logo image.Image
	// Width of a sticker in millimetres, 25 to 190; 0 is 80, and 60 on a sheet. The
	// height follows, as with paper of ISO 216. A tent has a width of its own.
	Width float64
	// Bleed is how far, in millimetres, the colours go beyond where the paper is
	// cut, 0 to 10. A printer's shop asks for 3; then there are crop marks, too.
	Bleed float64
}

// The widths and the bleed that there are, in millimetres.
const (
	leastWidth = 25
	mostWidth  = 190
	mostBleed  = 10

	defaultWidth    = 80
	widthOnASheet   = 60
	heightToWidth   = math.Sqrt2
	leastModuleSize = 0.35 // four dots of a printer with 300 an inch
)

// look is a style with everything filled in.
type look struct {
	fonts            *Fonts
	ink, paper, band Colour
	level            symbol.Level
	logo             image.Image
	width, bleed     float64
}

func (s Style) look(template Template) (look, error) {
	l := look{s.Fonts, black, white, navy, s.Level, s.Logo, s.Width, s.Bleed}
	for _, c := range []struct {
		to   *Colour
		from *Colour
	}{{&l.ink, s.Ink}, {&l.paper, s.Paper}, {&l.band, s.Band}} {
		if c.from != nil {
			*c.to = *c.from
		}
	}
	if l.fonts == nil {
		l.fonts = GoFonts()
	}
	if l.logo != nil {
		l.level, l.logo = symbol.H, plain(l.logo)
	}
	switch {
	case template == Tent && l.width != 0 && l.width != tentWidth:
		return look{}, fmt.Errorf("sticker: a tent is %d mm wide, the width %g mm is for others", tentWidth, l.width)
	case template == Tent:
		l.width = tentWidth
	case l.width == 0 && template == Sheet:
		l.width = widthOnASheet
	case l.width == 0:
		l.width = defaultWidth
	}
	switch {
	case !(l.width >= leastWidth && l.width <= mostWidth):
		return look{}, fmt.Errorf("sticker: width %g mm, expected %d to %d", l.width, leastWidth, mostWidth)
	case !(l.bleed >= 0 && l.bleed <= mostBleed):
		return look{}, fmt.Errorf("sticker: bleed %g mm, expected 0 to %d", l.bleed, mostBleed)
	}
	return l, l.checkContrast()
}

// Draw draws faces, one or more: each on a page of its own, or as many on a page as
// there is room for on a [Sheet]. One face fills a whole sheet.
func Draw(style Style, template Template, faces ...Face) (*Document, error) {
	if len(faces) == 0 {
		return nil, errors.New("sticker: there is nothing to draw")
	}
	l, err := style.look(template)
	if err != nil {
		return nil, err
	}
	lay, known := layouts[template]
	if !known {
		return nil, fmt.Errorf("sticker: there is no template %d", int(template))
	}
	letters := newTypesetter(l.fonts)
	drawn := make([]*page, len(faces))
	for i := range faces {
		height := l.width * heightToWidth
		if template == Tent {
			height = tentHeight
		}
		if drawn[i], err = drawFace(&l, letters, &faces[i], height); err != nil {
			return nil, err
		}
	}
	pages, err := lay(&l, drawn)
	if err != nil {
		return nil, err
	}
	return &Document{pages: pages, title: titleOf(faces)}, nil
}

func titleOf(faces []Face) string {
	if len(faces) == 1 && faces[0].Shop != "" {
		return "Pay " + faces[0].Shop
	}
	return "QR codes to pay by"
}
