package network

import (
	"fmt"
	"iter"
	"strings"
	"time"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/plural"
)

// Validate judges the code by EMVCo's rules, lowered as its networks lower them, and
// by the rules of those networks. Inside an object that a network owns, that network
// alone lowers a rule; of a shared object and of the code as a whole a finding is
// lowered only where every network in the code lowers it. It allocates nothing for a
// code without findings.
func (s *Set) Validate(code emvqr.Code) iter.Seq[emvqr.Finding] {
	return func(yield func(emvqr.Finding) bool) {
		c := s.open(code)
		c.listPresent()
		c.validate(yield)
		c.close()
	}
}

func (c *Case) validate(yield func(emvqr.Finding) bool) {
	if c.judgeEMVCo(c.present, yield) && c.judgeNetworks(yield) {
		c.judgeTogether(yield)
	}
}

// ValidateNetworks is the part of [Set.Validate] that is not about EMVCo's rules.
func (s *Set) ValidateNetworks(code emvqr.Code) iter.Seq[emvqr.Finding] {
	return func(yield func(emvqr.Finding) bool) {
		c := s.open(code)
		c.listPresent()
		if c.judgeNetworks(yield) {
			c.judgeTogether(yield)
		}
		c.close()
	}
}

func (c *Case) judgeEMVCo(by []*networkPlan, yield func(emvqr.Finding) bool) bool {
	for f := range c.scan.code.Validate() {
		if f.Severity = c.lowered(&f, by); f.Severity != 0 && !yield(f) {
			return false
		}
	}
	return true
}

func (c *Case) judgeNetworks(yield func(emvqr.Finding) bool) bool {
	for _, n := range c.present {
		if !c.judgeNetwork(n, yield) {
			return false
		}
	}
	return true
}

// lowered is the severity of a finding of EMVCo's: inside an owned object as its
// owner leaves it, elsewhere the highest that one of the networks leaves it.
func (c *Case) lowered(f *emvqr.Finding, by []*networkPlan) emvqr.Severity {
	if f.Effect == emvqr.Refuses {
		return f.Severity // whose reading it is is what is not known
	}
	if d := c.ownedAt(f); d != nil {
		p := c.planOf(d)
		switch {
		case p.replaces(f):
			return 0
		case p.kind.kind.Role == Foreign && f.Severity > emvqr.Warning:
			// Whoever decodes it knows better.
			return min(emvqr.Warning, p.network.network.lowered(f, true, c.scan.code.LengthUnit()))
		}
		return p.network.network.lowered(f, true, c.scan.code.LengthUnit())
	}
	if len(by) == 0 {
		return f.Severity
	}
	highest := emvqr.Severity(0)
	for _, n := range by {
		highest = max(highest, n.network.lowered(f, false, c.scan.code.LengthUnit()))
	}
	return highest
}

// ownedAt is the claim on the object that a finding is about, nil where it is about
// another.
func (c *Case) ownedAt(f *emvqr.Finding) *claim {
	if f.Path.IsZero() {
		return nil
	}
	root := f.Path.Root()
	for i := range c.claims {
		if d := &c.claims[i]; d.id == root && d.owned() {
			return d
		}
	}
	return nil
}

// replaces reports whether a row of the object judges what the finding is about.
func (p *objectPlan) replaces(f *emvqr.Finding) bool {
	for i := range p.rows {
		r := p.rows[i].row
		if r.InsteadOf == f.Rule && f.Path == r.At.path(emvqr.P(f.Path.Root())) {
			return true
		}
	}
	return false
}

// lowered is the severity that a network leaves a finding about an object of its
// own, or about what all share.
func (n *Network) lowered(f *emvqr.Finding, own bool, unit emvqr.LengthUnit) emvqr.Severity {
	to := f.Severity
	for i := range n.Lowered {
		l := &n.Lowered[i]
		if l.Rule != f.Rule {
			continue
		}
		fits := false
		switch l.At.kind {
		case nowhere:
			fits = own
		case wholePlace:
			fits = f.Path.IsZero()
		default:
			fits = !own && f.Path.Within(l.At.path(emvqr.Path{}))
		}
		if fits {
			to = min(to, l.To)
		}
	}
	if own {
		return to
	}
	if f.Rule == lengthUnitRule && n.Unit != 0 && n.Unit == unit {
		to = min(to, emvqr.Info)
	}
	for i := range n.Shared {
		if r := &n.Shared[i]; r.InsteadOf == f.Rule && f.Path.Within(r.At.path(emvqr.Path{})) {
			return 0
		}
	}
	return to
}

// lengthUnitRule is EMVCo's rule on what lengths count.
const lengthUnitRule = "MPM-4.4.1.1-LENCHARS"

func (c *Case) judgeNetwork(n *networkPlan, yield func(emvqr.Finding) bool) bool {
	c.network = n
	for i := range c.claims {
		if d := &c.claims[i]; d.counts() && c.planOf(d).network == n && !c.judgeObject(i, c.planOf(d), yield) {
			return false
		}
	}
	for i := range n.shared {
		if !c.judgeShared(&n.shared[i], yield) {
			return false
		}
	}
	if !c.judgeKinds(n, yield) || !c.judgeSeveral(yield) {
		return false
	}
	for i := range n.network.Rules {
		if r := &n.network.Rules[i]; (r.Of == "" || c.hasObject(r.Of)) && !c.judgeRule(r, yield) {
			return false
		}
	}
	return true
}

// judgeKinds asks the rows of each kind that is in the code, once.
func (c *Case) judgeKinds(n *networkPlan, yield func(emvqr.Finding) bool) bool {
	c.kinds = c.kinds[:0]
	for i := range c.claims {
		d := &c.claims[i]
		if !d.counts() || c.planOf(d).network != n {
			continue
		}
		k := c.planOf(d).kind
		known := len(k.rules) == 0 && len(k.kind.Exactly) == 0
		for _, o := range c.kinds {
			known = known || o == k
		}
		if known {
			continue
		}
		c.kinds = append(c.kinds, k)
		for j := range k.rules {
			if !c.judgeShared(&k.rules[j], yield) {
				return false
			}
		}
		if !c.judgeGroups(i, k, yield) {
			return false
		}
	}
	return true
}

// judgeGroups counts the values of an account that belong to a group.
func (c *Case) judgeGroups(i int, k *kindPlan, yield func(emvqr.Finding) bool) bool {
	if len(k.kind.Exactly) == 0 || !c.begins(i) {
		return true
	}
	_, values := c.account(i).Table()
	for j := range k.kind.Exactly {
		e := &k.kind.Exactly[j]
		count := 0
		for s, key := range k.kind.Keys {
			if s < len(values) && values[s] != "" && contains(e.Keys, key) {
				count++
			}
		}
		if (count < e.Min || count > e.Max) && !c.miscounted(e, k.kind.Fact.within(k.network.network.Fact), &c.claims[i], count, yield) {
			return false
		}
	}
	return true
}

func (c *Case) miscounted(e *Exactly, around Fact, d *claim, count int, yield func(emvqr.Finding) bool) bool {
	fact := e.Fact.within(around)
	expected := fmt.Sprintf("%d to %d", e.Min, e.Max)
	if e.Min == e.Max {
		expected = fmt.Sprint(e.Min)
	}
	return yield(c.finding(e.ID, fact, emvqr.P(d.id), int(d.at),
		fmt.Sprintf("%d of %s are there, expected %s", count, strings.Join(e.Keys, ", "), expected)))
}

func (c *Case) hasObject(key string) bool {
	for range c.Objects(key) {
		return true
	}
	return false
}

// judgeRule asks a rule that no row can express. It reports into the case, and what
// it reported is yielded after it.
func (c *Case) judgeRule(r *Rule, yield func(emvqr.Finding) bool) bool {
	if fact := r.Fact.within(c.network.network.Fact); !fact.holdsAt(c.Now()) {
		return true
	}
	c.rule, c.found = r, c.found[:0]
	r.Judge(c, c.broken)
	for i := range c.found {
		if !yield(c.found[i]) {
			return false
		}
	}
	return true
}

func (c *Case) noteBroken(o emvqr.Object, message string) {
	c.found = append(c.found, c.finding(c.rule.ID, c.rule.Fact.within(c.network.network.Fact), o.Path, o.Offset, message))
}

func (c *Case) finding(id string, fact Fact, path emvqr.Path, offset int, message string) emvqr.Finding {
	return emvqr.Finding{
		Rule: id, Severity: fact.severity(), Path: path, Offset: offset, Message: message,
		Citation: fact.Source, Network: c.network.network.Slug, Confidence: fact.Confidence, Effect: fact.Effect,
	}
}

// judgeObject judges one owned object by its rows.
func (c *Case) judgeObject(i int, p *objectPlan, yield func(emvqr.Finding) bool) bool {
	d := &c.claims[i]
	if !p.placed.has(d.id) && p.object.ID != "" && !c.isSecond(i) && !yield(c.finding(p.object.ID+"-PLACE", p.fact, emvqr.P(d.id), int(d.at),
		fmt.Sprintf("%s is at %02d, expected %s", p.object.Name, d.id, Ranges(p.object.places())))) {
		return false
	}
	seen := c.findRows(d, p)
	for i := range p.rows {
		if seen&(1<<i) == 0 {
			if p.mandatory&(1<<i) != 0 && !c.judgeMissing(d, p, i, yield) {
				return false
			}
			continue
		}
		at := c.at[i]
		value := c.scan.text[at.from:at.to]
		if c.scan.ascii && p.rows[i].keeps(value) {
			continue
		}
		if !c.judgeValue(d, p, i, value, yield) {
			return false
		}
	}
	for i := range p.object.Exactly {
		e := &p.object.Exactly[i]
		count := 0
		for k := range p.rows {
			if seen&(1<<k) != 0 && p.rows[k].row.Key != "" && contains(e.Keys, p.rows[k].row.Key) {
				count++
			}
		}
		if (count < e.Min || count > e.Max) && !c.miscounted(e, p.fact, d, count, yield) {
			return false
		}
	}
	return true
}

// isSecond reports whether an object begins an account that must not be there at all;
// where it is matters no more.
func (c *Case) isSecond(i int) bool {
	return c.network.network.Several.Only != "" && c.rival(i) >= 0
}

// findRows finds the values of an object in one walk and returns the bits of the
// rows that have one. What is empty is not there.
func (c *Case) findRows(d *claim, p *objectPlan) (seen uint64) {
	switch {
	case p.cut:
		c.cut(d, p, func(i int, at span) { seen = c.keep(seen, i, at) })
		return seen
	case !d.template:
		return 0
	case !c.scan.ascii || d.many:
		c.walkRows(d, p, func(i int, at span) { seen = c.keep(seen, i, at) })
		return seen
	}
	for j := int(d.kids); j < int(d.kidsEnd); j++ {
		k := &c.scan.kids[j]
		for i := p.rowOf[k.id%100]; i != 0; i = p.rows[i-1].next {
			at, ok := span{k.at + headerLength, k.end}, true
			if !p.rows[i-1].whole {
				at, ok = c.nested(k, &p.rows[i-1])
			}
			if ok {
				seen = c.keep(seen, int(i-1), at)
			}
		}
	}
	return seen
}

func (c *Case) keep(seen uint64, i int, at span) uint64 {
	if seen&(1<<i) == 0 && at.to > at.from {
		seen |= 1 << i
		c.at[i] = at
	}
	return seen
}

func (c *Case) judgeMissing(d *claim, p *objectPlan, i int, yield func(emvqr.Finding) bool) bool {
	rp := &p.rows[i]
	if !c.scan.allHold(d, rp.row.When) || !rp.fact.holdsAt(c.Now()) {
		return true
	}
	path := rp.row.At.path(emvqr.P(d.id))
	return yield(c.rowFinding(rp, missing, "", path, c.scan.code.Place(path).Offset))
}

func (c *Case) judgeValue(d *claim, p *objectPlan, i int, value string, yield func(emvqr.Finding) bool) bool {
	rp := &p.rows[i]
	if !c.scan.allHold(d, rp.row.When) || !rp.fact.holdsAt(c.Now()) {
		return true
	}
	f := faultOf(rp.row, value, c.scan.code.LengthUnit(), c.Now())
	if f == sound {
		return true
	}
	at := int(c.at[i].from) - int(rp.row.At.from) - headerLength
	return yield(c.rowFinding(rp, f, value, rp.row.At.path(emvqr.P(d.id)), at))
}

// judgeShared judges a shared object by a row.
func (c *Case) judgeShared(rp *rowPlan, yield func(emvqr.Finding) bool) bool {
	r := rp.row
	at, ok := c.scan.shared(&r.At)
	absent, value := at.from == at.to, c.scan.text[at.from:at.to]
	switch {
	case absent && (ok || r.Presence != Mandatory):
		return true
	case !absent && c.scan.ascii && rp.keeps(value):
		return true
	case r.When != nil && !c.scan.allHold(nil, r.When) || !rp.fact.holdsAt(c.Now()):
		return true
	case absent:
		path := r.At.path(emvqr.Path{})
		return yield(c.rowFinding(rp, missing, "", path, c.scan.code.Place(path).Offset))
	}
	f := faultOf(r, value, c.scan.code.LengthUnit(), c.Now())
	return f == sound || yield(c.rowFinding(rp, f, value, r.At.path(emvqr.Path{}), int(at.from)-headerLength))
}

// fault is what is wrong with a value, kept small until somebody reads it.
type fault uint8

const (
	sound fault = iota
	missing
	forbidden
	badFormat
	badLength
	notOneOf
	expires // and when is not judged
	expired
	failed // a check: failed + its place
)

// faultOf judges one value by its row.
func faultOf(r *Row, value string, unit emvqr.LengthUnit, now time.Time) fault {
	switch {
	case r.Presence == Forbidden:
		return forbidden
	case r.Void != "" && value == r.Void:
		return sound
	}
	if r.Format != nil && !r.Format.Holds(value) {
		return badFormat
	}
	if r.hasLength() {
		if n := unit.Count(value); n < r.Min || r.Max > 0 && n > r.Max {
			return badLength
		}
	}
	if len(r.OneOf) > 0 && !contains(r.OneOf, value) {
		return notOneOf
	}
	for i, k := range r.Checks {
		if k.Fault(value) != "" {
			return failed + fault(i)
		}
	}
	if r.Means == Expiry && r.Format != nil && r.Format.Time != nil {
		at, ok := r.Format.Time(value)
		switch {
		case !ok:
		case now.IsZero():
			return expires
		case !now.Before(at):
			return expired
		}
	}
	return sound
}

func contains(values []string, value string) bool {
	for _, v := range values {
		if v == value {
			return true
		}
	}
	return false
}

// rowFinding says what is wrong with a value.
func (c *Case) rowFinding(rp *rowPlan, f fault, value string, path emvqr.Path, offset int) emvqr.Finding {
	id, fact, message := explain(rp.row, rp.fact, f, value, c.scan.code.LengthUnit())
	return c.finding(id, fact, path, offset, message)
}

// explain is the id, the fact and the message of a fault.
func explain(r *Row, fact Fact, f fault, value string, unit emvqr.LengthUnit) (id string, _ Fact, message string) {
	name := r.name()
	switch f {
	case missing:
		return r.ID + "-MISSING", fact, name + " is missing"
	case forbidden:
		return r.ID + "-FORBIDDEN", fact, name + " is there" + conditions(r.When) + ", expected none"
	case badFormat:
		return r.ID + "-FORMAT", fact, name + " is not " + r.Format.Name
	case badLength:
		return r.ID + "-LEN", fact, fmt.Sprintf("%s has %s, expected %s", name, plural.Of(unit.Count(value), "character"), r.lengths())
	case notOneOf:
		return r.ID, fact, fmt.Sprintf("%s is %+q, expected %s", name, value, strings.Join(r.OneOf, " or "))
	case expires, expired:
		at, _ := r.Format.Time(value)
		when := at.UTC().Format(time.RFC3339)
		if f == expired {
			return r.ID + "-EXPIRED", fact.ofExpiry(), "the code expired at " + when
		}
		fact = fact.Info()
		fact.Effect = emvqr.BySeverity // it would have one if the code had expired
		return r.ID + "-EXPIRED", fact, "the code expires at " + when + "; nobody said what time it is"
	}
	k := r.Checks[f-failed]
	if id = r.ID; k.Name != "" {
		id += "-" + k.Name
	}
	return id, k.Fact.within(fact), name + ": " + k.Fault(value)
}
