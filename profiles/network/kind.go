package network

import (
	"fmt"
	"slices"
	"strings"
)

// Kind is one kind of account of a network: the root objects it is made of, and the
// rows that they and the shared objects have for it.
type Kind struct {
	// Network is the slug of the network.
	Network string
	// Key is its word in flags and output, as in promptpay:bill; Name is for people.
	Key, Name string
	// Role is what it is, if no account to pay.
	Role Role
	// Objects are the root objects, the one that an account is found by first.
	Objects []*Object
	// Rows are what an account of this kind asks of shared objects, values of its
	// own that are kept there included.
	Rows []Row
	// Exactly are groups of values of which some number must be there.
	Exactly []Exactly
	// ReadOnly: accounts of this kind are read and never made from what people type. One
	// that was read may be written into another code.
	ReadOnly bool
	// Beside marks a kind that says more about an account of the network beside it, and
	// names no payee that competes with one of another kind. See [Several].
	Beside bool
	// Single: all objects of this kind in a code are one account.
	Single bool
	// Before are the keys of kinds of the network that are no accounts in a code
	// that has one of this kind.
	Before []string

	// Keys are the keys of the values, in the order in which Make gets them and
	// [Account.Table] returns them. Write them by constants, so that the compiler
	// sees what is doubled: Keys: []string{billerID: "biller_id", ref1: "ref1"}.
	Keys []string
	// Make makes the typed account. nil for a kind that is no account.
	Make func(k *Kind, at Location, v *Values) Account
	// Examples are sound accounts, for tests and pages: the first as most are, the
	// others with what the first leaves out, so that every row has a value in one.
	Examples []Example

	Fact
}

// Role says what an object that a network owns is.
type Role uint8

const (
	// Payable is an account that can be paid.
	Payable Role = iota
	// Identity is shown and never routed, and makes no code payable: the id of a
	// label, the number of an aggregator.
	Identity
	// Data belongs to the network's codes and is no account at all: a VAT block, a
	// message, a digest.
	Data
	// Foreign is the object of a network that is known by its mark alone, so that
	// no other network takes it for its own.
	Foreign
)

// Example is a sound account as data.
type Example struct {
	// Values are the account's, by the places of [Kind.Keys], in the wire's form.
	Values []string
	// Beside are values of shared objects that a code of it needs and that neither
	// its rows nor an ordinary merchant supply.
	Beside []Setting
	// Finds are the ids of rules that it breaks all the same, such as one about what
	// readers do not agree on.
	Finds []string
}

// Setting is a value of a shared object.
type Setting struct {
	At    Place
	Value string
}

// Object is the shape of one root object.
type Object struct {
	// Key names it within the network; Name is for people.
	Key, Name string
	// ID is how the ids of the rules about the object as a whole begin.
	ID string
	// At is where it is written, the preferred first; nil stands for 26 to 51.
	At []Range
	// By are the ways to recognise it, any one of them.
	By []Mark
	// Joins is the key of the object whose first account it belongs to. Where there
	// is none of that in a code it is an account by itself.
	Joins string
	// Many: an account can have several of it, such as the pieces of a signature. The
	// values of its rows are those of the first.
	Many bool
	// GUID is what is written in 00; "" for the first GUID of the marks.
	GUID string
	// For are the keys of the values for whose sake it is written; nil for any of
	// its rows. Values that accompany others, such as a class of merchant that two
	// objects repeat, do not make an object.
	For []string
	// Rows are the values inside.
	Rows []Row
	// Exactly are groups of its values of which some number must be there.
	Exactly []Exactly
	// Seal is the value of an object that is written last, from all that is written
	// before it; nil for every other.
	Seal func(before string) string

	Fact
}

// Exactly asks for a number of values out of several.
type Exactly struct {
	// ID is the rule's id, whole; Sentence states it.
	ID, Sentence string
	// Keys are the keys of the values.
	Keys []string
	// Min and Max are how many of them may be there.
	Min, Max int
	Fact
}

// Range is the ids from First to Last.
type Range struct{ First, Last uint8 }

// Has reports whether id lies in the range.
func (r Range) Has(id uint8) bool { return r.First <= id && id <= r.Last }

// String is "26" or "26-45".
func (r Range) String() string {
	if r.First == r.Last {
		return fmt.Sprintf("%02d", r.First)
	}
	return fmt.Sprintf("%02d-%02d", r.First, r.Last)
}

// At is the range of a single id.
func At(id uint8) []Range { return []Range{{id, id}} }

// Between is the ids from first to last.
func Between(first, last uint8) []Range { return []Range{{first, last}} }

// Anywhere is where a template may be whose network does not say: 26 to 51.
var Anywhere = []Range{{26, 51}}

// Ranges lists ranges as people write them: "26-39 or 41-45".
func Ranges(ranges []Range) string {
	words := make([]string, len(ranges))
	for i, r := range ranges {
		words[i] = r.String()
	}
	return strings.Join(words, " or ")
}

// Places are where the object is written, the preferred first.
func (o *Object) Places() []Range { return o.places() }

func (o *Object) places() []Range {
	if o.At == nil {
		return Anywhere
	}
	return o.At
}

// Asks reports whether a check of one of the object's rows is the rule with that id.
func (o *Object) Asks(rule string) bool {
	for i := range o.Rows {
		r := &o.Rows[i]
		for _, c := range r.Checks {
			if rule == r.ID+"-"+c.Name || c.Name == "" && rule == r.ID {
				return true
			}
		}
	}
	return false
}

// guid is what is written in 00, "" where nothing is.
func (o *Object) guid() string {
	if o.GUID != "" {
		return o.GUID
	}
	for i := range o.By {
		if len(o.By[i].GUIDs) > 0 {
			return o.By[i].GUIDs[0]
		}
	}
	return ""
}

// Row is the first row with that key, nil for none.
func (k *Kind) Row(key string) *Row { return k.row(key) }

func (k *Kind) row(key string) *Row {
	for _, o := range k.Objects {
		if r := rowOf(o.Rows, key); r != nil {
			return r
		}
	}
	return rowOf(k.Rows, key)
}

func rowOf(rows []Row, key string) *Row {
	for i := range rows {
		if rows[i].Key == key {
			return &rows[i]
		}
	}
	return nil
}

// FieldValue is a value and the key of its row.
type FieldValue struct{ Key, Value string }

// New makes an account of values that people wrote, by their keys, and brings them
// into the form of the wire: a phone number with hyphens, say. What is wrong with
// them beyond that is found when a code is composed.
func (k *Kind) New(values ...FieldValue) (Account, error) {
	if k.Make == nil {
		return nil, fmt.Errorf("%s is no account", k.Name)
	}
	texts := make([]string, len(k.Keys))
	for _, given := range values {
		i := slices.Index(k.Keys, given.Key)
		row := k.writable(given.Key)
		if i < 0 || row == nil {
			return nil, fmt.Errorf("there is no field %q", given.Key)
		}
		var err error
		if texts[i], err = row.clean(given.Value); err != nil {
			return nil, err
		}
	}
	v := ValuesOf(texts...)
	return k.Make(k, Location{}, &v), nil
}

// writable is the row of a field that people give a value to, or nil.
func (k *Kind) writable(key string) *Row {
	if row := k.row(key); row != nil && !row.Hidden {
		return row
	}
	return nil
}

// keys lists the fields of each kind, for messages.
func (n *Network) keys() string {
	var kinds []string
	for _, k := range n.Kinds {
		if k.Make == nil || k.ReadOnly {
			continue
		}
		var keys []string
		for _, key := range k.Keys {
			if k.writable(key) != nil {
				keys = append(keys, key)
			}
		}
		kinds = append(kinds, fmt.Sprintf("%s (%s)", k.Key, strings.Join(keys, ", ")))
	}
	return strings.Join(kinds, "; ")
}
