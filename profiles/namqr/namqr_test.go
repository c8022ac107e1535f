package namqr_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/namqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

func TestTable(t *testing.T) { networktest.Check(t, namqr.Network) }

func tlv(pairs ...string) string { return networktest.TLV(pairs...) }

// code is a made-up code after the specification; no real one was met.
func code(initiation string, objects ...string) emvqr.Code {
	text := "0002010102" + initiation + tlv(objects...) + "5204581253035165802NA5912NOODLE HOUSE6008Windhoek65080000000163" + "04"
	return emvqr.MustParse(fmt.Sprintf("%s%04X", text, crc.Checksum(text)))
}

var ipp = tlv("00", "na.com.operator.ipp", "01", "noodles@bank")

func TestNoSampleIsNAMQRs(t *testing.T) {
	t.Parallel()
	for _, r := range samples.All(t) {
		assert.Empty(t, slices.Collect(namqr.Network.Accounts(r.Code())), "line %d", r.Line)
	}
}

func TestAPayeeAndItsReference(t *testing.T) {
	t.Parallel()
	c := code("12", "26", ipp, "27", tlv("00", "na.com.operator.ipp", "01", "INV7"), "80", tlv("00", "na.com.operator.ipp", "01", "0"))
	assert.Equal(t, namqr.InstantAccount{Location: network.LocationOf(26, 27), Scheme: "na.com.operator.ipp", Alias: "noodles@bank"},
		networktest.OnlyAccount[namqr.InstantAccount](t, namqr.Network, c))
	for f := range profiles.Validate(c) {
		assert.Less(t, f.Severity, emvqr.Warning, "%s", f)
	}
}

// EMVCo has no templates below 26, so the value is shown as it is.
func TestAPayeeOfAnExistingSystemIsLeftInOnePiece(t *testing.T) {
	t.Parallel()
	value := tlv("00", "na.com.namclear.nrtc", "01", "001", "02", "12345")
	assert.Equal(t, namqr.ExistingAccount{Location: network.LocationOf(17), Payee: value},
		networktest.OnlyAccount[namqr.ExistingAccount](t, namqr.Network, code("11", "17", value)))
}

func TestAPayeeOfAnExistingSystemThatIsNotThereIsInDoubt(t *testing.T) {
	t.Parallel()
	guid := tlv("00", "na.com.namclear.nrtc")
	for value, want := range map[string]profiles.Answer{
		guid + tlv("01", "001", "02", "12345"): profiles.Yes,
		guid + tlv("01", "001"):                profiles.NotEstablished,
		guid + "0102001":                       profiles.NotEstablished,
		guid + tlv("01", "001") + "0209123":    profiles.NotEstablished,
		guid:                                   profiles.NotEstablished,
	} {
		assert.Equal(t, want, profiles.Route(code("11", "17", value), profiles.Wallet{namqr.Slug}).Answer, value)
	}
}

// A payer's code names who pays, and nobody to pay.
func TestThePayerIsNoPayee(t *testing.T) {
	t.Parallel()
	for _, initiation := range []string{"13", "14"} {
		c := code(initiation, "29", tlv("00", "na.com.operator.ipp", "01", "payer@bank"))
		assert.Equal(t, namqr.PayerIdentity{Location: network.LocationOf(29), Scheme: "na.com.operator.ipp"},
			networktest.OnlyAccount[namqr.PayerIdentity](t, namqr.Network, c))
		for reading := range profiles.Readable(c) {
			assert.NotEqual(t, profiles.Yes, reading.Answer, reading.Network)
		}
		for f := range profiles.Validate(c) {
			assert.Less(t, f.Severity, emvqr.Warning, "%s", f)
		}
	}
}

func TestNothingIsWritten(t *testing.T) {
	t.Parallel()
	_, err := profiles.Compose(emvqr.Merchant{Name: "NOODLE HOUSE", City: "Windhoek"}, namqr.InstantAccount{Scheme: "na.com.operator.ipp", Alias: "noodles@bank"})
	assert.ErrorContains(t, err, "is not established")
}
