package somqr_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
	"github.com/openmerchantqr/emvqr/profiles/somqr"
)

func TestTable(t *testing.T) { networktest.Check(t, somqr.Network) }

func TestTheSampleAndEverySpellingOfTheIdentifier(t *testing.T) {
	t.Parallel()
	code := samples.Of(t, samples.Named("somqr"))[0].Code()
	want := somqr.Account{Location: network.LocationOf(26), Acquirer: "010006", MerchantID: "12345678", GUID: "so.somqr.sSIPS"}
	assert.Equal(t, want, networktest.OnlyAccount[somqr.Account](t, somqr.Network, code))
	for _, spelling := range []string{"so.somqr.sips", "SO.SOMQR.SIPS"} {
		a := want
		a.Location, a.GUID = network.Location{}, spelling
		c, err := profiles.Compose(emvqr.Merchant{Name: "NOODLE HOUSE", City: "Mogadishu", MCC: "5812"}, a)
		require.NoError(t, err)
		assert.Equal(t, spelling, networktest.OnlyAccount[somqr.Account](t, somqr.Network, c).GUID)
	}
}

// SIPS takes longer names than EMVCo, and other readers may not: that is a warning.
func TestAWideNameIsAWarning(t *testing.T) {
	t.Parallel()
	shop := emvqr.Merchant{Name: strings.Repeat("N", 40), City: strings.Repeat("M", 30), MCC: "5812", Currency: "840"}
	c, err := profiles.Compose(shop, somqr.Account{Acquirer: "010006", MerchantID: "12345678"})
	require.NoError(t, err)
	var found []string
	for f := range profiles.Validate(c) {
		if f.Severity > emvqr.Info {
			found = append(found, f.Rule)
			assert.Equal(t, emvqr.Warning, f.Severity)
		}
	}
	assert.Equal(t, []string{"MPM-T3.6-LEN", "MPM-T3.6-LEN"}, found)
	shop.Name += "N"
	_, err = profiles.Compose(shop, somqr.Account{Acquirer: "010006", MerchantID: "12345678"})
	assert.ErrorContains(t, err, "SOMQR-NAME-LEN")
}
