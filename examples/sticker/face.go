package sticker

import (
	"fmt"
	"image"
	"math"
	"strings"

	"github.com/openmerchantqr/emvqr/examples/symbol"
)

// The parts of a face, in hundredths of its width.
const (
	bandHeight    = 15
	titleSize     = 8
	shopSize      = 9.5
	amountSize    = 9
	inviteSize    = 6
	networksSize  = 4.4
	textWidth     = 88
	symbolAtMost  = 86
	symbolAtLeast = 50
	leastGap      = 2
	bottomMargin  = 4
)

// quietZone is how many light modules ISO/IEC 18004 asks for around a symbol.
const quietZone = 4

// drawFace draws one sticker on a page of its size.
func drawFace(l *look, letters *typesetter, f *Face, height float64) (*page, error) {
	drawn, err := symbol.Encode(f.Payload, l.level)
	if err != nil {
		return nil, fmt.Errorf("sticker: %w", err)
	}
	u := l.width / 100
	title, invite := f.Title, f.Invite
	if title == "" {
		title, invite = invite, ""
	}
	room := func(size float64, bold bool, lines int) fitting {
		return fitting{bold, size * u, textWidth * u, lines}
	}
	var onBand, shop, amount, under, networks textBlock
	for _, text := range []struct {
		set        *textBlock
		what, text string
		room       fitting
	}{
		{&onBand, "the title", title, room(titleSize, true, 1)},
		{&shop, "the shop's name", f.Shop, room(shopSize, true, 2)},
		{&amount, "the amount", f.Amount, room(amountSize, true, 1)},
		{&under, "the invitation", invite, room(inviteSize, false, 1)},
		{&networks, "the list of networks", listed(f.Networks), room(networksSize, false, 4)},
	} {
		if *text.set, err = letters.fit(text.what, text.text, text.room); err != nil {
			return nil, err
		}
	}

	p := &page{width: l.width, height: height, trim: box{0, 0, l.width, height}}
	p.bleed = p.trim.grown(l.bleed)
	p.fill(l.paper, outline(nil).rect(p.bleed))
	p.fill(l.band, outline(nil).rect(box{-l.bleed, -l.bleed, l.width + 2*l.bleed, bandHeight*u + l.bleed}))
	onBand.centred(p, l.paper, l.width/2, (bandHeight*u-onBand.height)/2)

	below := []textBlock{amount, under, networks}
	left, gaps := height-(bandHeight+bottomMargin)*u-shop.height, 2
	for _, text := range below {
		if left -= text.height; text.height > 0 {
			gaps++
		}
	}
	side := min(symbolAtMost*u, left-float64(gaps)*leastGap*u)
	if side < symbolAtLeast*u {
		return nil, fmt.Errorf("sticker: the texts leave %.0f mm for the symbol, of %.0f mm; shorten them", max(side, 0), l.width)
	}
	if err := roomForModules(drawn, side, l.width); err != nil {
		return nil, err
	}
	gap := (left - side) / float64(gaps)
	top := bandHeight*u + gap
	shop.centred(p, l.ink, l.width/2, top)
	top += shop.height
	if shop.height > 0 {
		top += gap / 2
	}
	addSymbol(p, l, drawn, f.Payload, box{(l.width - side) / 2, top, side, side})
	top += side + gap/2
	for _, text := range below {
		text.centred(p, l.ink, l.width/2, top)
		if text.height > 0 {
			top += text.height + gap
		}
	}
	return p, nil
}

// listed is names with commas between them. A line is not broken within a name.
func listed(names []string) string {
	const noBreak = "\u00a0"
	unbroken := make([]string, len(names))
	for i, name := range names {
		unbroken[i] = strings.ReplaceAll(name, " ", noBreak)
	}
	return strings.Join(unbroken, ", ")
}

func roomForModules(s symbol.Symbol, side, width float64) error {
	modules := float64(s.Size() + 2*quietZone)
	if side/modules >= leastModuleSize {
		return nil
	}
	return fmt.Errorf("sticker: a module of the symbol would be %.2f mm wide, printers and cameras need %.2f; take a width of %.0f mm",
		side/modules, leastModuleSize, math.Ceil(width*leastModuleSize*modules/side))
}

// logoShare is how much of the side of a symbol is left out for a logo. That is a
// twentieth of its modules; level H bears the loss of three tenths.
const logoShare = 0.22

// addSymbol draws a symbol with its quiet zone into a box.
func addSymbol(p *page, l *look, s symbol.Symbol, text string, at box) {
	module := at.w / float64(s.Size()+2*quietZone)
	hole := image.Rectangle{}
	if l.logo != nil {
		n := int(logoShare*float64(s.Size()))&^1 + 1 // odd, as the side is, so that it is in the middle
		from := (s.Size() - n) / 2
		hole = image.Rect(from, from, from+n, from+n)
	}
	p.fill(l.ink, modules(s, hole, at, module))
	if l.logo != nil {
		corner := quietZone + float64(hole.Min.X)
		p.marks = append(p.marks, mark{picture: l.logo, at: inside(l.logo,
			box{at.x + corner*module, at.y + corner*module, float64(hole.Dx()) * module, float64(hole.Dy()) * module}.grown(-module))})
	}
	p.symbols = append(p.symbols, placedSymbol{at, s.Size() + 2*quietZone, text})
}

// modules outlines every run of dark modules in a row, but for those in a hole.
func modules(s symbol.Symbol, hole image.Rectangle, at box, module float64) (o outline) {
	isDark := func(x, y int) bool { return s.Black(x, y) && !image.Pt(x, y).In(hole) }
	for y := range s.Size() {
		for x := 0; x < s.Size(); x++ {
			start := x
			for isDark(x, y) {
				x++
			}
			if n := x - start; n > 0 {
				o = o.rect(box{
					at.x + float64(start+quietZone)*module, at.y + float64(y+quietZone)*module, float64(n) * module, module,
				})
			}
		}
	}
	return o
}

// inside is the largest box of a picture's proportions in the middle of another.
func inside(picture image.Image, b box) box {
	w, h := float64(picture.Bounds().Dx()), float64(picture.Bounds().Dy())
	scale := min(b.w/w, b.h/h)
	return box{b.x + (b.w-w*scale)/2, b.y + (b.h-h*scale)/2, w * scale, h * scale}
}
