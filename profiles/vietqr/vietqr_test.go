package vietqr_test

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
	"github.com/openmerchantqr/emvqr/profiles/vietqr"
)

func TestTable(t *testing.T) { networktest.Check(t, vietqr.Network) }

func accountOf(t *testing.T, code emvqr.Code) vietqr.Account {
	t.Helper()
	return networktest.OnlyAccount[vietqr.Account](t, vietqr.Network, code)
}

func rules(code emvqr.Code) []string { return networktest.Rules(vietqr.Network, code) }

func answer(code emvqr.Code) profiles.Answer {
	for r := range profiles.Readable(code) {
		if r.Network == vietqr.Slug {
			return r.Answer
		}
	}
	panic("VietQR is not among the networks")
}

func tlv(pairs ...string) string { return networktest.TLV(pairs...) }

// code is a code without a name, as banks make them, with objects after its country.
func code(beneficiary string, objects ...string) emvqr.Code {
	text := "000201010211" + tlv("38", tlv("00", vietqr.AID, "01", beneficiary, "02", vietqr.ToAccount)) + "53037045802VN" + tlv(objects...) + "6304"
	return emvqr.MustParse(fmt.Sprintf("%s%04X", text, crc.Checksum(text)))
}

var vietcombank = tlv("00", "970436", "01", "0011012345678")

func TestSamplesAreJudgedAsTheirNotesSay(t *testing.T) {
	t.Parallel()
	judged := map[string]int{}
	for _, r := range samples.Of(t, samples.Named("vietqr")) {
		found := rules(r.Code())
		for words, rule := range map[string]string{
			"service code sits inside 38-01": "VIETQR-SERVICE-INSIDE-FORBIDDEN",
			"does not close;":                "VIETQR-BENEFICIARY-OBJECTS",
		} {
			if strings.Contains(r.Note, words) {
				judged[words]++
				assert.Equal(t, []string{rule}, found, "line %d", r.Line)
				assert.NotEqual(t, profiles.Yes, answer(r.Code()), "line %d", r.Line)
			}
		}
	}
	assert.Equal(t, map[string]int{"service code sits inside 38-01": 10, "does not close;": 1}, judged)
}

// The examples 6.1.2, 6.1.3 and 6.1.4 of the format.
func TestWorkedExamplesOfTheFormat(t *testing.T) {
	t.Parallel()
	for note, want := range map[string]vietqr.Account{
		"6.1.2 ":                         {BIN: "970403", Number: "9704031101234567", Service: vietqr.ToCard},
		"6.1.3 ":                         {BIN: "970403", Number: "0011012345678", Service: vietqr.ToAccount},
		"6.1.4 as assembled in the work": {BIN: "970403", Number: "9704031101234567", Service: vietqr.ToCard},
	} {
		for _, r := range samples.Of(t, func(r samples.Row) bool { return samples.Named("vietqr")(r) && strings.HasPrefix(r.Note, note) }) {
			want.Location = network.LocationOf(38)
			a := accountOf(t, r.Code())
			assert.Equal(t, want, a)
			assert.Equal(t, map[string]string{"bin": want.BIN, "number": want.Number, "service": want.Service}, maps.Collect(network.Fields(a)))
			assert.Equal(t, profiles.Yes, answer(r.Code()), note)
		}
	}
}

func TestTheBeneficiaryIsNested(t *testing.T) {
	t.Parallel()
	parts := network.Parts(vietqr.Account{BIN: "970436", Number: "0011012345678", Service: vietqr.ToAccount})
	require.Len(t, parts, 1)
	assert.Equal(t, network.At(38), parts[0].Places)
	assert.Equal(t, []emvqr.Data{
		{ID: 0, Value: vietqr.AID},
		{ID: 1, Template: []emvqr.Data{{ID: 0, Value: "970436"}, {ID: 1, Value: "0011012345678"}}},
		{ID: 2, Value: vietqr.ToAccount},
	}, parts[0].Data.Template)

	for name, c := range map[string]struct {
		beneficiary string
		want        []string
	}{
		"sound":            {vietcombank, nil},
		"a virtual number": {tlv("00", "970436", "01", "VQRQAAUQA6336"), nil},
		"no bank":          {tlv("01", "0011012345678"), []string{"VIETQR-BIN-MISSING"}},
		"no number":        {tlv("00", "970436"), []string{"VIETQR-NUMBER-MISSING"}},
		"neither":          {tlv("03", "970436"), []string{"VIETQR-BENEFICIARY-OBJECTS"}},
		"a wrong length":   {"0006970436" + "0112" + "0011012345678", []string{"VIETQR-BENEFICIARY-OBJECTS"}},
		"bare digits":      {"9704360011012345678", []string{"VIETQR-BENEFICIARY-OBJECTS"}},
		"a bank of five":   {tlv("00", "97043", "01", "0011012345678"), []string{"VIETQR-BIN-LEN"}},
		"a bank in words":  {tlv("00", "VIETCB", "01", "0011012345678"), []string{"VIETQR-BIN-FORMAT"}},
		"a number of 20":   {tlv("00", "970436", "01", strings.Repeat("1", 20)), []string{"VIETQR-NUMBER-LEN"}},
		"the service too":  {vietcombank + tlv("02", vietqr.ToAccount), []string{"VIETQR-SERVICE-INSIDE-FORBIDDEN"}},
	} {
		c38 := code(c.beneficiary)
		assert.Equal(t, c.want, rules(c38), name)
	}
}

func TestTheObject80OfMoMoIsNoTemplate(t *testing.T) {
	t.Parallel()
	momo := code(tlv("00", "971025", "01", "PSP123456789000000"), "62", tlv("05", "MOMOW2W000000"), "80", "046")
	set := network.MustSet(vietqr.Network)
	for f := range set.Validate(momo) {
		assert.LessOrEqual(t, f.Severity, emvqr.Info, "%s", f)
	}
	assert.Equal(t, profiles.Yes, answer(momo))
	owners := map[uint8]string{}
	for c := range set.Claims(momo) {
		if c.Kind != nil {
			owners[c.Path.Root()] = c.Kind.Key
		}
	}
	assert.Equal(t, map[uint8]string{38: "beneficiary", 80: "phone"}, owners)
	assert.Equal(t, network.LocationOf(38), accountOf(t, momo).Location, "it is no value of the account")

	for c := range set.Claims(code(vietcombank, "80", "0446")) {
		assert.Equal(t, c.Path.Root() == 38, c.Network != nil, "four digits are something else")
	}
}

func TestCodesOfBanksHaveNoNameAndAreTaken(t *testing.T) {
	t.Parallel()
	set := network.MustSet(vietqr.Network)
	for f := range set.Validate(code(vietcombank)) {
		assert.LessOrEqual(t, f.Severity, emvqr.Info, "%s", f)
	}
	purpose := code(vietcombank, "62", tlv("08", "Thanh toán hóa đơn"))
	for f := range set.Validate(purpose) {
		assert.LessOrEqual(t, f.Severity, emvqr.Warning, "%s", f)
	}
	assert.Equal(t, profiles.Yes, answer(purpose), "diacritics are taken")
}

// One text, its length once in characters and once in bytes, by two libraries.
func TestBothUnitsOfLengthAreRead(t *testing.T) {
	t.Parallel()
	found := 0
	for _, r := range samples.Of(t, samples.Named("vietqr")) {
		if !strings.Contains(r.Payload, "Thanh toán hóa đơn") {
			continue
		}
		found++
		purpose, _ := r.Code().Get(emvqr.P(62, 8))
		assert.Equal(t, "Thanh toán hóa đơn", purpose)
		if strings.Contains(r.Note, "BYTES") {
			assert.Equal(t, emvqr.Bytes, r.Code().LengthUnit())
		}
	}
	assert.Equal(t, 2, found)
}

func TestCurrenciesAreThoseOfTheFormat(t *testing.T) {
	t.Parallel()
	for _, currency := range []string{"704", "392", "410", "458", "156", "360", "608", "702", "764"} {
		c, err := code(vietcombank).With(emvqr.Set(emvqr.P(53), currency))
		require.NoError(t, err)
		assert.Empty(t, rules(c), currency)
	}
	c, err := code(vietcombank).With(emvqr.Set(emvqr.P(53), "840"))
	require.NoError(t, err)
	assert.Equal(t, []string{"VIETQR-CURRENCY"}, rules(c))
}

func TestTheTemplateIsFoundAnywhereAndWrittenIn38(t *testing.T) {
	t.Parallel()
	text := strings.Replace(code(vietcombank).String(), "38", "29", 1)
	text = text[:len(text)-4]
	c := emvqr.MustParse(fmt.Sprintf("%s%04X", text, crc.Checksum(text)))
	found := slices.Collect(vietqr.Network.Validate(c))
	require.Len(t, found, 1)
	assert.Equal(t, "VIETQR-BENEFICIARY-PLACE", found[0].Rule)
	assert.Equal(t, emvqr.Warning, found[0].Severity)
	assert.Equal(t, emvqr.P(29), accountOf(t, c).Anchor())

	laos := emvqr.MustParse(seal("000201010211" + tlv("38", tlv("00", "A005266284662577", "01", "27710418", "02", "001", "03", "X"), "53", "418", "58", "LA")))
	assert.Empty(t, slices.Collect(vietqr.Network.Accounts(laos)), "the GUID parts 38 of Viet Nam from 38 of Laos")
}

func seal(objects string) string {
	return fmt.Sprintf("%s6304%04X", objects, crc.Checksum(objects+"6304"))
}

func TestAComposedTransferIsReadBack(t *testing.T) {
	t.Parallel()
	a, err := vietqr.Network.NewAccount(
		network.FieldValue{Key: "bin", Value: "970 436"}, network.FieldValue{Key: "number", Value: "0011 0123 4567 8"}, network.FieldValue{Key: "service", Value: vietqr.ToAccount})
	require.NoError(t, err)
	c, err := profiles.Compose(emvqr.Merchant{Amount: emvqr.MustAmount("180000")}, a)
	require.NoError(t, err)
	got := accountOf(t, c)
	got.Location = network.Location{}
	assert.Equal(t, vietqr.Account{BIN: "970436", Number: "0011012345678", Service: vietqr.ToAccount}, got)
	assert.Equal(t, "704", c.CurrencyCode())
	assert.Equal(t, profiles.Yes, answer(c))
	_, err = profiles.Compose(emvqr.Merchant{}, vietqr.Account{Number: "0011012345678"})
	assert.ErrorContains(t, err, "Bank BIN is missing")
}

// A service that is none of the format's may be cash or anything: it is shown and
// never a yes, and only one that was read is written.
func TestAnotherServiceIsDoubtful(t *testing.T) {
	t.Parallel()
	for _, service := range []string{"QRCASH", "QRADVERTISE", "QRIBFTTX"} {
		c := emvqr.MustParse(seal("000201010211" + tlv("38", tlv("00", vietqr.AID, "01", vietcombank, "02", service), "53", "704", "58", "VN")))
		assert.Equal(t, []string{"VIETQR-SERVICE"}, rules(c), service)
		assert.Equal(t, profiles.NotEstablished, answer(c), service)
		_, err := profiles.Compose(emvqr.Merchant{}, vietqr.Account{BIN: "970436", Number: "0011012345678", Service: service})
		require.ErrorContains(t, err, "expected QRIBFTTA, QRIBFTTC, QRPUSH")
		_, err = profiles.Compose(emvqr.Merchant{}, accountOf(t, c))
		require.NoError(t, err)
	}
}

// Without a service a wallet takes the number for that of an account.
func TestACardIsSaidToBeOne(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		number, service string
		want            []string
	}{
		"a card":                {"9704361101234567", vietqr.ToCard, nil},
		"a card without":        {"9704361101234567", "", []string{"VIETQR-CARD-SERVICE"}},
		"a long card without":   {"9704361101234567890", "", []string{"VIETQR-CARD-SERVICE"}},
		"an account without":    {"0011012345678", "", nil},
		"sixteen other digits":  {"1234567890123456", "", nil},
		"an account of letters": {"970436ABCDEFGHIJ", "", nil},
	} {
		code, err := profiles.Compose(emvqr.Merchant{}, vietqr.Account{BIN: "970436", Number: c.number, Service: c.service})
		require.NoError(t, err, name)
		assert.Equal(t, c.want, rules(code), name)
		assert.Equal(t, c.want == nil, answer(code) == profiles.Yes, name)
	}
}
