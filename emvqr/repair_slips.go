package emvqr

import (
	"slices"
	"strings"
)

// noted is a slip that was corrected: what is said of it.
type noted struct {
	kind    repairKind
	path    Path
	at      int // in the text as it was given
	message string
}

// correction is a text on its way to be sound: headers are corrected one after
// another, from its beginning to its end.
type correction struct {
	given string // the text as it was
	text  string
	ruler ruler
	cost  int
	done  []noted
}

// apply corrects one header in a line, and the lengths of the templates around it
// if that moves their ends. It is not ok where a length gets longer than 99.
func (c *correction) apply(l *line, s slip, around []Object) (ok bool) {
	moved := len(c.text) - len(c.given) // by what was corrected in front of it
	c.done = append(c.done, noted{s.kind, l.path.Child(s.id), s.at - moved, l.message(s)})
	if s.length > 99 {
		return false
	}
	c.text = c.text[:s.at] + s.header() + c.text[s.value:]
	grown := s.at + headerLength - s.value
	for i := len(around) - 1; i >= 0 && grown != 0; i-- {
		o := around[i]
		n := c.ruler.count(o.Value) + grown
		if n > 99 {
			return false
		}
		c.text = c.text[:o.Offset+2] + string(appendTwoDigits(nil, n)) + c.text[o.Offset+headerLength:]
	}
	return true
}

// maxMended is how many templates of a code are mended.
const maxMended = 8

// mendTemplates corrects the headers inside the templates that do not close. It
// reports whether there was one that it could mend.
func (c *correction) mendTemplates() (mended bool) {
	from := 0
	for range maxMended {
		around, ok := c.brokenTemplate(from)
		if !ok {
			return mended
		}
		o := around[len(around)-1]
		from = o.Offset + 1
		l := newLine(c.text, c.ruler, o.Path, o.Offset+headerLength, o.Offset+headerLength+len(o.Value))
		slips, ok := l.letters()
		if !ok {
			if slips = l.slips(); len(slips) == 0 {
				c.cost += 40
				continue
			}
			c.cost += slips[0].cost
			slips = slips[:1]
		}
		for _, s := range slips {
			if !c.apply(l, s, around) {
				return mended
			}
		}
		mended = true
	}
	return mended
}

// brokenTemplate finds the first template from a place on that begins like data
// objects and does not read as such, with the templates around it before it.
func (c *correction) brokenTemplate(from int) (around []Object, ok bool) {
	for o := range (Code{text: c.text, ruler: c.ruler}).All() {
		if o.Offset < from || !isTemplateID(o.Path) || !beginsAsObjects(o) || o.IsTemplate() {
			continue
		}
		if root, nested := (Code{text: c.text, ruler: c.ruler}).Object(P(o.Path.Root())); nested && o.Path.Depth() == 2 {
			around = append(around, root)
		}
		return append(around, o), true
	}
	return nil, false
}

// beginsAsObjects tells a template that is damaged from a value that never was
// meant as one, such as a signature: those of EMVCo always are one, and others
// begin with their GUID.
func beginsAsObjects(o Object) bool {
	if len(o.Value) < headerLength {
		return false
	}
	header := lookalike(o.Value[:headerLength])
	if len(header) != headerLength || !allDigits(header) {
		return false
	}
	return o.Path == P(idAdditional) || o.Path == P(idLanguage) || header[:2] == "00" && twoDigits(header[2], header[3]) <= 32
}

// repair says what was corrected, the most telling first.
func (c *correction) repair() Repair {
	done := slices.Clone(c.done)
	slices.SortStableFunc(done, func(a, b noted) int { return tellsMore(a.kind) - tellsMore(b.kind) })
	var messages []string
	for _, n := range done {
		messages = append(messages, n.message)
	}
	return Repair{
		Kind: done[0].kind.name, Path: done[0].path, Offset: done[0].at, Message: strings.Join(messages, "; "),
		Certainty: OnlyCandidate, cost: c.cost,
	}
}

// tellsMore is the place of a kind of slip among those that tell how it came about.
func tellsMore(kind repairKind) int {
	return slices.Index([]repairKind{kindLetterDigit, kindThreeDigits, kindOneDigit, kindWholeUnits, kindByteLength, kindLength}, kind)
}

// slipsOnTheWay finds headers that were changed after the text was sealed.
func slipsOnTheWay(text string) (found []Repair) {
	r, ok := registersOf(text)
	if !ok {
		return nil
	}
	for _, ruler := range rulersFor(text) {
		l := newLine(text, ruler, Path{}, 0, len(text))
		slips := l.everySlip()
		for _, s := range slips {
			if s.length > 99 || !r.fits(s.at, s.value, s.header()) {
				continue
			}
			c := correction{given: text, text: text, ruler: ruler, cost: s.cost}
			c.apply(l, s, nil)
			found = c.proven(found, len(slips))
		}
		if letters, ok := l.letters(); ok {
			c := correction{given: text, text: text, ruler: ruler}
			for _, s := range letters {
				c.apply(l, s, nil)
			}
			found = c.proven(found, 1)
		}
	}
	return found
}

// proven appends the correction if the text is sound with it.
func (c *correction) proven(found []Repair, tried int) []Repair {
	code, f := read(c.text)
	if f.err != nil {
		return found
	}
	r := c.repair()
	r.Text, r.Tried, r.cost = code.text, tried, costOf(code)
	if tried <= provable {
		r.Certainty = Proven
	}
	return append(found, r)
}

// maxSlips is how many slips are looked at closely.
const maxSlips = 12

// makersSlips finds the headers that whoever made the text wrote wrong. Its
// checksum is right for the text as it is, so only the lengths and what must be
// there can tell.
func makersSlips(text string) (found []Repair) {
	for _, ruler := range rulersFor(text) {
		l := newLine(text, ruler, Path{}, 0, len(text))
		if letters, ok := l.letters(); ok {
			c := correction{given: text, text: text, ruler: ruler}
			for _, s := range letters {
				c.apply(l, s, nil)
			}
			found = c.resealed(found, 1)
		}
		slips := l.slips()
		for _, s := range slips[:min(len(slips), maxSlips)] {
			c := correction{given: text, text: text, ruler: ruler, cost: s.cost}
			if c.apply(l, s, nil) {
				found = c.resealed(found, len(slips))
				continue
			}
			r := c.repair()
			r.Tried, r.Message = len(slips), r.Message+"; "+asSealed
			found = append(found, r)
		}
		if len(found) > 0 {
			break
		}
	}
	return likeliest(found)
}

// slipsIn finds what the maker of a code wrote wrong that Parse takes all the same:
// headers inside templates, and at the root a wrong length after which the text
// reads by accident, and reads worse.
func slipsIn(code Code, findings []Finding) []Repair {
	c := correction{given: code.text, text: code.text, ruler: code.ruler}
	found := c.resealed(nil, 1)
	if worse := costOfFindings(findings); worse >= muchBetter-slipAlone {
		for _, r := range makersSlips(code.text) {
			if better := worse - r.cost; better >= muchBetter || better >= muchBetter-slipAlone && r.fixesLength() {
				found = append(found, r)
			}
		}
	}
	return ranked(likeliest(found))
}

// muchBetter is what a code that reads another way must break less, so that an
// object which breaks a rule is not explained away as part of the one before it. A
// length that is always the same speaks for itself: slipAlone less is enough.
const muchBetter, slipAlone = 120, 50

// fixesLength reports whether the object in question always has one length, and has
// it in the repaired text.
func (r *Repair) fixesLength() bool {
	code, f := read(r.Text)
	if f.err != nil || r.Path.Depth() != 1 {
		return false
	}
	row := &rootObjects[r.Path.Root()]
	value, ok := code.Get(r.Path)
	return ok && row.min == row.max && len(value) == row.min
}

// resealed appends the correction, with its templates mended too, under a new
// checksum.
func (c *correction) resealed(found []Repair, tried int) []Repair {
	c.mendTemplates()
	if len(c.done) == 0 || len(c.text) < checksumLength {
		return found
	}
	code, f := read(seal(c.text[:len(c.text)-checksumLength]))
	if f.err != nil {
		return found
	}
	r := c.repair()
	r.Text, r.Tried = code.text, tried
	r.Message += "; " + asSealed
	r.cost += costOf(code)
	return append(found, r)
}

// stillLikely is how much worse than the best a repair may fit and be told.
const stillLikely = 45

// likeliest leaves out the repairs that fit clearly worse than the best.
func likeliest(repairs []Repair) []Repair {
	if len(repairs) == 0 {
		return nil
	}
	best := repairs[0].cost
	for i := range repairs {
		best = min(best, repairs[i].cost)
	}
	return slices.DeleteFunc(repairs, func(r Repair) bool { return r.cost > best+stillLikely })
}
