package pix_test

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
	"github.com/openmerchantqr/emvqr/profiles/pix"
)

func TestTable(t *testing.T) { networktest.Check(t, pix.Network) }

func accountOf(t *testing.T, code emvqr.Code) pix.Account {
	t.Helper()
	return networktest.OnlyAccount[pix.Account](t, pix.Network, code)
}

func rules(code emvqr.Code) []string { return networktest.Rules(pix.Network, code) }

func tlv(pairs ...string) string { return networktest.TLV(pairs...) }

func gui(pairs ...string) string { return tlv(append([]string{"00", pix.GUID}, pairs...)...) }

// code is a code with a template in 26, a txid, and objects after it.
func code(template, txid string, objects ...string) emvqr.Code {
	text := "000201" + tlv("26", template, "52", "0000", "53", "986")
	if len(objects) > 1 && objects[0] == "54" {
		text, objects = text+tlv(objects[:2]...), objects[2:]
	}
	text += tlv("58", "BR", "59", "FULANO DE TAL", "60", "BRASILIA", "62", tlv("05", txid)) + tlv(objects...) + "6304"
	return emvqr.MustParse(fmt.Sprintf("%s%04X", text, crc.Checksum(text)))
}

const (
	random     = "123e4567-e12b-12d1-a456-426655440000"
	charge     = "pix.example.com/v2/8b3da2f39a4140d1a91abd93113bd441"
	dueCharge  = "pix.example.com/v2/cobv/8b3da2f39a4140d1a91abd93113bd441"
	recurrence = "pix.example.com/rec/94ed2badcbc04c15b0bb7fa353194890"
)

// What the notes say of a code is what is read of it.
func TestSamplesAreReadAsTheirNotesSay(t *testing.T) {
	t.Parallel()
	met := map[string]int{}
	for _, r := range samples.Of(t, samples.Named("pix")) {
		a := accountOf(t, r.Code())
		for words, holds := range map[string]bool{
			"dynamic":    a.URL != "" || a.RecurrenceURL != "",
			"composite":  a.RecurrenceURL != "",
			"journey 2":  a.Key == "" && a.URL == "" && a.RecurrenceURL != "",
			"journey 3":  a.URL != "" && a.RecurrenceURL != "",
			"cobv":       strings.Contains(a.URL, "/cobv/"),
			"fss":        a.Facilitator != "",
			"CNPJ key":   len(a.Key) == 14,
			"CPF key":    len(a.Key) == 11,
			"EVP key":    len(a.Key) == 36,
			"e-mail key": strings.Contains(a.Key, "@"),
			"phone key":  strings.HasPrefix(a.Key, "+55"),
			"txid ***":   a.TxID == "",
		} {
			if strings.Contains(r.Note, words) {
				met[words]++
				assert.True(t, holds, "line %d: %s: %v", r.Line, words, a)
			}
		}
	}
	assert.Len(t, met, 12, "every kind of note is met: %v", met)
}

// The composite codes of the three journeys.
func TestTheJourneysOfACompositeCode(t *testing.T) {
	t.Parallel()
	beside := []string{"80", gui("25", recurrence)}
	for name, c := range map[string]struct {
		template, txid string
		want           pix.Account
	}{
		"2, the recurrence alone":        {gui(), "***", pix.Account{RecurrenceURL: recurrence}},
		"3, with a charge of now":        {gui("25", charge), "***", pix.Account{URL: charge, RecurrenceURL: recurrence}},
		"4, with a charge that is due":   {gui("25", dueCharge), "***", pix.Account{URL: dueCharge, RecurrenceURL: recurrence}},
		"4, with a static key":           {gui("01", random), "INV7", pix.Account{Key: random, RecurrenceURL: recurrence, TxID: "INV7"}},
		"a static key and a text beside": {gui("01", random, "02", "obrigado"), "***", pix.Account{Key: random, Info: "obrigado", RecurrenceURL: recurrence}},
	} {
		composite := code(c.template, c.txid, beside...)
		assert.Empty(t, rules(composite), name)
		a := accountOf(t, composite)
		assert.Equal(t, network.LocationOf(26, 80), a.Location, name)
		a.Location = network.Location{}
		assert.Equal(t, c.want, a, name)
		for r := range profiles.Readable(composite) {
			if r.Network == pix.Slug {
				assert.Equal(t, profiles.Yes, r.Answer, "%s: %q", name, r.Why)
			}
		}
	}
	assert.Equal(t, []string{"PIX-SOME-CHARGE"}, rules(code(gui(), "***")), "the GUI alone is nothing to pay")
	twice := code(gui("25", charge), "***", "80", gui("25", recurrence), "81", gui("25", recurrence+"1"))
	assert.Equal(t, []string{"PIX-ONE-RECURRENCE"}, rules(twice))
	assert.Equal(t, recurrence, accountOf(t, twice).RecurrenceURL)
	other := code(gui("25", charge), "***", "80", tlv("00", "br.com.outro", "25", recurrence))
	assert.Empty(t, accountOf(t, other).RecurrenceURL, "80 is another arrangement's")
}

func TestAChargeIsStaticOrDynamicByWhatIsInIt(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		code emvqr.Code
		want []string
	}{
		"key":                            {code(gui("01", random), "***"), nil},
		"key, text and facilitator":      {code(gui("01", random, "02", "obrigado", "03", "99999008"), "***", "54", "0"), nil},
		"link":                           {code(gui("25", charge), "***"), nil},
		"key and link":                   {code(gui("01", random, "25", "pix.example.com/v2/8b3da2f3"), "***"), []string{"PIX-ONE-CHARGE"}},
		"text beside a link":             {code(gui("02", "obrigado", "25", charge), "***"), []string{"PIX-INFO-STATIC"}},
		"facilitator beside a link":      {code(gui("03", "99999008", "25", charge), "***"), []string{"PIX-FACILITATOR-STATIC"}},
		"amount beside a link":           {code(gui("25", charge), "***", "54", "10.00"), []string{"PIX-DYNAMIC-AMOUNT"}},
		"no amount, as 0":                {code(gui("25", charge), "***", "54", "0"), nil},
		"txid of a static code":          {code(gui("01", random), "RP12345678-2019"), []string{"PIX-TXID-FORMAT"}},
		"txid of a dynamic code, unread": {code(gui("25", charge), "RP12345678-2019"), []string{"PIX-DYNAMIC-TXID"}},
		"txid that says there is none":   {code(gui("01", random), "***"), nil},
		"a link with its scheme":         {code(gui("25", "https://pix.example.com/v2/8b3da2f3"), "***"), []string{"PIX-URL-FORMAT"}},
	} {
		assert.Equal(t, c.want, rules(c.code), name)
	}
	set := network.MustSet(pix.Network)
	for f := range set.Validate(code(gui("01", random), "***", "54", "0")) {
		assert.LessOrEqual(t, f.Severity, emvqr.Info, "%s", f)
	}
}

func TestKindsOfKeys(t *testing.T) {
	t.Parallel()
	const form, digits = "PIX-KEY-FORM", "PIX-KEY-MOD11"
	for key, want := range map[string][]string{
		"12345678909":                          nil, // a CPF; the manual's own 12345678900 fails
		"12345678900":                          {digits},
		"12345678000195":                       nil, // a CNPJ
		"12345678000196":                       {digits},
		"12ABC34501DE35":                       nil, // the worked example of a CNPJ with letters
		"12ABC34501DE36":                       {digits},
		"+5511999999999":                       nil,
		"+551133334444":                        {form}, // of a telephone at home
		"A B@example.com":                      {form},
		"+5211999999999":                       {form},
		"5511999999999":                        {form}, // a phone always has +
		"fulano@example.com":                   nil,
		"FULANO@EXAMPLE.COM":                   nil,
		"@example.com":                         {form},
		"fulano@":                              {form},
		"a@b@c":                                {form},
		random:                                 nil,
		strings.ToUpper(random):                nil,
		"123e4567e12b12d1a456426655440000":     {form},
		"123e4567-e12b-12d1-a456-42665544000z": {form},
		"shop":                                 {form},
	} {
		assert.Equal(t, want, rules(code(gui("01", key), "***")), key)
	}
	for f := range pix.Network.Validate(code(gui("01", "12345678900"), "***")) {
		assert.Equal(t, emvqr.Warning, f.Severity, "a check digit is no error")
		assert.Equal(t, "Key: check digits should be 09", f.Message)
	}
}

// The numbers of the specification and of samples.
func TestCheckDigitsOfSamples(t *testing.T) {
	t.Parallel()
	for _, r := range samples.Of(t, samples.Named("pix")) {
		key := accountOf(t, r.Code()).Key
		broken := slices.Contains(rules(r.Code()), "PIX-KEY-MOD11")
		assert.Equal(t, key == "11999999999", broken, "line %d: %s", r.Line, key)
	}
}

func TestTheTemplateIsFoundAnywhereInAnyCase(t *testing.T) {
	t.Parallel()
	for _, id := range []string{"26", "30", "51"} {
		text := "000201" + tlv(id, tlv("00", "BR.GOV.BCB.PIX", "01", random), "52", "0000", "53", "986", "58", "BR", "59", "A", "60", "B", "62", tlv("05", "***")) + "6304"
		c := emvqr.MustParse(fmt.Sprintf("%s%04X", text, crc.Checksum(text)))
		assert.Equal(t, random, accountOf(t, c).Key)
		assert.Empty(t, rules(c))
	}
}

func TestAnAccountOfWrittenValuesIsReadBack(t *testing.T) {
	t.Parallel()
	shop := emvqr.Merchant{Name: "FULANO DE TAL", City: "BRASILIA"}
	for _, want := range []pix.Account{
		{Key: random, Info: "obrigado", TxID: "INV7"},
		{Key: "fulano@example.com"},
		{URL: charge, RecurrenceURL: recurrence},
		{RecurrenceURL: recurrence},
	} {
		c, err := profiles.Compose(shop, want)
		require.NoError(t, err)
		got := accountOf(t, c)
		got.Location = network.Location{}
		assert.Equal(t, want, got)
		txid, _ := c.Get(emvqr.P(62, 5))
		assert.Equal(t, map[bool]string{true: "INV7", false: "***"}[want.TxID != ""], txid)
		assert.Equal(t, "986", c.CurrencyCode())
		assert.Equal(t, "BR", c.CountryCode())
		if want.RecurrenceURL != "" {
			guid, _ := c.Get(emvqr.P(26, 0))
			assert.Equal(t, pix.GUID, guid, "the template of the charge is there in every journey")
		}
	}
	a, err := pix.Network.NewAccount(network.FieldValue{Key: "url", Value: " https://" + charge})
	require.NoError(t, err)
	assert.Equal(t, map[string]string{"url": charge}, maps.Collect(network.Fields(a)))
	_, err = profiles.Compose(shop, pix.Account{Key: random, URL: "pix.example.com/v2/8b3da2f3"})
	assert.ErrorContains(t, err, "PIX-ONE-CHARGE")
}

func TestAKeyWithAnAmountIsNotForOneUse(t *testing.T) {
	shop := emvqr.Merchant{Name: "PADOCA", City: "SAO PAULO", Amount: emvqr.MustAmount("10.00")}
	code, err := profiles.Compose(shop, pix.Account{Key: "shop@example.com"})
	require.NoError(t, err)
	initiation, _ := code.Get(emvqr.P(1))
	require.Equal(t, "11", initiation)
	shop.Initiation = emvqr.Dynamic
	code, err = profiles.Compose(shop, pix.Account{Key: "shop@example.com"})
	require.NoError(t, err)
	initiation, _ = code.Get(emvqr.P(1))
	require.Equal(t, "12", initiation, "the merchant's own word is kept")
}

// The manual has no amount in a dynamic code; its own example has one all the same, so
// such a code is read.
func TestADynamicCodeIsNotWrittenWithAnAmount(t *testing.T) {
	t.Parallel()
	shop := emvqr.Merchant{Name: "PADOCA", City: "SAO PAULO", Amount: emvqr.MustAmount("10.00")}
	_, err := profiles.Compose(shop, pix.Account{URL: charge})
	require.ErrorContains(t, err, "a code with a URL has no amount")
	_, err = profiles.Compose(shop, pix.Account{Key: random, RecurrenceURL: recurrence})
	require.NoError(t, err, "the recurrence is another payment")
}
