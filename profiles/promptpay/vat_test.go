package promptpay_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/promptpay"
)

// withVAT is a Thai code with a tax block of these objects.
func withVAT(t *testing.T, pairs ...string) emvqr.Code {
	t.Helper()
	return thai(t, "30", bill30("01", kbankBiller, "02", "A"), "80", tlv(pairs...))
}

func TestVATOf(t *testing.T) {
	got, ok := promptpay.VATOf(withVAT(t, "00", "0001", "01", "7.00", "02", "6.54"))
	require.True(t, ok)
	assert.Equal(t, promptpay.VAT{
		Branch: "0001", Rate: emvqr.MustAmount("7.00"), Amount: emvqr.MustAmount("6.54"),
	}, got)

	got, ok = promptpay.VATOf(withVAT(t, "00", "0001", "02", "6.54"))
	require.True(t, ok)
	assert.False(t, got.Rate.IsPresent())
}

func TestVATIsWrittenAsItWasRead(t *testing.T) {
	code := withVAT(t, "00", "0001", "01", "7.00", "02", "6.54")
	block, ok := promptpay.VATOf(code)
	require.True(t, ok)
	bare, err := code.With(emvqr.Remove(emvqr.P(80)))
	require.NoError(t, err)
	_, ok = promptpay.VATOf(bare)
	require.False(t, ok)
	again, err := bare.With(emvqr.SetTemplate(emvqr.P(80), block.Data().Template...))
	require.NoError(t, err)
	value, _ := again.Get(emvqr.P(80))
	want, _ := code.Get(emvqr.P(80))
	assert.Equal(t, want, value)
	assert.Equal(t, uint8(80), block.Data().ID)
	assert.Empty(t, promptpay.VAT{}.Data().Template)
}

func TestObject80OfOthersIsNoVATBlock(t *testing.T) {
	for name, code := range map[string]emvqr.Code{
		"a GUID":          withVAT(t, "00", "com.example", "01", "7.00", "02", "6.54"),
		"no 00":           withVAT(t, "01", "7.00", "02", "6.54"),
		"opaque":          thai(t, "30", bill30("01", kbankBiller, "02", "A"), "80", "0009A"),
		"absent":          thai(t, "30", bill30("01", kbankBiller, "02", "A")),
		"another country": sealed(t, "000201"+tlv("26", tlv("00", "com.example"))+"53037025802SG"+tlv("80", tlv("00", "0001", "02", "1"))),
		"no code":         {},
	} {
		_, ok := promptpay.VATOf(code)
		assert.False(t, ok, name)
		for _, rule := range rules(code) {
			assert.NotContains(t, rule, "PROMPTPAY-VAT", name)
		}
	}
}

func TestVATRuleNamesTheObject(t *testing.T) {
	for name, c := range map[string]struct {
		objects []string
		path    emvqr.Path
		rule    string
	}{
		"branch of five digits": {[]string{"00", "00001", "02", "1.00"}, emvqr.P(80, 0), "PROMPTPAY-VAT-BRANCH-LEN"},
		"rate of six":           {[]string{"00", "0001", "01", "7.0000", "02", "1.00"}, emvqr.P(80, 1), "PROMPTPAY-VAT-RATE-LEN"},
		"rate with a sign":      {[]string{"00", "0001", "01", "7%", "02", "1.00"}, emvqr.P(80, 1), "PROMPTPAY-VAT-RATE-NUMBER"},
		"no amount":             {[]string{"00", "0001", "01", "7.00"}, emvqr.P(80, 2), "PROMPTPAY-VAT-AMOUNT-MISSING"},
		"amount with a comma":   {[]string{"00", "0001", "02", "1,00"}, emvqr.P(80, 2), "PROMPTPAY-VAT-AMOUNT-NUMBER"},
		"amount of fourteen":    {[]string{"00", "0001", "02", "12345678901.00"}, emvqr.P(80, 2), "PROMPTPAY-VAT-AMOUNT-LEN"},
	} {
		var got []emvqr.Finding
		for f := range promptpay.Network.Validate(withVAT(t, c.objects...)) {
			got = append(got, f)
		}
		require.Len(t, got, 1, name)
		assert.Equal(t, c.rule, got[0].Rule, name)
		assert.Equal(t, c.path, got[0].Path, name)
		assert.Equal(t, emvqr.Warning, got[0].Severity, name)
	}
	assert.Empty(t, rules(withVAT(t, "00", "0001", "01", "7.00", "02", "6.54")))
}
