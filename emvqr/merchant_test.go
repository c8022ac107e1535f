package emvqr_test

import (
	"encoding"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
)

var _ encoding.TextAppender = (*emvqr.Merchant)(nil)

// hammerShop breaks no rule and says no more than it must.
func hammerShop() emvqr.Merchant {
	return emvqr.Merchant{
		Accounts: []emvqr.Data{{ID: 2, Value: "4000123456789012"}},
		MCC:      "5251", Currency: "840", Country: "US", Name: "ABC Hammer", City: "New York",
	}
}

// requireBroken checks that an error tells exactly these broken rules, each as
// rule and path.
func requireBroken(t *testing.T, err error, want ...string) {
	t.Helper()
	var broken *emvqr.RuleError
	require.ErrorAs(t, err, &broken)
	var got []string
	for _, f := range broken.Findings {
		if f.Severity == emvqr.Error {
			got = append(got, strings.TrimSpace(f.Rule+" "+f.Path.String()))
			require.Contains(t, err.Error(), f.Rule)
		}
	}
	require.ElementsMatch(t, want, got, err)
	require.True(t, strings.HasPrefix(err.Error(), "emvqr: "))
}

// payment is a Merchant with every field set.
func payment() emvqr.Merchant {
	return emvqr.Merchant{
		FormatIndicator: "01",
		Initiation:      emvqr.Dynamic,
		Accounts: []emvqr.Data{
			{ID: 2, Value: "4000123456789012"},
			{ID: 26, Template: []emvqr.Data{{ID: 0, Value: "com.example.qr"}, {ID: 1, Value: "shop-17"}}},
		},
		MCC: "5812", Currency: "THB", Amount: emvqr.MustAmount("125"),
		Tip:     emvqr.Tip{Kind: emvqr.FixedFee, Fee: emvqr.MustAmount("10.5")},
		Country: "TH", Name: "Noodle House", City: "Bangkok", PostalCode: "10110",
		Additional: emvqr.AdditionalData{
			BillNumber: "B-1", MobileNumber: "***", StoreLabel: "S 1", LoyaltyNumber: "***", ReferenceLabel: "INV-7",
			CustomerLabel: "C", TerminalLabel: "T", Purpose: "P", ConsumerData: "ME", MerchantTaxID: "TAX", Channel: emvqr.ChannelShopScreen,
			Systems: []emvqr.Data{{ID: 50, Template: []emvqr.Data{{ID: 0, Value: "org.pss"}}}},
		},
		Language: emvqr.LanguageTemplate{Language: "th", Name: "ร้านก๋วยเตี๋ยว", City: "กรุงเทพ"},
		Unreserved: []emvqr.Data{
			{ID: 80, Template: []emvqr.Data{{ID: 0, Value: "org.example"}, {ID: 1, Value: "r"}}},
		},
	}
}

func TestEncodeWritesEveryField(t *testing.T) {
	m := payment()
	code, err := m.Encode()
	require.NoError(t, err)
	require.Equal(t, seal("000201"+"010212"+"02164000123456789012"+"2629"+"0014com.example.qr"+"0107shop-17"+
		"52045812"+"5303764"+"5406125.00"+"550202"+"560510.50"+"5802TH"+"5912Noodle House"+"6007Bangkok"+"610510110"+
		"6287"+"0103B-1"+"0203***"+"0303S 1"+"0403***"+"0505INV-7"+"0601C"+"0701T"+"0801P"+"0902ME"+"1003TAX"+"1103400"+"5011"+"0007org.pss"+
		"6435"+"0002th"+"0114ร้านก๋วยเตี๋ยว"+"0207กรุงเทพ"+
		"8020"+"0011org.example"+"0101r"), code.String())
	require.True(t, emvqr.MustParse(code.String()) == code)
	require.Empty(t, slices.Collect(code.Validate()))
	requireReadsBack(t, &m, code)
}

func TestEncodeLeavesEmptyFieldsOut(t *testing.T) {
	m := hammerShop()
	code, err := m.Encode()
	require.NoError(t, err)
	require.Equal(t, seal("000201"+"02164000123456789012"+"52045251"+"5303840"+"5802US"+"5910ABC Hammer"+"6008New York"), code.String())
}

func TestEncodeCanSayAllThatTheSpecificationsExampleSays(t *testing.T) {
	m := emvqr.Merchant{
		Initiation: emvqr.Dynamic,
		Accounts: []emvqr.Data{
			{ID: 29, Template: []emvqr.Data{{ID: 0, Value: "D15600000000"}, {ID: 5, Value: "A93FO3230Q"}}},
			{ID: 31, Template: []emvqr.Data{{ID: 0, Value: "D15600000001"}, {ID: 3, Value: "12345678"}}},
		},
		MCC: "4111", Currency: "CNY", Amount: emvqr.MustAmount("23.72"), Tip: emvqr.Tip{Kind: emvqr.TipPrompt},
		Country: "CN", Name: "BEST TRANSPORT", City: "BEIJING",
		Additional: emvqr.AdditionalData{StoreLabel: "1234", CustomerLabel: emvqr.Prompt, TerminalLabel: "A6008667", ConsumerData: "ME"},
		Language:   emvqr.LanguageTemplate{Language: "ZH", Name: "最佳运输", City: "北京"},
		Unreserved: []emvqr.Data{{ID: 91, Template: []emvqr.Data{{ID: 0, Value: "A011223344998877"}, {ID: 7, Value: "12345678"}}}},
	}
	code, err := m.Encode()
	require.NoError(t, err)
	require.Empty(t, slices.Collect(code.Validate()))

	contents := func(code emvqr.Code) (list []string) {
		for o := range code.All() {
			if o.Path != emvqr.P(63) {
				list = append(list, o.Path.String()+" "+o.Value)
			}
		}
		slices.Sort(list)
		return list
	}
	require.Equal(t, contents(emvqr.MustParse(annexB7)), contents(code))
	require.Len(t, code.String(), len(annexB7), "the same objects in another order")
}

func TestEncodeTakesTheCurrencyByNumberOrByLetters(t *testing.T) {
	for _, tt := range []struct{ currency, number, amount string }{
		{"THB", "764", "125.00"}, {"764", "764", "125.00"}, {"JPY", "392", "125"}, {"392", "392", "125"}, {"KWD", "414", "125.000"}, {"XAU", "959", "125"},
	} {
		m := hammerShop()
		m.Currency, m.Amount = tt.currency, emvqr.MustAmount("125")
		code, err := m.Encode()
		require.NoError(t, err)
		require.Equal(t, tt.number, code.CurrencyCode())
		require.Equal(t, tt.amount, must(code.Get(emvqr.P(54))))
	}
}

func TestEncodeWritesWholeAmountsIfAsked(t *testing.T) {
	m := hammerShop()
	m.Currency, m.WholeAmounts = "KHR", true // riel have two decimals by ISO; their network wants none
	m.Amount, m.Tip = emvqr.MustAmount("5000"), emvqr.Tip{Kind: emvqr.FixedFee, Fee: emvqr.MustAmount("100.")}
	code, err := m.Encode()
	require.NoError(t, err)
	require.Equal(t, "5000", must(code.Get(emvqr.P(54))))
	require.Equal(t, "100", must(code.Get(emvqr.P(56))))

	for _, fine := range []string{"5000.50", "5000.00", "5.000"} {
		m.Amount = emvqr.MustAmount(fine)
		_, err = m.Encode()
		requireBroken(t, err, "MPM-4.7.4.1-EXP 54")
	}
	require.ErrorContains(t, err, "amount 5.000 has 3 decimals, whole amounts are asked for here; did you mean 5000?")
}

func TestEncodeWritesTips(t *testing.T) {
	for _, tt := range []struct {
		name string
		tip  emvqr.Tip
		want string
	}{
		{"none", emvqr.Tip{}, ""},
		{"prompt", emvqr.Tip{Kind: emvqr.TipPrompt}, "550201"},
		{"fixed", emvqr.Tip{Kind: emvqr.FixedFee, Fee: emvqr.MustAmount("10.5")}, "550202" + "560510.50"},
		{"percentage", emvqr.Tip{Kind: emvqr.PercentFee, Percent: emvqr.MustAmount("3.00")}, "550203" + "57043.00"},
		{"percentage as it was given", emvqr.Tip{Kind: emvqr.PercentFee, Percent: emvqr.MustAmount("12.5")}, "550203" + "570412.5"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := hammerShop()
			m.Tip = tt.tip
			code, err := m.Encode()
			require.NoError(t, err)
			require.Contains(t, code.String(), "5303840"+tt.want+"5802US")
			require.Equal(t, tt.tip.Kind, must(code.Tip()).Kind)
		})
	}
}

func TestEncodeWritesPrecomposedText(t *testing.T) {
	m := hammerShop()
	m.Language = emvqr.LanguageTemplate{Language: "fr", Name: "Cafe\u0301", City: "Orle\u0301ans"}
	m.Unreserved = []emvqr.Data{{ID: 80, Template: []emvqr.Data{{ID: 0, Value: "org.example"}, {ID: 1, Value: "u\u0308"}}}}
	code, err := m.Encode()
	require.NoError(t, err)
	require.Contains(t, code.String(), "6425"+"0002fr"+"0104Caf\u00e9"+"0207Orl\u00e9ans"+"8020"+"0011org.example"+"0101\u00fc")
}

func TestEncodeNestsTemplates(t *testing.T) {
	m := hammerShop()
	m.Accounts = []emvqr.Data{{ID: 26, Template: []emvqr.Data{
		{ID: 0, Value: "com.example"},
		{ID: 1, Template: []emvqr.Data{{ID: 0, Value: "x"}, {ID: 2, Template: []emvqr.Data{{ID: 99, Value: "最"}}}}},
	}}}
	code, err := m.Encode()
	require.NoError(t, err)
	require.Contains(t, code.String(), "2633"+"0011com.example"+"0114"+"0001x"+"0205"+"9901最")
	require.Equal(t, "最", must(code.Get(emvqr.P(26, 1, 2, 99))))
}

func TestEncodeTakesReadyMadeTemplates(t *testing.T) {
	m := hammerShop()
	m.Accounts = []emvqr.Data{{ID: 26, Value: "0011com.example" + "0103ABC"}}
	m.Additional.Systems = []emvqr.Data{{ID: 50, Value: "0007org.pss"}}
	m.Unreserved = []emvqr.Data{{ID: 80, Value: "0007org.new"}}
	code, err := m.Encode()
	require.NoError(t, err)
	require.Equal(t, "ABC", must(code.Get(emvqr.P(26, 1))))
	require.Equal(t, "org.pss", must(code.Get(emvqr.P(62, 50, 0))))
	require.Equal(t, "org.new", must(code.Get(emvqr.P(80, 0))))
	require.Empty(t, slices.Collect(code.Validate()))
}

func TestEncodeRefuses(t *testing.T) {
	guid := emvqr.Data{ID: 0, Value: "com.example"}
	account := func(id uint8, objects ...emvqr.Data) []emvqr.Data { return []emvqr.Data{{ID: id, Template: objects}} }
	long := strings.Repeat("x", 100)
	half := strings.Repeat("y", 50)
	for _, tt := range []struct {
		name   string
		change func(*emvqr.Merchant)
		want   []string
	}{
		{"another format indicator", func(m *emvqr.Merchant) { m.FormatIndicator = "02" }, []string{"MPM-4.7.1.1-PFI 00"}},
		{"no account", func(m *emvqr.Merchant) { m.Accounts = nil }, []string{"MPM-4.7.9.1-MAI"}},
		{"no category", func(m *emvqr.Merchant) { m.MCC = "" }, []string{"MPM-4.2.1.1-ROOTM 52"}},
		{"no currency", func(m *emvqr.Merchant) { m.Currency = "" }, []string{"MPM-4.2.1.1-ROOTM 53"}},
		{"no country", func(m *emvqr.Merchant) { m.Country = "" }, []string{"MPM-4.2.1.1-ROOTM 58"}},
		{"no name", func(m *emvqr.Merchant) { m.Name = "" }, []string{"MPM-4.7.14.1-NAME 59"}},
		{"no city", func(m *emvqr.Merchant) { m.City = "" }, []string{"MPM-4.7.15.1-CITY 60"}},
		{"a category of letters", func(m *emvqr.Merchant) { m.MCC = "58I2" }, []string{"MPM-4.7.12.1-MCC 52"}},
		{"an unknown currency", func(m *emvqr.Merchant) { m.Currency = "000" }, []string{"MPM-4.7.5.1-CUR 53"}},
		{"unknown letters of a currency", func(m *emvqr.Merchant) { m.Currency = "ZZZ" }, []string{"MPM-1.4.1-N 53"}},
		{"small letters of a currency", func(m *emvqr.Merchant) { m.Currency = "thb" }, []string{"MPM-1.4.1-N 53"}},
		{"a country in small letters", func(m *emvqr.Merchant) { m.Country = "us" }, []string{"MPM-4.7.13.1-CTRY 58"}},
		{"a name of 26", func(m *emvqr.Merchant) { m.Name = half[:26] }, []string{"MPM-T3.6-LEN 59"}},
		{"a name outside ans", func(m *emvqr.Merchant) { m.Name = "Café" }, []string{"MPM-4.5.2.1-ANS 59"}},
		{"a line break", func(m *emvqr.Merchant) { m.City = "New\nYork" }, []string{"MPM-4.5.2.1-ANS 60"}},
		{"a city of 16", func(m *emvqr.Merchant) { m.City = half[:16] }, []string{"MPM-T3.6-LEN 60"}},
		{"a postal code of 11", func(m *emvqr.Merchant) { m.PostalCode = half[:11] }, []string{"MPM-T3.6-LEN 61"}},

		{"an amount of zero", func(m *emvqr.Merchant) { m.Amount = emvqr.MustAmount("0") }, []string{"MPM-4.7.4.1-NZ 54"}},
		{"an amount too fine", func(m *emvqr.Merchant) { m.Amount = emvqr.MustAmount("1.005") }, []string{"MPM-4.7.4.1-EXP 54"}},
		{"an amount too long", func(m *emvqr.Merchant) { m.Amount = emvqr.MustAmount("10000000000") }, []string{"MPM-T3.6-LEN 54"}},
		{"a fixed fee without one", func(m *emvqr.Merchant) { m.Tip.Kind = emvqr.FixedFee }, []string{"MPM-4.7.7.1-FIX 55"}},
		{"a fixed fee of zero", func(m *emvqr.Merchant) {
			m.Tip = emvqr.Tip{Kind: emvqr.FixedFee, Fee: emvqr.MustAmount("0.00")}
		}, []string{"MPM-4.7.7.1-FIX 56"}},
		{"a fee and no kind", func(m *emvqr.Merchant) { m.Tip.Fee = emvqr.MustAmount("1") }, []string{"MPM-4.7.7.1-FIX 56"}},
		{"a fee too fine", func(m *emvqr.Merchant) {
			m.Tip = emvqr.Tip{Kind: emvqr.FixedFee, Fee: emvqr.MustAmount("1.005")}
		}, []string{"MPM-4.7.4.1-EXP 56"}},
		{"a percentage without one", func(m *emvqr.Merchant) { m.Tip.Kind = emvqr.PercentFee }, []string{"MPM-4.7.8.1-PCT 55"}},
		{"a hundred percent", func(m *emvqr.Merchant) {
			m.Tip = emvqr.Tip{Kind: emvqr.PercentFee, Percent: emvqr.MustAmount("100")}
		}, []string{"MPM-4.7.8.1-PCT 57"}},
		{"a percentage too long", func(m *emvqr.Merchant) {
			m.Tip = emvqr.Tip{Kind: emvqr.PercentFee, Percent: emvqr.MustAmount("3.1415")}
		}, []string{"MPM-T3.6-LEN 57"}},
		{"a percentage and no kind", func(m *emvqr.Merchant) { m.Tip.Percent = emvqr.MustAmount("3") }, []string{"MPM-4.7.8.1-PCT 57"}},

		{"an account in 52", func(m *emvqr.Merchant) { m.Accounts = append(m.Accounts, emvqr.Data{ID: 52, Value: "x"}) }, []string{"MPM-4.7.9.1-MAI 52"}},
		{"an account in 01", func(m *emvqr.Merchant) { m.Accounts = append(m.Accounts, emvqr.Data{ID: 1, Value: "x"}) }, []string{"MPM-4.7.9.1-MAI 01"}},
		{"an account above 99", func(m *emvqr.Merchant) { m.Accounts = append(m.Accounts, emvqr.Data{ID: 200, Value: "x"}) }, []string{"MPM-4.7.9.1-MAI"}},
		{"an account twice", func(m *emvqr.Merchant) { m.Accounts = append(m.Accounts, emvqr.Data{ID: 2, Value: "x"}) }, []string{"MPM-4.3.1.2-UNIQ 02"}},
		{"an account without a value", func(m *emvqr.Merchant) { m.Accounts = append(m.Accounts, emvqr.Data{ID: 3}) }, []string{"MPM-4.4.1.2-LENRANGE 03"}},
		{"an account template without content", func(m *emvqr.Merchant) { m.Accounts = append(m.Accounts, emvqr.Data{ID: 30}) }, []string{"MPM-4.4.1.2-LENRANGE 30"}},
		{"an account of 100", func(m *emvqr.Merchant) { m.Accounts = []emvqr.Data{{ID: 2, Value: long}} }, []string{"MPM-T3.6-LEN 02"}},
		{"a template of more than 99", func(m *emvqr.Merchant) {
			m.Accounts = account(26, guid, emvqr.Data{ID: 1, Value: half}, emvqr.Data{ID: 2, Value: half})
		}, []string{"MPM-4.4.1.2-TMPL99 26"}},
		{"one put together by hand", func(m *emvqr.Merchant) {
			m.Accounts = []emvqr.Data{{ID: 26, Value: "0011com.example" + "0150" + half + "0250" + half}}
		}, []string{"MPM-4.4.1.2-TMPL99 26"}},
		{"a value of 100 in a template", func(m *emvqr.Merchant) {
			m.Accounts = account(26, guid, emvqr.Data{ID: 1, Value: long})
		}, []string{"MPM-T3.6-LEN 26.01", "MPM-4.4.1.2-TMPL99 26"}},
		{"a template in a template of more than 99", func(m *emvqr.Merchant) {
			m.Accounts = account(26, guid, emvqr.Data{ID: 1, Template: []emvqr.Data{{ID: 1, Value: half}, {ID: 2, Value: half}}})
		}, []string{"MPM-4.4.1.2-TMPL99 26.01", "MPM-4.4.1.2-TMPL99 26"}},
		{"a template without a GUID", func(m *emvqr.Merchant) { m.Accounts = account(26, emvqr.Data{ID: 1, Value: "x"}) }, []string{"MPM-4.7.11.2-GUID 26.00"}},
		{"a GUID that is none", func(m *emvqr.Merchant) { m.Accounts = account(26, emvqr.Data{ID: 0, Value: "shop"}) }, []string{"MPM-4.7.11.2-GUID 26.00"}},
		{"a GUID of 33", func(m *emvqr.Merchant) {
			m.Accounts = account(26, emvqr.Data{ID: 0, Value: "com." + half[:29]})
		}, []string{"MPM-4.7.11.2-GUID 26.00"}},
		{"an id twice in a template", func(m *emvqr.Merchant) {
			m.Accounts = account(26, guid, emvqr.Data{ID: 1, Value: "x"}, emvqr.Data{ID: 1, Value: "x"})
		}, []string{"MPM-4.3.1.2-UNIQ 26.01"}},
		{"a template twice in a template", func(m *emvqr.Merchant) {
			m.Accounts = account(26, guid, emvqr.Data{ID: 1, Template: []emvqr.Data{guid}}, emvqr.Data{ID: 1, Template: []emvqr.Data{guid}})
		}, []string{"MPM-4.3.1.2-UNIQ 26.01"}},
		{"an id above 99 in a template", func(m *emvqr.Merchant) { m.Accounts = account(26, guid, emvqr.Data{ID: 100, Value: "x"}) }, []string{"MPM-4.3.1.1-ID 26"}},
		{"an empty value in a template", func(m *emvqr.Merchant) { m.Accounts = account(26, guid, emvqr.Data{ID: 1}) }, []string{"MPM-4.4.1.2-LENRANGE 26.01"}},

		{"half a prompt", func(m *emvqr.Merchant) { m.Additional.BillNumber = "**" }, []string{"MPM-4.8.1.2-PROMPT 62.01"}},
		{"a label of 26", func(m *emvqr.Merchant) { m.Additional.ReferenceLabel = half[:26] }, []string{"MPM-T3.7-LEN 62.05"}},
		{"a label outside ans", func(m *emvqr.Merchant) { m.Additional.Purpose = "é" }, []string{"MPM-4.5.2.1-ANS 62.08"}},
		{"a request for something else", func(m *emvqr.Merchant) { m.Additional.ConsumerData = "AX" }, []string{"MPM-4.8.1.3-ACDR 62.09"}},
		{"a tax number of 21", func(m *emvqr.Merchant) { m.Additional.MerchantTaxID = half[:21] }, []string{"MPM-T3.7-LEN 62.10"}},
		{"a reserved channel", func(m *emvqr.Merchant) { m.Additional.Channel = "840" }, []string{"MPM-4.8.1.6-CHAN 62.11"}},
		{"a payment system below 50", func(m *emvqr.Merchant) {
			m.Additional.Systems = []emvqr.Data{{ID: 49, Value: "x"}}
		}, []string{"MPM-4.8.1.4-ALLOC 62"}},
		{"a payment system above 99", func(m *emvqr.Merchant) {
			m.Additional.Systems = []emvqr.Data{{ID: 162, Value: "x"}}
		}, []string{"MPM-4.8.1.4-ALLOC 62"}},
		{"a payment system twice", func(m *emvqr.Merchant) {
			m.Additional.Systems = append(account(50, guid), account(50, guid)...)
		}, []string{"MPM-4.3.1.2-UNIQ 62.50"}},
		{"a payment system without a GUID", func(m *emvqr.Merchant) {
			m.Additional.Systems = account(50, emvqr.Data{ID: 1, Value: "x"})
		}, []string{"MPM-4.8.1.5-PSS 62.50.00"}},
		{"a ready-made payment system without a GUID", func(m *emvqr.Merchant) {
			m.Additional.Systems = []emvqr.Data{{ID: 50, Value: "0101x"}}
		}, []string{"MPM-4.8.1.5-PSS 62.50.00"}},
		{"a payment system without content", func(m *emvqr.Merchant) {
			m.Additional.Systems = []emvqr.Data{{ID: 50}}
		}, []string{"MPM-4.4.1.2-LENRANGE 62.50"}},
		{"additional data of more than 99", func(m *emvqr.Merchant) {
			m.Additional.BillNumber, m.Additional.StoreLabel, m.Additional.LoyaltyNumber, m.Additional.Purpose = half[:25], half[:25], half[:25], half[:25]
		}, []string{"MPM-4.4.1.2-TMPL99 62"}},

		{"an unknown language", func(m *emvqr.Merchant) {
			m.Language = emvqr.LanguageTemplate{Language: "xx", Name: "最"}
		}, []string{"MPM-4.9.2.1-LANG 64.00"}},
		{"no language", func(m *emvqr.Merchant) { m.Language.Name = "最" }, []string{"MPM-4.9.1.1-LANGM 64.00"}},
		{"a language and no name", func(m *emvqr.Merchant) {
			m.Language = emvqr.LanguageTemplate{Language: "zh", City: "北京"}
		}, []string{"MPM-4.9.1.1-LANGM 64.01"}},
		{"a local name of 26", func(m *emvqr.Merchant) {
			m.Language = emvqr.LanguageTemplate{Language: "zh", Name: strings.Repeat("最", 26)}
		}, []string{"MPM-T3.8-LEN 64.01"}},
		{"a local city of 16", func(m *emvqr.Merchant) {
			m.Language = emvqr.LanguageTemplate{Language: "zh", Name: "最", City: strings.Repeat("最", 16)}
		}, []string{"MPM-T3.8-LEN 64.02"}},
		{"a character beyond U+FFFF", func(m *emvqr.Merchant) {
			m.Language = emvqr.LanguageTemplate{Language: "zh", Name: "A😀B"}
		}, []string{"MPM-4.4.1.1-LENCHARS 64.01"}},
		{"bytes that are no text", func(m *emvqr.Merchant) {
			m.Language = emvqr.LanguageTemplate{Language: "zh", Name: "A\xff"}
		}, []string{"MPM-1.4.3-UTF8 64.01"}},
		{"and in an account", func(m *emvqr.Merchant) { m.Accounts = account(26, guid, emvqr.Data{ID: 1, Value: "\xc3"}) }, []string{"MPM-1.4.3-UTF8 26.01"}},

		{"an unreserved template in 79", func(m *emvqr.Merchant) { m.Unreserved = account(79, guid) }, []string{"MPM-4.11.1.1-UNRES 79"}},
		{"an unreserved template in 63", func(m *emvqr.Merchant) { m.Unreserved = account(63, guid) }, []string{"MPM-4.11.1.1-UNRES 63"}},
		{"an unreserved template above 99", func(m *emvqr.Merchant) { m.Unreserved = account(100, guid) }, []string{"MPM-4.11.1.1-UNRES"}},
		{"an unreserved template twice", func(m *emvqr.Merchant) {
			m.Unreserved = append(account(80, guid), account(80, guid)...)
		}, []string{"MPM-4.3.1.2-UNIQ 80"}},
		{"an unreserved template without a GUID", func(m *emvqr.Merchant) {
			m.Unreserved = account(80, emvqr.Data{ID: 1, Value: "x"})
		}, []string{"MPM-4.11.1.2-GUID 80.00"}},
		{"more than a symbol holds", func(m *emvqr.Merchant) {
			for id := uint8(3); id < 26; id++ {
				m.Accounts = append(m.Accounts, emvqr.Data{ID: id, Value: long[:99]})
			}
			for id := uint8(80); id < 86; id++ {
				m.Unreserved = append(m.Unreserved, account(id, guid, emvqr.Data{ID: 1, Value: long[:80]})...)
			}
		}, []string{"QR-CAPACITY"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := hammerShop()
			tt.change(&m)
			code, err := m.Encode()
			requireBroken(t, err, tt.want...)
			require.True(t, code.IsZero())
		})
	}
}

// Text is looked through sixteen bytes at a time, so the place matters as much as
// the character.
func TestNoControlCharacterPassesAsAns(t *testing.T) {
	for c := range rune(0xA0) {
		for at := range 20 {
			name := strings.Repeat("A", at) + string(c) + strings.Repeat("~", 19-at)
			plain := c >= ' ' && c <= '~'
			m := hammerShop()
			m.Name = name
			if _, err := m.Encode(); plain {
				require.NoError(t, err)
			} else {
				requireBroken(t, err, "MPM-4.5.2.1-ANS 59")
			}
			broken := false
			for f := range emvqr.MustParse(seal("6120" + name)).Validate() {
				broken = broken || f.Rule == "MPM-4.5.2.1-ANS" && f.Path == emvqr.P(61)
			}
			require.Equal(t, !plain, broken, "%U at %d", c, at)
			_, exact, _ := emvqr.Transliterate(name)
			require.Equal(t, plain, exact, "%U at %d", c, at)
			require.True(t, json.Valid(emvqr.AppendJSONString(nil, name)), "%U at %d", c, at)
		}
	}
}

func TestEncodeReportsAllProblemsTogether(t *testing.T) {
	m := emvqr.Merchant{
		FormatIndicator: "02",
		MCC:             "58I2",
		Currency:        "000",
		Amount:          emvqr.MustAmount("0.00"),
		Tip:             emvqr.Tip{Kind: emvqr.PercentFee},
		Country:         "XX",
		Name:            "A name of more than 25 characters",
		PostalCode:      "12345678901",
		Additional:      emvqr.AdditionalData{BillNumber: "*", ConsumerData: "X", Channel: "9"},
		Language:        emvqr.LanguageTemplate{Language: "xx"},
		Unreserved:      []emvqr.Data{{ID: 79, Value: "x"}},
	}
	_, err := m.Encode()
	requireBroken(t, err,
		"MPM-4.7.1.1-PFI 00", "MPM-4.7.9.1-MAI", "MPM-4.7.12.1-MCC 52", "MPM-4.7.5.1-CUR 53", "MPM-4.7.4.1-NZ 54", "MPM-4.7.8.1-PCT 55",
		"MPM-4.7.13.1-CTRY 58", "MPM-T3.6-LEN 59", "MPM-4.7.15.1-CITY 60", "MPM-T3.6-LEN 61", "MPM-4.8.1.2-PROMPT 62.01",
		"MPM-4.8.1.3-ACDR 62.09", "MPM-4.8.1.6-CHAN 62.11", "MPM-4.9.2.1-LANG 64.00", "MPM-4.9.1.1-LANGM 64.01", "MPM-4.11.1.1-UNRES 79")
	require.Contains(t, err.Error(), "16 rules")
}

func TestEncodeAllowsCharactersBeyondUFFFFIfAsked(t *testing.T) {
	m := hammerShop()
	m.Language = emvqr.LanguageTemplate{Language: "zh", Name: "A😀B"}
	m.AllowAstral = true
	code, err := m.Encode()
	require.NoError(t, err)
	require.Equal(t, emvqr.CodePoints, code.LengthUnit())
	require.Contains(t, code.String(), "6413"+"0002zh"+"0103A😀B")
	require.True(t, emvqr.MustParse(code.String()) == code)
}

func TestEncodeWarnsPast512BytesAndWrites(t *testing.T) {
	for bytes, want := range map[int][]string{511: nil, 512: nil, 513: {"MPM-4.1-MAXLEN"}, 600: {"MPM-4.1-MAXLEN"}} {
		m := hammerShop()
		small, err := m.Encode()
		require.NoError(t, err)
		for id, left := uint8(3), bytes-len(small.String()); left > 0; id++ {
			n := min(left-4, 90)
			m.Accounts = append(m.Accounts, emvqr.Data{ID: id, Value: strings.Repeat("x", n)})
			left -= 4 + n
		}
		var asked []string
		code, err := m.EncodeFor(func(f emvqr.Finding) emvqr.Severity {
			asked = append(asked, f.Rule)
			return f.Severity
		})
		require.NoError(t, err)
		require.Equal(t, want, asked)
		require.Len(t, code.String(), bytes)
	}
}

// A network of its own may do without a name, or want another indicator.
func TestEncodeForLowersWhatANetworkLowers(t *testing.T) {
	m := hammerShop()
	m.Name, m.FormatIndicator = "", "02"
	_, err := m.Encode()
	requireBroken(t, err, "MPM-4.7.14.1-NAME 59", "MPM-4.7.1.1-PFI 00")

	lower := func(rules ...string) func(emvqr.Finding) emvqr.Severity {
		return func(f emvqr.Finding) emvqr.Severity {
			if slices.Contains(rules, f.Rule) {
				return emvqr.Info
			}
			return f.Severity
		}
	}
	_, err = m.EncodeFor(lower("MPM-4.7.14.1-NAME"))
	requireBroken(t, err, "MPM-4.7.1.1-PFI 00")
	var broken *emvqr.RuleError
	require.True(t, errors.As(err, &broken))
	require.Len(t, broken.Findings, 2, "what was lowered is still told")

	code, err := m.EncodeFor(lower("MPM-4.7.14.1-NAME", "MPM-4.7.1.1-PFI"))
	require.NoError(t, err)
	require.Equal(t, "02", code.FormatIndicator())
	require.Empty(t, code.MerchantName())
	require.True(t, emvqr.MustParse(code.String()) == code)
	_, err = m.Encode()
	require.Error(t, err, "only for the network that was asked")
}

func TestEncodeForLeavesAmountsOfAnUnknownCurrencyAsTheyAre(t *testing.T) {
	m := hammerShop()
	m.Currency, m.Amount = "000", emvqr.MustAmount("1.2345")
	code, err := m.EncodeFor(func(f emvqr.Finding) emvqr.Severity { return min(f.Severity, emvqr.Warning) })
	require.NoError(t, err)
	require.Equal(t, "1.2345", must(code.Get(emvqr.P(54))))
}

func TestEncodeForDropsAFindingOfSeverityZero(t *testing.T) {
	m := hammerShop()
	m.Name, m.City = "", ""
	_, err := m.EncodeFor(func(f emvqr.Finding) emvqr.Severity {
		if f.Path == emvqr.P(59) {
			return 0
		}
		return f.Severity
	})
	var broken *emvqr.RuleError
	require.ErrorAs(t, err, &broken)
	require.Len(t, broken.Findings, 1)
	require.Equal(t, emvqr.P(60), broken.Findings[0].Path)
}

func TestEncodeForAsksOnceAboutEachFinding(t *testing.T) {
	for _, name := range []string{"Hammers", "锤子"} {
		m := hammerShop()
		m.City = ""
		m.Language = emvqr.LanguageTemplate{Language: "zh", Name: name}
		asked := 0
		_, err := m.EncodeFor(func(emvqr.Finding) emvqr.Severity { asked++; return emvqr.Info })
		require.NoError(t, err)
		require.Equal(t, 1, asked, name)
	}
}

func TestEncodeForRaises(t *testing.T) {
	m := hammerShop()
	m.Accounts = append(m.Accounts, emvqr.Data{ID: 26, Value: "HELLO"})
	_, err := m.Encode()
	require.NoError(t, err, "an opaque account is a warning")
	_, err = m.EncodeFor(func(emvqr.Finding) emvqr.Severity { return emvqr.Error })
	requireBroken(t, err, "MPM-4.7.11.1-TMPL 26")
}

func TestAppendToLeavesWhatStandsBefore(t *testing.T) {
	m := payment()
	code, err := m.Encode()
	require.NoError(t, err)

	const before = "before: "
	dst, err := m.AppendTo([]byte(before))
	require.NoError(t, err)
	require.Equal(t, before+code.String(), string(dst))
	dst, err = m.AppendText(dst)
	require.NoError(t, err)
	require.Equal(t, before+code.String()+code.String(), string(dst))
}

func TestAppendToLeavesDstUntouchedOnAnError(t *testing.T) {
	m := payment()
	m.Name = "ร้าน" // not ans, so the writer looks at it twice
	m.Country = "XX"
	for _, room := range []int{0, 10, 1000} {
		dst := append(make([]byte, 0, 8+room), "before: "...)
		got, err := m.AppendTo(dst)
		requireBroken(t, err, "MPM-4.5.2.1-ANS 59", "MPM-4.7.13.1-CTRY 58")
		require.Equal(t, "before: ", string(got))
		require.Equal(t, "before: ", string(dst))
	}
	got, err := m.AppendTo(nil)
	require.Error(t, err)
	require.Nil(t, got)
}

func TestFindingsTellWhereTheObjectWouldStandInTheCode(t *testing.T) {
	m := hammerShop()
	m.Initiation = emvqr.Static
	m.Country = "XX"
	m.Additional.Channel = "9"
	for _, before := range []string{"", "before: "} {
		_, err := m.AppendTo([]byte(before))
		var broken *emvqr.RuleError
		require.ErrorAs(t, err, &broken)
		require.Len(t, broken.Findings, 2)
		code := hammer + "62" + "05" + "11019"
		for _, f := range broken.Findings {
			id := f.Path.String()
			require.True(t, strings.HasPrefix(code[f.Offset:], id[len(id)-2:]), "%v in %s", f, code)
		}
	}
}

func TestAppendToAllocatesNothing(t *testing.T) {
	m := payment()
	m.Language = emvqr.LanguageTemplate{Language: "en", Name: "Noodle House"}
	dst := make([]byte, 0, 1000)
	require.Zero(t, testing.AllocsPerRun(100, func() {
		if _, err := m.AppendTo(dst); err != nil {
			t.Fatal(err)
		}
	}))
}

func TestEncodeChangesNothingOfTheMerchant(t *testing.T) {
	m, same := payment(), payment()
	_, err := m.Encode()
	require.NoError(t, err)
	require.Equal(t, same, m)
}

// Whatever is put in: either there is a code without error findings, which says
// what was put in, or there is a reason why not.
func TestEncodeWritesSoundCodesOrNone(t *testing.T) {
	dice := rand.New(rand.NewPCG(26, 51))
	written := 0
	for range emvqr.Often(6000) {
		m := randomMerchant(dice)
		if _, err := m.Encode(); err == nil {
			written++
		}
		requireWriteHolds(t, &m)
	}
	require.Greater(t, written, emvqr.Often(1500), "the dice wrote too few codes")
	require.Less(t, written, emvqr.Often(5500), "and made too few mistakes")
}

// randomMerchant keeps most of the rules most of the time.
func randomMerchant(dice *rand.Rand) emvqr.Merchant {
	text := func(most int) string {
		const ans = "0123456789 ABCxyz.,-'&*~"
		letters := []rune(ans)
		if dice.IntN(300) == 0 {
			letters = []rune("é最\u0301😀\n")
		}
		var b strings.Builder
		for range 1 + dice.IntN(most+dice.IntN(60)/59) {
			b.WriteRune(letters[dice.IntN(len(letters))])
		}
		return b.String()
	}
	local := func(most int) string {
		var b strings.Builder
		for range 1 + dice.IntN(most) {
			b.WriteRune([]rune("aéß最北กا김\u0301\U0001F600")[dice.IntN(9+dice.IntN(30)/29)])
		}
		return b.String()
	}
	maybe := func(value string) string {
		if dice.IntN(2) == 0 {
			return ""
		}
		return value
	}
	guids := []string{"com.example", "A000000677010111", "BR.GOV.BCB.PIX", "b5af1f2e4c7d4d0f9a7e1c2d3b4a5f60"}
	template := func() []emvqr.Data {
		objects := []emvqr.Data{{ID: 0, Value: guids[dice.IntN(len(guids))]}}
		for id := 1 + dice.IntN(40); id < 100 && len(objects) < 4; id += 1 + dice.IntN(40) {
			d := emvqr.Data{ID: uint8(id), Value: local(6)}
			if dice.IntN(4) == 0 {
				d = emvqr.Data{ID: uint8(id), Template: []emvqr.Data{{ID: uint8(dice.IntN(100)), Value: text(6)}}}
			}
			objects = append(objects, d)
		}
		dice.Shuffle(len(objects), func(i, j int) { objects[i], objects[j] = objects[j], objects[i] })
		return objects
	}
	amount := func(currency string) emvqr.Amount {
		c, _ := emvqr.LookupCurrency(currency)
		a, _ := emvqr.MinorAmount(dice.Uint64N(1e6), max(c.Exponent, 0)+dice.IntN(40)/39)
		return a
	}

	currency := []string{"764", "THB", "392", "JPY", "414", "KHR", "XAU", "???"}[dice.IntN(7+dice.IntN(20)/19)]
	m := emvqr.Merchant{
		Initiation: emvqr.Initiation(dice.IntN(3)), MCC: "5812", Currency: currency,
		Country: []string{"TH", "JP", "US", "ZZ"}[dice.IntN(3+dice.IntN(20)/19)],
		Name:    text(25), City: text(15), PostalCode: maybe(text(10)), AllowAstral: dice.IntN(2) == 0,
		Additional: emvqr.AdditionalData{
			BillNumber: maybe(text(8)), StoreLabel: maybe(emvqr.Prompt), ReferenceLabel: maybe(text(25)), MerchantTaxID: maybe(text(10)),
			ConsumerData: emvqr.ConsumerData(maybe("AM")), Channel: emvqr.Channel(maybe("521")),
		},
	}
	if dice.IntN(2) == 0 {
		m.Amount = amount(currency)
	}
	switch m.Tip.Kind = emvqr.TipKind(dice.IntN(4)); m.Tip.Kind {
	case emvqr.FixedFee:
		m.Tip.Fee = amount(currency)
	case emvqr.PercentFee:
		m.Tip.Percent, _ = emvqr.MinorAmount(dice.Uint64N(10050), 2)
	}
	for id := 2 + dice.IntN(30); id < 53 && len(m.Accounts) < 3; id += dice.IntN(20) {
		d := emvqr.Data{ID: uint8(id), Value: text(20)}
		if id >= 26 {
			d = emvqr.Data{ID: uint8(id), Template: template()}
		}
		m.Accounts = append(m.Accounts, d)
	}
	if dice.IntN(3) == 0 {
		m.Unreserved = []emvqr.Data{{ID: uint8(80 + dice.IntN(20)), Template: template()}}
	}
	if dice.IntN(3) == 0 {
		m.Additional.Systems = []emvqr.Data{{ID: uint8(50 + dice.IntN(50)), Template: template()}}
	}
	if dice.IntN(2) == 0 {
		m.Language = emvqr.LanguageTemplate{Language: []string{"zh", "TH", "q"}[dice.IntN(2+dice.IntN(20)/19)], Name: local(25), City: maybe(local(15))}
	}
	return m
}
