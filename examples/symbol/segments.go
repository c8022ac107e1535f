package symbol

import (
	"fmt"

	"rsc.io/qr/coding"
)

// segments is what the symbol of a text holds: the text in byte mode (EMVCo MPM
// 1.1 §4.12.1.1) and, in front of it when it holds any character outside ans, a
// designator for UTF-8 (§4.12.1.2). ans is ASCII from blank to tilde.
func segments(text string) (content []coding.Encoding, eci bool) {
	if isANS(text) {
		return []coding.Encoding{coding.String(text)}, false
	}
	return []coding.Encoding{utf8Designator, coding.String(text)}, true
}

func isANS(text string) bool {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c > '~' {
			return false
		}
	}
	return true
}

// designator is an ECI header: it says in which character set the segments after
// it are. It is the one thing that the coding package does not know.
type designator uint

// utf8Designator is ECI 000026.
const utf8Designator designator = 26

const (
	modeBits       = 4
	modeECI        = 7
	designatorBits = 8 // of a designator below 128
)

// Check implements [coding.Encoding].
func (d designator) Check() error {
	if d >= 128 {
		return fmt.Errorf("ECI designator %06d takes more than one byte", uint(d))
	}
	return nil
}

// Bits implements [coding.Encoding].
func (d designator) Bits(coding.Version) int { return modeBits + designatorBits }

// Encode implements [coding.Encoding].
func (d designator) Encode(b *coding.Bits, _ coding.Version) {
	b.Write(modeECI, modeBits)
	b.Write(uint(d), designatorBits)
}

// smallestVersion is the version of the smallest symbol that holds content.
func smallestVersion(content []coding.Encoding, level Level) (v coding.Version, fits bool) {
	for v = coding.MinVersion; v <= coding.MaxVersion; v++ {
		if bitsOf(content, v) <= 8*v.DataBytes(level.coding()) {
			return v, true
		}
	}
	return 0, false
}

func bitsOf(content []coding.Encoding, v coding.Version) int {
	bits := 0
	for _, segment := range content {
		bits += segment.Bits(v)
	}
	return bits
}

// capacity is how many bytes of text the largest symbol holds. The designator
// costs one of them.
func capacity(level Level, eci bool) int {
	frame := coding.String("").Bits(coding.MaxVersion)
	if eci {
		frame += utf8Designator.Bits(coding.MaxVersion)
	}
	return (8*coding.Version(coding.MaxVersion).DataBytes(level.coding()) - frame) / 8
}

// TooLongError is the error of [Encode] for a text that no symbol of the level
// holds.
type TooLongError struct {
	// Bytes is how long the text is, Max how long it may be. Text that needs no
	// designator may be a byte longer than text that does.
	Bytes, Max int
	Level      Level
}

func (e *TooLongError) Error() string {
	return fmt.Sprintf("symbol: text is %d bytes long, a symbol of level %v holds at most %d", e.Bytes, e.Level, e.Max)
}
