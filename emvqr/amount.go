package emvqr

import (
	"errors"
	"fmt"
	"math/bits"

	"github.com/openmerchantqr/emvqr/internal/plural"
)

// Amount is an exact, non-negative decimal number of a currency's major units,
// as objects 54 and 56 hold it: "23.72" is 2372 hundredths. No floating point is
// involved anywhere. It keeps the number of decimals it was written with, so
// that 5.0 and 5.00 print differently; compare with [Amount.Cmp], not ==. The
// zero Amount is no amount at all, which differs from an amount of zero.
type Amount struct {
	coefficient uint64
	decimals    uint8
	present     bool
}

const (
	// maxAmountDigits keeps every coefficient below 2^63, with room to add two.
	maxAmountDigits = 18
	// maxDecimals leaves one of them for the digit before the full stop, so that
	// every Amount prints as a text that [ParseAmount] takes.
	maxDecimals = maxAmountDigits - 1
)

var (
	// ErrAmount: the text is not an amount: digits with at most one full stop.
	ErrAmount = errors.New("not an amount")
	// ErrPrecision: an amount has more decimals than its currency.
	ErrPrecision = errors.New("more decimals than the currency has")
	// ErrRange: the result has more digits than an Amount holds (18).
	ErrRange = errors.New("amount is out of range")
)

// ParseAmount reads an amount as EMVCo writes one (§4.7.4.1): at least one digit
// and at most one full stop, which may end the text. No sign, blank, comma or
// exponent. The error is an [ErrAmount] or, for more than 18 digits, an
// [ErrRange].
func ParseAmount(text string) (Amount, error) {
	a, err := parseAmount(text)
	if err != nil {
		return Amount{}, fmt.Errorf("emvqr: %w: found %s, expected digits with at most one full stop, such as 98.73%s", err, excerpt(text, 24), didYouMean(meantAmount(text)))
	}
	return a, nil
}

// MustAmount is [ParseAmount] for texts known to be right. It panics on others.
func MustAmount(text string) Amount {
	a, err := ParseAmount(text)
	if err != nil {
		panic(err)
	}
	return a
}

func parseAmount(text string) (Amount, error) {
	a := Amount{present: true}
	point, digits := false, 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case isDigit(c):
			if digits++; digits > maxAmountDigits {
				return Amount{}, ErrRange
			}
			a.coefficient = a.coefficient*10 + uint64(c-'0')
			if point {
				a.decimals++
			}
		case c == '.' && !point && i > 0:
			point = true
		default:
			return Amount{}, ErrAmount
		}
	}
	if digits == 0 {
		return Amount{}, ErrAmount
	}
	return a, nil
}

// MinorAmount is the amount of units, counted in the smallest unit of a currency
// with that many decimals: MinorAmount(2372, 2) is 23.72. It returns ErrRange
// for a number of more than 18 digits, or decimals outside 0 to 17.
func MinorAmount(units uint64, decimals int) (Amount, error) {
	if units >= powerOf10[maxAmountDigits] || decimals < 0 || decimals > maxDecimals {
		return Amount{}, fmt.Errorf("emvqr: %w: %d units of %s", ErrRange, units, plural.Of(decimals, "decimal"))
	}
	return Amount{coefficient: units, decimals: uint8(decimals), present: true}, nil
}

// IsPresent reports whether there is an amount, zero or not.
func (a Amount) IsPresent() bool { return a.present }

// IsZero reports whether a is no amount or an amount equal to zero.
func (a Amount) IsZero() bool { return a.coefficient == 0 }

// Decimals is how many digits a has behind the full stop.
func (a Amount) Decimals() int { return int(a.decimals) }

// String writes a with the decimals it has: "23.72", "100". An absent amount is
// "".
func (a Amount) String() string {
	if !a.present {
		return ""
	}
	return string(a.append(make([]byte, 0, 24)))
}

// MarshalText implements [encoding.TextMarshaler] with the form of
// [Amount.String].
func (a Amount) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// UnmarshalText implements [encoding.TextUnmarshaler]; see [ParseAmount]. The
// empty text is no amount.
func (a *Amount) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*a = Amount{}
		return nil
	}
	parsed, err := ParseAmount(string(text))
	if err == nil {
		*a = parsed
	}
	return err
}

func (a Amount) append(dst []byte) []byte {
	var digits [20]byte
	i := len(digits)
	for rest, n := a.coefficient, 0; rest > 0 || n <= int(a.decimals); n++ {
		if n == int(a.decimals) && n > 0 {
			i--
			digits[i] = '.'
		}
		i--
		digits[i] = '0' + byte(rest%10)
		rest /= 10
	}
	return append(dst, digits[i:]...)
}

// Cmp compares the numbers: -1 where a is less than b, 0 where they are equal,
// 1 where a is more. No amount counts as zero.
func (a Amount) Cmp(b Amount) int {
	hiA, loA := bits.Mul64(a.coefficient, powerOf10[b.decimals])
	hiB, loB := bits.Mul64(b.coefficient, powerOf10[a.decimals])
	switch {
	case hiA < hiB || hiA == hiB && loA < loB:
		return -1
	case hiA == hiB && loA == loB:
		return 0
	}
	return 1
}

// WithDecimals returns the same number written with exactly that many decimals.
// It returns [ErrPrecision] where digits other than zero would be lost; see
// [Amount.Round] to lose them on purpose. It is for numbers that are computed or
// read; for one that somebody has typed, [Amount.In] is stricter.
func (a Amount) WithDecimals(decimals int) (Amount, error) {
	if decimals < 0 {
		decimals = 0 // currencies without a minor unit, such as gold
	}
	if decimals > maxDecimals {
		return Amount{}, fmt.Errorf("emvqr: %w: %s with %s", ErrRange, a, plural.Of(decimals, "decimal"))
	}
	b := a
	for int(b.decimals) > decimals && b.coefficient%10 == 0 {
		b.coefficient /= 10
		b.decimals--
	}
	if int(b.decimals) > decimals {
		return Amount{}, fmt.Errorf("emvqr: %w: %s needs %d, there are %d", ErrPrecision, a, b.decimals, decimals)
	}
	for int(b.decimals) < decimals {
		if b.coefficient >= powerOf10[maxAmountDigits-1] {
			return Amount{}, fmt.Errorf("emvqr: %w: %s with %s", ErrRange, a, plural.Of(decimals, "decimal"))
		}
		b.coefficient *= 10
		b.decimals++
	}
	return b, nil
}

// MinorUnits is the amount in the smallest unit of a currency with that many
// decimals, as payment messages carry it: 98.73 with 2 decimals is 9873.
// It returns [ErrPrecision] or [ErrRange] like [Amount.WithDecimals], and ErrRange
// for decimals below zero: a currency such as gold has no smallest unit.
func (a Amount) MinorUnits(decimals int) (uint64, error) {
	if decimals < 0 {
		return 0, fmt.Errorf("emvqr: %w: %s in units of %s", ErrRange, a, plural.Of(decimals, "decimal"))
	}
	b, err := a.WithDecimals(decimals)
	return b.coefficient, err
}

// Rounding says what becomes of digits that a currency has no place for. EMVCo
// does not say, so there is no default: the caller names one.
type Rounding uint8

const (
	// RoundHalfUp takes the nearer neighbour, and the larger of two as near.
	RoundHalfUp Rounding = iota + 1
	// RoundHalfEven takes the nearer neighbour, and of two as near the one that
	// ends in an even digit.
	RoundHalfEven
	// RoundDown cuts the digits off.
	RoundDown
	// RoundUp takes the larger neighbour wherever digits are lost.
	RoundUp
)

// Round returns a with at most that many decimals, rounded as asked. For a
// Rounding that is none of the constants it returns [ErrPrecision] where digits
// would be lost.
func (a Amount) Round(decimals int, how Rounding) (Amount, error) {
	if decimals = max(decimals, 0); int(a.decimals) <= decimals {
		return a, nil
	}
	unit := powerOf10[int(a.decimals)-decimals]
	quotient, rest := a.coefficient/unit, a.coefficient%unit
	switch {
	case rest == 0 || how == RoundDown:
	case how == RoundUp,
		how == RoundHalfUp && rest >= unit/2,
		how == RoundHalfEven && (rest > unit/2 || rest == unit/2 && quotient%2 == 1):
		quotient++
	case how != RoundHalfUp && how != RoundHalfEven:
		return Amount{}, fmt.Errorf("emvqr: %w: %s needs %d, there are %d, and no rounding was named", ErrPrecision, a, a.decimals, decimals)
	}
	a.coefficient, a.decimals = quotient, uint8(decimals)
	return a, nil
}

// Add returns the exact sum with the decimals of the finer of the two, or
// [ErrRange].
func (a Amount) Add(b Amount) (Amount, error) {
	decimals := int(max(a.decimals, b.decimals))
	x, errA := a.WithDecimals(decimals)
	y, errB := b.WithDecimals(decimals)
	sum := Amount{coefficient: x.coefficient + y.coefficient, decimals: uint8(decimals), present: a.present || b.present}
	if err := errors.Join(errA, errB); err != nil || sum.coefficient >= powerOf10[maxAmountDigits] {
		return Amount{}, fmt.Errorf("emvqr: %w: %s + %s", ErrRange, a, b)
	}
	return sum, nil
}

// percent returns the exact value of p hundredths of a.
func (a Amount) percent(p Amount) (Amount, error) {
	high, product := bits.Mul64(a.coefficient, p.coefficient)
	decimals := int(a.decimals) + int(p.decimals) + 2
	for decimals > maxDecimals && product%10 == 0 {
		product /= 10
		decimals--
	}
	if high != 0 || product >= powerOf10[maxAmountDigits] || decimals > maxDecimals {
		return Amount{}, fmt.Errorf("emvqr: %w: %s%% of %s", ErrRange, p, a)
	}
	return Amount{coefficient: product, decimals: uint8(decimals), present: true}, nil
}

// powerOf10[n] is 10 to the n.
var powerOf10 = [maxAmountDigits + 1]uint64{
	1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
}
