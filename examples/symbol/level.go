package symbol

import (
	"fmt"
	"strings"

	"rsc.io/qr/coding"
)

// Level is an error correction level of ISO/IEC 18004. The zero value, L, is
// what EMVCo recommends (Guidance and Examples 1.0, §4.2): the lower the level,
// the fewer and larger the modules. A higher one is for print that gets dirty or
// worn.
type Level int

// The levels, and about how much of a symbol may be unreadable.
const (
	L Level = iota // 7 %
	M              // 15 %
	Q              // 25 %
	H              // 30 %
)

const levelLetters = "LMQH"

func (l Level) isKnown() bool { return L <= l && l <= H }

// coding is the level as the coding package numbers it.
func (l Level) coding() coding.Level {
	return [...]coding.Level{L: coding.L, M: coding.M, Q: coding.Q, H: coding.H}[l]
}

// String is the letter of the level.
func (l Level) String() string {
	if !l.isKnown() {
		return fmt.Sprintf("Level(%d)", int(l))
	}
	return levelLetters[l : l+1]
}

// MarshalText implements [encoding.TextMarshaler].
func (l Level) MarshalText() ([]byte, error) {
	if !l.isKnown() {
		return nil, fmt.Errorf("symbol: %v is no error correction level", l)
	}
	return []byte(l.String()), nil
}

// UnmarshalText implements [encoding.TextUnmarshaler], so that a flag can be a
// level. It takes the letter in upper or lower case.
func (l *Level) UnmarshalText(text []byte) error {
	at := -1
	if len(text) == 1 {
		at = strings.Index(levelLetters, strings.ToUpper(string(text)))
	}
	if at < 0 {
		return fmt.Errorf("symbol: error correction level is one of L, M, Q, H, not %q", text)
	}
	*l = Level(at)
	return nil
}
