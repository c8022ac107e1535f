package emvqr

import (
	"fmt"
	"strings"

	"github.com/openmerchantqr/emvqr/internal/plural"
)

// In returns the amount as it is written in a currency: with exactly the decimals
// of the currency, which may add zeros. An amount that has more of them is an
// [ErrPrecision], zeros or not: in half the world 10.000 is ten thousand, so that
// nothing is cut off or rounded and the error asks what was meant. For a currency
// without a minor unit, such as gold, a whole number is expected.
func (a Amount) In(c Currency) (Amount, error) {
	if decimals := max(c.Exponent, 0); a.Decimals() > decimals {
		return Amount{}, fmt.Errorf("emvqr: %w: %s", ErrPrecision, a.tooFine("amount", c.Numeric, decimals))
	}
	return a.WithDecimals(max(c.Exponent, 0))
}

// padded is a with at least that many decimals, as far as an Amount holds them.
func (a Amount) padded(decimals int) Amount {
	if a.present && a.Decimals() < decimals {
		if exact, err := a.WithDecimals(decimals); err == nil {
			return exact
		}
	}
	return a
}

// tooFine says that an amount has more decimals than its currency, or than the
// whole units that a network asks for where currency is "". Everything that
// refuses such an amount says it with this sentence.
func (a Amount) tooFine(what, currency string, decimals int) string {
	has := "whole amounts are asked for here"
	if c, ok := LookupCurrency(currency); ok {
		has = fmt.Sprintf("%s (%s) has %d", c.Alpha, c.Numeric, decimals)
	}
	return fmt.Sprintf("%s %s has %s, %s%s", what, a, plural.Of(a.Decimals(), "decimal"), has, didYouMean(a.ungrouped()))
}

// ungrouped is the amount without its full stop where that looks as if it
// separated thousands, as in 10.000; "" where it does not.
func (a Amount) ungrouped() string {
	whole, group, _ := strings.Cut(a.String(), ".")
	if len(group) != 3 || len(whole) > 3 || whole == "0" {
		return ""
	}
	return whole + group
}

// didYouMean is the end of a message that has a guess to offer.
func didYouMean(guess string) string {
	if guess == "" {
		return ""
	}
	return "; did you mean " + guess + "?"
}

// groupMarks are what people put between the thousands, and before the decimals.
const groupMarks = ".,'’_ \u00a0\u202f"

// meantAmount guesses the amount that somebody wrote with separators: 10000 for
// 10,000 and 1.000.000, 1000.50 for 1,000.50 and 1.000,50, 100000 for 1,00,000.
// It is "" for what is no such text. It is for a question, never for a payment.
func meantAmount(text string) string {
	if len(text) > 2*maxAmountDigits || strings.Trim(text, groupMarks) != text || strings.Trim(text, "0123456789"+groupMarks) != "" {
		return ""
	}
	var groups []string
	var marks []rune
	start := 0
	for i, c := range text {
		if strings.ContainsRune(groupMarks, c) {
			groups, marks = append(groups, text[start:i]), append(marks, c)
			start = i + len(string(c))
		}
	}
	groups = append(groups, text[start:])
	last := len(groups) - 1
	fraction := ""
	if n := len(groups[last]); last > 0 && n < 3 && (marks[last-1] == '.' || marks[last-1] == ',') && (last == 1 || marks[last-1] != marks[0]) {
		fraction = "." + groups[last]
		groups, marks, last = groups[:last], marks[:last-1], last-1
	}
	for i, group := range groups {
		first, whole := i == 0, len(group) == 3 || i < last && len(group) == 2 && marks[0] == ','
		if last > 0 && (first && (len(group) > 3 || group == "") || !first && (!whole || marks[i-1] != marks[0])) {
			return ""
		}
	}
	guess := strings.Join(groups, "") + fraction
	if _, err := parseAmount(guess); err != nil || guess == text {
		return ""
	}
	return guess
}
