package network

import (
	"strconv"
	"strings"
	"time"
)

// Format is what the characters of a value may be, and how people write and read it.
type Format struct {
	// Name is for messages: "digits".
	Name string
	// Typed says what people type, where that is another thing than what is written:
	// "ten digits, such as 0812345678".
	Typed string
	// Clean brings what people write into the form of the wire; nil for as it is.
	Clean func(text string) string
	// Parse is Clean for a value of which people can write what is none: it says what
	// is wrong. nil for none.
	Parse func(text string) (value string, err error)
	// Show is the form of the wire as people read it; nil for as it is. Clean and
	// Parse take what Show gives.
	Show func(value string) string
	// Time reads a point in time; nil for a value that is none.
	Time func(value string) (time.Time, bool)
	// Early is how much earlier the time may be than Time says, where it is not
	// established in whose clock it is.
	Early time.Duration

	class *[256]bool
	holds func(value string) bool
}

// Holds judges a value. It is true for every value of the zero Format.
func (f *Format) Holds(value string) bool {
	if f.holds != nil {
		return f.holds(value)
	}
	if f.class == nil {
		return true
	}
	for i := range len(value) {
		if !f.class[value[i]] {
			return false
		}
	}
	return true
}

// FormatOf is a format that a function judges.
func FormatOf(name string, holds func(value string) bool) *Format {
	return &Format{Name: name, holds: holds}
}

// Cleaned is the format with a way to bring what people write into the wire's form.
func (f *Format) Cleaned(clean func(text string) string) *Format {
	g := *f
	g.Clean = clean
	return &g
}

// Shown is the format with a way to show it to people.
func (f *Format) Shown(show func(value string) string) *Format {
	g := *f
	g.Show = show
	return &g
}

func class(name string, has func(b byte) bool) *Format {
	var t [256]bool
	for i := range t {
		t[i] = has(byte(i))
	}
	return &Format{Name: name, class: &t}
}

// The formats that tables use. See EMVCo §1.4.1 for N and ans.
var (
	// Digits is EMVCo's format N.
	Digits = class("digits", isDigit)
	// Ans is EMVCo's format ans: the characters from space to tilde.
	Ans = class("characters from space to tilde", func(b byte) bool { return b >= ' ' && b <= '~' })
	// Alphanumeric is letters and digits without accents.
	Alphanumeric = class("letters and digits", func(b byte) bool { return isDigit(b) || (b|0x20)-'a' < 26 })
	// CapitalsAndDigits is A to Z and 0 to 9.
	CapitalsAndDigits = class("capital letters and digits", func(b byte) bool { return isDigit(b) || b-'A' < 26 })
	// Hex is hexadecimal digits in either letter case.
	Hex = class("hexadecimal digits", func(b byte) bool { return isDigit(b) || (b|0x20)-'a' < 6 })
	// Grouped is digits that people write with blanks and hyphens between them.
	Grouped = Digits.Cleaned(Ungrouped)
	// Whole is an amount without decimals: 5000, or 5000.00.
	Whole = FormatOf("a whole amount", isWhole)
	// UUID is 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12, with hyphens.
	UUID = FormatOf("a UUID with hyphens", isUUID)
	// Milliseconds is a point in time, in milliseconds since 1970 UTC.
	Milliseconds = &Format{Name: "13 digits, milliseconds since 1970", holds: isMilliseconds, Time: readMilliseconds}
)

func isDigit(b byte) bool { return b-'0' <= 9 }

// Ungrouped takes out the blanks and hyphens that people put into long numbers.
func Ungrouped(text string) string {
	return strings.Map(func(c rune) rune {
		if c == ' ' || c == '-' || c == '\u00A0' {
			return -1
		}
		return c
	}, text)
}

func isWhole(value string) bool {
	whole, decimals, _ := strings.Cut(value, ".")
	return Digits.Holds(whole) && strings.Trim(decimals, "0") == ""
}

func isUUID(value string) bool {
	if len(value) != 36 {
		return false
	}
	for i := range len(value) {
		if hyphen := i == 8 || i == 13 || i == 18 || i == 23; hyphen != (value[i] == '-') || !hyphen && !Hex.Holds(value[i:i+1]) {
			return false
		}
	}
	return true
}

func isMilliseconds(value string) bool { return len(value) == 13 && Digits.Holds(value) }

func readMilliseconds(value string) (time.Time, bool) {
	if !isMilliseconds(value) {
		return time.Time{}, false
	}
	n, err := strconv.ParseInt(value, 10, 64)
	return time.UnixMilli(n), err == nil
}
