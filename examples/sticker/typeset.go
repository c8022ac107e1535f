package sticker

import (
	"errors"
	"fmt"
	"slices"
	"unicode"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// fitting is the room there is for a text.
type fitting struct {
	bold  bool
	size  float64 // of the letters if there is room, from the top of an ascender to the next line
	width float64
	lines int
}

const (
	// leastSize is how small letters may be: 5 points.
	leastSize = 1.75
	// oneLine is how much smaller a text is made to stay on one line.
	oneLine = 0.72
	// longestText is how many characters are taken at all.
	longestText = 500
)

// textBlock is a text that was set: lines, each as an outline whose letters stand on
// the height 0 and begin at 0.
type textBlock struct {
	lines  []textLine
	height float64
}

type textLine struct {
	outline         outline
	width           float64
	ascent, descent float64 // above and below the height on which letters stand
}

// centred draws the lines from the top, each in the middle.
func (b textBlock) centred(onto *page, colour Colour, middle, top float64) {
	for _, line := range b.lines {
		onto.fill(colour, placement{to: point{middle - line.width/2, top + line.ascent}}.outline(line.outline))
		top += line.ascent + line.descent
	}
}

// typesetter sets texts. It is for one goroutine.
type typesetter struct {
	fonts     *Fonts
	shaper    shaping.HarfbuzzShaper
	segmenter shaping.Segmenter
	wrapper   shaping.LineWrapper
	faces     map[*font.Font]*font.Face
	orders    map[scriptWeight][]candidate
	at        scriptWeight
}

type scriptWeight struct {
	script language.Script
	bold   bool
}

func newTypesetter(fonts *Fonts) *typesetter {
	return &typesetter{fonts: fonts, faces: make(map[*font.Font]*font.Face), orders: make(map[scriptWeight][]candidate)}
}

// SetScript implements [shaping.FontmapScript].
func (t *typesetter) SetScript(script language.Script) { t.at.script = script }

// ResolveFace implements [shaping.Fontmap]. For a letter that no font has it is any
// face: what comes of that is found when the text is set.
func (t *typesetter) ResolveFace(r rune) *font.Face {
	order, ok := t.orders[t.at]
	if !ok {
		order = t.fonts.candidates(t.at.script, t.at.bold)
		t.orders[t.at] = order
	}
	for _, c := range order {
		if !c.has(r) {
			continue
		}
		if loaded, err := c.load(); err == nil {
			return t.face(loaded)
		}
	}
	return t.face(t.fonts.own[0].font)
}

func (t *typesetter) face(of *font.Font) *font.Face {
	if t.faces[of] == nil {
		t.faces[of] = font.NewFace(of)
	}
	return t.faces[of]
}

// em is the size in which texts are shaped. All sizes are made of that.
const em = 1000

// fit sets a text as large as there is room for. A letter that no font has, or one
// that is a picture, is an error, and so is a text that is too long.
func (t *typesetter) fit(what, text string, room fitting) (set textBlock, err error) {
	fault := func(err error) error { return fmt.Errorf("sticker: %s %q: %w", what, text, err) }
	letters := []rune(norm.NFC.String(text))
	if len(letters) == 0 {
		return textBlock{}, nil
	}
	if len(letters) > longestText {
		return textBlock{}, fmt.Errorf("sticker: %s has %d characters, expected at most %d", what, len(letters), longestText)
	}
	if err := seen(letters); err != nil {
		return textBlock{}, fault(err)
	}
	defer func() {
		if recover() != nil { // the shaper is not ours, and a font may be anybody's
			set, err = textBlock{}, fault(errors.New("a font is broken"))
		}
	}()
	runs, direction, err := t.shape(letters, room.bold)
	if err != nil {
		return textBlock{}, fault(err)
	}
	for _, policy := range []shaping.LineBreakPolicy{shaping.Never, shaping.WhenNecessary} {
		for size := room.size; size >= leastSize; size *= 0.96 {
			lines := t.wrap(letters, runs, direction, policy, room.width/size)
			if len(lines) == 1 && width(lines[0])*size <= room.width || size < oneLine*room.size && fits(lines, room, size) {
				return setLines(lines, size)
			}
		}
	}
	return textBlock{}, fault(fmt.Errorf("is too long for %.0f mm, even in letters of %.2f mm", room.width, leastSize))
}

// seen refuses characters that are not seen, or that turn others round, but for the
// joiners that many scripts are spelled with.
func seen(letters []rune) error {
	const joiners = "\u200c\u200d"
	for i, c := range letters {
		isJoiner := i > 0 && slices.Contains([]rune(joiners), c) && letters[i-1] > unicode.MaxLatin1
		if emvqr.IsHidden(c) && !isJoiner {
			return fmt.Errorf("holds %U, which nobody sees", c)
		}
	}
	return nil
}

// shape makes glyphs of letters, run by run of one script, direction and font.
func (t *typesetter) shape(letters []rune, bold bool) (runs []shaping.Output, direction di.Direction, err error) {
	t.at = scriptWeight{bold: bold}
	direction = directionOf(letters)
	whole := shaping.Input{
		Text: letters, RunEnd: len(letters), Direction: direction, Size: fixed.I(em), Language: language.NewLanguage("und"),
	}
	for _, part := range t.segmenter.Split(whole, t) {
		run := t.shaper.Shape(part)
		for _, g := range run.Glyphs {
			if g.GlyphID == 0 {
				missing := letters[g.TextIndex():min(g.TextIndex()+max(g.RunesCount(), 1), len(letters))]
				return nil, direction, fmt.Errorf("no font has a letter for %q (%U); install one, such as a package of Noto, or name a font file", string(missing), missing)
			}
		}
		runs = append(runs, run)
	}
	return runs, direction, nil
}

// directionOf is that of the first letter that has one (UAX #9, P2).
func directionOf(letters []rune) di.Direction {
	for _, c := range letters {
		properties, _ := bidi.LookupRune(c)
		switch properties.Class() {
		case bidi.L:
			return di.DirectionLTR
		case bidi.R, bidi.AL:
			return di.DirectionRTL
		}
	}
	return di.DirectionLTR
}

// wrap breaks runs into lines of a width, in ems.
func (t *typesetter) wrap(letters []rune, runs []shaping.Output, direction di.Direction, policy shaping.LineBreakPolicy, ems float64) []shaping.Line {
	config := shaping.WrapConfig{Direction: direction, BreakPolicy: policy}
	fresh := slices.Clone(runs) // the wrapper takes blanks at the end of lines away
	for i := range fresh {
		fresh[i].Glyphs = slices.Clone(fresh[i].Glyphs)
	}
	lines, _ := t.wrapper.WrapParagraphF(config, fixed.Int26_6(ems*em*64), letters, shaping.NewSliceIterator(fresh))
	return lines
}

// width is that of a line, in ems.
func width(line shaping.Line) (ems float64) {
	for _, run := range line {
		ems += ofEm(run.Advance)
	}
	return ems
}

func ofEm(n fixed.Int26_6) float64 { return float64(n) / 64 / em }

func fits(lines []shaping.Line, room fitting, size float64) bool {
	return len(lines) <= room.lines && !slices.ContainsFunc(lines, func(l shaping.Line) bool { return width(l)*size > room.width })
}

// setLines draws what was wrapped.
func setLines(lines []shaping.Line, size float64) (set textBlock, err error) {
	for _, line := range lines {
		slices.SortFunc(line, func(a, b shaping.Output) int { return int(a.VisualIndex - b.VisualIndex) })
		drawn := textLine{width: width(line) * size}
		x := 0.0
		for i := range line {
			run := &line[i]
			drawn.ascent = max(drawn.ascent, ofEm(run.LineBounds.Ascent)*size, ofEm(run.GlyphBounds.Ascent)*size)
			drawn.descent = max(drawn.descent, -ofEm(run.LineBounds.Descent)*size, -ofEm(run.GlyphBounds.Descent)*size)
			for _, g := range run.Glyphs {
				at := point{x + ofEm(g.XOffset)*size, -ofEm(g.YOffset) * size}
				if drawn.outline, err = appendGlyph(drawn.outline, run.Face, g.GlyphID, at, size); err != nil {
					return textBlock{}, fmt.Errorf("sticker: %w", err)
				}
				x += ofEm(g.Advance) * size
			}
		}
		set.lines = append(set.lines, drawn)
		set.height += drawn.ascent + drawn.descent
	}
	return set, nil
}

// appendGlyph appends the outline of a glyph that stands at a point.
func appendGlyph(o outline, face *font.Face, id font.GID, at point, size float64) (outline, error) {
	if id == font.EmptyGlyph {
		return o, nil
	}
	glyph, ok := face.GlyphDataOutline(id)
	if !ok {
		return nil, fmt.Errorf("a letter of the font %q is a picture, such as an emoji, and no outline", face.Describe().Family)
	}
	scale := size / float64(face.Upem())
	open := false
	for _, s := range glyph.Segments {
		var placed segment
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			if open {
				o = o.close()
			}
			open, placed.op = true, moveTo
		case opentype.SegmentOpLineTo:
			placed.op = lineTo
		case opentype.SegmentOpQuadTo:
			placed.op = quadTo
		case opentype.SegmentOpCubeTo:
			placed.op = cubeTo
		}
		for i, p := range s.ArgsSlice() {
			placed.points[i] = point{at.x + float64(p.X)*scale, at.y - float64(p.Y)*scale}
		}
		o = append(o, placed)
	}
	if open {
		o = o.close()
	}
	return o, nil
}
