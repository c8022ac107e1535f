package wallet

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Takes tells whether a wallet takes a code, by what is known here and by what is known
// of networks; see [Table.Takes].
func Takes(set *profiles.Set, w Wallet, code emvqr.Code) Verdict { return Known().Takes(set, w, code) }

// Takes tells whether a wallet takes a code in the country that the code names, at the
// time of the set ([profiles.Set.At]); without a time, as of the table. A code with an
// error finding is taken by no wallet, and what [profiles.Readable] does not say yes of
// is no yes here.
func (t *Table) Takes(set *profiles.Set, w Wallet, code emvqr.Code) Verdict {
	v := Verdict{Wallet: w, To: code.CountryCode()}
	if v.Why = wrong(set, code); v.Why != nil {
		return v
	}
	claims := payable(set, code)
	if v.To == "" {
		v.To = homeOf(claims)
	}
	judged := judgementOf(set, code)
	routings := map[string]profiles.Routing{}
	var ways []Passed
	for _, c := range claims {
		q := question{t, w, code, c.Network.Slug, c.Path, v.To, set.Now()}
		r := set.Route(code, profiles.Wallet{q.slug})
		if r.Account != nil {
			q.owner = r.Account.Anchor()
		}
		routings[q.slug] = r
		ways = append(ways, q.answer(judged))
	}
	if len(ways) == 0 {
		v.Answer, v.Why = unpayable(set, code)
		return v
	}
	t.sort(ways, w)
	best := ways[0]
	v.Answer, v.Network, v.At, v.Why, v.Passed = best.Answer, best.Network, best.At, best.Why, ways[1:]
	if v.Answer != No {
		v.Routing = routings[best.Network]
		v.Account = v.Routing.Account
	}
	return v
}

// sort puts the best answers first, of equal ones the networks that a wallet reads.
func (t *Table) sort(ways []Passed, w Wallet) {
	order := t.Slugs(w)
	place := func(slug string) int {
		if i := slices.Index(order, slug); i >= 0 {
			return i
		}
		return len(order)
	}
	slices.SortStableFunc(ways, func(a, b Passed) int {
		return cmp.Or(cmp.Compare(b.Answer, a.Answer), cmp.Compare(place(a.Network), place(b.Network)))
	})
}

// unpayable is the answer for a code without an account of a network that is known: a
// wallet may know what nobody here does.
func unpayable(set *profiles.Set, code emvqr.Code) (Answer, []Reason) {
	for c := range set.Claims(code) {
		if c.Network == nil {
			return NotEstablished, []Reason{{Ground: UnknownAccount, Says: fmt.Sprintf("%s is of nobody known here, and nothing else in it can be paid", c.Path), Fact: ofTheCode}}
		}
	}
	return No, []Reason{{Ground: NothingToPay, Says: "there is nothing in it to pay", Fact: ofTheCode}}
}

// ofTheCode is the source of what a code itself shows.
var ofTheCode = Fact{Source: "the code itself", Confidence: A}

// wrong are the reasons for which nobody must pay a code.
func wrong(set *profiles.Set, code emvqr.Code) (why []Reason) {
	if !code.Verified() {
		return []Reason{{Ground: BrokenCode, Says: "the checksum is not right", Fact: ofTheCode}}
	}
	for f := range set.Validate(code) {
		if f.Severity == emvqr.Error || f.Effect == emvqr.Refuses {
			why = append(why, ofFinding(&f))
		}
	}
	return why
}

func ofFinding(f *emvqr.Finding) Reason {
	says := fmt.Sprintf("%s (%s)", f.Message, f.Rule)
	if !f.Path.IsZero() {
		says = fmt.Sprintf("%s: %s", f.Path, says)
	}
	return Reason{Ground: BrokenCode, Says: says, Fact: Fact{Source: f.Citation, Confidence: f.Confidence}}
}

// payable are the objects by which a code may be paid, the first of each network.
func payable(set *profiles.Set, code emvqr.Code) (claims []network.Claim) {
	for c := range set.Claims(code) {
		if c.Network == nil || c.Kind == nil || c.Kind.Role != network.Payable && c.Kind.Role != network.Foreign {
			continue
		}
		if !slices.ContainsFunc(claims, func(o network.Claim) bool { return o.Network.Slug == c.Network.Slug }) {
			claims = append(claims, c)
		}
	}
	return claims
}

// homeOf is the one country that all networks of a code are at home in.
func homeOf(claims []network.Claim) (country string) {
	for _, c := range claims {
		if len(c.Network.Countries) != 1 || country != "" && c.Network.Countries[0] != country {
			continue
		}
		country = c.Network.Countries[0]
	}
	return country
}

// judgement is what the package profiles says of a code.
type judgement struct {
	readable map[string]profiles.Acceptance
	findings map[string]Reason // by what they say
}

func judgementOf(set *profiles.Set, code emvqr.Code) judgement {
	j := judgement{map[string]profiles.Acceptance{}, map[string]Reason{}}
	for a := range set.Readable(code) {
		j.readable[a.Network] = a
	}
	for f := range set.Validate(code) {
		r := ofFinding(&f)
		j.findings[r.Says] = r
	}
	return j
}

// answer is what a wallet makes of one network of the code.
func (q *question) answer(judged judgement) Passed {
	r := q.best()
	if r.answer > No {
		q.judge(&r, judged)
	}
	if r.answer > No {
		q.quirks(&r)
	}
	return Passed{q.slug, q.owner, r.answer, r.why}
}

// judge takes in what is known of the network's readers.
func (q *question) judge(r *route, judged judgement) {
	acceptance, ok := judged.readable[q.slug]
	if !ok {
		r.lower(Likely, Reason{Ground: NotDecoded, Says: fmt.Sprintf("accounts of %s are not decoded here, so the one in the code is not judged", q.slug), Fact: ofTheCode})
		return
	}
	most := map[profiles.Answer]Answer{profiles.No: No, profiles.NotEstablished: NotEstablished, profiles.Yes: Yes}[acceptance.Answer]
	for _, why := range acceptance.Why {
		reason := Reason{Says: why, Fact: ofTheCode}
		if finding, ok := judged.findings[why]; ok {
			reason = finding
		}
		reason.Ground, reason.Says = ReadersDoubt, fmt.Sprintf("readers of %s: %s", q.slug, reason.Says)
		r.why = append(r.why, reason)
	}
	r.lower(most)
}

// quirks takes in what the wallet's own reader is known to do. What one source says and
// decides nothing is left out.
func (q *question) quirks(r *route) {
	for k := range q.table.Quirks(q.wallet) {
		if most, ok := q.quirk(&k); ok {
			r.lower(most, Reason{Ground: OwnQuirk, Says: q.wallet.Name + ": " + k.Says, Fact: k.Fact})
		}
	}
}

// quirk is the best answer that a quirk leaves, if it has to do with this code.
func (q *question) quirk(k *Quirk) (most Answer, ok bool) {
	phase := k.at(q.now)
	switch {
	case k.Network != "" && k.Network != q.slug, k.Abroad && q.isAtHome(), phase == notYet, phase == over,
		!q.hold(k.When), k.Has != nil && !k.Has(q.code):
		return 0, false
	case k.Effect == Refuses && phase == holds:
		return no(&k.Fact), true
	case k.Effect != Tells:
		return Likely, true
	}
	return Yes, k.firm()
}
