package runner

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func ptr[T any](v T) *T { return &v }

// dinner is a text that is astral in 59 and counts UTF-16 units.
const dinner = "000201" + "5903N\U0001F35C" + "6203050" + "63041234"

func TestJudge(t *testing.T) {
	code := Case{
		Text:   "000201" + "29160012A00000067701" + "5905FIRST" + "5906SECOND" + "62070503T12" + "63041234",
		Result: Valid, Networks: []string{"promptpay", "visa"}, LengthUnit: codePoints,
	}
	all := Claims{}
	tests := map[string]struct {
		change func(*Case, *Claims)
		answer answer
		want   Outcome
		detail string
	}{
		"right":                      {nil, answer{Result: Valid}, Passed, ""},
		"refused":                    {nil, answer{Result: Invalid}, WronglyRefused, ""},
		"skipped":                    {nil, answer{Skip: true}, Skipped, ""},
		"accepted what is invalid":   {invalid, answer{Result: Valid}, WronglyAccepted, ""},
		"refused what is invalid":    {invalid, answer{Result: Invalid, Networks: []string{"x"}}, Passed, ""},
		"refused what is acceptable": {acceptable, answer{Result: Invalid}, Passed, ""},
		"acceptable for other networks": {acceptable, answer{Result: Valid, Networks: []string{"visa"}}, WrongNetworks,
			"networks: expected [promptpay visa], found [visa]"},
		"networks in another order":  {nil, answer{Result: Valid, Networks: []string{"visa", "promptpay"}}, Passed, ""},
		"no networks":                {nil, answer{Result: Valid, Networks: []string{}}, WrongNetworks, "found []"},
		"too many networks":          {nil, answer{Result: Valid, Networks: []string{"jcb", "promptpay", "visa"}}, WrongNetworks, ""},
		"networks beyond the claims": {claimVisa, answer{Result: Valid, Networks: []string{"visa"}}, Passed, ""},
		"claimed network missing":    {claimVisa, answer{Result: Valid, Networks: []string{"promptpay"}}, WrongNetworks, ""},
		"corpus knows no networks":   {noNetworks, answer{Result: Valid, Networks: []string{"visa"}}, Passed, ""},
		"right values": {nil, answer{Result: Valid, Fields: map[string]*string{
			"59": ptr("FIRST"), "29.00": ptr("A00000067701"), "62.05": ptr("T12"), "54": nil, "62.01": nil}}, Passed, ""},
		"last of two":                      {nil, answer{Result: Valid, Fields: map[string]*string{"59": ptr("SECOND")}}, WrongFields, `59: expected "FIRST", found "SECOND"`},
		"wrong inner value":                {nil, answer{Result: Valid, Fields: map[string]*string{"62.05": ptr("T1")}}, WrongFields, `62.05: expected "T12"`},
		"value out of air":                 {nil, answer{Result: Valid, Fields: map[string]*string{"54": ptr("1")}}, WrongFields, `54: expected none, found "1"`},
		"called absent":                    {nil, answer{Result: Valid, Fields: map[string]*string{"59": nil}}, WrongFields, `expected "FIRST", found none`},
		"inside a primitive account":       {card, answer{Result: Valid, Fields: map[string]*string{"02.40": ptr("12")}}, WrongFields, "02.40: expected none"},
		"a payment system's template":      {system, answer{Result: Valid, Fields: map[string]*string{"62.50.01": ptr("x"), "62.50.02": nil}}, Passed, ""},
		"no path":                          {nil, answer{Result: Valid, Fields: map[string]*string{"name": ptr("FIRST")}}, WrongFields, `"name" is no path`},
		"inside what is not":               {nil, answer{Result: Valid, Fields: map[string]*string{"59.01": ptr("X")}}, WrongFields, "59.01: expected none"},
		"left out":                         {claimFields, answer{Result: Valid, Fields: map[string]*string{"00": ptr("01")}}, WrongFields, "29: expected"},
		"gives no fields":                  {claimFields, answer{Result: Valid}, Passed, ""},
		"any unit for ASCII":               {nil, answer{Result: Valid, LengthUnit: byteUnits}, Passed, ""},
		"unknown unit":                     {nil, answer{Result: Valid, LengthUnit: "graphemes"}, WrongFields, `"graphemes" is none of code-points, utf-16, bytes`},
		"right unit":                       {astralText, answer{Result: Valid, LengthUnit: utf16Units, Fields: map[string]*string{"59": ptr("N\U0001F35C")}}, Passed, ""},
		"wrong unit":                       {astralText, answer{Result: Valid, LengthUnit: codePoints}, WrongFields, "length_unit: expected utf-16"},
		"another reading":                  {twoReadings, answer{Result: Valid, LengthUnit: byteUnits}, WrongFields, "length_unit: expected code-points"},
		"inside an opaque template":        {opaque, answer{Result: Valid, Fields: map[string]*string{"26.00": ptr("x")}}, WrongFields, "26.00: expected none"},
		"of a code that need not be taken": {opaqueAcceptable, answer{Result: Valid, Fields: map[string]*string{"26.00": ptr("x")}}, Passed, ""},
		"beside it all the same":           {opaqueAcceptable, answer{Result: Valid, Fields: map[string]*string{"59": ptr("X")}}, WrongFields, "59: expected"},
		"cannot be compared":               {unclosed, answer{Result: Valid, Fields: map[string]*string{"59": ptr("X")}}, Passed, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			test, claims := code, all
			if tt.change != nil {
				tt.change(&test, &claims)
			}
			got, detail := judge(test, tt.answer, claims)
			assert.Equal(t, tt.want, got)
			assert.Contains(t, detail, tt.detail)
		})
	}
}

func invalid(c *Case, _ *Claims)     { c.Result = Invalid }
func acceptable(c *Case, _ *Claims)  { c.Result = Acceptable }
func claimVisa(_ *Case, c *Claims)   { c.Networks = []string{"visa"} }
func noNetworks(c *Case, _ *Claims)  { c.Networks = nil }
func claimFields(_ *Case, c *Claims) { c.Fields = allFields }
func astralText(c *Case, _ *Claims)  { c.Text, c.LengthUnit = dinner, utf16Units }

// twoReadings is a text that closes in characters and in bytes, on other objects.
func twoReadings(c *Case, _ *Claims) { c.Text = "5906éabcd" + "0000" + "4001x" }

// card is a card number that looks like an object.
func card(c *Case, _ *Claims) { c.Text = "0206400212" }

func system(c *Case, _ *Claims) { c.Text = "6220" + "5016" + "0007com.exa" + "0101x" }

func unclosed(c *Case, _ *Claims) { c.Text = "0002015999X" }

// opaque is a text with a template that does not close.
func opaque(c *Case, _ *Claims) { c.Text = "2608" + "0001xABC" + "5901N" }

func opaqueAcceptable(c *Case, claims *Claims) {
	opaque(c, claims)
	acceptable(c, claims)
}

func TestClaimsBoundWhatIsAsked(t *testing.T) {
	promptpay := Case{Topic: "checksum", Networks: []string{"promptpay", "visa"}}
	broken := Case{Topic: "promptpay", Result: Invalid}
	tests := map[string]struct {
		claims            Claims
		promptpay, broken bool
	}{
		"nothing claimed, everything asked": {Claims{Fields: allFields}, true, true},
		"topic":                             {Claims{Topics: []string{"checksum"}}, true, false},
		"all topics":                        {Claims{Networks: []string{"khqr"}, Topics: []string{"*"}}, true, true},
		"network":                           {Claims{Networks: []string{"promptpay"}}, true, true},
		"another network":                   {Claims{Networks: []string{"khqr"}}, false, false},
		"another topic":                     {Claims{Topics: []string{"tlv"}}, false, false},
		"one of several":                    {Claims{Networks: []string{"visa"}, Topics: []string{"tlv"}}, true, false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, tt.promptpay, tt.claims.cover(promptpay))
			assert.Equal(t, tt.broken, tt.claims.cover(broken))
		})
	}
}

func TestReadCountsUnits(t *testing.T) {
	tests := map[string]struct {
		text, unit string
		ok         bool
	}{
		"code points":                {"5902N\U0001F35C", codePoints, true},
		"UTF-16 units":               {"5903N\U0001F35C", utf16Units, true},
		"UTF-16 units of one each":   {"5902Né", utf16Units, true},
		"bytes":                      {"5905N\U0001F35C", byteUnits, true},
		"in the middle of a pair":    {"5902N\U0001F35C", utf16Units, false},
		"in the middle of a letter":  {"5904N\U0001F35C", byteUnits, false},
		"past the end":               {"5903AB", codePoints, false},
		"sign":                       {"59-1AB", codePoints, false},
		"other digits":               {"59０２AB", codePoints, false},
		"cut off inside the header":  {"590", codePoints, false},
		"nothing is nothing to read": {"", codePoints, true},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, ok := read(tt.text, tt.unit)
			assert.Equal(t, tt.ok, ok)
		})
	}
}
