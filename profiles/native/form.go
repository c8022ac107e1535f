package native

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/query"
)

// form is a row of the table.
type form struct {
	format string
	name   string // in words, for the middle of a sentence
	// countries are separated by blanks.
	countries string
	kind      network.FormKind
	starts    []network.Start
	shape     func(text string) bool // what the starts do not say

	cut    layout
	fields []network.FormField
	whole  bool    // all fields are known, so that nothing comes after the last
	checks []check // of a value each, by the key of its field
	judge  []judge // of the form as a whole
	seal   *seal
	// objects is what of a text is made of data objects; nil for another form.
	objects func(text string) string
	// special decodes what no layout cuts.
	special func(f *form, text string) network.Decoded

	runBy    string
	openedBy []string
	source   string
	sure     emvqr.Confidence
	// open is what is not established.
	open string
}

// check judges the value of a field.
type check struct {
	key   string
	rule  emvqr.Rule
	fault func(value string) string
}

// judge judges a form as a whole.
type judge struct {
	rule  emvqr.Rule
	fault func(v *values) (at int, message string)
}

// seal is a checksum in the text. The text may leave an optional one out.
type seal struct {
	about string // what it is, "the lengths of all lines and 19, in line 20"
	holds func(v *values) bool
}

// values is what was cut out of a text.
type values struct {
	text  string
	found []value
}

type value struct {
	piece
	field *network.FormField
}

// get is the first value with a key.
func (v *values) get(key string) (found value, ok bool) {
	for _, f := range v.found {
		if f.field != nil && f.field.Key == key {
			return f, true
		}
	}
	return value{}, false
}

// native is the row as the library has forms.
func (f *form) native() network.Native {
	n := network.Native{
		Format: f.format, Kind: f.kind, Starts: f.starts, Match: f.shape, Rules: f.rules(),
		About: network.About{
			Name: f.name, Countries: strings.Fields(f.countries), RunBy: f.runBy, OpenedBy: f.openedBy,
			Fields: f.fields, NotEstablished: f.open,
			Fact: network.Fact{Source: f.source, Confidence: f.sure},
		},
	}
	if f.seal != nil {
		n.Checksum = f.seal.about
	}
	switch {
	case f.special != nil:
		n.Read = func(text string) network.Decoded { return f.special(f, text) }
	case f.objects != nil:
		n.Read = f.readObjects
	case f.cut.pieces != nil:
		n.Read = f.read
	}
	return n
}

func (f *form) rules() (rules []emvqr.Rule) {
	add := func(r emvqr.Rule) {
		if !slices.ContainsFunc(rules, func(have emvqr.Rule) bool { return have.ID == r.ID }) {
			rules = append(rules, r)
		}
	}
	if slices.ContainsFunc(f.fields, func(field network.FormField) bool { return field.Needed }) {
		add(FieldMissing)
	}
	if f.cut.isLink {
		add(OneReading)
	} else if f.cut.pieces != nil || f.objects != nil {
		add(KeyTwice)
	}
	if f.whole {
		add(Rest)
	}
	for _, c := range f.checks {
		add(c.rule)
	}
	for _, j := range f.judge {
		add(j.rule)
	}
	if f.seal != nil || f.objects != nil {
		add(OwnChecksum)
	}
	return rules
}

// read decodes a text of the form. There is never an account, which is a network's to
// type; what the fields mean says who is paid.
func (f *form) read(text string) network.Decoded {
	v := values{text: text}
	for p := range f.cut.pieces(text) {
		v.found = append(v.found, value{p, f.field(p.name)})
	}
	r := network.Decoded{Sound: true}
	for _, p := range v.found {
		key := p.name
		if p.field != nil {
			key = p.field.Key
		}
		switch {
		case p.value == "" || p.field == nil && !isName(p.name):
		case p.field != nil || f.isOpen():
			r.Fields = append(r.Fields, network.FieldValue{Key: key, Value: p.value})
		}
	}
	f.judgeAll(&v, &r)
	return r
}

// isOpen reports whether the form has names of which the table knows some: then the
// others are shown as well, under their names.
func (f *form) isOpen() bool {
	return slices.ContainsFunc(f.fields, func(field network.FormField) bool { return isName(field.From) })
}

// isName reports whether a piece has a name and not a number.
func isName(from string) bool {
	return from != "" && from != "#" && from[0] != '/' && !(from[0] >= '0' && from[0] <= '9')
}

func (f *form) field(from string) *network.FormField {
	for i := range f.fields {
		if f.fields[i].From == from {
			return &f.fields[i]
		}
	}
	return nil
}

func (f *form) judgeAll(v *values, r *network.Decoded) {
	broken := func(rule emvqr.Rule, at int, message string) {
		r.Findings = append(r.Findings, f.finding(rule, at, message))
	}
	r.Sound = f.oneReading(v, broken) && r.Sound
	for i := range f.fields {
		field := &f.fields[i]
		if p, ok := v.get(field.Key); field.Needed && (!ok || p.value == "") {
			broken(FieldMissing, len(v.text), field.Name+" is missing")
		}
	}
	if p, more := f.rest(v); more {
		r.Sound = false
		broken(Rest, p.offset, "there is more after its last field, and readers may take it for another payment")
	}
	for _, c := range f.checks {
		if p, ok := v.get(c.key); ok && p.value != "" {
			if fault := c.fault(p.value); fault != "" {
				broken(c.rule, min(p.offset, len(v.text)), fault)
			}
		}
	}
	for _, j := range f.judge {
		if at, fault := j.fault(v); fault != "" {
			r.Sound = r.Sound && j.rule.ID != OneReading.ID
			broken(j.rule, at, fault)
		}
	}
	if f.seal != nil && !f.seal.holds(v) {
		r.Sound = false
		broken(OwnChecksum, 0, "its own checksum is wrong")
	}
}

// rest is the first piece after the last field of a form of numbered fields that are all
// known.
func (f *form) rest(v *values) (first value, more bool) {
	if !f.whole {
		return value{}, false
	}
	last := 0
	for i := range f.fields {
		n, _ := strconv.Atoi(f.fields[i].From)
		last = max(last, n)
	}
	for _, p := range v.found {
		if n, _ := strconv.Atoi(p.name); n > last && p.value != "" {
			return p, true
		}
	}
	return value{}, false
}

// finding is a broken rule, no error where the form is known from one source.
func (f *form) finding(rule emvqr.Rule, at int, message string) emvqr.Finding {
	finding := network.NewFinding(rule, at, message)
	if f.sure >= emvqr.ConfidenceC {
		finding.Confidence, finding.Severity = f.sure, min(finding.Severity, emvqr.Warning)
	}
	return finding
}

// oneReading judges whether readers could take different values out of the text: of a
// link in the ways that readers of links have, of keys where one comes twice. Where they
// could, the text is not sound.
func (f *form) oneReading(v *values, broken func(emvqr.Rule, int, string)) (sound bool) {
	var decides, others []string
	for i := range f.fields {
		switch field := &f.fields[i]; {
		case field.Means == network.NoMeaning, f.cut.isLink && !isName(field.From):
		case f.cut.isLink && decisive(field.Means) && len(decides) < mostNames:
			decides = append(decides, field.From)
		default:
			others = append(others, field.From)
		}
	}
	if why := query.Doubt(parametersOf(v.text), decides...); why != "" {
		broken(OneReading, len(v.text)-len(parametersOf(v.text)), why)
		return false
	}
	for i, p := range v.found {
		if near := f.nearMiss(p); near != "" && !f.cut.isLink {
			broken(KeyTwice, p.offset, fmt.Sprintf("a key is written %+q, expected %s: some readers take it for that and some do not", p.name, near))
			return false
		}
		same := func(name string) bool { return strings.EqualFold(name, p.name) }
		if slices.ContainsFunc(others, same) && slices.ContainsFunc(v.found[:i], func(before value) bool { return same(before.name) }) {
			rule := KeyTwice
			if f.cut.isLink {
				rule = OneReading
			}
			broken(rule, p.offset, "a key that says whom to pay, how much or what for comes twice: readers take one or the other")
			return false
		}
	}
	return true
}

// nearMiss is the key that some readers take the name of a piece for, "" where all take
// it for what it is.
func (f *form) nearMiss(p value) string {
	if p.field != nil || !isName(p.name) {
		return ""
	}
	name := strings.TrimSpace(p.name)
	for i := range f.fields {
		if field := &f.fields[i]; field.Means != network.NoMeaning && strings.EqualFold(field.From, name) {
			return field.From
		}
	}
	return ""
}

// decisive reports whether a value decides whom somebody pays and how much, in itself.
// What only stands for an order, or is a text for people, may be read in part.
func decisive(m network.Meaning) bool {
	switch m {
	case network.Payee, network.PayeeBank, network.PayeeKind, network.Amount, network.Currency, network.Action, network.AmountEditable:
		return true
	}
	return false
}

// mostNames is how many parameters [query.Doubt] takes.
const mostNames = 8
