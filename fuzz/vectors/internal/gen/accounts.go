package gen

import (
	"fmt"
	"strings"
)

// luhn puts the check digit of ISO/IEC 7812-1 behind digits.
func luhn(digits string) string {
	sum := 0
	for i := range len(digits) {
		d := int(digits[len(digits)-1-i] - '0')
		if i%2 == 0 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return digits + string(rune('0'+(10-sum%10)%10))
}

func accountCases(b *builder) {
	t := b.topic("accounts")
	schemes := map[int]struct{ slug, value string }{
		2: {"visa", visaNumber}, 4: {"mastercard", "555555555555444"}, 6: {"", "123"}, 9: {"discover", "6011000990139424"}, 11: {"amex", "1234512345"},
		13: {"jcb", "1234512345123"}, 15: {"unionpay", "3950014400520446111111722002679"}, 17: {"", "123"},
	}
	scheme := schemes[2]
	for id := 2; id <= 25; id++ {
		if s, ok := schemes[id]; ok {
			scheme = s
		}
		networks := scheme.slug
		if networks == "" {
			networks = "-"
		}
		t.valid(test{flags: "PrimitiveAccount", comment: fmt.Sprintf("account in %02d alone", id), payload: shop("02", absent, fmt.Sprintf("%02d", id), scheme.value), networks: networks,
			reason: "EMVCo Table 4.1 says whose the id is; 06 to 08 and 17 to 25 are kept by EMVCo and are accounts all the same."})
	}
	for id := 26; id <= 51; id++ {
		t.valid(test{flags: "TemplateAccount", comment: fmt.Sprintf("account template in %d alone", id), payload: shop("02", absent, fmt.Sprint(id), tlv("00", "com.example", "01", "x")), networks: "-",
			reason: "Any of 26 to 51 may carry any network; the GUID says which (EMVCo §4.7.11)."})
	}
	for id := 80; id <= 99; id++ {
		t.valid(test{flags: "UnreservedTemplate", comment: fmt.Sprintf("unreserved template in %d", id), payload: shop(fmt.Sprint(id), tlv("00", "com.example", "01", "x")), reason: "80 to 99 are templates of anybody, told by their GUID (EMVCo §4.11)."})
	}
	guids(t)
	primitives(t)
	for _, c := range []struct{ comment, payload, rules, networks, reason string }{
		{"no account", shop("02", absent), "MPM-4.7.9.1-MAI", "-", "At least one of 02 to 51 is there (EMVCo §4.7.9.1)."},
		{"an unreserved template is no account", shop("02", absent, "80", tlv("00", "com.example")), "MPM-4.7.9.1-MAI", "-", "At least one of 02 to 51 is there (EMVCo §4.7.9.1)."},
		{"the same GUID in two accounts and an unreserved template", shop("26", tlv("00", "com.example"), "27", tlv("00", "com.example"), "80", tlv("00", "com.example")), "", "", "EMVCo does not forbid it, and Pix codes do it."},
		{"an account that is text", shop("26", "name@bank"), "MPM-4.7.11.1-TMPL", "", "26 is a template (EMVCo §4.7.11.1). The code can be read."},
		{"cards of five schemes", shop("04", "5555555555554444", "09", "6011000990139424", "11", "1234512345", "13", "1234512345123"), "", "visa mastercard discover amex jcb", "Each id names its scheme (EMVCo Table 4.1)."},
		{"two accounts of one scheme", shop("03", "4012888888881881"), "VISA-TWO-ACCOUNTS", "", "Visa has two ids (EMVCo Table 4.1)."},
		{"an opaque object 91", shop("91", "Zm9vYmFy"), "MPM-4.11.1.1-UNRES", "", "80 to 99 are templates (EMVCo §4.11.1.1); codes of Thailand and Colombia have text there."},
		{"an unknown 70, a language and a second acquirer", shop("70", "x", "64", tlv("00", "zh", "01", "店"), "15", "3950014400520446111111722002679"), "MPM-4.5.4.1-RFU", "visa unionpay", "All of it has to survive reading and writing; libraries that know one network lose it."},
	} {
		t.good(testIfNew(t, test{flags: "TemplateAccount", comment: c.comment, payload: c.payload, rules: c.rules, networks: c.networks, reason: c.reason}))
	}
}

// testIfNew makes an empty case of one whose payload is there already.
func testIfNew(t *topic, c test) test { return c.unless(t.seen[c.payload]) }

func guids(t *topic) {
	for _, c := range []struct {
		name, guid string
		good       bool
	}{
		{"AID of 5 bytes", "F000000001", true}, {"AID of 6 bytes", "F00000000100", true}, {"AID of 8 bytes", "F000000001010111", true}, {"AID in small letters", "f0000000010101aa", true}, {"AID of 16 bytes", strings.Repeat("F0", 16), true},
		{"UUID without hyphens", "581b314e257f41bfbbdc6384daa31d16", true}, {"UUID in capitals", "581B314E257F41BFBBDC6384DAA31D16", true}, {"reverse domain", "com.merchant.name", true}, {"reverse domain in capitals", "COM.MERCHANT.NAME", true},
		{"reverse domain of two labels", "SG.EXAMPLE", true}, {"reverse domain with a hyphen", "com.my-shop", true}, {"reverse domain with an underscore", "com.my_shop", true}, {"reverse domain of 32", "com." + strings.Repeat("n", 28), true},
		{"empty", "", false}, {"a word", "WORD", false}, {"AID of 4 bytes", "F0000006", false}, {"AID of an odd number of digits", "F0000006150", false}, {"a row of 11 digits", "30002002001", false}, {"a UUID with hyphens, cut", "581b314e-257f-41bf-bbdc-6384daa3", false},
		{"AID of 33 digits", strings.Repeat("A", 33), false}, {"AID with a letter beyond F", "G0000000010101", false}, {"reverse domain of 33", "com." + strings.Repeat("n", 29), false}, {"empty label", "com..shop", false}, {"full stop in front", ".com.shop", false}, {"full stop behind", "com.shop.", false},
		{"blank", "com.my shop", false}, {"web address", "https://com.shop", false}, {"name at a bank", "name@bank", false}, {"letter outside ASCII", "com.café", false}, {"one digit", "1", false}, {"00", "00", false},
	} {
		rules26, rules50, rules80 := "", "", ""
		if !c.good {
			rules26, rules50 = "MPM-4.7.11.2-GUID", "MPM-4.8.1.5-PSS"
		}
		if c.guid == "" || len(c.guid) > 32 || strings.Contains(c.guid, "é") {
			rules80 = "MPM-4.11.1.2-GUID"
		}
		const reason = "A GUID is an AID or UUID in hexadecimal, or a reverse domain name, of 1 to 32 characters (EMVCo §4.7.11.2); for 80 to 99 only its length and characters are said, ans of 1 to 32 (§4.11.1.2, Table 4.8)."
		template := tlv("00", c.guid, "01", "x")
		t.good(test{flags: "GUID", comment: "GUID in 26: " + c.name, payload: shop("26", template), rules: rules26, reason: reason})
		t.good(test{flags: "GUID", comment: "GUID in 62-50: " + c.name, payload: shop("62", tlv("50", template)), rules: rules50, reason: reason})
		t.good(test{flags: "GUID", comment: "GUID in 80: " + c.name, payload: shop("80", template), rules: rules80, reason: reason})
	}
	for _, c := range []struct{ comment, payload, rules string }{
		{"no GUID in 26", shop("26", tlv("01", "x")), "MPM-4.7.11.2-GUID"}, {"no GUID in 80", shop("80", tlv("01", "x")), "MPM-4.11.1.2-GUID"}, {"no GUID in 62-50", shop("62", tlv("50", tlv("01", "x"))), "MPM-4.8.1.5-PSS"},
	} {
		t.acceptable(test{flags: "GUID", comment: c.comment, payload: c.payload, rules: c.rules, reason: "The template lacks the GUID that says whose it is (EMVCo §4.7.11.2, §4.8.1.5, §4.11.1.2)."})
	}
}

func primitives(t *topic) {
	const reason = "02 to 25 are text, whatever it looks like (EMVCo §4.7.10); readers in three languages forced it through their reader of templates and failed on live codes."
	for _, c := range []struct{ comment, id, value, networks string }{
		{"that looks like a template", "17", tlv("04", "x"), "visa"}, {"that looks like two objects", "11", tlv("00", "com.example", "01", "x"), "visa amex"}, {"that begins like a header and is none", "13", "9912", "visa jcb"},
		{"that begins with 0099", "15", "0099034400520446111111722002679", "visa unionpay"}, {"that begins with 6304", "17", "6304ABCD", "visa"}, {"of one character", "18", "1", "visa"}, {"with every sign", "19", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", "visa"},
		{"of letters", "20", "MERCHANT-ID", "visa"}, {"of 99 zeros", "21", strings.Repeat("0", 99), "visa"}, {"that is an address", "22", "https://example.com/pay?id=1", "visa"}, {"that is an account at a bank", "23", "name@bank", "visa"},
	} {
		t.valid(test{flags: "PrimitiveAccount", comment: "primitive account " + c.comment, payload: shop(c.id, c.value), networks: c.networks, reason: reason})
	}
	for _, n := range []string{"41", "4", "40001", "1234", "0099", "0412", "6304"} {
		t.acceptable(test{flags: "PrimitiveAccount", comment: "Visa account " + n, payload: shop("02", n), rules: "VISA-CARD-NUMBER-LEN", reason: reason + " No real code has so short a number."})
	}
}
