package sticker

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"fmt"
	"image/png"
	"strconv"
)

// svg writes a page in its true size. Its units are millimetres.
func (p *page) svg(title string) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%smm" height="%smm" viewBox="0 0 %[1]s %[2]s" role="img">`, number(p.width), number(p.height))
	b.WriteString("\n<title>")
	_ = xml.EscapeText(&b, []byte(title)) // a buffer never fails
	b.WriteString("</title>\n")
	fmt.Fprintf(&b, `<rect width="%s" height="%s" fill="#ffffff"/>`+"\n", number(p.width), number(p.height))
	for _, m := range p.marks {
		if m.picture != nil {
			writeSVGPicture(&b, m)
			continue
		}
		fmt.Fprintf(&b, `<path fill="%s" d="`, m.colour)
		for _, s := range m.outline {
			b.WriteByte("MLQCZ"[s.op])
			for i, q := range s.points[:s.op.count()] {
				if i > 0 {
					b.WriteByte(' ')
				}
				b.WriteString(number(q.x) + " " + number(q.y))
			}
		}
		b.WriteString(`"/>` + "\n")
	}
	b.WriteString("</svg>\n")
	return b.Bytes()
}

func writeSVGPicture(b *bytes.Buffer, m mark) {
	var file bytes.Buffer
	_ = png.Encode(&file, m.picture) // of a picture that was decoded into a buffer
	fmt.Fprintf(b, `<image x="%s" y="%s" width="%s" height="%s" href="data:image/png;base64,%s"/>`+"\n",
		number(m.at.x), number(m.at.y), number(m.at.w), number(m.at.h), base64.StdEncoding.EncodeToString(file.Bytes()))
}

// number is a length to a micrometre.
func number(n float64) string {
	text := strconv.FormatFloat(n, 'f', 3, 64)
	end := len(text)
	for text[end-1] == '0' {
		end--
	}
	if text[end-1] == '.' {
		end--
	}
	if text[:end] == "-0" {
		return "0"
	}
	return text[:end]
}
