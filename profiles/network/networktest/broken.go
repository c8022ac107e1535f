package networktest

import (
	"fmt"
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Break is a code that breaks one row of a table.
type Break struct {
	// Rule is the id of the rule that is broken.
	Rule string
	// How says what was done to a sound code.
	How string
	// Text is the code; it parses. It is "" where no code can break the rule because
	// the object would not fit.
	Text string
	// Kind is the kind of account, Example the one that it was.
	Kind    *network.Kind
	Example *network.Example
}

// Broken breaks every row of every kind of a network on the kind's examples: left
// out, of other characters, too long, too short, of another value, with a wrong
// check digit, at another place.
func Broken(s *network.Set, n *network.Network) iter.Seq[Break] {
	return func(yield func(Break) bool) {
		for _, k := range n.Kinds {
			if k.Make == nil {
				continue
			}
			for i := range k.Examples {
				code, err := Sound(s, k, &k.Examples[i])
				if err != nil {
					continue // Check says so
				}
				b := breaker{set: s, example: &k.Examples[i], kind: k, tree: treeOf(code), code: code, yield: yield}
				if b.kindRows(n); b.done {
					return
				}
			}
		}
	}
}

type breaker struct {
	set     *network.Set
	kind    *network.Kind
	example *network.Example
	code    emvqr.Code
	tree    []node

	yield func(Break) bool
	done  bool
}

func (b *breaker) kindRows(n *network.Network) {
	for c := range b.set.Claims(b.code) {
		if c.Network != n {
			continue
		}
		b.place(c)
		for i := range c.Object.Rows {
			b.row(&c.Object.Rows[i], c.Path)
		}
	}
	for i := range b.kind.Rows {
		b.row(&b.kind.Rows[i], emvqr.Path{})
	}
	for i := range n.Shared {
		b.row(&n.Shared[i], emvqr.Path{})
	}
}

// place moves the object to an id where it is recognised and not written.
func (b *breaker) place(c network.Claim) {
	if c.Object.ID == "" {
		return
	}
	root := c.Path.Root()
	moved := *find(b.tree, root)
	for _, m := range c.Object.By {
		for _, r := range m.At {
			for id := r.First; id <= r.Last; id++ {
				if inRanges(c.Object.Places(), id) || find(b.tree, id) != nil {
					continue
				}
				moved.id = id
				b.try(c.Object.ID+"-PLACE", fmt.Sprintf("%s at %02d", c.Object.Name, id), place(without(b.tree, root), moved))
				return
			}
		}
	}
}

func inRanges(ranges []network.Range, id uint8) bool {
	for _, r := range ranges {
		if r.Has(id) {
			return true
		}
	}
	return false
}

// row breaks what a row asks, one thing at a time.
func (b *breaker) row(r *network.Row, owner emvqr.Path) {
	if r.ID == "" || !b.asked(r, owner) {
		return
	}
	if r.Presence == network.Forbidden {
		b.try(r.ID+"-FORBIDDEN", r.Label()+" where it must not be", b.with(r, owner, "0"))
		return
	}
	value, there := b.value(r, owner)
	from, to := r.At.Bounds(200)
	if to < 200 && from < to {
		b.yieldOnly(r.ID + "-CUT")
	}
	switch {
	case r.Presence != network.Mandatory || !there:
	case from > 0:
		// What follows a piece would be read in its place.
		b.try(r.ID+"-MISSING", r.Label()+" left out", b.without(r, owner))
	case !r.At.IsPiece() || to < 200:
		b.try(r.ID+"-MISSING", r.Label()+" left out", without(b.tree, ids(r.At.Path(owner))...))
	}
	if !there {
		return
	}
	set := func(rule, how, changed string) {
		if changed != "" {
			b.try(rule, r.Label()+" "+how, b.with(r, owner, changed))
		}
	}
	if r.Format != nil && r.Format.Name != "" {
		set(r.ID+"-FORMAT", "of other characters", misformed(r.Format, value))
	}
	if r.Max > 0 {
		set(r.ID+"-LEN", "too long", longer(r, value))
	}
	if r.Min > 1 {
		set(r.ID+"-LEN", "too short", shorter(r, value))
	}
	if r.Means == network.Expiry {
		b.try(r.ID+"-EXPIRED", r.Label()+" has come", b.tree)
	}
	if len(r.OneOf) > 0 {
		set(r.ID, "of another value", another(r.OneOf, value))
	}
	for _, c := range r.Checks {
		rule := r.ID
		if c.Name != "" {
			rule += "-" + c.Name
		}
		set(rule, "that does not pass its check", failing(r, c, value))
	}
}

// asked reports whether the row is asked of the sound code.
func (b *breaker) asked(r *network.Row, owner emvqr.Path) bool {
	for _, c := range r.When {
		if !c.Holds(b.code, owner) {
			return false
		}
	}
	return true
}

func (b *breaker) value(r *network.Row, owner emvqr.Path) (value string, there bool) {
	value, there = b.code.Get(r.At.Path(owner))
	from, to := r.At.Bounds(len(value))
	value = value[from:to]
	if r.At.IsPiece() {
		return value, there && from < to
	}
	return value, there && value != r.Void
}

func (b *breaker) with(r *network.Row, owner emvqr.Path, value string) []node {
	if r.At.IsPiece() {
		whole, _ := b.code.Get(r.At.Path(owner))
		from, to := r.At.Bounds(len(whole))
		value = whole[:from] + value + whole[to:]
	}
	return with(b.tree, value, ids(r.At.Path(owner))...)
}

// without is the code in which a value ends where a piece of it begins.
func (b *breaker) without(r *network.Row, owner emvqr.Path) []node {
	whole, _ := b.code.Get(r.At.Path(owner))
	from, _ := r.At.Bounds(len(whole))
	return with(b.tree, whole[:from], ids(r.At.Path(owner))...)
}

// yieldOnly is a rule about what is written, which no code can show.
func (b *breaker) yieldOnly(rule string) {
	b.done = b.done || !b.yield(Break{rule, "", "", b.kind, b.example})
}

func (b *breaker) try(rule, how string, tree []node) {
	if b.done {
		return
	}
	text, ok := write(tree)
	if !ok {
		text = ""
	}
	b.done = !b.yield(Break{rule, how, text, b.kind, b.example})
}

// misformed is the value with a character that its format does not have, "" where
// every value is of the format.
func misformed(f *network.Format, value string) string {
	for _, c := range [...]string{"#", "z", "~", "é", "-", "O"} {
		changed := value[:lastRune(value)] + c
		if !f.Holds(changed) {
			return changed
		}
	}
	if changed := strings.ReplaceAll(value, "@", "x"); !f.Holds(changed) {
		return changed
	}
	return ""
}

func lastRune(value string) int {
	_, n := utf8.DecodeLastRuneInString(value)
	return len(value) - n
}

// longer is the value with one character too many; it keeps the format if it can.
func longer(r *network.Row, value string) string {
	last := value[lastRune(value):]
	if r.Format != nil && !r.Format.Holds(value+last) {
		last = "0"
	}
	for utf8.RuneCountInString(value) <= r.Max {
		value += last
	}
	if r.Format != nil && !r.Format.Holds(value) {
		return ""
	}
	return value
}

func shorter(r *network.Row, value string) string {
	for utf8.RuneCountInString(value) >= r.Min {
		value = value[:lastRune(value)]
	}
	if value == "" || r.Format != nil && !r.Format.Holds(value) {
		return ""
	}
	return value
}

// another is a value that is not in the list, alike in length.
func another(list []string, value string) string {
	for _, candidate := range [...]string{"999", "ZZ", "03", "9999", "XXXX", strings.Repeat("9", len(value))} {
		known := false
		for _, v := range list {
			known = known || v == candidate
		}
		if !known && len(candidate) == len(value) {
			return candidate
		}
	}
	return ""
}

// failing is the value with one character changed so that it keeps format and length
// and does not pass the check.
func failing(r *network.Row, c *network.Check, value string) string {
	if c.Breaks != "" {
		return c.Breaks
	}
	for i := len(value) - 1; i >= 0; i-- {
		for _, digit := range "0123456789AZ" {
			changed := value[:i] + string(digit) + value[i+1:]
			if changed != value && (r.Format == nil || r.Format.Holds(changed)) && c.Fault(changed) != "" && firstToFail(r, c, changed) {
				return changed
			}
		}
	}
	return ""
}

// firstToFail reports whether no check of the row before this one fails as well.
func firstToFail(r *network.Row, c *network.Check, value string) bool {
	for _, before := range r.Checks {
		if before == c {
			return true
		}
		if before.Fault(value) != "" {
			return false
		}
	}
	return true
}
