package sticker

import (
	"fmt"
	"strings"
)

// Template is what is printed.
type Template int

const (
	// Single is one sticker on a page of its size.
	Single Template = iota
	// Tent is a table tent: sheets of A4 that are cut lengthwise into two, each
	// folded in the middle to two sides of A6.
	Tent
	// Sheet is a sheet of A4 with as many stickers as there is room for.
	Sheet
)

var templateNames = [...]string{Single: "single", Tent: "tent", Sheet: "sheet"}

// Templates are the names of all templates.
func Templates() []string { return templateNames[:] }

func (t Template) isKnown() bool { return Single <= t && int(t) < len(templateNames) }

// String is the name of the template.
func (t Template) String() string {
	if !t.isKnown() {
		return fmt.Sprintf("Template(%d)", int(t))
	}
	return templateNames[t]
}

// MarshalText implements [encoding.TextMarshaler].
func (t Template) MarshalText() ([]byte, error) {
	if !t.isKnown() {
		return nil, fmt.Errorf("sticker: there is no template %d", int(t))
	}
	return []byte(t.String()), nil
}

// UnmarshalText takes a name, so that a flag can be a template.
func (t *Template) UnmarshalText(text []byte) error {
	for i, name := range templateNames {
		if name == string(text) {
			*t = Template(i)
			return nil
		}
	}
	return fmt.Errorf("sticker: found template %q, expected one of %s", text, strings.Join(templateNames[:], ", "))
}

// layouts put faces on pages.
var layouts = map[Template]func(*look, []*page) ([]*page, error){Single: singles, Tent: tents, Sheet: sheets}

// A4, and the tents that it is cut into.
const (
	a4Width, a4Height     = 210, 297
	tentWidth, tentHeight = 105, 148.5
)

// grey is the colour of lines to cut along.
var grey = Colour{0x99, 0x99, 0x99}

const (
	lineWidth  = 0.15
	dash       = 2.0 // of a dashed line, and as much between two
	markLength = 5
	markGap    = 2 // between a crop mark and what is cut, where the bleed is less
)

// aroundTrim is how much paper there is around what is cut out, 0 without bleed.
func (l *look) aroundTrim() float64 {
	if l.bleed == 0 {
		return 0
	}
	return max(l.bleed, markGap) + markLength + 1
}

// newSheet is a page with so much to be cut out of its middle.
func (l *look) newSheet(width, height float64) *page {
	around := l.aroundTrim()
	p := &page{width: width + 2*around, height: height + 2*around, trim: box{around, around, width, height}}
	p.bleed = p.trim.grown(l.bleed)
	return p
}

func singles(l *look, faces []*page) ([]*page, error) {
	var pages []*page
	for _, face := range faces {
		p := l.newSheet(face.width, face.height)
		p.add(face, placement{to: point{p.trim.x, p.trim.y}})
		if l.bleed > 0 {
			p.cropMarks(l, p.trim, []float64{0, face.width}, []float64{0, face.height})
		}
		pages = append(pages, p)
	}
	return pages, nil
}

func tents(l *look, faces []*page) ([]*page, error) {
	const each = 2 // tents on a sheet
	if len(faces) == 1 {
		faces = []*page{faces[0], faces[0]}
	}
	var pages []*page
	for first := 0; first < len(faces); first += each {
		p := l.newSheet(a4Width, a4Height)
		for i, face := range faces[first:min(first+each, len(faces))] {
			left, fold := p.trim.x+float64(i*tentWidth), p.trim.y+tentHeight
			p.add(face, placement{to: point{left, fold}})
			p.add(face, placement{to: point{left + tentWidth, fold}, turned: true})
			// Where it is folded the two bands meet.
			p.dashed(l.paper, box{left, fold, tentWidth, 0})
		}
		p.dashed(grey, box{p.trim.x + tentWidth, p.trim.y, 0, a4Height})
		if l.bleed > 0 {
			p.cropMarks(l, p.trim, []float64{0, tentWidth, a4Width}, []float64{0, a4Height})
			p.foldMarks(l, tentHeight)
		}
		pages = append(pages, p)
	}
	return pages, nil
}

// sheetMargin is what office printers leave white, and some more.
const sheetMargin = 8.0

func sheets(l *look, faces []*page) ([]*page, error) {
	width, height, gap := faces[0].width, faces[0].height, 2*l.bleed
	margin := max(sheetMargin, l.aroundTrim())
	columns := int((a4Width - 2*margin + gap) / (width + gap))
	rows := int((a4Height - 2*margin + gap) / (height + gap))
	if columns*rows == 0 {
		return nil, fmt.Errorf("sticker: a sticker of %.0f × %.0f mm is too large for a sheet of A4", width, height)
	}
	if len(faces) == 1 {
		for len(faces) < columns*rows {
			faces = append(faces, faces[0])
		}
	}
	var xs, ys []float64
	grid := box{w: float64(columns)*(width+gap) - gap, h: float64(rows)*(height+gap) - gap}
	grid.x, grid.y = (a4Width-grid.w)/2, (a4Height-grid.h)/2
	for i := range columns {
		xs = append(xs, float64(i)*(width+gap), float64(i)*(width+gap)+width)
	}
	for i := range rows {
		ys = append(ys, float64(i)*(height+gap), float64(i)*(height+gap)+height)
	}
	var pages []*page
	for first := 0; first < len(faces); first += columns * rows {
		p := &page{width: a4Width, height: a4Height, trim: box{0, 0, a4Width, a4Height}}
		p.bleed = p.trim
		for i, face := range faces[first:min(first+columns*rows, len(faces))] {
			at := point{grid.x + xs[2*(i%columns)], grid.y + ys[2*(i/columns)]}
			p.add(face, placement{to: at})
			if l.bleed == 0 {
				p.dashedAround(box{at.x, at.y, width, height})
			}
		}
		if l.bleed > 0 {
			p.cropMarks(l, grid, xs, ys)
		}
		pages = append(pages, p)
	}
	return pages, nil
}

// cropMarks are lines around a box, at distances from its corner where it is cut.
func (p *page) cropMarks(l *look, b box, xs, ys []float64) {
	from := max(l.bleed, markGap)
	var lines outline
	for _, x := range xs {
		lines = lines.rect(box{b.x + x - lineWidth/2, b.y - from - markLength, lineWidth, markLength})
		lines = lines.rect(box{b.x + x - lineWidth/2, b.y + b.h + from, lineWidth, markLength})
	}
	for _, y := range ys {
		lines = lines.rect(box{b.x - from - markLength, b.y + y - lineWidth/2, markLength, lineWidth})
		lines = lines.rect(box{b.x + b.w + from, b.y + y - lineWidth/2, markLength, lineWidth})
	}
	p.fill(black, lines)
}

// foldMarks are dashes beside what is cut, where it is folded.
func (p *page) foldMarks(l *look, y float64) {
	from := max(l.bleed, markGap)
	for _, x := range []float64{p.trim.x - from - markLength, p.trim.x + p.trim.w + from} {
		for at := 0.0; at < markLength; at += 1.5 {
			p.fill(black, outline(nil).rect(box{x + at, p.trim.y + y - lineWidth/2, 0.8, lineWidth}))
		}
	}
}

// dashed draws a line along the upper or left side of a box.
func (p *page) dashed(colour Colour, b box) {
	var line outline
	for at := 0.0; at < b.w; at += 2 * dash {
		line = line.rect(box{b.x + at, b.y - lineWidth/2, min(dash, b.w-at), lineWidth})
	}
	for at := 0.0; at < b.h; at += 2 * dash {
		line = line.rect(box{b.x - lineWidth/2, b.y + at, lineWidth, min(dash, b.h-at)})
	}
	p.fill(colour, line)
}

func (p *page) dashedAround(b box) {
	p.dashed(grey, box{b.x, b.y, b.w, 0})
	p.dashed(grey, box{b.x, b.y + b.h, b.w, 0})
	p.dashed(grey, box{b.x, b.y, 0, b.h})
	p.dashed(grey, box{b.x + b.w, b.y, 0, b.h})
}
