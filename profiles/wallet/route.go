package wallet

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// relation is what a link is to a wallet.
type relation uint8

const (
	stranger relation = iota // it is for others
	unnamed                  // it is for its country or its hub, and the source names others
	possible                 // the source names nobody, or its class, or some of it
	named
)

// relation is what a link is to a wallet.
func (t *Table) relation(w Wallet, l *Link) relation {
	isIssuer := slices.Contains(l.Issuers, w.Name)
	switch {
	case l.To != "" && w.isAtHome(l.To):
		return stranger
	case l.State == Closed && len(l.Issuers) > 0 && !w.among(l.Issuers):
		return stranger // what some do not do says nothing of others, nor of their class
	case isIssuer && !w.Class:
		return named
	case isIssuer, w.Of != "" && slices.Contains(l.Issuers, w.Of), slices.ContainsFunc(l.Issuers, func(name string) bool { return t.isOf(name, w) }):
		return possible
	case l.From == "" && l.Hub == "", l.From != "" && !w.isAtHome(l.From), l.Hub != "" && !t.isMember(w, l.Hub, l.To):
		return stranger
	case len(l.Issuers) == 0 && (l.Hub != "" || w.Class || w.Of != ""):
		return possible
	}
	return unnamed
}

// isOf reports whether the wallet with that name is of a class.
func (t *Table) isOf(name string, class Wallet) bool {
	return class.Class && t.facts.Wallets[t.byName[name]].Of == class.Name
}

// isMember reports whether a wallet is a member of a hub for a country.
func (t *Table) isMember(w Wallet, hub, to string) bool {
	return slices.ContainsFunc(t.facts.Members, func(m Member) bool {
		return m.Hub == hub && w.among(m.Wallets) && (len(m.In) == 0 || slices.Contains(m.In, to))
	})
}

// question is one wallet before one network of one code.
type question struct {
	table  *Table
	wallet Wallet
	code   emvqr.Code
	slug   string
	// owner is the object of the network that would be paid.
	owner emvqr.Path
	to    string
	now   time.Time
}

// route is one way to pay, or not to.
type route struct {
	answer Answer
	why    []Reason
	// known: a fact says so, and not that there is none.
	known bool
}

func (r *route) lower(to Answer, why ...Reason) {
	r.answer = min(r.answer, to)
	r.why = append(r.why, why...)
}

// abroad is a reason with its direction.
func (q *question) abroad(ground Ground, says string, f Fact) Reason {
	return Reason{Ground: ground, Says: says, From: q.from(""), To: q.to, Fact: f}
}

// from is the country that a wallet comes from: that of the link, or its own.
func (q *question) from(link string) string {
	switch {
	case link != "":
		return link
	case len(q.wallet.Countries) == 1:
		return q.wallet.Countries[0]
	}
	return ""
}

// best is the best of the ways that are known. A link that names the country of the code
// comes before one for any country.
func (q *question) best() route {
	home := q.home()
	if home.why != nil && home.answer > NotEstablished {
		return home
	}
	if q.isAtHome() {
		if home.why == nil {
			home = route{NotEstablished, []Reason{q.nothing()}, false}
		}
		return home
	}
	return better(home, q.abroadBest())
}

// better is the better of two ways, of equal ones the surer. What a fact says comes
// before that there is none.
func better(a, b route) route {
	switch {
	case b.why == nil:
		return a
	case a.why == nil, b.known && !a.known, a.known == b.known && b.answer > a.answer:
		return b
	case a.known == b.known && a.answer == b.answer && b.why[0].Confidence < a.why[0].Confidence:
		return b
	}
	return a
}

func (q *question) isAtHome() bool {
	return q.to == "" || q.wallet.isAtHome(q.to)
}

// nothing is the reason where no fact is there.
func (q *question) nothing() Reason {
	says := fmt.Sprintf("nothing is known of %s reading %s codes", q.wallet.subject(), q.slug)
	if q.to != "" {
		says += " in " + q.to
	}
	return Reason{Ground: NothingKnown, Says: says, Fact: Fact{Seen: q.table.facts.AsOf, Source: "this table", Confidence: D}}
}

// home is what the wallet reads by itself.
func (q *question) home() (best route) {
	for h := range q.table.Homes(q.wallet) {
		if h.Network == q.slug && (h.Abroad || q.isAtHome() || len(q.wallet.Countries) == 0) {
			best = better(best, q.ofHome(&h))
		}
	}
	return best
}

func (q *question) ofHome(h *Home) route {
	r := route{h.most(), []Reason{q.wallet.homeReason(h)}, true}
	if h.Not {
		r.answer = no(&h.Fact)
	}
	q.date(&r, &h.Fact, true) // what it reads by a rule of a day it may have read before
	return r
}

// homeReason is what a wallet reads, as a reason.
func (w *Wallet) homeReason(h *Home) Reason {
	r := Reason{Ground: Reads, Says: w.homeSays(h), Fact: h.Fact}
	if h.Not {
		r.Ground = ReadsNot
	}
	return r
}

// homeSays is what a wallet reads, in words.
func (w *Wallet) homeSays(h *Home) string {
	reads := "reads"
	if h.Not {
		reads = "does not read"
	}
	return fmt.Sprintf("%s %s %s codes", w.subject(), reads, h.Network) + note(h.Note)
}

func note(text string) string {
	if text == "" {
		return ""
	}
	return ": " + text
}

// no is the answer of a fact that says no.
func no(f *Fact) Answer {
	if f.firm() {
		return No
	}
	return NotEstablished
}

// date weighs when a fact holds. Outside of its time nothing is known from a fact that
// denies.
func (q *question) date(r *route, f *Fact, denies bool) {
	out := no(f)
	if denies {
		out = NotEstablished
	}
	last := &r.why[len(r.why)-1]
	switch f.at(q.now) {
	case notYet:
		r.answer, last.Ground, last.Says = out, Begins, last.Says+"; that begins after the time that is asked about"
	case over:
		r.answer, last.Ground, last.Says = out, Ended, last.Says+"; that has ended"
	case unsure:
		r.answer, last.Ground, last.Says = NotEstablished, Undated, last.Says+"; whether that held at the time that is asked about the source does not tell"
	}
}

// abroadBest is the best way to pay the code of another country. What the code is for
// decides first.
func (q *question) abroadBest() (best route) {
	use := q.use()
	if use != nil && !use.Open && use.firm() {
		return route{No, []Reason{
			q.abroad(Transfer, use.Says, use.Fact),
			q.abroad(Transfer, "codes for transfers do not cross borders", transfersStay),
		}, true}
	}
	var anyCountry route
	for i := range q.table.facts.Links {
		l := &q.table.facts.Links[i]
		is := q.table.relation(q.wallet, l)
		if is == stranger || l.Network != "" && l.Network != q.slug || l.To != "" && l.To != q.to {
			continue
		}
		if is == unnamed && l.at(q.now) != holds {
			continue
		}
		r := q.ofLink(l, is)
		if l.To == "" {
			anyCountry = better(anyCountry, r)
		} else {
			best = better(best, r)
		}
	}
	if !best.known {
		best = better(best, anyCountry)
	}
	if best.why == nil {
		best = route{NotEstablished, []Reason{q.nothing()}, false}
	}
	if use != nil && best.answer > NotEstablished {
		best.lower(NotEstablished, q.abroad(TransferOpen, fmt.Sprintf("%s, and whether that is paid from abroad is not established", use.Says), use.Fact))
	}
	return best
}

// use is what the account is for, nil where it is to pay a merchant.
func (q *question) use() *Use {
	for i := range q.table.facts.Uses {
		u := &q.table.facts.Uses[i]
		if u.Network == q.slug && (len(u.At) == 0 || slices.Contains(u.At, q.owner.Root())) && q.hold(u.When) {
			return u
		}
	}
	return nil
}

func (q *question) hold(conditions []network.Cond) bool {
	return !slices.ContainsFunc(conditions, func(c network.Cond) bool { return !c.Holds(q.code, q.owner) })
}

// ofLink is what one link makes of it.
func (q *question) ofLink(l *Link, is relation) route {
	r := route{l.most(), []Reason{q.table.linkReason(q.wallet, l, is)}, true}
	switch l.State {
	case Closed:
		r.answer = no(&l.Fact)
		q.date(&r, &l.Fact, true)
		return r
	case Planned:
		r.answer = min(Announced, r.answer)
	}
	q.date(&r, &l.Fact, l.State == Planned)
	if is == unnamed {
		r.known = false // it says nothing of this wallet
		r.lower(NotEstablished)
	}
	if r.answer <= NotEstablished {
		return r
	}
	q.narrow(&r, l, is)
	return r
}

// narrow weighs what a link asks of the code, and what the code cannot show.
func (q *question) narrow(r *route, l *Link, is relation) {
	if !q.hold(l.When) {
		r.lower(NotEstablished, q.abroad(OtherCodes, "it is for codes where "+conditions(l.When), l.Fact))
	}
	if l.Label != "" {
		r.lower(NotEstablished, q.abroad(NeedsLabel, fmt.Sprintf("only shops with the label %s take part, and no text of a code shows that", l.Label), l.Fact))
	}
	if l.State == Planned {
		return
	}
	if is == possible {
		r.lower(Likely)
	}
	switch h := q.table.hub(l.Hub); {
	case h != nil:
		why := q.abroad(NeedsEnrolment, h.Name+" "+h.Note, h.Fact)
		why.Hub = h.Name
		r.lower(Likely, why)
	case len(l.Acquirers) == 0:
		r.lower(Likely, q.abroad(NeedsAcquirer, "a link is open to acquirers one by one, and which these are is not known here", acquirersListed))
	case !slices.ContainsFunc(l.Acquirers, func(c network.Cond) bool { return c.Holds(q.code, q.owner) }):
		r.lower(NotEstablished, q.abroad(OtherAcquirer, "the acquirer of this code is not among those that the source names: "+conditions(l.Acquirers), l.Fact))
	}
}

func conditions(all []network.Cond) string {
	var words []string
	for _, c := range all {
		words = append(words, c.String())
	}
	return strings.Join(words, " and ")
}

// subject is the wallet in a sentence.
func (w *Wallet) subject() string {
	switch {
	case !w.Class:
		return w.Name
	case strings.ContainsRune("AEIOU", rune(w.Name[0])):
		return "an " + w.Name
	}
	return "a " + w.Name
}

// linkReason is a link as a reason.
func (t *Table) linkReason(w Wallet, l *Link, is relation) Reason {
	q := question{wallet: w}
	r := Reason{Ground: l.ground(is), Says: t.linkSays(w, l, is), From: q.from(l.From), To: l.To, Fact: l.Fact}
	if h := t.hub(l.Hub); h != nil {
		r.Hub = h.Name
	}
	return r
}

// ground is what a link says of a wallet.
func (l *Link) ground(is relation) Ground {
	switch {
	case l.State == Closed && !l.firm():
		return PaysAbroadUntold
	case l.State == Closed:
		return PaysAbroadNot
	case l.State == Planned:
		return PaysAbroadSoon
	case is == unnamed:
		return OthersAbroad
	}
	return PaysAbroad
}

// linkSays is a link in words, as it is for a wallet.
func (t *Table) linkSays(w Wallet, l *Link, is relation) string {
	codes := "codes"
	if l.Network != "" {
		codes = l.Network + " codes"
	}
	where := "abroad"
	if l.To != "" {
		where = "in " + l.To
	}
	by := "the link of the two countries"
	if h := t.hub(l.Hub); h != nil {
		by = h.Name
	}
	head := fmt.Sprintf("%s pays %s %s by %s", w.subject(), codes, where, by)
	switch {
	case l.State == Closed && !l.firm():
		return fmt.Sprintf("no source tells of %s paying %s %s", w.subject(), codes, where) + note(l.Note)
	case l.State == Closed:
		return fmt.Sprintf("%s does not pay %s %s", w.subject(), codes, where) + note(l.Note)
	case l.State == Planned && is == unnamed:
		head = fmt.Sprintf("it is announced that other wallets pay %s %s by %s", codes, where, by)
	case l.State == Planned:
		head = fmt.Sprintf("it is announced that %s pays %s %s by %s", w.subject(), codes, where, by)
	case is == unnamed && len(l.Issuers) > 0:
		head = fmt.Sprintf("%s are paid %s by %s, and %s is not among the wallets that the source names", codes, where, by, w.subject())
	case is == unnamed:
		head = fmt.Sprintf("%s are paid %s by %s, and the source does not name %s", codes, where, by, w.subject())
	case is == possible && len(l.Issuers) == 0:
		head += ", though the source names no wallets"
	case is == possible && !slices.Contains(l.Issuers, w.Name) && !slices.Contains(l.Issuers, w.Of):
		head = fmt.Sprintf("some of them pay %s %s by %s: %s", codes, where, by, strings.Join(l.Issuers, ", "))
	}
	if l.State == Pilot {
		head += ", in a pilot"
	}
	return head + note(l.Note)
}
