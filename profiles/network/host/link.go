package host

import (
	"strings"
	"unicode/utf8"
)

// link is a text as readers take it apart that do not agree with each other.
type link struct {
	// plain: it is "http://" or "https://", a host of ASCII letters, digits, dots
	// and hyphens, and its end. All readers see the same host.
	plain bool
	// host is where a browser goes.
	host string
	// pieces are what else may be taken for the host: what is before an @, what
	// is behind a backslash. Those after a ? or # are in later.
	pieces, later []string
	// segments are the words of the path, up to a code in it.
	segments []string
}

// split takes a text apart. It is not ok for what no reader takes for a link.
func split(text string) (l link, ok bool) {
	clean := cleaned(text)
	rest, web, ok := authorityOf(clean)
	if !ok {
		return link{}, false
	}
	end := endOf(rest, `/\?#`)
	authority, after := rest[:end], rest[end:]
	l.addHosts(authority)
	if web {
		// A reader that knows no backslash, and one that looks for the @ first,
		// go on to the next slash.
		if wide := endOf(after[min(1, len(after)):], "/") + min(1, len(after)); strings.HasPrefix(after, `\`) || strings.Contains(after[:wide], "@") {
			l.later = piecesOf(after[:wide])
		}
		l.segments = segmentsOf(after)
	}
	l.plain = clean == text && isPlain(text)
	return l, l.host != "" || len(l.pieces) > 0
}

// cleaned is a text as browsers take it: without tabs and line ends, and without
// blanks and controls around it.
func cleaned(text string) string {
	text = strings.TrimFunc(text, unseen)
	if strings.ContainsAny(text, "\t\r\n") {
		text = strings.NewReplacer("\t", "", "\r", "", "\n", "").Replace(text)
	}
	return text
}

// authorityOf cuts off a scheme and its slashes, of which browsers take any number
// and of either kind. web reports that the scheme is, or looks like, http or
// https. A text without a scheme has an authority where it begins with a name
// that looks like a host.
func authorityOf(text string) (rest string, web, ok bool) {
	if scheme, rest, found := cutScheme(text); found {
		web = isWeb(scheme)
		trimmed := strings.TrimLeft(rest, `/\`)
		if web || len(rest)-len(trimmed) >= 2 {
			return trimmed, web, web || strings.Contains(trimmed[:endOf(trimmed, `/\?#`)], ".")
		}
	}
	rest = strings.TrimLeft(text, `/\`)
	name := rest[:endOf(rest, `/\?#`)]
	return rest, true, len(text)-len(rest) >= 2 || isName(name)
}

// maxScheme is longer than the names of all schemes of payment links.
const maxScheme = 32

func cutScheme(text string) (scheme, rest string, ok bool) {
	for i, r := range text {
		switch {
		case i > maxScheme:
			return "", "", false
		case r == ':', r == '\uFF1A': // the full-width colon
			return text[:i], text[i+utf8.RuneLen(r):], i > 0
		case !isWordRune(r) && !strings.ContainsRune("+-.", r):
			return "", "", false
		}
	}
	return "", "", false
}

func isWeb(scheme string) bool {
	if isASCII(scheme) {
		return looksLikeWeb(scheme)
	}
	for _, s := range skeletons(scheme) {
		if s == "http" || s == "https" {
			return true
		}
	}
	return false
}

// looksLikeWeb is isWeb for ASCII, of which only 5 and $ look like a letter of http.
func looksLikeWeb(scheme string) bool {
	const web = "https"
	if len(scheme) < len("http") || len(scheme) > len(web) {
		return false
	}
	for i := range len(scheme) {
		c := scheme[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != web[i] && (web[i] != 's' || c != '5' && c != '$') {
			return false
		}
	}
	return true
}

// isName reports whether a text without a scheme begins like a host all the same.
func isName(name string) bool {
	if name == "" || len(name) > maxLabel || len(name) > 3 && isDigit(name[0]) && isDigit(name[1]) && isDigit(name[2]) && isDigit(name[3]) {
		return false // data objects and numbers begin with digits
	}
	dots := 0
	for _, r := range name {
		switch {
		case r == '.' || r >= utf8.RuneSelf && confusable(r) == ".":
			dots++
		case !isWordRune(r) && !strings.ContainsRune("-_:%", r):
			return false
		}
	}
	return dots > 0
}

// isWordRune reports whether a character may be in a word: a letter or digit, or
// anything outside ASCII, which may look like one.
func isWordRune(r rune) bool {
	return r >= utf8.RuneSelf || 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9'
}

// addHosts reads an authority: a user and an @, a host, a colon and a port.
func (l *link) addHosts(authority string) {
	at := strings.LastIndexByte(authority, '@')
	host := authority[at+1:]
	if port := strings.LastIndexByte(host, ':'); port >= 0 && !strings.HasPrefix(host, "[") {
		host = host[:port]
	}
	l.host = unescaped(host)
	if at >= 0 {
		l.pieces = piecesOf(authority[:at])
	}
	if l.host != host || strings.ContainsAny(host, ":[") {
		l.pieces = append(l.pieces, piecesOf(authority[at+1:])...)
	}
}

// piecesOf cuts a text at all that any reader takes for the beginning or the end
// of a host.
func piecesOf(text string) []string {
	return strings.FieldsFunc(unescaped(text), func(r rune) bool {
		return strings.ContainsRune(`@:/\?#[]&=;`, r)
	})
}

// segmentsOf are the words of a path, of which no link needs many. A code in the
// path is no part of it: the links inside are its own.
func segmentsOf(path string) (segments []string) {
	const most = 16
	for len(segments) < most {
		path = strings.TrimLeft(path, `/\`)
		segment := path[:endOf(path, `/\?#`)]
		if segment == "" || strings.HasPrefix(unescaped(segment), "0002") {
			break
		}
		segments = append(segments, piecesOf(segment)...)
		path = path[len(segment):]
	}
	return segments
}

// Split takes a plain https link apart: "https://", a host of ASCII letters, digits,
// dots and hyphens, and an end that is one for all readers. It is not ok for any
// other text. The host is as it is in the text.
func Split(text string) (name, rest string, ok bool) {
	after, ok := cutPrefixFold(text, "https://")
	if !ok {
		return "", "", false
	}
	name = after[:endOf(after, `/\?#`)]
	return name, after[len(name):], isHost(name) && endsForAll(after[len(name):])
}

// isPlain reports whether a text is a plain link, by https or http.
func isPlain(text string) bool {
	if rest, ok := cutPrefixFold(text, "http:"); ok {
		text = "https:" + rest
	}
	_, _, ok := Split(text)
	return ok
}

// isHost reports whether a text is made of what the names of hosts are made of.
func isHost(name string) bool {
	for i := range len(name) {
		if c := name[i]; !(c|0x20 >= 'a' && c|0x20 <= 'z' || isDigit(c) || c == '-' || c == '.') {
			return false
		}
	}
	return name != ""
}

// endsForAll reports whether all readers end the host where after begins: at the
// end of the text or a slash, or at a ? or # that no @ follows before a slash.
func endsForAll(after string) bool {
	if after == "" || after[0] == '/' {
		return true
	}
	return after[0] != '\\' && !strings.ContainsAny(after[:endOf(after, "/")], `@\`)
}

// endOf is where the first of the characters is, or the end.
func endOf(text, characters string) int {
	if i := strings.IndexAny(text, characters); i >= 0 {
		return i
	}
	return len(text)
}

// cutPrefixFold is [strings.CutPrefix] for a prefix of lower-case ASCII, whose
// letters may be of either case in the text and nothing else: no ſ for s.
func cutPrefixFold(text, prefix string) (rest string, ok bool) {
	if len(text) < len(prefix) || !equalFold(text[:len(prefix)], prefix) {
		return text, false
	}
	return text[len(prefix):], true
}

// equalFold compares with a name in lower-case ASCII, byte by byte.
func equalFold(text, name string) bool {
	if len(text) != len(name) {
		return false
	}
	for i := range len(text) {
		c := text[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != name[i] {
			return false
		}
	}
	return true
}

// unescaped decodes percent signs as far as there are any, at most three times
// over. What is no escape stays.
func unescaped(text string) string {
	for range 3 {
		if !strings.Contains(text, "%") {
			break
		}
		decoded := make([]byte, 0, len(text))
		for i := 0; i < len(text); i++ {
			if high, low := hexDigit(text, i+1), hexDigit(text, i+2); text[i] == '%' && high >= 0 && low >= 0 {
				decoded = append(decoded, byte(high<<4|low))
				i += 2
				continue
			}
			decoded = append(decoded, text[i])
		}
		if string(decoded) == text {
			break
		}
		text = string(decoded)
	}
	return text
}

// hexDigit is the value of the digit at i, negative for none.
func hexDigit(text string, i int) int {
	if i >= len(text) {
		return -1
	}
	switch c := text[i]; {
	case isDigit(c):
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}
