package wallet

import "slices"

// What is known of a wallet, told row by row, for lists and pages.

// Abroad are the countries that a wallet pays in by a link or a hub, sorted; one that is
// only announced has a question mark.
func (t *Table) Abroad(w Wallet) (countries []string) {
	live := map[string]bool{}
	for l := range t.Links(w) {
		if l.To != "" && l.State != Closed {
			live[l.To] = live[l.To] || l.State != Planned
		}
	}
	for country, is := range live {
		if !is {
			country += "?"
		}
		countries = append(countries, country)
	}
	slices.Sort(countries)
	return countries
}

// HomeFacts are what a wallet reads by itself, in sentences.
func (t *Table) HomeFacts(w Wallet) (facts []Reason) {
	for h := range t.Homes(w) {
		facts = append(facts, w.homeReason(&h))
	}
	return facts
}

// LinkFacts are the links and hubs of a wallet, in sentences.
func (t *Table) LinkFacts(w Wallet) (facts []Reason) {
	for l := range t.Links(w) {
		fact := t.linkReason(w, &l, t.relation(w, &l))
		if l.Label != "" {
			fact.Says += "; only with the label " + l.Label
		}
		facts = append(facts, fact)
	}
	return facts
}

// QuirkFacts are what the reader of a wallet does, in sentences.
func (t *Table) QuirkFacts(w Wallet) (facts []Reason) {
	for q := range t.Quirks(w) {
		says := q.Says
		if q.Network != "" {
			says = q.Network + ": " + says
		}
		facts = append(facts, Reason{Ground: OwnQuirk, Says: says, Fact: q.Fact})
	}
	return facts
}
