package cards_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/cards"
)

// breaks has for rules that no row can say, and for what is read where nothing can be
// cut, the accounts of a code of India that break it and no other rule of the network.
var breaks = map[string]string{
	"RUPAY-BANK-IFSC-MISSING":    object(8, "12345"),
	"RUPAY-BANK-ACCOUNT-MISSING": object(8, "HDFC0000622"),
	"VISA-TWO-ACCOUNTS":          object(2, "4000001234567899") + object(3, "4000001234567881"),
	"MASTERCARD-TWO-ACCOUNTS":    object(4, "520000000000007") + object(5, "520000000000008"),
	"RUPAY-TWO-ACCOUNTS":         object(6, "6100030780020270") + object(7, "6100030780020288"),
	"DISCOVER-TWO-ACCOUNTS":      object(9, "6011000990139424") + object(10, "6011000990139432"),
	"AMEX-TWO-ACCOUNTS":          object(11, "1234567890") + object(12, "1234567891"),
	"JCB-TWO-ACCOUNTS":           object(13, "1234567890123") + object(14, "1234567890124"),
}

func TestEachRuleIsBrokenAloneByItsVector(t *testing.T) {
	listed := 0
	for _, n := range cards.Networks {
		for rule := range n.Catalogue() {
			accounts, ok := breaks[rule.ID]
			if !ok {
				continue
			}
			listed++
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

func TestNothingOfTheCardSchemesIsAnError(t *testing.T) {
	for _, n := range cards.Networks {
		for rule := range n.Catalogue() {
			if rule.ID != "RUPAY-COUNTRY" && !strings.HasSuffix(rule.ID, "-CUT") { // who else reads it, and what is written
				assert.LessOrEqual(t, rule.Severity, emvqr.Warning, rule.ID)
			}
		}
	}
}

// EMVCo gives a scheme two ids and does not say which one a wallet pays.
func TestTwoMerchantsOfOneSchemeAreDoubtful(t *testing.T) {
	for _, n := range cards.Networks {
		id := strings.ToUpper(n.Slug) + "-TWO-ACCOUNTS"
		for f := range n.Validate(withAccounts("IN", breaks[id])) {
			assert.Equal(t, id, f.Rule)
			assert.Equal(t, emvqr.Warning, f.Severity, id)
			assert.Equal(t, emvqr.Doubt, f.Effect, id)
			assert.Equal(t, emvqr.ConfidenceD, f.Confidence, id)
		}
	}
	assert.Empty(t, rulesBroken(cards.Visa, withAccounts("IN", object(2, "4000001234567899")+object(3, "4000001234567899"))), "one merchant twice")
}
