package photo

// The field of 256 elements of ISO/IEC 18004: powers of 2 modulo
// x^8 + x^4 + x^3 + x^2 + 1, twice over, so that the sum of two logarithms needs
// no remainder.
var powers, logarithms = fieldTables()

func fieldTables() (powers [510]uint8, logarithms [256]int) {
	v := 1
	for i := range 255 {
		powers[i], powers[i+255] = uint8(v), uint8(v)
		logarithms[v] = i
		if v <<= 1; v > 255 {
			v ^= 0x11d
		}
	}
	return powers, logarithms
}

func times(a, b uint8) uint8 {
	if a == 0 || b == 0 {
		return 0
	}
	return powers[logarithms[a]+logarithms[b]]
}

// over is a / b; b is not 0.
func over(a, b uint8) uint8 {
	if a == 0 {
		return 0
	}
	return powers[logarithms[a]+255-logarithms[b]]
}

// evaluate is the value of a polynomial, lowest power first, at x.
func evaluate(polynomial []uint8, x uint8) uint8 {
	var v uint8
	for i := len(polynomial) - 1; i >= 0; i-- {
		v = times(v, x) ^ polynomial[i]
	}
	return v
}

// syndromes of a block; allZero means that it is a codeword.
func syndromes(block []uint8, parity int) (s []uint8, allZero bool) {
	s = make([]uint8, parity)
	allZero = true
	for j := range s {
		var v uint8
		for _, c := range block {
			v = times(v, powers[j]) ^ c
		}
		s[j] = v
		allZero = allZero && v == 0
	}
	return s, allZero
}

// correct repairs a block of Reed-Solomon code in place, given which of its
// symbols are not to be trusted. It repairs e errors among the others and all f
// erasures as long as 2e + f ≤ parity, and returns e. If it cannot, the block is
// as it was.
func correct(block []uint8, parity int, erased []int) (errors int, ok bool) {
	if len(erased) > parity {
		return 0, false
	}
	s, allZero := syndromes(block, parity)
	if allZero {
		return 0, true
	}
	locator := locate(s, len(block), erased)
	degree := len(locator) - 1
	for degree > 0 && locator[degree] == 0 {
		degree--
	}
	locator = locator[:degree+1]
	if 2*(degree-len(erased))+len(erased) > parity {
		return 0, false
	}
	places := roots(locator, len(block))
	if len(places) != degree {
		return 0, false
	}
	repaired := append([]uint8(nil), block...)
	evaluator := product(s, locator, parity)
	for _, place := range places {
		repaired[place] ^= magnitude(evaluator, locator, len(block)-1-place)
	}
	if _, allZero := syndromes(repaired, parity); !allZero {
		return 0, false
	}
	copy(block, repaired)
	return degree - len(erased), true
}

// locate is Berlekamp's and Massey's algorithm, begun with the locator of the
// erasures.
func locate(s []uint8, length int, erased []int) []uint8 {
	locator := make([]uint8, len(s)+1)
	locator[0] = 1
	for n, place := range erased {
		root := powers[(length-1-place)%255]
		for i := n + 1; i > 0; i-- {
			locator[i] ^= times(locator[i-1], root)
		}
	}
	previous := append([]uint8(nil), locator...)
	size := len(erased)
	for r := len(erased); r < len(s); r++ {
		var discrepancy uint8
		for i := 0; i <= r; i++ {
			discrepancy ^= times(locator[i], s[r-i])
		}
		copy(previous[1:], previous)
		previous[0] = 0
		if discrepancy == 0 {
			continue
		}
		next := make([]uint8, len(locator))
		for i := range next {
			next[i] = locator[i] ^ times(discrepancy, previous[i])
		}
		if 2*size <= r+len(erased) {
			size = r + 1 + len(erased) - size
			for i := range previous {
				previous[i] = over(locator[i], discrepancy)
			}
		}
		locator = next
	}
	return locator
}

// roots are the places in a block that a locator names.
func roots(locator []uint8, length int) []int {
	var places []int
	for place := range length {
		if evaluate(locator, powers[(255-(length-1-place)%255)%255]) == 0 {
			places = append(places, place)
		}
	}
	return places
}

// product is a × b without the powers from n on.
func product(a, b []uint8, n int) []uint8 {
	out := make([]uint8, n)
	for i, x := range a {
		for j, y := range b {
			if i+j < n {
				out[i+j] ^= times(x, y)
			}
		}
	}
	return out
}

// magnitude is Forney's formula: by how much the symbol of a power is wrong.
func magnitude(evaluator, locator []uint8, power int) uint8 {
	inverse := powers[(255-power%255)%255]
	var slope uint8
	for i := 1; i < len(locator); i += 2 {
		term := locator[i]
		for range i - 1 {
			term = times(term, inverse)
		}
		slope ^= term
	}
	if slope == 0 {
		return 0
	}
	return times(powers[power%255], over(evaluate(evaluator, inverse), slope))
}
