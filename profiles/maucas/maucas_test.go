package maucas_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/maucas"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

func TestTable(t *testing.T) { networktest.Check(t, maucas.Network) }

// The one sample is of a sandbox: it is read, and nobody is told that it can be paid.
func TestACodeOfTheTestSystemIsReadAndInDoubt(t *testing.T) {
	t.Parallel()
	code := samples.Of(t, samples.Named("maucas"))[0].Code()
	assert.Equal(t, maucas.Account{
		Location: network.LocationOf(26), Participant: "MSTDMXMVXXXX", Account: "01234123412", MerchantID: "000000000000050", GUID: maucas.TestGUID,
	}, networktest.OnlyAccount[maucas.Account](t, maucas.Network, code))
	assert.Equal(t, []string{"MAUCAS-GUID-TEST"}, networktest.Rules(maucas.Network, code))
	for reading := range profiles.Readable(code) {
		if reading.Network == maucas.Slug {
			assert.Equal(t, profiles.NotEstablished, reading.Answer)
		}
	}
}
