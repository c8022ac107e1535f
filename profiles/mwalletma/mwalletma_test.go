package mwalletma_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/mwalletma"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

func TestTable(t *testing.T) { networktest.Check(t, mwalletma.Network) }

var payee = mwalletma.Account{
	Encryption: "1", ReferenceFormat: "0", Reference: "AAECAwQFBgcICQoLDA0ODw==", Masked: "+2126######00",
	Operation: "1", SignatureFormat: "0", Version: "010002", Instance: "01",
}

// The reference is kept as it is: it is encrypted, and not for the library to open.
func TestTheReferenceIsOpaque(t *testing.T) {
	t.Parallel()
	want := payee
	want.Location = network.LocationOf(26, 80)
	code := samples.Of(t, samples.Named("mwallet-ma"))[0].Code()
	assert.Equal(t, want, networktest.OnlyAccount[mwalletma.Account](t, mwalletma.Network, code))
	c, err := profiles.Compose(emvqr.Merchant{Name: "NOODLE HOUSE", City: "Safi", MCC: "5541"}, payee)
	require.NoError(t, err)
	assert.Equal(t, want, networktest.OnlyAccount[mwalletma.Account](t, mwalletma.Network, c))
}

// A code between persons says neither category nor country, name nor city; a
// merchant's does. The template is that of the sample.
func TestWhatACodeOfAPersonLeavesOut(t *testing.T) {
	t.Parallel()
	template := networktest.TLV("00", mwalletma.GUID, "02", "1", "05", "0", "06", payee.Reference, "07", payee.Masked)
	for operation, want := range map[string][]string{
		"0": nil,
		"1": {"MWALLET-MA-CATEGORY-MISSING", "MWALLET-MA-COUNTRY-MISSING", "MWALLET-MA-NAME-MISSING", "MWALLET-MA-CITY-MISSING"},
	} {
		text := "000201010211" + networktest.TLV("26", template, "53", "504",
			"80", networktest.TLV("00", mwalletma.DataGUID, "01", operation, "04", "0", "05", "010002", "06", "01")) + "6304"
		c := emvqr.MustParse(fmt.Sprintf("%s%04X", text, crc.Checksum(text)))
		var found []string
		for f := range profiles.Validate(c) {
			if f.Severity > emvqr.Info {
				found = append(found, f.Rule)
			}
		}
		assert.Equal(t, want, found, operation)
	}
}
