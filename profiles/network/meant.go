package network

import "log/slog"

// Meant are the values of an account by what they mean for whoever pays, in the form of
// the wire. Of several with one meaning the first of the table is kept.
type Meant struct {
	values [meanings]MeantValue
	also   []Label
}

// MeantValue is a value, and the row that says what it means; the row is nil for what
// EMVCo says of an object that all share. Payee is the type of one that means a payee, a
// link or a token.
type MeantValue struct {
	Value string
	Row   *Row
	Payee PayeeType
}

// Shown is the value as people read it.
func (v MeantValue) Shown() string {
	if v.Row == nil || v.Value == "" {
		return v.Value
	}
	return v.Row.show(v.Value)
}

// Get is the value with a meaning, one without a Value where there is none.
func (m *Meant) Get(means Meaning) MeantValue {
	if means >= meanings {
		return MeantValue{}
	}
	return m.values[means]
}

// Also are the further values that mean a payee, as people read them; nil for most.
func (m *Meant) Also() []Label { return m.also }

func (m *Meant) put(r *meantRow, value string) {
	means, row := r.row.Means, r.row
	switch v := &m.values[means]; {
	case value == "":
	case v.Value == "":
		*v = MeantValue{value, row, r.payee}
	case means == Payee && row != v.Row:
		m.also = append(m.also, Label{row.Key, row.name(), row.show(value)})
	}
}

// askThePayer is a value in 62 for which the app asks the payer (EMVCo §4.8.1).
const askThePayer = "***"

// sharedMeanings are what objects that all share mean, unless a row says otherwise.
var sharedMeanings = [...]struct {
	at    Place
	means Meaning
}{
	{Root(62, 5), Reference}, {Root(62, 1), Bill}, {Root(62, 7), Terminal}, {Root(62, 8), Purpose},
}

// meantRow is a row that means something, where its value is kept, noSlot for one that is
// no field of the account, and the object that it is inside; nil for a shared one.
type meantRow struct {
	row    *Row
	slot   uint8
	object *objectPlan
	payee  PayeeType
}

// listMeant lists the rows of a kind that mean something, and which of the shared
// meanings they leave.
func (k *kindPlan) listMeant() {
	add := func(rows []rowPlan, of *objectPlan) {
		for i := range rows {
			if r := &rows[i]; r.row.Means != NoMeaning && (r.slot != noSlot || of != nil || r.row.At.IsShared()) {
				k.meant = append(k.meant, meantRow{r.row, r.slot, of, r.row.PayeeType()})
			}
		}
	}
	for _, p := range k.objects {
		add(p.rows, p)
	}
	add(k.rules, nil)
	add(k.network.shared, nil)
	for i := range sharedMeanings {
		s := &sharedMeanings[i]
		about := func(rows []rowPlan) bool {
			for j := range rows {
				if r := rows[j].row; r.At == s.at && r.Means != NoMeaning {
					return true
				}
			}
			return false
		}
		if !about(k.rules) && !about(k.network.shared) {
			k.sharedMeant = append(k.sharedMeant, i)
		}
	}
}

// Meant fills in, on a zero Meant, what the values of an account mean. Those of an account
// that no table decodes mean nothing.
func (e Seen) Meant(entry Entry, m *Meant) {
	if entry.Kind == nil {
		e.c.sharedMeant(allShared, m)
		return
	}
	c := e.c
	k := c.planOf(&c.claims[entry.claim]).kind
	c.readAt(entry.claim)
	for i := range k.meant {
		r := &k.meant[i]
		if value := c.meantBy(entry.claim, r); value != "" && c.asks(entry.claim, r) {
			m.put(r, value)
		}
	}
	c.sharedMeant(k.sharedMeant, m)
}

// meantBy is the value of a row for the account that begins at the i-th claim, "" for
// none.
func (c *Case) meantBy(i int, r *meantRow) (value string) {
	switch {
	case r.slot != noSlot:
		return c.values.At(int(r.slot))
	case r.object == nil:
		at, _ := c.scan.shared(&r.row.At)
		value = c.scan.text[at.from:at.to]
	default:
		if d := c.claimFor(i, r.object); d != nil {
			value, _ = c.scan.inside(d, &r.row.At)
		}
		if !r.row.reads(value) {
			return "" // it is in a value that means other things, too
		}
	}
	if value == r.row.Void {
		return ""
	}
	return value
}

// reads reports whether a value is a time, of a row that is one.
func (r *Row) reads(value string) bool {
	if r.Format == nil || r.Format.Time == nil {
		return true
	}
	_, ok := r.Format.Time(value)
	return ok
}

// allShared are all of sharedMeanings.
var allShared = []int{0, 1, 2, 3}

func (c *Case) sharedMeant(which []int, m *Meant) {
	for _, i := range which {
		s := &sharedMeanings[i]
		if at, ok := c.scan.shared(&s.at); ok {
			if value := c.scan.text[at.from:at.to]; value != askThePayer && m.values[s.means].Value == "" {
				m.values[s.means].Value = value
			}
		}
	}
}

// asks reports whether the conditions of a row hold for the account that begins at the
// i-th claim.
func (c *Case) asks(i int, r *meantRow) bool {
	if r.row.When == nil {
		return true
	}
	return c.scan.allHold(c.claimFor(i, r.object), r.row.When)
}

// claimFor is the claim on an object of the account that begins at the i-th claim; nil
// for a shared object.
func (c *Case) claimFor(i int, p *objectPlan) *claim {
	switch {
	case p == nil:
		return nil
	case c.claims[i].plan == p.index:
		return &c.claims[i]
	}
	for j := range c.claims {
		if d := &c.claims[j]; d.counts() && d.plan == p.index {
			return d
		}
	}
	return nil
}

// NamesPayee is [NamesPayee] for an account that is not made yet.
func (e Seen) NamesPayee(entry Entry) bool {
	if entry.Kind == nil || entry.Kind.Role != Payable {
		return false
	}
	c := e.c
	k := c.planOf(&c.claims[entry.claim]).kind
	c.readAt(entry.claim)
	return c.values.namePayee(func(i int) *Row { return k.fields[i] }, len(k.fields))
}

// Name is what an entry's network is called, or the one that is known by its mark alone;
// "" for nobody's.
func (e Seen) Name(entry Entry) (slug, name string) {
	if entry.Network != nil {
		return entry.Network.Slug, entry.Network.Name
	}
	if d := &e.c.claims[entry.claim]; d.owned() {
		n := e.c.planOf(d).network.network
		return n.Slug, n.Name
	}
	return "", ""
}

// Shared is the value of an object that all networks share, as in Shared(62, 5).
func (e Seen) Shared(ids ...uint8) (value string, ok bool) { return e.c.Shared(ids...) }

// LogValue implements [slog.LogValuer]: the value is masked.
func (v MeantValue) LogValue() slog.Value {
	if v.Row == nil {
		return slog.StringValue(Masked(v.Value))
	}
	return FieldValue{v.Row.Key, v.Value}.LogValue()
}

// LogValue implements [slog.LogValuer] with the values that there are, masked.
func (m Meant) LogValue() slog.Value {
	var attrs []slog.Attr
	for _, v := range m.values {
		if v.Value != "" && v.Row != nil {
			attrs = append(attrs, slog.String(openKey(v.Row.Key), masked(v.Row.Key, v.Value)))
		}
	}
	return slog.GroupValue(attrs...)
}

// LogValue implements [slog.LogValuer]: an examination is logged as its code, masked.
func (e Seen) LogValue() slog.Value {
	if e.c == nil {
		return slog.Value{}
	}
	return e.c.LogValue()
}
