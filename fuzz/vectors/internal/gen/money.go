package gen

import (
	"fmt"
	"strings"
)

// Rules that an amount can break.
const (
	amountGrammar  = "MPM-4.7.4.1-AMT"
	amountZero     = "MPM-4.7.4.1-NZ"
	amountDecimals = "MPM-4.7.4.1-EXP"
	amountLength   = "MPM-T3.6-LEN"
)

var amountReasons = map[string]string{
	"":             "Digits with at most one full stop, above zero, with the decimals of the currency or none (EMVCo §4.7.4.1).",
	amountGrammar:  "An amount is digits with at most one full stop and nothing else (EMVCo §4.7.4.1). A reader that makes a number of it anyway asks for another sum than the shop.",
	amountZero:     "An amount is not zero (EMVCo §4.7.4.1); a code without an amount leaves 54 out.",
	amountDecimals: "The decimals should be those of the currency in ISO 4217 (EMVCo §4.7.4.1).",
	amountLength:   "An amount has at most 13 characters (EMVCo Table 3.6).",
}

var amountFlags = map[string]string{"": "Amount", amountGrammar: "Amount", amountZero: "ZeroAmount", amountDecimals: "AmountDecimals", amountLength: "FieldLength"}

// amounts are good and bad ones. Those that tell do not depend on the currency.
var amounts = []struct {
	currency, amount, rule string
	telling                bool
}{
	{"840", "98.73", "", false}, {"840", "98", "", false}, {"840", "98.", "", false}, {"840", "007.50", "", false}, {"840", "0.01", "", false}, {"840", "1234567890.12", "", false}, {"840", "1234567890123", "", false},
	{"840", "9999999999999", "", false}, {"840", "16777217.01", "", false}, {"840", "0.10", "", false}, {"840", "1.10", "", false}, {"840", "0000000001.00", "", false}, {"840", "9007199254.99", "", false}, {"840", "4.35", "", false}, {"840", "1.005", amountDecimals, false},
	{"840", "98,73", amountGrammar, true}, {"840", "3 705", amountGrammar, false}, {"840", "10,00", amountGrammar, false}, {"840", "1,000.00", amountGrammar, true}, {"840", "1.000,00", amountGrammar, false}, {"840", "1'000.00", amountGrammar, false},
	{"840", ".5", amountGrammar, false}, {"840", ".", amountGrammar, false}, {"840", "1.2.3", amountGrammar, true}, {"840", "1..2", amountGrammar, false}, {"840", "1e3", amountGrammar, true}, {"840", "1E3", amountGrammar, false}, {"840", "-1", amountGrammar, false}, {"840", "-5", amountGrammar, true}, {"840", "-0", amountGrammar, false}, {"840", "+5", amountGrammar, true},
	{"840", "0x10", amountGrammar, true}, {"840", "1_000", amountGrammar, false}, {"840", " 5", amountGrammar, true}, {"840", "5 ", amountGrammar, true}, {"840", "***", amountGrammar, false}, {"840", "NaN", amountGrammar, false}, {"840", "Infinity", amountGrammar, false}, {"840", "abc", amountGrammar, false}, {"840", "$5", amountGrammar, true},
	{"840", "5USD", amountGrammar, false}, {"840", "5\x00", amountGrammar, true}, {"840", "5\n", amountGrammar, false}, {"840", "５", amountGrammar, true}, {"840", "١٢", amountGrammar, false}, {"840", "๕", amountGrammar, false}, {"840", "5\u00a0000", amountGrammar, false}, {"840", "½", amountGrammar, false}, {"840", "5·00", amountGrammar, false}, {"840", "−5", amountGrammar, false}, {"840", "1/2", amountGrammar, false}, {"840", "50%", amountGrammar, false}, {"840", "(5)", amountGrammar, false},
	{"840", "0", amountZero, true}, {"840", "0.00", amountZero, false}, {"840", "000.", amountZero, false}, {"840", "0000000000.00", amountZero, false}, {"392", "0", amountZero, false},
	{"840", "00000000000001", amountLength, true}, {"840", "12345678901234", amountLength, false}, {"840", "12345678901.50", amountLength, false}, {"840", strings.Repeat("9", 19), amountLength, false}, {"840", strings.Repeat("9", 99), amountLength, false}, {"840", "18446744073709551617", amountLength, false},
	{"840", "98.7", amountDecimals, false}, {"840", "98.730", amountDecimals, false}, {"840", "0.001", amountDecimals, false},
	{"392", "100", "", false}, {"392", "100.", "", false}, {"392", "100.0", amountDecimals, false}, {"392", "100.50", amountDecimals, false}, {"410", "5000", "", false}, {"410", "5000.00", amountDecimals, false}, {"704", "50000", "", false}, {"704", "50000.0", amountDecimals, false}, {"704", "50000.00", amountDecimals, false},
	{"048", "1.500", "", false}, {"048", "1.50", amountDecimals, false}, {"048", "1", "", false}, {"414", "0.250", "", false}, {"788", "1.5", amountDecimals, false}, {"360", "10000.00", "", false}, {"360", "10000", "", false}, {"360", "10000.5", amountDecimals, false},
	{"418", "5000", "", false}, {"418", "5000.00", "", false}, {"116", "4000", "", false}, {"116", "4000.00", "", false}, {"116", "4000.0", amountDecimals, false}, {"104", "1500.00", "", false}, {"368", "1.500", "", false}, {"368", "1.50", amountDecimals, false},
	{"152", "990", "", false}, {"152", "990.00", amountDecimals, false}, {"990", "1.2345", "", false}, {"990", "1.23", amountDecimals, false}, {"959", "1.23456", "", false}, {"764", "20.00", "", false}, {"702", "3.50", "", false}, {"458", "7.90", "", false}, {"356", "99.00", "", false}, {"156", "8.88", "", false}, {"344", "12.5", amountDecimals, false},
	{"400", "12.500", "", false}, {"400", "12.50", amountDecimals, false}, {"600", "500000", "", false}, {"600", "500000.0", amountDecimals, false},
	{"986", "123.45", "", false}, {"608", "150.00", "", false}, {"978", "1.50", "", false}, {"800", "1.00", amountDecimals, false},
}

func amountCases(b *builder) {
	t := b.topic("amount")
	for _, c := range amounts {
		if _, known := b.iso.currencies[c.currency]; !known {
			c.rule = strings.TrimSpace("MPM-4.7.5.1-CUR " + map[bool]string{true: "", false: c.rule}[c.rule == amountDecimals])
		}
		rule := strings.Fields(c.rule + " -")[0]
		reason := amountReasons[c.rule]
		if reason == "" {
			reason = "The currency is none of ISO 4217 (EMVCo §4.7.5.1); without one, decimals cannot be judged."
		}
		flag := amountFlags[strings.TrimSuffix(rule, "-")]
		if flag == "" {
			flag = "Amount"
		}
		t.good(test{flags: flag, comment: fmt.Sprintf("amount %+q in currency %s", c.amount, c.currency), payload: shop("53", c.currency, "54", c.amount), rules: c.rule, reason: reason})
	}
	t.acceptable(test{flags: "ZeroAmount AmountDecimals", comment: `amount "0.0" in currency 840`, payload: shop("54", "0.0"), rules: amountZero + " " + amountDecimals, reason: "It is zero, and it has one decimal where the currency has two (EMVCo §4.7.4.1)."})
	t.goods(currencies(theShop))
	for _, c := range []struct{ value, what string }{{"000", "three digits"}, {"58120", "five digits"}, {"52A1", "a letter"}, {"shop", "letters"}, {" 581", "a blank"}, {"５８１２", "full-width digits"}, {"-581", "a sign"}} {
		t.acceptable(test{flags: "Category", comment: fmt.Sprintf("category code %+q", c.value), payload: shop("52", c.value), rules: "MPM-4.7.12.1-MCC", reason: "52 is four digits (EMVCo §4.7.12.1); here it is " + c.what + "."})
	}
	t.valid(test{flags: "Category", comment: "category code 0000", payload: shop("52", "0000"), reason: "Common in codes of Brazil and Singapore; whether ISO 18245 lists it cannot be told from the code."})
	t.goods(countries(theShop))
	for _, c := range []struct{ value, what string }{{"13", "reserved"}, {"10", "reserved"}, {"21", "reserved"}, {"01", "reserved"}, {"AB", "letters"}, {"1", "one digit"}, {"111", "three digits"}, {"１２", "full-width digits"}} {
		t.acceptable(test{flags: "Initiation", comment: fmt.Sprintf("point of initiation %+q", c.value), payload: shop("01", c.value), rules: "MPM-4.7.2.1-POI", reason: "01 is 11 or 12 (EMVCo §4.7.2.1); here it is " + c.what + ". A reader goes on as if it were absent (EMVCo §1.4.4)."})
	}
	for _, c := range [][]string{{"01", "11"}, {"01", "12"}, {"01", "11", "54", "5"}, {"01", "12", "54", "5"}} {
		t.valid(test{flags: "Initiation", comment: "point of initiation and amount: " + strings.Join(c, " "), payload: shop(c...), reason: "01 does not depend on whether there is an amount (EMVCo §4.7.2)."})
	}
	t.goods(formats(theShop))
}

// fees are the objects 55, 56 and 57, each left out where it is "".
func fees(indicator, fixed, percent string) []string {
	var pairs []string
	for i, value := range []string{indicator, fixed, percent} {
		if value != "" {
			pairs = append(pairs, []string{"55", "56", "57"}[i], value)
		}
	}
	return pairs
}

func tipCases(b *builder) {
	t := b.topic("tips")
	const fix, pct, tip = "MPM-4.7.7.1-FIX", "MPM-4.7.8.1-PCT", "MPM-4.7.6.1-TIP"
	named := func(value string) string {
		if value == "" {
			return "absent"
		}
		return value
	}
	// The table of 55, 56 and 57, complete.
	for _, indicator := range []string{"", "01", "02", "03", "04", "00", "99", "1", "XX"} {
		for _, fixed := range []string{"", "1.50", "0.00"} {
			for _, percent := range []string{"", "3.00", "0"} {
				if indicator == "" && fixed == "" && percent == "" {
					continue
				}
				var rules []string
				known := indicator == "" || indicator == "01" || indicator == "02" || indicator == "03"
				if !known {
					rules = append(rules, tip)
				}
				if (fixed != "") != (indicator == "02") || fixed == "0.00" {
					rules = append(rules, fix)
				}
				if (percent != "") != (indicator == "03") || percent == "0" {
					rules = append(rules, pct)
				}
				t.good(test{flags: "Tips", comment: fmt.Sprintf("55 %s, 56 %s, 57 %s", named(indicator), named(fixed), named(percent)), payload: shop(fees(indicator, fixed, percent)...),
					rules: strings.Join(rules, " "), reason: "56 is there, above zero, if and only if 55 is 02; 57 is there, from 0.01 to 99.99, if and only if 55 is 03; other values of 55 are reserved (EMVCo §4.7.6 to §4.7.8)."})
			}
		}
	}
	for _, c := range []struct{ percent, rules string }{
		{"00.01", ""}, {"0.01", ""}, {"99.99", ""}, {"10", ""}, {"3.", ""}, {"3.125", ""}, {"5.0", ""}, {"99.9", ""}, {"0.1", ""},
		{"00.00", pct}, {"0.009", pct}, {"100", pct}, {"99.991", pct + " MPM-T3.6-LEN"}, {"100.0", pct}, {"999.9", pct}, {"0.0", pct}, {"0.", pct},
		{"3%", "MPM-4.7.8.2-GRAM"}, {"3,00", "MPM-4.7.8.2-GRAM"}, {"-3", "MPM-4.7.8.2-GRAM"}, {"+3", "MPM-4.7.8.2-GRAM"}, {".5", "MPM-4.7.8.2-GRAM"}, {"1e1", "MPM-4.7.8.2-GRAM"}, {"abc", "MPM-4.7.8.2-GRAM"}, {"３", "MPM-4.7.8.2-GRAM"},
		{"3.1250", "MPM-T3.6-LEN"}, {"012.50", "MPM-T3.6-LEN"},
	} {
		if c.rules == pct+" MPM-T3.6-LEN" {
			c.rules = pct // the specific rule speaks, the general one behind it stays silent
		}
		t.good(test{flags: "Tips", comment: fmt.Sprintf("percentage %+q", c.percent), payload: shop(fees("03", "", c.percent)...), rules: c.rules,
			reason: "57 is digits with at most one full stop, of at most five characters, from 00.01 to 99.99 (EMVCo §4.7.8, Table 3.6)."})
	}
	for _, c := range []struct{ fixed, rules string }{
		{"10", ""}, {"10.", ""}, {"0.01", ""}, {"1234567890.12", ""}, {"1,50", "MPM-4.7.7.2-GRAM"}, {"-1", "MPM-4.7.7.2-GRAM"}, {"1e3", "MPM-4.7.7.2-GRAM"}, {".50", "MPM-4.7.7.2-GRAM"}, {"$1", "MPM-4.7.7.2-GRAM"}, {"1.5", "MPM-4.7.7.2-GRAM"}, {"1.505", "MPM-4.7.7.2-GRAM"},
		{"0", fix}, {"000.", fix}, {"12345678901.50", "MPM-T3.6-LEN"},
	} {
		t.good(test{flags: "Tips", comment: fmt.Sprintf("fixed fee %+q", c.fixed), payload: shop(fees("02", c.fixed, "")...), rules: c.rules,
			reason: "56 is digits with at most one full stop, of at most 13 characters, above zero, with the decimals of the currency (EMVCo §4.7.7, Table 3.6)."})
	}
	t.valid(test{flags: "Tips", comment: "prompt for a tip on an amount", payload: shop("54", "10.00", "55", "01"), reason: "55 may be there with and without 54 (EMVCo §4.7.6.1)."})
	t.valid(test{flags: "Tips", comment: "percentage before its indicator", payload: shop("57", "3.00", "55", "03"), reason: "Objects may come in any order (EMVCo §4.6.1)."})
}

// malformedAmounts has amounts that are none, in a code that has one.
func malformedAmounts(b base) (tests []test) {
	if b.value("54") == "" {
		return nil
	}
	for _, c := range amounts {
		if c.telling {
			tests = append(tests, test{flags: amountFlags[c.rule], comment: fmt.Sprintf("amount %+q", c.amount), payload: b.code("54", c.amount), rules: c.rule + " " + b.malformed["54="+c.amount], reason: amountReasons[c.rule]})
		}
	}
	return append(tests, test{flags: "EmptyValue", comment: "amount of length 00", payload: b.code("54", ""), rules: "MPM-4.4.1.2-LENRANGE " + b.malformed["54="],
		reason: "A length is from 01 to 99 (EMVCo §4.4.1.2), so an object of length 00 is against the rule; it can be read, and real codes have it."})
}

// currencies has what is no currency.
func currencies(b base) (tests []test) {
	for _, c := range []struct {
		value, rules, what string
		telling            bool
	}{
		{"000", "MPM-4.7.5.1-CUR", "no number of ISO 4217", true}, {"001", "MPM-4.7.5.1-CUR", "no number of ISO 4217", false}, {"998", "MPM-4.7.5.1-CUR", "no number of ISO 4217", false}, {"USD", "MPM-1.4.1-N", "letters", true}, {"84A", "MPM-1.4.1-N", "a letter", false}, {"84", "MPM-4.7.5.1-CUR", "two digits", true}, {"0840", "MPM-4.7.5.1-CUR", "four digits", true}, {" 84", "MPM-1.4.1-N", "a blank", false}, {"８４０", "MPM-1.4.1-N", "full-width digits", true},
	} {
		if b.tries(c.telling) {
			tests = append(tests, test{flags: "Currency", comment: fmt.Sprintf("currency %+q", c.value), payload: b.code("53", c.value), rules: c.rules + " " + b.malformed["53"], reason: "53 is three digits of ISO 4217 (EMVCo §4.7.5.1); here it is " + c.what + "."})
		}
	}
	return tests
}

// countries has what is no country.
func countries(b base) (tests []test) {
	for _, c := range []struct {
		value, what string
		telling     bool
	}{{"us", "small letters", false}, {"Us", "a small letter", false}, {"USA", "three letters", true}, {"U", "one letter", true}, {"ZZ", "no country", true}, {"XK", "no country in ISO 3166-1", false}, {"UK", "no code of ISO 3166-1", false}, {"84", "digits", true}, {"EU", "no country in ISO 3166-1", false}, {"AN", "withdrawn from ISO 3166-1", false}} {
		if b.tries(c.telling) {
			tests = append(tests, test{flags: "Country", comment: fmt.Sprintf("country %+q", c.value), payload: b.code("58", c.value), rules: "MPM-4.7.13.1-CTRY " + b.malformed["58"], reason: "58 is two letters of ISO 3166-1 (EMVCo §4.7.13.1), which writes capitals; here it is " + c.what + "."})
		}
	}
	return tests
}

// formats has what is no payload format indicator of EMVCo's.
func formats(b base) (tests []test) {
	for _, value := range []string{"02", "00", "99", "1", "001", "0A", "PO"} {
		if b.tries(value == "02") {
			tests = append(tests, test{flags: "FormatIndicator", comment: fmt.Sprintf("payload format indicator %q", value), payload: b.code("00", value), rules: "MPM-4.7.1.1-PFI",
				reason: "00 is 01 (EMVCo §4.7.1.1). DuitNow codes carry 02 and a right checksum; whether to go on is for the network to say."})
		}
	}
	return tests
}
