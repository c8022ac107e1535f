package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
)

func TestTheAdvisedLanguageIsThatOfTheScript(t *testing.T) {
	for _, test := range []struct{ text, country, want string }{
		{"ร้านก๋วยเตี๋ยว", "TH", "th"}, {"ร้าน 7", "", "th"}, {"最佳运输", "CN", "zh"}, {"寿司", "JP", "ja"}, {"すし屋", "", "ja"}, {"국수집", "KR", "ko"},
		{"चाय", "IN", "hi"}, {"चिया", "NP", "ne"}, {"চা", "BD", "bn"}, {"தேநீர்", "IN", "ta"}, {"තේ", "LK", "si"}, {"ຮ້ານ", "LA", "lo"},
		{"ហាង", "KH", "km"}, {"ဆိုင်", "MM", "my"}, {"مقهى", "SA", "ar"}, {"چائے", "PK", "ur"}, {"Дэлгүүр", "MN", "mn"}, {"Чай", "", "ru"},
		{"Phở Hà Nội", "", "vi"}, {"Quán Phở", "VN", "vi"}, {"Çay Evi", "TR", "tr"}, {"Niño", "", "es"}, {"Panadería", "MX", "es"},
		{"Padaria São João", "BR", "pt"}, {"São João", "", "pt"},
	} {
		assert.Equal(t, test.want, languageOf(test.text, test.country), test.text)
		assertLanguage(t, test.want)
	}
	for _, s := range scripts {
		for country, language := range s.local {
			_, known := emvqr.LookupCountry(country)
			assert.True(t, known, country)
			assertLanguage(t, language)
		}
		assertLanguage(t, s.language)
	}
	for country, language := range latinLanguages {
		_, known := emvqr.LookupCountry(country)
		assert.True(t, known, country)
		assertLanguage(t, language)
	}
}

// assertLanguage fails for a language that a code cannot be written in.
func assertLanguage(t *testing.T, language string) {
	t.Helper()
	got := callWith("name: X\n"+rest, "generate", "-f", "-", "--local-name=Y", "--language", language)
	assert.Equal(t, exitOK, got.status, got.err)
}

func TestAThaiNameIsAdvisedThai(t *testing.T) {
	base := []string{"generate", "--city=BANGKOK", "--country=TH", "--mcc=5812", "--currency=THB", "--account=02=4000123456789012"}
	got := callWith("", append(base, "--name=ร้าน")...)
	assert.Equal(t, exitNotOK, got.status)
	assert.Contains(t, got.err, "give --name in plain letters, and this as --local-name with --language, such as --language th")
	assert.NotContains(t, got.err, "pt")
	got = callWith("", append(base, "--name=RAN", "--local-name=店")...)
	assert.Contains(t, got.err, "--local-name: needs --language, such as --language zh")
	got = callWith("", append(base, "--name=RAN", "--local-name=ร้าน", "--language=th")...)
	assert.Equal(t, exitOK, got.status, "the advice works: %s", got.err)
}

func TestAHeadlineWithAClauseOfItsOwnHasAComma(t *testing.T) {
	for _, text := range collected(t) {
		headline, _, _ := strings.Cut(callWith("", "inspect", "--", text).out, "\n")
		assert.NotContains(t, headline, "cannot be paid with ")
		assert.NotContains(t, headline, "till with ")
	}
}

func TestNothingCountsOneInThePlural(t *testing.T) {
	var all strings.Builder
	for _, args := range [][]string{{"networks", "--json"}, {"forms"}, {"forms", "--json"}, {"rules"}, append([]string{"networks"}, slugs()...)} {
		all.WriteString(callWith("", args...).out)
	}
	assert.NotRegexp(t, `\b1 (characters|digits|letters|bytes|errors|problems|codes|objects|decimals)\b`, all.String())
}

func TestNetworksSayWhatOneTypesBesideWhatIsWritten(t *testing.T) {
	assert.Regexp(t, `mobile +Mobile number +ten digits, such as 0812345678, .*; written as 13 digits`, callWith("", "networks", "promptpay").out)
	assert.Contains(t, callWith("", "networks", "--json", "promptpay").out, `"typed":"ten digits`)
	got := callWith("", "compose", "--name=Noodle House", "--city=Bangkok", "--account=promptpay:mobile=0812345678")
	assert.Equal(t, exitOK, got.status, "what it says can be typed: %s", got.err)
	got = callWith("", "compose", "--name=Noodle House", "--city=Bangkok", "--account=promptpay:mobile=+66812345678")
	assert.Equal(t, exitOK, got.status, got.err)
}

const keptStatic = "00020101021130500016A00000067701011201150107536000315010207TABLE125204581253037645802TH5912NOODLE HOUSE6007BANGKOK63048302"

func TestAnAmountCanComeIntoACodeThatStaysStatic(t *testing.T) {
	indonesianStatic := compose(t, append(indonesian, "--initiation=static"))
	for _, test := range []struct{ name, payload, amount, initiation string }{
		{"a Thai code", keptStatic, "25", "11"},
		{"a code of QRIS", indonesianStatic, "10000", "11"},
		{"a code without object 01", abcHammers, "25", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := callWith("", "convert", "dynamic", "--amount", test.amount, "--keep-initiation", "--reference=INV-7", test.payload)
			require.Equal(t, exitOK, got.status, got.err)
			code := emvqr.MustParse(strings.TrimSpace(got.out))
			value, _ := code.Get(emvqr.P(1))
			assert.Equal(t, test.initiation, value)
			amount, present := code.Amount()
			assert.True(t, present, amount)
			reference, _ := code.Get(emvqr.P(62, 5))
			assert.Equal(t, "INV-7", reference)

			got = callWith("", "convert", "dynamic", "--amount", test.amount, test.payload)
			require.Equal(t, exitOK, got.status, got.err)
			assert.Equal(t, emvqr.Dynamic, emvqr.MustParse(strings.TrimSpace(got.out)).Initiation(), "else 12 is written")
		})
	}
	help := strings.Join(strings.Fields(callWith("", "convert", "dynamic", "--help").out), " ")
	assert.Contains(t, help, "such as those of Thailand's K SHOP, whose bank refuses 12")
}

func TestAConversionBlamesNoFlagThatItDoesNotHave(t *testing.T) {
	got := callWith("upi://pay?pa=shop@ybl&pn=Chai%20House&mc=5812&cu=INR&am=10.005", "convert", "bharat", "--city=Mumbai", "--postal-code=400001")
	assert.Equal(t, exitNotOK, got.status)
	assert.Contains(t, got.err, "  amount: ")
	assert.NotContains(t, got.err, "--amount")
}
