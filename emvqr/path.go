package emvqr

import (
	"fmt"
	"math/bits"
)

// Path names the place of a data object: the id of the root object, then the id
// inside that template, and so on. P(62, 5) is the reference label. Paths are
// comparable with ==. The zero Path is the root itself.
type Path struct {
	// One byte a level, the root in the highest: id+1, and 0 behind the last.
	packed uint64
}

// maxDepth is how many levels a Path can name. EMVCo itself defines three
// (62, 50-99, 00-99); 99 characters could hold more, and nobody uses them.
const maxDepth = 8

// P returns the path made of ids, each from 0 to 99. For an id above 99 or for
// more than eight levels it returns the zero Path, which names no object.
func P(ids ...uint8) Path {
	var p Path
	if len(ids) > maxDepth {
		return p
	}
	for i, id := range ids {
		if id > 99 {
			return Path{}
		}
		p.packed |= uint64(id+1) << (56 - 8*i)
	}
	return p
}

// ParsePath reads the form that [Path.String] writes: two digits a level with a
// full stop between them, as in "62.05". The empty text is the zero Path.
func ParsePath(text string) (Path, error) {
	var p Path
	if text == "" {
		return p, nil
	}
	for i := 0; i <= len(text); i += 3 {
		if len(text)-i < 2 || !isDigit(text[i]) || !isDigit(text[i+1]) ||
			len(text)-i > 2 && text[i+2] != '.' || p.Depth() == maxDepth {
			return Path{}, fmt.Errorf("emvqr: path %q is not two digits a level with a full stop between, as in 62.05", text)
		}
		p = p.Child(twoDigits(text[i], text[i+1]))
	}
	return p, nil
}

// Depth is the number of levels: 0 for the root, 1 for a root object.
func (p Path) Depth() int {
	// No level's byte is 0, so the lowest bit set lies in the last one.
	return (71 - bits.TrailingZeros64(p.packed)) / 8
}

// IsZero reports whether p is the root, which is no object.
func (p Path) IsZero() bool { return p.packed == 0 }

// Root is the id of the root object that p is or lies in, 0 for the zero Path.
func (p Path) Root() uint8 {
	if p.packed == 0 {
		return 0
	}
	return uint8(p.packed>>56) - 1
}

// ID is the id on the last level, 0 for the zero Path.
func (p Path) ID() uint8 { return p.level(p.Depth() - 1) }

// level is the id on the i-th level; i below Depth.
func (p Path) level(i int) uint8 {
	if i < 0 {
		return 0
	}
	return uint8(p.packed>>(56-8*i)) - 1
}

// Parent is the path of the template around p. The parent of a root object, and
// of the root, is the zero Path.
func (p Path) Parent() Path {
	d := p.Depth()
	if d <= 1 {
		return Path{}
	}
	return Path{p.packed &^ (0xFF << (56 - 8*(d-1)))}
}

// Child is the path of object id inside the template p. It is the zero Path
// where id is above 99 or p is as deep as a path can be.
func (p Path) Child(id uint8) Path {
	d := p.Depth()
	if d == maxDepth || id > 99 {
		return Path{}
	}
	return Path{p.packed | uint64(id+1)<<(56-8*d)}
}

// Within reports whether p is ancestor or lies somewhere inside it.
func (p Path) Within(ancestor Path) bool {
	d := ancestor.Depth()
	if d == maxDepth {
		return p == ancestor
	}
	return p.packed&^(1<<(64-8*d)-1) == ancestor.packed
}

// String writes two digits a level: "62.05". The zero Path is "".
func (p Path) String() string { return string(p.append(make([]byte, 0, 3*maxDepth))) }

// AppendText implements [encoding.TextAppender] with the form of [Path.String].
func (p Path) AppendText(dst []byte) ([]byte, error) { return p.append(dst), nil }

// MarshalText implements [encoding.TextMarshaler] with the form of [Path.String].
func (p Path) MarshalText() ([]byte, error) { return p.append(nil), nil }

// UnmarshalText implements [encoding.TextUnmarshaler]; see [ParsePath].
func (p *Path) UnmarshalText(text []byte) error {
	parsed, err := ParsePath(string(text))
	if err == nil {
		*p = parsed
	}
	return err
}

func (p Path) append(dst []byte) []byte {
	for i := range p.Depth() {
		if i > 0 {
			dst = append(dst, '.')
		}
		dst = appendTwoDigits(dst, int(p.level(i)))
	}
	return dst
}

// place is how messages speak of a path.
func (p Path) place() string {
	if p.IsZero() {
		return "the root"
	}
	return "object " + p.String()
}

func isDigit(b byte) bool { return b-'0' <= 9 }

func twoDigits(a, b byte) uint8 { return (a-'0')*10 + b - '0' }

// appendTwoDigits writes n, from 0 to 99, as ids and lengths are written.
func appendTwoDigits(dst []byte, n int) []byte {
	return append(dst, '0'+byte(n/10), '0'+byte(n%10))
}
