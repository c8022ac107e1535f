package native

import (
	"strings"

	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/host"
)

// prefix is a form that begins with one of these.
func prefix(beginnings ...string) (starts []network.Start) {
	for _, b := range beginnings {
		starts = append(starts, network.Start{Text: b})
	}
	return starts
}

// schemes is a form that begins so, in letters of either case.
func schemes(beginnings ...string) (starts []network.Start) {
	for _, b := range beginnings {
		starts = append(starts, network.Start{Text: b, Fold: true})
	}
	return starts
}

// leadsTo is a form whose links lead to a host and begin with one of these paths after it.
func leadsTo(name string, paths ...string) (starts []network.Start) {
	if paths == nil {
		paths = []string{""}
	}
	for _, path := range paths {
		starts = append(starts, network.Start{Host: name, Path: path})
	}
	return starts
}

func anyOf(all ...[]network.Start) (starts []network.Start) {
	for _, s := range all {
		starts = append(starts, s...)
	}
	return starts
}

// digit is a form that begins with any digit.
var digit = prefix("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")

// head is the first four lines of a text.
func head(text string) (lines [4]string) {
	for i := range lines {
		line, rest, _ := strings.Cut(text, "\n")
		lines[i], text = strings.TrimSuffix(line, "\r"), rest
	}
	return lines
}

// isOf reports whether a text is one character of several.
func isOf(text, characters string) bool {
	return len(text) == 1 && strings.Contains(characters, text)
}

func isDigits(text string, least, most int) bool {
	return len(text) >= least && len(text) <= most && network.Digits.Holds(text)
}

// isToken reports whether a text is as long and made of ASCII letters, digits and these
// characters.
func isToken(text string, least, most int, more string) bool {
	if len(text) < least || len(text) > most {
		return false
	}
	for i := range len(text) {
		c := small(text[i])
		if !(c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || strings.IndexByte(more, c) >= 0) {
			return false
		}
	}
	return true
}

// after is a shape of what is after the host of a link, and a beginning of its path.
func after(path string, holds func(rest string) bool) func(string) bool {
	return func(text string) bool {
		_, rest, ok := host.Split(text)
		if !ok {
			return false
		}
		rest, found := strings.CutPrefix(rest, path)
		return found && holds(rest)
	}
}

// isPlain reports whether nothing in a text makes readers go to another host: for links
// by http, which the judge of hosts does not know.
func isPlain(text string) bool {
	for i := range len(text) {
		if c := text[i]; c <= ' ' || c >= 0x7F || c == '@' || c == '\\' {
			return false
		}
	}
	return true
}
