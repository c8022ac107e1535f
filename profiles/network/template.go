package network

import (
	"iter"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// Template is the shape of one kind of account: where it stands, how it is
// recognised, and its fields. A primitive account is a Template without GUIDs
// whose one field has the id [Whole].
type Template struct {
	// Name is what the network calls it, Key its word in flags and output, as
	// in promptpay:bill.
	Name, Key string
	// Found is where it is recognised; nil stands for 26 to 51.
	Found []Range
	// Places is where it may be written, the preferred first; nil stands for
	// 26 to 51.
	Places []Range
	// GUIDs are those it is recognised by, compared without regard to case. The
	// first is the one that is written.
	GUIDs []string
	// GUIDLike recognises a GUID that is not always the same; it stands for GUIDs.
	GUIDLike func(guid string) bool
	// Match recognises what no GUID tells. With GUIDs it is asked as well.
	Match func(code emvqr.Code, o emvqr.Object) bool
	// Fields are the objects inside.
	Fields []Field
	// Split cuts the value of a primitive account that holds several fields by
	// position alone into the values of the table, each a [Piece]; nil for all
	// other accounts. Joined again in the order of the table, the values are the
	// value that was cut.
	Split func(value string) Values
	// Make makes the account of the values found. It is not ok where the object
	// belongs to an account that is anchored at another object.
	Make func(code emvqr.Code, o emvqr.Object, v Values) (account Account, ok bool)
	// Read stands for Make in a template that reads the object by itself, which
	// is faster than by the table. The values must be those of the table.
	Read func(code emvqr.Code, o emvqr.Object) (account Account, ok bool)
	// New makes an account of values that people wrote, by the keys of the
	// table, and brings them into the form of the wire: a phone number with
	// hyphens, say. It is nil where accounts are only read. What is wrong with them beyond that is found when a code is
	// composed.
	New func(v Values) (Account, error)

	// PartOf is the key of another template of the network, whose accounts take
	// objects of this shape in: a code with one of that shape has no account that
	// is anchored at one of this. Make says so too; naming it here spares asking
	// Make about an object that stands behind the other. "" for most templates.
	PartOf string

	// Beside marks a template that says more about an account of the network
	// beside it, or about the code, and names no payee of its own: it competes only
	// with another of its shape. See [Several].
	Beside bool
	// Lowered are the EMVCo rules that objects of this shape break as a matter of
	// course. Inside an object its owner alone decides. Within is not looked at.
	Lowered []Lowered
	// Source and Confidence are those of the rules about the fields, where a
	// field does not name its own.
	Source     string
	Confidence emvqr.Confidence
}

// Whole is the id of the field that is the value of a primitive account.
const Whole uint8 = 255

// Outside is the id of a field that belongs to the account and stands outside its
// template, such as a reference in 62-07. The template's own Make reads it, and
// [Wanter] asks for it when a code is composed.
const Outside uint8 = 254

// Piece is the id of a field that is a part of a primitive account's value and
// has no id of its own, such as the first eight of UnionPay's 31 characters. See
// [Template.Split].
const Piece uint8 = 253

// Field is a row of a template's table.
type Field struct {
	// ID is the id inside the template, or [Whole], [Piece] or [Outside].
	ID uint8
	// Key names the field in output and flags: "biller_id".
	Key string
	// Name is what people call it: "Biller ID".
	Name string
	// Format is what its characters may be; nil for anything.
	Format *Format
	// Min and Max are its length in characters. A zero Max sets no limit.
	Min, Max int
	// Mandatory fields must be there.
	Mandatory bool
	// Check is a check digit or the like; nil for none.
	Check *Check
	// Typed is what people type for the field where that is not what a code holds,
	// as in "a mobile number, such as 0812345678"; "" where it is the same.
	Typed string
	// Rule is how the ids of the row's rules begin behind the network's slug:
	// "NMID" for QRIS-NMID-LUHN. "" stands for the keys of template and field.
	Rule string

	// Severity is what breaking the row's format, length or presence is; zero
	// stands for an error where the confidence is A or B and a warning below.
	Severity   emvqr.Severity
	Source     string
	Confidence emvqr.Confidence
}

// Format is what the characters of a value may be.
type Format struct {
	// Name is for messages: "digits".
	Name string
	// Holds judges a value.
	Holds func(value string) bool
}

// Check is a rule about one value, such as a check digit.
type Check struct {
	// Name ends the rule's id: "LUHN".
	Name string
	// Sentence states the rule.
	Sentence string
	// Fault judges a value. It returns "" for a good one, or else what is
	// wrong, as in "check digit should be 4".
	Fault func(value string) string
	// Severity, Source and Confidence are the rule's.
	Severity   emvqr.Severity
	Source     string
	Confidence emvqr.Confidence
	// Effect is what a fault does to the answer whether the code can be paid,
	// whatever its severity: [emvqr.Doubt] for a host that the network does not
	// name.
	Effect emvqr.Effect
}

// maxFields is how many fields a template can have.
const maxFields = 12

// Values are the values of a template's fields, in the order of the table; "" is
// an absent field.
type Values [maxFields]string

// ValuesOf puts values into the order of the table.
func ValuesOf(values ...string) (v Values) {
	copy(v[:], values)
	return v
}

// Recognises reports whether the root object o of the code is an account of this
// shape.
func (t *Template) Recognises(code emvqr.Code, o emvqr.Object) bool {
	if !t.FoundAt(o.Path.Root()) {
		return false
	}
	guid := ""
	if len(t.GUIDs) > 0 || t.GUIDLike != nil {
		guid, _ = o.GUID()
	}
	return t.RecognisesGUID(code, o, guid)
}

// RecognisesGUID is Recognises for callers that know already that the template
// may stand at o, and o's GUID, "" for none.
func (t *Template) RecognisesGUID(code emvqr.Code, o emvqr.Object, guid string) bool {
	if len(t.GUIDs) > 0 && !t.HasGUID(guid) || t.GUIDLike != nil && !t.GUIDLike(guid) {
		return false
	}
	return t.Match == nil || t.Match(code, o)
}

// FoundAt reports whether the template is recognised at the root id.
func (t *Template) FoundAt(id uint8) bool { return within(t.found(), id) }

func (t *Template) found() []Range {
	if t.Found == nil {
		return Anywhere
	}
	return t.Found
}

func (t *Template) places() []Range {
	if t.Places == nil {
		return Anywhere
	}
	return t.Places
}

func within(ranges []Range, id uint8) bool {
	for _, r := range ranges {
		if r.Has(id) {
			return true
		}
	}
	return false
}

// HasGUID reports whether guid is one of the template's GUIDs.
func (t *Template) HasGUID(guid string) bool {
	for _, g := range t.GUIDs {
		if EqualGUID(g, guid) {
			return true
		}
	}
	return false
}

// Decode makes the typed account of an object that the template recognises.
func (t *Template) Decode(code emvqr.Code, o emvqr.Object) (account Account, ok bool) {
	if t.Read != nil {
		return t.Read(code, o)
	}
	return t.Make(code, o, t.Values(o))
}

// Values reads the fields of an object.
func (t *Template) Values(o emvqr.Object) (v Values) {
	if t.Split != nil {
		return t.Split(o.Value)
	}
	if len(t.Fields) == 1 && t.Fields[0].ID == Whole {
		v[0] = o.Value
		return v
	}
	var ids [maxFields]uint8
	rows := t.rows()
	for i := range rows {
		id := rows[i].ID
		if i > 0 && id <= ids[i-1] && id < Piece {
			return t.valuesInAnyOrder(o)
		}
		ids[i] = id
	}
	n := len(rows)
	o.Collect(ids[:n], v[:n])
	return v
}

// valuesInAnyOrder is Values for a table whose ids do not ascend, so that two rows
// may have one id.
func (t *Template) valuesInAnyOrder(o emvqr.Object) (v Values) {
	for inner := range o.Objects() {
		id := inner.Path.ID()
		for i := range t.rows() {
			if t.Fields[i].ID == id && v[i] == "" {
				v[i] = inner.Value
			}
		}
	}
	return v
}

// rows are the rows that have room in [Values]. A table with more is refused by
// [Network.Check]; here it must only do no harm.
func (t *Template) rows() []Field { return t.Fields[:min(len(t.Fields), maxFields)] }

// FieldAt returns the place of the field with that key in the table, and so in
// [Values].
func (t *Template) FieldAt(key string) (i int, ok bool) {
	for i := range t.rows() {
		if t.Fields[i].Key == key {
			return i, true
		}
	}
	return 0, false
}

// Walk walks the fields that have a value, for [Account.Fields].
func (t *Template) Walk(v Values) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for i := range t.rows() {
			if v[i] != "" && !yield(t.Fields[i].Key, v[i]) {
				return
			}
		}
	}
}

// Part is the object that holds the values, for [Account.Parts]. Fields without
// a value are left out.
func (t *Template) Part(v Values) Part {
	return t.PartWith(t.guid(), v)
}

// PartWith is Part with a GUID of the account's own choosing among the
// template's.
func (t *Template) PartWith(guid string, v Values) Part {
	if t.Split != nil {
		return Part{Places: t.places(), Data: emvqr.Data{Value: strings.Join(v[:], "")}, table: t}
	}
	if len(t.Fields) == 1 && t.Fields[0].ID == Whole {
		return Part{Places: t.places(), Data: emvqr.Data{Value: v[0]}, table: t}
	}
	data := emvqr.Data{}
	if guid != "" {
		data.Template = append(data.Template, emvqr.Data{ID: 0, Value: guid})
	}
	for i := range t.rows() {
		if v[i] != "" {
			data.Template = append(data.Template, emvqr.Data{ID: t.Fields[i].ID, Value: v[i]})
		}
	}
	return Part{Places: t.places(), Data: data, table: t}
}

func (t *Template) guid() string {
	if len(t.GUIDs) == 0 {
		return ""
	}
	return t.GUIDs[0]
}
