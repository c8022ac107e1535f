package emvqr_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// tooFine are amounts as people type them, and what is said of them.
var tooFine = []struct{ currency, amount, want string }{
	{"360", "10.000", "amount 10.000 has 3 decimals, IDR (360) has 2; did you mean 10000?"},
	{"360", "10.005", "amount 10.005 has 3 decimals, IDR (360) has 2; did you mean 10005?"},
	{"360", "0.500", "amount 0.500 has 3 decimals, IDR (360) has 2"},
	{"360", "1000.000", "amount 1000.000 has 3 decimals, IDR (360) has 2"},
	{"360", "10.0000", "amount 10.0000 has 4 decimals, IDR (360) has 2"},
	{"704", "50.000", "amount 50.000 has 3 decimals, VND (704) has 0; did you mean 50000?"},
	{"704", "50.0", "amount 50.0 has 1 decimal, VND (704) has 0"},
	{"392", "500.00", "amount 500.00 has 2 decimals, JPY (392) has 0"},
	{"414", "1.0000", "amount 1.0000 has 4 decimals, KWD (414) has 3"},
	{"959", "2.0", "amount 2.0 has 1 decimal, XAU (959) has 0"},
}

func TestMoreDecimalsThanTheCurrencyHasAreRefusedEverywhereInTheSameWords(t *testing.T) {
	for _, tt := range tooFine {
		t.Run(tt.currency+" "+tt.amount, func(t *testing.T) {
			code := emvqr.MustParse(seal("000201" + "0204ABCD" + "5303" + tt.currency))
			amount := emvqr.MustAmount(tt.amount)
			fee := emvqr.Tip{Kind: emvqr.FixedFee, Fee: amount}
			wantFee := strings.Replace(tt.want, "amount", "fixed fee", 1)
			currency, _ := emvqr.LookupCurrency(tt.currency)

			_, err := code.With(emvqr.SetAmount(tt.amount))
			require.ErrorIs(t, err, emvqr.ErrPrecision)
			require.ErrorContains(t, err, tt.want)
			_, err = code.With(emvqr.Set(emvqr.P(54), tt.amount))
			require.ErrorIs(t, err, emvqr.ErrPrecision)
			require.ErrorContains(t, err, tt.want)
			_, err = code.With(emvqr.SetTip(fee))
			require.ErrorIs(t, err, emvqr.ErrPrecision)
			require.ErrorContains(t, err, wantFee)
			_, err = code.With(emvqr.Set(emvqr.P(56), tt.amount))
			require.ErrorContains(t, err, wantFee)
			_, err = amount.In(currency)
			require.ErrorIs(t, err, emvqr.ErrPrecision)
			require.ErrorContains(t, err, tt.want)

			lowered := func(emvqr.Finding) emvqr.Severity { return emvqr.Warning }
			m := emvqr.Merchant{Currency: tt.currency, Amount: amount, Tip: fee}
			_, err = m.EncodeFor(lowered)
			require.ErrorContains(t, err, tt.want)
			require.ErrorContains(t, err, wantFee)

			// A code that has it already is read, with a warning, and edited elsewhere.
			read := emvqr.MustParse(seal("000201" + "0204ABCD" + "5303" + tt.currency + tlv("54", tt.amount)))
			if currency.Exponent >= 0 { // ISO says nothing of parts of an ounce of gold
				require.Equal(t, tt.want, findingsOf("MPM-4.7.4.1-EXP", read)[0].Message)
			}
			_, err = read.With(emvqr.Set(emvqr.P(59), "SHOP"))
			require.NoError(t, err)
		})
	}
}

func TestDecimalsThatAreMissingAreWritten(t *testing.T) {
	for _, tt := range []struct{ currency, amount, want string }{
		{"360", "10", "10.00"}, {"360", "10.5", "10.50"}, {"360", "10.", "10.00"}, {"704", "50000", "50000"}, {"414", "1.5", "1.500"}, {"959", "2", "2"},
	} {
		currency, _ := emvqr.LookupCurrency(tt.currency)
		amount, err := emvqr.MustAmount(tt.amount).In(currency)
		require.NoError(t, err)
		require.Equal(t, tt.want, amount.String())
		code, err := emvqr.MustParse(seal("000201" + "0204ABCD" + "5303" + tt.currency)).With(emvqr.SetAmount(tt.amount))
		require.NoError(t, err)
		require.Equal(t, tt.want, must(code.Get(emvqr.P(54))))
	}
}

func TestAnAmountWithSeparatorsIsRefusedWithWhatWasMeant(t *testing.T) {
	for text, meant := range map[string]string{
		"10,000": "10000", "1.000.000": "1000000", "1,000,000": "1000000", "10 000": "10000", "10'000": "10000", "10’000": "10000", "10_000": "10000",
		"10\u00a0000": "10000", "10\u202f000": "10000", "1,000.50": "1000.50", "1.000,50": "1000.50", "10,50": "10.50", "10,5": "10.5", "1 000,50": "1000.50",
		"1,00,000": "100000", "1,00,000.00": "100000.00", "12,34,567": "1234567", "1.000.000,5": "1000000.5",
	} {
		_, err := emvqr.ParseAmount(text)
		require.ErrorIs(t, err, emvqr.ErrAmount, text)
		require.True(t, strings.HasSuffix(err.Error(), "; did you mean "+meant+"?"), "%s: %v", text, err)
		_, err = emvqr.MustParse(seal("000201" + "0204ABCD")).With(emvqr.SetAmount(text))
		require.ErrorContains(t, err, "; did you mean "+meant+"?", text)
	}
	for _, text := range []string{
		"", ".", ",", ".5", ",50", "1..2", "1.2.3", "1,2,3", "1000,000", "1,0000", "10,000,00,0", "1.000,000.00", "1,000 000", "-1,000", "abc", "1,000\xff", "5 ",
		"1'0", "1 5", "1,000.000.00", strings.Repeat("1,000", 50),
	} {
		_, err := emvqr.ParseAmount(text)
		require.ErrorIs(t, err, emvqr.ErrAmount, text)
		require.NotContains(t, err.Error(), "did you mean", text)
	}
}

func TestMinorUnitsBelowZeroAreNoUnits(t *testing.T) {
	units, err := emvqr.MustAmount("98.73").MinorUnits(-1)
	require.ErrorIs(t, err, emvqr.ErrRange)
	require.Zero(t, units)
}

func TestATipThatContradictsItselfHasNoTotal(t *testing.T) {
	five, bill := emvqr.MustAmount("5"), emvqr.MustAmount("100.00")
	for name, tip := range map[string]emvqr.Tip{
		"fixed without a fee":       {Kind: emvqr.FixedFee},
		"fixed and zero":            {Kind: emvqr.FixedFee, Fee: emvqr.MustAmount("0.00")},
		"fixed and a percentage":    {Kind: emvqr.FixedFee, Fee: five, Percent: five},
		"no percentage":             {Kind: emvqr.PercentFee},
		"500 %":                     {Kind: emvqr.PercentFee, Percent: emvqr.MustAmount("500")},
		"0 %":                       {Kind: emvqr.PercentFee, Percent: emvqr.MustAmount("0")},
		"a percentage and a fee":    {Kind: emvqr.PercentFee, Percent: five, Fee: five},
		"a kind there is not":       {Kind: 9},
		"a fee without a kind":      {Fee: five},
		"a prompt and a fee":        {Kind: emvqr.TipPrompt, Fee: five},
		"a prompt and a percentage": {Kind: emvqr.TipPrompt, Percent: five},
	} {
		t.Run(name, func(t *testing.T) {
			total, err := tip.Total(bill, emvqr.Amount{}, 2, emvqr.RoundHalfUp)
			require.ErrorIs(t, err, emvqr.ErrTip)
			require.False(t, total.IsPresent())
			more, err := tip.Surcharge(bill, 2, emvqr.RoundHalfUp)
			require.ErrorIs(t, err, emvqr.ErrTip)
			require.False(t, more.IsPresent())
		})
	}
}
