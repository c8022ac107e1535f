package emvqr

func (o Object) scan() scanner {
	return scanner{text: o.Value, base: o.Offset + headerLength, ruler: o.ruler}
}

// headerLength is the bytes of id and length before a value.
const headerLength = 4

// scanner reads the data objects of text one after another. After next has
// returned false, fault says whether the text ended well.
type scanner struct {
	text  string
	base  int // offset of text in the payload
	end   int // of the object just read, in text
	ruler ruler

	// The object just read, or the one that could not be.
	at    int // where its id begins, in text
	id    uint8
	value string
	fault error // one of the sentinels, nil at the end of the text
}

func (s *scanner) next() bool {
	s.at = s.end
	rest := s.text[s.at:]
	if len(rest) < headerLength {
		if rest != "" {
			s.fault = brokenHeader(rest)
		}
		return false
	}
	header := load4(rest)
	if !fourDigits(header) {
		s.fault = brokenHeader(rest)
		return false
	}
	s.id = headerID(header)
	n := headerSpan(header)
	rest = rest[headerLength:]
	n, s.fault = s.ruler.span(rest, n)
	if s.fault != nil {
		return false
	}
	s.value = rest[:n]
	s.end = s.at + headerLength + n
	return true
}

func (s *scanner) object(parent Path) Object {
	return Object{Path: parent.Child(s.id), Offset: s.base + s.at, Value: s.value, ruler: s.ruler}
}

// children makes the paths of the objects in one template: what [Path.Child]
// asks for each child, the depth of the parent, is asked once.
type children struct {
	packed uint64
	shift  uint
}

func childrenOf(parent Path) children {
	if d := parent.Depth(); d < maxDepth {
		return children{parent.packed, uint(56 - 8*d)}
	}
	return children{shift: 64} // too deep: every child is the zero Path
}

// child is the path of object id, from 0 to 99.
func (c children) child(id uint8) Path { return Path{c.packed | uint64(id+1)<<c.shift} }

// closes reports whether an ASCII text is a line of data objects to its end.
func closes(text string) bool {
	for len(text) >= headerLength {
		header := load4(text)
		next := headerLength + headerSpan(header)
		if !fourDigits(header) || next > len(text) {
			return false
		}
		text = text[next:]
	}
	return text == ""
}

// A header is read as one number of four bytes, the first in the lowest; that is
// several times as fast as a byte after the other.

func load4(text string) uint32 {
	_ = text[3]
	return uint32(text[0]) | uint32(text[1])<<8 | uint32(text[2])<<16 | uint32(text[3])<<24
}

// fourDigits reports whether each byte of x is an ASCII digit.
func fourDigits(x uint32) bool {
	// The high half of a digit is 3, and adding 6 to the low half must not
	// carry into it.
	return x&0xF0F0F0F0 == 0x30303030 && (x+0x06060606)&0xF0F0F0F0 == 0x30303030
}

// headerID and headerSpan are the id and the length of a header of four digits.
// Of any other they make nonsense, which may be negative.

func headerID(header uint32) uint8 { return uint8(header&0xF*10 + header>>8&0xF) }

func headerSpan(header uint32) int { return int(header>>16&0xFF*10+header>>24) - 11*'0' }

// brokenHeader says what is wrong with a header that is not four digits.
func brokenHeader(rest string) error {
	for i := 0; i < len(rest) && i < headerLength; i++ {
		if !isDigit(rest[i]) {
			if i < 2 {
				return ErrID
			}
			return ErrLength
		}
	}
	return ErrTruncated
}
