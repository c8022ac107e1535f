package gen

import "strings"

// base is a well-formed code that cases are made of, most of them by breaking it.
type base struct {
	// name tells it from other codes; "" for the shop.
	name string
	// pairs are the ids and values of its root objects, without 63.
	pairs []string
	// account is the id of its account, and twin the account of another payee.
	account, twin string
	// networks are as in test.
	networks string
	// rules of EMVCo that it breaks as it stands, and deviation why.
	rules, deviation string
	// malformed are the rules of its network that are broken as well where the
	// object with that id is malformed, or has that value: "54" or "54=-5".
	malformed map[string]string
	// source is the public code that it is made after.
	source string
	// exhaustive: every row of every table is tried on it, not only those that
	// tell programs apart.
	exhaustive bool
}

// theShop is the base of the topics that are about no network.
var theShop = base{
	pairs: []string{
		"00", "01",
		"02", visaNumber,
		"52", "5251",
		"53", "840",
		"58", "US",
		"59", "ABC Hammer",
		"60", "New York",
	},
	account: "02", twin: "4012888888881881", exhaustive: true,
}

func (b base) tries(telling bool) bool { return b.exhaustive || telling }

// objects are the root objects without 63, changed as in shopObjects.
func (b base) objects(changes ...string) string { return tlv(changed(b.pairs, changes)...) }

func (b base) code(changes ...string) string { return seal(b.objects(changes...)) }

// value is that of a root object, "" where there is none.
func (b base) value(id string) string {
	for i := 0; i < len(b.pairs); i += 2 {
		if b.pairs[i] == id {
			return b.pairs[i+1]
		}
	}
	return ""
}

// inTheMiddle puts text in front of the currency.
func (b base) inTheMiddle(text string) string {
	objects, currency := b.objects(), tlv("53", b.value("53"))
	at := strings.Index(objects, currency)
	return objects[:at] + text + objects[at:]
}

// places are where an object ends and, about, where it is half over.
func (b base) places() (ends, middles map[int]bool) {
	ends, middles = map[int]bool{}, map[int]bool{}
	at := 0
	for i := 0; i < len(b.pairs); i += 2 {
		size := len(tlv(b.pairs[i], b.pairs[i+1]))
		middles[at+size/2] = true
		at += size
		ends[at] = true
	}
	return ends, middles
}
