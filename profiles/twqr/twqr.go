// Package twqr knows the template of TWQR, Taiwan Pay, in codes that cards have in
// common with it. Links that begin with TWQRP:// are a form of their own.
//
// What is here was read off two codes, and so is shown and never made.
//
// Start here: [Network] is the table, [Account] what is paid.
package twqr

import (
	"log/slog"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network, GUID its template.
const (
	Slug = "twqr"
	GUID = "tw.com.twqrp"
)

var (
	apps   = network.Fact{Source: "two codes, and the apps of a bank that read them", Confidence: emvqr.ConfidenceC}
	guess  = network.Fact{Source: "inferred from two codes and the form of the link", Confidence: emvqr.ConfidenceD}
	placed = network.Fact{Severity: emvqr.Warning, Source: "two codes of two banks", Confidence: emvqr.ConfidenceB}
)

// Network is TWQR's table.
var Network = &network.Network{
	Slug: Slug, Name: "TWQR (Taiwan Pay)", Countries: []string{"TW"}, AsOf: "2026-11", Fact: apps,
	Kinds:  []*network.Kind{Purchase},
	Shared: network.National("TWQR", "901", "TW"),
}

// Account is a shop of Taiwan Pay.
type Account struct {
	network.Location
	// Payload is object 01 as it stands. See [Account.Content].
	Payload string
}

// Purchase is the account's table.
var Purchase = &network.Kind{
	Network: Slug, Key: "purchase", Name: "Taiwan Pay template", ReadOnly: true,
	Objects: []*network.Object{{
		Key: "purchase", Name: "Taiwan Pay template", ID: "TWQR-PURCHASE",
		At: network.At(35), By: []network.Mark{{At: network.Anywhere, GUIDs: []string{GUID}}}, Fact: placed,
		Rows: []network.Row{
			{At: network.In(1), Key: "payload", Name: "Payload", ID: "TWQR-PAYLOAD", Means: network.Payee, Presence: network.Mandatory, Checks: []*network.Check{layout}, Fact: apps},
		},
	}},
	Keys: []string{"payload"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(0)}
	},
	Examples: []network.Example{{Values: []string{"V1158Ab0000000001" + "00,00600000000000000100000001"}}},
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) { return Purchase, []string{a.Payload} }

// Content is what a payload seems to say: V1, the number 158 of Taiwan, a
// verification code and a list, as the parameters D3 and D11 of the links have them.
// The layout is inferred and not established.
type Content struct {
	// Verification is 12 letters and digits.
	Verification string
	// Acquirers are those through whom the shop can be paid.
	Acquirers []Acquirer
}

// Acquirer is one way to pay the shop.
type Acquirer struct {
	// Kind is two digits: 00, 01, 02, 04, 11 and 51 are met, and not documented.
	Kind string
	// Bank, Merchant and Terminal are 3, 15 and 8 characters.
	Bank, Merchant, Terminal string
}

// LogValue implements [slog.LogValuer]: how much there is, and nothing of it.
func (c Content) LogValue() slog.Value {
	return slog.GroupValue(slog.String("verification", network.Masked(c.Verification)), slog.Int("acquirers", len(c.Acquirers)))
}

// LogValue implements [slog.LogValuer], masked but for the kind.
func (a Acquirer) LogValue() slog.Value {
	return slog.GroupValue(slog.String("kind", a.Kind), slog.String("merchant", network.Masked(a.Bank+a.Merchant+a.Terminal)))
}

// The characters of a payload.
const (
	begins             = "V1158"
	verificationLength = 12
	bankLength         = 3
	merchantLength     = 15
	terminalLength     = 8
)

// Content takes the payload apart. It is not ok for one of another layout.
func (a Account) Content() (c Content, ok bool) {
	rest, ok := strings.CutPrefix(a.Payload, begins)
	if !ok || len(rest) < verificationLength {
		return Content{}, false
	}
	c.Verification = rest[:verificationLength]
	for entry := range strings.SplitSeq(rest[verificationLength:], ";") {
		kind, number, found := strings.Cut(entry, ",")
		if !found || len(kind) != 2 || len(number) != bankLength+merchantLength+terminalLength {
			return Content{}, false
		}
		c.Acquirers = append(c.Acquirers, Acquirer{
			kind, number[:bankLength], number[bankLength : bankLength+merchantLength], number[bankLength+merchantLength:],
		})
	}
	return c, true
}

var layout = &network.Check{
	Name: "LAYOUT", Sentence: "The payload is V1158, a verification code of 12 characters, and acquirers.",
	Fault: func(v string) string {
		if _, ok := (Account{Payload: v}).Content(); !ok {
			return "does not read as V1158, 12 characters and a list of acquirers"
		}
		return ""
	},
	Breaks: "V2158Ab0000000001",
	Fact:   guess,
}
