package emvqr

// format is the character set of an object (EMVCo §1.4.1).
type format uint8

const (
	formatS   format = iota // precomposed Unicode
	formatAns               // space to tilde
	formatN                 // digits
)

// dataObject is a row of EMVCo's tables 3.6 to 3.8: what an object is called and
// what its value may be.
type dataObject struct {
	name     string
	format   format
	min, max int       // length in characters
	length   ruleIndex // the rule that sets min and max
	reserved bool      // for EMVCo; nobody else may use it
	// checks are the rules about this value alone, from the first to be judged.
	// Where one speaks, those behind it, the format and the length stay silent.
	checks []check
	// elsewhere marks ids whose rules stand elsewhere: 62-00, 62-50 to 62-99.
	elsewhere bool

	// What settled derives from all this, for keeps.
	span   uint              // max-min
	passes func(string) bool // all checks at once; nil: there are none
}

// settled is a row with what can be derived filled in.
func settled(d dataObject) dataObject {
	d.span = uint(d.max - d.min)
	switch {
	case d.reserved || d.elsewhere:
		d.passes = func(string) bool { return false }
	case len(d.checks) == 1:
		d.passes = d.checks[0].holds
	case len(d.checks) > 1:
		d.passes = allOf(d.checks)
	}
	return d
}

func allOf(checks []check) func(string) bool {
	return func(value string) bool {
		for i := range checks {
			if !checks[i].holds(value) {
				return false
			}
		}
		return true
	}
}

// keeps reports whether a plain value keeps all rules of its row. It is the
// quick answer for the many values that do; [judge.closely] tells which rule the
// others break.
func (d *dataObject) keeps(value string) bool {
	return uint(len(value)-d.min) <= d.span && (d.passes == nil || d.passes(value))
}

// fits is keeps for a row without checks: only the length counts.
func (d *dataObject) fits(length int) bool { return uint(length-d.min) <= d.span }

// check is a rule about one value.
type check struct {
	rule    ruleIndex
	holds   func(value string) bool
	expects string // completes "…, expected …"; the message quotes the value unless it may be private
}

// guess ends the message with what was meant by an amount with separators.
func (c *check) guess(value string) string {
	switch c.rule {
	case ruleAmount, ruleFixedFeeGrammar, rulePercentFeeGrammar:
		return didYouMean(meantAmount(value))
	}
	return ""
}

var rootObjects = func() (table [100]dataObject) {
	fill := func(first, last int, row dataObject) {
		row.length = ruleRootLength
		for id := first; id <= last; id++ {
			table[id] = settled(row)
		}
	}
	fill(0, 0, dataObject{
		name: "Payload Format Indicator", format: formatN, min: 2, max: 2,
		checks: []check{{ruleFormatIndicator, oneOf(1), "01"}},
	})
	fill(1, 1, dataObject{
		name: "Point of Initiation Method", format: formatN, min: 2, max: 2,
		checks: []check{{ruleInitiation, oneOf(11, 12), "11 (static) or 12 (dynamic)"}},
	})
	fill(2, 25, dataObject{name: "Merchant Account Information", format: formatAns, min: 1, max: 99})
	fill(26, 51, dataObject{name: "Merchant Account Information Template", min: 1, max: 99})
	fill(52, 52, dataObject{
		name: "Merchant Category Code", format: formatN, min: 4, max: 4,
		checks: []check{{ruleMCC, isMCC, "four digits"}},
	})
	fill(53, 53, dataObject{
		name: "Transaction Currency", format: formatN, min: 3, max: 3,
		checks: []check{
			{ruleNumeric, allDigits, "digits"},
			{ruleCurrency, isCurrencyCode, "a number of ISO 4217, such as 840"},
		},
	})
	fill(54, 54, dataObject{
		name: "Transaction Amount", format: formatAns, min: 1, max: 13,
		checks: []check{
			{ruleAmount, isAmount, "digits with at most one full stop, such as 98.73"},
			{ruleAmountZero, isNotZero, "an amount above zero, or no object 54"},
		},
	})
	fill(55, 55, dataObject{
		name: "Tip or Convenience Indicator", format: formatN, min: 2, max: 2,
		checks: []check{{ruleTip, oneOf(1, 2, 3), "01 (prompt), 02 (fixed) or 03 (percentage)"}},
	})
	fill(56, 56, dataObject{
		name: "Value of Convenience Fee Fixed", format: formatAns, min: 1, max: 13,
		checks: []check{{ruleFixedFeeGrammar, isAmount, "digits with at most one full stop, such as 10.75"}},
	})
	fill(57, 57, dataObject{
		name: "Value of Convenience Fee Percentage", format: formatAns, min: 1, max: 5,
		checks: []check{
			{rulePercentFeeGrammar, isAmount, "digits with at most one full stop, such as 3.00"},
			{rulePercentFee, isPercentageText, "a number from 0.01 to 99.99"},
		},
	})
	fill(58, 58, dataObject{
		name: "Country Code", format: formatAns, min: 2, max: 2,
		checks: []check{{ruleCountry, isCountry, "two capital letters of ISO 3166-1, such as TH"}},
	})
	fill(59, 59, dataObject{name: "Merchant Name", format: formatAns, min: 1, max: 25})
	fill(60, 60, dataObject{name: "Merchant City", format: formatAns, min: 1, max: 15})
	fill(61, 61, dataObject{name: "Postal Code", format: formatAns, min: 1, max: 10})
	fill(62, 62, dataObject{name: "Additional Data Field Template", min: 1, max: 99})
	fill(63, 63, dataObject{name: "CRC", format: formatAns, min: 4, max: 4})
	fill(64, 64, dataObject{name: "Merchant Information - Language Template", min: 1, max: 99})
	fill(65, 79, dataObject{name: "Reserved for EMVCo", min: 1, max: 99, reserved: true})
	fill(80, 99, dataObject{name: "Unreserved Template", min: 1, max: 99})
	return table
}()

var additionalObjects = func() (table [100]dataObject) {
	prompt := []check{{rulePrompt, isNotHalfPrompt, "a value or exactly ***"}}
	labels := [...]string{
		1: "Bill Number", "Mobile Number", "Store Label", "Loyalty Number",
		"Reference Label", "Customer Label", "Terminal Label", "Purpose of Transaction",
	}
	for id := range table {
		row := dataObject{min: 1, max: 99, length: ruleAdditionalLength}
		switch {
		case id == 0:
			row.name, row.elsewhere = "Not defined by EMVCo", true
		case id <= 8:
			row.name, row.format, row.max, row.checks = labels[id], formatAns, 25, prompt
		case id == 9:
			row.name, row.format, row.max = "Additional Consumer Data Request", formatAns, 3
			row.checks = []check{{ruleConsumerData, func(v string) bool { return ConsumerData(v).Valid() }, "letters of A, M and E, each at most once"}}
		case id == 10:
			row.name, row.format, row.max = "Merchant Tax ID", formatAns, 20
		case id == 11:
			row.name, row.format, row.min, row.max = "Merchant Channel", formatAns, 3, 3
			row.checks = []check{{ruleChannel, func(v string) bool { return Channel(v).Valid() }, "three digits, the first up to 7, the others up to 3"}}
		case id <= 49:
			row.name, row.reserved = "Reserved for EMVCo", true
		default:
			row.name, row.elsewhere = "Payment System Specific Template", true
		}
		table[id] = settled(row)
	}
	return table
}()

var languageObjects = func() (table [100]dataObject) {
	for id := range table {
		table[id] = dataObject{name: "Reserved for EMVCo", min: 1, max: 99, length: ruleLanguageLength, reserved: true}
	}
	table[0] = dataObject{
		name: "Language Preference", format: formatAns, min: 2, max: 2, length: ruleLanguageLength,
		checks: []check{{ruleLanguageCode, IsLanguage, "two letters of ISO 639-1, such as zh"}},
	}
	table[1] = dataObject{name: "Merchant Name - Alternate Language", min: 1, max: 25, length: ruleLanguageLength}
	table[2] = dataObject{name: "Merchant City - Alternate Language", min: 1, max: 15, length: ruleLanguageLength}
	for id := range table {
		table[id] = settled(table[id])
	}
	return table
}()

// inOwnersTemplate are the objects of a template whose meaning is its owner's:
// the GUID in 00 tells the owner, who defines the rest (EMVCo Tables 4.2, 4.4
// and 4.8).
var inOwnersTemplate = settled(dataObject{name: "Context Specific Data", min: 1, max: 99, length: ruleRootLength})

const guidName = "Globally Unique Identifier"

// ObjectName is what EMVCo calls the object at path, such as "Merchant City" for
// 60. For objects that the owner of a template defines it is "Context Specific
// Data", and "" for the zero Path.
func ObjectName(path Path) string {
	id := path.ID()
	switch {
	case path.IsZero():
		return ""
	case path.Depth() == 1:
		return rootObjects[id].name
	case path.Depth() == 2 && path.Root() == idAdditional:
		return additionalObjects[id].name
	case path.Depth() == 2 && path.Root() == idLanguage:
		return languageObjects[id].name
	case id == 0 && isTemplateID(path.Parent()):
		return guidName
	}
	return inOwnersTemplate.name
}

// oneOf asks for one of these numbers, written in two digits.
func oneOf(numbers ...uint8) func(string) bool {
	var wanted idSet
	for _, n := range numbers {
		wanted.add(n)
	}
	return func(value string) bool {
		return len(value) == 2 && isDigit(value[0]) && isDigit(value[1]) && wanted.has(twoDigits(value[0], value[1]))
	}
}

// isMCC asks for four digits. ISO 18245 is not free, so there is no list.
func isMCC(value string) bool { return len(value) == 4 && allDigits(value) }

func isCurrencyCode(value string) bool {
	_, ok := currencyExponent(value)
	return ok
}

func isAmount(value string) bool {
	_, err := parseAmount(value)
	// Out of range is a matter of length, not of grammar.
	return err != ErrAmount
}

// isNotZero is for texts that are amounts: one is zero if it has no digit but 0.
func isNotZero(value string) bool {
	for i := 0; i < len(value); i++ {
		if value[i] != '0' && value[i] != '.' {
			return true
		}
	}
	return false
}

func isPercentageText(value string) bool {
	p, err := parseAmount(value)
	return err == nil && isPercentage(p)
}

// isNotHalfPrompt is false for asterisks alone that are not exactly three.
func isNotHalfPrompt(value string) bool {
	for i := 0; i < len(value); i++ {
		if value[i] != '*' {
			return true
		}
	}
	return value == Prompt
}
