package promptpay_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/promptpay"
)

func withMessage(t *testing.T, digits string) emvqr.Code {
	t.Helper()
	return thai(t, "29", transfer29("03", "140000800000000"), "81", digits)
}

func TestMessageOfTheTrueMoneySample(t *testing.T) {
	rows, codes := promptpaySamples(t)
	found := 0
	for i, row := range rows {
		text, ok := promptpay.MessageOf(codes[i])
		assert.Equal(t, strings.HasSuffix(row.payload, "6304F5A2"), ok, "line %d", row.line)
		if ok {
			found++
			assert.Equal(t, "Hello World!", text)
		}
	}
	assert.Equal(t, 1, found)
}

func TestMessagesAreReadAsTheyWereWritten(t *testing.T) {
	for text, digits := range map[string]string{
		"A":                        "0041",
		"ขอบคุณ":                   "0E020E2D0E1A0E040E380E13",
		"🙏":                        "D83DDE4F",
		"@0123456789":              "00400030003100320033003400350036003700380039", // reads as a data object, too
		"123456789012345678901234": "003100320033003400350036003700380039003000310032003300340035003600370038003900300031003200330034",
	} {
		data, err := promptpay.MessageData(text)
		require.NoError(t, err)
		assert.Equal(t, emvqr.Data{ID: 81, Value: digits}, data)
		for _, form := range []string{digits, strings.ToLower(digits)} {
			code := withMessage(t, form)
			got, ok := promptpay.MessageOf(code)
			assert.True(t, ok)
			assert.Equal(t, text, got)
			assert.Empty(t, rules(code))
			for f := range alone(t).Validate(code) {
				assert.Less(t, f.Severity, emvqr.Error, "%s", f)
			}
		}
	}
}

func TestWhatIsNoMessage(t *testing.T) {
	for _, digits := range []string{"004", "00410", "zzzz", "D83D", "DE4FD83D", "D83D0041", "0041D83D"} {
		code := withMessage(t, digits)
		_, ok := promptpay.MessageOf(code)
		assert.False(t, ok, digits)
		assert.Equal(t, []string{"PROMPTPAY-MESSAGE"}, rules(code), digits)
	}
	template := withMessage(t, tlv("00", "com.example"))
	_, ok := promptpay.MessageOf(template)
	assert.False(t, ok)
	assert.Empty(t, rules(template), "the template is another network's")

	bill := thai(t, "30", bill30("01", kbankBiller, "02", "A"), "81", "0041")
	_, ok = promptpay.MessageOf(bill)
	assert.False(t, ok, "a bill payment has no personal message")
}

func TestMessageDataRefuses(t *testing.T) {
	for _, text := range []string{"", "\xff", strings.Repeat("A", promptpay.MaxMessage+1), strings.Repeat("🙏", 13)} {
		_, err := promptpay.MessageData(text)
		assert.ErrorIs(t, err, promptpay.ErrMessage)
		assert.ErrorContains(t, err, "promptpay: ")
	}
}
