// Package jpqr knows JPQR, the unified code of Japan that a shop shows, in its static
// form; a dynamic one is not established.
//
// Start here: [Network] is the table, [Account] what is paid.
package jpqr

import (
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Slug names the network, GUID its template.
const (
	Slug = "jpqr"
	GUID = "jp.or.paymentsjapan"
)

var (
	readers = network.Fact{Severity: emvqr.Error, Source: "JPQR MPM guideline 1.0, as two independent readers have it", Confidence: emvqr.ConfidenceB}
	one     = network.Fact{Severity: emvqr.Warning, Source: "one reader refuses it", Confidence: emvqr.ConfidenceC}
	// unheard is what no code has: whether a reader takes the amount or asks for one.
	unheard = network.Fact{Severity: emvqr.Warning, Effect: emvqr.Doubt, Source: "both codes are static; of dynamic ones nothing was found", Confidence: emvqr.ConfidenceD}
)

// Network is JPQR's table. A name and a city of xxx are met: the shop's name is in 64.
var Network = &network.Network{
	Slug: Slug, Name: "JPQR", Countries: []string{"JP"}, AsOf: "2026-11", Fact: readers,
	Kinds: []*network.Kind{Shop},
	Shared: append(network.National("JPQR", "392", "JP"),
		network.Row{At: network.Root(1), ID: "JPQR-STATIC", OneOf: []string{"11"}, Fact: unheard},
		network.Row{At: network.Root(54), ID: "JPQR-AMOUNT", Presence: network.Forbidden, Fact: unheard},
		network.Row{At: network.Root(61), ID: "JPQR-POSTAL-CODE", Format: network.Digits, Min: 7, Max: 7, Presence: network.Mandatory},
		network.Row{At: network.Root(64), ID: "JPQR-LANGUAGE", Presence: network.Mandatory},
		network.Row{At: network.Root(64, 0), ID: "JPQR-LANGUAGE-CODE", OneOf: []string{"JA", "ja"}, Fact: readers.Warning()},
		network.Row{At: network.Root(64, 2), ID: "JPQR-LANGUAGE-CITY", Presence: network.Forbidden, Fact: one},
	),
}

// Account is a shop by its unified code, which the council's system gives out in four
// levels: a company, and what belongs to it. All four are written in full.
type Account struct {
	network.Location
	// Level1 has 13 characters, as many as a corporate number of Japan.
	Level1 string
	// Level2 has 4 characters, Level3 and Level4 have 6.
	Level2, Level3, Level4 string
}

const (
	level1 = iota
	level2
	level3
	level4
)

// Shop is the account's table.
var Shop = &network.Kind{
	Network: Slug, Key: "shop", Name: "JPQR template",
	Objects: []*network.Object{{
		Key: "shop", Name: "JPQR template", ID: "JPQR-SHOP",
		// One reader takes it anywhere, and both codes have it in 26.
		At: network.At(26), By: []network.Mark{{At: network.Anywhere, GUIDs: []string{GUID}}}, Fact: readers.Warning(),
		Rows: []network.Row{
			level(1, "level1", 13), level(2, "level2", 4), level(3, "level3", 6), level(4, "level4", 6),
		},
	}},
	Keys: []string{level1: "level1", level2: "level2", level3: "level3", level4: "level4"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Account{at, v.At(level1), v.At(level2), v.At(level3), v.At(level4)}
	},
	Examples: []network.Example{{
		Values: []string{level1: "0000000000001", level2: "0001", level3: "000001", level4: "000001"},
		Beside: []network.Setting{{At: network.Root(61), Value: "1000001"}, {At: network.Root(64, 0), Value: "JA"}, {At: network.Root(64, 1), Value: "うどん屋"}},
	}},
}

// level is one of the four parts of the code. Only all of them together are a shop.
func level(id uint8, key string, length int) network.Row {
	return network.Row{
		At: network.In(id), Key: key, Name: "Unified shop code, level " + key[len("level"):], ID: "JPQR-LEVEL" + key[len("level"):],
		Means: network.Payee, Format: network.Ans, Min: length, Max: length, Presence: network.Mandatory, Fact: readers,
	}
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Account) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account].
func (a Account) Table() (*network.Kind, []string) {
	return Shop, []string{level1: a.Level1, level2: a.Level2, level3: a.Level3, level4: a.Level4}
}
