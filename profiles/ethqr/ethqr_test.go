package ethqr_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/cards"
	"github.com/openmerchantqr/emvqr/profiles/ethqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

func TestTable(t *testing.T) { networktest.Check(t, ethqr.Network) }

func tlv(pairs ...string) string { return networktest.TLV(pairs...) }

// code is a code of a shop in a country, with objects after its name.
func code(country, template string, after ...string) emvqr.Code {
	text := "000201010211" + tlv("28", template) + "5204581253032305802" + country + "5912NOODLE HOUSE6005Adama" + tlv(after...) + "6304"
	return emvqr.MustParse(fmt.Sprintf("%s%04X", text, crc.Checksum(text)))
}

var (
	identifier = "581b314e257f41bfbbdc6384daa31d16"
	payee      = ethqr.Account{GUID: identifier, BIC: "CBETETAA", Account: "10000171234567890"}
)

func TestATemplateIsFoundByItsBICAndInEthiopiaAlone(t *testing.T) {
	t.Parallel()
	template := tlv("00", identifier, "01", "CBETETAA", "02", "10000171234567890")
	a := networktest.OnlyAccount[ethqr.Account](t, ethqr.Network, code("ET", template))
	assert.Equal(t, ethqr.Account{Location: network.LocationOf(28), GUID: identifier, BIC: "CBETETAA", Account: "10000171234567890"}, a)
	assert.Empty(t, slices.Collect(ethqr.Network.Accounts(code("JO", template))))
}

// Two banks write a name where others have an identifier and a BIC. What else they
// write is not known, so nobody is named.
func TestABanksOwnFormNamesNoPayee(t *testing.T) {
	t.Parallel()
	c := code("ET", tlv("00", "BANK", "02", "1000012345678"), "85", "XY")
	assert.Equal(t, ethqr.IssuerTemplate{Location: network.LocationOf(28), Issuer: "BANK"},
		networktest.OnlyAccount[ethqr.IssuerTemplate](t, ethqr.Network, c))
	for reading := range profiles.Readable(c) {
		assert.NotEqual(t, profiles.Yes, reading.Answer, reading.Network)
	}
	for f := range profiles.Validate(c) {
		assert.Less(t, f.Severity, emvqr.Error, "%s", f)
	}
}

// Eight digits are a number of some network that is not known here, and a domain is no
// issuer of IPS ET: what is behind either is no account of a bank's.
func TestATemplateOfAnotherNetworkNamesNoPayee(t *testing.T) {
	t.Parallel()
	for _, template := range []string{
		tlv("00", identifier, "01", "99123456", "02", "00000001"),
		tlv("00", "BANK", "01", "12345678901", "02", "00000001"),
		tlv("00", "com.example.wallet", "01", "MERCHANT", "02", "00000001"),
	} {
		c := code("ET", template)
		networktest.OnlyAccount[ethqr.IssuerTemplate](t, ethqr.Network, c)
		assert.NotEqual(t, profiles.Yes, profiles.Route(c, profiles.Wallet{ethqr.Slug}).Answer, template)
	}
}

// A GUID that another network has is a better sign than the place.
func TestAnotherNetworksTemplateIn28IsItsOwn(t *testing.T) {
	t.Parallel()
	c := code("ET", tlv("00", "com.alipay", "01", "https://qr.alipay.com/ocx00000000000000000000"))
	assert.Equal(t, []string{"alipayplus"}, profiles.Slugs(c))
}

func TestTheDueDateIsKeptBesideCards(t *testing.T) {
	t.Parallel()
	a := payee
	a.DueDate, a.LateAmount = "31122099", "110.00"
	c, err := profiles.Compose(emvqr.Merchant{Name: "NOODLE HOUSE", City: "Adama", MCC: "5812", Amount: emvqr.MustAmount("100.00")}, a, cards.Account{Scheme: "visa", Number: "4000001234567899"})
	require.NoError(t, err)
	value, _ := c.Get(emvqr.P(62, 50))
	assert.Equal(t, "31122099", value)
	for f := range profiles.Validate(c) {
		assert.Less(t, f.Severity, emvqr.Warning, "%s", f)
	}
}

func TestABICThatIsNoneIsRefused(t *testing.T) {
	t.Parallel()
	a := payee
	a.BIC = "CBETETA"
	_, err := profiles.Compose(emvqr.Merchant{Name: "NOODLE HOUSE", City: "Adama"}, a)
	assert.ErrorContains(t, err, "BIC")
}
