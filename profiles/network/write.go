package network

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/plural"
)

// Part is one object that an account puts into a code.
type Part struct {
	// Places are the root ids it may take, the preferred first.
	Places []Range
	// Data is the object; its ID is given when the code is composed.
	Data emvqr.Data
	// Seal is the value of an object that is written last, from all that is written
	// before it; nil for every other.
	Seal func(before string) string
}

// Want is a value of an account's own that is kept in a shared object.
type Want struct {
	// Path is the object.
	Path emvqr.Path
	// Value is the value.
	Value string
	// Void: the value says that there is none. It gives way to whatever is there.
	Void bool
}

// Parts are the objects that an account puts into a code. A value is written once,
// into the first object that has it; an account that was read is written into the
// objects that it was read from.
func Parts(a Account) []Part { return appendParts(nil, new(Room), a) }

func appendParts(to []Part, room *Room, a Account) []Part {
	k, values := a.Table()
	if u, ok := a.(Unknown); ok {
		return append(to, Part{Places: At(u.Anchor().Root()), Data: emvqr.Data{Value: u.Value}})
	}
	if k == nil {
		return to
	}
	w := accountWriter{room: room, kind: k, values: values, at: a.location(), pieces: room.pieces[:0]}
	for _, o := range k.Objects {
		if part, ok := w.part(o); ok {
			to = append(to, part)
		}
	}
	room.pieces = w.pieces
	return to
}

// accountWriter puts the values of an account into its objects.
type accountWriter struct {
	room   *Room
	kind   *Kind
	values []string
	at     Location
	done   uint64 // values that an object before has
	pieces []string
}

// value is that of a key, and the bit of its place.
func (w *accountWriter) value(key string) (value string, bit uint64) {
	i := slices.Index(w.kind.Keys, key)
	if i < 0 || i >= len(w.values) {
		return "", 0
	}
	return w.values[i], 1 << i
}

// part is an object with its values. It is not ok for one that the account does not
// need.
func (w *accountWriter) part(o *Object) (part Part, ok bool) {
	part = Part{Places: o.places(), Seal: o.Seal}
	read := w.at != Location{}
	if read {
		placed := idsOf(o.places())
		for i := range o.By {
			for _, r := range o.By[i].At {
				for id := r.First; id <= r.Last; id++ {
					placed.add(id)
				}
			}
		}
		if !placed.meets(&w.at.roots) {
			return part, false
		}
	}
	w.pieces = w.pieces[:0]
	wanted, own := false, w.done
	for i := range o.Rows {
		r := &o.Rows[i]
		if r.Key == "" {
			continue
		}
		value, bit := w.value(r.Key)
		if w.done&bit != 0 {
			continue
		}
		if value == "" {
			if value = r.Void; value == "" || r.Presence == Optional {
				continue
			}
		} else {
			wanted = wanted || o.For == nil || slices.Contains(o.For, r.Key)
			own |= bit
		}
		w.put(&part.Data, o, r, value)
	}
	if !wanted {
		return part, false
	}
	if len(w.pieces) > 0 {
		part.Data.Value = strings.Join(w.pieces, "")
	}
	w.done = own
	if guid := o.guid(); guid != "" && !hasID(part.Data.Template, 0) && part.Data.Value == "" {
		part.Data.Template = slices.Insert(part.Data.Template, 0, emvqr.Data{ID: 0, Value: guid})
	}
	return part, true
}

func (w *accountWriter) put(data *emvqr.Data, o *Object, r *Row, value string) {
	if r.At.kind == valuePlace {
		w.pieces = append(w.pieces, value)
		return
	}
	if data.Template == nil {
		data.Template = w.room.template(1 + len(o.Rows)) // with one for a GUID
	}
	data.Template = putAt(data.Template, r.At.IDs(), value, r.At.isPart())
}

func hasID(data []emvqr.Data, id uint8) bool {
	return slices.ContainsFunc(data, func(d emvqr.Data) bool { return d.ID == id })
}

// putAt puts a value at a path of ids into a line of objects. One that is there stays,
// and a part of it comes after it.
func putAt(data []emvqr.Data, ids []uint8, value string, part bool) []emvqr.Data {
	i := slices.IndexFunc(data, func(d emvqr.Data) bool { return d.ID == ids[0] })
	switch {
	case len(ids) == 1 && i < 0:
		return append(data, emvqr.Data{ID: ids[0], Value: value})
	case len(ids) == 1 && part:
		data[i].Value += value
		return data
	case len(ids) == 1:
		return data
	case i < 0:
		return append(data, emvqr.Data{ID: ids[0], Template: putAt(nil, ids[1:], value, part)})
	}
	data[i].Template = putAt(data[i].Template, ids[1:], value, part)
	return data
}

// Wants walks the values of an account that are kept in shared objects, and for those
// that must be there and are not given the value that says so.
func Wants(a Account) iter.Seq[Want] {
	return func(yield func(Want) bool) {
		k, values := a.Table()
		if k == nil {
			return
		}
		for i := range k.Rows {
			r := &k.Rows[i]
			slot := slices.Index(k.Keys, r.Key)
			if r.Key == "" || slot < 0 || slot >= len(values) {
				continue
			}
			want := Want{Path: r.At.path(emvqr.Path{}), Value: values[slot]}
			if want.Value == "" && r.Presence != Optional {
				want.Value, want.Void = r.Void, true
			}
			if want.Value != "" && !yield(want) {
				return
			}
		}
	}
}

// Demand is what a network asks of a shared object whoever is paid.
type Demand struct {
	// Path is the object.
	Path emvqr.Path
	// OneOf are the values it takes; none for any.
	OneOf []string
	// Default is what is written where nobody says otherwise, "" for nothing.
	Default string
	// Firm: another value is refused. What is not sure enough to be an error asks
	// and does not refuse.
	Firm bool
}

// Demands walks what an account's kind and network ask of shared objects, values of
// the account's own aside.
func (s *Set) Demands(a Account) iter.Seq[Demand] {
	return func(yield func(Demand) bool) {
		k, _ := a.Table()
		kp := s.kinds[k]
		if kp == nil {
			return
		}
		for _, rows := range [...][]rowPlan{kp.rules, kp.network.shared} {
			for i := range rows {
				r := rows[i].row
				if len(r.When) > 0 || rows[i].slot != noSlot || len(r.OneOf) == 0 && r.Default == "" {
					continue
				}
				firm := len(r.OneOf) > 0 && rows[i].fact.severity() == emvqr.Error
				if !yield(Demand{r.At.path(emvqr.Path{}), r.OneOf, r.Default, firm}) {
					return
				}
			}
		}
	}
}

// Faults judges the values of an account by its rows before it is written, so that
// the cause is named and not what follows from it: a part of a value that is too
// short moves the rest. Rows that ask about the rest of the code are left out.
func (s *Set) Faults(a Account) iter.Seq[emvqr.Finding] {
	return func(yield func(emvqr.Finding) bool) {
		k, values := a.Table()
		kp := s.kinds[k]
		if kp == nil {
			return
		}
		for _, p := range kp.objects {
			if !kp.writes(p, values) {
				continue
			}
			for i := range p.rows {
				if f, broken := kp.fault(&p.rows[i], values); broken && !yield(f) {
					return
				}
			}
		}
		for i := range kp.rules {
			if f, broken := kp.fault(&kp.rules[i], values); broken && !yield(f) {
				return
			}
		}
	}
}

// writes reports whether an account of these values has the object.
func (k *kindPlan) writes(p *objectPlan, values []string) bool {
	for i := range p.rows {
		slot := p.rows[i].slot
		if slot != noSlot && int(slot) < len(values) && values[slot] != "" && p.forSlots&(1<<slot) != 0 {
			return true
		}
	}
	return false
}

// fault judges the value of a row that has a key and asks nothing of the code.
func (k *kindPlan) fault(rp *rowPlan, values []string) (f emvqr.Finding, broken bool) {
	if rp.slot == noSlot || int(rp.slot) >= len(values) || rp.row.When != nil {
		return f, false
	}
	what, value := sound, values[rp.slot]
	if value == "" && rp.row.Void != "" && rp.row.Presence != Optional {
		return f, false // what says so is written
	}
	if n := rp.row.At.pieceLength(); n > 0 && rp.row.ID != "" && len(value) != n {
		return k.miscut(rp, value, n), true
	}
	switch {
	case value != "":
		what = faultOf(rp.row, value, emvqr.CodePoints, noTime)
	case rp.row.Presence != Optional && rp.row.Default == "":
		what = missing
	}
	if what == sound || what == expires {
		return f, false
	}
	id, fact, message := explain(rp.row, rp.fact, what, value, emvqr.CodePoints)
	return emvqr.Finding{
		Rule: id, Severity: fact.severity(), Message: message, Citation: fact.Source,
		Network: k.network.network.Slug, Confidence: fact.Confidence, Effect: fact.Effect,
	}, true
}

// miscut is the finding that a part of a value has another length than the place
// that it is cut from again, so that it would move what follows.
func (k *kindPlan) miscut(rp *rowPlan, value string, length int) emvqr.Finding {
	return emvqr.Finding{
		Rule: rp.row.ID + "-CUT", Severity: emvqr.Error,
		Message:  fmt.Sprintf("%s has %s, expected %d", rp.row.name(), plural.Of(emvqr.CodePoints.Count(value), "character"), length),
		Citation: rp.fact.Source, Network: k.network.network.Slug, Confidence: rp.fact.Confidence,
	}
}
