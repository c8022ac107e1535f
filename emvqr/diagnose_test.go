package emvqr_test

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
)

// sealedAs puts object 63 behind objects with the checksum of another text, as a
// program does that computes it wrongly.
func sealedAs(objects, other string) string {
	return fmt.Sprintf("%s6304%04X", objects, crc.Checksum(other))
}

// lowBytes is what charCodeAt and a mask of 0xFF make of a text.
func lowBytes(text string) string {
	var low []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		low = append(low, byte(unit))
	}
	return string(low)
}

func TestCausesThatExplainAWrongChecksum(t *testing.T) {
	plain := shopObjects()
	chinese := shopObjects("64", tlv("00", "zh", "01", "最佳运输"))
	emoji := shopObjects("64", tlv("00", "en", "01", "Tea 🍵"))
	mixed := shopObjects("64", tlv("00", "fr", "01", "Café 茶"))
	encoded := shopObjects("59", "ABC+Hammer", "60", "New+York")
	zeros := "000201010211021640001234567890125204525153038405802US5909SHOP 27806008New York" // checksum 000E
	for _, c := range []struct{ want, name, text string }{
		{"first-character-lost", "first 0 lost", good[1:]},
		{"first-character-lost", "first 0 of the worked example lost", annexB7[1:]},
		{"leading-zeros-dropped", "000E as E", zeros + "6304E"},
		{"leading-zeros-dropped", "000E as 0E", zeros + "63040E"},
		{"leading-zeros-dropped", "000E as e", zeros + "6304e"},
		{"leading-zeros-dropped", "000E as E, length adapted", zeros + "6301E"},
		{"leading-zeros-dropped", "000E as 00E, length adapted", zeros + "630300E"},
		{"without-6304", "computed without 6304", sealedAs(plain, plain)},
		{"without-6304", "computed without 6304 over Chinese", sealedAs(chinese, chinese)},
		{"without-000201", "computed without 000201", sealedAs(plain, plain[6:]+"6304")},
		{"lower-case", "computed over small letters", sealedAs(plain, strings.ToLower(plain)+"6304")},
		{"upper-case", "computed over capitals", sealedAs(plain, strings.ToUpper(plain)+"6304")},
		{"utf-16-low-bytes", "low bytes of Chinese", sealedAs(chinese, lowBytes(chinese)+"6304")},
		{"utf-16-low-bytes", "low bytes of an emoji", sealedAs(emoji, lowBytes(emoji)+"6304")},
		{"question-mark", "question marks for Chinese", sealedAs(chinese, strings.ReplaceAll(chinese, "最佳运输", "????")+"6304")},
		{"question-mark", "question mark for an emoji", sealedAs(emoji, strings.ReplaceAll(emoji, "🍵", "?")+"6304")},
		{"latin-1", "Latin-1 and a question mark", sealedAs(mixed, strings.NewReplacer("é", "\xe9", "茶", "?").Replace(mixed)+"6304")},
		{"plus-encoded", "plus signs for blanks", sealedAs(encoded, strings.ReplaceAll(encoded, "+", " ")+"6304")},
		{"initial-0000", "computed from 0000", fmt.Sprintf("%s6304%04X", plain, crc.Update(0, plain+"6304"))},
		{"bytes-swapped", "bytes swapped", plain + "6304" + goodCRC[2:] + goodCRC[:2]},
		{"bytes-swapped", "bytes swapped, in small letters", plain + "6304" + strings.ToLower(goodCRC[2:]+goodCRC[:2])},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := emvqr.Parse(c.text)
			require.Error(t, err, "a mistake is never forgiven")
			report := emvqr.Diagnose(c.text)
			require.NotEmpty(t, report.Repairs, c.text)
			best := report.Repairs[0]
			require.Equal(t, c.want, best.Kind)
			require.Equal(t, emvqr.Proven, best.Certainty)
			require.True(t, strings.HasSuffix(report.Findings[0].Message, "; "+best.Message), "%s", report.Findings[0].Message)
			requirePlain(t, best.Message)
			_, err = emvqr.Parse(best.Text)
			require.NoError(t, err)
		})
	}
}

func TestWrongChecksumWithoutAnExplanation(t *testing.T) {
	for name, text := range map[string]string{
		"zeros":                         good[:77] + "0000",
		"not hexadecimal":               good[:77] + "XXXX",
		"one letter changed":            strings.Replace(good, "Hammer", "Hummer", 1),
		"63 missing":                    good[:73],
		"right":                         good,
		"right in small letters":        lowerChecksum(good),
		"nothing":                       "",
		"zeros dropped and still wrong": good[:77] + "A1",
		"value missing":                 good[:77],
		"value right, length 99":        good[:75] + "99" + goodCRC,
		"not UTF-8":                     good[1:] + "\xff",
		"too long":                      strings.Repeat("0", 3000),
	} {
		t.Run(name, func(t *testing.T) {
			report := emvqr.Diagnose(text)
			for _, r := range report.Repairs {
				require.NotEqual(t, emvqr.Proven, r.Certainty, "%s: %s", r.Kind, r.Message)
			}
		})
	}
}

func TestChecksumFoundAndWanted(t *testing.T) {
	for _, c := range []struct {
		name, text, got, want string
		ok                    bool
	}{
		{"right", good, goodCRC, goodCRC, true},
		{"right in small letters", lowerChecksum(good), strings.ToLower(goodCRC), goodCRC, true},
		{"wrong", good[:77] + "0000", "0000", goodCRC, true},
		{"not hexadecimal", good[:77] + "XXXX", "XXXX", goodCRC, true},
		{"missing", good[:73], "", goodCRC, true},
		{"of three digits", good[:73] + "6303ABC", "ABC", goodCRC, true},
		{"worked example with another name", strings.Replace(annexB7, "BEST", "BEZT", 1), "A13A", "6BE4", true},
		{"leading zeros", "000201010211021640001234567890125204525153038405802US5909SHOP 27806008New York6304FFFF", "FFFF", "000E", true},
		{"not last", good + "610510001", goodCRC, goodCRC, true},
		{"lengths in bytes", unsealed("64220002ZH0112最佳运输"), "0000", crcWith("64220002ZH0112最佳运输"), true},
		{"value cut short", good[:80], "", "", false},
		{"root does not close", good[:60], "", "", false},
		{"nothing", "", "", "", false},
		{"no code", "https://a.test", "", "", false},
		{"not UTF-8", good + "\xff", "", "", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			report := emvqr.Diagnose(c.text)
			got, want, ok := report.Checksum()
			require.Equal(t, c.ok, ok)
			require.Equal(t, c.got, got)
			require.Equal(t, c.want, want)
		})
	}
}

func TestUnverifiedCodeCanBeReadAndNotEdited(t *testing.T) {
	for _, c := range []struct {
		name string
		text string
		err  error
	}{
		{"checksum wrong", good[:77] + "0000", emvqr.ErrChecksum},
		{"checksum missing", good[:73], emvqr.ErrNoChecksum},
		{"checksum of three digits", good[:73] + "6303ABC", emvqr.ErrLength},
		{"object behind the checksum", good + tlv("61", "10001"), emvqr.ErrTrailing},
		{"lengths in bytes, checksum wrong", unsealed("64220002ZH0112最佳运输"), emvqr.ErrChecksum},
	} {
		t.Run(c.name, func(t *testing.T) {
			report := emvqr.Diagnose(c.text)
			require.Equal(t, c.text, report.Text())
			code, err := report.Code()
			require.ErrorIs(t, err, c.err)
			require.ErrorIs(t, report.Err(), c.err)
			require.False(t, code.IsZero())
			require.False(t, code.Verified())
			require.Equal(t, c.text, code.String())
			require.Equal(t, "ABC Hammer", code.MerchantName())
			_, err = code.With(emvqr.SetAmount("5"))
			require.ErrorIs(t, err, emvqr.ErrUnverified)
			_, err = code.With()
			require.ErrorIs(t, err, emvqr.ErrUnverified, "an edit of nothing would seal it too")
		})
	}
	for name, text := range map[string]string{
		"cut short": good[:60], "nothing": "", "no code": "https://a.test", "not UTF-8": good + "\xff",
		"value of 63 cut short": good[:80], "too long": strings.Repeat("0", 3000), "something behind": good + "\n",
	} {
		t.Run(name, func(t *testing.T) {
			report := emvqr.Diagnose(text)
			code, err := report.Code()
			require.Error(t, err)
			require.True(t, code.IsZero())
			_, err = code.With(emvqr.SetAmount("5"))
			require.ErrorIs(t, err, emvqr.ErrUnverified)
		})
	}
	report := emvqr.Diagnose(good)
	code, err := report.Code()
	require.NoError(t, err)
	require.Equal(t, emvqr.MustParse(good), code)
	require.True(t, code.Verified())
}

// paths are the places of all objects, with a blank between.
func paths(report emvqr.Report) string {
	var b strings.Builder
	for o := range report.Objects() {
		b.WriteString(o.Path.String() + " ")
	}
	return strings.TrimSuffix(b.String(), " ")
}

func TestTreeIsShownAsFarAsItGoes(t *testing.T) {
	cutAt := func(behind string) string { return annexB7[:strings.Index(annexB7, behind)+len(behind)] }
	for _, c := range []struct{ name, text, want string }{
		{"whole", annexB7, "00 01 29 29.00 29.05 31 31.00 31.03 52 58 59 60 64 64.00 64.01 64.02 54 53 55 62 62.03 62.06 62.07 62.09 91 91.00 91.07 63"},
		{"cut inside the first template", cutAt("D1560000"), "00 01"},
		{"cut between templates", cutAt("A93FO3230Q"), "00 01 29 29.00 29.05"},
		{"cut inside a header", cutAt("A93FO3230Q31"), "00 01 29 29.00 29.05"},
		{"cut inside the name", cutAt("BEST TR"), "00 01 29 29.00 29.05 31 31.00 31.03 52 58"},
		{"cut inside the Chinese name", cutAt("最佳"), "00 01 29 29.00 29.05 31 31.00 31.03 52 58 59 60"},
		{"cut before 63", cutAt("0112233449988770708" + "12345678"), "00 01 29 29.00 29.05 31 31.00 31.03 52 58 59 60 64 64.00 64.01 64.02 54 53 55 62 62.03 62.06 62.07 62.09 91 91.00 91.07"},
		{"wrong checksum", good[:77] + "0000", "00 02 52 53 58 59 60 63"},
		{"something behind the checksum", good + "\n", "00 02 52 53 58 59 60 63"},
		{"object behind the checksum", good + tlv("61", "1"), "00 02 52 53 58 59 60 63 61"},
		{"first object is broken", "00-1", ""},
		{"template that breaks in its second object", shop("26", tlv("00", "com.shop")+"0199x"), "00 02 52 53 58 59 60 26 26.00 63"},
		{"template inside a template that breaks", shop("62", tlv("05", "1", "50", tlv("00", "com.shop")+"0199x")), "00 02 52 53 58 59 60 62 62.05 62.50 62.50.00 63"},
		{"opaque template", shop("80", "opaque"), "00 02 52 53 58 59 60 80 63"},
		{"primitive account that looks like a template", shop("02", tlv("00", "1")), "00 02 52 53 58 59 60 63"},
		{"template of an owner is not opened", shop("26", tlv("00", "com.shop", "01", tlv("00", "1"))), "00 02 52 53 58 59 60 26 26.00 26.01 63"},
		{"nothing", "", ""},
		{"no code", "https://a.test", ""},
		{"not UTF-8", good + "\xff", ""},
		{"too long", filled(2954), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			report := emvqr.Diagnose(c.text)
			require.Equal(t, c.want, paths(report))
			for o := range report.Objects() {
				require.Equal(t, c.text[o.Offset+4:o.Offset+4+len(o.Value)], o.Value)
				break
			}
		})
	}
}

func TestDiagnoseJudgesWhatItCanRead(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"wrong checksum and other faults", shopObjects("54", "0", "58", "us") + "63040000",
			"error MPM-4.7.3.1-CRC 63 @78; error MPM-4.7.13.1-CTRY 58 @41; error MPM-4.7.4.1-NZ 54 @73"},
		{"no checksum and no name", shopObjects("59", absent),
			"error MPM-4.6.1.2-LAST 63 @59; error MPM-4.7.14.1-NAME 59 @59"},
		{"cut short: what is missing behind the cut is not held against it", shopObjects("58", "us")[:60],
			"error MPM-3.2-TLV 59 @47; error MPM-4.7.13.1-CTRY 58 @41"},
		{"cut short inside a template: the template is not judged", shopObjects("62", tlv("05", "****"))[:80],
			"error MPM-3.2-TLV 62 @73"},
		{"wrong checksum in small letters is wrong and no more", good[:77] + "abcd", "error MPM-4.7.3.1-CRC 63 @73"},
		{"not UTF-8: nothing is judged", seal(shopObjects("54", "0", "61", "\xff")), "error MPM-1.4.3-UTF8 code @82"},
		{"too long: nothing is judged", filled(2954), "error QR-CAPACITY code @0"},
		{"no code: nothing is judged", "https://a.test", "error MPM-3.2-TLV code @0"},
		{"wrong checksum and lengths in bytes", unsealed("64220002ZH0112最佳运输"),
			"error MPM-4.7.3.1-CRC 63 @99; error MPM-4.4.1.1-LENCHARS code @0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			report := emvqr.Diagnose(c.text)
			var lines []string
			for _, f := range report.Findings {
				lines = append(lines, finding(f))
				requirePlain(t, f.Message)
			}
			require.Equal(t, c.want, strings.Join(lines, "; "))
		})
	}
}

// reportJSON is the shape that Report.MarshalJSON documents.
type reportJSON struct {
	Payload    *string       `json:"payload"`
	PayloadHex *string       `json:"payload_hex"`
	OK         *bool         `json:"ok"`
	CRC        *checksumJSON `json:"crc"`
	LengthUnit *string       `json:"length_unit"`
	Objects    []objectJSON  `json:"objects"`
	Findings   []findingJSON `json:"findings"`
	Repairs    []repairJSON  `json:"repairs"`
	Error      *errorJSON    `json:"error"`
}

type repairJSON struct {
	Kind      *string `json:"kind"`
	Path      *string `json:"path"`
	Offset    *int    `json:"offset"`
	Message   *string `json:"message"`
	Certainty *string `json:"certainty"`
	Of        *int    `json:"of"`
	Tried     *int    `json:"tried"`
	Text      *string `json:"text"`
}

type checksumJSON struct {
	Got  *string `json:"got"`
	Want *string `json:"want"`
	OK   *bool   `json:"ok"`
}

type objectJSON struct {
	Path   *string `json:"path"`
	Offset *int    `json:"offset"`
	Value  *string `json:"value"`
	Name   *string `json:"name"`
}

type findingJSON struct {
	Rule     *string `json:"rule"`
	Severity *string `json:"severity"`
	Path     *string `json:"path"`
	Offset   *int    `json:"offset"`
	Message  *string `json:"message"`
	Citation *string `json:"citation"`
}

type errorJSON struct {
	Offset  *int    `json:"offset"`
	Path    *string `json:"path"`
	Message *string `json:"message"`
}

// requireJSON asks that the JSON of a report has the documented shape, says what
// the report says, and cannot steer a terminal.
func requireJSON(t *testing.T, text string) reportJSON {
	t.Helper()
	report := emvqr.Diagnose(text)
	data, err := report.MarshalJSON() // json.Marshal would escape some of it itself
	require.NoError(t, err)
	require.Equal(t, "x"+string(data), string(report.AppendJSON([]byte("x"))))
	compact, err := json.Marshal(report)
	require.NoError(t, err)
	require.JSONEq(t, string(data), string(compact))
	for _, c := range string(data) {
		require.False(t, unicode.In(c, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp), "%U stands in the open: %s", c, data)
	}

	var got reportJSON
	decoder := json.NewDecoder(strings.NewReader(string(data)))
	decoder.DisallowUnknownFields()
	require.NoError(t, decoder.Decode(&got), string(data))
	require.Equal(t, report.Err() == nil, *got.OK)
	require.Equal(t, report.LengthUnit().String(), *got.LengthUnit)
	if got.PayloadHex == nil {
		require.Equal(t, text, *got.Payload)
	} else {
		require.Nil(t, got.Payload)
		require.Equal(t, hex.EncodeToString([]byte(text)), *got.PayloadHex)
	}

	found, wanted, ok := report.Checksum()
	require.Equal(t, ok, got.CRC != nil)
	if ok {
		require.Equal(t, found, *got.CRC.Got)
		require.Equal(t, wanted, *got.CRC.Want)
		require.NotNil(t, got.CRC.OK)
	}

	i := 0
	for o := range report.Objects() {
		require.Less(t, i, len(got.Objects))
		require.Equal(t, o.Path.String(), *got.Objects[i].Path)
		require.Equal(t, o.Offset, *got.Objects[i].Offset)
		require.Equal(t, o.Value, *got.Objects[i].Value)
		require.Equal(t, emvqr.ObjectName(o.Path), *got.Objects[i].Name)
		i++
	}
	require.Len(t, got.Objects, i)
	require.NotNil(t, got.Objects, "no objects are [], not null")

	require.NotNil(t, got.Findings, "no findings are [], not null")
	require.Len(t, got.Findings, len(report.Findings))
	for i, f := range report.Findings {
		require.Equal(t, f.Rule, *got.Findings[i].Rule)
		require.Equal(t, f.Severity.String(), *got.Findings[i].Severity)
		require.Equal(t, f.Path.String(), *got.Findings[i].Path)
		require.Equal(t, f.Offset, *got.Findings[i].Offset)
		require.Equal(t, f.Message, *got.Findings[i].Message)
		require.Equal(t, f.Citation, *got.Findings[i].Citation)
	}

	require.NotNil(t, got.Repairs, "no repairs are [], not null")
	require.Len(t, got.Repairs, len(report.Repairs))
	for i, r := range report.Repairs {
		words := map[emvqr.Certainty]string{emvqr.OneOf: "one-of", emvqr.OnlyCandidate: "only", emvqr.Proven: "proven"}
		require.Equal(t, r.Kind, *got.Repairs[i].Kind)
		require.Equal(t, r.Path.String(), *got.Repairs[i].Path)
		require.Equal(t, r.Offset, *got.Repairs[i].Offset)
		require.Equal(t, r.Message, *got.Repairs[i].Message)
		require.Equal(t, words[r.Certainty], *got.Repairs[i].Certainty)
		require.Equal(t, r.Of, *got.Repairs[i].Of)
		require.Equal(t, r.Tried, *got.Repairs[i].Tried)
		require.Equal(t, r.Text == "", got.Repairs[i].Text == nil)
		if r.Text != "" {
			require.Equal(t, r.Text, *got.Repairs[i].Text)
		}
	}

	require.Equal(t, report.Err() != nil, got.Error != nil)
	if syntax, ok := report.Err().(*emvqr.SyntaxError); ok {
		require.Equal(t, syntax.Offset, *got.Error.Offset)
		require.Equal(t, syntax.Path.String(), *got.Error.Path)
		require.Equal(t, syntax.Message(), *got.Error.Message)
	}
	return got
}

func TestReportAsJSON(t *testing.T) {
	for _, c := range refused {
		if len(c.text) < 10_000 {
			t.Run("refused/"+c.name, func(t *testing.T) { requireJSON(t, c.text) })
		}
	}
	for _, c := range accepted {
		t.Run("accepted/"+c.name, func(t *testing.T) { requireJSON(t, c.text) })
	}
	for _, v := range brokenAlone {
		t.Run("broken/"+v.name, func(t *testing.T) { requireJSON(t, v.payload) })
	}
}

func TestReportAsJSONToTheLetter(t *testing.T) {
	asJSON := func(text string) string {
		report := emvqr.Diagnose(text)
		return string(report.AppendJSON(nil))
	}
	require.Equal(t, `{"payload":"000201021640001234567890125204525153038405802US5910ABC Hammer6008New York5401063040000",`+
		`"ok":false,"crc":{"got":"0000","want":"5042","ok":false},"length_unit":"code-points","objects":[`+
		`{"path":"00","offset":0,"value":"01","name":"Payload Format Indicator"},`+
		`{"path":"02","offset":6,"value":"4000123456789012","name":"Merchant Account Information"},`+
		`{"path":"52","offset":26,"value":"5251","name":"Merchant Category Code"},`+
		`{"path":"53","offset":34,"value":"840","name":"Transaction Currency"},`+
		`{"path":"58","offset":41,"value":"US","name":"Country Code"},`+
		`{"path":"59","offset":47,"value":"ABC Hammer","name":"Merchant Name"},`+
		`{"path":"60","offset":61,"value":"New York","name":"Merchant City"},`+
		`{"path":"54","offset":73,"value":"0","name":"Transaction Amount"},`+
		`{"path":"63","offset":78,"value":"0000","name":"CRC"}],"findings":[`+
		`{"rule":"MPM-4.7.3.1-CRC","severity":"error","path":"63","offset":78,"message":"checksum is wrong: found 0000, expected 5042","citation":"EMVCo MPM 1.1 §4.7.3.1"},`+
		`{"rule":"MPM-4.7.4.1-NZ","severity":"error","path":"54","offset":73,"message":"Transaction Amount is \"0\", expected an amount above zero, or no object 54","citation":"EMVCo MPM 1.1 §4.7.4.1"}],`+
		`"repairs":[{"kind":"checksum-never-computed","path":"63","offset":78,"message":"\"0000\" is where the checksum belongs: whoever made the text has not computed one; ask the issuer for the code","certainty":"only","of":1,"tried":0,"text":null}],"error":{"offset":78,"path":"63","message":"checksum is wrong: found 0000, expected 5042"}}`,
		asJSON(shopObjects("54", "0")+"63040000"))
	require.Equal(t, `{"payload":"","ok":false,"crc":null,"length_unit":"code-points","objects":[],"findings":[`+
		`{"rule":"MPM-3.2-TLV","severity":"error","path":"","offset":0,"message":"text does not begin with a data object: the text is empty","citation":"EMVCo MPM 1.1 §3.2"}],`+
		`"repairs":[],"error":{"offset":0,"path":"","message":"text does not begin with a data object: the text is empty"}}`,
		asJSON(""))
	clean := asJSON(annexB7)
	require.Contains(t, clean, `"ok":true,"crc":{"got":"A13A","want":"A13A","ok":true},"length_unit":"code-points","objects":[`)
	require.Contains(t, clean, fmt.Sprintf(`{"path":"64.01","offset":%d,"value":"最佳运输","name":"Merchant Name - Alternate Language"}`, chinese-4))
	require.True(t, strings.HasSuffix(clean, `],"findings":[],"repairs":[],"error":null}`), clean)
}

func TestHostileTextInJSON(t *testing.T) {
	for name, text := range map[string]string{
		"quotes and backslashes":     `"\`,
		"end of a string and object": `"}]}`,
		"markup":                     "</script><script>",
		"controls":                   "\x00\x01\x07\b\t\n\v\f\r\x1b[31m\x1f\x7f",
		"controls of Latin-1":        "\u0080\u0085\u009b",
		"bidirectional":              "\u061c\u200e\u200f\u202a\u202e\u2066\u2069",
		"invisible":                  "\u00ad\u200b\u200c\u200d\u2060\ufeff",
		"line separators":            "\u2028\u2029",
		"tags":                       "\U000e0001\U000e0041\U000e007f",
		"music and hieroglyphs":      "\U0001d173\U00013430\U000110bd",
		"beyond U+FFFF":              "\U0001f375\U0010ffff",
		"replacement character":      "\ufffd",
		"escapes in the text":        `\u0041\n%0A&#10;`,
	} {
		t.Run(name, func(t *testing.T) {
			requireJSON(t, text)
			requireJSON(t, shop("59", text, "64", tlv("00", "en", "01", text)))
			requireJSON(t, good+text)
			requireJSON(t, good[:77]+text)
		})
	}
}

func TestTextThatIsNotUTF8StandsInHex(t *testing.T) {
	for name, text := range map[string]string{
		"one byte":                "\xff",
		"behind a good code":      good + "\xff",
		"Latin-1":                 shop("59", "Caf\xe9"),
		"half a surrogate pair":   shop("61", "\xed\xa0\x80"),
		"too long, and not UTF-8": strings.Repeat("\xff", 3000),
	} {
		t.Run(name, func(t *testing.T) {
			got := requireJSON(t, text)
			require.NotNil(t, got.PayloadHex)
			require.Nil(t, got.CRC)
			require.Empty(t, got.Objects)
			require.Len(t, got.Findings, 1)
		})
	}
}

func TestFindingOfANetworkAsJSON(t *testing.T) {
	f := emvqr.Finding{
		Rule: "X-1", Severity: emvqr.Warning, Path: emvqr.P(51, 2), Offset: 112,
		Message: "check digit should be 4", Citation: "seen", Network: "qris", Confidence: emvqr.ConfidenceB,
	}
	data, err := json.Marshal(f)
	require.NoError(t, err)
	require.Equal(t, `{"rule":"X-1","severity":"warning","path":"51.02","offset":112,"message":"check digit should be 4","citation":"seen","network":"qris","confidence":"B"}`, string(data))
	require.Equal(t, "warning  X-1  51.02 @112  check digit should be 4  (seen)", f.String())
}

// What a code says of itself is what is diagnosed, but for findings and repairs.
func TestTheReportOfACodeShowsWhatDiagnoseShows(t *testing.T) {
	for _, row := range samples(t) {
		whole := emvqr.Diagnose(row.payload)
		code, err := whole.Code()
		if code.IsZero() {
			continue
		}
		quick := code.Report()
		if err != nil {
			require.Equal(t, whole, quick)
			continue
		}
		require.NoError(t, quick.Err())
		require.Equal(t, slices.Collect(whole.Objects()), slices.Collect(quick.Objects()), row.payload)
		got, want, ok := quick.Checksum()
		gotWhole, wantWhole, okWhole := whole.Checksum()
		require.Equal(t, []any{gotWhole, wantWhole, okWhole}, []any{got, want, ok})
		require.Equal(t, whole.LengthUnit(), quick.LengthUnit())
		require.Empty(t, quick.Findings)
	}
}
