package photo

import (
	"errors"
	"math"
	"slices"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode/decoder"
)

// content is what the modules of a symbol say.
type content struct {
	text string
	// chance is the decimal logarithm of how likely noise would be read as this or
	// another text: far below 0 for a symbol with little damage, near it where all
	// error correction was needed.
	chance float64
}

var errDamaged = errors.New("photo: more damage than its error correction bears")

// formats are all error correction levels and masks, first those whose 15 bits,
// which are written twice, are likest to the levels.
func (l *layout) formats(level []float64) []format {
	all := make([]format, 32)
	for bits := range all {
		word := formatWord(bits)
		f := format{bits: bits}
		for i, at := range l.formatPlaces() {
			bit := 14 - i%15
			if word>>bit&1 == 1 {
				f.likeness -= level[at]
			} else {
				f.likeness += level[at]
			}
		}
		all[bits] = f
	}
	slices.SortFunc(all, func(a, b format) int {
		if a.likeness > b.likeness {
			return -1
		}
		return 1
	})
	return all
}

// format is a level and a mask, and how like it what was seen is.
type format struct {
	bits     int
	likeness float64
}

func (f format) level() decoder.ErrorCorrectionLevel {
	level, _ := decoder.ErrorCorrectionLevel_ForBits(uint(f.bits >> 3)) // two bits are always a level
	return level
}

// masks reports whether the mask of a format turns a module over.
func (f format) masks(x, y int) bool {
	switch f.bits & 7 {
	case 0:
		return (x+y)%2 == 0
	case 1:
		return y%2 == 0
	case 2:
		return x%3 == 0
	case 3:
		return (x+y)%3 == 0
	case 4:
		return (y/2+x/3)%2 == 0
	case 5:
		return x*y%2+x*y%3 == 0
	case 6:
		return (x*y%2+x*y%3)%2 == 0
	}
	return ((x+y)%2+x*y%3)%2 == 0
}

// formatWord is the 15 bits for level and mask, as they are drawn.
func formatWord(bits int) int {
	rest := bits << 10
	for i := 14; i >= 10; i-- {
		if rest>>i&1 == 1 {
			rest ^= 0x537 << (i - 10)
		}
	}
	return (bits<<10 | rest) ^ 0x5412
}

// formatPlaces are the modules of both copies of the format, the highest bit
// first.
func (l *layout) formatPlaces() []int {
	n := l.size
	at := func(x, y int) int { return y*n + x }
	var all []int
	for _, x := range [...]int{0, 1, 2, 3, 4, 5, 7, 8} {
		all = append(all, at(x, 8))
	}
	for _, y := range [...]int{7, 5, 4, 3, 2, 1, 0} {
		all = append(all, at(8, y))
	}
	for y := n - 1; y >= n-7; y-- {
		all = append(all, at(8, y))
	}
	for x := n - 8; x < n; x++ {
		all = append(all, at(x, 8))
	}
	return all
}

// read makes out a symbol from its modules: values is positive for light, and
// the larger, the surer; trust, from 0 to 1, is how much to make of it.
func (l *layout) read(values, trust []float64) (content, error) {
	formats := l.formats(values)
	err := errDamaged
	for _, f := range formats[:2] {
		var c content
		if c, err = l.readAs(f, values, trust); err == nil {
			return c, nil
		}
	}
	return content{}, err
}

func (l *layout) readAs(f format, values, trust []float64) (content, error) {
	words, sure := l.codewords(f, values, trust)
	// gozxing sorts codewords into blocks; what is sure of them goes the same way.
	blocks, err := decoder.DataBlock_GetDataBlocks(words, l.version, f.level())
	if err != nil {
		return content{}, errDamaged
	}
	certainties, err := decoder.DataBlock_GetDataBlocks(sure, l.version, f.level())
	if err != nil {
		return content{}, errDamaged
	}
	var data []byte
	var chance float64
	for i, b := range blocks {
		lucky, ok := repair(b.GetCodewords(), b.GetNumDataCodewords(), certainties[i].GetCodewords())
		if !ok {
			return content{}, errDamaged
		}
		chance += lucky
		data = append(data, b.GetCodewords()[:b.GetNumDataCodewords()]...)
	}
	text, err := l.text(data, f.level())
	if err != nil {
		return content{}, err
	}
	return content{text, chance}, nil
}

// codewords are the bytes of a symbol as they are drawn, blocks interleaved, and
// how sure each is, from 0 to 255.
func (l *layout) codewords(f format, values, trust []float64) (words, sure []byte) {
	total := l.version.GetTotalCodewords()
	words, sure = make([]byte, total), make([]byte, total)
	for i := range sure {
		sure[i] = 255
	}
	for i, at := range l.order() {
		if i/8 >= total {
			break // the remainder
		}
		isDark := values[at] < 0
		if isDark != f.masks(at%l.size, at/l.size) {
			words[i/8] |= 0x80 >> (i % 8)
		}
		sure[i/8] = min(sure[i/8], uint8(min(math.Abs(values[at])*trust[at], 1)*255))
	}
	return words, sure
}

// repair corrects a block, first as it is, then with more and more of its least
// sure codewords taken for lost. chance is as in content.
func repair(block []byte, dataWords int, sure []byte) (chance float64, ok bool) {
	parity := len(block) - dataWords
	if n, ok := correct(block, parity, nil); ok {
		return luck(len(block), parity, n, 0), true
	}
	byDoubt := make([]int, len(block))
	for i := range byDoubt {
		byDoubt[i] = i
	}
	slices.SortStableFunc(byDoubt, func(a, b int) int { return int(sure[a]) - int(sure[b]) })
	for erase := 2; erase < parity; erase += 2 {
		if n, ok := correct(block, parity, byDoubt[:erase]); ok {
			return luck(len(block), parity, n, erase), true
		}
	}
	return 0, false
}

// luck is the decimal logarithm of the share of all blocks that can be repaired
// with so many errors: the number of blocks around a codeword over the number of
// blocks for each codeword.
func luck(length, parity, errors, erased int) float64 {
	choices := 0.0
	for i := range errors {
		choices += math.Log10(float64(length-erased-i) / float64(i+1) * 255)
	}
	return choices - float64(parity-erased)*math.Log10(256)
}

// text is what the data say.
func (l *layout) text(data []byte, level decoder.ErrorCorrectionLevel) (string, error) {
	return textOf(func(hints map[gozxing.DecodeHintType]any) (text string, segments [][]byte, err error) {
		r, err := decoder.DecodedBitStreamParser_Decode(data, l.version, level, hints)
		if err != nil {
			return "", nil, err
		}
		return r.GetText(), r.GetByteSegments(), nil
	})
}
