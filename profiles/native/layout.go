package native

import (
	"iter"
	"strconv"
	"strings"

	"github.com/openmerchantqr/emvqr/profiles/network/query"
)

// piece is what a layout cuts out of a text: a value, by its number or name, and where
// it begins in the text.
type piece struct {
	name, value string
	offset      int
}

// layout is how texts of a form fall into pieces.
type layout struct {
	pieces func(text string) iter.Seq[piece]
	isLink bool
}

// lines are numbered from 1. A line ends with a line feed, or a carriage return and
// one.
var lines = layout{pieces: linesOf}

// link cuts a link: the segments of its path are "/1", "/2" and so on, what is after #
// is "#", and the parameters have their names. After another scheme than http and https
// a host is the first segment. Values are percent-decoded.
var link = layout{pieces: linkOf, isLink: true}

// formLink is a link whose parameters are written as a browser writes a form, with + for
// a blank. lastLink has the last segment of its path as "/last".
var (
	formLink = layout{pieces: formLinkOf, isLink: true}
	lastLink = layout{pieces: lastLinkOf, isLink: true}
)

func linesOf(text string) iter.Seq[piece] {
	return func(yield func(piece) bool) {
		at, n := 0, 0
		for line := range strings.SplitSeq(text, "\n") {
			n++
			if !yield(piece{strconv.Itoa(n), strings.TrimSuffix(line, "\r"), at}) {
				return
			}
			at += len(line) + 1
		}
	}
}

// parts are numbered from 1 and separated; what is skipped in front belongs to none.
func parts(skip int, separator string) layout {
	return layout{pieces: func(text string) iter.Seq[piece] { return partsOf(text, skip, separator) }}
}

func partsOf(text string, skip int, separator string) iter.Seq[piece] {
	return func(yield func(piece) bool) {
		at, n := min(skip, len(text)), 0
		for part := range strings.SplitSeq(text[at:], separator) {
			n++
			if !yield(piece{strconv.Itoa(n), part, at}) {
				return
			}
			at += len(part) + len(separator)
		}
	}
}

// pairs are separated, and each is a name, a mark and a value. What has no mark is
// passed over.
func pairs(skip int, separator, mark string) layout {
	return layout{pieces: func(text string) iter.Seq[piece] { return pairsOf(text, skip, separator, mark) }}
}

func pairsOf(text string, skip int, separator, mark string) iter.Seq[piece] {
	return func(yield func(piece) bool) {
		for part := range partsOf(text, skip, separator) {
			name, value, found := strings.Cut(part.value, mark)
			if found && !yield(piece{name, value, part.offset + len(name) + len(mark)}) {
				return
			}
		}
	}
}

func linkOf(text string) iter.Seq[piece] {
	return func(yield func(piece) bool) {
		head, fragment, hasFragment := strings.Cut(text, "#")
		head, parameters, _ := strings.Cut(head, "?")
		at, n := pathAt(head), 0
		if name := hostOf(text); name != "" && !yield(piece{"//", name, 0}) {
			return
		}
		for at < len(head) {
			segment, _, _ := strings.Cut(head[at:], "/")
			n++
			if !yield(piece{"/" + strconv.Itoa(n), query.Percent(segment, false), at}) {
				return
			}
			at += len(segment) + 1
		}
		for part := range pairsOf(text[:min(len(text), len(head)+1+len(parameters))], len(head)+1, "&", "=") {
			part.value = query.Percent(part.value, false)
			if !yield(part) {
				return
			}
		}
		if hasFragment {
			yield(piece{"#", query.Percent(fragment, false), len(text) - len(fragment)})
		}
	}
}

func formLinkOf(text string) iter.Seq[piece] {
	return func(yield func(piece) bool) {
		for p := range linkOf(text) {
			if isName(p.name) && p.offset+len(p.value) <= len(text) && strings.Contains(text[p.offset:], "+") {
				raw, _, _ := strings.Cut(text[p.offset:], "&")
				raw, _, _ = strings.Cut(raw, "#")
				p.value = query.Percent(raw, true)
			}
			if !yield(p) {
				return
			}
		}
	}
}

func lastLinkOf(text string) iter.Seq[piece] {
	return func(yield func(piece) bool) {
		last := piece{}
		for p := range linkOf(text) {
			switch {
			case strings.HasPrefix(p.name, "/") && p.name != "//":
				last = piece{"/last", p.value, p.offset}
				continue
			case last.name != "" && !yield(last):
				return
			}
			last = piece{}
			if !yield(p) {
				return
			}
		}
		if last.name != "" {
			yield(last)
		}
	}
}

// pathAt is where the path of a link begins.
func pathAt(head string) int {
	scheme, rest, _ := strings.Cut(head, ":")
	at := len(scheme) + 1
	if after, found := strings.CutPrefix(rest, "//"); found {
		at += len("//")
		if strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https") {
			host, _, _ := strings.Cut(after, "/")
			at += len(host) + 1
		}
	}
	return min(at, len(head))
}

// parametersOf are the parameters of a link, as they are written.
func parametersOf(text string) string {
	head, _, _ := strings.Cut(text, "#")
	_, parameters, _ := strings.Cut(head, "?")
	return parameters
}
