package network

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/plural"
)

// RootRule is what a network asks of a root object that it shares with the
// others, such as its currency.
type RootRule struct {
	// Path is the object.
	Path emvqr.Path
	// Name ends the rule's id: "CURRENCY".
	Name string
	// OneOf are the values it may have; none for any value.
	OneOf []string
	// Mandatory: the object must be there, even where EMVCo lets it be absent.
	Mandatory bool
	// Supplied: composing a code puts the first of OneOf there when nobody says
	// otherwise.
	Supplied bool

	Severity   emvqr.Severity
	Source     string
	Confidence emvqr.Confidence
}

// Lowered is an EMVCo rule that the codes of a network break as a matter of
// course. A finding is lowered only where every network in the code lowers it.
type Lowered struct {
	// Rule is the id of the rule, as in [emvqr.Rules].
	Rule string
	// Within is the object it is lowered for, or around it; the zero Path for
	// the whole code.
	Within emvqr.Path
	// To is the severity it is lowered to.
	To emvqr.Severity
	// Source says why.
	Source string
}

// Rule is a rule of a network that no row can express.
type Rule struct {
	// Name ends the rule's id.
	Name string
	// Sentence states the rule.
	Sentence   string
	Severity   emvqr.Severity
	Source     string
	Confidence emvqr.Confidence
	// Effect is what breaking it does to the answer whether the code can be paid,
	// whatever its severity.
	Effect emvqr.Effect
	// Judge looks at a code with an account of the network in it and reports
	// each place where the rule is broken.
	Judge func(code emvqr.Code, broken func(o emvqr.Object, message string))
}

// severity is that of a rule: what it says, but an error only where the fact is
// sure enough.
func severity(said emvqr.Severity, c emvqr.Confidence) emvqr.Severity {
	if c >= emvqr.ConfidenceC && (said == 0 || said > emvqr.Warning) {
		return emvqr.Warning
	}
	if said == 0 {
		return emvqr.Error
	}
	return said
}

// id is the id of a rule: the network's slug, the parts, in capitals.
func (n *Network) id(parts ...string) string {
	id := strings.ToUpper(n.Slug + "-" + strings.Join(parts, "-"))
	return strings.ReplaceAll(id, "_", "-")
}

// fieldID is the id of a rule about a field.
func (n *Network) fieldID(t *Template, f *Field, word string) string {
	if f.Rule != "" {
		return n.id(f.Rule, word)
	}
	return n.id(t.Key, f.Key, word)
}

// either is a row's own fact, or that of the table around it.
func either[T comparable](own, around T) T {
	var none T
	if own == none {
		return around
	}
	return own
}

// Validate judges the accounts of the network in a code by the network's own
// rules and yields a finding for each that is broken. It says nothing of a code
// without an account of the network.
func (n *Network) Validate(code emvqr.Code) iter.Seq[emvqr.Finding] {
	return func(yield func(emvqr.Finding) bool) {
		var room [8]Found
		found := room[:0]
		for o := range Owned(code) {
			for _, t := range n.Templates {
				if t.Recognises(code, o) {
					found = append(found, Found{t, o})
					break
				}
			}
		}
		n.Judge(code, found, yield)
	}
}

// Found is an object of a code, and the template that recognises it.
type Found struct {
	Template *Template
	Object   emvqr.Object
}

// Judge is Validate for callers that know already which objects of the code are
// the network's, in wire order. It reports whether yield wants more.
func (n *Network) Judge(code emvqr.Code, found []Found, yield func(emvqr.Finding) bool) bool {
	if len(found) == 0 {
		return true
	}
	j := judge{network: n, code: code, yield: yield}
	for i := range found {
		if j.found(found[:i], &found[i]); j.done {
			return false
		}
	}
	for i := range n.Root {
		j.root(&n.Root[i])
	}
	if len(n.Rules) > 0 && !j.done {
		j.rules()
	}
	return !j.done
}

// judge judges one code by the rules of one network. What goes into a finding is
// only put together when there is one: most codes are right.
type judge struct {
	network *Network
	code    emvqr.Code
	yield   func(emvqr.Finding) bool
	done    bool
}

func (j *judge) find(rule string, s emvqr.Severity, o emvqr.Object, message, source string, c emvqr.Confidence, e emvqr.Effect) {
	if j.done {
		return
	}
	j.done = !j.yield(emvqr.Finding{
		Rule: rule, Severity: s, Path: o.Path, Offset: o.Offset, Message: message,
		Citation: source, Network: j.network.Slug, Confidence: c, Effect: e,
	})
}

// rules asks the rules that no row can express. They share one function to
// report to, which works on a copy of j: a rule may keep what it is given, and
// only this copy need live that long.
func (j *judge) rules() {
	own := *j
	var r *Rule
	broken := func(o emvqr.Object, message string) {
		own.find(own.network.id(r.Name), severity(r.Severity, r.Confidence), o, message, r.Source, r.Confidence, r.Effect)
	}
	for i := range j.network.Rules {
		r = &j.network.Rules[i]
		r.Judge(j.code, broken)
	}
	j.done = own.done
}

// found judges one object, which comes after others.
func (j *judge) found(before []Found, f *Found) {
	first := rivalOf(before, f)
	if first != nil {
		j.rival(first, f)
	}
	if first == nil || j.network.Several.Only == "" {
		j.place(f.Template, f.Object) // else the place is why there are two
	}
	j.fields(f.Template, f.Object)
}

// place judges where an object is.
func (j *judge) place(t *Template, o emvqr.Object) {
	if id := o.Path.Root(); !within(t.places(), id) {
		c := either(t.Confidence, j.network.Confidence)
		j.find(j.network.id(t.Key, "PLACE"), severity(0, c), o,
			fmt.Sprintf("%s stands in %02d, expected %s", t.Name, id, places(t.places())), either(t.Source, j.network.Source), c, 0)
	}
}

// fields judges an object by the rows of its table.
func (j *judge) fields(t *Template, o emvqr.Object) {
	v := t.Values(o)
	for i := range t.rows() {
		j.field(t, &t.Fields[i], o, v[i])
	}
}

func places(ranges []Range) string {
	var words []string
	for _, r := range ranges {
		if r.First == r.Last {
			words = append(words, fmt.Sprintf("%02d", r.First))
			continue
		}
		words = append(words, fmt.Sprintf("%02d to %02d", r.First, r.Last))
	}
	return strings.Join(words, " or ")
}

// field judges one value by its row.
func (j *judge) field(t *Template, f *Field, template emvqr.Object, value string) {
	word, message := f.fault(j.code.LengthUnit(), value)
	if word == "" {
		return
	}
	c := either(f.Confidence, either(t.Confidence, j.network.Confidence))
	source := either(f.Source, either(t.Source, j.network.Source))
	s, effect := severity(f.Severity, c), emvqr.BySeverity
	if word == checkFault {
		effect = f.Check.Effect
		c = either(f.Check.Confidence, c)
		source = either(f.Check.Source, source)
		s = severity(f.Check.Severity, c)
		word = f.Check.Name
	}
	j.find(j.network.fieldID(t, f, word), s, objectOf(template, f), message, source, c, effect)
}

// checkFault is what [Field.fault] returns where it is the row's check that a
// value does not pass.
const checkFault = "(check)"

// fault tells which rule of the row a value breaks, by the word that ends the
// rule's id, and how; "" for none.
func (f *Field) fault(unit emvqr.LengthUnit, value string) (word, message string) {
	switch {
	case value == "" && f.Mandatory:
		return "MISSING", f.Name + " is missing"
	case value == "":
		return "", ""
	case f.Format != nil && !f.Format.Holds(value):
		return "FORMAT", fmt.Sprintf("%s is not %s", f.Name, f.Format.Name)
	}
	if f.Min > 1 || f.Max > 0 {
		if n := unit.Count(value); n < f.Min || f.Max > 0 && n > f.Max {
			return "LEN", fmt.Sprintf("%s has %s, expected %s", f.Name, plural.Of(n, "character"), f.lengths())
		}
	}
	if f.Check != nil {
		if fault := f.Check.Fault(value); fault != "" {
			return checkFault, fmt.Sprintf("%s: %s", f.Name, fault)
		}
	}
	return "", ""
}

// objectOf is the object of a field inside a template, or the place where it
// would be.
func objectOf(template emvqr.Object, f *Field) emvqr.Object {
	if f.ID == Whole || f.ID == Piece {
		return template
	}
	return template.Place(f.ID)
}

func (f *Field) lengths() string {
	switch {
	case f.Max == 0:
		return fmt.Sprintf("%d or more", f.Min)
	case f.Min == f.Max:
		return fmt.Sprintf("%d", f.Min)
	}
	return fmt.Sprintf("%d to %d", f.Min, f.Max)
}

// root judges one of the objects that the network shares with others.
func (j *judge) root(r *RootRule) {
	o, present := j.code.Object(r.Path)
	id, message := "", ""
	switch {
	case !present && r.Mandatory:
		o = emvqr.Object{Path: r.Path, Offset: len(j.code.String())}
		id, message = j.network.id(r.Name, "MISSING"), emvqr.ObjectName(r.Path)+" is missing"
	case present && len(r.OneOf) > 0 && !contains(r.OneOf, o.Value):
		id = j.network.id(r.Name)
		message = fmt.Sprintf("%s is %+q, expected %s", emvqr.ObjectName(r.Path), o.Value, strings.Join(r.OneOf, " or "))
	default:
		return
	}
	c := either(r.Confidence, j.network.Confidence)
	j.find(id, severity(r.Severity, c), o, message, either(r.Source, j.network.Source), c, 0)
}

func contains(values []string, value string) bool {
	for _, v := range values {
		if v == value {
			return true
		}
	}
	return false
}

// Catalogue walks the network's rules as [emvqr.Rules] does EMVCo's.
func (n *Network) Catalogue() iter.Seq[emvqr.Rule] {
	return func(yield func(emvqr.Rule) bool) {
		for _, r := range n.catalogue() {
			if !yield(r) {
				return
			}
		}
	}
}

func (n *Network) catalogue() (rules []emvqr.Rule) {
	add := func(id string, s emvqr.Severity, sentence, source string, c emvqr.Confidence, e emvqr.Effect) {
		for _, r := range rules {
			if r.ID == id {
				return
			}
		}
		rules = append(rules, emvqr.Rule{
			ID: id, Layer: emvqr.Checked, Severity: severity(s, c), Sentence: sentence,
			Citation: source, Network: n.Slug, Confidence: c, Effect: e,
		})
	}
	for _, t := range n.Templates {
		c, source := either(t.Confidence, n.Confidence), either(t.Source, n.Source)
		if len(t.GUIDs) > 0 {
			add(n.id(t.Key, "PLACE"), 0, fmt.Sprintf("%s stands in %s.", t.Name, places(t.places())), source, c, 0)
		}
		for i := range t.Fields {
			n.fieldRules(t, &t.Fields[i], add)
		}
	}
	for i := range n.Root {
		r := &n.Root[i]
		c, source := either(r.Confidence, n.Confidence), either(r.Source, n.Source)
		if r.Mandatory {
			add(n.id(r.Name, "MISSING"), r.Severity, emvqr.ObjectName(r.Path)+" is there.", source, c, 0)
		}
		if len(r.OneOf) > 0 {
			add(n.id(r.Name), r.Severity, fmt.Sprintf("%s is %s.", emvqr.ObjectName(r.Path), strings.Join(r.OneOf, " or ")), source, c, 0)
		}
	}
	n.severalRule(add)
	for i := range n.Rules {
		r := &n.Rules[i]
		add(n.id(r.Name), r.Severity, r.Sentence, r.Source, r.Confidence, r.Effect)
	}
	for i := range n.Natives {
		native := &n.Natives[i]
		for _, t := range native.Tables {
			for k := range t.Fields {
				n.fieldRules(t, &t.Fields[k], add)
			}
		}
		for _, r := range native.Rules {
			rules = withRule(rules, r)
		}
	}
	for i := range n.Hosts {
		if r := n.Hosts[i].Rule; r.ID != "" {
			rules = withRule(rules, r)
		}
	}
	return rules
}

// withRule adds a rule unless one with its id is there.
func withRule(rules []emvqr.Rule, r emvqr.Rule) []emvqr.Rule {
	if slices.ContainsFunc(rules, func(known emvqr.Rule) bool { return known.ID == r.ID }) {
		return rules
	}
	return append(rules, r)
}

func (n *Network) fieldRules(t *Template, f *Field, add func(id string, s emvqr.Severity, sentence, source string, c emvqr.Confidence, e emvqr.Effect)) {
	c := either(f.Confidence, either(t.Confidence, n.Confidence))
	source := either(f.Source, either(t.Source, n.Source))
	if f.Mandatory {
		add(n.fieldID(t, f, "MISSING"), f.Severity, f.Name+" is there.", source, c, 0)
	}
	if f.Format != nil {
		add(n.fieldID(t, f, "FORMAT"), f.Severity, fmt.Sprintf("%s is %s.", f.Name, f.Format.Name), source, c, 0)
	}
	if f.Min > 1 || f.Max > 0 {
		add(n.fieldID(t, f, "LEN"), f.Severity, fmt.Sprintf("%s has %s characters.", f.Name, f.lengths()), source, c, 0)
	}
	if k := f.Check; k != nil {
		add(n.fieldID(t, f, k.Name), k.Severity, k.Sentence, either(k.Source, source), either(k.Confidence, c), k.Effect)
	}
}
