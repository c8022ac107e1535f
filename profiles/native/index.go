package native

import (
	"slices"
	"strings"

	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/host"
)

// Index finds the form of a text by how it begins. It is built once and never changes.
// How many forms there are hardly matters to a look-up: it compares a text with a few
// beginnings, and asks the functions of those forms alone that have one of them.
type Index struct {
	forms []network.Native
	// links are by host and path, below by the domain that a host is in or is, texts
	// by the beginning of the text.
	links, below, texts beginnings
	// others have no beginning; each is asked.
	others []int
}

// NewIndex makes an index. Of two forms that begin alike, the first in the list that
// matches has the text.
func NewIndex(forms []network.Native) *Index {
	x := &Index{forms: forms}
	for i := range forms {
		if len(forms[i].Starts) == 0 {
			x.others = append(x.others, i)
		}
		for _, s := range forms[i].Starts {
			domain, anyBelow := strings.CutPrefix(s.Host, ".")
			switch {
			case s.Host == "":
				c := candidate{form: i, text: s.Text, exact: strings.Index(s.Text, "://") + 1} // no scheme has a case
				if s.Fold {
					c.exact = len(s.Text)
				}
				x.texts.add(c)
			case anyBelow:
				x.below.add(candidate{form: i, text: domain + s.Path, exact: len(domain), host: len(domain)})
			default:
				x.links.add(candidate{form: i, text: s.Host + s.Path, exact: len(s.Host), host: len(s.Host)})
			}
		}
	}
	for _, b := range []beginnings{x.links, x.below, x.texts} {
		b.link()
	}
	return x
}

// Find is the number of the form that a text is of, -1 for none. A link is told by its
// host before its beginning, and the longest beginning comes first.
func (x *Index) Find(text string) int {
	if name, _, ok := host.Split(text); ok {
		rest := text[len(scheme):]
		if i := x.among(x.links, rest, len(name), text); i >= 0 {
			return i
		}
		for at := 0; ; {
			if i := x.among(x.below, rest[at:], len(name)-at, text); i >= 0 {
				return i
			}
			dot := strings.IndexByte(name[at:], '.')
			if dot < 0 {
				break
			}
			at += dot + 1
		}
	}
	if i := x.among(x.texts, text, 0, text); i >= 0 {
		return i
	}
	for _, i := range x.others {
		if x.forms[i].Match(text) {
			return i
		}
	}
	return -1
}

// scheme is that of the links that are told by their hosts.
const scheme = "https://"

// among is the first form of a list whose beginning rest has and that matches the text.
// A host of a beginning has to be as long as that of the text: it is all of it.
func (x *Index) among(list beginnings, rest string, hostLength int, text string) int {
	for i := list.longest(rest); i >= 0; i = list[i].within {
		for _, c := range list[i].of {
			if c.host != hostLength || rest[c.exact:len(c.text)] != c.text[c.exact:] {
				continue
			}
			if match := x.forms[c.form].Match; match == nil || match(text) {
				return c.form
			}
		}
	}
	return -1
}

// Takes reports whether a text is of a form, whatever others it may be of.
func Takes(form *network.Native, text string) bool {
	return NewIndex([]network.Native{*form}).Find(text) == 0
}

// candidate is a beginning of a form.
type candidate struct {
	form int
	text string
	// exact is from where on letters are of this case; host is the bytes of the host.
	exact, host int
}

// beginnings are sorted by key.
type beginnings []beginning

// beginning is all candidates that begin alike but for the case of letters.
type beginning struct {
	key string // in small letters
	// within is the longest other beginning that this one begins with, -1 for none.
	within int
	of     []candidate
}

func (b *beginnings) add(c candidate) {
	key := strings.ToLower(c.text)
	at, there := slices.BinarySearchFunc(*b, key, func(e beginning, key string) int { return strings.Compare(e.key, key) })
	if !there {
		*b = slices.Insert(*b, at, beginning{key: key})
	}
	(*b)[at].of = append((*b)[at].of, c)
}

// link finds what each beginning is within. That is the one before it or one that this
// is within: whatever is sorted between a text and a beginning of it has that, too.
func (b beginnings) link() {
	for i := range b {
		b[i].within = i - 1
		for w := b[i].within; w >= 0 && !strings.HasPrefix(b[i].key, b[w].key); w = b[i].within {
			b[i].within = b[w].within
		}
	}
}

// longest is the longest beginning that a text has, -1 for none.
func (b beginnings) longest(text string) int {
	low, high := 0, len(b)
	for low < high {
		middle := int(uint(low+high) >> 1)
		if sortsAfter(b[middle].key, text) {
			high = middle
		} else {
			low = middle + 1
		}
	}
	i := low - 1
	for i >= 0 && !begins(text, b[i].key) {
		i = b[i].within
	}
	return i
}

// sortsAfter reports whether a key is sorted after a text, whose letters count as small.
func sortsAfter(key, text string) bool {
	for i := range len(key) {
		if i == len(text) {
			return true
		}
		if c := small(text[i]); c != key[i] {
			return key[i] > c
		}
	}
	return false
}

func begins(text, key string) bool {
	if len(text) < len(key) {
		return false
	}
	for i := range len(key) {
		if small(text[i]) != key[i] {
			return false
		}
	}
	return true
}

// small is a letter of ASCII as a small one, and any other byte as it is.
func small(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}
