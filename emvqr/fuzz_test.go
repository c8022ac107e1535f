package emvqr_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/sigurn/crc16"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/fuzz/vectors"
	"github.com/openmerchantqr/emvqr/internal/growth"
)

// fuzzSeeds are codes of every kind, most of them from the rule book.
var fuzzSeeds = []string{
	annexB7,
	"000201010211021640001234567890125204525153038405802US5910SHOP 693816008New York63046304",
	"000201010211021640001234567890125204525153038405802US5909SHOP 27806008New York6304000E",
	"000201010211021640001234567890125204525153038405802US5913SHOP 630412AB6008New York6304A86B",
	"000201010211021640001234567890125204525153038405802US5910ABC Hammer6008New York62150504REF1110340063049FC9",
	hiddenAmount,
	seal("000201" + "8070" + strings.Repeat("é", 35) + otherPayee + payee + shopObject),
	seal("000201" + payee + shopObject + "8016" + "😀😀😀😀" + "54049.00" + "9900"),
	codePointsCode,
	utf16Code,
	bytesCode,
	"000201010211021640001234567890125204525153038405802US5910ABC Hammer6008New York64220002ZH0112最佳运输63048FC9",
	"000201010211021640001234567890125204525153038405802US5910ABC Hammer6008New York64140002ZH0104最佳运输63040F5C",
	"000201010211021640001234567890125204525153038405802US5910ABC Hammer6008New York61+5100016304DE10",
	"000201010211021640001234567890125204525153038405802US5910ABC Hammer6008New York63046671610510001",
	seal("00020101021126180014com.example.qr5303764540512.505502035703" + "1.58005HELLO62210803***50100006ORG.EX"),
	seal("5303840" + "000201" + "6209HELLO 123" + "6200" + "59030éx" + "8005HELLO"),
	seal("000201" + `5906a"b\c}` + `6002"y` + "61021\u2028" + "8001\u202e"),
	seal("000201" + "59:1x" + "6001y"),
	seal("000201" + "590/x" + "6001y"),
	strings.Replace(annexB7, "A13A", "a13a", 1),
	seal(strings.Repeat("8099"+strings.Repeat("x", 99), 28) + "8057" + strings.Repeat("x", 57)), // all that a symbol holds
	seal(strings.Repeat("8099"+strings.Repeat("x", 99), 28) + "8058" + strings.Repeat("x", 58)), // and a byte more
	"0002016304",
	"",
}

// everyNthOfCorpus are the payloads of each nth case of the corpus.
func everyNthOfCorpus(t testing.TB, n int) (texts []string) {
	files, err := vectors.Load()
	require.NoError(t, err)
	for _, file := range files {
		for i := range file.Tests {
			if file.Tests[i].ID%n == 0 {
				text, err := file.Tests[i].Text()
				require.NoError(t, err)
				texts = append(texts, text)
			}
		}
	}
	return texts
}

// The plain reader below is the oracle of the fuzz targets. It follows the
// letter of EMVCo §3.2 and §4.7.3 with nothing of the library in it.

type plainObject struct {
	id     string
	offset int
	value  string
}

// plainUnits counts what a length may count.
var plainUnits = map[emvqr.LengthUnit]func(rune) int{
	emvqr.CodePoints: func(rune) int { return 1 },
	emvqr.UTF16: func(c rune) int {
		if c > 0xFFFF {
			return 2
		}
		return 1
	},
	emvqr.Bytes: utf8.RuneLen,
}

// plainLine reads text as a line of data objects, ok when it ends with one.
func plainLine(text string, unit emvqr.LengthUnit) (objects []plainObject, ok bool) {
	for at := 0; at < len(text); {
		rest := text[at:]
		if len(rest) < 4 || strings.Trim(rest[:4], "0123456789") != "" {
			return objects, false
		}
		left, _ := strconv.Atoi(rest[2:4])
		end := 4
		for left > 0 && end < len(rest) {
			char, size := utf8.DecodeRuneInString(rest[end:])
			end += size
			left -= plainUnits[unit](char)
		}
		if left != 0 {
			return objects, false
		}
		objects = append(objects, plainObject{rest[:2], at, rest[4:end]})
		at += end
	}
	return objects, true
}

var plainTable = crc16.MakeTable(crc16.CRC16_CCITT_FALSE)

func plainChecksum(text string) string {
	return fmt.Sprintf("%04X", crc16.Checksum([]byte(text), plainTable))
}

// reseal takes whatever text and makes its checksum right, so that a fuzzer gets
// past the door: it corrects a checksum object at the end or adds one.
func reseal(text string) string {
	if i := len(text) - 8; i >= 0 && text[i:i+4] == "6304" {
		text = text[:i]
	}
	return seal(text)
}

// plainParse tells whether text is a code, and in which unit.
func plainParse(text string) (objects []plainObject, unit emvqr.LengthUnit, ok bool) {
	if len(text) > 2953 || !utf8.ValidString(text) {
		return nil, 0, false
	}
	for unit = emvqr.CodePoints; unit <= emvqr.Bytes; unit++ {
		objects, ok = plainLine(text, unit)
		if ok && plainSealed(objects) && strings.EqualFold(plainChecksum(text[:len(text)-4]), text[len(text)-4:]) {
			return objects, unit, true
		}
	}
	return nil, 0, false
}

// plainSealed asks for exactly one object 63, at the end.
func plainSealed(objects []plainObject) bool {
	for i, o := range objects {
		if o.id == "63" {
			return i == len(objects)-1 && len(o.value) == 4
		}
	}
	return false
}

func FuzzParse(f *testing.F) {
	for _, seed := range append(everyNthOfCorpus(f, 8), fuzzSeeds...) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		requireParseHolds(t, text)
		requireParseHolds(t, reseal(text))
	})
}

// requireParseHolds checks what must hold of Parse for any text.
func requireParseHolds(t *testing.T, text string) {
	var code emvqr.Code
	var err error
	growth.Require(t, len(text), func() {
		code, err = emvqr.Parse(text)
		for range code.All() {
		}
	})
	objects, unit, ok := plainParse(text)
	if !ok {
		requireSyntaxError(t, text, err)
		require.True(t, code.IsZero())
		return
	}
	require.NoError(t, err)
	require.Equal(t, text, code.String())
	require.Equal(t, unit, code.LengthUnit())
	require.True(t, code.Verified())
	again, err := emvqr.Parse(code.String())
	require.NoError(t, err)
	require.True(t, code == again)
	laidOut, laid, err := emvqr.ParseLayout(text, &emvqr.Layout{})
	require.NoError(t, err)
	require.True(t, code == laidOut)
	require.False(t, laid && !code.IsASCII())

	requireRootIs(t, code, objects)
	for o := range code.All() {
		requireInPlace(t, code, o)
	}
	requireAccessorsAgree(t, code)
	notAns := map[emvqr.Path]bool{}
	require.Equal(t, slices.Collect(code.Judged), slices.Collect(code.Validate()), "the quick answer and the judge differ")
	for f := range code.Validate() {
		requireSoundFinding(t, text, f)
		notAns[f.Path] = notAns[f.Path] || f.Rule == "MPM-4.5.2.1-ANS"
	}
	require.Equal(t, !isPlain(code.MerchantName()), notAns[emvqr.P(59)])
	require.Equal(t, !isPlain(code.MerchantCity()), notAns[emvqr.P(60)])
	require.LessOrEqual(t, len(code.Masked()), len(text))
	requireReadings(t, code)
}

// requireReadings holds the readings of a code against the plain reader, which
// tries every unit, and asks that more than one is an error.
func requireReadings(t *testing.T, code emvqr.Code) {
	var want, got [][]plainObject
	for unit := emvqr.CodePoints; unit <= emvqr.Bytes; unit++ {
		objects, ok := plainLine(code.String(), unit)
		if ok && plainSealed(objects) && !slices.ContainsFunc(want, func(other []plainObject) bool { return slices.Equal(other, objects) }) {
			want = append(want, objects)
		}
	}
	for reading := range code.Readings() {
		var objects []plainObject
		for o := range reading.Objects() {
			objects = append(objects, plainObject{o.Path.String(), o.Offset, o.Value})
		}
		got = append(got, objects)
	}
	require.Equal(t, want, got)
	findings := findingsOf("TEXT-TWO-READINGS", code)
	if len(want) > 1 {
		require.Len(t, findings, len(want)-1)
	}
	for _, f := range findings {
		require.Equal(t, emvqr.Error, f.Severity)
	}
}

// isPlain is format ans, the characters from space to tilde.
func isPlain(text string) bool {
	return strings.IndexFunc(text, func(c rune) bool { return c < ' ' || c > '~' }) < 0
}

var sentinels = []error{
	emvqr.ErrTooLong, emvqr.ErrEncoding, emvqr.ErrNotEMV, emvqr.ErrID, emvqr.ErrLength,
	emvqr.ErrTruncated, emvqr.ErrNoChecksum, emvqr.ErrTrailing, emvqr.ErrChecksum,
}

func requireSyntaxError(t *testing.T, text string, err error) {
	var syntax *emvqr.SyntaxError
	require.ErrorAs(t, err, &syntax)
	require.Contains(t, sentinels, syntax.Err)
	require.GreaterOrEqual(t, syntax.Offset, 0)
	require.LessOrEqual(t, syntax.Offset, len(text))
	require.LessOrEqual(t, syntax.Path.Depth(), 1)
	if at := syntax.Offset; !syntax.Path.IsZero() && at < len(text) {
		require.True(t, strings.HasPrefix(text[at:], syntax.Path.String()))
	}
	requireHarmless(t, syntax.Error())
}

func requireRootIs(t *testing.T, code emvqr.Code, want []plainObject) {
	i := 0
	for o := range code.Objects() {
		require.Equal(t, want[i], plainObject{o.Path.String(), o.Offset, o.Value})
		i++
	}
	require.Equal(t, len(want), i)
}

// requireInPlace checks that an object's offset points at its id, its length and
// its value.
func requireInPlace(t *testing.T, code emvqr.Code, o emvqr.Object) {
	at := code.String()[o.Offset:]
	require.Equal(t, fmt.Sprintf("%02d", o.Path.ID()), at[:2])
	require.Equal(t, fmt.Sprintf("%02d", code.LengthUnit().Count(o.Value)), at[2:4])
	require.True(t, strings.HasPrefix(at[4:], o.Value))

	objects, isLine := plainLine(o.Value, code.LengthUnit())
	if !isLine {
		objects = nil // what is opaque shows nothing
	}
	requireInside(t, o, objects)
	if first, ok := code.Object(o.Path); o.Path.Depth() == 1 {
		require.True(t, ok)
		require.LessOrEqual(t, first.Offset, o.Offset)
	}
}

// requireInside checks every way of looking into an object.
func requireInside(t *testing.T, o emvqr.Object, want []plainObject) {
	require.Equal(t, len(want) > 0, o.IsTemplate())
	i, ids := 0, []uint8{}
	for inner := range o.Objects() {
		require.Equal(t, want[i], plainObject{fmt.Sprintf("%02d", inner.Path.ID()), inner.Offset - o.Offset - 4, inner.Value})
		require.Equal(t, o.Path.Child(inner.Path.ID()), inner.Path)
		if !slices.Contains(ids, inner.Path.ID()) {
			ids = append(ids, inner.Path.ID())
		}
		i++
	}
	require.Len(t, want, i)

	slices.Reverse(ids)
	for _, id := range []uint8{0, 7, 99} {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	for _, id := range ids {
		values := []string{}
		for _, w := range want {
			if w.id == fmt.Sprintf("%02d", id) {
				values = append(values, w.value)
			}
		}
		value, ok := o.Get(id)
		require.Equal(t, len(values) > 0, ok)
		require.Equal(t, values[:min(len(values), 1)], []string{value}[:min(len(values), 1)])
	}
}

// requireAccessorsAgree calls every typed accessor and holds it against Get.
func requireAccessorsAgree(t *testing.T, code emvqr.Code) {
	for path, value := range map[emvqr.Path]string{
		emvqr.P(0): code.FormatIndicator(), emvqr.P(52): code.MerchantCategoryCode(), emvqr.P(53): code.CurrencyCode(),
		emvqr.P(58): code.CountryCode(), emvqr.P(59): code.MerchantName(), emvqr.P(60): code.MerchantCity(),
		emvqr.P(61): code.PostalCode(), emvqr.P(63): code.Checksum(),
	} {
		want, _ := code.Get(path)
		require.Equal(t, want, value)
	}
	if amount, ok := code.Amount(); ok {
		text, _ := code.Get(emvqr.P(54))
		require.Equal(t, emvqr.MustAmount(text), amount)
	}
	if currency, ok := code.Currency(); ok {
		require.Equal(t, code.CurrencyCode(), currency.Numeric)
	}
	if data, ok := code.AdditionalData(); ok {
		want, _ := code.Get(emvqr.P(62, 5))
		require.Equal(t, want, data.ReferenceLabel)
	}
	if local, ok := code.LanguageTemplate(); ok {
		want, _ := code.Get(emvqr.P(64, 1))
		require.Equal(t, want, local.Name)
	}
	code.Tip()
	for o := range code.MerchantAccounts() {
		o.GUID()
	}
	for o := range code.PaymentSystemTemplates() {
		o.GUID()
	}
	for o := range code.UnreservedTemplates() {
		o.GUID()
	}
}

func requireSoundFinding(t *testing.T, text string, f emvqr.Finding) {
	require.Contains(t, ruleIDs, f.Rule)
	require.NotZero(t, f.Severity)
	require.NotEmpty(t, f.Citation)
	require.GreaterOrEqual(t, f.Offset, 0)
	require.LessOrEqual(t, f.Offset, len(text))
	requireHarmless(t, f.String())
}

var ruleIDs = func() map[string]bool {
	ids := map[string]bool{}
	for rule := range emvqr.Rules() {
		ids[rule.ID] = true
	}
	return ids
}()

// requireHarmless checks that a message cannot steer a terminal.
func requireHarmless(t *testing.T, message string) {
	require.True(t, utf8.ValidString(message))
	require.Equal(t, -1, strings.IndexFunc(message, emvqr.IsHidden))
}

func FuzzDiagnose(f *testing.F) {
	for _, seed := range append(everyNthOfCorpus(f, 8), fuzzSeeds...) {
		f.Add([]byte(seed))
	}
	f.Add([]byte("\xff\xfe0002"))
	f.Fuzz(func(t *testing.T, data []byte) {
		requireDiagnoseHolds(t, string(data))
		requireDiagnoseHolds(t, reseal(string(data)))
	})
}

// requireDiagnoseHolds checks what must hold of Diagnose for any bytes.
func requireDiagnoseHolds(t *testing.T, text string) {
	var report emvqr.Report
	growth.Require(t, len(text), func() {
		report = emvqr.Diagnose(text)
		report.AppendJSON(nil)
	})
	parsed, err := emvqr.Parse(text)
	code, same := report.Code()
	require.Equal(t, err, same)
	require.Equal(t, err, report.Err())
	require.Equal(t, text, report.Text())
	require.Equal(t, err == nil, code.Verified())
	if err == nil {
		require.True(t, parsed == code)
		require.Equal(t, parsed.LengthUnit(), report.LengthUnit())
	} else {
		require.NotEmpty(t, report.Findings)
		require.Equal(t, emvqr.Error, report.Findings[0].Severity)
		_, err := code.With()
		require.ErrorIs(t, err, emvqr.ErrUnverified)
	}
	for _, f := range report.Findings {
		requireSoundFinding(t, text, f)
	}
	end := 0
	for o := range report.Objects() {
		require.True(t, strings.HasPrefix(text[o.Offset:], fmt.Sprintf("%02d", o.Path.ID())))
		require.True(t, strings.HasPrefix(text[o.Offset+4:], o.Value))
		require.GreaterOrEqual(t, o.Offset, end)
		end = o.Offset + 4
	}
	requireSoundRepairs(t, report)
	requireReportJSON(t, text, report)
}

func requireReportJSON(t *testing.T, text string, report emvqr.Report) {
	encoded := report.AppendJSON(nil)
	require.True(t, json.Valid(encoded))
	require.Equal(t, -1, bytes.IndexFunc(encoded, emvqr.IsHidden))
	var got struct {
		Payload    *string
		PayloadHex string `json:"payload_hex"`
		OK         bool
		Objects    []struct {
			Path   emvqr.Path
			Offset int
			Value  string
		}
		Findings []struct{ Rule string }
		Error    *struct{ Message string }
	}
	require.NoError(t, json.Unmarshal(encoded, &got))
	if utf8.ValidString(text) {
		require.Equal(t, text, *got.Payload)
	} else {
		require.Equal(t, fmt.Sprintf("%x", text), got.PayloadHex)
	}
	require.Equal(t, report.Err() == nil, got.OK)
	require.Equal(t, got.OK, got.Error == nil)
	require.Len(t, got.Findings, len(report.Findings))
	i := 0
	for o := range report.Objects() {
		require.Equal(t, o.Path, got.Objects[i].Path)
		require.Equal(t, o.Offset, got.Objects[i].Offset)
		require.Equal(t, o.Value, got.Objects[i].Value)
		i++
	}
	require.Len(t, got.Objects, i)
}

func FuzzEdit(f *testing.F) {
	for i, seed := range fuzzSeeds {
		f.Add(seed, []byte{59}, "A new name", uint8(0))
		f.Add(seed, []byte{62, 5}, "INV-7", uint8(i))
		f.Add(seed, []byte{62, 50, 1}, "Café 最佳 😀", uint8(i+8))
		f.Add(seed, []byte{64, 1}, "Cafe\u0301", uint8(0))
		f.Add(seed, []byte{64, 1}, "最最最最最5406999.00", uint8(0))
		f.Add(seed, []byte{54, 1}, "5", uint8(0))
		f.Add(seed, []byte{64}, "0002es0105Cafe\u0301", uint8(0))
	}
	for i, seed := range everyNthOfCorpus(f, 8) {
		f.Add(seed, []byte{byte(i), byte(i / 100)}, seed[:min(len(seed), i%128)], uint8(i))
	}
	f.Fuzz(func(t *testing.T, text string, ids []byte, value string, kind uint8) {
		code, err := emvqr.Parse(reseal(text))
		if err != nil {
			return
		}
		requireEditHolds(t, code, editOf(ids, value, kind))
	})
}

// tryEdit is an edit and what a test knows of it.
type tryEdit struct {
	edits   []emvqr.Edit
	touched []emvqr.Path // the objects it names
	value   string       // what the first of them holds then, if known; "" for none
	known   bool
}

// editOf makes an edit of bytes that a fuzzer or a dice has chosen.
func editOf(ids []byte, value string, kind uint8) tryEdit {
	levels := make([]uint8, 0, 3)
	for _, id := range ids[:min(len(ids), 3)] {
		levels = append(levels, id%100)
	}
	path := emvqr.P(levels...)
	e := tryEdit{touched: []emvqr.Path{path}}
	switch kind % 8 {
	case 0, 1, 2:
		// A template that is not in NFC gets other lengths inside, too.
		e.edits, e.value, e.known = []emvqr.Edit{emvqr.Set(path, value)}, norm.NFC.String(value), norm.NFC.IsNormalString(value) || !templates.MatchString(path.String())
	case 3, 4:
		e.edits, e.known = []emvqr.Edit{emvqr.Remove(path)}, true
	case 5:
		e.edits = []emvqr.Edit{emvqr.SetTemplate(path, emvqr.Data{ID: 0, Value: "com.example"}, emvqr.Data{ID: 7, Value: value})}
	case 6:
		e.edits, e.touched = []emvqr.Edit{emvqr.SetAmount(value)}, []emvqr.Path{emvqr.P(54)}
	case 7:
		fee, _ := emvqr.ParseAmount(value)
		e.edits = []emvqr.Edit{emvqr.SetTip(emvqr.Tip{Kind: emvqr.FixedFee, Fee: fee})}
		e.touched = []emvqr.Path{emvqr.P(55), emvqr.P(56), emvqr.P(57)}
	}
	if kind&8 != 0 {
		e.edits = append([]emvqr.Edit{emvqr.AllowAstral()}, e.edits...)
	}
	return e
}

var editSentinels = []error{
	emvqr.ErrTooLong, emvqr.ErrEncoding, emvqr.ErrPath, emvqr.ErrEmpty, emvqr.ErrDuplicate, emvqr.ErrOpaque,
	emvqr.ErrTwoReadings, emvqr.ErrAstral, emvqr.ErrAmount, emvqr.ErrPrecision, emvqr.ErrRange, emvqr.ErrTip,
}

// templates are the places of templates: 26-51, 62, 64, 80-99, and 50-99 in 62.
var templates = regexp.MustCompile(`^(2[6-9]|[34].|5[01]|6[24]|[89].|62\.[5-9].)$`)

// requireEditHolds checks what must hold of any edit of any code.
func requireEditHolds(t *testing.T, before emvqr.Code, e tryEdit) {
	var after emvqr.Code
	var err error
	growth.Require(t, emvqr.MaxBytes+len(e.value), func() { after, err = before.With(e.edits...) })
	if err != nil {
		var edit *emvqr.EditError
		require.ErrorAs(t, err, &edit)
		require.Contains(t, editSentinels, edit.Err)
		require.True(t, after.IsZero())
		requireHarmless(t, err.Error())
		return
	}
	parsed, err := emvqr.Parse(after.String())
	require.NoError(t, err)
	require.True(t, parsed == after)
	require.Equal(t, strings.ToUpper(after.Checksum()), after.Checksum())
	require.Empty(t, findingsOf("TEXT-TWO-READINGS", after))
	if utf8.RuneCountInString(before.String()) != len(before.String()) {
		for o := range after.Objects() {
			require.Equal(t, after.LengthUnit().Count(o.Value), before.LengthUnit().Count(o.Value), "the unit of %s", o.Path)
		}
	}
	requireRestAlone(t, before, after, e.touched...)
	if e.known {
		got, ok := after.Get(e.touched[0])
		require.Equal(t, e.value != "", ok)
		if ok {
			require.Equal(t, e.value, got)
			requirePlaced(t, before, after, e.touched[0])
		}
	}
	again, err := after.With(e.edits...)
	require.NoError(t, err)
	require.True(t, again == after, "the same edit again changes %s to %s", after, again)
}

// requireRestAlone checks that every object that was not touched, that holds no
// touched one and that lies in none has the same bytes, in the same order.
func requireRestAlone(t *testing.T, before, after emvqr.Code, touched ...emvqr.Path) {
	require.Equal(t, untouched(before, touched), untouched(after, touched))
	if len(touched) != 1 {
		return
	}
	// What stands before and behind the root object in question is the same.
	old, now := before.String(), after.String()
	start, end := len(old)-8, len(old)-8
	if o, ok := before.Object(emvqr.P(touched[0].Root())); ok {
		start, end = o.Offset, o.Offset+4+len(o.Value)
	} else if o, ok := after.Object(emvqr.P(touched[0].Root())); ok {
		start, end = o.Offset, o.Offset
	}
	require.Equal(t, old[:start], now[:start])
	behind := old[end : len(old)-8]
	require.True(t, strings.HasSuffix(now[:len(now)-8], behind))
}

// untouched are the bytes of the objects that an edit of the touched ones must
// leave alone.
func untouched(code emvqr.Code, touched []emvqr.Path) (objects []string) {
	for o := range code.All() {
		rest := o.Path != emvqr.P(63)
		for _, path := range touched {
			rest = rest && !o.Path.Within(path) && !path.Within(o.Path)
		}
		if rest {
			objects = append(objects, o.Path.String()+" "+code.String()[o.Offset:o.Offset+4+len(o.Value)])
		}
	}
	return objects
}

// requirePlaced checks that an object which was not there before stands right
// behind the last one with a smaller id.
func requirePlaced(t *testing.T, before, after emvqr.Code, path emvqr.Path) {
	if _, there := before.Get(path); there {
		return
	}
	line := after.Objects()
	if path.Depth() > 1 {
		parent, _ := after.Object(path.Parent())
		line = parent.Objects()
	}
	last, found := emvqr.Object{}, false
	for o := range line {
		switch {
		case o.Path == path:
			require.True(t, last.Path.IsZero() || last.Path.ID() < path.ID())
			found = true
		case found && o.Path != emvqr.P(63):
			require.Greater(t, o.Path.ID(), path.ID())
		}
		last = o
	}
	require.True(t, found)
}

func FuzzWrite(f *testing.F) {
	f.Add("BEST TRANSPORT", "BEIJING", "100000", "4111", "156", "CN", "23.72", uint8(1), "10.75", uint8(29), "D15600000000", "A93FO3230Q", "***", "ZH", "最佳运输", uint8(0))
	f.Add("Noodle House", "Bangkok", "", "5812", "THB", "TH", "125", uint8(2), "3.00", uint8(2), "4000123456789012", "", "INV-7", "", "", uint8(1))
	f.Add("Cafe\u0301", "São Paulo", "01310-100", "0000", "BRL", "BR", "", uint8(3), "3.00", uint8(26), "BR.GOV.BCB.PIX", "chave", "", "pt", "Café 😀", uint8(2))
	f.Add("Noodle House", "Bangkok", "", "5812", "THB", "TH", "10.000", uint8(2), "3.000", uint8(15), "4764076447640764123456789012345", "", "", "ZH", "最最最最最5406999.00", uint8(0))
	f.Add("", "", "\n", "9", "ZZZ", "zz", "0.00", uint8(3), "100", uint8(99), "", "", "*", "q", "\xff", uint8(255))
	for i, text := range everyNthOfCorpus(f, 8) {
		code, err := emvqr.Parse(text)
		if err != nil {
			continue
		}
		value := func(levels ...uint8) string { v, _ := code.Get(emvqr.P(levels...)); return v }
		for o := range code.MerchantAccounts() {
			guid, _ := o.GUID()
			account, _ := o.Get(1)
			f.Add(code.MerchantName(), code.MerchantCity(), code.PostalCode(), code.MerchantCategoryCode(), code.CurrencyCode(), code.CountryCode(), value(54),
				uint8(i), value(56), o.Path.ID(), guid, account, value(62, 5), value(64, 0), value(64, 1), uint8(i))
			break
		}
	}
	f.Fuzz(func(t *testing.T, name, city, postalCode, mcc, currency, country, amount string, tip uint8, fee string,
		accountID uint8, guid, account, label, language, localName string, flags uint8) {
		m := emvqr.Merchant{
			Initiation: emvqr.Initiation(flags >> 2 & 3), MCC: mcc, Currency: currency, Country: country,
			Name: name, City: city, PostalCode: postalCode,
			Tip:          emvqr.Tip{Kind: emvqr.TipKind(tip % 5)},
			Additional:   emvqr.AdditionalData{BillNumber: label, ReferenceLabel: account, Purpose: localName, Channel: emvqr.Channel(postalCode), ConsumerData: emvqr.ConsumerData(language)},
			Language:     emvqr.LanguageTemplate{Language: language, Name: localName, City: city},
			AllowAstral:  flags&1 != 0,
			WholeAmounts: flags&2 != 0,
		}
		if flags&16 != 0 {
			m.Additional = emvqr.AdditionalData{ReferenceLabel: label, Systems: []emvqr.Data{{ID: accountID, Value: account}}}
		}
		if flags&32 != 0 {
			m.Language = emvqr.LanguageTemplate{}
		}
		m.Amount, _ = emvqr.ParseAmount(amount)
		m.Tip.Fee, _ = emvqr.ParseAmount(fee)
		if m.Tip.Kind == emvqr.PercentFee {
			m.Tip.Fee, m.Tip.Percent = emvqr.Amount{}, m.Tip.Fee
		}
		m.Accounts = []emvqr.Data{{ID: accountID, Value: guid}}
		if account != "" {
			m.Accounts = []emvqr.Data{{ID: accountID, Template: []emvqr.Data{{Value: guid}, {ID: 1, Value: account}, {ID: accountID, Template: []emvqr.Data{{ID: 0, Value: label}}}}}}
			m.Unreserved = []emvqr.Data{{ID: accountID ^ 64, Template: []emvqr.Data{{Value: guid}, {ID: tip, Value: localName}}}}
		}
		requireWriteHolds(t, &m)
	})
}

// requireWriteHolds checks what must hold of whatever Encode is given.
func requireWriteHolds(t *testing.T, m *emvqr.Merchant) {
	code, err := m.Encode()
	const before = "before "
	appended, errAppend := m.AppendTo([]byte(before))
	require.Equal(t, err, errAppend)
	require.Equal(t, before+code.String(), string(appended))
	if err != nil {
		var broken *emvqr.RuleError
		require.ErrorAs(t, err, &broken)
		failed := 0
		for _, f := range broken.Findings {
			require.Contains(t, ruleIDs, f.Rule)
			requireHarmless(t, f.String())
			if f.Severity == emvqr.Error {
				failed++
			}
		}
		require.NotZero(t, failed)
		return
	}
	parsed, err := emvqr.Parse(code.String())
	require.NoError(t, err)
	require.True(t, parsed == code)
	require.Equal(t, emvqr.CodePoints, code.LengthUnit())
	require.True(t, norm.NFC.IsNormalString(code.String()))
	for f := range code.Validate() {
		require.Less(t, f.Severity, emvqr.Error, "%v in %s", f, code)
	}
	require.True(t, isPlain(code.MerchantName()+code.MerchantCity()+code.PostalCode()))
	if !m.AllowAstral {
		require.Equal(t, -1, strings.IndexFunc(code.String(), func(c rune) bool { return c > 0xFFFF }))
	}
	requireReadsBack(t, m, code)
}

// requireReadsBack checks that a code says what was asked to be written.
func requireReadsBack(t *testing.T, m *emvqr.Merchant, code emvqr.Code) {
	require.Equal(t, m.MCC, code.MerchantCategoryCode())
	require.Equal(t, m.Country, code.CountryCode())
	require.Equal(t, m.Name, code.MerchantName())
	require.Equal(t, m.City, code.MerchantCity())
	require.Equal(t, m.PostalCode, code.PostalCode())
	if m.Initiation <= emvqr.Dynamic {
		require.Equal(t, m.Initiation, code.Initiation())
	}
	currency, ok := code.Currency()
	require.True(t, ok)
	require.Contains(t, []string{currency.Numeric, currency.Alpha}, m.Currency)

	amount, ok := code.Amount()
	require.Equal(t, m.Amount.IsPresent(), ok)
	require.Zero(t, m.Amount.Cmp(amount))
	if ok && (m.WholeAmounts || currency.Exponent < 1) {
		require.Zero(t, amount.Decimals())
	} else if ok {
		require.Equal(t, currency.Exponent, amount.Decimals())
	}
	tip, ok := code.Tip()
	require.True(t, ok)
	if m.Tip.Kind <= emvqr.PercentFee {
		require.Equal(t, m.Tip.Kind, tip.Kind)
	}
	require.Zero(t, m.Tip.Fee.Cmp(tip.Fee))
	require.Zero(t, m.Tip.Percent.Cmp(tip.Percent))

	data, _ := code.AdditionalData()
	want := m.Additional
	want.Systems = nil
	require.Equal(t, want, data)
	local, _ := code.LanguageTemplate()
	require.Equal(t, norm.NFC.String(m.Language.Name), local.Name)
	require.Equal(t, m.Language.Language, local.Language)
	require.Equal(t, norm.NFC.String(m.Language.City), local.City)

	i := 0
	for o := range code.MerchantAccounts() {
		require.Equal(t, m.Accounts[i].ID, o.Path.ID())
		requireHolds(t, o, m.Accounts[i])
		i++
	}
	require.Len(t, m.Accounts, i)
	i = 0
	for o := range code.UnreservedTemplates() {
		requireHolds(t, o, m.Unreserved[i])
		i++
	}
	require.Len(t, m.Unreserved, i)
	i = 0
	for o := range code.PaymentSystemTemplates() {
		requireHolds(t, o, m.Additional.Systems[i])
		i++
	}
	require.Len(t, m.Additional.Systems, i)
}

// requireHolds checks that an object holds what was asked to be written.
func requireHolds(t *testing.T, o emvqr.Object, want emvqr.Data) {
	require.Equal(t, want.ID, o.Path.ID())
	if len(want.Template) == 0 {
		require.Equal(t, norm.NFC.String(want.Value), o.Value)
		return
	}
	i := 0
	for inner := range o.Objects() {
		requireHolds(t, inner, want.Template[i])
		i++
	}
	require.Len(t, want.Template, i)
}

// requireSoundRepairs asks that what is proposed is sound, and nothing is proposed
// for what is sound.
func requireSoundRepairs(t *testing.T, report emvqr.Report) {
	require.LessOrEqual(t, len(report.Repairs), 8)
	seen := map[string]bool{report.Text(): true}
	for _, r := range report.Repairs {
		require.NotEmpty(t, r.Kind)
		requirePlain(t, r.Message)
		require.NotZero(t, r.Certainty)
		require.Positive(t, r.Of)
		require.GreaterOrEqual(t, r.Offset, 0)
		require.LessOrEqual(t, r.Offset, len(report.Text()))
		if r.Text == "" {
			continue
		}
		require.False(t, seen[r.Text], "twice: %q", r.Text)
		seen[r.Text] = true
		_, err := emvqr.Parse(r.Text)
		require.NoError(t, err, "%s gives %q", r.Kind, r.Text)
	}
}

// FuzzRepair damages sound codes by one change and asks for the code back.
func FuzzRepair(f *testing.F) {
	for i := range 40 {
		f.Add(uint8(i), uint16(7*i), uint8(i), byte('A'+i%26))
	}
	codes := []string{good, annexB7, hammers, thai, filled(400)}
	resealed := map[string]bool{
		"initial-0000": true, "bytes-swapped": true, "without-6304": true, "without-000201": true, "lower-case": true,
		"upper-case": true, "utf-16-low-bytes": true, "question-mark": true, "latin-1": true,
	}
	f.Fuzz(func(t *testing.T, which uint8, at uint16, how uint8, char byte) {
		was := codes[int(which)%len(codes)]
		i := int(at) % len(was)
		if was[i] >= utf8.RuneSelf || char < ' ' || char > '~' {
			return
		}
		damaged := was[:i] + string(char) + was[i+1:]
		switch how % 4 {
		case 1:
			damaged = was[:i] + was[i+1:]
		case 2:
			damaged = was[:i+1] + was[i:]
		case 3:
			if i+1 == len(was) || was[i+1] >= utf8.RuneSelf {
				return
			}
			damaged = was[:i] + was[i+1:i+2] + was[i:i+1] + was[i+2:]
		}
		report := emvqr.Diagnose(damaged)
		requireSoundRepairs(t, report)
		if report.Err() == nil {
			return // the other case of a digit of the checksum, or the same character
		}
		for _, r := range report.Repairs {
			if strings.EqualFold(r.Text, was) || r.Text != "" && r.Text[:len(r.Text)-4] == was[:len(was)-4] {
				return
			}
			if resealed[r.Kind] {
				return // one damage in some thousands looks like a code that a wrong program sealed
			}
		}
		require.Len(t, report.Repairs, 8, "%q was %q and is not told: %v", damaged, was, report.Repairs)
	})
}
