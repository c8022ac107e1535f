package network

import (
	"fmt"
	"slices"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// builder derives the tables of a set and collects what is wrong with them.
type builder struct {
	*tables
	faults []string
	ids    map[string]*Row // by the stem of their rules' ids
}

func (b *builder) fault(format string, args ...any) {
	b.faults = append(b.faults, fmt.Sprintf(format, args...))
}

func (b *builder) network(n *Network) {
	if _, doubled := (&Set{tables: b.tables}).Lookup(n.Slug); doubled || n.Slug == "" {
		b.fault("two networks are called %q", n.Slug)
	}
	np := &networkPlan{network: n, place: uint16(len(b.networks)), home: letters(n.Home)}
	b.networks = append(b.networks, np)
	if n.Source == "" || n.Confidence == 0 {
		b.fault("%s does not say where its table comes from and how sure that is", n.Slug)
	}
	for i := range n.Shared {
		np.shared = append(np.shared, planRow(&n.Shared[i], noSlot, n.Fact))
		b.sharedRow(n, n.Slug, &n.Shared[i])
		if n.Shared[i].Key != "" {
			b.fault("%s: row %s has a key and no kind that could have it", n.Slug, n.Shared[i].ID)
		}
	}
	first := len(b.plans)
	for i, k := range n.Kinds {
		if k == nil || slices.Contains(k.Objects, nil) {
			b.fault("%s: kind %d is nil, or an object of it", n.Slug, i+1)
			continue
		}
		if slices.ContainsFunc(n.Kinds[:i], func(o *Kind) bool { return o != nil && o.Key == k.Key }) {
			b.fault("%s has two kinds with the key %q", n.Slug, k.Key)
		}
		b.kind(np, k)
	}
	for _, kp := range np.kinds {
		for _, key := range kp.kind.Before {
			i := slices.IndexFunc(np.kinds, func(o *kindPlan) bool { return o.kind.Key == key })
			if i < 0 {
				b.fault("%s:%s comes before %q, which is not there", n.Slug, kp.kind.Key, key)
				continue
			}
			np.kinds[i].before = append(np.kinds[i].before, kp)
		}
	}
	for _, kp := range np.kinds {
		kp.listMeant()
	}
	for _, p := range b.plans[first:] {
		b.marks(np, p, b.plans[first:])
	}
	b.codeRules(n)
}

// codeRules checks what a network says about rules.
func (b *builder) codeRules(n *Network) {
	for i := range n.Rules {
		b.id(n, n.Rules[i].ID, "rule "+n.Rules[i].ID)
		if n.Rules[i].Judge == nil {
			b.fault("%s: rule %s has no Judge", n.Slug, n.Rules[i].ID)
		}
	}
	for _, l := range n.Lowered {
		b.emvcoRule(n, l.Rule)
		if l.Source == "" {
			b.fault("%s lowers %s and does not say why", n.Slug, l.Rule)
		}
	}
	for _, e := range n.Enforces {
		b.emvcoRule(n, e.Rule)
	}
	for i := range n.Natives {
		if n.Natives[i].Match == nil && n.Natives[i].Starts == nil {
			b.fault("%s: form %q has no Match and no Starts", n.Slug, n.Natives[i].Format)
		}
	}
	for i := range n.Hosts {
		if err := n.Hosts[i].Check(); err != nil {
			b.fault("%s: %s", n.Slug, err)
		}
	}
}

func (b *builder) emvcoRule(n *Network, id string) {
	for r := range emvqr.Rules() {
		if r.ID == id {
			return
		}
	}
	b.fault("%s names the rule %s, which EMVCo's catalogue does not have", n.Slug, id)
}

func (b *builder) kind(np *networkPlan, k *Kind) {
	n := np.network
	where := n.Slug + ":" + k.Key
	if k.Network != n.Slug {
		b.fault("%s says that it is of %q", where, k.Network)
	}
	kp := &kindPlan{kind: k, network: np, fields: make([]*Row, len(k.Keys))}
	np.kinds = append(np.kinds, kp)
	b.kinds[k] = kp
	fact := k.Fact.within(n.Fact)
	if len(k.Objects) == 0 {
		b.fault("%s has no objects", where)
	}
	if len(k.Keys) > maxValues {
		b.fault("%s has %d values, at most %d fit", where, len(k.Keys), maxValues)
		return
	}
	for _, o := range k.Objects {
		b.object(kp, o, fact)
	}
	for i := range k.Rows {
		r := &k.Rows[i]
		b.sharedRow(n, where, r)
		rp := planRow(r, b.slot(kp, r), fact)
		kp.rules = append(kp.rules, rp)
		if rp.slot != noSlot {
			kp.shared = append(kp.shared, rp)
		}
	}
	for _, e := range k.Exactly {
		b.exactly(n, kp, &e)
	}
	b.joins(kp)
	b.payable(kp)
}

// payable asks that an account can be made, and that it names somebody to pay.
func (b *builder) payable(kp *kindPlan) {
	k, where := kp.kind, kp.network.network.Slug+":"+kp.kind.Key
	pays := false
	for i, row := range kp.fields {
		if row == nil {
			b.fault("%s has the key %q and no row with it", where, k.Keys[i])
			continue
		}
		pays = pays || row.Means == Payee || row.Means == Link || row.Means == Token
	}
	switch {
	case k.Role == Payable && !pays && !k.ReadOnly:
		b.fault("%s has neither a payee nor a link nor a token among its rows, so nothing can be paid", where)
	case k.Make == nil && (k.Role == Payable || k.Role == Identity):
		b.fault("%s cannot make an account", where)
	case k.Make != nil && (k.Role == Data || k.Role == Foreign):
		b.fault("%s makes an account of what is none", where)
	}
}

func (b *builder) joins(kp *kindPlan) {
	for _, p := range kp.objects {
		key := p.object.Joins
		if key == "" {
			continue
		}
		i := slices.IndexFunc(kp.objects, func(o *objectPlan) bool { return o.object.Key == key })
		if i < 0 || kp.objects[i] == p {
			b.fault("%s:%s joins %q, which is not there", kp.network.network.Slug, p.object.Key, key)
			continue
		}
		p.joins, kp.objects[i].hasParts, kp.joined = kp.objects[i], true, true
	}
}

func (b *builder) object(kp *kindPlan, o *Object, around Fact) {
	n := kp.network.network
	where := n.Slug + ":" + o.Key
	p := &objectPlan{
		index: uint16(len(b.plans)), kind: kp, network: kp.network, object: o,
		fact: o.Fact.within(around), placed: idsOf(o.places()), forSlots: ^uint64(0),
	}
	b.plans = append(b.plans, p)
	kp.objects = append(kp.objects, p)
	for _, r := range o.places() {
		if r.First > r.Last || r.Last > 99 || r.First < 2 || r.Last > 51 && r.First < 80 {
			b.fault("%s is written at %s, which is not within 02-51 or 80-99", where, r)
		}
	}
	if len(o.Rows) > maxRows {
		b.fault("%s has %d rows, at most %d fit", where, len(o.Rows), maxRows)
		return
	}
	for i := range o.Rows {
		b.innerRow(p, &o.Rows[i])
	}
	p.link()
	for i := range o.Exactly {
		b.exactly(n, kp, &o.Exactly[i])
	}
	if o.For != nil {
		p.forSlots = 0
		for _, key := range o.For {
			if i := slices.Index(kp.kind.Keys, key); i >= 0 && rowOf(o.Rows, key) != nil {
				p.forSlots |= 1 << i
			} else {
				b.fault("%s is written for %q, which is none of its values", where, key)
			}
		}
	}
	if o.ID != "" {
		b.id(n, o.ID, where)
	}
}

func (b *builder) innerRow(p *objectPlan, r *Row) {
	n, where := p.network.network, p.network.network.Slug+":"+p.object.Key
	b.row(n, where, r)
	rp := planRow(r, b.slot(p.kind, r), p.fact)
	cut := r.At.kind == valuePlace
	switch {
	case !cut && r.At.kind != insidePlace || r.At.depth > 3 || !cut && r.At.depth == 0:
		b.fault("%s: row %s is at %q, expected a place inside the object", where, r.label(), r.At)
		return
	case len(p.rows) > 0 && p.cut != cut:
		b.fault("%s mixes rows of the value with rows inside a template", where)
	}
	p.cut = cut
	if r.Presence == Mandatory {
		p.mandatory |= 1 << len(p.rows)
	}
	p.rows = append(p.rows, rp)
}

// link chains the rows with one first id in the order of the table.
func (p *objectPlan) link() {
	if p.cut {
		return
	}
	for i := range p.rows {
		id := p.rows[i].row.At.ids[0]
		if p.rowOf[id%100] == 0 {
			p.rowOf[id%100] = uint8(i + 1)
			continue
		}
		at := p.rowOf[id%100]
		for p.rows[at-1].next != 0 {
			at = p.rows[at-1].next
		}
		p.rows[at-1].next = uint8(i + 1)
	}
	for i := range p.rows {
		rp := &p.rows[i]
		rp.plain = rp.whole && rp.row.Void == "" && rp.row.When == nil && rp.slot != noSlot
	}
}

// slot is the place of a row's key.
func (b *builder) slot(kp *kindPlan, r *Row) uint8 {
	if r.Key == "" {
		return noSlot
	}
	i := slices.Index(kp.kind.Keys, r.Key)
	if i < 0 {
		b.fault("%s:%s has a row %q that is not in its keys", kp.network.network.Slug, kp.kind.Key, r.Key)
		return noSlot
	}
	if kp.fields[i] == nil {
		kp.fields[i] = r
	}
	return uint8(i)
}

func (b *builder) sharedRow(n *Network, where string, r *Row) {
	b.row(n, where, r)
	if r.At.kind != sharedPlace || r.At.depth == 0 || r.At.isPart() {
		b.fault("%s: row %s is at %q, expected a shared object such as Root(53)", where, r.label(), r.At)
	}
}

// row checks what every row must have.
func (b *builder) row(n *Network, where string, r *Row) {
	for _, id := range r.At.IDs() {
		if id > 99 {
			b.fault("%s: row %s has an id above 99", where, r.label())
		}
	}
	judges := r.Presence == Mandatory || r.Presence == Forbidden || r.Format != nil && r.Format.Name != "" || r.hasLength() || r.OneOf != nil || r.Checks != nil
	if judges && r.ID == "" {
		b.fault("%s: row %s can be broken and has no ID", where, r.label())
	}
	if r.ID != "" {
		b.id(n, r.ID, where)
		for _, k := range r.Checks {
			if k != nil && k.Name != "" {
				b.id(n, r.ID+"-"+k.Name, where)
			}
		}
		if said, doubled := b.ids[r.ID]; doubled && !said.alike(r) {
			b.fault("%s: the id %s is that of %s already", where, r.ID, said.name())
		}
		b.ids[r.ID] = r
	}
	if r.Min > 99 || r.Max > 99 || r.Min < 0 || r.Max != 0 && r.Max < r.Min {
		b.fault("%s: row %s has lengths from %d to %d", where, r.label(), r.Min, r.Max)
	}
	if r.Key != "" && r.Name == "" && r.At.kind != sharedPlace {
		b.fault("%s: row %s has no name for people", where, r.label())
	}
	if r.InsteadOf != "" {
		b.emvcoRule(n, r.InsteadOf)
	}
	if r.Default != "" && r.OneOf != nil && !slices.Contains(r.OneOf, r.Default) {
		b.fault("%s: row %s writes %q, which it does not take", where, r.label(), r.Default)
	}
	for _, c := range r.Checks {
		if c == nil || c.Fault == nil || c.Sentence == "" {
			b.fault("%s: row %s has a check without a judgement or a sentence", where, r.label())
		}
	}
}

// alike reports whether two rows may have the ids of their rules in common: they are
// about the same value, or ask the same.
func (r *Row) alike(o *Row) bool {
	return r.name() == o.name() || r.Key != "" && r.Key == o.Key || r.At == o.At || len(r.Checks) > 0 && len(o.Checks) > 0 && r.Checks[0] == o.Checks[0]
}

// label names a row in a message.
func (r *Row) label() string {
	if r.ID != "" {
		return r.ID
	}
	return fmt.Sprintf("%q at %s", r.Key, r.At)
}

func (b *builder) exactly(n *Network, kp *kindPlan, e *Exactly) {
	b.id(n, e.ID, n.Slug+":"+kp.kind.Key)
	for _, key := range e.Keys {
		if !slices.Contains(kp.kind.Keys, key) {
			b.fault("%s counts %q, which is none of the values of %s", e.ID, key, kp.kind.Key)
		}
	}
}

// id asks that an id begins with its network and repeats no word.
func (b *builder) id(n *Network, id, where string) {
	prefix := strings.ToUpper(strings.ReplaceAll(n.Slug, "_", "-")) + "-"
	if !strings.HasPrefix(id, prefix) || id == prefix {
		b.fault("%s: the id %q does not begin with %s", where, id, prefix)
		return
	}
	words := strings.Split(id, "-")
	for i := 1; i < len(words); i++ {
		if words[i] == words[i-1] || words[i] == "" {
			b.fault("%s: the id %q stutters", where, id)
		}
	}
}
