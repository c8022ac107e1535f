package sentences

import (
	"cmp"
	"slices"
	"strings"

	"github.com/openmerchantqr/emvqr/profiles/wallet"
)

// mostGrounds is how many grounds a sentence tells.
const mostGrounds = 3

// wallet says whether the wallet takes it, and why.
func (t *teller) wallet() string {
	v := t.Verdict
	if v == nil {
		return ""
	}
	var why []string
	for _, r := range v.Why {
		text := t.ground(v, &r)
		if len(why) < mostGrounds && !slices.Contains(why, text) {
			why = append(why, text)
		}
	}
	head := t.say(answerOf(v.Answer), v.Wallet.Name)
	if len(why) > 0 {
		head += t.say(colon) + strings.Join(why, t.say(semicolon))
	}
	return t.sentence(head)
}

// ground is a reason of the table's in the language. What a source says in its own words,
// and which it is, stays with the tables.
func (t *teller) ground(v *wallet.Verdict, r *wallet.Reason) string {
	hub := r.Hub
	if hub == "" {
		hub = t.say(hubLink)
	}
	return t.say(groundOf(r.Ground), v.Wallet.Name, t.nameOf(v.Network), t.place(r.To), hub)
}

// place is the country where it is paid: that of the reason, of the code, or of the network.
func (t *teller) place(country string) string {
	country = cmp.Or(country, t.Verdict.To, t.homeOf(t.Verdict.Network))
	if country == "" {
		return t.say(placeAbroad)
	}
	if name, ok := t.words.countries[country]; ok {
		return t.say(placeIn, name)
	}
	return t.say(placeIn, shown(country))
}

// homeOf is the country of a network that has one, "" for any other.
func (t *teller) homeOf(slug string) string {
	if n, ok := t.set.Lookup(slug); ok && len(n.Countries) == 1 {
		return n.Countries[0]
	}
	return ""
}
