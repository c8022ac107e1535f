// Package page writes a network's table down as a page for people: its objects and
// marks, its fields, what it asks of shared objects, what its codes do against EMVCo,
// and its rules. Everything on it comes from the table.
package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Example is a code to show, what it is an example of, and the ids of the rules that
// it breaks all the same.
type Example struct {
	Of, Payload string
	Breaks      []string
}

// Markdown is the page of a network.
func Markdown(n *network.Network, examples ...Example) string {
	p := &page{network: n}
	p.head()
	for _, k := range n.Kinds {
		p.kind(k)
	}
	p.rows("## What it asks of every code", n.Shared)
	p.emvco()
	p.natives()
	p.hosts()
	p.examples(examples)
	p.rules()
	return strings.TrimRight(p.text.String(), "\n") + "\n"
}

type page struct {
	network *network.Network
	text    strings.Builder
}

func (p *page) line(format string, args ...any) { fmt.Fprintf(&p.text, format+"\n", args...) }

func (p *page) head() {
	n := p.network
	p.line("# %s\n", n.Name)
	p.line("| | |")
	p.line("|---|---|")
	p.line("| slug | `%s` |", n.Slug)
	p.line("| at home in | %s |", orElse(Countries(n), "no country of its own"))
	p.line("| paid | %s |", PaidInWords(n))
	p.line("| composed | %s |", yes(Composed(n)))
	p.line("| source | %s |", Cell(n.Source))
	p.line("| confidence | %s, %s |", n.Confidence, Confidences[n.Confidence])
	if n.AsOf != "" {
		p.line("| as of | %s |", n.AsOf)
	}
	if n.Reserves != nil {
		p.line("| kept to itself | %s: no other network may be there in a code of it |", network.Ranges(n.Reserves))
	}
	if n.Spares != nil {
		p.line("| kept free | %s: nothing is written there in a code of it where another id will do |", network.Ranges(n.Spares))
	}
	if c, ok := emvqr.LookupCountry(n.Home); ok {
		p.line("| only in | codes with %s, %s, in 58 |", n.Home, c.Name)
	}
	if n.Unit != emvqr.CodePoints {
		p.line("| lengths count | characters; some who make or read its codes count %s |", units[n.Unit])
	}
	p.line("")
	p.line("%s\n", legend)
}

var units = map[emvqr.LengthUnit]string{emvqr.Bytes: "bytes", emvqr.UTF16: "UTF-16 units"}

// Confidences says what the letters mean.
var Confidences = map[emvqr.Confidence]string{
	emvqr.ConfidenceA: "read in a primary source",
	emvqr.ConfidenceB: "several independent sources or real codes agree",
	emvqr.ConfidenceC: "one source says so",
	emvqr.ConfidenceD: "inferred",
}

// Countries are the names of the countries a network is at home in, "" for none.
func Countries(n *network.Network) string {
	var names []string
	for _, code := range n.Countries {
		if c, ok := emvqr.LookupCountry(code); ok {
			code = c.Name
		}
		names = append(names, code)
	}
	return strings.Join(names, ", ")
}

// PaidInWords is "yes", "no", or "ask" where one source alone says how codes are read.
func PaidInWords(n *network.Network) string {
	if Paid(n) && n.Confidence >= emvqr.ConfidenceC {
		return "ask"
	}
	return yes(Paid(n))
}

// Paid reports whether the network has accounts that money can be sent to.
func Paid(n *network.Network) bool {
	return slices.ContainsFunc(n.Kinds, func(k *network.Kind) bool { return k.Make != nil && k.Role == network.Payable })
}

// Composed reports whether accounts of the network can be made from what people type.
func Composed(n *network.Network) bool {
	return slices.ContainsFunc(n.Kinds, typed)
}

// typed reports whether accounts of the kind are made from what people type.
func typed(k *network.Kind) bool { return k.Make != nil && !k.ReadOnly }

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// legend says how the tables are read.
const legend = "Places are the ids of data objects, from the outside in: `62-05` is 05 inside 62. " +
	"In the table of an object they are inside that object, and `value[0:4]` is the first four bytes of its value. " +
	"After *where*, `58` is the 58 of the code, and `its 03` is inside the object. " +
	"A row without a presence may be absent; one without a length has that of EMVCo."

var roles = map[network.Role]string{
	network.Identity: "It is shown and never paid.",
	network.Data:     "It belongs to the code and is no account.",
	network.Foreign:  "It is known by its mark alone and not decoded.",
}

func (p *page) kind(k *network.Kind) {
	p.line("## %s\n", k.Name)
	what := "It can be paid."
	if role, ok := roles[k.Role]; ok {
		what = role
	}
	if k.Make != nil && k.ReadOnly {
		what += " It is read and never written."
	}
	seen := "In flags and output"
	if !typed(k) {
		seen = "In output"
	}
	p.line("%s: `%s:%s`. %s\n", seen, k.Network, k.Key, what)
	for _, o := range k.Objects {
		p.object(k, o)
	}
	p.rows("### What it asks of the rest of the code", k.Rows)
	p.groups(k.Exactly)
}

func (p *page) object(k *network.Kind, o *network.Object) {
	p.line("### %s, at %s\n", o.Name, network.Ranges(o.Places()))
	for i := range o.By {
		p.line("- recognised: %s", Mark(p.network, &o.By[i]))
	}
	if o.Joins != "" {
		p.line("- part of the account of %s", nameOf(p.network, o.Joins))
	}
	if o.Seal != nil {
		p.line("- written last, from all that is before it")
	}
	p.line("")
	p.table(o.Rows)
	p.groups(o.Exactly)
}

// nameOf is what people call the object of a network with that key.
func nameOf(n *network.Network, key string) string {
	for _, k := range n.Kinds {
		for _, o := range k.Objects {
			if o.Key == key {
				return o.Name
			}
		}
	}
	return "`" + key + "`"
}

// Mark is a way to recognise an object of a network, in words.
func Mark(n *network.Network, m *network.Mark) string {
	var words []string
	if len(m.GUIDs) > 0 {
		words = append(words, "the GUID `"+strings.Join(m.GUIDs, "` or `")+"` in 00")
	}
	for i := range m.Has {
		words = append(words, look(&m.Has[i]))
	}
	if m.GUIDStarts != "" {
		words = append(words, "a GUID that begins with `"+m.GUIDStarts+"` in 00")
	}
	if m.Says != "" {
		words = append(words, m.Says)
	}
	if len(words) == 0 {
		words = append(words, "its place alone")
	}
	if m.At != nil {
		words = append(words, "at "+network.Ranges(m.At))
	}
	if len(m.When) > 0 {
		words = append(words, where(m.When))
	}
	if len(m.Beside) > 0 {
		var names []string
		for _, key := range m.Beside {
			if name := nameOf(n, key); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		words = append(words, "beside "+strings.Join(names, " or "))
	}
	return strings.Join(words, ", ")
}

// where is conditions in words; what is inside the object is told from what is in the
// code.
func where(conditions []network.Cond) string {
	var words []string
	for _, c := range conditions {
		text := c.String()
		if at := c.At(); !at.IsShared() {
			text = "its " + text
		}
		words = append(words, text)
	}
	return "where " + strings.Join(words, " and ")
}

func look(l *network.Look) string {
	var words []string
	if l.Starts != "" {
		words = append(words, "begins with `"+l.Starts+"`")
	}
	if l.Format != nil {
		words = append(words, "is "+l.Format.Name)
	}
	if l.Len > 0 {
		words = append(words, fmt.Sprintf("has %d characters", l.Len))
	}
	if words == nil {
		words = append(words, "is there")
	}
	at := l.At.String()
	if l.At.IsPiece() {
		at = "its " + at
	}
	return at + " " + strings.Join(words, " and ")
}

func (p *page) rows(title string, rows []network.Row) {
	if len(rows) > 0 {
		p.line("%s\n", title)
		p.table(rows)
	}
}

var presences = map[network.Presence]string{
	network.Mandatory: "mandatory", network.Forbidden: "not there",
}

func (p *page) table(rows []network.Row) {
	if len(rows) == 0 {
		return
	}
	p.line("| at | field | name | characters | length | presence |")
	p.line("|---|---|---|---|---|---|")
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, byPlace)
	for i := range rows {
		r := &rows[i]
		field := ""
		if r.Key != "" && !r.Hidden {
			field = "`" + r.Key + "`"
		}
		p.line("| %s | %s | %s | %s | %s | %s |", r.At, field, Cell(r.Label()), Cell(characters(r)), length(r), presence(r))
	}
	p.line("")
}

// byPlace orders rows as their objects are in a code.
func byPlace(a, b network.Row) int {
	from, to := a.At.Bounds(255)
	otherFrom, otherTo := b.At.Bounds(255)
	return cmp.Or(slices.Compare(a.At.IDs(), b.At.IDs()), cmp.Compare(from, otherFrom), cmp.Compare(to, otherTo))
}

func characters(r *network.Row) string {
	var words []string
	if r.Format != nil && r.Format.Name != "" {
		words = append(words, r.Format.Name)
	}
	if len(r.OneOf) > 0 {
		words = append(words, oneOf(r.OneOf))
	}
	for _, c := range r.Checks {
		words = append(words, clause(c.Sentence))
	}
	return strings.Join(words, "; ")
}

func oneOf(values []string) string {
	text := "`" + strings.Join(values, "`, `") + "`"
	if len(values) > 1 {
		text = "one of " + text
	}
	return text
}

// clause is a sentence that others stand before.
func clause(sentence string) string {
	sentence = strings.TrimSuffix(sentence, ".")
	for _, article := range [...]string{"A ", "An ", "The "} {
		if strings.HasPrefix(sentence, article) {
			return strings.ToLower(article) + sentence[len(article):]
		}
	}
	return sentence
}

func length(r *network.Row) string {
	switch {
	case r.Min > 1 && r.Min == r.Max:
		return fmt.Sprint(r.Max)
	case r.Min > 1 && r.Max > 0:
		return fmt.Sprintf("%d-%d", r.Min, r.Max)
	case r.Max > 0:
		return fmt.Sprintf("≤ %d", r.Max)
	case r.Min > 1:
		return fmt.Sprintf("≥ %d", r.Min)
	}
	return ""
}

func presence(r *network.Row) string {
	text := presences[r.Presence]
	if len(r.When) > 0 {
		text += " " + where(r.When)
	}
	if r.Default != "" {
		text += fmt.Sprintf("; `%s` is written where nothing is said", r.Default)
	}
	if r.Void != "" {
		text += fmt.Sprintf("; `%s` stands for none", r.Void)
	}
	return strings.TrimPrefix(strings.TrimSpace(text), "; ")
}

func (p *page) groups(groups []network.Exactly) {
	for _, e := range groups {
		p.line("%s\n", e.Sentence)
	}
}

func (p *page) emvco() {
	n := p.network
	if len(n.Lowered)+len(n.Enforces) == 0 {
		return
	}
	p.line("## EMVCo's rules in its codes\n")
	p.line("| rule | where | severity | why |")
	p.line("|---|---|---|---|")
	for _, l := range n.Lowered {
		where := l.At.String()
		if where == "" {
			where = "its own objects"
		}
		p.line("| `%s` | %s | at most %s | %s |", l.Rule, where, l.To, Cell(l.Source))
	}
	for _, e := range n.Enforces {
		where := "everywhere"
		if e.At != nil {
			places := make([]string, len(e.At))
			for i := range e.At {
				places[i] = e.At[i].String()
			}
			where = strings.Join(places, ", ")
		}
		p.line("| `%s` | %s | error | its readers are known to refuse |", e.Rule, where)
	}
	p.line("")
}

func (p *page) natives() {
	if len(p.network.Natives) == 0 {
		return
	}
	p.line("## Other forms\n")
	for _, f := range p.network.Natives {
		p.line("- `%s`, %s", f.Format, forms[f.Kind])
	}
	p.line("")
	for _, f := range p.network.Natives {
		for _, b := range f.Blocks {
			p.rows("### "+b.Name+", in `"+f.Format+"`", b.Rows)
		}
	}
}

// hosts are where the network's links lead.
func (p *page) hosts() {
	if len(p.network.Hosts) == 0 {
		return
	}
	p.line("## Hosts of its links\n")
	p.line("| host | source | confidence |")
	p.line("|---|---|---|")
	for _, h := range p.network.Hosts {
		p.line("| `%s` | %s | %s |", h.Name, Cell(h.Source), h.Confidence)
	}
	p.line("")
}

var forms = map[network.FormKind]string{
	network.MPM: "a merchant-presented code", network.CPM: "a code that the payer shows",
	network.URI: "a link", network.Other: "a form of its own",
}

// examples are codes and what is read in them.
func (p *page) examples(examples []Example) {
	if len(examples) == 0 {
		return
	}
	p.line("## Examples\n")
	for _, e := range examples {
		of := e.Of
		if len(e.Breaks) > 0 {
			of += ", which breaks `" + strings.Join(e.Breaks, "` and `") + "` all the same"
		}
		p.line("%s:\n\n```\n%s\n```\n", of, e.Payload)
		code, err := emvqr.Parse(e.Payload)
		if err != nil {
			continue // it is no example of what is read
		}
		for account := range p.network.Accounts(code) {
			p.line("| field | name | value |")
			p.line("|---|---|---|")
			for l := range network.Labels(account) {
				p.line("| `%s` | %s | %s |", l.Key, Cell(l.Name), Cell(l.Value))
			}
			p.line("")
		}
	}
}

func (p *page) rules() {
	p.line("## Rules\n")
	p.line("| rule | severity | sentence | source | confidence |")
	p.line("|---|---|---|---|---|")
	for r := range p.network.Catalogue() {
		p.line("| `%s` | %s | %s | %s | %s |", r.ID, r.Severity, Cell(r.Sentence), Cell(r.Citation), r.Confidence)
	}
	p.line("")
}

// Cell keeps a text within one cell of a table.
func Cell(text string) string { return strings.ReplaceAll(text, "|", "\\|") }

func orElse(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}
