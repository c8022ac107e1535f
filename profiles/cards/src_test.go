package cards_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/profiles/cards"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// srcIDs are those of the example on Mastercard's developer page.
const srcIDs = "6a2f41a3-c54c-fce8-32d2-0324e1c32e22*3440e5bf-81ca-4c5f-a1b2-cf989f09a039"

func TestSRCIsTwoUUIDs(t *testing.T) {
	code := withAccounts("US", object(5, "0473"+srcIDs))
	accounts := accountsOf(cards.Mastercard, code)
	require.Len(t, accounts, 1)
	account := accounts[0].(cards.Account)
	ids, ok := account.SRC()
	assert.True(t, ok)
	assert.Equal(t, cards.SRC{First: "6a2f41a3-c54c-fce8-32d2-0324e1c32e22", Second: "3440e5bf-81ca-4c5f-a1b2-cf989f09a039"}, ids)
	assert.Empty(t, rulesBroken(cards.Mastercard, code))
	assert.Equal(t, network.At(5), network.Parts(account)[0].Places)

	made, err := cards.Mastercard.NewAccount(network.FieldValue{Key: "src", Value: srcIDs})
	require.NoError(t, err)
	assert.Equal(t, network.Parts(account), network.Parts(made))
}

func TestWhatOnlyResemblesSRCIsAnOpaqueNumberWithAWarning(t *testing.T) {
	for _, value := range []string{
		"0473" + strings.Replace(srcIDs, "*", "-", 1),
		"0473" + strings.Replace(srcIDs, "6a2f", "6g2f", 1),
		"0473" + strings.Replace(srcIDs, "a3-c5", "a3xc5", 1),
		"0472" + srcIDs,
		"0473" + srcIDs[:72],
	} {
		code := withAccounts("US", object(5, value))
		account := accountsOf(cards.Mastercard, code)[0].(cards.Account)
		_, ok := account.SRC()
		assert.False(t, ok, value)
		assert.Equal(t, value, account.Number)
		assert.Equal(t, []string{"MASTERCARD-CARD-NUMBER-FORMAT"}, rulesBroken(cards.Mastercard, code), value)
	}
	_, ok := cards.Account{Scheme: "visa", Number: "0473" + srcIDs}.SRC()
	assert.False(t, ok, "another scheme's value")
}
