package gen

import (
	"fmt"
	"strings"
)

// filled is a sealed code of that many bytes, filled up with templates 81.
func filled(bytes int) string {
	objects := shopObjects()
	for len(objects)+8+103+4 < bytes {
		objects += tlv("81", strings.Repeat("x", 99))
	}
	rest := bytes - len(objects) - 8
	if rest > 103 {
		objects += tlv("81", strings.Repeat("x", rest/2-4))
		rest -= rest / 2
	}
	return seal(objects + tlv("81", strings.Repeat("x", rest-4)))
}

// long is a code of that many bytes, near 512, without another fault.
func long(bytes int) string {
	account := tlv("00", "com.example", "01", strings.Repeat("x", 80))
	pairs := []string{"26", account, "27", account, "28", account, "29", account}
	left := bytes - len(shop(pairs...))
	return shop(append(pairs, "25", strings.Repeat("4", left-4))...)
}

func limitCases(b *builder) {
	t := b.topic("limits")
	for n := 505; n <= 520; n++ {
		rules := ""
		if n > 512 {
			rules = "MPM-4.1-MAXLEN"
		}
		t.good(test{flags: "LongCode", comment: fmt.Sprintf("%d bytes", n), payload: long(n), rules: rules, reason: "EMVCo §4.1 recommends at most 512; a symbol holds 2953, and longer codes are in use."})
	}
	for _, n := range []int{600, 1000, 1273, 1500, 2000, 2048, 2331, 2500, 2900, 2952, 2953} {
		t.acceptable(test{flags: "LongCode Duplicate", comment: fmt.Sprintf("%d bytes", n), payload: filled(n), rules: "MPM-4.1-MAXLEN MPM-4.3.1.2-UNIQ MPM-4.11.1.1-UNRES",
			reason: "A QR symbol of version 40 and level L holds 2953 bytes, so this can be scanned. 81 is there many times, for nothing else is as long."})
	}
	for _, n := range []int{2954, 2955, 3000, 4096, 7089} {
		t.acceptable(test{flags: "TooLong Duplicate", comment: fmt.Sprintf("%d bytes", n), payload: filled(n), rules: "MPM-4.1-MAXLEN MPM-4.3.1.2-UNIQ MPM-4.11.1.1-UNRES " + ruleCapacity,
			reason: "A QR symbol holds at most 2953 bytes (ISO/IEC 18004, version 40, level L, byte mode), so this was not scanned. As a text it is sound: a reader may take it, or bound its work and refuse it."})
	}
	t.invalid(test{flags: "TooLong NotEMV", comment: "10,000 zeros", payload: strings.Repeat("0", 10_000), rules: ruleCapacity, reason: "It has no object 63, and a QR symbol holds at most 2953 bytes (ISO/IEC 18004, version 40, level L, byte mode)."})
	lengthsOfTheTables(t)
	var full []string
	for id := 26; id <= 51; id++ {
		full = append(full, fmt.Sprint(id), tlv("00", fmt.Sprintf("com.example%d", id)))
	}
	t.acceptable(test{flags: "ManyObjects LongCode", comment: "all account templates 26 to 51", payload: shop(full...), rules: "MPM-4.1-MAXLEN", reason: "As many networks as there are ids. Each template is sound."})
	var some []string
	for n := 26; n <= 40; n++ {
		some = append(some, fmt.Sprint(n), tlv("00", "com.ex", "01", fmt.Sprint(n)))
		if len(shop(some...)) <= 512 {
			t.valid(test{flags: "ManyObjects", comment: fmt.Sprintf("%d account templates", n-25), payload: shop(some...), reason: "Each template is sound. One library fails on writing three of them, or five to seven, again."})
		}
	}
	var unreserved []string
	for id := 80; id <= 99; id++ {
		unreserved = append(unreserved, fmt.Sprint(id), tlv("00", "x.y"))
	}
	t.valid(test{flags: "ManyObjects", comment: "all unreserved templates 80 to 99", payload: shop(unreserved...), reason: "Each template has a GUID (EMVCo §4.11.1). One library writes them in random order."})
	for _, n := range []int{1, 2, 9, 10, 98, 99} {
		value := strings.Repeat("x", n)
		t.valid(test{flags: "FieldLength", comment: fmt.Sprintf("object 17 of %d characters", n), payload: shop("17", value), reason: "An account has 1 to 99 characters (EMVCo Table 3.6)."})
	}
	t.acceptable(test{flags: "MissingObject", comment: "nothing but 00 and 63", payload: seal("000201"), networks: "-", rules: "MPM-4.2.1.1-ROOTM MPM-4.7.14.1-NAME MPM-4.7.15.1-CITY MPM-4.7.9.1-MAI", reason: "The structure is sound, and everything is missing."})
	t.acceptable(test{flags: "MissingObject", comment: "nothing but 63", payload: seal(""), networks: "-", rules: "MPM-4.2.1.1-ROOTM MPM-4.7.14.1-NAME MPM-4.7.15.1-CITY MPM-4.7.9.1-MAI", reason: "The shortest text that ends with its own checksum object."})
	for _, c := range []struct{ id, rule, networks string }{{"52", "MPM-4.2.1.1-ROOTM", ""}, {"53", "MPM-4.2.1.1-ROOTM", ""}, {"58", "MPM-4.2.1.1-ROOTM", ""}, {"59", "MPM-4.7.14.1-NAME", ""}, {"60", "MPM-4.7.15.1-CITY", ""}, {"02", "MPM-4.7.9.1-MAI", "-"}} {
		t.acceptable(test{flags: "MissingObject", comment: "object " + c.id + " is missing", payload: shop(c.id, absent), rules: c.rule, networks: c.networks, reason: "The object is mandatory (EMVCo Table 3.6), and national systems leave some of them out."})
	}
	for id := 65; id <= 79; id++ {
		t.acceptable(test{flags: "ReservedID", comment: fmt.Sprintf("object %d", id), payload: shop(fmt.Sprint(id), "x"), rules: "MPM-4.5.4.1-RFU", reason: "65 to 79 are reserved (EMVCo Table 3.6). A reader goes on as if it were not there, and keeps it (EMVCo §1.4.4)."})
	}
}

// lengthsOfTheTables has what is as long as EMVCo's tables 3.6 to 3.8 allow, and
// one character longer.
func lengthsOfTheTables(t *topic) {
	for _, c := range []struct {
		where, fill, start string
		max                int
		rule               string
		write              func(v string) string
	}{
		{"54", "1", "", 13, "MPM-T3.6-LEN", func(v string) string { return shop("54", v) }},
		{"56", "1", "", 13, "MPM-T3.6-LEN", func(v string) string { return shop("55", "02", "56", v) }},
		{"57", "0", "1.", 5, "MPM-T3.6-LEN", func(v string) string { return shop("55", "03", "57", v) }},
		{"59", "n", "", 25, "MPM-T3.6-LEN", func(v string) string { return shop("59", v) }},
		{"60", "n", "", 15, "MPM-T3.6-LEN", func(v string) string { return shop("60", v) }},
		{"61", "n", "", 10, "MPM-T3.6-LEN", func(v string) string { return shop("61", v) }},
		{"62-10", "n", "", 20, "MPM-T3.7-LEN", func(v string) string { return shop("62", tlv("10", v)) }},
		{"64-01", "n", "", 25, "MPM-T3.8-LEN", func(v string) string { return shop("64", tlv("00", "en", "01", v)) }},
		{"64-02", "n", "", 15, "MPM-T3.8-LEN", func(v string) string { return shop("64", tlv("00", "en", "01", "N", "02", v)) }},
		{"26-00", "n", "com.", 32, "MPM-4.7.11.2-GUID", func(v string) string { return shop("26", tlv("00", v)) }},
		{"80-00", "n", "com.", 32, "MPM-4.11.1.2-GUID", func(v string) string { return shop("80", tlv("00", v)) }},
		{"62-50-00", "n", "com.", 32, "MPM-4.8.1.5-PSS", func(v string) string { return shop("62", tlv("50", tlv("00", v))) }},
	} {
		most := c.start + strings.Repeat(c.fill, c.max-len(c.start))
		reason := fmt.Sprintf("%s has at most %d characters (EMVCo Tables 3.6 to 3.8, 4.2 to 4.8).", c.where, c.max)
		t.good(test{flags: "FieldLength", comment: fmt.Sprintf("%s of %d", c.where, c.max), payload: c.write(most), reason: reason})
		for _, more := range []int{1, 2, 10} {
			if c.max+more > 40 || c.where[:2] == "57" && more > 1 {
				continue
			}
			t.acceptable(test{flags: "FieldLength", comment: fmt.Sprintf("%s of %d", c.where, c.max+more), payload: c.write(most + strings.Repeat(c.fill, more)), rules: c.rule, reason: reason + " Real codes have longer ones."})
		}
		t.good(test{flags: "FieldLength", comment: fmt.Sprintf("%s of one less than %d", c.where, c.max), payload: c.write(most[:len(most)-1]), reason: reason})
	}
	for _, c := range []struct{ where, payload string }{
		{"26", shop("26", tlv("00", "com.example", "01", strings.Repeat("n", 80)))}, {"80", shop("80", tlv("00", "com.example", "01", strings.Repeat("n", 80)))},
		{"62", shop("62", tlv("50", tlv("00", "com.example", "01", strings.Repeat("n", 76))))}, {"64", shop("64", tlv("00", "zh", "01", strings.Repeat("最", 25), "02", strings.Repeat("京", 15)))},
	} {
		t.valid(test{flags: "FieldLength", comment: "template " + c.where + " as full as can be", payload: c.payload, reason: "The content of a template has at most 99 characters (EMVCo §4.4.1.2)."})
	}
}
