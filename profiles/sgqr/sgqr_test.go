package sgqr_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/samples"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
	"github.com/openmerchantqr/emvqr/profiles/paynow"
	"github.com/openmerchantqr/emvqr/profiles/qris"
	"github.com/openmerchantqr/emvqr/profiles/sgqr"
)

func TestTable(t *testing.T) { networktest.Check(t, sgqr.Network) }

func rules(code emvqr.Code) []string { return networktest.Rules(sgqr.Network, code) }

// The sample of the specification, annex A.7.
func TestTheIdentityOfTheSpecificationsSample(t *testing.T) {
	t.Parallel()
	rows := samples.Of(t, func(r samples.Row) bool { return r.Ends("317F") })
	require.Len(t, rows, 1)
	found := slices.Collect(sgqr.Network.Accounts(rows[0].Code()))
	assert.Equal(t, []network.Account{sgqr.Identity{
		Location: network.LocationOf(51), ID: "180307510317", Version: "01.0003", PostalCode: "081006", Level: "02", Unit: "138",
		Miscellaneous: "Counter01", VersionDate: "20180407",
	}}, found)
	assert.Equal(t, map[string]string{
		"id": "180307510317", "version": "01.0003", "postal_code": "081006", "level": "02", "unit": "138",
		"miscellaneous": "Counter01", "version_date": "20180407",
	}, maps.Collect(network.Fields(found[0])))
	assert.Empty(t, rules(rows[0].Code()))
	assert.Subset(t, profiles.Slugs(rows[0].Code()), []string{"amex", "mastercard", "paynow", "unionpay", "visa"})
}

func TestRealLabelsBreakNoRule(t *testing.T) {
	t.Parallel()
	for _, r := range samples.Of(t, samples.Named("sgqr")) {
		if strings.Contains(r.Payload, "202012345X123") {
			assert.Equal(t, []string{"SGQR-ID-LEN"}, rules(r.Code()), "thirteen characters, after a library's documentation")
			continue
		}
		assert.Empty(t, rules(r.Code()), "line %d", r.Line)
	}
}

// An identity is shown; nobody is paid by it.
func TestALabelIsNothingToPay(t *testing.T) {
	t.Parallel()
	for _, r := range samples.Of(t, samples.Named("sgqr")) {
		for reading := range profiles.Readable(r.Code()) {
			if reading.Network == sgqr.Slug {
				assert.Equal(t, profiles.No, reading.Answer)
				assert.Equal(t, []string{"SGQR is shown, and nothing to pay"}, reading.Why)
			}
		}
	}
	assert.Equal(t, network.Identity, sgqr.Label.Role)
}

func label(pairs ...string) string {
	values := map[string]string{
		"00": sgqr.GUID, "01": "180307510317", "02": "01.0003", "03": "081006", "04": "02", "05": "138", "06": "0000", "07": "20180407",
	}
	for i := 0; i < len(pairs); i += 2 {
		values[pairs[i]] = pairs[i+1]
	}
	text := ""
	for _, id := range slices.Sorted(maps.Keys(values)) {
		text += fmt.Sprintf("%s%02d%s", id, len(values[id]), values[id])
	}
	return text
}

func at(id, template string) emvqr.Code {
	text := fmt.Sprintf("000201%s%02d%s5204000053037025802SG5904SHOP6009Singapore6304", id, len(template), template)
	return emvqr.MustParse(fmt.Sprintf("%s%04X", text, crc.Checksum(text)))
}

func TestForms(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ id, value, rule string }{
		"an id with letters of hexadecimal digits": {"01", "1809072DDA29", ""},
		"an id of no day":                          {"01", "181307510317", "SGQR-ID-FORM"},
		"an id of no hexadecimal digits":           {"01", "18030751031X", "SGQR-ID-FORM"},
		"the version of real labels":               {"02", "00.0021", ""},
		"a version without a full stop":            {"02", "0100003", "SGQR-VERSION-FORMAT"},
		"a postal code of ten":                     {"03", "0810060000", ""},
		"a postal code of five":                    {"03", "08100", "SGQR-POSTAL-CODE-LEN"},
		"a level that is none":                     {"04", "00", ""},
		"a level of one":                           {"04", "2", "SGQR-LEVEL-LEN"},
		"a unit of five":                           {"05", "138-A", ""},
		"a unit of six":                            {"05", "138-AB", "SGQR-UNIT-LEN"},
		"a day that is none":                       {"07", "20180230", "SGQR-VERSION-DATE-DAY"},
	} {
		var want []string
		if c.rule != "" {
			want = []string{c.rule}
		}
		assert.Equal(t, want, rules(at("51", label(c.id, c.value))), name)
	}
}

func TestTheIdentityIsIn51AndNowhereElse(t *testing.T) {
	t.Parallel()
	moved := at("30", label())
	assert.Equal(t, []string{"SGQR-LABEL-PLACE"}, rules(moved))
	assert.Len(t, slices.Collect(sgqr.Network.Accounts(moved)), 1)

	identity := sgqr.Identity{
		ID: "180307510317", Version: "01.0003", PostalCode: "081006", Level: "02", Unit: "138", Miscellaneous: "0000", VersionDate: "20180407",
	}
	shop := emvqr.Merchant{Name: "NOODLE HOUSE", City: "Singapore"}
	code, err := profiles.Compose(shop, paynow.Account{UEN: "201403121W"}, identity)
	require.NoError(t, err)
	value, _ := code.Get(emvqr.P(51))
	assert.Equal(t, label(), value)
	assert.Equal(t, []string{"paynow", "sgqr"}, profiles.Slugs(code))

	// 51 is QRIS's as well, for its national repository.
	_, err = profiles.Compose(shop, identity, qris.Merchant{NMID: "ID1020000000007", Criteria: qris.Micro})
	assert.ErrorContains(t, err, "51")
}

// What the specification writes where a merchant says nothing. A name it does not.
func TestALabelOfAMerchantWithoutACity(t *testing.T) {
	t.Parallel()
	identity := sgqr.Identity{
		ID: "180307510317", Version: "01.0003", PostalCode: "081006", Level: "02", Unit: "138", Miscellaneous: "0000", VersionDate: "20180407",
	}
	code, err := profiles.Compose(emvqr.Merchant{Name: "NOODLE HOUSE"}, paynow.Account{UEN: "201403121W"}, identity)
	require.NoError(t, err)
	for id, want := range map[uint8]string{52: "0000", 53: "702", 58: "SG", 60: "Singapore"} {
		got, _ := code.Get(emvqr.P(id))
		assert.Equal(t, want, got, id)
	}
}
