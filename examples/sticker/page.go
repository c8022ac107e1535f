package sticker

import "image"

// page is what is printed on one side of paper: first the marks of lower index.
type page struct {
	width, height float64
	trim          box // what is left when it is cut
	bleed         box // what is inked beyond that
	marks         []mark
	symbols       []placedSymbol
}

// mark is an outline filled with a colour or, if picture is not nil, a picture.
type mark struct {
	outline outline
	colour  Colour

	picture image.Image
	at      box
}

// placedSymbol is where a symbol stands, with its quiet zone, how many modules that is
// across, and what it says.
type placedSymbol struct {
	at      box
	modules int
	text    string
}

func (p *page) fill(colour Colour, o outline) {
	if len(o) > 0 {
		p.marks = append(p.marks, mark{outline: o, colour: colour})
	}
}

// add puts another page on this one.
func (p *page) add(other *page, where placement) {
	for _, m := range other.marks {
		if m.picture == nil {
			p.marks = append(p.marks, mark{outline: where.outline(m.outline), colour: m.colour})
			continue
		}
		placed := mark{picture: m.picture, at: where.box(m.at)}
		if where.turned {
			placed.picture = turned{m.picture}
		}
		p.marks = append(p.marks, placed)
	}
	for _, s := range other.symbols {
		p.symbols = append(p.symbols, placedSymbol{where.box(s.at), s.modules, s.text})
	}
}
