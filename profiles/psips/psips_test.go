package psips_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
	"github.com/openmerchantqr/emvqr/profiles/psips"
)

func TestTable(t *testing.T) { networktest.Check(t, psips.Network) }

func code(accounts string) emvqr.Code {
	text := "000201010211" + accounts + "5204541153033765802PS5904SHOP6006NABLUS" + networktest.TLV("80", networktest.TLV("00", psips.GUID, "01", "2026-01-01 12:00:00")) + "6304"
	return emvqr.MustParse(fmt.Sprintf("%s%04X", text, crc.Checksum(text)))
}

// One program has the template in 26 and writes the time of making, another has it in
// 29 and no phone.
func TestBothPrograms(t *testing.T) {
	t.Parallel()
	one := networktest.OnlyAccount[psips.Account](t, psips.Network, code(networktest.TLV("26", networktest.TLV("00", psips.GUID, "01", "JPAYPS22", "04", "0590000000", "10", "EPAY"))))
	assert.Equal(t, psips.Account{Location: network.LocationOf(26, 80), Participant: "JPAYPS22", Phone: "0590000000", Service: "EPAY", Created: "2026-01-01 12:00:00"}, one)
	other := code(networktest.TLV("29", networktest.TLV("00", psips.GUID, "01", "SAFKPS22000")))
	assert.Equal(t, "SAFKPS22000", networktest.OnlyAccount[psips.Account](t, psips.Network, other).Participant)
	assert.Empty(t, networktest.Rules(psips.Network, other))
	for r := range profiles.Readable(other) {
		if r.Network == psips.Slug {
			assert.Equal(t, profiles.NotEstablished, r.Answer, "whom it pays is not in it")
		}
	}
}
