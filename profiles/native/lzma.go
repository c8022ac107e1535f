package native

// A decoder of raw LZMA, as little as PAY by square needs: one stream of known length
// with the parameters lc 3, lp 0, pb 2, after the LZMA specification of Igor Pavlov,
// which is in the public domain. Nothing grows with what a hostile text says: the output
// has the length that the caller asks for, and every loop ends with it or with the input.

const (
	lzmaLC     = 3
	lzmaPB     = 2
	lzmaStates = 12
	// lzmaShortest is the shortest match.
	lzmaShortest = 2
)

// prob is how probable a zero is, of 2048.
type prob uint16

const evenProb = prob(1 << 10)

// lzma is a decoder in the middle of its work.
type lzma struct {
	in          []byte
	width, code uint32
	bad         bool
	out         []byte

	literals               [1 << lzmaLC][0x300]prob
	isMatch, isRep0Long    [lzmaStates << lzmaPB]prob
	isRep, isRep0          [lzmaStates]prob
	isRep1, isRep2         [lzmaStates]prob
	slots                  [4][64]prob
	distances              [128]prob
	align                  [16]prob
	matchLength, repLength lzmaLength
}

// lzmaLength decodes the length of a match.
type lzmaLength struct {
	choice   [2]prob
	low, mid [1 << lzmaPB][8]prob
	high     [256]prob
}

// unlzma decodes size bytes. It is not ok where the input holds fewer.
func unlzma(in []byte, size int) (out []byte, ok bool) {
	if len(in) < 5 || in[0] != 0 {
		return nil, false
	}
	d := &lzma{in: in[5:], width: 0xFFFFFFFF, out: make([]byte, 0, size)}
	for _, b := range in[1:5] {
		d.code = d.code<<8 | uint32(b)
	}
	d.start()
	d.run(size)
	return d.out, !d.bad && len(d.out) == size
}

func (d *lzma) start() {
	even := func(all []prob) {
		for i := range all {
			all[i] = evenProb
		}
	}
	for i := range d.literals {
		even(d.literals[i][:])
	}
	for i := range d.slots {
		even(d.slots[i][:])
	}
	for _, all := range [][]prob{
		d.isMatch[:], d.isRep0Long[:], d.isRep[:], d.isRep0[:], d.isRep1[:], d.isRep2[:], d.distances[:], d.align[:],
	} {
		even(all)
	}
	for _, l := range []*lzmaLength{&d.matchLength, &d.repLength} {
		even(l.choice[:])
		even(l.high[:])
		for i := range l.low {
			even(l.low[i][:])
			even(l.mid[i][:])
		}
	}
}

// bit decodes a bit, and learns from it.
func (d *lzma) bit(p *prob) int {
	bound := d.width >> 11 * uint32(*p)
	bit := 0
	if d.code < bound {
		d.width = bound
		*p += (2048 - *p) >> 5
	} else {
		d.code -= bound
		d.width -= bound
		*p -= *p >> 5
		bit = 1
	}
	d.refill()
	return bit
}

func (d *lzma) refill() {
	if d.width >= 1<<24 {
		return
	}
	if len(d.in) == 0 {
		d.bad = true
		return
	}
	d.width <<= 8
	d.code = d.code<<8 | uint32(d.in[0])
	d.in = d.in[1:]
}

// direct decodes bits that are as likely as not.
func (d *lzma) direct(n int) (value int) {
	for range n {
		d.width >>= 1
		value <<= 1
		if d.code >= d.width {
			d.code -= d.width
			value |= 1
		}
		d.refill()
	}
	return value
}

// tree decodes a number of n bits, the highest first; reversed, the lowest first.
func (d *lzma) tree(probs []prob, n int) int {
	m := 1
	for range n {
		m = m<<1 | d.bit(&probs[m])
	}
	return m - 1<<n
}

func (d *lzma) reversed(probs []prob, n int) (value int) {
	m := 1
	for i := range n {
		b := d.bit(&probs[m])
		m = m<<1 | b
		value |= b << i
	}
	return value
}

func (d *lzma) length(l *lzmaLength, position int) int {
	switch {
	case d.bit(&l.choice[0]) == 0:
		return d.tree(l.low[position][:], 3)
	case d.bit(&l.choice[1]) == 0:
		return 8 + d.tree(l.mid[position][:], 3)
	}
	return 16 + d.tree(l.high[:], 8)
}

// run decodes until there are size bytes, or the input is bad. state says what the last
// steps were: below 7, a literal was the last.
func (d *lzma) run(size int) {
	state, reps := 0, [4]int{}
	for len(d.out) < size && !d.bad {
		position := len(d.out) & (1<<lzmaPB - 1)
		if d.bit(&d.isMatch[state<<lzmaPB+position]) == 0 {
			d.literal(state, reps[0])
			state = afterLiteral[state]
			continue
		}
		length, last := 0, 0 // last is the state where a literal was before
		switch {
		case d.bit(&d.isRep[state]) == 0:
			reps = [4]int{0, reps[0], reps[1], reps[2]}
			length, last = d.length(&d.matchLength, position)+lzmaShortest, 7
			reps[0] = d.distance(length - lzmaShortest)
		case d.again(state, position, &reps):
			length, last = 1, 9
		default:
			length, last = d.length(&d.repLength, position)+lzmaShortest, 8
		}
		switch {
		case state < 7:
			state = last
		case last == 7:
			state = 10
		default:
			state = 11
		}
		d.copy(reps[0], min(length, size-len(d.out)))
	}
}

var afterLiteral = [lzmaStates]int{0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 4, 5}

// again puts the distance that is repeated first, and reports whether it is for a single
// byte.
func (d *lzma) again(state, position int, reps *[4]int) (single bool) {
	if d.bit(&d.isRep0[state]) == 0 {
		return d.bit(&d.isRep0Long[state<<lzmaPB+position]) == 0
	}
	which := 1
	if d.bit(&d.isRep1[state]) == 1 {
		which = 2 + d.bit(&d.isRep2[state])
	}
	distance := reps[which]
	copy(reps[1:which+1], reps[:which])
	reps[0] = distance
	return false
}

func (d *lzma) distance(length int) int {
	slot := d.tree(d.slots[min(length, 3)][:], 6)
	if slot < 4 {
		return slot
	}
	n := slot>>1 - 1
	distance := (2 | slot&1) << n
	if slot < 14 {
		return distance + d.reversed(d.distances[distance-slot:], n)
	}
	return distance + d.direct(n-4)<<4 + d.reversed(d.align[:], 4)
}

func (d *lzma) literal(state, distance int) {
	before := byte(0)
	if len(d.out) > 0 {
		before = d.out[len(d.out)-1]
	}
	probs, symbol := &d.literals[before>>(8-lzmaLC)], 1
	if at := len(d.out) - distance - 1; state >= 7 && at >= 0 {
		match := int(d.out[at])
		for symbol < 0x100 {
			expected := match >> 7 & 1
			match <<= 1
			bit := d.bit(&probs[(1+expected)<<8+symbol])
			symbol = symbol<<1 | bit
			if bit != expected {
				break
			}
		}
	}
	for symbol < 0x100 {
		symbol = symbol<<1 | d.bit(&probs[symbol])
	}
	d.out = append(d.out, byte(symbol))
}

func (d *lzma) copy(distance, length int) {
	if distance < 0 || distance >= len(d.out) {
		d.bad = true
		return
	}
	for range length {
		d.out = append(d.out, d.out[len(d.out)-distance-1])
	}
}
