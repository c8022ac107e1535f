package keqr_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/keqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

func TestTable(t *testing.T) { networktest.Check(t, keqr.Network) }

func tlv(pairs ...string) string { return networktest.TLV(pairs...) }

func code(objects ...string) emvqr.Code {
	text := "000201010211" + tlv(objects...) + "5204581253034045802KE5912NOODLE HOUSE6007NAIROBI6304"
	return emvqr.MustParse(fmt.Sprintf("%s%04X", text, crc.Checksum(text)))
}

func ke(pairs ...string) string { return tlv(append([]string{"00", keqr.GUID}, pairs...)...) }

// The code of Safaricom has 29 with the identifier alone, which is no second account.
func TestTheCodeOfSafaricomIsOneAccountOverThreeObjects(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, samples.Named("keqr"))
	require.Len(t, rows, 1)
	a := networktest.OnlyAccount[keqr.ProviderAccount](t, keqr.Network, rows[0].Code())
	assert.Equal(t, keqr.ProviderAccount{
		Location: network.LocationOf(28, 82, 83), Provider: "01", Account: "9876543", Timestamp: "343122025 041242",
		Type: "02", Minimum: "00002", Maximum: "00000",
	}, a)
	for reading := range profiles.Readable(rows[0].Code()) {
		if reading.Network == keqr.Slug {
			assert.Equal(t, profiles.Yes, reading.Answer, "%q", reading.Why)
		}
	}
}

func TestABankIsReadByItsNumber(t *testing.T) {
	t.Parallel()
	a := networktest.OnlyAccount[keqr.BankAccount](t, keqr.Network, code("29", ke("68", "1234567890")))
	assert.Equal(t, keqr.BankAccount{Location: network.LocationOf(29), Bank: "68", Account: "1234567890"}, a)
}

// What a number stands for outside 28 and 29 is not known, so nothing is read there.
func TestNoOneIsNamedOutside28And29(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]emvqr.Code{
		"an id for schemes to come": code("31", ke("01", "9876543")),
		"an id of the central bank": code("26", ke("01", "9876543")),
		"two signs":                 code("28", ke(), "29", ke()),
	} {
		assert.Empty(t, slices.Collect(keqr.Network.Accounts(c)), name)
		for claim := range keqr.Network.Claims(c) {
			assert.Equal(t, keqr.Network, claim.Network, name)
		}
	}
}

func TestAnInstitutionWithoutARowNamesNoPayee(t *testing.T) {
	t.Parallel()
	c := code("28", ke("31", "9876543"))
	a := networktest.OnlyAccount[keqr.ProviderAccount](t, keqr.Network, c)
	assert.Empty(t, a.Account)
	for reading := range profiles.Readable(c) {
		if reading.Network == keqr.Slug {
			assert.Equal(t, profiles.NotEstablished, reading.Answer)
		}
	}
	_, err := profiles.Compose(emvqr.Merchant{Name: "NOODLE HOUSE", City: "Nairobi"}, keqr.ProviderAccount{Provider: "31", Account: "9876543"})
	assert.ErrorContains(t, err, `the number of the provider is "31"`)
}

// A reader that knows the second number may pay the account there.
func TestAnAccountAtANumberWithoutARowIsInDoubtBesideAKnownOne(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]emvqr.Code{
		"KEQR-KNOWN-PROVIDER": code("28", ke("01", "9876543", "31", "1234567")),
		"KEQR-BARE-SIGN":      code("28", ke("01", "9876543"), "30", ke("68", "1234567")),
		"KEQR-KNOWN-BANK":     code("29", ke("31", "1234567", "68", "9876543")),
	} {
		assert.Equal(t, []string{name}, networktest.Rules(keqr.Network, c))
		assert.Equal(t, profiles.NotEstablished, profiles.Route(c, profiles.Wallet{keqr.Slug}).Answer)
	}
}

// Which of two accounts in one template a reader takes is not established.
func TestTwoInstitutionsInOneTemplateAreInDoubt(t *testing.T) {
	t.Parallel()
	c := code("28", ke("01", "9876543", "02", "9876543"))
	assert.Equal(t, []string{"KEQR-ONE-PROVIDER"}, networktest.Rules(keqr.Network, c))
	for reading := range profiles.Readable(c) {
		if reading.Network == keqr.Slug {
			assert.Equal(t, profiles.NotEstablished, reading.Answer)
		}
	}
}
