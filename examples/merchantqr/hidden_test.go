package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/crc"
)

// invisible are characters that are not seen and are neither controls (Cc) nor
// format characters (Cf), and some that are.
var invisible = map[string]rune{
	"Hangul filler": '\u3164', "Hangul choseong filler": '\u115f', "Hangul jungseong filler": '\u1160', "half-width Hangul filler": '\uffa0',
	"variation selector": '\ufe01', "a further variation selector": '\U000e0101', "Mongolian variation selector": '\u180b',
	"grapheme joiner": '\u034f', "Khmer inherent vowel": '\u17b4', "braille blank": '\u2800', "musical null notehead": '\U0001d159',
	"zero width space": '\u200b', "word joiner": '\u2060', "right-to-left override": '\u202e', "tag": '\U000e0041', "escape": '\x1b',
	"no-break space": '\u00a0', "en quad": '\u2000', "Ogham space": '\u1680',
}

func TestInvisibleCharactersAreEscapedWhereverTheyArePrinted(t *testing.T) {
	for name, c := range invisible {
		t.Run(name, func(t *testing.T) {
			text := fmt.Sprintf("EVIL%cSHOP", c)
			code := fmt.Sprintf("00020102164000123456789012520452045303840540510.005802US59%02d%s6008New York6304", len([]rune(text)), text)
			code = fmt.Sprintf("%s%04X", code, crc.Checksum(code))
			link := "upi://pay?pa=shop@ybl&pn=" + text + "&am=10.00&cu=INR"
			for _, args := range [][]string{
				{"inspect", code}, {"inspect", "--wallets", code}, {"inspect", code[:60]}, {"validate", code}, {"readable", code}, {"route", "--wallet", "visa", code},
				{"inspect", link}, {"validate", link}, {"inspect", text}, {"validate", text},
				{"generate", "--name", text, "--city", text, "--country", text}, {"compose", "--name", text, "--account", text}, {"compose", "--account", "visa:" + text + "=1"},
				{"networks", text}, {"forms", text}, {"rules", text}, {"route", "--wallet", text, code}, {"remove", "--network", text, code}, {text}, {"inspect", "--" + text},
				{"generate", "--file", text}, {"convert", "dynamic", "--amount", text, code}, {"draw", "--out", text, code},
				{"convert", "upi", link}, {"convert", "bharat", "--city", "Mumbai", link},
			} {
				got := callWith("", args...)
				assert.NotContains(t, got.out, string(c), args)
				assert.NotContains(t, got.err, string(c), args)
			}
			page := callWith("", "inspect", code)
			require.Contains(t, page.out, escape(text))
			assert.Contains(t, page.out, `EVIL\`)
			if name != "no-break space" && !strings.Contains(name, "space") && name != "en quad" {
				assert.NotContains(t, callWith("", "inspect", "--json", code).out, string(c))
			}
		})
	}
}
