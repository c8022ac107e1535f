package emvqr_test

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
)

// hammers is a sound code, the text that the damaged ones below were.
const hammers = "000201021640001234567890125204525153038405402105802US5911ABC Hammers6008New York6304F2C6"

// sealed puts a right checksum behind objects, however these read.
func sealed(objects string) string {
	return fmt.Sprintf("%s6304%04X", objects, crc.Checksum(objects+"6304"))
}

// best is the first repair of a text.
func best(t *testing.T, text string) emvqr.Repair {
	t.Helper()
	_, err := emvqr.Parse(text)
	require.Error(t, err, "a repair is never made by itself")
	report := emvqr.Diagnose(text)
	require.NotEmpty(t, report.Repairs, text)
	requireSoundRepairs(t, report)
	return report.Repairs[0]
}

func TestALengthThatItsMakerWroteWrongIsTheCause(t *testing.T) {
	const text = "000201021640001234567890125204525153038405802US5912ABC Hammers6008New York63041F9E"
	r := best(t, text)
	require.Equal(t, "wrong-length", r.Kind)
	require.Equal(t, emvqr.P(59), r.Path)
	require.Equal(t, 47, r.Offset)
	require.Equal(t, emvqr.OnlyCandidate, r.Certainty)
	require.Equal(t, "the length of object 59 says 12; with 11 everything reads to the end; the text is as its maker sealed it: "+
		"the checksum at its end is right, so nothing was damaged on the way; ask the issuer for a new code", r.Message)
	require.Equal(t, sealed("000201021640001234567890125204525153038405802US5911ABC Hammers6008New York"), r.Text)

	report := emvqr.Diagnose(text)
	require.Len(t, report.Findings, 1, "the rest only follows: %v", report.Findings)
	require.Contains(t, report.Findings[0].Message, r.Message)
}

func TestATextThatIsAsItsMakerSealedItSaysSo(t *testing.T) {
	const text = "00020126590014ID.EXAMPLE.WWW01189360009900000000000215888120720900000303UMI51440014ID.CO.QRIS.WWW" +
		"0215ID10200000000000303UMI5204549953033605802ID5911TOKO CONTOH6005BATAM61052940062070703A0163042ECB"
	report := emvqr.Diagnose(text)
	require.Contains(t, report.Findings[0].Message, "as its maker sealed it: the checksum at its end is right, so nothing was damaged on the way; ask the issuer for a new code")
	require.Contains(t, report.Repairs[0].Message, "the length of object 26 says 59; with 65 everything reads to the end")
	last := report.Repairs[len(report.Repairs)-1]
	require.Equal(t, "as-sealed", last.Kind)
	require.Equal(t, emvqr.Proven, last.Certainty)
	require.Empty(t, last.Text, "only its issuer can make it anew")
}

func TestHowMakersWriteHeadersWrong(t *testing.T) {
	for _, c := range []struct {
		name, kind, path, objects, want string
	}{
		{
			"the length of an amount counts the whole baht only", "length-of-whole-units", "54",
			"00020102164000123456789012520452515303764" + "54041500.00" + "5802TH5912Noodle House6007Bangkok",
			"00020102164000123456789012520452515303764" + "54071500.00" + "5802TH5912Noodle House6007Bangkok",
		},
		{
			"a length of one digit", "one-digit-length", "62",
			"000201021640001234567890125204525153038405802US5911ABC Hammers6008New York" + "628" + "0504INV7",
			"000201021640001234567890125204525153038405802US5911ABC Hammers6008New York" + "6208" + "0504INV7",
		},
		{
			"a length of three digits that two could say", "three-digit-length", "59",
			"000201021640001234567890125204525153038405802US59011ABC Hammers6008New York",
			"000201021640001234567890125204525153038405802US5911ABC Hammers6008New York",
		},
		{
			"a letter O in the header of an object", "letter-for-digit", "60",
			"000201021640001234567890125204525153038405802US5911ABC Hammers60O8New York",
			"000201021640001234567890125204525153038405802US5911ABC Hammers6008New York",
		},
		{
			"letters in all headers", "letter-for-digit", "00",
			"OOO201O2l640001234567890125204525153O38405802US59llABC Hammers60O8New York",
			"000201021640001234567890125204525153038405802US5911ABC Hammers6008New York",
		},
		{
			"one length counts bytes and the others characters", "length-in-other-unit", "60",
			"000201021640001234567890125204525153039785802FR5910Café du M.6006Orléa",
			"000201021640001234567890125204525153039785802FR5910Café du M.6005Orléa",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := sealed(c.objects)
			r := best(t, text)
			require.Equal(t, c.kind, r.Kind, r.Message)
			require.Equal(t, c.path, r.Path.String())
			require.Equal(t, sealed(c.want), r.Text)
			require.Contains(t, r.Message, "as its maker sealed it")
			requirePlain(t, r.Message)
		})
	}
}

func TestATemplateLongerThanTwoDigitsCanSayHasNoRepair(t *testing.T) {
	text := sealed("000201" + "26104" + tlv("00", "com.example.shop", "01", strings.Repeat("7", 80)) + "52045251530384058" + "02US5911ABC Hammers6008New York")
	r := best(t, text)
	require.Equal(t, "three-digit-length", r.Kind)
	require.Equal(t, emvqr.P(26), r.Path)
	require.Empty(t, r.Text)
	require.Contains(t, r.Message, "must be made shorter")
}

func TestALetterInAHeaderInsideATemplate(t *testing.T) {
	// As it is, the lengths of 26 and of what is in it are wrong too.
	text := "00020101021226310010A0000005240113shop@examplebk27340010A000000524O116ORDER0000000000152045399530335654041.005802IN5904SHOP6009BANGALORE61065600306304B253"
	r := best(t, text)
	require.Equal(t, "letter-for-digit", r.Kind)
	require.Equal(t, emvqr.P(27, 1), r.Path)
	require.Contains(t, r.Message, `the header of object 27.01 is "O116", with letters where digits belong, expected 0116`)
	for _, f := range emvqr.Diagnose(text).Findings {
		require.NotContains(t, f.Message, "missing")
	}
	// Alone, under a right checksum, Parse takes the code and the cause is said.
	alone := sealed("000201010212" + tlv("26", tlv("00", "A000000524", "01", "shop@examplebk")) +
		"27340010A000000524O116ORDER00000000001" + "52045399530335654041.005802IN5904SHOP6009BANGALORE6106560030")
	emvqr.MustParse(alone)
	report := emvqr.Diagnose(alone)
	require.Len(t, report.Repairs, 1)
	require.Equal(t, "letter-for-digit", report.Repairs[0].Kind)
	require.Equal(t, strings.Replace(alone[:len(alone)-4], "O116", "0116", 1), report.Repairs[0].Text[:len(alone)-4])
	// Damaged after it was sealed, the checksum proves it.
	right := report.Repairs[0].Text
	r = best(t, strings.Replace(right, "0116ORDER", "O116ORDER", 1))
	require.Equal(t, "letter-for-digit", r.Kind)
	require.Equal(t, right, r.Text)
}

func TestTheQuoteAfterACodeIsTheCause(t *testing.T) {
	r := best(t, hammers+`"`)
	require.Equal(t, "text-after", r.Kind)
	require.Equal(t, 88, r.Offset)
	require.Equal(t, "the checksum is right, with 1 character too many after it", r.Message)
	require.Equal(t, emvqr.Proven, r.Certainty)
	require.Equal(t, hammers, r.Text)
}

// thai has letters outside ASCII, signs that encodings escape, and blanks.
var thai = sealed("000201021640001234567890125204525153037645802TH5913A&B <\"x\"> +5%6008New York" + tlv("64", tlv("00", "th", "01", "ร้านกาแฟ")))

func TestWhatHappensToATextOnItsWayIsTakenBack(t *testing.T) {
	dash := sealed("000201021640001234567890125204525153038405402105802US5911ABC-Hammers6008New York")
	quotes := sealed(`000201021640001234567890125204525153038405402105802US5913Joe's "Diner"6008New York`)
	dots := sealed("000201021640001234567890125204525153038405402105802US5911Hammers ...6008New York")
	stars := sealed("000201021640001234567890125204525153038405402105802US5911ABC_Hammers6008New York62070503***")
	pathed := sealed("000201" + tlv("26", tlv("00", "com.example", "01", "https://example.org/a/b")) + "5204525153038405802US5911ABC Hammers6008New York")
	cafe := sealed("000201021640001234567890125204525153039785802FR5910Café du M.6005Orléa")
	escape := func(text string) string { b, _ := json.Marshal(text); return strings.Trim(string(b), `"`) }
	unicodeEscapes := func(text string) string {
		var b strings.Builder
		for _, u := range utf16.Encode([]rune(text)) {
			if u < 0x80 {
				b.WriteByte(byte(u))
			} else {
				fmt.Fprintf(&b, `\u%04x`, u)
			}
		}
		return b.String()
	}
	latin := func(text string) string { // UTF-8 taken for Latin-1
		var b strings.Builder
		for i := range len(text) {
			b.WriteRune(rune(text[i]))
		}
		return b.String()
	}
	wrap := func(text string, n int, between string) string {
		return strings.Join([]string{text[:n], text[n:]}, between)
	}
	for _, c := range []struct{ name, kind, text, want string }{
		{"a typographic dash", "typographic", "000201021640001234567890125204525153038405402105802US5911ABC–Hammers6008New York6304B1F0", dash},
		{"typographic quotes", "typographic", strings.NewReplacer("'", "’", ` "D`, " “D", `r"`, "r”").Replace(quotes), quotes},
		{"an ellipsis", "typographic", strings.Replace(dots, "...", "…", 1), dots},
		{"a no-break space", "no-break-blanks", strings.ReplaceAll(hammers, " ", "\u00a0"), hammers},
		{"a line break in it", "line-breaks", wrap(hammers, 30, "\n"), hammers},
		{"a line break and blanks of an editor", "line-breaks", wrap(hammers, 30, " \r\n    "), hammers},
		{"a line break in the place of a blank", "line-breaks", strings.Replace(hammers, " H", "\nH", 1), hammers},
		{"double blanks of a PDF", "double-blanks", strings.ReplaceAll(hammers, " ", "  "), hammers},
		{"lines of a forwarded message", "quoted-lines", "> " + wrap(hammers, 40, "\n> "), hammers},
		{"slashes of JSON", "json-escapes", strings.ReplaceAll(pathed, "/", `\/`), pathed},
		{"escapes of JSON", "json-escapes", escape(thai), thai},
		{"letters escaped in JSON", "json-escapes", unicodeEscapes(cafe), cafe},
		{"entities of HTML", "html-entities", html.EscapeString(thai), thai},
		{"percent signs", "percent-encoded", url.PathEscape(thai), thai},
		{"percent and plus signs", "plus-encoded", url.QueryEscape(thai), thai},
		{"percent signs twice", "percent-encoded", url.PathEscape(url.PathEscape(thai)), thai},
		{"an email", "quoted-printable", strings.NewReplacer("é", "=C3=A9", "5204", "52=\n04").Replace(cafe), cafe},
		{"UTF-8 read as Latin-1", "mojibake", latin(cafe), cafe},
		{"UTF-8 read as Latin-1 twice", "mojibake", latin(latin(cafe)), cafe},
		{"UTF-8 read as Windows-1252", "mojibake", strings.ReplaceAll(cafe, "é", "Ã©"), cafe},
		{"Latin-1 sent as it is", "legacy-encoding", strings.ReplaceAll(cafe, "é", "\xe9"), cafe},
		{"hexadecimal digits", "hexadecimal", hex.EncodeToString([]byte(cafe)), cafe},
		{"hexadecimal digits with blanks", "hexadecimal", fmt.Sprintf("% X", cafe), cafe},
		{"base64", "base64", base64.StdEncoding.EncodeToString([]byte(cafe)), cafe},
		{"base64 for URLs without padding", "base64", base64.RawURLEncoding.EncodeToString([]byte(thai)), thai},
		{"a data: link", "base64", "data:text/plain;charset=utf-8;base64," + base64.StdEncoding.EncodeToString([]byte(cafe)), cafe},
		{"a list of bytes", "byte-list", strings.Trim(strings.ReplaceAll(fmt.Sprint([]byte(cafe)), " ", ", "), ""), cafe},
		{"a byte order mark", "byte-order-mark", "\ufeff" + hammers, hammers},
		{"a blank in front", "blanks-around", " " + hammers, hammers},
		{"a line break at the end", "text-after", hammers + "\r\n", hammers},
		{"a quote in front", "quotes-around", `"` + hammers, hammers},
		{"brackets of Markdown around", "quotes-around", "<" + hammers + ">", hammers},
		{"a label in front", "text-in-front", "QR: " + hammers, hammers},
		{"a parameter in front", "text-in-front", "payload=" + hammers, hammers},
		{"an identifier of the symbology", "text-in-front", "]Q3" + hammers, hammers},
		{"another text after it", "text-after", hammers + "&lang=en", hammers},
		{"twice", "repeated", hammers + hammers, hammers},
		{"soft hyphens and zero-width characters", "invisible-characters", wrap(wrap(hammers, 20, "\u00ad"), 40, "\u200b"), hammers},
		{"marks of direction", "invisible-characters", "\u202a" + hammers + "\u202c", hammers},
		{"control characters", "control-characters", wrap(hammers, 20, "\x1d"), hammers},
		{"UTF-16 as bytes", "control-characters", strings.Join(strings.Split(hammers, ""), "\x00") + "\x00", hammers},
		{"UTF-16 with its mark", "utf-16", "\xff\xfe" + strings.Join(strings.Split(hammers, ""), "\x00") + "\x00", hammers},
		{"full-width letters and digits", "full-width", fullWidth(hammers), hammers},
		{"digits of Arabic", "other-digits", strings.NewReplacer("0", "٠", "1", "١", "2", "٢", "5", "٥").Replace(hammers), hammers},
		{"letters and marks apart", "decomposed", strings.ReplaceAll(cafe, "é", "e\u0301"), cafe},
		{"Markdown", "markdown-escapes", strings.NewReplacer("_", `\_`, "*", `\*`).Replace(stars), stars},
		{"doubled quotes of CSV", "doubled-quotes", strings.ReplaceAll(quotes, `"`, `""`), quotes},
		{"quoted in CSV", "quotes-around", `"` + strings.ReplaceAll(quotes, `"`, `""`) + `"`, quotes},
		{"groups of four", "grouped", groups(dash, 4), dash},
		{"leading zeros dropped", "beginning-lost", hammers[3:], hammers},
		{"beginning lost", "beginning-lost", hammers[5:], hammers},
		{"every character twice", "doubled-characters", doubled(hammers), hammers},
		{"a French keyboard", "keyboard-layout", french.Replace(hammers), hammers},
		{"a German keyboard", "keyboard-letters", german.Replace(dash), dash},
		{"a quote, a line break and a label", "text-in-front", `{"qr": "` + hammers + "\"}\n", hammers},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := best(t, c.text)
			require.Equal(t, c.want, r.Text)
			require.Equal(t, emvqr.Proven, r.Certainty)
			require.Equal(t, c.kind, r.Kind, r.Message)
		})
	}
}

func TestSignsThatWereStrippedAreCountedByTheLengthsAndPlacedByTheChecksum(t *testing.T) {
	for _, c := range []struct{ kind, sign, was string }{
		{"blanks-stripped", " ", hammers},
		{"blanks-stripped", " ", sealed("000201021640001234567890125204525153037645802TH5912NOODLE HOUSE6013BANGKOK NOI 162130509INV 7 TEA")},
		{"asterisks-stripped", "*", sealed("000201021640001234567890125204525153039865802BR5911ABC Hammers6008New York62070503***")},
		{"underscores-stripped", "_", sealed("000201021640001234567890125204525153039865802BR5911ABC_Hammers6008New_York")},
		{"dashes-stripped", "-", sealed("000201021640001234567890125204525153039865802BR5911ABC Hammers6008New York62140510INV-2026-7")},
	} {
		t.Run(c.kind, func(t *testing.T) {
			r := best(t, strings.ReplaceAll(c.was, c.sign, ""))
			require.Equal(t, c.kind, r.Kind, r.Message)
			require.Equal(t, c.was, r.Text)
		})
	}
}

func TestWhatIsLostForGoodIsSaid(t *testing.T) {
	for _, c := range []struct{ kind, text, message string }{
		{"spreadsheet-number", "2.01021E+14", "make the cells text"},
		{"spreadsheet-number", "2,01021e+14", "make the cells text"},
		{"cut-off", hammers[:60], "the text ends inside object 59"},
		{"cut-off", hammers[:80], "the text ends before its checksum"},
		{"cut-off", hammers[:84], "the text ends inside object 63"},
		{"letters-lost", sealed("000201021640001234567890125204525153039785802FR5910Café du M.6005Orléa")[:52] + "Caf\uFFFD du M.6005Orl\uFFFDa63041234", "U+FFFD"},
	} {
		t.Run(c.kind, func(t *testing.T) {
			r := best(t, c.text)
			require.Equal(t, c.kind, r.Kind)
			require.Contains(t, r.Message, c.message)
			require.Empty(t, r.Text)
		})
	}
}

func TestOfTwoCodesInOneTextNeitherIsPreferred(t *testing.T) {
	other := sealed("000201021640001234567890125204525153038405802US5911ABC-Hammers6008New York")
	for _, between := range []string{"", "\n", " / "} {
		report := emvqr.Diagnose(hammers + between + other)
		require.Len(t, report.Repairs, 2)
		for i, want := range []string{hammers, other} {
			require.Equal(t, "two-codes", report.Repairs[i].Kind)
			require.Equal(t, want, report.Repairs[i].Text)
			require.Equal(t, "one of 2 candidates", report.Repairs[i].Sure())
		}
	}
}

func TestCapsLock(t *testing.T) {
	swapped := strings.Map(func(c rune) rune {
		if c|0x20 >= 'a' && c|0x20 <= 'z' {
			return c ^ 0x20
		}
		return c
	}, hammers)
	r := best(t, swapped)
	require.Equal(t, "case-swapped", r.Kind)
	require.Equal(t, hammers, r.Text)
}

// french and german are what a scanner's keys give on those keyboards.
var (
	french = strings.NewReplacer("0", "à", "1", "&", "2", "é", "3", "\"", "4", "'", "5", "(", "6", "-", "7", "è", "8", "_", "9", "ç",
		"A", "Q", "Q", "A", "W", "Z", "Z", "W", "a", "q", "q", "a", "w", "z", "z", "w", "m", ",", "M", "?")
	german = strings.NewReplacer("y", "z", "z", "y", "Y", "Z", "Z", "Y", "-", "ß")
)

func fullWidth(text string) string {
	return strings.Map(func(c rune) rune {
		if c == ' ' {
			return '\u3000'
		}
		return c - '!' + '！'
	}, text)
}

func groups(text string, n int) string {
	return strings.Join(slices.Collect(func(yield func(string) bool) {
		for ; len(text) > n; text = text[n:] {
			if !yield(text[:n]) {
				return
			}
		}
		yield(text)
	}), " ")
}

func doubled(text string) string {
	var b strings.Builder
	for _, c := range text {
		b.WriteRune(c)
		b.WriteRune(c)
	}
	return b.String()
}

func TestOneCharacterIsFoundWhereverItIsDamaged(t *testing.T) {
	for _, c := range []struct {
		kind, text string
		path       emvqr.Path
		at         int
	}{
		{"character-changed", strings.Replace(hammers, "Hammer", "Hummer", 1), emvqr.P(59), 62},
		{"letter-for-digit", strings.Replace(hammers, "53038405", "53O38405", 1), emvqr.P(53), 36},
		{"letter-for-digit", strings.Replace(hammers, "8405402", "84O5402", 1), emvqr.P(53), 40},
		{"character-lost", strings.Replace(hammers, "Hammer", "Hamer", 1), emvqr.P(59), 63},
		{"character-lost", strings.Replace(hammers, "5802", "580", 1), emvqr.P(58), 50},
		{"character-added", strings.Replace(hammers, "Hammer", "Hammmer", 1), emvqr.P(59), 63},
		{"characters-exchanged", strings.Replace(hammers, "ABC", "BAC", 1), emvqr.P(59), 57},
		{"characters-exchanged", strings.Replace(hammers, "5911", "9511", 1), emvqr.P(59), 53},
		{"character-changed", hammers[:len(hammers)-1] + "0", emvqr.P(63), 87},
		{"character-lost", hammers[:len(hammers)-1], emvqr.P(63), 87},
		{"characters-exchanged", hammers[:len(hammers)-2] + "6C", emvqr.P(63), 86},
		{"character-added", hammers[:len(hammers)-4] + "FF2C6", emvqr.P(63), 85},
	} {
		t.Run(c.kind, func(t *testing.T) {
			r := best(t, c.text)
			require.Equal(t, c.kind, r.Kind, r.Message)
			require.Equal(t, c.path, r.Path)
			require.Equal(t, hammers, r.Text)
		})
	}
}

func TestOneLetterInTheOtherCaseIsNotTakenForAChecksumOfTheOtherCase(t *testing.T) {
	report := emvqr.Diagnose(strings.Replace(annexB7, "D156", "d156", 1))
	var texts []string
	for _, r := range report.Repairs {
		require.NotEqual(t, emvqr.Proven, r.Certainty)
		texts = append(texts, r.Text)
	}
	require.Contains(t, texts, annexB7)
}

func TestARepairIsProvenOnlyWhereTheChecksumCouldHaveSaidNo(t *testing.T) {
	changed := best(t, strings.Replace(hammers, "Hammer", "Hummer", 1))
	require.Equal(t, emvqr.OnlyCandidate, changed.Certainty, "with so many tried, one fits by accident too often")
	require.Equal(t, 94*len(hammers), changed.Tried)
	require.Equal(t, "the only candidate; one fits by accident in 13 of 100 such searches", changed.Sure())
	exchanged := best(t, strings.Replace(hammers, "ABC", "BAC", 1))
	require.Equal(t, emvqr.OnlyCandidate, exchanged.Certainty)
	require.Equal(t, "the only candidate; one fits by accident in 1 of 1000 such searches", exchanged.Sure())
	proven := best(t, hammers[:len(hammers)-1]+"0")
	require.Equal(t, emvqr.Proven, proven.Certainty)
	require.Equal(t, "proven by the checksum", proven.Sure())
}

// TestATextWithAnotherChecksumIsHardlyEverProvenToBeAnother: its checksum may be that
// of a text near to it by accident only.
func TestATextWithAnotherChecksumIsHardlyEverProvenToBeAnother(t *testing.T) {
	proven, texts := 0, 0
	for sum := 0; sum < 1<<16; sum += 11 * emvqr.Stride() {
		text := fmt.Sprintf("%s%04X", annexB7[:len(annexB7)-4], sum)
		report := emvqr.Diagnose(text)
		if texts++; len(report.Repairs) > 0 && report.Repairs[0].Certainty == emvqr.Proven && !strings.HasPrefix(report.Repairs[0].Text, text[:len(text)-4]) {
			proven++
		}
	}
	require.Less(t, proven*1000, texts*3, "%d of %d", proven, texts)
}

func TestATextThatIsAllInOneCaseMayHaveBeenPutInIt(t *testing.T) {
	capitals := sealed("000201021640001234567890125204525153038405802US5911ABC HAMMERS6008NEW YORK")
	small := strings.ToLower(capitals)
	require.NotEqual(t, capitals[len(capitals)-4:], small[len(small)-4:], "the checksum shows the case, too")
	r := best(t, small)
	require.Equal(t, "small-letters", r.Kind)
	require.Equal(t, capitals, r.Text)
	require.Equal(t, "one of 2 candidates", r.Sure(), "its maker may have computed over capitals")

	r = best(t, small[:len(small)-4]+capitals[len(capitals)-4:])
	require.Equal(t, "upper-case", r.Kind)
	require.Equal(t, "one of 2 candidates", r.Sure())
	r = best(t, strings.Replace(small[:len(small)-4], "hammers", "Hammers", 1)+capitals[len(capitals)-4:])
	require.Equal(t, "upper-case", r.Kind)
	require.NotEqual(t, emvqr.OneOf, r.Certainty, "nothing that puts a text in small letters leaves a capital")
}

func TestSoundCodesAndOtherTextsHaveNoRepairs(t *testing.T) {
	for _, text := range []string{good, hammers, annexB7, thai, "", "https://a.test", "hQVDUFYwMQ==", strings.Repeat("9", 20000)} {
		require.Empty(t, emvqr.Diagnose(text).Repairs, text)
	}
}

func TestEveryKindOfRepairHasASentence(t *testing.T) {
	seen := map[string]bool{}
	for kind, sentence := range emvqr.RepairKinds() {
		require.Regexp(t, `^[a-z0-9]+(-[a-z0-9]+)*$`, kind)
		require.False(t, seen[kind], kind)
		seen[kind] = true
		requirePlain(t, sentence)
		require.NotEmpty(t, sentence)
	}
	require.Greater(t, len(seen), 50)
}

func TestADamagedCharacterIsFoundInATextThatWasQuotedOrEncodedToo(t *testing.T) {
	letter := strings.Replace(hammers, "53038405", "53O38405", 1)
	changed := strings.Replace(hammers, "Hammer", "Hummer", 1)
	lost := strings.Replace(hammers, "Hammer", "Hamer", 1)
	exchanged := strings.Replace(hammers, "ABC", "BAC", 1)
	for name, c := range map[string]struct{ text, kind string }{
		"a letter and a full stop":         {letter + ".", "letter-for-digit"},
		"a letter and a line break inside": {letter[:30] + "\r\n" + letter[30:], "letter-for-digit"},
		"a letter and a label":             {"Pay: " + letter, "letter-for-digit"},
		"a changed character in quotes":    {"“" + changed + "”", "character-changed"},
		"a lost one before a line break":   {lost + "\r\n", "character-lost"},
		"an exchange before a blank":       {exchanged + " ", "characters-exchanged"},
		"a changed one in a URL":           {url.PathEscape(changed), "character-changed"},
		"a changed one in a form":          {url.QueryEscape(changed), "character-changed"},
		"a changed one in HTML":            {"<p>" + changed + "</p>", "character-changed"},
		"a changed one in base64":          {base64.StdEncoding.EncodeToString([]byte(changed)), "character-changed"},
		"a changed one as hex in quotes":   {strconv.Quote(hex.EncodeToString([]byte(changed))), "character-changed"},
	} {
		t.Run(name, func(t *testing.T) {
			r := best(t, c.text)
			require.Equal(t, c.kind, r.Kind, r.Message)
			require.Equal(t, hammers, r.Text)
			require.Regexp(t, "^once ", r.Message, "both are said")
			require.NotContains(t, emvqr.Diagnose(c.text).Findings[0].Message, hammers[10:20], "nothing private")
		})
	}
}

// TestAGuessExplainsNoFindingAway: with so many changes tried, one fits by accident;
// what is wrong with the code is told all the same.
func TestAGuessExplainsNoFindingAway(t *testing.T) {
	mismatch := strings.Replace(hammers, "5802US", "5802us", 1)
	report := emvqr.Diagnose(mismatch)
	require.Equal(t, mismatch, report.Text())
	for sum := 0; sum < 1<<12; sum += emvqr.Stride() {
		report := emvqr.Diagnose(fmt.Sprintf("%s%04X", mismatch[:len(mismatch)-4], sum<<4))
		if len(report.Repairs) == 0 || report.Repairs[0].Likely() {
			continue
		}
		require.True(t, slices.ContainsFunc(report.Findings, func(f emvqr.Finding) bool { return f.Path == emvqr.P(58) }),
			"%v explains 58 away", report.Repairs[0])
	}
}

func TestMarkupIsTakenOut(t *testing.T) {
	mail := sealed("000201021640001234567890125204525153038405802US5911ABC Hammers6008New York" + tlv("62", tlv("05", "a@b.example")))
	for name, c := range map[string]struct{ text, want string }{
		"tags":                       {"<p><code>" + hammers + "</code></p>", hammers},
		"line breaks of HTML":        {hammers[:40] + "<br>" + hammers[40:], hammers},
		"an address made a link":     {strings.Replace(mail, "a@b.example", "a@b.example<mailto:a@b.example>", 1), mail},
		"a link of a chat":           {strings.Replace(mail, "b.example", "<http://b.example|b.example>", 1), mail},
		"a link of Markdown":         {strings.Replace(mail, "a@b.example", "[a@b.example](mailto:a@b.example)", 1), mail},
		"lines broken with a hyphen": {hammers[:40] + "-\n" + hammers[40:60] + "-\n" + hammers[60:], hammers},
		"soft hyphens":               {hammers[:40] + "\u00ad\n" + hammers[40:], hammers},
	} {
		t.Run(name, func(t *testing.T) {
			r := best(t, c.text)
			require.Equal(t, c.want, r.Text, r.Message)
			require.Equal(t, emvqr.Proven, r.Certainty)
		})
	}
}

func TestATextReadOffAPictureHasLettersForDigits(t *testing.T) {
	bill := "00020101021130500016A00000067701011201150107536000315010207TABLE125204581253037645802TH5912Noodle House6007Bangkok"
	bill = sealed(bill)
	for letter, digit := range map[string]string{"O": "0", "l": "1", "I": "1", "S": "5", "B": "8"} {
		for _, code := range []string{hammers, bill} {
			text := strings.ReplaceAll(code, digit, letter)
			if strings.Count(text, letter)-strings.Count(code, letter) < 2 {
				continue
			}
			r := best(t, text)
			require.Equal(t, "letters-for-digits", r.Kind, text)
			require.Equal(t, code, r.Text)
			quoted := best(t, "'"+text+"'")
			require.Equal(t, code, quoted.Text)
		}
	}
	both := best(t, strings.NewReplacer("0", "O", "1", "l", "5", "S").Replace(hammers))
	require.Equal(t, hammers, both.Text)
	require.Equal(t, "letters-for-digits", both.Kind)
}

func TestAPlaceholderIsNoChecksumToRepairBy(t *testing.T) {
	for _, sum := range []string{"0000", "FFFF", "XXXX", "    ", "____"} {
		report := emvqr.Diagnose(hammers[:len(hammers)-4] + sum)
		require.Len(t, report.Repairs, 1, sum)
		require.Equal(t, "checksum-never-computed", report.Repairs[0].Kind)
		require.Empty(t, report.Repairs[0].Text, "no one vouches for it")
		require.Contains(t, report.Repairs[0].Message, "has not computed one")
	}
}
