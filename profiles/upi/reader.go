package upi

import "strings"

// One link, many readers: each takes a query apart in its own way. What decides
// about the payment has to be the same for all of them, or somebody pays
// something else than another reader of the same code would.

// reader is a way to take the parameters out of a query.
type reader struct {
	name string
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
	// last: of several the last counts, not the first.
	last bool
	// alike makes names equal that the reader takes for one.
	alike func(name string) string
}

var readers = [...]reader{
	{name: "UPI apps that disregard letter case", separators: "&", alike: strings.ToLower},
	{name: "WHATWG's URLSearchParams", separators: "&", fragment: true, plus: true},
	{name: "Android's getQueryParameter", separators: "&", fragment: true, rawNames: true, plus: true},
	{name: "PHP's parse_str", separators: "&", fragment: true, plus: true, last: true, alike: phpName},
	{name: "Go's url.ParseQuery", separators: "&", fragment: true, plus: true, strict: true},
	{name: "readers that part at ; too", separators: "&;", plus: true},
	{name: "readers that split the text at & and =", separators: "&", rawNames: true, plain: true, last: true},
	{name: "readers that split the text at every ? and &", separators: "?&", plus: true},
	{name: "readers that trim names", separators: "&", plus: true, alike: strings.TrimSpace},
	{name: "readers that undo HTML first", separators: "&", undone: unescapeHTML},
	{name: "readers that undo JSON first", separators: "&", undone: unescapeJSON},
	{name: "readers that decode the whole link first", separators: "&", rawNames: true, whole: true, undone: func(query string) string { return decode(query, false) }},
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

// unescapeHTML undoes what HTML makes of an &, twice at most.
func unescapeHTML(text string) string { return htmlAmpersands.Replace(htmlAmpersands.Replace(text)) }

// unescapeJSON undoes what JSON makes of a link.
func unescapeJSON(text string) string { return jsonAmpersands.Replace(text) }

// decisive are the parameters on which all readers have to agree to the letter.
var decisive = [...]string{"pa", "am", "mam", "cu"}

// values are those of the decisive parameters.
type values [len(decisive)]string

// read is what the reader makes of the query.
func (r *reader) read(query string) (got values) {
	if r.undone != nil {
		query = r.undone(query)
	}
	if at := strings.IndexByte(query, '#'); r.fragment && at >= 0 {
		query = query[:at]
	}
	var met [len(decisive)]bool
	for query != "" {
		pair := query
		if at := strings.IndexAny(query, r.separators); at >= 0 {
			pair, query = query[:at], query[at+1:]
		} else {
			query = ""
		}
		name, value, ok := r.parameter(pair)
		for i := range decisive {
			if ok && name == decisive[i] && (r.last || !met[i]) {
				got[i], met[i] = value, true
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
		name = decode(name, r.plus)
	}
	if r.alike != nil {
		name = r.alike(name)
	}
	if isAbsent(value) {
		value = ""
	}
	if r.whole {
		return name, value, true
	}
	return name, decode(value, r.plus), true
}

func hasBarePercent(text string) bool {
	for i := range len(text) {
		if text[i] == '%' && !isTriplet(text[i:]) {
			return true
		}
	}
	return false
}

// disagreement is a decisive parameter, and two readers that read it as two
// different things.
func (l Link) disagreement(silent func(name string) bool) (name, one, other string, found bool) {
	query := l.text[l.query.from:l.query.to]
	first := readers[0].read(query)
	for i := range readers[1:] {
		r := &readers[i+1]
		got := r.read(query)
		for j := range decisive {
			if got[j] != first[j] && !silent(decisive[j]) {
				return decisive[j], readers[0].name, r.name, true
			}
		}
	}
	return "", "", "", false
}
