package mpcss_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/mpcss"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

func TestTable(t *testing.T) { networktest.Check(t, mpcss.Network) }

func parse(text string) emvqr.Code {
	text += "6304"
	return emvqr.MustParse(fmt.Sprintf("%s%04X", text, crc.Checksum(text)))
}

func owned(code emvqr.Code) (kinds []string) {
	for c := range mpcss.Network.Claims(code) {
		if c.Kind != nil {
			kinds = append(kinds, c.Kind.Key)
		}
	}
	return kinds
}

// A person's code has neither a class of merchant nor a currency, a country or a city.
func TestAPersonsCode(t *testing.T) {
	t.Parallel()
	person := networktest.TLV("27", networktest.TLV("01", "90000000", "02", "noodle@BMCT", "04", "NOODLE"))
	code := parse("000201010211" + person + "5906NOODLE")
	assert.Equal(t, mpcss.Person{Location: network.LocationOf(27), Phone: "90000000", Alias: "noodle@BMCT", Name: "NOODLE"},
		networktest.OnlyAccount[mpcss.Person](t, mpcss.Network, code))
	for f := range profiles.Validate(code) {
		assert.LessOrEqual(t, f.Severity, emvqr.Warning, "%s", f)
	}
	for name, c := range map[string]struct {
		value, country string
		want           []string
	}{
		"in Oman":             {networktest.TLV("01", "90000000", "02", "noodle@BMCT"), "5802OM", []string{"person"}},
		"of another country":  {networktest.TLV("01", "90000000", "02", "noodle@BMCT"), "5802IN", nil},
		"with a GUID":         {networktest.TLV("00", "com.example", "01", "90000000", "02", "noodle@BMCT"), "", nil},
		"an address":          {networktest.TLV("01", "90000000", "02", "noodle@example.com"), "", nil},
		"without a phone":     {networktest.TLV("02", "noodle@BMCT"), "", nil},
		"a phone of thirteen": {networktest.TLV("01", "9000000000000", "02", "noodle@BMCT"), "", nil},
	} {
		assert.Equal(t, c.want, owned(parse("000201010211"+networktest.TLV("27", c.value)+c.country+"5906NOODLE")), name)
	}
}

func TestAMerchantIsToldByItsAccountInOmanAlone(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		account, country string
		want             []string
	}{
		"a BIC of eight":     {"BMUSOMRX-123456789012345", "OM", []string{"merchant", "merchant"}},
		"a BIC of eleven":    {"BMUSOMRXISL-0123456789012345", "OM", []string{"merchant", "merchant"}},
		"of another country": {"BMUSOMRX-123456789012345", "IN", nil},
		"an IFSC":            {"ABCD0123456123456789012", "OM", nil},
		"no number":          {"BMUSOMRX-", "OM", nil},
	} {
		text := "000201010211" + networktest.TLV("08", c.account, "26", networktest.TLV("01", "123456789012345", "02", "NOODLE")) + "5303512" + "5802" + c.country + "5906NOODLE6006MUSCAT"
		assert.Equal(t, c.want, owned(parse(text)), name)
	}
}
