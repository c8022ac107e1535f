package corpusgen

import (
	"fmt"
	"strings"
)

func amountCases(b *builder) {
	t := b.topic("amount")
	const (
		grammar  = "MPM-4.7.4.1-AMT"
		zero     = "MPM-4.7.4.1-NZ"
		decimals = "MPM-4.7.4.1-EXP"
		length   = "MPM-T3.6-LEN"
	)
	reasons := map[string]string{
		"":       "Digits with at most one full stop, above zero, with the decimals of the currency or none (EMVCo §4.7.4.1).",
		grammar:  "An amount is digits with at most one full stop and nothing else (EMVCo §4.7.4.1). A reader that makes a number of it anyway asks for another sum than the shop.",
		zero:     "An amount is not zero (EMVCo §4.7.4.1); a code without an amount leaves 54 out.",
		decimals: "The decimals should be those of the currency in ISO 4217 (EMVCo §4.7.4.1).",
		length:   "An amount has at most 13 characters (EMVCo Table 3.6).",
	}
	flags := map[string]string{"": "Amount", grammar: "Amount", zero: "ZeroAmount", decimals: "AmountDecimals", length: "FieldLength"}
	for _, c := range []struct{ currency, amount, rule string }{
		{"840", "98.73", ""}, {"840", "98", ""}, {"840", "98.", ""}, {"840", "007.50", ""}, {"840", "0.01", ""}, {"840", "1234567890.12", ""}, {"840", "1234567890123", ""},
		{"840", "9999999999999", ""}, {"840", "16777217.01", ""}, {"840", "0.10", ""}, {"840", "1.10", ""}, {"840", "0000000001.00", ""}, {"840", "9007199254.99", ""}, {"840", "4.35", ""}, {"840", "1.005", decimals},
		{"840", "98,73", grammar}, {"840", "3 705", grammar}, {"840", "10,00", grammar}, {"840", "1,000.00", grammar}, {"840", "1.000,00", grammar}, {"840", "1'000.00", grammar},
		{"840", ".5", grammar}, {"840", ".", grammar}, {"840", "1.2.3", grammar}, {"840", "1..2", grammar}, {"840", "1e3", grammar}, {"840", "1E3", grammar}, {"840", "-1", grammar}, {"840", "-5", grammar}, {"840", "-0", grammar}, {"840", "+5", grammar},
		{"840", "0x10", grammar}, {"840", "1_000", grammar}, {"840", " 5", grammar}, {"840", "5 ", grammar}, {"840", "***", grammar}, {"840", "NaN", grammar}, {"840", "Infinity", grammar}, {"840", "abc", grammar}, {"840", "$5", grammar},
		{"840", "5USD", grammar}, {"840", "5\x00", grammar}, {"840", "5\n", grammar}, {"840", "５", grammar}, {"840", "١٢", grammar}, {"840", "๕", grammar}, {"840", "5\u00a0000", grammar}, {"840", "½", grammar}, {"840", "5·00", grammar}, {"840", "−5", grammar}, {"840", "1/2", grammar}, {"840", "50%", grammar}, {"840", "(5)", grammar},
		{"840", "0", zero}, {"840", "0.00", zero}, {"840", "000.", zero}, {"840", "0000000000.00", zero}, {"392", "0", zero},
		{"840", "12345678901234", length}, {"840", "12345678901.50", length}, {"840", strings.Repeat("9", 19), length}, {"840", strings.Repeat("9", 99), length}, {"840", "18446744073709551617", length},
		{"840", "98.7", decimals}, {"840", "98.730", decimals}, {"840", "0.001", decimals},
		{"392", "100", ""}, {"392", "100.", ""}, {"392", "100.0", decimals}, {"392", "100.50", decimals}, {"410", "5000", ""}, {"410", "5000.00", decimals}, {"704", "50000", ""}, {"704", "50000.0", decimals}, {"704", "50000.00", decimals},
		{"048", "1.500", ""}, {"048", "1.50", decimals}, {"048", "1", ""}, {"414", "0.250", ""}, {"788", "1.5", decimals}, {"360", "10000.00", ""}, {"360", "10000", ""}, {"360", "10000.5", decimals},
		{"418", "5000", ""}, {"418", "5000.00", ""}, {"116", "4000", ""}, {"116", "4000.00", ""}, {"116", "4000.0", decimals}, {"104", "1500.00", ""}, {"368", "1.500", ""}, {"368", "1.50", decimals},
		{"152", "990", ""}, {"152", "990.00", decimals}, {"990", "1.2345", ""}, {"990", "1.23", decimals}, {"959", "1.23456", ""}, {"764", "20.00", ""}, {"702", "3.50", ""}, {"458", "7.90", ""}, {"356", "99.00", ""}, {"156", "8.88", ""}, {"344", "12.5", decimals},
		{"986", "123.45", ""}, {"608", "150.00", ""}, {"978", "1.50", ""}, {"800", "1.00", decimals},
	} {
		if _, known := b.iso.currencies[c.currency]; !known {
			c.rule = strings.TrimSpace("MPM-4.7.5.1-CUR " + map[bool]string{true: "", false: c.rule}[c.rule == decimals])
		}
		rule := strings.Fields(c.rule + " -")[0]
		reason := reasons[c.rule]
		if reason == "" {
			reason = "The currency is none of ISO 4217 (EMVCo §4.7.5.1); without one, decimals cannot be judged."
		}
		flag := flags[strings.TrimSuffix(rule, "-")]
		if flag == "" {
			flag = "Amount"
		}
		t.good(test{flags: flag, comment: fmt.Sprintf("amount %+q in currency %s", c.amount, c.currency), payload: shop("53", c.currency, "54", c.amount), rules: c.rule, reason: reason})
	}
	t.acceptable(test{flags: "ZeroAmount AmountDecimals", comment: `amount "0.0" in currency 840`, payload: shop("54", "0.0"), rules: zero + " " + decimals, reason: "It is zero, and it has one decimal where the currency has two (EMVCo §4.7.4.1)."})
	for _, c := range []struct{ value, rules, what string }{
		{"000", "MPM-4.7.5.1-CUR", "no number of ISO 4217"}, {"001", "MPM-4.7.5.1-CUR", "no number of ISO 4217"}, {"998", "MPM-4.7.5.1-CUR", "no number of ISO 4217"}, {"USD", "MPM-1.4.1-N", "letters"}, {"84A", "MPM-1.4.1-N", "a letter"}, {"84", "MPM-4.7.5.1-CUR", "two digits"}, {"0840", "MPM-4.7.5.1-CUR", "four digits"}, {" 84", "MPM-1.4.1-N", "a blank"}, {"８４０", "MPM-1.4.1-N", "full-width digits"},
	} {
		t.acceptable(test{flags: "Currency", comment: fmt.Sprintf("currency %+q", c.value), payload: shop("53", c.value), rules: c.rules, reason: "53 is three digits of ISO 4217 (EMVCo §4.7.5.1); here it is " + c.what + "."})
	}
	for _, c := range []struct{ value, what string }{{"000", "three digits"}, {"58120", "five digits"}, {"52A1", "a letter"}, {"shop", "letters"}, {" 581", "a blank"}, {"５８１２", "full-width digits"}, {"-581", "a sign"}} {
		t.acceptable(test{flags: "Category", comment: fmt.Sprintf("category code %+q", c.value), payload: shop("52", c.value), rules: "MPM-4.7.12.1-MCC", reason: "52 is four digits (EMVCo §4.7.12.1); here it is " + c.what + "."})
	}
	t.valid(test{flags: "Category", comment: "category code 0000", payload: shop("52", "0000"), reason: "Common in codes of Brazil and Singapore; whether ISO 18245 lists it cannot be told from the code."})
	for _, c := range []struct{ value, what string }{{"us", "small letters"}, {"Us", "a small letter"}, {"USA", "three letters"}, {"U", "one letter"}, {"ZZ", "no country"}, {"XK", "no country in ISO 3166-1"}, {"UK", "no code of ISO 3166-1"}, {"84", "digits"}, {"EU", "no country in ISO 3166-1"}, {"AN", "withdrawn from ISO 3166-1"}} {
		t.acceptable(test{flags: "Country", comment: fmt.Sprintf("country %+q", c.value), payload: shop("58", c.value), rules: "MPM-4.7.13.1-CTRY", reason: "58 is two letters of ISO 3166-1 (EMVCo §4.7.13.1), which writes capitals; here it is " + c.what + "."})
	}
	for _, c := range []struct{ value, what string }{{"13", "reserved"}, {"10", "reserved"}, {"21", "reserved"}, {"01", "reserved"}, {"AB", "letters"}, {"1", "one digit"}, {"111", "three digits"}, {"１２", "full-width digits"}} {
		t.acceptable(test{flags: "Initiation", comment: fmt.Sprintf("point of initiation %+q", c.value), payload: shop("01", c.value), rules: "MPM-4.7.2.1-POI", reason: "01 is 11 or 12 (EMVCo §4.7.2.1); here it is " + c.what + ". A reader goes on as if it were absent (EMVCo §1.4.4)."})
	}
	for _, c := range [][]string{{"01", "11"}, {"01", "12"}, {"01", "11", "54", "5"}, {"01", "12", "54", "5"}} {
		t.valid(test{flags: "Initiation", comment: "point of initiation and amount: " + strings.Join(c, " "), payload: shop(c...), reason: "01 does not depend on whether there is an amount (EMVCo §4.7.2)."})
	}
	for _, value := range []string{"02", "00", "99", "1", "001", "0A", "PO"} {
		t.acceptable(test{flags: "FormatIndicator", comment: fmt.Sprintf("payload format indicator %q", value), payload: shop("00", value), rules: "MPM-4.7.1.1-PFI",
			reason: "00 is 01 (EMVCo §4.7.1.1). DuitNow codes carry 02 and a right checksum; whether to go on is for the network to say."})
	}
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
