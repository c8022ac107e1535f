package mojaloop_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/mojaloop"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

func TestTable(t *testing.T) { networktest.Check(t, mojaloop.Network) }

func TestNothingIsMoreThanAWarningAndNothingIsWritten(t *testing.T) {
	t.Parallel()
	for rule := range mojaloop.Network.Catalogue() {
		assert.LessOrEqual(t, rule.Severity, emvqr.Warning, rule.ID)
	}
	shop := emvqr.Merchant{Name: "NOODLE HOUSE", City: "Lusaka", Country: "ZM", Currency: "ZMW", MCC: "5812"}
	_, err := profiles.Compose(shop, mojaloop.Account{Scheme: "ALIAS", Account: "00000001"})
	assert.ErrorContains(t, err, "is not established")
}
