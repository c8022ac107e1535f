package main

import (
	"strings"
	"unicode"
)

// languageOf is the language that a text is probably in, by its script, by letters
// that one language has alone, or by the country of the shop. It is only ever an
// example for advice: in which language a name is, the shop alone can tell.
func languageOf(text, country string) string {
	for _, s := range scripts {
		if strings.ContainsFunc(text, func(c rune) bool { return unicode.Is(s.script, c) }) {
			return s.in(country)
		}
	}
	if language, ok := latinLanguages[country]; ok {
		return language
	}
	for _, l := range letters {
		if strings.ContainsAny(strings.ToLower(text), l.only) {
			return l.language
		}
	}
	return "pt"
}

// scripts are in the order in which they decide: a Japanese text has Han, too.
var scripts = []script{
	{unicode.Hiragana, "ja", nil}, {unicode.Katakana, "ja", nil}, {unicode.Hangul, "ko", nil},
	{unicode.Han, "zh", map[string]string{"JP": "ja"}},
	{unicode.Thai, "th", nil}, {unicode.Lao, "lo", nil}, {unicode.Khmer, "km", nil}, {unicode.Myanmar, "my", nil},
	{unicode.Devanagari, "hi", map[string]string{"NP": "ne"}}, {unicode.Bengali, "bn", nil}, {unicode.Gurmukhi, "pa", nil},
	{unicode.Gujarati, "gu", nil}, {unicode.Oriya, "or", nil}, {unicode.Tamil, "ta", nil}, {unicode.Telugu, "te", nil},
	{unicode.Kannada, "kn", nil}, {unicode.Malayalam, "ml", nil}, {unicode.Sinhala, "si", nil}, {unicode.Tibetan, "dz", nil},
	{unicode.Thaana, "dv", nil}, {unicode.Arabic, "ar", map[string]string{"PK": "ur", "IR": "fa", "AF": "fa"}}, {unicode.Hebrew, "he", nil},
	{unicode.Cyrillic, "ru", map[string]string{
		"MN": "mn", "KZ": "kk", "KG": "ky", "UA": "uk", "BY": "be", "BG": "bg", "RS": "sr", "MK": "mk", "TJ": "tg", "UZ": "uz",
	}},
	{unicode.Mongolian, "mn", nil}, {unicode.Greek, "el", nil}, {unicode.Georgian, "ka", nil}, {unicode.Armenian, "hy", nil},
	{unicode.Ethiopic, "am", nil},
}

type script struct {
	script   *unicode.RangeTable
	language string
	local    map[string]string // the language in some countries
}

func (s script) in(country string) string {
	if language, ok := s.local[country]; ok {
		return language
	}
	return s.language
}

// latinLanguages are the languages of countries that write with Latin letters and
// marks.
var latinLanguages = map[string]string{
	"BR": "pt", "PT": "pt", "VN": "vi", "TR": "tr", "AZ": "az", "UZ": "uz", "FR": "fr", "DE": "de", "AT": "de", "IT": "it",
	"ES": "es", "MX": "es", "AR": "es", "CO": "es", "PE": "es", "CL": "es", "PY": "es", "UY": "es", "CR": "es", "EC": "es", "BO": "es",
	"PL": "pl", "CZ": "cs", "SK": "sk", "HU": "hu", "RO": "ro", "HR": "hr", "SI": "sl", "SE": "sv", "NO": "no", "DK": "da", "FI": "fi",
	"IS": "is", "EE": "et", "LV": "lv", "LT": "lt", "AL": "sq",
}

// letters are those that point to one language.
var letters = []struct{ only, language string }{
	{"ăơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ", "vi"},
	{"ğışİ", "tr"}, {"ñ¿¡", "es"}, {"ß", "de"}, {"łąęśźż", "pl"}, {"ěřů", "cs"}, {"őű", "hu"}, {"țș", "ro"}, {"œ", "fr"}, {"øæ", "da"},
}
