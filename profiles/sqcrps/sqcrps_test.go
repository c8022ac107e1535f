package sqcrps_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
	"github.com/openmerchantqr/emvqr/profiles/sqcrps"
)

func TestTable(t *testing.T) { networktest.Check(t, sqcrps.Network) }

func TestBothCodesAreRead(t *testing.T) {
	t.Parallel()
	at := network.LocationOf(51)
	for checksum, want := range map[string]sqcrps.Account{
		"5DD9": {Location: at, Institution: "109", Kind: "00", Merchant: "000000065", Field4: "f8bfe0f8"},
		"AFA5": {Location: at, Institution: "063", Kind: "00", Merchant: "000000044", Field4: "88176843"},
	} {
		code := samples.Of(t, func(r samples.Row) bool { return samples.Named("sqcrps")(r) && r.Ends(checksum) })[0].Code()
		assert.Equal(t, want, networktest.OnlyAccount[sqcrps.Account](t, sqcrps.Network, code))
	}
}
