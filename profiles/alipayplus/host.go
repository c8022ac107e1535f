package alipayplus

import (
	"fmt"
	"net/url"
	"strings"
)

// ownDomains are the domains of Alipay's and Alipay+'s own codes and pages.
var ownDomains = [...]string{"alipay.com", "alipayplus.com", "alipay.hk"}

// splitLink takes a link apart into host and the rest. It is not ok for anything
// that is not a plain https link: no user, no port, nothing but ASCII in the
// host.
func splitLink(text string) (host, path string, ok bool) {
	const scheme = "https://"
	if len(text) <= len(scheme) || !strings.EqualFold(text[:len(scheme)], scheme) {
		return "", "", false
	}
	rest := text[len(scheme):]
	end := strings.IndexAny(rest, "/?#")
	if end < 0 {
		end = len(rest)
	}
	host = strings.ToLower(rest[:end])
	for i := range len(host) {
		c := host[i]
		if !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '.') {
			return "", "", false
		}
	}
	return host, rest[end:], host != ""
}

// linkFault judges a link, for [network.Check.Fault].
func linkFault(text string) string {
	host, _, ok := splitLink(text)
	switch {
	case !ok && authority(text) != "" && looksLikeAlipay(authority(text)):
		return fmt.Sprintf("the host %+q looks like Alipay's and is not", authority(text))
	case !ok:
		return "not a plain https link"
	case !isOwn(host) && looksLikeAlipay(host):
		return fmt.Sprintf("the host %+q looks like Alipay's and is not", host)
	}
	return ""
}

// authority is the part of a link between "//" and the path, as it stands.
func authority(text string) string {
	_, rest, found := strings.Cut(text, "://")
	if !found {
		return ""
	}
	if end := strings.IndexAny(rest, "/?#"); end >= 0 {
		rest = rest[:end]
	}
	if decoded, err := url.PathUnescape(rest); err == nil {
		return decoded
	}
	return rest
}

func isOwn(host string) bool {
	for _, domain := range ownDomains {
		if host == domain || strings.HasSuffix(host, "."+domain) {
			return true
		}
	}
	return false
}

// looksLikeAlipay reports whether a person might take a host for Alipay's: the
// word is in it, once letters that look alike are made alike. Partners' own hosts
// do not carry it.
func looksLikeAlipay(host string) bool {
	return strings.Contains(skeleton(host), skeleton("alipay"))
}

// skeleton makes letters alike that look alike, those of other alphabets too.
func skeleton(host string) string {
	return strings.Map(func(c rune) rune {
		switch c {
		case '1', 'l', 'i', 'I', '|', 'ı', 'і', 'І', 'ӏ', 'ⅼ', 'í', 'ì', 'ï':
			return 'l'
		case 'а', 'à', 'á', 'â', 'ä', 'å', 'ɑ', 'α', 'A':
			return 'a'
		case 'р', 'ρ', 'P':
			return 'p'
		case 'у', 'ý', 'ÿ', 'γ', 'Y':
			return 'y'
		case 'L':
			return 'l'
		case '-', '_', '\u00AD', '\u200B', '\u200C', '\u200D':
			return -1
		}
		return c
	}, strings.ToLower(host))
}
