package emvqr_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// hammer is a small shop up to its checksum.
const hammer = "000201" + "010211" + "02164000123456789012" + "52045251" + "5303840" + "5802US" + "5910ABC Hammer" + "6008New York"

func TestWithChangesWhatItNamesAndNothingElse(t *testing.T) {
	const odd = "000201" + "5303840" + "26" + "22" + "0102AB" + "0012com.example." + "5802US" + "010211" // 26 with its GUID last, 01 late
	type edits = []emvqr.Edit
	for _, tt := range []struct {
		name   string
		before string // the objects without 63
		edits  edits
		after  string
	}{
		{
			"replace", hammer, edits{emvqr.Set(emvqr.P(59), "ABC Nails")},
			"000201" + "010211" + "02164000123456789012" + "52045251" + "5303840" + "5802US" + "5909ABC Nails" + "6008New York",
		},
		{
			"replace by the same", hammer, edits{emvqr.Set(emvqr.P(59), "ABC Hammer")}, hammer,
		},
		{
			"remove", hammer, edits{emvqr.Remove(emvqr.P(1))},
			"000201" + "02164000123456789012" + "52045251" + "5303840" + "5802US" + "5910ABC Hammer" + "6008New York",
		},
		{
			"remove the last", hammer, edits{emvqr.Remove(emvqr.P(60))},
			"000201" + "010211" + "02164000123456789012" + "52045251" + "5303840" + "5802US" + "5910ABC Hammer",
		},
		{
			"remove what is not there", hammer,
			edits{emvqr.Remove(emvqr.P(54)), emvqr.Remove(emvqr.P(62, 5)), emvqr.Remove(emvqr.P(62, 50, 1))}, hammer,
		},
		{
			"a new object goes behind the last smaller id", hammer, edits{emvqr.Set(emvqr.P(54), "10.00")},
			"000201" + "010211" + "02164000123456789012" + "52045251" + "5303840" + "540510.00" + "5802US" + "5910ABC Hammer" + "6008New York",
		},
		{
			"an id above 63 goes before 63", hammer, edits{emvqr.Set(emvqr.P(99), "x")}, hammer + "9901x",
		},
		{
			"the smallest id goes first", "010211" + "5303840", edits{emvqr.Set(emvqr.P(0), "01")}, "000201" + "010211" + "5303840",
		},
		{
			"the last smaller id may stand late", odd, edits{emvqr.Set(emvqr.P(2), "4000")},
			"000201" + "5303840" + "26" + "22" + "0102AB" + "0012com.example." + "5802US" + "010211" + "02044000",
		},
		{
			"into a code without any object", "", edits{emvqr.Set(emvqr.P(0), "01")}, "000201",
		},
		{
			"an object in a template that is not there", hammer, edits{emvqr.Set(emvqr.P(62, 5), "INV-7")},
			hammer + "62" + "09" + "0505INV-7",
		},
		{
			"a template in a template, neither there", hammer, edits{emvqr.Set(emvqr.P(62, 50, 1), "X1")},
			hammer + "62" + "10" + "50" + "06" + "0102X1",
		},
		{
			"eight levels deep", hammer, edits{emvqr.Set(emvqr.P(80, 1, 2, 3, 4, 5, 6, 7), "x")},
			hammer + "80" + "29" + "01" + "25" + "02" + "21" + "03" + "17" + "04" + "13" + "05" + "09" + "06" + "05" + "07" + "01" + "x",
		},
		{
			"into a template, by its id", hammer + "62" + "18" + "0303S 1" + "0707A600866", edits{emvqr.Set(emvqr.P(62, 5), "INV-7")},
			hammer + "62" + "27" + "0303S 1" + "0505INV-7" + "0707A600866",
		},
		{
			"in a template of odd order", hammer + "62" + "18" + "0707A600866" + "0303S 1" + "9901z", edits{emvqr.Set(emvqr.P(62, 5), "INV-7")},
			hammer + "62" + "27" + "0707A600866" + "0303S 1" + "0505INV-7" + "9901z",
		},
		{
			"replace in a template, lengths follow", hammer + "62" + "18" + "0303S 1" + "0707A600866" + "9901z", edits{emvqr.Set(emvqr.P(62, 3), "Store 12")},
			hammer + "62" + "23" + "0308Store 12" + "0707A600866" + "9901z",
		},
		{
			"replace in a template in a template", hammer + "62" + "25" + "0505INV-7" + "50" + "12" + "0003a.b" + "0101x", edits{emvqr.Set(emvqr.P(62, 50, 1), "yz")},
			hammer + "62" + "26" + "0505INV-7" + "50" + "13" + "0003a.b" + "0102yz",
		},
		{
			"remove in a template", hammer + "62" + "18" + "0303S 1" + "0707A600866", edits{emvqr.Remove(emvqr.P(62, 3))},
			hammer + "62" + "11" + "0707A600866",
		},
		{
			"the last object takes its template along", hammer + "62" + "07" + "0303S 1", edits{emvqr.Remove(emvqr.P(62, 3))}, hammer,
		},
		{
			"and the template around that", hammer + "62" + "09" + "50" + "05" + "0101x" + "9901z", edits{emvqr.Remove(emvqr.P(62, 50, 1))}, hammer + "9901z",
		},
		{
			"in a template of somebody's own", odd, edits{emvqr.Set(emvqr.P(26, 2), "CD"), emvqr.Set(emvqr.P(26, 1), "ABC")},
			"000201" + "5303840" + "26" + "29" + "0103ABC" + "0012com.example." + "0202CD" + "5802US" + "010211",
		},
		{
			"ids nobody knows stay", hammer + "6505HELLO" + "7002??" + "8005HELLO", edits{emvqr.Set(emvqr.P(61), "10001")},
			hammer + "610510001" + "6505HELLO" + "7002??" + "8005HELLO",
		},
		{
			"duplicates elsewhere stay", "000201" + "000202" + "62" + "10" + "0501A" + "0501B" + "5303840" + "5303764",
			edits{emvqr.Set(emvqr.P(62, 7), "T1"), emvqr.Set(emvqr.P(58), "TH")},
			"000201" + "000202" + "62" + "16" + "0501A" + "0501B" + "0702T1" + "5303840" + "5303764" + "5802TH",
		},
		{
			"opaque templates stay", hammer + "62" + "05" + "HELLO" + "8004ABCD", edits{emvqr.Set(emvqr.P(61), "10001"), emvqr.Set(emvqr.P(26, 0), "com.example")},
			"000201" + "010211" + "02164000123456789012" + "26" + "15" + "0011com.example" + "52045251" + "5303840" + "5802US" + "5910ABC Hammer" + "6008New York" +
				"610510001" + "62" + "05" + "HELLO" + "8004ABCD",
		},
		{
			"empty objects stay", hammer + "6100" + "6200", edits{emvqr.Set(emvqr.P(59), "A")},
			"000201" + "010211" + "02164000123456789012" + "52045251" + "5303840" + "5802US" + "5901A" + "6008New York" + "6100" + "6200",
		},
		{
			"an empty template takes an object in", hammer + "6200", edits{emvqr.Set(emvqr.P(62, 5), "x")}, hammer + "62" + "05" + "0501x",
		},
		{
			"a value that looks like the checksum", hammer, edits{emvqr.Set(emvqr.P(59), "6304ABCD6304")},
			"000201" + "010211" + "02164000123456789012" + "52045251" + "5303840" + "5802US" + "5912" + "6304ABCD6304" + "6008New York",
		},
		{
			"a whole template", hammer + "62" + "07" + "0303S 1", edits{emvqr.Set(emvqr.P(62), "0501A")}, hammer + "62" + "05" + "0501A",
		},
		{
			"a template from its objects", hammer,
			edits{emvqr.SetTemplate(emvqr.P(80), emvqr.Data{ID: 0, Value: "com.example"}, emvqr.Data{ID: 7, Template: []emvqr.Data{{ID: 9, Value: "最"}, {ID: 1, Value: "x"}}})},
			hammer + "80" + "29" + "0011com.example" + "07" + "10" + "0901最" + "0101x",
		},
		{
			"templates of one object each", hammer, edits{emvqr.SetTemplate(emvqr.P(62), emvqr.Data{ID: 50, Template: []emvqr.Data{{ID: 1, Value: "x"}}})},
			hammer + "62" + "09" + "50" + "05" + "0101x",
		},
		{
			"edits one after the other", hammer,
			edits{emvqr.Set(emvqr.P(62, 5), "A"), emvqr.Set(emvqr.P(62, 1), "B"), emvqr.Set(emvqr.P(62, 5), "C"), emvqr.Remove(emvqr.P(62, 1)), {}},
			hammer + "62" + "05" + "0501C",
		},
		{
			"text outside ASCII into a code that had none", hammer, edits{emvqr.Set(emvqr.P(64, 1), "最佳运输")},
			hammer + "64" + "08" + "0104最佳运输",
		},
		{
			"text is written in precomposed form", hammer, edits{emvqr.Set(emvqr.P(64, 1), "Cafe\u0301 Zu\u0308ri")},
			hammer + "64" + "13" + "0109Caf\u00e9 Z\u00fcri",
		},
		{
			"99 characters, whatever their bytes", hammer, edits{emvqr.Set(emvqr.P(80), strings.Repeat("最", 99))},
			hammer + "80" + "99" + strings.Repeat("最", 99),
		},
		{
			"U+FFFF itself", hammer, edits{emvqr.Set(emvqr.P(64, 1), "\uffff")}, hammer + "64" + "05" + "0101\uffff",
		},
		{
			"a character beyond U+FFFF, if asked", hammer, edits{emvqr.AllowAstral(), emvqr.Set(emvqr.P(64, 1), "A😀B")},
			hammer + "64" + "07" + "0103A😀B",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			before := emvqr.MustParse(seal(tt.before))
			after, err := before.With(tt.edits...)
			require.NoError(t, err)
			require.Equal(t, seal(tt.after), after.String())
			require.True(t, emvqr.MustParse(after.String()) == after)
			require.Equal(t, seal(tt.before), before.String())
		})
	}
}

func TestWithoutEditsTheCodeIsTheSame(t *testing.T) {
	for _, text := range []string{annexB7, codePointsCode, utf16Code, bytesCode, seal(""), seal(hammer + "6200" + "8002??" + "8002??")} {
		code := emvqr.MustParse(text)
		same, err := code.With()
		require.NoError(t, err)
		require.True(t, code == same)
	}
}

func TestWithWritesTheChecksumInUpperCase(t *testing.T) {
	upper := emvqr.MustParse("000201010211021640001234567890125204525153038405802US5910ABC Hammer6008New York62150504REF1110340063049FC9")
	lower := emvqr.MustParse(strings.Replace(upper.String(), "63049FC9", "63049fc9", 1))
	require.Equal(t, "9fc9", lower.Checksum())

	same, err := lower.With()
	require.NoError(t, err)
	require.True(t, upper == same)

	for _, code := range []emvqr.Code{upper, lower} {
		edited, err := code.With(emvqr.Remove(emvqr.P(62)))
		require.NoError(t, err)
		require.Equal(t, seal(hammer), edited.String())
	}
}

// Lengths keep the unit of the code: a program that wrote bytes will read bytes.
func TestWithKeepsTheLengthUnit(t *testing.T) {
	const head = "000201010211021640001234567890125204525153038405802US5910ABC Hammer6008New York"
	for _, tt := range []struct {
		name, text       string
		renamed, widened string // objects behind the head
	}{
		{"code points", codePointsCode, "64140002ZH0104A最😀B", "64200002ZH0103A😀B0203東京😀"},
		{"UTF-16 units", utf16Code, "64150002ZH0105A最😀B", "64220002ZH0104A😀B0204東京😀"},
		{"bytes", bytesCode, "64190002ZH0109A最😀B", "64300002ZH0106A😀B0210東京😀"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			code := emvqr.MustParse(tt.text)

			renamed, err := code.With(emvqr.Set(emvqr.P(59), "ABC Nails"))
			require.NoError(t, err)
			require.Equal(t, seal(strings.Replace(tt.text[:len(tt.text)-8], "5910ABC Hammer", "5909ABC Nails", 1)), renamed.String())
			require.Equal(t, code.LengthUnit(), renamed.LengthUnit())

			renamed, err = code.With(emvqr.AllowAstral(), emvqr.Set(emvqr.P(64, 1), "A最😀B"))
			require.NoError(t, err)
			require.Equal(t, seal(head+tt.renamed), renamed.String())
			require.Equal(t, code.LengthUnit(), renamed.LengthUnit())

			widened, err := code.With(emvqr.AllowAstral(), emvqr.Set(emvqr.P(64, 2), "東京😀"))
			require.NoError(t, err)
			require.Equal(t, seal(head+tt.widened), widened.String())
			require.Equal(t, code.LengthUnit(), widened.LengthUnit())

			plain, err := code.With(emvqr.Remove(emvqr.P(64)))
			require.NoError(t, err)
			require.Equal(t, seal(head), plain.String())
		})
	}
}

func TestWithRefusesAnEditAfterWhichAnotherUnitWouldBeReadFirst(t *testing.T) {
	// With lengths in bytes, 64 says four more than it has characters once the
	// name holds four accents: just what the header of 80 has. Read in
	// characters the code would close too, without 80.
	code := emvqr.MustParse(seal(hammer + "64" + "15" + "0002ES" + "0105Zoëx" + "80" + "07" + "0003abc"))
	require.Equal(t, emvqr.Bytes, code.LengthUnit())

	_, err := code.With(emvqr.Set(emvqr.P(64, 1), "ëëëë"))
	requireEditError(t, err, emvqr.ErrTwoReadings, emvqr.Path{})
	require.Contains(t, err.Error(), "bytes")
}

func TestWithRefuses(t *testing.T) {
	ninety := strings.Repeat("9", 90)
	var full string // 62 and 80-99 at their most: the most a code can hold without reserved ids
	for id := 64; id <= 91; id++ {
		full += string(rune('0'+id/10)) + string(rune('0'+id%10)) + "99" + strings.Repeat("x", 99)
	}
	for _, tt := range []struct {
		name   string
		before string
		edits  []emvqr.Edit
		want   error
		path   emvqr.Path
	}{
		{"a value of 100 characters", hammer, []emvqr.Edit{emvqr.Set(emvqr.P(80), ninety+"0123456789")}, emvqr.ErrTooLong, emvqr.P(80)},
		{"100 characters inside", hammer, []emvqr.Edit{emvqr.Set(emvqr.P(80, 1), ninety+"0123456789")}, emvqr.ErrTooLong, emvqr.P(80, 1)},
		{"a template that would overflow", hammer + "62" + "94" + "0190" + ninety, []emvqr.Edit{emvqr.Set(emvqr.P(62, 5), "AB")}, emvqr.ErrTooLong, emvqr.P(62)},
		{"a new template that would overflow", hammer, []emvqr.Edit{emvqr.Set(emvqr.P(62, 5), ninety+"012345")}, emvqr.ErrTooLong, emvqr.P(62)},
		{"an inner template that would overflow", hammer, []emvqr.Edit{emvqr.Set(emvqr.P(62, 50, 1), ninety+"012345")}, emvqr.ErrTooLong, emvqr.P(62, 50)},
		{"the template around an inner one", hammer, []emvqr.Edit{emvqr.Set(emvqr.P(62, 50, 1), ninety+"01234")}, emvqr.ErrTooLong, emvqr.P(62)},
		{"a written template that is too long", hammer, []emvqr.Edit{emvqr.SetTemplate(emvqr.P(80), emvqr.Data{ID: 1, Value: ninety}, emvqr.Data{ID: 2, Value: "AB"})}, emvqr.ErrTooLong, emvqr.P(80)},
		{"a written template with a value of 99", hammer, []emvqr.Edit{emvqr.SetTemplate(emvqr.P(80), emvqr.Data{ID: 1, Value: ninety + "012345678"})}, emvqr.ErrTooLong, emvqr.P(80)},
		{"a part of a written template", hammer, []emvqr.Edit{emvqr.SetTemplate(emvqr.P(80), emvqr.Data{ID: 1, Value: ninety + "0123456789"})}, emvqr.ErrTooLong, emvqr.P(80, 1)},
		{"more than a symbol holds", full, []emvqr.Edit{emvqr.Set(emvqr.P(99), strings.Repeat("x", 99))}, emvqr.ErrTooLong, emvqr.Path{}},

		{"an id twice", hammer + "5303764", []emvqr.Edit{emvqr.Set(emvqr.P(53), "392")}, emvqr.ErrDuplicate, emvqr.P(53)},
		{"removing an id twice there", hammer + "5303764", []emvqr.Edit{emvqr.Remove(emvqr.P(53))}, emvqr.ErrDuplicate, emvqr.P(53)},
		{"an id twice in a template", hammer + "62" + "10" + "0501A0501B", []emvqr.Edit{emvqr.Set(emvqr.P(62, 5), "C")}, emvqr.ErrDuplicate, emvqr.P(62, 5)},
		{"a template twice", hammer + "62" + "05" + "0501A" + "62" + "05" + "0701B", []emvqr.Edit{emvqr.Set(emvqr.P(62, 5), "C")}, emvqr.ErrDuplicate, emvqr.P(62)},

		{"inside an opaque template", hammer + "62" + "05" + "HELLO", []emvqr.Edit{emvqr.Set(emvqr.P(62, 5), "C")}, emvqr.ErrOpaque, emvqr.P(62)},
		{"inside one that does not close", hammer + "62" + "10" + "0501A0509B", []emvqr.Edit{emvqr.Set(emvqr.P(62, 5), "C")}, emvqr.ErrOpaque, emvqr.P(62)},
		{"inside a primitive", hammer, []emvqr.Edit{emvqr.Set(emvqr.P(59, 1), "C")}, emvqr.ErrOpaque, emvqr.P(59)},
		{"inside an amount that reads as an object", "000201" + "5405" + "01011", []emvqr.Edit{emvqr.Set(emvqr.P(54, 1), "5")}, emvqr.ErrOpaque, emvqr.P(54)},
		{"inside a card number that reads as objects", "000201" + "0216" + "0012888888881881", []emvqr.Edit{emvqr.Set(emvqr.P(2, 0), "5")}, emvqr.ErrOpaque, emvqr.P(2)},
		{"inside a postal code that reads as an object", "000201" + "6105" + "07019", []emvqr.Edit{emvqr.Set(emvqr.P(61, 7), "5")}, emvqr.ErrOpaque, emvqr.P(61)},
		{"removing from a card number", "000201" + "0216" + "0012888888881881", []emvqr.Edit{emvqr.Remove(emvqr.P(2, 0))}, emvqr.ErrOpaque, emvqr.P(2)},
		{"inside a label that reads as an object", "000201" + "6209" + "0505" + "01011", []emvqr.Edit{emvqr.Set(emvqr.P(62, 5, 1), "5")}, emvqr.ErrOpaque, emvqr.P(62, 5)},
		{"inside a local name that reads as an object", "000201" + "6409" + "0105" + "01011", []emvqr.Edit{emvqr.Set(emvqr.P(64, 1, 1), "5")}, emvqr.ErrOpaque, emvqr.P(64, 1)},
		{"deep inside a primitive", "000201" + "5405" + "01011", []emvqr.Edit{emvqr.Set(emvqr.P(54, 1, 2, 3), "5")}, emvqr.ErrOpaque, emvqr.P(54)},
		{"inside a primitive that is not there", hammer, []emvqr.Edit{emvqr.Set(emvqr.P(54, 1), "5")}, emvqr.ErrOpaque, emvqr.P(54)},
		{"inside a reserved object", "000201" + "7005" + "01011", []emvqr.Edit{emvqr.Set(emvqr.P(70, 1), "5")}, emvqr.ErrOpaque, emvqr.P(70)},
		{"a template in the place of an amount", hammer, []emvqr.Edit{emvqr.SetTemplate(emvqr.P(54), emvqr.Data{ID: 1, Value: "5"})}, emvqr.ErrOpaque, emvqr.P(54)},
		{"a template in the place of a label", hammer, []emvqr.Edit{emvqr.SetTemplate(emvqr.P(62), emvqr.Data{ID: 5, Template: []emvqr.Data{{ID: 1, Value: "5"}}})}, emvqr.ErrOpaque, emvqr.P(62, 5)},
		{"a written template with an id twice", hammer, []emvqr.Edit{emvqr.SetTemplate(emvqr.P(80), emvqr.Data{ID: 1, Value: "A"}, emvqr.Data{ID: 1, Value: "B"})}, emvqr.ErrDuplicate, emvqr.P(80, 1)},
		{"a value and a template", hammer, []emvqr.Edit{emvqr.SetTemplate(emvqr.P(80), emvqr.Data{ID: 1, Value: "A", Template: []emvqr.Data{{ID: 1, Value: "B"}}})}, emvqr.ErrValueAndTemplate, emvqr.P(80, 1)},
		{"an owner's template that precomposed form would break", hammer, []emvqr.Edit{emvqr.Set(emvqr.P(26, 1), "0105Cafe\u0301")}, emvqr.ErrOpaque, emvqr.P(26, 1)},
		{"and in a written template", hammer, []emvqr.Edit{emvqr.SetTemplate(emvqr.P(26), emvqr.Data{ID: 1, Value: "0105Cafe\u0301"})}, emvqr.ErrOpaque, emvqr.P(26, 1)},
		{"an amount finer than its currency, as it is", hammer, []emvqr.Edit{emvqr.Set(emvqr.P(54), "10.000")}, emvqr.ErrPrecision, emvqr.P(54)},
		{"a currency coarser than the amount", "000201" + "5303840" + "540510.50", []emvqr.Edit{emvqr.Set(emvqr.P(53), "392")}, emvqr.ErrPrecision, emvqr.P(54)},
		{"inside a primitive in a template", hammer + "62" + "08" + "0504ABCD", []emvqr.Edit{emvqr.Remove(emvqr.P(62, 5, 1))}, emvqr.ErrOpaque, emvqr.P(62, 5)},

		{"an empty value", hammer, []emvqr.Edit{emvqr.Set(emvqr.P(59), "")}, emvqr.ErrEmpty, emvqr.P(59)},
		{"an empty template", hammer, []emvqr.Edit{emvqr.SetTemplate(emvqr.P(80))}, emvqr.ErrEmpty, emvqr.P(80)},
		{"a template with an empty part", hammer, []emvqr.Edit{emvqr.SetTemplate(emvqr.P(80), emvqr.Data{ID: 4})}, emvqr.ErrEmpty, emvqr.P(80, 4)},

		{"the checksum", hammer, []emvqr.Edit{emvqr.Set(emvqr.P(63), "0000")}, emvqr.ErrPath, emvqr.P(63)},
		{"inside the checksum", hammer, []emvqr.Edit{emvqr.Set(emvqr.P(63, 1), "0000")}, emvqr.ErrPath, emvqr.P(63, 1)},
		{"removing the checksum", hammer, []emvqr.Edit{emvqr.Remove(emvqr.P(63))}, emvqr.ErrPath, emvqr.P(63)},
		{"a template for the checksum", hammer, []emvqr.Edit{emvqr.SetTemplate(emvqr.P(63), emvqr.Data{ID: 1, Value: "A"})}, emvqr.ErrPath, emvqr.P(63)},
		{"the root", hammer, []emvqr.Edit{emvqr.Set(emvqr.Path{}, "x")}, emvqr.ErrPath, emvqr.Path{}},
		{"removing the root", hammer, []emvqr.Edit{emvqr.Remove(emvqr.Path{})}, emvqr.ErrPath, emvqr.Path{}},
		{"an id above 99", hammer, []emvqr.Edit{emvqr.Set(emvqr.P(62, 100), "x")}, emvqr.ErrPath, emvqr.Path{}},
		{"an id above 99 in a written template", hammer, []emvqr.Edit{emvqr.SetTemplate(emvqr.P(80), emvqr.Data{ID: 100, Value: "x"})}, emvqr.ErrPath, emvqr.P(80)},

		{"bytes that are no text", hammer, []emvqr.Edit{emvqr.Set(emvqr.P(59), "ABC\xff")}, emvqr.ErrEncoding, emvqr.P(59)},
		{"and in a written template", hammer, []emvqr.Edit{emvqr.SetTemplate(emvqr.P(80), emvqr.Data{ID: 1, Value: "\xc3"})}, emvqr.ErrEncoding, emvqr.P(80, 1)},
		{"a character beyond U+FFFF", hammer, []emvqr.Edit{emvqr.Set(emvqr.P(64, 1), "A😀B")}, emvqr.ErrAstral, emvqr.P(64, 1)},
		{"which must be allowed beforehand", hammer, []emvqr.Edit{emvqr.Set(emvqr.P(64, 1), "A😀B"), emvqr.AllowAstral()}, emvqr.ErrAstral, emvqr.P(64, 1)},
		{"and in a written template", hammer, []emvqr.Edit{emvqr.SetTemplate(emvqr.P(64), emvqr.Data{ID: 1, Value: "😀"})}, emvqr.ErrAstral, emvqr.P(64, 1)},

		{"the second of two edits", hammer, []emvqr.Edit{emvqr.Set(emvqr.P(59), "A"), emvqr.Set(emvqr.P(60), "")}, emvqr.ErrEmpty, emvqr.P(60)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			before := emvqr.MustParse(seal(tt.before))
			after, err := before.With(tt.edits...)
			requireEditError(t, err, tt.want, tt.path)
			require.True(t, after.IsZero())
			require.Equal(t, seal(tt.before), before.String())
		})
	}
}

func requireEditError(t *testing.T, err, want error, path emvqr.Path) {
	t.Helper()
	var edit *emvqr.EditError
	require.ErrorAs(t, err, &edit)
	require.ErrorIs(t, err, want)
	require.Equal(t, path, edit.Path)
	if path.IsZero() {
		require.Contains(t, err.Error(), "emvqr: the root: ")
	} else {
		require.Contains(t, err.Error(), "emvqr: object "+path.String()+": ")
	}
}

func TestWithRefusesACodeWhoseChecksumWasNotRight(t *testing.T) {
	report := emvqr.Diagnose(strings.Replace(annexB7, "23.72", "99.72", 1))
	wrong, err := report.Code()
	require.ErrorIs(t, err, emvqr.ErrChecksum)
	require.Equal(t, "99.72", must(wrong.Amount()).String())

	for _, code := range []emvqr.Code{wrong, {}} {
		_, err := code.With()
		require.ErrorIs(t, err, emvqr.ErrUnverified)
		_, err = code.With(emvqr.Set(emvqr.P(59), "x"))
		require.ErrorIs(t, err, emvqr.ErrUnverified)
	}
}

// must is for values that come with an ok that the test is not about.
func must[T any](value T, ok bool) T {
	if !ok {
		panic("not ok")
	}
	return value
}

func TestSetAmountWritesTheDecimalsOfTheCurrency(t *testing.T) {
	for _, tt := range []struct {
		name, currency, amount string
		want                   string
		err                    error
	}{
		{"dollars", "840", "125.00", "125.00", nil},
		{"whole dollars", "840", "125", "125.00", nil},
		{"one decimal", "840", "125.5", "125.50", nil},
		{"a full stop alone", "840", "98.", "98.00", nil},
		{"zeros too many", "840", "125.5000", "", emvqr.ErrPrecision},
		{"zeros too many in front", "840", "007.50", "7.50", nil},
		{"one cent", "840", "0.01", "0.01", nil},
		{"too fine for dollars", "840", "125.005", "", emvqr.ErrPrecision},
		{"yen", "392", "1000", "1000", nil},
		{"yen with zeros", "392", "1000.00", "", emvqr.ErrPrecision},
		{"too fine for yen", "392", "1000.50", "", emvqr.ErrPrecision},
		{"three decimals in Kuwait", "414", "1.5", "1.500", nil},
		{"two decimals of rupiah, by ISO's list", "360", "10000", "10000.00", nil},
		{"gold has no minor unit", "959", "2", "2", nil},
		{"nor half a piece", "959", "2.5", "", emvqr.ErrPrecision},
		{"an unknown currency", "000", "1.5", "1.5", nil},
		{"no currency", "", "1.2345", "1.2345", nil},
		{"thirteen characters", "840", "9999999999.99", "9999999999.99", nil},
		{"fourteen", "840", "10000000000", "", emvqr.ErrTooLong},
		{"thirteen digits of yen", "392", "9999999999999", "9999999999999", nil},
		{"fourteen digits of yen", "392", "10000000000000", "", emvqr.ErrTooLong},
		{"zero", "840", "0", "", emvqr.ErrAmount},
		{"zero with decimals", "840", "0.00", "", emvqr.ErrAmount},
		{"nothing", "840", "", "", emvqr.ErrAmount},
		{"a sign", "840", "-5", "", emvqr.ErrAmount},
		{"a plus", "840", "+5", "", emvqr.ErrAmount},
		{"a comma", "840", "98,73", "", emvqr.ErrAmount},
		{"grouping", "840", "1,000.00", "", emvqr.ErrAmount},
		{"a blank", "840", "3 705", "", emvqr.ErrAmount},
		{"an exponent", "840", "1e3", "", emvqr.ErrAmount},
		{"no digit in front", "840", ".5", "", emvqr.ErrAmount},
		{"nineteen digits", "840", "1234567890123456789", "", emvqr.ErrRange},
	} {
		t.Run(tt.name, func(t *testing.T) {
			objects := "000201"
			if tt.currency != "" {
				objects += "5303" + tt.currency
			}
			code, err := emvqr.MustParse(seal(objects + "5802US")).With(emvqr.SetAmount(tt.amount))
			if tt.err != nil {
				requireEditError(t, err, tt.err, emvqr.P(54))
				return
			}
			require.NoError(t, err)
			require.Equal(t, tt.want, must(code.Get(emvqr.P(54))))
			require.Equal(t, tt.want, must(code.Amount()).String())
		})
	}
}

func TestSetAmountLooksAtTheCurrencyAsEditedSoFar(t *testing.T) {
	code := emvqr.MustParse(seal(hammer))
	yen, err := code.With(emvqr.Set(emvqr.P(53), "392"), emvqr.SetAmount("500"))
	require.NoError(t, err)
	require.Equal(t, "500", must(yen.Get(emvqr.P(54))))
}

func TestSetInitiation(t *testing.T) {
	static := emvqr.MustParse(seal("000201" + "010211" + "5303840"))
	dynamic, err := static.With(emvqr.SetInitiation(emvqr.Dynamic))
	require.NoError(t, err)
	require.Equal(t, seal("000201"+"010212"+"5303840"), dynamic.String())

	back, err := dynamic.With(emvqr.SetInitiation(emvqr.Static))
	require.NoError(t, err)
	require.True(t, static == back)

	neither, err := dynamic.With(emvqr.SetInitiation(emvqr.Unspecified))
	require.NoError(t, err)
	require.Equal(t, seal("000201"+"5303840"), neither.String())

	again, err := neither.With(emvqr.SetInitiation(emvqr.Dynamic))
	require.NoError(t, err)
	require.True(t, dynamic == again)
}

func TestSetTipSetsAndRemovesAllThreeObjects(t *testing.T) {
	fixed := emvqr.Tip{Kind: emvqr.FixedFee, Fee: emvqr.MustAmount("10.75")}
	percent := emvqr.Tip{Kind: emvqr.PercentFee, Percent: emvqr.MustAmount("3.00")}
	code := emvqr.MustParse(seal("000201" + "5303840" + "5802US"))
	for _, tt := range []struct {
		name string
		tip  emvqr.Tip
		want string
	}{
		{"prompt", emvqr.Tip{Kind: emvqr.TipPrompt}, "550201"},
		{"fixed", fixed, "550202" + "560510.75"},
		{"percentage", percent, "550203" + "57043.00"},
		{"fixed again", fixed, "550202" + "560510.75"},
		{"none", emvqr.Tip{}, ""},
		{"still none", emvqr.Tip{}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var err error
			code, err = code.With(emvqr.SetTip(tt.tip)) // from the tip before
			require.NoError(t, err)
			require.Equal(t, seal("000201"+"5303840"+tt.want+"5802US"), code.String())
			tip, ok := code.Tip()
			require.True(t, ok)
			require.Equal(t, tt.tip, tip)
		})
	}
}

func TestSetTipWritesTheDecimalsOfTheCurrency(t *testing.T) {
	for _, tt := range []struct{ currency, fee, want string }{
		{"840", "5", "56045.00"},
		{"392", "500.", "5603500"},
		{"000", "5", "56015"}, // not in the table: as it is
	} {
		code, err := emvqr.MustParse(seal("000201" + "5303" + tt.currency)).With(emvqr.SetTip(emvqr.Tip{Kind: emvqr.FixedFee, Fee: emvqr.MustAmount(tt.fee)}))
		require.NoError(t, err)
		require.Equal(t, seal("000201"+"5303"+tt.currency+"550202"+tt.want), code.String())
	}
	for _, tooFine := range []struct{ currency, fee string }{{"840", "5.001"}, {"840", "5.000"}, {"392", "500.00"}} {
		_, err := emvqr.MustParse(seal("000201" + "5303" + tooFine.currency)).With(emvqr.SetTip(emvqr.Tip{Kind: emvqr.FixedFee, Fee: emvqr.MustAmount(tooFine.fee)}))
		requireEditError(t, err, emvqr.ErrPrecision, emvqr.P(56))
	}
}

func TestSetTipRefusesATipThatContradictsItself(t *testing.T) {
	five := emvqr.MustAmount("5")
	for _, tt := range []struct {
		name string
		tip  emvqr.Tip
		path emvqr.Path
		err  error
	}{
		{"fixed without a fee", emvqr.Tip{Kind: emvqr.FixedFee}, emvqr.P(56), emvqr.ErrTip},
		{"fixed fee of zero", emvqr.Tip{Kind: emvqr.FixedFee, Fee: emvqr.MustAmount("0.00")}, emvqr.P(56), emvqr.ErrTip},
		{"prompt beside a fee", emvqr.Tip{Kind: emvqr.TipPrompt, Fee: five}, emvqr.P(56), emvqr.ErrTip},
		{"a fee and no kind", emvqr.Tip{Fee: five}, emvqr.P(56), emvqr.ErrTip},
		{"a percentage and no kind", emvqr.Tip{Percent: five}, emvqr.P(57), emvqr.ErrTip},
		{"percentage missing", emvqr.Tip{Kind: emvqr.PercentFee}, emvqr.P(57), emvqr.ErrTip},
		{"percentage of 100", emvqr.Tip{Kind: emvqr.PercentFee, Percent: emvqr.MustAmount("100")}, emvqr.P(57), emvqr.ErrTip},
		{"percentage beside a fee", emvqr.Tip{Kind: emvqr.PercentFee, Percent: five, Fee: five}, emvqr.P(56), emvqr.ErrTip},
		{"a kind there is not", emvqr.Tip{Kind: 4}, emvqr.P(55), emvqr.ErrTip},
		{"a fee longer than the field", emvqr.Tip{Kind: emvqr.FixedFee, Fee: emvqr.MustAmount("12345678901")}, emvqr.P(56), emvqr.ErrTooLong},
		{"a percentage longer than the field", emvqr.Tip{Kind: emvqr.PercentFee, Percent: emvqr.MustAmount("3.1415")}, emvqr.P(57), emvqr.ErrTooLong},
	} {
		_, err := emvqr.MustParse(seal("000201" + "5303840" + "550202" + "56041.00")).With(emvqr.SetTip(tt.tip))
		requireEditError(t, err, tt.err, tt.path)
	}
}

func TestSetTipRefusesADuplicate(t *testing.T) {
	code := emvqr.MustParse(seal("000201" + "550201" + "56011" + "56012"))
	_, err := code.With(emvqr.SetTip(emvqr.Tip{}))
	requireEditError(t, err, emvqr.ErrDuplicate, emvqr.P(56))
}

func TestStaticToDynamicKeepsEveryNetwork(t *testing.T) {
	// Two accounts, tips, a foreign template and text in Chinese: other
	// libraries drop one or the other.
	before := emvqr.MustParse(annexB7)
	after, err := before.With(emvqr.SetAmount("125"), emvqr.SetInitiation(emvqr.Static), emvqr.Set(emvqr.P(62, 5), "INV-7"))
	require.NoError(t, err)
	want := strings.NewReplacer("010212", "010211", "540523.72", "5406125.00", "62330304", "62420304", "12340603***", "12340505INV-70603***").Replace(annexB7)
	require.Equal(t, seal(want[:len(want)-8]), after.String())
}

// Any edit of any code leaves the rest alone.
func TestWithLeavesTheRestAlone(t *testing.T) {
	dice := rand.New(rand.NewPCG(11, 7))
	edited := 0
	for range emvqr.Often(20000) {
		code, err := emvqr.Parse(seal(randomLine(dice, emvqr.LengthUnit(dice.IntN(3)), 300, 0)))
		if err != nil {
			continue // lengths in bytes may happen to end a code in characters
		}
		e := editOf(randomIDs(dice, code), randomText(dice, 1+dice.IntN(12)), uint8(dice.IntN(16)))
		requireEditHolds(t, code, e)
		if after, err := code.With(e.edits...); err == nil && after != code {
			edited++
		}
	}
	require.Greater(t, edited, emvqr.Often(5000), "the dice made too few edits that do anything")
}

// randomLine is a line of random objects of at most that many units in all: any
// id but 63, any order, duplicates, templates, opaque and empty values.
func randomLine(dice *rand.Rand, unit emvqr.LengthUnit, room, depth int) string {
	var line strings.Builder
	for range 1 + dice.IntN(10>>depth) {
		id := []int{0, 1, 2, 26, 53, 54, 55, 56, 59, 62, 62, 64, 80, dice.IntN(100)}[dice.IntN(14)]
		if depth == 1 {
			id = []int{0, 1, 5, 50, dice.IntN(100)}[dice.IntN(5)]
		}
		value := randomText(dice, dice.IntN(8))
		if depth < 3 && dice.IntN(3) == 0 || depth == 0 && id >= 62 {
			value = randomLine(dice, unit, min(room-4, 99), depth+1)
		}
		if room -= 4 + unit.Count(value); room < 0 {
			break
		}
		if id == 63 && depth == 0 {
			id = 65
		}
		n := unit.Count(value)
		line.WriteString(string([]byte{byte('0' + id/10), byte('0' + id%10), byte('0' + n/10), byte('0' + n%10)}) + value)
	}
	return line.String()
}

func randomText(dice *rand.Rand, n int) string {
	alphabets := []string{"0123456789", "ABC xyz.-*", "0123456789.", "Aé最\u0301", "é最😀z"}
	letters := []rune(alphabets[min(dice.IntN(9), 4)%len(alphabets)])
	if dice.IntN(2) == 0 {
		letters = []rune(alphabets[0])
	}
	var b strings.Builder
	for range n {
		b.WriteRune(letters[dice.IntN(len(letters))])
	}
	return b.String()
}

// randomIDs is the path of one of the objects of a code, or beside it.
func randomIDs(dice *rand.Rand, code emvqr.Code) []byte {
	var paths []emvqr.Path
	for o := range code.All() {
		paths = append(paths, o.Path)
	}
	path := paths[dice.IntN(len(paths))]
	var ids []byte
	for ; !path.IsZero(); path = path.Parent() {
		ids = append([]byte{path.ID()}, ids...)
	}
	switch dice.IntN(4) {
	case 0:
		ids[len(ids)-1] = byte(dice.IntN(100))
	case 1:
		ids = append(ids, byte(dice.IntN(100)))
	}
	return ids
}

func TestLengthsInATemplateFollowPrecomposedForm(t *testing.T) {
	code := emvqr.MustParse(seal("000201" + "5802ES"))
	edited, err := code.With(emvqr.Set(emvqr.P(64), "0002es0105Cafe\u0301"))
	require.NoError(t, err)
	require.Equal(t, seal("000201"+"5802ES"+"64140002es0104Café"), edited.String())

	edited, err = code.With(emvqr.Set(emvqr.P(62), "5017"+"0001A"+"0108Cafe\u0301 99"))
	require.NoError(t, err)
	require.Equal(t, "Café 99", must(edited.Get(emvqr.P(62, 50, 1))))

	edited, err = code.With(emvqr.Set(emvqr.P(59), "0105Cafe\u0301")) // no template by its id
	require.NoError(t, err)
	require.Equal(t, "0105Café", edited.MerchantName())
}

func TestRemovingWhatIsNotThereChangesNothing(t *testing.T) {
	for _, objects := range []string{"6200", "62070503ABC", "5802ES"} {
		code := emvqr.MustParse(seal("000201" + objects))
		for _, path := range []emvqr.Path{emvqr.P(62, 7), emvqr.P(62, 50, 1), emvqr.P(64, 1), emvqr.P(61)} {
			same, err := code.With(emvqr.Remove(path))
			require.NoError(t, err)
			require.Equal(t, code.String(), same.String(), path)
		}
	}
	gone, err := emvqr.MustParse(seal("000201" + "6200")).With(emvqr.Remove(emvqr.P(62)))
	require.NoError(t, err)
	require.Equal(t, seal("000201"), gone.String())
}

func TestTakingTheLastAstralCharacterOutIsNoChangeOfUnit(t *testing.T) {
	code := emvqr.MustParse(seal("000201" + "64130002zh0103😀家")) // as programs in JavaScript count
	require.Equal(t, emvqr.UTF16, code.LengthUnit())
	edited, err := code.With(emvqr.Set(emvqr.P(64, 1), "最佳"))
	require.NoError(t, err, "both units give the same lengths")
	require.Equal(t, seal("000201"+"64120002zh0102最佳"), edited.String())
}
