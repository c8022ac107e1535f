package host

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// skeletons are the two ways in which a host may be seen: skeleton[0] as a person
// sees it, who takes a character for the one it looks like; skeleton[1] as a
// browser does, which maps a character to the one it stands for. They differ for
// few characters, such as the long s, which looks like f and stands for s. Two
// hosts that look alike have one skeleton in common.
func skeletons(host string) [2]string {
	if isASCII(host) {
		s := fold(strings.ToLower(host))
		return [2]string{s, s}
	}
	seen, mapped := make([]byte, 0, len(host)), make([]byte, 0, len(host))
	for _, r := range norm.NFD.String(strings.ToValidUTF8(host, "\uFFFD")) {
		seen = appendLook(seen, r, false)
		mapped = appendLook(mapped, r, true)
	}
	return [2]string{fold(string(seen)), fold(string(mapped))}
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// appendLook appends what a character looks like, in lower-case ASCII; what is not
// seen is left out, and what looks like nothing in ASCII stays. With compatible,
// what the character stands for comes before what it looks like.
func appendLook(dst []byte, r rune, compatible bool) []byte {
	switch {
	case 'A' <= r && r <= 'Z':
		return append(dst, byte(r)+'a'-'A')
	case ' ' < r && r < 0x7F:
		return append(dst, byte(r))
	case unseen(r):
		return dst
	}
	look, means := confusable(r), norm.NFKD.String(string(r))
	if means == string(r) {
		means = digitOf(r)
	}
	if look != "" && (means == "" || !compatible) {
		return append(dst, look...)
	}
	if means == "" {
		return utf8.AppendRune(dst, r)
	}
	for _, m := range means { // which do not decompose further
		dst = appendLook(dst, m, compatible)
	}
	return dst
}

// digitOf is the ASCII digit of another script's digit, which is the same number
// to who reads that script; "" for any other character.
func digitOf(r rune) string {
	for _, digits := range unicode.Nd.R16 {
		if lo, hi := rune(digits.Lo), rune(digits.Hi); lo <= r && r <= hi {
			at := '0' + (r-lo)%10
			return asciiText[at : at+1]
		}
	}
	for _, digits := range unicode.Nd.R32 {
		if lo, hi := rune(digits.Lo), rune(digits.Hi); lo <= r && r <= hi {
			at := '0' + (r-lo)%10
			return asciiText[at : at+1]
		}
	}
	return ""
}

// fold makes alike what looks alike within ASCII. UTS #39 does so for 0 and O, 1
// and l and I, m and rn; the rest is what phishing is known to use.
func fold(text string) string {
	return groupsAlike.Replace(singlesAlike.Replace(text))
}

// Safe for concurrent use; neither is written again.
var (
	singlesAlike = strings.NewReplacer(
		"i", "l", "1", "l", "|", "l", "!", "l", "0", "o", "5", "s", "$", "s", "8", "b", "2", "z", "9", "g", "_", "-")
	groupsAlike = strings.NewReplacer("rn", "m", "vv", "w", "cl", "d")
)
