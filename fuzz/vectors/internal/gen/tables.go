package gen

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/networktest"
)

// tableCases are the cases that the tables of the networks are the source of: each
// kind's sound examples, and each example with one row broken. What they break of
// EMVCo's rules is for the plain judge, as with all others.
func tableCases(b *builder) {
	for n := range profiles.Networks() {
		d := derivation{b: b, topic: b.topic(n.Slug), network: n, set: network.MustSet(n), rules: map[string]emvqr.Rule{}}
		for rule := range n.Catalogue() {
			d.rules[rule.ID] = rule
		}
		d.topic.judged = true
		for _, k := range n.Kinds {
			d.sound(k)
		}
		d.broken()
		d.topic.judged = false
	}
}

// derivation makes the cases of one network.
type derivation struct {
	b       *builder
	topic   *topic
	network *network.Network
	set     *network.Set
	rules   map[string]emvqr.Rule
}

func (d *derivation) sound(k *network.Kind) {
	for i := range k.Examples {
		code, err := networktest.Sound(d.set, k, &k.Examples[i])
		if err != nil {
			d.b.faults = append(d.b.faults, err.Error())
			continue
		}
		comment := k.Name
		if i > 0 {
			comment += fmt.Sprintf(", example %d", i+1)
		}
		d.add(test{
			flags: "NetworkAccount", comment: comment, payload: code.String(),
			reason: "An example of the network's table, which follows " + source(d.network, k) + ".",
		})
	}
}

// broken has each row that can be broken once for a kind: the examples of a kind
// share most of their rows.
func (d *derivation) broken() {
	done := map[string]bool{}
	for b := range networktest.Broken(d.set, d.network) {
		key := b.Kind.Key + b.Rule + b.How
		if done[key] || !CanBeTold(d.set, d.network, &b) {
			continue
		}
		done[key] = true
		rule := d.rules[b.Rule]
		d.add(test{
			flags: "NetworkRule", comment: b.Kind.Name + ": " + b.How, payload: b.Text, rules: b.Rule,
			reason: fmt.Sprintf("An example of the network's table in which this one thing is changed. %s (%s)", rule.Sentence, rule.Citation),
		})
	}
}

// add adds a case that is not there already. The networks say what else is broken,
// since one change can break two rows about one value, and which rules of EMVCo's they
// have rows instead of.
func (d *derivation) add(c test) {
	if c = testIfNew(d.topic, c); c.comment == "" {
		return
	}
	code, err := emvqr.Parse(c.payload)
	if err != nil {
		d.b.faults = append(d.b.faults, fmt.Sprintf("%s: %s: %v", d.network.Slug, c.comment, err))
		return
	}
	own, kept := map[string]bool{}, map[string]bool{}
	for f := range profiles.Known().At(longAgo).Validate(code) {
		if strings.HasPrefix(f.Rule, "NETWORK-") {
			continue // it is about the library's tables
		}
		if kept[f.Rule] = true; f.Network != "" {
			own[f.Rule] = true
		}
	}
	if c.rules != "" && !own[c.rules] {
		d.b.faults = append(d.b.faults, fmt.Sprintf("%s: %s: %s is not broken: %q", d.network.Slug, c.comment, c.rules, c.payload))
	}
	slugs := profiles.Slugs(code) // an example may have a neighbour's object
	if !slices.Contains(slugs, d.network.Slug) {
		d.b.faults = append(d.b.faults, fmt.Sprintf("%s: %s: it is in none of %v", d.network.Slug, c.comment, slugs))
	}
	c.networks, c.rules = strings.Join(slugs, " "), strings.Join(slices.Sorted(maps.Keys(own)), " ")
	for rule := range plainRules(d.b.iso, c.payload) {
		if kept[rule] {
			own[rule] = true
			continue
		}
		c.instead += rule + " "
	}
	if len(own) > 0 {
		d.topic.acceptable(c)
		return
	}
	d.topic.valid(c)
}

// longAgo is before any example of a table expires.
var longAgo = time.Date(2019, 1, 1, 0, 0, 0, 0, time.UTC)

func source(n *network.Network, k *network.Kind) string {
	if k.Source != "" {
		return k.Source
	}
	return n.Source
}

// CanBeTold reports whether a code in which a row is broken makes a case. It does
// not where no code can hold it; where time breaks the rule, since a case does not say
// when it is read; and where the object was recognised by what was changed, so that it
// is the network's no longer.
func CanBeTold(set *network.Set, n *network.Network, b *networktest.Break) bool {
	if b.Text == "" || strings.HasSuffix(b.Rule, "-EXPIRED") {
		return false
	}
	sound, err := networktest.Sound(set, b.Kind, b.Example)
	if err != nil {
		return false
	}
	broken, err := emvqr.Parse(b.Text)
	return err != nil || owned(n, broken) >= owned(n, sound) || hasRule(broken, b.Rule)
}

func hasRule(code emvqr.Code, rule string) bool {
	for f := range profiles.Known().At(longAgo).Validate(code) {
		if f.Rule == rule {
			return true
		}
	}
	return false
}

// owned counts the objects of a code that are a network's.
func owned(n *network.Network, code emvqr.Code) (count int) {
	for c := range profiles.Claims(code) {
		if c.Network == n {
			count++
		}
	}
	return count
}
