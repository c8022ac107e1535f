package cards_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/openmerchantqr/emvqr/profiles/cards"
)

// breaks has for each rule the accounts of a code of India that break it and no
// other rule of the network.
var breaks = map[string]string{
	"VISA-CARD-NUMBER-FORMAT":       object(2, "411111111111111x"),
	"VISA-CARD-NUMBER-LEN":          object(2, "577"),
	"VISA-CARD-NUMBER-LUHN":         object(3, "4111111111111112"),
	"MASTERCARD-CARD-NUMBER-FORMAT": object(4, "55555555555544x"),
	"MASTERCARD-CARD-NUMBER-LEN":    object(4, "55555555555544"),
	"MASTERCARD-CARD-NUMBER-LUHN":   object(5, "5555555555554440"),
	"MASTERCARD-MAID-PLACE":         "", // it may stand wherever it is looked for
	"MASTERCARD-MAID-MAID-MISSING":  object(26, object(0, "A0000000041010")+object(2, "12345678901")),
	"RUPAY-CARD-NUMBER-FORMAT":      object(6, "610003078002027x"),
	"RUPAY-CARD-NUMBER-LEN":         object(7, "610003078002027"),
	"RUPAY-CARD-NUMBER-LUHN":        object(6, "6100030780020271"),
	"RUPAY-BANK-IFSC-MISSING":       object(8, "12345"),
	"RUPAY-BANK-IFSC-FORMAT":        object(8, "HDFC100062250200018553226"),
	"RUPAY-BANK-ACCOUNT-MISSING":    object(8, "HDFC0000622"),
	"RUPAY-BANK-ACCOUNT-FORMAT":     object(8, "HDFC00006225020-0018553226"),
	"RUPAY-BANK-ACCOUNT-LEN":        object(8, "HDFC0000622123456789012345678901234567"),
	"RUPAY-COUNTRY":                 "", // in another country the account is nobody's; see the table
	"VISA-TWO-ACCOUNTS":             object(2, "4000001234567899") + object(3, "4000001234567881"),
	"MASTERCARD-TWO-ACCOUNTS":       object(4, "520000000000007") + object(5, "520000000000008"),
	"RUPAY-TWO-ACCOUNTS":            object(6, "6100030780020270") + object(7, "6100030780020288"),
	"DISCOVER-TWO-ACCOUNTS":         object(9, "6011000990139424") + object(10, "6011000990139432"),
	"AMEX-TWO-ACCOUNTS":             object(11, "1234567890") + object(12, "1234567891"),
	"JCB-TWO-ACCOUNTS":              object(13, "1234567890123") + object(14, "1234567890124"),
	"DISCOVER-CARD-NUMBER-FORMAT":   object(9, "601100099013942x"),
	"DISCOVER-CARD-NUMBER-LEN":      object(10, "60110009901394"),
	"DISCOVER-CARD-NUMBER-LUHN":     object(9, "6011000990139420"),
}

func TestEachRuleIsBrokenAloneByItsVector(t *testing.T) {
	listed := 0
	for _, n := range cards.Networks {
		for rule := range n.Catalogue() {
			listed++
			accounts, ok := breaks[rule.ID]
			assert.True(t, ok, "%s has no vector", rule.ID)
			assert.NotEmpty(t, rule.Sentence)
			assert.NotEmpty(t, rule.Citation)
			if accounts == "" {
				continue
			}
			code := withAccounts("IN", accounts)
			assert.Equal(t, []string{rule.ID}, rulesBroken(n, code))
			for f := range n.Validate(code) {
				assert.Equal(t, rule.Severity, f.Severity, rule.ID)
				assert.Equal(t, n.Slug, f.Network)
			}
		}
	}
	assert.Len(t, breaks, listed, "a vector is of no rule")
}
