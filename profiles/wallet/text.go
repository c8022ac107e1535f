package wallet

import (
	"fmt"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// TakesText is [Table.Takes] for whatever was scanned: a code, one in a link, or a form
// of a network's own, such as a link of Alipay's.
func (t *Table) TakesText(set *profiles.Set, w Wallet, text string) Verdict {
	scan := set.Recognize(text)
	v := Verdict{Wallet: w, Network: scan.Format}
	for i := range scan.Findings {
		if scan.Findings[i].Severity == emvqr.Error {
			v.Why = append(v.Why, ofFinding(&scan.Findings[i]))
		}
	}
	if v.Why != nil {
		return v
	}
	if scan.Kind == network.MPM {
		code, err := emvqr.Parse(scan.Text)
		if err != nil {
			v.Why = []Reason{{Ground: BrokenCode, Says: "the code cannot be read: " + strings.TrimPrefix(err.Error(), "emvqr: "), Fact: ofTheCode}}
			return v
		}
		return t.Takes(set, w, code)
	}
	return t.opens(set, v, scan)
}

// aLink is the format of a link of which nobody here knows where it leads. It may be
// one to pay by.
const aLink = "link"

// opens is the answer for a form that is no code.
func (t *Table) opens(set *profiles.Set, v Verdict, scan profiles.Scan) Verdict {
	switch {
	case scan.Kind == network.CPM:
		v.Why = []Reason{{Ground: PayersCode, Says: "it is a code that a payer shows, and no wallet pays it", Fact: ofTheCode}}
		return v
	case scan.Format == profiles.Lookalike:
		v.Why = []Reason{{Ground: Lookalike, Says: "it only looks like a link to pay by: it leads elsewhere", Fact: ofTheCode}}
		return v
	case scan.Kind == network.UnknownKind && scan.Format != "" && scan.Format != aLink:
		form, _ := scan.Form()
		v.Why = []Reason{{Ground: NoPayment, Says: fmt.Sprintf("it is %s and no payment", form.Name), Fact: ofTheCode}}
		return v
	}
	reading, _ := scan.Read()
	if scan.Format == aLink {
		reading = network.Decoded{} // what is found is that nobody knows it
	}
	for i := range reading.Findings {
		if reading.Findings[i].Severity == emvqr.Error || reading.Findings[i].Effect == emvqr.Refuses {
			v.Why = append(v.Why, ofFinding(&reading.Findings[i]))
		}
	}
	if scan.Kind != network.UnknownKind && !reading.Sound {
		v.Why = append(v.Why, Reason{Ground: BrokenCode, Says: "its own checksum is not right", Fact: ofTheCode})
	}
	if v.Why != nil {
		return v
	}
	q := question{table: t, wallet: v.Wallet, slug: scan.Format, now: set.Now()}
	r := q.opens(scan.Text)
	v.Answer, v.Why = r.answer, r.why
	for i := range reading.Findings {
		f := &reading.Findings[i]
		// Of a link that only a page makes a payment of, its shape is all that there is to
		// judge it by.
		odd := f.Severity == emvqr.Warning && reading.Account == nil
		if (odd || f.Effect == emvqr.Doubt) && v.Answer > NotEstablished {
			v.Answer, v.Why = NotEstablished, append(v.Why, ofFinding(f))
		}
	}
	if v.Answer != No {
		v.Account = reading.Account
	}
	return v
}

// opens is what is known of the wallet and of a text that is no code: who opens links
// that begin so; if nothing is, who reads such forms.
func (q *question) opens(text string) (best route) {
	longest := 0
	for i := range q.table.facts.Openings {
		o := &q.table.facts.Openings[i]
		if !o.has(q.slug, text) || len(o.Prefix) < longest {
			continue
		}
		if len(o.Prefix) > longest {
			longest, best = len(o.Prefix), route{}
		}
		best = better(best, q.ofOpening(o))
	}
	if best.why != nil {
		return best
	}
	if q.slug == "" {
		return route{NotEstablished, []Reason{{Ground: UnknownText, Says: "nobody here knows what this text is", Fact: ofTheCode}}, false}
	}
	best = q.home()
	for i := range q.table.facts.Links {
		l := &q.table.facts.Links[i]
		if is := q.table.relation(q.wallet, l); is != stranger && l.Network == q.slug {
			q.to = l.To
			best = better(best, q.ofLink(l, is))
			q.to = ""
		}
	}
	if best.why == nil {
		best = route{NotEstablished, []Reason{q.nothing()}, false}
	}
	return best
}

// has reports whether a link is of the form and begins so, its host in letters of either
// case.
func (o *Opening) has(format, text string) bool {
	if o.Format != "" && o.Format != format || len(text) < len(o.Prefix) {
		return false
	}
	_, path, _ := strings.Cut(o.Prefix, "://")
	_, path, _ = strings.Cut(path, "/")
	end := len(o.Prefix) - len(path)
	return strings.EqualFold(text[:end], o.Prefix[:end]) && text[end:len(o.Prefix)] == path
}

func (q *question) ofOpening(o *Opening) route {
	if !q.wallet.among(o.Wallets) {
		return route{NotEstablished, []Reason{{Ground: OpenedByOthers, Says: fmt.Sprintf("%s; the source names %s", o.Says, strings.Join(o.Wallets, ", ")), Fact: o.Fact}}, true}
	}
	r := route{o.most(), []Reason{{Ground: Opens, Says: fmt.Sprintf("%s; %s opens it", o.Says, q.wallet.Name), Fact: o.Fact}}, true}
	q.date(&r, &o.Fact, false)
	return r
}
