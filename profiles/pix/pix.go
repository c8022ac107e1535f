// Package pix knows Pix, the instant payment network of Brazil, in the BR Code that
// carries it: static and dynamic charges, and recurrences beside them.
//
// Start here: [Network] is the table, [Account] what is paid.
package pix

import (
	"errors"
	"fmt"
	"log/slog"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network, GUID its template.
const (
	Slug = "pix"
	GUID = "br.gov.bcb.pix"
)

var (
	manual  = network.Fact{Source: "Banco Central do Brasil, Manual do BR Code 1.0.0 and Manual de Padrões para Iniciação do Pix 2.2", Confidence: emvqr.ConfidenceA}
	readers = network.Fact{Source: "independent libraries, after later manuals", Confidence: emvqr.ConfidenceB}
)

// Network is Pix's table.
var Network = &network.Network{
	Slug: Slug, Name: "Pix", Countries: []string{"BR"}, AsOf: "2026-11", Fact: manual,
	Kinds:  []*network.Kind{Charge},
	Shared: append(network.National("PIX", "986", "BR"), network.Row{At: network.Root(52), Default: "0000"}),
	Lowered: []network.Lowered{
		{Rule: "MPM-4.7.4.1-NZ", At: network.Root(54), To: emvqr.Info, Source: "BR Code: an amount of 0 is told elsewhere"},
		{Rule: "MPM-T3.6-LEN", At: network.Root(61), To: emvqr.Info, Source: "BR Code: 61 has up to 99 characters"},
	},
	Rules: []network.Rule{txidForm, dynamicTxID, dynamicAmount, oneRecurrence},
}

// Account is the receiver of a Pix payment. A static charge has a Key, a dynamic one
// a URL where the rest is fetched.
type Account struct {
	network.Location
	// Key is the receiver's: CPF, CNPJ, phone with +55, e-mail, or a UUID.
	Key string
	// Info is a text for the payer; Facilitator eight digits of who hands out cash.
	// Both are for static charges.
	Info, Facilitator string
	// URL is where a dynamic charge is fetched, without https://; RecurrenceURL
	// where a recurrence is, which stands in a template of its own.
	URL, RecurrenceURL string
	// TxID is what the receiver calls a static charge, "" for none.
	TxID string
}

const (
	key = iota
	info
	facilitator
	url
	recurrenceURL
	txid
	gui
)

// Charge is the account's table.
var Charge = &network.Kind{
	Network: Slug, Key: "charge", Name: "Pix template",
	Objects: []*network.Object{{
		Key: "charge", Name: "Pix template", By: []network.Mark{{GUIDs: []string{GUID}}},
		Rows: []network.Row{
			// A recurrence alone has the template all the same, with nothing else in it.
			{At: network.In(0), Key: "gui", Name: "GUI", Hidden: true},
			{At: network.In(1), Key: "key", Name: "Key", ID: "PIX-KEY", Means: network.Payee, Format: network.Ans.Cleaned(strings.TrimSpace), Max: 77, Checks: []*network.Check{keyForm, keyDigits}},
			{At: network.In(2), Key: "info", Name: "Additional information", ID: "PIX-INFO", Means: network.Note, Max: 72},
			{At: network.In(3), Key: "facilitator", Name: "Withdrawal facilitator", ID: "PIX-FACILITATOR", Format: network.Alphanumeric, Min: 8, Max: 8, Fact: readers},
			{At: network.In(25), Key: "url", Name: "URL", ID: "PIX-URL", Means: network.Link, Format: withoutScheme, Max: 77},
		},
	}, {
		Key: "recurrence", Name: "Pix recurrence", At: network.Between(80, 99), Joins: "charge",
		By: []network.Mark{{GUIDs: []string{GUID}}},
		Rows: []network.Row{
			{At: network.In(25), Key: "recurrence_url", Name: "Recurrence URL", ID: "PIX-RECURRENCE-URL", Means: network.Link, Format: withoutScheme, Max: 77},
		},
	}},
	Rows: []network.Row{
		{At: network.Root(62, 5), Key: "txid", Name: "Transaction ID", ID: "PIX-TXID", Means: network.Reference, Max: 25, Presence: network.Mandatory, Void: "***"},
	},
	Exactly: []network.Exactly{
		{ID: "PIX-ONE-CHARGE", Sentence: "A charge has a key or a URL, and not both.", Keys: []string{"key", "url"}, Max: 1, Fact: readers},
		{ID: "PIX-SOME-CHARGE", Sentence: "A code has a key, a URL, or the URL of a recurrence.", Keys: []string{"key", "url", "recurrence_url"}, Min: 1, Max: 3},
		{ID: "PIX-INFO-STATIC", Sentence: "Additional information is for static charges.", Keys: []string{"url", "info"}, Max: 1, Fact: readers},
		{ID: "PIX-FACILITATOR-STATIC", Sentence: "A facilitator is for static charges.", Keys: []string{"url", "facilitator"}, Max: 1, Fact: readers},
	},
	Keys: []string{key: "key", info: "info", facilitator: "facilitator", url: "url", recurrenceURL: "recurrence_url", txid: "txid", gui: "gui"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(key), v.At(info), v.At(facilitator), v.At(url), v.At(recurrenceURL), v.At(txid)}
	},
	Examples: []network.Example{
		{Values: []string{key: "123e4567-e12b-12d1-a456-426655440000", info: "obrigado", facilitator: "99999008", txid: "INV7"}},
		{Values: []string{key: "12345678909"}},
		{Values: []string{url: "pix.example.com/v2/0123456789abcdef", recurrenceURL: "pix.example.com/rec/0123456789abcdef"}},
	},
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	values := []string{key: a.Key, info: a.Info, facilitator: a.Facilitator, url: a.URL, recurrenceURL: a.RecurrenceURL, txid: a.TxID, gui: ""}
	if a.Key+a.Info+a.Facilitator+a.URL+a.RecurrenceURL != "" {
		values[gui] = GUID
	}
	return Charge, values
}

// Adapt implements [network.Adapter]: what is in 54 of a dynamic code is not what is
// paid.
func (a Account) Adapt(amount bool) (network.Account, error) {
	if amount && a.URL != "" {
		return nil, errors.New("pix: a code with a URL has no amount, which is fetched from there")
	}
	return a, nil
}

// Initiation implements [network.Initiator]: to Pix 12 means that the code is for one
// use, which a printed key with an amount is not.
func (a Account) Initiation() emvqr.Initiation {
	if a.Key != "" {
		return emvqr.Static
	}
	return emvqr.Unspecified
}

// withoutScheme is a link as Pix writes it.
var withoutScheme = network.FormatOf("a link without https://, of characters from space to tilde", func(v string) bool {
	return network.Ans.Holds(v) && !strings.Contains(v, "://")
}).Cleaned(func(text string) string { return strings.TrimPrefix(strings.TrimSpace(text), "https://") })

// txidForm looks at static codes alone: of dynamic ones the id is told elsewhere, and
// what the code has is not read.
var txidForm = network.Rule{
	ID: "PIX-TXID-FORMAT", Sentence: "The transaction id of a static code is up to 25 letters and digits, or ***.", Of: "charge",
	Fact: manual.Warning(),
	Judge: func(c *network.Case, broken func(emvqr.Object, string)) {
		id, ok := c.Shared(62, 5)
		if ok && id != "***" && !network.Alphanumeric.Holds(id) && !isDynamic(c) {
			broken(c.Code().Place(emvqr.P(62, 5)), "the transaction id is not letters and digits")
		}
	},
}

// dynamicTxID is a note: the manual's own example breaks it, and nobody reads the id.
var dynamicTxID = network.Rule{
	ID: "PIX-DYNAMIC-TXID", Sentence: "The transaction id of a dynamic code is ***: it is fetched.", Of: "charge", Fact: manual.Info(),
	Judge: func(c *network.Case, broken func(emvqr.Object, string)) {
		if id, ok := c.Shared(62, 5); ok && id != "***" && isDynamic(c) {
			broken(c.Code().Place(emvqr.P(62, 5)), "the transaction id is not that of the payment, which is fetched from the link in the template")
		}
	},
}

// dynamicAmount is a warning, because wallets take the code; but whoever reads the
// amount in it reads another one than is paid.
var dynamicAmount = network.Rule{
	ID: "PIX-DYNAMIC-AMOUNT", Sentence: "A dynamic code has no amount: it is fetched.", Of: "charge", Fact: manual.Warning(),
	Judge: func(c *network.Case, broken func(emvqr.Object, string)) {
		if amount, ok := c.Code().Amount(); ok && !amount.IsZero() && isDynamic(c) {
			broken(c.Code().Place(emvqr.P(54)), "the amount is not what is paid; that is fetched from the link in the template")
		}
	},
}

var oneRecurrence = network.Rule{
	ID: "PIX-ONE-RECURRENCE", Sentence: "An arrangement has at most one unreserved template.", Of: "recurrence", Fact: manual,
	Judge: func(c *network.Case, broken func(emvqr.Object, string)) {
		var first emvqr.Path
		for o := range c.Objects("recurrence") {
			if !first.IsZero() {
				broken(o, fmt.Sprintf("another unreserved template of Pix, after %s", first))
			}
			first = o.Path
		}
	},
}

// isDynamic reports whether the charge is fetched.
func isDynamic(c *network.Case) bool {
	for o := range c.Objects("charge") {
		if _, ok := o.Get(25); ok {
			return true
		}
	}
	return false
}
