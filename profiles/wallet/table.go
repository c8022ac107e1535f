package wallet

import (
	"errors"
	"fmt"
	"iter"
	"slices"
)

// Table is what is known of wallets. It is made once and never changes, so it may be
// shared.
type Table struct {
	facts  Facts
	byName map[string]int // of facts.Wallets
}

// NewTable makes a table. The error tells every row that cannot be used: one without a
// source or a confidence, with a date that is none, or that names a wallet, a class or a
// hub that is not there.
func NewTable(facts Facts) (*Table, error) {
	t := &Table{facts: facts.clone(), byName: map[string]int{}}
	var faults []error
	fault := func(row string, err error) {
		if err != nil {
			faults = append(faults, fmt.Errorf("wallet: %s: %w", row, err))
		}
	}
	if _, _, err := facts.AsOf.bounds(); err != nil {
		fault("as of", err)
	}
	for i := range t.facts.Wallets {
		w := &t.facts.Wallets[i]
		if _, twice := t.byName[w.Name]; twice || w.Name == "" {
			fault(w.Name, errors.New("there are two wallets of this name, or it is empty"))
		}
		t.byName[w.Name] = i
	}
	t.checkRows(fault)
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	return t, nil
}

func (t *Table) checkRows(fault func(row string, err error)) {
	f := &t.facts
	row := func(name string, fact *Fact, wallets []string) {
		fault(name, fact.check())
		for _, w := range wallets {
			if _, ok := t.byName[w]; !ok {
				fault(name, fmt.Errorf("there is no wallet %q", w))
			}
		}
	}
	hub := func(name, key string) {
		if key != "" && !slices.ContainsFunc(f.Hubs, func(h Hub) bool { return h.Key == key }) {
			fault(name, fmt.Errorf("there is no hub %q", key))
		}
	}
	for i := range f.Wallets {
		w := &f.Wallets[i]
		row(w.Name, &w.Fact, nil)
		if c, ok := t.byName[w.Of]; w.Of != "" && (!ok || !f.Wallets[c].Class) {
			fault(w.Name, fmt.Errorf("there is no class %q", w.Of))
		}
	}
	for i := range f.Homes {
		row("home "+f.Homes[i].Network, &f.Homes[i].Fact, f.Homes[i].Wallets)
	}
	for i := range f.Hubs {
		row("hub "+f.Hubs[i].Key, &f.Hubs[i].Fact, nil)
	}
	for i := range f.Members {
		m := &f.Members[i]
		row("members of "+m.Hub, &m.Fact, m.Wallets)
		hub("members of "+m.Hub, m.Hub)
	}
	for i := range f.Links {
		l := &f.Links[i]
		name := fmt.Sprintf("link %s -> %s, %s", anywhere(l.From), anywhere(l.To), l.Network)
		row(name, &l.Fact, l.Issuers)
		hub(name, l.Hub)
		if l.From == "" && l.Hub == "" && len(l.Issuers) == 0 {
			fault(name, errors.New("it has no country to come from, no hub and no wallets"))
		}
	}
	for i := range f.Uses {
		row("use of "+f.Uses[i].Network, &f.Uses[i].Fact, nil)
	}
	for i := range f.Quirks {
		row("quirk: "+f.Quirks[i].Says, &f.Quirks[i].Fact, f.Quirks[i].Wallets)
	}
	for i := range f.Openings {
		row("opening "+f.Openings[i].Prefix, &f.Openings[i].Fact, f.Openings[i].Wallets)
	}
}

// Facts are the rows of the table, to make another of them.
func (t *Table) Facts() Facts { return t.facts.clone() }

func (f Facts) clone() Facts {
	f.Wallets, f.Homes, f.Hubs = slices.Clone(f.Wallets), slices.Clone(f.Homes), slices.Clone(f.Hubs)
	f.Members, f.Links, f.Uses = slices.Clone(f.Members), slices.Clone(f.Links), slices.Clone(f.Uses)
	f.Quirks, f.Openings = slices.Clone(f.Quirks), slices.Clone(f.Openings)
	return f
}

// Wallets walks the wallets, in the order of the table.
func (t *Table) Wallets() iter.Seq[Wallet] { return slices.Values(t.facts.Wallets) }

// Homes walks what a wallet, or its class, reads at home, and what it is known not to.
func (t *Table) Homes(w Wallet) iter.Seq[Home] {
	return matching(t.facts.Homes, func(h *Home) bool { return w.among(h.Wallets) })
}

// Links walks the links and hubs that a wallet pays abroad by: those whose source names
// it, its class, some of it, or no wallets.
func (t *Table) Links(w Wallet) iter.Seq[Link] {
	return matching(t.facts.Links, func(l *Link) bool { return t.relation(w, l) >= possible })
}

// Quirks walks what the reader of a wallet is known to do.
func (t *Table) Quirks(w Wallet) iter.Seq[Quirk] {
	return matching(t.facts.Quirks, func(q *Quirk) bool { return w.among(q.Wallets) })
}

func matching[Row any](rows []Row, is func(*Row) bool) iter.Seq[Row] {
	return func(yield func(Row) bool) {
		for i := range rows {
			if is(&rows[i]) && !yield(rows[i]) {
				return
			}
		}
	}
}

// among reports whether a wallet or its class is one of these.
func (w *Wallet) among(names []string) bool {
	return slices.Contains(names, w.Name) || w.Of != "" && slices.Contains(names, w.Of)
}

// isAtHome reports whether a country is one of the wallet's.
func (w *Wallet) isAtHome(country string) bool { return slices.Contains(w.Countries, country) }

// Slugs are the networks that a wallet reads at home, for [profiles.Route].
func (t *Table) Slugs(w Wallet) (slugs []string) {
	for h := range t.Homes(w) {
		if !h.Not && !slices.Contains(slugs, h.Network) {
			slugs = append(slugs, h.Network)
		}
	}
	return slugs
}

// hub is the hub with a key.
func (t *Table) hub(key string) *Hub {
	i := slices.IndexFunc(t.facts.Hubs, func(h Hub) bool { return h.Key == key })
	if i < 0 {
		return nil
	}
	return &t.facts.Hubs[i]
}
