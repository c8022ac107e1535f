package sticker

import (
	"bytes"
	"fmt"
	"image/png"
	"regexp"
	"time"

	"codeberg.org/go-pdf/fpdf"
)

// writePDF writes pages as outlines: the library sets no text, since it shapes none.
func writePDF(pages []*page, title string) ([]byte, error) {
	file := fpdf.NewCustom(&fpdf.InitType{UnitStr: "mm", Size: fpdf.SizeType{Wd: pages[0].width, Ht: pages[0].height}})
	file.SetTitle(title, true)
	file.SetCatalogSort(true)
	file.SetCreationDate(time.Unix(0, 0).UTC())
	file.SetModificationDate(time.Unix(0, 0).UTC())
	file.SetAutoPageBreak(false, 0)
	for n, p := range pages {
		// The library measures these from below, and takes them for all pages after.
		file.SetPageBox("trim", p.trim.x, p.height-p.trim.y-p.trim.h, p.trim.w, p.trim.h)
		file.SetPageBox("bleed", p.bleed.x, p.height-p.bleed.y-p.bleed.h, p.bleed.w, p.bleed.h)
		file.AddPageFormat("P", fpdf.SizeType{Wd: p.width, Ht: p.height})
		for i, m := range p.marks {
			if m.picture != nil {
				putPicture(file, fmt.Sprintf("%d-%d", n, i), m)
				continue
			}
			file.SetFillColor(int(m.colour.R), int(m.colour.G), int(m.colour.B))
			putOutline(file, m.outline)
		}
	}
	var b bytes.Buffer
	if err := file.Output(&b); err != nil {
		return nil, fmt.Errorf("sticker: the PDF cannot be written: %w", err)
	}
	return boxes.ReplaceAll(b.Bytes(), []byte("$2$1")), nil
}

// boxes are the lines of a page's boxes in the order that is not kept: the library
// writes them in either, by chance, and the same stickers are to be the same bytes.
var boxes = regexp.MustCompile(`(/TrimBox \[[0-9. ]+\]\n)(/BleedBox \[[0-9. ]+\]\n)`)

func putOutline(file *fpdf.Fpdf, o outline) {
	var pen point
	for _, s := range o {
		a, b, c := s.points[0], s.points[1], s.points[2]
		switch s.op {
		case moveTo:
			file.MoveTo(a.x, a.y)
			pen = a
		case lineTo:
			file.LineTo(a.x, a.y)
			pen = a
		case quadTo: // PDF has cubic curves only
			file.CurveBezierCubicTo(pen.x+2*(a.x-pen.x)/3, pen.y+2*(a.y-pen.y)/3, b.x+2*(a.x-b.x)/3, b.y+2*(a.y-b.y)/3, b.x, b.y)
			pen = b
		case cubeTo:
			file.CurveBezierCubicTo(a.x, a.y, b.x, b.y, c.x, c.y)
			pen = c
		case closed:
			file.ClosePath()
		}
	}
	file.DrawPath("F")
}

func putPicture(file *fpdf.Fpdf, name string, m mark) {
	var b bytes.Buffer
	if err := png.Encode(&b, m.picture); err != nil {
		file.SetError(err)
		return
	}
	options := fpdf.ImageOptions{ImageType: "PNG"}
	file.RegisterImageOptionsReader(name, options, &b)
	file.ImageOptions(name, m.at.x, m.at.y, m.at.w, m.at.h, false, options, 0, "")
}
