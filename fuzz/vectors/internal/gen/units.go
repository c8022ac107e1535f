package gen

import (
	"fmt"
	"strings"
)

// scripts are texts in which the units of length differ, or might be thought to.
var scripts = []struct{ name, text string }{
	{"Chinese", "最佳运输"}, {"Japanese", "東京ラーメン"}, {"Korean", "커피숍"}, {"Thai", "ร้านน้ำชา"}, {"Lao", "ຮ້ານກາເຟ"}, {"Khmer", "ហាងកាហ្វេ"},
	{"Burmese", "ကော်ဖီဆိုင်"}, {"Sinhala", "කෝපි කඩය"}, {"Devanagari", "चाय की दुकान"}, {"Bengali", "চায়ের দোকান"}, {"Arabic", "مقهى"},
	{"Hebrew", "בית קפה"}, {"Cyrillic", "Кофейня"}, {"Greek", "Καφενείο"}, {"Vietnamese", "Cà phê sữa"}, {"accents", "Café Ébène"}, {"Turkish", "Çay Evi"},
	{"an emoji", "A😀B"}, {"three emoji", "😀🍜☕"}, {"a flag", "🇹🇭"}, {"a rare Han character", "𠮷野家"}, {"an emoji made of three", "👨‍🍳"}, {"a heart with a variation selector", "❤️"},
	{"the last character of the first plane", "A\ufffdB"}, {"the first character beyond it", "A\U00010000B"}, {"the last character of all", "A\U0010fffdB"},
}

var unitRule = map[string]string{"code-points": "", "utf-16": "MPM-4.4.1.1-LENCHARS", "bytes": "MPM-4.4.1.1-LENCHARS"}

func lengthUnitCases(b *builder) {
	t := b.topic("length-units")
	for _, c := range []struct{ comment, payload, unit, rules string }{
		{"an emoji, lengths in code points", "000201010211021640001234567890125204525153038405802US5910ABC Hammer6008New York64130002ZH0103A😀B63044DFA", "code-points", ""},
		{"an emoji, lengths in UTF-16 units", "000201010211021640001234567890125204525153038405802US5910ABC Hammer6008New York64140002ZH0104A😀B63046DC7", "utf-16", "MPM-4.4.1.1-LENCHARS"},
		{"an emoji, lengths in bytes", "000201010211021640001234567890125204525153038405802US5910ABC Hammer6008New York64160002ZH0106A😀B630476B9", "bytes", "MPM-4.4.1.1-LENCHARS"},
		{"lengths in bytes that swallow 63 for who counts characters", "000201010211021640001234567890125204525153038405802US5910ABC Hammer6008New York64220002ZH0112最佳运输63048FC9", "bytes", "MPM-4.4.1.1-LENCHARS"},
		{"the same text, lengths in characters", "000201010211021640001234567890125204525153038405802US5910ABC Hammer6008New York64140002ZH0104最佳运输63040F5C", "code-points", ""},
	} {
		t.acceptable(test{flags: "LengthUnit", comment: c.comment, payload: c.payload, unit: c.unit, rules: strings.TrimSpace(c.rules + " VISA-CARD-NUMBER-LUHN"),
			reason: "A code of the rule book, made with a known unit and a checksum computed by hand. Its Visa number is without a check digit."})
	}
	for _, s := range scripts {
		for _, unit := range unitNames {
			inner := tlvIn(unit, "00", "en", "01", s.text)
			for _, where := range []struct {
				name, objects, rule string
				inside              bool // of the language template
			}{
				{"the language template, before 63", shopObjects() + tlvIn(unit, "64", inner), "", true},
				{"the language template, in the middle", tlvIn(unit, "00", "01", "64", inner) + shopObjects("00", absent), "", true},
				{"the name, last before 63", shopObjects("59", absent) + tlvIn(unit, "59", s.text), "MPM-4.5.2.1-ANS", false},
			} {
				if where.rule != "" && unit == "utf-16" {
					continue
				}
				agree := true
				for _, u := range unitNames[:indexOf(unitNames, unit)] {
					agree = agree && units[u](s.text) != units[unit](s.text)
				}
				if !agree {
					continue // the same text as with the unit before
				}
				rules := strings.Fields(unitRule[unit] + " " + where.rule)
				if where.inside && strings.ContainsRune(s.text, '\u200d') {
					rules = append(rules, "TEXT-HIDDEN")
				}
				if units[unit](s.text) > 25 {
					rules = append(rules, map[bool]string{true: "MPM-T3.8-LEN", false: "MPM-T3.6-LEN"}[where.inside])
				}
				if _, closes, _ := plainRead(seal(where.objects)); closes != unit {
					continue // see the case of two readings below
				}
				c := test{flags: "LengthUnit", comment: fmt.Sprintf("%s in %s, lengths in %s", s.name, where.name, unit), payload: seal(where.objects), unit: unit,
					rules:  strings.Join(rules, " "),
					reason: "Written with this unit by a writer that knows it. EMVCo §4.4.1.1 counts characters; the other two are what programs of the field write."}
				if excess := units[unit](s.text) - units["code-points"](s.text); excess == 8 && !strings.HasSuffix(where.name, "middle") {
					c.flags += " SwallowedChecksum"
				}
				t.good(c)
			}
		}
	}
	// Lengths in one unit whose excess is the eight characters of object 63: who
	// counts characters finds a code that ends well without it.
	for _, c := range []struct{ name, unit, text string }{
		{"four Chinese characters", "bytes", "最佳运输"}, {"eight letters with accents", "bytes", "éééééééé"}, {"four Thai letters", "bytes", "ชาไท"},
		{"two Chinese characters and four letters with accents", "bytes", "最佳éééé"}, {"eight emoji", "utf-16", "😀😁😂😃😄😅😆😇"}, {"eight rare Han characters", "utf-16", "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷"},
	} {
		for _, where := range []struct{ id, rules string }{{"64", ""}, {"59", "MPM-4.5.2.1-ANS"}, {"80", ""}, {"26", ""}} {
			value := c.text
			switch where.id {
			case "64":
				value = tlvIn(c.unit, "00", "zh", "01", c.text)
			case "80", "26":
				value = tlvIn(c.unit, "00", "com.example", "01", c.text)
			}
			payload := seal(shopObjects("59", "X", where.id, absent) + tlvIn(c.unit, where.id, value))
			rules := "MPM-4.4.1.1-LENCHARS " + where.rules
			if where.id == "59" {
				payload = seal(shopObjects("59", absent) + tlvIn(c.unit, "59", value))
			}
			if where.id == "59" && t.seen[payload] || where.id == "64" && t.seen[payload] {
				continue
			}
			t.acceptable(test{flags: "LengthUnit SwallowedChecksum", comment: fmt.Sprintf("%s in %s before 63, lengths in %s: the excess is eight", c.name, where.id, c.unit), payload: payload, unit: c.unit, rules: rules,
				reason: "Read in characters, the object ends exactly with the text and there is no object 63; the last four characters are the right checksum all the same. Only in the unit it was written with does it end on an object 63."})
		}
	}
	twoReadingCases(t)
	// No unit.
	emoji := tlv("00", "zh", "01", "😀😀😀😀")
	for _, c := range []struct{ comment, objects, rules string }{
		{"a length that ends before the last character", "64120002ZH0103A😀B", ruleID}, {"a length two too long for any unit", "64180002ZH0108A😀B", ruleTLV + " " + ruleLast + " " + ruleID},
		{"a length that swallows 63 in characters and closes in no unit", fmt.Sprintf("64%02d%s", units["code-points"](emoji)+8, emoji), ruleLast},
		{"a length that ends inside an emoji in UTF-16 units and in bytes", "64110002ZH0102A😀B", ruleID + " " + ruleTLV},
	} {
		t.invalid(test{flags: "LengthUnit", comment: c.comment, payload: seal(shopObjects() + c.objects), rules: c.rules,
			reason: "In none of code points, UTF-16 units and bytes does the text end on an object 63." + sealedAnew})
	}
	for _, unit := range unitNames {
		inner := tlvIn(unit, "00", "zh", "01", "A😀B")
		t.invalid(test{flags: "LengthUnit WrongChecksum", comment: "an emoji, lengths in " + unit + ", checksum of zeros", payload: shopObjects() + tlvIn(unit, "64", inner) + "63040000", rules: ruleChecksum,
			reason: "It ends on an object 63 in that unit, and the checksum is not right."})
	}
	for _, c := range []struct{ comment, objects, unit, rules string }{
		{"template in characters, what is in it in bytes", "64140002ZH0112最佳运输", "code-points", ruleTLV},
		{"template in bytes, what is in it in characters", "64220002ZH0104最佳运输", "bytes", "MPM-3.2-TLV MPM-4.4.1.1-LENCHARS"},
		{"template in bytes, a length in it that ends inside a character", "64160002ZH0104A😀B", "bytes", "MPM-3.2-TLV MPM-4.4.1.1-LENCHARS"},
		{"template in UTF-16 units, a length in it that ends inside a character", "64140002ZH0102A😀B", "utf-16", "MPM-3.2-TLV MPM-4.4.1.1-LENCHARS"},
	} {
		t.acceptable(test{flags: "LengthUnit OpaqueTemplate", comment: c.comment, payload: seal(shopObjects() + c.objects), unit: c.unit, rules: c.rules,
			reason: "The root closes in one unit; in that unit the content of 64 is not a line of data objects."})
	}
	t.acceptable(test{flags: "LengthUnit", comment: "two texts, lengths in bytes", unit: "bytes", rules: "MPM-4.4.1.1-LENCHARS MPM-4.5.2.1-ANS",
		payload: seal(shopObjects("59", absent) + "5905Café" + tlvIn("bytes", "64", tlvIn("bytes", "00", "fr", "01", "Été"))),
		reason:  "Both are written in bytes."})
	t.valid(test{flags: "LengthUnit", comment: "ASCII alone, where all units agree", payload: shop("64", tlv("00", "en", "01", "Plain")),
		reason: "In ASCII a character is a UTF-16 unit and a byte."})
}

func indexOf(names []string, name string) int {
	for i, n := range names {
		if n == name {
			return i
		}
	}
	return -1
}

// twoReadingCases are texts that end on object 63 with a right checksum in more
// than one unit, each time with other objects.
func twoReadingCases(t *topic) {
	const shop = "5204581253037645802TH5912Noodle House6007Bangkok"
	const payee, other = "15314764076447640764123456789012345", "15319999999999999999999999999999999"
	const both = "Both readings end on object 63 with a right checksum. EMVCo §4.4.1.1 counts characters, and readers that count otherwise are in use: "
	for _, c := range []struct{ comment, objects, unit, rules, networks, reason string }{
		{"an amount in the other name for who counts bytes", payee + shop + "64250002ZH0115最最最最最5406999.00", "code-points", "", "unionpay", "who counts bytes pays 999.00, who counts characters asks the payer."},
		{"another payee before the payee for who counts bytes", "8070" + strings.Repeat("é", 35) + other + payee + shop, "code-points", "MPM-4.11.1.1-UNRES", "unionpay", "who counts bytes sees another payee first."},
		{"a payee for who counts bytes alone", "8070" + strings.Repeat("é", 35) + payee + shop, "code-points", "MPM-4.11.1.1-UNRES MPM-4.7.9.1-MAI", "-", "who counts characters sees no payee."},
		{"an amount in the other name for who counts UTF-16 units", payee + shop + "64320002ZH0122" + strings.Repeat("😀", 11) + "54079999.00", "code-points", "", "unionpay", "who counts UTF-16 units pays 9999.00."},
		{"three readings", payee + shop + "8016😀😀😀😀54049.009900", "code-points", "MPM-4.11.1.1-UNRES", "unionpay", "each unit has a reading of its own."},
		{"lengths in UTF-16 units, an amount for who counts bytes", payee + shop + "8016😀😀😀😀54049.009904ABCD", "utf-16", "MPM-4.4.1.1-LENCHARS MPM-4.11.1.1-UNRES", "unionpay", "read in characters it does not close; who counts bytes pays 9.00."},
		{"lengths in bytes, whose excess is the account behind", tlvIn("bytes", "64", tlvIn("bytes", "00", "hi", "01", "चाय की दुकान")) + shopObjects("00", absent), "code-points", "MPM-T3.8-LEN MPM-4.7.9.1-MAI", "-", "written in bytes, and in characters the other name takes the account in."},
	} {
		t.acceptable(test{flags: "LengthUnit TwoReadings", comment: c.comment, payload: seal(tlv("00", "01") + c.objects), unit: c.unit,
			rules: "TEXT-TWO-READINGS " + c.rules, networks: c.networks, reason: both + c.reason})
	}
	t.acceptable(test{flags: "LengthUnit TwoReadings", comment: "an account template that closes in bytes too, on other objects", networks: "unionpay",
		payload: seal(tlv("00", "01") + payee + "26430011com.example8014ééééééé0103AAA0106BBBBBB" + shop), rules: "TEXT-TWO-READINGS",
		reason: "The root closes in characters alone. A program that measures what is inside a template in bytes sees another object 01 there."})
}
