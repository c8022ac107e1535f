package meeza_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/meeza"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

func TestTable(t *testing.T) { networktest.Check(t, meeza.Network) }

// The code in the documentation of Fawaterk's API, whose 62 is in an order of its own.
func TestTheCodeOfTheDocumentation(t *testing.T) {
	t.Parallel()
	code := emvqr.MustParse("00020101021226330016A00000073210000101096100559795204152053038185406106.565802EG5922Fawaterk Test Merchant6004Giza624505063424000105271000311116453477230707528640463047821")
	assert.Equal(t, meeza.Account{Location: network.LocationOf(26), MerchantID: "610055979"}, networktest.OnlyAccount[meeza.Account](t, meeza.Network, code))
	for f := range profiles.Validate(code) {
		assert.Less(t, f.Severity, emvqr.Warning, "%s", f)
	}
}
