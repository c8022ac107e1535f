package gen

import (
	"fmt"
	"strings"
)

func additionalCases(b *builder) {
	t := b.topic("additional-data")
	const prompt, request, channel, length = "MPM-4.8.1.2-PROMPT", "MPM-4.8.1.3-ACDR", "MPM-4.8.1.6-CHAN", "MPM-T3.7-LEN"
	for id := 1; id <= 8; id++ {
		sub := fmt.Sprintf("%02d", id)
		for _, c := range []struct{ value, rule, flag string }{
			{"***", "", "Prompt"}, {"*", prompt, "Prompt"}, {"**", prompt, "Prompt"}, {"****", prompt, "Prompt"}, {"A***", "", "Prompt"}, {"***1", "", "Prompt"}, {"INV 1", "", "AdditionalData"},
			{strings.Repeat("9", 25), "", "FieldLength"}, {strings.Repeat("9", 26), length, "FieldLength"},
		} {
			t.good(test{flags: c.flag, comment: fmt.Sprintf("62-%s is %q", sub, c.value), payload: shop("62", tlv(sub, c.value)), rules: c.rule,
				reason: "01 to 08 hold up to 25 characters, or exactly *** for the app to ask (EMVCo §4.8.1.2, Table 3.7)."})
		}
	}
	for _, c := range []struct{ value, rule string }{
		{"A", ""}, {"M", ""}, {"E", ""}, {"AM", ""}, {"MA", ""}, {"AE", ""}, {"EM", ""}, {"EMA", ""}, {"AME", ""}, {"MEA", ""},
		{"AA", request}, {"MM", request}, {"MEM", request}, {"X", request}, {"me", request}, {"a", request}, {"AMEA", request}, {"***", request}, {"A ", request}, {"A,M", request}, {"0", request}, {"Ａ", request},
	} {
		t.good(test{flags: "ConsumerDataRequest", comment: fmt.Sprintf("62-09 is %+q", c.value), payload: shop("62", tlv("09", c.value)), rules: c.rule,
			reason: "09 is letters of A, M and E, each at most once, in any order (EMVCo §4.8.1.3)."})
	}
	for media := '0'; media <= '8'; media++ {
		for _, rest := range []string{"00", "13", "22", "31"} {
			rule := ""
			if media > '7' {
				rule = channel
			}
			t.good(test{flags: "Channel", comment: fmt.Sprintf("62-11 is %c%s", media, rest), payload: shop("62", tlv("11", string(media)+rest)), rules: rule,
				reason: "11 is a medium of 0 to 7, a place of 0 to 3 and a presence of 0 to 3 (EMVCo §4.8.1.6, Tables 4.5 to 4.7)."})
		}
	}
	for _, value := range []string{"900", "040", "090", "004", "009", "40", "4000", "4 0", "abc", "***", "٤٠٠", "-00", "4", "4.0"} {
		t.acceptable(test{flags: "Channel", comment: fmt.Sprintf("62-11 is %+q", value), payload: shop("62", tlv("11", value)), rules: channel,
			reason: "11 is a medium of 0 to 7, a place of 0 to 3 and a presence of 0 to 3 (EMVCo §4.8.1.6, Tables 4.5 to 4.7)."})
	}
	for id := 12; id <= 49; id++ {
		t.acceptable(test{flags: "ReservedID", comment: fmt.Sprintf("62-%d", id), payload: shop("62", tlv(fmt.Sprint(id), "x")), rules: "MPM-4.5.4.1-RFU", reason: "12 to 49 are reserved (EMVCo Table 4.3). A reader goes on as if it were not there (EMVCo §1.4.4)."})
	}
	for id := 50; id <= 99; id += 7 {
		t.valid(test{flags: "AdditionalData", comment: fmt.Sprintf("62-%d is a template of a payment system", id), payload: shop("62", tlv("05", "R", fmt.Sprint(id), tlv("00", "com.example", "01", "x"))), reason: "50 to 99 are templates of payment systems, told by their GUID (EMVCo §4.8.1.5)."})
	}
	for _, c := range []struct{ comment, content, rules, flag string }{
		{"10 with a tax id of 20", tlv("10", strings.Repeat("T", 20)), "", "AdditionalData"}, {"10 with a tax id of 21", tlv("10", strings.Repeat("T", 21)), length, "FieldLength"},
		{"10 of asterisks, which is no prompt there", tlv("10", "***"), "", "Prompt"}, {"00", tlv("00", "1"), "MPM-4.8.1.4-ALLOC", "KnownDeviation"}, {"00 with a GUID", tlv("00", "com.example", "05", "R"), "MPM-4.8.1.4-ALLOC", "KnownDeviation"},
		{"everything", tlv("01", "1", "05", "***", "09", "AME", "10", "T1", "11", "400", "50", tlv("00", "com.example", "01", "x")), "", "AdditionalData"},
		{"two payment systems", tlv("50", tlv("00", "com.example"), "99", tlv("00", "org.example")), "", "AdditionalData"}, {"an accent in the store label", tlv("03", "Gənclik"), "MPM-4.5.2.1-ANS", "CharacterSet"},
		{"a payment system without a GUID", tlv("50", tlv("01", "x")), "MPM-4.8.1.5-PSS", "GUID"}, {"a payment system with a word for a GUID", tlv("50", tlv("00", "word")), "MPM-4.8.1.5-PSS", "GUID"},
		{"an empty payment system", tlv("50", ""), "MPM-4.4.1.2-LENRANGE", "EmptyValue"}, {"nothing but *** in every label", tlv("01", "***", "02", "***", "03", "***", "04", "***", "05", "***", "06", "***", "07", "***", "08", "***"), "", "Prompt"},
		{"99 characters", tlv("01", strings.Repeat("1", 25), "05", strings.Repeat("5", 25), "07", strings.Repeat("7", 25), "08", strings.Repeat("8", 8)), "", "FieldLength"},
		{"10 and 11, which old readers do not know", tlv("10", "T1", "11", "000"), "", "AdditionalData"}, {"templates three deep", tlv("50", tlv("00", "com.example", "01", tlv("01", tlv("01", "x")))), "", "AdditionalData"},
	} {
		t.good(test{flags: c.flag, comment: "62 holds " + c.comment, payload: shop("62", c.content), rules: c.rules, reason: "EMVCo §4.8.1 and Tables 3.7, 4.3 and 4.4 say what 62 may hold; 00 is not given out, and codes of LankaQR and QR Ph have it."})
	}
	t.acceptable(test{flags: "KnownDeviation", comment: "ids of letters in 62", payload: shop("62", "AA03abc"), rules: ruleID, reason: "An id is two digits (EMVCo §4.3.1.1); PI-SPI allows such ids inside 62. The root is sound."})
}

func languageCases(b *builder) {
	t := b.topic("language")
	for _, code := range []string{"zh", "ZH", "es", "ko", "JA", "th", "TH", "Th", "en", "ar", "km", "lo", "my", "vi", "id", "ms", "he", "yi", "nb"} {
		t.valid(test{flags: "Language", comment: "language " + code, payload: shop("64", tlv("00", code, "01", "Laden")), reason: "Two letters of ISO 639-1; the letter case is not said, and both are met (EMVCo §4.9.2.1)."})
	}
	for _, code := range []string{"xx", "zz", "zho", "eng", "z", "12", "z ", "--", "iw", "in", "ji", "sh", "mo", "ｚｈ"} {
		rules := "MPM-4.9.2.1-LANG"
		t.acceptable(test{flags: "Language", comment: fmt.Sprintf("language %+q", code), payload: shop("64", tlv("00", code, "01", "Laden")), rules: rules, reason: "64-00 is two letters of ISO 639-1 (EMVCo §4.9.2.1); this is none, or withdrawn from it."})
	}
	for _, c := range []struct{ comment, content, rules, flag string }{
		{"no name", tlv("00", "zh"), "MPM-4.9.1.1-LANGM", "MissingObject"}, {"no language", tlv("01", "Laden"), "MPM-4.9.1.1-LANGM", "MissingObject"}, {"neither", tlv("02", "Stadt"), "MPM-4.9.1.1-LANGM", "MissingObject"},
		{"no city", tlv("00", "es", "01", "Tienda"), "", "Language"}, {"name of 25", tlv("00", "zh", "01", strings.Repeat("最", 25)), "", "FieldLength"}, {"name of 26", tlv("00", "zh", "01", strings.Repeat("最", 26)), "MPM-T3.8-LEN", "FieldLength"},
		{"city of 15", tlv("00", "zh", "01", "N", "02", strings.Repeat("京", 15)), "", "FieldLength"}, {"city of 16", tlv("00", "zh", "01", "N", "02", strings.Repeat("京", 16)), "MPM-T3.8-LEN", "FieldLength"},
		{"Thai", tlv("00", "th", "01", "ร้านน้ำชา", "02", "กรุงเทพฯ"), "", "Language"}, {"Arabic", tlv("00", "ar", "01", "مقهى", "02", "دبي"), "", "Language"}, {"Khmer", tlv("00", "km", "01", "ហាងកាហ្វេ", "02", "ភ្នំពេញ"), "", "Language"}, {"ASCII", tlv("00", "en", "01", "Shop", "02", "Town"), "", "Language"},
	} {
		t.good(test{flags: c.flag, comment: "language template with " + c.comment, payload: shop("64", c.content), rules: c.rules, reason: "64 holds 00 and 01, and may hold 02; 01 has up to 25 characters, 02 up to 15 (EMVCo §4.9, Table 3.8)."})
	}
	for id := 3; id <= 99; id += 6 {
		sub := fmt.Sprintf("%02d", id)
		t.acceptable(test{flags: "ReservedID", comment: "64-" + sub, payload: shop("64", tlv("00", "zh", "01", "N", sub, "x")), rules: "MPM-4.5.4.1-RFU", reason: "03 to 99 are reserved (EMVCo Table 3.8). A reader goes on as if it were not there (EMVCo §1.4.4)."})
	}
}

func utf8Cases(b *builder) {
	t := b.topic("utf8")
	t.invalids(brokenUTF8(theShop))
	at := strings.Index(annexB7, "最")
	for n := 1; n <= 2; n++ {
		t.invalid(test{flags: "InvalidUTF8 Truncated", comment: fmt.Sprintf("cut %d bytes into a character", n), payload: annexB7[:at+n], rules: ruleUTF8, reason: "The text ends inside a character."})
	}
	t.goods(hiddenText(theShop))
	for _, c := range []struct{ what, text, rules string }{
		{"a no-break space", "A\u00a0B", ""}, {"full-width letters", "ＡＢＣ", ""}, {"an emoji with a colour of skin", "👍🏽", ""},
		{"an accent apart from its letter", "Cafe\u0301", "MPM-4.5.3.1-S"}, {"an accent in one with its letter", "Caf\u00e9", ""}, {"letters of another script that look like Latin ones", "Саfе", ""},
	} {
		t.good(test{flags: "Text", comment: c.what + " in the other name", payload: shop("64", tlv("00", "en", "01", c.text)), rules: c.rules, reason: "64-01 is of format S, precomposed Unicode (EMVCo §4.5.3.1)."})
	}
	for _, c := range []struct{ what, text string }{
		{"a replacement character", "\ufffd"}, {"a private character", "\ue000"}, {"a character that is none", "\uffff"},
	} {
		t.acceptable(test{flags: "Text", comment: c.what + " in the other name", payload: shop("64", tlv("00", "en", "01", c.text)),
			reason: "It is sound UTF-8 and breaks no rule of EMVCo's. A reader may take it for damage all the same."})
	}
	for i := 0; i < len(joinedWords); i += 2 {
		t.valid(test{flags: "Text", comment: fmt.Sprintf("%+q in the other name", joinedWords[i]), payload: shop("64", tlv("00", "en", "01", joinedWords[i])),
			reason: "The word is spelled with an invisible joiner or selector; who refuses it, or takes it out, shows another word or none."})
	}
	for _, c := range []struct{ id, value string }{
		{"59", "Café Hammer"}, {"59", "咖啡"}, {"59", "ร้านน้ำชา"}, {"59", "Cà phê"}, {"60", "São Paulo"}, {"60", "北京"}, {"61", "〒100"}, {"02", "4000123é"}, {"59", "A\u00a0B"}, {"59", "😀"},
	} {
		rules := "MPM-4.5.2.1-ANS"
		if c.id == "02" {
			rules += " VISA-CARD-NUMBER-FORMAT"
		}
		t.acceptable(test{flags: "CharacterSet", comment: fmt.Sprintf("%q in %s", c.value, c.id), payload: shop(c.id, c.value), rules: rules,
			reason: "The object is of format ans, space to tilde (EMVCo §4.5.2.1). Bank apps differ over it; the code can be read, and its length counts characters."})
	}
	t.acceptable(test{flags: "Text", comment: `name " "`, payload: shop("59", " "), reason: "A blank is of format ans (EMVCo §4.5.2.1), and a name that shows nothing."})
	for _, value := range []string{"~", "!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~", "\\", "A  B", " A", "A ", "<script>", "'; DROP TABLE", "%s%n", "${x}", "../../x"} {
		if len(value) > 25 {
			value = value[:25]
		}
		t.valid(test{flags: "Text", comment: fmt.Sprintf("name %q", value), payload: shop("59", value), reason: "All characters are between space and tilde (EMVCo §4.5.2.1)."})
	}
}

// brokenUTF8 has bytes that are not UTF-8.
func brokenUTF8(b base) (tests []test) {
	for _, c := range []struct {
		what, bytes string
		telling     bool
	}{
		{"a byte that begins no character", "\xff", true}, {"another byte that begins no character", "\xfe", false}, {"a lone continuation byte", "\x80", false}, {"another lone continuation byte", "\xbf", false}, {"Latin-1", "Caf\xe9", true}, {"a letter in two bytes that needs one", "\xc1\x81", false},
		{"NUL in two bytes", "\xc0\x80", true}, {"a slash in three bytes", "\xe0\x80\xaf", false}, {"a letter in four bytes that needs three", "\xf0\x82\x82\xac", false}, {"the first half of a surrogate pair", "\xed\xa0\x80", false}, {"the second half of a surrogate pair", "\xed\xb0\x80", false},
		{"an emoji as two surrogates (CESU-8)", "\xed\xa0\xbd\xed\xb8\x80", true}, {"a character beyond U+10FFFF", "\xf4\x90\x80\x80", false}, {"five bytes", "\xf8\x88\x80\x80\x80", false}, {"two of three bytes", "\xe6\x9c", true}, {"three of four bytes", "\xf0\x9f\x98", false}, {"GB 18030", "\xd7\xee\xbc\xd1", true},
		{"Shift JIS", "\x93\x8c\x8b\x9e", false}, {"TIS-620", "\xe4\xb7\xc2", false}, {"Windows-1252", "5\x80", false}, {"UTF-16", "\xff\xfeA\x00", false}, {"a replacement character before a bad byte", "\ufffd\xff", false},
	} {
		for _, where := range []string{"59", "64"} {
			if !b.tries(c.telling && where == "59") {
				continue
			}
			// The length counts what a lenient reader would: every bad byte as a
			// character.
			value := c.bytes
			if where == "64" {
				value = tlv("00", "en", "01", c.bytes)
			}
			tests = append(tests, test{flags: "InvalidUTF8", comment: c.what + " in " + where, payload: seal(b.objects("59", absent) + tlv(where, value)), rules: ruleUTF8,
				reason: "The text is not UTF-8 (EMVCo §1.4.3). Who puts replacement characters in shows a name that nobody wrote, and computes another checksum." + sealedAnew})
		}
	}
	return tests
}

// hiddenText has characters that nobody sees.
func hiddenText(b base) (tests []test) {
	for _, c := range []struct {
		what, text string
		telling    bool
	}{
		{"a right-to-left override", "\u202e", true}, {"a left-to-right override", "\u202d", false}, {"a right-to-left embedding", "\u202b", false}, {"a right-to-left isolate", "\u2067", false}, {"a pop of directions", "\u202c", false}, {"a right-to-left mark", "\u200f", false}, {"an Arabic letter mark", "\u061c", false},
		{"a zero width space", "\u200b", true}, {"a zero width joiner", "\u200d", false}, {"a zero width non-joiner", "\u200c", false}, {"a word joiner", "\u2060", false}, {"a byte order mark", "\ufeff", false}, {"a soft hyphen", "\u00ad", false}, {"a tag letter", "\U000e0041", false},
		{"a Hangul filler", "\u3164", false}, {"a Hangul choseong filler", "\u115f", false}, {"a half-width Hangul filler", "\uffa0", false}, {"a grapheme joiner", "\u034f", false}, {"a Khmer vowel that is not written", "\u17b5", false}, {"a Mongolian variation selector", "\u180b", false},
		{"a variation selector", "\ufe00", false}, {"an emoji style after a letter", "\ufe0f", false}, {"an ideographic variation selector after a letter", "\U000e0100", false}, {"a braille blank", "\u2800", false}, {"a line separator", "\u2028", false}, {"a character to be ignored that is not given out", "\u2065", false},
		{"NUL", "\x00", true}, {"a bell", "\x07", false}, {"a backspace", "\x08", false}, {"a tab", "\t", false}, {"a line feed", "\n", true}, {"a carriage return", "\r", false}, {"an escape sequence", "\x1b[2J", false}, {"delete", "\x7f", false}, {"a control of Latin-1", "\u0085", false}, {"a control sequence introducer in one character", "\u009b2J", false},
	} {
		reason := fmt.Sprintf("The text is sound UTF-8 and holds %s: it can be read, and shown as it stands it shows something else than it says.", c.what)
		if b.tries(false) {
			tests = append(tests,
				test{flags: "HiddenText", comment: c.what + " in the other name", payload: b.code("64", tlv("00", "en", "01", "A"+c.text+"B")), rules: "TEXT-HIDDEN", reason: reason},
				test{flags: "HiddenText", comment: c.what + " in an account template", payload: b.code("26", tlv("00", "com.example", "01", "A"+c.text+"B")), rules: "TEXT-HIDDEN", reason: reason})
		}
		if b.tries(c.telling) {
			tests = append(tests, test{flags: "HiddenText CharacterSet", comment: c.what + " in the name", payload: b.code("59", "A"+c.text+"B"), rules: "MPM-4.5.2.1-ANS", reason: reason + " 59 is of format ans, space to tilde (EMVCo §4.5.2.1)."})
		}
	}
	return tests
}
