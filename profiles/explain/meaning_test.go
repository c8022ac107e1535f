package explain

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
)

func TestMeanings(t *testing.T) {
	baht, _ := emvqr.LookupCurrency("764")
	for _, test := range []struct {
		path        string
		value, want string
	}{
		{"01", "11", "static, the code serves many payments"},
		{"01", "12", "dynamic, the code was made for one payment"},
		{"01", "13", ""},
		{"53", "764", "THB, Baht"},
		{"54", "125.5", "THB 125.50"},
		{"54", "125.505", "THB 125.505"},
		{"54", "1,5", ""},
		{"55", "01", "the app asks the payer for a tip"},
		{"55", "02", "a fixed fee is added, see 56"},
		{"55", "03", "a percentage is added, see 57"},
		{"56", "10", "THB 10.00"},
		{"57", "3.5", "3.5 % of the amount"},
		{"57", "x", ""},
		{"58", "TH", "Thailand"},
		{"58", "ZZ", ""},
		{"59", "11", ""},
		{"62.05", "***", "the app asks the payer for it"},
		{"62.10", "***", ""},
		{"59", "***", ""},
		{"62.09", "AME", "the app sends the payer's address, mobile number, e-mail address"},
		{"62.09", "X", ""},
		{"62.11", "400", "screen, merchant POS or POI; at the merchant's premises or registered address; attended"},
		{"62.11", "999", ""},
	} {
		path, err := emvqr.ParsePath(test.path)
		require.NoError(t, err)
		assert.Equal(t, test.want, meaning(emvqr.Object{Path: path, Value: test.value}, baht), "%s %s", test.path, test.value)
	}
}

func TestTheCurrencyIsFoundByItsNumberOnly(t *testing.T) {
	assert.Equal(t, "THB", currencyOf("764").Alpha)
	assert.Empty(t, currencyOf("THB").Alpha, "letters are wrong in a code")
	assert.Empty(t, currencyOf("").Alpha)
	assert.Empty(t, money("5", emvqr.Currency{}))
	withdrawn := emvqr.Currency{Alpha: "XYZ", Name: "Old", Withdrawn: true}
	assert.Equal(t, "XYZ, Old, withdrawn", currencyName(withdrawn))
}
