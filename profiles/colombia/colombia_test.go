package colombia_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/colombia"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

func TestTable(t *testing.T) { networktest.Check(t, colombia.Network) }

// The golden file shows every sample decoded and judged, for people to read against
// the notes.
func TestSamplesDecodedAndJudged(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, samples.Named(colombia.Slug))
	samples.Golden(t, "testdata/samples.golden", samples.Decoded(t, colombia.Network, rows))
}

func seal(text string) emvqr.Code {
	return emvqr.MustParse(fmt.Sprintf("%s6304%04X", text, crc.Checksum(text+"6304")))
}

// All samples were changed when they were collected; sealed again they are codes.
func sealed(t *testing.T) (codes []emvqr.Code) {
	for _, r := range samples.Of(t, samples.Named(colombia.Slug)) {
		codes = append(codes, seal(r.Payload[:len(r.Payload)-8]))
	}
	return codes
}

// GUIDs are written as they were read, whatever network they name: here that of one
// field is the standard's own misprint, which has RED where the network belongs.
func TestASampleIsBuiltAgainFromItsAccount(t *testing.T) {
	t.Parallel()
	misprint := strings.Replace(sealed(t)[1].String(), "CO.COM.RBM.INC", "CO.COM.RED.INC", 1)
	for _, code := range append(sealed(t), seal(misprint[:len(misprint)-8])) {
		a := networktest.OnlyAccount[colombia.Account](t, colombia.Network, code)
		parts := network.Parts(a)
		assert.GreaterOrEqual(t, len(parts), 10)
		for _, part := range parts {
			root := part.Places[0].First
			for _, d := range part.Data.Template {
				value, _ := code.Get(emvqr.P(root, d.ID))
				assert.Equal(t, value, d.Value, "%d-%02d", root, d.ID)
			}
		}
	}
}

func TestOlderCodesHaveTheTransactionIDIn86(t *testing.T) {
	t.Parallel()
	text := strings.Replace(sealed(t)[1].String(), "903001061017760016CO.COM.RBM.TRXID", "863001061017760016CO.COM.RBM.TRXID", 1)
	code := seal(text[:len(text)-8])
	a := networktest.OnlyAccount[colombia.Account](t, colombia.Network, code)
	assert.Equal(t, "101776", a.TransactionID)
	for f := range colombia.Network.Validate(code) {
		assert.Less(t, f.Severity, emvqr.Error, "%s", f)
	}
}

// What the standard keeps for collections and for taxes to come is its own, and no
// template for other networks to read.
func TestWhatIsKeptForTheStandardIsItsOwn(t *testing.T) {
	t.Parallel()
	text := sealed(t)[1].String()
	code := seal(text[:len(text)-8] + "9510BBK1234567" + networktest.TLV("87", networktest.TLV("00", "CO.COM.RBM.ICUI", "01", "0")))
	owners := map[string]string{}
	for c := range profiles.Claims(code) {
		if c.Network != nil {
			owners[c.Path.String()] = c.Network.Slug
		}
	}
	assert.Equal(t, "colombia", owners["95"])
	assert.Equal(t, "colombia", owners["87"])
	for f := range profiles.Validate(code) {
		assert.Less(t, f.Severity, emvqr.Error, "%s", f)
	}
}

// Redeban writes zeros for no merchant's code; then a Bre-B key alone is a payee.
func TestAMerchantsCodeOfZerosNamesNoPayee(t *testing.T) {
	t.Parallel()
	text := strings.Replace(sealed(t)[1].String(), "503001091234567890013", "50290108000000000013", 1)
	text = text[:len(text)-8]
	for key, want := range map[string]profiles.Answer{
		"": profiles.NotEstablished,
		networktest.TLV("26", networktest.TLV("00", "CO.COM.RBM.LLA", "02", "3000000000")): profiles.Yes,
	} {
		routing := profiles.Route(seal(text+key), profiles.Wallet{colombia.Slug})
		assert.Equal(t, want, routing.Answer, "%q %q", key, routing.Why)
	}
}
