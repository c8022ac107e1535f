package network

import (
	"iter"
	"slices"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// Accounts walks the accounts of a code in wire order, typed by their network. What
// no table decodes is an [Unknown]; what is owned and no account, such as a VAT
// block, is left out. At most one allocation an account is made.
func (s *Set) Accounts(code emvqr.Code) iter.Seq[Account] {
	return func(yield func(Account) bool) { s.accounts(code, yield) }
}

func (s *Set) accounts(code emvqr.Code, yield func(Account) bool) {
	c := s.open(code)
	c.yieldAccounts(yield)
	c.close()
}

// Parse is [emvqr.Parse] and [Set.Accounts] in one walk: yield gets the accounts of
// the code before Parse returns it.
func (s *Set) Parse(text string, yield func(Account) bool) (emvqr.Code, error) {
	c, err := s.parse(text)
	if err != nil {
		return emvqr.Code{}, err
	}
	code := c.scan.code
	c.yieldAccounts(yield)
	c.close()
	return code, nil
}

func (c *Case) yieldAccounts(yield func(Account) bool) {
	for i := range c.claims {
		d := &c.claims[i]
		switch {
		case !c.decodes(d):
			if d.id <= 51 && !yield(c.undecoded(d)) {
				return
			}
		case c.begins(i) && !yield(c.account(i)):
			return
		}
	}
}

// decodes reports whether a table here says what is in the object.
func (c *Case) decodes(d *claim) bool { return d.owned() && c.planOf(d).kind.kind.Role != Foreign }

// undecoded is the account of nobody known, or of a network that is known by its mark
// alone.
func (c *Case) undecoded(d *claim) Unknown {
	if !d.owned() {
		return c.unknown(d)
	}
	return c.foreign(d)
}

func (c *Case) unknown(d *claim) Unknown {
	text := c.scan.text
	u := Unknown{GUID: text[d.guid.from:d.guid.to], Value: text[d.at+headerLength : d.end]}
	u.add(d.id)
	return u
}

// foreign is an account of a network that is known by its mark alone.
func (c *Case) foreign(d *claim) Unknown {
	u := c.unknown(d)
	n := c.planOf(d).network.network
	u.Network, u.Name = n.Slug, n.Name
	return u
}

// begins reports whether an account begins at the i-th claim.
func (c *Case) begins(i int) bool {
	d := &c.claims[i]
	if !d.counts() {
		return false
	}
	p := c.planOf(d)
	if p.kind.kind.Make == nil {
		return false
	}
	for _, other := range p.kind.before {
		if c.hasKind(other) {
			return false
		}
	}
	switch {
	case p.kind.kind.Single:
		return c.firstOfKind(i) || !p.object.Many && !c.firstOfPlan(i)
	case p.joins != nil:
		return !c.hasPlan(p.joins) && c.firstOfPlan(i)
	}
	return true
}

func (c *Case) hasKind(k *kindPlan) bool {
	for i := range c.claims {
		if d := &c.claims[i]; d.counts() && c.planOf(d).kind == k {
			return true
		}
	}
	return false
}

func (c *Case) hasPlan(p *objectPlan) bool {
	for i := range c.claims {
		if d := &c.claims[i]; d.counts() && d.plan == p.index {
			return true
		}
	}
	return false
}

func (c *Case) firstOfKind(i int) bool {
	k := c.planOf(&c.claims[i]).kind
	for j := range c.claims[:i] {
		if d := &c.claims[j]; d.counts() && c.planOf(d).kind == k {
			return false
		}
	}
	return true
}

func (c *Case) firstOfPlan(i int) bool {
	for j := range c.claims[:i] {
		if d := &c.claims[j]; d.counts() && d.plan == c.claims[i].plan {
			return false
		}
	}
	return true
}

// account is the account that begins at the i-th claim.
func (c *Case) account(i int) Account {
	k, at := c.readAt(i)
	return k.Make(k, at, &c.values)
}

// readAt reads the account that begins at the i-th claim into the values of the case.
func (c *Case) readAt(i int) (*Kind, Location) {
	d := &c.claims[i]
	p := c.planOf(d)
	k := p.kind
	if c.read == i+1 {
		return k.kind, c.place
	}
	v := &c.values
	v.text = c.scan.text
	clear(v.at[:len(k.fields)])
	var at Location
	at.add(d.id)
	c.collect(d, p)
	if k.kind.Single || k.joined && p.hasParts {
		c.collectParts(i, &at)
	}
	for j := range k.shared {
		rp := &k.shared[j]
		if found, ok := c.scan.shared(&rp.row.At); ok && c.scan.allHold(nil, rp.row.When) {
			v.put(rp, found)
		}
	}
	c.read, c.place = i+1, at
	return k.kind, at
}

// collectParts reads the other objects of the account that begins at the i-th claim:
// the first of each for the first account, and none for one more of the same shape. Of
// objects that an account can have several of the first alone has its values, so that
// no account is put together from the templates of two companies. The
// anchor of an account of several objects is the first template on the wire, where there
// is one.
func (c *Case) collectParts(i int, at *Location) {
	p := c.planOf(&c.claims[i])
	if !c.firstOfPlan(i) {
		return
	}
	for j := range c.claims {
		d := &c.claims[j]
		if j == i || !d.counts() {
			continue
		}
		q := c.planOf(d)
		mine := q.kind == p.kind && (p.kind.kind.Single || q.joins == p) && (q.object.Many || c.firstOfPlan(j))
		if mine {
			at.add(d.id)
			if c.firstOfPlan(j) {
				c.collect(d, q)
			}
			if at.anchor <= firstTemplate && d.id >= firstTemplate {
				at.anchor = d.id + 1
			}
		}
	}
}

// firstTemplate is the first id of a merchant account that is a template.
const firstTemplate = 26

// put keeps a value unless there is one already, or it says that there is none.
func (v *Values) put(rp *rowPlan, at span) {
	if rp.slot == noSlot {
		return
	}
	s := &v.at[rp.slot]
	if s.to != 0 || rp.row.Void != "" && v.text[at.from:at.to] == rp.row.Void {
		return
	}
	*s = at
}

// collect reads the rows of an object in one walk.
func (c *Case) collect(d *claim, p *objectPlan) {
	v := &c.values
	switch {
	case p.cut:
		c.cut(d, p, func(i int, at span) { c.take(d, &p.rows[i], at) })
		return
	case !d.template:
		return
	case !c.scan.ascii || d.many:
		c.walkRows(d, p, func(i int, at span) { c.take(d, &p.rows[i], at) })
		return
	}
	for j := int(d.kids); j < int(d.kidsEnd); j++ {
		k := &c.scan.kids[j]
		for i := p.rowOf[k.id%100]; i != 0; i = p.rows[i-1].next {
			rp := &p.rows[i-1]
			if rp.plain {
				if s := &v.at[rp.slot%maxValues]; s.to == 0 {
					*s = span{k.at + headerLength, k.end}
				}
			} else if rp.slot == noSlot {
				continue
			} else if at, ok := c.nested(k, rp); ok {
				c.take(d, rp, at)
			}
		}
	}
}

// take keeps the value of a row of an object, if the row is asked at all.
func (c *Case) take(d *claim, rp *rowPlan, at span) {
	if rp.row.When == nil || c.scan.allHold(d, rp.row.When) {
		c.values.put(rp, at)
	}
}

// cut walks the rows of an object whose rows are cut out of its value.
func (c *Case) cut(d *claim, p *objectPlan, found func(i int, at span)) {
	base := int(d.at) + headerLength
	for i := range p.rows {
		from, to := p.rows[i].row.At.bounds(int(d.end) - base)
		found(i, span{uint16(base + from), uint16(base + to)})
	}
}

// nested is where a row's value is in an object inside an owned one: all of it, a part
// of it, or inside a template there.
func (c *Case) nested(k *kid, rp *rowPlan) (at span, ok bool) {
	from, to := int(k.at), int(k.end)
	for _, id := range [...]uint8{rp.nested, rp.deep} {
		if id == 0 {
			break
		}
		if from, to = seek(c.scan.text, from+headerLength, to, id-1); from < 0 {
			return span{}, false
		}
	}
	return rp.row.At.of(span{uint16(from + headerLength), uint16(to)}), true
}

// of is the place's part of a value.
func (p *Place) of(value span) span {
	from, to := p.bounds(int(value.to - value.from))
	return span{value.from + uint16(from), value.from + uint16(to)}
}

// walkRows is the walk over the rows of an object that any text can have.
func (c *Case) walkRows(d *claim, p *objectPlan, found func(i int, at span)) {
	for o := range c.scan.object(d).Objects() {
		for i := p.rowOf[o.Path.ID()]; i != 0; i = p.rows[i-1].next {
			if inner, ok := within(o, p.rows[i-1].nested, p.rows[i-1].deep); ok {
				found(int(i-1), p.rows[i-1].row.At.of(spanOf(inner)))
			}
		}
	}
}

// within follows ids, each plus one and 0 for none, into an object.
func within(o emvqr.Object, ids ...uint8) (emvqr.Object, bool) {
	for _, id := range ids {
		if id == 0 {
			break
		}
		found := false
		for inner := range o.Objects() {
			if inner.Path.ID() == id-1 {
				o, found = inner, true
				break
			}
		}
		if !found {
			return emvqr.Object{}, false
		}
	}
	return o, true
}

// Slugs returns the sorted slugs of the networks that have an account in the code.
func (s *Set) Slugs(code emvqr.Code) (slugs []string) {
	for a := range s.Accounts(code) {
		if _, unknown := a.(Unknown); unknown {
			continue
		}
		if slug := Slug(a); !slices.Contains(slugs, slug) {
			slugs = append(slugs, slug)
		}
	}
	slices.Sort(slugs)
	return slugs
}
