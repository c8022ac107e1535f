package gen

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

func orderCases(b *builder) {
	t := b.topic("order")
	unsealed := []string{"02", visaNumber, "52", "5251", "53", "840", "58", "US", "59", "ABC Hammer", "60", "New York", "61", "10001", "62", tlv("05", "***"), "80", tlv("00", "com.example")}
	random := rand.New(rand.NewPCG(4, 6))
	for n := range 16 {
		pairs := []string{"00", "01"}
		for _, i := range random.Perm(len(unsealed) / 2) {
			pairs = append(pairs, unsealed[2*i], unsealed[2*i+1])
		}
		t.valid(test{flags: "Order", comment: fmt.Sprintf("objects in an order of their own, %d", n+1), payload: seal(tlv(pairs...)),
			reason: "Between 00 and 63 objects may come in any order (EMVCo §4.6.1)."})
	}
	t.valid(test{flags: "Order", comment: "backwards but for 00", payload: seal(tlv("00", "01", "60", "New York", "59", "ABC Hammer", "58", "US", "53", "840", "52", "5251", "02", visaNumber)), reason: "Between 00 and 63 objects may come in any order (EMVCo §4.6.1)."})
	t.valid(test{flags: "Order", comment: "an object above 63 before it and one below behind", payload: seal(tlv("00", "01", "99", tlv("00", "com.example"), "02", visaNumber, "52", "5251", "53", "840", "58", "US", "59", "ABC Hammer", "60", "New York")), reason: "Only 00 and 63 have a place (EMVCo §4.6.1)."})
	for n, id := range []string{"02", "52", "53", "58", "59", "60"} {
		pairs := changed([]string{"00", "01", "02", visaNumber, "52", "5251", "53", "840", "58", "US", "59", "ABC Hammer", "60", "New York"}, nil)
		first := append([]string{}, pairs[2*(n+1):2*(n+1)+2]...)
		rest := append(append([]string{}, pairs[:2*(n+1)]...), pairs[2*(n+1)+2:]...)
		t.acceptable(test{flags: "Order", comment: "object " + id + " before 00", payload: seal(tlv(append(first, rest...)...)), rules: "MPM-4.6.1.1-FIRST",
			reason: "00 is the first object (EMVCo §4.6.1.1). The structure is sound, and a national system (AZQR) has codes like this."})
	}
	t.acceptable(test{flags: "Order", comment: "00 is last before 63", payload: seal(shopObjects("00", absent) + "000201"), rules: "MPM-4.6.1.1-FIRST", reason: "00 is the first object (EMVCo §4.6.1.1)."})
	t.acceptable(test{flags: "Order MissingObject", comment: "no 00 at all", payload: shop("00", absent), rules: "MPM-4.2.1.1-ROOTM", reason: "00 is mandatory (EMVCo Table 3.6); without one there is no first to be wrong."})
	t.acceptable(test{flags: "Order", comment: "00 is second, and 02", payload: seal(tlv("02", visaNumber, "00", "02") + shopObjects("00", absent, "02", absent)), rules: "MPM-4.6.1.1-FIRST MPM-4.7.1.1-PFI", reason: "Two faults of one object."})
	templateOrder(t)
	t.invalids(behindTheChecksum(theShop))
	t.goods(duplicates(theShop))
	duplicatesInside(t)
}

// permutations has the objects of a code in other orders.
func permutations(b base) (tests []test) {
	add := func(comment, reason string, pairs []string) {
		tests = append(tests, test{flags: "Order", comment: comment, payload: seal(tlv(pairs...)), reason: reason})
	}
	const anyOrder = "Between 00 and 63 objects may come in any order (EMVCo §4.6.1)."
	first, rest := b.pairs[:2], b.pairs[2:]
	random := rand.New(rand.NewPCG(4, 6))
	for n := range 4 {
		pairs := slices.Clone(first)
		for _, i := range random.Perm(len(rest) / 2) {
			pairs = append(pairs, rest[2*i], rest[2*i+1])
		}
		add(fmt.Sprintf("objects in an order of their own, %d", n+1), anyOrder, pairs)
	}
	add("backwards but for 00", anyOrder, append(slices.Clone(first), backwards(rest)...))
	for _, id := range []string{b.account, "62"} {
		var inside []string
		objects, _ := plainLine(b.value(id), "code-points")
		for _, o := range objects {
			inside = append(inside, o.id, o.value)
		}
		if len(inside) > 2 {
			add("object "+id+" backwards inside", "Inside a template objects may come in any order (EMVCo §4.6.1), the GUID too.", changed(b.pairs, []string{id, tlv(backwards(inside)...)}))
		}
	}
	return tests
}

// backwards are the pairs of id and value from the last to the first.
func backwards(pairs []string) (turned []string) {
	for i := len(pairs) - 2; i >= 0; i -= 2 {
		turned = append(turned, pairs[i], pairs[i+1])
	}
	return turned
}

// formatPlaces has 00 in another place than the first, or nowhere.
func formatPlaces(b base) []test {
	without := b.objects("00", absent)
	const reason = "00 is the first object (EMVCo §4.6.1.1). The structure is sound, and a national system (AZQR) has codes like this."
	return []test{
		{flags: "Order", comment: "00 is second", payload: seal(tlv(b.pairs[2:4]...) + "000201" + tlv(b.pairs[4:]...)), rules: "MPM-4.6.1.1-FIRST", reason: reason},
		{flags: "Order", comment: "00 is last before 63", payload: seal(without + "000201"), rules: "MPM-4.6.1.1-FIRST", reason: reason},
		{flags: "Order MissingObject", comment: "no 00 at all", payload: seal(without), rules: "MPM-4.2.1.1-ROOTM", reason: "00 is mandatory (EMVCo Table 3.6); without one there is no first to be wrong."},
	}
}

func templateOrder(t *topic) {
	for _, c := range []struct{ comment, payload string }{
		{"GUID last in an account template", shop("26", tlv("01", "x", "02", "y", "00", "com.example"))}, {"GUID in the middle of an account template", shop("26", tlv("02", "y", "00", "com.example", "01", "x"))},
		{"GUID last in an unreserved template", shop("80", tlv("01", "x", "00", "com.example"))}, {"GUID last in 62-50", shop("62", tlv("50", tlv("01", "x", "00", "com.example")))},
		{"additional data backwards", shop("62", tlv("50", tlv("00", "com.example"), "11", "400", "10", "T1", "09", "A", "07", "T", "05", "R", "01", "B"))}, {"language last in the language template", shop("64", tlv("02", "Stadt", "01", "Laden", "00", "de"))},
	} {
		t.valid(test{flags: "Order", comment: c.comment, payload: c.payload, reason: "Inside a template objects may come in any order (EMVCo §4.6.1), the GUID too."})
	}
}

// behindTheChecksum has objects behind 63, and 63 elsewhere than at the end.
func behindTheChecksum(b base) (tests []test) {
	good, objects := b.code(), b.objects()
	add := func(c test) { tests = append(tests, c) }
	for _, c := range []struct {
		object  string
		telling bool
	}{
		{tlv("61", "10001"), false}, {tlv("64", tlv("00", "zh", "01", "店")), false}, {tlv("80", tlv("00", "com.example")), true}, {tlv("54", "10"), true}, {tlv("02", "4000000000000002"), false}, {tlv(b.account, b.twin), true},
		{tlv("62", tlv("05", "1")), false}, {"6100", false},
	} {
		o := c.object
		if !b.tries(c.telling) {
			continue
		}
		add(test{flags: "ChecksumNotLast", comment: "object " + o[:2] + " behind 63, checksum right up to 63", payload: good + o, rules: ruleLast,
			reason: "63 is the last object (EMVCo §4.6.1.2). What stands behind it is sealed by nothing.", source: "like DannielWhatever/emvqr issue 4 (54 behind 63)"})
		add(test{flags: "ChecksumNotLast", comment: "object " + o[:2] + " behind a 63, sealed again", payload: seal(good + o), rules: ruleLast,
			reason: "63 is there once and is the last object (EMVCo §4.3.1.2, §4.6.1.2)."})
		resealed := "6304" + fmt.Sprintf("%04X", ccittFalse.of(objects+"6304AAAA"+o))
		add(test{flags: "ChecksumNotLast", comment: "object " + o[:2] + " between a 63 and its checksum", payload: objects + "6304AAAA" + o + resealed[4:], rules: ruleLast + " " + ruleChecksum,
			reason: "63 is the last object (EMVCo §4.6.1.2)."})
	}
	add(test{flags: "ChecksumNotLast", comment: "63 twice, alike", payload: good + good[len(good)-8:], rules: ruleLast, reason: "63 is there once (EMVCo §4.3.1.2)."})
	add(test{flags: "ChecksumNotLast", comment: "63 twice, the second right", payload: seal(good), rules: ruleLast, reason: "63 is there once (EMVCo §4.3.1.2)."})
	add(test{flags: "ChecksumNotLast", comment: "63 comes first", payload: "63041234" + objects, rules: ruleLast, reason: "63 is the last object (EMVCo §4.6.1.2)."})
	add(test{flags: "ChecksumNotLast", comment: "63 comes first, and a right one last", payload: seal("63041234" + objects), rules: ruleLast, reason: "63 is there once (EMVCo §4.3.1.2)."})
	add(test{flags: "ChecksumNotLast", comment: "63 in the middle, and a right one last", payload: seal(b.inTheMiddle("6304ABCD")), rules: ruleLast, reason: "63 is there once (EMVCo §4.3.1.2)."})
	return tests
}

const twice = "An id occurs once under the root and once within a template (EMVCo §4.3.1.2). What to make of a second one is not said: readers take the first, take the last or refuse, so two wallets may show two payees."

// duplicates has objects that a code has already, or has two of.
func duplicates(b base) (tests []test) {
	add := func(telling bool, comment string, objects string) {
		if b.tries(telling) {
			tests = append(tests, test{flags: "Duplicate", comment: comment, payload: seal(objects), rules: "MPM-4.3.1.2-UNIQ", reason: twice})
		}
	}
	for _, c := range []struct{ id, value string }{
		{"00", "01"}, {"02", "4012888888881881"}, {"52", "0000"}, {"53", "978"}, {"58", "DE"}, {"59", "Twin"}, {"60", "Berlin"},
	} {
		add(false, "object "+c.id+" twice", b.objects()+tlv(c.id, c.value))
	}
	// Which of two different ones counts EMVCo does not say, so on a network's
	// code both are the same: there is no other value to read.
	for _, id := range []string{b.account, "53", "54", "58", "59"} {
		if value := b.value(id); value != "" {
			add(true, "object "+id+" twice, alike", b.objects()+tlv(id, value))
		}
	}
	for _, c := range []struct{ id, one, two string }{
		{"01", "11", "12"}, {"54", "1.00", "100.00"}, {"55", "01", "01"}, {"61", "1", "2"}, {"62", tlv("05", "A"), tlv("05", "B")}, {"64", tlv("00", "zh", "01", "A"), tlv("00", "en", "01", "B")},
		{"26", tlv("00", "com.example", "01", "A"), tlv("00", "com.example", "01", "B")}, {"80", tlv("00", "com.example"), tlv("00", "org.example")},
	} {
		add(false, "object "+c.id+" twice, with two values", b.objects()+tlv(c.id, c.one, c.id, c.two))
		if c.one != c.two {
			add(false, "object "+c.id+" twice, alike", b.objects()+tlv(c.id, c.one, c.id, c.one))
		}
	}
	return tests
}

func duplicatesInside(t *topic) {
	const reason = twice
	for _, c := range []struct{ where, payload string }{
		{"01 in an account template", shop("26", tlv("00", "com.example", "01", "a", "01", "b"))}, {"00 in an account template", shop("26", tlv("00", "com.example", "00", "org.example"))},
		{"05 in the additional data", shop("62", tlv("05", "1", "05", "2"))}, {"50 in the additional data", shop("62", tlv("50", tlv("00", "com.example"), "50", tlv("00", "org.example")))},
		{"00 in the language template", shop("64", tlv("00", "zh", "00", "en", "01", "N"))}, {"01 in the language template", shop("64", tlv("00", "zh", "01", "A", "01", "B"))},
		{"01 in an unreserved template", shop("80", tlv("00", "com.example", "01", "a", "01", "b"))}, {"01 in 62-50", shop("62", tlv("50", tlv("00", "com.example", "01", "a", "01", "b")))},
	} {
		t.acceptable(test{flags: "Duplicate", comment: c.where + " twice", payload: c.payload, rules: "MPM-4.3.1.2-UNIQ", reason: reason})
	}
	whichCounts(t)
	t.acceptable(test{flags: "Duplicate", comment: "three of each", payload: seal(shopObjects() + tlv("59", "B", "59", "C", "60", "D", "60", "E")), rules: "MPM-4.3.1.2-UNIQ", reason: reason})
	t.acceptable(test{flags: "Duplicate", comment: "000201 twice in front", payload: seal("000201" + shopObjects()), rules: "MPM-4.3.1.2-UNIQ", reason: reason})
	t.acceptable(test{flags: "Duplicate", comment: "a second amount that is none", payload: seal(shopObjects("54", "10") + tlv("54", "-5")), rules: "MPM-4.3.1.2-UNIQ", reason: reason + " The first amount is sound."})
}

// whichCounts has duplicates by which it shows which of the two is read.
func whichCounts(t *topic) {
	const reason = "An id occurs once (EMVCo §4.3.1.2). What to make of a second one is not said; here the first counts, as it does for a program that stops when it has found what it looks for, and the expected networks and rules are those of the first."
	mobile := tlv("00", "A000000677010111", "01", "0066800000002")
	thai := func(tail ...string) string {
		return seal(tlv("00", "01", "29", mobile, "52", "5812", "59", "NOODLE HOUSE", "60", "BANGKOK") + tlv(tail...))
	}
	other := tlv("00", "com.example", "01", "x")
	for _, c := range []struct{ comment, payload, rules, networks string }{
		{"baht, and then dollars", thai("53", "764", "58", "TH", "53", "840"), "", "promptpay"},
		{"dollars, and then baht", thai("53", "840", "58", "TH", "53", "764"), "PROMPTPAY-CURRENCY", "promptpay"},
		{"Thailand, and then Laos", thai("53", "764", "58", "TH", "58", "LA"), "", "promptpay"},
		{"Laos, and then Thailand", thai("53", "764", "58", "LA", "58", "TH"), "PROMPTPAY-COUNTRY", "promptpay"},
		{"a GUID of nobody's, and then PromptPay's", shop("29", tlv("00", "com.example", "00", "A000000677010111", "01", "0066800000002")), "", "visa"},
		{"PromptPay's GUID, and then one of nobody's", seal(tlv("00", "01", "29", tlv("00", "A000000677010111", "00", "com.example", "01", "0066800000002"), "52", "5812", "53", "764", "58", "TH", "59", "NOODLE HOUSE", "60", "BANGKOK")), "", "promptpay"},
		{"a sound amount, and then another", seal(shopObjects("54", "1.00") + tlv("54", "1000.00")), "", "visa"},
		{"an account template of nobody's twice in 30", seal(shopObjects("30", other) + tlv("30", other)), "", "visa"},
	} {
		t.acceptable(testIfNew(t, test{flags: "Duplicate", comment: "the first counts: " + c.comment, payload: c.payload, rules: strings.TrimSpace("MPM-4.3.1.2-UNIQ " + c.rules), networks: c.networks, reason: reason}))
	}
}
