package symbol

import (
	"sync"

	"rsc.io/qr/coding"
)

// masks is how many patterns there are to lay over the data.
const masks = 8

// unmasked is a symbol over whose data no mask is laid yet.
type unmasked struct {
	level   Level
	modules grid
	// data are the modules over which a mask is laid: codewords and the bits left
	// over.
	data grid
	// format are those that name the level and the mask.
	format []formatModule
}

// formatModule is a module that shows a bit of the format information, of which
// 0 is the lowest.
type formatModule struct{ x, y, bit int }

// place sets out content by the coding package's plan of a symbol with mask 0,
// and takes the mask off again. All masks can be laid over the result, for the
// plan of another differs in nothing but the pattern and the format information.
func place(content []coding.Encoding, version coding.Version, level Level) (unmasked, error) {
	plan, err := coding.NewPlan(version, level.coding(), 0)
	if err != nil {
		return unmasked{}, err
	}
	code, err := plan.Encode(content...)
	if err != nil {
		return unmasked{}, err
	}
	u := unmasked{level: level, modules: newGrid(code.Size), data: newGrid(code.Size)}
	for y, row := range plan.Pixel {
		for x, pixel := range row {
			dark := code.Black(x, y)
			switch pixel.Role() {
			case coding.Data, coding.Check, coding.Extra:
				u.data.put(x, y, true)
				dark = dark != coding.Mask(0).Invert(y, x)
			case coding.Format:
				u.format = append(u.format, formatModule{x, y, int(pixel.Offset())})
			}
			u.modules.put(x, y, dark)
		}
	}
	return u, nil
}

// best lays each of the masks over the symbol and takes the first with the
// fewest penalty points.
func (u unmasked) best() (mask int, modules grid) {
	modules, next := newGrid(u.modules.size()), newGrid(u.modules.size())
	u.draw(modules, 0)
	least := modules.penalty()
	for m := 1; m < masks; m++ {
		u.draw(next, m)
		if points := next.penalty(); points < least {
			mask, least = m, points
			modules, next = next, modules
		}
	}
	return mask, modules
}

// draw makes dst the symbol with a mask, good or bad.
func (u unmasked) draw(dst grid, mask int) {
	pattern := &maskPatterns()[mask]
	for i := range u.modules.rows {
		dst.rows[i] = u.modules.rows[i].xor(u.data.rows[i].and(pattern.rows[i%patternPeriod]))
		dst.columns[i] = u.modules.columns[i].xor(u.data.columns[i].and(pattern.columns[i%patternPeriod]))
	}
	information := formatInformation(u.level, mask)
	for _, f := range u.format {
		dst.put(f.x, f.y, information>>f.bit&1 != 0)
	}
}

// formatInformation is the level and the mask, protected by a (15, 5) BCH code
// and inverted so that it is never all light (ISO/IEC 18004:2015, 7.9.1).
func formatInformation(level Level, mask int) uint {
	const (
		generator = 0b101_0011_0111
		inverted  = 0b101_0100_0001_0010
	)
	levelBits := [...]uint{L: 0b01, M: 0b00, Q: 0b11, H: 0b10}[level]
	data := (levelBits<<3 | uint(mask)) << 10
	rest := data
	for i := 14; i >= 10; i-- {
		if rest>>i&1 != 0 {
			rest ^= generator << (i - 10)
		}
	}
	return (data | rest) ^ inverted
}

// patternPeriod is after how many lines all patterns repeat: they are made of
// remainders by 2, 3 and 4 and, halved and thirded, by 4 and 6.
const patternPeriod = 12

// maskPattern is the modules that a mask inverts: of the lines i, i + 12, … of a
// symbol of any size, line i.
type maskPattern struct {
	rows, columns [patternPeriod]line
}

// maskPatterns are those of all masks, made when the first symbol is drawn.
var maskPatterns = sync.OnceValue(func() *[masks]maskPattern {
	var all [masks]maskPattern
	for m := range all {
		for i := range patternPeriod {
			for j := range 17 + 4*coding.MaxVersion {
				all[m].rows[i].put(j, coding.Mask(m).Invert(i, j))
				all[m].columns[i].put(j, coding.Mask(m).Invert(j, i))
			}
		}
	}
	return &all
})
