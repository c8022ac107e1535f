package main

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html"
	"iter"
	"math/rand/v2"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
)

// kind is something that happens to codes.
type kind struct {
	name string
	// at walks what becomes of a sound code, once for each place where it can
	// happen. A text that is not damaged by it is left out by the caller.
	at func(code emvqr.Code) iter.Seq[string]
	// causes are the words for it, where its maker did it: the right one at the
	// right place is an answer too, since other things may be wrong with the code.
	causes []string
}

// kinds are what the library promises to find the cause of.
var kinds = []kind{
	{"wrong length written, one too long", lengths(func(n int) string { return fmt.Sprintf("%02d", n+1) }), []string{"wrong-length", "length-in-other-unit", "length-of-whole-units"}},
	{"wrong length written, one too short", lengths(func(n int) string { return fmt.Sprintf("%02d", n-1) }), []string{"wrong-length", "length-in-other-unit", "length-of-whole-units"}},
	{"wrong length written, three too long", lengths(func(n int) string { return fmt.Sprintf("%02d", n+3) }), []string{"wrong-length", "length-in-other-unit", "length-of-whole-units"}},
	{"length in one digit", lengths(func(n int) string {
		if n > 9 {
			return ""
		}
		return fmt.Sprint(n)
	}), []string{"one-digit-length"}},
	{"length in three digits", lengths(func(n int) string { return fmt.Sprintf("%03d", n) }), []string{"three-digit-length"}},
	{"length of the whole units of an amount", wholeUnits, []string{"length-of-whole-units"}},
	{"letter O for 0 written in a header", func(c emvqr.Code) iter.Seq[string] { return lettersIn(c, resealed) }, []string{"letter-for-digit"}},
	{"letter O for 0 in a header", func(c emvqr.Code) iter.Seq[string] { return lettersIn(c, asItIs) }, nil},
	{"blanks stripped", whole(func(t string) string { return strings.ReplaceAll(t, " ", "") }), nil},
	{"double blanks", whole(func(t string) string { return strings.ReplaceAll(t, " ", "  ") }), nil},
	{"no-break blanks", whole(func(t string) string { return strings.ReplaceAll(t, " ", "\u00a0") }), nil},
	{"typographic signs", whole(strings.NewReplacer("-", "–", "'", "’", "...", "…").Replace), nil},
	{"line break put in", everywhere(func(t string, i int) string { return t[:i] + "\n" + t[i:] }), nil},
	{"line break for a blank", everywhere(func(t string, i int) string {
		if t[i] != ' ' {
			return t
		}
		return t[:i] + "\n" + t[i+1:]
	}), nil},
	{"JSON", whole(asJSON), nil},
	{"HTML", whole(html.EscapeString), nil},
	{"percent signs", whole(url.PathEscape), nil},
	{"percent and plus signs", whole(url.QueryEscape), nil},
	{"UTF-8 read as Latin-1", whole(latin1), nil},
	{"hexadecimal", whole(func(t string) string { return hex.EncodeToString([]byte(t)) }), nil},
	{"base64", whole(func(t string) string { return base64.StdEncoding.EncodeToString([]byte(t)) }), nil},
	{"byte order mark", whole(func(t string) string { return "\ufeff" + t }), nil},
	{"blank before", whole(func(t string) string { return " " + t }), nil},
	{"quote before", whole(func(t string) string { return `"` + t }), nil},
	{"quote after", whole(func(t string) string { return t + `"` }), nil},
	{"line break after", whole(func(t string) string { return t + "\r\n" }), nil},
	{"label before", whole(func(t string) string { return "QR: " + t }), nil},
	{"one character changed", everywhere(changed), nil},
	{"one character lost", everywhere(func(t string, i int) string { return t[:i] + t[i+1:] }), nil},
	{"one character doubled", everywhere(func(t string, i int) string { return t[:i+1] + t[i:] }), nil},
	{"two characters exchanged", everywhere(func(t string, i int) string {
		if i+1 == len(t) || t[i+1] >= utf8.RuneSelf {
			return t
		}
		return t[:i] + t[i+1:i+2] + t[i:i+1] + t[i+2:]
	}), nil},
}

// whole is a kind that happens to a text as a whole.
func whole(damage func(string) string) func(emvqr.Code) iter.Seq[string] {
	return func(code emvqr.Code) iter.Seq[string] {
		return func(yield func(string) bool) { yield(damage(code.String())) }
	}
}

// everywhere is a kind that happens at one ASCII character.
func everywhere(damage func(text string, at int) string) func(emvqr.Code) iter.Seq[string] {
	return func(code emvqr.Code) iter.Seq[string] {
		return func(yield func(string) bool) {
			text := code.String()
			for i := range len(text) {
				if text[i] < utf8.RuneSelf && !yield(damage(text, i)) {
					return
				}
			}
		}
	}
}

// changed puts another sign of the same sort in, as misread or mistyped signs
// mostly are.
func changed(text string, at int) string {
	random := rand.New(rand.NewPCG(uint64(len(text)), uint64(at)))
	signs := " !#$&()*+,-./:;=?@_"
	switch c := text[at]; {
	case c >= '0' && c <= '9':
		signs = "0123456789"
	case c|0x20 >= 'a' && c|0x20 <= 'z':
		signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	}
	return text[:at] + string(signs[random.IntN(len(signs))]) + text[at+1:]
}

// lengths writes the length of each object in another way and seals the text, as
// a maker with that fault does.
func lengths(write func(n int) string) func(emvqr.Code) iter.Seq[string] {
	return func(code emvqr.Code) iter.Seq[string] {
		return func(yield func(string) bool) {
			for o := range code.Objects() {
				if o.Path == emvqr.P(63) {
					return
				}
				n := write(code.LengthUnit().Count(o.Value))
				if n == "" || n[0] == '-' || n == "100" {
					continue
				}
				text := code.String()
				if !yield(resealed(text[:o.Offset+2] + n + text[o.Offset+4:])) {
					return
				}
			}
		}
	}
}

func wholeUnits(code emvqr.Code) iter.Seq[string] {
	return func(yield func(string) bool) {
		o, ok := code.Object(emvqr.P(54))
		units, _, decimals := strings.Cut(o.Value, ".")
		if ok && decimals {
			text := code.String()
			yield(resealed(fmt.Sprintf("%s%02d%s", text[:o.Offset+2], len(units), text[o.Offset+4:])))
		}
	}
}

// lettersIn writes O for each 0 in an id or a length.
func lettersIn(code emvqr.Code, seal func(string) string) iter.Seq[string] {
	return func(yield func(string) bool) {
		text := code.String()
		for o := range code.All() {
			for i := o.Offset; i < o.Offset+4 && o.Path != emvqr.P(63); i++ {
				if text[i] == '0' && !yield(seal(text[:i]+"O"+text[i+1:])) {
					return
				}
			}
		}
	}
}

func asItIs(text string) string { return text }

// resealed puts the right checksum in the place of the last four characters.
func resealed(text string) string {
	body := text[:len(text)-4]
	return fmt.Sprintf("%s%04X", body, crc.Checksum(body))
}

func asJSON(text string) string {
	data, _ := json.Marshal(text) // escapes <, > and & too
	return strings.ReplaceAll(strings.Trim(string(data), `"`), "/", `\/`)
}

func latin1(text string) string {
	var b strings.Builder
	for i := range len(text) {
		b.WriteRune(rune(text[i]))
	}
	return b.String()
}
