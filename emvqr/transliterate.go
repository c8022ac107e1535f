package emvqr

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// ErrNoLatin: a letter has no customary form in the characters of format ans.
var ErrNoLatin = errors.New("no ASCII form is known")

// Transliterate returns text in the characters of format ans, space to tilde, as
// the objects 59 and 60 ask: accents are taken off ("São João" is "Sao Joao"),
// letters of Latin alphabets get their customary pair ("Straße" is "Strasse"),
// typographic marks their plain form. exact reports that nothing had to change.
// For a letter of any other alphabet it returns [ErrNoLatin]: how a shop writes
// its name in Latin letters is for the shop to say.
func Transliterate(text string) (ascii string, exact bool, err error) {
	if isAns(text) {
		return text, true, nil
	}
	var b strings.Builder
	for _, c := range norm.NFKD.String(text) {
		switch plain, known := plainForms[c]; {
		case c < unicode.MaxASCII && isAnsByte(byte(c)):
			b.WriteRune(c)
		case known:
			b.WriteString(plain)
		case unicode.Is(unicode.Mn, c):
			// An accent that stood on the letter before.
		default:
			return "", false, fmt.Errorf("emvqr: %w: %q (%U) in %s", ErrNoLatin, string(c), c, excerpt(text, 40))
		}
	}
	return b.String(), false, nil
}

// plainForms are the letters and marks that do not come apart into a plain one
// and an accent. It is read while writing only.
var plainForms = map[rune]string{
	'ß': "ss", 'ẞ': "SS", 'æ': "ae", 'Æ': "AE", 'œ': "oe", 'Œ': "OE", 'ø': "o", 'Ø': "O",
	'đ': "d", 'Đ': "D", 'ð': "d", 'Ð': "D", 'ħ': "h", 'Ħ': "H", 'ł': "l", 'Ł': "L",
	'þ': "th", 'Þ': "Th", 'ŋ': "ng", 'Ŋ': "Ng", 'ŧ': "t", 'Ŧ': "T", 'ı': "i",
	'ə': "a", 'Ə': "A",
	'‘': "'", '’': "'", 'ʼ': "'", 'ʻ': "'", '“': `"`, '”': `"`, '«': `"`, '»': `"`,
	'–': "-", '—': "-", '−': "-", '·': ".", '•': "*", '№': "No.",
}

// SetLocalText gives the merchant a name and a city that are not all ASCII: they
// go to the language template, object 64, as they are, and their transliteration
// to the objects 59 and 60. language is two letters of ISO 639-1. It returns
// [ErrNoLatin] where there is no customary transliteration; then set Name, City
// and Language yourself. What does not fit its object is left for Encode to
// report.
func (m *Merchant) SetLocalText(language, name, city string) error {
	plainName, _, errName := Transliterate(name)
	plainCity, _, errCity := Transliterate(city)
	if err := errors.Join(errName, errCity); err != nil {
		return err
	}
	m.Name, m.City = plainName, plainCity
	m.Language = LanguageTemplate{Language: language, Name: norm.NFC.String(name), City: norm.NFC.String(city)}
	return nil
}
