package emvqr_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// hiddenAmount is a code whose local name in 64 holds an amount: who counts
// characters takes it for a part of the name, who counts bytes for object 54.
const hiddenAmount = "000201153147640764476407641234567890123455204581253037645802TH5912Noodle House6007Bangkok64250002ZH0115最最最最最5406999.006304BF74"

const (
	payee      = "1531" + "4764076447640764" + "123456789012345"
	otherPayee = "1531" + "9999999999999999" + "999999999999999"
	shopObject = "5204581253037645802TH5912Noodle House6007Bangkok"
)

// manyReadings are texts that readers of different units read differently.
var manyReadings = []struct {
	name, text string
	units      []emvqr.LengthUnit // of the readings of the whole, in their order
	path       string             // of the finding
	says       []string           // each finding one of them
}{
	{
		"an amount in a local name", hiddenAmount, []emvqr.LengthUnit{emvqr.CodePoints, emvqr.Bytes}, "",
		[]string{"the code reads in two ways, both with a right checksum: readers that count characters see its objects as shown here, readers that count bytes see also 54; another 64;"},
	},
	{
		"another payee before the first, by an unreserved template full of letters of two bytes",
		seal("000201" + "8070" + strings.Repeat("é", 35) + otherPayee + payee + shopObject),
		[]emvqr.LengthUnit{emvqr.CodePoints, emvqr.Bytes}, "", []string{"readers that count bytes see another 15, 80;"},
	},
	{
		"a payee that only readers of bytes see",
		seal("000201" + "8070" + strings.Repeat("é", 35) + payee + shopObject),
		[]emvqr.LengthUnit{emvqr.CodePoints, emvqr.Bytes}, "", []string{"readers that count bytes see also 15; another 80;"},
	},
	{
		"an amount after emoji",
		seal("000201" + payee + shopObject + "6432" + "0002ZH0122" + strings.Repeat("😀", 11) + "54079999.00"),
		[]emvqr.LengthUnit{emvqr.CodePoints, emvqr.UTF16}, "", []string{"readers that count UTF-16 units see also 54; another 64;"},
	},
	{
		"three readings",
		seal("000201" + payee + shopObject + "8016" + "😀😀😀😀" + "54049.00" + "9900"),
		[]emvqr.LengthUnit{emvqr.CodePoints, emvqr.UTF16, emvqr.Bytes}, "",
		[]string{"readers that count UTF-16 units see also 99; another 80;", "readers that count bytes see also 54, 99; another 80;"},
	},
	{
		"UTF-16 units and bytes, and not characters",
		seal("000201" + payee + shopObject + "8016" + "😀😀😀😀" + "54049.00" + "9904ABCD"),
		[]emvqr.LengthUnit{emvqr.UTF16, emvqr.Bytes}, "", []string{"readers that count UTF-16 units see its objects as shown here, readers that count bytes see also 54; another 80;"},
	},
	{
		"another account inside one template, which is as long in no other unit",
		seal("000201" + "2643" + "0011com.example" + "8014" + "ééééééé" + "0103AAA" + "0106BBBBBB" + shopObject),
		[]emvqr.LengthUnit{emvqr.CodePoints}, "26", []string{"object 26 reads in two ways: readers that count characters see its objects as shown here, readers that count bytes see another 26.01, 26.80;"},
	},
}

func TestATextThatReadersOfTwoUnitsReadDifferentlyIsAnError(t *testing.T) {
	for _, tt := range manyReadings {
		t.Run(tt.name, func(t *testing.T) {
			code, err := emvqr.Parse(tt.text)
			require.NoError(t, err)
			var units []emvqr.LengthUnit
			for reading := range code.Readings() {
				units = append(units, reading.LengthUnit())
				require.Equal(t, tt.text, reading.String())
			}
			require.Equal(t, tt.units, units)
			findings := findingsOf("TEXT-TWO-READINGS", code)
			require.Len(t, findings, len(tt.says))
			for i, f := range findings {
				require.Equal(t, emvqr.Error, f.Severity)
				require.Equal(t, tt.path, f.Path.String())
				require.Contains(t, f.Message, tt.says[i])
			}
		})
	}
}

// findingsOf are the findings of one rule.
func findingsOf(rule string, code emvqr.Code) (found []emvqr.Finding) {
	for f := range code.Validate() {
		if f.Rule == rule {
			found = append(found, f)
		}
	}
	return found
}

func TestTheReadingOfTheOtherUnitShowsWhatItsReadersSee(t *testing.T) {
	var amounts []string
	for reading := range emvqr.MustParse(hiddenAmount).Readings() {
		amount, _ := reading.Amount()
		amounts = append(amounts, amount.String())
	}
	require.Equal(t, []string{"", "999.00"}, amounts)
}

func TestTheFindingSaysWhereTheReadingsPart(t *testing.T) {
	f := findingsOf("TEXT-TWO-READINGS", emvqr.MustParse(hiddenAmount))[0]
	require.Equal(t, "64", hiddenAmount[f.Offset:][:2])
	require.NotContains(t, f.Message, "999", "a finding quotes no value")
}

func TestOneReadingIsNoFinding(t *testing.T) {
	for _, text := range []string{annexB7, codePointsCode, utf16Code, bytesCode} {
		code := emvqr.MustParse(text)
		n := 0
		for range code.Readings() {
			n++
		}
		require.Equal(t, 1, n, text)
		require.Empty(t, findingsOf("TEXT-TWO-READINGS", code), text)
	}
	for range (emvqr.Code{}).Readings() {
		t.Error("the zero Code has no reading")
	}
}

func TestReadingsOfACodeThatIsNotVerifiedAreItself(t *testing.T) {
	report := emvqr.Diagnose(strings.Replace(hiddenAmount, "BF74", "0000", 1))
	code, err := report.Code()
	require.ErrorIs(t, err, emvqr.ErrChecksum)
	n := 0
	for range code.Readings() {
		n++
	}
	require.Equal(t, 1, n)
}

// hidingMerchant has a local name that holds an amount for readers of bytes.
var hidingMerchant = emvqr.Merchant{
	Accounts: []emvqr.Data{{ID: 15, Value: "4764076447640764123456789012345"}},
	MCC:      "5812", Currency: "764", Country: "TH", Name: "Noodle House", City: "Bangkok",
	Language: emvqr.LanguageTemplate{Language: "ZH", Name: "最最最最最5406999.00"},
}

func TestNoWriterMakesATextWithTwoReadings(t *testing.T) {
	withPayee := hidingMerchant
	withPayee.Language = emvqr.LanguageTemplate{}
	withPayee.Unreserved = []emvqr.Data{{ID: 80, Value: strings.Repeat("é", 35) + otherPayee}}
	emoji := hidingMerchant
	emoji.AllowAstral = true
	emoji.Language.Name = strings.Repeat("😀", 11) + "54079999.00"
	inside := hidingMerchant
	inside.Language = emvqr.LanguageTemplate{}
	inside.Accounts = []emvqr.Data{{ID: 26, Value: "0011com.example" + "8014" + "ééééééé" + "0103AAA" + "0106BBBBBB"}}
	for name, m := range map[string]emvqr.Merchant{
		"an amount": hidingMerchant, "a payee": withPayee, "an amount after emoji": emoji, "inside a template": inside,
	} {
		t.Run(name, func(t *testing.T) {
			ids := func(err error) (ids []string) {
				var broken *emvqr.RuleError
				require.ErrorAs(t, err, &broken)
				for _, f := range broken.Findings {
					ids = append(ids, f.Rule)
				}
				return ids
			}
			_, err := m.Encode()
			require.Contains(t, ids(err), "TEXT-TWO-READINGS")
			_, err = m.EncodeFor(func(emvqr.Finding) emvqr.Severity { return emvqr.Info })
			require.Contains(t, ids(err), "TEXT-TWO-READINGS", "no network lowers it")
			dst, err := m.AppendTo([]byte("x"))
			require.Contains(t, ids(err), "TEXT-TWO-READINGS")
			require.Equal(t, "x", string(dst))
		})
	}
}

func TestNoEditMakesATextWithTwoReadings(t *testing.T) {
	plain := emvqr.MustParse(seal("000201" + payee + shopObject))
	for name, edit := range map[string]emvqr.Edit{
		"an amount":         emvqr.Set(emvqr.P(64), "0002ZH0115最最最最最5406999.00"),
		"object by object":  emvqr.SetTemplate(emvqr.P(64), emvqr.Data{ID: 0, Value: "ZH"}, emvqr.Data{ID: 1, Value: "最最最最最5406999.00"}),
		"a payee":           emvqr.Set(emvqr.P(80), strings.Repeat("é", 35)+otherPayee),
		"inside a template": emvqr.Set(emvqr.P(26), "0011com.example"+"8014"+"ééééééé"+"0103AAA"+"0106BBBBBB"),
	} {
		t.Run(name, func(t *testing.T) {
			_, err := plain.With(edit)
			require.ErrorIs(t, err, emvqr.ErrTwoReadings)
			var refused *emvqr.EditError
			require.ErrorAs(t, err, &refused)
			require.NotContains(t, err.Error(), "9999")
		})
	}
}

func TestACodeWithTwoReadingsMayBeEditedIntoOne(t *testing.T) {
	code := emvqr.MustParse(hiddenAmount)
	_, err := code.With()
	require.ErrorIs(t, err, emvqr.ErrTwoReadings, "nothing was done about it")
	_, err = code.With(emvqr.Set(emvqr.P(60), "Chiang Mai"))
	require.ErrorIs(t, err, emvqr.ErrTwoReadings, "nor now")
	mended, err := code.With(emvqr.Set(emvqr.P(64, 1), "最最最最最"))
	require.NoError(t, err)
	require.Empty(t, findingsOf("TEXT-TWO-READINGS", mended))
	_, err = code.With(emvqr.Remove(emvqr.P(64)))
	require.NoError(t, err)
}
