package emvqr

import (
	"encoding/csv"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr/internal/isogen"
)

func TestISOTablesAreUpToDate(t *testing.T) {
	want, err := isogen.Generate()
	require.NoError(t, err)
	got, err := os.ReadFile("iso.gen.go")
	require.NoError(t, err)
	require.Equal(t, string(want), string(got), "run go generate in the folder emvqr")
}

// Our table and the JDK's come from ISO by different ways. These are all the codes that are in one only.
var (
	notInJDK = map[string]string{
		"UYW": "JDK 17 never took in this code of 2018",
		"XAD": "amendment 179 of May 2025 is younger than this JDK's data",
	}
	// Withdrawn before July 2017, the date of the first EMVCo specification.
	onlyInJDK = map[string]string{
		"ADP": "euro 1999", "ATS": "euro 1999", "BEF": "euro 1999", "DEM": "euro 1999", "ESP": "euro 1999",
		"FIM": "euro 1999", "FRF": "euro 1999", "IEP": "euro 1999", "ITL": "euro 1999", "LUF": "euro 1999",
		"NLG": "euro 1999", "PTE": "euro 1999", "GRD": "euro 2001", "SIT": "euro 2007", "CYP": "euro 2008",
		"MTL": "euro 2008", "SKK": "euro 2009", "EEK": "euro 2011", "LVL": "euro 2014", "LTL": "euro 2015",
		"AFA": "AFN 2003", "AYM": "AZN 2006", "AZM": "AZN 2006", "BGL": "BGN 1999", "BYB": "BYR 2000",
		"BYR": "BYN 2016", "CSD": "RSD 2006", "GHC": "GHS 2007", "GWP": "XOF 1997", "MGF": "MGA 2004",
		"MZM": "MZN 2006", "ROL": "RON 2005", "RUR": "RUB 1998", "SDD": "SDG 2007", "SRG": "SRD 2004",
		"TMM": "TMT 2009", "TPE": "USD 2000", "TRL": "TRY 2005", "VEB": "VEF 2008", "YUM": "CSD 2003",
		"ZMK": "ZMW 2013", "ZWD": "ZWN 2006", "ZWN": "ZWR 2008", "ZWR": "ZWL 2009",
		"USS": "fund code, 2014", "XFO": "gold franc, no number", "XFU": "UIC franc, no number",
	}
)

func TestCurrenciesAgreeWithJDK(t *testing.T) {
	file, err := os.Open("testdata/iso4217-jdk17.csv")
	require.NoError(t, err)
	defer file.Close()
	r := csv.NewReader(file)
	r.Comment = '#'
	rows, err := r.ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 232)

	inJDK := map[string]bool{}
	for _, row := range rows {
		numeric, alpha := row[0], row[1]
		inJDK[alpha] = true
		c, ok := LookupCurrency(alpha)
		if !ok {
			require.Contains(t, onlyInJDK, alpha)
			continue
		}
		require.NotContains(t, onlyInJDK, alpha)
		require.Equal(t, numeric, c.Numeric, alpha)
		require.Equal(t, row[2], strconv.Itoa(c.Exponent), alpha)
	}
	for c := range Currencies() {
		_, missing := notInJDK[c.Alpha]
		require.Equal(t, !missing, inJDK[c.Alpha], c.Alpha)
	}
}

func TestExponentsThatLocaleDataGetsWrong(t *testing.T) {
	for _, c := range []struct {
		numeric, alpha string
		exponent       int
	}{
		{"360", "IDR", 2},
		{"418", "LAK", 2},
		{"104", "MMK", 2},
		{"116", "KHR", 2},
		{"496", "MNT", 2},
		{"969", "MGA", 2},
		{"929", "MRU", 2},
		{"368", "IQD", 3},
		{"414", "KWD", 3},
		{"048", "BHD", 3},
		{"392", "JPY", 0},
		{"704", "VND", 0},
		{"410", "KRW", 0},
		{"352", "ISK", 0},
		{"990", "CLF", 4},
		{"927", "UYW", 4},
		{"959", "XAU", -1},
		{"960", "XDR", -1},
		{"963", "XTS", -1},
		{"999", "XXX", -1},
	} {
		t.Run(c.alpha, func(t *testing.T) {
			exponent, ok := currencyExponent(c.numeric)
			require.True(t, ok)
			require.Equal(t, c.exponent, exponent)

			byNumber, ok := LookupCurrency(c.numeric)
			require.True(t, ok)
			require.Equal(t, c.alpha, byNumber.Alpha)
			require.Equal(t, c.exponent, byNumber.Exponent)

			byLetters, ok := LookupCurrency(c.alpha)
			require.True(t, ok)
			require.Equal(t, byNumber, byLetters)
		})
	}
}

func TestWithdrawnCurrenciesAreKnown(t *testing.T) {
	var withdrawn []string
	for c := range Currencies() {
		if c.Withdrawn {
			withdrawn = append(withdrawn, c.Alpha)
		}
	}
	require.ElementsMatch(t, []string{"ANG", "BGN", "CUC", "HRK", "MRO", "SLL", "STD", "VEF", "ZWL"}, withdrawn)

	for _, follower := range []string{"XCG", "EUR", "CUP", "MRU", "SLE", "STN", "VES", "VED", "ZWG"} {
		c, ok := LookupCurrency(follower)
		require.True(t, ok, follower)
		require.False(t, c.Withdrawn, follower)
	}
	for _, numeric := range []string{"191", "975", "931", "932"} {
		exponent, ok := currencyExponent(numeric)
		require.True(t, ok, numeric)
		require.Equal(t, 2, exponent, numeric)
	}
}

func TestNumberHandedOnFindsTheCurrencyInUse(t *testing.T) {
	c, ok := LookupCurrency("532")
	require.True(t, ok)
	require.Equal(t, Currency{Numeric: "532", Alpha: "XCG", Exponent: 2, Name: "Caribbean Guilder"}, c)

	old, ok := LookupCurrency("ANG")
	require.True(t, ok)
	require.Equal(t, Currency{Numeric: "532", Alpha: "ANG", Exponent: 2, Name: "Netherlands Antillean Guilder", Withdrawn: true}, old)
}

func TestCurrenciesAscendAndAreFound(t *testing.T) {
	all := slices.Collect(Currencies())
	require.Len(t, all, 178+9)
	require.True(t, slices.IsSortedFunc(all, func(a, b Currency) int { return strings.Compare(a.Numeric, b.Numeric) }))
	for _, c := range all {
		found, ok := LookupCurrency(c.Alpha)
		require.True(t, ok, c.Alpha)
		require.Equal(t, c, found)
		require.NotEmpty(t, c.Name)

		found, ok = LookupCurrency(c.Numeric)
		require.True(t, ok, c.Numeric)
		require.Equal(t, c.Numeric, found.Numeric)
	}
}

// The dense table and the rows are generated apart; each of the thousand numbers must read the same in both.
func TestFastExponentIsThatOfTheRow(t *testing.T) {
	for n := range 1000 {
		numeric := strconv.Itoa(1000 + n)[1:]
		c, want := LookupCurrency(numeric)
		exponent, got := currencyExponent(numeric)
		require.Equal(t, want, got, numeric)
		require.Equal(t, c.Exponent, exponent, numeric)
	}
}

// jdkCountries is Locale.getISOCountries() of a JDK 17.0.15, sorted.
const jdkCountries = `
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ
BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM
DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS
GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN
KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ
MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM
PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV
SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI
VN VU WF WS YE YT ZA ZM ZW
`

func TestCountriesAgreeWithJDK(t *testing.T) {
	var codes []string
	for c := range Countries() {
		require.NotEmpty(t, c.Name, c.Alpha2)
		codes = append(codes, c.Alpha2)
	}
	require.Equal(t, strings.Fields(jdkCountries), codes)
}

// jdkLanguages is Locale.getISOLanguages() of a JDK 17.0.15, sorted. It still holds five codes
// that are no longer in ISO 639-1.
const jdkLanguages = `
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv
cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr
ht hu hy hz ia id ie ig ii ik in io is it iu iw ja ji jv ka kg ki kj kk kl km kn ko kr ks
ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl
nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm
sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo
wa wo xh yi yo za zh zu
`

var withdrawnLanguages = map[string]string{
	"bh": "Bihari, a group of languages: 2021",
	"in": "Indonesian, now id: 1989",
	"iw": "Hebrew, now he: 1989",
	"ji": "Yiddish, now yi: 1989",
	"mo": "Moldavian, now ro: 2008",
}

func TestLanguagesAgreeWithJDK(t *testing.T) {
	for _, code := range strings.Fields(jdkLanguages) {
		_, withdrawn := withdrawnLanguages[code]
		require.Equal(t, !withdrawn, IsLanguage(code), code)
		require.Equal(t, !withdrawn, IsLanguage(strings.ToUpper(code)), code)
	}
}

func TestCodesOutsideISO3166AreNoCountries(t *testing.T) {
	for code, why := range map[string]string{
		"XK": "left to users, in use for Kosovo",
		"UK": "reserved; GB is the code",
		"EU": "reserved",
		"AN": "Netherlands Antilles, withdrawn in 2010",
		"ZZ": "left to users",
	} {
		require.False(t, isCountry(code), why)
	}
}

func TestLanguageInEitherCase(t *testing.T) {
	for _, code := range []string{"ZH", "zh", "Zh", "es", "ko", "JA", "km", "LA", "my", "uz"} {
		require.True(t, IsLanguage(code), code)
	}
}

func TestCountryInCapitalsOnly(t *testing.T) {
	for code, want := range map[string]bool{"TH": true, "th": false, "Th": false, "tH": false} {
		require.Equal(t, want, isCountry(code), code)
		_, ok := LookupCountry(code)
		require.Equal(t, want, ok, code)
	}
}

func TestHostileCodesAreUnknown(t *testing.T) {
	for _, code := range []string{
		"", " ", "7", "76", "7640", " 764", "764 ", "+76", "-76", "-01", "7.4", "0x1", "76\n", "\x00\x00\x00",
		"/64", ":64", "7:4", "76/", "\xff\xff\xff", "７６４", "٧٦٤", "é9", "000", "998",
		"thb", "Thb", "TH ", "THBX", "T", "[H", "@A", "A@", "`a", "a`", "{a", "a{", "zz", "ZZ", "XK",
		"\x1a\x08", "\x3a\x68", "é", "\x80\x80", "\xff\xff", "中", "t\u0301", "ＴＨ", "𝐓𝐇",
		strings.Repeat("9", 1<<16), strings.Repeat("TH", 1<<16),
	} {
		_, ok := LookupCurrency(code)
		require.False(t, ok, "%.20q", code)
		_, ok = currencyExponent(code)
		require.False(t, ok, "%.20q", code)
		_, ok = LookupCountry(code)
		require.False(t, ok, "%.20q", code)
		require.False(t, isCountry(code), "%.20q", code)
		require.False(t, IsLanguage(code), "%.20q", code)
	}
}

// Every string of two bytes, and every byte in each place of a number.
func TestNoByteIsMistakenForALetterOrDigit(t *testing.T) {
	languages := slices.DeleteFunc(strings.Fields(jdkLanguages), func(code string) bool {
		_, withdrawn := withdrawnLanguages[code]
		return withdrawn
	})
	for a := range 256 {
		for b := range 256 {
			s := string([]byte{byte(a), byte(b)})
			_, want := LookupCountry(s)
			require.Equal(t, want, isCountry(s), "%q", s)
			require.Equal(t, slices.Contains(languages, strings.ToLower(s)), IsLanguage(s), "%q", s)
		}
		for digits := range 100 {
			b, c := '0'+byte(digits/10), '0'+byte(digits%10)
			for _, s := range []string{string([]byte{byte(a), b, c}), string([]byte{b, byte(a), c}), string([]byte{b, c, byte(a)})} {
				_, want := LookupCurrency(s)
				_, got := currencyExponent(s)
				require.Equal(t, want, got, "%q", s)
			}
		}
	}
}

func TestFastChecksDoNotAllocate(t *testing.T) {
	inputs := []string{"764", "999", "000", "TH", "zh", "", "中", "7640"}
	require.Zero(t, testing.AllocsPerRun(100, func() {
		for _, s := range inputs {
			_, _ = currencyExponent(s)
			isCountry(s)
			isLanguage(s)
			LookupCurrency(s)
			LookupCountry(s)
		}
	}))
}
