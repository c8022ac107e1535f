package emvqr_test

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
)

func TestTipReadsObjects55To57(t *testing.T) {
	fixed := func(fee string) emvqr.Tip { return emvqr.Tip{Kind: emvqr.FixedFee, Fee: emvqr.MustAmount(fee)} }
	percent := func(p string) emvqr.Tip { return emvqr.Tip{Kind: emvqr.PercentFee, Percent: emvqr.MustAmount(p)} }
	for _, tt := range []struct {
		name    string
		objects string
		want    emvqr.Tip
		ok      bool
	}{
		{"none", "", emvqr.Tip{}, true},
		{"prompt", "550201", emvqr.Tip{Kind: emvqr.TipPrompt}, true},
		{"fixed", "550202560510.75", fixed("10.75"), true},
		{"percentage", "55020357043.00", percent("3.00"), true},
		{"percentage with leading zero", "550203570503.00", percent("3.00"), true},
		{"the smallest percentage", "550203570500.01", percent("0.01"), true},
		{"the largest", "550203570599.99", percent("99.99"), true},
		{"objects in any order", "57043.00550203", percent("3.00"), true},
		{"an undefined indicator is ignored", "550204", emvqr.Tip{}, true},
		{"and fees with it", "550204560510.7557043.00", emvqr.Tip{}, true},
		{"a fee that nobody asked for", "560510.75", emvqr.Tip{}, true},
		{"a prompt ignores a fee", "550201560510.75", emvqr.Tip{Kind: emvqr.TipPrompt}, true},
		{"the first of two indicators", "550201550202", emvqr.Tip{Kind: emvqr.TipPrompt}, true},

		{"fixed without a fee", "550202", emvqr.Tip{Kind: emvqr.FixedFee}, false},
		{"fixed with a percentage", "55020257043.00", emvqr.Tip{Kind: emvqr.FixedFee}, false},
		{"fixed and zero", "55020256040.00", fixed("0.00"), false},
		{"fixed and no number", "550202560510,75", emvqr.Tip{Kind: emvqr.FixedFee}, false},
		{"fixed and empty", "5502025600", emvqr.Tip{Kind: emvqr.FixedFee}, false},
		{"fixed and beyond reason", "55020256191234567890123456789", emvqr.Tip{Kind: emvqr.FixedFee}, false},
		{"percentage without one", "550203", emvqr.Tip{Kind: emvqr.PercentFee}, false},
		{"percentage with a fixed fee", "550203560510.75", emvqr.Tip{Kind: emvqr.PercentFee}, false},
		{"percentage of zero", "55020357040.00", percent("0.00"), false},
		{"percentage too small", "55020357050.009", percent("0.009"), false},
		{"a hundred percent", "5502035703100", percent("100"), false},
		{"percentage with a sign", "55020357023%", emvqr.Tip{Kind: emvqr.PercentFee}, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tip, ok := emvqr.MustParse(seal("000201" + tt.objects + "5802US")).Tip()
			require.Equal(t, tt.ok, ok)
			require.Equal(t, tt.want, tip)
		})
	}
}

func TestTipKindNames(t *testing.T) {
	require.Equal(t, "none", emvqr.NoTip.String())
	require.Equal(t, "prompt", emvqr.TipPrompt.String())
	require.Equal(t, "fixed", emvqr.FixedFee.String())
	require.Equal(t, "percentage", emvqr.PercentFee.String())
	require.Equal(t, "TipKind(9)", emvqr.TipKind(9).String())
}

func TestTotal(t *testing.T) {
	var none emvqr.Amount
	amount := emvqr.MustAmount
	for _, tt := range []struct {
		name          string
		tip           emvqr.Tip
		bill, entered emvqr.Amount
		decimals      int
		how           emvqr.Rounding
		want          string
		err           error
	}{
		{"no tip", emvqr.Tip{}, amount("50"), none, 2, emvqr.RoundHalfUp, "50.00", nil},
		{"the guidance's fixed fee", emvqr.Tip{Kind: emvqr.FixedFee, Fee: amount("10.75")}, amount("50"), none, 2, emvqr.RoundHalfUp, "60.75", nil},
		{"the guidance's percentage", emvqr.Tip{Kind: emvqr.PercentFee, Percent: amount("3.00")}, amount("3000"), none, 2, emvqr.RoundHalfUp, "3090.00", nil},
		{"the payer's tip", emvqr.Tip{Kind: emvqr.TipPrompt}, amount("50"), amount("7.5"), 2, emvqr.RoundHalfUp, "57.50", nil},
		{"the payer gives none", emvqr.Tip{Kind: emvqr.TipPrompt}, amount("50"), none, 2, emvqr.RoundHalfUp, "50.00", nil},
		{"a tie, half up", emvqr.Tip{Kind: emvqr.PercentFee, Percent: amount("2.5")}, amount("1.00"), none, 2, emvqr.RoundHalfUp, "1.03", nil},
		{"a tie, half even", emvqr.Tip{Kind: emvqr.PercentFee, Percent: amount("2.5")}, amount("1.00"), none, 2, emvqr.RoundHalfEven, "1.02", nil},
		{"a tie, half even above an odd digit", emvqr.Tip{Kind: emvqr.PercentFee, Percent: amount("7.5")}, amount("1.00"), none, 2, emvqr.RoundHalfEven, "1.08", nil},
		{"down", emvqr.Tip{Kind: emvqr.PercentFee, Percent: amount("9.99")}, amount("0.99"), none, 2, emvqr.RoundDown, "1.08", nil},
		{"up", emvqr.Tip{Kind: emvqr.PercentFee, Percent: amount("0.01")}, amount("0.01"), none, 2, emvqr.RoundUp, "0.02", nil},
		{"whole yen", emvqr.Tip{Kind: emvqr.PercentFee, Percent: amount("3.5")}, amount("999"), none, 0, emvqr.RoundHalfUp, "1034", nil},
		{"three decimals", emvqr.Tip{Kind: emvqr.PercentFee, Percent: amount("12.5")}, amount("0.100"), none, 3, emvqr.RoundHalfUp, "0.113", nil},
		{"a bill too fine for the currency", emvqr.Tip{}, amount("50.001"), none, 2, emvqr.RoundHalfUp, "", emvqr.ErrPrecision},
		{"a fee too fine for the currency", emvqr.Tip{Kind: emvqr.FixedFee, Fee: amount("0.5")}, amount("50"), none, 0, emvqr.RoundHalfUp, "", emvqr.ErrPrecision},
		{"no rounding named", emvqr.Tip{Kind: emvqr.PercentFee, Percent: amount("2.5")}, amount("1.01"), none, 2, 0, "", emvqr.ErrPrecision},
		{"and none needed", emvqr.Tip{Kind: emvqr.PercentFee, Percent: amount("50")}, amount("1.00"), none, 2, 0, "1.50", nil},
		{"beyond range", emvqr.Tip{Kind: emvqr.FixedFee, Fee: amount("1")}, amount("999999999999999999"), none, 0, emvqr.RoundHalfUp, "", emvqr.ErrRange},
		{"a percentage of next to nothing", emvqr.Tip{Kind: emvqr.PercentFee, Percent: amount("50")}, amount("0.00000000000000002"), none, 17, emvqr.RoundUp, "0.00000000000000003", nil},
		{"a percentage too fine to hold", emvqr.Tip{Kind: emvqr.PercentFee, Percent: amount("0.03")}, amount("0.00000000000000001"), none, 17, emvqr.RoundUp, "", emvqr.ErrRange},
		{"a percentage just beyond range", emvqr.Tip{Kind: emvqr.PercentFee, Percent: amount("99")}, amount("100000000000000000"), none, 0, emvqr.RoundUp, "", emvqr.ErrRange},
		{"a percentage beyond range", emvqr.Tip{Kind: emvqr.PercentFee, Percent: amount("99.99")}, amount("999999999999999999"), none, 0, emvqr.RoundHalfUp, "", emvqr.ErrRange},
	} {
		t.Run(tt.name, func(t *testing.T) {
			total, err := tt.tip.Total(tt.bill, tt.entered, tt.decimals, tt.how)
			require.ErrorIs(t, err, tt.err)
			require.Equal(t, tt.want, total.String())
		})
	}
}

func TestSurchargeIsWhatIsAddedWithoutAsking(t *testing.T) {
	bill := emvqr.MustAmount("19.99")

	none, err := emvqr.Tip{}.Surcharge(bill, 2, emvqr.RoundHalfUp)
	require.NoError(t, err)
	require.True(t, none.IsZero())

	fee, err := emvqr.Tip{Kind: emvqr.FixedFee, Fee: emvqr.MustAmount("0.50")}.Surcharge(bill, 2, emvqr.RoundHalfUp)
	require.NoError(t, err)
	require.Equal(t, "0.50", fee.String())

	share, err := emvqr.Tip{Kind: emvqr.PercentFee, Percent: emvqr.MustAmount("3.50")}.Surcharge(bill, 2, emvqr.RoundDown)
	require.NoError(t, err)
	require.Equal(t, "0.69", share.String())

	_, err = emvqr.Tip{Kind: emvqr.TipPrompt}.Surcharge(bill, 2, emvqr.RoundHalfUp)
	require.ErrorIs(t, err, emvqr.ErrPrompt)
}

// A percentage is exact until it is rounded once, in every mode.
func TestPercentageAgreesWithMathBig(t *testing.T) {
	dice := rand.New(rand.NewPCG(57, 57))
	answered := 0
	for range emvqr.Often(20000) {
		textBill, bill := randomAmount(dice)
		hundredths := 1 + dice.Int64N(9999)
		percent, err := emvqr.MinorAmount(uint64(hundredths), 2)
		require.NoError(t, err)
		exact := new(big.Rat).Mul(bill, big.NewRat(hundredths, 10000))
		decimals, how := dice.IntN(4), everyRounding[dice.IntN(4)]

		tip := emvqr.Tip{Kind: emvqr.PercentFee, Percent: percent}
		got, err := tip.Surcharge(emvqr.MustAmount(textBill), decimals, how)
		if len(textBill) > 14 && err != nil { // the exact product may have more than 18 digits
			require.ErrorIs(t, err, emvqr.ErrRange)
			continue
		}
		require.NoError(t, err)
		want, _ := new(big.Rat).SetString(got.String())
		require.Zero(t, rounded(exact, decimals, how).Cmp(want), "%s%% of %s to %d decimals, mode %d: %s", percent, textBill, decimals, how, got)
		answered++

		decimals = max(decimals, emvqr.MustAmount(textBill).Decimals())
		if total, err := tip.Total(emvqr.MustAmount(textBill), emvqr.Amount{}, decimals, how); err == nil {
			want := new(big.Rat).Add(bill, rounded(exact, decimals, how))
			require.Equal(t, want.FloatString(decimals), total.String())
		}
	}
	require.Greater(t, answered, emvqr.Often(10000))
}

func TestTipOfACodeGivesItsTotal(t *testing.T) {
	code := emvqr.MustParse(seal("000201" + "5303840" + "54041.00" + "550203" + "57043.50" + "5802US"))
	tip, ok := code.Tip()
	require.True(t, ok)
	bill, ok := code.Amount()
	require.True(t, ok)
	currency, ok := code.Currency()
	require.True(t, ok)
	total, err := tip.Total(bill, emvqr.Amount{}, currency.Exponent, emvqr.RoundHalfEven)
	require.NoError(t, err)
	require.Equal(t, "1.04", total.String()) // 1.035 between two neighbours, the even one
}
