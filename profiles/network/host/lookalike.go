package host

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// compare compares what may be taken for the host with every host of the table,
// and puts the first that it resembles into the judgment. What the whole host
// looks like comes before what is in it.
func (t *Table) compare(j *Judgment, l *link) {
	name := nameOf(l.host)
	if g := t.like(&name); g != nil {
		j.Verdict, j.Host, j.Message = Lookalike, &g.Host, sameMessage(g, &name, l)
		return
	}
	for _, piece := range l.pieces {
		name := nameOf(piece)
		if g := t.like(&name); g != nil {
			j.Verdict, j.Host, j.Message = Lookalike, &g.Host, elsewhereMessage(g, l)
			return
		}
	}
	for _, piece := range append(l.later, l.segments...) {
		if isASCII(piece) && !strings.Contains(piece, ".") {
			continue // cannot be equal to a host
		}
		name := nameOf(piece)
		if g := t.equal(&name); g != nil {
			j.Verdict, j.Host, j.Message = Lookalike, &g.Host, elsewhereMessage(g, l)
			return
		}
	}
}

// name is a possible host and the forms it is compared in.
type name struct {
	found, decoded string // as it is; with Punycode decoded
	views          []view
}

// view is a way in which a name is seen.
type view struct {
	skeleton, squeezed string
	words              []string // of the skeleton
}

// nameOf makes a name of a possible host. Nothing longer than a host can be is
// looked at beyond that.
func nameOf(found string) name {
	const maxName = 1024
	if len(found) > maxName {
		found = found[:maxName]
	}
	n := name{found: found, decoded: withoutPunycode(found)}
	seen := skeletons(n.decoded)
	n.views = append(n.views, viewOf(seen[0]))
	if seen[1] != seen[0] {
		n.views = append(n.views, viewOf(seen[1]))
	}
	return n
}

func viewOf(skeleton string) view {
	return view{skeleton, squeezed(skeleton), strings.FieldsFunc(skeleton, isSeparator)}
}

// withoutPunycode decodes the labels of a host that are in Punycode.
func withoutPunycode(host string) string {
	if !strings.Contains(strings.ToLower(host), "xn") {
		return host
	}
	var out []byte
	for at := 0; at < len(host); {
		end := at
		for end < len(host) {
			r, size := utf8.DecodeRuneInString(host[end:])
			if r == '.' || r >= utf8.RuneSelf && confusable(r) == "." {
				break
			}
			end += size
		}
		label := host[at:end]
		if encoded, ok := cutPrefixFold(label, "xn--"); ok {
			if decoded, ok := decodePunycode(encoded); ok {
				label = decoded
			}
		}
		_, dot := utf8.DecodeRuneInString(host[end:])
		out = append(append(out, label...), host[end:end+dot]...)
		at = end + dot
	}
	return string(out)
}

// like is the host that a name looks like or has in it, nil for none.
func (t *Table) like(n *name) *guarded {
	if n.found == "" {
		return nil
	}
	if g := t.equal(n); g != nil {
		return g
	}
	if isASCII(n.found) && t.owner(n.found) != nil {
		return nil
	}
	for _, resembles := range resemblances {
		for i := range t.guarded {
			g := &t.guarded[i]
			for k := range n.views {
				if g.Rule.ID != "" && resembles(g, &n.views[k], n) {
					return g
				}
			}
		}
	}
	return nil
}

// resemblances are the ways in which a host is seen in another, the plainest
// first, so that a finding names the host that is meant.
var resemblances = [...]func(g *guarded, v *view, n *name) bool{
	(*guarded).within, (*guarded).nearly, (*guarded).hasStem, (*guarded).hasWord,
}

// equal is the host that a name cannot be told from by looking, nil for none.
func (t *Table) equal(n *name) *guarded {
	for i := range t.guarded {
		g := &t.guarded[i]
		for k := range n.views {
			if g.Rule.ID != "" && strings.Trim(n.views[k].skeleton, ".") == g.skeleton {
				return g
			}
		}
	}
	return nil
}

// within: the whole host is in the other, whatever separates its words:
// qr.alipay.com.example, qr-alipay-com.example, qralipay.com.
func (g *guarded) within(v *view, _ *name) bool {
	return strings.Contains(v.squeezed, g.squeezed)
}

// hasStem: the host is in the other but for its last words, as whole words:
// qr.alipay.example, qr-alipay.com.
func (g *guarded) hasStem(v *view, _ *name) bool {
	if g.stem == "" || !strings.Contains(v.squeezed, g.stem) {
		return false
	}
	for i := range v.words {
		joined := ""
		for _, word := range v.words[i:] {
			if joined += word; squeezed(joined) == g.stem {
				return true
			}
			if len(joined) > 2*len(g.stem) {
				break // what looks like one letter may be two
			}
		}
	}
	return false
}

// hasWord: the owner's own word is in it, or one that cannot be told from it by
// looking. A name spelled in plain letters that only looks alike, as allpay does,
// is a name of its own.
func (g *guarded) hasWord(v *view, n *name) bool {
	if g.word == "" || !strings.Contains(v.skeleton, g.word) {
		return false
	}
	plain := strings.ToLower(n.decoded)
	return !isASCII(plain) || strings.Contains(plain, g.Word) || !strings.Contains(plain, g.word)
}

// nearly: one slip of the pen away. Short hosts have too many neighbors.
func (g *guarded) nearly(v *view, n *name) bool {
	const shortest = 9
	return len(g.squeezed) >= shortest && oneEditApart(oneByteEach(v.skeleton), g.skeleton) &&
		!sameButDigits(strings.ToLower(n.decoded), g.Name)
}

// oneByteEach puts one byte for each character that looks like nothing in ASCII.
func oneByteEach(skeleton string) string {
	if isASCII(skeleton) {
		return skeleton
	}
	return strings.Map(func(r rune) rune { return min(r, utf8.RuneSelf-1) }, skeleton)
}

// squeezed is a skeleton without what separates words; letters that meet then may
// look like another one.
func squeezed(skeleton string) string {
	return groupsAlike.Replace(strings.Map(func(r rune) rune {
		if isSeparator(r) {
			return -1
		}
		return r
	}, skeleton))
}

func isSeparator(r rune) bool {
	return r < utf8.RuneSelf && !('a' <= r && r <= 'z' || '0' <= r && r <= '9')
}

// sameMessage is about a link whose host itself looks like the other.
func sameMessage(g *guarded, n *name, l *link) string {
	if equalFold(n.found, g.Name) {
		return fmt.Sprintf("the link names the host %s in a form that readers do not agree about, expected https://%s/ and nothing before, between or in place of these characters", g.Name, g.Name)
	}
	if n.decoded != n.found {
		return fmt.Sprintf("the host %s, which is shown as %s, looks like %s and is not that host; do not pay by this link", quoted(n.found), quoted(n.decoded), g.Name)
	}
	return fmt.Sprintf("the host %s looks like %s and is not that host; do not pay by this link", quoted(n.found), g.Name)
}

// elsewhereMessage is about a link that names the other host and leads elsewhere.
func elsewhereMessage(g *guarded, l *link) string {
	return fmt.Sprintf("the link names %s and leads to the host %s, which is not that host; do not pay by this link", g.Name, quoted(l.host))
}

// quoted is hostile text as plain ASCII, cut where it gets long.
func quoted(text string) string {
	const longest = 100
	if len(text) > longest {
		cut := longest
		for cut > 0 && !utf8.RuneStart(text[cut]) {
			cut--
		}
		return fmt.Sprintf("%+q and so on", text[:cut])
	}
	return fmt.Sprintf("%+q", text)
}
