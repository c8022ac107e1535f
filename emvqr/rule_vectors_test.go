package emvqr_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
)

// annexB7 is the worked example of EMVCo MPM 1.1, Annex B.7.
const annexB7 = "00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678520441115802CN" +
	"5914BEST TRANSPORT6007BEIJING64200002ZH0104最佳运输0202北京540523.7253031565502016233" +
	"030412340603***0708A60086670902ME91320016A0112233449988770708123456786304A13A"

// seal puts the checksum object behind the other objects of a payload.
func seal(payloadWithoutCRC string) string {
	return fmt.Sprintf("%s6304%04X", payloadWithoutCRC, crc.Checksum(payloadWithoutCRC+"6304"))
}

// tlv writes data objects from pairs of id and value, as in
// tlv("59", "SHOP", "60", "CITY"). A length counts characters.
func tlv(pairs ...string) string {
	var b strings.Builder
	for i := 0; i < len(pairs); i += 2 {
		fmt.Fprintf(&b, "%s%02d%s", pairs[i], utf8.RuneCountInString(pairs[i+1]), pairs[i+1])
	}
	return b.String()
}

// absent is the value that takes an object out of the shop.
const absent = "(absent)"

// shopObjects are the objects of a code that breaks no rule. Changes are pairs of
// id and value; an id that the shop does not have comes behind the others, at
// byte 73.
func shopObjects(changes ...string) string {
	pairs := []string{
		"00", "01", // at byte 0
		"02", "4000123456789012", // 6
		"52", "5251", // 26
		"53", "840", // 34
		"58", "US", // 41
		"59", "ABC Hammer", // 47
		"60", "New York", // 61
	}
	for i := 0; i < len(changes); i += 2 {
		at := 0
		for at < len(pairs) && pairs[at] != changes[i] {
			at += 2
		}
		switch {
		case at == len(pairs):
			pairs = append(pairs, changes[i], changes[i+1])
		case changes[i+1] == absent:
			pairs = append(pairs[:at], pairs[at+2:]...)
		default:
			pairs[at+1] = changes[i+1]
		}
	}
	return tlv(pairs...)
}

func shop(changes ...string) string { return seal(shopObjects(changes...)) }

// lowerChecksum writes the checksum of a sealed code in lower case.
func lowerChecksum(sealed string) string {
	cut := len(sealed) - 4
	return sealed[:cut] + strings.ToLower(sealed[cut:])
}

// finding is a finding as the tables of this package write it:
// "error MPM-4.7.4.1-NZ 54 @73", with "code" for the code as a whole.
func finding(f emvqr.Finding) string {
	place := f.Path.String()
	if f.Path.IsZero() {
		place = "code"
	}
	return fmt.Sprintf("%s %s %s @%d", f.Severity, f.Rule, place, f.Offset)
}

func findings(code emvqr.Code) string {
	var lines []string
	for f := range code.Validate() {
		lines = append(lines, finding(f))
	}
	return strings.Join(lines, "; ")
}

func rulesByID() map[string]emvqr.Rule {
	rules := map[string]emvqr.Rule{}
	for r := range emvqr.Rules() {
		rules[r.ID] = r
	}
	return rules
}

// vector is a code and everything that Validate finds in it.
type vector struct {
	name    string
	payload string
	want    string // findings as finding writes them, with "; " between
}

// brokenAlone holds for each checked rule at least one code that breaks it and no
// other.
var brokenAlone = []vector{
	{"letters where digits belong", shop("53", "USD"), "error MPM-1.4.1-N 53 @34"},
	{"513 bytes", long(513), "warning MPM-4.1-MAXLEN code @0"},
	{"no payload format indicator", shop("00", absent), "error MPM-4.2.1.1-ROOTM 00 @75"},
	{"no category code", shop("52", absent), "error MPM-4.2.1.1-ROOTM 52 @73"},
	{"no currency", shop("53", absent), "error MPM-4.2.1.1-ROOTM 53 @74"},
	{"no country", shop("58", absent), "error MPM-4.2.1.1-ROOTM 58 @75"},
	{"name twice", seal(shopObjects() + tlv("59", "Twin")), "error MPM-4.3.1.2-UNIQ 59 @73"},
	{"lengths in bytes", shopWithLanguage("64160002ZH0106A😀B"), "error MPM-4.4.1.1-LENCHARS code @0"},
	{"lengths in UTF-16 units", shopWithLanguage("64140002ZH0104A😀B"), "warning MPM-4.4.1.1-LENCHARS code @0"},
	{"object without a value", shop("61", ""), "error MPM-4.4.1.2-LENRANGE 61 @73"},
	{"accent in the name", shop("59", "Café Hammer"), "error MPM-4.5.2.1-ANS 59 @47"},
	{"accent apart from its letter", shop("64", tlv("00", "fr", "01", "Cafe\u0301")), "error MPM-4.5.3.1-S 64.01 @83"},
	{"reserved id under the root", shop("65", "x"), "error MPM-4.5.4.1-RFU 65 @73"},
	{"00 is second", seal(tlv("02", "4000123456789012") + shopObjects("02", absent)), "error MPM-4.6.1.1-FIRST 02 @0"},
	{"format indicator 02", shop("00", "02"), "error MPM-4.7.1.1-PFI 00 @0"},
	{"initiation 13", shop("01", "13"), "error MPM-4.7.2.1-POI 01 @73"},
	{"checksum in lower case", lowerChecksum(shop()), "warning MPM-4.7.3.2-CRCFMT 63 @73"},
	{"decimal comma", shop("54", "98,73"), "error MPM-4.7.4.1-AMT 54 @73"},
	{"amount of zero", shop("54", "0"), "error MPM-4.7.4.1-NZ 54 @73"},
	{"decimals in yen", shop("53", "392", "54", "100.50"), "warning MPM-4.7.4.1-EXP 54 @73"},
	{"unknown currency", shop("53", "000"), "error MPM-4.7.5.1-CUR 53 @34"},
	{"tip indicator 04", shop("55", "04"), "error MPM-4.7.6.1-TIP 55 @73"},
	{"fixed fee announced and missing", shop("55", "02"), "error MPM-4.7.7.1-FIX 55 @73"},
	{"fixed fee of zero", shop("55", "02", "56", "0.00"), "error MPM-4.7.7.1-FIX 56 @79"},
	{"comma in the fixed fee", shop("55", "02", "56", "1,50"), "error MPM-4.7.7.2-GRAM 56 @79"},
	{"decimals of the fixed fee", shop("55", "02", "56", "1.5"), "warning MPM-4.7.7.2-GRAM 56 @79"},
	{"percentage announced and missing", shop("55", "03"), "error MPM-4.7.8.1-PCT 55 @73"},
	{"percent sign", shop("55", "03", "57", "3%"), "error MPM-4.7.8.2-GRAM 57 @79"},
	{"no account", shop("02", absent), "error MPM-4.7.9.1-MAI code @61"},
	{"account template that does not close", shop("26", "0010com.shop"), "warning MPM-4.7.11.1-TMPL 26.00 @77"},
	{"account template without a GUID", shop("26", tlv("01", "x")), "error MPM-4.7.11.2-GUID 26.00 @82"},
	{"letter in the category code", shop("52", "52A1"), "error MPM-4.7.12.1-MCC 52 @26"},
	{"country in small letters", shop("58", "us"), "error MPM-4.7.13.1-CTRY 58 @41"},
	{"no name", shop("59", absent), "error MPM-4.7.14.1-NAME 59 @67"},
	{"no city", shop("60", absent), "error MPM-4.7.15.1-CITY 60 @69"},
	{"empty additional data", shop("62", ""), "error MPM-4.8.1.1-NONEMPTY 62 @73"},
	{"four asterisks", shop("62", tlv("05", "****")), "error MPM-4.8.1.2-PROMPT 62.05 @77"},
	{"mobile number requested twice", shop("62", tlv("09", "MM")), "error MPM-4.8.1.3-ACDR 62.09 @77"},
	{"62-00", shop("62", tlv("00", "1")), "error MPM-4.8.1.4-ALLOC 62.00 @77"},
	{"payment system template without a GUID", shop("62", tlv("50", tlv("01", "x"))), "error MPM-4.8.1.5-PSS 62.50.00 @86"},
	{"payment system template that does not close", shop("62", tlv("50", "0010com.shop")), "warning MPM-4.8.1.5-PSS 62.50.00 @81"},
	{"channel without a meaning", shop("62", tlv("11", "480")), "error MPM-4.8.1.6-CHAN 62.11 @77"},
	{"no name in the language template", shop("64", tlv("00", "zh")), "error MPM-4.9.1.1-LANGM 64.01 @83"},
	{"no language in the language template", shop("64", tlv("01", "Laden")), "error MPM-4.9.1.1-LANGM 64.00 @86"},
	{"unknown language", shop("64", tlv("00", "xx", "01", "Laden")), "error MPM-4.9.2.1-LANG 64.00 @77"},
	{"unreserved template that does not close", shop("80", "0010com.shop"), "warning MPM-4.11.1.1-UNRES 80.00 @77"},
	{"unreserved template without a GUID", shop("80", tlv("01", "x")), "error MPM-4.11.1.2-GUID 80.00 @82"},
	{"name of 26", shop("59", strings.Repeat("n", 26)), "error MPM-T3.6-LEN 59 @47"},
	{"reference label of 26", shop("62", tlv("05", strings.Repeat("n", 26))), "error MPM-T3.7-LEN 62.05 @77"},
	{"other name of 26", shop("64", tlv("00", "zh", "01", strings.Repeat("最", 26))), "error MPM-T3.8-LEN 64.01 @83"},
	{"name that turns the reading direction", shop("64", tlv("00", "en", "01", "Shop\u202e")), "warning TEXT-HIDDEN 64.01 @83"},
	{"amount in the other name for who counts bytes", shop("64", tlv("00", "zh", "01", "最最最最最5406999.00")), "error TEXT-TWO-READINGS code @73"},
}

// shopWithLanguage is the shop with a language template that is given as it
// stands, whatever unit its length counts.
func shopWithLanguage(template string) string { return seal(shopObjects() + template) }

// long is a code of 512 or 513 bytes without another fault.
func long(bytes int) string {
	account := tlv("00", "com.example", "01", strings.Repeat("x", 80))
	return shop("26", account, "27", account, "28", account, "29", account, "61", "1234567890", "05", strings.Repeat("4", bytes-511))
}

func TestEveryRuleHasAVector(t *testing.T) {
	rules := rulesByID()
	checked := map[string]bool{}
	for _, v := range brokenAlone {
		id := strings.Fields(v.want)[1]
		require.Contains(t, rules, id, v.name)
		require.Equal(t, emvqr.Checked, rules[id].Layer, v.name)
		require.NotContains(t, v.want, ";", "%s: it must break one rule alone", v.name)
		checked[id] = true
	}
	structural := map[string]bool{}
	for _, v := range refused {
		require.Contains(t, rules, v.rule, v.name)
		require.Equal(t, emvqr.Structural, rules[v.rule].Layer, v.name)
		structural[v.rule] = true
	}
	for _, r := range rules {
		switch r.Layer {
		case emvqr.Checked:
			require.True(t, checked[r.ID], "%s is checked and no code here breaks it alone", r.ID)
			require.Empty(t, r.Reason, r.ID)
		case emvqr.Structural:
			require.True(t, structural[r.ID], "%s is structural and no text here breaks it", r.ID)
			require.Empty(t, r.Reason, r.ID)
		case emvqr.Advisory:
			require.NotEmpty(t, r.Reason, "%s is advisory and does not say why", r.ID)
		default:
			t.Errorf("%s is in no layer: %s", r.ID, r.Layer)
		}
	}
}

func TestRuleBrokenAlone(t *testing.T) {
	rules := rulesByID()
	for _, v := range brokenAlone {
		t.Run(strings.Fields(v.want)[1]+"/"+v.name, func(t *testing.T) {
			code, err := emvqr.Parse(v.payload)
			require.NoError(t, err, v.payload)
			require.Equal(t, v.want, findings(code), v.payload)
			for f := range code.Validate() {
				rule := rules[f.Rule]
				require.Equal(t, rule.Citation, f.Citation)
				require.Equal(t, rule.Confidence, f.Confidence)
				require.Empty(t, f.Network)
				require.LessOrEqual(t, f.Severity, rule.Severity)
				requirePlain(t, f.Message)
				require.Contains(t, f.String(), f.Rule)
				require.Contains(t, f.String(), f.Message)
			}
		})
	}
}

// requirePlain asks for a message that no terminal can be steered by: ASCII but
// for the marks "…", "–" and "§".
func requirePlain(t *testing.T, message string) {
	t.Helper()
	require.NotEmpty(t, message)
	for _, c := range message {
		require.True(t, c >= ' ' && c <= '~' || strings.ContainsRune("…–§", c), "%q holds %U", message, c)
	}
	require.False(t, strings.HasSuffix(message, "."), message)
}

// The rules of EMVCo MPM 1.1 that bind whoever makes or validates a code. What
// binds the paying app alone (MPM-1.4.4-RFUIGN, MPM-3.2-PROMPTLEN) is not here.
var (
	shall = strings.Fields(`
		MPM-1.4.1-N MPM-4.5.2.1-ANS MPM-4.5.3.1-S
		MPM-3.2-TLV MPM-4.3.1.1-ID MPM-4.4.1.1-LENCHARS MPM-4.4.1.2-LENRANGE MPM-4.4.1.2-TMPL99 MPM-4.3.1.2-UNIQ
		MPM-4.6.1.1-FIRST MPM-4.6.1.2-LAST
		MPM-4.5.4.1-RFU
		MPM-4.7.1.1-PFI MPM-4.7.2.1-POI MPM-4.7.9.1-MAI MPM-4.7.12.1-MCC MPM-4.7.5.1-CUR
		MPM-4.7.4.1-AMT MPM-4.7.4.2-ABSENT MPM-4.7.6.1-TIP MPM-4.7.7.1-FIX MPM-4.7.8.1-PCT
		MPM-4.7.13.1-CTRY MPM-4.7.14.1-NAME MPM-4.7.15.1-CITY MPM-4.7.3.1-CRC
		MPM-4.2.1.1-ROOTM MPM-4.2.1.2-ROOTC MPM-T3.6-LEN MPM-T3.7-LEN MPM-T3.8-LEN
		MPM-4.8.1.1-NONEMPTY MPM-4.8.1.2-PROMPT MPM-4.8.1.3-ACDR MPM-4.8.1.4-ALLOC MPM-4.8.1.5-PSS MPM-4.8.1.6-CHAN
		MPM-4.9.1.1-LANGM MPM-4.9.2.1-LANG MPM-4.9.2-ENC
		MPM-4.11.1.1-UNRES MPM-4.11.1.2-GUID
		MPM-4.7.10.1-PRIM MPM-4.7.11.1-TMPL MPM-4.7.11.2-GUID
		MPM-4.7.4.1-NZ MPM-4.7.7.2-GRAM MPM-4.7.8.2-GRAM
		MPM-4.12.1.1-BYTE MPM-4.12.1.2-ECI`)
	// MPM-4.7.3.2-CRCFMT is a "shall" that no reader asks for.
	should = strings.Fields(`MPM-4.1-MAXLEN MPM-4.7.2-USE MPM-4.7.16-ZIP MPM-4.7.4.1-EXP MPM-4.7.3.2-CRCFMT`)
)

func TestCatalogueHoldsEveryRuleOfTheSpecification(t *testing.T) {
	rules := rulesByID()
	for _, id := range shall {
		require.Contains(t, rules, id)
		require.Equal(t, emvqr.Error, rules[id].Severity, id)
	}
	for _, id := range should {
		require.Contains(t, rules, id)
		require.Equal(t, emvqr.Warning, rules[id].Severity, id)
	}
	// The others are facts without a "shall", and what is not EMVCo's.
	others := []string{"MPM-1.4.3-UTF8", "QR-CAPACITY", "TEXT-HIDDEN", "TEXT-TWO-READINGS"}
	require.Len(t, rules, len(shall)+len(should)+len(others))
	for _, id := range others {
		require.Contains(t, rules, id)
	}
}

func TestRulesAreWrittenOut(t *testing.T) {
	seen := map[string]bool{}
	for r := range emvqr.Rules() {
		require.NotEmpty(t, r.ID)
		require.False(t, seen[r.ID], "%s twice", r.ID)
		seen[r.ID] = true
		require.NotEmpty(t, r.Citation, r.ID)
		require.NotEmpty(t, r.Sentence, r.ID)
		require.True(t, strings.HasSuffix(r.Sentence, "."), r.ID)
		require.True(t, r.Reason == "" || strings.HasSuffix(r.Reason, "."), r.ID)
		require.Equal(t, emvqr.ConfidenceA, r.Confidence, r.ID)
		require.Empty(t, r.Network, r.ID)
	}
	first := 0
	for range emvqr.Rules() {
		first++
		break
	}
	require.Equal(t, 1, first, "a walk over the rules stops when told to")
}

func TestWorkedExampleOfEMVCoHasNoFinding(t *testing.T) {
	require.Empty(t, findings(emvqr.MustParse(annexB7)))
}

// fees are all combinations of 55, 56 and 57, each absent where it is "".
func fees(indicator, fixed, percent string) string {
	var pairs []string
	for i, value := range []string{indicator, fixed, percent} {
		if value != "" {
			pairs = append(pairs, []string{"55", "56", "57"}[i], value)
		}
	}
	return shop(pairs...)
}

func TestTipAndFees(t *testing.T) {
	const (
		fix = "error MPM-4.7.7.1-FIX "
		pct = "error MPM-4.7.8.1-PCT "
		tip = "error MPM-4.7.6.1-TIP 55 @73"
	)
	checkVectors(t, []vector{
		{"none of them", fees("", "", ""), ""},
		{"fixed fee without an indicator", fees("", "1.50", ""), fix + "56 @73"},
		{"percentage without an indicator", fees("", "", "3.00"), pct + "57 @73"},
		{"both fees without an indicator", fees("", "1.50", "3.00"), fix + "56 @73; " + pct + "57 @81"},

		{"prompt", fees("01", "", ""), ""},
		{"prompt and a fixed fee", fees("01", "1.50", ""), fix + "56 @79"},
		{"prompt and a percentage", fees("01", "", "3.00"), pct + "57 @79"},
		{"prompt and both fees", fees("01", "1.50", "3.00"), fix + "56 @79; " + pct + "57 @87"},

		{"fixed", fees("02", "1.50", ""), ""},
		{"fixed without decimals", fees("02", "10", ""), ""},
		{"fixed without its fee", fees("02", "", ""), fix + "55 @73"},
		{"fixed with a fee of 0", fees("02", "0", ""), fix + "56 @79"},
		{"fixed with a fee of 0.00", fees("02", "0.00", ""), fix + "56 @79"},
		{"fixed with a fee of 000.", fees("02", "000.", ""), fix + "56 @79"},
		{"fixed with both fees", fees("02", "1.50", "3.00"), pct + "57 @87"},
		{"fixed with a percentage", fees("02", "", "3.00"), fix + "55 @73; " + pct + "57 @79"},

		{"percentage", fees("03", "", "3.00"), ""},
		{"least percentage", fees("03", "", "00.01"), ""},
		{"least percentage, short", fees("03", "", "0.01"), ""},
		{"most percentage", fees("03", "", "99.99"), ""},
		{"percentage without decimals", fees("03", "", "10"), ""},
		{"percentage with a bare full stop", fees("03", "", "3."), ""},
		{"percentage with three decimals", fees("03", "", "3.125"), ""},
		{"percentage without its fee", fees("03", "", ""), pct + "55 @73"},
		{"percentage of 0", fees("03", "", "0"), pct + "57 @79"},
		{"percentage of 00.00", fees("03", "", "00.00"), pct + "57 @79"},
		{"percentage below the least", fees("03", "", "0.009"), pct + "57 @79"},
		{"percentage of 100", fees("03", "", "100"), pct + "57 @79"},
		{"percentage with both fees", fees("03", "1.50", "3.00"), fix + "56 @79"},
		{"percentage with a fixed fee", fees("03", "1.50", ""), fix + "56 @79; " + pct + "55 @73"},

		{"reserved indicator", fees("04", "", ""), tip},
		{"reserved indicator and a fixed fee", fees("04", "1.50", ""), tip + "; " + fix + "56 @79"},
		{"reserved indicator and a percentage", fees("04", "", "3.00"), tip + "; " + pct + "57 @79"},
		{"reserved indicator and both fees", fees("04", "1.50", "3.00"), tip + "; " + fix + "56 @79; " + pct + "57 @87"},
		{"indicator 00", fees("00", "", ""), tip},
		{"indicator of one digit", fees("1", "", ""), tip},

		{"prompt without an amount", shop("55", "01"), ""},
		{"prompt with an amount", shop("55", "01", "54", "10"), ""},
	})
}

func checkVectors(t *testing.T, vectors []vector) {
	t.Helper()
	for _, v := range vectors {
		t.Run(v.name, func(t *testing.T) {
			code, err := emvqr.Parse(v.payload)
			require.NoError(t, err, v.payload)
			require.Equal(t, v.want, findings(code), v.payload)
		})
	}
}

func TestAmounts(t *testing.T) {
	const (
		grammar  = "error MPM-4.7.4.1-AMT 54 @73"
		zero     = "error MPM-4.7.4.1-NZ 54 @73"
		decimals = "warning MPM-4.7.4.1-EXP 54 @73"
		length   = "error MPM-T3.6-LEN 54 @73"
	)
	for _, c := range []struct{ currency, amount, want string }{
		{"840", "98.73", ""},
		{"840", "98", ""},
		{"840", "98.", ""},
		{"840", "007.50", ""},
		{"840", "0.01", ""},
		{"840", "1234567890.12", ""},
		{"840", "1234567890123", ""},
		{"840", "98,73", grammar},
		{"840", "3 705", grammar},
		{"840", "10,00", grammar},
		{"840", "1,000.00", grammar},
		{"840", ".5", grammar},
		{"840", ".", grammar},
		{"840", "1.2.3", grammar},
		{"840", "1e3", grammar},
		{"840", "-1", grammar},
		{"840", "+5", grammar},
		{"840", "0x10", grammar},
		{"840", " 5", grammar},
		{"840", "5 ", grammar},
		{"840", "***", grammar},
		{"840", "NaN", grammar},
		{"840", "\uff15", grammar}, // a full-width five
		{"840", "0", zero},
		{"840", "0.00", zero},
		{"840", "000.", zero},
		{"840", "0000000000.00", zero},
		{"840", "12345678901234", length},
		{"840", "12345678901.50", length},
		{"840", strings.Repeat("9", 19), length},
		{"840", strings.Repeat("9", 99), length},

		{"840", "98.7", decimals},
		{"840", "98.730", decimals},
		{"392", "100", ""},  // yen: none
		{"392", "100.", ""}, //
		{"392", "100.0", decimals},
		{"392", "100.50", decimals},
		{"048", "1.500", ""}, // Bahraini dinar: three
		{"048", "1.50", decimals},
		{"048", "1", ""},
		{"360", "10000.00", ""}, // rupiah: two by ISO, none by custom
		{"360", "10000", ""},
		{"360", "10000.5", decimals},
		{"990", "1.2345", ""},  // Unidad de Fomento: four
		{"959", "1.23456", ""}, // gold: no minor unit
	} {
		t.Run(c.currency+" "+c.amount, func(t *testing.T) {
			code, err := emvqr.Parse(shop("53", c.currency, "54", c.amount))
			require.NoError(t, err)
			require.Equal(t, c.want, findings(code))
			_, ok := code.Amount()
			require.Equal(t, c.want != grammar && len(c.amount) < 19, ok)
		})
	}
	t.Run("decimals are not judged in an unknown currency", func(t *testing.T) {
		require.Equal(t, "error MPM-4.7.5.1-CUR 53 @34", findings(emvqr.MustParse(shop("53", "001", "54", "1.2345"))))
	})
}

func TestGloballyUniqueIdentifiers(t *testing.T) {
	for _, c := range []struct {
		name, guid string
		good       bool
	}{
		{"AID of 5 bytes", "D840000000", true},
		{"AID of 6 bytes", "D15600000000", true},
		{"AID of 8 bytes", "A000000677010111", true},
		{"AID in small letters", "a000000677010111", true},
		{"AID of 16 bytes", strings.Repeat("A0", 16), true},
		{"UUID without hyphens", "581b314e257f41bfbbdc6384daa31d16", true},
		{"UUID in capitals", "581B314E257F41BFBBDC6384DAA31D16", true},
		{"reverse domain", "com.merchant.name", true},
		{"reverse domain in capitals", "BR.GOV.BCB.PIX", true},
		{"reverse domain of two labels", "SG.PAYNOW", true},
		{"reverse domain with a hyphen", "com.my-shop", true},
		{"reverse domain of 32", "com." + strings.Repeat("n", 28), true},
		{"empty", "", false},
		{"a word", "CUIT", false},
		{"AID of 4 bytes", "A0000006", false},
		{"AID of an odd number of digits", "A0000006150", false},
		{"a row of 11 digits", "30002002001", false},
		{"UUID with hyphens", "581b314e-257f-41bf-bbdc-6384daa31d16"[:32], false},
		{"AID of 33 digits", strings.Repeat("A", 33), false},
		{"reverse domain of 33", "com." + strings.Repeat("n", 29), false},
		{"empty label", "com..shop", false},
		{"full stop in front", ".com.shop", false},
		{"full stop behind", "com.shop.", false},
		{"blank", "com.my shop", false},
		{"web address", "https://com.shop", false},
		{"account of a person", "name@bank", false},
		{"letter outside ASCII", "com.café", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			want26, want62 := "", ""
			if !c.good {
				want26, want62 = "error MPM-4.7.11.2-GUID 26.00 @77", "error MPM-4.8.1.5-PSS 62.50.00 @81"
			}
			template := tlv("00", c.guid, "01", "x")
			require.Equal(t, want26, findings(emvqr.MustParse(shop("26", template))))
			require.Equal(t, want26, strings.ReplaceAll(findings(emvqr.MustParse(shop("51", template))), "51", "26"))
			require.Equal(t, want62, findings(emvqr.MustParse(shop("62", tlv("50", template)))))
		})
	}
	// For 80-99 EMVCo sets a length and no form.
	checkVectors(t, []vector{
		{"unreserved: a word", shop("80", tlv("00", "CUIT")), ""},
		{"unreserved: one character", shop("99", tlv("00", "1")), ""},
		{"unreserved: 32 characters", shop("99", tlv("00", strings.Repeat("z", 32))), ""},
		{"unreserved: 33 characters", shop("80", tlv("00", strings.Repeat("z", 33))), "error MPM-4.11.1.2-GUID 80.00 @77"},
		{"unreserved: empty", shop("80", tlv("00", "")), "error MPM-4.11.1.2-GUID 80.00 @77"},
		{"GUID comes last", shop("26", tlv("01", "x", "02", "y", "00", "com.shop")), ""},
		{"GUID comes last in 62-50", shop("62", tlv("50", tlv("01", "x", "00", "com.shop"))), ""},
		{"GUID comes last in 80", shop("80", tlv("01", "x", "00", "com.shop")), ""},
		{"same GUID in two templates", shop("26", tlv("00", "com.shop"), "27", tlv("00", "com.shop"), "80", tlv("00", "com.shop")), ""},
		{"GUID twice in a template", shop("26", tlv("00", "com.shop", "00", "com.shop")), "error MPM-4.3.1.2-UNIQ 26.00 @89"},
	})
}

func TestAdditionalData(t *testing.T) {
	var vectors []vector
	for id := 1; id <= 8; id++ {
		sub := fmt.Sprintf("%02d", id)
		broken := "error MPM-4.8.1.2-PROMPT 62." + sub + " @77"
		for value, want := range map[string]string{
			"***": "", "*": broken, "**": broken, "****": broken, "A***": "", "***1": "", "INV 1": "",
			strings.Repeat("9", 25): "", strings.Repeat("9", 26): "error MPM-T3.7-LEN 62." + sub + " @77",
			strings.Repeat("*", 26): broken,
		} {
			vectors = append(vectors, vector{sub + " is " + value, shop("62", tlv(sub, value)), want})
		}
	}
	const (
		request = "error MPM-4.8.1.3-ACDR 62.09 @77"
		channel = "error MPM-4.8.1.6-CHAN 62.11 @77"
	)
	for value, want := range map[string]string{
		"A": "", "M": "", "E": "", "AM": "", "MA": "", "EMA": "", "AME": "",
		"AA": request, "MEM": request, "X": request, "me": request, "AMEA": request, "***": request, "A ": request,
	} {
		vectors = append(vectors, vector{"09 is " + value, shop("62", tlv("09", value)), want})
	}
	for value, want := range map[string]string{
		// The use cases of Annex B.8 and the four corners.
		"400": "", "000": "", "402": "", "002": "", "401": "", "001": "", "610": "", "010": "", "521": "", "111": "", "211": "",
		"733": "", "333": "",
		"800": channel, "900": channel, "040": channel, "090": channel, "004": channel, "009": channel,
		"40": channel, "4000": channel, "4 0": channel, "abc": channel, "***": channel, "\u0664\u0660\u0660": channel,
	} {
		vectors = append(vectors, vector{"11 is " + value, shop("62", tlv("11", value)), want})
	}
	checkVectors(t, append(vectors,
		// Only 01 to 08 can prompt; elsewhere asterisks are a value.
		vector{"tax id of asterisks", shop("62", tlv("10", "****")), ""},
		vector{"accent in the store label", shop("62", tlv("03", "Gənclik")), "error MPM-4.5.2.1-ANS 62.03 @77"},
		vector{"everything", shop("62", tlv("01", "1", "05", "***", "09", "AME", "10", "T1", "11", "400", "50", tlv("00", "com.shop", "01", "x"))), ""},
		vector{"two payment systems", shop("62", tlv("50", tlv("00", "com.shop"), "99", tlv("00", "org.shop"))), ""},
		vector{"payment system with an empty object", shop("62", tlv("50", tlv("00", "com.shop", "01", ""))), "error MPM-4.4.1.2-LENRANGE 62.50.01 @93"},
		vector{"payment system with an object twice", shop("62", tlv("50", tlv("00", "com.shop", "01", "a", "01", "b"))), "error MPM-4.3.1.2-UNIQ 62.50.01 @98"},
		vector{"empty payment system", shop("62", tlv("50", "")), "error MPM-4.4.1.2-LENRANGE 62.50 @77"},
		vector{"label twice", shop("62", tlv("05", "1", "05", "2")), "error MPM-4.3.1.2-UNIQ 62.05 @82"},
		vector{"payment system twice", shop("62", tlv("50", tlv("00", "com.shop"), "50", "1")), "error MPM-4.3.1.2-UNIQ 62.50 @93"},
	))
}

// Tables 3.6 to 3.8: what is as long as its table allows, one longer, and not in
// its character set.
func TestLengthsAndFormatsOfTheTables(t *testing.T) {
	in := func(root string, pairs ...string) func(string, string) string {
		return func(id, value string) string { return shop(root, tlv(append(pairs, id, value)...)) }
	}
	root := func(id, value string) string { return shop(id, value) }
	fee := func(indicator string) func(string, string) string {
		return func(id, value string) string { return shop("55", indicator, id, value) }
	}
	for _, c := range []struct {
		id, place string
		code      func(id, value string) string
		fill      string // what a long value is made of, one character
		start     string // what it begins with
		max       int
		rule      string // for one character more, "" where two digits say no more
		foreign   string // for a letter outside ASCII, "" where any letter may stand
	}{
		{"02", "02 @6", root, "1", "", 99, "", "MPM-4.5.2.1-ANS"},
		{"25", "25 @73", root, "1", "", 99, "", "MPM-4.5.2.1-ANS"},
		{"54", "54 @73", root, "1", "", 13, "MPM-T3.6-LEN", "MPM-4.7.4.1-AMT"},
		{"56", "56 @79", fee("02"), "1", "", 13, "MPM-T3.6-LEN", "MPM-4.7.7.2-GRAM"},
		{"57", "57 @79", fee("03"), "0", "1.", 5, "MPM-T3.6-LEN", "MPM-4.7.8.2-GRAM"},
		{"59", "59 @47", root, "n", "", 25, "MPM-T3.6-LEN", "MPM-4.5.2.1-ANS"},
		{"60", "60 @61", root, "n", "", 15, "MPM-T3.6-LEN", "MPM-4.5.2.1-ANS"},
		{"61", "61 @73", root, "n", "", 10, "MPM-T3.6-LEN", "MPM-4.5.2.1-ANS"},
		{"01", "62.01 @77", in("62"), "n", "", 25, "MPM-T3.7-LEN", "MPM-4.5.2.1-ANS"},
		{"02", "62.02 @77", in("62"), "n", "", 25, "MPM-T3.7-LEN", "MPM-4.5.2.1-ANS"},
		{"03", "62.03 @77", in("62"), "n", "", 25, "MPM-T3.7-LEN", "MPM-4.5.2.1-ANS"},
		{"04", "62.04 @77", in("62"), "n", "", 25, "MPM-T3.7-LEN", "MPM-4.5.2.1-ANS"},
		{"05", "62.05 @77", in("62"), "n", "", 25, "MPM-T3.7-LEN", "MPM-4.5.2.1-ANS"},
		{"06", "62.06 @77", in("62"), "n", "", 25, "MPM-T3.7-LEN", "MPM-4.5.2.1-ANS"},
		{"07", "62.07 @77", in("62"), "n", "", 25, "MPM-T3.7-LEN", "MPM-4.5.2.1-ANS"},
		{"08", "62.08 @77", in("62"), "n", "", 25, "MPM-T3.7-LEN", "MPM-4.5.2.1-ANS"},
		{"10", "62.10 @77", in("62"), "n", "", 20, "MPM-T3.7-LEN", "MPM-4.5.2.1-ANS"},
		{"01", "62.50.01 @93", func(id, value string) string {
			return shop("62", tlv("50", tlv("00", "com.shop", id, value)))
		}, "n", "", 79, "", ""},
		{"01", "64.01 @83", in("64", "00", "zh"), "最", "", 25, "MPM-T3.8-LEN", ""},
		{"02", "64.02 @88", in("64", "00", "zh", "01", "N"), "最", "", 15, "MPM-T3.8-LEN", ""},
		{"01", "26.01 @89", in("26", "00", "com.shop"), "n", "", 83, "", ""},
		{"01", "80.01 @89", in("80", "00", "com.shop"), "n", "", 83, "", ""},
	} {
		t.Run(c.place, func(t *testing.T) {
			long := c.start + strings.Repeat(c.fill, c.max-len(c.start))
			require.Empty(t, findings(emvqr.MustParse(c.code(c.id, long))))
			if c.rule != "" {
				require.Equal(t, "error "+c.rule+" "+c.place, findings(emvqr.MustParse(c.code(c.id, long+c.fill))))
			}
			want := ""
			if c.foreign != "" {
				want = "error " + c.foreign + " " + c.place
			}
			require.Equal(t, want, findings(emvqr.MustParse(c.code(c.id, "é"))))
		})
	}
}

func TestReservedIDs(t *testing.T) {
	var vectors []vector
	for id := 65; id <= 79; id++ {
		vectors = append(vectors, vector{"root", shop(fmt.Sprint(id), "x"), fmt.Sprintf("error MPM-4.5.4.1-RFU %d @73", id)})
	}
	for id := 12; id <= 49; id++ {
		vectors = append(vectors, vector{"additional data", shop("62", tlv(fmt.Sprint(id), "x")), fmt.Sprintf("error MPM-4.5.4.1-RFU 62.%d @77", id)})
	}
	for id := 3; id <= 99; id++ {
		sub := fmt.Sprintf("%02d", id)
		vectors = append(vectors, vector{"language template", shop("64", tlv("00", "zh", "01", "N", sub, "x")), "error MPM-4.5.4.1-RFU 64." + sub + " @88"})
	}
	// Reserved by EMVCo and yet accounts.
	for _, id := range []string{"06", "07", "08", "17", "25"} {
		vectors = append(vectors, vector{"account " + id, shop("02", absent, id, "123"), ""})
	}
	checkVectors(t, vectors)
}

func TestTemplates(t *testing.T) {
	checkVectors(t, []vector{
		{"no id in an account", shop("26", "name@bank"), "warning MPM-4.7.11.1-TMPL 26 @77"},
		{"no id in the second object of an account", shop("26", tlv("00", "com.shop")+"xx"), "warning MPM-4.7.11.1-TMPL 26 @89"},
		{"no length in an account", shop("26", "00-1x"), "warning MPM-4.7.11.1-TMPL 26.00 @77"},
		{"half a header in an account", shop("26", tlv("00", "com.shop")+"01"), "warning MPM-4.7.11.1-TMPL 26.01 @89"},
		{"account is one digit", shop("26", "1"), "warning MPM-4.7.11.1-TMPL 26 @77"},
		{"account runs past its end", shop("26", tlv("00", "com.shop")+"0105abcd"), "warning MPM-4.7.11.1-TMPL 26.01 @89"},
		{"empty account", shop("26", ""), "error MPM-4.4.1.2-LENRANGE 26 @73"},
		{"empty object in an account", shop("26", tlv("00", "com.shop", "01", "")), "error MPM-4.4.1.2-LENRANGE 26.01 @89"},
		{"object twice in an account", shop("26", tlv("00", "com.shop", "01", "a", "01", "b")), "error MPM-4.3.1.2-UNIQ 26.01 @94"},
		{"opaque unreserved template", shop("80", "A1B2"), "warning MPM-4.11.1.1-UNRES 80 @77"},
		{"empty unreserved template", shop("80", ""), "error MPM-4.4.1.2-LENRANGE 80 @73"},
		{"object twice in an unreserved template", shop("80", tlv("00", "x", "01", "a", "01", "b")), "error MPM-4.3.1.2-UNIQ 80.01 @87"},
		{"no id in additional data", shop("62", "AA01x"), "error MPM-4.3.1.1-ID 62 @77"},
		{"no length in additional data", shop("62", "05+3abc"), "error MPM-3.2-TLV 62.05 @77"},
		{"additional data runs past its end", shop("62", tlv("03", "x")+"0505abcd"), "error MPM-3.2-TLV 62.05 @82"},
		{"opaque payment system", shop("62", tlv("50", "ABC")), "warning MPM-4.8.1.5-PSS 62.50 @81"},
		{"language template runs past its end", shop("64", "0002zh0109Laden"), "error MPM-3.2-TLV 64.01 @83"},
		{"empty language template", shop("64", ""), "error MPM-4.4.1.2-LENRANGE 64 @73"},
		{"language template with neither", shop("64", tlv("02", "Stadt")), "error MPM-4.9.1.1-LANGM 64.00 @86; error MPM-4.9.1.1-LANGM 64.01 @86"},
		{"language template without a city", shop("64", tlv("00", "es", "01", "Tienda")), ""},
		{"language template in another order", shop("64", tlv("02", "Stadt", "01", "Laden", "00", "de")), ""},
		{"language in capitals", shop("64", tlv("00", "ZH", "01", "Laden")), ""},
		{"language of three letters", shop("64", tlv("00", "zho", "01", "Laden")), "error MPM-4.9.2.1-LANG 64.00 @77"},
		{"language twice", shop("64", tlv("00", "zh", "00", "en", "01", "Laden")), "error MPM-4.3.1.2-UNIQ 64.00 @83"},
		{"city of 16 in the other language", shop("64", tlv("00", "zh", "01", "N", "02", strings.Repeat("京", 16))), "error MPM-T3.8-LEN 64.02 @88"},
		{"empty name in the other language", shop("64", tlv("00", "zh", "01", "")), "error MPM-4.4.1.2-LENRANGE 64.01 @83"},
		// 02-25 are text whatever they look like.
		{"primitive account that looks like a template", shop("05", tlv("04", "x")), ""},
		{"primitive account that looks like a broken template", shop("15", "31250003440002034410000000000000"[:31]), ""},
		{"accent in a primitive account", shop("02", "40001234é"), "error MPM-4.5.2.1-ANS 02 @6"},
		{"empty primitive account", shop("02", ""), "error MPM-4.4.1.2-LENRANGE 02 @6"},
	})
}

func TestOrderOfObjects(t *testing.T) {
	const rest = "5802US5910ABC Hammer6008New York"
	checkVectors(t, []vector{
		{"backwards but for 00", seal("0002016008New York5910ABC Hammer5802US5303840520452510216" + "4000123456789012"), ""},
		{"language before the account", seal("000201" + tlv("64", tlv("00", "zh", "01", "N"), "02", "4", "52", "5251", "53", "840") + rest), ""},
		{"00 is last", seal(shopObjects("00", absent) + "000201"), "error MPM-4.6.1.1-FIRST 02 @0"},
		{"00 is second and 02", seal("021640001234567890120002025204525153038405802US5910ABC Hammer6008New York"), "error MPM-4.7.1.1-PFI 00 @20; error MPM-4.6.1.1-FIRST 02 @0"},
		{"000201 twice", seal("000201" + shopObjects()), "error MPM-4.3.1.2-UNIQ 00 @6"},
		{"nothing but 00", seal("000201"), "error MPM-4.2.1.1-ROOTM 52 @14; error MPM-4.2.1.1-ROOTM 53 @14; error MPM-4.2.1.1-ROOTM 58 @14; " +
			"error MPM-4.7.14.1-NAME 59 @14; error MPM-4.7.15.1-CITY 60 @14; error MPM-4.7.9.1-MAI code @14"},
		{"each of three names again", seal(shopObjects() + tlv("59", "B", "59", "C")), "error MPM-4.3.1.2-UNIQ 59 @73; error MPM-4.3.1.2-UNIQ 59 @78"},
		{"second amount is not judged", seal(shopObjects("54", "10") + tlv("54", "-5")), "error MPM-4.3.1.2-UNIQ 54 @79"},
		{"account 51 is enough", shop("02", absent, "51", tlv("00", "com.shop")), ""},
		{"template 80 is no account", shop("02", absent, "80", tlv("00", "com.shop")), "error MPM-4.7.9.1-MAI code @77"},
		{"512 bytes", long(512), ""},
		{"513 bytes", long(513), "warning MPM-4.1-MAXLEN code @0"},
	})
}

func TestGeneralRuleIsSilentWhereASpecificOneSpeaks(t *testing.T) {
	checkVectors(t, []vector{
		{"format indicator: not the format", shop("00", "0A"), "error MPM-4.7.1.1-PFI 00 @0"},
		{"format indicator: not the length", shop("00", "1"), "error MPM-4.7.1.1-PFI 00 @0"},
		{"initiation: not the format", shop("01", "AB"), "error MPM-4.7.2.1-POI 01 @73"},
		{"initiation: not the length", shop("01", "111"), "error MPM-4.7.2.1-POI 01 @73"},
		{"category: not the length", shop("52", "525"), "error MPM-4.7.12.1-MCC 52 @26"},
		{"category: neither", shop("52", "shop!"), "error MPM-4.7.12.1-MCC 52 @26"},
		{"currency: not the length", shop("53", "84"), "error MPM-4.7.5.1-CUR 53 @34"},
		{"currency: format before list", shop("53", "8402A"), "error MPM-1.4.1-N 53 @34"},
		{"amount: not the length", shop("54", "12 345 678 901"), "error MPM-4.7.4.1-AMT 54 @73"},
		{"amount: not the characters", shop("54", "5\u00a0"), "error MPM-4.7.4.1-AMT 54 @73"},
		{"amount: zero and too long", shop("54", "000000000000.00"), "error MPM-4.7.4.1-NZ 54 @73"},
		{"amount: empty", shop("54", ""), "error MPM-4.4.1.2-LENRANGE 54 @73"},
		{"indicator: not the format", shop("55", "0X"), "error MPM-4.7.6.1-TIP 55 @73"},
		{"percentage: not the length", shop("55", "03", "57", "0.0001"), "error MPM-4.7.8.1-PCT 57 @79"},
		{"country: not the length", shop("58", "USA"), "error MPM-4.7.13.1-CTRY 58 @41"},
		{"country: not the characters", shop("58", "Ü?"), "error MPM-4.7.13.1-CTRY 58 @41"},
		{"country: not in the list", shop("58", "ZZ"), "error MPM-4.7.13.1-CTRY 58 @41"},
		{"name: missing", shop("59", absent), "error MPM-4.7.14.1-NAME 59 @67"},
		{"name: empty", shop("59", ""), "error MPM-4.4.1.2-LENRANGE 59 @47"},
		{"additional data: empty", shop("62", ""), "error MPM-4.8.1.1-NONEMPTY 62 @73"},
		{"additional data: 00 is not reserved but not given out", shop("62", tlv("00", "x")), "error MPM-4.8.1.4-ALLOC 62.00 @77"},
		{"additional data: 12 is reserved", shop("62", tlv("12", "x")), "error MPM-4.5.4.1-RFU 62.12 @77"},
		{"channel: not the length", shop("62", tlv("11", "1")), "error MPM-4.8.1.6-CHAN 62.11 @77"},
		{"request: not the length", shop("62", tlv("09", "AMEX")), "error MPM-4.8.1.3-ACDR 62.09 @77"},
		{"language: not the length", shop("64", tlv("00", "z", "01", "N")), "error MPM-4.9.2.1-LANG 64.00 @77"},
		{"GUID: empty", shop("26", tlv("00", "")), "error MPM-4.7.11.2-GUID 26.00 @77"},
		{"account: opaque, not without a GUID", shop("26", "opaque"), "warning MPM-4.7.11.1-TMPL 26 @77"},
	})
}

func TestTextThatIsNotSeen(t *testing.T) {
	for _, c := range []struct{ name, char string }{
		{"right-to-left override", "\u202e"},
		{"right-to-left isolate", "\u2067"},
		{"zero width space", "\u200b"},
		{"zero width joiner", "\u200d"},
		{"byte order mark", "\ufeff"},
		{"tag letter", "\U000e0041"},
		{"NUL", "\x00"},
		{"line feed", "\n"},
		{"escape", "\x1b"},
		{"delete", "\x7f"},
		{"control of Latin-1", "\u0085"},
		{"Hangul choseong filler", "\u115f"},
		{"Hangul jungseong filler", "\u1160"},
		{"Hangul filler", "\u3164"},
		{"half-width Hangul filler", "\uffa0"},
		{"grapheme joiner", "\u034f"},
		{"Khmer inherent vowel AQ", "\u17b4"},
		{"Khmer inherent vowel AA", "\u17b5"},
		{"Mongolian variation selector", "\u180b"},
		{"Mongolian vowel separator", "\u180e"},
		{"Mongolian variation selector four", "\u180f"},
		{"variation selector", "\ufe00"},
		{"emoji style of a letter", "\ufe0f"},
		{"ideographic variation selector", "\U000e0100"},
		{"the last variation selector", "\U000e01ef"},
		{"a tag not given out", "\U000e0002"},
		{"braille blank", "\u2800"},
		{"Khitan filler", "\U00016fe4"},
		{"null notehead", "\U0001d159"},
		{"an invisible operator", "\u2062"},
		{"a character to be ignored that is not given out", "\u2065"},
		{"line separator", "\u2028"},
		{"paragraph separator", "\u2029"},
	} {
		t.Run(c.name, func(t *testing.T) {
			template := tlv("00", "en", "01", "A"+c.char+"B")
			require.Equal(t, "warning TEXT-HIDDEN 64.01 @83", findings(emvqr.MustParse(shop("64", template))))
			owners := tlv("00", "com.shop", "01", c.char)
			require.Equal(t, "warning TEXT-HIDDEN 26.01 @89", findings(emvqr.MustParse(shop("26", owners))))
			require.Equal(t, "error MPM-4.5.2.1-ANS 59 @47", findings(emvqr.MustParse(shop("59", c.char))))
		})
	}
	for _, name := range []string{"ร้านน้ำชา", "می\u200cخواهم", "ශ්\u200dරී", "क्\u200dष", "ന്\u200d", "ক্\u200cষ",
		"❤\ufe0f", "❤\ufe0e", "5\ufe0f\u20e3", "‼\ufe0f", "↔\ufe0f", "辻\U000e0100", "辻\ufe00", "ᠠ\u180b"} { // joiners as they are spelled
		require.Empty(t, findings(emvqr.MustParse(shop("64", tlv("00", "th", "01", name, "02", "กรุงเทพฯ")))), name)
	}
	for _, name := range []string{
		"\u200cم", "م\u200c\u200c", "م\u200c", "م\u200c ", "د\u200cر", "م\u200dم", "3\u200cم", "م\u200cA", // where a joiner does nothing
		"क\u200dष", "क\u200cष", "ക്\u200c", "店\u200d", "店\ufe0f", "é\ufe0f", "❤\ufe0f\ufe0f", "5\ufe0f", "5\ufe0fA", "A\ufe0f\u20e3", "店\u180b", "ᠠ\ufe00", "字\u115f", "ร\u200cร", "م\u200b", "م\u202e",
	} {
		require.Equal(t, "warning TEXT-HIDDEN 64.01 @83", findings(emvqr.MustParse(shop("64", tlv("00", "th", "01", name)))), "%q", name)
	}
}

func TestValidateStopsWhenTold(t *testing.T) {
	code := emvqr.MustParse(seal("000203"))
	var first emvqr.Finding
	for f := range code.Validate() {
		require.Zero(t, first.Rule, "a finding after the break")
		first = f
		break
	}
	require.Equal(t, "MPM-4.7.1.1-PFI", first.Rule)
}

func TestValidateOfACleanCodeAllocatesNothing(t *testing.T) {
	for name, payload := range map[string]string{
		"shop":       shop(),
		"everything": shop("01", "12", "54", "10.00", "55", "03", "57", "3.00", "61", "1", "62", tlv("05", "***", "09", "AM", "11", "400", "50", tlv("00", "com.shop")), "80", tlv("00", "x")),
		"Annex B.7":  annexB7,
		"Thai":       shop("64", tlv("00", "th", "01", "ร้านน้ำชา", "02", "กรุงเทพฯ")),
	} {
		t.Run(name, func(t *testing.T) {
			code := emvqr.MustParse(payload)
			require.Empty(t, findings(code))
			require.Zero(t, testing.AllocsPerRun(100, func() {
				for range code.Validate() {
				}
			}))
		})
	}
}

func TestWordsForSeveritiesLayersAndConfidence(t *testing.T) {
	for severity, want := range map[emvqr.Severity]string{emvqr.Info: "info", emvqr.Warning: "warning", emvqr.Error: "error", 0: "Severity(0)", 9: "Severity(9)"} {
		require.Equal(t, want, severity.String())
		text, err := severity.MarshalText()
		require.NoError(t, err)
		require.Equal(t, want, string(text))
	}
	require.Less(t, emvqr.Info, emvqr.Warning)
	require.Less(t, emvqr.Warning, emvqr.Error)
	for layer, want := range map[emvqr.Layer]string{emvqr.Structural: "structural", emvqr.Checked: "checked", emvqr.Advisory: "advisory", 0: "Layer(0)", 9: "Layer(9)"} {
		require.Equal(t, want, layer.String())
	}
	for confidence, want := range map[emvqr.Confidence]string{emvqr.ConfidenceA: "A", emvqr.ConfidenceB: "B", emvqr.ConfidenceC: "C", emvqr.ConfidenceD: "D", 0: ""} {
		require.Equal(t, want, confidence.String())
		text, err := confidence.MarshalText()
		require.NoError(t, err)
		require.Equal(t, want, string(text))
	}
}

func TestNamesOfObjects(t *testing.T) {
	for _, c := range []struct {
		path emvqr.Path
		want string
	}{
		{emvqr.Path{}, ""},
		{emvqr.P(0), "Payload Format Indicator"},
		{emvqr.P(2), "Merchant Account Information"},
		{emvqr.P(25), "Merchant Account Information"},
		{emvqr.P(26), "Merchant Account Information Template"},
		{emvqr.P(51), "Merchant Account Information Template"},
		{emvqr.P(60), "Merchant City"},
		{emvqr.P(63), "CRC"},
		{emvqr.P(65), "Reserved for EMVCo"},
		{emvqr.P(80), "Unreserved Template"},
		{emvqr.P(26, 0), "Globally Unique Identifier"},
		{emvqr.P(26, 1), "Context Specific Data"},
		{emvqr.P(2, 0), "Context Specific Data"},
		{emvqr.P(99, 0), "Globally Unique Identifier"},
		{emvqr.P(62, 0), "Not defined by EMVCo"},
		{emvqr.P(62, 1), "Bill Number"},
		{emvqr.P(62, 8), "Purpose of Transaction"},
		{emvqr.P(62, 9), "Additional Consumer Data Request"},
		{emvqr.P(62, 11), "Merchant Channel"},
		{emvqr.P(62, 12), "Reserved for EMVCo"},
		{emvqr.P(62, 50), "Payment System Specific Template"},
		{emvqr.P(62, 50, 0), "Globally Unique Identifier"},
		{emvqr.P(62, 50, 1), "Context Specific Data"},
		{emvqr.P(62, 5, 0), "Context Specific Data"},
		{emvqr.P(64, 0), "Language Preference"},
		{emvqr.P(64, 2), "Merchant City - Alternate Language"},
		{emvqr.P(64, 3), "Reserved for EMVCo"},
		{emvqr.P(26, 1, 0), "Context Specific Data"},
	} {
		require.Equal(t, c.want, emvqr.ObjectName(c.path), c.path.String())
	}
}
