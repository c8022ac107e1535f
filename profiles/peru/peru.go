// Package peru knows what codes of Peru hold beside cards: the token of Yape, and the
// templates of the interoperable codes, whose GUIDs are plain words.
//
// Start here: [Network] is the table, [Account], [Acquirer] and [Order] what is paid.
package peru

import (
	"errors"
	"log/slog"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network.
const Slug = "peru"

var (
	codes     = network.Fact{Source: "real codes", Confidence: emvqr.ConfidenceB}
	oneSource = network.Fact{Source: "two codes in one program", Confidence: emvqr.ConfidenceC}
)

// Network is the table. No text of the central bank's or of an operator's is known.
var Network = &network.Network{
	Slug: Slug, Name: "Yape and interoperable codes of Peru", Countries: []string{"PE"}, AsOf: "2026-11", Home: "PE", Fact: codes,
	Kinds:    []*network.Kind{Yape, Interoperable, Facilitator},
	Reserves: network.At(39),
	Shared:   network.National("PERU", "604", "PE"),
	Lowered: []network.Lowered{
		{Rule: "MPM-4.7.11.1-TMPL", To: emvqr.Info, Source: "Yape's token is no template"},
		{Rule: "MPM-4.7.11.2-GUID", To: emvqr.Info, Source: "GUIDs are plain words or digits"},
		{Rule: "MPM-4.11.1.2-GUID", To: emvqr.Info, Source: "GUIDs are plain words"},
	},
}

// Account is a payee of the wallet Yape.
type Account struct {
	network.Location
	// Token tells the payee to Yape alone: 32 hexadecimal digits with small letters,
	// or 44 characters of base64.
	Token string
}

const token = 0

// Yape is the table of Yape's account.
var Yape = &network.Kind{
	Network: Slug, Key: "yape", Name: "Yape",
	Objects: []*network.Object{{
		Key: "yape", Name: "Yape", At: network.At(39), By: []network.Mark{{Has: []network.Look{{At: network.Value(), Format: opaque}}}},
		Rows: []network.Row{{At: network.Value(), Key: "token", Name: "Token", ID: "PERU-YAPE-TOKEN", Means: network.Payee, Format: opaque}},
	}},
	// All codes met have these, whoever is paid.
	Rows: []network.Row{
		{At: network.Root(52), Default: "5611"},
		{At: network.Root(59), Default: "YAPERO"},
		{At: network.Root(60), Default: "Lima"},
	},
	Keys: []string{token: "token"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(token)}
	},
	Examples: []network.Example{
		{Values: []string{token: "0123456789abcdef0123456789abcdef"}},
		{Values: []string{token: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}},
	},
}

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) { return Yape, []string{token: a.Token} }

// onlyRead refuses to write what is not known well enough: a code for which the order or
// the acquirer's data are made up leads nowhere.
func onlyRead(at network.Location) error {
	if at.Anchor().IsZero() {
		return errors.New("peru: what an issuer or an acquirer makes of its data is not known well enough to be written")
	}
	return nil
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

var opaque = network.FormatOf("32 hexadecimal digits with small letters, or 44 characters of base64", func(v string) bool {
	switch len(v) {
	case 32:
		return strings.Trim(v, "0123456789abcdef") == ""
	case 44: // 32 bytes
		return v[43] == '=' && strings.Trim(v[:43], "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/") == ""
	}
	return false
})
