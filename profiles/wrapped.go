package profiles

import (
	"net/url"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// unwrap takes a merchant-presented code out of a link that carries it: as the
// end of the path, as the value of a query or as the fragment, percent-encoded
// or not. link is everything in front of it.
func unwrap(text string) (link, payload string, ok bool) {
	scheme := strings.Index(text, "://")
	if scheme <= 0 || scheme > 32 {
		return "", "", false
	}
	at := strings.Index(text, "000201")
	if at <= scheme || !strings.ContainsRune("/=#", rune(text[at-1])) {
		return "", "", false
	}
	rest := text[at:]
	for _, candidate := range readings(rest) {
		if _, err := emvqr.Parse(candidate); err == nil {
			return text[:at], candidate, true
		}
	}
	return text[:at], rest, true
}

// readings are the payloads that may be meant: the text as it stands, with
// percent signs decoded, with plus signs decoded too, and each without what may
// follow it in a query.
func readings(text string) []string {
	texts := []string{text}
	if cut := strings.IndexByte(text, '&'); cut >= 0 {
		texts = append(texts, text[:cut])
	}
	for _, t := range texts {
		if decoded, err := url.PathUnescape(t); err == nil && decoded != t {
			texts = append(texts, decoded)
		}
		if decoded, err := url.QueryUnescape(t); err == nil && decoded != t {
			texts = append(texts, decoded)
		}
	}
	return texts
}
