package x9_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
	"github.com/openmerchantqr/emvqr/profiles/x9"
)

func TestTable(t *testing.T) { networktest.Check(t, x9.Network) }

// The golden file shows every sample decoded and judged, for people to read against
// the notes.
func TestSamplesDecodedAndJudged(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, samples.Named(x9.Slug))
	samples.Golden(t, "testdata/samples.golden", samples.Decoded(t, x9.Network, rows))
}

// A link with a blank, or without a host, is none.
func TestWhatIsNoLinkIsInDoubt(t *testing.T) {
	t.Parallel()
	for url, want := range map[string]profiles.Answer{
		"pay.example.com/v1/123e4567":  profiles.Yes,
		"pay.example.com /v1/123e4567": profiles.NotEstablished,
		"/v1/123e4567":                 profiles.NotEstablished,
	} {
		for _, id := range []string{"01", "25"} {
			text := networktest.TLV("00", "01", "01", "12", "26", networktest.TLV("00", x9.GUID, id, url),
				"52", "5812", "53", "840", "58", "US", "59", "NOODLE HOUSE", "60", "BOSTON") + "6304"
			code := emvqr.MustParse(fmt.Sprintf("%s%04X", text, crc.Checksum(text)))
			assert.Equal(t, want, profiles.Route(code, profiles.Wallet{x9.Slug}).Answer, text)
		}
	}
}
