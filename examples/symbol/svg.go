package symbol

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
)

// WriteSVG writes the symbol with its quiet zone as an SVG element that fills
// the place it is given. It can be a file of its own or stand in a page. title
// is what those hear who cannot see it; without one it is "QR code".
func (s Symbol) WriteSVG(w io.Writer, title string) error {
	if title == "" {
		title = "QR code"
	}
	side := s.Size() + 2*quietZone
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" shape-rendering="crispEdges">`, side, side)
	b.WriteString("\n<title>")
	if err := xml.EscapeText(&b, []byte(title)); err != nil {
		return fmt.Errorf("symbol: %w", err)
	}
	b.WriteString("</title>\n")
	fmt.Fprintf(&b, `<rect width="%d" height="%d" fill="#fff"/>`, side, side)
	b.WriteString("\n" + `<path d="`)
	s.writePath(&b)
	b.WriteString(`"/>` + "\n</svg>\n")
	if _, err := w.Write(b.Bytes()); err != nil {
		return fmt.Errorf("symbol: %w", err)
	}
	return nil
}

// writePath outlines every run of dark modules in a row.
func (s Symbol) writePath(b *bytes.Buffer) {
	for y := range s.Size() {
		for x := 0; x < s.Size(); x++ {
			start := x
			for s.Black(x, y) {
				x++
			}
			if n := x - start; n > 0 {
				fmt.Fprintf(b, "M%d %dh%dv1h-%dz", start+quietZone, y+quietZone, n, n)
			}
		}
	}
}
