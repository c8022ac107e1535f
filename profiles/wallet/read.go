package wallet

import (
	"slices"
	"time"

	"github.com/openmerchantqr/emvqr/profiles"
)

// Read is [profiles.Read] for a wallet by its name: the one answer what a scanned text is,
// who would be paid, how much, and whether this wallet may, with what is known of wallets
// here; see [Table.Read]. The error is a [*NameError].
func Read(text, name string, now time.Time) (profiles.Payment, error) {
	t := Known()
	w, err := t.Lookup(name)
	if err != nil {
		return profiles.Payment{}, err
	}
	return t.Read(profiles.Known().At(now), w, text), nil
}

// Read is the answer of [profiles.Set.Read] for a wallet, with what [Table.TakesText] says
// of it: what the wallet is known not to take is refused, and what it is not surely known
// to take is asked about. The worse answer decides.
func (t *Table) Read(set *profiles.Set, w Wallet, text string) profiles.Payment {
	v := t.TakesText(set, w, text)
	networks := profiles.Wallet{v.Network}
	if v.Network == "" {
		networks = t.Slugs(w) // to say what is wrong with the text
	}
	p := set.Read(text, networks)
	if p.Decision == profiles.Refuse || v.Answer == Yes {
		return p
	}
	to := profiles.Ask
	if v.Answer == No {
		to = profiles.Refuse
	}
	for _, why := range v.Why {
		said := func(r profiles.Reason) bool { return r.Text == why.Says }
		if to == profiles.Refuse || !slices.ContainsFunc(p.Reasons, said) {
			p.Weigh(to, profiles.Reason{Code: profiles.WalletFacts, Text: why.String()})
		}
	}
	if len(v.Why) == 0 {
		p.Weigh(to, profiles.Reason{Code: profiles.WalletFacts, Text: w.Name + " pays this: " + v.Answer.String()})
	}
	return p
}
