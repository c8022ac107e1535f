package unionpay

// ber reads the BER-TLV objects of a payer's code one after another (EMV Book 3,
// Annex B): tags of one to four bytes, lengths of one to three.
type ber struct {
	rest []byte
	bad  bool // the data ended inside an object
}

// next returns the tag, as a number, and the value of the next object. It is not
// ok at the end of the data and where they are broken.
func (b *ber) next() (tag uint32, value []byte, ok bool) {
	if len(b.rest) == 0 {
		return 0, nil, false
	}
	b.bad = true // until the object is whole
	tag, ok = b.tag()
	if !ok {
		return 0, nil, false
	}
	n, ok := b.length()
	if !ok || n > len(b.rest) {
		return 0, nil, false
	}
	value, b.rest, b.bad = b.rest[:n], b.rest[n:], false
	return tag, value, true
}

func (b *ber) byte() (c byte, ok bool) {
	if len(b.rest) == 0 {
		return 0, false
	}
	c, b.rest = b.rest[0], b.rest[1:]
	return c, true
}

// tag reads a tag: where the five low bits of the first byte are set, more bytes
// follow, of which all but the last have the high bit set.
func (b *ber) tag() (tag uint32, ok bool) {
	c, ok := b.byte()
	if !ok || c&0x1F != 0x1F {
		return uint32(c), ok
	}
	tag = uint32(c)
	for range 3 {
		if c, ok = b.byte(); !ok {
			return 0, false
		}
		if tag = tag<<8 | uint32(c); c&0x80 == 0 {
			return tag, true
		}
	}
	return 0, false
}

// length reads a length: below 128 in one byte, or in the one or two bytes behind
// 81 or 82. Nothing that fits into a symbol is longer.
func (b *ber) length() (n int, ok bool) {
	c, ok := b.byte()
	if !ok || c < 0x80 {
		return int(c), ok
	}
	more := int(c & 0x7F)
	if more < 1 || more > 2 {
		return 0, false
	}
	for range more {
		if c, ok = b.byte(); !ok {
			return 0, false
		}
		n = n<<8 | int(c)
	}
	return n, true
}
