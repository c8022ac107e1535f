package sticker

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// scripts are names of shops that only come out right if they are shaped. CI installs
// fonts for those that are needed; see .ci/run.
var scripts = []struct {
	name, shop string
	inCI       bool
}{
	{"Latin", "Padaria São João Nº 1", true},
	{"Vietnamese", "Bún Chả Hà Nội", false},
	{"Cyrillic", "Кафе «Лапша»", true},
	{"Thai", "ร้านก๋วยเตี๋ยวเรือ ป้าแจ๋ว", true},
	{"Devanagari", "नूडल हाउस क्ष्मी", true},
	{"Arabic", "مطعم المعكرونة 24", true},
	{"Chinese", "北京面馆", true},
	{"Khmer", "ហាងគុយទាវ ភ្នំពេញ", false},
	{"Lao", "ຮ້ານເຝີ ວຽງຈັນ", false},
	{"Burmese", "မုန့်ဟင်းခါးဆိုင်", false},
	{"Sinhala", "නූඩ්ල්ස් ශ්\u200dරී", false},
	{"Japanese", "そば処 ラーメン", false},
	{"Korean", "국수 가게", false},
	{"Hebrew", "בית האטריות", false},
}

func systemFonts(t *testing.T) *Fonts {
	t.Helper()
	fonts, err := SystemFonts()
	require.NoError(t, err)
	return fonts
}

func TestNamesInManyScripts(t *testing.T) {
	fonts := systemFonts(t)
	for _, script := range scripts {
		t.Run(script.name, func(t *testing.T) {
			f := OfCode(emvqr.MustParse(abcHammers))
			f.Shop = script.shop
			_, err := Draw(Style{Fonts: fonts}, Single, f)
			if err != nil && strings.Contains(err.Error(), "no font has") && (os.Getenv("CI") == "" || !script.inCI) {
				t.Skip(err)
			}
			require.NoError(t, err)
		})
	}
}

// fitted is a text on one line, or the test is skipped for want of a font.
func fitted(t *testing.T, fonts *Fonts, text string) textLine {
	t.Helper()
	set, err := newTypesetter(fonts).fit("the name", text, fitting{size: 10, width: 1000, lines: 1})
	if err != nil && strings.Contains(err.Error(), "no font has") && os.Getenv("CI") == "" {
		t.Skip(err)
	}
	require.NoError(t, err)
	require.Len(t, set.lines, 1)
	return set.lines[0]
}

// Arabic letters join: two of them are no two of one.
func TestArabicLettersJoin(t *testing.T) {
	fonts := systemFonts(t)
	one, two := fitted(t, fonts, "ب"), fitted(t, fonts, "بب")
	assert.Greater(t, 2*one.width-two.width, 0.05*one.width)
}

// A number after an Arabic word stands to its left.
func TestANumberStandsLeftOfAnArabicWord(t *testing.T) {
	fonts := systemFonts(t)
	number, whole := fitted(t, fonts, "111"), fitted(t, fonts, "مطعم 111")
	first := whole.outline.bounds().x
	assert.InDelta(t, number.outline.bounds().x, first, 0.3, "it begins as the number does")
	leftmost := 0
	for _, s := range whole.outline {
		if s.op == moveTo && s.points[0].x < number.width {
			leftmost++
		}
	}
	assert.Equal(t, strokes(number.outline), leftmost, "three figures and nothing of the word")
}

func strokes(o outline) (n int) {
	for _, s := range o {
		if s.op == moveTo {
			n++
		}
	}
	return n
}

// A tone mark over a vowel sign is higher than alone: without shaping the two lie on
// top of each other.
func TestThaiToneMarksStandAboveVowels(t *testing.T) {
	fonts := systemFonts(t)
	tone, vowel, both := fitted(t, fonts, "ก่").outline.bounds(), fitted(t, fonts, "กี").outline.bounds(), fitted(t, fonts, "กี่").outline.bounds()
	assert.Less(t, both.y, tone.y, "above where it stands alone")
	assert.Less(t, both.y, vowel.y-0.5, "above the vowel")
}

// The conjunct क्ष is one letter, not three side by side.
func TestDevanagariConjunctsAreOneLetter(t *testing.T) {
	fonts := systemFonts(t)
	assert.Less(t, fitted(t, fonts, "क्ष").width, 0.8*(fitted(t, fonts, "क").width+fitted(t, fonts, "ष").width))
}

func TestALongNameIsBrokenBetweenWordsAndMadeSmaller(t *testing.T) {
	letters := newTypesetter(GoFonts())
	room := fitting{bold: true, size: 7.6, width: 70, lines: 2}
	short, err := letters.fit("x", "Noodles", room)
	require.NoError(t, err)
	long, err := letters.fit("x", "The Original Noodle House of Bangkok", room)
	require.NoError(t, err)
	require.Len(t, short.lines, 1)
	require.Len(t, long.lines, 2)
	for _, line := range long.lines {
		assert.LessOrEqual(t, line.width, room.width)
	}
	assert.Less(t, long.lines[0].ascent, short.lines[0].ascent)
	unbroken, err := letters.fit("x", strings.Repeat("Donaudampfschiff", 5), room)
	require.NoError(t, err)
	require.Len(t, unbroken.lines, 2, "a word that is longer than a line is broken")
}

// Sizes are tried one after the other on the same glyphs; trying must not change them.
func TestBlanksSurviveTrying(t *testing.T) {
	letters := newTypesetter(GoFonts())
	tight, err := letters.fit("x", "aaaa bbbb cccc", fitting{size: 10, width: 40, lines: 1})
	require.NoError(t, err)
	loose, err := letters.fit("x", "aaaa bbbb cccc", fitting{size: 10, width: 400, lines: 1})
	require.NoError(t, err)
	ratio := tight.lines[0].ascent / loose.lines[0].ascent
	assert.InDelta(t, loose.lines[0].width*ratio, tight.lines[0].width, 0.1)
}
