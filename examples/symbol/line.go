package symbol

import "math/bits"

// line is a row or a column of modules as bits, dark as 1: module 64w + i is bit
// i of word w. The largest symbol has 177; bits of modules that there are not
// are 0, as if they were light, which is what the quiet zone is.
//
// It is a struct and not an array because the compiler keeps one in registers.
type line struct{ w0, w1, w2 uint64 }

// firstModules is the line in which the first n modules are dark.
func firstModules(n int) line {
	ones := func(n int) uint64 { return 1<<min(max(n, 0), 64) - 1 }
	return line{ones(n), ones(n - 64), ones(n - 128)}
}

func (l line) and(m line) line    { return line{l.w0 & m.w0, l.w1 & m.w1, l.w2 & m.w2} }
func (l line) andNot(m line) line { return line{l.w0 &^ m.w0, l.w1 &^ m.w1, l.w2 &^ m.w2} }
func (l line) or(m line) line     { return line{l.w0 | m.w0, l.w1 | m.w1, l.w2 | m.w2} }
func (l line) xor(m line) line    { return line{l.w0 ^ m.w0, l.w1 ^ m.w1, l.w2 ^ m.w2} }

// ahead has in the place of each module the one that is n after it, 1 to 63.
func (l line) ahead(n uint) line {
	return line{l.w0>>n | l.w1<<(64-n), l.w1>>n | l.w2<<(64-n), l.w2 >> n}
}

// back has in the place of each module the one that is n before it, 1 to 63.
func (l line) back(n uint) line {
	return line{l.w0 << n, l.w1<<n | l.w0>>(64-n), l.w2<<n | l.w1>>(64-n)}
}

// dark counts the dark modules.
func (l line) dark() int {
	return bits.OnesCount64(l.w0) + bits.OnesCount64(l.w1) + bits.OnesCount64(l.w2)
}

// at reports whether module i, from 0, is dark.
func (l *line) at(i int) bool { return *l.word(i)>>(i&63)&1 != 0 }

// put makes module i, from 0, dark or light.
func (l *line) put(i int, dark bool) {
	word, bit := l.word(i), uint64(1)<<(i&63)
	*word &^= bit
	if dark {
		*word |= bit
	}
}

func (l *line) word(i int) *uint64 {
	switch i >> 6 {
	case 0:
		return &l.w0
	case 1:
		return &l.w1
	}
	return &l.w2
}
