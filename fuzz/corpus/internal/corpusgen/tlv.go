package corpusgen

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Ids of rules that many cases name.
const (
	ruleTLV      = "MPM-3.2-TLV"
	ruleID       = "MPM-4.3.1.1-ID"
	ruleLast     = "MPM-4.6.1.2-LAST"
	ruleChecksum = "MPM-4.7.3.1-CRC"
	ruleUTF8     = "MPM-1.4.3-UTF8"
	ruleCapacity = "QR-CAPACITY"
)

// annexB7 is the worked example of EMVCo MPM 1.1, Annex B.7.
const annexB7 = "00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678520441115802CN" +
	"5914BEST TRANSPORT6007BEIJING64200002ZH0104最佳运输0202北京540523.7253031565502016233" +
	"030412340603***0708A60086670902ME91320016A0112233449988770708123456786304A13A"

// inTheMiddle puts text between the category code and the currency of the shop.
func inTheMiddle(text string) string {
	objects := shopObjects()
	at := strings.Index(objects, "5303840")
	return seal(objects[:at] + text + objects[at:])
}

func tlvCases(b *builder) {
	t := b.topic("tlv")
	t.valid(test{flags: "Plain", comment: "a code that breaks no rule", payload: shop(),
		reason: "Every mandatory object is there, in the form of its table; the checksum was computed bit by bit."})
	t.valid(test{flags: "Plain SpecExample", comment: "the worked example of EMVCo", payload: annexB7, networks: "-",
		reason: "EMVCo prints this payload with its checksum A13A.", source: "EMVCo MPM 1.1, Annex B.7"})
	t.valid(test{flags: "Plain", comment: "every optional object", networks: "visa", payload: shop("01", "12", "54", "10.00", "55", "03", "57", "3.00", "61", "10001",
		"62", tlv("05", "***", "09", "AM", "10", "T1", "11", "400", "50", tlv("00", "com.example", "01", "x")),
		"64", tlv("00", "zh", "01", "店", "02", "城"), "80", tlv("00", "com.example", "01", "x")),
		reason: "Each object is in the form of its table."})

	brokenLengths(t)
	brokenIDs(t)
	truncations(t)
	textAround(t)
	notACode(t)
	brokenTemplates(t)
	emptyValues(t)
}

var badLengths = []struct{ text, what, flag string }{
	{"-1", "a minus sign", "SignedLength"}, {"-4", "a minus sign", "SignedLength"}, {"-9", "a minus sign", "SignedLength"},
	{"-0", "a minus sign", "SignedLength"}, {"+1", "a plus sign", "SignedLength"}, {"+5", "a plus sign, and five characters follow", "SignedLength"},
	{"+9", "a plus sign", "SignedLength"}, {"0A", "a hexadecimal digit", "BadLength"}, {"A0", "a hexadecimal digit", "BadLength"},
	{"0x", "the prefix of hexadecimal", "BadLength"}, {"0b", "the prefix of binary", "BadLength"}, {"1e", "an exponent", "BadLength"},
	{" 5", "a blank in front", "BadLength"}, {"5 ", "a blank behind", "BadLength"}, {"\t5", "a tab in front", "BadLength"},
	{"5\n", "a line feed behind", "BadLength"}, {"\x005", "NUL in front", "BadLength"}, {"5\x00", "NUL behind", "BadLength"},
	{"5.", "a full stop", "BadLength"}, {".5", "a full stop", "BadLength"}, {"_5", "an underscore", "BadLength"},
	{"5_", "an underscore", "BadLength"}, {"/5", "the character before 0", "BadLength"}, {"5:", "the character behind 9", "BadLength"},
	{"XX", "letters", "BadLength"}, {"**", "asterisks", "BadLength"}, {"０５", "full-width digits", "ForeignDigits"},
	{"٠٥", "Arabic-Indic digits", "ForeignDigits"}, {"๐๕", "Thai digits", "ForeignDigits"}, {"०५", "Devanagari digits", "ForeignDigits"},
	{"០៥", "Khmer digits", "ForeignDigits"}, {"𝟎𝟓", "mathematical digits", "ForeignDigits"}, {"0５", "a full-width digit", "ForeignDigits"},
	{"⁰⁵", "superscript digits", "ForeignDigits"}, {"零五", "Chinese numerals", "ForeignDigits"},
}

const sealedAnew = " The checksum is right over the whole text, so that the structure alone is in question."

func brokenLengths(t *topic) {
	for _, l := range badLengths {
		reason := fmt.Sprintf("A length is two of the digits 0 to 9 (EMVCo §4.4.1.2); %q has %s.%s", l.text, l.what, sealedAnew)
		for where, payload := range map[string]string{
			"the last object": seal(shopObjects() + "61" + l.text + "12345"),
			"the middle":      inTheMiddle("61" + l.text + "12345"),
			"the first":       seal("00" + l.text + "01" + shopObjects("00", absent)),
		} {
			t.later(where, test{flags: l.flag, comment: fmt.Sprintf("length %+q in %s", l.text, where), payload: payload, rules: ruleTLV, reason: reason})
		}
	}
	t.flush()
	for _, id := range []string{"02", "52", "59", "60", "62", "64", "80"} {
		for _, length := range []string{"-1", "+4"} {
			objects := shopObjects("02", absent, "52", absent, "59", absent, "60", absent)
			t.invalid(test{flags: "SignedLength", comment: fmt.Sprintf("length %s of object %s", length, id), rules: ruleTLV,
				payload: seal(objects + id + length + "abcd"),
				reason:  "A length is two of the digits 0 to 9 (EMVCo §4.4.1.2)." + sealedAnew})
		}
	}
	for _, n := range []string{"14", "20", "50", "99"} {
		t.invalid(test{flags: "Truncated", comment: "length " + n + " with 5 characters and the checksum left", rules: ruleTLV,
			payload: seal(shopObjects() + "61" + n + "12345"), reason: "The value runs past the end of the text." + sealedAnew})
	}
	for over, left := 1, 0; over <= 8; over++ {
		left = 8 - over
		t.invalid(test{flags: "Truncated SwallowedChecksum", comment: fmt.Sprintf("the city takes %d characters of object 63", over),
			rules: map[bool]string{true: ruleLast, false: ruleTLV + " " + ruleID}[left == 0], payload: seal(shopObjects("60", absent) + fmt.Sprintf("60%02dNew York", 8+over)),
			reason: fmt.Sprintf("The length of 60 is %d too long, so that %d characters are left for the checksum object, which has 8.%s", over, left, sealedAnew)})
	}
	for short := 1; short <= 4; short++ {
		t.invalid(test{flags: "BadLength", comment: fmt.Sprintf("the name is %d characters longer than its length says", short), rules: ruleID,
			payload: seal(strings.Replace(shopObjects(), "5910ABC", fmt.Sprintf("59%02dABC", 10-short), 1)),
			reason:  "What stands behind the value is no data object, for it begins with a letter." + sealedAnew})
	}
}

func brokenIDs(t *topic) {
	for _, id := range []struct{ text, what, flag string }{
		{"6A", "a letter", "BadID"}, {"A6", "a letter", "BadID"}, {"XX", "letters", "BadID"}, {"AA", "letters", "BadID"}, {"zz", "letters", "BadID"},
		{" 6", "a blank", "BadID"}, {"6 ", "a blank", "BadID"}, {"+6", "a sign", "BadID"}, {"-6", "a sign", "BadID"}, {"6.", "a full stop", "BadID"},
		{"/1", "the character before 0", "BadID"}, {":1", "the character behind 9", "BadID"}, {"**", "asterisks", "BadID"}, {"\n6", "a line feed", "BadID"},
		{"\x006", "NUL", "BadID"}, {"６１", "full-width digits", "ForeignDigits"}, {"٦١", "Arabic-Indic digits", "ForeignDigits"}, {"๖๑", "Thai digits", "ForeignDigits"},
		{"6１", "a full-width digit", "ForeignDigits"},
	} {
		reason := fmt.Sprintf("An id is two of the digits 0 to 9 (EMVCo §4.3.1.1); %q has %s.%s", id.text, id.what, sealedAnew)
		t.invalid(test{flags: id.flag, comment: fmt.Sprintf("id %+q in the last object", id.text), payload: seal(shopObjects() + id.text + "0512345"), rules: ruleID, reason: reason})
		t.invalid(test{flags: id.flag, comment: fmt.Sprintf("id %+q in the middle", id.text), payload: inTheMiddle(id.text + "0512345"), rules: ruleID, reason: reason})
	}
	for _, gap := range []struct{ text, what string }{
		{" ", "a blank"}, {"\n", "a line feed"}, {"\r\n", "carriage return and line feed"}, {"\t", "a tab"}, {"-", "a hyphen"}, {",", "a comma"}, {"\u200b", "a zero width space"}, {"\ufeff", "a byte order mark"},
	} {
		t.invalid(test{flags: "BadID", comment: gap.what + " between two objects", payload: inTheMiddle(gap.text), rules: ruleID,
			reason: "Nothing stands between data objects (EMVCo §3.2)." + sealedAnew})
	}
}

// objectEnds are the places in the objects of the shop where one ends.
func objectEnds(objects string) map[int]bool {
	ends := map[int]bool{0: true}
	for at := 0; at < len(objects); {
		at += 4 + int(objects[at+2]-'0')*10 + int(objects[at+3]-'0')
		ends[at] = true
	}
	return ends
}

func truncations(t *topic) {
	whole, objects := shop(), shopObjects()
	ends := objectEnds(objects)
	for n := range len(whole) {
		rule := ruleTLV
		if ends[n] && n > 0 {
			rule = ruleLast
		}
		t.invalid(test{flags: "Truncated", comment: fmt.Sprintf("the first %d characters of a good code", n), payload: whole[:n], rules: rule,
			reason: "The text ends before object 63 does, so there is no checksum."})
	}
	for n := 1; n < len(objects); n++ {
		if ends[n] {
			continue
		}
		t.invalid(test{flags: "Truncated SwallowedChecksum", comment: fmt.Sprintf("cut after %d characters and sealed again", n), payload: seal(objects[:n]),
			rules:  ruleTLV + " " + ruleID + " " + ruleLast,
			reason: "The object that was cut takes what is behind it, and that is the object 63. Its eight characters are then not there to end the text. The last four characters are the right checksum all the same."})
	}
	missing := []string{"MPM-4.7.9.1-MAI", "MPM-4.2.1.1-ROOTM", "MPM-4.2.1.1-ROOTM", "MPM-4.2.1.1-ROOTM", "MPM-4.7.14.1-NAME", "MPM-4.7.15.1-CITY"}
	for i, n := range []int{6, 26, 34, 41, 47, 61} {
		t.acceptable(test{flags: "Truncated MissingObject", comment: fmt.Sprintf("the first %d objects, sealed", i+1), payload: seal(objects[:n]), rules: strings.Join(missing[i:], " "),
			networks: map[bool]string{true: "-"}[i == 0], reason: "It was cut between two objects and sealed: the structure is sound, and what is behind the cut is missing."})
	}
	for _, cut := range []int{1, 2, 3, 4, 5} {
		t.invalid(test{flags: "Truncated SpecExample", comment: fmt.Sprintf("the worked example of EMVCo without its last %d characters", cut), payload: annexB7[:len(annexB7)-cut], rules: ruleTLV,
			reason: "The value of object 63 has four characters.", source: "EMVCo MPM 1.1, Annex B.7, cut"})
	}
}

func textAround(t *topic) {
	good := shop()
	for _, a := range []struct{ text, what string }{
		{" ", "a blank"}, {"\n", "a line feed"}, {"\r\n", "carriage return and line feed"}, {"\r", "a carriage return"}, {"\t", "a tab"}, {"\x00", "NUL"},
		{"\ufeff", "a byte order mark"}, {"\u00a0", "a no-break space"}, {"\u200b", "a zero width space"}, {"\x1b[0m", "a control sequence of terminals"},
		{"0", "a digit"}, {"A", "a letter"}, {"]Q1", "the symbology identifier of a scanner"}, {"\u202e", "a right-to-left override"},
	} {
		t.invalid(test{flags: "TrailingText", comment: a.what + " behind a good code", payload: good + a.text, rules: ruleLast,
			reason: "Object 63 is the last object and ends the payload (EMVCo §4.6.1.2). Whether to take white space off is for whoever hands the text over, not for the reader."})
		rule := ruleTLV
		if a.text == "0" {
			rule = ruleTLV + " " + ruleID
		}
		t.invalid(test{flags: "LeadingText", comment: a.what + " in front of a good code", payload: a.text + good, rules: rule,
			reason: "The text does not begin with a data object, or what begins it is not the payload that was sealed."})
	}
	for what, tail := range map[string]string{
		"two hundred letters": strings.Repeat("x", 200), "a web address": "https://example.com", "the code again": good, "a comment": "//", "a second line with another code": "\n" + annexB7,
	} {
		t.later(what, test{flags: "TrailingText", comment: what + " behind a good code", payload: good + tail, rules: ruleLast,
			reason: "Object 63 is the last object and ends the payload (EMVCo §4.6.1.2)."})
	}
	for what, head := range map[string]string{"a web address": "https://example.com/", "the letters EMV": "EMV:", "a quotation mark": `"`, "a hash": "#"} {
		t.later(what, test{flags: "LeadingText", comment: what + " in front of a good code", payload: head + good, rules: ruleTLV, reason: "The text does not begin with two digits of id."})
	}
	t.flush()
	t.invalid(test{flags: "LeadingText", comment: "the first character lost", payload: good[1:], rules: ruleTLV + " " + ruleID,
		reason: "Every object has moved by one character.", source: "like the first case of bacen/pix-api issue 189"})
}

func notACode(t *topic) {
	random := rand.New(rand.NewPCG(20, 26))
	for _, c := range []struct{ comment, payload string }{
		{"a web address", "https://example.com/pay?id=1"}, {"a contact card", "BEGIN:VCARD\nVERSION:3.0\nFN:Example\nEND:VCARD"},
		{"access to a wireless network", "WIFI:T:WPA;S=example;P=example;;"}, {"JSON", `{"00":"01","63":"0000"}`}, {"an EPC069-12 transfer", "BCD\n002\n1\nSCT\n\nExample\n"},
		{"a bitcoin link", "bitcoin:175tWpb8K1S7NmH4Zx6rewF9WQrcZv245W"}, {"a consumer-presented code", "hQVDUFYwMQ=="}, {"a telephone link", "tel:+000000"},
		{"a number of goods", "]C10109501101530003"}, {"asterisks", "****"}, {"terminal control", "\x1b[2J\x1b[H"}, {"nothing but blanks", "    "}, {"nothing but line feeds", "\n\n\n\n"},
		{"sixteen digits", visaNumber}, {"zeros", strings.Repeat("0", 300)}, {"nines", strings.Repeat("9", 300)}, {"a language that reads from right to left", "مرحبا بالعالم"},
		{"6304 and no more", "6304"}, {"an empty object and no more", "0000"}, {"sixty empty objects", strings.Repeat("0000", 60)},
	} {
		rule := ruleTLV
		if strings.HasPrefix(c.payload, "0000") {
			rule = ruleLast
		}
		if strings.HasPrefix(c.payload, "9") || c.comment == "sixteen digits" {
			rule = ruleTLV
		}
		t.invalid(test{flags: "NotEMV", comment: c.comment, payload: c.payload, rules: rule, reason: "It does not end with an object 63 that seals it."})
	}
	for i := range 12 {
		n := []int{1, 4, 8, 20, 50, 100, 200, 400, 800, 1500, 2500, 2953}[i]
		digits := make([]byte, n)
		for k := range digits {
			digits[k] = '0' + byte(random.IntN(10))
		}
		text := string(digits)
		if _, _, ok := plainRead(text); !ok {
			t.invalid(test{flags: "Noise", comment: fmt.Sprintf("%d random digits", n), payload: text, rules: ruleTLV + " " + ruleLast + " " + ruleChecksum, reason: "Random digits do not end with their own checksum; the plain reader made sure of it."})
		}
		noise := make([]byte, n)
		for k := range noise {
			noise[k] = byte(random.Uint32())
		}
		noise[n/2] = 0xFF
		t.invalid(test{flags: "Noise InvalidUTF8", comment: fmt.Sprintf("%d random bytes", n), payload: string(noise), rules: ruleUTF8, reason: "The byte FF is in no text in UTF-8."})
	}
}

func brokenTemplates(t *topic) {
	guid := tlv("00", "com.example")
	for _, kind := range []struct {
		name, rule, idRule string
		wrap               func(content string) string
	}{
		{"account template 26", "MPM-4.7.11.1-TMPL", "MPM-4.7.11.1-TMPL", func(c string) string { return shop("26", c) }},
		{"additional data 62", ruleTLV, ruleID, func(c string) string { return shop("62", c) }},
		{"language template 64", ruleTLV, ruleID, func(c string) string { return shop("64", c) }},
		{"unreserved template 80", "MPM-4.11.1.1-UNRES", "MPM-4.11.1.1-UNRES", func(c string) string { return shop("80", c) }},
		{"payment system template 62-50", "MPM-4.8.1.5-PSS", "MPM-4.8.1.5-PSS", func(c string) string { return shop("62", tlv("50", c)) }},
	} {
		for _, c := range []struct {
			what, content string
			badID         bool
		}{
			{"text that is no object", "name@bank", true}, {"base64", "Zm9vYmFy", true}, {"one digit", "1", false}, {"half a header", "001", false},
			{"a header without its value", "0010", false}, {"a sub-length past the end", "0099com.example", false}, {"a sub-length one past the end", "0012com.example", false},
			{"a second object past the end", guid + "0105abcd", false}, {"half a second header", guid + "01", false}, {"text behind the first object", guid + "xx", true},
			{"a sub-length -1", guid + "01-1x", false}, {"a sub-length +5", guid + "01+512345", false}, {"a sub-length 0A", guid + "010A1234567890", false},
			{"a sub-length in full-width digits", guid + "01０５12345", false}, {"a sub-id XX", guid + "XX0112", true},
		} {
			rule := kind.rule
			if c.badID {
				rule = kind.idRule
			}
			t.acceptable(test{flags: "OpaqueTemplate", comment: kind.name + " holds " + c.what, payload: kind.wrap(c.content), rules: rule,
				reason: "The root is sound and sealed, so the code can be read; the content of one template is not a line of data objects. What is in it must not be guessed, and nothing else may be lost."})
		}
	}
}

func emptyValues(t *topic) {
	for _, c := range []struct{ id, rules, networks string }{
		{"01", "MPM-4.4.1.2-LENRANGE", ""}, {"02", "MPM-4.4.1.2-LENRANGE", ""}, {"26", "MPM-4.4.1.2-LENRANGE", ""}, {"52", "MPM-4.4.1.2-LENRANGE", ""},
		{"53", "MPM-4.4.1.2-LENRANGE", ""}, {"54", "MPM-4.4.1.2-LENRANGE", ""}, {"58", "MPM-4.4.1.2-LENRANGE", ""}, {"59", "MPM-4.4.1.2-LENRANGE", ""},
		{"60", "MPM-4.4.1.2-LENRANGE", ""}, {"61", "MPM-4.4.1.2-LENRANGE", ""}, {"62", "MPM-4.8.1.1-NONEMPTY", ""}, {"64", "MPM-4.4.1.2-LENRANGE", ""},
		{"80", "MPM-4.4.1.2-LENRANGE", ""}, {"65", "MPM-4.4.1.2-LENRANGE MPM-4.5.4.1-RFU", ""},
	} {
		t.acceptable(test{flags: "EmptyValue", comment: "length 00 of object " + c.id, payload: shop(c.id, ""), rules: c.rules, networks: c.networks,
			reason: "A length is from 01 to 99 (EMVCo §4.4.1.2), so an object of length 00 is against the rule; it can be read, and real codes have it."})
	}
	t.acceptable(test{flags: "EmptyValue", comment: "length 00 of object 00", payload: shop("00", ""), rules: "MPM-4.4.1.2-LENRANGE", reason: "The code can be read; its version is empty."})
	for _, sub := range []struct{ where, payload string }{
		{"26-01", shop("26", tlv("00", "com.example", "01", ""))}, {"62-05", shop("62", tlv("05", ""))}, {"64-01", shop("64", tlv("00", "zh", "01", ""))},
		{"80-01", shop("80", tlv("00", "com.example", "01", ""))}, {"62-50-01", shop("62", tlv("50", tlv("00", "com.example", "01", "")))},
	} {
		t.acceptable(test{flags: "EmptyValue", comment: "length 00 of object " + sub.where, payload: sub.payload, rules: "MPM-4.4.1.2-LENRANGE", reason: "A length is from 01 to 99 (EMVCo §4.4.1.2)."})
	}
}
