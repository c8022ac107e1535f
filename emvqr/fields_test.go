package emvqr_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
)

func TestEveryAccessor(t *testing.T) {
	code := emvqr.MustParse(annexB7)
	require.Equal(t, "01", code.FormatIndicator())
	require.Equal(t, emvqr.Dynamic, code.Initiation())
	require.Equal(t, "4111", code.MerchantCategoryCode())
	require.Equal(t, "156", code.CurrencyCode())
	require.Equal(t, "CNY", must(code.Currency()).Alpha)
	require.Equal(t, "23.72", must(code.Amount()).String())
	require.Equal(t, emvqr.Tip{Kind: emvqr.TipPrompt}, must(code.Tip()))
	require.Equal(t, "CN", code.CountryCode())
	require.Equal(t, "BEST TRANSPORT", code.MerchantName())
	require.Equal(t, "BEIJING", code.MerchantCity())
	require.Empty(t, code.PostalCode())
	require.Equal(t, "A13A", code.Checksum())
	require.Equal(t, emvqr.AdditionalData{
		StoreLabel: "1234", CustomerLabel: emvqr.Prompt, TerminalLabel: "A6008667", ConsumerData: "ME",
	}, must(code.AdditionalData()))
	require.Equal(t, emvqr.LanguageTemplate{Language: "ZH", Name: "最佳运输", City: "北京"}, must(code.LanguageTemplate()))
	require.Equal(t, []string{"29 D15600000000", "31 D15600000001"}, guids(code.MerchantAccounts()))
	require.Equal(t, []string{"91 A011223344998877"}, guids(code.UnreservedTemplates()))
	require.Empty(t, guids(code.PaymentSystemTemplates()))

	require.Equal(t, "01310-100", emvqr.MustParse(seal("000201"+"610901310-100")).PostalCode())
}

func guids(objects func(func(emvqr.Object) bool)) (list []string) {
	for o := range objects {
		guid, _ := o.GUID()
		list = append(list, strings.TrimSpace(o.Path.String()+" "+guid))
	}
	return list
}

func TestEveryAccessorOfTheZeroCode(t *testing.T) {
	var code emvqr.Code
	require.True(t, code.IsZero())
	require.False(t, code.Verified())
	require.Empty(t, code.String())
	require.Empty(t, code.Masked())
	require.Empty(t, code.MerchantName())
	require.Empty(t, code.Checksum())
	require.Equal(t, emvqr.Unspecified, code.Initiation())
	_, ok := code.Amount()
	require.False(t, ok)
	_, ok = code.Currency()
	require.False(t, ok)
	_, ok = code.AdditionalData()
	require.False(t, ok)
	_, ok = code.LanguageTemplate()
	require.False(t, ok)
	tip, ok := code.Tip()
	require.True(t, ok)
	require.Equal(t, emvqr.NoTip, tip.Kind)
	require.Empty(t, slices.Collect(code.All()))
	require.Empty(t, guids(code.MerchantAccounts()))
	require.NotPanics(t, func() {
		for range code.Validate() {
		}
	})
}

func TestInitiationIgnoresWhatEMVCoHasNotDefined(t *testing.T) {
	for _, tt := range []struct {
		objects string
		want    emvqr.Initiation
		name    string
	}{
		{"010211", emvqr.Static, "static"}, {"010212", emvqr.Dynamic, "dynamic"}, {"", emvqr.Unspecified, "unspecified"},
		{"010213", emvqr.Unspecified, "unspecified"}, {"010221", emvqr.Unspecified, "unspecified"},
		{"0103011", emvqr.Unspecified, "unspecified"}, {"0100", emvqr.Unspecified, "unspecified"},
	} {
		code := emvqr.MustParse(seal("000201" + tt.objects + "5802US"))
		require.Equal(t, tt.want, code.Initiation(), tt.objects)
		require.Equal(t, tt.name, code.Initiation().String())
	}
	require.Equal(t, "unspecified", emvqr.Initiation(9).String())
}

func TestAmountIsNotOKWithoutAProperObject54(t *testing.T) {
	for _, tt := range []struct {
		objects string
		want    string
		ok      bool
	}{
		{"540523.72", "23.72", true},
		{"540398.", "98", true},
		{"54010", "0", true}, // zero is for Validate to judge
		{"", "", false},
		{"5400", "", false},
		{"540510,00", "", false},
		{"54081,000.00", "", false},
		{"5402-5", "", false},
		{"5402+5", "", false},
		{"54031e3", "", false},
		{"5402.5", "", false},
		{"54191234567890123456789", "", false},
		{"54015" + "54016", "5", true}, // the first of two
	} {
		code := emvqr.MustParse(seal("000201" + tt.objects + "5802US"))
		amount, ok := code.Amount()
		require.Equal(t, tt.ok, ok, tt.objects)
		require.Equal(t, tt.want, amount.String(), tt.objects)
		require.Equal(t, tt.ok, amount.IsPresent(), tt.objects)
	}
}

func TestCurrencyIsOneOfISO4217(t *testing.T) {
	for number, want := range map[string]string{"764": "THB", "392": "JPY", "036": "AUD", "959": "XAU"} {
		currency, ok := emvqr.MustParse(seal("5303" + number)).Currency()
		require.True(t, ok)
		require.Equal(t, want, currency.Alpha)
		require.Equal(t, number, currency.Numeric)
	}
	for _, object := range []string{"", "5303000", "5303THB", "530236", "53040764", "5300", "5303 76", "5303+76"} {
		currency, ok := emvqr.MustParse(seal("000201" + object)).Currency()
		require.False(t, ok, object)
		require.Equal(t, emvqr.Currency{}, currency)
	}
}

func TestAdditionalDataReadsEveryField(t *testing.T) {
	const inner = "0101B" + "0202+1" + "0301S" + "0403***" + "0501R" + "0601C" + "0701T" + "0801P" + "0903MEA" + "1003TAX" + "1103402"
	code := emvqr.MustParse(seal("000201" + "6264" + inner + "5802US"))
	data, ok := code.AdditionalData()
	require.True(t, ok)
	require.Equal(t, emvqr.AdditionalData{
		BillNumber: "B", MobileNumber: "+1", StoreLabel: "S", LoyaltyNumber: emvqr.Prompt, ReferenceLabel: "R",
		CustomerLabel: "C", TerminalLabel: "T", Purpose: "P", ConsumerData: "MEA", MerchantTaxID: "TAX", Channel: "402",
	}, data)
}

func TestAdditionalDataTakesWhatItFinds(t *testing.T) {
	for _, tt := range []struct {
		name    string
		objects string
		want    emvqr.AdditionalData
		ok      bool
	}{
		{"no 62", "", emvqr.AdditionalData{}, false},
		{"an empty 62", "6200", emvqr.AdditionalData{}, false},
		{"an opaque 62", "6205HELLO", emvqr.AdditionalData{}, false},
		{"a 62 that does not close", "62090501A0505", emvqr.AdditionalData{}, false},
		{"62-00 and reserved ids are left out", "62170002XX0501A1202??", emvqr.AdditionalData{ReferenceLabel: "A"}, true},
		{"the first of two", "62100501A0501B", emvqr.AdditionalData{ReferenceLabel: "A"}, true},
		{"the first 62 of two", "62050501A62050701B", emvqr.AdditionalData{ReferenceLabel: "A"}, true},
		{"ids backwards", "62121103402" + "0501A", emvqr.AdditionalData{ReferenceLabel: "A", Channel: "402"}, true},
		{"more than the tables allow", "62340530" + strings.Repeat("R", 30), emvqr.AdditionalData{ReferenceLabel: strings.Repeat("R", 30)}, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			data, ok := emvqr.MustParse(seal("000201" + "5802US" + tt.objects)).AdditionalData()
			require.Equal(t, tt.ok, ok)
			require.Equal(t, tt.want, data)
		})
	}
}

func TestPaymentSystemTemplates(t *testing.T) {
	code := emvqr.MustParse(seal("000201" + "6240" + "99040000" + "0501A" + "50110007org.pss" + "5108com.text" + "5802US"))
	require.Equal(t, []string{"62.99", "62.50 org.pss", "62.51"}, guids(code.PaymentSystemTemplates()))
	require.Equal(t, "org.pss", must(code.Get(emvqr.P(62, 50, 0))))
	for range code.PaymentSystemTemplates() {
		break // stopping early is fine
	}
}

func TestConsumerData(t *testing.T) {
	for _, tt := range []struct {
		data                   emvqr.ConsumerData
		valid                  bool
		address, mobile, email bool
	}{
		{"A", true, true, false, false},
		{"M", true, false, true, false},
		{"E", true, false, false, true},
		{"ME", true, false, true, true},
		{"EAM", true, true, true, true},
		{"AME", true, true, true, true},
		{"", false, false, false, false},
		{"AA", false, true, false, false},
		{"AMEA", false, true, true, true},
		{"X", false, false, false, false},
		{"a", false, false, false, false},
		{"A M", false, true, true, false},
		{"é", false, false, false, false},
	} {
		require.Equal(t, tt.valid, tt.data.Valid(), "%q", tt.data)
		require.Equal(t, tt.address, tt.data.Address(), "%q", tt.data)
		require.Equal(t, tt.mobile, tt.data.Mobile(), "%q", tt.data)
		require.Equal(t, tt.email, tt.data.Email(), "%q", tt.data)
	}
}

func TestChannelHasThreePositions(t *testing.T) {
	for _, tt := range []struct {
		use                       string
		channel                   emvqr.Channel
		media, location, presence string
		valid                     bool
	}{
		{"shop", emvqr.ChannelShopSticker, "print, merchant sticker", "at the merchant's premises or registered address", "attended", true},
		{"shop with a screen", emvqr.ChannelShopScreen, "screen, merchant POS or POI", "at the merchant's premises or registered address", "attended", true},
		{"self-checkout", emvqr.ChannelSelfCheckout, "screen, merchant POS or POI", "at the merchant's premises or registered address", "semi-attended (self-checkout)", true},
		{"vending machine", emvqr.ChannelVendingMachine, "screen, merchant POS or POI", "at the merchant's premises or registered address", "unattended", true},
		{"street vendor", emvqr.ChannelStreetVendorApp, "screen, app", "not at the merchant's premises", "attended", true},
		{"website", emvqr.ChannelWebsite, "screen, website", "remote commerce", "unattended", true},
		{"bill", emvqr.ChannelBill, "print, bill or invoice", "not at the merchant's premises", "unattended", true},
		{"poster", emvqr.ChannelPoster, "print, magazine or poster", "not at the merchant's premises", "unattended", true},
		{"the highest", "733", "screen, other", "other", "other", true},
		{"print, other", "300", "print, other", "at the merchant's premises or registered address", "attended", true},
		{"reserved medium", "800", "", "at the merchant's premises or registered address", "attended", false},
		{"reserved location", "040", "print, merchant sticker", "", "attended", false},
		{"reserved presence", "004", "print, merchant sticker", "at the merchant's premises or registered address", "", false},
		{"too short", "40", "", "", "", false},
		{"too long", "4000", "", "", "", false},
		{"no digits", "A0Z", "", "at the merchant's premises or registered address", "", false},
		{"other digits", "４", "", "", "", false},
		{"nothing", "", "", "", "", false},
	} {
		t.Run(tt.use, func(t *testing.T) {
			require.Equal(t, tt.media, tt.channel.Media())
			require.Equal(t, tt.location, tt.channel.Location())
			require.Equal(t, tt.presence, tt.channel.Presence())
			require.Equal(t, tt.valid, tt.channel.Valid())
		})
	}
}

func TestLanguageTemplate(t *testing.T) {
	for _, tt := range []struct {
		name    string
		objects string
		want    emvqr.LanguageTemplate
		ok      bool
	}{
		{"name and city", "64200002ZH0104最佳运输0202北京", emvqr.LanguageTemplate{Language: "ZH", Name: "最佳运输", City: "北京"}, true},
		{"no city, fall back to 60", "64150002es0105Señor", emvqr.LanguageTemplate{Language: "es", Name: "Señor"}, true},
		{"no language", "64090105Señor", emvqr.LanguageTemplate{Name: "Señor"}, true},
		{"opaque", "6402最佳", emvqr.LanguageTemplate{}, false},
		{"empty", "6400", emvqr.LanguageTemplate{}, false},
		{"absent", "", emvqr.LanguageTemplate{}, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			local, ok := emvqr.MustParse(seal("000201" + "5802CN" + tt.objects)).LanguageTemplate()
			require.Equal(t, tt.ok, ok)
			require.Equal(t, tt.want, local)
		})
	}
}

func TestMerchantAccountsAreTheObjects02To51InWireOrder(t *testing.T) {
	code := emvqr.MustParse(seal("51" + "15" + "0011com.example" + "000201" + "0204A B " + "5204" + "0000" + "2605HELLO" + "0500" + "80" + "15" + "0011com.unreser"))
	require.Equal(t, []string{"51 com.example", "02", "26", "05"}, guids(code.MerchantAccounts()))
	require.Equal(t, []string{"80 com.unreser"}, guids(code.UnreservedTemplates()))
	require.Equal(t, []string{"51 com.example", "02", "26", "05", "80 com.unreser"}, guids(code.OwnedObjects()))
}

func TestPrimitiveAccountsAreTextWhateverTheyLookLike(t *testing.T) {
	// A card number that happens to read as a data object.
	code := emvqr.MustParse(seal("000201" + "0216" + "4012888888881881" + "5802US"))
	for o := range code.All() {
		require.Equal(t, 1, o.Path.Depth(), o.Path)
	}
	account, ok := code.Object(emvqr.P(2))
	require.True(t, ok)
	require.True(t, account.IsTemplate(), "its owner may still look inside")
	require.Equal(t, "888888881881", must(account.Get(40)))
}

func TestBelowTheDeepestPathObjectsHaveNone(t *testing.T) {
	for _, value := range []string{"x", "最"} {
		code, err := emvqr.MustParse(seal("000201")).With(emvqr.Set(emvqr.P(80, 1, 2, 3, 4, 5, 6, 7), "0101"+value))
		require.NoError(t, err)
		deepest, ok := code.Object(emvqr.P(80, 1, 2, 3, 4, 5, 6, 7))
		require.True(t, ok)
		for o := range deepest.Objects() {
			require.Equal(t, value, o.Value)
			require.True(t, o.Path.IsZero())
		}
		require.Equal(t, value, must(deepest.Get(1)))
	}
}

func TestTheRootIsNoObject(t *testing.T) {
	o, ok := emvqr.MustParse(annexB7).Object(emvqr.Path{})
	require.False(t, ok)
	require.Equal(t, emvqr.Object{}, o)
}

func TestTheGUIDNeedNotComeFirst(t *testing.T) {
	code := emvqr.MustParse(seal("000201" + "2622" + "0103REF" + "0011com.example" + "5802US"))
	account, ok := code.Object(emvqr.P(26))
	require.True(t, ok)
	require.Equal(t, "com.example", must(account.GUID()))
	require.Equal(t, "REF", must(account.Get(1)))
	_, ok = account.Get(2)
	require.False(t, ok)
}

func TestAnOpaqueTemplateHidesNothingAndShowsNothing(t *testing.T) {
	code := emvqr.MustParse(seal("000201" + "62110503ABCHELL" + "5802US"))
	template, ok := code.Object(emvqr.P(62))
	require.True(t, ok)
	require.False(t, template.IsTemplate())
	require.Empty(t, slices.Collect(template.Objects()))
	_, ok = template.Get(5)
	require.False(t, ok)
	value, ok := code.Get(emvqr.P(62, 5))
	require.False(t, ok)
	require.Empty(t, value, "not even what could be read before the end")
	require.Equal(t, "0503ABCHELL", must(code.Get(emvqr.P(62))))
}

func TestCodesAreEqualWhenTheirTextsAre(t *testing.T) {
	a, b := emvqr.MustParse(annexB7), emvqr.MustParse(strings.Clone(annexB7))
	require.True(t, a == b)
	require.False(t, a == emvqr.MustParse(seal("000201")))
	seen := map[emvqr.Code]int{a: 1}
	require.Equal(t, 1, seen[b])
}

func TestCodeAsJSONIsItsText(t *testing.T) {
	type scan struct {
		Code emvqr.Code `json:"code"`
	}
	encoded, err := json.Marshal(scan{emvqr.MustParse(annexB7)})
	require.NoError(t, err)
	require.JSONEq(t, `{"code":"`+annexB7+`"}`, string(encoded))

	var got scan
	require.NoError(t, json.Unmarshal(encoded, &got))
	require.Equal(t, annexB7, got.Code.String())
	require.ErrorIs(t, json.Unmarshal([]byte(`{"code":"000201"}`), &got), emvqr.ErrNoChecksum)
	require.Equal(t, annexB7, got.Code.String(), "a text that is no code changes nothing")

	appended, err := got.Code.AppendText([]byte("code "))
	require.NoError(t, err)
	require.Equal(t, "code "+annexB7, string(appended))
}

func TestMustParsePanicsOnWhatIsNoCode(t *testing.T) {
	require.Panics(t, func() { emvqr.MustParse("hello") })
	require.NotPanics(t, func() { emvqr.MustParse(annexB7) })
}

func TestEveryWalkStopsWhenTold(t *testing.T) {
	code := emvqr.MustParse(seal("000201" + "0204ABCD" + "2615" + "0011com.example" + "6217" + "0501A" + "5008" + "0004ORGX" + "8015" + "0011com.example"))
	first := func(walk func(func(emvqr.Object) bool), n int) (paths []string) {
		for o := range walk {
			if paths = append(paths, o.Path.String()); len(paths) == n {
				break
			}
		}
		return paths
	}
	all := first(code.All(), 0)
	require.Equal(t, strings.Fields("00 02 26 26.00 62 62.05 62.50 62.50.00 80 80.00 63"), all)
	for n := 1; n <= len(all); n++ {
		require.Equal(t, all[:n], first(code.All(), n))
	}
	require.Equal(t, []string{"00"}, first(code.Objects(), 1))
	require.Equal(t, []string{"02"}, first(code.MerchantAccounts(), 1))
	require.Equal(t, []string{"62.50"}, first(code.PaymentSystemTemplates(), 1))
	require.Equal(t, []string{"80"}, first(code.UnreservedTemplates(), 1))
	require.Equal(t, []string{"02", "26"}, first(code.OwnedObjects(), 2))
	template, _ := code.Object(emvqr.P(62))
	require.Equal(t, []string{"62.05"}, first(template.Objects(), 1))
}

func TestObjectNames(t *testing.T) {
	for path, want := range map[emvqr.Path]string{
		{}:                    "",
		emvqr.P(0):            "Payload Format Indicator",
		emvqr.P(26):           "Merchant Account Information Template",
		emvqr.P(60):           "Merchant City",
		emvqr.P(26, 0):        "Globally Unique Identifier",
		emvqr.P(26, 1):        "Context Specific Data",
		emvqr.P(62, 5):        "Reference Label",
		emvqr.P(62, 10):       "Merchant Tax ID",
		emvqr.P(62, 50):       "Payment System Specific Template",
		emvqr.P(62, 50, 0):    "Globally Unique Identifier",
		emvqr.P(62, 50, 1):    "Context Specific Data",
		emvqr.P(64, 1):        "Merchant Name - Alternate Language",
		emvqr.P(80, 0):        "Globally Unique Identifier",
		emvqr.P(2, 0):         "Context Specific Data",
		emvqr.P(26, 0, 0):     "Context Specific Data",
		emvqr.P(99, 1, 2, 99): "Context Specific Data",
	} {
		require.Equal(t, want, emvqr.ObjectName(path), path)
	}
}

// TestOmittedIsForWriting: object 01 is left out, and a code that has none is
// Unspecified to a reader.
func TestOmittedIsForWriting(t *testing.T) {
	m := emvqr.Merchant{
		Initiation: emvqr.Omitted, Accounts: []emvqr.Data{{ID: 2, Value: "4000001234567899"}},
		MCC: "5812", Currency: "USD", Country: "US", Name: "Shop", City: "City",
	}
	code, err := m.Encode()
	require.NoError(t, err)
	require.Equal(t, emvqr.Unspecified, code.Initiation())
	require.Equal(t, "omitted", emvqr.Omitted.String())
	static, err := code.With(emvqr.SetInitiation(emvqr.Static))
	require.NoError(t, err)
	left, err := static.With(emvqr.SetInitiation(emvqr.Omitted))
	require.NoError(t, err)
	require.Equal(t, code, left)
}
