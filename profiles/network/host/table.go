package host

import (
	"slices"
	"strings"
)

// Table is a list of hosts, and what is derived from it once. It never changes, so
// it may be shared.
type Table struct {
	guarded []guarded
	// sorted are the numbers of the hosts in the order of their names.
	sorted []int
}

// guarded is a host and the forms it is compared in.
type guarded struct {
	Host
	skeleton, squeezed string
	// stem is the host up to where its owner's part of the domain ends, without
	// dots: "qralipay". "" where that is a single word.
	stem string
	// word is the skeleton of Word.
	word string
}

// NewTable makes a table.
func NewTable(hosts ...Host) *Table {
	t := &Table{}
	for _, h := range hosts {
		g := guarded{Host: h, skeleton: skeletons(h.Name)[0], word: skeletons(h.Word)[0]}
		g.squeezed = squeezed(g.skeleton)
		owner, _, _ := strings.Cut(h.Domain, ".")
		if below := strings.TrimSuffix(h.Name, h.Domain); below != "" {
			g.stem = squeezed(skeletons(below + owner)[0])
		}
		t.guarded = append(t.guarded, g)
		t.sorted = append(t.sorted, len(t.sorted))
	}
	slices.SortStableFunc(t.sorted, func(i, j int) int { return strings.Compare(t.guarded[i].Name, t.guarded[j].Name) })
	return t
}

// named is the first host with a name, in letters of either case; nil for none.
func (t *Table) named(name string) *Host {
	low, high := 0, len(t.sorted)
	for low < high {
		middle := int(uint(low+high) >> 1)
		if isBefore(t.guarded[t.sorted[middle]].Name, name) {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low < len(t.sorted) && equalFold(name, t.guarded[t.sorted[low]].Name) {
		return &t.guarded[t.sorted[low]].Host
	}
	return nil
}

// isBefore reports whether a name of the table, which is in small letters, is sorted
// before another one.
func isBefore(name, other string) bool {
	for i := range min(len(name), len(other)) {
		c := other[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		if name[i] != c {
			return name[i] < c
		}
	}
	return len(name) < len(other)
}

// Exact returns the host of the table that a text is an https link to, for every
// reader. It allocates nothing.
func (t *Table) Exact(text string) (h *Host, ok bool) {
	rest, ok := cutPrefixFold(text, "https://")
	if !ok {
		return nil, false
	}
	name := rest[:endOf(rest, `/\?#`)]
	if h = t.named(name); h == nil {
		return nil, false
	}
	return h, endsForAll(rest[len(name):])
}

// Judgment is what the host of a text is.
type Judgment struct {
	Verdict Verdict
	// Host is the host of the table that the text leads to or that it is a
	// look-alike of, or one of the same owner's; nil for an unknown host.
	Host *Host
	// Found is the host that a browser goes to, as it is in the text but for
	// percent signs, which are decoded. It may be hostile. "" where the text is
	// no link.
	Found string
	// Offset is where it begins in the text, in bytes; 0 where it is written in
	// another way.
	Offset int
	// Message says what is wrong with a look-alike. It is ASCII.
	Message string
}

// Judge tells what the host of a text is.
func (t *Table) Judge(text string) Judgment {
	if h, ok := t.Exact(text); ok {
		return Judgment{Verdict: Exact, Host: h, Found: h.Name, Offset: len("https://")}
	}
	if inner, wrapped := unwrapped(text); wrapped {
		// A link that was escaped for JSON or for a query is for others to take
		// out; here it is only judged.
		if j := t.judge(inner); j.Verdict == Lookalike {
			return j
		}
		return Judgment{}
	}
	return t.judge(text)
}

func (t *Table) judge(text string) Judgment {
	if _, ok := t.Exact(text); ok {
		return Judgment{}
	}
	l, ok := split(text)
	if !ok {
		return Judgment{}
	}
	j := Judgment{Found: l.host, Offset: max(strings.Index(text, l.host), 0)}
	if owner := t.owner(l.host); l.plain && owner != nil && !t.names(l.host) {
		j.Verdict, j.Host = Owned, owner
		return j
	}
	t.compare(&j, &l)
	return j
}

// unwrapped takes back what JSON and queries do to a whole link.
func unwrapped(text string) (inner string, ok bool) {
	if _, ok := cutPrefixFold(text, `https:\/\/`); ok {
		return strings.ReplaceAll(text, `\/`, "/"), true
	}
	if _, ok := cutPrefixFold(text, "https%3a%2f%2f"); ok {
		return unescaped(text), true
	}
	return text, false
}

// owner is a host whose owner a name belongs to, nil for none. What is no name, or
// has an empty label, belongs to no one.
func (t *Table) owner(name string) *Host {
	if !isHost(name) || strings.HasPrefix(name, ".") || strings.Contains(name, "..") {
		return nil
	}
	for i := range t.guarded {
		g := &t.guarded[i]
		if below := len(name) - len(g.Domain); below >= 0 && equalFold(name[below:], g.Domain) && (below == 0 || name[below-1] == '.') {
			return &g.Host
		}
	}
	return nil
}

// names reports whether a name is one of the hosts.
func (t *Table) names(name string) bool { return t.named(name) != nil }
