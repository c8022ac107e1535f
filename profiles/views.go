package profiles

import (
	"errors"
	"iter"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network/query"
)

// codeMark is how codes begin.
const codeMark = "000201"

// longestScheme is more than any scheme of a link has.
const longestScheme = 32

// view is a link as one kind of reader sees it.
type view struct {
	text string
	// offset is where in the link a place of the view is.
	offset func(at int) int
}

// mostDecodings is how often a link is decoded as a whole.
const mostDecodings = 3

// views are the ways to decode a link as a whole: not at all, up to three times,
// once with + for a blank. Those that change nothing are left out.
func views(text string) []view {
	all := []view{{text, func(at int) int { return at }}}
	for len(all) <= mostDecodings {
		last := all[len(all)-1]
		decoded := query.Percent(last.text, false)
		if decoded == last.text {
			break
		}
		all = append(all, view{decoded, func(at int) int { return last.offset(encodedOffset(last.text, at)) }})
	}
	if blanks := query.Percent(text, true); blanks != query.Percent(text, false) {
		all = append(all, view{blanks, func(at int) int { return encodedOffset(text, at) }})
	}
	return all
}

// encodedOffset is where the byte at a place of the decoded text is in the text.
func encodedOffset(text string, at int) int {
	i := 0
	for ; at > 0 && i < len(text); at-- {
		if query.IsTriplet(text[i:]) {
			i += 2
		}
		i++
	}
	return i
}

// codeStarts walks the places after the scheme where a code may begin. One that is
// meant begins after something that is neither letter nor digit.
func codeStarts(text string) iter.Seq2[int, bool] {
	return func(yield func(at int, meant bool) bool) {
		from := strings.IndexByte(text, ':') + 1
		for from > 0 {
			at := strings.Index(text[from:], codeMark)
			if at < 0 {
				return
			}
			at += from
			if !yield(at, !isAlphanumeric(text[at-1])) {
				return
			}
			from = at + 1
		}
	}
}

func isAlphanumeric(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

// ends are what may follow a code in a link.
const ends = "&#;?/\"' \t\r\n<>,)"

// codesAt walks the sound codes that a text begins with: the whole, the part
// before an & or a #, and the parts up to where a checksum object may end. One that
// is meant ends where the text does or where a code in a link may.
func codesAt(text string) iter.Seq2[string, bool] {
	return func(yield func(code string, meant bool) bool) {
		sound := func(code string) bool {
			_, err := emvqr.Parse(code)
			return err == nil
		}
		meant := func(code string) bool {
			return len(code) == len(text) || strings.IndexByte(ends, text[len(code)]) >= 0
		}
		if sound(text) && !yield(text, true) {
			return
		}
		for _, code := range [...]string{cut(text, "&"), cut(text, "#"), upToChecksum(text)} {
			if code != text && code != "" && sound(code) && !yield(code, meant(code)) {
				return
			}
		}
		from := 0
		for range mostStarts / 2 {
			at := strings.Index(text[from:], "6304")
			if at < 0 {
				return
			}
			from += at + checksumLength
			if from >= len(text) {
				return
			}
			if code := text[:from]; sound(code) && !yield(code, meant(code)) {
				return
			}
			from -= checksumLength - 1
		}
	}
}

func cut(text, at string) string {
	before, _, _ := strings.Cut(text, at)
	return before
}

// checksumLength is that of object 63 with its id and length.
const checksumLength = 8

// upToChecksum is the text up to the end of its checksum object, where something
// else follows.
func upToChecksum(text string) string {
	_, err := emvqr.Parse(text)
	var fault *emvqr.SyntaxError
	if !errors.As(err, &fault) || !errors.Is(err, emvqr.ErrTrailing) {
		return ""
	}
	return text[:min(fault.Offset+checksumLength, len(text))]
}

// linksIn walks the links inside a link, each with the place where it begins: as
// it is in a query that is well written, and, where it is not encoded and has a
// query of its own, as it is for readers that take all that follows.
func linksIn(text string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		from := strings.Index(text, "://") + len("://")
		for at := from; at < len(text); at++ {
			if strings.IndexByte("=?/#&;", text[at-1]) < 0 {
				continue
			}
			rest := text[at:]
			if !mayBeLink(rest) {
				continue
			}
			piece := rest
			if end := strings.IndexAny(rest, "&#"); end >= 0 {
				piece = rest[:end]
			}
			link, encoded := linkOf(piece)
			if link == "" {
				continue
			}
			if !yield(at, link) {
				return
			}
			if !encoded && len(piece) < len(rest) && strings.Contains(piece, "?") && !yield(at, rest) {
				return
			}
		}
	}
}

// longestEncoded is what the beginning of a link may be when it is encoded three times.
const longestEncoded = (longestScheme + len("://")) * len("%25252F")

// mayBeLink reports whether what a text begins with may be a link, decoded or not. It looks
// at the beginning alone, so that asking it everywhere in a text costs no more than the text.
func mayBeLink(rest string) bool {
	link, _ := linkOf(rest[:min(len(rest), longestEncoded)])
	return link != ""
}

// linkOf is a piece of a link as a link, decoded until it is one; "" where it
// never becomes one.
func linkOf(piece string) (link string, encoded bool) {
	for range 3 {
		head := piece[:min(len(piece), longestScheme+len("://"))]
		colon := strings.IndexAny(head, ":%/?=")
		if colon <= 0 || !isScheme(head[:colon]) {
			return "", false
		}
		if strings.HasPrefix(head[colon:], "://") || strings.HasPrefix(head[colon:], `:\/\/`) {
			return piece, encoded
		}
		decoded := query.Percent(piece, false)
		if decoded == piece {
			return "", false
		}
		piece, encoded = decoded, true
	}
	return "", false
}

// undone is a link that was percent-encoded or escaped as a whole, as it was
// before that, and how it was found.
func undone(text string) (plain, how string) {
	at := strings.IndexAny(text[:min(len(text), longestScheme+1)], ":%")
	if at <= 0 || !isScheme(text[:at]) {
		return "", ""
	}
	if strings.HasPrefix(text[at:], `:\/\/`) {
		return jsonEscapes.Replace(text), "the link was escaped as JSON does, and is read without that"
	}
	if text[at] != '%' && !strings.HasPrefix(text[at:], ":%") {
		return "", ""
	}
	plain = text
	for range 2 {
		if plain = query.Percent(plain, false); plain == text {
			return "", ""
		}
		if strings.HasPrefix(plain[at:], "://") {
			return plain, "the link was percent-encoded as a whole, and is read decoded"
		}
	}
	return "", ""
}

var jsonEscapes = strings.NewReplacer(
	`\/`, "/", `\u0026`, "&", `\u003d`, "=", `\u003D`, "=", `\u003f`, "?", `\u003F`, "?", `\u0025`, "%", `\u002f`, "/", `\u002F`, "/")

func isScheme(text string) bool {
	for i := range len(text) {
		c := text[i]
		letter := c|0x20 >= 'a' && c|0x20 <= 'z'
		if !letter && (i == 0 || !(c >= '0' && c <= '9' || strings.IndexByte("+-.", c) >= 0)) {
			return false
		}
	}
	return text != "" && len(text) <= longestScheme
}
