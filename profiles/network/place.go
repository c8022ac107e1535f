package network

import (
	"fmt"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// Place is where a row's value is. The zero Place is nowhere; see [In], [Root],
// [Value] and [Piece].
type Place struct {
	kind     placeKind
	from, to uint8 // of a piece
	depth    uint8
	ids      [3]uint8
}

type placeKind uint8

const (
	nowhere placeKind = iota
	insidePlace
	sharedPlace
	valuePlace
	wholePlace
)

// In is inside the object, as in In(1); In(1, 0) is inside a template in it.
func In(ids ...uint8) Place { return placeOf(insidePlace, ids) }

// Root is a shared object of the code, as in Root(53); Root(62, 5) is inside it.
func Root(ids ...uint8) Place { return placeOf(sharedPlace, ids) }

func placeOf(kind placeKind, ids []uint8) Place {
	p := Place{kind: kind, depth: uint8(len(ids))}
	copy(p.ids[:], ids)
	return p
}

// Value is all of the object's value, for an object that is no template.
func Value() Place { return Place{kind: valuePlace} }

// Piece is the part of an object's value from one byte to before another, for a
// value that holds several one after the other. A to of 0 is the value's end.
func Piece(from, to uint8) Place { return Value().Piece(from, to) }

// Piece is the part of the place's value from one byte to before another, as in
// In(0).Piece(4, 12), for a value that holds several one after the other. A to of 0 is
// the value's end.
func (p Place) Piece(from, to uint8) Place {
	p.from, p.to = from, to
	return p
}

// WholeCode is the code as a whole, for [Lowered].
func WholeCode() Place { return Place{kind: wholePlace} }

// IDs are the ids of the place, from the outside in.
func (p *Place) IDs() []uint8 { return p.ids[:min(int(p.depth), len(p.ids))] }

// IsShared reports whether the place is a shared object of the code.
func (p *Place) IsShared() bool { return p.kind == sharedPlace }

// IsPiece reports whether the place is a value that is cut: that of the object, whole
// or in parts, or a part of one inside.
func (p *Place) IsPiece() bool { return p.kind == valuePlace || p.isPart() }

// isPart reports whether the place is a part of a value, and not all of it.
func (p *Place) isPart() bool { return p.from != 0 || p.to != 0 }

// Path is the place as a path; owner is the object around an inner one.
func (p *Place) Path(owner emvqr.Path) emvqr.Path { return p.path(owner) }

func (p *Place) path(owner emvqr.Path) emvqr.Path {
	if p.kind == sharedPlace {
		owner = emvqr.Path{}
	}
	for _, id := range p.IDs() {
		owner = owner.Child(id)
	}
	return owner
}

// Bounds are where a piece begins and ends in a value of that many bytes.
func (p *Place) Bounds(length int) (from, to int) { return p.bounds(length) }

// bounds are where a piece begins and ends in a value of that many bytes.
func (p *Place) bounds(length int) (from, to int) {
	from, to = int(p.from), int(p.to)
	if to == 0 {
		to = length
	}
	return min(from, length), min(to, length)
}

// pieceLength is how long a piece is that something follows, 0 for any other place.
func (p *Place) pieceLength() int {
	if p.to == 0 {
		return 0
	}
	return int(p.to - p.from)
}

// String is "01-00" inside an object, "62-05" of the code, "value", "value[0:8]" or
// "00[0:8]".
func (p Place) String() string {
	text := ""
	switch p.kind {
	case valuePlace:
		text = "value"
	case wholePlace:
		return "the code"
	}
	for i, id := range p.IDs() {
		if i > 0 {
			text += "-"
		}
		text += fmt.Sprintf("%02d", id)
	}
	switch {
	case !p.isPart():
		return text
	case p.to == 0:
		return fmt.Sprintf("%s[%d:]", text, p.from)
	}
	return fmt.Sprintf("%s[%d:%d]", text, p.from, p.to)
}
