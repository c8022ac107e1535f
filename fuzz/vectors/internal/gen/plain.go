package gen

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The reader below is the second opinion of the generator. Every answer in the
// corpus comes from how a case is put together or from what is known of a
// collected code; this reader, which follows the letter of the specification and
// shares nothing with the library, has to agree before a case is written.

type object struct{ id, value string }

// plainLine splits text into data objects; rest is what is none.
func plainLine(text, unit string) (objects []object, rest string) {
	for text != "" {
		if len(text) < 4 || strings.Trim(text[:4], "0123456789") != "" {
			return objects, text
		}
		want := int(text[2]-'0')*10 + int(text[3]-'0')
		end := 4
		for units[unit](text[4:end]) < want && end < len(text) {
			_, size := utf8.DecodeRuneInString(text[end:])
			end += size
		}
		if units[unit](text[4:end]) != want {
			return objects, text
		}
		objects = append(objects, object{text[:2], text[4:end]})
		text = text[end:]
	}
	return objects, ""
}

// maxBytes is what a QR symbol holds in byte mode, version 40, level L.
const maxBytes = 2953

// plainRead reads a payload, ok where its structure is sound and its checksum
// right.
func plainRead(text string) (objects []object, unit string, ok bool) {
	if !utf8.ValidString(text) || len(text) < 8 {
		return nil, "", false
	}
	cut := len(text) - 4
	if !strings.EqualFold(text[cut:], fmt.Sprintf("%04x", ccittFalse.of(text[:cut]))) {
		return nil, "", false
	}
	for _, unit := range unitNames {
		if objects, ok := plainClose(text, unit); ok {
			return objects, unit, true
		}
	}
	return nil, "", false
}

// plainClose reads text in one unit, ok where its last object is its only 63.
func plainClose(text, unit string) (objects []object, ok bool) {
	objects, rest := plainLine(text, unit)
	ok = rest == ""
	for i, o := range objects {
		if last := i == len(objects)-1; last != (o.id == "63") || last && len(o.value) != 4 {
			ok = false
		}
	}
	return objects, ok
}

// twoReadings reports whether a payload, or else a template in it, closes in
// another unit too, on other objects.
func twoReadings(text string) bool {
	objects, unit, _ := plainRead(text)
	for _, other := range unitNames {
		if again, ok := plainClose(text, other); ok && !slices.Equal(again, objects) {
			return true
		}
	}
	for _, o := range objects {
		if isTemplate(o.id) && splits(o.value, unit) {
			return true
		}
		inside, rest := plainLine(o.value, unit)
		for _, i := range inside {
			if o.id == "62" && i.id >= "50" && rest == "" && splits(i.value, unit) {
				return true
			}
		}
	}
	return false
}

func isTemplate(id string) bool {
	return id >= "26" && id <= "51" || id == "62" || id == "64" || id >= "80"
}

// splits reports whether the content of a template closes in two units.
func splits(content, unit string) bool {
	objects, rest := plainLine(content, unit)
	for _, other := range unitNames {
		again, restOfOther := plainLine(content, other)
		if rest == "" && restOfOther == "" && !slices.Equal(again, objects) {
			return true
		}
	}
	return false
}

// plainRefusals are the rules of structure that a text breaks which plainRead does
// not read: one that closes breaks that of the last object or of the checksum; of
// one that does not close, nobody can say which of its headers is the wrong one.
func plainRefusals(text string) string {
	if !utf8.ValidString(text) {
		return ruleUTF8
	}
	for _, unit := range unitNames {
		objects, rest := plainLine(text, unit)
		if rest != "" || len(objects) == 0 {
			continue
		}
		for i, o := range objects {
			switch last := i == len(objects)-1; {
			case o.id == "63" && len(o.value) != 4:
				return ruleTLV + " " + ruleLast // its length, 04, is a matter of structure
			case last != (o.id == "63"):
				return ruleLast
			}
		}
		return ruleChecksum
	}
	return ruleTLV + " " + ruleID
}

// plainJudge finds the rules of EMVCo that a payload breaks.
type plainJudge struct {
	iso    *iso
	unit   string
	broken map[string]bool
	root   map[string]string
}

func (j *plainJudge) breaks(rule string, is bool) bool {
	if is {
		j.broken[rule] = true
	}
	return is
}

// plainRules are the ids of EMVCo's rules that a payload breaks. It must be one
// that plainRead reads.
func plainRules(iso *iso, text string) map[string]bool {
	objects, unit, ok := plainRead(text)
	if !ok {
		panic(fmt.Sprintf("not a payload: %q", text))
	}
	j := &plainJudge{iso, unit, map[string]bool{}, map[string]string{}}
	j.breaks(ruleCapacity, len(text) > maxBytes)
	for _, o := range objects {
		if _, again := j.root[o.id]; j.breaks("MPM-4.3.1.2-UNIQ", again) {
			continue
		}
		j.root[o.id] = o.value
		j.breaks("MPM-4.5.4.1-RFU", o.id >= "65" && o.id <= "79")
		switch {
		case o.id >= "26" && o.id <= "51":
			j.template(o.value, "MPM-4.7.11.1-TMPL", "MPM-4.4.1.2-LENRANGE", func(s []object) { j.owned(s, "MPM-4.7.11.2-GUID", isGUID) })
		case o.id == "62":
			j.template(o.value, "", "MPM-4.8.1.1-NONEMPTY", j.additional)
		case o.id == "64":
			j.template(o.value, "", "MPM-4.4.1.2-LENRANGE", j.language)
		case o.id >= "80":
			j.template(o.value, "MPM-4.11.1.1-UNRES", "MPM-4.4.1.2-LENRANGE", func(s []object) { j.owned(s, "MPM-4.11.1.2-GUID", isShort) })
		default:
			j.value(o.value, rootRow(o.id))
		}
	}
	_, hasFormat := j.root["00"]
	j.breaks("MPM-4.6.1.1-FIRST", hasFormat && objects[0].id != "00")
	for id, rule := range map[string]string{
		"00": "MPM-4.2.1.1-ROOTM", "52": "MPM-4.2.1.1-ROOTM", "53": "MPM-4.2.1.1-ROOTM", "58": "MPM-4.2.1.1-ROOTM",
		"59": "MPM-4.7.14.1-NAME", "60": "MPM-4.7.15.1-CITY",
	} {
		_, present := j.root[id]
		j.breaks(rule, !present)
	}
	account := false
	for id := range j.root {
		account = account || id >= "02" && id <= "51"
	}
	j.breaks("MPM-4.7.9.1-MAI", !account)
	j.money()
	j.breaks("MPM-4.1-MAXLEN", len(text) > 512)
	j.breaks("MPM-4.4.1.1-LENCHARS", unit != "code-points")
	j.breaks("TEXT-TWO-READINGS", twoReadings(text))
	j.breaks("MPM-4.7.3.2-CRCFMT", strings.ToUpper(text[len(text)-4:]) != text[len(text)-4:])
	return j.broken
}

// row is what one object may be: characters, lengths, and rules of its own.
type row struct {
	free     bool // any characters, else space to tilde
	min, max int
	length   string // the rule of min and max
	own      func(j *plainJudge, value string) bool
}

func fixed(rule string, values ...string) func(*plainJudge, string) bool {
	return func(j *plainJudge, value string) bool {
		for _, v := range values {
			if v == value {
				return false
			}
		}
		return j.breaks(rule, true)
	}
}

func rootRow(id string) row {
	r := row{min: 1, max: 99, length: "MPM-T3.6-LEN"}
	switch id {
	case "00":
		r.own = fixed("MPM-4.7.1.1-PFI", "01")
	case "01":
		r.own = fixed("MPM-4.7.2.1-POI", "11", "12")
	case "52":
		r.own = func(j *plainJudge, v string) bool {
			return j.breaks("MPM-4.7.12.1-MCC", len(v) != 4 || strings.Trim(v, "0123456789") != "")
		}
	case "53":
		r.own = func(j *plainJudge, v string) bool {
			_, known := j.iso.currencies[v]
			return j.breaks("MPM-1.4.1-N", strings.Trim(v, "0123456789") != "") || j.breaks("MPM-4.7.5.1-CUR", !known)
		}
	case "54":
		r.max = 13
		r.own = func(j *plainJudge, v string) bool {
			return j.breaks("MPM-4.7.4.1-AMT", !isAmount(v)) || j.breaks("MPM-4.7.4.1-NZ", isZero(v))
		}
	case "55":
		r.own = fixed("MPM-4.7.6.1-TIP", "01", "02", "03")
	case "56":
		r.max = 13
		r.own = func(j *plainJudge, v string) bool { return j.breaks("MPM-4.7.7.2-GRAM", !isAmount(v)) }
	case "57":
		r.max = 5
		r.own = func(j *plainJudge, v string) bool {
			return j.breaks("MPM-4.7.8.2-GRAM", !isAmount(v)) || j.breaks("MPM-4.7.8.1-PCT", !isPercentage(v))
		}
	case "58":
		r.own = func(j *plainJudge, v string) bool { return j.breaks("MPM-4.7.13.1-CTRY", !j.iso.countries[v]) }
	case "59":
		r.max = 25
	case "60":
		r.max = 15
	case "61":
		r.max = 10
	}
	r.free = id >= "65"
	return r
}

func additionalRow(id string) row {
	r := row{min: 1, max: 25, length: "MPM-T3.7-LEN"}
	switch id {
	case "01", "02", "03", "04", "05", "06", "07", "08":
		r.own = func(j *plainJudge, v string) bool {
			return j.breaks("MPM-4.8.1.2-PROMPT", v != "***" && strings.Trim(v, "*") == "")
		}
	case "09":
		r.own = func(j *plainJudge, v string) bool {
			seen := ""
			for _, c := range v {
				if !strings.ContainsRune("AME", c) || strings.ContainsRune(seen, c) {
					return j.breaks("MPM-4.8.1.3-ACDR", true)
				}
				seen += string(c)
			}
			return false
		}
	case "10":
		r.max = 20
	case "11":
		r.own = func(j *plainJudge, v string) bool {
			ok := len(v) == 3 && v[0] >= '0' && v[0] <= '7' && v[1] >= '0' && v[1] <= '3' && v[2] >= '0' && v[2] <= '3'
			return j.breaks("MPM-4.8.1.6-CHAN", !ok)
		}
	default:
		r.free, r.max = true, 99
	}
	return r
}

func languageRow(id string) row {
	switch id {
	case "00":
		return row{own: func(j *plainJudge, v string) bool {
			return j.breaks("MPM-4.9.2.1-LANG", !j.iso.languages[strings.ToLower(v)])
		}, min: 2, max: 2}
	case "01":
		return row{free: true, min: 1, max: 25, length: "MPM-T3.8-LEN"}
	case "02":
		return row{free: true, min: 1, max: 15, length: "MPM-T3.8-LEN"}
	}
	return row{free: true, min: 1, max: 99}
}

// unseen are the characters in the corpus that nobody sees and that are of neither
// category Cc nor Cf.
const unseen = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180f\u2065\u2800\u3164\ufe00\ufe0f\uffa0\U000e0002\U000e0100\u2028\u2029"

// spelledWithJoiners takes out the words in the corpus that are spelled with
// invisible characters: Persian, Sinhala, Hindi, Malayalam and emoji.
var spelledWithJoiners = strings.NewReplacer(joinedWords...)

var joinedWords = []string{"می\u200cخواهم", "", "ශ්\u200dරී", "", "क्\u200dष", "", "ന്\u200d", "", "❤\ufe0f", "", "辻\U000e0100", ""}

func (j *plainJudge) value(v string, r row) {
	if j.breaks("MPM-4.4.1.2-LENRANGE", v == "") || r.own != nil && r.own(j, v) {
		return
	}
	if r.free {
		seen := spelledWithJoiners.Replace(v)
		j.breaks("TEXT-HIDDEN", strings.ContainsFunc(seen, func(c rune) bool { return unicode.In(c, unicode.Cc, unicode.Cf) || strings.ContainsRune(unseen, c) }))
		// Enough for what is in the corpus: the combining marks of Latin letters.
		j.breaks("MPM-4.5.3.1-S", strings.ContainsFunc(v, func(c rune) bool { return c >= 0x300 && c <= 0x36F && c != 0x34F }))
	} else {
		j.breaks("MPM-4.5.2.1-ANS", strings.ContainsFunc(v, func(c rune) bool { return c < ' ' || c > '~' }))
	}
	if n := units[j.unit](v); r.length != "" {
		j.breaks(r.length, n < r.min || n > r.max)
	}
}

// template judges what is inside a template; opaque is the rule for one that is
// not made of objects, "" where that is a fault of structure.
func (j *plainJudge) template(v, opaque, empty string, inside func([]object)) {
	if j.breaks(empty, v == "") {
		return
	}
	switch objects, rest := plainLine(v, j.unit); {
	case rest == "":
		inside(objects)
	case opaque != "":
		j.breaks(opaque, true)
	default:
		_ = j.breaks("MPM-4.3.1.1-ID", badID(rest)) || j.breaks("MPM-3.2-TLV", true)
	}
}

func badID(rest string) bool {
	for i := 0; i < len(rest) && i < 2; i++ {
		if rest[i] < '0' || rest[i] > '9' {
			return true
		}
	}
	return false
}

// each calls judge for the first object with each id.
func (j *plainJudge) each(objects []object, judge func(o object)) map[string]bool {
	seen := map[string]bool{}
	for _, o := range objects {
		if !j.breaks("MPM-4.3.1.2-UNIQ", seen[o.id]) {
			seen[o.id] = true
			judge(o)
		}
	}
	return seen
}

// owned judges a template whose owner is told by the GUID in 00.
func (j *plainJudge) owned(objects []object, rule string, good func(string) bool) {
	seen := j.each(objects, func(o object) {
		if o.id == "00" {
			j.breaks(rule, !good(o.value))
			return
		}
		j.value(o.value, row{free: true, min: 1, max: 99})
	})
	j.breaks(rule, !seen["00"])
}

func (j *plainJudge) additional(objects []object) {
	j.each(objects, func(o object) {
		switch {
		case o.id == "00":
			j.breaks("MPM-4.8.1.4-ALLOC", true)
		case o.id >= "50":
			j.template(o.value, "MPM-4.8.1.5-PSS", "MPM-4.4.1.2-LENRANGE", func(s []object) { j.owned(s, "MPM-4.8.1.5-PSS", isGUID) })
		default:
			j.breaks("MPM-4.5.4.1-RFU", o.id >= "12")
			j.value(o.value, additionalRow(o.id))
		}
	})
}

func (j *plainJudge) language(objects []object) {
	seen := j.each(objects, func(o object) {
		j.breaks("MPM-4.5.4.1-RFU", o.id > "02")
		j.value(o.value, languageRow(o.id))
	})
	j.breaks("MPM-4.9.1.1-LANGM", !seen["00"] || !seen["01"])
}

// money judges 53 to 57 against each other, EMVCo §4.7.4 to 4.7.8.
func (j *plainJudge) money() {
	if exponent, known := j.iso.currencies[j.root["53"]]; known && exponent >= 0 {
		for id, rule := range map[string]string{"54": "MPM-4.7.4.1-EXP", "56": "MPM-4.7.7.2-GRAM"} {
			_, decimals, _ := strings.Cut(j.root[id], ".")
			j.breaks(rule, isAmount(j.root[id]) && digits(j.root[id]) <= 18 && decimals != "" && len(decimals) != exponent)
		}
	}
	fixed, hasFixed := j.root["56"]
	_, hasPercent := j.root["57"]
	j.breaks("MPM-4.7.7.1-FIX", hasFixed != (j.root["55"] == "02") || isAmount(fixed) && isZero(fixed))
	j.breaks("MPM-4.7.8.1-PCT", hasPercent != (j.root["55"] == "03"))
}

// isAmount is 1*DIGIT ["." *DIGIT], EMVCo §4.7.4.1.
func isAmount(v string) bool {
	whole, decimals, _ := strings.Cut(v, ".")
	return whole != "" && strings.Trim(whole+decimals, "0123456789") == ""
}

func isZero(v string) bool { return strings.Trim(v, "0.") == "" }

func digits(v string) int { return len(v) - strings.Count(v, ".") }

// isPercentage is a number from 0.01 to 99.99, EMVCo §4.7.8.1.
func isPercentage(v string) bool {
	whole, decimals, _ := strings.Cut(v, ".")
	whole = strings.TrimLeft(whole, "0")
	hundredths := (whole + (decimals + "00")[:2])
	beyond := len(decimals) > 2 && strings.Trim(decimals[2:], "0") != ""
	return len(whole) <= 2 && strings.Trim(hundredths, "0") != "" && !(hundredths == "9999" && beyond)
}

// isShort is what Tables 4.2, 4.4 and 4.8 say of every GUID: ans, 1 to 32.
func isShort(guid string) bool {
	return len(guid) >= 1 && len(guid) <= 32 && !strings.ContainsFunc(guid, func(c rune) bool { return c < ' ' || c > '~' })
}

// isGUID is an AID or UUID in hexadecimal, or a reverse domain name, §4.7.11.2.
func isGUID(guid string) bool {
	if !isShort(guid) {
		return false
	}
	if len(guid) >= 10 && len(guid)%2 == 0 && strings.Trim(guid, "0123456789ABCDEFabcdef") == "" {
		return true
	}
	labels := strings.Split(guid, ".")
	for _, label := range labels {
		if label == "" || strings.ContainsFunc(label, func(c rune) bool {
			return c > '~' || !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '-' && c != '_'
		}) {
			return false
		}
	}
	return len(labels) > 1
}
