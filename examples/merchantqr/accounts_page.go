package main

import (
	"strings"

	"github.com/openmerchantqr/emvqr/profiles/explain"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// block is rows of a few words each, set in columns below a title.
type block struct {
	title string
	rows  [][]string
}

// append sets all columns but the last, which may hold text of a payload.
func (b block) append(dst []byte, p palette) []byte {
	var widths []int
	for _, cells := range b.rows {
		for i, cell := range cells[:len(cells)-1] {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], len(cell))
		}
	}
	dst = append(p.quiet.append(append(dst, "\n  "...), b.title), '\n')
	for _, cells := range b.rows {
		dst = append(dst, "   "...)
		last := len(cells) - 1
		for i, cell := range cells[:last] {
			dst = append(appendPadded(append(dst, ' '), cell, widths[i]), ' ')
		}
		dst = append(p.strong.append(append(dst, ' '), cells[last]), '\n')
	}
	return dst
}

// appendAccounts shows whose accounts were found, the network and the place once
// for each. What is no account to pay has a list of its own.
func (p page) appendAccounts(dst []byte, e *explain.Explanation) []byte {
	accounts, identities := block{title: "accounts"}, block{title: "shown, and nothing to pay"}
	for i := range e.Accounts {
		b := &accounts
		if e.Accounts[i].Role == network.Identity {
			b = &identities
		}
		b.rows = append(b.rows, accountRows(&e.Accounts[i])...)
	}
	for _, b := range []block{accounts, identities} {
		if b.rows != nil {
			dst = b.append(dst, p.palette)
		}
	}
	return dst
}

func accountRows(a *explain.Account) (rows [][]string) {
	slug, places := a.Network, placesOf(a.Account)
	for _, v := range a.Values {
		rows = append(rows, []string{slug, places, v.Key, shownValue(v.Value)})
		slug, places = "", ""
	}
	if rows == nil {
		rows = [][]string{{slug, places, "", ""}}
	}
	return rows
}

// placesOf is the root objects of an account: "26, 51".
func placesOf(account network.Account) string {
	var places []string
	for path := range account.Paths() {
		places = append(places, path.String())
	}
	return strings.Join(places, ", ")
}

// appendNative shows what a form says that is no merchant-presented code, and what is
// known of it beside that.
func (p page) appendNative(dst []byte, e *explain.Explanation) []byte {
	b := block{title: "fields"}
	for _, v := range e.Fields {
		// Keys of a link are whatever its writer wrote.
		b.rows = append(b.rows, []string{escape(v.Key), shownValue(v.Value)})
	}
	if b.rows != nil {
		dst = b.append(dst, p.palette)
	}
	return p.appendKnown(dst, e)
}

// appendKnown shows who runs a form of nobody's that is known here, who opens it, and what
// is not established. Nobody else says so.
func (p page) appendKnown(dst []byte, e *explain.Explanation) []byte {
	if e.Form == nil || e.Networks != nil || e.Kind == network.UnknownKind {
		return dst
	}
	b := block{title: "known of the form"}
	for _, row := range [][]string{
		{"run by", e.Form.RunBy}, {"opened by", strings.Join(e.Form.OpenedBy, ", ")}, {"not established", e.Form.NotEstablished},
	} {
		if row[1] != "" {
			b.rows = append(b.rows, row)
		}
	}
	if b.rows == nil {
		return dst
	}
	return b.append(dst, p.palette)
}

// appendWallets shows which networks' readers take the code. Of those that have
// no account in it there is nothing to say.
func (p page) appendWallets(dst []byte, e *explain.Explanation) []byte {
	if e.Code.IsZero() {
		return dst
	}
	b := block{title: "readable by"}
	for _, r := range e.Verdict.Readable {
		b.rows = append(b.rows, []string{r.Network, r.Answer.String(), escapeMessage(strings.Join(r.Why, "; "))})
	}
	if b.rows == nil {
		b.rows = [][]string{{"no network known here"}}
	}
	return b.append(dst, p.palette)
}
