package network

import (
	"fmt"
	"iter"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/internal/plural"
)

// Catalogue walks the network's rules as [emvqr.Rules] does EMVCo's, each id once.
// Whatever a row asks is a rule of its own; a row's severity and source are those of
// its rules.
func (n *Network) Catalogue() iter.Seq[emvqr.Rule] {
	return func(yield func(emvqr.Rule) bool) {
		for _, r := range n.catalogue() {
			if !yield(r) {
				return
			}
		}
	}
}

// catalogue collects rules.
type catalogue struct {
	network *Network
	rules   []emvqr.Rule
}

func (c *catalogue) add(id, sentence string, f Fact) {
	c.addRule(emvqr.Rule{
		ID: id, Layer: emvqr.Checked, Severity: f.severity(), Sentence: sentence,
		Citation: f.Source, Network: c.network.Slug, Confidence: f.Confidence, Effect: f.Effect,
	})
}

// addRule adds a rule unless one with its id is there.
func (c *catalogue) addRule(r emvqr.Rule) {
	for i := range c.rules {
		if c.rules[i].ID == r.ID {
			return
		}
	}
	c.rules = append(c.rules, r)
}

func (n *Network) catalogue() []emvqr.Rule {
	c := catalogue{network: n}
	for _, k := range n.Kinds {
		around := k.Fact.within(n.Fact)
		for _, o := range k.Objects {
			fact := o.Fact.within(around)
			if o.ID != "" {
				c.add(o.ID+"-PLACE", fmt.Sprintf("%s is at %s.", o.Name, Ranges(o.places())), fact)
			}
			for i := range o.Rows {
				c.row(&o.Rows[i], fact)
			}
			c.groups(o.Exactly, fact)
		}
		for i := range k.Rows {
			c.row(&k.Rows[i], around)
		}
		c.groups(k.Exactly, around)
	}
	for i := range n.Shared {
		c.row(&n.Shared[i], n.Fact)
	}
	for i := range n.Rules {
		r := &n.Rules[i]
		c.add(r.ID, r.Sentence, r.Fact.within(n.Fact))
	}
	c.several(n)
	for i := range n.Natives {
		for _, b := range n.Natives[i].Blocks {
			for k := range b.Rows {
				c.row(&b.Rows[k], b.Fact)
			}
		}
		for _, r := range n.Natives[i].Rules {
			c.addRule(r)
		}
	}
	for i := range n.Hosts {
		if r := n.Hosts[i].Rule; r.ID != "" {
			c.addRule(r)
		}
	}
	return c.rules
}

func (c *catalogue) groups(groups []Exactly, around Fact) {
	for i := range groups {
		e := &groups[i]
		c.add(e.ID, e.Sentence, e.Fact.within(around))
	}
}

func (c *catalogue) row(r *Row, around Fact) {
	fact := r.Fact.within(around)
	name, when := r.name(), conditions(r.When)
	if r.Presence == Mandatory {
		c.add(r.ID+"-MISSING", name+" is there"+when+".", fact)
	}
	if r.Presence == Forbidden {
		c.add(r.ID+"-FORBIDDEN", name+" is not there"+when+".", fact)
	}
	if r.Format != nil && r.Format.Name != "" {
		c.add(r.ID+"-FORMAT", fmt.Sprintf("%s is %s%s.", name, r.Format.Name, when), fact)
	}
	if r.hasLength() {
		unit := "characters"
		if r.Max == 1 {
			unit = "character"
		}
		c.add(r.ID+"-LEN", fmt.Sprintf("%s has %s %s%s.", name, r.lengths(), unit, when), fact)
	}
	if n := r.At.pieceLength(); n > 0 && r.ID != "" {
		written := fact
		written.Severity = emvqr.Error
		c.add(r.ID+"-CUT", fmt.Sprintf("%s is written with %s, because nothing else parts it from what follows.", name, plural.Of(n, "character")), written)
	}
	if len(r.OneOf) > 0 {
		c.add(r.ID, fmt.Sprintf("%s is %s%s.", name, strings.Join(r.OneOf, " or "), when), fact)
	}
	if r.Means == Expiry && r.Format != nil && r.Format.Time != nil {
		c.add(r.ID+"-EXPIRED", "The code has not expired.", fact.ofExpiry())
	}
	for _, k := range r.Checks {
		id := r.ID
		if k.Name != "" {
			id += "-" + k.Name
		}
		c.add(id, k.Sentence, k.Fact.within(fact))
	}
}

// conditions are those of a row in words, " where 58 is TH", "" for none.
func conditions(when []Cond) string {
	var words []string
	for _, c := range when {
		words = append(words, c.String())
	}
	if words == nil {
		return ""
	}
	return " where " + strings.Join(words, " and ")
}
