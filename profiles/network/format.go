package network

// The formats that tables use. See EMVCo §1.4.1 for N and ans.
var (
	// Digits is EMVCo's format N.
	Digits = &Format{"digits", func(v string) bool { return all(v, isDigit) }}
	// Ans is EMVCo's format ans: the characters from space to tilde.
	Ans = &Format{"characters from space to tilde", func(v string) bool {
		return all(v, func(b byte) bool { return b >= ' ' && b <= '~' })
	}}
	// Alphanumeric is letters and digits without accents.
	Alphanumeric = &Format{"letters and digits", func(v string) bool {
		return all(v, func(b byte) bool { return isDigit(b) || b|0x20 >= 'a' && b|0x20 <= 'z' })
	}}
	// CapitalsAndDigits is A to Z and 0 to 9.
	CapitalsAndDigits = &Format{"capital letters and digits", func(v string) bool {
		return all(v, func(b byte) bool { return isDigit(b) || b >= 'A' && b <= 'Z' })
	}}
)

func all(value string, holds func(byte) bool) bool {
	for i := range len(value) {
		if !holds(value[i]) {
			return false
		}
	}
	return true
}

func isDigit(b byte) bool { return b-'0' <= 9 }
