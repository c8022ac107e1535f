package emvqr_test

import (
	"encoding/json"
	"math/big"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
)

func TestParseAmountReadsWhatEMVCoWrites(t *testing.T) {
	for _, tt := range []struct {
		text     string
		want     string
		decimals int
	}{
		{"98.73", "98.73", 2}, // the three that §4.7.4.1 calls valid
		{"98", "98", 0},
		{"98.", "98", 0},
		{"0", "0", 0},
		{"0.00", "0.00", 2},
		{"000.", "0", 0},
		{"007.50", "7.50", 2},
		{"0.01", "0.01", 2},
		{"10.0", "10.0", 1},
		{"16777217.01", "16777217.01", 2},           // more than a 32-bit float holds
		{"9007199254740993", "9007199254740993", 0}, // and a 64-bit one
		{"999999999999999999", "999999999999999999", 0},
		{"0.99999999999999999", "0.99999999999999999", 17},
		{"000000000000000001", "1", 0},
	} {
		t.Run(tt.text, func(t *testing.T) {
			a, err := emvqr.ParseAmount(tt.text)
			require.NoError(t, err)
			require.Equal(t, tt.want, a.String())
			require.Equal(t, tt.decimals, a.Decimals())
			require.True(t, a.IsPresent())
			require.True(t, a == emvqr.MustAmount(tt.text))
		})
	}
}

func TestParseAmountRefusesEverythingElse(t *testing.T) {
	for _, text := range []string{
		"", ".", ".5", "..", "1..2", "1.2.3", "98,73", "3 705", " 5", "5 ", "5\n", "-1", "+5", "1e3", "1E3", "0x10", "1_000", "1,000.00",
		"5:", "5/", "5.:", "$5", "5%", "abc", "NaN", "Inf", "５", "٣", "1\x00", "\xff", "1\xff", "é",
	} {
		a, err := emvqr.ParseAmount(text)
		require.ErrorIs(t, err, emvqr.ErrAmount, "%q", text)
		require.True(t, strings.HasPrefix(err.Error(), "emvqr: "))
		require.True(t, a == emvqr.Amount{})
	}
	for _, text := range []string{"1234567890123456789", "0000000000000000001", "1.000000000000000000", strings.Repeat("9", 1<<16)} {
		_, err := emvqr.ParseAmount(text)
		require.ErrorIs(t, err, emvqr.ErrRange, "%.30q", text)
		require.Less(t, len(err.Error()), 200)
	}
	require.Panics(t, func() { emvqr.MustAmount("-1") })
}

func TestNoAmountIsNotAnAmountOfZero(t *testing.T) {
	var none emvqr.Amount
	zero := emvqr.MustAmount("0")
	require.False(t, none.IsPresent())
	require.True(t, zero.IsPresent())
	require.True(t, none.IsZero())
	require.True(t, zero.IsZero())
	require.Empty(t, none.String())
	require.Equal(t, "0", zero.String())
	require.False(t, none == zero)
	require.Zero(t, none.Cmp(zero))
	require.False(t, emvqr.MustAmount("0.01").IsZero())
}

func TestCmpComparesNumbersAndNotHowTheyAreWritten(t *testing.T) {
	const most = "999999999999999999"
	for _, tt := range []struct {
		a, b string
		want int
	}{
		{"5", "5.00", 0},
		{"5.00", "5.0", 0},
		{"0", "0.000", 0},
		{"5", "5.01", -1},
		{"10", "9.99", 1},
		{"0.1", "0.09", 1},
		{"0.09", "0.1", -1},
		{most, most, 0},
		{most, "999999999999999998", 1},
		{most, "0.99999999999999999", 1},
		{"0.00000000000000001", most, -1},
		{"99999999999999999.9", "99999999999999999", 1},
	} {
		require.Equal(t, tt.want, emvqr.MustAmount(tt.a).Cmp(emvqr.MustAmount(tt.b)), "%s and %s", tt.a, tt.b)
		require.Equal(t, -tt.want, emvqr.MustAmount(tt.b).Cmp(emvqr.MustAmount(tt.a)), "%s and %s", tt.b, tt.a)
	}
}

func TestWithDecimals(t *testing.T) {
	for _, tt := range []struct {
		amount   string
		decimals int
		want     string
		err      error
	}{
		{"125", 2, "125.00", nil},
		{"125.5", 2, "125.50", nil},
		{"125.500", 2, "125.50", nil},
		{"125.00", 0, "125", nil},
		{"0", 3, "0.000", nil},
		{"0.000", 0, "0", nil},
		{"125", -1, "125", nil}, // as of gold, which has no minor unit
		{"125.005", 2, "", emvqr.ErrPrecision},
		{"125.5", 0, "", emvqr.ErrPrecision},
		{"125.5", -1, "", emvqr.ErrPrecision},
		{"99999999999999999", 1, "99999999999999999.0", nil},
		{"99999999999999999", 2, "", emvqr.ErrRange},
		{"999999999999999999", 1, "", emvqr.ErrRange},
		{"1", 17, "1.00000000000000000", nil},
		{"1", 18, "", emvqr.ErrRange},
		{"0", 17, "0.00000000000000000", nil},
		{"0", 18, "", emvqr.ErrRange},
		{"1", 1 << 30, "", emvqr.ErrRange},
	} {
		a, err := emvqr.MustAmount(tt.amount).WithDecimals(tt.decimals)
		require.ErrorIs(t, err, tt.err, "%s to %d", tt.amount, tt.decimals)
		require.Equal(t, tt.want, a.String(), "%s to %d", tt.amount, tt.decimals)
	}
}

func TestMinorUnitsArePaymentMessageAmounts(t *testing.T) {
	units, err := emvqr.MustAmount("98.73").MinorUnits(2) // the example of §3.3
	require.NoError(t, err)
	require.Equal(t, uint64(9873), units)

	units, err = emvqr.MustAmount("98").MinorUnits(3)
	require.NoError(t, err)
	require.Equal(t, uint64(98000), units)

	_, err = emvqr.MustAmount("98.73").MinorUnits(0)
	require.ErrorIs(t, err, emvqr.ErrPrecision)
	_, err = emvqr.MustAmount("999999999999999999").MinorUnits(2)
	require.ErrorIs(t, err, emvqr.ErrRange)
}

func TestMinorAmount(t *testing.T) {
	for _, tt := range []struct {
		units    uint64
		decimals int
		want     string
	}{
		{2372, 2, "23.72"}, {2372, 0, "2372"}, {5, 3, "0.005"}, {1, 17, "0.00000000000000001"}, {0, 2, "0.00"}, {0, 0, "0"},
		{999999999999999999, 0, "999999999999999999"}, {999999999999999999, 17, "9.99999999999999999"},
	} {
		a, err := emvqr.MinorAmount(tt.units, tt.decimals)
		require.NoError(t, err)
		require.Equal(t, tt.want, a.String())
		back, err := a.MinorUnits(tt.decimals)
		require.NoError(t, err)
		require.Equal(t, tt.units, back)
		again, err := emvqr.ParseAmount(a.String())
		require.NoError(t, err)
		require.Equal(t, a, again, "every amount reads its own text")
	}
	for _, tt := range []struct {
		units    uint64
		decimals int
	}{{1e18, 0}, {1<<64 - 1, 0}, {1, -1}, {1, 18}, {0, 18}, {0, 1 << 40}} {
		a, err := emvqr.MinorAmount(tt.units, tt.decimals)
		require.ErrorIs(t, err, emvqr.ErrRange, "%d with %d", tt.units, tt.decimals)
		require.False(t, a.IsPresent())
	}
}

func TestRound(t *testing.T) {
	for _, tt := range []struct {
		name     string
		amount   string
		decimals int
		halfUp   string
		halfEven string
		down     string
		up       string
	}{
		{"a tie above an even digit", "2.125", 2, "2.13", "2.12", "2.12", "2.13"},
		{"a tie above an odd digit", "2.135", 2, "2.14", "2.14", "2.13", "2.14"},
		{"a tie of whole units", "2.5", 0, "3", "2", "2", "3"},
		{"another", "3.5", 0, "4", "4", "3", "4"},
		{"a tie above zero", "0.5", 0, "1", "0", "0", "1"},
		{"just above a tie", "2.12500001", 2, "2.13", "2.13", "2.12", "2.13"},
		{"just below a tie", "2.12499999", 2, "2.12", "2.12", "2.12", "2.13"},
		{"next to nothing", "2.12000001", 2, "2.12", "2.12", "2.12", "2.13"},
		{"a carry", "9.995", 2, "10.00", "10.00", "9.99", "10.00"},
		{"a carry through everything", "99.99", 0, "100", "100", "99", "100"},
		{"zeros only", "2.12000", 2, "2.12", "2.12", "2.12", "2.12"},
		{"fine enough", "2.1", 2, "2.1", "2.1", "2.1", "2.1"},
		{"zero", "0.000", 2, "0.00", "0.00", "0.00", "0.00"},
		{"below no decimals there are none", "2.5", -3, "3", "2", "2", "3"},
		{"the largest", "99999999999999999.9", 0, "100000000000000000", "100000000000000000", "99999999999999999", "100000000000000000"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for how, want := range map[emvqr.Rounding]string{
				emvqr.RoundHalfUp: tt.halfUp, emvqr.RoundHalfEven: tt.halfEven, emvqr.RoundDown: tt.down, emvqr.RoundUp: tt.up,
			} {
				rounded, err := emvqr.MustAmount(tt.amount).Round(tt.decimals, how)
				require.NoError(t, err)
				require.Equal(t, want, rounded.String(), "mode %d", how)
			}
		})
	}
}

func TestRoundLosesNoDigitsWithoutBeingToldHow(t *testing.T) {
	var unnamed emvqr.Rounding
	for _, how := range []emvqr.Rounding{unnamed, emvqr.RoundUp + 1, 255} {
		_, err := emvqr.MustAmount("2.125").Round(2, how)
		require.ErrorIs(t, err, emvqr.ErrPrecision)
		a, err := emvqr.MustAmount("2.120").Round(2, how)
		require.NoError(t, err)
		require.Equal(t, "2.12", a.String())
	}
}

func TestAdd(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want string
		err  error
	}{
		{"50", "10.75", "60.75", nil}, // EMVCo Guidance and Examples 1.0, 3.4
		{"0.1", "0.2", "0.3", nil},
		{"16777217.01", "0.99", "16777218.00", nil},
		{"5", "0.000", "5.000", nil},
		{"0", "0", "0", nil},
		{"999999999999999998", "1", "999999999999999999", nil},
		{"999999999999999999", "1", "", emvqr.ErrRange},
		{"999999999999999999", "999999999999999999", "", emvqr.ErrRange},
		{"999999999999999999", "0.1", "", emvqr.ErrRange}, // it has nineteen digits
	} {
		for _, order := range [][2]string{{tt.a, tt.b}, {tt.b, tt.a}} {
			sum, err := emvqr.MustAmount(order[0]).Add(emvqr.MustAmount(order[1]))
			require.ErrorIs(t, err, tt.err, "%s + %s", order[0], order[1])
			require.Equal(t, tt.want, sum.String(), "%s + %s", order[0], order[1])
		}
	}
}

func TestAddTakesNoAmountForNothing(t *testing.T) {
	var none emvqr.Amount
	sum, err := emvqr.MustAmount("5.00").Add(none)
	require.NoError(t, err)
	require.Equal(t, "5.00", sum.String())
	sum, err = none.Add(none)
	require.NoError(t, err)
	require.False(t, sum.IsPresent())
}

func TestAmountAsJSON(t *testing.T) {
	type bill struct {
		Amount emvqr.Amount `json:"amount"`
	}
	encoded, err := json.Marshal(bill{emvqr.MustAmount("23.70")})
	require.NoError(t, err)
	require.JSONEq(t, `{"amount":"23.70"}`, string(encoded))
	var got bill
	require.NoError(t, json.Unmarshal(encoded, &got))
	require.Equal(t, "23.70", got.Amount.String())
	require.Error(t, json.Unmarshal([]byte(`{"amount":"23,70"}`), &got))
	require.Equal(t, "23.70", got.Amount.String(), "what does not parse changes nothing")

	encoded, err = json.Marshal(bill{})
	require.NoError(t, err)
	require.JSONEq(t, `{"amount":""}`, string(encoded))
	require.NoError(t, json.Unmarshal(encoded, &got))
	require.False(t, got.Amount.IsPresent())
}

// randomAmount has one to eighteen digits and a full stop among them or none.
func randomAmount(dice *rand.Rand) (text string, rat *big.Rat) {
	digits := strconv.FormatUint(dice.Uint64N(1e18)/[]uint64{1, 1e3, 1e6, 1e9, 1e12, 1e15, 1e17}[dice.IntN(7)], 10)
	if dice.IntN(4) == 0 {
		digits = digits[:(len(digits)+1)/2] + strings.Repeat([]string{"0", "5", "9"}[dice.IntN(3)], len(digits)/2)
	}
	text = digits
	if at := 1 + dice.IntN(len(digits)); at < len(digits) {
		text = digits[:at] + "." + digits[at:]
	}
	rat, _ = new(big.Rat).SetString(text)
	return text, rat
}

// fits reports whether a number with that many decimals has up to 18 digits, the
// one before the full stop counted.
func fits(rat *big.Rat, decimals int) bool {
	scaled := new(big.Rat).Mul(rat, tenTo(decimals))
	return decimals < 18 && scaled.Cmp(tenTo(18)) < 0
}

func tenTo(n int) *big.Rat {
	return new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil))
}

// rounded is math/big's own rounding, by halves away from zero, and the others
// made of its parts.
func rounded(rat *big.Rat, decimals int, how emvqr.Rounding) *big.Rat {
	scaled := new(big.Rat).Mul(rat, tenTo(decimals))
	floor := new(big.Int).Div(scaled.Num(), scaled.Denom())
	rest := new(big.Rat).Sub(scaled, new(big.Rat).SetInt(floor))
	half := rest.Cmp(big.NewRat(1, 2))
	if how == emvqr.RoundUp && rest.Sign() > 0 ||
		how == emvqr.RoundHalfUp && half >= 0 ||
		how == emvqr.RoundHalfEven && (half > 0 || half == 0 && floor.Bit(0) == 1) {
		floor.Add(floor, big.NewInt(1))
	}
	return new(big.Rat).Quo(new(big.Rat).SetInt(floor), tenTo(decimals))
}

var everyRounding = []emvqr.Rounding{emvqr.RoundHalfUp, emvqr.RoundHalfEven, emvqr.RoundDown, emvqr.RoundUp}

// Arithmetic agrees with math/big on random amounts, and says ErrRange exactly
// where a result has more than eighteen digits.
func TestAmountAgreesWithMathBig(t *testing.T) {
	dice := rand.New(rand.NewPCG(42, 1))
	for range emvqr.Often(20000) {
		textA, ratA := randomAmount(dice)
		textB, ratB := randomAmount(dice)
		a, b := emvqr.MustAmount(textA), emvqr.MustAmount(textB)
		require.Equal(t, ratA.Cmp(ratB), a.Cmp(b), "%s and %s", textA, textB)
		require.Equal(t, ratA.FloatString(a.Decimals()), a.String())

		sum, err := a.Add(b)
		want := new(big.Rat).Add(ratA, ratB)
		if decimals := max(a.Decimals(), b.Decimals()); fits(ratA, decimals) && fits(ratB, decimals) && fits(want, decimals) {
			require.NoError(t, err)
			require.Equal(t, want.FloatString(decimals), sum.String())
		} else {
			require.ErrorIs(t, err, emvqr.ErrRange, "%s + %s", textA, textB)
		}

		decimals := dice.IntN(19)
		written, err := a.WithDecimals(decimals)
		switch exact, _ := new(big.Rat).SetString(ratA.FloatString(decimals)); {
		case exact.Cmp(ratA) != 0:
			require.ErrorIs(t, err, emvqr.ErrPrecision, "%s to %d", textA, decimals)
		case !fits(ratA, decimals):
			require.ErrorIs(t, err, emvqr.ErrRange, "%s to %d", textA, decimals)
		default:
			require.NoError(t, err)
			require.Equal(t, ratA.FloatString(decimals), written.String())
		}

		for _, how := range everyRounding {
			got, err := a.Round(decimals, how)
			require.NoError(t, err)
			require.Equal(t, rounded(ratA, decimals, how).FloatString(got.Decimals()), got.String(), "%s to %d, mode %d", textA, decimals, how)
			require.LessOrEqual(t, got.Decimals(), max(decimals, 0))
		}
	}
}
