package gen

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

	t.invalids(brokenLengths(theShop))
	signedLengths(t)
	t.invalids(wrongLengths(theShop))
	t.invalids(brokenIDs(theShop))
	truncations(t)
	t.invalids(textAround(theShop))
	t.invalid(test{flags: "LeadingText", comment: "the first character lost", payload: shop()[1:], rules: ruleTLV + " " + ruleID,
		reason: "Every object has moved by one character.", source: "like the first case of bacen/pix-api issue 189"})
	notACode(t)
	threeDigitLengths(t)
	t.goods(opaqueTemplates(theShop))
	emptyValues(t)
}

var badLengths = []struct {
	text, what, flag string
	telling          bool
}{
	{"-1", "a minus sign", "SignedLength", true}, {"-4", "a minus sign", "SignedLength", true}, {"-9", "a minus sign", "SignedLength", false},
	{"-0", "a minus sign", "SignedLength", false}, {"+1", "a plus sign", "SignedLength", false}, {"+5", "a plus sign, and five characters follow", "SignedLength", true},
	{"+9", "a plus sign", "SignedLength", true}, {"0A", "a hexadecimal digit", "BadLength", true}, {"A0", "a hexadecimal digit", "BadLength", false},
	{"0x", "the prefix of hexadecimal", "BadLength", false}, {"0b", "the prefix of binary", "BadLength", false}, {"1e", "an exponent", "BadLength", true},
	{" 5", "a blank in front", "BadLength", true}, {"5 ", "a blank behind", "BadLength", true}, {"\t5", "a tab in front", "BadLength", false},
	{"5\n", "a line feed behind", "BadLength", false}, {"\x005", "NUL in front", "BadLength", false}, {"5\x00", "NUL behind", "BadLength", false},
	{"5.", "a full stop", "BadLength", true}, {".5", "a full stop", "BadLength", false}, {"_5", "an underscore", "BadLength", false},
	{"5_", "an underscore", "BadLength", false}, {"/5", "the character before 0", "BadLength", false}, {"5:", "the character behind 9", "BadLength", false},
	{"XX", "letters", "BadLength", false}, {"**", "asterisks", "BadLength", false}, {"０５", "full-width digits", "ForeignDigits", true},
	{"٠٥", "Arabic-Indic digits", "ForeignDigits", false}, {"๐๕", "Thai digits", "ForeignDigits", false}, {"०५", "Devanagari digits", "ForeignDigits", false},
	{"០៥", "Khmer digits", "ForeignDigits", true}, {"𝟎𝟓", "mathematical digits", "ForeignDigits", false}, {"0５", "a full-width digit", "ForeignDigits", false},
	{"⁰⁵", "superscript digits", "ForeignDigits", false}, {"零五", "Chinese numerals", "ForeignDigits", false},
}

const sealedAnew = " The checksum is right over the whole text, so that the structure alone is in question."

// brokenLengths has lengths that are no two digits.
func brokenLengths(b base) (tests []test) {
	for _, where := range []struct {
		name string
		with func(length string) string
	}{
		{"the first", func(length string) string { return "00" + length + "01" + b.objects("00", absent) }},
		{"the last object", func(length string) string { return b.objects() + "61" + length + "12345" }},
		{"the middle", func(length string) string { return b.inTheMiddle("61" + length + "12345") }},
	} {
		for _, l := range badLengths {
			if b.tries(l.telling) {
				tests = append(tests, test{flags: l.flag, comment: fmt.Sprintf("length %+q in %s", l.text, where.name), payload: seal(where.with(l.text)), rules: ruleTLV,
					reason: fmt.Sprintf("A length is two of the digits 0 to 9 (EMVCo §4.4.1.2); %q has %s.%s", l.text, l.what, sealedAnew)})
			}
		}
	}
	return tests
}

func signedLengths(t *topic) {
	for _, id := range []string{"02", "52", "59", "60", "62", "64", "80"} {
		for _, length := range []string{"-1", "+4"} {
			objects := shopObjects("02", absent, "52", absent, "59", absent, "60", absent)
			t.invalid(test{flags: "SignedLength", comment: fmt.Sprintf("length %s of object %s", length, id), rules: ruleTLV,
				payload: seal(objects + id + length + "abcd"),
				reason:  "A length is two of the digits 0 to 9 (EMVCo §4.4.1.2)." + sealedAnew})
		}
	}
}

// threeDigitLengths has values past 99 characters, whose writer went on counting.
func threeDigitLengths(t *topic) {
	for _, n := range []int{100, 120, 999} {
		for _, c := range []struct{ id, what, value string }{
			{"59", "a name", strings.Repeat("N", n)},
			{"26", "an account template", tlv("00", "com.example", "01", strings.Repeat("x", 80)) + strings.Repeat("0", n-99)},
			{"62", "additional data", strings.Repeat("0505INV-7", n/9+1)[:n]},
		} {
			payload := seal(shopObjects("59", absent) + c.id + fmt.Sprint(n) + c.value)
			t.invalid(test{flags: "BadLength", comment: fmt.Sprintf("%s of %d characters, with that for a length", c.what, n), payload: payload, rules: plainRefusals(payload),
				reason: "A length has two digits (EMVCo §4.4.1.2); the third is read as the first character of the value." + sealedAnew, source: "like the writers of three Go libraries, which put any length there"})
		}
	}
}

// wrongLengths has lengths that are two digits and not the length of what
// follows.
func wrongLengths(b base) (tests []test) {
	for _, n := range []string{"14", "20", "50", "99"} {
		tests = append(tests, test{flags: "Truncated", comment: "length " + n + " with 5 characters and the checksum left", rules: ruleTLV,
			payload: seal(b.objects() + "61" + n + "12345"), reason: "The value runs past the end of the text." + sealedAnew})
	}
	city, name := b.value("60"), b.value("59")
	for over := 1; over <= 8; over++ {
		left := 8 - over
		if b.tries(over == 1 || over == 4 || left == 0) {
			tests = append(tests, test{flags: "Truncated SwallowedChecksum", comment: fmt.Sprintf("the city takes %d characters of object 63", over),
				rules: map[bool]string{true: ruleLast, false: ruleTLV + " " + ruleID}[left == 0], payload: seal(b.objects("60", absent) + fmt.Sprintf("60%02d%s", len(city)+over, city)),
				reason: fmt.Sprintf("The length of 60 is %d too long, so that %d characters are left for the checksum object, which has 8.%s", over, left, sealedAnew)})
		}
	}
	for short := 1; short <= 4; short++ {
		if b.tries(short == 1 || short == 4) {
			tests = append(tests, test{flags: "BadLength", comment: fmt.Sprintf("the name is %d characters longer than its length says", short), rules: ruleID,
				payload: seal(strings.Replace(b.objects(), tlv("59", name), fmt.Sprintf("59%02d%s", len(name)-short, name), 1)),
				reason:  "What stands behind the value is no data object, for it begins with a letter." + sealedAnew})
		}
	}
	return tests
}

// brokenIDs has ids that are no two digits, and text between objects.
func brokenIDs(b base) (tests []test) {
	for _, id := range []struct {
		text, what, flag string
		telling          bool
	}{
		{"6A", "a letter", "BadID", true}, {"A6", "a letter", "BadID", false}, {"XX", "letters", "BadID", true}, {"AA", "letters", "BadID", false}, {"zz", "letters", "BadID", false},
		{" 6", "a blank", "BadID", true}, {"6 ", "a blank", "BadID", false}, {"+6", "a sign", "BadID", true}, {"-6", "a sign", "BadID", false}, {"6.", "a full stop", "BadID", false},
		{"/1", "the character before 0", "BadID", false}, {":1", "the character behind 9", "BadID", false}, {"**", "asterisks", "BadID", false}, {"\n6", "a line feed", "BadID", false},
		{"\x006", "NUL", "BadID", true}, {"６１", "full-width digits", "ForeignDigits", true}, {"٦١", "Arabic-Indic digits", "ForeignDigits", false}, {"๖๑", "Thai digits", "ForeignDigits", false},
		{"6１", "a full-width digit", "ForeignDigits", false},
	} {
		if !b.tries(id.telling) {
			continue
		}
		reason := fmt.Sprintf("An id is two of the digits 0 to 9 (EMVCo §4.3.1.1); %q has %s.%s", id.text, id.what, sealedAnew)
		tests = append(tests, test{flags: id.flag, comment: fmt.Sprintf("id %+q in the last object", id.text), payload: seal(b.objects() + id.text + "0512345"), rules: ruleID, reason: reason})
		tests = append(tests, test{flags: id.flag, comment: fmt.Sprintf("id %+q in the middle", id.text), payload: seal(b.inTheMiddle(id.text + "0512345")), rules: ruleID, reason: reason})
	}
	for _, gap := range []struct {
		text, what string
		telling    bool
	}{
		{" ", "a blank", true}, {"\n", "a line feed", true}, {"\r\n", "carriage return and line feed", false}, {"\t", "a tab", false}, {"-", "a hyphen", false}, {",", "a comma", false}, {"\u200b", "a zero width space", false}, {"\ufeff", "a byte order mark", false},
	} {
		if b.tries(gap.telling) {
			tests = append(tests, test{flags: "BadID", comment: gap.what + " between two objects", payload: seal(b.inTheMiddle(gap.text)), rules: ruleID,
				reason: "Nothing stands between data objects (EMVCo §3.2)." + sealedAnew})
		}
	}
	return tests
}

// cuts has the first part of a code, as it stands and sealed again.
func cuts(b base) (tests []test) {
	whole, objects := b.code(), b.objects()
	ends, middles := b.places()
	for n := range len(whole) {
		if !b.tries(ends[n] || middles[n] || n == len(objects)+4 || n == len(whole)-1) {
			continue
		}
		rule := ruleTLV
		if ends[n] {
			rule = ruleLast
		}
		tests = append(tests, test{flags: "Truncated", comment: fmt.Sprintf("the first %d characters of a good code", n), payload: whole[:n], rules: rule,
			reason: "The text ends before object 63 does, so there is no checksum."})
	}
	for n := 1; n < len(objects); n++ {
		if !ends[n] && b.tries(middles[n]) {
			tests = append(tests, test{flags: "Truncated SwallowedChecksum", comment: fmt.Sprintf("cut after %d characters and sealed again", n), payload: seal(objects[:n]),
				rules:  ruleTLV + " " + ruleID + " " + ruleLast,
				reason: "The object that was cut takes what is behind it, and that is the object 63. Its eight characters are then not there to end the text. The last four characters are the right checksum all the same."})
		}
	}
	return tests
}

func truncations(t *topic) {
	t.invalids(cuts(theShop))
	objects := shopObjects()
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

// textAround has text in front of a good code and behind it.
func textAround(b base) (tests []test) {
	good := b.code()
	add := func(telling bool, c test) {
		if b.tries(telling) {
			tests = append(tests, c)
		}
	}
	for _, a := range []struct {
		text, what string
		telling    bool
	}{
		{" ", "a blank", true}, {"\n", "a line feed", true}, {"\r\n", "carriage return and line feed", true}, {"\r", "a carriage return", false}, {"\t", "a tab", true}, {"\x00", "NUL", true},
		{"\ufeff", "a byte order mark", true}, {"\u00a0", "a no-break space", false}, {"\u200b", "a zero width space", false}, {"\x1b[0m", "a control sequence of terminals", false},
		{"0", "a digit", true}, {"A", "a letter", true}, {"]Q1", "the symbology identifier of a scanner", false}, {"\u202e", "a right-to-left override", false},
	} {
		add(a.telling, test{flags: "TrailingText", comment: a.what + " behind a good code", payload: good + a.text, rules: ruleLast,
			reason: "Object 63 is the last object and ends the payload (EMVCo §4.6.1.2). Whether to take white space off is for whoever hands the text over, not for the reader."})
		rule := ruleTLV
		if a.text == "0" {
			rule = plainRefusals(a.text + good)
		}
		add(a.telling, test{flags: "LeadingText", comment: a.what + " in front of a good code", payload: a.text + good, rules: rule,
			reason: "The text does not begin with a data object, or what begins it is not the payload that was sealed."})
	}
	for _, a := range []struct {
		what, head, tail string
		telling          bool
	}{
		{"a comment", "", "//", false}, {"a hash", "#", "", false}, {"a quotation mark", `"`, "", false}, {"a second line with another code", "", "\n" + annexB7, true}, {"a web address", "", "https://example.com", true},
		{"a web address", "https://example.com/", "", true}, {"the code again", "", good, true}, {"the letters EMV", "EMV:", "", false}, {"two hundred letters", "", strings.Repeat("x", 200), false},
	} {
		c := test{flags: "TrailingText", comment: a.what + " behind a good code", payload: a.head + good + a.tail, rules: ruleLast, reason: "Object 63 is the last object and ends the payload (EMVCo §4.6.1.2)."}
		if a.head != "" {
			c.flags, c.comment, c.rules, c.reason = "LeadingText", a.what+" in front of a good code", ruleTLV, "The text does not begin with two digits of id."
		}
		add(a.telling, c)
	}
	return tests
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

// someGUID is the GUID of nobody.
var someGUID = tlv("00", "com.example")

// opaqueContents are no lines of data objects, and so no content of a template.
var opaqueContents = []struct {
	what, content  string
	badID, telling bool
}{
	{"text that is no object", "name@bank", true, true}, {"base64", "Zm9vYmFy", true, false}, {"one digit", "1", false, false}, {"half a header", "001", false, false},
	{"a header without its value", "0010", false, false}, {"a sub-length past the end", "0099com.example", false, true}, {"a sub-length one past the end", "0012com.example", false, true},
	{"a second object past the end", someGUID + "0105abcd", false, false}, {"half a second header", someGUID + "01", false, true}, {"text behind the first object", someGUID + "xx", true, false},
	{"a sub-length -1", someGUID + "01-1x", false, false}, {"a sub-length +5", someGUID + "01+512345", false, false}, {"a sub-length 0A", someGUID + "010A1234567890", false, false},
	{"a sub-length in full-width digits", someGUID + "01０５12345", false, false}, {"a sub-id XX", someGUID + "XX0112", true, false},
}

// opaqueTemplates has templates whose content is no line of data objects.
func opaqueTemplates(b base) (tests []test) {
	for _, kind := range []struct {
		name, rule, idRule string
		telling            bool
		wrap               func(content string) string
	}{
		{"account template 26", "MPM-4.7.11.1-TMPL", "MPM-4.7.11.1-TMPL", false, func(c string) string { return b.code("26", c) }},
		{"additional data 62", ruleTLV, ruleID, true, func(c string) string { return b.code("62", c) }},
		{"language template 64", ruleTLV, ruleID, false, func(c string) string { return b.code("64", c) }},
		{"unreserved template 80", "MPM-4.11.1.1-UNRES", "MPM-4.11.1.1-UNRES", true, func(c string) string { return b.code("80", c) }},
		{"payment system template 62-50", "MPM-4.8.1.5-PSS", "MPM-4.8.1.5-PSS", false, func(c string) string { return b.code("62", tlv("50", c)) }},
	} {
		for _, c := range opaqueContents {
			rule := kind.rule
			if c.badID {
				rule = kind.idRule
			}
			if b.tries(kind.telling && c.telling) {
				tests = append(tests, test{flags: "OpaqueTemplate", comment: kind.name + " holds " + c.what, payload: kind.wrap(c.content), rules: rule,
					reason: "The root is sound and sealed, so the code can be read; the content of one template is not a line of data objects. What is in it must not be guessed, and nothing else may be lost."})
			}
		}
	}
	return tests
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
