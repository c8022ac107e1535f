package emvqr_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
)

func TestTransliterateNamesOfShopsAndCities(t *testing.T) {
	for _, tt := range []struct{ language, text, want string }{
		{"Vietnamese", "Phở Thìn Bờ Hồ", "Pho Thin Bo Ho"},
		{"Vietnamese", "Công ty Cổ phần Đầu tư", "Cong ty Co phan Dau tu"},
		{"Vietnamese", "Quán Ăn Ngon, Đà Nẵng", "Quan An Ngon, Da Nang"},
		{"Vietnamese", "Hữu Nghị", "Huu Nghi"},
		{"Turkish", "Şişli Güneş Büfe", "Sisli Gunes Bufe"},
		{"Turkish", "İstanbul Kırtasiye", "Istanbul Kirtasiye"},
		{"Turkish", "Çiğ Köfte", "Cig Kofte"},
		{"Polish", "Żółta Łódź", "Zolta Lodz"},
		{"Polish", "Gęś i Źrebię", "Ges i Zrebie"},
		{"German", "Bäckerei Müller, Weiße Straße", "Backerei Muller, Weisse Strasse"},
		{"German", "GROẞE ÄPFEL", "GROSSE APFEL"},
		{"Portuguese", "Padaria São João", "Padaria Sao Joao"},
		{"Portuguese", "Açaí & Pão de Queijo", "Acai & Pao de Queijo"},
		{"Spanish", "Señor Muñoz, Bogotá", "Senor Munoz, Bogota"},
		{"French", "Crêperie du Cœur", "Creperie du Coeur"},
		{"Danish", "Smørrebrød på Ærø", "Smorrebrod pa AEro"},
		{"Icelandic", "Þórður", "Thordur"},
		{"Maltese", "Ħal Għaxaq", "Hal Ghaxaq"},
		{"Croatian", "Đurđevac", "Durdevac"},
		{"Azerbaijani", "Əli Bazarı", "Ali Bazari"},
		{"Romanian", "Brașov", "Brasov"},
		{"Czech", "Pražská Cukrárna", "Prazska Cukrarna"},
		{"Catalan", "Pa·la", "Pa.la"},
		{"typography", "‘Joe’s’ “Bar” – No. 1…", `'Joe's' "Bar" - No. 1...`},
		{"full width", "ＣＡＦＥ　１２３", "CAFE 123"},
		{"accents on their own", "Cafe\u0301 Sa\u0303o", "Cafe Sao"},
		{"a blank that does not break", "New\u00a0York", "New York"},
	} {
		t.Run(tt.language+" "+tt.text, func(t *testing.T) {
			ascii, exact, err := emvqr.Transliterate(tt.text)
			require.NoError(t, err)
			require.Equal(t, tt.want, ascii)
			require.False(t, exact)
		})
	}
}

func TestTransliterateLeavesPlainTextAlone(t *testing.T) {
	for _, text := range []string{"", "BEST TRANSPORT", " !\"#$%&'()*+,-./09:;<=>?@AZ[\\]^_`az{|}~"} {
		ascii, exact, err := emvqr.Transliterate(text)
		require.NoError(t, err)
		require.Equal(t, text, ascii)
		require.True(t, exact)
	}
}

func TestTransliterateDoesNotGuessOtherAlphabets(t *testing.T) {
	for name, text := range map[string]string{
		"Chinese": "最佳运输", "Thai": "ร้านก๋วยเตี๋ยว", "Japanese": "ラーメン", "Korean": "김밥천국", "Russian": "Кофе", "Greek": "Καφές",
		"Arabic": "مقهى", "Hebrew": "קפה", "Hindi": "चाय", "Khmer": "កាហ្វេ", "Lao": "ກາເຟ", "Burmese": "ကော်ဖီ", "Georgian": "ყავა",
		"an emoji": "Joe's 🍕", "mixed": "Café 咖啡", "a control": "Joe\tBar", "DEL": "Joe\x7f", "no text": "Joe\xff", "a zero-width space": "Joe\u200b",
	} {
		t.Run(name, func(t *testing.T) {
			ascii, exact, err := emvqr.Transliterate(text)
			require.ErrorIs(t, err, emvqr.ErrNoLatin)
			require.Empty(t, ascii)
			require.False(t, exact)
			requireHarmless(t, strings.ReplaceAll(err.Error(), text, ""))
		})
	}
}

func TestTransliteratedTextIsAns(t *testing.T) {
	// Every letter of the Latin blocks that comes out at all comes out as ans.
	for c := rune(0); c < 0x2070; c++ {
		ascii, _, err := emvqr.Transliterate(string(c))
		if err != nil {
			require.ErrorIs(t, err, emvqr.ErrNoLatin)
			continue
		}
		require.Equal(t, -1, strings.IndexFunc(ascii, func(c rune) bool { return c < ' ' || c > '~' }), "%U", c)
	}
}

func TestSetLocalTextFillsBothPlaces(t *testing.T) {
	m := hammerShop()
	require.NoError(t, m.SetLocalText("vi", "Phở Thìn", "Ha\u0300 Nô\u0323i"))
	require.Equal(t, "Pho Thin", m.Name)
	require.Equal(t, "Ha Noi", m.City)
	require.Equal(t, emvqr.LanguageTemplate{Language: "vi", Name: "Phở Thìn", City: "Hà Nội"}, m.Language)

	code, err := m.Encode()
	require.NoError(t, err)
	require.Equal(t, "Pho Thin", code.MerchantName())
	require.Equal(t, m.Language, must(code.LanguageTemplate()))
	require.Equal(t, emvqr.CodePoints, code.LengthUnit())
}

func TestSetLocalTextChangesNothingWhereItCannotTell(t *testing.T) {
	for _, names := range [][2]string{{"ร้านก๋วยเตี๋ยว", "Bangkok"}, {"Noodle House", "กรุงเทพ"}, {"最佳运输", "北京"}} {
		m := hammerShop()
		require.ErrorIs(t, m.SetLocalText("th", names[0], names[1]), emvqr.ErrNoLatin)
		require.Equal(t, hammerShop(), m)
	}
}

func TestSetLocalTextLeavesWhatDoesNotFitToEncode(t *testing.T) {
	m := hammerShop()
	require.NoError(t, m.SetLocalText("de", "Weißwurststüberl an der Weißen Straße", "Gießen"))
	_, err := m.Encode()
	requireBroken(t, err, "MPM-T3.6-LEN 59", "MPM-T3.8-LEN 64.01")
}
