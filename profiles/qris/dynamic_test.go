package qris_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/qris"
)

// The pair was published as it is: the static code and what somebody's converter
// made of it. Both have a 26 that does not close, which must not matter.
func TestDynamicMakesThePublishedPair(t *testing.T) {
	t.Parallel()
	rows := slices.DeleteFunc(samples(t), func(s sample) bool { return !strings.Contains(s.payload, "WARUNG BU ANI") })
	require.Len(t, rows, 2)
	dynamic, err := qris.Dynamic(parse(t, rows[0].payload), "15000", emvqr.Tip{})
	require.NoError(t, err)
	assert.Equal(t, rows[1].payload, dynamic.String())
}

// The ways in which converters that search and replace text go wrong.
func TestDynamicChangesNothingElse(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ static, dynamic string }{
		"010211 inside another value": {
			payment("26", acquirerObjects("02", "010211010211")),
			payment("26", acquirerObjects("02", "010211010211"), "01", "12", "54", "10000"),
		},
		"5802ID inside another value": {
			payment("26", acquirerObjects("02", "5802ID"), "59", "5802ID 5802ID"),
			payment("26", acquirerObjects("02", "5802ID"), "59", "5802ID 5802ID", "01", "12", "54", "10000"),
		},
		"an amount and a tip are there": {
			payment("54", "777", "55", "03", "57", "2.50"),
			payment("01", "12", "54", "10000"),
		},
		"no object 01": {
			payment("01", absent),
			payment("01", "12", "54", "10000"),
		},
		"a name outside ASCII": {
			payment("59", "Kopi Café 咖啡"),
			payment("59", "Kopi Café 咖啡", "01", "12", "54", "10000"),
		},
		"dynamic already": {
			payment("01", "12", "54", "5"),
			payment("01", "12", "54", "10000"),
		},
	} {
		got, err := qris.Dynamic(parse(t, c.static), "10000", emvqr.Tip{})
		require.NoError(t, err, name)
		assert.Equal(t, c.dynamic, got.String(), name)
	}
}

func TestDynamicWritesALeadingZeroOfTheChecksum(t *testing.T) {
	t.Parallel()
	static := parse(t, payment())
	zeros := 0
	for _, amount := range manyAmounts() {
		dynamic, err := qris.Dynamic(static, amount, emvqr.Tip{})
		require.NoError(t, err)
		assert.Equal(t, payment("01", "12", "54", amount), dynamic.String())
		if dynamic.String()[len(dynamic.String())-4] == '0' {
			zeros++
		}
	}
	assert.Positive(t, zeros, "no amount gives a checksum with a leading zero, so this shows nothing")
}

// manyAmounts are enough for some to give a checksum with a zero in front, one in
// sixteen.
func manyAmounts() (amounts []string) {
	for a := '1'; a <= '9'; a++ {
		for b := '0'; b <= '9'; b++ {
			amounts = append(amounts, string([]rune{a, b, '0', '0', '0'}))
		}
	}
	return amounts
}

func TestDynamicKeepsTheOrderThatTheCodeHas(t *testing.T) {
	t.Parallel()
	// As Telkomsel writes it: 53 and 54 behind 62.
	s := sampleEnding(t, "28BB")
	dynamic, err := qris.Dynamic(parse(t, s.payload), "123456", emvqr.Tip{})
	require.NoError(t, err)
	want := seal(strings.TrimSuffix(s.payload[:len(s.payload)-8], "540550000") + "5406123456")
	assert.Equal(t, want, dynamic.String())
}

func TestDynamicAmountsAreWrittenAsGiven(t *testing.T) {
	t.Parallel()
	for _, amount := range []string{"10000", "10000.00", "10000.", "1", "0.01", "10000000", "9999999999999"} {
		dynamic, err := qris.Dynamic(parse(t, payment()), amount, emvqr.Tip{})
		require.NoError(t, err, amount)
		got, _ := dynamic.Get(emvqr.P(54))
		assert.Equal(t, amount, got)
	}
}

func TestDynamicRefusesWhatIsNoAmount(t *testing.T) {
	t.Parallel()
	for amount, rule := range map[string]string{
		"0": "MPM-4.7.4.1-NZ", "0.00": "MPM-4.7.4.1-NZ",
		"10,000": "MPM-4.7.4.1-AMT", "10.000.000": "MPM-4.7.4.1-AMT", "-5": "MPM-4.7.4.1-AMT", "Rp 5": "MPM-4.7.4.1-AMT",
		"1e4": "MPM-4.7.4.1-AMT", ".": "MPM-4.7.4.1-AMT", "١٢": "MPM-4.7.4.1-AMT", " 5": "MPM-4.7.4.1-AMT",
		"12345678901234": "MPM-T3.6-LEN",
	} {
		_, err := qris.Dynamic(parse(t, payment()), amount, emvqr.Tip{})
		var broken *emvqr.RuleError
		require.ErrorAs(t, err, &broken, amount)
		assert.Equal(t, rule, broken.Findings[0].Rule, amount)
	}
	_, err := qris.Dynamic(parse(t, payment()), "", emvqr.Tip{})
	assert.ErrorIs(t, err, emvqr.ErrEmpty)
	_, err = qris.Dynamic(parse(t, payment()), "5\xff", emvqr.Tip{})
	assert.ErrorIs(t, err, emvqr.ErrEncoding)
}

func TestDynamicAsksWhetherThousandsWereMeant(t *testing.T) {
	t.Parallel()
	for amount, want := range map[string]string{
		"10.000": "amount 10.000 has 3 decimals, IDR (360) has 2; did you mean 10000?",
		"10.005": "amount 10.005 has 3 decimals, IDR (360) has 2; did you mean 10005?",
		"0.0100": "amount 0.0100 has 4 decimals, IDR (360) has 2",
	} {
		_, err := qris.Dynamic(parse(t, payment()), amount, emvqr.Tip{})
		require.ErrorIs(t, err, emvqr.ErrPrecision, amount)
		assert.ErrorContains(t, err, want)
	}
	_, err := qris.Dynamic(parse(t, payment()), "10000", emvqr.Tip{Kind: emvqr.FixedFee, Fee: emvqr.MustAmount("1.000")})
	require.ErrorIs(t, err, emvqr.ErrPrecision)
	assert.ErrorContains(t, err, "fixed fee 1.000 has 3 decimals, IDR (360) has 2; did you mean 1000?")
	for amount, want := range map[string]string{"10,000": "10000", "10.000.000": "10000000", "10.000,50": "10000.50"} {
		_, err := qris.Dynamic(parse(t, payment()), amount, emvqr.Tip{})
		assert.ErrorContains(t, err, "; did you mean "+want+"?")
	}
}

func TestDynamicRefusesAnUnknownKindOfTip(t *testing.T) {
	t.Parallel()
	_, err := qris.Dynamic(parse(t, payment()), "10000", emvqr.Tip{Kind: 9})
	assert.ErrorIs(t, err, emvqr.ErrTip)
}

func TestDynamicTips(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		tip  emvqr.Tip
		want []string
	}{
		"none":       {emvqr.Tip{}, []string{"55", absent}},
		"prompt":     {emvqr.Tip{Kind: emvqr.TipPrompt}, []string{"55", "01"}},
		"fixed":      {emvqr.Tip{Kind: emvqr.FixedFee, Fee: emvqr.MustAmount("2500")}, []string{"55", "02", "56", "2500"}},
		"percentage": {emvqr.Tip{Kind: emvqr.PercentFee, Percent: emvqr.MustAmount("0.75")}, []string{"55", "03", "57", "0.75"}},
	} {
		dynamic, err := qris.Dynamic(parse(t, payment("55", "01")), "10000", c.tip)
		require.NoError(t, err, name)
		assert.Equal(t, payment(append(c.want, "01", "12", "54", "10000")...), dynamic.String(), name)
	}
}

func TestDynamicRefusesATipThatSaysNothing(t *testing.T) {
	t.Parallel()
	for name, tip := range map[string]emvqr.Tip{
		"fixed without a fee":          {Kind: emvqr.FixedFee},
		"fixed fee of zero":            {Kind: emvqr.FixedFee, Fee: emvqr.MustAmount("0")},
		"percentage without a number":  {Kind: emvqr.PercentFee},
		"percentage of 100":            {Kind: emvqr.PercentFee, Percent: emvqr.MustAmount("100")},
		"prompt with a fee beside it":  {Kind: emvqr.TipPrompt, Fee: emvqr.MustAmount("5")},
		"no tip with a fee beside it":  {Fee: emvqr.MustAmount("5")},
		"percentage with a fixed fee":  {Kind: emvqr.PercentFee, Percent: emvqr.MustAmount("5"), Fee: emvqr.MustAmount("5")},
		"a fee of more than 13 digits": {Kind: emvqr.FixedFee, Fee: emvqr.MustAmount("12345678901234")},
	} {
		_, err := qris.Dynamic(parse(t, payment()), "10000", tip)
		var broken *emvqr.RuleError
		assert.ErrorAs(t, err, &broken, name)
	}
}

func TestDynamicLeavesOldErrorsOutsideTheMoneyAlone(t *testing.T) {
	t.Parallel()
	name := "A NAME OF 26 CHARACTERS !!"
	dynamic, err := qris.Dynamic(parse(t, payment("52", "111", "59", name)), "10000", emvqr.Tip{})
	require.NoError(t, err)
	assert.Equal(t, payment("52", "111", "59", name, "01", "12", "54", "10000"), dynamic.String())
}

func TestAnAmountAboveTheLimitIsAFindingAndNoRefusal(t *testing.T) {
	t.Parallel()
	dynamic, err := qris.Dynamic(parse(t, payment()), "10000001", emvqr.Tip{})
	require.NoError(t, err)
	found := slices.Collect(qris.Network.Validate(dynamic))
	require.Len(t, found, 1)
	assert.Equal(t, "QRIS-AMOUNT-LIMIT", found[0].Rule)
	assert.Equal(t, emvqr.Warning, found[0].Severity)
}

func TestDynamicRefusesCodesThatItMustNotTouch(t *testing.T) {
	t.Parallel()
	damaged := emvqr.Diagnose(payment()[:len(payment())-4] + "0000")
	unverified, _ := damaged.Code()
	_, err := qris.Dynamic(unverified, "10000", emvqr.Tip{})
	assert.ErrorIs(t, err, emvqr.ErrUnverified, "the checksum was wrong")
	_, err = qris.Dynamic(emvqr.Code{}, "10000", emvqr.Tip{})
	assert.ErrorIs(t, err, emvqr.ErrUnverified, "the zero code")
	_, err = qris.Dynamic(parse(t, payment("53", "764")), "10000", emvqr.Tip{})
	assert.EqualError(t, err, `qris: the currency in 53 is "764", expected 360 (rupiah)`)

	twice := seal("000201" + tlv("26", acquirerObjects(), "53", "360", "54", "5", "54", "6", "58", "ID"))
	_, err = qris.Dynamic(parse(t, twice), "10000", emvqr.Tip{})
	assert.ErrorIs(t, err, emvqr.ErrDuplicate, "which of two amounts is meant is not clear")
	var edit *emvqr.EditError
	assert.True(t, errors.As(err, &edit) && edit.Path == emvqr.P(54))
}
