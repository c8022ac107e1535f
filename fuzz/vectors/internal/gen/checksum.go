package gen

import (
	"fmt"
	"strings"
	"unicode/utf16"
)

func checksumCases(b *builder) {
	t := b.topic("checksum")
	t.invalids(wrongChecksums(theShop))
	t.invalids(changedCharacters(theShop))
	changedText(t)
	t.invalids(checksumVariants(theShop))
	checksumOfText(t)
	checksumForms(t)
	checksumSearch(t)
}

// wrongChecksums has checksums of another text than the one they stand behind.
func wrongChecksums(b base) (tests []test) {
	objects := b.objects()
	sum := checksum(objects)
	add := func(comment, value string) {
		tests = append(tests, test{flags: "WrongChecksum", comment: comment, payload: objects + "6304" + value, rules: ruleChecksum, reason: "The right checksum is " + sum + "."})
	}
	for i := range 4 {
		for _, d := range []byte{'0', '7', 'F'} {
			changed := []byte(sum)
			if changed[i] != d && b.tries(d == '7') {
				changed[i] = d
				add(fmt.Sprintf("digit %d of the checksum is %c", i+1, d), string(changed))
			}
		}
	}
	for _, c := range []struct {
		value   string
		telling bool
	}{{"0000", true}, {"FFFF", true}, {"1234", false}, {"6304", false}, {"ABCD", false}, {"A13A", true}} {
		if b.tries(c.telling) {
			add("checksum "+c.value+" whatever the text", c.value)
		}
	}
	return tests
}

// changedCharacters has a character changed and the checksum left.
func changedCharacters(b base) (tests []test) {
	whole := b.code()
	ends, _ := b.places()
	for i := range len(b.objects()) {
		// The last character of each object is one of its value.
		if !b.tries(ends[i+1]) {
			continue
		}
		changed := []byte(whole)
		if changed[i]++; changed[i] == '9'+1 {
			changed[i] = '8'
		}
		tests = append(tests, test{flags: "WrongChecksum", comment: fmt.Sprintf("character %d changed", i+1), payload: string(changed), rules: plainRefusals(string(changed)),
			reason: "A checksum of 16 bits finds every change within 16 bits, so the checksum is wrong, whatever else is."})
	}
	return tests
}

func changedText(t *topic) {
	for _, c := range []struct{ what, from, to string }{
		{"two digits of the account change places", "4111", "1411"}, {"the amount has a zero more", "54041.00", "540510.00"}, {"another country", "5802US", "5802UA"},
		{"another currency", "5303840", "5303124"}, {"another name of the same length", "ABC Hammer", "XYZ Hammer"}, {"two letters change places", "Hammer", "Hamemr"},
		{"the case of the city", "New York", "NEW YORK"}, {"a blank less", "New York5", "NewYork5"}, {"the first account becomes another", "0216", "0316"},
	} {
		before := shop("54", "1.00")
		after := strings.Replace(before, c.from, c.to, 1)
		t.invalid(test{flags: "WrongChecksum", comment: c.what + ", the checksum does not", payload: after, rules: plainRefusals(after),
			reason: "The checksum is that of the text before the change, " + before[len(before)-4:] + "."})
	}
	t.invalid(test{flags: "WrongChecksum SpecExample", comment: "the worked example of EMVCo with one letter changed", payload: strings.Replace(annexB7, "BEST", "REST", 1), rules: ruleChecksum,
		reason: "The checksum A13A is that of BEST TRANSPORT.", source: "EMVCo MPM 1.1, Annex B.7, changed"})
}

// checksumVariants has values that are no checksum of EMVCo's, or one of other data.
func checksumVariants(b base) (tests []test) {
	objects := b.objects()
	sum := checksum(objects)
	for _, v := range []struct {
		name    string
		crc     crc
		telling bool
	}{
		{"initial value 0 (XMODEM)", crc{poly: 0x1021}, true}, {"initial value 1D0F", crc{poly: 0x1021, init: 0x1D0F}, false}, {"a final XOR (GENIBUS)", crc{poly: 0x1021, init: 0xFFFF, xorOut: 0xFFFF}, true},
		{"reflected bits (KERMIT)", crc{poly: 0x8408, reflected: true}, true}, {"reflected bits and a final XOR (X-25)", crc{poly: 0x8408, init: 0xFFFF, xorOut: 0xFFFF, reflected: true}, false},
		{"reflected bits and initial value FFFF (MCRF4XX)", crc{poly: 0x8408, init: 0xFFFF, reflected: true}, false}, {"polynomial 8005 (ARC)", crc{poly: 0xA001, reflected: true}, false},
		{"polynomial 8005 and initial value FFFF (MODBUS)", crc{poly: 0xA001, init: 0xFFFF, reflected: true}, false},
	} {
		if b.tries(v.telling) {
			tests = append(tests, test{flags: "ChecksumVariant", comment: "checksum with " + v.name, payload: fmt.Sprintf("%s6304%04X", objects, v.crc.of(objects+"6304")), rules: ruleChecksum,
				reason: "EMVCo §4.7.3.1: polynomial 1021, initial value FFFF, nothing else. The right checksum is " + sum + "."})
		}
	}
	language := tlv("64", tlv("00", "zh", "01", "最佳运输"))
	accent := b.objects("59", "Café Hammer")
	for _, c := range []struct {
		comment, payload, reason string
		telling                  bool
	}{
		{"checksum without 6304", fmt.Sprintf("%s6304%04X", objects, ccittFalse.of(objects)), "It is computed over the objects before 63 alone; EMVCo §4.7.3.1 takes the id and length of 63 in.", true},
		{"checksum without 000201", fmt.Sprintf("%s6304%04X", objects, ccittFalse.of(strings.TrimPrefix(objects, "000201")+"6304")), "It is computed over the objects behind the first, as in a collected code of NepalPay; EMVCo §4.7.3.1 takes all objects in.", true},
		{"checksum over the 63 and not its length", fmt.Sprintf("%s6304%04X", objects, ccittFalse.of(objects+"63")), "EMVCo §4.7.3.1 takes id and length of 63 in.", false},
		{"checksum over the zeros in its own place", fmt.Sprintf("%s6304%04X", objects, ccittFalse.of(objects+"63040000")), "The value of 63 is not part of what it seals.", true},
		{"checksum with its two bytes swapped", objects + "6304" + sum[2:] + sum[:2], "The right checksum is " + sum + ".", true},
		{"checksum in decimal", fmt.Sprintf("%s6304%04d", objects, int(ccittFalse.of(objects+"6304"))%10000), "The right checksum is " + sum + ".", false},
		{"checksum over UTF-16, big end first", fmt.Sprintf("%s6304%04X", objects+language, ccittFalse.of(utf16Bytes(objects+language+"6304", true))), "It is over the bytes in UTF-8.", false},
		{"checksum over UTF-16, little end first", fmt.Sprintf("%s6304%04X", objects+language, ccittFalse.of(utf16Bytes(objects+language+"6304", false))), "It is over the bytes in UTF-8.", false},
		{"checksum over the low bytes of UTF-16", fmt.Sprintf("%s6304%04X", objects+language, ccittFalse.of(lowBytes(objects+language+"6304"))), "It is over the bytes in UTF-8. maythiwat/promptparse issue 7 is about a reader that does this.", true},
		{"checksum over Latin-1", fmt.Sprintf("%s6304%04X", accent, ccittFalse.of(lowBytes(accent+"6304"))), "It is over the bytes in UTF-8.", false},
		{"checksum over question marks", fmt.Sprintf("%s6304%04X", objects+language, ccittFalse.of(strings.NewReplacer("最", "?", "佳", "?", "运", "?", "输", "?").Replace(objects+language+"6304"))), "It is over the bytes in UTF-8, not over what a character set without Chinese makes of them.", false},
		{"checksum over the text in capitals", fmt.Sprintf("%s6304%04X", objects, ccittFalse.of(strings.ToUpper(objects+"6304"))), "It is over the text as it stands.", true},
		{"checksum over the text without blanks", fmt.Sprintf("%s6304%04X", objects, ccittFalse.of(strings.ReplaceAll(objects+"6304", " ", ""))), "It is over the text as it stands.", false},
	} {
		// Some are right by chance: the text in capitals, where there is nothing else.
		if b.tries(c.telling) && c.payload != b.code() {
			tests = append(tests, test{flags: "ChecksumVariant", comment: c.comment, payload: c.payload, rules: ruleChecksum, reason: c.reason})
		}
	}
	tests = append(tests, test{flags: "ChecksumVariant MissingChecksum", comment: "the value without 6304 in front, over the objects alone", payload: objects + fmt.Sprintf("%04X", ccittFalse.of(objects)), rules: ruleTLV + " " + ruleID + " " + ruleLast,
		reason: "There is no object 63: its header was never written.", source: "like the bill payments of saladpuk/PromptPay.Go"})
	return append(tests, test{flags: "ChecksumVariant MissingChecksum", comment: "the right value without 6304 in front", payload: objects + sum, rules: ruleTLV + " " + ruleID + " " + ruleLast,
		reason: "There is no object 63: its header was never written."})
}

func checksumOfText(t *topic) {
	for _, text := range []string{"Café Hammer", "최고 운송", "ร้านน้ำชา"} {
		objects := shopObjects() + tlv("64", tlv("00", "en", "01", text))
		t.valid(test{flags: "LengthUnit", comment: "checksum over UTF-8: " + text, payload: seal(objects), reason: "The checksum is over the bytes in UTF-8 (EMVCo §4.7.3.1, §1.4.3)."})
	}
}

func utf16Bytes(text string, bigEnd bool) string {
	var b strings.Builder
	for _, unit := range utf16.Encode([]rune(text)) {
		if bigEnd {
			b.WriteByte(byte(unit >> 8))
		}
		b.WriteByte(byte(unit))
		if !bigEnd {
			b.WriteByte(byte(unit >> 8))
		}
	}
	return b.String()
}

func lowBytes(text string) string {
	var b strings.Builder
	for _, unit := range utf16.Encode([]rune(text)) {
		b.WriteByte(byte(unit))
	}
	return b.String()
}

func checksumForms(t *topic) {
	prefix := func(p string) func(string) bool { return func(sum string) bool { return strings.HasPrefix(sum, p) } }
	letters := findName(func(sum string) bool { return strings.Trim(sum, "ABCDEF") == "" })
	for _, c := range []struct {
		comment string
		holds   func(string) bool
	}{
		{"one leading zero", prefix("0")}, {"two leading zeros", prefix("00")}, {"three leading zeros", prefix("000")}, {"checksum 0000", prefix("0000")}, {"checksum FFFF", prefix("FFFF")},
		{"checksum of digits alone", func(s string) bool { return strings.Trim(s, "0123456789") == "" && s[0] != '0' }},
		{"a checksum that reads as a number with an exponent", func(s string) bool { return s[1] == 'E' && strings.Trim(s[:1]+s[2:], "0123456789") == "" }},
		{"a checksum that reads as a header", prefix("5303")}, {"a checksum that reads as an empty object", prefix("6100")},
	} {
		good := findName(c.holds)
		value := good[len(good)-4:]
		t.valid(test{flags: "ChecksumForm", comment: c.comment + ": " + value, payload: good, reason: "Names were tried until the checksum came out so; it is right."})
		if strings.HasPrefix(value, "0") {
			bare := strings.TrimLeft(value, "0")
			t.invalid(test{flags: "ChecksumForm", comment: c.comment + " lost, length 04", payload: good[:len(good)-4] + bare, rules: ruleTLV,
				reason: "Leading zeros are kept (EMVCo §4.7.3.2); the value runs past the end of the text.", source: "like kazekim/promptpay-qr-go and subiz/vietqr, 5 to 6 % of their codes"})
			t.invalid(test{flags: "ChecksumForm", comment: c.comment + " lost, length adapted", payload: good[:len(good)-6] + fmt.Sprintf("%02d", len(bare)) + bare, rules: ruleTLV,
				reason: "The checksum is four digits (EMVCo §4.7.3.2), and it was computed over 6304."})
			t.invalid(test{flags: "ChecksumForm", comment: c.comment + " written as blanks", payload: good[:len(good)-4] + strings.Repeat(" ", 4-len(bare)) + bare, rules: ruleChecksum,
				reason: "The checksum is four hexadecimal digits (EMVCo §4.7.3.2)."})
			t.invalid(test{flags: "ChecksumForm", comment: c.comment + " moved behind", payload: good[:len(good)-4] + (bare + "0000")[:4], rules: ruleChecksum,
				reason: "The right checksum is " + value + "."}.unless(value == "0000"))
		}
	}
	for _, c := range []struct{ comment, payload string }{
		{"checksum in lower case", lowerChecksum(letters)}, {"the first letter of the checksum in lower case", letters[:len(letters)-4] + strings.ToLower(letters[len(letters)-4:len(letters)-3]) + letters[len(letters)-3:]},
		{"the last letter of the checksum in lower case", letters[:len(letters)-1] + strings.ToLower(letters[len(letters)-1:])}, {"the worked example of EMVCo with its checksum in lower case", lowerChecksum(annexB7)},
	} {
		networks := ""
		if strings.HasPrefix(c.payload, annexB7[:40]) {
			networks = "-"
		}
		t.acceptable(test{flags: "ChecksumForm", comment: c.comment, payload: c.payload, rules: "MPM-4.7.3.2-CRCFMT", networks: networks,
			reason: inCapitals})
	}
	t.invalids(badChecksums(theShop))
	t.invalids(missingChecksums(theShop))
}

// lowerCase has the right checksum in lower case, where it has a letter.
func lowerCase(b base) (tests []test) {
	if lower := lowerChecksum(b.code()); lower != b.code() {
		tests = append(tests, test{flags: "ChecksumForm", comment: "checksum in lower case", payload: lower, rules: "MPM-4.7.3.2-CRCFMT", reason: inCapitals})
	}
	return tests
}

// inCapitals is why either letter case of a checksum will do.
const inCapitals = "The value is right; EMVCo 1.1 §4.7.3.2 asks for capitals, 1.0 did not, and codes of LankaQR and Bharat QR are printed in lower case."

// badChecksums has an object 63 whose value is no four hexadecimal digits.
func badChecksums(b base) (tests []test) {
	objects := b.objects()
	sum := checksum(objects)
	for _, c := range []struct {
		value, what string
		telling     bool
	}{
		{"XYZ!", "no hexadecimal digits", true}, {"+12A", "a sign", true}, {"-12A", "a sign", true}, {" " + sum[:3], "a blank", true}, {sum[:3] + " ", "a blank", true}, {"0x" + sum[:2], "the prefix of hexadecimal", false}, {"****", "asterisks", false},
		{"１２３４", "full-width digits", true}, {"\x1b[0m", "a control sequence", false}, {"ABCé", "an accent", false}, {"最佳运输", "Chinese", false}, {"\x00\x00\x00\x00", "four NUL", false}, {sum[:3] + "O", "the letter O for a zero", true},
	} {
		if b.tries(c.telling) {
			tests = append(tests, test{flags: "ChecksumForm", comment: "a checksum with " + c.what, payload: objects + "6304" + c.value, rules: ruleChecksum, reason: "The checksum is four hexadecimal digits (EMVCo §4.7.3.2)."})
		}
	}
	return tests
}

// missingChecksums has no object 63, or one of another length.
func missingChecksums(b base) (tests []test) {
	objects := b.objects()
	sum := checksum(objects)
	for _, c := range []struct {
		comment, payload, rules string
		telling                 bool
	}{
		{"63 is missing", objects, ruleLast, false}, {"id 63 and no more", objects + "63", ruleTLV, false}, {"6304 and no value", objects + "6304", ruleTLV, false}, {"6300", objects + "6300", ruleTLV, true},
		{"63 of length 01", objects + "6301" + sum[:1], ruleTLV, false}, {"63 of length 02", objects + "6302" + sum[:2], ruleTLV, false}, {"63 of length 03", objects + "6303" + sum[:3], ruleTLV, true},
		{"63 of length 05", objects + "63050" + sum, ruleTLV, true}, {"63 of length 08", objects + "63080000" + sum, ruleTLV, false}, {"63 of length 4 without its zero", objects + "634" + sum, ruleTLV, false},
		{"63 of length 4 and a blank", objects + "63 4" + sum, ruleTLV, true}, {"63 of length 04 in full-width digits", objects + "63０４" + sum, ruleTLV, false}, {"63 of length +4", objects + "63+4" + sum, ruleTLV, false},
		{"62 in the place of 63", objects + "6204" + sum, ruleLast, true}, {"three digits of the value", objects + "6304" + sum[:3], ruleTLV, false},
	} {
		if b.tries(c.telling) {
			tests = append(tests, test{flags: "MissingChecksum", comment: c.comment, payload: c.payload, rules: c.rules, reason: "Object 63 is there, is four characters long and ends the payload (EMVCo §4.6.1.2, §4.7.3)."})
		}
	}
	// The same faults with a checksum that was computed over the faulty header.
	for _, c := range []struct {
		header  string
		telling bool
	}{{"6303", false}, {"6305", false}, {"6300", false}, {"63 4", true}, {"63+4", true}, {"63-4", true}, {"630４", false}, {"6404", true}, {"6204", false}} {
		if !b.tries(c.telling) {
			continue
		}
		header := c.header
		value := fmt.Sprintf("%04X", ccittFalse.of(objects+header))
		rules := ruleTLV + " " + ruleLast + " " + ruleID
		tests = append(tests, test{flags: "MissingChecksum", comment: fmt.Sprintf("%+q for a header, checksum right over it", header), payload: objects + header + value, rules: rules,
			reason: "The last four characters are the checksum of all in front of them, but there is no object 63 of length 04 around them."})
	}
	return tests
}

// unless makes an empty case of one that is none.
func (c test) unless(none bool) test {
	if none {
		c.comment = ""
	}
	return c
}

func checksumSearch(t *topic) {
	is6304 := findName(func(sum string) bool { return sum == "6304" })
	t.valid(test{flags: "ChecksumSearch", comment: "a checksum whose value is 6304", payload: is6304, reason: "Names were tried until the checksum came out so. Who searches from the right for 6304 finds the value."})
	t.acceptable(test{flags: "ChecksumSearch", comment: "a checksum whose value is 6304, of the rule book", rules: "VISA-CARD-NUMBER-LUHN",
		payload: "000201010211021640001234567890125204525153038405802US5910SHOP 693816008New York63046304", reason: "The checksum was computed by hand. The Visa number is without a check digit."})
	for _, c := range []struct{ what, payload string }{
		{"the name", shop("59", "SHOP 630412AB")}, {"the name, as its end", shop("59", "SHOP 6304")}, {"the city, last before 63", shop("60", "New York 6304")}, {"the postal code, last before 63", shop("61", "6304")},
		{"the postal code, as its beginning", shop("61", "63041234")}, {"the reference label", shop("62", tlv("05", "63046304"))}, {"the account", shop("02", luhn("411111630411111"))},
		{"the amount", shop("54", "6304.00")}, {"an unreserved template", shop("80", tlv("00", "com.example", "63", "ABCD"))}, {"an account template, as an object 63", shop("26", tlv("00", "com.example", "63", "ABCD"))},
		{"the additional data, as an object 63 inside", shop("62", tlv("50", tlv("00", "com.example", "63", "0000")))}, {"the other name", shop("64", tlv("00", "en", "01", "6304 Laden"))},
		{"every object that can hold it", shop("54", "6304", "59", "6304", "60", "6304", "61", "6304", "62", tlv("05", "6304"))},
	} {
		t.valid(test{flags: "ChecksumSearch", comment: "6304 in " + c.what, payload: c.payload, reason: "The checksum object is found by reading the objects, not by searching (EMVCo §3.2)."})
	}
	t.valid(test{flags: "ChecksumSearch", comment: "6304 and a whole checksum object in the name and the postal code", payload: shop("59", "6304AAAA", "61", "63040000"), reason: "The text in 59 and 61 is data."})
	t.valid(test{flags: "ChecksumSearch", comment: "a length 63 and an id 04 side by side", payload: shop("26", tlv("00", "com.example", "01", strings.Repeat("x", 44)), "04", "555555555555444"), networks: "visa mastercard",
		reason: "63 is the length of 26; the objects are sound."})
	// A value in which 6304 is followed by the right checksum of what stands in front of it.
	front := tlv("00", "01", "02", visaNumber, "52", "5251", "53", "840", "58", "US", "60", "New York") + "5908"
	inside := "6304" + fmt.Sprintf("%04X", ccittFalse.of(front+"6304"))
	t.valid(test{flags: "ChecksumSearch", comment: "a value that looks like a sealed end, and the true end behind it", payload: seal(front + inside + tlv("61", "10001")),
		reason: "Who stops at the first 6304 with a right value never sees the rest; who reads objects sees the name and the true checksum."})
	t.invalid(test{flags: "ChecksumSearch MissingChecksum", comment: "a value that looks like a sealed end, and no object 63", payload: front + inside, rules: ruleLast,
		reason: "The last four characters are the checksum of all in front of them, but they are inside the name."})
	swallowed := shopObjects("60", absent)
	for _, c := range []struct{ id, text string }{{"60", "New York"}, {"61", "10001"}, {"59", "Shop"}, {"80", "0011com.example"}} {
		header := fmt.Sprintf("%s%02d%s", c.id, len(c.text)+8, c.text)
		t.invalid(test{flags: "ChecksumSearch MissingChecksum SwallowedChecksum", comment: "6304 and the right value, all inside object " + c.id, payload: seal(swallowed + header), rules: ruleLast,
			reason: "The object is eight characters longer than its text, so that the checksum object is part of its value and none is left."})
	}
	t.invalid(test{flags: "ChecksumSearch MissingChecksum", comment: "6304 without an object of its own, in the middle", payload: shopObjects("59", "SHOP 6304"), rules: ruleLast, reason: "There is no object 63."})
}
