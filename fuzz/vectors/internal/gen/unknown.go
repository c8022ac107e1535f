package gen

import "fmt"

// unknownObjects has objects that a reader of one network need not know and has
// to leave alone.
func unknownObjects(b base) (tests []test) {
	add := func(flags, comment, rules, reason string, changes ...string) {
		tests = append(tests, test{flags: flags, comment: comment, payload: b.code(changes...), rules: rules, reason: reason})
	}
	for _, id := range []string{"80", "85", "98"} {
		add("UnreservedTemplate", "unreserved template in "+id, "", "80 to 99 are templates of anybody, told by their GUID (EMVCo §4.11).", id, tlv("00", "com.example", "01", "x"))
	}
	for _, id := range []string{"65", "72", "79"} {
		add("ReservedID", "object "+id, "MPM-4.5.4.1-RFU", "65 to 79 are reserved (EMVCo Table 3.6). A reader goes on as if it were not there, and keeps it (EMVCo §1.4.4).", id, "x")
	}
	add("TemplateAccount", "an account of nobody's beside it", "", "Any of 26 to 51 may carry any network; the GUID says which (EMVCo §4.7.11).", "47", tlv("00", "com.example", "01", "x"))
	add("PrimitiveAccount", "an account kept by EMVCo beside it", "", "17 to 25 are kept by EMVCo and are accounts all the same (EMVCo Table 4.1).", "17", "1234")
	add("Language", "a language template", "", "64 holds the name in another language, in characters of any script (EMVCo §4.9).", "64", tlv("00", "zh", "01", "咖啡店", "02", "城"))
	add("Tips", "a prompt for a tip", "", "55 may be there with and without 54 (EMVCo §4.7.6.1).", "55", "01")
	more := b.value("62")
	add("AdditionalData", "a payment system's template in 62", "", "50 to 99 are templates of payment systems, told by their GUID (EMVCo §4.8.1.5).", "62", more+tlv("60", tlv("00", "com.example", "01", "x")))
	add("AdditionalData", "a merchant channel in 62", "", "11 is a medium, a place and a presence (EMVCo §4.8.1.6).", "62", more+tlv("11", "000"))
	add("ReservedID", "62-12", "MPM-4.5.4.1-RFU", "12 to 49 are reserved (EMVCo Table 4.3). A reader goes on as if it were not there (EMVCo §1.4.4).", "62", more+tlv("12", "x"))
	for _, value := range []string{"10", "13"} {
		add("Initiation", fmt.Sprintf("point of initiation %+q", value), "MPM-4.7.2.1-POI "+b.malformed["01"], "01 is 11 or 12 (EMVCo §4.7.2.1); other values are reserved, and a reader goes on as if it were absent (EMVCo §1.4.4).", "01", value)
	}
	return tests
}
