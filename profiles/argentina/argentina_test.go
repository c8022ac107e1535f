package argentina_test

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
	"github.com/openmerchantqr/emvqr/profiles/argentina"
	"github.com/openmerchantqr/emvqr/profiles/cards"
	"github.com/openmerchantqr/emvqr/profiles/mercadopago"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

func TestTable(t *testing.T) { networktest.Check(t, argentina.Network) }

func accountOf(t *testing.T, code emvqr.Code) argentina.Account {
	t.Helper()
	return networktest.OnlyAccount[argentina.Account](t, argentina.Network, code)
}

func rules(code emvqr.Code) []string { return networktest.Rules(argentina.Network, code) }

func paths(a network.Account) (ids []string) {
	for p := range a.Paths() {
		ids = append(ids, p.String())
	}
	slices.Sort(ids)
	return ids
}

// sampleEnding is the collected code with that checksum.
func sampleEnding(t *testing.T, checksum string) emvqr.Code {
	t.Helper()
	rows := samples.Of(t, func(r samples.Row) bool { return r.Ends(checksum) && r.Sealed })
	require.Len(t, rows, 1)
	return rows[0].Code()
}

func tlv(pairs ...string) string { return networktest.TLV(pairs...) }

// in is a code of a country with these accounts.
func in(country string, accounts ...string) emvqr.Code {
	text := "000201010211" + tlv(accounts...) + "5204581253030325802" + country + "5904SHOP6007Palermo6304"
	return emvqr.MustParse(fmt.Sprintf("%s%04X", text, crc.Checksum(text)))
}

// The codes that an acceptor documents, and real ones; all numbers are theirs.
func TestSamplesAreDecoded(t *testing.T) {
	t.Parallel()
	for checksum, c := range map[string]struct {
		want  argentina.Account
		paths string
		rules []string
	}{
		"5B0A": { // two acceptors, the second with its domain alone
			argentina.Account{Acceptor: "ar.com.globalgetnet", AcceptorTaxID: "30692264785", Sequence: "01", CUIT: "20222222223", CBU: "0000174400000000032467"},
			"30 41 50 51", nil,
		},
		"CC42": { // hyphens, and a signature in five pieces
			argentina.Account{CUIT: "30-62017749-7", CBU: "0000068000000002222956"},
			"50 51 80 81 82 83 84", nil,
		},
	} {
		code := sampleEnding(t, checksum)
		a := accountOf(t, code)
		assert.Equal(t, c.paths, strings.Join(paths(a), " "), checksum)
		a.Location = network.Location{}
		assert.Equal(t, c.want, a, checksum)
		assert.Equal(t, c.rules, rules(code), checksum)
		assert.Equal(t, []string{"argentina"}, profiles.Slugs(code))
	}
}

func TestNoSampleOfAnotherCountryIsTakenForOneOfArgentina(t *testing.T) {
	t.Parallel()
	for _, r := range samples.All(t) {
		if r.Code().CountryCode() != "AR" {
			assert.Empty(t, slices.Collect(argentina.Network.Accounts(r.Code())), "line %d: %s", r.Line, r.Payload)
		}
	}
	assert.NotEmpty(t, slices.Collect(argentina.Network.Accounts(in("AR", "50", tlv("00", "20222222223")))))
	assert.Empty(t, slices.Collect(argentina.Network.Accounts(in("CL", "50", tlv("00", "20222222223")))))
}

// SPR writes the word CUIT where others have the number, and the number in 01.
func TestTheWordCUIT(t *testing.T) {
	t.Parallel()
	code := in("AR", "44", tlv("00", "com.spr"), "50", tlv("00", "CUIT", "01", "20-22222222-3"))
	a := accountOf(t, code)
	assert.Equal(t, "CUIT", a.Word)
	assert.Equal(t, "20-22222222-3", a.CUIT)
	assert.Equal(t, "com.spr", a.Acceptor)
	assert.Equal(t, map[string]string{"cuit": "20-22222222-3", "acceptor": "com.spr"}, maps.Collect(network.Fields(a)), "the word is no field")
	assert.Empty(t, rules(code))
	for f := range network.MustSet(argentina.Network).Validate(code) {
		assert.LessOrEqual(t, f.Severity, emvqr.Info, "the word is no GUID, and nobody minds: %s", f)
	}
	assert.Equal(t, []string{"ARGENTINA-CUIT-MISSING"}, rules(in("AR", "50", tlv("00", "CUIT"))))

	var at50 []string
	for _, part := range network.Parts(a) {
		if part.Places[0].First == 50 {
			at50 = append(at50, tlv("00", part.Data.Template[0].Value, "01", part.Data.Template[1].Value))
		}
	}
	assert.Equal(t, []string{tlv("00", "CUIT", "01", "20-22222222-3")}, at50, "it is written once, as it was read")
}

// Two acceptors compete for one merchant: what is said of the second is not the first's.
func TestOfTwoAcceptorsTheFirstIsShown(t *testing.T) {
	t.Parallel()
	code := in("AR", "41", tlv("00", "com.prisma"), "44", tlv("00", "com.spr", "98", "30692264785", "99", "01"), "50", tlv("00", "20222222223"))
	assert.Equal(t, argentina.Account{Location: network.LocationOf(41, 44, 50), Acceptor: "com.prisma", CUIT: "20222222223"}, accountOf(t, code))
	assert.Empty(t, rules(code))
}

// Another network's template may be the acceptor's: Mercado Pago has an account of its
// own there, and the merchant is the merchant all the same.
func TestMercadoLibreBeside(t *testing.T) {
	t.Parallel()
	code := sampleEnding(t, "ACA8")
	owners := map[string]string{}
	for c := range profiles.Claims(code) {
		if c.Network != nil {
			owners[c.Path.String()] = c.Network.Slug
		}
	}
	assert.Equal(t, map[string]string{"43": "mercadopago", "50": "argentina"}, owners)
	var found []string
	for a := range profiles.Accounts(code) {
		switch a := a.(type) {
		case argentina.Account:
			assert.Equal(t, argentina.Account{Location: network.LocationOf(50), CUIT: "30516186670"}, a)
			found = append(found, "argentina")
		case mercadopago.Account:
			assert.Equal(t, mercadopago.Account{Location: network.LocationOf(43), URL: "https://pagos.caldenoil.com/1132?Pos=101"}, a)
			found = append(found, "mercadopago")
		}
	}
	assert.Equal(t, []string{"mercadopago", "argentina"}, found)

	_, err := profiles.Compose(emvqr.Merchant{Name: "SHOP", City: "CABA", MCC: "5812"}, argentina.Account{Acceptor: "com.mercadolibre", CUIT: "20222222223"})
	assert.ErrorContains(t, err, "Mercado Pago's template is an account of package mercadopago")

	alone := in("AR", "43", tlv("00", "com.mercadolibre", "01", "https://mpago.la/1"))
	assert.Empty(t, slices.Collect(argentina.Network.Accounts(alone)), "without 50 or 51 nothing is Argentina's")
}

func TestCheckDigits(t *testing.T) {
	t.Parallel()
	for cuit, message := range map[string]string{
		"20222222223": "", "30692264785": "", "30-62017749-7": "", "30516186670": "", "20-22222222-3": "",
		"20222222224": "CUIT: check digit should be 3", "30002002001": "CUIT: check digit should be 7",
	} {
		got := ""
		for f := range argentina.Network.Validate(in("AR", "50", tlv("00", cuit))) {
			assert.Equal(t, "ARGENTINA-CUIT-MOD11", f.Rule)
			assert.Equal(t, emvqr.Warning, f.Severity, "it was found in codes, and dummies break it")
			got = f.Message
		}
		assert.Equal(t, message, got, cuit)
	}
	for cbu, broken := range map[string]bool{
		"0000174400000000032467": false, "0000068000000002222956": false,
		"0000174400000000032468": true, "0000175400000000032467": true,
	} {
		assert.Equal(t, broken, slices.Contains(rules(in("AR", "51", tlv("00", cbu))), "ARGENTINA-CBU-MOD10"), cbu)
	}
}

func TestPiecesOfASignatureAreOnlyBesideTheMerchant(t *testing.T) {
	t.Parallel()
	text := in("AR", "50", tlv("00", "20222222223")).String()
	text = text[:len(text)-8] + tlv("81", "EuAu4cruerlUilEV", "82", tlv("00", "com.example", "01", "X")) + "6304"
	code := emvqr.MustParse(fmt.Sprintf("%s%04X", text, crc.Checksum(text)))
	assert.Equal(t, []string{"50", "81"}, paths(accountOf(t, code)), "82 is a template of another")
	for f := range network.MustSet(argentina.Network).Validate(code) {
		assert.LessOrEqual(t, f.Severity, emvqr.Info, "%s", f)
	}
}

func TestAnAccountOfWrittenValuesIsReadBack(t *testing.T) {
	t.Parallel()
	want := argentina.Account{Acceptor: "ar.com.example", AcceptorTaxID: "30692264785", Sequence: "01", CUIT: "20222222223", CBU: "0000174400000000032467"}
	code, err := profiles.Compose(emvqr.Merchant{Name: "SHOP", City: "Palermo", MCC: "5812"}, want)
	require.NoError(t, err)
	got := accountOf(t, code)
	assert.Equal(t, []string{"41", "50", "51"}, paths(got))
	got.Location = network.Location{}
	assert.Equal(t, want, got)
	assert.Equal(t, "032", code.CurrencyCode())
	assert.Equal(t, "AR", code.CountryCode())
}

// What the network does not write, a second acceptor and a signature, stays where it
// is when something else is put into the code.
func TestNothingIsLostWhenACardIsAdded(t *testing.T) {
	t.Parallel()
	for _, checksum := range []string{"5B0A", "CC42"} {
		code := sampleEnding(t, checksum)
		with, err := profiles.Add(code, cards.Account{Scheme: "visa", Number: "4000123456789017"})
		require.NoError(t, err, checksum)
		for o := range code.Objects() {
			if o.Path.Root() != 63 {
				value, _ := with.Get(o.Path)
				assert.Equal(t, o.Value, value, "%s in %s", o.Path, checksum)
			}
		}
	}
}
