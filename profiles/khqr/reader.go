package khqr

import (
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// What the National Bank's reader asks of a code as a whole, and no row can say.

// expiresLater compares as the reader does, which knows no code that was never good.
var expiresLater = network.Rule{
	ID: "KHQR-EXPIRES-EARLY", Sentence: "A dynamic code expires no earlier than it was made.", Fact: reader,
	Judge: func(c *network.Case, broken func(emvqr.Object, string)) {
		if initiation, _ := c.Shared(1); initiation != "12" {
			return
		}
		for _, key := range [...]string{"merchant_times", "individual_times"} {
			for o := range c.Objects(key) {
				created, _ := o.Get(0)
				expires, _ := o.Get(1)
				from, ok := network.Milliseconds.Time(created)
				until, okUntil := network.Milliseconds.Time(expires)
				if ok && okUntil && until.Before(from) {
					broken(c.Code().Place(o.Path.Child(1)), "the code expires before it was made")
				}
			}
		}
	},
}

// merchantLast: the reader stops at a 29 after 30.
var merchantLast = network.Rule{
	ID: "KHQR-ORDER", Sentence: "In a code that has both, 29 is before 30.", Of: "merchant", Fact: reader,
	Judge: func(c *network.Case, broken func(emvqr.Object, string)) {
		for merchant := range c.Objects("merchant") {
			for o := range c.Objects("individual") {
				if o.Offset > merchant.Offset {
					broken(o, "29 comes after 30, where the reader stops")
				}
			}
		}
	},
}

// looked are the shared objects that the reader looks at.
var looked = []network.Place{
	network.Root(0), network.Root(1), network.Root(52), network.Root(53), network.Root(54), network.Root(58), network.Root(59), network.Root(60),
	network.Root(62, 1), network.Root(62, 2), network.Root(62, 3), network.Root(62, 7), network.Root(62, 8),
	network.Root(64, 0), network.Root(64, 1), network.Root(64, 2),
}

var notEmpty = network.Rule{
	ID: "KHQR-EMPTY", Sentence: "An object that the reader looks at has a value.", Fact: refused,
	Judge: func(c *network.Case, broken func(emvqr.Object, string)) {
		for _, at := range looked {
			if value, ok := c.Shared(at.IDs()...); ok && value == "" {
				broken(c.Code().Place(at.Path(emvqr.Path{})), "it is there without a value")
			}
		}
	},
}

// template: the reader never comes back from what it cannot cut into objects.
var template = network.Rule{
	ID: "KHQR-TEMPLATE", Sentence: "99 is made of objects, whoever put them there.", Fact: refused,
	Judge: func(c *network.Case, broken func(emvqr.Object, string)) {
		if o, ok := c.Code().Object(emvqr.P(99)); ok && o.Value != "" && !o.IsTemplate() {
			broken(o, "it is not made of objects")
		}
	},
}

// lengths: what EMVCo calls characters the reader counts in UTF-16 units, so that of
// an emoji that counts as one it sees the half.
var lengths = network.Rule{
	ID: "KHQR-LENGTHS", Sentence: "Where that is not the same, lengths count UTF-16 units and not characters.", Fact: reader,
	Judge: func(c *network.Case, broken func(emvqr.Object, string)) {
		if c.Code().IsASCII() {
			return
		}
		unit := c.Code().LengthUnit()
		for o := range c.Code().Objects() {
			if unit.Count(o.Value) != emvqr.UTF16.Count(o.Value) {
				broken(o, "its length does not count UTF-16 units")
				return
			}
		}
	},
}
