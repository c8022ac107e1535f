package emvqr

// IsASCII reports whether every character of the code is one byte, so that all
// length units agree and a program may walk the text by itself.
func (c Code) IsASCII() bool { return c.ruler == byASCII }

// ObjectAt is the object at path whose id begins at offset and whose value ends
// before end, in bytes, for programs that keep places instead of objects. It does
// not look whether there is one.
func (c Code) ObjectAt(path Path, offset, end int) Object {
	return Object{Path: path, Offset: offset, Value: c.text[offset+headerLength : end], ruler: c.ruler}
}

// Layout is where the root objects of a code are, for programs that would walk it
// again. [ParseLayout] fills it on its own walk, which costs next to nothing.
type Layout struct {
	// First is, for each id, the offset of the first object with it, plus one; 0
	// where there is none.
	First [100]uint16
	// Owned are the objects 02 to 51 and 80 to 99 in wire order, those beyond the
	// room left out.
	Owned [24]RootSpan
	// N is how many of them there are, those left out included.
	N int
}

// RootSpan is a root object in a [Layout].
type RootSpan struct {
	// At is where its id begins, End where its value ends, in bytes.
	At, End uint16
	// ID is its id.
	ID uint8
	// Again: an object before it has the same id.
	Again bool
}

// ParseLayout is [Parse] that also says where the root objects are. laid tells
// whether the layout is whole: it is not for text outside ASCII, nor where there are
// more owned objects than it has room for.
func ParseLayout(text string, l *Layout) (code Code, laid bool, err error) {
	l.N = 0
	l.First = [100]uint16{}
	if ascii, ok := sealed(text); ok && ascii && l.closes(text) {
		return Code{text: text, ruler: byASCII}, l.N <= len(l.Owned), nil
	}
	l.N = 0
	code, err = Parse(text)
	return code, false, err
}

// closes is closesASCII that keeps what it met.
func (l *Layout) closes(text string) bool {
	at, last := 0, len(text)-checksumLength
	for at < last {
		header := load4(text[at:])
		next := at + headerLength + int(text[at+2])*10 + int(text[at+3]) - 11*'0'
		if !fourDigits(header) || header&0xFFFF == '6'|'3'<<8 {
			return false
		}
		l.add(headerID(header), at, next)
		at = next
	}
	return at == last && text[at:at+headerLength] == "6304"
}

func (l *Layout) add(id uint8, at, end int) {
	again := l.First[id%100] != 0
	if !again {
		l.First[id%100] = uint16(at + 1)
	}
	if id-2 < 50 || id >= idUnreserved {
		if l.N < len(l.Owned) {
			l.Owned[l.N] = RootSpan{uint16(at), uint16(end), id, again}
		}
		l.N++
	}
}
