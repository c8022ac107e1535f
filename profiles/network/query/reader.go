// Package query knows how readers of links take the parameters out of a query.
//
// One link, many readers: which of two counts, what ends a parameter and what is
// decoded, each decides in its own way. What says whom to pay and how much has to
// be the same for all of them, or somebody pays something else than another
// reader of the same code would. The readers are rows of one table, after the URL
// standard of the WHATWG (§5 and §6.2), the documentation of Android, PHP and Go,
// and what is written in many programs.
package query

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// reader is a way to take the parameters out of a query.
type reader struct {
	name string
	// only tells the queries, decoded once, of which the reader makes anything else
	// than others do; nil for all.
	only func(decoded string) bool
	// undone is done to the query as a whole, before it is taken apart.
	undone func(query string) string
	// separators end a parameter.
	separators string
	// fragment: the query ends at the first #.
	fragment bool
	// rawNames: names are compared as they are written, not decoded.
	rawNames bool
	// plain: values end at a second =. (That such readers often do not decode
	// either is for the rule of the encoded @.)
	plain bool
	// whole: undone has decoded the values.
	whole bool
	// plus is a blank.
	plus bool
	// strict: a parameter with a ; or a bare % is dropped.
	strict bool
	// alike makes names equal that the reader takes for one, values make of a
	// decoded value.
	alike, values func(text string) string
}

var readers = [...]reader{
	{name: "UPI apps that disregard letter case", separators: "&", alike: strings.ToLower},
	{name: "WHATWG's URLSearchParams", separators: "&", fragment: true, plus: true},
	{name: "Android's getQueryParameter", separators: "&", fragment: true, rawNames: true, plus: true},
	{name: "PHP's parse_str", separators: "&", fragment: true, plus: true, alike: phpName},
	{name: "Go's url.ParseQuery", separators: "&", fragment: true, plus: true, strict: true},
	{name: "readers that part at ; too", separators: "&;", plus: true},
	{name: "readers that split the text at & and =", separators: "&", rawNames: true, plain: true},
	{name: "readers that split the text at every ? and &", separators: "?&", plus: true},
	{name: "readers that trim names", separators: "&", plus: true, alike: strings.TrimSpace},
	{name: "readers that undo HTML first", separators: "&", undone: UnescapeHTML},
	{name: "readers that undo JSON first", separators: "&", undone: UnescapeJSON},
	{name: "readers that decode the whole link first", separators: "&", rawNames: true, whole: true, undone: decodeOnce},
	{name: "readers that decode the whole link and split it at & and =", separators: "&", rawNames: true, whole: true, plain: true, undone: decodeOnce, only: hasMoreEquals},
	{name: "readers that decode the whole link twice", separators: "&", rawNames: true, whole: true, undone: decodeTwice, only: hasTriplet},
	{name: "readers that decode the whole link and part at ; too", separators: "&;", rawNames: true, whole: true, undone: decodeOnce, only: hasSemicolon},
	{name: "readers that decode the whole link and end it at a NUL", separators: "&", rawNames: true, whole: true, undone: upToNUL, only: hasNUL},
	{name: "readers that undo HTML without a semicolon, too", separators: "&", undone: withoutAmp, only: hasAmp},
	{name: "readers that drop what cannot be seen", separators: "&", alike: withoutHidden, values: withoutHidden, only: hasHidden},
	{name: "readers that normalize text to NFKC", separators: "&", alike: norm.NFKC.String, values: norm.NFKC.String, only: hasOtherForm},
}

func upToNUL(query string) string {
	before, _, _ := strings.Cut(decodeOnce(query), "\x00")
	return before
}

func hasNUL(decoded string) bool { return strings.Contains(decoded, "\x00") }

// withoutAmp undoes what a page of HTML shows as & though its semicolon is missing
// (WHATWG HTML §13.2.5.73).
func withoutAmp(query string) string { return bareAmps.Replace(UnescapeHTML(query)) }

func hasAmp(decoded string) bool {
	return strings.Contains(decoded, "&amp") || strings.Contains(decoded, "&AMP")
}

var bareAmps = strings.NewReplacer("&amp", "&", "&AMP", "&")

func hasTriplet(decoded string) bool {
	for at := 0; ; at++ {
		next := strings.IndexByte(decoded[at:], '%')
		if next < 0 {
			return false
		}
		if at += next; IsTriplet(decoded[at:]) {
			return true
		}
	}
}

// hasMoreEquals reports whether a value has an equals sign in it.
func hasMoreEquals(decoded string) bool {
	for pair := range strings.SplitSeq(decoded, "&") {
		if strings.Count(pair, "=") > 1 {
			return true
		}
	}
	return false
}

func hasSemicolon(decoded string) bool { return strings.Contains(decoded, ";") }

// ReadAlike reports whether a value that has been decoded is the same text to all
// readers: to those, too, that drop what cannot be seen, end a text at a NUL or
// normalize it to NFKC, as a data base may.
func ReadAlike(value string) bool { return !hasHidden(value) && !hasOtherForm(value) }

func hasHidden(decoded string) bool { return strings.ContainsFunc(decoded, emvqr.IsHidden) }

func hasOtherForm(decoded string) bool { return !norm.NFKC.IsNormalString(decoded) }

func decodeOnce(query string) string { return Decode(query, false) }

func decodeTwice(query string) string { return Decode(Decode(query, false), false) }

// withoutHidden is a text without controls and other characters that are not seen.
// Some readers end a text at the first of them; for comparing that is one.
func withoutHidden(text string) string {
	if !hasHidden(text) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if emvqr.IsHidden(r) {
			return -1
		}
		return r
	}, text)
}

// phpName is the name of a variable that PHP makes of a parameter.
func phpName(name string) string {
	name = strings.TrimLeft(name, " ")
	if at := strings.IndexAny(name, "[\x00"); at >= 0 {
		name = name[:at]
	}
	return phpNames.Replace(name)
}

var (
	phpNames       = strings.NewReplacer(".", "_", " ", "_")
	htmlAmpersands = strings.NewReplacer("&amp;", "&", "&AMP;", "&", "&#38;", "&", "&#x26;", "&", "&#X26;", "&")
	jsonAmpersands = strings.NewReplacer(`\u0026`, "&", `\u003d`, "=", `\u003D`, "=", `\/`, "/")
)

// UnescapeHTML undoes what HTML makes of an &, twice at most.
func UnescapeHTML(text string) string { return htmlAmpersands.Replace(htmlAmpersands.Replace(text)) }

// UnescapeJSON undoes what JSON makes of a link.
func UnescapeJSON(text string) string { return jsonAmpersands.Replace(text) }

// most is how many parameters are compared at once.
const most = 8

// values are those of the parameters that are compared.
type values [most]string

// read is what the reader makes of the query.
func (r *reader) read(query string, names []string) (got values) {
	if r.undone != nil {
		query = r.undone(query)
	}
	if at := strings.IndexByte(query, '#'); r.fragment && at >= 0 {
		query = query[:at]
	}
	var met [most]int
	var wanted values
	for i, name := range names {
		if wanted[i] = name; r.alike != nil {
			wanted[i] = r.alike(name)
		}
	}
	for query != "" {
		pair := query
		if at := strings.IndexAny(query, r.separators); at >= 0 {
			pair, query = query[:at], query[at+1:]
		} else {
			query = ""
		}
		name, value, ok := r.parameter(pair)
		for i := range names {
			switch {
			case !ok || name != wanted[i]:
			case met[i] == 0:
				got[i], met[i] = value, 1
			case met[i] == 1 && got[i] != value:
				// Which of two counts is not the same for all who read so.
				got[i], met[i] = got[i]+"\x00"+value, 2
			}
		}
	}
	return got
}

// parameter takes a name and a value apart. A value that says nothing is "".
func (r *reader) parameter(pair string) (name, value string, ok bool) {
	name, value, _ = strings.Cut(pair, "=")
	if r.strict && (strings.Contains(pair, ";") || hasBarePercent(pair)) {
		return "", "", false
	}
	if r.plain {
		value, _, _ = strings.Cut(value, "=")
	}
	if !r.rawNames {
		name = Decode(name, r.plus)
	}
	if r.alike != nil {
		name = r.alike(name)
	}
	if value == "null" {
		value = ""
	}
	if !r.whole {
		value = Decode(value, r.plus)
	}
	if r.values != nil {
		value = r.values(value)
	}
	return name, value, true
}

func hasBarePercent(text string) bool {
	for i := range len(text) {
		if text[i] == '%' && !IsTriplet(text[i:]) {
			return true
		}
	}
	return false
}

// Disagreement finds the first of some parameters, at most eight, that two readers
// read as two different things. A parameter that is absent, empty or null is the
// same to all.
func Disagreement(query string, names ...string) (name, one, other string, found bool) {
	names = names[:min(len(names), most)]
	first, decoded := readers[0].read(query, names), decodeOnce(query)
	for i := range readers[1:] {
		r := &readers[i+1]
		if r.only != nil && !r.only(decoded) {
			continue
		}
		got := r.read(query, names)
		for j := range names {
			if got[j] != first[j] {
				return names[j], readers[0].name, r.name, true
			}
		}
	}
	return "", "", "", false
}

// Doubt is why readers may not take the same values of these parameters out of a
// query, "" where they do. A parameter that comes twice is in doubt even with one
// value.
func Doubt(query string, names ...string) (why string) {
	var met []string
	for pair := range strings.SplitSeq(query, "&") {
		written, _, _ := strings.Cut(pair, "=")
		plain := PlainName(written)
		at := slices.IndexFunc(names, func(name string) bool { return PlainName(name) == plain })
		if at < 0 {
			continue
		}
		switch name := names[at]; {
		case slices.Contains(met, name):
			return name + " comes twice, expected it once, since readers take the first or the last"
		case written != name:
			return fmt.Sprintf("a parameter is named %+q, expected %s: some readers take it for that and some do not", written[:min(len(written), 16)], name)
		default:
			met = append(met, name)
		}
	}
	if name, one, other, found := Disagreement(query, names...); found {
		return fmt.Sprintf("%s and %s do not read the same %s in this link", one, other, name)
	}
	return ""
}

// longestName is more than any name that could be meant for another.
const longestName = 64

// PlainName is a name without what readers may overlook or take off: letter case,
// percent-encoding, blanks, brackets and marks. It is "" for a very long one.
func PlainName(raw string) string {
	if len(raw) > longestName {
		return ""
	}
	name := strings.TrimPrefix(strings.ToLower(Decode(Decode(raw, true), true)), "amp;")
	if at := strings.IndexAny(name, "[\x00"); at > 0 {
		name = name[:at]
	}
	return strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
			return c
		}
		return -1
	}, name)
}
