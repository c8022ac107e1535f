package main

import (
	"fmt"
	"strings"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/fuzz/vectors"
	"github.com/openmerchantqr/emvqr/profiles/khqr"
)

// odd are codes of KHQR with something odd about them: the cases of the corpus, and
// those that try what the network's own reader looks at.
func odd() (codes []code, err error) {
	add := func(name, payload string) {
		parsed, failed := emvqr.Parse(payload)
		if failed != nil {
			err = fmt.Errorf("%s: %w", name, failed)
			return
		}
		codes = append(codes, judged(khqr.Slug, name, parsed))
	}
	files, err := vectors.Load()
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		if file.Topic != khqr.Slug {
			continue
		}
		for i := range file.Tests {
			if c := &file.Tests[i]; c.Result != vectors.Invalid {
				add(fmt.Sprintf("case %d: %s", c.ID, c.Comment), c.Payload)
			}
		}
	}
	for _, o := range tried {
		add(o.name, changed(static, o.changes...))
		add(o.name+", in a dynamic code", changed(dynamic, o.changes...))
	}
	return codes, err
}

const absent = "(absent)"

var (
	static  = []string{"00", "01", "01", "11", "29", tlv("00", "noodle@devb"), "52", "5812", "53", "116", "58", "KH", "59", "NOODLE HOUSE", "60", "PHNOM PENH"}
	dynamic = append(append([]string{}, static...), "01", "12", "54", "5000", "99", times("1745915488053", "4101354327000"))
)

func times(created, expires string) string { return tlv("00", created, "01", expires) }

// tried are changes to a sound code.
var tried = []struct {
	name    string
	changes []string
}{
	{"nothing", nil},
	{"no 00", []string{"00", absent}},
	{"00 is 02", []string{"00", "02"}},
	{"00 of three", []string{"00", "001"}},
	{"no 01", []string{"01", absent}},
	{"01 empty", []string{"01", ""}},
	{"an amount", []string{"54", "5000"}},
	{"an amount and no 99", []string{"54", "5000", "99", absent}},
	{"an amount and another network's 99", []string{"54", "5000", "99", tlv("00", "com.example")}},
	{"an amount and the making alone", []string{"54", "5000", "99", tlv("00", "1745915488053")}},
	{"99 and no amount", []string{"54", absent}},
	{"99 of text", []string{"99", "text"}},
	{"an expiry alone", []string{"99", tlv("01", "4101354327000")}},
	{"an expiry of twelve digits", []string{"99", times("1745915488053", "410135432700")}},
	{"an expiry of fourteen digits", []string{"99", times("1745915488053", "41013543270000")}},
	{"an expiry in letters", []string{"99", times("1745915488053", "ABCDEFGHIJKLM")}},
	{"an expiry that begins with zeros", []string{"99", times("1745915488053", "0000000000001")}},
	{"an expiry when it was made", []string{"99", times("4101354327000", "4101354327000")}},
	{"an expiry before it was made", []string{"99", times("4101354327001", "4101354327000")}},
	{"made at no time", []string{"99", times("39CA026411FDA", "4101354327000")}},
	{"an amount with a minus sign", []string{"54", "50-0"}},
	{"an amount that is none", []string{"54", "abc"}},
	{"an amount of 13", []string{"54", strings.Repeat("9", 13)}},
	{"an amount of 14", []string{"54", strings.Repeat("9", 14)}},
	{"an amount that is empty", []string{"54", ""}},
	{"riel with decimals", []string{"54", "100.50"}},
	{"52 of one digit", []string{"52", "5"}},
	{"52 of five digits", []string{"52", "58120"}},
	{"52 in letters", []string{"52", "ABCD"}},
	{"52 empty", []string{"52", ""}},
	{"53 of four", []string{"53", "0116"}},
	{"58 of three", []string{"58", "KHM"}},
	{"58 of four", []string{"58", "KHMR"}},
	{"58 empty", []string{"58", ""}},
	{"59 of 25", []string{"59", strings.Repeat("A", 25)}},
	{"59 of 26", []string{"59", strings.Repeat("A", 26)}},
	{"59 in Khmer, 26", []string{"59", strings.Repeat("ក", 26)}},
	{"59 with an emoji that counts as one", []string{"59", "NOODLE \U0001F35C"}},
	{"59 empty", []string{"59", ""}},
	{"60 of 16", []string{"60", strings.Repeat("A", 16)}},
	{"60 empty", []string{"60", ""}},
	{"61 of 12", []string{"61", "123456789012"}},
	{"61 empty", []string{"61", ""}},
	{"62 empty", []string{"62", ""}},
	{"62-01 empty", []string{"62", tlv("01", "")}},
	{"62-01 of 26", []string{"62", tlv("01", strings.Repeat("A", 26))}},
	{"62-05 of 26", []string{"62", tlv("05", strings.Repeat("A", 26))}},
	{"62-08 of 26", []string{"62", tlv("08", strings.Repeat("A", 26))}},
	{"64 empty", []string{"64", ""}},
	{"64 with 00 alone", []string{"64", tlv("00", "km")}},
	{"64 with 01 alone", []string{"64", tlv("01", "ហាង")}},
	{"64 with 02 alone", []string{"64", tlv("02", "ភ្នំពេញ")}},
	{"64 with a language of three", []string{"64", tlv("00", "khm", "01", "ហាង")}},
	{"64 with a language of one", []string{"64", tlv("00", "k", "01", "ហាង")}},
	{"64-01 of 26", []string{"64", tlv("00", "km", "01", strings.Repeat("ក", 26))}},
	{"64-01 with an emoji that counts as one", []string{"64", tlv("00", "km", "01", "\U0001F35C")}},
	{"29-00 of 33", []string{"29", tlv("00", strings.Repeat("a", 28)+"@devb")}},
	{"29-00 is @", []string{"29", tlv("00", "@")}},
	{"29-00 with two @", []string{"29", tlv("00", "a@b@c")}},
	{"29-01 empty", []string{"29", tlv("00", "noodle@devb", "01", "")}},
	{"29-02 of 33", []string{"29", tlv("00", "noodle@devb", "02", strings.Repeat("A", 33))}},
	{"15 and dollars", []string{"15", "3950014400520446111111722002679", "53", "840", "54", absent, "01", "11"}},
	{"15 empty", []string{"15", ""}},
	{"55 alone", []string{"55", "02"}},
	{"57 of six", []string{"55", "03", "57", "000.01"}},
	{"an account in 31 beside it", []string{"31", tlv("00", "other@devb")}},
	{"an account of nobody's in 30 beside it", []string{"30", tlv("00", "com.example")}},
	{"a merchant's account beside it", []string{"30", tlv("00", "house@devb", "01", "012345678", "02", "Dev Bank")}},
	{"a merchant's account that is too long beside it", []string{"30", tlv("00", strings.Repeat("a", 28)+"@devb")}},
}

// changed applies changes to pairs of id and value, and seals what they become.
func changed(pairs []string, changes ...string) string {
	var ids []string
	values := map[string]string{}
	for _, p := range [][]string{pairs, changes} {
		for i := 0; i < len(p); i += 2 {
			if _, known := values[p[i]]; !known {
				ids = append(ids, p[i])
			}
			values[p[i]] = p[i+1]
		}
	}
	text := ""
	for _, id := range ids {
		if values[id] != absent {
			text += tlv(id, values[id])
		}
	}
	return fmt.Sprintf("%s6304%04X", text, crc.Checksum(text+"6304"))
}

// tlv writes objects from pairs of id and value; lengths count characters.
func tlv(pairs ...string) string {
	text := ""
	for i := 0; i < len(pairs); i += 2 {
		text += fmt.Sprintf("%s%02d%s", pairs[i], emvqr.CodePoints.Count(pairs[i+1]), pairs[i+1])
	}
	return text
}
