package main

import (
	"slices"
	"strings"
	"sync"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/native"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// formName is a form in words, as its table has them, for a headline: "a link of Kaspi".
// One without words goes by its name.
func formName(format string) string {
	if name, ok := formNames()[format]; ok {
		return name
	}
	return "a code of the form " + format
}

var formNames = sync.OnceValue(func() map[string]string {
	names := map[string]string{profiles.Lookalike: "a link that looks like a payment link and leads elsewhere"}
	for form := range profiles.Forms() {
		names[form.Format] = form.Name
	}
	for _, form := range native.Everyday() {
		names[form.Format] = form.Name + ", and no payment code that is known here"
	}
	return names
})

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
func (p page) appendAccounts(dst []byte, s *scan) []byte {
	accounts, identities := block{title: "accounts"}, block{title: "shown, and nothing to pay"}
	for _, account := range s.accounts {
		b := &accounts
		if isIdentity(account) {
			b = &identities
		}
		b.rows = append(b.rows, accountRows(account)...)
	}
	for _, b := range []block{accounts, identities} {
		if b.rows != nil {
			dst = b.append(dst, p.palette)
		}
	}
	return dst
}

// isIdentity reports whether an account only says who somebody is.
func isIdentity(account network.Account) bool {
	kind, _ := account.Table()
	return kind != nil && kind.Role == network.Identity
}

func accountRows(account network.Account) (rows [][]string) {
	slug, places := network.Slug(account), placesOf(account)
	for key, value := range network.Fields(account) {
		rows = append(rows, []string{slug, places, key, shownValue(value)})
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
func (p page) appendNative(dst []byte, s *scan) []byte {
	b := block{title: "fields"}
	for key, value := range eachOnce(s.reading.Fields) {
		// Keys of a link are whatever its writer wrote.
		b.rows = append(b.rows, []string{escape(key), shownValue(value)})
	}
	if b.rows != nil {
		dst = b.append(dst, p.palette)
	}
	return p.appendKnown(dst, s)
}

// appendKnown shows who runs a form of nobody's that is known here, who opens it, and what
// is not established. Nobody else says so.
func (p page) appendKnown(dst []byte, s *scan) []byte {
	form, ok := s.Form()
	if !ok || s.Network != "" || s.Kind == network.UnknownKind {
		return dst
	}
	b := block{title: "known of the form"}
	for _, row := range [][]string{
		{"run by", form.RunBy}, {"opened by", strings.Join(form.OpenedBy, ", ")}, {"not established", form.NotEstablished},
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
func (p page) appendWallets(dst []byte, s *scan) []byte {
	code, _ := s.report.Code()
	if s.Kind != network.MPM || code.IsZero() {
		return dst
	}
	b := block{title: "readable by"}
	for r := range s.known.Readable(code) {
		if slices.Contains(s.networks, r.Network) {
			b.rows = append(b.rows, []string{r.Network, r.Answer.String(), escapeMessage(strings.Join(r.Why, "; "))})
		}
	}
	if b.rows == nil {
		b.rows = [][]string{{"no network known here"}}
	}
	return b.append(dst, p.palette)
}

// brokenForm is the finding about a form whose checksum is wrong, where its reader
// has none.
var brokenForm = emvqr.Finding{
	Rule: "FORM-CHECKSUM", Severity: emvqr.Error, Message: "its own checksum is wrong", Citation: "the form's own rule",
}
