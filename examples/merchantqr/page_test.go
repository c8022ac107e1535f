package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
)

func TestPages(t *testing.T) {
	for _, test := range []struct {
		file string
		args []string
	}{
		{"sound.golden", []string{bestTransport}},
		{"findings.golden", []string{zeroNoCity}},
		{"warnings.golden", []string{warningsOnly}},
		{"wrong-checksum.golden", []string{without6304}},
		{"broken-off.golden", []string{brokenOff}},
		{"broken-id.golden", []string{"000201X1021112"}},
		{"broken-template.golden", []string{"0002010216400012345678901252045251530384058" + "02US5911ABC Hammers6008New York62110503ABX07996304FFFF"}},
		{"no-checksum.golden", []string{strings.TrimSuffix(bestTransport, "6304A13A")}},
		{"trailing.golden", []string{abcHammers + " \u202e\n"}},
		{"blanks-and-empty.golden", []string{"0002015902 A6000"}},
		{"hostile.golden", []string{hostile}},
		{"not-utf8.golden", []string{notUTF8}},
		{"several.golden", []string{"hello", "hQVDUFYwMWEU", "", abcHammers}},
		{"too-long.golden", []string{strings.Repeat("9", 3000)}},
		{"lookalikes.golden", lookalikes},
		{"coloured.golden", []string{"--color", "always", warningsOnly, without6304, abcHammers}},
	} {
		t.Run(test.file, func(t *testing.T) {
			got := callWith("", append([]string{"inspect"}, test.args...)...)
			assert.Empty(t, got.err)
			golden(t, test.file, got.out)
			for line := range strings.SplitSeq(strings.ReplaceAll(got.out, "\x1b[", ""), "\n") {
				assertHarmless(t, line)
			}
		})
	}
}

// lookalikes are links that only look like one to pay by, and one to a host that
// no one knows.
var lookalikes = []string{
	"https://qr.alİpay.com/fkx000000000000000000",
	"https://qr.xn--alpay-o4a.com/28100004abcdefgh",
	"https://evil.example/28100004abcdefgh",
	"https://qr.955l6.com/00010000/62028489073949969691921655610979",
	"https://qr.95516.com@evil.example/00010000/62028489073949969691921655610979",
	"https://qr.95516.com.evil.example/00010000/62028489073949969691921655610979",
}

func TestALookalikeLinkIsOfNoNetworkAndFails(t *testing.T) {
	for _, text := range lookalikes {
		got := callWith("", "inspect", "--json", text)
		l := parseLine(t, strings.TrimSpace(got.out))
		require.NotEmpty(t, l.Findings, text)
		if strings.HasPrefix(text, "https://evil.example") {
			assert.Equal(t, "ALIPAYPLUS-LINK-HOST-UNKNOWN", l.Findings[0].Rule)
			continue
		}
		assert.Equal(t, exitNotOK, got.status, text)
		assert.Equal(t, "unknown", l.Kind, text)
		assert.Equal(t, "lookalike", l.Format, text)
		assert.False(t, l.OK, text)
		assert.Empty(t, l.Networks, text)
		assert.Empty(t, l.Accounts, text)
		assert.Equal(t, "error", l.Findings[0].Severity, text)
	}
}

func TestPagesOfEveryCollectedCodeAreHarmless(t *testing.T) {
	for _, command := range []string{"inspect", "validate"} {
		got := callWith(strings.Join(collected(t), "\n"), command)
		for line := range strings.SplitSeq(got.out, "\n") {
			assertHarmless(t, line)
		}
	}
}

func TestThePlainPageIsTheColouredOneWithoutColours(t *testing.T) {
	plain := callWith("", "inspect", "--color", "never", without6304).out
	coloured := callWith("", "inspect", "--color=always", without6304).out
	var stripped strings.Builder
	for i, part := range strings.Split(coloured, "\x1b[") {
		if i > 0 {
			_, part, _ = strings.Cut(part, "m")
		}
		stripped.WriteString(part)
	}
	assert.NotEqual(t, plain, coloured)
	assert.Equal(t, plain, stripped.String())
}

func TestColourIsForTerminals(t *testing.T) {
	for _, command := range []string{"inspect", "validate"} {
		assert.NotContains(t, callWith("", command, zeroNoCity).out, "\x1b", "piped")
		assert.Contains(t, callWith("", command, "--color", "always", zeroNoCity).out, "\x1b")
	}
	t.Setenv("NO_COLOR", "")
	t.Setenv("TERM", "xterm")
	assert.True(t, colourAuto.applies(true))
	assert.False(t, colourAuto.applies(false))
	assert.False(t, colourNever.applies(true))
	t.Setenv("TERM", "dumb")
	assert.False(t, colourAuto.applies(true))
	t.Setenv("TERM", "xterm")
	t.Setenv("NO_COLOR", "1")
	assert.False(t, colourAuto.applies(true))
	assert.True(t, colourAlways.applies(false), "a flag wins over the environment")
}

func TestMarkersPointAtTheError(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"an id", "000201X1021112", "000201X1021112\n      ^^\n"},
		{"a length", "00020101x211", "00020101x211\n      ^^^^\n"},
		{"broken off", "00020154", "00020154\n      ^^\n"},
		{"wide characters count twice", "0002015904最佳运输X", "0002015904最佳运输X\n                  ^\n"},
		{"behind wide characters and an escape", "0002015904最佳\x1b输X", "0002015904最佳\\u001B输X\n                      ^\n"},
		{"nothing, where something is missing", "00020152041234", "00020152041234\n              ^\n"},
		{"an escape is marked as a whole", "000201\u202e1", "000201\\u202E1\n      ^^^^^^^\n"},
		{"what stands behind the checksum", abcHammers + "??", "…802US5911ABC Hammers6008New York6304F2C6??\n                                          ^^\n"},
		{"an empty text has no place", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			report := emvqr.Diagnose(test.text)
			var fault *emvqr.SyntaxError
			require.ErrorAs(t, report.Err(), &fault)
			got := string(appendMarker(nil, "", test.text, fault, newPalette(false)))
			if strings.HasPrefix(test.want, "…") {
				first, second, _ := strings.Cut(got, "\n")
				assert.Len(t, []rune(first), 1+charactersBefore+2)
				assert.Equal(t, "??", string([]rune(first)[len([]rune(first))-2:]))
				assert.Equal(t, strings.Repeat(" ", 1+charactersBefore)+"^^\n", second)
				return
			}
			assert.Equal(t, test.want, got)
		})
	}
}
