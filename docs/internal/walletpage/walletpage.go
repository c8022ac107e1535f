// Package walletpage writes a table of wallets down as a page for people.
package walletpage

import (
	"fmt"
	"slices"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/page"
	"github.com/openmerchantqr/emvqr/profiles/wallet"
)

// Markdown is the page. All it says comes from the table.
func Markdown(t *wallet.Table) string {
	facts := t.Facts()
	var b strings.Builder
	head(&b, facts.AsOf)
	wallets(&b, t, facts.Wallets)
	homes(&b, facts.Homes)
	hubs(&b, &facts)
	links(&b, &facts)
	uses(&b, facts.Uses)
	quirks(&b, facts.Quirks)
	openings(&b, facts.Openings)
	return b.String()
}

func head(b *strings.Builder, asOf wallet.Date) {
	fmt.Fprintf(b, `# Wallets

Which wallet takes which code, where, and since when. This page is written from the table in
`+"`profiles/wallet` by `go generate ./docs`"+`; to change it, change the table. It says what was known as of
%s, and such facts age in months: a program may bring a table of its own, and asks with a time.

`+"`merchantqr readable --wallet NAME`"+` answers for one code:

- yes: the wallet reads the network at home, or a link names both the wallet and the acquirer
- likely: something that no code shows decides, such as whether a hub has enrolled the shop
- announced: by a link that no source says has opened
- not established: what is known does not say
- no: the code has an error, or a fact of confidence A or B says so

Confidence says how sure a source is:

`, asOf)
	for _, c := range []emvqr.Confidence{emvqr.ConfidenceA, emvqr.ConfidenceB, emvqr.ConfidenceC, emvqr.ConfidenceD} {
		fmt.Fprintf(b, "- %s: %s\n", c, page.Confidences[c])
	}
	b.WriteString("\nA fact of confidence C or D is never a no, and no more is that nothing is known.\n")
}

// table begins a table with these columns; the fact of each row comes last.
func table(b *strings.Builder, title, text string, columns ...string) {
	fmt.Fprintf(b, "\n## %s\n\n%s\n\n", title, text)
	columns = append(columns, "when", "source", "confidence")
	fmt.Fprintf(b, "| %s |\n|%s\n", strings.Join(columns, " | "), strings.Repeat("---|", len(columns)))
}

func row(b *strings.Builder, f wallet.Fact, cells ...string) {
	for _, cell := range append(cells, f.When(), f.Source, f.Confidence.String()) {
		fmt.Fprintf(b, "| %s ", page.Cell(cell))
	}
	b.WriteString("|\n")
}

func wallets(b *strings.Builder, t *wallet.Table, all []wallet.Wallet) {
	table(b, "Wallets", "A class is all apps of a kind, of which not each has been looked at; what is known of it holds for those that\n"+
		"are one of it. Abroad are the countries of the links and hubs below; ? is one that is announced.",
		"wallet", "also called", "country", "one of", "reads", "abroad")
	for _, w := range all {
		of := w.Of
		if w.Class {
			of = "*class*"
		}
		row(b, w.Fact, w.Name, strings.Join(w.Also, ", "), country(strings.Join(w.Countries, " ")), of,
			codes(t.Slugs(w)), strings.Join(t.Abroad(w), " "))
	}
}

func homes(b *strings.Builder, all []wallet.Home) {
	table(b, "At home", "What apps read in their own country, and some everywhere.", "wallets", "codes", "reads", "note")
	for _, h := range all {
		reads := "yes"
		switch {
		case h.Not:
			reads = "no"
		case h.Abroad:
			reads = "yes, everywhere"
		}
		row(b, h.Fact, strings.Join(h.Wallets, ", "), codes([]string{h.Network}), reads, h.Note)
	}
}

func hubs(b *strings.Builder, facts *wallet.Facts) {
	table(b, "Hubs", "A hub brings the wallets of its members to shops that take part.", "hub", "what no code shows")
	for _, h := range facts.Hubs {
		row(b, h.Fact, h.Name, "it "+h.Note)
	}
	table(b, "Members of hubs", "Whose wallets they bring.", "hub", "wallets", "in")
	for _, m := range facts.Members {
		row(b, m.Fact, hubName(facts, m.Hub), strings.Join(m.Wallets, ", "), country(strings.Join(m.In, " ")))
	}
}

func hubName(facts *wallet.Facts, key string) string {
	for _, h := range facts.Hubs {
		if h.Key == key {
			return h.Name
		}
	}
	return "the two countries"
}

func links(b *strings.Builder, facts *wallet.Facts) {
	table(b, "Links", "Each direction is a row of its own: it opened on a day of its own, or never did. A link works for the wallets and\n"+
		"the acquirers that take part. No code says by itself that it may be paid from abroad.",
		"from", "to", "codes", "by", "state", "wallets named", "asks", "note")
	for _, l := range facts.Links {
		from := l.From
		if from == "" {
			from = "members"
			if l.Hub == "" {
				from = "those named"
			}
		}
		named := strings.Join(l.Issuers, ", ")
		if named == "" {
			named = "none"
		}
		network := "any"
		if l.Network != "" {
			network = codes([]string{l.Network})
		}
		row(b, l.Fact, from, country(l.To), network, hubName(facts, l.Hub), l.State.String(), named, asks(&l), l.Note)
	}
}

// asks is what a link wants of a code.
func asks(l *wallet.Link) string {
	var words []string
	if l.Label != "" {
		words = append(words, "label "+l.Label)
	}
	for _, c := range slices.Concat(l.When, l.Acquirers) {
		words = append(words, c.String())
	}
	return strings.Join(words, "; ")
}

func uses(b *strings.Builder, all []wallet.Use) {
	table(b, "What a code is for", "Codes for transfers do not cross borders, whatever the links say. Pix codes are no rule of it: they stand in many\n"+
		"countries, and 58 says BR in all of them.", "codes", "at", "where", "meaning", "paid from abroad")
	for _, u := range all {
		var at []string
		for _, id := range u.At {
			at = append(at, fmt.Sprintf("%02d", id))
		}
		paid := "no"
		if u.Open {
			paid = "not established"
		}
		row(b, u.Fact, codes([]string{u.Network}), strings.Join(at, ", "), conditions(u.When), u.Says, paid)
	}
}

func conditions(all []network.Cond) string {
	var words []string
	for _, c := range all {
		words = append(words, c.String())
	}
	return strings.Join(words, " and ")
}

func quirks(b *strings.Builder, all []wallet.Quirk) {
	table(b, "Readers", "What readers do beside the rules of the networks. Those of the first months of Pix were mended.",
		"wallets", "codes", "does", "effect")
	effects := [...]string{wallet.Tells: "told", wallet.Doubts: "some refuse", wallet.Refuses: "refused"}
	for _, q := range all {
		network := "any"
		switch {
		case q.Network != "":
			network = codes([]string{q.Network})
		case q.Abroad:
			network = "abroad"
		}
		row(b, q.Fact, strings.Join(q.Wallets, ", "), network, q.Says, effects[q.Effect])
	}
}

func openings(b *strings.Builder, all []wallet.Opening) {
	table(b, "Links of China", "Which wallets open links that begin so. Whether others do is not established.", "begins", "what", "wallets")
	for _, o := range all {
		row(b, o.Fact, "`"+o.Prefix+"`", o.Says, strings.Join(o.Wallets, ", "))
	}
}

func country(code string) string {
	if code == "" {
		return "any"
	}
	return code
}

func codes(slugs []string) string {
	var words []string
	for _, s := range slugs {
		words = append(words, "`"+s+"`")
	}
	return strings.Join(words, ", ")
}
