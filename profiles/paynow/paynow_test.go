package paynow_test

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
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
	"github.com/openmerchantqr/emvqr/profiles/paynow"
)

func TestTable(t *testing.T) { networktest.Check(t, paynow.Network) }

func accountOf(t *testing.T, code emvqr.Code) paynow.Account {
	t.Helper()
	return networktest.OnlyAccount[paynow.Account](t, paynow.Network, code)
}

func judged(code emvqr.Code, now time.Time) []emvqr.Finding {
	return slices.Collect(network.MustSet(paynow.Network).At(now).ValidateNetworks(code))
}

func rules(code emvqr.Code) []string { return networktest.Rules(paynow.Network, code) }

func tlv(pairs ...string) string { return networktest.TLV(pairs...) }

// at is a code with the template at an id.
func at(id, template string) emvqr.Code {
	text := "000201" + tlv(id, template) + "5204000053037025802SG5904SHOP6009Singapore6304"
	return emvqr.MustParse(fmt.Sprintf("%s%04X", text, crc.Checksum(text)))
}

// code is a code of a company, with objects after 03.
func code(objects ...string) emvqr.Code {
	return at("26", tlv(append([]string{"00", paynow.GUID, "01", "2", "02", "201403121W", "03", "1"}, objects...)...))
}

func TestSamplesAreJudgedAsTheirNotesSay(t *testing.T) {
	t.Parallel()
	for note, want := range map[string][]string{
		"8-char UEN":                 {"PAYNOW-UEN-LEN", "PAYNOW-EXPIRES-EXPIRED"},
		"README input":               {"PAYNOW-EXPIRES-EXPIRED"},
		"sub 05 = reference":         nil,
		"NEGATIVE: printed CRC 0870": {"PAYNOW-EDITABLE-OPEN", "PAYNOW-EXPIRES-EXPIRED"},
	} {
		for _, r := range samples.Of(t, func(r samples.Row) bool { return samples.Named("paynow")(r) && strings.HasPrefix(r.Note, note) }) {
			assert.Equal(t, want, rules(r.Code()), "line %d", r.Line)
		}
	}
}

func TestThePayeeIsAMobileNumberOrACompany(t *testing.T) {
	t.Parallel()
	template := func(kind, proxy string) emvqr.Code {
		return at("26", tlv("00", paynow.GUID, "01", kind, "02", proxy, "03", "1"))
	}
	for name, c := range map[string]struct {
		code  emvqr.Code
		want  paynow.Account
		rules []string
	}{
		"mobile":                      {template("0", "+6591234567"), paynow.Account{Mobile: "+6591234567", Editable: "1"}, nil},
		"company":                     {template("2", "201403121W"), paynow.Account{UEN: "201403121W", Editable: "1"}, nil},
		"company with a suffix":       {template("2", "201403121WSPW"), paynow.Account{UEN: "201403121WSPW", Editable: "1"}, nil},
		"business with a suffix":      {template("2", "00192200MA01"), paynow.Account{UEN: "00192200MA01", Editable: "1"}, nil},
		"a suffix of one":             {template("2", "201403121W1"), paynow.Account{UEN: "201403121W1", Editable: "1"}, []string{"PAYNOW-UEN-SUFFIX"}},
		"a national mobile number":    {template("0", "91234567"), paynow.Account{Mobile: "91234567", Editable: "1"}, []string{"PAYNOW-MOBILE-FORMAT"}},
		"a kind that is not used":     {template("1", "X"), paynow.Account{Editable: "1"}, []string{"PAYNOW-PROXY-TYPE"}},
		"a mobile of sixteen digits":  {template("0", "+6512345678901234"), paynow.Account{Mobile: "+6512345678901234", Editable: "1"}, []string{"PAYNOW-MOBILE-LEN"}},
		"the longest mobile":          {template("0", "+651234567890123"), paynow.Account{Mobile: "+651234567890123", Editable: "1"}, nil},
		"a company in small letters":  {template("2", "201403121w"), paynow.Account{UEN: "201403121w", Editable: "1"}, []string{"PAYNOW-UEN-FORMAT"}},
		"the GUID in small letters":   {at("30", tlv("00", "sg.paynow", "01", "2", "02", "201403121W", "03", "1")), paynow.Account{UEN: "201403121W", Editable: "1"}, nil},
		"where SGQR has its identity": {at("51", tlv("00", paynow.GUID, "01", "2", "02", "201403121W", "03", "1")), paynow.Account{UEN: "201403121W", Editable: "1"}, []string{"PAYNOW-PROXY-PLACE"}},
	} {
		a := accountOf(t, c.code)
		a.Location = network.Location{}
		assert.Equal(t, c.want, a, name)
		assert.Equal(t, c.rules, rules(c.code), name)
	}
}

// The numbers on which the check letter was computed, and two of libraries' samples
// that are made up.
func TestCheckLetterOfAUEN(t *testing.T) {
	t.Parallel()
	for _, uen := range []string{
		"198500065G", "201929813C", "201403121W", "197401143C", "201832883K", "00192200M", "T04SS0129D", "T01FC6132D", "S16FC0121D",
		"201403121WSPW", "00192200MA01", "T04SS0129D001",
	} {
		assert.Empty(t, rules(at("26", tlv("00", paynow.GUID, "01", "2", "02", uen, "03", "1"))), uen)
	}
	for uen, letter := range map[string]string{
		"202012345X": "H", "T11LL1111C": "J", "198500065H": "G", "00192200X": "M", "T04SS0129X": "D", "201403121XSPW": "W",
	} {
		findings := slices.Collect(paynow.Network.Validate(at("26", tlv("00", paynow.GUID, "01", "2", "02", uen, "03", "1"))))
		require.Len(t, findings, 1, uen)
		assert.Equal(t, "PAYNOW-UEN-LETTER", findings[0].Rule)
		assert.Equal(t, emvqr.Warning, findings[0].Severity, "a check letter is no error")
		assert.Equal(t, "UEN: check letter should be "+letter, findings[0].Message)
	}
}

func TestAFixedAmountIsThere(t *testing.T) {
	t.Parallel()
	fixed := at("26", tlv("00", paynow.GUID, "01", "2", "02", "201403121W", "03", "0"))
	assert.Equal(t, []string{"PAYNOW-EDITABLE-OPEN"}, rules(fixed))
	with, err := fixed.With(emvqr.Set(emvqr.P(54), "10.00"))
	require.NoError(t, err)
	assert.Empty(t, rules(with))
}

// Dates and moments are those of Singapore, UTC+8.
func TestExpiryForms(t *testing.T) {
	t.Parallel()
	for value, dies := range map[string]string{
		"20261231":       "2026-12-31T16:00:00Z", // the day is over at midnight
		"20261231235959": "2026-12-31T15:59:59Z",
		"20260228000000": "2026-02-27T16:00:00Z",
		"20280229":       "2028-02-29T16:00:00Z",
	} {
		expiring := code("04", value)
		assert.Equal(t, value, accountOf(t, expiring).Expires)
		at, err := time.Parse(time.RFC3339, dies)
		require.NoError(t, err)
		assert.Empty(t, judged(expiring, at.Add(-time.Second)), value)
		dead := judged(expiring, at)
		require.Len(t, dead, 1, value)
		assert.Equal(t, "PAYNOW-EXPIRES-EXPIRED", dead[0].Rule)
		assert.Equal(t, emvqr.Error, dead[0].Severity)
		assert.Equal(t, "the code expired at "+dies, dead[0].Message)
		untold := judged(expiring, time.Time{})
		require.Len(t, untold, 1)
		assert.Equal(t, emvqr.Info, untold[0].Severity)
	}
	for _, value := range []string{"20261332", "20260230", "20261231250000", "00000000"} {
		assert.Equal(t, []string{"PAYNOW-EXPIRES-FORMAT"}, rules(code("04", value)), value)
		assert.Equal(t, value, accountOf(t, code("04", value)).Expires, "a wrong date is no reference")
	}
	assert.Empty(t, rules(code()), "it never expires")
}

// In the annex of SGQR reference and expiry have changed places.
func TestTheAnnexOfSGQR(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		code               emvqr.Code
		expires, reference string
		kind               string
	}{
		"the specification":             {code("04", "20991231", "05", "TABLE 7"), "20991231", "TABLE 7", "proxy"},
		"the annex":                     {code("04", "TABLE 7", "05", "20991231"), "20991231", "TABLE 7", "annex"},
		"an annex that never expires":   {code("04", "TABLE 7"), "", "TABLE 7", "annex"},
		"a reference alone":             {code("05", "TABLE 7"), "", "TABLE 7", "proxy"},
		"a reference that is a date":    {code("04", "20991231", "05", "20260101"), "20991231", "20260101", "proxy"},
		"a reference of eight digits":   {code("04", "12345678", "05", "20991231"), "20991231", "12345678", "annex"},
		"a moment":                      {code("04", "TABLE 7", "05", "20991231235959"), "20991231235959", "TABLE 7", "annex"},
		"the longest of the annex":      {code("04", strings.Repeat("A", 35), "05", "20991231"), "20991231", strings.Repeat("A", 35), "annex"},
		"the longest of the other form": {code("05", strings.Repeat("A", 25)), "", strings.Repeat("A", 25), "proxy"},
	} {
		a := accountOf(t, c.code)
		assert.Equal(t, c.expires, a.Expires, name)
		assert.Equal(t, c.reference, a.Reference, name)
		kind, _ := a.Table()
		assert.Equal(t, c.kind, kind.Key, name)
		assert.Empty(t, judged(c.code, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)), name)

		value, _ := c.code.Get(emvqr.P(26))
		assert.Equal(t, value, written(network.Parts(a)[0].Data), "it is written as it was read: %s", name)
	}
	assert.Contains(t, rules(code("04", strings.Repeat("A", 36), "05", "20991231")), "PAYNOW-REFERENCE-LEN")
	assert.Contains(t, rules(code("05", strings.Repeat("A", 26))), "PAYNOW-REFERENCE-LEN")
}

func written(d emvqr.Data) string {
	if len(d.Template) == 0 {
		return d.Value
	}
	text := ""
	for _, o := range d.Template {
		text += fmt.Sprintf("%02d%02d%s", o.ID, len(o.Value), o.Value)
	}
	return text
}

func TestAnAccountOfWrittenValuesIsReadBack(t *testing.T) {
	t.Parallel()
	shop := emvqr.Merchant{Name: "NOODLE HOUSE", City: "Singapore"}
	a, err := paynow.Network.NewAccount(network.FieldValue{Key: "mobile", Value: "+65 8000-0000"})
	require.NoError(t, err)
	c, err := profiles.Compose(shop, a)
	require.NoError(t, err)
	assert.Equal(t, map[string]string{"mobile": "+6580000000", "editable": "1"}, maps.Collect(network.Fields(accountOf(t, c))), "the payer types the amount")
	value, _ := c.Get(emvqr.P(26, 1))
	assert.Equal(t, "0", value, "the type of proxy follows from the proxy")
	assert.Equal(t, "702", c.CurrencyCode())

	a, err = paynow.Network.NewAccount(network.FieldValue{Key: "uen", Value: "201403121w"}, network.FieldValue{Key: "expires", Value: "20991231"})
	require.NoError(t, err)
	c, err = profiles.Compose(shop, a)
	require.NoError(t, err)
	got := accountOf(t, c)
	got.Location = network.Location{}
	assert.Equal(t, paynow.Account{UEN: "201403121W", Editable: "1", Expires: "20991231"}, got)
	_, err = profiles.Compose(shop, paynow.Account{Mobile: "+6580000000", UEN: "201403121W"})
	assert.ErrorContains(t, err, "there is a mobile number and a UEN, expected one of them")
	_, err = profiles.Compose(shop, paynow.Account{Reference: "TABLE 7", Editable: "1"})
	assert.ErrorContains(t, err, "Proxy is missing")
}

// A till that asks for an amount does not let the payer change it unless it says so.
func TestTheAmountIsFixedWhereThereIsOne(t *testing.T) {
	t.Parallel()
	shop := emvqr.Merchant{Name: "NOODLE HOUSE", City: "Singapore", Amount: emvqr.MustAmount("12.50")}
	for given, want := range map[string]string{"": "0", "0": "0", "1": "1"} {
		code, err := profiles.Compose(shop, paynow.Account{UEN: "201403121W", Editable: given})
		require.NoError(t, err)
		assert.Equal(t, want, accountOf(t, code).Editable, "%q was given", given)
	}
}

// A newer proxy is no fault of the code's, and nobody here knows whom it pays.
func TestAnotherProxyIsDoubtful(t *testing.T) {
	t.Parallel()
	code := at("26", tlv("00", paynow.GUID, "01", "3", "02", "shop#bank", "03", "1"))
	findings := slices.Collect(paynow.Network.Validate(code))
	require.Len(t, findings, 1)
	assert.Equal(t, "PAYNOW-PROXY-TYPE", findings[0].Rule)
	assert.Equal(t, emvqr.Warning, findings[0].Severity)
	assert.Equal(t, emvqr.ConfidenceC, findings[0].Confidence)
	assert.Equal(t, profiles.NotEstablished, profiles.Route(code, profiles.Wallet{paynow.Slug}).Answer)
}
