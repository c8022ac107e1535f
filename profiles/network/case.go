package network

import (
	"iter"
	"log/slog"
	"sync"
	"time"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// Case is a code under judgement and whose its objects are: all that a rule which no
// row can express may ask. It is lent for the time of the call.
type Case struct {
	set     *Set
	now     time.Time
	scan    scan
	claims  []claim
	room    [16]claim
	values  Values         // of the account that is being made
	read    int            // the claim that this account begins at, +1, and
	place   Location       // where that account is
	network *networkPlan   // whose rules are asked
	present []*networkPlan // the networks of the code
	kinds   []*kindPlan    // of the network under judgement, those whose rows were asked
	rule    *Rule          // that is asked
	found   []emvqr.Finding
	// broken notes that the rule is broken. It is made once a case: a function that
	// is handed to code nobody knows lives on the heap.
	broken func(o emvqr.Object, message string)
	at     [maxRows]span // of the rows of the object under judgement
}

// LogValue implements [slog.LogValuer]: a case is logged as its code, masked.
func (c Case) LogValue() slog.Value { return c.scan.code.LogValue() }

var cases = sync.Pool{New: func() any {
	c := new(Case)
	c.broken = c.noteBroken
	return c
}}

// open borrows a case for a code and claims its objects.
func (s *Set) open(code emvqr.Code) *Case {
	c := cases.Get().(*Case)
	c.begin(s, code)
	c.claims = s.claim(&c.scan, c.scan.roots(c.room[:0]))
	return c
}

// parse borrows a case for a text, whose objects it claims in the walk that parses it.
func (s *Set) parse(text string) (*Case, error) {
	c := cases.Get().(*Case)
	code, laid, err := emvqr.ParseLayout(text, &c.scan.layout)
	if err != nil {
		c.close()
		return nil, err
	}
	c.begin(s, code)
	if laid {
		c.claims = s.claim(&c.scan, c.scan.laid(c.room[:0]))
	} else {
		c.claims = s.claim(&c.scan, c.scan.roots(c.room[:0]))
	}
	return c, nil
}

func (c *Case) begin(s *Set, code emvqr.Code) {
	c.set, c.now = s, s.now
	c.scan.code, c.scan.text, c.scan.ascii, c.scan.n = code, code.String(), code.IsASCII(), 0
	c.present, c.read = c.present[:0], 0
}

// close gives the case back, with nothing of the code left in it.
func (c *Case) close() {
	c.scan.text, c.scan.code, c.claims, c.values.text, c.set = "", emvqr.Code{}, nil, "", nil
	clear(c.found)
	c.found = c.found[:0]
	cases.Put(c)
}

// Code is the code.
func (c *Case) Code() emvqr.Code { return c.scan.code }

// Now is the time that the caller gave, the zero time for none.
func (c *Case) Now() time.Time { return c.now }

// Objects walks the objects of the network under judgement with that key, in wire
// order.
func (c *Case) Objects(key string) iter.Seq[emvqr.Object] {
	return func(yield func(emvqr.Object) bool) {
		for i := range c.claims {
			d := &c.claims[i]
			if d.owned() && c.planOf(d).network == c.network && c.planOf(d).object.Key == key && !yield(c.scan.object(d)) {
				return
			}
		}
	}
}

// Shared is the value of a shared object of the code, as in Shared(62, 5).
func (c *Case) Shared(ids ...uint8) (value string, ok bool) {
	p := Root(ids...)
	at, ok := c.scan.shared(&p)
	return c.scan.text[at.from:at.to], ok
}

func (c *Case) planOf(d *claim) *objectPlan { return c.set.plans[d.plan] }

// listPresent lists the networks that are in the code: those that have an account in
// it, and those that are known by name alone. What may stand beside an account, and
// stands there without one, makes no network present.
func (c *Case) listPresent() {
	for i := range c.claims {
		d := &c.claims[i]
		if !d.counts() {
			continue
		}
		n := c.planOf(d).network
		known := false
		for _, p := range c.present {
			known = known || p == n
		}
		if !known && (c.planOf(d).kind.kind.Role == Foreign || c.begins(i)) {
			c.present = append(c.present, n)
		}
	}
}
