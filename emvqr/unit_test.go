package emvqr_test

import (
	"math/rand/v2"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// One shop whose name in 64 has a character beyond U+FFFF, with lengths in each
// unit.
const (
	codePointsCode = "000201010211021640001234567890125204525153038405802US5910ABC Hammer6008New York64130002ZH0103A😀B63044DFA"
	utf16Code      = "000201010211021640001234567890125204525153038405802US5910ABC Hammer6008New York64140002ZH0104A😀B63046DC7"
	bytesCode      = "000201010211021640001234567890125204525153038405802US5910ABC Hammer6008New York64160002ZH0106A😀B630476B9"
)

func TestLengthUnitIsTheOneThatClosesTheCode(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       emvqr.LengthUnit
		local      string
	}{
		{"all ASCII", "000201010211021640001234567890125204525153038405802US5909SHOP 27806008New York6304000E", emvqr.CodePoints, ""},
		{"the specification's example", annexB7, emvqr.CodePoints, "最佳运输"},
		{"an astral character, code points", codePointsCode, emvqr.CodePoints, "A😀B"},
		{"an astral character, UTF-16 units", utf16Code, emvqr.UTF16, "A😀B"},
		{"an astral character, bytes", bytesCode, emvqr.Bytes, "A😀B"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			code, err := emvqr.Parse(tt.text)
			require.NoError(t, err)
			require.Equal(t, tt.want, code.LengthUnit())
			local, ok := code.LanguageTemplate()
			require.Equal(t, tt.local != "", ok)
			require.Equal(t, tt.local, local.Name)
		})
	}
}

func TestByteLengthsThatSwallowTheChecksumDoNotPassAsCharacters(t *testing.T) {
	// Read in characters, 64 takes in the eight characters of object 63.
	code, err := emvqr.Parse("000201010211021640001234567890125204525153038405802US5910ABC Hammer6008New York64220002ZH0112最佳运输63048FC9")
	require.NoError(t, err)
	require.Equal(t, emvqr.Bytes, code.LengthUnit())
	require.Equal(t, "8FC9", code.Checksum())
	local, ok := code.LanguageTemplate()
	require.True(t, ok)
	require.Equal(t, "最佳运输", local.Name)
}

func TestLengthUnitNames(t *testing.T) {
	require.Equal(t, "code-points", emvqr.CodePoints.String())
	require.Equal(t, "utf-16", emvqr.UTF16.String())
	require.Equal(t, "bytes", emvqr.Bytes.String())
	require.Equal(t, "code-points", emvqr.Code{}.LengthUnit().String())
}

func TestCount(t *testing.T) {
	for _, tt := range []struct {
		name, text                string
		codePoints, utf16s, bytes int
	}{
		{"nothing", "", 0, 0, 0},
		{"ASCII", "BEST TRANSPORT", 14, 14, 14},
		{"ASCII of sixteen and more", "0123456789ABCDEF0123456789ABCDEF012", 35, 35, 35},
		{"an accent", "Café", 4, 4, 5},
		{"an accent on its own", "Cafe\u0301", 5, 5, 6},
		{"Chinese", "最佳运输", 4, 4, 12},
		{"an emoji", "A😀B", 3, 4, 6},
		{"a rare Han character", "𠮷野家", 3, 4, 10},
		{"the last character below the astral ones", "\uFFFF", 1, 1, 3},
		{"a family of emoji", "👨‍👩‍👧", 5, 8, 18},
	} {
		t.Run(tt.name, func(t *testing.T) {
			require.Equal(t, tt.codePoints, emvqr.CodePoints.Count(tt.text))
			require.Equal(t, tt.utf16s, emvqr.UTF16.Count(tt.text))
			require.Equal(t, tt.bytes, emvqr.Bytes.Count(tt.text))
		})
	}
}

func TestCountAgreesWithTheStandardLibrary(t *testing.T) {
	dice := rand.New(rand.NewPCG(4, 4))
	alphabet := []rune("aZ0~\u007fé\u0301ßЖกข最\uffff😀𠮷\U0010ffff")
	for range 2000 {
		runes := make([]rune, dice.IntN(40))
		for i := range runes {
			runes[i] = alphabet[dice.IntN(len(alphabet))]
		}
		text := string(runes)
		require.Equal(t, utf8.RuneCountInString(text), emvqr.CodePoints.Count(text))
		require.Len(t, utf16.Encode(runes), emvqr.UTF16.Count(text))
		require.Len(t, text, emvqr.Bytes.Count(text))
	}
}
