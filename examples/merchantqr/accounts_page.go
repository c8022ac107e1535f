package main

import (
	"slices"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// formNames are the forms beside merchant-presented codes in words, for a
// headline: "a bank slip".
var formNames = map[string]string{
	"unionpay-url":     "a link of UnionPay's",
	"alipay-url":       "a link of Alipay's",
	"alipayplus-url":   "a link of Alipay+",
	profiles.Lookalike: "a link that looks like a payment link and leads elsewhere",
	"upi":              "a UPI link",
	"upi-global":       "a UPI link for payments abroad",
	"thai-slip":        "the code of a Thai transfer slip, which proves a payment and cannot be paid",
	"bot-barcode":      "the barcode of a Thai bill",
	"cpm":              "a consumer-presented code, as a payer's phone shows it to a till",
	"jpqr-cpm":         "a consumer-presented code of Japan's JPQR",
	"payer-code":       "a payer's code, as a wallet of China shows it to a till",
	"raast-p2p":        "a transfer code of Pakistan's Raast",
	"trkarekod-p2p":    "a transfer code of Turkey's TR Karekod",
	"elqr":             "a code of Kyrgyzstan's ELQR",
	"erip":             "a bill of Belarus's ERIP",
	"sbp":              "a link of Russia's SBP",
	"kaspi":            "a link of Kaspi",
	"kakaopay":         "a link of Kakao Pay",
	"payme":            "a link of PayMe",
	"wechat-url":       "a link of WeChat Pay",
	"twqrp":            "a link of Taiwan's TWQR",
}

// formName is a form in words; one without words goes by its name.
func formName(format string) string {
	if name, ok := formNames[format]; ok {
		return name
	}
	return "a code of the form " + format
}

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

// appendNative shows what a form says that is no merchant-presented code.
func (p page) appendNative(dst []byte, s *scan) []byte {
	if len(s.reading.Fields) == 0 {
		return dst
	}
	b := block{title: "fields"}
	for key, value := range eachOnce(s.reading.Fields) {
		// Keys of a link are whatever its writer wrote.
		b.rows = append(b.rows, []string{escape(key), shownValue(value)})
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
