package main

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"

	"github.com/openmerchantqr/emvqr/emvqr"
)

func TestEscape(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"plain text stays", "BEST TRANSPORT ~", "BEST TRANSPORT ~"},
		{"other alphabets stay", "最佳运输 São กรุงเทพ שלום", "最佳运输 São กรุงเทพ שלום"},
		{"emoji stay", "\U0001F35C", "\U0001F35C"},
		{"escape sequences", "\x1b[31m", `\u001B[31m`},
		{"a C1 control", "\u009b31m", `\u009B31m`},
		{"NUL, bell, backspace, tab, DEL", "\x00\a\b\t\x7f", `\u0000\u0007\u0008\u0009\u007F`},
		{"line breaks", "a\r\nb\u0085c\u2028d\u2029e", `a\u000D\u000Ab\u0085c\u2028d\u2029e`},
		{"bidirectional override and isolate", "a\u202eb\u2067c", `a\u202Eb\u2067c`},
		{"zero width, soft hyphen, byte order mark", "a\u200bb\u00adc\ufeff", `a\u200Bb\u00ADc\uFEFF`},
		{"tag characters", "a\U000E0041", `a\U000E0041`},
		{"private use", "\ue000", `\uE000`},
		{"bytes that are not UTF-8", "a\xffb\xc3", `a\xFFb\xC3`},
		{"blanks that look like another", "a\u00a0b\u2003c\u202fd\u1680", `a\u00A0b\u2003c\u202Fd\u1680`},
		{"the blank of Chinese and Japanese stays", "東京\u3000店", "東京\u3000店"},
		{"a real replacement character stays", "a\ufffdb", "a\ufffdb"},
		{"a backslash cannot fake an escape", `\u202E`, `\\u202E`},
	} {
		t.Run(test.name, func(t *testing.T) { assert.Equal(t, test.want, escape(test.text)) })
	}
}

func TestWhatTheLibraryTakesForHiddenIsEscaped(t *testing.T) {
	for c := rune(0xA0); c <= unicode.MaxRune; c++ {
		if text := string(c); utf8.ValidRune(c) && !strings.Contains(string(emvqr.AppendJSONString(nil, text)), text) {
			assert.NotContains(t, escape("a"+text+"b"), text, "%U", c)
		}
	}
}

func TestEscapeMessageKeepsLinesAndQuotations(t *testing.T) {
	assert.Equal(t, "found \"\\x1b\"\n  | na\\u001Bme\\x", escapeMessage("found \"\\x1b\"\n  | na\x1bme\\x"))
}

func FuzzEscapedTextIsHarmless(f *testing.F) {
	f.Add(hostile)
	f.Add(notUTF8)
	f.Fuzz(func(t *testing.T, text string) { assertHarmless(t, escape(text)) })
}

// assertHarmless fails for a character that can steer a terminal.
func assertHarmless(t *testing.T, text string) {
	t.Helper()
	if !utf8.ValidString(text) {
		t.Fatalf("not UTF-8: %q", text)
	}
	for _, c := range text {
		if unicode.In(c, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
			t.Fatalf("%U in %q", c, text)
		}
	}
}
