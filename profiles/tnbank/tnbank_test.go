package tnbank_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
	"github.com/openmerchantqr/emvqr/profiles/tnbank"
)

func TestTable(t *testing.T) { networktest.Check(t, tnbank.Network) }

// The one sample has a wrong checksum, so it is read for people and nobody is paid.
func TestTheSampleIsReadAndNotTaken(t *testing.T) {
	t.Parallel()
	code := samples.Of(t, samples.Named("tn-bank"))[0].Code()
	assert.Equal(t, tnbank.Account{Location: network.LocationOf(26), Wallet: "tn.stb.digicarte", RIB: "10112107400002878815"},
		networktest.OnlyAccount[tnbank.Account](t, tnbank.Network, code))
	for reading := range profiles.Readable(code) {
		assert.Equal(t, profiles.No, reading.Answer, reading.Network)
	}
}
