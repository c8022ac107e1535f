package emvqr

import (
	"cmp"
	"iter"
	"slices"
)

//go:generate go run ./internal/isogen/cmd

// Currency is one row of ISO 4217.
type Currency struct {
	// Numeric is the three-digit code, as object 53 carries it: "764".
	Numeric string
	// Alpha is the three-letter code: "THB".
	Alpha string
	// Exponent is the number of decimals of the minor unit by ISO's own list, which is not
	// always what a locale library rounds to: 2 for IDR, 0 for JPY, 3 for KWD. It is -1 for a
	// code that has no minor unit, such as gold (XAU) or "no currency" (XXX).
	Exponent int
	// Name is the English name of ISO's list.
	Name string
	// Withdrawn says that the code is in ISO's list of historic codes. Codes withdrawn since
	// July 2017, the date of the first EMVCo specification, are kept, as a printed code outlives
	// its currency.
	Withdrawn bool
}

// LookupCurrency finds a currency of ISO 4217 by its three digits or its three capital letters.
// Where a number has been handed on, the number finds the currency that has it now, and the old
// one is found by its letters: "532" is XCG, as "XCG" is, and "ANG" is withdrawn.
func LookupCurrency(code string) (Currency, bool) {
	i, ok := slices.BinarySearchFunc(currencyTable[:], code, func(c Currency, code string) int {
		return cmp.Compare(c.Numeric, code)
	})
	if ok {
		return currencyTable[i], true
	}
	i, ok = slices.BinarySearchFunc(currencyByAlpha[:], code, func(row uint8, code string) int {
		return cmp.Compare(currencyTable[row].Alpha, code)
	})
	if ok {
		return currencyTable[currencyByAlpha[i]], true
	}
	return Currency{}, false
}

// Currencies returns the currencies of ISO 4217 by ascending number, those that are
// [Currency.Withdrawn] among them. Of two with one number the one in use comes first.
func Currencies() iter.Seq[Currency] { return slices.Values(currencyTable[:]) }

// currencyExponent returns the exponent of the ISO 4217 number and whether it is one. As with
// [Currency.Exponent], -1 is a currency without a minor unit. It answers for every payload that
// is checked, so it looks in one place and makes no copy of a row.
func currencyExponent(numeric string) (exponent int, ok bool) {
	if len(numeric) != 3 {
		return 0, false
	}
	// A byte below '0' wraps round to a large number, so one comparison is enough.
	a, b, c := numeric[0]-'0', numeric[1]-'0', numeric[2]-'0'
	if a > 9 || b > 9 || c > 9 {
		return 0, false
	}
	switch cell := exponentCells[int(a)*100+int(b)*10+int(c)]; cell {
	case '.':
		return 0, false
	case '-':
		return -1, true
	default:
		return int(cell - '0'), true
	}
}

// Country is one row of ISO 3166-1.
type Country struct {
	// Alpha2 is the two-letter code, as object 58 carries it: "TH".
	Alpha2 string
	// Name is an English name for people to read. ISO's own short name can be more formal.
	Name string
}

// LookupCountry finds a country of ISO 3166-1 by its two capital letters. XK, in use for Kosovo,
// is not there: ISO leaves it to users and assigns it to no country.
func LookupCountry(alpha2 string) (Country, bool) {
	i, ok := slices.BinarySearchFunc(countryTable[:], alpha2, func(c Country, alpha2 string) int {
		return cmp.Compare(c.Alpha2, alpha2)
	})
	if !ok {
		return Country{}, false
	}
	return countryTable[i], true
}

// Countries returns the countries of ISO 3166-1 by ascending [Country.Alpha2].
func Countries() iter.Seq[Country] { return slices.Values(countryTable[:]) }

// isCountry is [LookupCountry] without the name.
func isCountry(s string) bool {
	return len(s) == 2 && countryBits.has(s[0]-'A', s[1]-'A')
}

// IsLanguage reports whether the code is one of ISO 639-1, in either letter case: EMVCo does not
// fix the case of 64-00, its specification writes "ZH" and its guidance "es". Codes that were
// withdrawn from the standard (bh, in, iw, ji, mo, sh) are not languages.
func IsLanguage(code string) bool { return isLanguage(code) }

func isLanguage(s string) bool {
	// The bit 0x20 makes a capital small and makes no other byte a letter.
	return len(s) == 2 && languageBits.has((s[0]|0x20)-'a', (s[1]|0x20)-'a')
}

// letterPairs is a set of two-letter codes: a row for the first letter, a bit for the second.
type letterPairs [26]uint32

// has takes letters counted from zero. Whatever is no letter has wrapped round to 26 or more,
// where there is no row, and no bit is set.
func (p *letterPairs) has(first, second byte) bool {
	return int(first) < len(p) && p[first]>>second&1 != 0
}
