package emvqr_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// refusal is a text that Parse refuses and the whole of its error.
type refusal struct {
	rule    string // that Diagnose names
	name    string
	text    string
	err     error
	path    string
	offset  int
	message string
}

const (
	ruleTLV      = "MPM-3.2-TLV"
	ruleID       = "MPM-4.3.1.1-ID"
	ruleLast     = "MPM-4.6.1.2-LAST"
	ruleCRC      = "MPM-4.7.3.1-CRC"
	ruleUTF8     = "MPM-1.4.3-UTF8"
	ruleCapacity = "QR-CAPACITY"
)

// good is a code without a finding, 81 bytes long, whose object 63 is at byte 73.
var (
	good    = shop()
	goodCRC = good[77:]
)

// withLength is the good code and an object 61 with that text for a length.
func withLength(length string) string { return seal(shopObjects() + "61" + length + "12345") }

// withID is the good code and an object with that text for an id.
func withID(id string) string { return seal(shopObjects() + id + "0512345") }

// unsealed is the good code with a language template and a checksum of zeros,
// crcWith the checksum that it should have.
func unsealed(template string) string { return shopObjects() + template + "63040000" }

func crcWith(template string) string {
	sealed := shopWithLanguage(template)
	return sealed[len(sealed)-4:]
}

// chinese is where the first Chinese character of the worked example begins.
var chinese = strings.Index(annexB7, "最")

// refused are bad texts. Where a length or an id is wrong the checksum is right,
// so that only the structure is in question.
var refused = []refusal{
	// No code at all.
	{ruleTLV, "nothing", "", emvqr.ErrNotEMV, "", 0, "text does not begin with a data object: the text is empty"},
	{ruleTLV, "blank in front", " " + good, emvqr.ErrNotEMV, "", 0, `text does not begin with a data object: found " 00020"…, expected two digits of id and two of length, such as 000201`},
	{ruleTLV, "blanks around", " " + good + " ", emvqr.ErrNotEMV, "", 0, `text does not begin with a data object: found " 00020"…, expected two digits of id and two of length, such as 000201`},
	{ruleTLV, "line feed in front", "\n" + good, emvqr.ErrNotEMV, "", 0, `text does not begin with a data object: found "\n00020"…, expected two digits of id and two of length, such as 000201`},
	{ruleTLV, "NUL in front", "\x00" + good, emvqr.ErrNotEMV, "", 0, `text does not begin with a data object: found "\x0000020"…, expected two digits of id and two of length, such as 000201`},
	{ruleTLV, "byte order mark in front", "\ufeff" + good, emvqr.ErrNotEMV, "", 0, `text does not begin with a data object: found "\ufeff00020"…, expected two digits of id and two of length, such as 000201`},
	{ruleTLV, "web address", "https://a.test", emvqr.ErrNotEMV, "", 0, `text does not begin with a data object: found "https:"…, expected two digits of id and two of length, such as 000201`},
	{ruleTLV, "consumer-presented code", "hQVDUFYwMQ==", emvqr.ErrNotEMV, "", 0, `text does not begin with a data object: found "hQVDUF"…, expected two digits of id and two of length, such as 000201`},
	{ruleTLV, "terminal control", "\x1b[2J", emvqr.ErrNotEMV, "", 0, `text does not begin with a data object: found "\x1b[2J", expected two digits of id and two of length, such as 000201`},
	{ruleTLV, "first id in Arabic-Indic digits", "\u0660\u06600201", emvqr.ErrNotEMV, "", 0, `text does not begin with a data object: found "\u0660\u06600201", expected two digits of id and two of length, such as 000201`},
	{ruleTLV, "one digit", "0", emvqr.ErrTruncated, "", 0, `value runs past the end: found "0", expected two digits of id and two of length`},
	{ruleTLV, "an id", "00", emvqr.ErrTruncated, "00", 0, `value runs past the end: found "00", expected two digits of id and two of length`},
	{ruleTLV, "an id and half a length", "000", emvqr.ErrTruncated, "00", 0, `value runs past the end: found "000", expected two digits of id and two of length`},
	{ruleTLV, "a header", "0002", emvqr.ErrTruncated, "00", 0, "value runs past the end: length says 02, 0 left"},
	{ruleTLV, "first length is signed", seal("00+201"), emvqr.ErrLength, "00", 0, `length is wrong: found "+2"…, expected two digits`},

	// Too long.
	{ruleCapacity, "10 MB", strings.Repeat("0", 10_000_000), emvqr.ErrTooLong, "", 0, "too long: 10000000 bytes, a QR symbol holds at most 2953"},
	{ruleCapacity, "10 MB that are not UTF-8", strings.Repeat("\xff", 10_000_000), emvqr.ErrTooLong, "", 0, "too long: 10000000 bytes, a QR symbol holds at most 2953"},
	{ruleCapacity, "one byte more than a symbol holds", filled(2954), emvqr.ErrTooLong, "", 0, "too long: 2954 bytes, a QR symbol holds at most 2953"},

	// Not UTF-8.
	{ruleUTF8, "byte of no character", seal(shopObjects("61", "12\xff45")), emvqr.ErrEncoding, "", 79, "text is not UTF-8: found byte 0xff"},
	{ruleUTF8, "Latin-1", seal(shopObjects("59", "Caf\xe9 Hammer")), emvqr.ErrEncoding, "", 54, "text is not UTF-8: found byte 0xe9"},
	{ruleUTF8, "character in two bytes that needs one", seal(shopObjects("61", "12\xc1\x8145")), emvqr.ErrEncoding, "", 79, "text is not UTF-8: found byte 0xc1"},
	{ruleUTF8, "half a surrogate pair", seal(shopObjects("61", "\xed\xa0\x80")), emvqr.ErrEncoding, "", 77, "text is not UTF-8: found byte 0xed"},
	{ruleUTF8, "cut inside a character", annexB7[:chinese+1], emvqr.ErrEncoding, "", chinese, "text is not UTF-8: found byte 0xe6"},
	{ruleUTF8, "replacement character before the bad byte", seal(shopObjects("61", "\ufffd\xff")), emvqr.ErrEncoding, "", 80, "text is not UTF-8: found byte 0xff"},

	// Broken ids.
	{ruleID, "letter in an id", withID("6A"), emvqr.ErrID, "", 73, `id is not two digits: found "6A"…`},
	{ruleID, "letters for an id", withID("XX"), emvqr.ErrID, "", 73, `id is not two digits: found "XX"…`},
	{ruleID, "blank in an id", withID(" 6"), emvqr.ErrID, "", 73, `id is not two digits: found " 6"…`},
	{ruleID, "signed id", withID("+6"), emvqr.ErrID, "", 73, `id is not two digits: found "+6"…`},
	{ruleID, "full-width id", withID("\uff16\uff11"), emvqr.ErrID, "", 73, `id is not two digits: found "\uff16\uff11"…`},
	{ruleID, "line feed between objects", seal(shopObjects()[:26] + "\n" + shopObjects()[26:]), emvqr.ErrID, "", 26, `id is not two digits: found "\n5"…`},
	{ruleID, "line feed at the end and no 63", shopObjects() + "\n", emvqr.ErrID, "", 73, `id is not two digits: found "\n"`},
	{ruleID, "value longer than its length", seal(shopObjects("59", "ABC") + "D"), emvqr.ErrID, "", 66, `id is not two digits: found "D6"…`},

	// Broken lengths.
	{ruleTLV, "length -1", withLength("-1"), emvqr.ErrLength, "61", 73, `length is wrong: found "-1"…, expected two digits`},
	{ruleTLV, "length -4", withLength("-4"), emvqr.ErrLength, "61", 73, `length is wrong: found "-4"…, expected two digits`},
	{ruleTLV, "length +9", withLength("+9"), emvqr.ErrLength, "61", 73, `length is wrong: found "+9"…, expected two digits`},
	{ruleTLV, "length +5, which would fit", withLength("+5"), emvqr.ErrLength, "61", 73, `length is wrong: found "+5"…, expected two digits`},
	{ruleTLV, "length 0A", withLength("0A"), emvqr.ErrLength, "61", 73, `length is wrong: found "0A"…, expected two digits`},
	{ruleTLV, "length with a blank in front", withLength(" 5"), emvqr.ErrLength, "61", 73, `length is wrong: found " 5"…, expected two digits`},
	{ruleTLV, "length with a blank behind", withLength("5 "), emvqr.ErrLength, "61", 73, `length is wrong: found "5 "…, expected two digits`},
	{ruleTLV, "length 5.", withLength("5."), emvqr.ErrLength, "61", 73, `length is wrong: found "5."…, expected two digits`},
	{ruleTLV, "length 0x", withLength("0x"), emvqr.ErrLength, "61", 73, `length is wrong: found "0x"…, expected two digits`},
	{ruleTLV, "length with an underscore", withLength("_5"), emvqr.ErrLength, "61", 73, `length is wrong: found "_5"…, expected two digits`},
	{ruleTLV, "length /5, the character before 0", withLength("/5"), emvqr.ErrLength, "61", 73, `length is wrong: found "/5"…, expected two digits`},
	{ruleTLV, "length 0:, the character behind 9", withLength("0:"), emvqr.ErrLength, "61", 73, `length is wrong: found "0:"…, expected two digits`},
	{ruleTLV, "length with NUL", withLength("\x005"), emvqr.ErrLength, "61", 73, `length is wrong: found "\x005"…, expected two digits`},
	{ruleTLV, "full-width length", withLength("\uff10\uff15"), emvqr.ErrLength, "61", 73, `length is wrong: found "\uff10\uff15"…, expected two digits`},
	{ruleTLV, "Arabic-Indic length", withLength("\u0660\u0665"), emvqr.ErrLength, "61", 73, `length is wrong: found "\u0660\u0665"…, expected two digits`},
	{ruleTLV, "Thai length", withLength("\u0e50\u0e55"), emvqr.ErrLength, "61", 73, `length is wrong: found "\u0e50\u0e55"…, expected two digits`},

	// Cut short.
	{ruleTLV, "value runs past the end", seal(shopObjects() + "6199" + "12345"), emvqr.ErrTruncated, "61", 73, "value runs past the end: length says 99, 13 left"},
	{ruleTLV, "cut inside a value", good[:50], emvqr.ErrTruncated, "59", 47, `value runs past the end: found "591", expected two digits of id and two of length`},
	{ruleTLV, "cut inside a name", good[:55], emvqr.ErrTruncated, "59", 47, "value runs past the end: length says 10, 4 left"},
	{ruleTLV, "cut inside a Chinese name", annexB7[:chinese+3], emvqr.ErrTruncated, "64", chinese - 14, "value runs past the end: length says 20, 11 left"},

	// Object 63.
	{ruleLast, "63 is missing", shopObjects(), emvqr.ErrNoChecksum, "63", 73, "no checksum object"},
	{ruleLast, "63 is swallowed by the city", seal(shopObjects("60", absent) + "6020New York1234"), emvqr.ErrNoChecksum, "63", 85, "no checksum object"},
	{ruleLast, "6304 and the right value, all in the name", seal(shopObjects("59", absent) + "5916SHOP1234"), emvqr.ErrNoChecksum, "63", 79, "no checksum object"},
	{ruleLast, "63 twice", good + good[73:], emvqr.ErrTrailing, "63", 73, `text after the checksum object: 8 bytes behind it, beginning with object 63`},
	{ruleLast, "63 twice, the second right", seal(good), emvqr.ErrTrailing, "63", 73, `text after the checksum object: 8 bytes behind it, beginning with object 63`},
	{ruleLast, "object behind 63", good + tlv("61", "10001"), emvqr.ErrTrailing, "63", 73, `text after the checksum object: 9 bytes behind it, beginning with object 61`},
	{ruleLast, "object behind 63, checksum at the end", seal(shopObjects() + "6304AAAA" + tlv("61", "10001"))[:90], emvqr.ErrTrailing, "63", 73, `text after the checksum object: 9 bytes behind it, beginning with object 61`},
	{ruleLast, "long text behind 63", good + strings.Repeat("x", 200), emvqr.ErrTrailing, "63", 73, `text after the checksum object: 200 bytes behind it, beginning with U+0078`},
	{ruleLast, "line feed behind", good + "\n", emvqr.ErrTrailing, "63", 73, `text after the checksum object: 1 byte behind it, beginning with U+000A`},
	{ruleLast, "carriage return and line feed behind", good + "\r\n", emvqr.ErrTrailing, "63", 73, `text after the checksum object: 2 bytes behind it, beginning with U+000D`},
	{ruleLast, "blank behind", good + " ", emvqr.ErrTrailing, "63", 73, `text after the checksum object: 1 byte behind it, beginning with U+0020`},
	{ruleLast, "NUL behind", good + "\x00", emvqr.ErrTrailing, "63", 73, `text after the checksum object: 1 byte behind it, beginning with U+0000`},
	{ruleLast, "byte order mark behind", good + "\ufeff", emvqr.ErrTrailing, "63", 73, `text after the checksum object: 3 bytes behind it, beginning with U+FEFF`},
	{ruleLast, "63 comes first", "63041234" + shopObjects(), emvqr.ErrTrailing, "63", 0, `text after the checksum object: 73 bytes behind it, beginning with object 00`},
	{ruleTLV, "half an id", shopObjects() + "6", emvqr.ErrTruncated, "", 73, `value runs past the end: found "6", expected two digits of id and two of length`},
	{ruleTLV, "id 63 and no more", shopObjects() + "63", emvqr.ErrTruncated, "63", 73, `value runs past the end: found "63", expected two digits of id and two of length`},
	{ruleTLV, "6304 and no value", shopObjects() + "6304", emvqr.ErrTruncated, "63", 73, "value runs past the end: length says 04, 0 left"},
	{ruleTLV, "value cut short", good[:80], emvqr.ErrTruncated, "63", 73, "value runs past the end: length says 04, 3 left"},
	{ruleTLV, "63 of length 03", shopObjects() + "6303" + goodCRC[:3], emvqr.ErrLength, "63", 73, "length is wrong: found 03, expected 04"},
	{ruleTLV, "63 of length 05", shopObjects() + "63050" + goodCRC, emvqr.ErrLength, "63", 73, "length is wrong: found 05, expected 04"},
	{ruleTLV, "63 of length 00", shopObjects() + "6300", emvqr.ErrLength, "63", 73, "length is wrong: found 00, expected 04"},
	{ruleTLV, "63 of length 4 and a blank", shopObjects() + "63 4" + goodCRC, emvqr.ErrLength, "63", 73, `length is wrong: found " 4"…, expected two digits`},
	{ruleCRC, "checksum of zeros", shopObjects() + "63040000", emvqr.ErrChecksum, "63", 73, "checksum is wrong: found 0000, expected " + goodCRC},
	{ruleCRC, "one letter changed", strings.Replace(good, "Hammer", "Hummer", 1), emvqr.ErrChecksum, "63", 73, "checksum is wrong: found " + goodCRC + ", expected " + shop("59", "ABC Hummer")[77:]},
	{ruleCRC, "checksum is not hexadecimal", shopObjects() + "6304XYZ!", emvqr.ErrChecksum, "63", 73, `checksum is wrong: found "XYZ!", expected four hexadecimal digits, ` + goodCRC},
	{ruleCRC, "checksum with a sign", shopObjects() + "6304+12A", emvqr.ErrChecksum, "63", 73, `checksum is wrong: found "+12A", expected four hexadecimal digits, ` + goodCRC},
	{ruleCRC, "checksum with a control", shopObjects() + "6304\x1b[0m", emvqr.ErrChecksum, "63", 73, `checksum is wrong: found "\x1b[0m", expected four hexadecimal digits, ` + goodCRC},

	// Lengths in no unit, or in a unit whose checksum does not bear it out.
	{ruleID, "length ends before the last character", shopWithLanguage("64120002ZH0103A😀B"), emvqr.ErrID, "", 92, `id is not two digits: found "B6"…`},
	{ruleLast, "length that swallows 63 in characters and closes in no unit", shopWithLanguage("64220002ZH0104😀😀😀😀"), emvqr.ErrNoChecksum, "63", 111, "no checksum object"},
	{ruleCRC, "bytes that close on a wrong checksum", unsealed("64220002ZH0112最佳运输"), emvqr.ErrChecksum, "63", 99, "checksum is wrong: found 0000, expected " + crcWith("64220002ZH0112最佳运输")},
	{ruleCRC, "UTF-16 that closes on a wrong checksum", unsealed("64140002ZH0104A😀B"), emvqr.ErrChecksum, "63", 93, "checksum is wrong: found 0000, expected " + crcWith("64140002ZH0104A😀B")},
}

// filled is a sealed code of that many bytes.
func filled(bytes int) string {
	objects := shopObjects()
	for len(objects)+8+103+4 < bytes {
		objects += tlv("81", strings.Repeat("x", 99))
	}
	rest := bytes - len(objects) - 8
	if rest > 103 {
		objects += tlv("81", strings.Repeat("x", rest/2-4))
		rest -= rest / 2
	}
	return seal(objects + tlv("81", strings.Repeat("x", rest-4)))
}

func TestRefusedTexts(t *testing.T) {
	for _, c := range refused {
		t.Run(c.name, func(t *testing.T) {
			code, err := emvqr.Parse(c.text)
			require.ErrorIs(t, err, c.err)
			var syntax *emvqr.SyntaxError
			require.ErrorAs(t, err, &syntax)
			require.Equal(t, c.message, syntax.Message())
			require.Equal(t, c.path, syntax.Path.String())
			require.Equal(t, c.offset, syntax.Offset)
			require.Equal(t, c.err, syntax.Err)

			place := fmt.Sprintf("at byte %d: ", c.offset)
			if c.path != "" {
				place = "object " + c.path + " " + place
			}
			require.Equal(t, "emvqr: "+place+c.message, err.Error())
			requirePlain(t, err.Error())
			require.True(t, code.IsZero())
			require.False(t, code.Verified())

			report := emvqr.Diagnose(c.text)
			require.Equal(t, err, report.Err())
			require.NotEmpty(t, report.Findings)
			first := report.Findings[0]
			require.Equal(t, c.rule, first.Rule)
			require.Equal(t, emvqr.Error, first.Severity)
			require.Equal(t, syntax.Path, first.Path)
			require.Equal(t, syntax.Offset, first.Offset)
			require.Contains(t, first.Message, c.message)
			require.Equal(t, rulesByID()[c.rule].Citation, first.Citation)
		})
	}
}

func TestMustParsePanicsOnARefusedText(t *testing.T) {
	require.Panics(t, func() { emvqr.MustParse("0") })
	require.NotPanics(t, func() { emvqr.MustParse(good) })
}

// accepted are texts that other readers are known to refuse or to misread.
var accepted = []struct {
	name     string
	text     string
	unit     emvqr.LengthUnit
	findings string
}{
	{"checksum whose value is 6304", "000201010211021640001234567890125204525153038405802US5910SHOP 693816008New York63046304", emvqr.CodePoints, ""},
	{"checksum with three leading zeros", "000201010211021640001234567890125204525153038405802US5909SHOP 27806008New York6304000E", emvqr.CodePoints, ""},
	{"6304 in the name", "000201010211021640001234567890125204525153038405802US5913SHOP 630412AB6008New York6304A86B", emvqr.CodePoints, ""},
	{"a whole checksum object in the name", shop("59", "6304AAAA", "61", "63040000"), emvqr.CodePoints, ""},
	{"63 inside templates", shop("26", tlv("00", "com.shop", "63", "0000")), emvqr.CodePoints, ""},
	{"62-05 and 62-11", "000201010211021640001234567890125204525153038405802US5910ABC Hammer6008New York62150504REF1110340063049FC9", emvqr.CodePoints, ""},
	{"emoji, lengths in code points", "000201010211021640001234567890125204525153038405802US5910ABC Hammer6008New York64130002ZH0103A😀B63044DFA", emvqr.CodePoints, ""},
	{"emoji, lengths in UTF-16 units", "000201010211021640001234567890125204525153038405802US5910ABC Hammer6008New York64140002ZH0104A😀B63046DC7", emvqr.UTF16, "warning MPM-4.4.1.1-LENCHARS code @0"},
	{"emoji, lengths in bytes", "000201010211021640001234567890125204525153038405802US5910ABC Hammer6008New York64160002ZH0106A😀B630476B9", emvqr.Bytes, "error MPM-4.4.1.1-LENCHARS code @0"},
	{"Chinese, lengths in bytes that swallow 63 for who counts characters", "000201010211021640001234567890125204525153038405802US5910ABC Hammer6008New York64220002ZH0112最佳运输63048FC9", emvqr.Bytes, "error MPM-4.4.1.1-LENCHARS code @0"},
	{"Chinese, lengths in characters", "000201010211021640001234567890125204525153038405802US5910ABC Hammer6008New York64140002ZH0104最佳运输63040F5C", emvqr.CodePoints, ""},
	{"worked example of EMVCo", annexB7, emvqr.CodePoints, ""},
	{"worked example with its lengths in bytes", bytesB7, emvqr.Bytes, "error MPM-4.4.1.1-LENCHARS code @0"},
	{"checksum in lower case", lowerChecksum(good), emvqr.CodePoints, "warning MPM-4.7.3.2-CRCFMT 63 @73"},
	{"replacement character", shop("64", tlv("00", "zh", "01", "\ufffd")), emvqr.CodePoints, ""},
	{"name in bytes", seal(shopObjects("59", absent) + "5905Café"), emvqr.Bytes, "error MPM-4.5.2.1-ANS 59 @59; error MPM-4.4.1.1-LENCHARS code @0"},
	{"name in characters", shop("59", "Café"), emvqr.CodePoints, "error MPM-4.5.2.1-ANS 59 @47"},
	{"as long as a symbol holds", filled(2953), emvqr.CodePoints, longFindings},
	{"as short as can be", seal(""), emvqr.CodePoints, "error MPM-4.2.1.1-ROOTM 00 @8; error MPM-4.2.1.1-ROOTM 52 @8; error MPM-4.2.1.1-ROOTM 53 @8; " +
		"error MPM-4.2.1.1-ROOTM 58 @8; error MPM-4.7.14.1-NAME 59 @8; error MPM-4.7.15.1-CITY 60 @8; error MPM-4.7.9.1-MAI code @8"},

	// Below the root whatever does not close is a finding.
	{"length inside a template past its end", shop("26", tlv("00", "A000000677010111")+"0113006681"), emvqr.CodePoints, "warning MPM-4.7.11.1-TMPL 26.01 @97"},
	{"length -1 inside a template", shop("26", tlv("00", "A000000677010111")+"01-10066811111111"), emvqr.CodePoints, "warning MPM-4.7.11.1-TMPL 26.01 @97"},
	{"length +9 inside a template", shop("62", "05+9123456789"), emvqr.CodePoints, "error MPM-3.2-TLV 62.05 @77"},
	{"full-width length inside a template", shop("62", "05０５12345"), emvqr.CodePoints, "error MPM-3.2-TLV 62.05 @77"},
	{"id XX inside a template", shop("62", tlv("05", "1")+"XX011"), emvqr.CodePoints, "error MPM-4.3.1.1-ID 62 @82"},
	{"length of bytes that ends inside a character", shopWithLanguage("64160002ZH0104A😀B"), emvqr.Bytes, "error MPM-3.2-TLV 64.01 @83; error MPM-4.4.1.1-LENCHARS code @0"},
	{"length of UTF-16 units that ends inside a character", shopWithLanguage("64140002ZH0102A😀B"), emvqr.UTF16, "error MPM-3.2-TLV 64.01 @83; warning MPM-4.4.1.1-LENCHARS code @0"},
	{"template in characters, what is inside it in bytes", seal(shopObjects() + "64140002ZH0112最佳运输"), emvqr.CodePoints, "error MPM-3.2-TLV 64.01 @83"},
}

// bytesB7 is the worked example as a program writes it that counts bytes.
var bytesB7 = seal(strings.NewReplacer("6420", "6432", "0104最佳运输", "0112最佳运输", "0202北京", "0206北京").Replace(annexB7[:len(annexB7)-8]))

// longFindings are those of a code of 2,953 bytes that filled wrote.
var longFindings = func() string {
	const first = 73 // the first 81, of 103 bytes and opaque
	lines := []string{fmt.Sprintf("warning MPM-4.11.1.1-UNRES 81 @%d", first+4)}
	for at := first + 103; len(lines) < 27; at += 103 {
		lines = append(lines, fmt.Sprintf("error MPM-4.3.1.2-UNIQ 81 @%d", at))
	}
	last := first + 27*103
	return strings.Join(append(lines, fmt.Sprintf("error MPM-4.3.1.2-UNIQ 81 @%d", last), "warning MPM-4.1-MAXLEN code @0"), "; ")
}()

func TestAcceptedTexts(t *testing.T) {
	for _, c := range accepted {
		t.Run(c.name, func(t *testing.T) {
			code, err := emvqr.Parse(c.text)
			require.NoError(t, err)
			require.Equal(t, c.unit, code.LengthUnit())
			require.Equal(t, c.findings, findings(code))
			require.True(t, code.Verified())
			requirePrintsBack(t, c.text)

			report := emvqr.Diagnose(c.text)
			require.NoError(t, report.Err())
			require.Equal(t, c.unit, report.LengthUnit())
			var lines []string
			for _, f := range report.Findings {
				lines = append(lines, finding(f))
				requirePlain(t, f.Message)
			}
			require.Equal(t, c.findings, strings.Join(lines, "; "))
		})
	}
}

// requirePrintsBack asks that an accepted text is kept byte for byte, and that
// its objects lie in it end to end.
func requirePrintsBack(t *testing.T, text string) {
	t.Helper()
	code, err := emvqr.Parse(text)
	require.NoError(t, err)
	require.Equal(t, text, code.String())
	end := 0
	for o := range code.Objects() {
		require.Equal(t, end, o.Offset)
		require.Equal(t, o.Path.String(), text[end:end+2])
		require.Equal(t, fmt.Sprintf("%02d", code.LengthUnit().Count(o.Value)), text[end+2:end+4])
		end += 4 + len(o.Value)
		require.Equal(t, o.Value, text[o.Offset+4:end])
	}
	require.Equal(t, len(text), end)
	for o := range code.All() {
		require.Equal(t, fmt.Sprintf("%02d", o.Path.ID()), text[o.Offset:o.Offset+2])
		require.Equal(t, o.Value, text[o.Offset+4:o.Offset+4+len(o.Value)])
	}
}

// goodCodes are codes that parse, in each unit.
func goodCodes() []string {
	codes := []string{good, annexB7, bytesB7, filled(2953)}
	for _, c := range accepted {
		codes = append(codes, c.text)
	}
	for _, v := range brokenAlone {
		codes = append(codes, v.payload)
	}
	return codes
}

var parseErrors = []error{
	emvqr.ErrTooLong, emvqr.ErrEncoding, emvqr.ErrNotEMV, emvqr.ErrID, emvqr.ErrLength,
	emvqr.ErrTruncated, emvqr.ErrNoChecksum, emvqr.ErrTrailing, emvqr.ErrChecksum,
}

// requireSoundError asks that an error of Parse names a cause and a place inside
// the text, and that looking at the text for people does not fall over it.
func requireSoundError(t *testing.T, text string, err error) {
	t.Helper()
	var syntax *emvqr.SyntaxError
	require.ErrorAs(t, err, &syntax, "%q", text)
	require.Contains(t, parseErrors, syntax.Err)
	require.GreaterOrEqual(t, syntax.Offset, 0)
	require.LessOrEqual(t, syntax.Offset, len(text), "%q", text)
	requirePlain(t, err.Error())
	report := emvqr.Diagnose(text)
	require.Equal(t, err, report.Err())
	require.NotEmpty(t, report.Findings)
	for o := range report.Objects() {
		require.Equal(t, fmt.Sprintf("%02d", o.Path.ID()), text[o.Offset:o.Offset+2])
		require.Equal(t, o.Value, text[o.Offset+4:o.Offset+4+len(o.Value)])
	}
}

func TestEveryPrefixIsRefused(t *testing.T) {
	for _, text := range []string{good, annexB7, bytesB7, shopWithLanguage("64140002ZH0104A😀B"), lowerChecksum(good), shop("62", tlv("50", tlv("00", "com.shop", "01", "x")))} {
		require.NotEmpty(t, text)
		for n := range len(text) {
			_, err := emvqr.Parse(text[:n])
			require.Error(t, err, "%q", text[:n])
			requireSoundError(t, text[:n], err)
		}
		requirePrintsBack(t, text)
	}
}

func TestEveryChangedByteIsRefusedOrPrintedBack(t *testing.T) {
	for _, text := range []string{good, annexB7, shop("62", tlv("05", "1"), "26", tlv("00", "com.shop"))} {
		for i := 0; i < len(text); i += emvqr.Stride() {
			for _, b := range []byte{0, ' ', '+', '-', '0', '1', '9', 'A', 0x7f, 0x80, 0xff} {
				if text[i] == b {
					continue
				}
				changed := text[:i] + string([]byte{b}) + text[i+1:]
				_, err := emvqr.Parse(changed)
				require.Error(t, err, "a checksum finds each single byte: %q", changed)
				requireSoundError(t, changed, err)

				// With a right checksum it is the structure that counts.
				if i >= len(text)-8 {
					continue
				}
				resealed := seal(changed[:len(text)-8])
				if _, err := emvqr.Parse(resealed); err != nil {
					requireSoundError(t, resealed, err)
				} else {
					requirePrintsBack(t, resealed)
				}
			}
		}
	}
}

func TestParsedTextIsPrintedBack(t *testing.T) {
	for _, text := range goodCodes() {
		requirePrintsBack(t, text)
	}
}

func TestRandomTextIsRefusedOrPrintedBack(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 26))
	digits := func(n int) string {
		b := make([]byte, n)
		for i := range b {
			b[i] = '0' + byte(random.IntN(10))
		}
		return string(b)
	}
	for range emvqr.Often(5000) {
		var text string
		switch random.IntN(3) {
		case 0:
			text = digits(random.IntN(300))
		case 1:
			text = seal(digits(random.IntN(300)))
		case 2:
			b := make([]byte, random.IntN(1000))
			for i := range b {
				b[i] = byte(random.Uint32())
			}
			text = string(b)
		}
		if _, err := emvqr.Parse(text); err != nil {
			requireSoundError(t, text, err)
		} else {
			requirePrintsBack(t, text)
		}
	}
}

func TestParseOfASCIIAllocatesNothing(t *testing.T) {
	for name, text := range map[string]string{
		"good":                   good,
		"checksum in lower case": lowerChecksum(good),
		"as long as can be":      filled(2953),
		"with faults":            shop("54", "-5", "62", "opaque", "65", "x"),
	} {
		t.Run(name, func(t *testing.T) {
			require.Zero(t, testing.AllocsPerRun(100, func() {
				code, err := emvqr.Parse(text)
				if err != nil || code.IsZero() {
					t.Fatal(err)
				}
			}))
		})
	}
}

// The inputs that a survey of 25 libraries in Go, JavaScript, Java and Rust was
// made with: every one of those accepts, mangles or crashes on at least one.
func TestInputsThatOtherLibrariesFallOver(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 2))
	noise := make([]byte, 10_000)
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	for _, c := range []struct {
		name     string
		text     string
		err      error
		findings string
	}{
		{"empty", "", emvqr.ErrNotEMV, ""},
		{"cut inside a value", good[:70], emvqr.ErrTruncated, ""},
		{"wrong checksum", good[:77] + "FFFF", emvqr.ErrChecksum, ""},
		{"checksum absent", good[:73], emvqr.ErrNoChecksum, ""},
		{"63 not last", good + "610510001", emvqr.ErrTrailing, ""},
		{"checksum in lower case", lowerChecksum(good), nil, "warning MPM-4.7.3.2-CRCFMT 63 @73"},
		{"length 0A", withLength("0A"), emvqr.ErrLength, ""},
		{"length -1", withLength("-1"), emvqr.ErrLength, ""},
		{"length -4", withLength("-4"), emvqr.ErrLength, ""},
		{"length +9", withLength("+9"), emvqr.ErrLength, ""},
		{"length in full-width digits", withLength("０５"), emvqr.ErrLength, ""},
		{"root length past the end", seal(shopObjects("60", absent) + "6099New York"), emvqr.ErrTruncated, ""},
		{"sub-length past its template", shop("26", "0099com.shop"), nil, "warning MPM-4.7.11.1-TMPL 26.00 @77"},
		{"template body that is not made of objects", shop("26", "com.shop"), nil, "warning MPM-4.7.11.1-TMPL 26 @77"},
		{"line feed behind", good + "\n", emvqr.ErrTrailing, ""},
		{"root id twice", seal(shopObjects("54", "1.00") + tlv("54", "2.00")), nil, "error MPM-4.3.1.2-UNIQ 54 @81"},
		{"id XX", withID("XX"), emvqr.ErrID, ""},
		{"invalid UTF-8 in 59", shop("59", "Caf\xe9"), emvqr.ErrEncoding, ""},
		{"amount 1,000.00", shop("54", "1,000.00"), nil, "error MPM-4.7.4.1-AMT 54 @73"},
		{"amount -5", shop("54", "-5"), nil, "error MPM-4.7.4.1-AMT 54 @73"},
		{"example of EMVCo, 64 in characters", annexB7, nil, ""},
		{"64 in bytes", bytesB7, nil, "error MPM-4.4.1.1-LENCHARS code @0"},
		{"opaque 91", shop("91", "Zm9vYmFy"), nil, "warning MPM-4.11.1.1-UNRES 91 @77"},
		{"unknown 70, 64 and a second acquirer", shop("70", "x", "64", tlv("00", "zh", "01", "店"), "15", "31250003440002034410000000000000"[:31]), nil, "error MPM-4.5.4.1-RFU 70 @73"},
		{"62-10 and above", shop("62", tlv("10", "T1", "11", "000", "99", tlv("00", "com.shop"))), nil, ""},
		{"10 kB of noise", string(noise), emvqr.ErrTooLong, ""},
		{"2 kB of noise", string(noise[:2000]), emvqr.ErrEncoding, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, err := emvqr.Parse(c.text)
			if c.err != nil {
				require.ErrorIs(t, err, c.err)
				requireSoundError(t, c.text, err)
				return
			}
			require.NoError(t, err)
			require.Equal(t, c.findings, findings(code))
			requirePrintsBack(t, c.text)
		})
	}
	t.Run("code with many templates written again", func(t *testing.T) {
		var changes []string
		for id := 26; id <= 40; id++ {
			changes = append(changes, fmt.Sprint(id), tlv("00", "com.shop", "01", fmt.Sprint(id)))
			code := emvqr.MustParse(shop(changes...))
			again, err := code.With()
			require.NoError(t, err)
			require.Equal(t, code, again)
			paid, err := code.With(emvqr.SetAmount("5"))
			require.NoError(t, err)
			back, err := paid.With(emvqr.Remove(emvqr.P(54)))
			require.NoError(t, err)
			require.Equal(t, code.String(), back.String())
		}
	})
}

func TestErrorsAreOfOneKind(t *testing.T) {
	for _, c := range refused {
		_, err := emvqr.Parse(c.text)
		for _, other := range parseErrors {
			require.Equal(t, other == c.err, errors.Is(err, other), c.name)
		}
	}
}

func TestFirstOfSeveralIsRead(t *testing.T) {
	code := emvqr.MustParse(seal(shopObjects("54", "1.00", "62", tlv("05", "A", "05", "B")) +
		tlv("59", "Twin", "54", "2.00", "62", tlv("05", "C"))))
	require.Equal(t, "ABC Hammer", code.MerchantName())
	amount, ok := code.Amount()
	require.True(t, ok)
	require.Equal(t, "1.00", amount.String())
	label, ok := code.Get(emvqr.P(62, 5))
	require.True(t, ok)
	require.Equal(t, "A", label)
	template, ok := code.Object(emvqr.P(62))
	require.True(t, ok)
	label, ok = template.Get(5)
	require.True(t, ok)
	require.Equal(t, "A", label)
}

func TestWalksStopWhenTold(t *testing.T) {
	text := shop("26", tlv("00", "com.shop", "01", "x"), "62", tlv("05", "1", "50", tlv("00", "com.shop", "01", "y")))
	code, report := emvqr.MustParse(text), emvqr.Diagnose(text)
	template, ok := code.Object(emvqr.P(26))
	require.True(t, ok)
	for name, walk := range map[string]func(func(emvqr.Object) bool){
		"Code.Objects":   code.Objects(),
		"Code.All":       code.All(),
		"Object.Objects": template.Objects(),
		"Report.Objects": report.Objects(),
	} {
		t.Run(name, func(t *testing.T) {
			var all []emvqr.Path
			for o := range walk {
				all = append(all, o.Path)
			}
			require.Greater(t, len(all), 1)
			for n := range all {
				var some []emvqr.Path
				for o := range walk {
					if some = append(some, o.Path); len(some) > n {
						break
					}
				}
				require.Equal(t, all[:n+1], some)
			}
		})
	}
}

func TestAChecksumValueOutsideASCIIIsAWrongChecksum(t *testing.T) {
	for _, value := range []string{"ABCé", "１２３４", "最佳运输"} {
		_, err := emvqr.Parse(shopObjects() + "6304" + value)
		require.ErrorIs(t, err, emvqr.ErrChecksum, value)
		require.ErrorContains(t, err, "expected four hexadecimal digits")
	}
}

func TestALengthThatEndsInsideACharacterSaysSo(t *testing.T) {
	code := emvqr.MustParse(seal(shopObjects() + "64130002ZH0102A😀"))
	require.Equal(t, emvqr.UTF16, code.LengthUnit())
	findings := slices.Collect(code.Validate())
	require.True(t, slices.ContainsFunc(findings, func(f emvqr.Finding) bool {
		return f.Path == emvqr.P(64, 1) && strings.Contains(f.Message, "02 utf-16 end inside a character")
	}), "%v", findings)
}

// Formats are judged eight bytes at a time; every byte must be seen in every
// place of the eight.
func TestEveryByteOutsideAnsIsFoundWhereverItStands(t *testing.T) {
	for place := range 17 {
		for b := range 0x80 {
			name := []byte(strings.Repeat("A", 17))
			name[place] = byte(b)
			code := emvqr.MustParse(seal("000201021640001234567890125204525153038405802US" + tlv("59", string(name)) + "6008New York"))
			broken := slices.ContainsFunc(slices.Collect(code.Validate()), func(f emvqr.Finding) bool { return f.Rule == "MPM-4.5.2.1-ANS" })
			require.Equal(t, b < 0x20 || b > 0x7E, broken, "byte %#x at %d", b, place)
		}
	}
}

func TestAGUIDIsNeverQuotedInAFinding(t *testing.T) {
	code := emvqr.MustParse(seal("000201" + tlv("29", tlv("00", "jsmith@bank")) + "5204525153038405802US5910ABC Hammer6008New York" + tlv("80", tlv("00", "é\x1b.\u202e"))))
	rules := []string{}
	for f := range code.Validate() {
		require.NotContains(t, f.Message, "jsmith")
		rules = append(rules, f.Rule)
	}
	require.Equal(t, []string{"MPM-4.7.11.2-GUID", "MPM-4.11.1.2-GUID"}, rules)
}
