package upi

import (
	"fmt"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

var verhoeff = []*network.Check{{
	Name: "VERHOEFF", Sentence: "The last digit of an Aadhaar number is its Verhoeff check digit.",
	Fault: func(value string) string {
		last := len(value) - 1
		if want := verhoeffDigit(value[:last]); value[last] != want {
			return fmt.Sprintf("check digit should be %c", want)
		}
		return ""
	},
	Fact: network.Fact{Severity: emvqr.Warning, Source: "the Aadhaar scheme; not stated for Bharat QR", Confidence: emvqr.ConfidenceD},
}}

// verhoeffDigit is the check digit that belongs behind digits (J. Verhoeff, Error
// Detecting Decimal Codes, 1969). It multiplies from the right in the
// symmetry group of the pentagon: 0 to 4 turn it, 5 to 9 flip it.
func verhoeffDigit(digits string) byte {
	check := 0
	for i := len(digits) - 1; i >= 0; i-- {
		place := (len(digits) - i) % 8
		check = pentagon(check, verhoeffPlaces[place][(digits[i]-'0')%10])
	}
	// The inverse: a flip undoes itself, a turn is undone by turning on.
	if check > 0 && check < 5 {
		check = 5 - check
	}
	return '0' + byte(check)
}

// pentagon is the product of two elements.
func pentagon(a, b int) int {
	switch {
	case a < 5 && b < 5:
		return (a + b) % 5
	case a < 5:
		return (a+b-5)%5 + 5
	case b < 5:
		return (a-b)%5 + 5
	}
	return (a - b + 5) % 5
}

// verhoeffPlaces are the powers of Verhoeff's permutation; a digit goes through
// the one of its distance from the check digit.
var verhoeffPlaces = [8][10]int{
	{0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
	{1, 5, 7, 6, 2, 8, 3, 0, 9, 4},
	{5, 8, 0, 3, 7, 9, 6, 1, 4, 2},
	{8, 9, 1, 6, 0, 4, 3, 5, 2, 7},
	{9, 4, 5, 3, 1, 2, 6, 8, 7, 0},
	{4, 2, 8, 6, 5, 7, 3, 9, 0, 1},
	{2, 7, 9, 3, 8, 0, 6, 4, 1, 5},
	{7, 0, 4, 6, 9, 1, 3, 2, 5, 8},
}
