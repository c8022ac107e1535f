package mercadopago_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/mercadopago"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

func TestTable(t *testing.T) { networktest.Check(t, mercadopago.Network) }

// The golden file shows every sample decoded and judged, for people to read against
// the notes.
func TestSamplesDecodedAndJudged(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, samples.Named(mercadopago.Slug))
	samples.Golden(t, "testdata/samples.golden", samples.Decoded(t, mercadopago.Network, rows))
}

// What the type speaks of has to be there, and a link has to be one.
func TestASellerThatIsNotToldIsInDoubt(t *testing.T) {
	t.Parallel()
	for template, want := range map[string]profiles.Answer{
		networktest.TLV("02", "1", "03", "309582245"):   profiles.Yes,
		networktest.TLV("02", "3", "03", "309582245"):   profiles.NotEstablished,
		networktest.TLV("01", "https://mpago.la/pos/1"): profiles.Yes,
		networktest.TLV("01", "https:// example.com/1"): profiles.NotEstablished,
		networktest.TLV("01", "https:///1"):             profiles.NotEstablished,
	} {
		text := networktest.TLV("00", "01", "01", "11", "43", networktest.TLV("00", mercadopago.GUID)+template,
			"52", "5812", "53", "152", "58", "CL", "59", "NOODLE HOUSE", "60", "SANTIAGO") + "6304"
		code := emvqr.MustParse(fmt.Sprintf("%s%04X", text, crc.Checksum(text)))
		assert.Equal(t, want, profiles.Route(code, profiles.Wallet{mercadopago.Slug}).Answer, template)
	}
}
