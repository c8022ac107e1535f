package readback

import (
	"errors"
	"fmt"
	"strings"
)

// step is a part of an outline: where to move, draw a line or a curve to.
type step struct {
	op byte // M, L, Q, C, Z
	to [6]float64
}

type outline []step

// numbersOf is how many numbers a command of SVG's paths takes that is read, in
// capital letters. In small ones they count from where the pen is.
func numbersOf(op byte) (n int, known bool) {
	switch op {
	case 'M', 'L':
		return 2, true
	case 'H', 'V':
		return 1, true
	case 'Q':
		return 4, true
	case 'C':
		return 6, true
	case 'Z':
		return 0, true
	}
	return 0, false
}

// pen draws an outline while a path is read.
type pen struct {
	x, y           float64 // where it is
	startX, startY float64 // where the part of the outline began
	drawn          outline
}

// parsePath reads a path in which every part has its letter.
func parsePath(text string) (outline, error) {
	var p pen
	for rest := strings.TrimSpace(text); rest != ""; {
		letter := rest[0]
		op := letter &^ 0x20
		count, known := numbersOf(op)
		if !known {
			return nil, fmt.Errorf("found %.20q, expected one of M L H V Q C Z", rest)
		}
		n, after, err := takeNumbers(rest[1:], count)
		if err != nil {
			return nil, err
		}
		if len(p.drawn) == 0 && op != 'M' {
			return nil, errors.New("expected the path to begin with M")
		}
		p.draw(op, n, letter != op)
		rest = after
	}
	return p.drawn, nil
}

// takeNumbers takes so many numbers off the text, with blanks or commas between them.
func takeNumbers(text string, count int) (n []float64, rest string, err error) {
	for range count {
		text = strings.TrimLeft(text, " ,\n\t\r")
		end := 0
		for end < len(text) && (end == 0 && text[0] == '-' || text[end] == '.' || '0' <= text[end] && text[end] <= '9') {
			end++
		}
		value, err := coordinate(text[:end])
		if err != nil {
			return nil, "", err
		}
		n, text = append(n, value), text[end:]
	}
	return n, strings.TrimLeft(text, " ,\n\t\r"), nil
}

func (p *pen) draw(op byte, n []float64, relative bool) {
	s := step{op: op}
	copy(s.to[:], n)
	switch op {
	case 'H':
		s = step{'L', [6]float64{n[0], p.y}}
		if relative {
			s.to[0] += p.x
		}
	case 'V':
		s = step{'L', [6]float64{p.x, n[0]}}
		if relative {
			s.to[1] += p.y
		}
	default:
		for i := range n {
			if relative && i%2 == 0 {
				s.to[i] += p.x
			} else if relative {
				s.to[i] += p.y
			}
		}
	}
	switch op {
	case 'Z':
		p.x, p.y = p.startX, p.startY
	case 'Q', 'C':
		p.x, p.y = s.to[len(n)-2], s.to[len(n)-1]
	default:
		p.x, p.y = s.to[0], s.to[1]
	}
	if op == 'M' {
		p.startX, p.startY = p.x, p.y
	}
	p.drawn = append(p.drawn, s)
}
