package wallet

import (
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
// to take is asked about.
func (t *Table) Read(set *profiles.Set, w Wallet, text string) profiles.Payment {
	v := t.TakesText(set, w, text)
	networks := profiles.Wallet{v.Network}
	for _, other := range v.Passed {
		networks = append(networks, other.Network)
	}
	p := set.Read(text, networks)
	to := profiles.Pay
	switch v.Answer {
	case No:
		to = profiles.Refuse
	case NotEstablished, Announced, Likely:
		to = profiles.Ask
	}
	for _, why := range v.Why {
		if to < profiles.Pay && p.Decision >= to {
			p.Weigh(to, profiles.Reason{Code: profiles.WalletFacts, Text: why.Says})
		}
	}
	return p
}
