package duitnow_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/duitnow"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

func TestTable(t *testing.T) { networktest.Check(t, duitnow.Network) }

func accountOf(t *testing.T, code emvqr.Code) duitnow.Account {
	t.Helper()
	return networktest.OnlyAccount[duitnow.Account](t, duitnow.Network, code)
}

func rules(code emvqr.Code) []string { return networktest.Rules(duitnow.Network, code) }

func tlv(pairs ...string) string { return networktest.TLV(pairs...) }

// code is a code of a shop, with objects before its currency.
func code(objects ...string) emvqr.Code {
	text := "000202010211" + tlv(objects...) + "5204581253034585802MY5912NOODLE HOUSE6005BANGI6304"
	return emvqr.MustParse(fmt.Sprintf("%s%04X", text, crc.Checksum(text)))
}

func template(pairs ...string) string {
	return tlv(append([]string{"00", duitnow.AID, "01", "501664"}, pairs...)...)
}

// All samples are of the central operator or of banks, so none may be called wrong.
func TestEverySampleIsTaken(t *testing.T) {
	t.Parallel()
	for _, r := range samples.Of(t, samples.Named("duitnow")) {
		for reading := range profiles.Readable(r.Code()) {
			if reading.Network == duitnow.Slug && r.Sealed {
				assert.Equal(t, profiles.Yes, reading.Answer, "line %d: %q", r.Line, reading.Why)
			}
		}
	}
}

func TestTheBillOfJomPAYIsReadOverThreeObjects(t *testing.T) {
	t.Parallel()
	bills := samples.Of(t, func(r samples.Row) bool {
		return samples.Named("duitnow")(r) && strings.Contains(r.Payload, duitnow.JomPAY)
	})
	require.Len(t, bills, 1)
	a := accountOf(t, bills[0].Code())
	assert.Equal(t, duitnow.Account{
		Location: network.LocationOf(26, 82), AcquirerID: duitnow.JomPAY, QRID: "1234", Reference1: "0124007552406",
		Hash: "31d4db4506dc9852b1c21c74be148b83",
	}, a)
	assert.Equal(t, map[string]string{
		"acquirer_id": "898989", "qr_id": "1234", "reference1": "0124007552406", "hash": "31d4db4506dc9852b1c21c74be148b83",
	}, maps.Collect(network.Fields(a)))
	bill := tlv("00", duitnow.AID, "01", duitnow.JomPAY, "02", "9999")
	assert.Equal(t, []string{"DUITNOW-JOMPAY-MISSING"}, rules(code("26", bill)))
	assert.Equal(t, []string{"DUITNOW-MERCHANT-PLACE", "DUITNOW-JOMPAY-MISSING"}, rules(code("30", bill)), "wherever the template is")
	assert.Empty(t, rules(code("26", bill, "62", tlv("90", "INV0001"))))
}

// The hash of two codes of RHB is what the package seals with: over the text of all
// objects before 82.
func TestTheHashOfRHBIsTheSeal(t *testing.T) {
	t.Parallel()
	for _, checksum := range []string{"4660", "7E35"} {
		rows := samples.Of(t, func(r samples.Row) bool { return samples.Named("duitnow")(r) && r.Ends(checksum) })
		require.Len(t, rows, 1)
		c := rows[0].Code()
		a := accountOf(t, c)
		before, _, ok := strings.Cut(c.String(), "8264"+a.Hash)
		require.True(t, ok)
		parts := network.Parts(a)
		require.Len(t, parts, 2)
		assert.Equal(t, a.Hash, parts[1].Seal(before))
		assert.NotEqual(t, a.Hash, parts[1].Seal(before+"0"))
	}
}

// Hashes of 32 and 40 digits, and one of 64, are of other making, and none is judged.
func TestNoHashIsJudged(t *testing.T) {
	t.Parallel()
	others := 0
	for _, r := range samples.Of(t, samples.Named("duitnow")) {
		if strings.Contains(r.Note, "not reproducible") {
			others++
			assert.NotEmpty(t, accountOf(t, r.Code()).Hash)
			assert.Empty(t, rules(r.Code()))
		}
	}
	assert.Equal(t, 3, others)
}

func TestAComposedCodeIsSealedOverAllThatIsBeforeTheHash(t *testing.T) {
	t.Parallel()
	shop := emvqr.Merchant{Name: "NOODLE HOUSE", City: "BANGI", MCC: "5812", PostalCode: "14200", Amount: emvqr.MustAmount("10.00")}
	c, err := profiles.Compose(shop, duitnow.Account{AcquirerID: "501664", QRID: "123456789", Hash: duitnow.Sealed})
	require.NoError(t, err)
	a := accountOf(t, c)
	before, _, ok := strings.Cut(c.String(), "8264"+a.Hash)
	require.True(t, ok, "%s", c)
	assert.Equal(t, network.Parts(a)[1].Seal(before), a.Hash)
	assert.True(t, strings.HasPrefix(c.String(), "000202010212"), "%s", c)
	assert.Equal(t, "MY", c.CountryCode())

	unsealed, err := profiles.Compose(shop, duitnow.Account{AcquirerID: "501664", QRID: "123456789"})
	require.NoError(t, err)
	_, there := unsealed.Get(emvqr.P(82))
	assert.False(t, there)
}

func Test82IsAHashOnlyBesideTheTemplate(t *testing.T) {
	t.Parallel()
	beside := func(value string) string { return accountOf(t, code("26", template("02", "1"), "82", value)).Hash }
	assert.Equal(t, "7FFC1AC00E99EA2D7A0D7BB79755736A", beside("7FFC1AC00E99EA2D7A0D7BB79755736A"))
	assert.Empty(t, beside("not a hash"))
	for c := range duitnow.Network.Claims(code("26", tlv("00", "com.example"), "82", "7FFC1AC00E99EA2D7A0D7BB79755736A")) {
		assert.Nil(t, c.Network)
	}
}

func TestTheVersionIs02AndMaybanksOlder01IsTaken(t *testing.T) {
	t.Parallel()
	set := network.MustSet(duitnow.Network)
	for version, want := range map[string][]string{"02": nil, "01": nil, "03": {"DUITNOW-VERSION"}} {
		text := strings.Replace(code("26", template("02", "1")).String(), "000202", "0002"+version, 1)
		text = text[:len(text)-4]
		c := emvqr.MustParse(fmt.Sprintf("%s%04X", text, crc.Checksum(text)))
		var found []string
		for f := range set.Validate(c) {
			found = append(found, f.Rule)
		}
		assert.Equal(t, want, found, version)
	}
}

func TestTheTemplateIsFoundAnywhereAndWrittenIn26(t *testing.T) {
	t.Parallel()
	c := code("30", template("02", "123456789"))
	assert.Equal(t, emvqr.P(30), accountOf(t, c).Anchor())
	found := slices.Collect(duitnow.Network.Validate(c))
	require.Len(t, found, 1)
	assert.Equal(t, "DUITNOW-MERCHANT-PLACE", found[0].Rule)
	assert.Equal(t, emvqr.Warning, found[0].Severity)
	assert.Equal(t, network.At(26), network.Parts(duitnow.Account{AcquirerID: "501664", QRID: "1"})[0].Places)
	assert.IsType(t, duitnow.Account{}, accountOf(t, code("26", tlv("00", "a0000006150001", "01", "501664", "02", "1"))))
}

func TestWhatIsSureIsAnErrorAndWhatOneCompilationSaysIsNot(t *testing.T) {
	t.Parallel()
	for rule := range duitnow.Network.Catalogue() {
		want := emvqr.Error
		switch {
		case rule.Confidence >= emvqr.ConfidenceC, strings.HasSuffix(rule.ID, "-PLACE"), strings.HasSuffix(rule.ID, "-TWO-ACCOUNTS"), strings.HasSuffix(rule.ID, "-EXPIRED"):
			want = emvqr.Warning
		}
		assert.Equal(t, want, rule.Severity, rule.ID)
	}
}

// Of one bank the descriptor says when a code ends, and of the others it does not.
func TestTheEndOfACodeBetweenPersons(t *testing.T) {
	t.Parallel()
	end := time.Date(2026, 3, 23, 12, 0, 0, 0, time.UTC)
	at := func(acquirer, descriptor string, now time.Time) (found []string) {
		for f := range network.MustSet(duitnow.Network).At(now).Validate(code("26", tlv("00", duitnow.AID, "01", acquirer, "02", "1", "03", descriptor))) {
			if f.Severity == emvqr.Warning {
				found = append(found, f.Rule)
				assert.Equal(t, emvqr.Doubt, f.Effect)
			}
		}
		return found
	}
	text := fmt.Sprint(end.UnixMilli())
	assert.Empty(t, at(duitnow.Maybank, text, end.Add(-time.Second)))
	assert.Equal(t, []string{"DUITNOW-EXPIRES-EXPIRED"}, at(duitnow.Maybank, text, end))
	assert.Empty(t, at("501664", text, end))
	for _, other := range []string{"0000000000", "0000000000000", "60123456789", "NOODLE HOUSE"} {
		assert.Empty(t, at(duitnow.Maybank, other, end), other)
	}
}
