package ghqr_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/ghqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

func TestTable(t *testing.T) { networktest.Check(t, ghqr.Network) }

func TestTheCodeOfAMerchant(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, samples.Named("ghqr"))
	require.Len(t, rows, 1)
	assert.Equal(t, ghqr.Account{
		Location: network.LocationOf(32), Merchant: "1064024100064025", Field2: "010000", Field3: "001", Expires: "E20210913T120000",
	}, networktest.OnlyAccount[ghqr.Account](t, ghqr.Network, rows[0].Code()))
}

// One code is no reason to refuse another, so what has come is a warning too.
func TestNothingIsMoreThanAWarning(t *testing.T) {
	t.Parallel()
	for rule := range ghqr.Network.Catalogue() {
		assert.LessOrEqual(t, rule.Severity, emvqr.Warning, rule.ID)
	}
	code := samples.Of(t, samples.Named("ghqr"))[0].Code()
	found := false
	later := profiles.Known().At(time.Date(2021, 9, 13, 12, 0, 1, 0, time.UTC))
	assert.Equal(t, profiles.NotEstablished, later.Route(code, profiles.Wallet{ghqr.Slug}).Answer)
	for f := range later.Validate(code) {
		found = found || f.Rule == "GHQR-EXPIRES-EXPIRED" && f.Severity == emvqr.Warning
	}
	assert.True(t, found)
}

// A table of one source refuses no code of another country, and answers no yes either.
func TestACodeOfAnotherCountryIsInDoubt(t *testing.T) {
	t.Parallel()
	code := samples.Of(t, samples.Named("ghqr"))[0].Code()
	for object, other := range map[string]string{"5802GH": "5802NG", "5303936": "5303566"} {
		text := strings.Replace(code.String(), object, other, 1)
		text = text[:len(text)-4]
		routing := profiles.Route(emvqr.MustParse(fmt.Sprintf("%s%04X", text, crc.Checksum(text))), profiles.Wallet{ghqr.Slug})
		assert.Equal(t, profiles.NotEstablished, routing.Answer, other)
	}
}

func TestNothingIsWritten(t *testing.T) {
	t.Parallel()
	_, err := ghqr.Network.NewAccount(network.FieldValue{Key: "merchant", Value: "0000000000000001"})
	assert.Error(t, err)
	_, err = profiles.Compose(emvqr.Merchant{Name: "NOODLE HOUSE", City: "Accra"}, ghqr.Account{Merchant: "0000000000000001"})
	assert.ErrorContains(t, err, "is not established")
}
