package cliq_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/cliq"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

func TestTable(t *testing.T) { networktest.Check(t, cliq.Network) }

// The code of a program's tests, all that is known of the layout.
func TestTheOneCode(t *testing.T) {
	t.Parallel()
	code := emvqr.MustParse("00020101021228280004CliQ0108TESTJOA002040001520412345303400540511.355502015802JO5913Merchant 00016005Amman61051111862630104000" +
		"10306store10406loyal10510QRTest01540609customer10804JOQR80310004JOQR01192021-04-05T10:44:596304B56C")
	assert.Equal(t, cliq.Account{Location: network.LocationOf(28, 80), Participant: "TESTJOA0", MerchantID: "0001", Created: "2021-04-05T10:44:59"},
		networktest.OnlyAccount[cliq.Account](t, cliq.Network, code))
	assert.Empty(t, networktest.Rules(cliq.Network, code))
	for f := range profiles.Validate(code) {
		// Dinars have three decimals, and the code has two.
		assert.True(t, f.Severity <= emvqr.Info || f.Rule == "MPM-4.7.4.1-EXP", "%s", f)
	}
}
