// Package x9 knows ANSI X9.150, the payment code of the United States: a link from
// which the wallet fetches a signed request. The standard itself could not be read.
//
// Start here: [Network] is the table, [Account] what is paid.
package x9

import (
	"log/slog"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network, GUID its template.
const (
	Slug = "x9"
	GUID = "org.x9"
)

var programs = network.Fact{Source: "two unrelated implementations", Confidence: emvqr.ConfidenceB}

// noLink: what is no link leads nowhere, or where a lenient reader makes it lead.
var noLink = network.Fact{Severity: emvqr.Warning, Effect: emvqr.Doubt, Source: programs.Source, Confidence: emvqr.ConfidenceB}

// Network is the table.
var Network = &network.Network{
	Slug: Slug, Name: "X9.150", Countries: []string{"US"}, AsOf: "2026-11", Fact: programs,
	Kinds: []*network.Kind{Request},
	Shared: []network.Row{
		// Test codes have 986, which was left from a code of Pix.
		{At: network.Root(53), ID: "X9-CURRENCY", OneOf: []string{"840"}, Presence: network.Mandatory, Default: "840", Fact: programs.Warning()},
		{At: network.Root(58), ID: "X9-COUNTRY", OneOf: []string{"US"}, Presence: network.Mandatory, Default: "US"},
	},
}

// Account is where a payment request is fetched.
type Account struct {
	network.Location
	// URL is a link without https://; DraftURL one where an older draft has it.
	URL, DraftURL string
}

const (
	url = iota
	draftURL
)

// Request is the account's table.
var Request = &network.Kind{
	Network: Slug, Key: "request", Name: "X9.150 template",
	Objects: []*network.Object{{
		Key: "request", Name: "X9.150 template", ID: "X9-REQUEST",
		At: network.At(26), By: []network.Mark{{At: network.Anywhere, GUIDs: []string{GUID}}}, Fact: programs.Warning(),
		Rows: []network.Row{
			{At: network.In(1), Key: "url", Name: "URL", ID: "X9-URL", Means: network.Link, Format: withoutScheme, Fact: noLink},
			{At: network.In(25), Key: "draft_url", Name: "URL of an older draft", ID: "X9-DRAFT-URL", Means: network.Link, Format: withoutScheme, Fact: noLink},
		},
	}},
	Exactly: []network.Exactly{
		{ID: "X9-ONE-URL", Sentence: "A code has one link, in 01 or where an older draft has it.", Keys: []string{"url", "draft_url"}, Min: 1, Max: 1, Fact: programs},
	},
	Keys: []string{url: "url", draftURL: "draft_url"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(url), v.At(draftURL)}
	},
	Examples: []network.Example{
		{Values: []string{url: "pay.example.com/v1/123e4567"}},
		{Values: []string{draftURL: "pay.example.com/v1/123e4567"}},
	},
}

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return Request, []string{url: a.URL, draftURL: a.DraftURL}
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

var withoutScheme = network.FormatOf("a link without https:// and without blanks", func(v string) bool {
	return network.Ans.Holds(v) && v != "" && v[0] != '/' && !strings.Contains(v, "://") && !strings.Contains(v, " ")
}).Cleaned(func(text string) string { return strings.TrimPrefix(strings.TrimSpace(text), "https://") })
