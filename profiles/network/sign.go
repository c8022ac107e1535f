package network

import (
	"slices"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// sign is a mark of one object, ready to be compared.
type sign struct {
	object *objectPlan
	level  strength
	home   uint16 // the country it asks for, 0 for none
	at     idSet
	has    []Look
	is     func(emvqr.Object) bool
	like   func(string) bool
	when   []Cond // but for the country
	guids  []string
	starts string // of the GUID
	beside []*objectPlan
}

// strength is how good a mark is; a lower one is better.
type strength uint8

const (
	byGUID strength = iota
	byLook
	bySibling
	byPlace
	unclaimed
)

func (b *builder) marks(np *networkPlan, p *objectPlan, siblings []*objectPlan) {
	where := np.network.Slug + ":" + p.object.Key
	if len(p.object.By) == 0 {
		b.fault("%s has no mark to be recognised by", where)
	}
	for i := range p.object.By {
		m := &p.object.By[i]
		s := sign{object: p, has: m.Has, is: m.Is, like: m.Like, guids: m.GUIDs, starts: m.GUIDStarts, level: m.strength(), home: np.home, at: p.placed}
		if m.At != nil {
			s.at = idsOf(m.At)
		}
		for _, c := range m.When {
			if country := c.country(); country != "" {
				s.home = letters(country)
				continue
			}
			s.when = append(s.when, c)
		}
		for _, key := range m.Beside {
			found := false
			for _, o := range siblings {
				if o.object.Key == key && o != p {
					s.beside, found = append(s.beside, o), true
				}
			}
			if !found {
				b.fault("%s is beside %q, which is not there", where, key)
			}
		}
		if (m.Is != nil || m.Like != nil) && m.Says == "" {
			b.fault("%s has a mark that only code can tell, and no sentence that says it", where)
		}
		b.signs = append(b.signs, s)
	}
}

func (m *Mark) strength() strength {
	switch {
	case len(m.Beside) > 0:
		return bySibling
	case len(m.GUIDs) > 0 || m.GUIDStarts != "" || m.Like != nil:
		return byGUID
	case (m.Is != nil || len(m.Has) > 0) && !m.Weak:
		return byLook
	}
	return byPlace
}

// fits reports whether the mark is looked for at a root id in a code of a country.
func (s *sign) fits(id uint8, home uint16) bool {
	return s.at.has(id) && (s.home == 0 || s.home == home)
}

// hasGUID reports whether a GUID is among those of the mark, if it has any.
func (s *sign) hasGUID(guid string) bool {
	if !startsLike(guid, s.starts) {
		return false
	}
	return len(s.guids) == 0 || slices.ContainsFunc(s.guids, func(g string) bool { return EqualGUID(g, guid) })
}

// signIndex finds the signs that can be those of an object: by GUID, by country, and
// by root id.
type signIndex struct {
	guids     []guidSigns
	cells     []uint16 // hash table of guids, +1
	guidMarks [256]bool
	starts    []guidSigns // by how a GUID begins
	firsts    [256]bool   // the bytes that they begin with, in lower case
	lowGUIDs  idSet       // ids below 26 at which a GUID is looked for
	byID      [100]looks  // signs without a GUID that ask for no country
	atIDs     idSet       // ids at which byID has anything
	lists     []looks     // signs that ask for a country, by country
	countries [512]countryCell
}

// maxCountries keeps free cells in the hash table of countries; ISO 3166-1 has 249.
const maxCountries = 250

type guidSigns struct {
	guid  string
	signs []uint16
}

// countryCell is a cell of a hash table: two letters, and the list of their signs.
type countryCell struct {
	country uint16
	list    uint16 // +1
}

func (x *signIndex) build(b *builder) {
	if len(b.signs) >= 1<<16-1 {
		b.fault("the set has %d marks, more than an index holds", len(b.signs))
		return
	}
	size := 4
	for i := range b.signs {
		size += len(b.signs[i].guids)
	}
	cells := 16
	for cells < 4*size {
		cells *= 2
	}
	x.cells = make([]uint16, cells)
	var countries []uint16
	for i := range b.signs {
		s := &b.signs[i]
		switch {
		case len(s.guids) > 0 && s.level == byGUID:
			for _, guid := range s.guids {
				x.addGUID(b, guid, uint16(i))
			}
		case s.starts != "" && s.level == byGUID:
			x.addStart(s.starts, uint16(i))
		case s.home != 0:
			k := slices.Index(countries, s.home)
			if k < 0 {
				if k = len(countries); k == maxCountries {
					b.fault("the set asks for more than %d countries", maxCountries)
					return
				}
				countries = append(countries, s.home)
				x.lists = append(x.lists, looks{})
				x.addCountry(s.home)
			}
			x.lists[k].add(b.signs, uint16(i))
		default:
			for id := range uint8(100) {
				if s.at.has(id) {
					x.byID[id].add(b.signs, uint16(i))
					x.atIDs.add(id)
				}
			}
		}
	}
	for id := range x.byID {
		x.byID[id].link()
	}
	for i := range x.lists {
		x.lists[i].link()
	}
}

func (x *signIndex) addStart(text string, place uint16) {
	k := slices.IndexFunc(x.starts, func(s guidSigns) bool { return EqualGUID(s.guid, text) })
	if k < 0 {
		k = len(x.starts)
		x.starts = append(x.starts, guidSigns{guid: text})
		x.firsts[text[0]|0x20] = true
	}
	x.starts[k].signs = append(x.starts[k].signs, place)
}

func (x *signIndex) addGUID(b *builder, guid string, place uint16) {
	s := &b.signs[place]
	slug := s.object.network.network.Slug
	if guid == "" || !isASCII(guid) {
		b.fault("%s: the GUID %q is empty or not ASCII", slug, guid)
		return
	}
	x.guidMarks[guidMark(guid)] = true
	for id := range uint8(26) {
		if s.at.has(id) {
			x.lowGUIDs.add(id)
		}
	}
	cell := x.cell(guid)
	if *cell == 0 {
		x.guids = append(x.guids, guidSigns{guid: guid})
		*cell = uint16(len(x.guids))
	}
	e := &x.guids[*cell-1]
	for _, k := range e.signs {
		if o := &b.signs[k]; o.object.network != s.object.network && rivals(o, s) {
			b.fault("%s and %s both have the GUID %s", o.object.network.network.Slug, slug, guid)
		}
	}
	e.signs = append(e.signs, place)
}

// rivals reports whether nothing but chance could tell two marks with one GUID apart.
func rivals(a, b *sign) bool {
	plain := a.is == nil && b.is == nil && len(a.has)+len(b.has)+len(a.when)+len(b.when) == 0
	return plain && a.at.meets(&b.at) && (a.home == b.home || a.home == 0 || b.home == 0)
}

// cell is where a GUID is in the hash table, or would be.
func (x *signIndex) cell(guid string) *uint16 {
	for at := foldedHash(guid); ; at++ {
		c := &x.cells[at&uint64(len(x.cells)-1)]
		if *c == 0 || EqualGUID(x.guids[*c-1].guid, guid) {
			return c
		}
	}
}

// ofGUID are the signs of a GUID.
func (x *signIndex) ofGUID(guid string) []uint16 {
	if !x.guidMarks[guidMark(guid)] {
		return nil
	}
	if cell := *x.cell(guid); cell != 0 {
		return x.guids[cell-1].signs
	}
	return nil
}

func (x *signIndex) addCountry(country uint16) {
	for at := country * 31; ; at++ {
		if c := &x.countries[at&511]; c.country == 0 {
			*c = countryCell{country, uint16(len(x.lists))}
			return
		}
	}
}

// ofCountry are the signs that ask for a country.
func (x *signIndex) ofCountry(country uint16) *looks {
	if country == 0 {
		return nil
	}
	for at := country * 31; ; at++ {
		switch c := &x.countries[at&511]; c.country {
		case country:
			return &x.lists[c.list-1]
		case 0:
			return nil
		}
	}
}

// letters are the two of a country, 0 for anything else.
func letters(country string) uint16 {
	if len(country) != 2 {
		return 0
	}
	return uint16(country[0])<<8 | uint16(country[1])
}

// EqualGUID compares two GUIDs as networks do, without regard to ASCII letter case.
// Text outside ASCII is equal to itself only.
func EqualGUID(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	if a == b {
		return true
	}
	for i := range len(a) {
		if x, y := a[i], b[i]; x != y && (x|0x20 != y|0x20 || (x|0x20)-'a' >= 26) {
			return false
		}
	}
	return true
}

// startsLike reports whether a GUID begins so, as [EqualGUID] compares.
func startsLike(guid, start string) bool {
	return len(guid) >= len(start) && EqualGUID(guid[:len(start)], start)
}

// guidMark is a number made of what a GUID and its equals in another letter case
// share. Two GUIDs with different marks are not equal.
func guidMark(guid string) uint8 {
	first, last := guid[0]|0x20, guid[len(guid)-1]|0x20
	return uint8(len(guid)) + 5*first + 3*last
}

// foldedHash is a hash of a GUID that its equals in another letter case share. It
// takes eight bytes a step, the last eight once more where they are no whole step.
func foldedHash(guid string) uint64 {
	const spread, lower = 0x9E3779B97F4A7C15, 0x2020202020202020
	h := uint64(len(guid))
	mix := func(x uint64) {
		h = (h ^ x) * spread
		h ^= h >> 32
	}
	if len(guid) < 8 {
		for i := range len(guid) {
			mix(uint64(guid[i] | 0x20))
		}
		return h
	}
	for at := 0; at < len(guid)-8; at += 8 {
		mix(load8(guid[at:]) | lower)
	}
	mix(load8(guid[len(guid)-8:]) | lower)
	return h
}

func load8(text string) uint64 { return uint64(load4(text)) | uint64(load4(text[4:]))<<32 }

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return false
		}
	}
	return true
}
